//! What people type with a Chinese keyboard, read as if typed with a Latin one.
//! One character becomes one character, so places in the text stay findable.

/// The half-width, lower-case form of a character; Chinese letters stay as they
/// are.
#[must_use]
pub(super) fn fold(c: char) -> char {
    let half = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '−' | '–' => '-',
        '、' => ',',
        other => other,
    };
    half.to_ascii_lowercase()
}

/// [`fold`] over a whole text.
#[must_use]
pub(super) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn full_width_becomes_half_width_and_lower_case() {
        let rows = [
            ("Ｄｕｅ：２０２６", "due:2026"),
            ("（Ａ｜Ｂ）", "(a|b)"),
            ("＜＝＞", "<=>"),
            ("－２ｗ　x", "-2w x"),
            ("住建，交通、水务", "住建,交通,水务"),
            ("“引”", "“引”"),
        ];
        for (text, expected) in rows {
            assert_eq!(folded(text), expected);
        }
    }
}
