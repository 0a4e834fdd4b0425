//! What the screen asks for again and again.

use super::form::{Form, Purpose};
use super::model::{Model, Overlay};
use super::msg::{Ask, Effect};

/// Asks for the list again, staying on the selected commitment.
#[must_use]
pub fn reload(model: &Model, summary: bool) -> Effect {
    Effect::Load(Ask {
        query: model.list.query.clone(),
        sort: model.list.sort,
        stay_on: model.list.current().map(|row| row.id.clone()),
        place: model.list.selected,
        rows: model.list_rows(),
        totals: None,
        summary,
    })
}

/// Asks for the counts over the whole ledger.
#[must_use]
pub const fn summary() -> Effect {
    Effect::Summary
}

/// Opens a dialog on the selected commitment.
pub fn open_form(model: &mut Model, purpose: Purpose) {
    if let Some(detail) = &model.detail {
        model.overlay = Overlay::Form(Form::new(purpose, &detail.item, model.today));
    }
}
