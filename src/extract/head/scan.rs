//! Small readings of text that the parts of a head share.

/// A text without white space.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The digit that a character of either width writes.
pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    }
}

/// A character of a Chinese word or name.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇')
}

/// The first `limit` bytes of a text, cut where a character begins.
pub(super) fn beginning(text: &str, limit: usize) -> &str {
    &text[..text.floor_char_boundary(limit)]
}

/// Where the last `limit` bytes of a text begin.
pub(super) fn ending(text: &str, limit: usize) -> usize {
    text.ceil_char_boundary(text.len().saturating_sub(limit))
}

/// How many characters a text has, white space not counted.
pub(super) fn length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The first of `words` in a text: where it begins and ends.
pub(super) fn first_of(text: &str, words: &[&str]) -> Option<(usize, usize)> {
    let found = words.iter().filter_map(|word| text.find(word).map(|at| (at, at + word.len())));
    found.min_by_key(|(start, end)| (*start, usize::MAX - end))
}

/// Whether a text has one of `words`.
pub(super) fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether a text ends with one of `words`.
pub(super) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// Whether a text begins with one of `words`.
pub(super) fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// What stands between the first pair of title or quotation marks, pairs of
/// the same marks within it included.
pub(super) fn quoted(text: &str) -> Option<&str> {
    let (start, open) = text.char_indices().find(|(_, c)| matches!(c, '《' | '“' | '「'))?;
    let close = match open {
        '《' => '》',
        '“' => '”',
        _ => '」',
    };
    let mut depth = 0_usize;
    for (at, c) in text[start..].char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(&text[start + open.len_utf8()..start + at]);
            }
        }
    }
    None
}
