//! Where a clause stands in a letter.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::ops::Range;

/// How many hexadecimal digits of a clause's hash are kept.
const HASH_DIGITS: usize = 16;

/// A clause of the letter: paragraph (from one) and a range of characters
/// (Unicode scalar values, from zero, end exclusive) in it.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub paragraph: u32,
    pub start: u32,
    pub end: u32,
    /// The first 16 hexadecimal digits of the SHA-256 of the clause, by which
    /// an attached copy is checked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
}

impl Place {
    /// The place of a range of characters in a paragraph, with the hash of its
    /// words.
    #[must_use]
    pub fn of(paragraph: u32, characters: Range<u32>, text: &str) -> Self {
        let place =
            Self { paragraph, start: characters.start, end: characters.end, sha256: String::new() };
        let sha256 = clause_hash(place.words(text), HASH_DIGITS);
        Self { sha256, ..place }
    }

    /// The place of words that begin at a character of a paragraph, with their
    /// hash.
    #[must_use]
    pub fn of_words(paragraph: u32, start: u32, words: &str) -> Self {
        let length = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
        let sha256 = clause_hash(words, HASH_DIGITS);
        Self { paragraph, start, end: start.saturating_add(length), sha256 }
    }

    /// The clause in its paragraph, in bytes; cut off where the paragraph ends.
    #[must_use]
    pub fn bytes(&self, paragraph: &str) -> Range<usize> {
        let byte = |characters: u32| {
            let mut starts = paragraph.char_indices().map(|(at, _)| at);
            starts.nth(characters as usize).unwrap_or(paragraph.len())
        };
        byte(self.start)..byte(self.end.max(self.start))
    }

    /// The clause's words in its paragraph.
    #[must_use]
    pub fn words<'p>(&self, paragraph: &'p str) -> &'p str {
        &paragraph[self.bytes(paragraph)]
    }

    /// How long the clause is, in characters.
    #[must_use]
    pub const fn length(&self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether a paragraph has the clause's words at its place, by their hash.
    #[must_use]
    pub fn fits(&self, paragraph: &str) -> bool {
        clause_hash(self.words(paragraph), self.sha256.len().max(HASH_DIGITS)) == self.sha256
    }

    /// Whether two places share at least half of the shorter one.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let shared = self.end.min(other.end).saturating_sub(self.start.max(other.start));
        let shorter = self.length().min(other.length());
        self.paragraph == other.paragraph && shared > 0 && shared * 2 >= shorter
    }
}

fn clause_hash(words: &str, digits: usize) -> String {
    let hash = Sha256::digest(words);
    hash.iter().take(digits.div_ceil(2)).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_fits_the_words_it_was_made_of_and_no_others() {
        let text = "一是年内建成中心。";
        let place = Place::of(3, 2..8, text);
        assert_eq!((place.words(text), place.sha256.len()), ("年内建成中心", 16));
        assert!(place.fits(text));
        assert!(!place.fits("二是年内建成平台。"));
        assert!(!place.fits("短"), "a paragraph that ends before it");
    }

    #[test]
    fn places_are_alike_from_half_of_the_shorter_one_on() {
        let place = |paragraph, start, end| Place { paragraph, start, end, ..Place::default() };
        for (other, alike) in [
            (place(1, 10, 20), true),
            (place(1, 15, 40), true),
            (place(1, 16, 40), false),
            (place(1, 12, 14), true),
            (place(1, 20, 30), false),
            (place(2, 10, 20), false),
        ] {
            assert_eq!(place(1, 10, 20).is_like(&other), alike, "{other:?}");
        }
    }
}
