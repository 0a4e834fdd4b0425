//! `nuo read`: a reply letter's file, and the commitments that its words seem to
//! make. Nothing is recorded unless it is asked for.

mod accept;
mod answer;
mod candidate;
mod head;
mod paragraphs;
mod review;
mod source;
mod summary;

use super::args::Global;
use super::failure::{Exit, Failure};
use super::session::{Form, Input, Session};
use super::{has_terminal, is_poor};
use crate::app::{Access, AppError, StoreError, reading_of_selection};
use crate::domain::commitment::Place;
use crate::domain::dates::parse_date;
use crate::domain::ids::is_letter_name;
use crate::domain::letter::Letter;
use crate::domain::reading::desk::{Desk, Taking};
use crate::domain::reading::{Candidate, Reading};
use crate::domain::refusal::Refusal;
use crate::i18n::cli::UsageProblem;
use crate::i18n::reading::{name_unheard, reply_unheard};
use crate::import::paper::Format;
use crate::settings::Environment;
use crate::tui::LetterFile;
use chrono::NaiveDate;
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

/// What `nuo read` is given.
#[derive(Debug, Args)]
pub struct ReadArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, conflicts_with_all = ["accept", "review", "linear", "letter", "reply_date"])]
    pub text: bool,
    #[arg(long, conflicts_with_all = ["review", "linear"])]
    pub accept: bool,
    #[arg(long, value_name = "SCORE", requires = "accept", value_parser = score)]
    pub score: Option<u8>,
    #[arg(long, conflicts_with = "json")]
    pub review: bool,
    #[arg(long, conflicts_with = "json")]
    pub linear: bool,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub reply_date: Option<String>,
    #[arg(long, value_name = "ID")]
    pub letter: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = super::choice::keyed(Format::ALL, Format::key))]
    pub format: Option<Format>,
    #[arg(long, value_name = "ENCODING", ignore_case = true, value_parser = PossibleValuesParser::new(ENCODINGS))]
    pub encoding: Option<String>,
    #[arg(long)]
    pub verbose: bool,
}

/// The encodings that letters come in.
const ENCODINGS: [&str; 6] = ["utf-8", "gb18030", "gbk", "utf-16le", "utf-16be", "big5"];

/// A score as it is shown, from 0 to 1, in hundredths.
fn score(text: &str) -> Result<u8, &'static str> {
    let score = text.parse::<f64>().ok().filter(|score| (0.0..=1.0).contains(score));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let hundredths = score.map(|score| (score * 100.0).round() as u8);
    hundredths.ok_or("no number from 0 to 1")
}

/// Reads a letter, and says or records what was found in it.
///
/// # Errors
/// A file that cannot be read as a letter, words that cannot be read, or that
/// the ledger cannot be used.
pub fn run(
    session: &mut Session,
    args: &ReadArgs,
    environment: &Environment,
) -> Result<Exit, Failure> {
    let walks = (args.review || args.linear) && session.form == Form::Text;
    if walks {
        may_walk(session, args)?;
    }
    may_name(args)?;
    let reply = session.maybe_day("--reply-date", args.reply_date.as_deref())?;
    let opened = source::open(args, reply, session.input)?;
    if args.text {
        paragraphs::write(session, &opened)?;
        return Ok(Exit::Done);
    }
    let comparison = session.app.compare(&opened.reading, &opened.text.sha256)?;
    if let Some(known) = &comparison {
        say_unheard(session, args, reply, &known.letter);
    }
    let desk = Desk::new(opened.reading.clone(), comparison);
    if args.accept {
        return accept::run(session, args, &opened, desk);
    }
    if walks {
        return review::run(session, args, environment, &opened, desk);
    }
    match session.form {
        Form::Json => answer::write(session, args, &opened, &desk)?,
        Form::Text => summary::write(session, args, &opened, &desk)?,
    }
    Ok(Exit::Done)
}

/// Whether the review is to be made on the screen: it is, where a person sits
/// before a terminal that can place the cursor and asked for nothing else.
#[must_use]
pub fn wants_screens(args: &ReadArgs, global: &Global, environment: &Environment) -> bool {
    let plain = args.linear || global.json || global.no_input || source::is_stdin(&args.file);
    let able = has_terminal() && !is_poor(environment.get("TERM").unwrap_or_default());
    args.review && !plain && able
}

/// The letter as the screens take it.
///
/// # Errors
/// A day that cannot be read, or a file that cannot be read as a letter.
pub fn for_screens(args: &ReadArgs, today: NaiveDate) -> Result<LetterFile, Failure> {
    may_name(args)?;
    let read = |typed: &String| parse_date(typed, today);
    let reply = args.reply_date.as_ref().map(read).transpose();
    let reply = reply.map_err(|problem| UsageProblem::Date { name: "--reply-date", problem })?;
    let source::Opened { reading, text, .. } = source::open(args, reply, Input::Allowed)?;
    Ok(LetterFile { reading, text, id: args.letter.clone() })
}

/// Whether the letter can have the name that was given for it, so that nobody
/// goes through a letter in vain.
fn may_name(args: &ReadArgs) -> Result<(), Failure> {
    match args.letter.as_ref().filter(|name| !is_letter_name(name)) {
        Some(name) => Err(AppError::Refused(Refusal::BadLetterName(name.clone())).into()),
        None => Ok(()),
    }
}

/// Says what was given by hand and has no effect: the ledger's word stands.
fn say_unheard(session: &mut Session, args: &ReadArgs, reply: Option<NaiveDate>, known: &Letter) {
    let lang = session.lang;
    if args.letter.as_ref().is_some_and(|name| *name != known.id) {
        session.output.note(&name_unheard(&known.id, lang));
    }
    if let (Some(typed), Some(on)) = (reply, known.reply.date.on)
        && typed != on
    {
        session.output.note(&reply_unheard(&known.id, on, typed, lang));
    }
}

/// Whether questions can be asked and their answers be recorded.
fn may_walk(session: &Session, args: &ReadArgs) -> Result<(), Failure> {
    if session.input == Input::Refused {
        return Err(UsageProblem::NoPrompts { instead: "nuo read FILE" }.into());
    }
    if source::is_stdin(&args.file) {
        return Err(UsageProblem::LetterFromInput.into());
    }
    if session.app.access() == Access::Read {
        return Err(StoreError::ReadOnly.into());
    }
    Ok(())
}

/// What a person takes, under the name that was given for the letter.
fn taking(args: &ReadArgs, desk: &Desk) -> Taking {
    let mut taking = desk.taking();
    if let Some(id) = args.letter.as_ref().filter(|_| taking.known.is_none()) {
        taking.letter.id.clone_from(id);
    }
    taking
}

/// Reads a clause again that a person cut off or pointed out.
fn reread(reading: &Reading, place: &Place) -> Candidate {
    reading_of_selection(reading, place).expect("the desk asks for words of the letter only")
}
