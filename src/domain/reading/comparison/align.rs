//! Which paragraph of a letter that was read is which of the recorded one.
//!
//! Equal paragraphs find each other wherever they stand. Of the others those
//! find each other that share most of their words, or, where no copy of the old
//! words is kept, have a recorded clause in common.

use super::Recorded;
use super::grams::{Index, likeness, pairs};
use crate::domain::commitment::Place;
use std::collections::{BTreeMap, HashMap, VecDeque};

/// From this share of common words on a paragraph is taken for a changed one.
const LIKE: f64 = 0.5;
/// So many paragraphs of one length are searched for a clause.
const MOST_TRIES: usize = 4096;
/// In a longer stretch no changed paragraph is looked for by its clauses alone.
const LONGEST_GAP: usize = 64;

/// For each recorded paragraph, counted from zero, the one of the reading.
pub(super) struct Alignment {
    pub(super) to_new: Vec<Option<Aligned>>,
}

#[derive(Copy, Clone)]
pub(super) struct Aligned {
    pub(super) at: usize,
    /// Whether it is the same, as far as can be told, or a changed one.
    pub(super) same: bool,
}

impl Alignment {
    pub(super) fn of(recorded: &Recorded<'_>, new: &[String]) -> Self {
        match recorded.text {
            Some(text) => by_words(text, new),
            None => by_lengths(recorded, new),
        }
    }

    /// Where a recorded paragraph, counted from one, stands in the reading.
    pub(super) fn get(&self, paragraph: u32) -> Option<Aligned> {
        *self.to_new.get((paragraph as usize).checked_sub(1)?)?
    }

    /// For each paragraph of the reading its number in the recorded letter.
    pub(super) fn numbers(&self, new: usize) -> Vec<Option<u32>> {
        let mut numbers = vec![None; new];
        for (number, aligned) in (1..).zip(&self.to_new) {
            if let Some(aligned) = aligned.filter(|aligned| aligned.same) {
                numbers[aligned.at] = Some(number);
            }
        }
        numbers
    }
}

fn by_words(old: &[String], new: &[String]) -> Alignment {
    let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (at, text) in new.iter().enumerate() {
        places.entry(text).or_default().push_back(at);
    }
    let mut take = |text: &String| places.get_mut(text.as_str()).and_then(VecDeque::pop_front);
    let same = |at| Aligned { at, same: true };
    let mut to_new: Vec<Option<Aligned>> =
        old.iter().map(|text| if text.is_empty() { None } else { take(text).map(same) }).collect();
    let mut free = vec![true; new.len()];
    to_new.iter().flatten().for_each(|aligned| free[aligned.at] = false);
    let index = Index::of(new.iter().enumerate().filter(|(at, _)| free[*at]).map(numbered));
    for (text, aligned) in old.iter().zip(&mut to_new).filter(|(_, aligned)| aligned.is_none()) {
        let wanted = pairs(text);
        let near = index.near(&wanted).into_iter().filter(|(at, _)| free[*at]);
        let best = near
            .map(|(at, found)| (likeness(&wanted, found), at))
            .filter(|(like, _)| *like >= LIKE)
            .max_by(|one, two| one.0.total_cmp(&two.0).then(two.1.cmp(&one.1)));
        if let Some((_, at)) = best {
            free[at] = false;
            *aligned = Some(Aligned { at, same: false });
        }
    }
    Alignment { to_new }
}

fn numbered((at, text): (usize, &String)) -> (usize, &str) {
    (at, text.as_str())
}

fn by_lengths(recorded: &Recorded<'_>, new: &[String]) -> Alignment {
    let lengths = &recorded.letter.paragraphs;
    let mut clauses: BTreeMap<usize, Vec<&Place>> = BTreeMap::new();
    for place in recorded.places() {
        let at = (place.paragraph as usize).saturating_sub(1);
        clauses.entry(at).or_default().push(place);
    }
    let mut to_new: Vec<Option<Aligned>> = vec![None; lengths.len()];
    let mut long: HashMap<u32, VecDeque<usize>> = HashMap::new();
    for (at, text) in new.iter().enumerate() {
        long.entry(length(text)).or_default().push_back(at);
    }
    for (old, places) in clauses.iter().filter(|(old, _)| **old < lengths.len()) {
        let Some(waiting) = long.get_mut(&lengths[*old]) else { continue };
        let fits = |at: &usize| places.iter().all(|place| place.fits(&new[*at]));
        if let Some(found) = waiting.iter().take(MOST_TRIES).position(fits) {
            to_new[*old] = waiting.remove(found).map(|at| Aligned { at, same: true });
        }
    }
    fill(&mut to_new, lengths, &clauses, &mut long, new.len());
    for old in clauses.keys().copied().filter(|old| *old < lengths.len()) {
        if to_new[old].is_none() {
            to_new[old] = changed(&to_new, old, &clauses[&old], new);
        }
    }
    Alignment { to_new }
}

/// Paragraphs without a recorded clause, by their length alone, between those
/// that have one.
fn fill(
    to_new: &mut [Option<Aligned>],
    lengths: &[u32],
    clauses: &BTreeMap<usize, Vec<&Place>>,
    long: &mut HashMap<u32, VecDeque<usize>>,
    end: usize,
) {
    // For each paragraph the first one of the reading that stands behind it.
    let mut limits = vec![end; to_new.len()];
    let mut limit = end;
    for (at, aligned) in to_new.iter().enumerate().rev() {
        limits[at] = limit;
        limit = aligned.map_or(limit, |aligned| aligned.at.min(limit));
    }
    let mut from = 0;
    for at in 0..to_new.len() {
        if let Some(aligned) = to_new[at] {
            from = from.max(aligned.at + 1);
            continue;
        }
        let waiting = long.get_mut(&lengths[at]).filter(|_| !clauses.contains_key(&at));
        let Some(waiting) = waiting else { continue };
        while waiting.front().is_some_and(|found| *found < from) {
            waiting.pop_front();
        }
        if waiting.front().is_some_and(|found| *found < limits[at]) {
            to_new[at] = waiting.pop_front().map(|at| Aligned { at, same: true });
            from = to_new[at].map_or(from, |aligned| aligned.at + 1);
        }
    }
}

/// A paragraph in which something changed: between its neighbours, with one of
/// its clauses, or the only one there.
fn changed(
    to_new: &[Option<Aligned>],
    old: usize,
    places: &[&Place],
    new: &[String],
) -> Option<Aligned> {
    let before = to_new[..old].iter().rev().flatten().next();
    let behind = to_new[old + 1..].iter().flatten().next();
    let from = before.map_or(0, |aligned| aligned.at + 1);
    let to = behind.map_or(new.len(), |aligned| aligned.at);
    if from >= to || to - from > LONGEST_GAP {
        return None;
    }
    let fits = |at: &usize| places.iter().any(|place| place.fits(&new[*at]));
    let only = (to - from == 1).then_some(from);
    let at = (from..to).find(fits).or(only)?;
    Some(Aligned { at, same: false })
}

pub(super) fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
