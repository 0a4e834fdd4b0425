//! What changed between two moments of a ledger.

use super::{App, AppError, AsOf, Point};
use crate::domain::commitment::{Commitment, Draft};
use crate::domain::diff::{Change, LetterChange, changes, letter_changes};
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::query::Query;
use crate::domain::weekly::codes::order;
use crate::store::Counts;

/// A moment and how many commitments stood how.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    pub as_of: AsOf,
    pub counts: Counts,
}

/// A commitment that changed, with its wording as it was last.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemDiff {
    pub id: ItemId,
    pub draft: Draft,
    pub changes: Vec<Change>,
}

/// A letter that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterDiff {
    pub letter: Letter,
    pub changes: Vec<LetterChange>,
}

/// Everything that changed, by letter and code.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    pub before: End,
    pub after: End,
    pub letters: Vec<LetterDiff>,
    pub items: Vec<ItemDiff>,
}

impl App {
    /// What changed from `from` to `to`, or to the moment that this shows. The
    /// earlier of the two comes first, whichever it is.
    ///
    /// # Errors
    /// As [`App::past`].
    pub fn diff(&self, from: Point, to: Option<Point>) -> Result<Diff, AppError> {
        let first = self.past(from)?;
        let Some(to) = to else {
            return self.reading(|last| between(&first, last));
        };
        let second = self.past(to)?;
        let place = |app: &Self| app.as_of().map(|as_of| (as_of.op, as_of.day));
        if place(&second) < place(&first) {
            return between(&second, &first);
        }
        between(&first, &second)
    }
}

fn end(app: &App) -> Result<End, AppError> {
    let as_of = match app.as_of() {
        Some(as_of) => as_of,
        None => AsOf { day: app.today(), op: app.newest()? },
    };
    Ok(End { as_of, counts: app.counts(&Query::All)? })
}

fn between(first: &App, last: &App) -> Result<Diff, AppError> {
    let (before, after) = (end(first)?, end(last)?);
    let mut touched = last.store.touched_since(before.as_of.op)?;
    touched.items.sort_by_cached_key(order);
    let mut items = Vec::new();
    for id in touched.items {
        let (old, new) = (first.store.item(&id)?, last.store.item(&id)?);
        let changes = changes(old.as_ref(), new.as_ref());
        let draft = new.or(old).map(|item: Commitment| item.draft);
        if let (Some(draft), false) = (draft, changes.is_empty()) {
            items.push(ItemDiff { id, draft, changes });
        }
    }
    let (old, new) = (first.letters()?, last.letters()?);
    let mut letters = Vec::new();
    for id in touched.letters {
        let find = |letters: &[Letter]| letters.iter().find(|letter| letter.id == id).cloned();
        let (old, new) = (find(&old), find(&new));
        let changes = letter_changes(old.as_ref(), new.as_ref());
        if let (Some(letter), false) = (new.or(old), changes.is_empty()) {
            letters.push(LetterDiff { letter, changes });
        }
    }
    Ok(Diff { before, after, letters, items })
}
