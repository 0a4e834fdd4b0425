//! Looks for commitments: those that the palette offers, and where the list
//! shows one.

use crate::app::{App, AppError, Row, Sort};
use crate::domain::ids::ItemId;
use crate::domain::query::{CodePattern, Query};
use crate::tui::msg::Shown;

/// Commitments that are offered at the most; nobody looks through more.
const OFFERED: usize = 20;

/// The first commitments with such a code, then those with all the words.
pub fn find(app: &App, text: &str) -> Result<Vec<Row>, AppError> {
    let mut found = Vec::new();
    if text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_whitespace) {
        let code = Query::Code(vec![CodePattern::Glob(format!("{text}*"))]);
        found = app.rows(&code, Sort::Code, 0..OFFERED)?;
    }
    let words = text.split_whitespace().map(|word| Query::Text(word.to_owned()));
    for row in app.rows(&Query::all_of(words.collect()), Sort::Due, 0..OFFERED)? {
        if found.len() < OFFERED && found.iter().all(|other| other.id != row.id) {
            found.push(row);
        }
    }
    Ok(found)
}

/// Where a commitment can be seen.
pub fn shown(app: &App, item: &ItemId, query: &Query, sort: Sort) -> Result<Shown, AppError> {
    if app.position(query, sort, item)?.is_some() {
        return Ok(Shown::Here);
    }
    match app.position(&Query::All, sort, item)? {
        Some(_) => Ok(Shown::Unfiltered),
        None => Ok(Shown::Nowhere),
    }
}
