//! The timeline: a bar for each commitment, from the letter to its due date.

use super::agenda::day_text;
use crate::app::Row;
use crate::domain::agenda::course::{Glyph, bar, course};
use crate::domain::due::ReplyDate;
use crate::i18n::{course_key, tick_name};
use crate::tui::canvas::{Canvas, Line, Span, Target};
use crate::tui::model::Model;
use crate::tui::state::deadlines::{Pane, bars_in, has_key, places};
use crate::tui::theme::{Role, row_mark};
use crate::tui::view::columns::{code_columns, title};
use ratatui::layout::{Position, Rect};

/// A date with its mark.
const DAY_COLUMNS: usize = 12;
const TITLE_COLUMNS: usize = 30;

/// What stands before a bar.
struct Label {
    code: usize,
    day: usize,
    title: usize,
}

impl Label {
    fn fit(model: &Model, width: usize) -> Self {
        let day = if width >= 70 { DAY_COLUMNS } else { 0 };
        let title = if width >= 140 { TITLE_COLUMNS } else { 0 };
        Self { code: code_columns(model.deadlines.rows.iter(), model.ambiguous), day, title }
    }

    /// Columns with a blank behind each part.
    fn columns(&self) -> usize {
        let parts = [self.code, self.day, self.title];
        2 + parts.iter().filter(|part| **part > 0).map(|part| part + 1).sum::<usize>()
    }

    fn text(&self, model: &Model, canvas: &Canvas<'_>, row: &Row) -> String {
        let mut text = String::from("  ");
        let (day, title) = (day_text(row), title(model, row));
        for (cell, width) in
            [(row.id.code(), self.code), (day.as_str(), self.day), (title.as_str(), self.title)]
        {
            if width > 0 {
                text.push_str(&canvas.pad(cell, width));
                text.push(' ');
            }
        }
        text
    }
}

/// Columns that the bars have.
#[must_use]
pub fn bar_columns(model: &Model) -> usize {
    let places = places(&model.layout(), model.deadlines.pane);
    let borders = if places.framed { 2 } else { 0 };
    let width = places.timeline.map_or(0, |area| usize::from(area.width.saturating_sub(borders)));
    width.saturating_sub(Label::fit(model, width).columns())
}

/// Draws axis, bars and legend; gives the place of the selected bar.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let screen = &model.deadlines;
    let label = Label::fit(model, usize::from(area.width));
    let before = u16::try_from(label.columns()).unwrap_or(u16::MAX).min(area.width);
    let width = area.width - before;
    if area.height == 0 || width == 0 {
        return None;
    }
    let lines = usize::from(area.height);
    let axis = screen.axis(model.today, usize::from(width));
    let mut free = 0;
    for tick in axis.ticks() {
        let name = tick_name(tick, axis.scale());
        if tick.column >= free && tick.column + name.len() <= axis.columns() {
            let x = area.x + before + u16::try_from(tick.column).unwrap_or(0);
            canvas.put(x, area.y, area.right() - x, &name, Role::Dim);
            free = tick.column + name.len() + 1;
        }
    }
    let mut cursor = None;
    let chosen = screen.chosen(model.today);
    let places = (screen.bars_top..screen.agenda.total()).take(bars_in(lines));
    for (y, place) in (area.y + 1..).zip(places) {
        let at = Rect { y, height: 1, ..area };
        let (Some(row), Some(item)) = (screen.row(place), screen.item(place)) else { continue };
        let (mark, role) = row_mark(row.status, row.timeliness(model.today, model.soon_days));
        canvas.put(at.x, y, before, &label.text(model, canvas, row), Role::Text);
        canvas.put(at.x, y, before.min(1), mark, role);
        let letter = model.letters.iter().find(|letter| letter.id == item.id.letter());
        let reply = letter.map_or_else(ReplyDate::default, |letter| letter.reply.date);
        let cells = bar(&course(item, reply, axis.end()), axis, model.today);
        canvas.put_line(at.x + before, y, width, &spans(&cells, role));
        canvas.target(at, Target::Line(Pane::Timeline as usize, place));
        if chosen == Some(place) {
            canvas.restyle(at, Role::Selected);
            cursor = Some(Position { x: at.x, y });
        }
    }
    if has_key(lines) {
        let key = course_key(axis.scale(), model.lang);
        let left = u16::from(area.width > 1);
        canvas.put(area.x + left, area.bottom() - 1, area.width - left, &key, Role::Dim);
    }
    cursor.filter(|_| screen.pane == Pane::Timeline)
}

/// The bar in pieces of one role.
fn spans(cells: &[Glyph], due: Role) -> Line {
    let pieces = cells.chunk_by(|left, right| role(*left, due) == role(*right, due));
    pieces
        .map(|piece| {
            let text: String = piece.iter().map(|glyph| glyph.symbol()).collect();
            Span::new(text, role(piece[0], due))
        })
        .collect()
}

const fn role(glyph: Glyph, due: Role) -> Role {
    match glyph {
        Glyph::Blank | Glyph::Behind => Role::Text,
        Glyph::Ahead | Glyph::Letter | Glyph::Former | Glyph::Earlier | Glyph::Later => Role::Dim,
        Glyph::Over | Glyph::Unanswered | Glyph::Missed => Role::Overdue,
        Glyph::Uncertain | Glyph::Review => Role::Undated,
        Glyph::Today => Role::Key,
        Glyph::Coming => Role::Open,
        Glyph::Kept => Role::Closed,
        Glyph::Due | Glyph::DueDerived | Glyph::DueDoubtful => due,
    }
}
