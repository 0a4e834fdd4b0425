//! `nuo note`, `nuo attach`, `nuo defer`, `nuo withdraw`.

use super::args::{AttachArgs, DeferArgs, NoteArgs, WithdrawArgs};
use super::failure::{Exit, Failure};
use super::session::Session;
use crate::domain::event::Command;
use chrono::NaiveDate;

/// Records a note.
///
/// # Errors
/// An unknown code, a refusal, or that the ledger cannot be written.
pub fn note(session: &mut Session, args: &NoteArgs) -> Result<Exit, Failure> {
    let items = session.items(&args.codes)?;
    let text = session.text(&args.text)?;
    let on = session.maybe_day("--on", args.on.as_deref())?;
    execute(session, &Command::Note { items, text }, on)
}

/// Adds a record of evidence.
///
/// # Errors
/// An unknown code, a file that cannot be copied, a refusal, or that the
/// ledger cannot be written.
pub fn attach(session: &mut Session, args: &AttachArgs) -> Result<Exit, Failure> {
    let items = session.items(&args.codes)?;
    let date = session.maybe_day("--date", args.date.as_deref())?;
    let on = session.maybe_day("--on", args.on.as_deref())?;
    let mut evidence = session.app.evidence(&args.evidence)?;
    evidence.kind = args.kind.unwrap_or(evidence.kind);
    if let Some(title) = &args.title {
        evidence.title.clone_from(title);
    }
    if args.number.is_some() {
        evidence.number.clone_from(&args.number);
    }
    evidence.issuer.clone_from(&args.issuer);
    evidence.date = date;
    evidence.grade = args.grade.or(evidence.grade);
    evidence.note.clone_from(&args.note);
    execute(session, &Command::Attach { items, evidence: vec![evidence] }, on)
}

/// Moves due dates.
///
/// # Errors
/// As [`note`]; a missing reason is refused.
pub fn defer(session: &mut Session, args: &DeferArgs) -> Result<Exit, Failure> {
    let items = session.items(&args.codes)?;
    let to = session.day("--to", &args.to)?;
    let on = session.maybe_day("--on", args.on.as_deref())?;
    execute(session, &Command::Defer { items, to, reason: args.reason.clone() }, on)
}

/// Takes commitments out of the count.
///
/// # Errors
/// As [`note`]; a missing reason is refused.
pub fn withdraw(session: &mut Session, args: &WithdrawArgs) -> Result<Exit, Failure> {
    let items = session.items(&args.codes)?;
    let on = session.maybe_day("--on", args.on.as_deref())?;
    execute(session, &Command::Withdraw { items, reason: args.reason.clone() }, on)
}

fn execute(
    session: &mut Session,
    command: &Command,
    on: Option<NaiveDate>,
) -> Result<Exit, Failure> {
    let outcome = session.app.execute(command, on)?;
    session.say_written(&outcome)?;
    Ok(Exit::Done)
}
