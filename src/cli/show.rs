//! `nuo show`: a commitment in full.

use super::args::CodesArgs;
use super::failure::{Exit, Failure};
use super::item_json::{ItemJson, whole};
use super::log::{op_cells, op_json};
use super::output::Role;
use super::session::{Form, Session};
use super::show_target::{pace_lines, target_lines};
use super::table::{Line, Yielding, write_table};
use crate::app::{ClauseText, OpRecord};
use crate::domain::commitment::{AddedEvidence, Commitment};
use crate::domain::event::Subject;
use crate::domain::letter::{Letter, Reply};
use crate::domain::timeliness;
use crate::i18n::cli::Say;
use crate::i18n::{Lang, Mark, Term, certainty_mark, days_left, due_range, due_reason, field_name};
use crate::i18n::{evidence_line, lead_inferred, part_line, period_answer, place_words, units};
use crate::text::Ambiguous;
use crate::text::clean::{clean_block, clean_line};
use crate::text::fit::pad;
use crate::text::width::columns;
use crate::text::wrap::wrap;
use serde_json::{Value, json};

/// Operations shown of one commitment.
const HISTORY_MAX: u32 = 200;
/// The width texts are wrapped to where there is no terminal to ask.
const WRAP_COLUMNS: usize = 78;

/// Shows commitments in full.
///
/// # Errors
/// An unknown code, or that the ledger cannot be read.
pub fn run(session: &mut Session, args: &CodesArgs) -> Result<Exit, Failure> {
    let ids = session.items(&args.codes)?;
    let mut objects = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let item = session.app.item(id)?;
        match session.form {
            Form::Json => objects.push(object(session, &item)?),
            Form::Text => {
                if place > 0 {
                    session.output.line("")?;
                }
                text(session, &item)?;
            }
        }
    }
    if session.form == Form::Json {
        let answer = json!({
            "schema": "nuo.show/1", "as_of": session.today, "count": objects.len(),
            "items": objects,
        });
        session.output.json(&answer)?;
    }
    Ok(Exit::Done)
}

/// The reply that a commitment stands in; one's own has none.
pub(super) fn reply_of(letters: &[Letter], item: &Commitment) -> Reply {
    let letter = letters.iter().find(|letter| letter.id == item.id.letter());
    letter.map(|letter| letter.reply.clone()).unwrap_or_default()
}

fn object(session: &Session, item: &Commitment) -> Result<Value, Failure> {
    let letters = session.app.letters()?;
    let reply = reply_of(&letters, item);
    let brief = ItemJson::of(item, session.today, session.settings.soon_days);
    let mut object = serde_json::to_value(brief).unwrap_or_default();
    let clause = |clause: &ClauseText| {
        let characters = |bytes: usize| clause.text[..bytes].chars().count();
        let (start, end) = (characters(clause.clause.start), characters(clause.clause.end));
        json!({ "paragraph": clause.paragraph, "text": clause.text, "start": start, "end": end })
    };
    let clauses: Vec<Value> = session.app.clauses(item)?.iter().map(clause).collect();
    let ops = own_history(session, item)?;
    let evidence = |added: &AddedEvidence| {
        let mut object = serde_json::to_value(&added.evidence).unwrap_or_default();
        object["on"] = serde_json::to_value(added.on).unwrap_or_default();
        object
    };
    let observation = |seen: &crate::domain::target::Observation| json!({ "value": whole(seen.value), "on": seen.on, "period": seen.period, "note": seen.note });
    object["reply"] = json!({
        "on": reply.date.on, "earliest": reply.date.earliest, "latest": reply.date.latest,
    });
    object["due_reason"] = due_reason(item, reply.date, session.lang).into();
    object["clauses"] = clauses.into();
    object["statuses"] = serde_json::to_value(&item.statuses).unwrap_or_default();
    object["observations"] = item.observations.iter().map(observation).collect();
    object["evidence_records"] = item.evidence.iter().map(evidence).collect();
    object["notes"] = serde_json::to_value(&item.notes).unwrap_or_default();
    object["reviews"] = serde_json::to_value(&item.reviews).unwrap_or_default();
    object["withdrawn"] = serde_json::to_value(&item.withdrawn).unwrap_or_default();
    object["operations"] = ops.iter().map(op_json).collect();
    Ok(object)
}

/// A label and the lines behind it.
type Fact = (Say, Vec<String>);
/// The same with a label that is in words already.
pub type Labelled = (String, Vec<String>);

