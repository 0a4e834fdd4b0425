//! Reads the letter behind a commitment, and makes its proofs ready to be
//! opened.

use crate::app::{App, AppError};
use crate::domain::ids::ItemId;
use crate::tui::reading::{Clause, Reading};

/// The letter's text with the clauses of every commitment in it.
///
/// # Errors
/// When no copy is attached, or the ledger cannot be read.
pub fn read(app: &App, id: &ItemId) -> Result<Reading, AppError> {
    let letter = app.letter(id.letter())?;
    let text = app.letter_text(&letter)?;
    let mut clauses = Vec::new();
    for item in app.letter_items(&letter.id)? {
        for place in &item.draft.source {
            let paragraph = (place.paragraph as usize).saturating_sub(1);
            let Some(words) = text.get(paragraph) else { continue };
            // One that this copy does not have any more stands in an earlier one.
            if !place.sha256.is_empty() && !place.fits(words) {
                continue;
            }
            let range = place.bytes(words);
            clauses.push(Clause { paragraph, range, item: item.id.clone() });
        }
    }
    clauses.sort_by_key(|clause| (clause.paragraph, clause.range.start));
    let title = (letter.title, letter.title_en);
    Ok(Reading { item: id.clone(), title, paragraphs: text, clauses, at: 0, scroll: 0 })
}

/// What to open of a proof: its address, or a copy of its file that has the
/// name it came with.
///
/// # Errors
/// When it has neither, or its file is missing or damaged.
pub fn evidence(app: &App, id: &ItemId, place: usize) -> Result<String, AppError> {
    let item = app.item(id)?;
    let unknown = || AppError::NothingToOpen { code: id.code().to_owned() };
    let proof = &item.evidence.get(place).ok_or_else(unknown)?.evidence;
    match (&proof.file, &proof.address) {
        (Some(file), _) => Ok(app.unpacked(file)?.display().to_string()),
        (None, Some(address)) => Ok(address.clone()),
        (None, None) => Err(unknown()),
    }
}
