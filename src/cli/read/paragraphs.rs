//! The numbered paragraphs that places refer to.

use crate::cli::failure::Failure;
use crate::cli::session::{Form, Session};
use serde_json::{Value, json};

/// Writes each paragraph on a line: its number, a tab, its text.
pub(super) fn write(session: &mut Session, paragraphs: &[String]) -> Result<(), Failure> {
    let numbered = (1_usize..).zip(paragraphs);
    if session.form == Form::Json {
        let items: Vec<Value> =
            numbered.map(|(number, text)| json!({ "paragraph": number, "text": text })).collect();
        let answer =
            json!({ "schema": "nuo.paragraphs/1", "count": items.len(), "paragraphs": items });
        return Ok(session.output.json(&answer)?);
    }
    for (number, text) in numbered {
        session.output.pair(&number.to_string(), text)?;
    }
    Ok(())
}
