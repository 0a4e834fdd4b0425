//! Spans that flow over several lines.

use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::width::columns;
use crate::text::wrap::wrap_ranges;
use crate::tui::canvas::{Line, Span};
use crate::tui::theme::Role;
use std::ops::Range;

/// Wraps spans behind a prefix; later lines are indented by its width.
#[must_use]
pub fn flow(prefix: &str, spans: &[Span], width: usize, ambiguous: Ambiguous) -> Vec<Line> {
    let indent = columns(prefix, ambiguous);
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let text = clean_line(&text).into_owned();
    let room = width.saturating_sub(indent).max(2);
    let ranges = wrap_ranges(&text, room, ambiguous);
    let mut end = 0;
    let ends: Vec<usize> = spans
        .iter()
        .map(|span| {
            end += clean_line(&span.text).len();
            end
        })
        .collect();
    let line = |(index, range): (usize, Range<usize>)| {
        let head = if index == 0 { prefix.to_owned() } else { " ".repeat(indent) };
        let mut line = Vec::new();
        if !head.is_empty() {
            line.push(Span::new(head, Role::Dim));
        }
        line.extend(cut(spans, &ends, &text, range));
        line
    };
    ranges.into_iter().enumerate().map(line).collect()
}

/// The spans' parts within a range of their joined text. Cleaning only drops
/// or replaces single characters, so that a span ends where what is left of it
/// does.
fn cut(spans: &[Span], ends: &[usize], text: &str, range: Range<usize>) -> Line {
    let mut line = Vec::new();
    let mut start = 0;
    for (span, end) in spans.iter().zip(ends) {
        let from = range.start.max(start);
        let to = range.end.min(*end);
        if let Some(piece) = text.get(from..to.max(from)).filter(|piece| !piece.is_empty()) {
            line.push(Span::new(piece, span.role));
        }
        start = *end;
    }
    line
}
