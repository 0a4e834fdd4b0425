//! How a reading stands to what the ledger has: whether it is a letter that is
//! recorded, and what became of each of its commitments.
//!
//! Everything here costs about as much as the letter is long.

mod align;
mod differences;
mod fates;
mod firmness;
mod grams;
mod recognise;
mod search;
#[cfg(test)]
mod tests;

use self::fates::compared;
pub use self::recognise::likely;
use crate::domain::commitment::{Commitment, DueWords, Place};
use crate::domain::due::Rule;
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::reading::{Candidate, Reading};
use crate::domain::target::Target;
use crate::domain::vocabulary::{Operator, Strength};
use chrono::NaiveDate;

/// What the ledger has of a letter.
#[derive(Clone, Debug)]
pub struct Recorded<'a> {
    pub letter: &'a Letter,
    /// Its commitments, the withdrawn ones too.
    pub items: &'a [Commitment],
    /// Its paragraphs, where a copy is kept.
    pub text: Option<&'a [String]>,
    /// What a reading of that copy finds: two wordings are compared by what the
    /// same rules make of both.
    pub reread: &'a [Candidate],
}

impl Recorded<'_> {
    fn places(&self) -> impl Iterator<Item = &Place> {
        self.items.iter().flat_map(|item| &item.draft.source)
    }
}

/// A letter that the ledger has already, beside a reading of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The letter as it is recorded.
    pub letter: Letter,
    pub sameness: Sameness,
    /// Every commitment that is recorded of it, the withdrawn ones too, in the
    /// order of their codes.
    pub known: Vec<Known>,
    /// For each candidate of the reading the place in `known` of the one that it
    /// is; `None` for a new one.
    pub matches: Vec<Option<usize>>,
    /// For each paragraph of the reading its number in the recorded letter.
    pub numbers: Vec<Option<u32>>,
}

/// How a letter was recognised.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Sameness {
    /// The very file that was read before.
    File,
    /// Every recorded clause stands in it where it stood.
    Text,
    /// The same letter in other words.
    Changed,
}

/// A recorded commitment and what a reading makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub item: ItemId,
    pub title: String,
    pub withdrawn: bool,
    /// Where it stands in the recorded letter.
    pub was: Vec<Place>,
    /// Where it stands in the letter that was read; empty where it does not.
    pub now: Vec<Place>,
    /// What became of it; empty where it is as it was.
    pub changes: Vec<Change>,
    /// The candidate of the reading that it is.
    pub candidate: Option<usize>,
}

/// What a changed letter does to a promise.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The same words at another place.
    Moved { from: Place, to: Place },
    /// Other words; the old ones where a copy of the letter is kept.
    Reworded { was: Option<String>, now: String },
    /// Promised more or less firmly. The words that say so are the letter's own,
    /// empty where none does.
    Strength { was: Strength, now: Strength, was_cue: String, now_cue: String },
    /// Another time, with the day that it means where it is known.
    Due { was: DueWords, was_day: Option<NaiveDate>, now: DueWords, now_day: Option<NaiveDate> },
    /// Another number, or none any more.
    Number { was: Option<Target>, now: Option<Target> },
    /// It is not in the letter any more.
    Dropped,
}

/// Which way a promise went.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Direction {
    /// Less is promised: less firmly, later, less of it, or not at all.
    Weaker,
    Stronger,
    /// Neither can be said.
    Neither,
}

impl Change {
    /// Which way the promise went by this change.
    #[must_use]
    pub fn direction(&self) -> Direction {
        match self {
            Self::Moved { .. } | Self::Reworded { .. } => Direction::Neither,
            Self::Strength { was, now, .. } => {
                Direction::of(&firmness::openness(*was), &firmness::openness(*now))
            }
            Self::Due { was_day, now_day, now, .. } => match (was_day, now_day) {
                (Some(was), Some(now)) => Direction::of(was, now),
                (Some(_), None) if !is_dated(now) => Direction::Weaker,
                (None, Some(_)) => Direction::Stronger,
                (Some(_) | None, None) => Direction::Neither,
            },
            Self::Number { was, now } => match (was, now) {
                (Some(_), None) => Direction::Weaker,
                (None, Some(_)) => Direction::Stronger,
                (Some(was), Some(now)) => by_number(was, now),
                (None, None) => Direction::Neither,
            },
            Self::Dropped => Direction::Weaker,
        }
    }
}

