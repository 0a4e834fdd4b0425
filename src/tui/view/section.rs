//! A group of the list, where its heading is selected.

use crate::i18n::group_name;
use crate::i18n::tui::TuiText;
use crate::tui::canvas::{Canvas, Edge, Span};
use crate::tui::model::{Focus, Model};
use crate::tui::state::list::Fold;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Draws the pane of the selected heading; gives whether there is one.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> bool {
    let lang = model.lang;
    let (Some((section, fold)), Some(by)) = (model.list.heading(), model.list.group) else {
        return false;
    };
    let edge = if model.focus == Focus::Detail { Edge::Focus } else { Edge::Plain };
    let inner = canvas.frame(area, TuiText::GroupTitle.say(lang), "", edge);
    let name = group_name(by, &section.key, &model.letters, lang);
    let count = |label: TuiText, count: usize, role: Role| {
        let role = if count == 0 { Role::Dim } else { role };
        vec![
            Span::new(format!(" {} ", canvas.pad(label.say(lang), 8)), Role::Dim),
            Span::new(count.to_string(), role),
        ]
    };
    let open = section.total - section.closed;
    let hint = match fold {
        Fold::Open => TuiText::HeadingOpen,
        Fold::Folded => TuiText::HeadingFolded,
    };
    let lines = [
        vec![Span::new(format!(" {name}"), Role::Title)],
        count(TuiText::Total, section.total, Role::Text),
        count(TuiText::OpenOnes, open, Role::Open),
        count(TuiText::Overdue, section.overdue, Role::Overdue),
        count(TuiText::ClosedOnes, section.closed, Role::Closed),
        vec![Span::new(format!(" {}", hint.say(lang)), Role::Dim)],
    ];
    for (y, line) in (inner.y..inner.bottom()).zip(&lines) {
        canvas.put_line(inner.x, y, inner.width, line);
    }
    true
}
