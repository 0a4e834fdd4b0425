//! Recording what was accepted of a letter, and leaving it. Pure, as all of
//! `update`.

use super::{complain, confirm, focus, select, wanted};
use crate::app::{OpRecord, Outcome};
use crate::i18n::letter_screen::{self as words, LetterText};
use crate::tui::model::{Message, Model, Tone};
use crate::tui::msg::Effect;
use crate::tui::prompt::ConfirmSubject;
use crate::tui::screens::go;
use crate::tui::state::Screen;
use crate::tui::state::letter::{Ask, OpenLetter, Pane, Recorded};

/// Asks whether what was accepted is to be recorded.
pub fn ask_record(model: &mut Model) {
    let Some(letter) = &model.letter.open else { return };
    if letter.accepted() == 0 {
        return complain(model, LetterText::NothingAccepted);
    }
    let taking = letter.taking();
    let lang = model.lang;
    let title = lang.pick_filled(&taking.letter.title, &taking.letter.title_en);
    let title = if title.is_empty() { &letter.text.name } else { title };
    let (new, placed) = (taking.drafts.len(), taking.placed.len());
    let question = words::ask_record(new, placed, title, taking.known.is_some(), lang);
    confirm(model, question, LetterText::RecordAct, ConfirmSubject::Take);
}

/// Asks the ledger to record what was accepted.
pub fn take(model: &mut Model) -> Vec<Effect> {
    let Some(letter) = &mut model.letter.open else { return Vec::new() };
    letter.taking = true;
    vec![Effect::Take(Box::new(letter.taking()), letter.text.clone())]
}

/// Takes in that an operation is on disk: if it recorded what was accepted, the
/// rest is laid beside what the ledger has now.
pub fn recorded(model: &mut Model, outcome: &Outcome) -> Vec<Effect> {
    let Some(letter) = model.letter.open.as_mut().filter(|letter| letter.taking) else {
        return Vec::new();
    };
    letter.taking = false;
    letter.recorded = Recorded::By(outcome.op.seq, Box::new(letter.desk.clone()));
    vec![compare(letter)]
}

fn compare(letter: &OpenLetter) -> Effect {
    let reading = Box::new(letter.desk.as_mended());
    wanted(Ask::Compare { reading, sha256: letter.text.sha256.clone() })
}

/// Takes in that an effect came to nothing.
pub fn failed(model: &mut Model) {
    if let Some(letter) = &mut model.letter.open {
        letter.taking = false;
    }
}

/// Takes in that an operation was undone: if it had recorded what was accepted,
/// that lies on the desk again, beside what the ledger has now: other things may
/// have been recorded or taken back since.
pub fn undone(model: &mut Model, op: &OpRecord) -> Vec<Effect> {
    let Some(letter) = &mut model.letter.open else { return Vec::new() };
    match std::mem::take(&mut letter.recorded) {
        Recorded::By(seq, desk) if op.seq == seq => {
            letter.desk = *desk;
            letter.recorded = Recorded::TakenBack;
            let effects = vec![compare(letter)];
            if model.screen == Screen::Letter {
                let text = LetterText::Restored.say(model.lang);
                model.message = Some(Message { text: text.to_owned(), tone: Tone::Done });
            }
            select(model, 0);
            effects
        }
        other => {
            letter.recorded = other;
            Vec::new()
        }
    }
}

/// Takes in that an operation holds again, which may be the one that recorded
/// what lies on the desk.
pub fn redone(model: &mut Model) -> Vec<Effect> {
    match &mut model.letter.open {
        Some(letter) if matches!(letter.recorded, Recorded::TakenBack) => {
            letter.recorded = Recorded::Nothing;
            vec![compare(letter)]
        }
        Some(_) | None => Vec::new(),
    }
}

/// Goes back to the listing, or leaves the letter; asks where something would be
/// lost.
pub fn back(model: &mut Model) -> Vec<Effect> {
    let Some(letter) = &model.letter.open else { return Vec::new() };
    if letter.pane != Pane::Listing {
        focus(model, Pane::Listing);
        return Vec::new();
    }
    if !letter.desk.is_touched() {
        return leave(model);
    }
    let question = words::ask_leave(letter.accepted(), model.lang);
    confirm(model, question, LetterText::LeaveAct, ConfirmSubject::LeaveLetter);
    Vec::new()
}

/// Leaves the letter, and goes back to where it was opened.
pub fn leave(model: &mut Model) -> Vec<Effect> {
    model.letter.open = None;
    let back = std::mem::take(&mut model.letter.back);
    go(model, back)
}

/// Leaves the program, and asks where something would be lost.
pub fn quit(model: &mut Model) -> Vec<Effect> {
    let touched = model.letter.open.as_ref().filter(|letter| letter.desk.is_touched());
    match touched {
        Some(letter) => {
            let question = words::ask_leave(letter.accepted(), model.lang);
            confirm(model, question, LetterText::LeaveAct, ConfirmSubject::Quit);
        }
        None => model.leaving = true,
    }
    Vec::new()
}
