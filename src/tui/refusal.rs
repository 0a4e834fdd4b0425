//! Why a key can do nothing now.

use super::keymap::Action;
use super::model::Model;
use super::state::Screen;
use crate::app::Access;
use crate::domain::query::Query;
use crate::i18n::tui::TuiText;

/// Why an action is not possible now.
#[must_use]
pub fn refusal(model: &Model, action: Action) -> Option<TuiText> {
    let writes = matches!(
        action,
        Action::Done
            | Action::DoneNow
            | Action::Progress
            | Action::Note
            | Action::Evidence
            | Action::Defer
            | Action::Status
            | Action::Review
            | Action::Undo
            | Action::Redo
    );
    let on_item = writes && !matches!(action, Action::Undo | Action::Redo);
    if writes && model.access == Access::Read {
        return Some(TuiText::ReadOnly);
    }
    if on_item && model.marked().is_some() {
        return (action == Action::Progress).then_some(TuiText::OneByOne);
    }
    let in_list = model.screen == Screen::List;
    let heading = in_list && model.list.heading().is_some();
    let needs_row = on_item
        || (action == Action::Open && in_list && !heading)
        || (action == Action::Select && !heading);
    if needs_row && model.current().is_none() {
        return Some(TuiText::NothingSelected);
    }
    let item = model.detail.as_ref().map(|detail| &detail.item);
    match action {
        Action::Progress if item.is_some_and(|item| item.draft.target.is_none()) => {
            Some(TuiText::NoTarget)
        }
        Action::Defer if item.is_some_and(|item| !item.is_open()) => Some(TuiText::IsClosed),
        Action::ClearFilter
            if model.list.query == Query::All && (!in_list || model.list.view().is_none()) =>
        {
            Some(TuiText::NoFilter)
        }
        Action::SelectAll if model.list.page.totals.matching == 0 => Some(TuiText::NothingSelected),
        Action::Fold | Action::FoldAll | Action::UnfoldAll if model.list.group.is_none() => {
            Some(TuiText::NoGroups)
        }
        _ => None,
    }
}
