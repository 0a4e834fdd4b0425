//! Keys while something lies over the screen: help, menus, dialogs. Pure, as
//! all of `update`.

use super::ask::{open_form, reload};
use super::editor::edit_entry;
use super::form::{Body, Form, Purpose};
use super::keymap::{Action, Found, Press};
use super::menu::{MenuPurpose, Openable};
use super::model::{Help, Model, Overlay};
use super::moving::scrolled;
use super::msg::Effect;
use super::reading::Reading;
use super::view::{help_scroll, reading_scrolls};

use crate::app::Sort;
use crate::domain::vocabulary::Status;
use crate::i18n::Lang;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// A key while the help is open: letters filter it, and keys that are none
/// scroll.
pub fn help_key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let (last, page) = help_scroll(model);
    let found = model.keymap.find(model.screen, &[], Press::of(code, modifiers));
    let Overlay::Help(help) = &mut model.overlay else { return Vec::new() };
    let is_empty = help.field.value().is_empty();
    let scroll = help.scroll.min(last);
    match code {
        KeyCode::Esc if is_empty => model.overlay = Overlay::None,
        KeyCode::Esc => *help = Help::default(),
        KeyCode::Down => help.scroll = (scroll + 1).min(last),
        KeyCode::Up => help.scroll = scroll.saturating_sub(1),
        KeyCode::PageDown => help.scroll = (scroll + page).min(last),
        KeyCode::PageUp => help.scroll = scroll.saturating_sub(page),
        KeyCode::Home => help.scroll = 0,
        KeyCode::End => help.scroll = last,
        // The key that opens it closes it, until it is a letter of a filter.
        _ if found == Found::Action(Action::Help) && is_empty => model.overlay = Overlay::None,
        _ => {
            let before = help.field.value().to_owned();
            if help.field.key(code, modifiers) && help.field.value() != before {
                help.scroll = 0;
            }
        }
    }
    Vec::new()
}

/// A key while a menu is open.
pub fn menu_key(model: &mut Model, press: Press) -> Vec<Effect> {
    let Overlay::Menu(menu) = &mut model.overlay else { return Vec::new() };
    let count = menu.lines();
    if let KeyCode::Char(c) = press.code
        && let Some(digit) = c.to_digit(10)
    {
        // 1 to 9, then 0 for the tenth.
        let place = if digit == 0 { 9 } else { digit as usize - 1 };
        menu.chosen = place.min(count - 1);
        return choose(model);
    }
    // These hold whatever settings say.
    match press.code {
        KeyCode::Esc => {
            model.overlay = Overlay::None;
            return Vec::new();
        }
        KeyCode::Enter => return choose(model),
        _ => {}
    }
    match model.keymap.find(model.screen, &[], press) {
        Found::Action(Action::Down) => menu.chosen = (menu.chosen + 1) % count,
        Found::Action(Action::Up) => menu.chosen = (menu.chosen + count - 1) % count,
        Found::Action(Action::Open) => return choose(model),
        Found::Action(Action::Back | Action::Quit) => model.overlay = Overlay::None,
        _ => {}
    }
    Vec::new()
}

/// Takes the chosen line of a menu.
pub fn choose(model: &mut Model) -> Vec<Effect> {
    let Overlay::Menu(menu) = &model.overlay else { return Vec::new() };
    let chosen = menu.chosen;
    match &menu.purpose {
        MenuPurpose::Open(things) => {
            let thing = things.get(chosen).cloned();
            model.overlay = Overlay::None;
            thing.map_or_else(Vec::new, |thing| open_thing(model, &thing))
        }
        MenuPurpose::Sort => {
            model.overlay = Overlay::None;
            model.list.sort = Sort::ALL.get(chosen).copied().unwrap_or_default();
            vec![reload(model, false)]
        }
        MenuPurpose::Status { .. } => {
            let status = Status::ALL.get(chosen).copied().unwrap_or(Status::Unchecked);
            let purpose = match status {
                Status::Done => Purpose::Done,
                other => Purpose::Mark(other),
            };
            open_form(model, purpose);
            Vec::new()
        }
    }
}

/// Opens what stands behind the present commitment.
pub fn open_thing(model: &Model, thing: &Openable) -> Vec<Effect> {
    let Some(id) = model.current().cloned() else { return Vec::new() };
    match thing {
        Openable::Letter => vec![Effect::ReadLetter(id)],
        Openable::Evidence(place, _) => vec![Effect::OpenEvidence(id, *place)],
    }
}

