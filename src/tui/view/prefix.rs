//! How a sequence of keys that was begun can go on, at the lower edge.

use crate::i18n::palette::PaletteText;
use crate::tui::canvas::{Canvas, Span};
use crate::tui::keymap::Sequence;
use crate::tui::model::Model;
use crate::tui::refusal::refusal;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Columns of what a key means, and of the key before it.
const MEANING_COLUMNS: u16 = 26;
const KEY_COLUMNS: u16 = 6;

/// Draws the popup.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, within: Rect) {
    let found = model.keymap.continuations(model.screen, &model.pending);
    let cell = KEY_COLUMNS + MEANING_COLUMNS;
    let across =
        usize::from((within.width.saturating_sub(4) / cell).max(1)).min(found.len().max(1));
    let down = found.len().div_ceil(across);
    let height = u16::try_from(down + 2).unwrap_or(u16::MAX).min(within.height);
    let width = u16::try_from(across).unwrap_or(1).saturating_mul(cell).saturating_add(4);
    let lower = Rect { y: within.bottom() - height, height, ..within };
    let title = Sequence(model.pending.clone()).to_string();
    let note = PaletteText::PrefixKeys.say(model.lang);
    let inner = canvas.popup(lower, width, height, &title, note);
    for (place, (keys, binding)) in found.iter().enumerate() {
        let (column, row) = (place / down, place % down);
        let (Ok(column), Ok(row)) = (u16::try_from(column), u16::try_from(row)) else { break };
        let (x, y) = (inner.x + 1 + column * cell, inner.y + row);
        if y >= inner.bottom() {
            continue;
        }
        let meaning = match refusal(model, binding.action) {
            Some(_) => Role::Dim,
            None => Role::Text,
        };
        let line = [
            Span::new(canvas.pad(&keys.to_string(), usize::from(KEY_COLUMNS)), Role::Key),
            Span::new(binding.label.say(model.lang), meaning),
        ];
        canvas.put_line(x, y, (cell - 1).min(inner.right().saturating_sub(x)), &line);
    }
}
