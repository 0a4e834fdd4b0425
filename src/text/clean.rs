//! Taking out of untrusted text what could command the terminal or deceive the reader.
//!
//! A letter may hold escape sequences, or direction marks that make a reader see
//! another sentence than the one that is stored. [`clean_line`] and
//! [`clean_block`] are for the screen and for printed output; what is stored and
//! exported keeps its joiners and variation selectors ([`strip_controls`]).
//! Only the characters that act are removed: of `ESC [31m`, `[31m` stays visible.

use std::borrow::Cow;

/// For one line of display: whitespace controls become a space (`\r\n` a single
/// one), all other controls, direction marks and invisible characters vanish.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    rewrite(text, |c, next| match c {
        '\r' if next == Some('\n') => Change::Drop,
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Change::Into(" "),
        _ if is_unsafe(c) || is_invisible(c) => Change::Drop,
        _ => Change::Keep,
    })
}

/// Like [`clean_line`] for several lines: line ends become `\n`, a tab 4 spaces.
pub fn clean_block(text: &str) -> Cow<'_, str> {
    rewrite(text, |c, next| match clean_in_block(c, next) {
        Change::Keep if is_invisible(c) => Change::Drop,
        change => change,
    })
}

/// For files: as [`clean_block`], but invisible characters that carry meaning in
/// some script (joiners, variation selectors, soft hyphens) stay exact.
pub fn strip_controls(text: &str) -> Cow<'_, str> {
    rewrite(text, clean_in_block)
}

/// Whether `c` is a control character (C0, DEL, C1) or changes the direction of text.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// Whether `c` draws nothing of its own, so that terminals disagree about its width.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe0e}'
            | '\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

enum Change {
    Keep,
    Drop,
    Into(&'static str),
}

fn clean_in_block(c: char, next: Option<char>) -> Change {
    match c {
        '\n' => Change::Keep,
        '\r' if next == Some('\n') => Change::Drop,
        '\r' | '\u{2028}' | '\u{2029}' => Change::Into("\n"),
        '\t' => Change::Into("    "),
        _ if is_unsafe(c) => Change::Drop,
        _ => Change::Keep,
    }
}

/// Applies `change_of(character, next character)`; borrows when nothing changes.
fn rewrite(text: &str, change_of: impl Fn(char, Option<char>) -> Change) -> Cow<'_, str> {
    let mut chars = text.char_indices().peekable();
    let mut written = String::new();
    let mut copied_to = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let replacement = match change_of(c, next) {
            Change::Keep => continue,
            Change::Drop => "",
            Change::Into(replacement) => replacement,
        };
        written.push_str(&text[copied_to..at]);
        written.push_str(replacement);
        copied_to = at + c.len_utf8();
    }
    if copied_to == 0 {
        return Cow::Borrowed(text);
    }
    written.push_str(&text[copied_to..]);
    Cow::Owned(written)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::{prop_assert, prop_assert_eq, proptest};

    use super::{clean_block, clean_line, is_invisible, is_unsafe, strip_controls};
    use crate::text::samples::any_text;

    #[track_caller]
    fn check(text: &str, line: &str, block: &str, stripped: &str) {
        assert_eq!(clean_line(text), line, "line of {text:?}");
        assert_eq!(clean_block(text), block, "block of {text:?}");
        assert_eq!(strip_controls(text), stripped, "stripped {text:?}");
    }

    #[test]
    fn what_acts_is_removed_and_what_reads_stays() {
        check("承诺 nuo", "承诺 nuo", "承诺 nuo", "承诺 nuo");
        check("a\r\nb\nc\rd", "a b c d", "a\nb\nc\nd", "a\nb\nc\nd");
        check("a\tb", "a b", "a    b", "a    b");
        check("\u{1b}[31mred", "[31mred", "[31mred", "[31mred");
        check("a\0\u{7f}\u{9b}\u{85}b", "ab", "ab", "ab");
        check("a\u{202e}b\u{2066}\u{200f}\u{61c}", "ab", "ab", "ab");
        check("a\u{200b}\u{feff}\u{ad}b", "ab", "ab", "a\u{200b}\u{feff}\u{ad}b");
        check("👩\u{200d}👧⚠\u{fe0f}", "👩👧⚠", "👩👧⚠", "👩\u{200d}👧⚠\u{fe0f}");
        check("a\u{e0041}\u{fff9}b", "ab", "ab", "a\u{e0041}\u{fff9}b");
        check("a\u{2028}b", "a b", "a\nb", "a\nb");
        check("e\u{301}\u{a0}　", "e\u{301}\u{a0}　", "e\u{301}\u{a0}　", "e\u{301}\u{a0}　");
    }

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(clean_line("承诺"), Cow::Borrowed("承诺")));
        assert!(matches!(clean_block("承诺\n事项"), Cow::Borrowed(_)));
        assert!(matches!(clean_line("\u{1b}"), Cow::Owned(_)));
    }

    proptest! {
        #[test]
        fn nothing_that_acts_survives(text in any_text()) {
            prop_assert!(!clean_line(&text).chars().any(|c| is_unsafe(c) || is_invisible(c)));
            let acts = |c: char| c != '\n' && is_unsafe(c);
            prop_assert!(!clean_block(&text).chars().any(|c| acts(c) || is_invisible(c)));
            prop_assert!(!strip_controls(&text).contains(acts));
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in any_text()) {
            let line = clean_line(&text);
            prop_assert_eq!(clean_line(&line), line.as_ref());
            let block = clean_block(&text);
            prop_assert_eq!(clean_block(&block), block.as_ref());
        }
    }
}
