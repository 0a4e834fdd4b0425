//! The letter's text with the clauses that promise something marked: those of
//! the commitment it was opened from, and the codes of all others.

use super::flow::flow;
use crate::i18n::tui::{TuiText, clause_of};
use crate::tui::canvas::{Canvas, Edge, Line, Span};
use crate::tui::model::Model;
use crate::tui::reading::{Clause, Reading};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};

/// Columns of a paragraph's number and the gap behind it.
const NUMBER_COLUMNS: usize = 5;

/// Draws the text over the body; gives the place of the clause in sight.
pub fn draw(
    model: &Model,
    reading: &Reading,
    canvas: &mut Canvas<'_>,
    within: Rect,
) -> Option<Position> {
    let (width, height) = room(within);
    let page = lay_out(model, reading, width);
    let scroll = reading.scroll.min(page.lines.len().saturating_sub(height));
    let title = model.lang.pick_filled(&reading.title.0, &reading.title.1);
    let title = format!(
        "{}  {title}",
        clause_of(reading.item.code(), reading.at + 1, reading.own(), model.lang)
    );
    let end = (scroll + height).min(page.lines.len());
    let note = format!(
        "{}  {}-{end}/{}",
        TuiText::ReadingKeys.say(model.lang),
        scroll + 1,
        page.lines.len()
    );
    canvas.clear(within);
    let inner = canvas.frame(within, &title, &note, Edge::Focus);
    for (y, line) in (inner.y..inner.bottom()).zip(page.lines.iter().skip(scroll)) {
        canvas.put_line(inner.x, y, inner.width, line);
    }
    let line = page.own.get(reading.at).and_then(|line| line.checked_sub(scroll)).unwrap_or(0);
    let y = inner.y + u16::try_from(line).unwrap_or(0);
    (inner.height > 0).then_some(Position { x: inner.x, y: y.min(inner.bottom() - 1) })
}

/// The line to begin with so that the clause in sight stands in the upper
/// third, and the last line to begin with.
#[must_use]
pub fn scrolls(model: &Model, reading: &Reading) -> (usize, usize) {
    let (width, height) = room(model.layout().body);
    let page = lay_out(model, reading, width);
    let last = page.lines.len().saturating_sub(height);
    let line = page.own.get(reading.at).copied().unwrap_or(0);
    (line.saturating_sub(height / 3).min(last), last)
}

fn room(within: Rect) -> (usize, usize) {
    (usize::from(within.width.saturating_sub(2)), usize::from(within.height.saturating_sub(2)))
}

/// The text in lines, and the lines on which the commitment's own clauses
/// begin.
struct Page {
    lines: Vec<Line>,
    own: Vec<usize>,
}

fn lay_out(model: &Model, reading: &Reading, width: usize) -> Page {
    let mut page = Page { lines: Vec::new(), own: Vec::new() };
    for (place, text) in reading.paragraphs.iter().enumerate() {
        let here: Vec<&Clause> =
            reading.clauses.iter().filter(|clause| clause.paragraph == place).collect();
        let spans = decorate(reading, text, &here);
        let number = format!("{:>3}  ", place + 1);
        debug_assert!(number.len() == NUMBER_COLUMNS || place >= 999, "the gutter is even");
        let first = page.lines.len();
        let lines = flow(&number, &spans, width, model.ambiguous);
        for (at, line) in lines.iter().enumerate() {
            let begins = |span: &&Span| span.role == Role::Quote && span.text.starts_with('[');
            page.own.extend(line.iter().filter(begins).map(|_| first + at));
        }
        page.lines.extend(lines);
    }
    page
}

/// The paragraph in spans: the commitment's own clauses in brackets, the codes
/// of the others behind theirs.
fn decorate(reading: &Reading, text: &str, clauses: &[&Clause]) -> Line {
    let mut spans = Vec::new();
    let mut from = 0;
    for clause in clauses {
        let (start, end) = (clause.range.start.max(from), clause.range.end.max(from));
        let (Some(before), Some(words)) = (text.get(from..start), text.get(start..end)) else {
            continue;
        };
        spans.push(Span::new(before, Role::Text));
        if clause.item == reading.item {
            spans.push(Span::new(format!("[{words}]"), Role::Quote));
        } else {
            spans.push(Span::new(words, Role::Text));
            spans.push(Span::new(format!("[{}]", clause.item.code()), Role::Dim));
        }
        from = end;
    }
    spans.push(Span::new(text.get(from..).unwrap_or_default(), Role::Text));
    spans
}
