//! The keys of the screen, from the one table, with the reason where one is
//! refused now, and what the marks before the rows mean; as much of it as is
//! like what is typed.

use super::typed::typed;
use crate::domain::vocabulary::Certainty;
use crate::i18n::palette::PaletteText;
use crate::i18n::tui::{Section, TuiText, screen_name};
use crate::i18n::{Lang, Mark, Term, certainty_mark};
use crate::text::fit::pad;
use crate::text::nearness::Typed;
use crate::text::width::columns as width_of;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Line, Span};
use crate::tui::keymap::{Binding, Sequence};
use crate::tui::model::{Help, Model, Overlay};
use crate::tui::refusal::refusal;
use crate::tui::theme::{Role, role_of};
use ratatui::layout::{Position, Rect};

/// Widest popup, and narrowest column where there are several.
const COLUMNS: u16 = 124;
const COLUMN_AT_LEAST: usize = 35;
/// Columns between two columns of text.
const GAP: usize = 2;
/// Columns before what a key means.
const KEY_COLUMNS: usize = 13;
/// Before a reason on a line of its own.
const BELOW: &str = "   ";

/// Draws the popup; gives the cursor's place in the field.
pub fn draw(model: &Model, help: &Help, canvas: &mut Canvas<'_>, within: Rect) -> Option<Position> {
    let frame = frame(model, within);
    let columns = columns(model, help, &frame);
    let (total, scroll) = (height(&columns), help.scroll.min(last(&columns, &frame)));
    let lang = model.lang;
    let mut title =
        format!("{} {}", TuiText::HelpTitle.say(lang), screen_name(model.screen.number(), lang));
    if total > frame.rows {
        title.push_str(&format!("  {}-{}/{total}", scroll + 1, scroll + frame.rows));
    }
    let more = scroll + frame.rows < total;
    let note = match (help.field.value().is_empty(), more) {
        (false, _) => PaletteText::HelpClears,
        (true, true) => PaletteText::HelpMore,
        (true, false) => PaletteText::HelpKeys,
    };
    let inner = canvas.popup(within, frame.width, frame.height, &title, note.say(lang));
    if inner.height == 0 {
        return None;
    }
    let cursor = field(model, help, canvas, inner);
    let place = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
    for (at, column) in columns.iter().enumerate() {
        let x = inner.x.saturating_add(place(1 + at * (frame.column + GAP)));
        let room = place(frame.column).min(inner.right().saturating_sub(x));
        for (y, line) in (inner.y + 1..inner.bottom()).zip(column.iter().skip(scroll)) {
            canvas.put_line(x, y, room, line);
        }
    }
    if total == 0 {
        let text = PaletteText::HelpNothing.say(lang);
        canvas.put(inner.x + 1, inner.y + 1, inner.width.saturating_sub(2), text, Role::Dim);
    }
    Some(cursor)
}

/// How far the open help can be scrolled, and the lines of a page.
#[must_use]
pub fn scroll(model: &Model) -> (usize, usize) {
    let Overlay::Help(help) = &model.overlay else { return (0, 1) };
    let frame = frame(model, super::popup_area(model));
    (last(&columns(model, help, &frame), &frame), frame.rows.max(1))
}

/// The popup's size, which does not change while somebody types.
struct Frame {
    width: u16,
    height: u16,
    /// Lines that it shows.
    rows: usize,
    /// Columns of text, and how many such columns there are.
    column: usize,
    across: usize,
}

/// As few columns as show everything at once, or as many as there is room for.
fn frame(model: &Model, within: Rect) -> Frame {
    let width = within.width.saturating_sub(if within.width >= 60 { 4 } else { 0 }).min(COLUMNS);
    // Borders, and a blank at both edges.
    let inside = usize::from(width.saturating_sub(4));
    let most = ((inside + GAP) / (COLUMN_AT_LEAST + GAP)).max(1);
    let of = |across: usize| {
        let column = (inside + GAP) / across - GAP;
        let mut frame = Frame { width, height: within.height, rows: 0, column, across };
        let all = height(&columns(model, &Help::default(), &frame));
        let needed = u16::try_from(all + 3).unwrap_or(u16::MAX);
        frame.height = needed.min(within.height);
        frame.rows = usize::from(frame.height.saturating_sub(3));
        (needed <= within.height, frame)
    };
    let fitting = (1..most).map(of).find(|(fits, _)| *fits);
    fitting.unwrap_or_else(|| of(most)).1
}

