//! What a mouse does: every gesture is one that a key does too. Pure, as all
//! of `update`.

use super::canvas::Target;
use super::keymap::{Action, Press};
use super::model::{Focus, Model, Overlay};
use super::msg::{Effect, Gesture};
use super::overlays::{choose, help_key, menu_key, reading_key, submit_form};
use super::screens;
use super::state::Screen;
use super::update::{act, select};
use ratatui::crossterm::event::KeyCode;

/// Lines that one notch of the wheel moves.
const NOTCH: usize = 3;

/// Takes in that something was pointed at.
pub fn point(model: &mut Model, gesture: Gesture, target: Option<Target>) -> Vec<Effect> {
    match gesture {
        Gesture::WheelUp => wheel(model, target, Action::Up),
        Gesture::WheelDown => wheel(model, target, Action::Down),
        Gesture::Click | Gesture::DoubleClick => {
            let Some(target) = target else { return Vec::new() };
            click(model, gesture, target)
        }
    }
}

fn wheel(model: &mut Model, target: Option<Target>, action: Action) -> Vec<Effect> {
    let code = if action == Action::Up { KeyCode::Up } else { KeyCode::Down };
    let press = Press { code, control: false };
    // The wheel moves what it is over, and leaves the focus where it is.
    let focus = model.focus;
    if model.screen == Screen::List {
        model.focus = match target {
            Some(Target::Pane(1)) => Focus::Detail,
            _ => Focus::List,
        };
    }
    let mut effects = Vec::new();
    for _ in 0..NOTCH {
        effects.extend(match &model.overlay {
            Overlay::None => act(model, action),
            Overlay::Help { .. } => help_key(model, press),
            Overlay::Menu(_) => menu_key(model, press),
            Overlay::Reading(_) => reading_key(model, press),
            Overlay::Form(_) | Overlay::Filter(_) | Overlay::Prompt(_) | Overlay::Confirm(_) => {
                Vec::new()
            }
        });
    }
    model.focus = focus;
    effects
}

fn click(model: &mut Model, gesture: Gesture, target: Target) -> Vec<Effect> {
    match &mut model.overlay {
        Overlay::None => {}
        Overlay::Menu(menu) => {
            let Target::Choice(place) = target else { return Vec::new() };
            menu.chosen = place;
            return choose(model);
        }
        Overlay::Form(form) => {
            let Target::Entry(place) = target else { return Vec::new() };
            form.focus = place;
            return if form.on_button() { submit_form(model) } else { Vec::new() };
        }
        Overlay::Help { .. }
        | Overlay::Reading(_)
        | Overlay::Filter(_)
        | Overlay::Prompt(_)
        | Overlay::Confirm(_) => {
            return Vec::new();
        }
    }
    if let Target::Tab(screen) = target {
        return screens::go(model, screen);
    }
    let mut effects = match (model.screen, target) {
        (Screen::List, Target::Row(place)) => {
            model.focus = Focus::List;
            select(model, place)
        }
        (Screen::List, Target::Pane(1)) => {
            model.focus = Focus::Detail;
            Vec::new()
        }
        _ => screens::point(model, target),
    };
    if gesture == Gesture::DoubleClick && matches!(target, Target::Row(_) | Target::Line(..)) {
        effects.extend(act(model, Action::Open));
    }
    effects
}
