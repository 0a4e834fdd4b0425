//! The curve of closed against due, above its lines.

use crate::domain::chart::{Chart, Ink, chart};
use crate::domain::overview::Overview;
use crate::i18n::status::StatusText;
use crate::tui::canvas::{Canvas, Span};
use crate::tui::model::Model;
use crate::tui::status_panes::curve_rows;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// The axis, the dates below it, and what the glyphs mean.
const BELOW: u16 = 2;

/// Draws the curve where there is room for it.
pub fn draw(model: &Model, overview: &Overview, canvas: &mut Canvas<'_>, inner: Rect) {
    let rows = curve_rows(inner);
    if rows == 0 {
        return;
    }
    let most = overview.total.now.max(overview.total.then).max(1);
    // One digit more than the total may be what a round number needs.
    let label = most.to_string().len() + 1;
    let left = u16::try_from(label + 1).unwrap_or(0);
    let width = inner.width.saturating_sub(left + 1);
    let Some(curve) = chart(&overview.trend, usize::from(width), usize::from(rows - BELOW)) else {
        return;
    };
    let mut y = inner.y;
    for row in &curve.rows {
        let text = row.label.map(|label| label.to_string()).unwrap_or_default();
        let mut line = vec![Span::new(format!("{text:>label$}|"), Role::Dim)];
        for run in row.cells.chunk_by(|left, right| left == right) {
            let ink = run.first().copied().unwrap_or(Ink::Blank);
            let text = ink.glyph().to_string().repeat(run.len());
            line.push(Span::new(text, role(ink)));
        }
        canvas.put_line(inner.x, y, inner.width, &line);
        y += 1;
    }
    let axis = format!("{:>label$}+{}", "", curve.axis);
    canvas.put(inner.x, y, inner.width, &axis, Role::Dim);
    let dates = Rect { x: inner.x + left, y: y + 1, width, height: 1 };
    canvas.put(dates.x, dates.y, dates.width, &curve.dates, Role::Dim);
    explain(model, canvas, &curve, Rect { y: inner.y, ..dates });
}

/// What stands for both curves, and for today, where the curve begins: that
/// corner is empty longest.
fn explain(model: &Model, canvas: &mut Canvas<'_>, curve: &Chart, place: Rect) {
    let mut text = format!("^ {}", StatusText::Present.say(model.lang));
    if curve.rows.iter().any(|row| row.cells.contains(&Ink::Both)) {
        text = format!("{} {}  {text}", Ink::Both.glyph(), StatusText::Both.say(model.lang));
    }
    let blank = curve
        .rows
        .first()
        .map_or(0, |row| row.cells.iter().take_while(|ink| **ink == Ink::Blank).count());
    if blank > canvas.columns(&text) + 2 {
        canvas.put(place.x + 1, place.y, place.width - 1, &text, Role::Dim);
    }
}

const fn role(ink: Ink) -> Role {
    match ink {
        Ink::Blank => Role::Text,
        Ink::Closed => Role::Closed,
        Ink::Due | Ink::Both => Role::Soon,
    }
}