fn field(model: &Model, help: &Help, canvas: &mut Canvas<'_>, area: Rect) -> Position {
    let start = area.x + 1;
    let width = area.width.saturating_sub(2);
    let (_, cursor) = typed(&help.field, canvas, Rect { x: start, width, ..area });
    if help.field.value().is_empty() {
        let prompt = PaletteText::HelpPrompt.say(model.lang);
        canvas.put(start + 2, area.y, width.saturating_sub(2), prompt, Role::Dim);
    }
    cursor
}

fn height(columns: &[Vec<Line>]) -> usize {
    columns.iter().map(Vec::len).max().unwrap_or(0)
}

fn last(columns: &[Vec<Line>], frame: &Frame) -> usize {
    height(columns).saturating_sub(frame.rows)
}

/// The blocks that hold what is typed, in as many columns as there is room
/// for; a block is never torn.
fn columns(model: &Model, help: &Help, frame: &Frame) -> Vec<Vec<Line>> {
    let blocks = blocks(model, &Wanted::new(model, help.field.value()), frame.column);
    // The lowest height in which they can be set one after the other.
    let tallest = blocks.iter().map(Vec::len).max().unwrap_or(0);
    let whole = blocks.iter().map(|block| block.len() + 1).sum::<usize>();
    let set = |height: usize| {
        let mut columns: Vec<Vec<Line>> = Vec::new();
        for block in &blocks {
            match columns.last_mut() {
                Some(column) if column.len() + 1 + block.len() <= height => {
                    column.push(Line::new());
                    column.extend(block.iter().cloned());
                }
                _ => columns.push(block.clone()),
            }
        }
        columns
    };
    let mut heights = (tallest..=whole).map(set);
    heights.find(|columns| columns.len() <= frame.across).unwrap_or_default()
}

/// What the lines have to be like.
struct Wanted {
    typed: Typed,
    /// As it was typed: keys know upper from lower case.
    raw: String,
    /// Whether it is a key of this screen, and then it means that key.
    is_key: bool,
}

impl Wanted {
    fn new(model: &Model, text: &str) -> Self {
        let raw = text.trim().to_owned();
        let bound = model.keymap.in_order(model.screen);
        let mut keys = bound.flat_map(|bound| &bound.keys);
        let is_key = keys.any(|keys| is_written(keys, &raw));
        Self { typed: Typed::new(text), raw, is_key }
    }

    fn has_key(&self, keys: &[&Sequence]) -> bool {
        self.is_key && keys.iter().any(|keys| is_written(keys, &self.raw))
    }

    fn has_word(&self, words: &[&str]) -> bool {
        !self.is_key && words.iter().any(|word| self.typed.is_in(word))
    }
}

/// Whether a key is written like this; names in any case.
fn is_written(keys: &Sequence, text: &str) -> bool {
    let written = keys.to_string();
    written == text || (text.len() > 1 && written.eq_ignore_ascii_case(text))
}

fn blocks(model: &Model, wanted: &Wanted, width: usize) -> Vec<Vec<Line>> {
    let mut blocks = Vec::new();
    for section in Section::ALL {
        let whole = wanted.has_word(&[section.say(Lang::Zh), section.say(Lang::En)]);
        let mut lines: Vec<Line> = Vec::new();
        let here = model.keymap.in_order(model.screen);
        for bound in here.filter(|bound| bound.binding.section == section) {
            let binding = bound.binding;
            let keys: Vec<&Sequence> = model.keymap.keys_on(model.screen, binding.action).collect();
            let name = binding.name().replace('_', " ");
            let label = binding.label;
            let words = [label.say(Lang::Zh), label.say(Lang::En), &name, binding.cli];
            // What has no key here is reached by the palette.
            let found = whole || wanted.has_key(&keys) || wanted.has_word(&words);
            if found && !keys.is_empty() {
                lines.extend(key_lines(model, binding, &keys, width));
            }
        }
        blocks.extend(headed(section.say(model.lang), lines));
    }
    blocks.extend(marks(model, wanted));
    blocks.extend(hints(model, wanted, width));
    blocks
}

