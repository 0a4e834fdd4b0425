//! Keys while the palette is open. Pure, as all of `update`.

use super::typing::palette_typed;
use super::{Entry, Palette, records_at_once, remember};
use crate::domain::query::parse;
use crate::i18n::palette::PaletteText;
use crate::i18n::phrase_filter;
use crate::tui::keymap::Action;
use crate::tui::model::{Model, Overlay};
use crate::tui::msg::Effect;
use crate::tui::refusal::refusal;
use crate::tui::screens;
use crate::tui::update::act;
use crate::tui::views_menu;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// Lines that a page key moves.
const PAGE: usize = 10;

/// Whether a line is done although it records at once.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Assent {
    /// By Enter, which may be the input method's.
    Loose,
    /// By the key that records in dialogs too.
    Sure,
}

/// A key while the palette is open.
pub fn palette_key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let Overlay::Palette(palette) = &mut model.overlay else { return Vec::new() };
    let last = palette.lines.len().saturating_sub(1);
    let control = modifiers.contains(KeyModifiers::CONTROL);
    match (code, control) {
        (KeyCode::Esc, _) => model.overlay = Overlay::None,
        (KeyCode::Enter, _) => return take(model, Assent::Loose),
        (KeyCode::F(2), _) => return take(model, Assent::Sure),
        (KeyCode::Down, _) | (KeyCode::Char('n'), true) => step(palette, 1),
        (KeyCode::Up, _) | (KeyCode::Char('p'), true) => step(palette, last),
        (KeyCode::PageDown, _) => palette.go((palette.chosen + PAGE).min(last)),
        (KeyCode::PageUp, _) => palette.go(palette.chosen.saturating_sub(PAGE)),
        (KeyCode::Tab, _) => next_group(palette),
        _ => {
            let before = palette.field.value().to_owned();
            if palette.field.key(code, modifiers) && palette.field.value() != before {
                return palette_typed(model);
            }
        }
    }
    Vec::new()
}

/// Goes a line down or up, around the ends.
fn step(palette: &mut Palette, by: usize) {
    let count = palette.lines.len().max(1);
    palette.go((palette.chosen + by) % count);
}

fn next_group(palette: &mut Palette) {
    let Some(line) = palette.current() else { return };
    let group = line.group;
    let rest = palette.lines.iter().enumerate().skip(palette.chosen);
    let next = rest.filter(|(_, line)| line.group != group).map(|(place, _)| place).next();
    palette.go(next.unwrap_or(0));
}

/// Takes the line at a place, as Enter does.
pub fn palette_choose(model: &mut Model, place: usize) -> Vec<Effect> {
    let Overlay::Palette(palette) = &mut model.overlay else { return Vec::new() };
    palette.go(place.min(palette.lines.len().saturating_sub(1)));
    take(model, Assent::Loose)
}

fn take(model: &mut Model, assent: Assent) -> Vec<Effect> {
    let Overlay::Palette(palette) = &model.overlay else { return Vec::new() };
    match palette.current().map(|line| line.entry.clone()) {
        None => Vec::new(),
        Some(Entry::Command(action)) => run(model, action, assent),
        Some(Entry::Item(row)) => {
            model.overlay = Overlay::None;
            screens::reach(model, row.id.clone())
        }
        Some(Entry::View(view)) => match parse(&view.kept.filter, model.today) {
            Ok(query) => {
                model.overlay = Overlay::None;
                views_menu::apply(model, view.kept, query)
            }
            Err(error) => {
                let why = phrase_filter(&error, model.lang).message;
                if let Overlay::Palette(palette) = &mut model.overlay {
                    palette.told = Some(why);
                }
                Vec::new()
            }
        },
    }
}

fn run(model: &mut Model, action: Action, assent: Assent) -> Vec<Effect> {
    let asks = records_at_once(action) && assent == Assent::Loose;
    let asks = asks.then(|| PaletteText::AtOnce.say(model.lang).to_owned());
    if let Some(reason) = refusal(model, action).or(asks) {
        if let Overlay::Palette(palette) = &mut model.overlay {
            palette.told = Some(reason);
        }
        return Vec::new();
    }
    model.overlay = Overlay::None;
    remember(&mut model.recent, action);
    act(model, action)
}
