//! How many columns a text takes.
//!
//! The unit is the grapheme cluster, because that is what ratatui puts into a
//! cell. In [`Ambiguous::Narrow`] mode every cluster has exactly the width that
//! `unicode-width` gives to it as a string, which is what ratatui believes; in
//! [`Ambiguous::Wide`] mode characters that East Asian fonts draw wide count 2.
//!
//! Control characters count 1, as in `unicode-width`, although ratatui never
//! draws them: pass untrusted text through [`crate::text::clean`] first.

use unicode_segmentation::{Graphemes, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How the terminal draws characters of ambiguous East Asian width.
#[derive(Copy, Clone, Eq, PartialEq, Debug, Default)]
pub enum Ambiguous {
    /// One column: Western fonts, and what ratatui assumes.
    #[default]
    Narrow,
    /// Two columns: terminals set up for Chinese, Japanese or Korean fonts.
    Wide,
}

/// A longer cluster is not one glyph to a reader, and would not fit a cell.
const CLUSTER_BYTES_MAX: usize = 64;

/// The columns that `text` takes on one line.
pub fn columns(text: &str, ambiguous: Ambiguous) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    clusters(text, ambiguous).map(|(_, columns)| columns).sum()
}

/// The grapheme clusters of `text`, each with its columns; together they are the text.
///
/// A cluster wider than 2 columns (a run of Hangul jamo) or longer than 64 bytes
/// (a pile of marks) comes in pieces within those limits. Widths are 0, 1 or 2, but
/// for U+17D8, the one character that is 3 columns wide by itself.
pub fn clusters(text: &str, ambiguous: Ambiguous) -> impl Iterator<Item = (&str, usize)> {
    Clusters { graphemes: text.graphemes(true), pieces: "", ambiguous }
}

/// Whether `c` takes one column or two, as the terminal pleases.
///
/// The answer is Unicode's East Asian Width `A` for characters that take a
/// column at all, together with those that line breaking treats alike (`➀`, `½`
/// and their kin), where a column too many is safer than one too few.
pub fn is_ambiguous(c: char) -> bool {
    let code = u32::from(c);
    let surely_not = code < 0xA1 || (0x2E80..0xE000).contains(&code);
    if surely_not && !(0x3248..=0x324F).contains(&code) {
        return false;
    }
    c.width() == Some(1) && (c.width_cjk() == Some(2) || is_ambiguous_letter(code))
}

struct Clusters<'a> {
    graphemes: Graphemes<'a>,
    /// What is left of a cluster that comes in pieces.
    pieces: &'a str,
    ambiguous: Ambiguous,
}

impl<'a> Iterator for Clusters<'a> {
    type Item = (&'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if self.pieces.is_empty() {
            let cluster = self.graphemes.next()?;
            let columns = measure(cluster, self.ambiguous);
            if columns <= 2 && cluster.len() <= CLUSTER_BYTES_MAX {
                return Some((cluster, columns));
            }
            self.pieces = cluster;
        }
        let (piece, rest) = self.pieces.split_at(first_piece_bytes(self.pieces));
        self.pieces = rest;
        Some((piece, measure(piece, self.ambiguous)))
    }
}

/// The bytes of the longest beginning that is one glyph within the limits; only a
/// pile of marks is cut before a mark.
fn first_piece_bytes(cluster: &str) -> usize {
    let within_limits = |end: usize| end <= CLUSTER_BYTES_MAX && cluster[..end].width() <= 2;
    let takes_columns = |c: char| c.width() != Some(0);
    let mut longest = 0;
    let mut longest_whole = None;
    for (at, c) in cluster.char_indices() {
        let end = at + c.len_utf8();
        if at > 0 && !within_limits(end) {
            break;
        }
        longest = end;
        if cluster[end..].chars().next().is_none_or(takes_columns) {
            longest_whole = Some(end);
        }
    }
    longest_whole.unwrap_or(longest)
}

fn measure(cluster: &str, ambiguous: Ambiguous) -> usize {
    if cluster.len() == 1 {
        return 1;
    }
    let narrow = cluster.width();
    match ambiguous {
        Ambiguous::Narrow => narrow,
        Ambiguous::Wide if cluster.chars().any(is_ambiguous) => narrow.max(2),
        Ambiguous::Wide => narrow,
    }
}

