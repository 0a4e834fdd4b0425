//! Reads windows of the list, and what its filter line and marks need.

use super::{Watch, detail, summary};
use crate::app::{App, AppError, Arrangement, Page};
use crate::domain::ids::ItemId;
use crate::domain::listing::{Group, Sort};
use crate::domain::query::Query;
use crate::tui::msg::{Loaded, Msg, Which};
use crate::tui::outline::{Outline, Spot};
use crate::tui::state::list::{Ask, Line, Lines, Stay, Totals};
use std::collections::BTreeSet;
use std::ops::Range;

/// The order of the grouped listing that was read last. It is made again
/// whenever more than the place changes.
#[derive(Clone, Debug)]
pub struct Arranged {
    query: Query,
    sort: Sort,
    by: Group,
    order: Arrangement,
}

/// Reads the lines around a place, and everything about the selected one.
pub fn load(app: &App, watch: &mut Watch, ask: &Ask) -> Result<Msg, AppError> {
    let (page, place) = match ask.group {
        None => plain(app, ask)?,
        Some(by) => grouped(app, watch, ask, by)?,
    };
    let selected = place.checked_sub(page.offset).and_then(|at| page.window.get(at));
    let detail = match selected {
        Some(Line::Row(row)) => Some(detail(app, &row.id)?),
        Some(Line::Heading { .. }) | None => None,
    };
    let summary = if ask.summary { Some((summary(app)?, app.letters()?)) } else { None };
    let today = app.thresholds().today;
    Ok(Msg::Loaded(Box::new(Loaded { today, page: Some((page, place)), detail, summary })))
}

/// A few screens before and after a place.
fn around(ask: &Ask, place: usize) -> Range<usize> {
    let around = ask.rows.max(1) * 2;
    place.saturating_sub(around)..place + around + 1
}

fn plain(app: &App, ask: &Ask) -> Result<(Lines, usize), AppError> {
    let stay = match &ask.stay_on {
        Some(Stay::Item(id)) => app.position(&ask.query, ask.sort, id)?,
        Some(Stay::Heading(_)) | None => None,
    };
    let mut place = stay.unwrap_or(ask.place);
    let mut page = rows_around(app, ask, place)?;
    if place >= page.total && page.total > 0 {
        place = page.total - 1;
        page = rows_around(app, ask, place)?;
    }
    let Page { total, all, offset, rows } = page;
    let hidden = hidden(app, ask)?;
    let totals = Totals { lines: total, matching: total, all, hidden };
    let window = rows.into_iter().map(|row| Line::Row(Box::new(row))).collect();
    Ok((Lines { totals, offset, window }, place.min(total.saturating_sub(1))))
}

fn rows_around(app: &App, ask: &Ask, place: usize) -> Result<Page, AppError> {
    let window = around(ask, place);
    match ask.totals {
        None => app.page(&ask.query, ask.sort, window),
        Some(Totals { matching: total, all, .. }) => {
            let offset = window.start;
            Ok(Page { total, all, offset, rows: app.rows(&ask.query, ask.sort, window)? })
        }
    }
}

/// Marked commitments that the filter leaves out.
fn hidden(app: &App, ask: &Ask) -> Result<usize, AppError> {
    if let Some(totals) = ask.totals {
        return Ok(totals.hidden);
    }
    if ask.marked.is_empty() {
        return Ok(0);
    }
    let shown: BTreeSet<ItemId> = app.ids(&ask.query)?.into_iter().collect();
    Ok(ask.marked.iter().filter(|id| !shown.contains(id)).count())
}

fn grouped(app: &App, watch: &mut Watch, ask: &Ask, by: Group) -> Result<(Lines, usize), AppError> {
    let order = arrange(app, watch, ask, by)?;
    let outline = Outline::of(&order.sections, &ask.folds);
    let stay = match &ask.stay_on {
        Some(Stay::Item(id)) => app.place_in(order, id)?.and_then(|row| outline.line_of_row(row)),
        Some(Stay::Heading(key)) => {
            let place = order.sections.iter().position(|section| section.key == *key);
            place.and_then(|place| outline.line_of_group(place))
        }
        None => None,
    };
    let place = stay.unwrap_or(ask.place).min(outline.lines().saturating_sub(1));
    let window = around(ask, place);
    let window = window.start..window.end.min(outline.lines());
    let lines = lines(app, order, &outline, window.clone())?;
    let all = match ask.totals {
        Some(totals) => totals.all,
        None => app.count(&Query::All)?,
    };
    let totals =
        Totals { lines: outline.lines(), matching: order.total(), all, hidden: hidden(app, ask)? };
    Ok((Lines { totals, offset: window.start, window: lines }, place))
}

/// The order of the whole listing: the kept one where only the place changes.
fn arrange<'w>(
    app: &App,
    watch: &'w mut Watch,
    ask: &Ask,
    by: Group,
) -> Result<&'w Arrangement, AppError> {
    let same = |kept: &Arranged| {
        ask.totals.is_some() && kept.by == by && kept.sort == ask.sort && kept.query == ask.query
    };
    let kept = match watch.arranged.take().filter(same) {
        Some(kept) => kept,
        None => {
            let order = app.arrange(&ask.query, by, ask.sort)?;
            Arranged { query: ask.query.clone(), sort: ask.sort, by, order }
        }
    };
    Ok(&watch.arranged.insert(kept).order)
}

/// Headings, and between them the rows of each run in one go.
fn lines(
    app: &App,
    order: &Arrangement,
    outline: &Outline,
    window: Range<usize>,
) -> Result<Vec<Line>, AppError> {
    let mut lines = Vec::with_capacity(window.len());
    let mut at = window.start;
    while let Some(spot) = outline.spot(at).filter(|_| at < window.end) {
        match spot {
            Spot::Heading(place) => {
                let section = order.sections[place].clone();
                lines.push(Line::Heading { section, fold: outline.fold(place) });
                at += 1;
            }
            Spot::Row(first) => {
                let rows = (at..window.end)
                    .map_while(|line| match outline.spot(line) {
                        Some(Spot::Row(row)) => Some(row),
                        Some(Spot::Heading(_)) | None => None,
                    })
                    .count();
                let read = app.rows_of(order, first..first + rows)?;
                lines.extend(read.into_iter().map(|row| Line::Row(Box::new(row))));
                at += rows;
            }
        }
    }
    Ok(lines)
}

/// The commitments that are to be marked.
pub fn collect(app: &App, watch: &Watch, which: &Which) -> Result<Msg, AppError> {
    let ids = match which {
        Which::Matching(query) => app.ids(query)?,
        Which::Group(key) => match &watch.arranged {
            Some(Arranged { order, .. }) => {
                let open = Outline::of(&order.sections, &Default::default());
                let place = order.sections.iter().position(|section| section.key == *key);
                let rows = place.and_then(|place| open.rows_of_group(place)).unwrap_or(0..0);
                app.ids_in(order, rows)?
            }
            None => Vec::new(),
        },
    };
    Ok(Msg::Collected(ids))
}

/// How many commitments match each filter that can be read.
pub fn count(app: &App, queries: &[Option<Query>]) -> Result<Msg, AppError> {
    let count = |query: &Option<Query>| query.as_ref().map(|query| app.count(query)).transpose();
    Ok(Msg::Counted(queries.iter().map(count).collect::<Result<_, _>>()?))
}
