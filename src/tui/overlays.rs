//! Keys while something lies over the screen: help, menus, dialogs, the filter
//! line. Pure, as all of `update`.

use super::ask::{open_form, reload};
use super::form::{Body, Form, MenuPurpose, Purpose};
use super::keymap::{Action, Found, Press};
use super::model::{Help, Model, Overlay};
use super::msg::Effect;
use super::view::help_scroll;

use crate::app::Sort;
use crate::domain::query::{Key, complete, parse};
use crate::domain::vocabulary::Status;
use crate::i18n::{Lang, phrase_filter};
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

/// A key while the filter is being typed.
pub fn filter_key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let Overlay::Filter(line) = &mut model.overlay else { return Vec::new() };
    match code {
        KeyCode::Esc => {
            let (text, query) = line.before.clone();
            model.overlay = Overlay::None;
            model.list.filter = text;
            model.list.query = query;
            vec![reload(model, false)]
        }
        // What was typed stays, unless it cannot be read.
        KeyCode::Enter if line.problem.is_none() => {
            model.overlay = Overlay::None;
            Vec::new()
        }
        KeyCode::Tab => {
            let offer = complete(line.field.value(), line.field.cursor());
            let Some(candidate) = offer.candidates.first() else { return Vec::new() };
            let mut text = line.field.value().to_owned();
            // A field goes on with its sign.
            let sign = if Key::from_word(candidate).is_some() { ":" } else { "" };
            text.replace_range(offer.replace, &format!("{candidate}{sign}"));
            line.field.set(&text);
            filter_typed(model)
        }
        _ => {
            if line.field.key(code, modifiers) {
                filter_typed(model)
            } else {
                Vec::new()
            }
        }
    }
}

/// Reads what is typed; a mistake keeps the last good result.
pub fn filter_typed(model: &mut Model) -> Vec<Effect> {
    let Overlay::Filter(line) = &mut model.overlay else { return Vec::new() };
    let text = line.field.value().to_owned();
    match parse(&text, model.today) {
        Ok(query) => {
            line.problem = None;
            model.list.filter = text;
            model.list.query = query;
            vec![reload(model, false)]
        }
        Err(error) => {
            line.problem = Some((phrase_filter(&error, model.lang), error.at));
            Vec::new()
        }
    }
}
