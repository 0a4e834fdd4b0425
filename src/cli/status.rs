//! `nuo status`: how many commitments stand how.

use super::args::StatusArgs;
use super::failure::{Exit, Failure};
use super::output::Role;
use super::session::{Form, Session};
use super::table::{Cell, Line, Yielding, write_table};
use super::usage::filter_text;
use crate::app::{Group, GroupCount, Row, Sort};
use crate::domain::letter::Letter;
use crate::domain::query::Query;
use crate::domain::vocabulary::{Status, Timeliness};
use crate::i18n::cli::Say;
use crate::i18n::{Lang, Term, group_name};
use serde_json::{Map, Value, json};

/// The widest bar of a chart.
const BAR_COLUMNS: usize = 30;

/// Counts commitments.
///
/// # Errors
/// A mistake in the filter, or that the ledger cannot be read.
pub fn run(session: &mut Session, args: &StatusArgs) -> Result<Exit, Failure> {
    let query = session.query(&filter_text(&args.filter))?;
    match session.form {
        Form::Json => json(session, &query, args.by)?,
        Form::Text => text(session, &query, args)?,
    }
    Ok(Exit::Done)
}

/// The rows of one table: a name and how many.
type Tally = Vec<(String, usize, Role)>;

fn text(session: &mut Session, query: &Query, args: &StatusArgs) -> Result<(), Failure> {
    let lang = session.lang;
    let page = session.app.page(query, Sort::Code, 0..usize::MAX)?;
    let letters = session.app.letters()?;
    let mut sections: Vec<(Say, Tally)> = Vec::new();
    if args.by.is_none() {
        let counts = session.app.counts(query)?;
        let whole = [
            (Say::Total, counts.total, Role::Heading),
            (Say::Open, counts.open, Role::Plain),
            (Say::Closed, counts.closed, Role::Good),
            (Say::NoProof, counts.no_proof, Role::Warning),
        ];
        let whole = whole.map(|(say, count, role)| (say.say(lang).to_owned(), count, role));
        sections.push((Say::Whole, whole.into()));
        sections.push((Say::Timeliness, timeliness(session, &page.rows)));
    }
    let groups: &[Group] = match args.by {
        None => &[Group::Status, Group::Part, Group::Lead],
        Some(Group::Status) => &[Group::Status],
        Some(Group::Part) => &[Group::Part],
        Some(Group::Lead) => &[Group::Lead],
        Some(Group::Month) => &[Group::Month],
    };
    for by in groups {
        let counts = session.app.groups(*by, query)?;
        sections.push((group_say(*by), tally(*by, &counts, &letters, lang)));
    }
    write(session, sections, args.chart)
}

fn write(session: &mut Session, sections: Vec<(Say, Tally)>, chart: bool) -> Result<(), Failure> {
    let most = sections.iter().flat_map(|(_, tally)| tally).map(|row| row.1).max().unwrap_or(1);
    let mut lines = Vec::new();
    for (say, tally) in sections {
        lines.push(Line::Heading(say.say(session.lang).to_owned()));
        for (name, count, role) in tally {
            let role = if count == 0 { Role::Faint } else { role };
            let bar = if chart { "#".repeat(bar_columns(count, most)) } else { String::new() };
            lines.push(Line::Cells(vec![
                Cell::plain(""),
                Cell::new(role, name),
                Cell::new(role, format!("{count:>5}")),
                Cell::new(role, bar),
            ]));
        }
    }
    let yielding = Yielding { clipped: Some(1), dropped: vec![3] };
    let (headings, ambiguous) = (vec![Cell::default(); 4], session.ambiguous());
    Ok(write_table(&mut session.output, headings, &lines, &yielding, ambiguous)?)
}

/// A count that is not zero has a bar that can be seen.
fn bar_columns(count: usize, most: usize) -> usize {
    (count * BAR_COLUMNS).div_ceil(most.max(1))
}

const fn group_say(by: Group) -> Say {
    match by {
        Group::Status => Say::ByStatus,
        Group::Part => Say::ByPart,
        Group::Lead => Say::ByLead,
        Group::Month => Say::ByMonth,
    }
}

fn timeliness(session: &Session, rows: &[Row]) -> Tally {
    Timeliness::ALL
        .iter()
        .map(|value| {
            let count = count_timeliness(session, rows, *value);
            let role = match value {
                Timeliness::Overdue | Timeliness::Late => Role::Alarm,
                Timeliness::DueSoon => Role::Warning,
                Timeliness::OnTime => Role::Good,
                Timeliness::OnTrack | Timeliness::Undated | Timeliness::BaseMissing => Role::Plain,
            };
            (value.word(session.lang).to_owned(), count, role)
        })
        .collect()
}

fn count_timeliness(session: &Session, rows: &[Row], value: Timeliness) -> usize {
    let (today, soon_days) = (session.today, session.settings.soon_days);
    rows.iter().filter(|row| row.timeliness(today, soon_days) == Some(value)).count()
}

fn tally(by: Group, counts: &[GroupCount], letters: &[Letter], lang: Lang) -> Tally {
    let mut named: Vec<(usize, String, usize, Role)> = counts
        .iter()
        .enumerate()
        .map(|(place, count)| {
            let order = group_place(by, &count.key);
            let name = group_name(by, &count.key, letters, lang);
            let role = if count.overdue > 0 { Role::Alarm } else { Role::Plain };
            (order.unwrap_or(place), with_overdue(name, count.overdue, lang), count.total, role)
        })
        .collect();
    named.sort_by_key(|(order, ..)| *order);
    named.into_iter().map(|(_, name, count, role)| (name, count, role)).collect()
}

fn with_overdue(name: String, overdue: usize, lang: Lang) -> String {
    match overdue {
        0 => name,
        _ => format!("{name} ({} {overdue})", Timeliness::Overdue.word(lang)),
    }
}

/// The place of a group where it is not that of the keys.
fn group_place(by: Group, key: &str) -> Option<usize> {
    match by {
        Group::Status => Status::from_key(key).map(|status| status as usize),
        Group::Lead | Group::Month => key.is_empty().then_some(usize::MAX),
        Group::Part => None,
    }
}

fn json(session: &mut Session, query: &Query, by: Option<Group>) -> Result<(), Failure> {
    let counts = session.app.counts(query)?;
    let page = session.app.page(query, Sort::Code, 0..usize::MAX)?;
    let statuses: Map<String, Value> = Status::ALL
        .iter()
        .map(|status| {
            let found = counts.statuses.iter().find(|(found, _)| found == status);
            (status.key().to_owned(), found.map_or(0, |(_, count)| *count).into())
        })
        .collect();
    let timeliness: Map<String, Value> = Timeliness::ALL
        .iter()
        .map(|value| (value.key().to_owned(), count_timeliness(session, &page.rows, *value).into()))
        .collect();
    let mut answer = json!({
        "schema": "nuo.status/1", "as_of": session.today, "total": counts.total,
        "open": counts.open, "closed": counts.closed, "no_proof": counts.no_proof,
        "status": statuses, "timeliness": timeliness,
    });
    let groups: Vec<Group> = match by {
        None => vec![Group::Part, Group::Lead],
        Some(by) => vec![by],
    };
    for by in groups {
        let rows = session.app.groups(by, query)?;
        answer[format!("by_{}", by.key())] = serde_json::to_value(rows).unwrap_or_default();
    }
    Ok(session.output.json(&answer)?)
}
