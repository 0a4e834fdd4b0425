//! The review screen.

use crate::i18n::tui::screen_name;
use crate::tui::canvas::{Canvas, Edge};
use crate::tui::model::Model;
use crate::tui::state::Screen;
use ratatui::layout::{Position, Rect};

/// Draws the screen; gives the place of the selected line.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    canvas.frame(area, screen_name(Screen::Review.number(), model.lang), "", Edge::Focus);
    Some(Position { x: area.x, y: area.y })
}
