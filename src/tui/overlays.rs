//! Keys while something lies over the screen: help, menus, dialogs. Pure, as
//! all of `update`.

use super::ask::{open_form, reload};
use super::form::{Body, Form, MenuPurpose, Purpose};
use super::keymap::{Action, Found, Press};
use super::model::{Model, Overlay};
use super::msg::Effect;
use super::view::last_help_scroll;

use crate::app::Sort;
use crate::domain::vocabulary::Status;
use crate::i18n::Lang;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// A key while the help is open.
pub fn help_key(model: &mut Model, press: Press) -> Vec<Effect> {
    let last = last_help_scroll(model);
    let Overlay::Help { scroll } = &mut model.overlay else { return Vec::new() };
    let before = std::mem::take(&mut model.pending);
    match model.keymap.find(model.screen, &before, press) {
        Found::Prefix(typed) => model.pending = typed,
        Found::Action(Action::First) => *scroll = 0,
        Found::Action(Action::Last) => *scroll = last,
        Found::Action(Action::Down) => *scroll = (*scroll + 1).min(last),
        Found::Action(Action::Up) => *scroll = (*scroll).min(last).saturating_sub(1),
        Found::Action(Action::PageDown | Action::HalfDown) => *scroll = (*scroll + 10).min(last),
        Found::Action(Action::PageUp | Action::HalfUp) => {
            *scroll = (*scroll).min(last).saturating_sub(10);
        }
        Found::Action(Action::Language) => model.lang = model.lang.other(),
        Found::Action(Action::Back | Action::Help | Action::Quit) => model.overlay = Overlay::None,
        _ => {}
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
    match model.keymap.find(model.screen, &[], press) {
        Found::Action(Action::Down) => menu.chosen = (menu.chosen + 1) % count,
        Found::Action(Action::Up) => menu.chosen = (menu.chosen + count - 1) % count,
        Found::Action(Action::Open) => return choose(model),
        Found::Action(Action::Back | Action::Quit) => model.overlay = Overlay::None,
        _ => {}
    }
    Vec::new()
}

fn choose(model: &mut Model) -> Vec<Effect> {
    let Overlay::Menu(menu) = &model.overlay else { return Vec::new() };
    let chosen = menu.chosen;
    match menu.purpose {
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

/// A key while a dialog is open.
pub fn form_key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let (today, lang) = (model.today, model.lang);
    let Overlay::Form(form) = &mut model.overlay else { return Vec::new() };
    match code {
        KeyCode::Esc => {
            model.overlay = Overlay::None;
            return Vec::new();
        }
        KeyCode::Tab | KeyCode::Down => form.next(),
        KeyCode::BackTab | KeyCode::Up => form.previous(),
        KeyCode::F(2) => return submit(form, today, lang),
        // Enter may be the input method's: in an entry it only goes on.
        KeyCode::Enter if form.on_button() => return submit(form, today, lang),
        KeyCode::Enter => form.next(),
        _ => {
            let Some(entry) = form.current() else { return Vec::new() };
            let used = match &mut entry.body {
                Body::Text(field) => field.key(code, modifiers),
                Body::Choice { options, chosen } => {
                    let count = options.len();
                    match Press::of(code, modifiers).code {
                        KeyCode::Left => *chosen = (*chosen + count - 1) % count,
                        KeyCode::Right | KeyCode::Char(' ') => *chosen = (*chosen + 1) % count,
                        _ => return Vec::new(),
                    }
                    true
                }
            };
            if used {
                form.error = None;
            }
        }
    }
    Vec::new()
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
