//! Names of things: commitments, letters.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Names one commitment in every copy of a ledger: `letter/code`.
///
/// Two ledgers that record the same letter give its commitments the same
/// names, which is what lets them be brought together later. A commitment of
/// one's own stands in the letter `own` and carries a random tail behind `~`.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemId(String);

/// The letter in which commitments without a reply letter stand.
pub const OWN_LETTER: &str = "own";

/// A longer name of a letter is none that people type.
const LONGEST_LETTER_CHARS: usize = 64;

/// Whether a letter can have this name: ASCII letters, digits, `-`, `_` and
/// `.`, and not that of the letter in which one's own commitments stand.
#[must_use]
pub fn is_letter_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (1..=LONGEST_LETTER_CHARS).contains(&name.len())
        && name.chars().all(fits)
        && !name.eq_ignore_ascii_case(OWN_LETTER)
}

impl ItemId {
    /// The name of the commitment `code` of `letter`.
    #[must_use]
    pub fn of(letter: &str, code: &str) -> Self {
        Self(format!("{letter}/{code}"))
    }

    /// The name of a commitment of one's own; `tail` keeps copies apart.
    #[must_use]
    pub fn own(code: &str, tail: &str) -> Self {
        Self(format!("{OWN_LETTER}/{code}~{tail}"))
    }

    /// A name as it was stored.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The whole name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The letter's name.
    #[must_use]
    pub fn letter(&self) -> &str {
        self.0.split('/').next().unwrap_or(&self.0)
    }

    /// The code that people type.
    #[must_use]
    pub fn code(&self) -> &str {
        let after = self.0.split_once('/').map_or(self.0.as_str(), |(_, code)| code);
        after.split('~').next().unwrap_or(after)
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{ItemId, is_letter_name};

    #[test]
    fn a_letter_is_named_by_letters_digits_and_three_marks() {
        for name in ["gx-2021122", "41-9f2c1a", "A_b.1", &"a".repeat(64)] {
            assert!(is_letter_name(name), "{name}");
        }
        let long = "a".repeat(65);
        for name in ["", "own", "OWN", "a/b", "#3", "a b", "\u{1b}[2J", "a~b", "来文", &long] {
            assert!(!is_letter_name(name), "{name:?}");
        }
    }

    #[test]
    fn a_name_gives_back_its_letter_and_code() {
        for (id, letter, code) in [
            (ItemId::of("gx-2021122", "2.12"), "gx-2021122", "2.12"),
            (ItemId::own("x3", "9f2c"), "own", "x3"),
        ] {
            assert_eq!((id.letter(), id.code()), (letter, code));
        }
    }
}
