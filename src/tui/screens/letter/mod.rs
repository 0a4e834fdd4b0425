//! What keys make of the screen of a letter that is being read. Nothing is
//! recorded before it is asked for. Pure, as all of `update`.

mod recording;

pub use recording::{failed, leave, quit, recorded, redone, take, undone};

use crate::app::reading_of_selection;
use crate::domain::commitment::Place;
use crate::domain::reading::comparison::{Direction, Known, Sameness};
use crate::domain::reading::desk::{Act, Acted, Choice, Side};
use crate::domain::reading::{Candidate, Reading};
use crate::i18n::letter_screen::{self as words, LetterText};
use crate::i18n::reading::{choice_word, conflict_words, phrase_objection};
use crate::i18n::tui::TuiText;
use crate::tui::canvas::Target;
use crate::tui::editor::edit_candidate;
use crate::tui::keymap::Action;
use crate::tui::letter_tools;
use crate::tui::model::{Message, Model, Overlay, Tone};
use crate::tui::moving::{scrolled, steps};
use crate::tui::msg::Effect;
use crate::tui::prompt::{Confirm, ConfirmSubject, Prompt, PromptPurpose};
use crate::tui::state::letter::{Ask, LetterFile, Loaded, OpenLetter, Pane, Recorded, Row, Tool};
use crate::tui::state::{Screen, ScreenAsk};
use crate::tui::view::letter::{followed, last_scroll, listing_rows, moved};

/// Goes to the letter that lies open, or asks for one.
pub fn ask(model: &mut Model) -> Vec<Effect> {
    match (&model.letter.open, model.screen) {
        (Some(_), Screen::Letter) => complain(model, LetterText::LeaveFirst),
        (Some(_), _) => return super::go(model, Screen::Letter),
        (None, _) => model.overlay = Overlay::Prompt(Prompt::new(PromptPurpose::Letter, "")),
    }
    Vec::new()
}

/// Asks for the file that was typed.
///
/// # Errors
/// Why it cannot be read, in words.
pub fn typed(model: &Model, typed: &str) -> Result<Vec<Effect>, String> {
    if typed.trim().is_empty() {
        return Err(LetterText::NoName.say(model.lang).to_owned());
    }
    let (typed, folder) = (typed.trim().to_owned(), model.week.sender.folder.clone());
    Ok(vec![wanted(Ask::Read { typed, folder })])
}

/// Asks how a letter stands to the ledger, to lay it open.
#[must_use]
pub fn open(file: LetterFile) -> Effect {
    wanted(Ask::Open(Box::new(file)))
}

const fn wanted(ask: Ask) -> Effect {
    Effect::Screen(ScreenAsk::Letter(ask))
}

/// Takes an answer in.
pub fn take_in(model: &mut Model, loaded: Loaded) -> Vec<Effect> {
    match loaded {
        Loaded::Opened(file, known) => {
            model.overlay = Overlay::None;
            let letter = OpenLetter::new(*file, known.map(|known| *known));
            model.message = Some(Message::plain(said_opened(model, &letter)));
            if model.screen != Screen::Letter {
                model.letter.back = model.screen;
            }
            model.letter.open = Some(Box::new(letter));
            let effects = super::go(model, Screen::Letter);
            follow(model);
            effects
        }
        Loaded::Compared(known) => {
            if let Some(letter) = &mut model.letter.open {
                let known = known.map(|known| *known);
                letter.desk = match letter.recorded {
                    Recorded::TakenBack => letter.desk.taken_back(known),
                    Recorded::Nothing | Recorded::By(..) => letter.desk.renewed(known),
                };
                letter.selected = letter.desk.next_pending(0).unwrap_or(letter.selected);
                letter.scroll = 0;
            }
            follow(model);
            Vec::new()
        }
    }
}

fn said_opened(model: &Model, letter: &OpenLetter) -> String {
    let desk = &letter.desk;
    let reading = desk.reading();
    let doubts = desk.entries().iter().map(|entry| entry.candidate.doubts.len());
    let doubts = doubts.sum::<usize>() + reading.doubts.len();
    let mut said = words::opened(&letter.text.name, desk.tally(), doubts, model.lang);
    if let Some(known) = desk.comparison().filter(|known| known.sameness == Sameness::Changed) {
        let (weaker, others, dropped) = changes(&known.known);
        said = words::changed(weaker, others, dropped, model.lang);
    }
    let about = model.keymap.shown_on(Screen::Letter, Action::LetterAbout);
    format!("{said}   {about} {}", LetterText::About.say(model.lang))
}

