//! The deadlines screen: agenda, calendar and timeline, and the line that says
//! why the chosen commitment is due when it is.

mod agenda;
mod calendar;
mod timeline;

pub use timeline::bar_columns;

use crate::domain::query::Query;
use crate::i18n::tui::TuiText;
use crate::i18n::{AgendaText, agenda_title, due_line};
use crate::tui::canvas::{Canvas, Edge, Target};
use crate::tui::layout::Shape;
use crate::tui::model::Model;
use crate::tui::state::deadlines::{Pane, places};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};

/// Draws the screen; gives the place of the selected line, or of the
/// calendar's day.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>) -> Option<Position> {
    let focus = model.deadlines.pane;
    let places = places(&model.layout(), focus);
    let mut cursor = None;
    for (pane, area) in [
        (Pane::Agenda, places.agenda),
        (Pane::Calendar, places.calendar),
        (Pane::Timeline, places.timeline),
    ] {
        let Some(area) = area else { continue };
        canvas.target(area, Target::Pane(pane as usize));
        let inner = open(model, canvas, area, pane, places.framed);
        let at = match pane {
            Pane::Agenda => agenda::draw(model, canvas, inner),
            Pane::Calendar => calendar::draw(model, canvas, inner),
            Pane::Timeline => timeline::draw(model, canvas, inner),
        };
        if pane == focus {
            cursor = at;
        }
    }
    reason(model, canvas, places.reason);
    cursor
}

/// The pane's border and title, or its title alone; gives the place inside.
fn open(model: &Model, canvas: &mut Canvas<'_>, area: Rect, pane: Pane, framed: bool) -> Rect {
    let edge = if pane == model.deadlines.pane { Edge::Focus } else { Edge::Plain };
    let title = title(model, pane);
    if framed {
        let note = if pane == Pane::Agenda { place(model) } else { String::new() };
        return canvas.frame(area, &title, &note, edge);
    }
    if model.layout().shape != Shape::Narrow || area.height == 0 {
        return area;
    }
    canvas.put(area.x + 1, area.y, area.width.saturating_sub(1), &title, Role::Title);
    Rect { y: area.y + 1, height: area.height - 1, ..area }
}

fn title(model: &Model, pane: Pane) -> String {
    let lang = model.lang;
    match pane {
        Pane::Agenda => {
            let total = model.deadlines.agenda.total();
            let mut title = agenda_title(total, lang);
            if model.list.query != Query::All {
                let name = TuiText::Filter.say(lang);
                title.push_str(&format!("  {name}:{}", model.list.filter));
            }
            title
        }
        Pane::Calendar => AgendaText::Calendar.say(lang).to_owned(),
        Pane::Timeline => AgendaText::Timeline.say(lang).to_owned(),
    }
}

fn place(model: &Model) -> String {
    let total = model.deadlines.agenda.total();
    let place = if total == 0 { 0 } else { model.deadlines.selected + 1 };
    format!("{place}/{total}")
}

fn reason(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let detail = model.detail.as_ref().map(|detail| &detail.item);
    let chosen = model.deadlines.current.as_ref();
    let Some(item) = detail.filter(|item| Some(&item.id) == chosen) else { return };
    let letter = model.letters.iter().find(|letter| letter.id == item.id.letter());
    let reply = letter.map(|letter| letter.reply.date).unwrap_or_default();
    let text = due_line(item, reply, model.today, model.lang);
    let left = u16::from(area.width > 1);
    canvas.put(area.x + left, area.y, area.width - left, &text, Role::Text);
}
