//! The numbered paragraphs that places refer to.

use super::source::Opened;
use crate::cli::failure::Failure;
use crate::cli::session::{Form, Session};
use serde::Serialize;

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    format: &'static str,
    encoding: &'a str,
    count: usize,
    paragraphs: Vec<Paragraph<'a>>,
}

#[derive(Serialize)]
struct Paragraph<'a> {
    paragraph: usize,
    text: &'a str,
}

/// Writes each paragraph on a line: its number, a tab, its text.
pub(super) fn write(session: &mut Session, opened: &Opened) -> Result<(), Failure> {
    let numbered = (1..).zip(&opened.reading.paragraphs);
    if session.form == Form::Json {
        let items: Vec<Paragraph> =
            numbered.map(|(paragraph, text)| Paragraph { paragraph, text }).collect();
        let answer = Answer {
            schema: "nuo.paragraphs/1",
            format: opened.format.key(),
            encoding: opened.encoding,
            count: items.len(),
            paragraphs: items,
        };
        return Ok(session.output.json(&answer)?);
    }
    for (number, text) in numbered {
        session.output.pair(&number.to_string(), text)?;
    }
    Ok(())
}