/// How many promises got weaker, changed otherwise, and were dropped.
#[must_use]
pub fn changes(known: &[Known]) -> (usize, usize, usize) {
    let changed = || known.iter().filter(|known| !known.changes.is_empty() && !known.withdrawn);
    let dropped = changed().filter(|known| known.now.is_empty()).count();
    let weak = |known: &&Known| {
        let ways = known.changes.iter().map(|change| change.direction());
        !known.now.is_empty() && ways.into_iter().any(|way| way == Direction::Weaker)
    };
    let weaker = changed().filter(weak).count();
    (weaker, changed().count() - weaker - dropped, dropped)
}

/// What an action means here; nothing where it means what it does everywhere.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    model.letter.open.as_ref()?;
    if let Some(by) = steps(action, listing_rows(model).max(1)) {
        step(model, by);
        return Some(Vec::new());
    }
    match action {
        Action::Open => focus(model, Pane::Details),
        Action::NextPane => turn(model, 1),
        Action::PreviousPane => turn(model, 2),
        Action::Back => return Some(recording::back(model)),
        Action::LetterAccept => decide(model, Choice::Accepted),
        Action::LetterRefuse => decide(model, Choice::Refused),
        Action::LetterReopen => decide(model, Choice::Pending),
        Action::LetterEdit => return Some(edit_candidate(model)),
        Action::LetterSplit => letter_tools::begin_cut(model),
        Action::LetterPick => letter_tools::begin_pick(model),
        Action::LetterJoin => join(model),
        Action::LetterAcceptAll => ask_all(model),
        Action::LetterRecord => recording::ask_record(model),
        Action::LetterAbout => {
            if let Some(letter) = &mut model.letter.open {
                letter.scroll = 0;
            }
            model.overlay = Overlay::Letter(Tool::About);
        }
        Action::Undo => return Some(undo(model)),
        Action::Redo => redo(model),
        _ => return None,
    }
    Some(Vec::new())
}

/// Goes to what was pointed at.
pub fn point(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        Target::Row(place) => {
            focus(model, Pane::Listing);
            select(model, place);
        }
        Target::Pane(1) => focus(model, Pane::Details),
        Target::Pane(2) => focus(model, Pane::Letter),
        Target::Pane(_)
        | Target::Tab(_)
        | Target::Line(..)
        | Target::Choice(_)
        | Target::Entry(_) => {}
    }
    Vec::new()
}

fn focus(model: &mut Model, pane: Pane) {
    if let Some(letter) = &mut model.letter.open {
        letter.pane = pane;
    }
    follow(model);
}

fn turn(model: &mut Model, by: usize) {
    const ALL: [Pane; 3] = [Pane::Listing, Pane::Details, Pane::Letter];
    let Some(letter) = &model.letter.open else { return };
    let at = ALL.iter().position(|pane| *pane == letter.pane).unwrap_or(0);
    focus(model, ALL[(at + by) % ALL.len()]);
}

fn step(model: &mut Model, by: isize) {
    let (last, top) = (last_scroll(model), moved(model, by));
    let Some(letter) = &mut model.letter.open else { return };
    match letter.pane {
        Pane::Listing => {
            let place = letter.selected.saturating_add_signed(by);
            select(model, place);
        }
        Pane::Details => letter.scroll = scrolled(letter.scroll, by, last),
        Pane::Letter => letter.top = top,
    }
}

/// Goes to a line of the listing, as far as there are any.
fn select(model: &mut Model, place: usize) {
    if let Some(letter) = &mut model.letter.open {
        letter.selected = place.min(letter.rows().len().saturating_sub(1));
        letter.scroll = 0;
    }
    follow(model);
}

/// Scrolls the letter so that what is selected is in sight.
pub fn follow(model: &mut Model) {
    let top = followed(model);
    if let (Some(letter), Some(top)) = (&mut model.letter.open, top) {
        letter.top = top;
    }
}

/// Does something at the desk, goes to what it leads to, and gives what it did;
/// or says why it is not possible.
pub fn at_desk(model: &mut Model, act: &Act) -> Option<Acted> {
    let lang = model.lang;
    let letter = model.letter.open.as_mut()?;
    match letter.desk.act(act, &reread) {
        Ok(acted) => {
            select(model, acted.focus);
            Some(acted)
        }
        Err(objection) => {
            model.message = Some(Message::error(&phrase_objection(&objection, lang)));
            None
        }
    }
}

/// Reads a clause of the letter again.
#[must_use]
pub fn reread(reading: &Reading, place: &Place) -> Candidate {
    reading_of_selection(reading, place).expect("the desk asks for words of the letter only")
}

