//! The log screen: the operations, newest first, and the chosen one in full.

use super::flow::flow;
use super::scrolled;
use crate::app::{LogRow, LogScope};
use crate::i18n::log_screen::{LogText, entry_title, title, undone_by};
use crate::i18n::{Lang, Term, operation_columns, operation_sheet};
use crate::text::clean::clean_block;
use crate::text::fit::pad;
use crate::text::width::columns;
use crate::tui::canvas::{Canvas, Edge, Line, Span, Target};
use crate::tui::layout::Shape;
use crate::tui::model::Model;
use crate::tui::state::log::Pane;
use crate::tui::theme::Role;
use chrono::Datelike;
use ratatui::layout::{Position, Rect};

/// Columns of the pane with one operation where it stands beside the list.
const ENTRY_COLUMNS: u16 = 88;
/// Widest that a name and a code are shown in the list.
const ACTOR_MOST: usize = 10;
const CODE_MOST: usize = 12;
const TIME_COLUMNS: usize = 11;

/// Where the panes stand; one of them may be absent.
struct Places {
    list: Option<Rect>,
    entry: Option<Rect>,
    /// Rows of an operation in the list.
    lines_each: u16,
    framed: bool,
    /// Rows over an unframed list, which say what it shows.
    title_rows: u16,
}

fn places(model: &Model) -> Places {
    let layout = model.layout();
    let body = layout.body;
    let alone = |lines_each: u16, framed: bool, title_rows: u16| {
        let (list, entry) = match model.log.pane {
            Pane::List => (Some(body), None),
            Pane::Entry => (None, Some(body)),
        };
        Places { list, entry, lines_each, framed, title_rows }
    };
    let both = |list: Rect, entry: Rect| Places {
        list: Some(list),
        entry: Some(entry),
        lines_each: 1,
        framed: true,
        title_rows: 0,
    };
    match layout.shape {
        Shape::TooSmall | Shape::Tiny => {
            alone(1, false, u16::from(model.log.scope != LogScope::All))
        }
        Shape::Narrow => alone(2, false, 1),
        Shape::Stacked | Shape::Side if body.height < 14 => alone(1, true, 0),
        Shape::Stacked | Shape::Side => {
            let below = (body.height * 2 / 5).clamp(6, 12);
            let list = Rect { height: body.height - below, ..body };
            both(list, Rect { y: list.bottom(), height: below, ..body })
        }
        Shape::Broad => {
            let list = Rect { width: body.width.saturating_sub(ENTRY_COLUMNS), ..body };
            both(list, Rect { x: list.right(), width: body.width - list.width, ..body })
        }
    }
}

/// Operations that the list shows at once.
#[must_use]
pub fn list_rows(model: &Model) -> usize {
    let places = places(model);
    let height = places.list.unwrap_or(model.layout().body).height;
    // A border above and below, and the heads of the columns.
    let around = if places.framed { 3 } else { places.title_rows };
    usize::from(height.saturating_sub(around) / places.lines_each)
}

/// Columns and rows for the text of one operation.
fn entry_room(model: &Model) -> (usize, usize) {
    let places = places(model);
    let area = places.entry.unwrap_or(model.layout().body);
    match places.framed {
        true => {
            (usize::from(area.width.saturating_sub(3)), usize::from(area.height.saturating_sub(2)))
        }
        false => (usize::from(area.width.saturating_sub(1)), usize::from(area.height)),
    }
}

/// Lines of the chosen operation that are shown at once.
#[must_use]
pub fn entry_rows(model: &Model) -> usize {
    entry_room(model).1
}

/// How far the chosen operation can be scrolled.
#[must_use]
pub fn last_entry_top(model: &Model) -> usize {
    let (width, height) = entry_room(model);
    entry_lines(model, width).len().saturating_sub(height.max(1))
}

/// Draws the screen; gives the place of the chosen operation.
pub fn draw(model: &Model, canvas: &mut Canvas<'_>) -> Option<Position> {
    let places = places(model);
    let list = places.list.and_then(|area| list(model, canvas, area, &places));
    let entry = places.entry.and_then(|area| entry(model, canvas, area, places.framed));
    match model.log.pane {
        Pane::List => list.or(entry),
        Pane::Entry => entry.or(list),
    }
}

fn edge(model: &Model, pane: Pane) -> Edge {
    if model.log.pane == pane { Edge::Focus } else { Edge::Plain }
}

