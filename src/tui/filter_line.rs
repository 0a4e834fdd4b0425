//! Keys while the filter is typed: completion, earlier filters, and reading
//! what stands there. Pure, as all of `update`.

use super::ask::reload_staying;
use super::completion::offer;
use super::field::Field;
use super::model::{Model, Overlay};
use super::msg::Effect;
use super::screens::filtered;
use super::state::Screen;
use super::state::filter::{FilterLine, Past, Walk};
use crate::app::Occurring;
use crate::domain::query::parse;
use crate::i18n::phrase_filter;
use crate::settings::put_first;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// Opens the line at the present filter.
pub fn open(model: &mut Model) -> Vec<Effect> {
    model.overlay = Overlay::Filter(FilterLine {
        field: Field::holding(&model.list.filter),
        before: (model.list.filter.clone(), model.list.query.clone()),
        stay: model.list.stay(),
        problem: None,
        occurring: Occurring::default(),
        walk: None,
        past: Past::default(),
    });
    vec![Effect::Occurring]
}

/// Which way a walk goes.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Way {
    On,
    Back,
}

/// A key while the filter is being typed.
pub fn key(model: &mut Model, code: KeyCode, modifiers: KeyModifiers) -> Vec<Effect> {
    let Overlay::Filter(line) = &mut model.overlay else { return Vec::new() };
    match code {
        KeyCode::Esc => {
            let (text, query) = line.before.clone();
            let stay = line.stay.clone();
            model.overlay = Overlay::None;
            model.list.filter = text;
            model.list.query = query;
            match (model.screen, stay) {
                (Screen::List, Some(stay)) => vec![reload_staying(model, stay)],
                _ => filtered(model),
            }
        }
        // What was typed stays, unless it cannot be read.
        KeyCode::Enter if line.problem.is_none() => {
            model.overlay = Overlay::None;
            let filter = model.list.filter.trim().to_owned();
            if filter.is_empty() {
                return Vec::new();
            }
            put_first(&mut model.past_filters, &filter);
            vec![Effect::RememberFilter(filter)]
        }
        KeyCode::Tab => complete(model, Way::On),
        KeyCode::BackTab => complete(model, Way::Back),
        KeyCode::Up => walk_past(model, Way::Back),
        KeyCode::Down => walk_past(model, Way::On),
        _ => {
            if line.field.key(code, modifiers) {
                typed(model)
            } else {
                Vec::new()
            }
        }
    }
}

/// Takes the next of what is offered, or the one before.
fn complete(model: &mut Model, way: Way) -> Vec<Effect> {
    let Overlay::Filter(line) = &model.overlay else { return Vec::new() };
    let walk = match &line.walk {
        Some(walk) => {
            let count = walk.offer.words.len();
            let at = match way {
                Way::On => (walk.at + 1) % count,
                Way::Back => (walk.at + count - 1) % count,
            };
            Walk { at, ..walk.clone() }
        }
        None => {
            let offer = offer(model, line);
            let last = offer.words.len().saturating_sub(1);
            let at = if way == Way::On { 0 } else { last };
            Walk { offer, typed: line.field.value().to_owned(), at }
        }
    };
    let Some(word) = walk.offer.words.get(walk.at).cloned() else { return Vec::new() };
    let mut text = walk.typed.clone();
    let start = walk.offer.replace.start;
    text.replace_range(walk.offer.replace.clone(), &word);
    let Overlay::Filter(line) = &mut model.overlay else { return Vec::new() };
    line.field.put_text(&text, start + word.len());
    let effects = typed(model);
    if let Overlay::Filter(line) = &mut model.overlay {
        // The only word is taken; the next key completes what follows it.
        line.walk = (walk.offer.words.len() > 1).then_some(walk);
    }
    effects
}

/// Shows the filter before, or the one after it; behind the newest stands what
/// was typed.
fn walk_past(model: &mut Model, way: Way) -> Vec<Effect> {
    let Overlay::Filter(line) = &mut model.overlay else { return Vec::new() };
    if line.past.at.is_none() {
        line.past.typed = line.field.value().to_owned();
    }
    // What stands there now is none of the earlier ones.
    let before: Vec<&String> =
        model.past_filters.iter().filter(|filter| **filter != line.past.typed).collect();
    let at = match (line.past.at, way) {
        (None, Way::Back) => Some(0),
        (Some(at), Way::Back) => Some(at + 1),
        (Some(at), Way::On) => at.checked_sub(1),
        (None, Way::On) => return Vec::new(),
    };
    let text = match at {
        Some(at) => match before.get(at) {
            Some(filter) => (*filter).clone(),
            None => return Vec::new(),
        },
        None => line.past.typed.clone(),
    };
    let past = Past { at, typed: line.past.typed.clone() };
    line.field.set(&text);
    let effects = typed(model);
    if let Overlay::Filter(line) = &mut model.overlay {
        line.past = past;
    }
    effects
}

/// Reads what is typed; a mistake keeps the last good result.
pub fn typed(model: &mut Model) -> Vec<Effect> {
    let Overlay::Filter(line) = &mut model.overlay else { return Vec::new() };
    line.walk = None;
    line.past = Past::default();
    let text = line.field.value().to_owned();
    match parse(&text, model.today) {
        Ok(query) => {
            line.problem = None;
            model.list.filter = text;
            model.list.query = query;
            filtered(model)
        }
        Err(error) => {
            line.problem = Some((phrase_filter(&error, model.lang), error.at));
            Vec::new()
        }
    }
}
