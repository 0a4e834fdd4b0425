//! `nuo log`: the operations, newest first.

use super::args::LogArgs;
use super::failure::{Exit, Failure};
use super::output::Role;
use super::session::{Form, Session};
use super::show::write_labelled;
use super::table::{Cell, Line, Yielding, write_table};
use crate::app::{App, AppError, Extent, LogEntry, LogPage, LogRow, LogScope, OpKind, OpRecord};
use crate::domain::event::{Event, Fact, Subject};
use crate::i18n::cli::{Say, older};
use crate::i18n::{Lang, Term, history_line, operation_sheet};
use crate::text::clean::clean_block;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Lists operations, or shows one in full.
///
/// # Errors
/// An unknown code or operation, or that the ledger cannot be read.
pub fn run(session: &mut Session, args: &LogArgs) -> Result<Exit, Failure> {
    if let Some(seq) = args.op.or_else(|| args.code.as_deref().and_then(number)) {
        let entry = session.app.log_entry(seq, u32::MAX)?;
        return match session.form {
            Form::Json => one_json(session, &entry),
            Form::Text => one_text(session, &entry),
        };
    }
    let scope = match &args.code {
        Some(code) => LogScope::About(session.app.resolve(code)?),
        None => LogScope::All,
    };
    // Programs get every fact, people a sentence.
    let extent = match session.form {
        Form::Json => Extent::Whole,
        Form::Text => Extent::Beginning,
    };
    let page = session.app.reading(|app| {
        let first = match args.before {
            Some(before) => app.log_place(&scope, before.saturating_sub(1))?,
            None => 0,
        };
        app.log(&scope, first..first.saturating_add(args.limit as usize), extent)
    })?;
    let shown = page.offset + page.rows.len();
    let next = page.rows.last().map(|row| row.op.seq).filter(|_| shown < page.total);
    match session.form {
        Form::Json => {
            let operations: Vec<Value> = page.rows.iter().map(|row| op_json(&row.op)).collect();
            let answer = json!({
                "schema": "nuo.log/1", "as_of": session.today, "count": operations.len(),
                "total": page.total, "before": next, "operations": operations,
            });
            session.output.json(&answer)?;
        }
        Form::Text => {
            text(session, &page)?;
            if let Some(next) = next {
                let code = args.code.as_deref().map(|code| format!("{code} ")).unwrap_or_default();
                let words = older(page.total - shown, &code, next, session.lang);
                session.output.note(&words);
            }
        }
    }
    Ok(Exit::Done)
}

/// The operation that `#118` means.
fn number(typed: &str) -> Option<i64> {
    typed.trim().strip_prefix(['#', '＃'])?.parse().ok()
}

fn one_json(session: &mut Session, entry: &LogEntry) -> Result<Exit, Failure> {
    let mut operation = op_json(&entry.row.op);
    operation["hash"] = entry.hash.clone().into();
    operation["previous"] = entry.previous.clone().into();
    let answer = json!({
        "schema": "nuo.log/1", "as_of": session.today, "count": 1, "total": 1, "before": null,
        "operations": [operation],
    });
    session.output.json(&answer)?;
    Ok(Exit::Done)
}

fn one_text(session: &mut Session, entry: &LogEntry) -> Result<Exit, Failure> {
    let lang = session.lang;
    let number = format!("#{}", entry.row.op.seq);
    session.output.pieces(&[(Role::Heading, &number)])?;
    let mut labelled: Vec<(String, Vec<String>)> = Vec::new();
    for line in operation_sheet(entry, lang) {
        let texts = clean_block(&line.text);
        let texts = texts.lines().map(str::to_owned);
        match labelled.last_mut().filter(|(label, _)| *label == line.label) {
            Some((_, before)) => before.extend(texts),
            None => labelled.push((line.label, texts.collect())),
        }
    }
    write_labelled(session, labelled)?;
    Ok(Exit::Done)
}

fn text(session: &mut Session, page: &LogPage) -> Result<(), Failure> {
    let (lang, ambiguous) = (session.lang, session.ambiguous());
    let cells = |row: &LogRow| Line::Cells(row_cells(&row.op, row.target.as_ref(), lang));
    let lines: Vec<Line> = page.rows.iter().map(cells).collect();
    let headings = Vec::from([""; 6].map(Cell::plain));
    let yielding = Yielding { clipped: Some(5), dropped: vec![4, 3] };
    write_table(&mut session.output, headings, &lines, &yielding, ambiguous)?;
    if page.rows.iter().any(|row| row.op.revoked_by.is_some()) {
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
    Ok(row_cells(op, target.as_ref(), lang))
}

fn row_cells(op: &OpRecord, target: Option<&OpRecord>, lang: Lang) -> Vec<Cell> {
    let role = if op.revoked_by.is_some() { Role::Faint } else { Role::Plain };
    let mark = if op.revoked_by.is_some() { "x" } else { "" };
    vec![
        Cell::new(role, mark),
        Cell::new(role, format!("#{}", op.seq)),
        Cell::new(role, minutes(&op.at)),
        Cell::new(role, op.actor.clone()),
        Cell::new(role, op.channel.word(lang)),
        Cell::new(role, history_line(op, target, lang)),
    ]
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
        fields.remove("about");
        if matches!(event.fact, Fact::Recorded { .. } | Fact::LetterRecorded { .. }) {
            fields.retain(|key, _| matches!(key.as_str(), "fact" | "on"));
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
