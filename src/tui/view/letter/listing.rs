//! The candidates, one line each, and below them what the letter has no more.

use super::{frame, inside};
use crate::domain::due::resolve;
use crate::domain::reading::desk::{Choice, Entry, Standing};
use crate::i18n::letter_screen::{LetterText, tally_marks};
use crate::tui::canvas::{Canvas, Line, Span, Target};
use crate::tui::model::Model;
use crate::tui::state::letter::{OpenLetter, Row};
use crate::tui::theme::Role;
use ratatui::layout::{Position, Rect};

/// Columns of a code and the gap behind it.
const CODE_COLUMNS: usize = 6;
/// Columns of a day and the gap before it.
const DUE_COLUMNS: usize = 11;
/// Columns that a title has at the least beside a day.
const TITLE_COLUMNS: usize = 16;

/// Draws the pane; gives the place of the selected line.
pub fn draw(
    model: &Model,
    letter: &OpenLetter,
    canvas: &mut Canvas<'_>,
    area: Rect,
    is_focus: bool,
) -> Option<Position> {
    let lang = model.lang;
    canvas.target(area, Target::Pane(0));
    let rows = letter.rows();
    let height = usize::from(inside(model, area).height);
    let at = (letter.selected + 1).min(rows.len());
    let title = format!("{} {at}/{}", LetterText::Listing.say(lang), rows.len());
    let note = tally_marks(letter.desk.tally(), lang);
    let inner = frame(model, canvas, area, (&title, &note), is_focus);
    if rows.is_empty() {
        let text = model.fill(LetterText::NothingFound.say(lang));
        canvas.put(inner.x, inner.y, inner.width, &text, Role::Dim);
    }
    let top = letter.selected.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    let mut cursor = (inner.height > 0).then_some(Position { x: inner.x, y: inner.y });
    for ((place, row), y) in rows.iter().enumerate().skip(top).zip(inner.y..inner.bottom()) {
        let line = Rect { y, height: 1, ..inner };
        let spans =
            match row {
                Row::Entry(at) => letter.desk.entries().get(*at).map(|entry| {
                    entry_line(model, letter, entry, canvas, usize::from(inner.width))
                }),
                Row::Dropped(at) => dropped_line(letter, *at, canvas),
            };
        canvas.put_line(inner.x, y, inner.width, &spans.unwrap_or_default());
        canvas.target(line, Target::Row(place));
        if place == letter.selected {
            canvas.restyle(line, Role::Selected);
            cursor = Some(Position { x: inner.x, y });
        }
    }
    cursor
}

/// The mark of a candidate, and the role of its line.
pub(super) fn mark(entry: &Entry) -> (&'static str, Role) {
    match (&entry.standing, entry.choice) {
        (Standing::Known(_), _) => ("=", Role::Dim),
        (_, Choice::Accepted) => ("v", Role::Closed),
        (_, Choice::Refused) => ("x", Role::Dim),
        (Standing::Changed { .. }, Choice::Pending) => ("~", Role::Soon),
        (Standing::New, Choice::Pending) => (".", Role::Text),
    }
}

fn entry_line(
    model: &Model,
    letter: &OpenLetter,
    entry: &Entry,
    canvas: &Canvas<'_>,
    width: usize,
) -> Line {
    let (mark, role) = mark(entry);
    let draft = &entry.candidate.draft;
    let doubt = if entry.candidate.doubts.is_empty() { " " } else { "?" };
    let code = canvas.pad(entry.code(), CODE_COLUMNS - 1);
    let head = format!("{mark}{doubt}{code} ");
    let title = model.lang.title(draft);
    let room = width.saturating_sub(canvas.columns(&head));
    let mut line = vec![Span::new(head, role)];
    if room < TITLE_COLUMNS + DUE_COLUMNS {
        line.push(Span::new(title, role));
        return line;
    }
    let base = resolve(draft.due.rule, letter.desk.reading().letter.reply.date);
    let due = base.latest.map(|day| day.to_string()).unwrap_or_default();
    line.push(Span::new(canvas.pad(title, room - DUE_COLUMNS), role));
    line.push(Span::new(format!(" {due}"), role));
    line
}

fn dropped_line(letter: &OpenLetter, at: usize, canvas: &Canvas<'_>) -> Option<Line> {
    let known = letter.desk.comparison()?.known.get(at)?;
    let code = canvas.pad(known.item.code(), CODE_COLUMNS - 1);
    Some(vec![Span::new(format!("- {code} {}", known.title), Role::Overdue)])
}
