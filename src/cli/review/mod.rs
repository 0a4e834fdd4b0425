//! `nuo review`: what is due for review, as a list or as a walk by prompts.

mod card;
mod dialog;
pub(super) mod prompts;
mod walk;

use super::args::{Global, ReviewArgs};
use super::columns::Reading;
use super::failure::{Exit, Failure};
use super::item_json::ItemJson;
use super::session::{Form, Input, Session};
use super::table::{Cell, Line, Yielding, write_table};
use super::usage::filter_text;
use super::{has_terminal, is_poor};
use crate::app::{Queue, Queued};
use crate::domain::listing::Column;
use crate::domain::query::Query;
use crate::domain::review::ReviewRules;
use crate::i18n::cli::UsageProblem;
use crate::i18n::column as heading;
use crate::i18n::review::{ReviewText, beside_filter, ground, listed, next_review};
use crate::settings::Environment;
use serde_json::{Value, json};

/// Whether the walk is to be made on the screen: it is, where a person sits
/// before a terminal that can place the cursor and asked for nothing else.
#[must_use]
pub fn wants_screens(args: &ReviewArgs, global: &Global, environment: &Environment) -> bool {
    let plain = args.linear || args.list || args.limit.is_some() || global.json || global.no_input;
    !plain && has_terminal() && !is_poor(environment.get("TERM").unwrap_or_default())
}

/// Prints the queue, or walks through it.
///
/// # Errors
/// A mistake in the filter, prompts that are forbidden, or that the ledger
/// cannot be used.
pub fn run(session: &mut Session, args: &ReviewArgs) -> Result<Exit, Failure> {
    let query = session.query(&filter_text(&args.filter))?;
    let limit = args.limit.unwrap_or(usize::MAX);
    if session.form == Form::Json || args.list {
        let queue = session.app.review_queue(&query, limit)?;
        return match session.form {
            Form::Json => list_json(session, &query, &queue),
            Form::Text => list(session, &query, &queue),
        };
    }
    if session.input == Input::Refused {
        return Err(UsageProblem::NoPrompts { instead: "nuo review --list" }.into());
    }
    walk::run(session, query, limit)
}

/// That nothing is due: when something will be, and what the filter hides.
fn none_due(session: &Session, query: &Query) -> Result<String, Failure> {
    let lang = session.lang;
    let mut words = vec![
        ReviewText::NoneDue.say(lang).to_owned(),
        next_review(session.app.first_review(query)?, lang),
    ];
    if *query != Query::All {
        words.push(beside_filter(session.app.review_count(&Query::All)?, lang));
    }
    Ok(words.join(lang.pick("；", "; ")))
}

fn list(session: &mut Session, query: &Query, queue: &Queue) -> Result<Exit, Failure> {
    let lang = session.lang;
    if queue.total == 0 {
        let none = none_due(session, query)?;
        session.output.note(&none);
        return Ok(Exit::Done);
    }
    let letters = session.app.letters()?;
    let reading = Reading {
        today: session.today,
        soon_days: session.settings.soon_days,
        lang,
        letters: &letters,
    };
    let own = |queued: &Queued| {
        let looked = match queued.looked_on {
            Some(day) => day.to_string(),
            None => "-".to_owned(),
        };
        [Cell::plain(ground(queued.ground, lang)), Cell::plain(looked)]
    };
    let shown =
        [Column::Mark, Column::Code, Column::Due, Column::Left, Column::Lead, Column::Title];
    let cells = |queued: &Queued| {
        let mut cells = shown.map(|column| reading.cell(&queued.row, column)).to_vec();
        cells.splice(4..4, own(queued));
        Line::Cells(cells)
    };
    let mut headings = shown.map(|column| Cell::plain(heading(column, lang))).to_vec();
    let words = [ReviewText::Ground, ReviewText::LastLook];
    headings.splice(4..4, words.map(|word| Cell::plain(word.say(lang))));
    let lines: Vec<Line> = queue.rows.iter().map(cells).collect();
    let yielding = Yielding { clipped: Some(7), dropped: vec![6, 3] };
    let ambiguous = session.ambiguous();
    write_table(&mut session.output, headings, &lines, &yielding, ambiguous)?;
    session.output.note(&listed(queue.rows.len(), queue.total, lang));
    Ok(Exit::Done)
}

fn list_json(session: &mut Session, query: &Query, queue: &Queue) -> Result<Exit, Failure> {
    let mut items: Vec<Value> = Vec::with_capacity(queue.rows.len());
    for Queued { row, ground, looked_on } in &queue.rows {
        let item = session.app.item(&row.id)?;
        let brief = ItemJson::of(&item, session.today, session.settings.soon_days);
        let mut object = serde_json::to_value(brief).unwrap_or_default();
        object["ground"] = ground.key().into();
        object["looked_on"] = serde_json::to_value(looked_on).unwrap_or_default();
        items.push(object);
    }
    let next = match queue.total {
        0 => session.app.first_review(query)?,
        _ => Some(session.today),
    };
    let ReviewRules { due_weeks, claimed_weeks, open_weeks, closed_days, weekday } =
        session.app.review_rules();
    let answer = json!({
        "schema": "nuo.review/1", "as_of": session.today, "count": items.len(),
        "due": queue.total, "next": next,
        "rules": {
            "due_weeks": due_weeks, "claimed_weeks": claimed_weeks, "open_weeks": open_weeks,
            "closed_days": closed_days, "weekday": weekday.to_string().to_lowercase(),
        },
        "items": items,
    });
    session.output.json(&answer)?;
    Ok(Exit::Done)
}
