//! How a reading stands to what the ledger has: whether it is a letter that is
//! recorded, and what became of each of its commitments.

use crate::domain::commitment::{DueWords, Place};
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::target::Target;
use crate::domain::vocabulary::Strength;
use chrono::NaiveDate;

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
        Direction::Neither
    }
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
