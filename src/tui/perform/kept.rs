//! Keeps views and filters for the person, beside the ledger.

use crate::app::{Access, App};
use crate::domain::views::ViewChange;
use crate::i18n::Lang;
use crate::i18n::views::{built_in_names, phrase_view};
use crate::settings::Kept;
use crate::tui::msg::Msg;

/// Changes the views that the person keeps.
pub fn change(kept: &mut Kept, change: &ViewChange, lang: Lang) -> Msg {
    match kept.change_views(change, &built_in_names()) {
        Ok(()) => Msg::Kept(kept.views().clone()),
        Err(problem) => Msg::Failed(phrase_view(&problem, lang)),
    }
}

/// Keeps a filter; whoever only reads leaves nothing behind.
pub fn remember(app: &App, kept: &Kept, filter: &str) -> Msg {
    if app.access() == Access::Write {
        kept.remember_filter(filter);
    }
    Msg::Nothing
}
