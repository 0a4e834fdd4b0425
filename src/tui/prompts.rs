//! Keys while a line is typed at the foot of the screen, or while a question
//! waits for its key. Pure, as all of `update`.

use super::keymap::Press;
use super::model::{Message, Model, Overlay};
use super::msg::Effect;
use super::prompt::{CONFIRM, ConfirmSubject, PromptPurpose, Stage};
use super::screens::{letter, log, week};
use super::travel;
use crate::app::Existing;
use crate::i18n::tui::{Problem, TuiText};
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// A key while a line is typed.
pub fn prompt_key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let Overlay::Prompt(prompt) = &mut model.overlay else { return Vec::new() };
    let writes = prompt.purpose == PromptPurpose::ReportFile;
    match code {
        KeyCode::Esc => {
            model.overlay = Overlay::None;
            Vec::new()
        }
        KeyCode::Enter if writes && prompt.stage == Stage::Typing => {
            prompt.stage = Stage::Ready;
            Vec::new()
        }
        KeyCode::Enter | KeyCode::F(2) => submit(model),
        _ => {
            if prompt.field.key(code, modifiers) {
                prompt.error = None;
                prompt.stage = Stage::Typing;
            }
            Vec::new()
        }
    }
}

/// A text that is pasted into the line.
pub fn prompt_paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let lang = model.lang;
    if let Overlay::Prompt(prompt) = &mut model.overlay {
        prompt.stage = Stage::Typing;
        let whole = prompt.field.paste(text);
        prompt.error = (!whole).then(|| Problem::PasteCut.say(lang).to_owned());
    }
    Vec::new()
}

fn submit(model: &mut Model) -> Vec<Effect> {
    let Overlay::Prompt(prompt) = &model.overlay else { return Vec::new() };
    let typed = prompt.field.value().to_owned();
    let result = match prompt.purpose {
        PromptPurpose::Week => week::typed_week(model, &typed),
        PromptPurpose::ReportFile => week::typed_file(model, &typed, Existing::Keep),
        PromptPurpose::AsOf => travel::typed_day(model, &typed),
        PromptPurpose::Log => log::typed(model, &typed),
        PromptPurpose::Letter => letter::typed(model, &typed),
    };
    match (result, &mut model.overlay) {
        (Ok(effects), _) => effects,
        (Err(words), Overlay::Prompt(prompt)) => {
            prompt.error = Some(words);
            Vec::new()
        }
        (Err(_), _) => Vec::new(),
    }
}

/// A key while a question waits.
pub fn confirm_key(model: &mut Model, press: Press) -> Vec<Effect> {
    let Overlay::Confirm(confirm) = &model.overlay else { return Vec::new() };
    let subject = confirm.subject.clone();
    model.overlay = Overlay::None;
    if press.code != KeyCode::Char(CONFIRM) || press.control {
        model.message = Some(Message::plain(TuiText::NotConfirmed.say(model.lang)));
        return Vec::new();
    }
    match subject {
        ConfirmSubject::Revert(seq) => vec![Effect::Revert(seq)],
        ConfirmSubject::GoTo(seq) => log::go_to(model, seq),
        ConfirmSubject::Seal(printing) => vec![Effect::Seal(printing)],
        ConfirmSubject::AcceptAll => letter::accept_all(model),
        ConfirmSubject::Take => letter::take(model),
        ConfirmSubject::LeaveLetter => letter::leave(model),
        ConfirmSubject::Quit => {
            model.leaving = true;
            Vec::new()
        }
        ConfirmSubject::Overwrite(typed) => {
            week::typed_file(model, &typed, Existing::Replace).unwrap_or_default()
        }
    }
}
