//! Every key, from the one table, with the reason where one is refused now,
//! and what the marks before the rows mean.

use crate::domain::vocabulary::Certainty;
use crate::i18n::tui::{Section, TuiText};
use crate::i18n::{Mark, Term, certainty_mark};
use crate::text::fit::pad;
use crate::tui::canvas::{Canvas, Line, Span};
use crate::tui::model::Model;
use crate::tui::refusal::refusal;
use crate::tui::theme::{Role, role_of};
use ratatui::layout::{Position, Rect};

const COLUMNS: u16 = 64;

/// Draws the popup; gives the place of its first line.
pub fn draw(
    model: &Model,
    scroll: usize,
    canvas: &mut Canvas<'_>,
    within: Rect,
) -> Option<Position> {
    let lines = lines(model);
    let (height, shown) = rows(lines.len(), within);
    let scroll = scroll.min(lines.len().saturating_sub(shown));
    let mut title = TuiText::HelpTitle.say(model.lang).to_owned();
    if lines.len() > shown {
        title.push_str(&format!(" {}-{}/{}", scroll + 1, scroll + shown, lines.len()));
    }
    let keys = TuiText::HelpKeys.say(model.lang);
    let inner = canvas.popup(within, COLUMNS, height, &title, keys);
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(scroll)) {
        canvas.put_line(inner.x + 1, y, inner.width.saturating_sub(1), line);
    }
    (inner.height > 0).then_some(Position { x: inner.x, y: inner.y })
}

/// How far it can be scrolled.
#[must_use]
pub fn last_scroll(model: &Model) -> usize {
    let lines = lines(model).len();
    lines.saturating_sub(rows(lines, model.layout().body).1)
}

/// Rows of the popup, and lines that it shows.
fn rows(lines: usize, within: Rect) -> (u16, usize) {
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX);
    (height, usize::from(height.min(within.height).saturating_sub(2)))
}

fn lines(model: &Model) -> Vec<Line> {
    let lang = model.lang;
    let mut lines: Vec<Line> = Vec::new();
    for section in Section::ALL {
        let here = model.keymap.in_order(model.screen);
        let named: Vec<Line> = here
            .filter(|bound| bound.binding.section == section)
            .filter_map(|bound| {
                let shown = model.keymap.shown_on(model.screen, bound)?;
                let label = bound.binding.label.say(lang);
                let mut line = named(model, &shown, Role::Key, label);
                if let Some(reason) = refusal(model, bound.binding.action) {
                    line.push(Span::new(format!("  - {}", reason.say(lang)), Role::Dim));
                }
                Some(line)
            })
            .collect();
        if !named.is_empty() {
            lines.push(vec![Span::new(section.say(lang), Role::Title)]);
            lines.extend(named);
            lines.push(Vec::new());
        }
    }
    lines.push(vec![Span::new(TuiText::Marks.say(lang), Role::Title)]);
    for mark in Mark::ALL {
        lines.push(named(model, mark.glyph(), role_of(mark), mark.word(lang)));
    }
    for certainty in Certainty::ALL {
        let glyph = certainty_mark(*certainty);
        if !glyph.is_empty() {
            let date = format!("2026-12-31{glyph}");
            lines.push(named(model, &date, Role::Text, certainty.word(lang)));
        }
    }
    lines.push(Vec::new());
    lines.push(vec![Span::new(TuiText::HelpWide.say(lang), Role::Dim)]);
    lines
}

fn named(model: &Model, shown: &str, role: Role, meaning: &str) -> Line {
    let shown = pad(shown, 12, model.ambiguous);
    vec![Span::new(format!(" {shown}"), role), Span::new(meaning, Role::Text)]
}
