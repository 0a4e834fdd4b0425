//! Which recorded letter a reading may be of.

use super::align::length;
use crate::domain::letter::Letter;
use crate::domain::reading::Reading;
use std::collections::HashMap;

/// So many letters are looked into.
const MOST_LETTERS: usize = 4;

/// The recorded letters that a reading may be of, the likeliest first.
#[must_use]
pub fn likely<'l>(reading: &Reading, sha256: &str, letters: &'l [Letter]) -> Vec<&'l Letter> {
    let mut lengths: HashMap<u32, usize> = HashMap::new();
    for text in &reading.paragraphs {
        *lengths.entry(length(text)).or_default() += 1;
    }
    let score = |letter: &Letter| {
        let file = letter.attached.as_ref().is_some_and(|text| text.sha256 == sha256);
        let shared = shared(&lengths, &letter.paragraphs);
        let least = reading.paragraphs.len().min(letter.paragraphs.len());
        let alike = shared * 2 >= least && shared > 0;
        let head = is_same_head(letter, &reading.letter);
        (file || head || alike).then_some((file, head, shared))
    };
    let mut likely: Vec<_> =
        letters.iter().filter_map(|letter| Some((score(letter)?, letter))).collect();
    likely.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    likely.into_iter().take(MOST_LETTERS).map(|(_, letter)| letter).collect()
}

/// How many paragraphs of two letters are of the same length.
fn shared(lengths: &HashMap<u32, usize>, others: &[u32]) -> usize {
    let mut left = lengths.clone();
    let mut take = |length: &u32| match left.get_mut(length) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        Some(_) | None => false,
    };
    others.iter().filter(|length| take(length)).count()
}

/// Whether two letters answer the same suggestion: the same number, and the
/// session, the region or the title as well.
pub(super) fn is_same_head(one: &Letter, two: &Letter) -> bool {
    let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
    let same = |one: &str, two: &str| !one.is_empty() && one == two;
    let number = digits(&one.number);
    !number.is_empty()
        && number == digits(&two.number)
        && (same(&one.session, &two.session)
            || same(&one.region, &two.region)
            || same(&one.title, &two.title))
}
