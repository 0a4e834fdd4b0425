//! `nuo diff`: what changed between two days or operations.

use super::args::DiffArgs;
use super::failure::{Exit, Failure};
use super::item_json::whole_numbers;
use super::output::Role;
use super::session::{Form, Session};
use super::show::{Labelled, label_columns, write_aligned};
use super::table::{Cell, Line, Yielding, write_table};
use crate::app::{AppError, Counts, Diff, End, ItemDiff, LetterDiff};
use crate::domain::vocabulary::{Status, Timeliness};
use crate::i18n::Term;
use crate::i18n::cli::Say;
use crate::i18n::diff::{Span, changed, changed_in_all, letter_changed, nothing_changed};
use serde_json::{Map, Value, json};

/// Compares two moments of the ledger.
///
/// # Errors
/// A moment that cannot be read or has not come, an unknown code, or that the
/// ledger cannot be read.
pub fn run(session: &mut Session, args: &DiffArgs) -> Result<Exit, Failure> {
    let from = session.point("A", &args.from)?;
    let to = args.to.as_deref().map(|typed| session.point("B", typed)).transpose()?;
    let mut diff = session.app.diff(from, to)?;
    if !args.codes.is_empty() {
        keep(&mut diff, session, &args.codes)?;
    }
    match session.form {
        Form::Json => session.output.json(&object(&diff))?,
        Form::Text => text(session, &diff)?,
    }
    Ok(Exit::Done)
}

/// Keeps the commitments that were named. One may be gone by now and known
/// from the comparison only.
fn keep(diff: &mut Diff, session: &Session, codes: &[String]) -> Result<(), Failure> {
    let mut named = Vec::new();
    for code in codes {
        match session.app.resolve(code) {
            Ok(id) => named.push(id),
            Err(error @ AppError::NoSuchCode { .. }) => {
                let known = |item: &&ItemDiff| item.id.code() == code.trim();
                let Some(item) = diff.items.iter().find(known) else { return Err(error.into()) };
                named.push(item.id.clone());
            }
            Err(error) => return Err(error.into()),
        }
    }
    diff.items.retain(|item| named.contains(&item.id));
    diff.letters.clear();
    Ok(())
}

fn text(session: &mut Session, diff: &Diff) -> Result<(), Failure> {
    let lang = session.lang;
    let moment = |end: &End| (end.as_of.day, end.as_of.op);
    let span = Span { from: moment(&diff.before), to: moment(&diff.after) };
    let is_same = diff.items.is_empty() && diff.letters.is_empty();
    let head = if is_same { nothing_changed(span, lang) } else { span.words() };
    session.output.pieces(&[(Role::Heading, &head)])?;
    if !is_same || diff.before.counts != diff.after.counts {
        counts(session, &diff.before.counts, &diff.after.counts)?;
    }
    let known = session.app.letters()?;
    let worded = |(say, lines): (Say, Vec<String>)| (say.say(lang).to_owned(), lines);
    let mut sections: Vec<(String, String, Vec<Labelled>)> = Vec::new();
    for LetterDiff { letter, changes } in &diff.letters {
        let facts = changes.iter().map(|change| worded(letter_changed(change, lang))).collect();
        let title = lang.pick_filled(&letter.title, &letter.title_en).to_owned();
        sections.push((letter.id.clone(), title, facts));
    }
    for ItemDiff { id, draft, changes } in &diff.items {
        let facts = changes.iter().map(|change| worded(changed(change, &known, lang))).collect();
        sections.push((id.code().to_owned(), lang.title(draft).to_owned(), facts));
    }
    let ambiguous = session.ambiguous();
    let labels = sections.iter().map(|(_, _, facts)| label_columns(facts, ambiguous)).max();
    for (name, title, facts) in sections {
        session.output.line("")?;
        session.output.pieces(&[
            (Role::Heading, &name),
            (Role::Plain, "  "),
            (Role::Heading, &title),
        ])?;
        write_aligned(session, joined(facts), labels.unwrap_or(0))?;
    }
    if !is_same {
        let operations = diff.after.as_of.op - diff.before.as_of.op;
        let words = changed_in_all(diff.items.len(), diff.letters.len(), operations, lang);
        session.output.note(&words);
    }
    Ok(())
}

