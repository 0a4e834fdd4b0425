//! What lies over the panes: menus and dialogs.

use super::typed::typed;
use crate::app::{Breadth, Sort};
use crate::domain::ids::ItemId;
use crate::domain::vocabulary::Status;
use crate::i18n::tui::{self, TuiText};
use crate::i18n::{Term, how_many};
use crate::tui::canvas::{Canvas, Line, Span, Target};
use crate::tui::form::{Body, Entry, Form};
use crate::tui::menu::{Menu, MenuPurpose, Openable};
use crate::tui::model::Model;
use crate::tui::theme::{Role, row_mark};
use ratatui::layout::{Position, Rect};

/// Codes that the title of a dialog on several commitments names.
const NAMED_CODES: usize = 8;
/// Rows of a text of several lines in a dialog, and one below it.
const AREA_ROWS: u16 = 4;

/// A short list to choose from; gives the place of the chosen line.
pub fn menu(model: &Model, menu: &Menu, canvas: &mut Canvas<'_>, within: Rect) -> Option<Position> {
    let lang = model.lang;
    let (title, lines): (String, Vec<Line>) = match &menu.purpose {
        MenuPurpose::Status { about } => (
            format!("{} {about}", TuiText::Status.say(lang)),
            Status::ALL
                .iter()
                .map(|status| {
                    let (mark, role) = row_mark(*status, None);
                    vec![
                        Span::new(format!("{mark} "), role),
                        Span::new(status.word(lang), Role::Text),
                    ]
                })
                .collect(),
        ),
        MenuPurpose::Sort => (
            TuiText::SortTitle.say(lang).to_owned(),
            Sort::ALL
                .iter()
                .map(|sort| vec![Span::new(tui::sort(*sort, lang), Role::Text)])
                .collect(),
        ),
        MenuPurpose::Open(things) => (
            TuiText::OpenTitle.say(lang).to_owned(),
            things
                .iter()
                .map(|thing| match thing {
                    Openable::Letter => {
                        vec![Span::new(TuiText::WholeLetter.say(lang), Role::Text)]
                    }
                    Openable::Evidence(_, title) => {
                        let label = format!("{}  ", TuiText::Evidence.say(lang));
                        vec![Span::new(label, Role::Dim), Span::new(title.as_str(), Role::Text)]
                    }
                })
                .collect(),
        ),
    };
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let inner = canvas.popup(within, 44, height, &title, &model.told(TuiText::MenuKeys));
    // Where it is too low for all, the chosen line is kept in sight.
    let shown = usize::from(inner.height).max(1);
    let top = (menu.chosen + 1).saturating_sub(shown);
    let mut cursor = None;
    for (y, (place, line)) in (inner.y..inner.bottom()).zip(lines.iter().enumerate().skip(top)) {
        let digit = (place + 1) % 10;
        let mut whole = vec![Span::new(format!(" {digit} "), Role::Key)];
        whole.extend(line.iter().cloned());
        canvas.put_line(inner.x, y, inner.width, &whole);
        canvas.target(Rect { y, height: 1, ..inner }, Target::Choice(place));
        if place == menu.chosen {
            canvas.restyle(Rect { y, height: 1, ..inner }, Role::Selected);
            cursor = Some(Position { x: inner.x, y });
        }
    }
    cursor
}

