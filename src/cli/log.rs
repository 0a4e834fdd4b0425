//! `nuo log`: the operations, newest first.

use super::args::LogArgs;
use super::failure::{Exit, Failure};
use super::output::Role;
use super::session::{Form, Session};
use super::table::{Cell, Line, Yielding, write_table};
use crate::app::{App, AppError, Extent, OpKind, OpRecord};
use crate::domain::event::{Event, Subject};
use crate::i18n::cli::Say;
use crate::i18n::{Lang, Term, history_line};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Lists operations.
///
/// # Errors
/// An unknown code, or that the ledger cannot be read.
pub fn run(session: &mut Session, args: &LogArgs) -> Result<Exit, Failure> {
    // Programs get every fact, people a sentence.
    let extent = match session.form {
        Form::Json => Extent::Whole,
        Form::Text => Extent::Beginning,
    };
    let ops = match &args.code {
        Some(code) => {
            let id = session.app.resolve(code)?;
            session.app.ops_of(&id, args.limit)?
        }
        None => session.app.ops(args.limit, extent)?,
    };
    match session.form {
        Form::Json => {
            let operations: Vec<Value> = ops.iter().map(op_json).collect();
            let answer = json!({
                "schema": "nuo.log/1", "as_of": session.today, "count": operations.len(),
                "operations": operations,
            });
            session.output.json(&answer)?;
        }
        Form::Text => text(session, &ops)?,
    }
    Ok(Exit::Done)
}

fn text(session: &mut Session, ops: &[OpRecord]) -> Result<(), Failure> {
    let (lang, ambiguous) = (session.lang, session.ambiguous());
    let mut lines = Vec::with_capacity(ops.len());
    for op in ops {
        lines.push(Line::Cells(op_cells(&session.app, op, lang)?));
    }
    let headings = Vec::from([""; 6].map(Cell::plain));
    let yielding = Yielding { clipped: Some(5), dropped: vec![4, 3] };
    write_table(&mut session.output, headings, &lines, &yielding, ambiguous)?;
    if ops.iter().any(|op| op.revoked_by.is_some()) {
        session.output.note(Say::UndoneMarked.say(lang));
    }
    Ok(())
}

/// One operation in cells: mark, number, time, actor, channel, sentence.
///
/// # Errors
/// When the ledger cannot be read.
pub fn op_cells(app: &App, op: &OpRecord, lang: Lang) -> Result<Vec<Cell>, AppError> {
    let target = match op.kind {
        OpKind::Undo | OpKind::Redo => op.target.map(|seq| app.op(seq)).transpose()?,
        OpKind::Founding | OpKind::Change => None,
    };
    let role = if op.revoked_by.is_some() { Role::Faint } else { Role::Plain };
    let mark = if op.revoked_by.is_some() { "x" } else { "" };
    Ok(vec![
        Cell::new(role, mark),
        Cell::new(role, format!("#{}", op.seq)),
        Cell::new(role, minutes(&op.at)),
        Cell::new(role, op.actor.clone()),
        Cell::new(role, op.channel.word(lang)),
        Cell::new(role, history_line(op, target.as_ref(), lang)),
    ])
}

/// The time without seconds and offset: `2026-11-23 09:41`.
#[must_use]
pub fn minutes(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}

/// One operation of `nuo.log/1`.
#[must_use]
pub fn op_json(op: &OpRecord) -> Value {
    let codes: BTreeSet<&str> = op.events.iter().filter_map(code).collect();
    json!({
        "op": op.seq, "at": op.at, "day": op.day, "actor": op.actor,
        "channel": op.channel.key(), "kind": op.kind.key(), "reason": op.reason,
        "target": op.target, "undone_by": op.revoked_by, "changed": codes,
        "facts": op.events.iter().map(fact_json).collect::<Vec<_>>(),
    })
}

fn code(event: &Event) -> Option<&str> {
    match &event.about {
        Subject::Item(id) => Some(id.code()),
        Subject::Letter(_) | Subject::Operation => None,
    }
}

/// A fact with its values; what a letter or a commitment was recorded as is
/// left out, since `show` gives it.
fn fact_json(event: &Event) -> Value {
    let mut fact = serde_json::to_value(event).unwrap_or_default();
    if let Some(fields) = fact.as_object_mut() {
        for left_out in ["about", "draft", "letter", "base"] {
            fields.remove(left_out);
        }
        match &event.about {
            Subject::Item(id) => {
                fields.insert("code".into(), id.code().into());
                fields.insert("letter".into(), id.letter().into());
            }
            Subject::Letter(id) => drop(fields.insert("letter".into(), id.as_str().into())),
            Subject::Operation => {}
        }
    }
    fact
}
