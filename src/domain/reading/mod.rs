//! What a reading of a letter finds: its facts, the clauses that may be
//! commitments with the reasons for them, and everything that was doubted or
//! left aside. All of it is a guess until a person takes it: [`comparison`]
//! says how it stands to what the ledger has, and on the [`desk`] a person goes
//! through it.

pub mod comparison;
pub mod desk;
#[cfg(test)]
mod samples;

use crate::domain::commitment::{Draft, Place};
use crate::domain::letter::Letter;
use crate::domain::vocabulary::{DoubtKind, Ground, NoiseKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A letter as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What its head and signature say. The id is empty until the letter is
    /// recorded.
    pub letter: Letter,
    /// The paragraphs that places refer to, the first one is number one.
    pub paragraphs: Vec<String>,
    /// In the order of the letter.
    pub candidates: Vec<Candidate>,
    /// What was doubted about the letter as a whole.
    pub doubts: Vec<Doubt>,
    pub noise: Vec<Noise>,
}

impl Reading {
    /// The day from which dates count that a person types for this letter: the
    /// letter's own, whose words they are; `today` where it has none.
    #[must_use]
    pub fn day(&self, today: NaiveDate) -> NaiveDate {
        self.letter.reply.date.bounds().map_or(today, |(_, latest)| latest)
    }

    /// The words at a place; `None` where the letter has no such paragraph.
    #[must_use]
    pub fn words(&self, place: &Place) -> Option<&str> {
        let paragraph = self.paragraphs.get((place.paragraph as usize).checked_sub(1)?)?;
        Some(place.words(paragraph))
    }
}

/// A guess from a letter: a clause that seems to promise something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// What would be recorded, its code and its places included.
    pub draft: Draft,
    /// The words that made it one, as the letter has them; empty where only
    /// its place in an open region did.
    pub cue: String,
    /// The rules that made it, in the order in which they were applied.
    pub grounds: Vec<Ground>,
    pub doubts: Vec<Doubt>,
    /// How sure the rules are that it is a commitment, from 0 to 100.
    pub score: u8,
}

/// Something in the letter that has no sure reading.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    pub kind: DoubtKind,
    /// The letter's words that are doubted; empty where something is missing.
    pub words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// A part of the file that is not the letter.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Noise {
    pub kind: NoiseKind,
    pub text: String,
    /// The paragraph where it stands; absent where it was dropped before
    /// paragraphs were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
}
