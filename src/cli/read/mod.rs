//! `nuo read`: a reply letter's file, and the commitments that its words seem to
//! make. Nothing is recorded unless it is asked for.

mod answer;
mod candidate;
mod head;
mod paragraphs;
mod source;

use super::failure::{Exit, Failure};
use super::session::{Form, Session};
use crate::app::read_paragraphs;
use crate::i18n::reading::{ReadSay, counted};
use clap::Args;
use std::path::PathBuf;

/// What `nuo read` is given.
#[derive(Debug, Args)]
pub struct ReadArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub text: bool,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub reply_date: Option<String>,
}

/// Reads a letter and says what was found in it.
///
/// # Errors
/// A file that cannot be read as a letter, or a day that cannot be read.
pub fn run(session: &mut Session, args: &ReadArgs) -> Result<Exit, Failure> {
    let reply_date = session.maybe_day("--reply-date", args.reply_date.as_deref())?;
    let paragraphs = source::paragraphs(session, &args.file)?;
    if args.text {
        paragraphs::write(session, &paragraphs)?;
        return Ok(Exit::Done);
    }
    let mut reading = read_paragraphs(paragraphs, reply_date);
    if reading.letter.id.is_empty() {
        reading.letter.id = source::name(&args.file);
    }
    if session.form == Form::Json {
        answer::write(session, &reading)?;
        return Ok(Exit::Done);
    }
    head::write(session, &reading.letter)?;
    for candidate in &reading.candidates {
        session.output.line("")?;
        candidate::write(session, &reading, candidate)?;
    }
    let lang = session.lang;
    if reading.candidates.is_empty() {
        session.output.note(ReadSay::NothingFound.say(lang));
    } else {
        session.output.note(&counted(reading.candidates.len(), lang));
    }
    Ok(Exit::Done)
}
