//! The list of commitments, in groups where it has any.

use super::columns::{
    Columns, DUE_COLUMNS, code_columns, due_text, left_columns, left_text, title,
};
use crate::app::{GroupCount, Row};
use crate::domain::query::Query;
use crate::i18n::tui::{self, TuiText};
use crate::i18n::{group, group_counts, group_name, marked, progress_text};
use crate::tui::canvas::{Canvas, Edge, Span, Target};
use crate::tui::layout::Shape;
use crate::tui::model::{Focus, Model};
use crate::tui::state::list::{Fold, Line};
use crate::tui::theme::{Role, row_mark};
use ratatui::layout::{Position, Rect};

/// Stands behind the mark of a row that is marked by the person.
const MARKED: &str = "✓";

/// Draws the list; gives the place of the selected row.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>, area: Rect, shape: Shape) -> Option<Position> {
    match shape {
        Shape::TooSmall | Shape::Tiny => rows(model, canvas, area, 1, &line_of),
        Shape::Narrow => rows(model, canvas, area, 2, &line_of),
        Shape::Stacked | Shape::Side | Shape::Broad => framed(model, canvas, area),
    }
}

fn framed(model: &Model, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let list = &model.list;
    let edge = if model.focus == Focus::List { Edge::Focus } else { Edge::Plain };
    let lines = list.page.totals.lines;
    let place = if lines == 0 { 0 } else { list.selected + 1 };
    let inner = canvas.frame(area, &heading(model), &format!("{place}/{lines}"), edge);
    if inner.height == 0 {
        return None;
    }
    let columns = Columns::fit(model, canvas, inner.width);
    canvas.put(inner.x, inner.y, inner.width, &columns.heads(canvas, model.lang), Role::Dim);
    let body = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    rows(model, canvas, body, 1, &|model: &Model, canvas: &Canvas<'_>, row: &Row, _: u16| {
        vec![columns.line(model, canvas, row)]
    })
}

/// What the list shows: how many, which are marked, and by what it is narrowed,
/// sorted and grouped.
fn heading(model: &Model) -> String {
    let (list, lang) = (&model.list, model.lang);
    let totals = list.page.totals;
    let mut pieces = vec![match list.query {
        Query::All => format!("{} {}", TuiText::List.say(lang), totals.matching),
        _ => format!("{} {}/{}", TuiText::List.say(lang), totals.matching, totals.all),
    }];
    if !list.marked.is_empty() {
        pieces.push(marked(list.marked.len(), totals.hidden, lang));
    }
    match list.view() {
        Some(view) => pieces.push(format!("{}:{}", TuiText::View.say(lang), view.name)),
        None if list.query != Query::All => {
            pieces.push(format!("{}:{}", TuiText::Filter.say(lang), list.filter));
        }
        None => {}
    }
    pieces.push(format!("{}:{}", TuiText::SortTitle.say(lang), tui::sort(list.sort, lang)));
    if let Some(by) = list.group {
        pieces.push(format!("{}:{}", TuiText::GroupTitle.say(lang), group(by, lang)));
    }
    pieces.join("  ")
}

type LineMaker<'a> = &'a dyn Fn(&Model, &Canvas<'_>, &Row, u16) -> Vec<String>;

fn rows(
    model: &Model,
    canvas: &mut Canvas<'_>,
    area: Rect,
    lines_each: u16,
    make: LineMaker<'_>,
) -> Option<Position> {
    let list = &model.list;
    let lines = list.page.totals.lines;
    if lines == 0 {
        let text = model.told(match list.query {
            Query::All => TuiText::Empty,
            _ => TuiText::NoMatch,
        });
        canvas.put(area.x + 1, area.y, area.width.saturating_sub(1), &text, Role::Dim);
        return None;
    }
    let mut cursor = None;
    let shown = usize::from(area.height / lines_each);
    for (at, place) in (list.top..lines).take(shown).enumerate() {
        let Some(line) = list.line(place) else { continue };
        let y = area.y + u16::try_from(at).unwrap_or(0) * lines_each;
        let slot = Rect { x: area.x, y, width: area.width, height: lines_each };
        match line {
            Line::Heading { section, fold } => heading_line(model, section, *fold, canvas, slot),
            Line::Row(row) => {
                let texts = make(model, canvas, row, area.width);
                row_lines(model, row, &texts, canvas, slot);
            }
        }
        canvas.target(slot, Target::Row(place));
        if place == list.selected {
            canvas.restyle(slot, Role::Selected);
            cursor = Some(Position { x: area.x, y });
        }
    }
    cursor
}

fn row_lines(model: &Model, row: &Row, texts: &[String], canvas: &mut Canvas<'_>, slot: Rect) {
    let timeliness = row.timeliness(model.today, model.soon_days);
    let (mark, role) = row_mark(row.status, timeliness);
    for (y, text) in (slot.y..slot.bottom()).zip(texts) {
        let written = canvas.put(slot.x, y, slot.width, text, Role::Text);
        debug_assert!(written <= slot.width, "a row stays in its pane");
    }
    canvas.put(slot.x, slot.y, 1, mark, role);
    if model.list.marked.contains(&row.id) {
        canvas.put(slot.x + 1, slot.y, 1, MARKED, Role::Key);
    }
}

/// A heading; where rows have two lines its counts stand in the second.
fn heading_line(
    model: &Model,
    section: &GroupCount,
    fold: Fold,
    canvas: &mut Canvas<'_>,
    slot: Rect,
) {
    let lang = model.lang;
    let Some(by) = model.list.group else { return };
    let sign = match fold {
        Fold::Open => "▾ ",
        Fold::Folded => "▸ ",
    };
    let name = group_name(by, &section.key, &model.letters, lang);
    let counts = group_counts(section.total, section.overdue, lang);
    let role = if section.overdue > 0 { Role::Overdue } else { Role::Dim };
    let mut first = vec![Span::new(sign, Role::Key), Span::new(name, Role::Title)];
    if slot.height > 1 {
        let second = [Span::new(format!("  {counts}"), role)];
        canvas.put_line(slot.x, slot.y + 1, slot.width, &second);
    } else {
        first.push(Span::new(format!("  {counts}"), role));
    }
    canvas.put_line(slot.x, slot.y, slot.width, &first);
}

/// Two lines for a narrow screen, of which a tiny one shows the first.
fn line_of(model: &Model, canvas: &Canvas<'_>, row: &Row, width: u16) -> Vec<String> {
    let title = title(model, row);
    let due = due_text(row);
    let width = usize::from(width);
    let code = canvas.pad(row.id.code(), code_columns(model.list.rows(), model.ambiguous));
    if model.layout().shape == Shape::Tiny {
        let head = format!("  {code} {due}");
        // A letter or two of the title would say nothing.
        let room = width.saturating_sub(canvas.columns(&head) + 1);
        return vec![if room < 6 { head } else { format!("{head} {title}") }];
    }
    let due = canvas.pad(&due, DUE_COLUMNS);
    let left = canvas.pad(&left_text(model, row), left_columns(model.lang));
    let progress = progress_text(&row.progress, model.today, model.lang);
    let first = format!("  {code} {due} {left} {progress}");
    vec![canvas.pad(&first, width), canvas.pad(&format!("  {title}"), width)]
}
