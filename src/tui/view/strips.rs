//! The strips below the panes: deadlines by month, counts by status, and the
//! newest operations.

use crate::domain::vocabulary::{Status, Timeliness};
use crate::i18n::tui::TuiText;
use crate::i18n::{Term, history_line};
use crate::tui::canvas::{Canvas, Edge, Line, Span};
use crate::tui::model::Model;
use crate::tui::theme::{Role, row_mark};
use ratatui::layout::Rect;

/// How many open commitments fall due when.
pub fn deadlines(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let inner = canvas.frame(area, TuiText::Deadlines.say(model.lang), "", Edge::Plain);
    let lines = deadline_lines(model, canvas, inner);
    write(canvas, inner, lines);
}

/// Both in one strip, where there is no room for two: the deadlines get three
/// lines at the least.
pub fn statuses_and_deadlines(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = model.lang;
    let title = format!("{} | {}", TuiText::Statuses.say(lang), TuiText::Deadlines.say(lang));
    let inner = canvas.frame(area, &title, "", Edge::Plain);
    let mut lines = status_lines(model, canvas, inner.width);
    lines.truncate(usize::from(inner.height).saturating_sub(3).max(1));
    let rest = inner.height.saturating_sub(u16::try_from(lines.len()).unwrap_or(0));
    let rest = Rect { height: rest, ..inner };
    lines.extend(deadline_lines(model, canvas, rest));
    write(canvas, inner, lines);
}

fn write(canvas: &mut Canvas<'_>, inner: Rect, lines: Vec<Line>) {
    for (y, line) in (inner.y..inner.bottom()).zip(lines) {
        canvas.put_line(inner.x, y, inner.width, &line);
    }
}

fn deadline_lines(model: &Model, canvas: &Canvas<'_>, inner: Rect) -> Vec<Line> {
    let lang = model.lang;
    let summary = &model.summary;
    let counts = &summary.counts;
    let mut lines: Vec<(String, usize, &str, Role, String)> = Vec::new();
    let codes = summary.overdue.join(" ");
    lines.push((TuiText::Overdue.say(lang).into(), counts.overdue, "!", Role::Overdue, codes));
    let codes = summary.soon.join(" ");
    lines.push((TuiText::DueSoon.say(lang).into(), counts.due_soon, ">", Role::Soon, codes));
    let tail = 1 + usize::from(counts.base_missing > 0);
    let room = usize::from(inner.height).saturating_sub(lines.len() + tail);
    let months = &summary.months;
    let named = if months.len() > room { room.saturating_sub(1) } else { months.len() };
    for (month, count) in &months[..named] {
        lines.push((month.clone(), *count, "*", Role::Open, String::new()));
    }
    let later: usize = months[named..].iter().map(|(_, count)| count).sum();
    if later > 0 {
        lines.push((TuiText::Later.say(lang).into(), later, "*", Role::Open, String::new()));
    }
    let undated = Timeliness::Undated.word(lang).into();
    lines.push((undated, counts.undated, "-", Role::Undated, String::new()));
    if counts.base_missing > 0 {
        let label = Timeliness::BaseMissing.word(lang).into();
        lines.push((label, counts.base_missing, "-", Role::Undated, String::new()));
    }
    let widest = lines.iter().map(|(label, ..)| canvas.columns(label)).max().unwrap_or(0);
    // Behind the label and the count.
    let bar = usize::from(inner.width).saturating_sub(widest + 7).min(24);
    let line = |(label, count, mark, role, codes): (String, usize, &str, Role, String)| {
        let role = if count == 0 { Role::Dim } else { role };
        vec![
            Span::new(canvas.pad(&label, widest), Role::Text),
            Span::new(format!(" {count:>4}  "), role),
            Span::new(mark.repeat(count.min(bar)), role),
            Span::new(format!("  {codes}"), Role::Dim),
        ]
    };
    lines.into_iter().map(line).collect()
}

/// How many commitments have which status.
pub fn statuses(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let inner = canvas.frame(area, TuiText::Statuses.say(model.lang), "", Edge::Plain);
    let lines = status_lines(model, canvas, inner.width);
    write(canvas, inner, lines);
}

fn status_lines(model: &Model, canvas: &Canvas<'_>, width: u16) -> Vec<Line> {
    let lang = model.lang;
    let counts = &model.summary.counts;
    let total = counts.total.max(1);
    let mut lines: Vec<(&str, &str, Role, usize)> = counts
        .statuses
        .iter()
        .map(|(status, count)| {
            let (mark, role) = row_mark(*status, None);
            (mark, status.word(lang), role, *count)
        })
        .collect();
    if counts.no_proof > 0 {
        lines.push(("!", TuiText::NoProof.say(lang), Role::Overdue, counts.no_proof));
    }
    if lines.is_empty() {
        lines.push((".", Status::Unchecked.word(lang), Role::Dim, 0));
    }
    let widest = lines.iter().map(|(_, word, ..)| canvas.columns(word)).max().unwrap_or(0);
    let bar = usize::from(width).saturating_sub(widest + 14).min(40);
    let line = |(mark, word, role, count): (&str, &str, Role, usize)| {
        let filled = (count * bar).div_ceil(total).min(bar);
        let percent = (count * 100 + total / 2) / total;
        vec![
            Span::new(format!("{mark} "), role),
            Span::new(canvas.pad(word, widest), Role::Text),
            Span::new(format!(" {}", "#".repeat(filled)), role),
            Span::new(".".repeat(bar - filled), Role::Dim),
            Span::new(format!(" {count:>4} {percent:>3}%"), Role::Text),
        ]
    };
    lines.into_iter().map(line).collect()
}

/// What was recorded last, in the whole ledger.
pub fn recent(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = model.lang;
    let inner = canvas.frame(area, TuiText::Recent.say(lang), "", Edge::Plain);
    let mut y = inner.y;
    for op in &model.summary.recent {
        let undone = if op.revoked_by.is_some() { "x" } else { " " };
        let head = format!("{undone}#{} {} {}", op.seq, op.day, op.actor);
        if y >= inner.bottom() {
            break;
        }
        canvas.put(inner.x, y, inner.width, &head, Role::Dim);
        y += 1;
        let target = super::detail::target_of(op, &model.summary.recent);
        let text = history_line(op, target, lang);
        let width = usize::from(inner.width).saturating_sub(2);
        for line in crate::text::wrap::wrap(&text, width, canvas.ambiguous).iter().take(3) {
            if y >= inner.bottom() {
                break;
            }
            canvas.put(inner.x + 2, y, inner.width.saturating_sub(2), line, Role::Text);
            y += 1;
        }
    }
}
