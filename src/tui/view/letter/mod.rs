//! The screen of a letter that is being read: the letter with the clause of the
//! selected candidate marked, the candidates, and everything about the selected
//! one.

mod about;
mod facts;
mod listing;
mod page;

pub use page::{followed, moved};

use super::scrolled;
use crate::i18n::letter_screen::LetterText;
use crate::i18n::tui::TuiText;
use crate::tui::canvas::{Canvas, Edge, Line, Target};
use crate::tui::layout::Shape;
use crate::tui::model::{Model, Overlay};
use crate::tui::state::letter::{OpenLetter, Pane, Tool};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};

/// Rows below which panes do not stand over each other.
const STACKED_ROWS: u16 = 12;
/// Columns from which the details stand beside the candidates.
const BESIDE_COLUMNS: u16 = 76;

/// Where the panes stand; those without room are absent.
struct Places {
    letter: Option<Rect>,
    listing: Option<Rect>,
    details: Option<Rect>,
    /// Where the facts of the letter are read.
    about: Rect,
    /// The place of the letter's pane, whether it is shown or not.
    text: Rect,
}

fn places(model: &Model, letter: &OpenLetter) -> Places {
    let body = model.layout().body;
    let by_turns = |area: Rect| match letter.pane {
        Pane::Details => (None, Some(area)),
        Pane::Listing | Pane::Letter => (Some(area), None),
    };
    match model.layout().shape {
        Shape::Stacked if body.height >= STACKED_ROWS => {
            let upper = Rect { height: body.height.div_ceil(2), ..body };
            let lower = Rect { y: upper.bottom(), height: body.height - upper.height, ..body };
            let (listing, details) = match body.width >= BESIDE_COLUMNS {
                true => {
                    let (left, right) = beside(lower, lower.width / 2);
                    (Some(left), Some(right))
                }
                false => by_turns(lower),
            };
            Places { letter: Some(upper), listing, details, about: lower, text: upper }
        }
        Shape::Side | Shape::Broad => {
            let (left, right) = beside(body, body.width.div_ceil(2) + body.width / 40);
            let (listing, details) = match body.height >= STACKED_ROWS {
                true => {
                    let wanted = letter.rows().len().saturating_add(2).max(5);
                    let most = right.height * 2 / 5;
                    let height = u16::try_from(wanted).unwrap_or(u16::MAX).min(most);
                    let listing = Rect { height, ..right };
                    let rest = Rect { y: listing.bottom(), height: right.height - height, ..right };
                    (Some(listing), Some(rest))
                }
                false => by_turns(right),
            };
            Places { letter: Some(left), listing, details, about: right, text: left }
        }
        Shape::TooSmall | Shape::Tiny | Shape::Narrow | Shape::Stacked => {
            let shown = |pane: Pane| (letter.pane == pane).then_some(body);
            Places {
                letter: shown(Pane::Letter),
                listing: shown(Pane::Listing),
                details: shown(Pane::Details),
                about: body,
                text: body,
            }
        }
    }
}

fn beside(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.min(area.width);
    (Rect { width: left, ..area }, Rect { x: area.x + left, width: area.width - left, ..area })
}

/// The place inside a pane: where it is tiny there are no frames.
fn inside(model: &Model, area: Rect) -> Rect {
    match framed(model, area) {
        true => {
            Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2 }
        }
        false => area,
    }
}

fn framed(model: &Model, area: Rect) -> bool {
    model.layout().shape != Shape::Tiny && area.width >= 4 && area.height >= 3
}

fn frame(
    model: &Model,
    canvas: &mut Canvas<'_>,
    area: Rect,
    (title, note): (&str, &str),
    is_focus: bool,
) -> Rect {
    if framed(model, area) {
        let edge = if is_focus { Edge::Focus } else { Edge::Plain };
        canvas.frame(area, title, note, edge);
    }
    inside(model, area)
}

/// The tool that is used in the text.
fn tool(model: &Model) -> Option<&Tool> {
    match &model.overlay {
        Overlay::Letter(tool) => Some(tool),
        _ => None,
    }
}

