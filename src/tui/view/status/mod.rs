//! The counts screen: panes of lines, each of which stands for the commitments
//! that it counts.

mod curve;
mod lines;

use crate::domain::overview::{Facet, Overview};
use crate::domain::query::Query;
use crate::i18n::status::{StatusText, counted_facet, facet_name};
use crate::i18n::tui::TuiText;
use crate::tui::canvas::{Canvas, Edge, Target};
use crate::tui::model::Model;
use crate::tui::state::status::Entry;
use crate::tui::status_panes::{inside, is_framed, lines_area, panes};
use crate::tui::theme::Role;
use lines::Columns;
use ratatui::layout::{Position, Rect};

/// Draws the screen; gives the place of the selected line.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, _: Rect) -> Option<Position> {
    let mut cursor = None;
    for (at, (facet, area)) in panes(model).into_iter().enumerate() {
        let title = title(model, facet, at == 0);
        let has_focus = facet == model.status.facet;
        frame(model, canvas, area, &title, facet);
        canvas.target(area, Target::Pane(facet as usize));
        let Some(overview) = model.status.overview.as_deref() else { continue };
        let inner = inside(model, area);
        if inner.height == 0 || inner.width == 0 {
            continue;
        }
        if facet == Facet::Trend {
            curve::draw(model, overview, canvas, inner);
        }
        let found = draw_lines(model, overview, canvas, facet, inner);
        cursor = if has_focus { found } else { cursor };
    }
    cursor.or_else(|| panes(model).first().map(|(_, area)| Position { x: area.x, y: area.y }))
}

fn frame(model: &Model, canvas: &mut Canvas<'_>, area: Rect, title: &str, facet: Facet) {
    let place = format!("{}/{}", facet as usize + 1, Facet::ALL.len());
    if !is_framed(model) {
        let width = canvas.put(area.x, area.y, area.width, title, Role::Title);
        let rest = area.width.saturating_sub(width + 1);
        canvas.put(area.x + width + 1, area.y, rest, &place, Role::Dim);
        return;
    }
    let edge = if facet == model.status.facet { Edge::Focus } else { Edge::Plain };
    let rows = usize::from(lines_area(facet, inside(model, area)).height);
    let lines = model.status.subsets(facet).len();
    let mut notes = Vec::new();
    if model.status.entries(facet).len() > rows {
        notes.push(format!("{}/{lines}", model.status.place(facet).chosen + 1));
    }
    // Where not all panes are seen, their number tells that there are more.
    if panes(model).len() < Facet::ALL.len() {
        notes.push(format!("Tab {place}"));
    }
    canvas.frame(area, title, &notes.join("  "), edge);
}

/// The first pane also says how many commitments there are, and by which filter
/// they were picked out.
fn title(model: &Model, facet: Facet, is_first: bool) -> String {
    let lang = model.lang;
    let Some(overview) = model.status.overview.as_deref().filter(|_| is_first) else {
        return facet_name(facet, lang).to_owned();
    };
    let mut title = counted_facet(facet, overview.total.now, lang);
    if model.list.query != Query::All {
        let filter = StatusText::Filter.say(lang);
        title.push_str(&format!("  {filter}:{}", model.list.filter));
    }
    title
}

/// Writes the lines of a pane; gives the place of the selected one.
fn draw_lines(
    model: &Model,
    overview: &Overview,
    canvas: &mut Canvas<'_>,
    facet: Facet,
    inner: Rect,
) -> Option<Position> {
    let entries = model.status.entries(facet);
    let area = lines_area(facet, inner);
    let columns = Columns::fit(model, overview, canvas, facet, inner.width);
    if entries.is_empty() {
        let text = match model.list.query {
            Query::All => StatusText::Nothing.say(model.lang).to_owned(),
            _ => model.told(TuiText::NoMatch),
        };
        canvas.put(inner.x, inner.y, inner.width, &text, Role::Dim);
        return None;
    }
    if area.y > inner.y && facet != Facet::Trend {
        canvas.put(inner.x, inner.y, inner.width, &columns.heads(canvas, overview), Role::Dim);
    }
    let place = model.status.place(facet);
    let rows = usize::from(area.height);
    let top = place.top.min(entries.len().saturating_sub(rows));
    let mut cursor = None;
    let mut line = entries[..top].iter().filter(|entry| **entry != Entry::OpenByDate).count();
    for (y, entry) in (area.y..area.bottom()).zip(&entries[top..]) {
        let subset = match entry {
            Entry::OpenByDate => {
                let text = format!("  {}", StatusText::OpenByDate.say(model.lang));
                canvas.put(area.x, y, area.width, &text, Role::Dim);
                continue;
            }
            Entry::Line(subset) => subset,
        };
        let row = Rect { y, height: 1, ..area };
        canvas.put_line(row.x, y, row.width, &columns.line(canvas, overview, subset));
        canvas.target(row, Target::Line(facet as usize, line));
        if facet == model.status.facet && line == place.chosen {
            canvas.restyle(row, Role::Selected);
            cursor = Some(Position { x: row.x, y });
        }
        line += 1;
    }
    cursor
}