/// Letters of ambiguous width, which `unicode-width` takes for narrow even in its
/// East Asian mode; terminals follow the Unicode table and draw them wide.
fn is_ambiguous_letter(code: u32) -> bool {
    AMBIGUOUS_LETTERS
        .binary_search_by(|&(first, last)| {
            if last < code {
                std::cmp::Ordering::Less
            } else if first > code {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        })
        .is_ok()
}

/// `EastAsianWidth.txt`, class `A`, general categories `L*` and `Sk`.
#[rustfmt::skip]
const AMBIGUOUS_LETTERS: &[(u32, u32)] = &[
    (0xA8, 0xA8), (0xAA, 0xAA), (0xB4, 0xB4), (0xB8, 0xB8), (0xBA, 0xBA), (0xC6, 0xC6),
    (0xD0, 0xD0), (0xD8, 0xD8), (0xDE, 0xE1), (0xE6, 0xE6), (0xE8, 0xEA), (0xEC, 0xED),
    (0xF0, 0xF0), (0xF2, 0xF3), (0xF8, 0xFA), (0xFC, 0xFC), (0xFE, 0xFE), (0x101, 0x101),
    (0x111, 0x111), (0x113, 0x113), (0x11B, 0x11B), (0x126, 0x127), (0x12B, 0x12B),
    (0x131, 0x133), (0x138, 0x138), (0x13F, 0x142), (0x144, 0x144), (0x148, 0x14B),
    (0x14D, 0x14D), (0x152, 0x153), (0x166, 0x167), (0x16B, 0x16B), (0x1CE, 0x1CE),
    (0x1D0, 0x1D0), (0x1D2, 0x1D2), (0x1D4, 0x1D4), (0x1D6, 0x1D6), (0x1D8, 0x1D8),
    (0x1DA, 0x1DA), (0x1DC, 0x1DC), (0x251, 0x251), (0x261, 0x261), (0x2C4, 0x2C4),
    (0x2C7, 0x2C7), (0x2C9, 0x2CB), (0x2CD, 0x2CD), (0x2D0, 0x2D0), (0x2D8, 0x2DB),
    (0x2DD, 0x2DD), (0x2DF, 0x2DF), (0x391, 0x3A1), (0x3A3, 0x3A9), (0x3B1, 0x3C1),
    (0x3C3, 0x3C9), (0x401, 0x401), (0x410, 0x44F), (0x451, 0x451), (0x207F, 0x207F),
    (0x2113, 0x2113), (0x2126, 0x2126), (0x212B, 0x212B),
];

#[cfg(test)]
mod tests {
    use proptest::{prop_assert, prop_assert_eq, proptest};
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    use super::{Ambiguous, clusters, columns, is_ambiguous};
    use crate::text::samples::{THREE_WIDE, any_text};

    #[track_caller]
    fn check(text: &str, narrow: usize, wide: usize) {
        assert_eq!(columns(text, Ambiguous::Narrow), narrow, "{text:?} narrow");
        assert_eq!(columns(text, Ambiguous::Wide), wide, "{text:?} wide");
    }

    #[test]
    fn columns_count_what_the_terminal_draws() {
        check("", 0, 0);
        check("nuo 2026", 8, 8);
        check("承诺a事项", 9, 9);
        check("，。（）", 8, 8);
        check("“承诺”", 6, 8);
        check("…", 1, 2);
        check("—①→●·×°§½", 9, 18);
        check("│─┌", 3, 6);
        check("àéü", 3, 6);
        check("αЯ", 2, 4);
        check("âç", 2, 2);
        check("e\u{301}", 1, 1);
        check("①\u{301}", 1, 2);
        check("\u{301}", 0, 0);
        check("\u{200b}\u{202e}", 0, 0);
        check("⚠\u{fe0f}", 2, 2);
        check("⚠", 1, 1);
        check("👩\u{200d}👧", 2, 2);
        check("🇨🇳", 2, 2);
        check("\u{1100}\u{1100}\u{1100}", 6, 6);
        check("✓✗❯▸", 4, 4);
    }

    #[test]
    fn ambiguity_is_the_terminals_not_the_fonts() {
        for c in "“”‘’—…·①②→■●×°§½│─αяé℃".chars() {
            assert!(is_ambiguous(c), "{c}");
        }
        for c in "a 承，✓✗❯▸\u{300}👩\n한か".chars() {
            assert!(!is_ambiguous(c), "{c}");
        }
        let shortcut_agrees = ('\0'..=char::MAX).all(|c| {
            use unicode_width::UnicodeWidthChar;
            is_ambiguous(c) || !(c.width() == Some(1) && c.width_cjk() == Some(2))
        });
        assert!(shortcut_agrees);
    }

    #[test]
    fn a_pile_of_marks_and_a_jamo_run_come_in_pieces() {
        let pile = format!("e{}", "\u{301}".repeat(100));
        let pieces: Vec<_> = clusters(&pile, Ambiguous::Narrow).collect();
        assert!(pieces.len() > 1 && pieces.iter().all(|(piece, _)| piece.len() <= 64));
        let jamo = "\u{1100}".repeat(10);
        assert_eq!(clusters(&jamo, Ambiguous::Narrow).count(), 10);
    }

    proptest! {
        #[test]
        fn narrow_width_agrees_with_ratatui(text in any_text()) {
            let ratatui: usize = text.graphemes(true).map(UnicodeWidthStr::width).sum();
            prop_assert_eq!(columns(&text, Ambiguous::Narrow), ratatui);
        }

        #[test]
        fn clusters_are_the_text_in_small_glyphs(text in any_text()) {
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                let joined: String = clusters(&text, ambiguous).map(|(cluster, _)| cluster).collect();
                prop_assert_eq!(&joined, &text);
                for (cluster, columns) in clusters(&text, ambiguous) {
                    prop_assert!(columns <= 2 || cluster.starts_with(THREE_WIDE));
                    prop_assert!(cluster.len() <= 64);
                }
            }
        }
    }
}
