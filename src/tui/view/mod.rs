//! The model on the screen. Reads the model, writes the frame, does nothing
//! else.

mod bars;
pub mod choices;
mod columns;
mod deadlines;
mod detail;
mod filter_line;
mod flow;
mod help;
pub mod letter;
mod list;
pub mod log;
mod overlay;
mod palette;
mod prefix;
mod prompt;
mod reading;
mod review;
mod section;
mod status;
mod strips;
mod tabs;
mod typed;
mod views_menu;
pub mod week;

pub use deadlines::bar_columns;
pub use detail::last_scroll as last_detail_scroll;
pub use help::scroll as help_scroll;
pub use reading::scrolls as reading_scrolls;
pub use review::last_scroll as last_card_scroll;

use super::canvas::{Canvas, Target};
use super::layout::Shape;
use super::model::{Focus, Model, Overlay};
use super::state::Screen;
use super::theme::Role;
use crate::i18n::tui::TuiText;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What was drawn.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// Where the cursor stands. In a text field that is where the next
    /// character goes, since input methods draw there; otherwise it rests on
    /// the selected row, which is what screen readers follow.
    pub cursor: Option<Position>,
    /// What can be pointed at, lowest first.
    pub targets: Vec<(Rect, Target)>,
}

/// Draws the model.
#[must_use]
pub fn draw(model: &Model, buffer: &mut Buffer) -> Drawn {
    let mut canvas = Canvas::new(buffer, model.theme, model.ambiguous);
    let cursor = draw_on(model, &mut canvas);
    Drawn { cursor, targets: canvas.into_targets() }
}

fn draw_on(model: &Model, canvas: &mut Canvas<'_>) -> Option<Position> {
    let layout = model.layout();
    let area = canvas.area();
    if layout.shape == Shape::TooSmall {
        canvas.put(area.x, area.y, area.width, TuiText::TooSmall.say(model.lang), Role::Text);
        return None;
    }
    canvas.clear(area);
    bars::header(model, canvas, layout.header);
    if let Some(area) = layout.tabs {
        tabs::draw(model, canvas, area);
    }
    let cursor = match model.screen {
        Screen::List => home(model, canvas),
        Screen::Deadlines => deadlines::draw(model, canvas),
        Screen::Status => status::draw(model, canvas, layout.body),
        Screen::Review => review::draw(model, canvas, layout.body),
        Screen::Week => week::draw(model, canvas),
        Screen::Log => log::draw(model, canvas),
        Screen::Letter => letter::draw(model, canvas, layout.body),
    };
    if let Overlay::Filter(line) = &model.overlay {
        return Some(filter_line::draw(model, line, canvas, layout.message, layout.footer));
    }
    if let Overlay::Prompt(line) = &model.overlay {
        canvas.clear(layout.message);
        canvas.clear(layout.footer);
        return Some(prompt::line(model, line, canvas, layout.message, layout.footer));
    }
    bars::message(model, canvas, layout.message);
    if let Overlay::Letter(tool) = &model.overlay {
        letter::keys(model, tool, canvas, layout.footer);
        return cursor;
    }
    bars::footer(model, canvas, layout.footer);
    match &model.overlay {
        Overlay::None | Overlay::Filter(_) | Overlay::Prompt(_) | Overlay::Letter(_) => {
            if model.hesitates && model.is_in_sequence() {
                prefix::draw(model, canvas, layout.body);
            }
            cursor
        }
        overlay => {
            canvas.forget_targets();
            match overlay {
                Overlay::Help(help) => help::draw(model, help, canvas, popup_area(model)),
                Overlay::Views(menu) => views_menu::draw(model, menu, canvas, layout.body),
                Overlay::Reading(reading) => reading::draw(model, reading, canvas, layout.body),
                Overlay::Menu(menu) => overlay::menu(model, menu, canvas, layout.body),
                Overlay::Form(form) => overlay::form(model, form, canvas, popup_area(model)),
                Overlay::Palette(palette) => {
                    palette::draw(model, palette, canvas, popup_area(model))
                }
                Overlay::Confirm(question) => prompt::confirm(model, question, canvas, layout.body),
                Overlay::None | Overlay::Filter(_) | Overlay::Prompt(_) | Overlay::Letter(_) => {
                    cursor
                }
            }
        }
    }
}

/// The list with its detail and strips.
fn home(model: &Model, canvas: &mut Canvas<'_>) -> Option<Position> {
    let layout = model.layout();
    if model.focus == Focus::Detail && detail_area(model) == layout.body {
        detail::draw(model, canvas, layout.body);
        return Some(Position { x: layout.body.x, y: layout.body.y });
    }
    let cursor = list::draw(model, canvas, layout.list, layout.shape);
    if let Some(area) = layout.detail
        && !section::draw(model, canvas, area)
    {
        detail::draw(model, canvas, area);
    }
    if let Some(area) = layout.recent {
        strips::recent(model, canvas, area);
    }
    match (layout.status, layout.deadlines) {
        (Some(status), Some(deadlines)) => {
            strips::statuses(model, canvas, status);
            strips::deadlines(model, canvas, deadlines);
        }
        (Some(area), None) | (None, Some(area)) => {
            strips::statuses_and_deadlines(model, canvas, area);
        }
        (None, None) => {}
    }
    cursor
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

/// Which lines of how many are shown; nothing where all are.
fn scrolled(top: usize, height: usize, count: usize) -> String {
    match count > height {
        true => format!("{}-{}/{count}", top + 1, (top + height).min(count)),
        false => String::new(),
    }
}

/// A popup with much in it may use the whole screen where it is low.
fn popup_area(model: &Model) -> Rect {
    let body = model.layout().body;
    let (width, height) = model.size;
    if body.height >= 14 { body } else { Rect { x: 0, y: 0, width, height } }
}
