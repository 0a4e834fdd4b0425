//! Why a key can do nothing now.

use super::form::Openable;
use super::keymap::Action;
use super::model::{Detail, Model};
use super::state::Screen;
use crate::app::Access;
use crate::domain::query::Query;
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
    );
    let on_item = writes
        && !matches!(
            action,
            Action::Undo | Action::Redo | Action::Add | Action::LogRevert | Action::Unchanged
        );
    if writes && model.access == Access::Read {
        return Some(TuiText::ReadOnly);
    }
    let copies = matches!(
        action,
        Action::OpenSource
            | Action::CopyCode
            | Action::CopyLine
            | Action::CopyMarkdown
            | Action::CopyQuote
    );
    let opens = action == Action::Open && model.screen == Screen::List;
    if (on_item || opens || copies) && model.current().is_none() {
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
        Action::ClearFilter if model.list.query == Query::All => Some(TuiText::NoFilter),
        _ => None,
    }
}
