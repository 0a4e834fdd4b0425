//! The agenda: open commitments in groups by their days.

use crate::app::Row;
use crate::domain::query::Query;
use crate::i18n::tui::TuiText;
use crate::i18n::{AgendaText, agenda_heading, agenda_note};
use crate::tui::canvas::{Canvas, Span, Target};
use crate::tui::model::Model;
use crate::tui::state::deadlines::{AgendaLine, Pane, lines_from};
use crate::tui::theme::{Role, row_mark};
use crate::tui::view::columns::{code_columns, due_text, left_columns, left_text, title};
use ratatui::layout::{Position, Rect};

/// A date with its mark, or a reminder in brackets.
const DAY_COLUMNS: usize = 12;
const LEAD_COLUMNS: usize = 12;
const TITLE_AT_LEAST: usize = 24;

/// Draws the lines; gives the place of the selected one.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let screen = &model.deadlines;
    let lang = model.lang;
    if screen.agenda.total() == 0 {
        let text = match model.list.query {
            Query::All => AgendaText::NothingOpen.say(lang).to_owned(),
            _ => model.told(TuiText::NoMatch),
        };
        let width = area.width.saturating_sub(1);
        canvas.put(area.x + 1, area.y, if area.height > 0 { width } else { 0 }, &text, Role::Dim);
        return None;
    }
    let groups = screen.agenda.groups(model.today);
    let columns = Columns::fit(model, usize::from(area.width));
    let chosen = screen.chosen(model.today);
    let mut cursor = None;
    let lines = lines_from(&groups, screen.top, usize::from(area.height));
    for (y, line) in (area.y..).zip(lines) {
        match line {
            AgendaLine::Heading(group) => {
                let name = agenda_heading(group, lang);
                let heading = [
                    Span::new(format!("-- {name} ({})", group.places.len()), Role::Title),
                    Span::new(format!("  {}", agenda_note(group.span, lang)), Role::Dim),
                ];
                canvas.put_line(area.x, y, area.width, &heading);
            }
            AgendaLine::Place(place) => {
                let Some(row) = screen.row(place) else { continue };
                let at = Rect { y, height: 1, ..area };
                row_line(model, canvas, row, &columns, at);
                canvas.target(at, Target::Row(place));
                if chosen == Some(place) {
                    canvas.restyle(at, Role::Selected);
                    cursor = Some(Position { x: area.x, y });
                }
            }
        }
    }
    cursor.filter(|_| screen.pane == Pane::Agenda)
}

fn row_line(model: &Model, canvas: &mut Canvas<'_>, row: &Row, columns: &Columns, at: Rect) {
    let (mark, role) = row_mark(row.status, row.timeliness(model.today, model.soon_days));
    let line = columns.line(model, canvas, row);
    canvas.put(at.x, at.y, at.width, &line, Role::Text);
    canvas.put(at.x + columns.indent, at.y, 1, mark, role);
}

/// The day of a row: a reminder in brackets, so that it never looks like a due
/// date.
pub fn day_text(row: &Row) -> String {
    match (row.due, row.review_on) {
        (None, Some(review)) => format!("({review})"),
        (Some(_), _) | (None, None) => due_text(row),
    }
}

/// Which columns there is room for. The unit goes first, then the days left.
struct Columns {
    indent: u16,
    code: usize,
    left: usize,
    lead: usize,
    title: usize,
}

impl Columns {
    fn fit(model: &Model, width: usize) -> Self {
        let indent = if width >= 60 { 1 } else { 0 };
        let code = code_columns(model.deadlines.rows.iter(), model.ambiguous);
        let taken = usize::from(indent) + 2 + code + 1 + DAY_COLUMNS + 1;
        let mut room = width.saturating_sub(taken);
        let mut take = |wanted: usize| {
            let fits = room > TITLE_AT_LEAST + wanted;
            room -= if fits { wanted + 1 } else { 0 };
            if fits { wanted } else { 0 }
        };
        let left = take(left_columns(model.lang));
        let lead = if left > 0 { take(LEAD_COLUMNS) } else { 0 };
        // What is over goes to units first, so that they can be told apart.
        let extra = if lead > 0 { room.saturating_sub(40).min(24) } else { 0 };
        let lead = if lead > 0 { lead + extra } else { 0 };
        Self { indent, code, left, lead, title: room - extra }
    }

    fn line(&self, model: &Model, canvas: &Canvas<'_>, row: &Row) -> String {
        let lead = row.lead.first().map_or("", |unit| model.unit(unit));
        let left = match row.due {
            None if row.review_on.is_some() => AgendaText::Reminder.say(model.lang).to_owned(),
            _ => left_text(model, row),
        };
        let day = day_text(row);
        let title = title(model, row);
        let mut line = " ".repeat(usize::from(self.indent) + 2);
        for (cell, width) in [
            (row.id.code(), self.code),
            (day.as_str(), DAY_COLUMNS),
            (left.as_str(), self.left),
            (lead, self.lead),
            (title.as_str(), self.title),
        ] {
            if width > 0 {
                line.push_str(&canvas.pad(cell, width));
                line.push(' ');
            }
        }
        line.pop();
        line
    }
}
