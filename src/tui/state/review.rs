//! What the review screen remembers.

use crate::app::{Queue, Queued};
use crate::domain::ids::ItemId;
use crate::domain::query::Query;
use crate::domain::review::{ReviewRules, Walk};
use chrono::NaiveDate;

/// The screen's place and what it shows.
#[derive(Clone, Debug, Default)]
pub struct ReviewWalk {
    /// The commitment that the keys act on.
    pub current: Option<ItemId>,
    pub walk: Walk,
    /// The beginning of the queue, as far as the filter lets it through.
    pub queue: Queue,
    /// How many are due beside those that the filter lets through.
    pub beside: usize,
    /// The day of the next review, where nothing is due.
    pub next: Option<NaiveDate>,
    pub rules: ReviewRules,
    /// Lines of the card that are scrolled out of sight.
    pub scroll: usize,
}

impl ReviewWalk {
    /// What is still to be asked, in the order of asking.
    #[must_use]
    pub fn order(&self) -> Vec<ItemId> {
        let ids: Vec<ItemId> = self.queue.rows.iter().map(|queued| queued.row.id.clone()).collect();
        self.walk.order(&ids)
    }

    /// A commitment of the queue.
    #[must_use]
    pub fn queued(&self, id: &ItemId) -> Option<&Queued> {
        self.queue.rows.iter().find(|queued| queued.row.id == *id)
    }

    /// Which card of how many is shown, from one.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        let (left, _) = self.walk.put_off_counts();
        let answered = self.walk.answered().len();
        let at = self.order().iter().position(|id| Some(id) == self.current.as_ref());
        let at = at.map_or(0, |at| at + 1);
        (answered + left + at, answered + self.queue.total)
    }
}

/// What the screen wants to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub query: Query,
    /// Commitments of the queue that are read.
    pub limit: usize,
}

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub queue: Queue,
    pub beside: usize,
    pub next: Option<NaiveDate>,
    pub rules: ReviewRules,
}
