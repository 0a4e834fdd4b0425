//! What keys make of the review screen. Pure, as all of `update`.

use crate::tui::keymap::Action;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::state::ScreenAsk;
use crate::tui::state::review::{Ask, Loaded};

/// Asks for everything that the screen shows.
#[must_use]
pub fn load(_: &Model) -> Effect {
    Effect::Screen(ScreenAsk::Review(Ask))
}

/// Takes an answer in.
pub fn take_in(_: &mut Model, _: Loaded) -> Vec<Effect> {
    Vec::new()
}

/// What an action means here; nothing where it means what it does everywhere.
pub fn act(_: &mut Model, _: Action) -> Option<Vec<Effect>> {
    None
}