impl Direction {
    /// The more there is of it, the weaker the promise.
    fn of<T: Ord>(was: &T, now: &T) -> Self {
        match now.cmp(was) {
            std::cmp::Ordering::Greater => Self::Weaker,
            std::cmp::Ordering::Less => Self::Stronger,
            std::cmp::Ordering::Equal => Self::Neither,
        }
    }
}

/// Whether words mean a day, be it one that cannot be reckoned yet.
fn is_dated(due: &DueWords) -> bool {
    !matches!(due.rule, Rule::None | Rule::Condition | Rule::PlanTitle(_))
}

/// Only numbers of one thing that are compared in one way can be set against
/// each other.
fn by_number(was: &Target, now: &Target) -> Direction {
    let (Some(before), Some(after)) = (was.goal(), now.goal()) else { return Direction::Neither };
    if was.unit != now.unit || before == after {
        return Direction::Neither;
    }
    let less = after < before;
    match (was.operator == Operator::AtMost, now.operator == Operator::AtMost) {
        (false, false) if less => Direction::Weaker,
        (false, false) => Direction::Stronger,
        (true, true) if less => Direction::Stronger,
        (true, true) => Direction::Weaker,
        (true, false) | (false, true) => Direction::Neither,
    }
}

/// Sets a reading beside a recorded letter; `None` where they are not the same
/// letter. `sha256` is that of the file that was read, in hexadecimal.
#[must_use]
pub fn compare(reading: &Reading, sha256: &str, recorded: &Recorded<'_>) -> Option<Comparison> {
    compared(reading, sha256, recorded)
}

impl Comparison {
    /// The number of a paragraph of the reading in the recorded letter.
    #[must_use]
    pub fn recorded_number(&self, paragraph: u32) -> Option<u32> {
        *self.numbers.get((paragraph as usize).checked_sub(1)?)?
    }

    /// A place of the reading in the numbering of the recorded letter; as it is
    /// where that has no such paragraph.
    #[must_use]
    pub fn recorded_place(&self, place: &Place) -> Place {
        let paragraph = self.recorded_number(place.paragraph).unwrap_or(place.paragraph);
        Place { paragraph, ..place.clone() }
    }

    /// The new places of the commitments that were accepted and of those whose
    /// words did not change: these are quoted from the new letter as well. None
    /// where the numbering of the recorded letter stays.
    #[must_use]
    pub fn places_of(
        &self,
        accepted: &[&ItemId],
        keeps_numbers: bool,
    ) -> Vec<(ItemId, Vec<Place>)> {
        let is_placed = |known: &&Known| {
            let stands = known.changes.is_empty() && known.now.len() == known.was.len();
            let is_new = known.now != known.was && !known.now.is_empty();
            is_new && (stands || accepted.contains(&&known.item))
        };
        let placed = self.known.iter().filter(is_placed).filter(|_| !keeps_numbers);
        placed.map(|known| (known.item.clone(), known.now.clone())).collect()
    }

    /// The paragraphs of the reading as the recorded letter numbers them, empty
    /// where the reading has none.
    #[must_use]
    pub fn in_recorded_order(&self, paragraphs: &[String]) -> Vec<String> {
        let mut ordered = vec![String::new(); self.letter.paragraphs.len()];
        for (text, number) in paragraphs.iter().zip(&self.numbers) {
            let slot = number.and_then(|number| (number as usize).checked_sub(1));
            if let Some(slot) = slot.and_then(|slot| ordered.get_mut(slot)) {
                text.clone_into(slot);
            }
        }
        ordered
    }
}
