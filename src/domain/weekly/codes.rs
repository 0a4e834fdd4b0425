//! Many codes in few words: `1.1–1.9`.

use crate::domain::ids::ItemId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The codes of one letter, in their order.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct CodeGroup {
    pub letter: String,
    pub count: usize,
    pub codes: Vec<String>,
}

/// One piece of a code: numbers before words, `2` before `10`.
type Piece = (u8, u64, String);

/// The key by which commitments are ordered: the letter, then the code by its
/// numbers.
#[must_use]
pub fn order(id: &ItemId) -> (String, Vec<Piece>) {
    let piece = |piece: &str| match piece.parse() {
        Ok(number) => (0, number, String::new()),
        Err(_) => (1, 0, piece.to_owned()),
    };
    (id.letter().to_owned(), id.code().split('.').map(piece).collect())
}

/// Groups commitments by letter.
#[must_use]
pub fn group(ids: &[ItemId]) -> Vec<CodeGroup> {
    let mut sorted: Vec<&ItemId> = ids.iter().collect();
    sorted.sort_by_cached_key(|id| order(id));
    let mut letters: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for id in sorted {
        letters.entry(id.letter()).or_default().push(id.code().to_owned());
    }
    letters
        .into_iter()
        .map(|(letter, codes)| CodeGroup { letter: letter.to_owned(), count: codes.len(), codes })
        .collect()
}

/// The codes with three or more numbers in a row of one part joined to a
/// range; they must be in order.
#[must_use]
pub fn ranges(codes: &[String]) -> Vec<String> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    for code in codes {
        match runs.last_mut().filter(|run| run.last().is_some_and(|last| follows(last, code))) {
            Some(run) => run.push(code),
            None => runs.push(vec![code]),
        }
    }
    let mut shown = Vec::new();
    for run in runs {
        match run.as_slice() {
            [first, _, .., last] => shown.push(format!("{first}–{last}")),
            few => shown.extend(few.iter().map(|code| (*code).to_owned())),
        }
    }
    shown
}

fn follows(before: &str, code: &str) -> bool {
    let split = |code: &str| -> Option<(String, u64)> {
        let (part, number) = code.rsplit_once('.')?;
        Some((part.to_owned(), number.parse().ok()?))
    };
    match (split(before), split(code)) {
        (Some((part, number)), Some((next_part, next))) => {
            part == next_part && number.checked_add(1) == Some(next)
        }
        (None, _) | (_, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{group, ranges};
    use crate::domain::ids::ItemId;

    #[test]
    fn three_in_a_row_become_a_range() {
        let check = |codes: &[&str], expected: &[&str]| {
            let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            assert_eq!(ranges(&codes), expected);
        };
        check(&[], &[]);
        check(&["1.1", "1.2", "1.3"], &["1.1–1.3"]);
        check(&["1.1", "1.2", "1.4"], &["1.1", "1.2", "1.4"]);
        check(&["1.8", "1.9", "1.10", "2.11", "x3"], &["1.8–1.10", "2.11", "x3"]);
        check(&["1.9", "2.10", "2.11"], &["1.9", "2.10", "2.11"]);
    }

    #[test]
    fn codes_are_grouped_by_letter_and_ordered_by_number() {
        let ids = [ItemId::of("b", "1.1"), ItemId::of("a", "1.10"), ItemId::of("a", "1.9")];
        let groups = group(&ids);
        assert_eq!((groups[0].letter.as_str(), groups[0].count), ("a", 2));
        assert_eq!(groups[0].codes, ["1.9", "1.10"]);
        assert_eq!(groups[1].codes, ["1.1"]);
    }
}
