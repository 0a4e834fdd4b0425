//! `nuo undo`, `nuo redo`: by operation, whichever process recorded it.

use super::args::{RedoArgs, UndoArgs};
use super::failure::{Exit, Failure};
use super::session::{Form, Session};
use crate::app::{OpRecord, Outcome};
use crate::domain::ids::ItemId;
use crate::i18n::cli::Say;
use crate::i18n::{operation, redone, undone};
use serde_json::json;

/// Undoes an operation, or the newest one in force.
///
/// # Errors
/// When it cannot be undone, or the ledger not be written.
pub fn undo(session: &mut Session, args: &UndoArgs) -> Result<Exit, Failure> {
    if args.dry_run {
        let preview = session.app.preview_undo(args.op)?;
        return dry_run(session, &preview.op, Say::WouldUndo, "would_undo");
    }
    let (outcome, target) = session.app.undo(args.op)?;
    if session.form == Form::Json {
        let answer = json!({
            "op": outcome.op.seq, "undone": target.seq, "redo": "nuo redo",
            "changed": codes(&outcome),
        });
        session.output.json(&answer)?;
        return Ok(Exit::Done);
    }
    let sentence = undone(&target, session.lang);
    session.output.line(&sentence)?;
    session.output.note(&format!("  {}nuo redo", Say::WayForward.say(session.lang)));
    Ok(Exit::Done)
}

/// Redoes what was undone last.
///
/// # Errors
/// When there is nothing to redo, or the ledger cannot be written.
pub fn redo(session: &mut Session, args: &RedoArgs) -> Result<Exit, Failure> {
    if args.dry_run {
        let preview = session.app.preview_redo()?;
        return dry_run(session, &preview.op, Say::WouldRedo, "would_redo");
    }
    let (outcome, target) = session.app.redo()?;
    let way_back = format!("nuo undo {}", target.seq);
    if session.form == Form::Json {
        let answer = json!({
            "op": outcome.op.seq, "redone": target.seq, "undo": way_back,
            "changed": codes(&outcome),
        });
        session.output.json(&answer)?;
        return Ok(Exit::Done);
    }
    let sentence = redone(&target, session.lang);
    session.output.line(&sentence)?;
    session.output.note(&format!("  {}{way_back}", Say::WayBack.say(session.lang)));
    Ok(Exit::Done)
}

fn codes(outcome: &Outcome) -> Vec<&str> {
    outcome.changed.iter().map(ItemId::code).collect()
}

fn dry_run(
    session: &mut Session,
    op: &OpRecord,
    say: Say,
    key: &'static str,
) -> Result<Exit, Failure> {
    let sentence = operation(op, session.lang);
    match session.form {
        Form::Json => session.output.json(&json!({ key: op.seq, "dry_run": true }))?,
        Form::Text => {
            let say = say.say(session.lang);
            session.output.line(&format!("{say} #{}: {sentence}", op.seq))?;
        }
    }
    Ok(Exit::Done)
}
