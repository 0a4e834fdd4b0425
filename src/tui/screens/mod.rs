//! Going from screen to screen, and what actions mean on each. Pure, as all of
//! `update`.

mod deadlines;
pub mod list;
mod log;
mod review;
mod status;
mod week;

use super::ask::{reload, summary};
use super::keymap::Action;
use super::model::Model;
use super::msg::Effect;
use super::state::{Screen, ScreenLoaded};

/// Goes to a screen, which is read again.
pub fn go(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.screen = screen;
    load(model)
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
    };
    vec![summary(), own]
}

/// Takes a screen's answer in.
pub fn take_in(model: &mut Model, loaded: ScreenLoaded) -> Vec<Effect> {
    match loaded {
        ScreenLoaded::Deadlines(loaded) => deadlines::take_in(model, loaded),
        ScreenLoaded::Status(loaded) => status::take_in(model, loaded),
        ScreenLoaded::Review(loaded) => review::take_in(model, loaded),
        ScreenLoaded::Week(loaded) => week::take_in(model, loaded),
        ScreenLoaded::Log(loaded) => log::take_in(model, loaded),
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
    }
}
