//! The palette follows what is typed and what the ledger finds. Pure.

use super::{Known, Palette};
use crate::app::Row;
use crate::tui::model::{Model, Overlay};
use crate::tui::msg::Effect;

/// Opens the palette, in which nothing is typed yet.
pub fn palette_open(model: &mut Model) -> Vec<Effect> {
    model.overlay = Overlay::Palette(Palette::default());
    palette_typed(model)
}

/// What is typed has changed: ranks what is known and asks for commitments.
pub fn palette_typed(model: &mut Model) -> Vec<Effect> {
    let Overlay::Palette(palette) = &mut model.overlay else { return Vec::new() };
    let text = palette.field.value().trim().to_owned();
    palette.go(0);
    if text.is_empty() {
        palette.found.clear();
    }
    rank(model);
    if text.is_empty() { Vec::new() } else { vec![Effect::Find(text)] }
}

/// Asks again for what the open palette shows of the ledger.
#[must_use]
pub fn palette_again(model: &Model) -> Option<Effect> {
    let Overlay::Palette(palette) = &model.overlay else { return None };
    let text = palette.field.value().trim();
    (!text.is_empty()).then(|| Effect::Find(text.to_owned()))
}

/// Takes in what the ledger has found.
pub fn palette_found(model: &mut Model, rows: Vec<Row>) {
    if let Overlay::Palette(palette) = &mut model.overlay {
        palette.found = rows;
    }
    rank(model);
}

fn rank(model: &mut Model) {
    let known = Known {
        keymap: &model.keymap,
        screen: model.screen,
        lang: model.lang,
        recent: &model.recent,
        views: &model.views,
    };
    if let Overlay::Palette(palette) = &mut model.overlay {
        palette.rank(known);
    }
}
