//! What a mouse does: every gesture is one that a key does too. Pure, as all
//! of `update`.

use super::canvas::Target;
use super::keymap::{Action, Press};
use super::letter_tools;
use super::model::{Focus, Model, Overlay};
use super::msg::{Effect, Gesture};
use super::overlays::{choose, help_key, menu_key, reading_key, submit_form};
use super::palette::{palette_choose, palette_key};
use super::screens;
use super::state::Screen;
use super::update::act;
use super::views_menu;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

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
            Overlay::Help(_) => help_key(model, code, KeyModifiers::NONE),
            Overlay::Palette(_) => palette_key(model, code, KeyModifiers::NONE),
            Overlay::Menu(_) => menu_key(model, press),
            Overlay::Views(_) => views_menu::key(model, code, KeyModifiers::NONE),
            Overlay::Reading(_) => reading_key(model, press),
            Overlay::Letter(_) => letter_tools::key(model, press),
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
        Overlay::Views(_) => {
            let Target::Choice(place) = target else { return Vec::new() };
            return views_menu::point(model, place);
        }
        Overlay::Form(form) => {
            let Target::Entry(place) = target else { return Vec::new() };
            form.focus = place;
            return if form.on_button() { submit_form(model) } else { Vec::new() };
        }
        Overlay::Palette(_) => {
            let Target::Choice(place) = target else { return Vec::new() };
            return palette_choose(model, place);
        }
        Overlay::Help(_)
        | Overlay::Reading(_)
        | Overlay::Letter(_)
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
            screens::list::select(model, place)
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
