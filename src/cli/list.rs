//! `nuo list`: commitments in columns or as JSON.

use super::args::ListArgs;
use super::columns::{Reading, USUAL};
use super::failure::{Exit, Failure};
use super::item_json::ItemJson;
use super::session::{Form, Session};
use super::table::{Cell, Line, Yielding, write_table};
use super::usage::filter_text;
use super::views;
use crate::app::{Group, Page, Row, Sort};
use crate::domain::listing::Column;
use crate::domain::query::Query;
use crate::domain::views::View;
use crate::i18n::cli::{Say, counted};
use crate::i18n::{column as heading, group_name};

/// Lists the commitments that match.
///
/// # Errors
/// A mistake in the filter, or that the ledger cannot be read.
pub fn run(session: &mut Session, args: &ListArgs) -> Result<Exit, Failure> {
    let typed = session.query(&filter_text(&args.filter))?;
    let view = match &args.view {
        Some(name) => views::named(session, name)?,
        None => View::default(),
    };
    let query = Query::all_of(vec![session.query(&view.filter)?, typed]);
    // What is said on the command line comes before the view.
    let columns = if args.columns.is_empty() { view.columns } else { args.columns.clone() };
    let sort = args.sort.unwrap_or(view.sort);
    let group = args.group.or(view.group);
    match session.form {
        Form::Json => json(session, "nuo.list/1", &query, sort, args.limit)?,
        Form::Text => {
            let page = session.app.page(&query, sort, 0..args.limit.unwrap_or(usize::MAX))?;
            text(session, &page, &columns, group)?;
        }
    }
    Ok(Exit::Done)
}

/// Streams every matching commitment as one JSON object.
///
/// # Errors
/// When the ledger cannot be read or standard output not be written.
pub fn json(
    session: &mut Session,
    schema: &str,
    query: &Query,
    sort: Sort,
    limit: Option<usize>,
) -> Result<(), Failure> {
    let Session { app, output, today, settings, .. } = session;
    let (today, soon_days) = (*today, settings.soon_days);
    app.reading(|app| {
        let (matching, total) = (app.count(query)?, app.count(&Query::All)?);
        let count = limit.map_or(matching, |limit| limit.min(matching));
        output.json_frame(&format!(
            "{{\"schema\":\"{schema}\",\"as_of\":\"{today}\",\"count\":{count},\"matching\":{matching},\"total\":{total},\"items\":["
        ))?;
        let mut first = true;
        app.each_item(query, sort, limit, |item| {
            output.json_frame(if first { "\n" } else { ",\n" })?;
            first = false;
            Ok::<(), Failure>(output.json_part(&ItemJson::of(&item, today, soon_days))?)
        })?;
        Ok(output.json_frame(if first { "]}\n" } else { "\n]}\n" })?)
    })
}

fn text(
    session: &mut Session,
    page: &Page,
    columns: &[Column],
    group: Option<Group>,
) -> Result<(), Failure> {
    let lang = session.lang;
    if page.total == 0 {
        session.output.note(Say::NoMatch.say(lang));
        return Ok(());
    }
    table(session, &page.rows, columns, group)?;
    session.output.note(&counted(page.rows.len(), page.total, page.all, lang));
    Ok(())
}

/// Writes rows in columns, under headings where they are grouped.
///
/// # Errors
/// When the ledger cannot be read or standard output not be written.
pub fn table(
    session: &mut Session,
    rows: &[Row],
    columns: &[Column],
    group: Option<Group>,
) -> Result<(), Failure> {
    let letters = session.app.letters()?;
    let (lang, ambiguous) = (session.lang, session.ambiguous());
    let reading = Reading {
        today: session.today,
        soon_days: session.settings.soon_days,
        lang,
        letters: &letters,
    };
    let (columns, yielding) = match columns {
        [] => (USUAL, usual_yielding()),
        chosen => (chosen, Yielding { clipped: title_place(chosen), dropped: Vec::new() }),
    };
    let cells = |row: &Row| -> Line {
        Line::Cells(columns.iter().map(|column| reading.cell(row, *column)).collect())
    };
    let mut lines = Vec::with_capacity(rows.len());
    match group {
        None => lines.extend(rows.iter().map(cells)),
        Some(group) => {
            let mut sorted: Vec<(GroupKey, &Row)> =
                rows.iter().map(|row| (group_key(row, group), row)).collect();
            sorted.sort_by(|(left, _), (right, _)| left.cmp(right));
            for members in sorted.chunk_by(|(left, _), (right, _)| left == right) {
                let (key, _) = &members[0];
                let name = group_name(group, &key.1, &letters, lang);
                lines.push(Line::Heading(format!("{name} ({})", members.len())));
                lines.extend(members.iter().map(|(_, row)| cells(row)));
            }
        }
    }
    let headings = columns.iter().map(|column| Cell::plain(heading(*column, lang))).collect();
    write_table(&mut session.output, headings, &lines, &yielding, ambiguous)?;
    Ok(())
}

/// Writes every row of a page.
///
/// # Errors
/// As [`table`].
pub fn whole_page(session: &mut Session, page: &Page) -> Result<(), Failure> {
    table(session, &page.rows, &[], None)
}

fn title_place(columns: &[Column]) -> Option<usize> {
    columns.iter().position(|column| *column == Column::Title)
}

/// Progress goes first, then the unit, then the days left.
fn usual_yielding() -> Yielding {
    let place = |column| USUAL.iter().position(|found| *found == column);
    let dropped = [Column::Progress, Column::Lead, Column::Left].into_iter().filter_map(place);
    Yielding { clipped: title_place(USUAL), dropped: dropped.collect() }
}

/// What rows are grouped by; its order is the order of the groups.
type GroupKey = (usize, String);

fn group_key(row: &Row, group: Group) -> GroupKey {
    let key = row.group_key(group);
    match group {
        Group::Part => (row.part as usize, key),
        Group::Lead | Group::Month => (usize::from(key.is_empty()), key),
        Group::Status => (row.status as usize, key),
    }
}
