//! Going from screen to screen, and what actions mean on each. Pure, as all of
//! `update`.

mod deadlines;
pub mod letter;
pub mod list;
pub mod log;
mod reach;
mod review;
mod status;
pub mod week;

pub use reach::{arrive, reach};

use super::ask::{reload, summary};
use super::canvas::Target;
use super::keymap::Action;
use super::model::Model;
use super::msg::Effect;
use super::state::{Screen, ScreenLoaded};
use crate::app::{OpRecord, Outcome};

/// Goes to a screen, which is read again.
pub fn go(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.screen = screen;
    load(model)
}

/// Goes to what was pointed at on a screen other than the list.
pub fn point(model: &mut Model, target: Target) -> Vec<Effect> {
    match model.screen {
        Screen::Deadlines => deadlines::point(model, target),
        Screen::Status => status::point(model, target),
        Screen::Review => {
            review::point(model, target);
            Vec::new()
        }
        Screen::Week => week::point(model, target),
        Screen::Log => log::point(model, target),
        Screen::Letter => letter::point(model, target),
        Screen::List => Vec::new(),
    }
}

/// Asks for everything that the present screen shows.
#[must_use]
pub fn load(model: &Model) -> Vec<Effect> {
    let own = match model.screen {
        Screen::List => return vec![reload(model, true)],
        Screen::Deadlines => deadlines::load(model),
        Screen::Status => status::load(model),
        Screen::Review => review::load(model),
        Screen::Week => week::load(model),
        Screen::Log => log::load(model),
        // What lies on the desk is the person's own until it is recorded.
        Screen::Letter => return vec![summary()],
    };
    vec![summary(), own]
}

/// Asks again for what the filter picks out. The list is read on every screen:
/// it counts what matches.
#[must_use]
pub fn filtered(model: &Model) -> Vec<Effect> {
    let list = reload(model, false);
    match model.screen {
        Screen::List => vec![list],
        Screen::Deadlines => vec![list, deadlines::load(model)],
        Screen::Status => vec![list, status::load(model)],
        Screen::Review => vec![list, review::load(model)],
        Screen::Week => vec![list, week::load(model)],
        Screen::Log => vec![list, log::load(model)],
        Screen::Letter => vec![list],
    }
}

/// Takes a screen's answer in.
pub fn take_in(model: &mut Model, loaded: ScreenLoaded) -> Vec<Effect> {
    match loaded {
        ScreenLoaded::Deadlines(loaded) => deadlines::take_in(model, loaded),
        ScreenLoaded::Status(loaded) => status::take_in(model, loaded),
        ScreenLoaded::Review(loaded) => review::take_in(model, loaded),
        ScreenLoaded::Week(loaded) => week::take_in(model, loaded),
        ScreenLoaded::Log(loaded) => log::take_in(model, loaded),
        ScreenLoaded::Letter(loaded) => letter::take_in(model, loaded),
    }
}

/// Takes in that a change is on disk.
pub fn recorded(model: &mut Model, outcome: &Outcome) -> Vec<Effect> {
    if model.screen == Screen::Review {
        review::recorded(model, outcome);
    }
    letter::recorded(model, outcome)
}

/// Takes in that an operation was undone.
pub fn undone(model: &mut Model, op: &OpRecord) -> Vec<Effect> {
    if model.screen == Screen::Review {
        review::undone(model, op);
    }
    letter::undone(model, op)
}

/// Takes in that an operation holds again.
pub fn redone(model: &mut Model, op: &OpRecord) -> Vec<Effect> {
    if model.screen == Screen::Review {
        review::redone(model, op);
    }
    letter::redone(model)
}

/// What is about to be asked of the ledger, as the present screen means it.
pub fn meant(model: &Model, effects: &mut [Effect]) {
    if model.screen == Screen::Review {
        review::as_answers(effects);
    }
}

/// What an action means on the present screen; nothing where it means what it
/// does everywhere.
pub fn act(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    match model.screen {
        Screen::List => list::act(model, action),
        Screen::Deadlines => deadlines::act(model, action),
        Screen::Status => status::act(model, action),
        Screen::Review => review::act(model, action),
        Screen::Week => week::act(model, action),
        Screen::Log => log::act(model, action),
        Screen::Letter => letter::act(model, action),
    }
}