fn list(model: &Model, canvas: &mut Canvas<'_>, area: Rect, places: &Places) -> Option<Position> {
    let lang = model.lang;
    let log = &model.log;
    canvas.target(area, Target::Pane(0));
    let mut inner = area;
    let sheet = Columns::of(model, canvas, area.width.saturating_sub(2));
    let place = if log.page.total == 0 { 0 } else { log.selected + 1 };
    let note = format!("{place}/{}", log.page.total);
    if places.title_rows > 0 {
        let line = [
            Span::new(format!(" {}  ", title(&log.scope, lang)), Role::Title),
            Span::new(note.clone(), Role::Dim),
        ];
        canvas.put_line(inner.x, inner.y, inner.width, &line);
        let height = inner.height.saturating_sub(places.title_rows);
        inner = Rect { y: inner.y + places.title_rows, height, ..inner };
    }
    if places.framed {
        inner = canvas.frame(area, &title(&log.scope, lang), &note, edge(model, Pane::List));
        if inner.height == 0 {
            return None;
        }
        canvas.put(inner.x, inner.y, inner.width, &sheet.heads(lang), Role::Dim);
        inner = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    }
    if log.page.total == 0 {
        let text = model.fill(LogText::NothingOf.say(lang));
        canvas.put(inner.x + 1, inner.y, inner.width.saturating_sub(1), &text, Role::Dim);
        return None;
    }
    let mut cursor = None;
    let shown = usize::from(inner.height / places.lines_each);
    for (at, place) in (log.top..log.page.total).take(shown).enumerate() {
        let Some(row) = log.page.row(place) else { continue };
        let y = inner.y + u16::try_from(at).unwrap_or(0) * places.lines_each;
        let role = if row.op.revoked_by.is_some() { Role::Dim } else { Role::Text };
        let lines = match places.lines_each {
            2 => two_lines(model, row, usize::from(inner.width)),
            _ if places.framed => vec![sheet.line(model, row)],
            _ => vec![one_line(model, row, usize::from(inner.width))],
        };
        for (y, line) in (y..).zip(&lines) {
            canvas.put(inner.x, y, inner.width, line, role);
        }
        let of_row = Rect { y, height: places.lines_each, ..inner };
        canvas.target(of_row, Target::Row(place));
        if place == log.selected {
            canvas.restyle(of_row, Role::Selected);
            cursor = Some(Position { x: inner.x, y });
        }
    }
    cursor
}

/// The mark of what was undone.
fn mark(row: &LogRow) -> &'static str {
    if row.op.revoked_by.is_some() { "x" } else { " " }
}

/// Month, day and time; of another year only the day.
fn time(model: &Model, row: &LogRow) -> String {
    match row.op.at.get(5..16) {
        Some(text) if row.op.day.year() == model.today.year() => text.replace('T', " "),
        Some(_) | None => row.op.day.to_string(),
    }
}

/// What an operation touched and did. In the log of one commitment it did that
/// to this one, whatever else it touched.
fn words(model: &Model, row: &LogRow) -> (String, String) {
    let (touched, did) = operation_columns(&row.op, row.target.as_ref(), model.lang);
    match &model.log.scope {
        LogScope::About(id) => (id.code().to_owned(), did),
        LogScope::All | LogScope::By(_) => (touched, did),
    }
}

/// What it did, and at the end by which it was undone, which is never clipped.
fn did(model: &Model, row: &LogRow, did: &str, room: usize) -> String {
    let Some(by) = row.op.revoked_by else { return did.to_owned() };
    let by = format!(" {}", undone_by(by, model.lang));
    let left = room.saturating_sub(columns(&by, model.ambiguous));
    let did = crate::text::fit::clip(did, left, model.ambiguous);
    format!("{did}{by}")
}

/// Number, time, name and code, and below what was done.
fn two_lines(model: &Model, row: &LogRow, width: usize) -> Vec<String> {
    let (touched, what) = words(model, row);
    let (mark, seq, time) = (mark(row), row.op.seq, time(model, row));
    let channel = row.op.channel.word(model.lang);
    let first = format!("{mark}#{seq}  {time}  {touched}  {} {channel}", row.op.actor);
    let what = did(model, row, &what, width.saturating_sub(2));
    [first, format!("  {what}")].map(|line| pad(&line, width, model.ambiguous)).to_vec()
}

/// Everything on one line of a tiny screen.
fn one_line(model: &Model, row: &LogRow, width: usize) -> String {
    let (touched, what) = words(model, row);
    let head = format!("{}#{} {touched} ", mark(row), row.op.seq);
    let what = did(model, row, &what, width.saturating_sub(columns(&head, model.ambiguous)));
    pad(&format!("{head}{what}"), width, model.ambiguous)
}

