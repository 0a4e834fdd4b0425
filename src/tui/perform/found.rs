//! Looks for the commitments that the palette offers.

use crate::app::{App, AppError, Row, Sort};
use crate::domain::query::{CodePattern, Query};

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