fn text(session: &mut Session, item: &Commitment) -> Result<(), Failure> {
    let lang = session.lang;
    let letters = session.app.letters()?;
    let reply = reply_of(&letters, item);
    let draft = &item.draft;
    let title = lang.title(draft);
    session.output.pieces(&[
        (Role::Heading, item.code()),
        (Role::Plain, "  "),
        (Role::Heading, title),
    ])?;
    let mut facts = state_facts(session, item);
    facts.push((Say::Lead, vec![lead_words(&letters, item, lang)]));
    facts.push((Say::Co, vec![units(&letters, &draft.co, lang)]));
    facts.push((Say::Why, due_reason(item, reply.date, lang)));
    facts.push((Say::Target, target_lines(item, lang)));
    facts.push((Say::Pace, pace_lines(item, reply.date, session.today, lang)));
    facts.push((Say::Parts, part_lines(item, lang)));
    facts.push((Say::Periods, period_answers(session, item)));
    let review = item.review_on().map(|day| day.to_string());
    facts.push((Say::Review, review.into_iter().collect()));
    facts.push((Say::Letter, place_lines(&letters, item, lang)));
    let proof =
        |added: &AddedEvidence| format!("{}  {}", added.on, evidence_line(&added.evidence, lang));
    facts.push((Say::Evidence, item.evidence.iter().map(proof).collect()));
    facts.push((Say::Notes, note_lines(item)));
    let mut facts = worded(facts, lang);
    let field =
        |(key, text): (&String, &String)| (field_name(key, lang).to_owned(), lines_of(text));
    facts.extend(draft.fields.iter().map(field));
    write_labelled(session, facts)?;
    write_clauses(session, item)?;
    write_history(session, item)
}

pub(super) fn state_facts(session: &Session, item: &Commitment) -> Vec<Fact> {
    let lang = session.lang;
    let timeliness = timeliness::of(item, session.today, session.settings.soon_days);
    let mark = Mark::of(item.status(), timeliness).glyph();
    let mut status = format!("{mark} {}", item.status().word(lang));
    if let Some(on) = item.status_on() {
        status.push_str(&format!("  {}{on}", Say::Since.say(lang)));
    }
    if item.lacks_proof() {
        status.push_str(Say::NoProofMark.say(lang));
    }
    if let Some(gone) = &item.withdrawn {
        status = format!("{} {}: {}", Say::Withdrawn.say(lang), gone.on, gone.reason);
    }
    let mut due = match item.due() {
        Some(day) => {
            let moved = !item.moves.is_empty();
            let mark = if moved { "+" } else { certainty_mark(item.base.certainty) };
            format!("{mark}{}", due_range(item.due_earliest(), day))
        }
        None => "-".to_owned(),
    };
    if let Some(timeliness) = timeliness {
        due.push_str(&format!("  {}", timeliness.word(lang)));
    }
    if let Some(day) = item.due().filter(|_| item.is_open()) {
        due.push_str(&format!("  {}", days_left(day, session.today, lang)));
    }
    let draft = &item.draft;
    let kind = format!("{} · {}", draft.kind.word(lang), draft.strength.word(lang));
    let condition = match lang {
        Lang::Zh => draft.condition.as_ref().or(draft.condition_en.as_ref()),
        Lang::En => draft.condition_en.as_ref().or(draft.condition.as_ref()),
    };
    let mut facts = vec![(Say::Status, vec![status]), (Say::Due, vec![due])];
    facts.push((Say::Kind, vec![kind]));
    facts.push((Say::Condition, condition.cloned().into_iter().collect()));
    facts
}

pub(super) fn lead_words(letters: &[Letter], item: &Commitment, lang: Lang) -> String {
    let names = units(letters, &item.draft.lead, lang);
    let inferred = !item.draft.lead_named && !names.is_empty();
    if inferred { format!("{names}{}", lead_inferred(lang)) } else { names }
}

pub(super) fn part_lines(item: &Commitment, lang: Lang) -> Vec<String> {
    let parts = item.draft.parts.iter().enumerate();
    parts.map(|(place, part)| part_line(place, part, item.parts.get(&place), lang)).collect()
}

pub(super) fn period_answers(session: &Session, item: &Commitment) -> Vec<String> {
    let periods = item.periods_until(session.today).into_iter();
    let answer = |period| period_answer(item.periods.get(&period), session.lang);
    periods.map(|period| format!("{period}  {}", answer(period))).collect()
}

pub(super) fn place_lines(letters: &[Letter], item: &Commitment, lang: Lang) -> Vec<String> {
    let letter = letters.iter().find(|letter| letter.id == item.id.letter());
    let mut lines: Vec<String> = letter
        .map(|letter| {
            format!("{} {}", letter.id, lang.pick_filled(&letter.title, &letter.title_en))
        })
        .into_iter()
        .collect();
    lines.extend(item.draft.source.iter().map(|place| place_words(place, lang)));
    if letter.is_some_and(|letter| letter.attached.is_none()) {
        lines.push(Say::NoTextYet.say(lang).to_owned());
    }
    lines
}

fn note_lines(item: &Commitment) -> Vec<String> {
    let mut lines = Vec::new();
    for note in &item.notes {
        let text = clean_block(&note.text);
        for (place, line) in text.lines().enumerate() {
            let head = if place == 0 { note.on.to_string() } else { " ".repeat(10) };
            lines.push(format!("{head}  {line}"));
        }
    }
    lines
}

/// Writes labels and their lines in two columns, texts wrapped.
///
/// # Errors
/// When standard output cannot be written.
pub fn write_facts(session: &mut Session, facts: Vec<Fact>) -> Result<(), Failure> {
    let facts = worded(facts, session.lang);
    write_labelled(session, facts)
}

