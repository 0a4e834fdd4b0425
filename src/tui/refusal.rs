//! Why a key can do nothing now.

use super::keymap::{Action, Scope, binding};
use super::menu::Openable;
use super::model::{Detail, Model};
use super::state::Screen;
use crate::app::Access;
use crate::domain::query::Query;
use crate::i18n::palette::only_on;
use crate::i18n::tui::TuiText;

/// What can be opened behind a commitment: the letter where a copy of it is
/// attached, and the proofs that have a file or an address.
#[must_use]
pub fn openable(detail: &Detail) -> Vec<Openable> {
    let letter = (!detail.clauses.is_empty()).then_some(Openable::Letter);
    let proofs = detail.item.evidence.iter().enumerate().filter_map(|(place, added)| {
        let proof = &added.evidence;
        let opens = proof.file.is_some() || proof.address.is_some();
        opens.then(|| Openable::Evidence(place, proof.title.clone()))
    });
    letter.into_iter().chain(proofs).collect()
}

/// Whether a change is made to all marked commitments, or to the current one
/// alone.
const fn takes_marks(action: Action) -> bool {
    !matches!(action, Action::Edit | Action::Add)
}

/// Why an action is not possible now, as it is said.
#[must_use]
pub fn refusal(model: &Model, action: Action) -> Option<String> {
    let scope = binding(action).map_or(Scope::Everywhere, |binding| binding.scope);
    if let Scope::On(screens) = scope
        && !scope.holds(model.screen)
    {
        return Some(only_on(screens.iter().map(|screen| screen.number()), model.lang));
    }
    reason(model, action).map(|reason| model.told(reason))
}

fn reason(model: &Model, action: Action) -> Option<TuiText> {
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
            | Action::Edit
            | Action::Add
            | Action::Withdraw
            | Action::Unchanged
            | Action::PartlyDone
            | Action::ClaimedDone
            | Action::AnyStatus
            | Action::Undo
            | Action::Redo
            | Action::LogRevert
            | Action::WeekSeal
            | Action::LetterRecord
    );
    // What was done with a letter that is being read is not in the ledger yet.
    let writes = writes
        && !(model.screen == Screen::Letter && matches!(action, Action::Undo | Action::Redo));
    let on_item = writes
        && !matches!(
            action,
            Action::Undo
                | Action::Redo
                | Action::Add
                | Action::LogRevert
                | Action::WeekSeal
                | Action::LetterRecord
                | Action::Unchanged
        );
    if writes && model.past.is_some() {
        return Some(TuiText::ThePast);
    }
    if action == Action::Now && model.past.is_none() {
        return Some(TuiText::IsPresent);
    }
    if writes && model.access == Access::Read {
        return Some(TuiText::ReadOnly);
    }
    if on_item && model.marked().is_some() && takes_marks(action) {
        return (action == Action::Progress).then_some(TuiText::OneByOne);
    }
    let copies = matches!(
        action,
        Action::OpenSource
            | Action::CopyCode
            | Action::CopyLine
            | Action::CopyMarkdown
            | Action::CopyQuote
    );
    let in_list = model.screen == Screen::List;
    let heading = in_list && model.list.heading().is_some();
    let needs_row = on_item
        || copies
        || (action == Action::Open && in_list && !heading)
        || (action == Action::Select && !heading);
    if needs_row && model.current().is_none() {
        return Some(TuiText::NothingSelected);
    }
    let item = model.detail.as_ref().map(|detail| &detail.item);
    match action {
        Action::Open if model.screen == Screen::Review => Some(TuiText::IsOpen),
        Action::Progress if item.is_some_and(|item| item.draft.target.is_none()) => {
            Some(TuiText::NoTarget)
        }
        Action::Defer if item.is_some_and(|item| !item.is_open()) => Some(TuiText::IsClosed),
        Action::CopyQuote
            if model.detail.as_ref().is_none_or(|detail| detail.clauses.is_empty()) =>
        {
            Some(TuiText::NotAttached)
        }
        Action::OpenSource
            if model.detail.as_ref().is_none_or(|detail| openable(detail).is_empty()) =>
        {
            Some(TuiText::NothingToOpen)
        }
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
