//! The review: its queue, and what has happened since the last look.

use super::{App, AppError, OpKind, OpRecord, Queue};
use crate::domain::query::Query;
use crate::domain::review::ReviewRules;
use chrono::NaiveDate;

/// What was done to a commitment after the last look at it and is in force,
/// oldest first; `ops` is its history, newest first.
#[must_use]
pub fn since_last_look(ops: &[OpRecord]) -> Vec<&OpRecord> {
    let is_look = |op: &OpRecord| op.events.iter().any(|event| event.fact.is_look());
    let in_force = ops.iter().filter(|op| op.revoked_by.is_none());
    let after_look = in_force.take_while(|op| !is_look(op));
    let mut since: Vec<&OpRecord> = after_look.filter(|op| op.kind == OpKind::Change).collect();
    since.reverse();
    since
}

impl App {
    /// How often what is reviewed.
    #[must_use]
    pub fn review_rules(&self) -> &ReviewRules {
        &self.opening.review
    }

    /// The beginning of the queue of what is due for review.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn review_queue(&self, query: &Query, limit: usize) -> Result<Queue, AppError> {
        Ok(self.store.review_queue(query, self.thresholds(), self.review_rules(), limit)?)
    }

    /// How many commitments are due for review.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn review_count(&self, query: &Query) -> Result<usize, AppError> {
        Ok(self.store.review_count(query, self.thresholds(), self.review_rules())?)
    }

    /// The day on which the next review falls, where nothing is due now.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn first_review(&self, query: &Query) -> Result<Option<NaiveDate>, AppError> {
        Ok(self.store.first_review(query, self.thresholds(), self.review_rules())?)
    }
}
