//! The names of the screens, by number, the present one marked.

use crate::i18n::tui::screen_name;
use crate::tui::canvas::{Canvas, Target};
use crate::tui::layout::Shape;
use crate::tui::model::Model;
use crate::tui::state::Screen;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Draws the line. Where it is too narrow for all names, the others than the
/// present one shrink to their numbers.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let close = model.layout().shape == Shape::Narrow;
    let gap = " ";
    let name = |screen: Screen| {
        let name = screen_name(screen.number(), model.lang);
        match (screen, model.summary.reviews) {
            (Screen::Review, due) if due > 0 && !close => format!("{name}({due})"),
            _ => name.to_owned(),
        }
    };
    let label = |screen: Screen, named: bool| {
        let number = screen.number();
        let text = match (named, close) {
            (true, true) => format!("{number}{}", name(screen)),
            (true, false) => format!("{number} {}", name(screen)),
            (false, _) => number.to_string(),
        };
        match (screen == model.screen, close) {
            (true, _) => format!("[{text}]"),
            (false, true) => text,
            (false, false) => format!(" {text} "),
        }
    };
    let width = |named: &dyn Fn(Screen) -> bool| -> usize {
        let texts = model.screens().map(|screen| label(screen, named(screen)));
        texts.map(|text| canvas.columns(&text) + gap.len()).sum()
    };
    let all = width(&|_| true) <= usize::from(area.width);
    let mut x = area.x;
    for screen in model.screens() {
        let here = screen == model.screen;
        let text = label(screen, all || here);
        let role = if here { Role::Title } else { Role::Dim };
        let room = area.right().saturating_sub(x);
        let written = canvas.put(x, area.y, room, &text, role);
        canvas.target(Rect { x, width: written, ..area }, Target::Tab(screen));
        x += written + u16::try_from(gap.len()).unwrap_or(0);
    }
}
