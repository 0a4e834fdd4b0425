//! The palette: a field, the ranked lines by groups, and what the chosen line
//! is on the command line or why it cannot be done.

use super::typed::typed;
use crate::app::Row;
use crate::domain::query::parse;
use crate::i18n::palette::PaletteText;
use crate::i18n::tui::TuiText;
use crate::i18n::{Mark, filter, short_date};
use crate::text::wrap::wrap_ranges;
use crate::tui::canvas::{Canvas, Line, Span, Target};
use crate::tui::keymap::{Action, binding};
use crate::tui::model::Model;
use crate::tui::palette::{Entry, Group, Palette, View, records_at_once};
use crate::tui::refusal::refusal;
use crate::tui::theme::{Role, role_of};
use ratatui::layout::{Position, Rect};

const COLUMNS: u16 = 104;
const ROWS: u16 = 24;
/// Columns of the names of commands and views, and of a key.
const NAME_COLUMNS: usize = 24;
const KEY_COLUMNS: usize = 9;
/// From so many columns on a line says more than name and key.
const ROOMY: u16 = 56;

/// What stands on a row of the list.
enum Shown {
    Head(Group),
    Line(usize),
}

/// Draws the popup; gives the cursor's place in the field.
pub fn draw(
    model: &Model,
    palette: &Palette,
    canvas: &mut Canvas<'_>,
    within: Rect,
) -> Option<Position> {
    let width = if within.width >= 60 { (within.width - 4).min(COLUMNS) } else { within.width };
    let height = if within.height >= 16 { (within.height - 2).min(ROWS) } else { within.height };
    let note = note(model, palette, width);
    let inner = canvas.popup(within, width, height, PaletteText::Title.say(model.lang), &note);
    if inner.height == 0 {
        return None;
    }
    let cursor = field(model, palette, canvas, Rect { height: 1, ..inner });
    // A narrow popup says in two rows what it has no room for in its lines.
    let about = if inner.width < ROOMY && inner.height >= 10 { 2 } else { 1 };
    let list = inner.height.saturating_sub(1 + about);
    lines(model, palette, canvas, Rect { y: inner.y + 1, height: list, ..inner });
    let below = Rect { y: inner.y + 1 + list, ..inner };
    let rows = inner.height.saturating_sub(1 + list);
    about_chosen(model, palette, canvas, Rect { height: rows, ..below });
    Some(cursor)
}

/// What the chosen line is in other words, or why it was not done. What does
/// not fit into the rows is cut off at the end of the last.
fn about_chosen(model: &Model, palette: &Palette, canvas: &mut Canvas<'_>, area: Rect) {
    let about = words_about(model, palette);
    let room = area.width.saturating_sub(2);
    let ranges = wrap_ranges(&about.text, usize::from(room), model.ambiguous);
    for (y, range) in (area.y..area.bottom()).zip(ranges) {
        let end = if y + 1 == area.bottom() { about.text.len() } else { range.end };
        canvas.put(area.x + 1, y, room, &about.text[range.start..end], about.role);
    }
}

/// The place among all lines, and the keys.
fn note(model: &Model, palette: &Palette, width: u16) -> String {
    let keys = if width >= ROOMY { PaletteText::Keys } else { PaletteText::ShortKeys };
    let place = (palette.chosen + 1).min(palette.lines.len());
    format!("{}  {place}/{}", keys.say(model.lang), palette.lines.len())
}

fn field(model: &Model, palette: &Palette, canvas: &mut Canvas<'_>, area: Rect) -> Position {
    let start = area.x + 3;
    let width = area.right().saturating_sub(start + 1);
    canvas.put(area.x + 1, area.y, 1, ":", Role::Key);
    let (_, cursor) = typed(&palette.field, canvas, Rect { x: start, width, ..area });
    if palette.field.value().is_empty() {
        // The cursor stands before it, where the first character goes.
        let prompt = PaletteText::Prompt.say(model.lang);
        canvas.put(start + 2, area.y, width.saturating_sub(2), prompt, Role::Dim);
    }
    cursor
}

fn lines(model: &Model, palette: &Palette, canvas: &mut Canvas<'_>, area: Rect) {
    if palette.lines.is_empty() {
        let text = PaletteText::Nothing.say(model.lang);
        canvas.put(area.x + 1, area.y, area.width.saturating_sub(2), text, Role::Dim);
        return;
    }
    let rows = rows(palette, area.height);
    let at =
        rows.iter().position(|row| matches!(row, Shown::Line(line) if *line == palette.chosen));
    let shown = usize::from(area.height).max(1);
    // The chosen line stands in the middle, except at the ends.
    let top = at.unwrap_or(0).saturating_sub(shown / 2).min(rows.len().saturating_sub(shown));
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
        let whole = Rect { y, height: 1, ..area };
        match row {
            Shown::Head(group) => {
                canvas.put(
                    area.x + 1,
                    y,
                    area.width - 2,
                    head(*group).say(model.lang),
                    Role::Title,
                );
            }
            Shown::Line(place) => {
                let Some(line) = palette.lines.get(*place) else { continue };
                entry(model, &line.entry, canvas, whole);
                if *place == palette.chosen {
                    canvas.put(area.x + 1, y, 1, ">", Role::Key);
                    canvas.restyle(whole, Role::Selected);
                }
                canvas.target(whole, Target::Choice(*place));
            }
        }
    }
}

