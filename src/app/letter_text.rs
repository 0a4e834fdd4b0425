//! The user's own copy of a letter: checked against the places that the
//! catalogue names, kept in the ledger, quoted from then on.

use super::{App, AppError, Outcome};
use crate::domain::commitment::{Commitment, Place};
use crate::domain::event::{Command, LetterChange};
use crate::domain::letter::{AttachedText, Letter, paragraphs};
use crate::text::encoding::decode;
use crate::text::hex::hexadecimal;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// A letter has a few thousand characters; this is room for the longest.
pub(super) const MAX_TEXT_BYTES: u64 = 8 * 1024 * 1024;

impl App {
    /// Attaches a copy of a letter's text.
    ///
    /// Lines that are not the letter's (navigation of a web page, a printed
    /// head) may stand between its paragraphs: they are left out.
    ///
    /// # Errors
    /// `OtherText` with the clauses that were not found when the text is not
    /// this letter's; nothing is kept then.
    pub fn attach_text(&mut self, letter: &str, path: &Path) -> Result<Outcome, AppError> {
        self.present()?;
        let facts = self.letter(letter)?;
        let bytes = read_limited(path, MAX_TEXT_BYTES)?;
        let text = decode(&bytes).ok_or_else(|| AppError::NotText { path: path.to_owned() })?;
        let items = self.store.letter_items(&facts.id)?;
        let aligned = align(&facts, &items, &paragraphs(&text))?;
        let sha256 = hexadecimal(&Sha256::digest(&bytes));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let change = LetterChange::Text(AttachedText { name, sha256: sha256.clone() });
        let command = Command::SetLetter { letter: facts.id.clone(), change };
        self.execute_with(&command, None, |writing| {
            Ok(writing.keep_text(&facts.id, &sha256, &aligned)?)
        })
    }
}

pub(super) fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, AppError> {
    use std::io::Read;
    let problem = |source| AppError::File { path: path.to_owned(), source };
    if path.is_dir() {
        return Err(AppError::NotAFile { path: path.to_owned() });
    }
    let file = std::fs::File::open(path).map_err(problem)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(problem)?;
    if bytes.len() as u64 > limit {
        return Err(AppError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(bytes)
}

/// The letter's paragraphs in the copy, in the letter's numbering; empty where
/// the copy lacks one that no place points into.
fn align<'a>(
    letter: &Letter,
    items: &[Commitment],
    copy: &[&'a str],
) -> Result<Vec<&'a str>, AppError> {
    let mut places: BTreeMap<usize, Vec<(&str, &Place)>> = BTreeMap::new();
    for item in items {
        for place in &item.draft.source {
            places.entry(place.paragraph as usize).or_default().push((item.code(), place));
        }
    }
    let mut aligned = vec![""; letter.paragraphs.len()];
    let (mut matched, mut misses) = (0, Vec::new());
    // The next line of the copy, and the next paragraph without a place.
    let (mut line, mut passed) = (0, 0);
    for (index, length) in letter.paragraphs.iter().enumerate() {
        let wanted = places.get(&(index + 1)).map_or(&[][..], Vec::as_slice);
        let fits = |text: &&str| {
            is_long(text, *length) && wanted.iter().all(|(_, place)| place.fits(text))
        };
        if wanted.is_empty() {
            continue;
        }
        match copy[line..].iter().position(fits) {
            Some(step) => {
                let between = &letter.paragraphs[passed..index];
                fill(&mut aligned[passed..index], between, &copy[line..line + step]);
                aligned[index] = copy[line + step];
                (line, passed) = (line + step + 1, index + 1);
                matched += wanted.len();
            }
            None => {
                // Of the line most like it only the changed clauses are missing;
                // where none changed, it is the paragraph that did.
                let like = copy[line..].iter().map(|text| changed_clauses(text, wanted));
                let changed = like.min_by_key(Vec::len).filter(|changed| !changed.is_empty());
                let changed =
                    changed.unwrap_or_else(|| wanted.iter().map(|(code, _)| *code).collect());
                matched += wanted.len() - changed.len();
                misses.extend(changed);
            }
        }
    }
    fill(&mut aligned[passed..], &letter.paragraphs[passed..], &copy[line..]);
    let clauses = places.values().map(Vec::len).sum::<usize>();
    if !misses.is_empty() || clauses == 0 {
        let mut named = HashSet::new();
        misses.retain(|code| named.insert(*code));
        let misses = misses.into_iter().map(str::to_owned).collect();
        return Err(AppError::OtherText { matched, clauses, misses });
    }
    Ok(aligned)
}

/// Fills in the paragraphs without a place from the lines between those that
/// have one. They are known by their length only, so a line that is taken for
/// one must not keep a paragraph with a place from being found.
fn fill<'a>(aligned: &mut [&'a str], lengths: &[u32], lines: &[&'a str]) {
    let mut lines = lines.iter();
    for (paragraph, length) in aligned.iter_mut().zip(lengths) {
        let mut rest = lines.clone();
        if let Some(text) = rest.find(|text| is_long(text, *length)) {
            *paragraph = text;
            lines = rest;
        }
    }
}

/// The codes of the clauses that are not in a line at their place.
fn changed_clauses<'c>(text: &str, wanted: &[(&'c str, &Place)]) -> Vec<&'c str> {
    let changed = |(_, place): &&(&str, &Place)| !place.fits(text);
    wanted.iter().filter(changed).map(|(code, _)| *code).collect()
}

fn is_long(text: &str, characters: u32) -> bool {
    text.chars().count() == characters as usize
}
