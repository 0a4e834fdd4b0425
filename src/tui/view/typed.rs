//! A field that is typed into.

use crate::tui::canvas::Canvas;
use crate::tui::field::Field;
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};

/// Draws what is seen of the field in the row; gives that and the cursor's place.
pub fn typed(field: &Field, canvas: &mut Canvas<'_>, row: Rect) -> (String, Position) {
    let (seen, at) = field.visible(usize::from(row.width), canvas.ambiguous);
    canvas.put(row.x, row.y, row.width, &seen, Role::Text);
    let x = row.x.saturating_add(u16::try_from(at).unwrap_or(0));
    (seen, Position { x: x.min(row.right().saturating_sub(1)), y: row.y })
}
