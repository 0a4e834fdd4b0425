//! How alike two texts are, by the pairs of characters that they share, and
//! where among many texts the one most like another stands.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// A pair that more texts than this have says nothing of where one stands, and
/// counting it would cost the square of a long letter.
const MOST_TEXTS: usize = 64;
/// So many of the texts that share most pairs are looked at closely.
const NEAREST: usize = 8;

type Pair = (char, char);

/// The pairs of neighbouring characters of a text, without marks.
pub(super) fn pairs(text: &str) -> HashSet<Pair> {
    let words: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    words.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The share of pairs that two texts have in common, from 0 to 1.
pub(super) fn likeness(one: &HashSet<Pair>, two: &HashSet<Pair>) -> f64 {
    let shared = one.intersection(two).count();
    let both = one.len() + two.len();
    if both == 0 { 0.0 } else { 2.0 * shared as f64 / both as f64 }
}

/// The share of the first text's pairs that the second has, from 0 to 1.
pub(super) fn coverage(one: &HashSet<Pair>, two: &HashSet<Pair>) -> f64 {
    if one.is_empty() { 0.0 } else { one.intersection(two).count() as f64 / one.len() as f64 }
}

/// Texts that can be searched for those that share pairs with another.
pub(super) struct Index {
    texts: HashMap<usize, HashSet<Pair>>,
    holders: HashMap<Pair, Vec<usize>>,
}

impl Index {
    /// An index of texts, each under a number of its own.
    pub(super) fn of<'t>(texts: impl Iterator<Item = (usize, &'t str)>) -> Self {
        let mut index = Self { texts: HashMap::new(), holders: HashMap::new() };
        for (number, text) in texts {
            let pairs = pairs(text);
            for pair in &pairs {
                let holders = index.holders.entry(*pair).or_default();
                // One more than is searched tells that there are too many.
                if holders.len() <= MOST_TEXTS && holders.last() != Some(&number) {
                    holders.push(number);
                }
            }
            index.texts.entry(number).or_default().extend(pairs);
        }
        index
    }

    /// The numbers of the texts that share most pairs with this one, the nearest
    /// first, each with its pairs.
    pub(super) fn near(&self, wanted: &HashSet<Pair>) -> Vec<(usize, &HashSet<Pair>)> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let holders = wanted.iter().filter_map(|pair| self.holders.get(pair));
        for number in holders.filter(|holders| holders.len() <= MOST_TEXTS).flatten() {
            *shared.entry(*number).or_default() += 1;
        }
        let mut near: Vec<(usize, usize)> = shared.into_iter().collect();
        near.sort_unstable_by_key(|(number, shared)| (Reverse(*shared), *number));
        near.into_iter().take(NEAREST).map(|(number, _)| (number, &self.texts[&number])).collect()
    }
}