/// Draws the screen; gives the cursor's place.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, body: Rect) -> Option<Position> {
    let lang = model.lang;
    let Some(letter) = &model.letter.open else {
        let text = model.fill(LetterText::NoneOpen.say(lang));
        canvas.put(body.x + 1, body.y, body.width.saturating_sub(1), &text, Role::Dim);
        return None;
    };
    let places = places(model, letter);
    let tool = tool(model);
    let in_text = matches!(tool, Some(Tool::Cut(_) | Tool::Pick(_)));
    let about = tool == Some(&Tool::About);
    let has = |pane: Pane| !about && !in_text && letter.pane == pane;
    let mut cursor = None;
    if let Some(area) = places.letter.filter(|area| !about || *area != places.about) {
        let at = page::draw(model, letter, canvas, area, in_text || has(Pane::Letter));
        cursor = at.filter(|_| in_text || has(Pane::Letter));
    }
    if about {
        let lines = about::lines(model, letter, inner_columns(model, places.about));
        return sheet(model, canvas, places.about, (LetterText::About.say(lang), true), &lines);
    }
    if let Some(area) = places.listing {
        let at = listing::draw(model, letter, canvas, area, has(Pane::Listing));
        cursor = cursor.or(at.filter(|_| has(Pane::Listing)));
    }
    if let Some(area) = places.details {
        canvas.target(area, Target::Pane(1));
        let lines = facts::lines(model, letter, inner_columns(model, area));
        let title = (TuiText::Detail.say(lang), has(Pane::Details));
        let at = sheet(model, canvas, area, title, &lines);
        cursor = cursor.or(at.filter(|_| has(Pane::Details)));
    }
    cursor
}

/// Columns for a pane's lines, which stand one column off its border.
fn inner_columns(model: &Model, area: Rect) -> usize {
    usize::from(inside(model, area).width.saturating_sub(1))
}

/// Draws a pane of lines; gives the place of the first one.
fn sheet(
    model: &Model,
    canvas: &mut Canvas<'_>,
    area: Rect,
    (title, is_focus): (&str, bool),
    lines: &[Line],
) -> Option<Position> {
    let height = usize::from(inside(model, area).height);
    let scroll = model.letter.open.as_ref().map_or(0, |letter| letter.scroll);
    let scroll = scroll.min(lines.len().saturating_sub(height.max(1)));
    let note = scrolled(scroll, height, lines.len());
    let inner = frame(model, canvas, area, (title, &note), is_focus);
    let room = inner.width.saturating_sub(1);
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(scroll)) {
        canvas.put_line(inner.x + 1, y, room, line);
    }
    (inner.height > 0).then_some(Position { x: inner.x, y: inner.y })
}

/// How far the details can be scrolled, or the facts of the letter while they are
/// read.
#[must_use]
pub fn last_scroll(model: &Model) -> usize {
    let Some(letter) = &model.letter.open else { return 0 };
    let places = places(model, letter);
    let (area, lines) = match tool(model) {
        Some(Tool::About) => {
            let columns = inner_columns(model, places.about);
            (places.about, about::lines(model, letter, columns))
        }
        Some(Tool::Cut(_) | Tool::Pick(_)) | None => {
            let area = places.details.unwrap_or(places.about);
            (area, facts::lines(model, letter, inner_columns(model, area)))
        }
    };
    lines.len().saturating_sub(usize::from(inside(model, area).height).max(1))
}

/// Rows that a page of the pane has that the keys act on.
#[must_use]
pub fn listing_rows(model: &Model) -> usize {
    let Some(letter) = &model.letter.open else { return 0 };
    let places = places(model, letter);
    let area = match letter.pane {
        Pane::Listing => places.listing,
        Pane::Details => places.details,
        Pane::Letter => places.letter,
    };
    usize::from(inside(model, area.unwrap_or(places.text)).height)
}

/// Draws what the keys do while a tool is used.
pub fn keys(model: &Model, tool: &Tool, canvas: &mut Canvas<'_>, area: Rect) {
    let text = match tool {
        Tool::Cut(_) => LetterText::CutKeys,
        Tool::Pick(pick) if pick.anchor.is_some() => LetterText::PickKeys,
        Tool::Pick(_) => LetterText::PickStart,
        Tool::About => LetterText::AboutKeys,
    };
    let width = area.width.saturating_sub(1);
    canvas.put(area.x + 1, area.y, width, text.say(model.lang), Role::Key);
}
