//! The review: its queue, and what a card shows.

use super::{App, AppError, ClauseText, OpKind, OpRecord, Queue};
use crate::domain::commitment::Commitment;
use crate::domain::ids::ItemId;
use crate::domain::query::Query;
use crate::domain::review::ReviewRules;
use chrono::NaiveDate;

/// How far back a card looks for what has changed.
const CARD_OPS: u32 = 200;

/// One commitment as a review shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewCard {
    pub item: Commitment,
    /// The letter's own words, where a copy is attached.
    pub clauses: Vec<ClauseText>,
    /// What was done to it after the last look and is in force, oldest first.
    pub since: Vec<OpRecord>,
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

    /// What a review shows of one commitment.
    ///
    /// # Errors
    /// When it is not in the ledger or the ledger cannot be read.
    pub fn review_card(&self, id: &ItemId) -> Result<ReviewCard, AppError> {
        let item = self.item(id)?;
        let clauses = self.clauses(&item)?;
        let is_look = |op: &OpRecord| op.events.iter().any(|event| event.fact.is_look());
        let in_force = |op: &OpRecord| op.revoked_by.is_none();
        let newest = self.ops_of(id, CARD_OPS)?.into_iter().filter(in_force);
        let after_look = newest.take_while(|op| !is_look(op));
        let mut since: Vec<OpRecord> = after_look.filter(|op| op.kind == OpKind::Change).collect();
        since.reverse();
        Ok(ReviewCard { item, clauses, since })
    }
}
