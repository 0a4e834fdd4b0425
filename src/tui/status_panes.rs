//! Where the panes of the counts screen stand.

use super::layout::Shape;
use super::model::Model;
use crate::domain::overview::Facet;
use ratatui::layout::Rect;

/// A pane needs this many rows beside another one above or below it.
const LEAST_ROWS: u16 = 6;
/// What is left for the pane below, where the first one wants more.
const ROWS_BELOW: u16 = 8;
/// From here on there is room for more than one pane.
const ROWS_OF_TWO: u16 = 15;
/// A border above and below, and the heads of columns.
const AROUND: u16 = 3;
/// The curve below which there are lines, with a border.
const CURVE_ROWS: u16 = 14;
const COLUMNS_OF_THREE: u16 = 62;

/// Panes in the order in which they are walked through. Where only some of
/// them fit, the one with the focus is among them.
#[must_use]
pub fn panes(model: &Model) -> Vec<(Facet, Rect)> {
    let layout = model.layout();
    let board = &model.status;
    let body = layout.body;
    let rows_of = |facet: Facet| {
        let entries = u16::try_from(board.entries(facet).len()).unwrap_or(u16::MAX);
        entries.saturating_add(AROUND)
    };
    let roomy = body.height >= ROWS_OF_TWO;
    match layout.shape {
        Shape::Stacked if roomy => {
            let most = body.height.saturating_sub(ROWS_BELOW).max(body.height / 2);
            let (upper, lower) = split_rows(body, rows_of(Facet::Status).min(most));
            let below = if board.facet == Facet::Status { board.lower.0 } else { board.facet };
            vec![(Facet::Status, upper), (below, lower)]
        }
        Shape::Side if roomy => {
            let half = body.height / 2;
            let (upper, lower) = split_rows(body, rows_of(Facet::Status).clamp(half - 2, half));
            let (status, trend) = split_columns(upper, body.width / 2);
            let (lead, right) = split_columns(lower, body.width / 2);
            let (part, signals) = split_two(right, rows_of(Facet::Part), rows_of(Facet::Signals));
            vec![
                (Facet::Status, status),
                (Facet::Lead, lead),
                (Facet::Part, part),
                (Facet::Trend, trend),
                (Facet::Signals, signals),
            ]
        }
        Shape::Broad if roomy => {
            let (left, rest) = split_columns(body, COLUMNS_OF_THREE);
            let (middle, right) = split_columns(rest, rest.width / 2);
            let (status, part) = split_two(left, rows_of(Facet::Status), rows_of(Facet::Part));
            let signals = rows_of(Facet::Signals);
            let curve = body.height.saturating_sub(signals).max(CURVE_ROWS);
            let (trend, signals) = split_two(right, curve, signals);
            vec![
                (Facet::Status, status),
                (Facet::Lead, middle),
                (Facet::Part, part),
                (Facet::Trend, trend),
                (Facet::Signals, signals),
            ]
        }
        Shape::TooSmall
        | Shape::Tiny
        | Shape::Narrow
        | Shape::Stacked
        | Shape::Side
        | Shape::Broad => vec![(board.facet, body)],
    }
}

/// Where a pane's frame encloses its lines; without a frame, everything below
/// its title.
#[must_use]
pub fn inside(model: &Model, area: Rect) -> Rect {
    if is_framed(model) {
        let (width, height) = (area.width.saturating_sub(2), area.height.saturating_sub(2));
        return Rect { x: area.x + 1, y: area.y + 1, width, height };
    }
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// Tiny screens have no room for borders.
#[must_use]
pub fn is_framed(model: &Model) -> bool {
    !matches!(model.layout().shape, Shape::Tiny | Shape::TooSmall)
}

/// How many lines of the pane with the focus the screen shows, heads and curve
/// aside.
#[must_use]
pub fn rows(model: &Model) -> usize {
    let shown = panes(model);
    let area = shown.iter().find(|(facet, _)| *facet == model.status.facet);
    area.map_or(1, |(facet, area)| {
        usize::from(lines_area(*facet, inside(model, *area)).height).max(1)
    })
}

/// Where the lines of a pane stand inside it: below the heads of their columns,
/// or below the curve.
#[must_use]
pub fn lines_area(facet: Facet, inner: Rect) -> Rect {
    let above = match facet {
        Facet::Trend => curve_rows(inner),
        Facet::Status | Facet::Lead | Facet::Part => u16::from(inner.height > 2),
        Facet::Signals => 0,
    };
    Rect { y: inner.y + above, height: inner.height - above, ..inner }
}

/// Rows of the curve with its axes; none where it could not be read.
#[must_use]
pub fn curve_rows(inner: Rect) -> u16 {
    let lines = u16::try_from(CURVE_LINES).unwrap_or(0);
    let left = inner.height.saturating_sub(lines);
    if left < LEAST_ROWS || inner.width < 24 { 0 } else { left }
}

/// The lines below the curve.
const CURVE_LINES: usize = 3;

fn split_rows(area: Rect, upper: u16) -> (Rect, Rect) {
    let upper = upper.clamp(LEAST_ROWS, area.height - LEAST_ROWS);
    let lower = Rect { y: area.y + upper, height: area.height - upper, ..area };
    (Rect { height: upper, ..area }, lower)
}

/// Two panes one above the other: the lower one gets what it wants, as far as
/// the upper one does not want it too.
fn split_two(area: Rect, upper: u16, lower: u16) -> (Rect, Rect) {
    let fair = (area.height / 2).max(area.height.saturating_sub(lower));
    split_rows_at_least(area, upper.min(fair))
}

fn split_rows_at_least(area: Rect, upper: u16) -> (Rect, Rect) {
    let least = LEAST_ROWS.min(area.height / 2);
    let upper = upper.clamp(least, area.height - least);
    let lower = Rect { y: area.y + upper, height: area.height - upper, ..area };
    (Rect { height: upper, ..area }, lower)
}

fn split_columns(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    (Rect { width: left, ..area }, Rect { x: area.x + left, width: area.width - left, ..area })
}