/// A dialog; gives the place of the cursor.
pub fn form(model: &Model, form: &Form, canvas: &mut Canvas<'_>, within: Rect) -> Option<Position> {
    let lang = model.lang;
    let about = match (form.breadth, form.items.as_slice()) {
        (Breadth::AllOrNone, [item]) => {
            format!("{} {}", item.code(), lang.pick_filled(&form.title.0, &form.title.1))
        }
        (_, items) => {
            let codes: Vec<&str> = items.iter().map(ItemId::code).take(NAMED_CODES).collect();
            let more = if items.len() > codes.len() { " …" } else { "" };
            format!("{}  {}{more}", how_many(items.len(), lang), codes.join(" "))
        }
    };
    let title = format!("{} {about}", form.purpose.say(lang));
    // Entries with what explains them, and at the end an error and the button.
    let rows = |entry: &Entry| match entry.body {
        Body::Area(_) => AREA_ROWS,
        Body::Text(_) | Body::Choice { .. } => 2,
    };
    let wanted: u16 = form.entries.iter().map(rows).sum();
    let keys = if form.on_area() { TuiText::AreaKeys } else { TuiText::FormKeys };
    let room = usize::from(within.width.min(76)).saturating_sub(6);
    let keys = if canvas.columns(keys.say(lang)) > room { TuiText::ShortKeys } else { keys };
    let inner = canvas.popup(within, 76, wanted + 5, &title, keys.say(lang));
    if inner.height == 0 {
        return None;
    }
    let label = form.entries.iter().map(|entry| canvas.columns(entry.name.say(lang))).max()?;
    let room = inner.height.saturating_sub(2).max(1);
    let roomy = wanted <= room;
    let step = |entry: &Entry| if roomy { rows(entry) } else { 1 };
    // Where it is too low for all, the entry with the focus is kept in sight.
    let top = match roomy {
        true => 0,
        false => (form.focus.min(form.entries.len().saturating_sub(1)) + 1)
            .saturating_sub(usize::from(room)),
    };
    let mut cursor = None;
    let mut y = inner.y;
    for (place, entry) in form.entries.iter().enumerate().skip(top) {
        let height = step(entry);
        if y + height > inner.y + room {
            break;
        }
        let here = place == form.focus;
        canvas.target(Rect { y, height, ..inner }, Target::Entry(place));
        let x = inner.x + 1;
        let head = format!("{} {}", if here { ">" } else { " " }, entry.name.say(lang));
        let role = if here { Role::Key } else { Role::Text };
        let indent = u16::try_from(label + 4).unwrap_or(0);
        canvas.put(x, y, indent, &head, role);
        let x = x + indent;
        let area = Rect { x, y, width: inner.right().saturating_sub(x + 1), height };
        let at = body(model, entry, here, canvas, area);
        if here {
            cursor = at;
        }
        let explained = form.explain(entry, model.today, lang);
        match &entry.body {
            Body::Text(_) | Body::Choice { .. } if roomy => {
                canvas.put(x, y + 1, area.width, &explained, Role::Dim);
            }
            // One line each: the explanation stands behind a short text.
            Body::Text(field) => {
                let used = u16::try_from(canvas.columns(field.value()) + 4).unwrap_or(u16::MAX);
                if used < area.width {
                    canvas.put(x + used, y, area.width - used, &explained, Role::Dim);
                }
            }
            Body::Area(_) | Body::Choice { .. } => {}
        }
        y += height;
    }
    if let Some(error) = &form.error {
        let line = inner.bottom().saturating_sub(2);
        canvas.clear(Rect { x: inner.x, y: line, width: inner.width, height: 1 });
        canvas.put(
            inner.x + 1,
            line,
            inner.width.saturating_sub(2),
            &format!("! {error}"),
            Role::Error,
        );
    }
    let last = inner.bottom().saturating_sub(1);
    let button = format!("[ {} ]", TuiText::Record.say(lang));
    let width = u16::try_from(canvas.columns(&button)).unwrap_or(0);
    let x = inner.x + (inner.width.saturating_sub(width)) / 2;
    let role = if form.on_button() { Role::Selected } else { Role::Key };
    canvas.put(x, last, width.min(inner.width), &button, role);
    let area = Rect { x, y: last, width: width.min(inner.width), height: 1 };
    canvas.target(area, Target::Entry(form.entries.len()));
    if form.on_button() {
        cursor = Some(Position { x, y: last });
    }
    cursor
}

fn body(
    model: &Model,
    entry: &Entry,
    here: bool,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Option<Position> {
    let Rect { x, y, width, .. } = area;
    match &entry.body {
        Body::Area(text) => {
            let inside = width.saturating_sub(2);
            // A blank row parts it from the next entry.
            let rows = area.height.saturating_sub(u16::from(area.height > 1)).max(1);
            let seen = text.visible(usize::from(inside), usize::from(rows), model.ambiguous);
            for (place, row) in (0..rows).zip(seen.rows.iter().map(Some).chain([None; 8])) {
                canvas.put(x, y + place, 1, "[", Role::Dim);
                canvas.put(x + 1, y + place, inside, row.map_or("", String::as_str), Role::Text);
                canvas.put(x + 1 + inside, y + place, 1, "]", Role::Dim);
            }
            let (column, row) = seen.cursor;
            let column = u16::try_from(column).unwrap_or(0).min(inside);
            let row = u16::try_from(row).unwrap_or(0);
            here.then_some(Position { x: x + 1 + column, y: y + row })
        }
        Body::Text(field) => {
            let inside = width.saturating_sub(2);
            canvas.put(x, y, 1, "[", Role::Dim);
            let (_, cursor) = typed(field, canvas, Rect { x: x + 1, width: inside, ..area });
            canvas.put(x + 1 + inside, y, 1, "]", Role::Dim);
            here.then_some(cursor)
        }
        Body::Choice { options, chosen } => {
            let mut line = Vec::new();
            let texts: Vec<String> = options.iter().map(|one| one.say(model.lang)).collect();
            let whole: usize = texts.iter().map(|text| canvas.columns(text) + 6).sum();
            if whole <= usize::from(width) {
                for (place, text) in texts.iter().enumerate() {
                    let dot = if place == *chosen { "(o)" } else { "( )" };
                    let role = if place == *chosen { Role::Key } else { Role::Text };
                    line.push(Span::new(format!("{dot} {text}  "), role));
                }
            } else {
                let text = texts.get(*chosen).map_or("", String::as_str);
                let count = format!("  {}/{}", chosen + 1, texts.len());
                line.push(Span::new(format!("< {text} >"), Role::Key));
                line.push(Span::new(count, Role::Dim));
            }
            canvas.put_line(x, y, width, &line);
            here.then_some(Position { x, y })
        }
    }
}