/// The widths of the columns of a framed list.
struct Columns {
    number: usize,
    actor: usize,
    channel: usize,
    code: usize,
    did: usize,
}

impl Columns {
    fn of(model: &Model, canvas: &Canvas<'_>, width: u16) -> Self {
        let lang = model.lang;
        let head = |text: LogText| canvas.columns(text.say(lang));
        let log = &model.log;
        let shown = || (log.top..).take(list_rows(model)).map_while(|place| log.page.row(place));
        let widest = |of: &dyn Fn(&LogRow) -> String, heading: LogText, most: usize| {
            let widths = shown().map(|row| canvas.columns(&of(row)));
            widths.max().unwrap_or(0).min(most).max(head(heading))
        };
        let mut sheet = Self {
            number: widest(&|row| format!("#{}", row.op.seq), LogText::Number, usize::MAX),
            actor: widest(&|row| row.op.actor.clone(), LogText::Actor, ACTOR_MOST),
            channel: widest(&|row| row.op.channel.word(lang).into(), LogText::Channel, ACTOR_MOST),
            code: widest(&|row| words(model, row).0, LogText::Touched, CODE_MOST),
            did: 0,
        };
        // Two columns between each, and the mark before the number.
        let used = 2 + sheet.number + TIME_COLUMNS + sheet.actor + sheet.channel + sheet.code + 10;
        sheet.did = usize::from(width).saturating_sub(used);
        sheet
    }

    fn heads(&self, lang: Lang) -> String {
        use crate::text::Ambiguous;
        let cell = |text: LogText, width: usize| pad(text.say(lang), width, Ambiguous::Narrow);
        format!(
            "  {}  {}  {}  {}  {}  {}",
            cell(LogText::Number, self.number),
            cell(LogText::Time, TIME_COLUMNS),
            cell(LogText::Actor, self.actor),
            cell(LogText::Channel, self.channel),
            cell(LogText::Touched, self.code),
            LogText::Did.say(lang)
        )
    }

    fn line(&self, model: &Model, row: &LogRow) -> String {
        let cell = |text: &str, width: usize| pad(text, width, model.ambiguous);
        let (touched, what) = words(model, row);
        format!(
            "{} {}  {}  {}  {}  {}  {}",
            mark(row),
            cell(&format!("#{}", row.op.seq), self.number),
            cell(&time(model, row), TIME_COLUMNS),
            cell(&row.op.actor, self.actor),
            cell(row.op.channel.word(model.lang), self.channel),
            cell(&touched, self.code),
            cell(&did(model, row, &what, self.did), self.did),
        )
    }
}

/// The chosen operation in full.
fn entry(model: &Model, canvas: &mut Canvas<'_>, area: Rect, framed: bool) -> Option<Position> {
    canvas.target(area, Target::Pane(1));
    let (width, height) = entry_room(model);
    let lines = entry_lines(model, width);
    let top = model.log.entry_top.min(lines.len().saturating_sub(height.max(1)));
    let mut inner = area;
    if framed {
        let seq = model.log.chosen().map_or(0, |row| row.op.seq);
        let note = scrolled(top, height, lines.len());
        let title = entry_title(seq, model.lang);
        inner = canvas.frame(area, &title, &note, edge(model, Pane::Entry));
        inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    }
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(top)) {
        canvas.put_line(inner.x, y, inner.width, line);
    }
    (inner.height > 0).then_some(Position { x: inner.x, y: inner.y })
}

fn entry_lines(model: &Model, width: usize) -> Vec<Line> {
    let Some(entry) = model.log.open_entry() else { return Vec::new() };
    let sheet = operation_sheet(entry, model.lang);
    let label = sheet.iter().map(|line| columns(&line.label, model.ambiguous)).max().unwrap_or(0);
    // Labels take a third of a narrow pane at the most.
    let label = label.min(width / 3) + 2;
    let mut lines: Vec<Line> = Vec::new();
    // A frame has it in its title.
    if !places(model).framed {
        lines.push(vec![Span::new(entry_title(entry.row.op.seq, model.lang), Role::Title)]);
    }
    let mut before = String::new();
    for line in sheet {
        let mut head = if line.label == before { String::new() } else { line.label.clone() };
        for text in clean_block(&line.text).lines() {
            let prefix = format!("{} ", pad(&head, label - 1, model.ambiguous));
            let text = [Span::new(text, Role::Text)];
            lines.extend(flow(&prefix, &text, width, model.ambiguous));
            head.clear();
        }
        before = line.label;
    }
    lines
}