/// Says what was done, and how to take it back.
pub fn tell(model: &mut Model, said: &str) {
    let text = format!("{said}   {}", model.told(TuiText::UndoHint));
    model.message = Some(Message { text, tone: Tone::Done });
}

fn complain(model: &mut Model, text: LetterText) {
    let text = model.fill(text.say(model.lang));
    model.message = Some(Message { text, tone: Tone::Error });
}

/// The candidate that the keys act on; says why there is none.
pub fn chosen(model: &mut Model) -> Option<usize> {
    let row = model.letter.open.as_ref().and_then(|letter| letter.row());
    match row {
        Some(Row::Entry(place)) => return Some(place),
        Some(Row::Dropped(_)) => complain(model, LetterText::Dropped),
        None => complain(model, LetterText::NothingHere),
    }
    None
}

/// The code of a candidate.
#[must_use]
pub fn code_of(model: &Model, place: usize) -> String {
    let letter = model.letter.open.as_ref();
    let entry = letter.and_then(|letter| letter.desk.entries().get(place));
    entry.map(|entry| entry.code().to_owned()).unwrap_or_default()
}

fn decide(model: &mut Model, choice: Choice) {
    let Some(place) = chosen(model) else { return };
    let act = match choice {
        Choice::Accepted => Act::Accept(place),
        Choice::Refused => Act::Refuse(place),
        Choice::Pending => Act::Reopen(place),
    };
    if at_desk(model, &act).is_none() {
        return;
    }
    let lang = model.lang;
    let code = code_of(model, place);
    let Some(letter) = &model.letter.open else { return };
    let pending = letter.desk.tally().pending;
    let next = letter.desk.next_pending(place + 1);
    let mut said = words::decided(choice_word(choice, lang), &code, pending, lang);
    if pending == 0 {
        said = format!("{said}   {}", model.fill(LetterText::AllSeen.say(lang)));
    }
    tell(model, &said);
    if let (Some(next), true) = (next, choice != Choice::Pending) {
        select(model, next);
    }
}

fn join(model: &mut Model) {
    let Some(place) = chosen(model) else { return };
    let Some(acted) = at_desk(model, &Act::Join(place, Side::Next)) else { return };
    let lang = model.lang;
    let code = code_of(model, acted.focus);
    let mut said = vec![format!("{} {code}", LetterText::Joined.say(lang))];
    said.extend(acted.conflicts.iter().map(|conflict| conflict_words(conflict, lang)));
    tell(model, &said.join("   "));
}

fn undo(model: &mut Model) -> Vec<Effect> {
    let Some(letter) = &model.letter.open else { return Vec::new() };
    match &letter.recorded {
        Recorded::By(seq, _) if !letter.desk.is_touched() => return vec![Effect::Revert(*seq)],
        Recorded::By(..) | Recorded::Nothing | Recorded::TakenBack => {}
    }
    if at_desk(model, &Act::Undo).is_some() {
        let said = LetterText::Undone.say(model.lang);
        let text = format!("{said}   {}", model.told(TuiText::RedoHint));
        model.message = Some(Message { text, tone: Tone::Done });
    }
    Vec::new()
}

fn redo(model: &mut Model) {
    if at_desk(model, &Act::Redo).is_some() {
        tell(model, LetterText::Redone.say(model.lang));
    }
}

fn ask_all(model: &mut Model) {
    let Some(letter) = &model.letter.open else { return };
    let pending = || letter.desk.entries().iter().filter(|entry| entry.is_pending());
    let doubted = pending().filter(|entry| !entry.candidate.doubts.is_empty()).count();
    match pending().count() {
        0 => drop(at_desk(model, &Act::AcceptAll)),
        count => {
            let question = words::ask_all(count, doubted, model.lang);
            confirm(model, question, LetterText::AcceptAct, ConfirmSubject::AcceptAll);
        }
    }
}

/// Accepts everything that is pending.
pub fn accept_all(model: &mut Model) -> Vec<Effect> {
    if let Some(acted) = at_desk(model, &Act::AcceptAll) {
        let left = model.letter.open.as_ref().map_or(0, |letter| letter.desk.tally().pending);
        let said = words::accepted_all(acted.entries, left, model.lang);
        tell(model, &said);
    }
    Vec::new()
}

fn confirm(model: &mut Model, question: String, act: LetterText, subject: ConfirmSubject) {
    let act = act.say(model.lang).to_owned();
    model.overlay = Overlay::Confirm(Confirm { question, act, subject });
}