fn headed(head: &str, mut lines: Vec<Line>) -> Option<Vec<Line>> {
    if lines.is_empty() {
        return None;
    }
    lines.insert(0, vec![Span::new(head, Role::Title)]);
    Some(lines)
}

/// A key and what it means; a reason that does not fit behind goes below.
fn key_lines(model: &Model, binding: &Binding, keys: &[&Sequence], width: usize) -> Vec<Line> {
    let label = binding.label.say(model.lang);
    let shown = written(model, keys);
    let refused = refusal(model, binding.action);
    let role = if refused.is_some() { Role::Dim } else { Role::Text };
    let room = width.saturating_sub(KEY_COLUMNS);
    let mut lines: Vec<Line> = Vec::new();
    for part in wrap(label, room, model.ambiguous) {
        let shown = if lines.is_empty() { shown.as_str() } else { "" };
        lines.push(named(model, shown, Role::Key, &part, role));
    }
    let Some(reason) = refused.map(|reason| format!("- {reason}")) else { return lines };
    let measure = |text: &str| width_of(text, model.ambiguous);
    match lines.last_mut() {
        Some(line) if measure(label) + 2 + measure(&reason) <= room => {
            line.push(Span::new(format!("  {reason}"), Role::Dim));
        }
        _ => {
            let below = wrap(&reason, width.saturating_sub(BELOW.len()), model.ambiguous);
            let below = below.iter().map(|text| format!("{BELOW}{text}"));
            lines.extend(below.map(|text| vec![Span::new(text, Role::Dim)]));
        }
    }
    lines
}

/// The keys of an action, as many as there is room for.
fn written(model: &Model, keys: &[&Sequence]) -> String {
    let mut shown = String::new();
    for keys in keys {
        let gap = if shown.is_empty() { "" } else { " " };
        let longer = format!("{shown}{gap}{keys}");
        let fits = width_of(&longer, model.ambiguous) < KEY_COLUMNS;
        if !shown.is_empty() && !fits {
            break;
        }
        shown = longer;
    }
    shown
}

fn marks(model: &Model, wanted: &Wanted) -> Option<Vec<Line>> {
    let lang = model.lang;
    let head = TuiText::Marks;
    let whole = wanted.has_word(&[head.say(Lang::Zh), head.say(Lang::En)]);
    let mut lines: Vec<Line> = Vec::new();
    for mark in Mark::ALL {
        if whole || wanted.has_word(&[mark.word(Lang::Zh), mark.word(Lang::En)]) {
            lines.push(named(model, mark.glyph(), role_of(mark), mark.word(lang), Role::Text));
        }
    }
    for certainty in Certainty::ALL {
        let glyph = certainty_mark(*certainty);
        let words = [certainty.word(Lang::Zh), certainty.word(Lang::En)];
        if !glyph.is_empty() && (whole || wanted.has_word(&words)) {
            let date = format!("2026-12-31{glyph}");
            lines.push(named(model, &date, Role::Text, certainty.word(lang), Role::Text));
        }
    }
    headed(head.say(lang), lines)
}

fn hints(model: &Model, wanted: &Wanted, width: usize) -> Option<Vec<Line>> {
    let hints = [TuiText::HelpWide.say(model.lang), PaletteText::HelpDim.say(model.lang)];
    let lines = hints.iter().flat_map(|hint| wrap(hint, width, model.ambiguous));
    let lines = lines.map(|line| vec![Span::new(line, Role::Dim)]);
    wanted.typed.is_empty().then(|| lines.collect())
}

fn named(model: &Model, shown: &str, role: Role, meaning: &str, meaning_role: Role) -> Line {
    let shown = pad(shown, KEY_COLUMNS, model.ambiguous);
    vec![Span::new(shown, role), Span::new(meaning, meaning_role)]
}