/// The lines with the heads of their groups, where there is room for heads.
fn rows(palette: &Palette, height: u16) -> Vec<Shown> {
    let mut rows = Vec::with_capacity(palette.lines.len() + 4);
    let mut before = None;
    for (place, line) in palette.lines.iter().enumerate() {
        if before.replace(line.group) != Some(line.group) && height >= 6 {
            rows.push(Shown::Head(line.group));
        }
        rows.push(Shown::Line(place));
    }
    rows
}

const fn head(group: Group) -> PaletteText {
    match group {
        Group::Recent => PaletteText::Recent,
        Group::Commands => PaletteText::Commands,
        Group::Items => PaletteText::Items,
        Group::Views => PaletteText::Views,
    }
}

fn entry(model: &Model, entry: &Entry, canvas: &mut Canvas<'_>, area: Rect) {
    let line = match entry {
        Entry::Command(action) => command(model, *action, canvas, area.width),
        Entry::Item(row) => return item(model, row, canvas, area),
        Entry::View(view) => {
            let name = model.lang.pick(&view.name.0, &view.name.1);
            let words = Span::new(format!(" {}", words_of(model, view)), Role::Dim);
            vec![Span::new(canvas.pad(name, NAME_COLUMNS), Role::Text), words]
        }
    };
    canvas.put_line(area.x + 3, area.y, area.width.saturating_sub(4), &line);
}

fn command(model: &Model, action: Action, canvas: &Canvas<'_>, width: u16) -> Line {
    let refused = refusal(model, action);
    let role = if refused.is_some() { Role::Dim } else { Role::Text };
    let label = binding(action).map_or("", |binding| binding.label.say(model.lang));
    let key = canvas.pad(&model.keymap.shown_on(model.screen, action), KEY_COLUMNS);
    if width < ROOMY {
        let room = usize::from(width).saturating_sub(KEY_COLUMNS + 4);
        return vec![Span::new(canvas.pad(label, room), role), Span::new(key, Role::Key)];
    }
    let name = Span::new(format!("{} ", canvas.pad(label, NAME_COLUMNS)), role);
    let mut line = vec![name, Span::new(key, Role::Key)];
    let cli = command_line(action);
    let room = usize::from(width).saturating_sub(NAME_COLUMNS + 1 + KEY_COLUMNS + 4);
    match refused {
        None => line.push(Span::new(cli, Role::Dim)),
        Some(reason) => {
            let reason = format!("- {reason}");
            // The reason counts more than the command line, which the last row
            // has as well.
            let both = canvas.columns(cli) + 2 + canvas.columns(&reason) <= room;
            let cli = if both && !cli.is_empty() { format!("{cli}  ") } else { String::new() };
            line.push(Span::new(format!("{cli}{reason}"), Role::Dim));
        }
    }
    line
}

fn command_line(action: Action) -> &'static str {
    binding(action).map_or("", |binding| binding.cli)
}

fn item(model: &Model, row: &Row, canvas: &mut Canvas<'_>, area: Rect) {
    let mark = Mark::of(row.status, row.timeliness(model.today, model.soon_days));
    let x = area.x + 3;
    let mut width = area.width.saturating_sub(4);
    if area.width >= ROOMY {
        let lead = model.units(&row.lead);
        let room = width / 3;
        let taken = room.min(u16::try_from(canvas.columns(&lead)).unwrap_or(room));
        canvas.put(x + width - taken, area.y, taken, &lead, Role::Dim);
        width = width.saturating_sub(taken + 2);
    }
    let title = model.lang.pick_filled(&row.title, &row.title_en);
    let line = [
        Span::new(format!("{} ", mark.glyph()), role_of(mark)),
        Span::new(format!("{} ", canvas.pad(row.id.code(), 5)), Role::Text),
        Span::new(title, Role::Text),
    ];
    canvas.put_line(x, area.y, width, &line);
}

fn words_about(model: &Model, palette: &Palette) -> Span {
    if let Some(told) = &palette.told {
        return Span::new(format!("! {told}"), Role::Error);
    }
    let text = match palette.current().map(|line| &line.entry) {
        None => String::new(),
        Some(Entry::Command(action)) => {
            let reason = refusal(model, *action);
            let at_once = records_at_once(*action).then(|| PaletteText::AtOnceHint.say(model.lang));
            let after = reason.as_deref().map(|reason| format!("- {reason}"));
            let after = after.or(at_once.map(str::to_owned));
            let cli = Some(command_line(*action)).filter(|cli| !cli.is_empty());
            let pieces = [cli.map(str::to_owned), after];
            pieces.into_iter().flatten().collect::<Vec<_>>().join("   ")
        }
        Some(Entry::Item(row)) => about_item(model, row),
        Some(Entry::View(view)) => format!("nuo list --view {}", view.kept.name),
    };
    Span::new(text, Role::Dim)
}

fn about_item(model: &Model, row: &Row) -> String {
    let mark = Mark::of(row.status, row.timeliness(model.today, model.soon_days));
    let due = row.due.map(|due| {
        let due = short_date(due, model.today);
        format!("{} {due}   ", TuiText::Due.say(model.lang))
    });
    format!("{}   {}nuo show {}", mark.word(model.lang), due.unwrap_or_default(), row.id.code())
}

/// A view's filter in words.
fn words_of(model: &Model, view: &View) -> String {
    let words = parse(&view.kept.filter, model.today).map(|query| filter(&query, model.lang));
    words.map(|words| format!("= {words}")).unwrap_or_default()
}
