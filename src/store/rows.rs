//! The derived rows: what of a commitment stands in which column, and what
//! was stored of commitments and letters.
//!
//! Writing and proving a ledger both go by these, so that no column can be
//! written which is not proved.

use super::StoreError;
use crate::domain::commitment::{Commitment, Place, stretches};
use crate::domain::ids::ItemId;
use crate::domain::letter::{AttachedText, Letter};
use crate::domain::progress::progress;
use crate::text::fold::fold_text;
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

/// Where a commitment stands in listings: open with a date first, then open
/// without one, then closed, then withdrawn.
fn standing(item: &Commitment) -> i64 {
    match (item.withdrawn.is_some(), item.is_open(), item.due().is_some()) {
        (true, _, _) => 3,
        (false, false, _) => 2,
        (false, true, false) => 1,
        (false, true, true) => 0,
    }
}

/// The key that sorts codes by their numbers: `2.9` before `2.10`.
fn place_key(code: &str) -> String {
    let piece = |piece: &str| match piece.parse::<u64>() {
        Ok(number) => format!("{number:08}"),
        Err(_) => piece.to_owned(),
    };
    code.split('.').map(piece).collect::<Vec<_>>().join(".")
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::Null, |day| text(day.to_string()))
}

fn count(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

fn truth(holds: bool) -> Value {
    Value::Integer(i64::from(holds))
}

/// The row in `commitment`, in the order of its columns. `quoted` are the
/// letter's own words for it, as far as a copy is attached.
pub(super) fn commitment_row(
    number: i64,
    item: &Commitment,
    quoted: &str,
) -> Result<[Value; 31], StoreError> {
    let draft = &item.draft;
    let notes: Vec<&str> = item
        .notes
        .iter()
        .map(|note| note.text.as_str())
        .chain(item.statuses.iter().filter_map(|change| change.note.as_deref()))
        .chain(item.observations.iter().filter_map(|seen| seen.note.as_deref()))
        .collect();
    let notes = fold_text(&notes.join("\n"));
    let proofs: Vec<&str> =
        item.evidence.iter().map(|added| added.evidence.title.as_str()).collect();
    let words = [
        draft.title.as_str(),
        &draft.title_en,
        &draft.lead.join("\n"),
        &draft.co.join("\n"),
        &draft.theme,
        &draft.theme_en,
        &proofs.join("\n"),
    ];
    let fields = draft.fields.values().map(String::as_str);
    let words: Vec<&str> = words.into_iter().chain(fields).collect();
    let search = format!("{}\n{notes}\n{quoted}", fold_text(&words.join("\n")));
    let part = draft.code.split('.').next().and_then(|part| part.parse::<i64>().ok()).unwrap_or(0);
    Ok([
        Value::Integer(number),
        text(item.id.letter()),
        text(item.code()),
        text(place_key(item.code())),
        Value::Integer(part),
        text(draft.title.as_str()),
        text(draft.title_en.as_str()),
        text(draft.kind.key()),
        text(draft.strength.key()),
        text(item.status().key()),
        day(item.status_on()),
        Value::Integer(standing(item)),
        day(item.due()),
        day(item.due_earliest()),
        text(item.base.certainty.key()),
        truth(item.lacks_base()),
        text(draft.lead.join("\n")),
        text(draft.co.join("\n")),
        count(item.evidence.len()),
        count(item.moves.len()),
        truth(item.lacks_proof()),
        truth(item.last_look().is_some()),
        day(item.review_on()),
        text(item.updated_on.to_string()),
        text(serde_json::to_string(&progress(item))?),
        text(notes),
        text(draft.tags.join("\n")),
        text(search),
        text(serde_json::to_string(item)?),
        day(item.looked_on),
        Value::Integer(item.days_moved()),
    ])
}

/// The letter's own words for a commitment; empty without an attached copy.
pub(super) fn quoted(connection: &Connection, number: i64) -> Result<String, StoreError> {
    let words = connection
        .prepare_cached("SELECT words FROM clause WHERE item = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    Ok(words.unwrap_or_default())
}

/// What stands in `clause` for a commitment: the words of its places in an
/// attached copy, folded for searching.
pub(super) fn clause_words(
    connection: &Connection,
    letter: &str,
    text: &AttachedText,
    item: &Commitment,
) -> Result<String, StoreError> {
    let mut words = String::new();
    for place in &item.draft.source {
        let found = clause_paragraph(connection, letter, &text.sha256, place)?;
        let found = found.unwrap_or_default();
        words.push_str(&found[place.bytes(&found)]);
        words.push('\n');
    }
    Ok(fold_text(&words))
}

/// The rows in `stretch`, in the order of its columns and by their first day.
pub(super) fn stretch_rows(number: i64, item: &Commitment) -> impl Iterator<Item = [Value; 6]> {
    stretches(item).into_iter().map(move |stretch| {
        [
            Value::Integer(number),
            day(Some(stretch.from)),
            day(Some(stretch.until)),
            text(stretch.status.key()),
            truth(stretch.status.is_open()),
            day(stretch.due),
        ]
    })
}

/// A commitment as it was stored.
pub(super) fn read_item(
    connection: &Connection,
    id: &ItemId,
) -> Result<Option<Commitment>, StoreError> {
    let body: Option<String> = connection
        .prepare_cached(
            "SELECT c.body FROM commitment c JOIN item i ON i.id = c.id WHERE i.uid = ?1",
        )?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

pub(super) fn read_letter(connection: &Connection, id: &str) -> Result<Option<Letter>, StoreError> {
    let body: Option<String> = connection
        .prepare_cached("SELECT body FROM letter WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// The commitments of one letter in the order of their codes.
pub(super) fn letter_items(
    connection: &Connection,
    letter: &str,
) -> Result<Vec<Commitment>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT body FROM commitment WHERE letter = ?1 ORDER BY place")?;
    let mut rows = statement.query([letter])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?);
    }
    Ok(items)
}

/// The paragraph of a place: in this copy of the letter or, where the letter
/// was changed since, in an earlier one that has the clause.
pub(super) fn clause_paragraph(
    connection: &Connection,
    letter: &str,
    sha256: &str,
    place: &Place,
) -> Result<Option<String>, StoreError> {
    let found = paragraph(connection, letter, sha256, place.paragraph)?;
    if place.sha256.is_empty() || found.as_ref().is_some_and(|text| place.fits(text)) {
        return Ok(found);
    }
    let mut others = connection.prepare_cached(
        "SELECT text FROM letter_text WHERE letter=?1 AND sha256<>?2 AND paragraph=?3
         ORDER BY sha256",
    )?;
    let mut rows = others.query(params![letter, sha256, place.paragraph])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        if place.fits(&text) {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// One paragraph of an attached copy.
fn paragraph(
    connection: &Connection,
    letter: &str,
    sha256: &str,
    number: u32,
) -> Result<Option<String>, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT text FROM letter_text WHERE letter=?1 AND sha256=?2 AND paragraph=?3",
        )?
        .query_row(params![letter, sha256, number], |row| row.get(0))
        .optional()?)
}
