//! Making what a Chinese input method types equal to what a Latin keyboard types.

/// The key that was meant: an input method left in full-width mode sends `：`
/// for `:`, and in Chinese punctuation mode `、` for `/` and `【` for `[`.
pub fn fold_key(c: char) -> char {
    match c {
        '、' => '/',
        '。' => '.',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        _ => fold_width(c),
    }
}

/// `text` as it is compared in searches: half-width and lower-case.
///
/// Chinese punctuation stays what it is; only characters that have a half-width
/// twin (`Ａ`, `２`, `（`, `　`) change their width.
pub fn fold_text(text: &str) -> String {
    text.chars().flat_map(fold_char).collect()
}

/// One character of [`fold_text`]; lower case may take more than one (`İ`).
pub fn fold_char(c: char) -> impl Iterator<Item = char> {
    fold_width(c).to_lowercase()
}

fn fold_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xFEE0).expect("the twins lie in ASCII")
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::{prop_assert_eq, proptest};

    use super::{fold_key, fold_text};
    use crate::text::samples::any_text;

    #[test]
    fn a_full_width_key_is_the_key_that_was_meant() {
        let typed = "：／？！ａＺ０～　、。【】《》";
        let meant = ":/?!aZ0~ /.[]<>";
        assert_eq!(typed.chars().map(fold_key).collect::<String>(), meant);
        let untouched = "a承，“”「」é";
        assert_eq!(untouched.chars().map(fold_key).collect::<String>(), "a承,“”「」é");
    }

    #[track_caller]
    fn check(text: &str, folded: &str) {
        assert_eq!(fold_text(text), folded);
    }

    #[test]
    fn searching_ignores_width_and_case() {
        check("ＮＵＯ　２０２６（Ａ）", "nuo 2026(a)");
        check("承诺、事项。【一】", "承诺、事项。【一】");
        check("É Σ Ü", "é σ ü");
        check("", "");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any_text()) {
            let once = fold_text(&text);
            prop_assert_eq!(fold_text(&once), once);
        }
    }
}