fn worded(facts: Vec<Fact>, lang: Lang) -> Vec<Labelled> {
    facts.into_iter().map(|(say, lines)| (say.say(lang).to_owned(), lines)).collect()
}

fn lines_of(text: &str) -> Vec<String> {
    clean_block(text).lines().map(str::to_owned).collect()
}

/// The same with labels that are in words already.
///
/// # Errors
/// When standard output cannot be written.
pub fn write_labelled(session: &mut Session, facts: Vec<Labelled>) -> Result<(), Failure> {
    let label_columns = label_columns(&facts, session.ambiguous());
    write_aligned(session, facts, label_columns)
}

/// The columns that labels take, with a gap behind them.
#[must_use]
pub fn label_columns(facts: &[Labelled], ambiguous: Ambiguous) -> usize {
    let widest = facts.iter().map(|(label, _)| columns(label, ambiguous)).max();
    widest.unwrap_or(0) + 2
}

/// The same with so many columns for the labels.
///
/// # Errors
/// When standard output cannot be written.
pub fn write_aligned(
    session: &mut Session,
    mut facts: Vec<Labelled>,
    label_columns: usize,
) -> Result<(), Failure> {
    facts.retain(|(_, lines)| lines.iter().any(|line| !line.trim().is_empty()));
    let ambiguous = session.ambiguous();
    let room = text_columns(session, label_columns);
    for (label, lines) in facts {
        let mut label = pad(&label, label_columns, ambiguous);
        for line in lines {
            for piece in wrapped(&line, room, ambiguous) {
                session.output.pieces(&[(Role::Faint, &label), (Role::Plain, &piece)])?;
                label = " ".repeat(label_columns);
            }
        }
    }
    Ok(())
}

fn text_columns(session: &Session, indent: usize) -> Option<usize> {
    let width = session.output.width_columns()?;
    Some(width.min(WRAP_COLUMNS.max(width / 2)).saturating_sub(indent).max(20))
}

/// Lines are broken on a terminal only.
fn wrapped(text: &str, room: Option<usize>, ambiguous: Ambiguous) -> Vec<String> {
    let text = clean_line(text);
    match room {
        Some(room) => wrap(&text, room, ambiguous),
        None => vec![text.into_owned()],
    }
}

pub(super) fn write_clauses(session: &mut Session, item: &Commitment) -> Result<(), Failure> {
    let clauses = session.app.clauses(item)?;
    if clauses.is_empty() {
        return Ok(());
    }
    let lang = session.lang;
    session.output.line("")?;
    session.output.pieces(&[(Role::Heading, Say::Quoted.say(lang))])?;
    for ClauseText { paragraph, text, clause } in clauses {
        write_quoted(session, paragraph, &text[clause])?;
    }
    Ok(())
}

/// Writes a code and a title, the title wrapped behind the code.
///
/// # Errors
/// When standard output cannot be written.
pub fn write_titled(session: &mut Session, code: &str, title: &str) -> Result<(), Failure> {
    let ambiguous = session.ambiguous();
    let mut head = format!("{code}  ");
    let indent = columns(&head, ambiguous);
    for line in wrapped(title, text_columns(session, indent), ambiguous) {
        session.output.pieces(&[(Role::Heading, &head), (Role::Heading, &line)])?;
        head = " ".repeat(indent);
    }
    Ok(())
}

/// Quotes a clause of a letter with the number of its paragraph.
///
/// # Errors
/// When standard output cannot be written.
pub fn write_quoted(session: &mut Session, paragraph: u32, clause: &str) -> Result<(), Failure> {
    let (room, ambiguous) = (text_columns(session, 4), session.ambiguous());
    for line in wrapped(&format!("[{paragraph}] {clause}"), room, ambiguous) {
        session.output.line(&format!("  > {line}"))?;
    }
    Ok(())
}

/// The operations that touched a commitment; of one that touched several,
/// only what it did to this one.
fn own_history(session: &Session, item: &Commitment) -> Result<Vec<OpRecord>, Failure> {
    let mut ops = session.app.ops_of(&item.id, HISTORY_MAX)?;
    for op in &mut ops {
        op.events.retain(|event| matches!(&event.about, Subject::Item(id) if *id == item.id));
    }
    Ok(ops)
}

fn write_history(session: &mut Session, item: &Commitment) -> Result<(), Failure> {
    let (lang, ambiguous) = (session.lang, session.ambiguous());
    let ops = own_history(session, item)?;
    session.output.line("")?;
    session.output.pieces(&[(Role::Heading, Say::History.say(lang))])?;
    let mut lines = Vec::with_capacity(ops.len());
    for op in &ops {
        lines.push(Line::Cells(op_cells(&session.app, op, lang)?));
    }
    let headings = vec![super::table::Cell::default(); 6];
    let yielding = Yielding { clipped: None, dropped: vec![4, 3] };
    write_table(&mut session.output, headings, &lines, &yielding, ambiguous)?;
    Ok(())
}