/// A key while the letter is being read.
pub fn reading_key(model: &mut Model, press: Press) -> Vec<Effect> {
    let Overlay::Reading(reading) = &model.overlay else { return Vec::new() };
    let (_, last) = reading_scrolls(model, reading);
    let page = usize::from(model.layout().body.height.saturating_sub(3)).max(1);
    let before = std::mem::take(&mut model.pending);
    let found = model.keymap.find(model.screen, &before, press);
    let Overlay::Reading(reading) = &mut model.overlay else { return Vec::new() };
    let by = |reading: &mut Reading, by: isize| {
        reading.scroll = scrolled(reading.scroll, by, last);
    };
    let far = isize::try_from(page).unwrap_or(1);
    match found {
        Found::Prefix(typed) => model.pending = typed,
        Found::Action(Action::Down) => by(reading, 1),
        Found::Action(Action::Up) => by(reading, -1),
        Found::Action(Action::PageDown) => by(reading, far),
        Found::Action(Action::PageUp) => by(reading, -far),
        Found::Action(Action::HalfDown) => by(reading, far / 2),
        Found::Action(Action::HalfUp) => by(reading, -far / 2),
        Found::Action(Action::First) => reading.scroll = 0,
        Found::Action(Action::Last) => reading.scroll = last,
        Found::Action(Action::Back | Action::Quit | Action::OpenSource) => {
            model.overlay = Overlay::None;
        }
        _ => {
            let places = reading.own().max(1);
            match press.code {
                KeyCode::Char('n') => reading.at = (reading.at + 1) % places,
                KeyCode::Char('N') => reading.at = (reading.at + places - 1) % places,
                _ => return Vec::new(),
            }
            show_clause(model);
        }
    }
    Vec::new()
}

/// Scrolls to the clause in sight.
pub fn show_clause(model: &mut Model) {
    let Overlay::Reading(reading) = &model.overlay else { return };
    let (scroll, _) = reading_scrolls(model, reading);
    if let Overlay::Reading(reading) = &mut model.overlay {
        reading.scroll = scroll;
    }
}

/// A key while a dialog is open.
pub fn form_key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let (today, lang) = (model.today, model.lang);
    let Overlay::Form(form) = &mut model.overlay else { return Vec::new() };
    let control = modifiers.contains(KeyModifiers::CONTROL);
    match code {
        KeyCode::Char('o') if control && form.on_area() => return edit_entry(model),
        KeyCode::Esc => {
            model.overlay = Overlay::None;
            return Vec::new();
        }
        KeyCode::Tab => form.next(),
        KeyCode::BackTab => form.previous(),
        KeyCode::F(2) => return submit(form, today, lang),
        // Enter may be the input method's: in an entry it only goes on.
        KeyCode::Enter if form.on_button() => return submit(form, today, lang),
        KeyCode::Enter if !form.on_area() => form.next(),
        _ => {
            let Some(entry) = form.current() else {
                walk(form, code);
                return Vec::new();
            };
            let used = match &mut entry.body {
                Body::Text(field) => field.key(code, modifiers),
                Body::Area(area) => area.key(code, modifiers),
                Body::Choice { options, chosen } => {
                    let count = options.len();
                    match Press::of(code, modifiers).code {
                        KeyCode::Left => *chosen = (*chosen + count - 1) % count,
                        KeyCode::Right | KeyCode::Char(' ') => *chosen = (*chosen + 1) % count,
                        _ => return walked(form, code),
                    }
                    true
                }
            };
            match used {
                true => form.error = None,
                false => walk(form, code),
            }
        }
    }
    Vec::new()
}

/// Up and Down walk the entries where an entry has no use for them.
fn walk(form: &mut Form, code: KeyCode) {
    match code {
        KeyCode::Down => form.next(),
        KeyCode::Up => form.previous(),
        _ => {}
    }
}

fn walked(form: &mut Form, code: KeyCode) -> Vec<Effect> {
    walk(form, code);
    Vec::new()
}

/// Records what a dialog asks for, as its button does.
pub fn submit_form(model: &mut Model) -> Vec<Effect> {
    let (today, lang) = (model.today, model.lang);
    let Overlay::Form(form) = &mut model.overlay else { return Vec::new() };
    submit(form, today, lang)
}

fn submit(form: &mut Form, today: chrono::NaiveDate, lang: Lang) -> Vec<Effect> {
    match form.request(today, lang) {
        Ok(request) => vec![Effect::Execute(Box::new(request))],
        Err((name, message)) => {
            form.focus = form.entries.iter().position(|entry| entry.name == name).unwrap_or(0);
            form.error = Some(message);
            Vec::new()
        }
    }
}
