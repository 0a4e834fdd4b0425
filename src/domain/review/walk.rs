//! A walk through the queue, one commitment after the other.
//!
//! It knows what was answered and what was put off; the queue itself is the
//! ledger's, so that a walk can stop at any moment and the next one goes on
//! with what is left.

use crate::domain::event::{Event, Fact};
use crate::domain::ids::ItemId;
use crate::domain::vocabulary::{Status, Verdict};

/// What was answered about a commitment; where an answer says several things,
/// the last of these names it.
#[derive(Copy, Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Answer {
    Unchanged,
    Other,
    Noted,
    Proved,
    Progress,
    Deferred,
    Status(Status),
}

impl Answer {
    /// The answer that the events of an operation are.
    #[must_use]
    pub fn of(events: &[Event]) -> Self {
        events.iter().map(|event| Self::said(&event.fact)).max().unwrap_or(Self::Other)
    }

    const fn said(fact: &Fact) -> Self {
        match fact {
            Fact::Reviewed => Self::Unchanged,
            Fact::Noted { .. } => Self::Noted,
            Fact::EvidenceAdded { .. } => Self::Proved,
            Fact::Observed { .. } => Self::Progress,
            Fact::DueMoved { .. } => Self::Deferred,
            Fact::StatusSet { status, .. } => Self::Status(*status),
            Fact::PeriodAnswered { verdict, .. } | Fact::PartAnswered { verdict, .. } => {
                Self::Status(match verdict {
                    Verdict::Kept => Status::Done,
                    Verdict::Missed => Status::Broken,
                })
            }
            Fact::LetterRecorded { .. }
            | Fact::LetterRevised { .. }
            | Fact::Placed { .. }
            | Fact::ReplyDateSet { .. }
            | Fact::ClassSet { .. }
            | Fact::DocumentNumberSet { .. }
            | Fact::TextAttached { .. }
            | Fact::Recorded { .. }
            | Fact::DueComputed { .. }
            | Fact::Edited { .. }
            | Fact::Withdrawn { .. }
            | Fact::ReportSealed { .. }
            | Fact::Undone { .. }
            | Fact::Redone { .. } => Self::Other,
        }
    }
}

/// An answer that is on disk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answered {
    pub item: ItemId,
    /// The operation that recorded it.
    pub op: i64,
    pub answer: Answer,
}

/// How far a walk has come.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Walk {
    answered: Vec<Answered>,
    /// Skipped once, in that order: asked again behind all others.
    skipped: Vec<ItemId>,
    /// Left for the next walk.
    left: Vec<ItemId>,
}

impl Walk {
    /// What is still to be asked of the queue, in the order of asking.
    #[must_use]
    pub fn order(&self, queue: &[ItemId]) -> Vec<ItemId> {
        let in_queue = |item: &&ItemId| queue.contains(item);
        let fresh = queue.iter().filter(|item| !self.put_off(item));
        fresh.chain(self.skipped.iter().filter(in_queue)).cloned().collect()
    }

    fn put_off(&self, item: &ItemId) -> bool {
        self.skipped.contains(item) || self.left.contains(item)
    }

    /// Puts a commitment behind all others; the second time it is left for the
    /// next walk.
    pub fn skip(&mut self, item: &ItemId) {
        match self.skipped.contains(item) {
            true => self.leave(item),
            false => self.skipped.push(item.clone()),
        }
    }

    /// Leaves a commitment for the next walk.
    pub fn leave(&mut self, item: &ItemId) {
        self.skipped.retain(|skipped| skipped != item);
        if !self.left.contains(item) {
            self.left.push(item.clone());
        }
    }

    /// Notes an answer that was recorded.
    pub fn answer(&mut self, item: &ItemId, op: i64, events: &[Event]) {
        let answered = Answered { item: item.clone(), op, answer: Answer::of(events) };
        self.skipped.retain(|item| *item != answered.item);
        self.left.retain(|item| *item != answered.item);
        self.answered.push(answered);
    }

    /// Takes back the answer that an operation recorded; gives the commitment
    /// that is to be asked again.
    pub fn take_back(&mut self, op: i64) -> Option<ItemId> {
        let place = self.answered.iter().position(|answered| answered.op == op)?;
        Some(self.answered.remove(place).item)
    }

    /// The answers so far, in the order in which they were given.
    #[must_use]
    pub fn answered(&self) -> &[Answered] {
        &self.answered
    }

    /// How many were put off: left for the next walk, and all of them.
    #[must_use]
    pub fn put_off_counts(&self) -> (usize, usize) {
        (self.left.len(), self.left.len() + self.skipped.len())
    }

    /// How often each answer was given.
    #[must_use]
    pub fn counts(&self) -> Vec<(Answer, usize)> {
        let mut answers: Vec<Answer> = self.answered.iter().map(|found| found.answer).collect();
        answers.sort_unstable();
        answers.chunk_by(|left, right| left == right).map(|same| (same[0], same.len())).collect()
    }
}