/// Facts with the same label one under the other.
fn joined(facts: Vec<Labelled>) -> Vec<Labelled> {
    let mut joined: Vec<Labelled> = Vec::new();
    for (label, lines) in facts {
        match joined.last_mut().filter(|(last, _)| *last == label) {
            Some((_, before)) => before.extend(lines),
            None => joined.push((label, lines)),
        }
    }
    joined
}

/// How many stood how before and after; a line for whatever there is any of.
fn counts(session: &mut Session, before: &Counts, after: &Counts) -> Result<(), Failure> {
    let lang = session.lang;
    let mut rows: Vec<(&str, usize, usize)> = vec![
        (Say::Total.say(lang), before.total, after.total),
        (Say::Open.say(lang), before.open, after.open),
        (Say::Closed.say(lang), before.closed, after.closed),
        (Timeliness::Overdue.word(lang), before.overdue, after.overdue),
        (Timeliness::DueSoon.word(lang), before.due_soon, after.due_soon),
        (Say::NoProof.say(lang), before.no_proof, after.no_proof),
    ];
    rows.extend(
        Status::ALL
            .iter()
            .map(|status| (status.word(lang), count_of(before, *status), count_of(after, *status))),
    );
    rows.retain(|(_, before, after)| before + after > 0);
    let lines: Vec<Line> = rows.into_iter().map(|row| Line::Cells(count_cells(row))).collect();
    let headings = vec![Cell::default(); 5];
    let ambiguous = session.ambiguous();
    Ok(write_table(&mut session.output, headings, &lines, &Yielding::default(), ambiguous)?)
}

fn count_of(counts: &Counts, status: Status) -> usize {
    let found = counts.statuses.iter().find(|(found, _)| *found == status);
    found.map_or(0, |(_, count)| *count)
}

fn count_cells((name, before, after): (&str, usize, usize)) -> Vec<Cell> {
    let by = after.cast_signed() - before.cast_signed();
    let (role, by) = match by {
        0 => (Role::Faint, String::new()),
        by => (Role::Plain, format!("{by:>+5}")),
    };
    vec![
        Cell::new(role, name),
        Cell::new(role, format!("{before:>5}")),
        Cell::new(role, "->"),
        Cell::new(role, format!("{after:>5}")),
        Cell::new(role, by),
    ]
}

fn object(diff: &Diff) -> Value {
    let end = |end: &End| json!({ "as_of": end.as_of.day, "op": end.as_of.op });
    let items: Vec<Value> = diff
        .items
        .iter()
        .map(|item| {
            json!({
                "code": item.id.code(), "letter": item.id.letter(), "title": item.draft.title,
                "title_en": item.draft.title_en, "changes": item.changes,
            })
        })
        .collect();
    let letters: Vec<Value> = diff
        .letters
        .iter()
        .map(|found| json!({ "letter": found.letter.id, "changes": found.changes }))
        .collect();
    let mut object = json!({
        "schema": "nuo.diff/1", "as_of": diff.after.as_of.day,
        "from": end(&diff.before), "to": end(&diff.after),
        "operations": diff.after.as_of.op - diff.before.as_of.op,
        "count": items.len(),
        "counts": { "before": counts_json(&diff.before.counts), "after": counts_json(&diff.after.counts) },
        "letters": letters, "items": items,
    });
    whole_numbers(&mut object);
    object
}

fn counts_json(counts: &Counts) -> Value {
    let statuses: Map<String, Value> = Status::ALL
        .iter()
        .map(|status| (status.key().to_owned(), count_of(counts, *status).into()))
        .collect();
    json!({
        "total": counts.total, "open": counts.open, "closed": counts.closed,
        "overdue": counts.overdue, "due_soon": counts.due_soon, "undated": counts.undated,
        "base_missing": counts.base_missing, "no_proof": counts.no_proof, "status": statuses,
    })
}
