//! What the screen asks for again and again.

use super::form::{Form, Purpose};
use super::model::{Model, Overlay};
use super::msg::Effect;
use super::state::list::{Ask, Folds, Stay};
use crate::domain::ids::ItemId;

/// Asks for the list again, staying on the selected line.
#[must_use]
pub fn reload(model: &Model, summary: bool) -> Effect {
    let list = &model.list;
    Effect::Load(Ask {
        stay_on: list.stay(),
        marked: list.marked.iter().cloned().collect(),
        summary,
        ..window(model, list.selected)
    })
}

/// Asks for the list at a commitment, which no fold hides.
#[must_use]
pub fn reload_at(model: &mut Model, id: ItemId) -> Effect {
    model.list.folds = Folds::default();
    Effect::Load(Ask {
        stay_on: Some(Stay::Item(id)),
        marked: model.list.marked.iter().cloned().collect(),
        summary: true,
        ..window(model, 0)
    })
}

/// Asks for the list again at a place that it was at before.
#[must_use]
pub fn reload_staying(model: &Model, stay: Stay) -> Effect {
    Effect::Load(Ask {
        stay_on: Some(stay),
        marked: model.list.marked.iter().cloned().collect(),
        ..window(model, model.list.selected)
    })
}

/// What is asked where nothing but the place changes.
#[must_use]
pub fn at_place(model: &Model, place: usize) -> Effect {
    Effect::Load(Ask { totals: Some(model.list.page.totals), ..window(model, place) })
}

fn window(model: &Model, place: usize) -> Ask {
    let list = &model.list;
    Ask {
        query: list.query.clone(),
        sort: list.sort,
        group: list.group,
        folds: list.folds.clone(),
        stay_on: None,
        place,
        rows: model.list_rows(),
        totals: None,
        marked: Vec::new(),
        summary: false,
    }
}

/// Asks for the counts over the whole ledger.
#[must_use]
pub const fn summary() -> Effect {
    Effect::Summary
}

/// Opens a dialog on the marked commitments, or on the selected one.
pub fn open_form(model: &mut Model, purpose: Purpose) {
    let form = match (model.marked(), &model.detail) {
        (Some(marked), _) => Form::many(purpose, marked.iter().cloned().collect(), model.today),
        (None, Some(detail)) => Form::new(purpose, &detail.item, model.today),
        (None, None) => return,
    };
    model.overlay = Overlay::Form(form);
}
