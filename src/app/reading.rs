//! A letter that was read: what it says, how it stands to the ledger, and what
//! a person takes of it, as one operation.

use super::{App, AppError, Outcome};
use crate::domain::commitment::Place;
use crate::domain::event::Command;
use crate::domain::letter::{AttachedText, Letter};
use crate::domain::reading::comparison::{Comparison, Recorded, Sameness, compare, likely};
use crate::domain::reading::desk::Taking;
use crate::domain::reading::{Candidate, Reading};
use crate::domain::refusal::Refusal;
use crate::extract;
use crate::import::paper::Paper;
use crate::text::hex::hexadecimal;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

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
    pub fn compare(&self, reading: &Reading, sha256: &str) -> Result<Option<Comparison>, AppError> {
        let letters = self.letters()?;
        for letter in likely(reading, sha256, &letters) {
            let items = self.letter_items(&letter.id)?;
            let text = match letter.attached {
                Some(_) => Some(self.letter_text(letter)?),
                None => None,
            };
            // What else the two copies have is read by the same rules.
            let reread = text.clone().map(|text| read_paragraphs(text, None).candidates);
            let recorded = Recorded {
                letter,
                items: &items,
                text: text.as_deref(),
                reread: reread.as_deref().unwrap_or_default(),
            };
            let found = compare(reading, sha256, &recorded);
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// The name under which a letter would be recorded.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn name_of_letter(&self, taking: &Taking) -> Result<String, AppError> {
        match taking.letter.id.as_str() {
            "" => Ok(new_id(taking, &self.letters()?)),
            id => Ok(id.to_owned()),
        }
    }

    /// Records what a person took of a letter, as one operation, and keeps the
    /// letter's paragraphs under the hash of the file that they were read from.
    /// A new letter is named by its number unless the taking names it.
    ///
    /// # Errors
    /// When there is nothing to record, a code or the letter's id is taken, or
    /// the ledger cannot be written. Nothing is recorded then.
    pub fn take(&mut self, taking: &Taking, text: &AttachedText) -> Result<Outcome, AppError> {
        self.present()?;
        let mut taking = taking.clone();
        let letters = self.letters()?;
        // It may have been recorded while a person went through it.
        let same = |letter: &&Letter| {
            letter.attached.as_ref().is_some_and(|had| had.sha256 == text.sha256)
        };
        if let Some(there) = letters.iter().find(same).filter(|_| taking.known.is_none()) {
            return Err(Refusal::LetterKnown(there.id.clone()).into());
        }
        if taking.letter.id.is_empty() {
            taking.letter.id = new_id(&taking, &letters);
        }
        let id = taking.letter.id.clone();
        let known = letters.iter().find(|letter| letter.id == id);
        let had = known.and_then(|letter| letter.attached.as_ref());
        let is_kept = matches!(taking.known, Some(Sameness::File | Sameness::Text));
        let keeps_text = had.is_none() || !is_kept;
        let mut text = text.clone();
        // The same bytes, read into other paragraphs than those that are kept.
        if keeps_text && had.is_some_and(|had| had.sha256 == text.sha256) {
            text.sha256 = hash(&taking.paragraphs.join("\n"));
        }
        let paragraphs: Vec<String> = taking.paragraphs.clone();
        let sha256 = text.sha256.clone();
        let command = Command::Take { taking: Box::new(taking), text };
        self.execute_with(&command, None, |writing| {
            let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            match keeps_text {
                true => Ok(writing.keep_text(&id, &sha256, &paragraphs)?),
                false => Ok(()),
            }
        })
    }
}

/// A letter's name in the ledger: the digits of its number, and the beginning of
/// a hash of its head, so that two ledgers that record it give it one name. A
/// second letter with that head is told apart by its words.
fn new_id(taking: &Taking, letters: &[Letter]) -> String {
    const HASH_DIGITS: usize = 6;
    const NUMBER_DIGITS: usize = 24;
    const WHOLE_DIGITS: usize = 32;
    let letter = &taking.letter;
    let digits: String =
        letter.number.chars().filter(char::is_ascii_digit).take(NUMBER_DIGITS).collect();
    let name = if digits.is_empty() { "letter" } else { digits.as_str() };
    let words = taking.paragraphs.join("\n");
    let head = [&letter.region, &letter.session, &letter.number, &letter.title].map(String::as_str);
    let head = head.join("\n");
    let sources = [head.trim(), words.as_str()];
    let ids = sources.iter().filter(|source| !source.is_empty()).map(|source| {
        let hash = hash(source);
        format!("{name}-{}", &hash[..HASH_DIGITS])
    });
    let taken = |id: &String| letters.iter().any(|letter| letter.id == *id);
    let whole = || format!("{name}-{}", &hash(&words)[..WHOLE_DIGITS]);
    ids.into_iter().find(|id| !taken(id)).unwrap_or_else(whole)
}

fn hash(text: &str) -> String {
    hexadecimal(&Sha256::digest(text))
}
