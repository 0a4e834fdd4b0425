//! The model on the screen. Reads the model, writes the frame, does nothing
//! else.

mod bars;
mod detail;
mod help;
mod list;
mod overlay;
mod strips;

pub use detail::last_scroll as last_detail_scroll;
pub use help::last_scroll as last_help_scroll;

use super::canvas::Canvas;
use super::layout::Shape;
use super::model::{Focus, Model, Overlay};
use super::theme::Role;
use crate::i18n::tui::TuiText;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the model; gives the place of the cursor.
///
/// In a text field the cursor stands where the next character goes, since
/// input methods draw there; otherwise it rests on the selected row, which is
/// what screen readers follow.
#[must_use]
pub fn draw(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let layout = model.layout();
    let mut canvas = Canvas::new(buffer, model.theme, model.ambiguous);
    let area = canvas.area();
    if layout.shape == Shape::TooSmall {
        canvas.put(area.x, area.y, area.width, TuiText::TooSmall.say(model.lang), Role::Text);
        return None;
    }
    bars::header(model, &mut canvas, layout.header);
    let cursor;
    if model.focus == Focus::Detail && detail_area(model) == layout.body {
        detail::draw(model, &mut canvas, layout.body);
        cursor = Some(Position { x: layout.body.x, y: layout.body.y });
    } else {
        cursor = list::draw(model, &mut canvas, layout.list, layout.shape);
        if let Some(area) = layout.detail {
            detail::draw(model, &mut canvas, area);
        }
        if let Some(area) = layout.recent {
            strips::recent(model, &mut canvas, area);
        }
        match (layout.status, layout.deadlines) {
            (Some(status), Some(deadlines)) => {
                strips::statuses(model, &mut canvas, status);
                strips::deadlines(model, &mut canvas, deadlines);
            }
            (Some(area), None) | (None, Some(area)) => {
                strips::statuses_and_deadlines(model, &mut canvas, area);
            }
            (None, None) => {}
        }
    }
    match &model.overlay {
        Overlay::Filter(line) => {
            bars::footer_clear(&mut canvas, layout.message);
            bars::footer_clear(&mut canvas, layout.footer);
            Some(bars::filter(model, line, &mut canvas, layout.message, layout.footer))
        }
        overlay => {
            bars::message(model, &mut canvas, layout.message);
            bars::footer(model, &mut canvas, layout.footer);
            match overlay {
                Overlay::Help { scroll } => help::draw(model, *scroll, &mut canvas, layout.body),
                Overlay::Menu(menu) => overlay::menu(model, menu, &mut canvas, layout.body),
                Overlay::Form(form) => {
                    overlay::form(model, form, &mut canvas, body_for_form(&layout.body, area))
                }
                Overlay::None | Overlay::Filter(_) => cursor,
            }
        }
    }
}

/// Where the detail is read when it has the focus. Where panes are stacked the
/// strip is too low to read, so that the detail opens over the whole body.
fn detail_area(model: &Model) -> Rect {
    let layout = model.layout();
    match layout.detail {
        Some(area) if layout.shape != Shape::Stacked => area,
        _ => layout.body,
    }
}

/// A dialog may use the whole screen where it is low.
fn body_for_form(body: &Rect, area: Rect) -> Rect {
    if body.height >= 14 { *body } else { area }
}
