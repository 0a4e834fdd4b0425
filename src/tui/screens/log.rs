//! What keys make of the log screen. Pure, as all of `update`.

use super::reach::{reach, to_list};
use crate::app::LogScope;
use crate::domain::ids::ItemId;
use crate::domain::query::{Query, parse};
use crate::i18n::log_screen::{
    LogText, ask_revert, built_on, listed, not_found, not_undoable, touched_many,
};
use crate::tui::canvas::Target;
use crate::tui::keymap::Action;
use crate::tui::model::{Message, Model, Overlay, Tone};
use crate::tui::moving::{scrolled, signed, steps};
use crate::tui::msg::{Effect, Travel};
use crate::tui::prompt::{Confirm, ConfirmSubject, Prompt, PromptPurpose};
use crate::tui::state::ScreenAsk;
use crate::tui::state::log::{Ask, At, Chosen, Loaded, Pane, Touched};
use crate::tui::view::log::{entry_rows, last_entry_top, list_rows};

/// More commitments than these are not listed by their codes.
const MOST_LISTED: usize = 20;

/// Asks for everything that the screen shows, staying on the chosen operation;
/// whoever is at the newest one stays at the newest.
#[must_use]
pub fn load(model: &Model) -> Effect {
    let at = match model.log.chosen() {
        Some(row) if model.log.selected > 0 => At::Op(row.op.seq),
        Some(_) | None => At::Place(0),
    };
    window(model, model.log.scope.clone(), at)
}

const fn ask(ask: Ask) -> Effect {
    Effect::Screen(ScreenAsk::Log(ask))
}

fn window(model: &Model, scope: LogScope, at: At) -> Effect {
    ask(Ask::Window { scope, at, rows: list_rows(model) })
}

/// Takes an answer in.
pub fn take_in(model: &mut Model, loaded: Loaded) -> Vec<Effect> {
    let lang = model.lang;
    match loaded {
        Loaded::Window { scope, page, selected, chosen } => {
            if matches!(&model.overlay, Overlay::Prompt(_)) {
                model.overlay = Overlay::None;
            }
            let before = model.log.chosen().map(|row| row.op.seq);
            model.log.scope = scope;
            model.log.page = page;
            model.log.selected = selected;
            match chosen {
                Some(chosen) => take(model, chosen),
                None => (model.log.entry, model.log.current) = (None, None),
            }
            if model.log.chosen().map(|row| row.op.seq) != before {
                model.log.entry_top = 0;
            }
            let rows = list_rows(model);
            model.log.follow(rows);
        }
        Loaded::Entry(chosen) => take(model, chosen),
        Loaded::NotFound(typed) => {
            if let Overlay::Prompt(prompt) = &mut model.overlay {
                prompt.error = Some(not_found(&typed, lang));
            }
        }
        Loaded::Preview(op) => {
            let question = ask_revert(&op, lang);
            ask_whether(model, question, LogText::RevertAct, ConfirmSubject::Revert(op.seq));
        }
        Loaded::BuiltOn { op, later } => {
            let question = built_on(op, later, lang);
            ask_whether(model, question, LogText::GoToAct, ConfirmSubject::GoTo(later));
        }
    }
    Vec::new()
}

fn take(model: &mut Model, chosen: Box<Chosen>) {
    model.log.current = chosen.item;
    model.log.entry = Some(chosen.entry);
}

fn ask_whether(model: &mut Model, question: String, act: LogText, subject: ConfirmSubject) {
    let act = act.say(model.lang).to_owned();
    model.overlay = Overlay::Confirm(Confirm { question, act, subject });
}

/// What an action means here; nothing where it means what it does everywhere.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    let reading = model.log.pane == Pane::Entry;
    let page = if reading { entry_rows(model) } else { list_rows(model) }.max(1);
    let by = match action {
        Action::NextPane | Action::PreviousPane => {
            model.log.pane = if reading { Pane::List } else { Pane::Entry };
            return Some(Vec::new());
        }
        Action::Back if reading => {
            model.log.pane = Pane::List;
            return Some(Vec::new());
        }
        Action::Back if model.log.scope == LogScope::All => return Some(Vec::new()),
        Action::Back => return Some(all(model)),
        Action::Open | Action::LogOpen => return Some(open(model)),
        Action::LogFind => {
            model.overlay = Overlay::Prompt(Prompt::new(PromptPurpose::Log, ""));
            return Some(Vec::new());
        }
        Action::LogItem => return Some(only_item(model)),
        Action::LogAll if model.log.scope == LogScope::All => {
            return Some(refuse(model, LogText::AllAlready));
        }
        Action::LogAll => return Some(all(model)),
        Action::LogRevert => return Some(revert(model)),
        Action::LogThen => {
            let Some(seq) = model.log.chosen().map(|row| row.op.seq) else {
                return Some(refuse(model, LogText::NoOperation));
            };
            return Some(vec![Effect::Travel(Travel::Op(seq))]);
        }
        _ => steps(action, page)?,
    };
    if reading {
        let last = last_entry_top(model);
        model.log.entry_top = scrolled(model.log.entry_top, by, last);
        return Some(Vec::new());
    }
    Some(step(model, by))
}

