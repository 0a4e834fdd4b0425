//! What lies over the panes: menus and dialogs.

use crate::app::{Breadth, Sort};
use crate::domain::ids::ItemId;
use crate::domain::vocabulary::Status;
use crate::i18n::tui::{self, TuiText};
use crate::i18n::{Lang, Term, how_many};
use crate::tui::canvas::{Canvas, Line, Span};
use crate::tui::form::{Body, Choice, Entry, Form, Menu, MenuPurpose, Name, Purpose};
use crate::tui::model::Model;
use crate::tui::theme::{Role, row_mark};
use ratatui::layout::{Position, Rect};

/// Codes that the title of a dialog on several commitments names.
const NAMED_CODES: usize = 8;

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
    };
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let inner = canvas.popup(within, 44, height, &title, TuiText::MenuKeys.say(lang));
    // Where it is too low for all, the chosen line is kept in sight.
    let shown = usize::from(inner.height).max(1);
    let top = (menu.chosen + 1).saturating_sub(shown);
    let mut cursor = None;
    for (y, (place, line)) in (inner.y..inner.bottom()).zip(lines.iter().enumerate().skip(top)) {
        let digit = (place + 1) % 10;
        let mut whole = vec![Span::new(format!(" {digit} "), Role::Key)];
        whole.extend(line.iter().cloned());
        canvas.put_line(inner.x, y, inner.width, &whole);
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
    let title = format!("{} {about}", purpose(form.purpose, lang));
    // Entry, explanation, and at the end an error and the button.
    let height = u16::try_from(form.entries.len() * 2 + 5).unwrap_or(u16::MAX);
    let inner = canvas.popup(within, 76, height, &title, TuiText::FormKeys.say(lang));
    if inner.height == 0 {
        return None;
    }
    let label = form.entries.iter().map(|entry| canvas.columns(name(entry.name, lang))).max()?;
    let roomy = usize::from(inner.height) >= form.entries.len() * 2 + 2;
    let step: u16 = if roomy { 2 } else { 1 };
    let room = usize::from((inner.height.saturating_sub(2)) / step).max(1);
    // Where it is too low for all, the entry with the focus is kept in sight.
    let top = (form.focus.min(form.entries.len().saturating_sub(1)) + 1).saturating_sub(room);
    let mut cursor = None;
    let mut y = inner.y;
    for (place, entry) in form.entries.iter().enumerate().skip(top).take(room) {
        let here = place == form.focus;
        let x = inner.x + 1;
        let head = format!("{} {}", if here { ">" } else { " " }, name(entry.name, lang));
        let role = if here { Role::Key } else { Role::Text };
        let indent = u16::try_from(label + 4).unwrap_or(0);
        canvas.put(x, y, indent, &head, role);
        let x = x + indent;
        let width = inner.right().saturating_sub(x + 1);
        let at = body(model, entry, here, canvas, x, y, width);
        if here {
            cursor = at;
        }
        let explained = form.explain(entry, model.today, lang);
        if roomy {
            canvas.put(x, y + 1, width, &explained, Role::Dim);
        } else if let Body::Text(field) = &entry.body {
            // One line each: the explanation stands behind a short text.
            let used = u16::try_from(canvas.columns(field.value()) + 4).unwrap_or(u16::MAX);
            if used < width {
                canvas.put(x + used, y, width - used, &explained, Role::Dim);
            }
        }
        y += step;
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
    x: u16,
    y: u16,
    width: u16,
) -> Option<Position> {
    match &entry.body {
        Body::Text(field) => {
            let inside = width.saturating_sub(2);
            let (shown, at) = field.visible(usize::from(inside), model.ambiguous);
            canvas.put(x, y, 1, "[", Role::Dim);
            canvas.put(x + 1, y, inside, &shown, Role::Text);
            canvas.put(x + 1 + inside, y, 1, "]", Role::Dim);
            let at = u16::try_from(at).unwrap_or(0).min(inside);
            here.then_some(Position { x: x + 1 + at, y })
        }
        Body::Choice { options, chosen } => {
            let mut line = Vec::new();
            let texts: Vec<String> = options.iter().map(|one| choice(one, model.lang)).collect();
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

fn choice(choice: &Choice, lang: Lang) -> String {
    match choice {
        Choice::Status(status) => status.word(lang).to_owned(),
        Choice::Part(_, zh, en) => lang.pick_filled(zh, en).to_owned(),
        Choice::AllParts => TuiText::AllParts.say(lang).to_owned(),
        Choice::Period(period) => period.to_string(),
    }
}

fn purpose(purpose: Purpose, lang: Lang) -> &'static str {
    match purpose {
        Purpose::Done => TuiText::AskDone.say(lang),
        Purpose::Progress => TuiText::Progress.say(lang),
        Purpose::Note => TuiText::AskNote.say(lang),
        Purpose::Evidence => TuiText::Evidence.say(lang),
        Purpose::Defer => TuiText::AskDefer.say(lang),
        Purpose::Mark(status) => status.word(lang),
    }
}

const fn name(name: Name, lang: Lang) -> &'static str {
    match name {
        Name::Date => TuiText::Date,
        Name::Outcome => TuiText::Outcome,
        Name::Part => TuiText::Part,
        Name::Period => TuiText::Period,
        Name::Value => TuiText::Value,
        Name::Note => TuiText::Note,
        Name::Evidence => TuiText::EvidenceName,
        Name::NewDue => TuiText::NewDue,
        Name::Reason => TuiText::Reason,
    }
    .say(lang)
}
