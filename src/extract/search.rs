//! Whether words of a table stand in a text.
//!
//! A clause has few characters and a table many words, so that nearly every
//! word is passed over by a character that the clause lacks.

use std::ops::Range;

/// The characters of a text, each by its last bits: what it does not have is
/// not there, what it has may be.
pub(super) struct Signs([u64; 16]);

impl Signs {
    pub fn of(text: &str) -> Self {
        let mut bits = [0; 16];
        for sign in text.chars() {
            let (word, bit) = Self::place(sign);
            bits[word] |= bit;
        }
        Self(bits)
    }

    const fn place(sign: char) -> (usize, u64) {
        let low = sign as usize % 1024;
        (low / 64, 1 << (low % 64))
    }

    fn has(&self, sign: Option<char>) -> bool {
        sign.is_none_or(|sign| {
            let (word, bit) = Self::place(sign);
            self.0[word] & bit != 0
        })
    }

    /// Whether a word may stand in the text.
    pub fn may_hold(&self, word: &str) -> bool {
        self.has(word.chars().next()) && self.has(word.chars().next_back())
    }
}

/// The words of a table that may stand in a text, in their order.
pub(super) fn likely<'w>(
    text: &str,
    words: &'w [&'w str],
) -> impl Iterator<Item = &'w str> + use<'w> {
    let signs = Signs::of(text);
    words.iter().copied().filter(move |word| signs.may_hold(word))
}

/// Whether one of the words stands in a text.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    likely(text, words).any(|word| text.contains(word))
}

/// The place of the word that stands first; of several there, the shortest.
pub(super) fn first_of(text: &str, words: &[&str]) -> Option<Range<usize>> {
    let found = likely(text, words).filter_map(|word| Some((text.find(word)?, word.len())));
    found.min().map(|(at, length)| at..at + length)
}

pub(super) fn starts_with_any(text: &str, words: &[&str]) -> bool {
    let first = text.chars().next();
    words.iter().any(|word| {
        let begins = word.chars().next();
        begins.is_none() || (begins == first && text.starts_with(word))
    })
}

pub(super) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    let last = text.chars().next_back();
    words.iter().any(|word| {
        let ends = word.chars().next_back();
        ends.is_none() || (ends == last && text.ends_with(word))
    })
}

#[cfg(test)]
mod tests {
    use super::{ends_with_any, first_of, has, starts_with_any};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_found_as_one_by_one(
            text in "[将已在建成a_，\u{4a0}]{0,12}",
            words in proptest::collection::vec("[将已在建成a_\u{8a0}]{0,3}", 0..6),
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let any = |holds: &dyn Fn(&str) -> bool| words.iter().any(|word| holds(word));
            prop_assert_eq!(has(&text, &words), any(&|word| text.contains(word)));
            prop_assert_eq!(starts_with_any(&text, &words), any(&|word| text.starts_with(word)));
            prop_assert_eq!(ends_with_any(&text, &words), any(&|word| text.ends_with(word)));
            let found = words.iter().filter_map(|word| Some((text.find(word)?, word.len()))).min();
            prop_assert_eq!(first_of(&text, &words), found.map(|(at, length)| at..at + length));
        }
    }
}