/// Goes to what was pointed at.
pub fn point(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        Target::Row(place) => {
            model.log.pane = Pane::List;
            let by = signed(place) - signed(model.log.selected);
            step(model, by)
        }
        Target::Pane(number) => {
            model.log.pane = if number == 0 { Pane::List } else { Pane::Entry };
            Vec::new()
        }
        Target::Tab(_) | Target::Line(..) | Target::Choice(_) | Target::Entry(_) => Vec::new(),
    }
}

fn refuse(model: &mut Model, why: LogText) -> Vec<Effect> {
    let text = why.say(model.lang).to_owned();
    model.message = Some(Message { text, tone: Tone::Error });
    Vec::new()
}

/// Chooses another operation; only what is not loaded is asked for.
fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let rows = list_rows(model);
    let log = &mut model.log;
    let last = log.page.total.saturating_sub(1);
    let place = log.selected.saturating_add_signed(by).min(last);
    if place == log.selected {
        return Vec::new();
    }
    log.selected = place;
    log.entry_top = 0;
    log.follow(rows);
    let shown = log.top..(log.top + rows).min(log.page.total);
    let loaded = |place: usize| log.page.row(place).is_some();
    let whole = loaded(shown.start) && loaded(shown.end.saturating_sub(1));
    let effect = match log.chosen().filter(|_| whole) {
        Some(row) => ask(Ask::Entry(row.op.seq)),
        None => window(model, model.log.scope.clone(), At::Place(place)),
    };
    // Until it is read, the keys act on none.
    model.log.current = None;
    vec![effect]
}

/// All operations, staying on the chosen one.
fn all(model: &Model) -> Vec<Effect> {
    let at = model.log.chosen().map_or(At::Place(0), |row| At::Op(row.op.seq));
    vec![window(model, LogScope::All, at)]
}

/// Only the operations of the commitment that the chosen one touched; of all
/// again where that is so already.
fn only_item(model: &mut Model) -> Vec<Effect> {
    if matches!(model.log.scope, LogScope::About(_)) {
        return all(model);
    }
    let Some(row) = model.log.chosen() else { return refuse(model, LogText::NoOperation) };
    let at = At::Op(row.target.as_ref().map_or(row.op.seq, |target| target.seq));
    match model.log.current.clone() {
        Some(id) => vec![window(model, LogScope::About(id), at)],
        None => refuse(model, LogText::NoItem),
    }
}

/// Looks for what was typed.
///
/// # Errors
/// That nothing was typed, in words.
pub fn typed(model: &Model, typed: &str) -> Result<Vec<Effect>, String> {
    if typed.trim().is_empty() {
        return Err(LogText::Nothing.say(model.lang).to_owned());
    }
    Ok(vec![ask(Ask::Find { typed: typed.to_owned(), rows: list_rows(model) })])
}

/// Goes to an operation among all.
pub fn go_to(model: &Model, seq: i64) -> Vec<Effect> {
    vec![window(model, LogScope::All, At::Op(seq))]
}

fn revert(model: &mut Model) -> Vec<Effect> {
    let Some(row) = model.log.chosen() else { return refuse(model, LogText::NoOperation) };
    match not_undoable(&row.op, model.lang) {
        None => vec![ask(Ask::Preview(row.op.seq))],
        Some(text) => {
            let text = model.fill(&text);
            model.message = Some(Message { text, tone: Tone::Error });
            Vec::new()
        }
    }
}

/// Goes to the list with what the chosen operation touched: to the commitment,
/// or to those few that there are.
fn open(model: &mut Model) -> Vec<Effect> {
    let Some(row) = model.log.chosen() else { return refuse(model, LogText::NoOperation) };
    let seq = row.op.seq;
    // In the log of one commitment only its own events are read with the rows.
    let row = match (&row.target, model.log.open_entry()) {
        (None, Some(entry)) => &entry.row,
        (Some(_), _) | (None, None) => row,
    };
    let touched = Touched::by(row);
    let (ids, count) = (&touched.ids, touched.count);
    if let LogScope::About(id) = &model.log.scope {
        return reach(model, id.clone());
    }
    let Some(first) = ids.first().cloned() else { return refuse(model, LogText::NoItem) };
    if touched.single().is_some() {
        return reach(model, first);
    }
    let codes: Vec<&str> = ids.iter().map(ItemId::code).collect();
    let filter = format!("code:{}", codes.join(","));
    let (filter, query, said) = match parse(&filter, model.today) {
        Ok(query) if touched.is_whole() && count <= MOST_LISTED => {
            (filter, query, listed(count, seq, model.lang))
        }
        Ok(_) | Err(_) => (String::new(), Query::All, touched_many(count, seq, model.lang)),
    };
    model.list.filter = filter;
    model.list.query = query;
    model.message = Some(Message::plain(said));
    to_list(model, first)
}
