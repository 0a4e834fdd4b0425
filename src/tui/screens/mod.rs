//! Going from screen to screen, and what actions mean on each. Pure, as all of
//! `update`.

mod deadlines;
mod log;
mod review;
mod status;
mod week;

use super::ask::{reload, summary};
use super::canvas::Target;
use super::keymap::Action;
use super::model::{Focus, Message, Model};
use super::msg::{Ask, Effect};
use super::state::{Screen, ScreenLoaded};
use crate::domain::ids::ItemId;
use crate::domain::query::Query;
use crate::i18n::palette::{PaletteText, cleared_to_show};

/// Goes to a screen, which is read again.
pub fn go(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.screen = screen;
    load(model)
}

/// Goes to what was pointed at on a screen other than the list.
pub const fn point(_: &mut Model, _: Target) -> Vec<Effect> {
    Vec::new()
}

/// Goes to a commitment in the list; a filter that hides it is cleared.
pub fn reach(model: &mut Model, id: ItemId) -> Vec<Effect> {
    model.screen = Screen::List;
    model.focus = Focus::List;
    model.list.sought = Some(id.clone());
    vec![towards(model, id)]
}

fn towards(model: &Model, id: ItemId) -> Effect {
    match reload(model, true) {
        Effect::Load(ask) => Effect::Load(Ask { stay_on: Some(id), ..ask }),
        other => other,
    }
}

/// The list has been read: says so where the commitment that was sought is not
/// where it was expected.
pub fn arrive(model: &mut Model) -> Vec<Effect> {
    let Some(id) = model.list.sought.take() else { return Vec::new() };
    if model.list.current().map(|row| &row.id) == Some(&id) {
        return Vec::new();
    }
    if model.list.query == Query::All {
        model.message = Some(Message::plain(PaletteText::Gone.say(model.lang)));
        return Vec::new();
    }
    model.list.filter.clear();
    model.list.query = Query::All;
    model.message = Some(Message::plain(cleared_to_show(id.code(), model.lang)));
    model.list.sought = Some(id.clone());
    vec![towards(model, id)]
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
        Screen::List => None,
        Screen::Deadlines => deadlines::act(model, action),
        Screen::Status => status::act(model, action),
        Screen::Review => review::act(model, action),
        Screen::Week => week::act(model, action),
        Screen::Log => log::act(model, action),
    }
}
