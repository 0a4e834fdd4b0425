//! The numbers of an overview.

use crate::domain::ids::ItemId;
use crate::domain::trend::Trend;
use crate::domain::vocabulary::{Certainty, Status, Timeliness};
use chrono::NaiveDate;
use serde::Serialize;

/// Where open commitments can stand against their due dates, in the order in
/// which people meet them.
pub const OPEN_TIMELINESS: [Timeliness; 5] = [
    Timeliness::Overdue,
    Timeliness::DueSoon,
    Timeliness::OnTrack,
    Timeliness::Undated,
    Timeliness::BaseMissing,
];

/// The certainties whose dates the letter does not name itself.
pub const UNSTATED: [Certainty; 3] = [Certainty::Derived, Certainty::Relative, Certainty::Doubtful];

/// Numbers of now and of the earlier day.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Pair {
    pub now: usize,
    pub then: usize,
}

impl Pair {
    /// By how many it grew.
    #[must_use]
    pub fn change(self) -> i64 {
        let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        signed(self.now) - signed(self.then)
    }

    pub(super) fn of(&mut self, when: When) -> &mut usize {
        match when {
            When::Now => &mut self.now,
            When::Then => &mut self.then,
        }
    }
}

/// The two days that are counted.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum When {
    Now,
    Then,
}

/// How a commitment stands on one of the days.
pub(super) struct Stood {
    pub status: Status,
    pub due: Option<NaiveDate>,
    /// Of an open one only.
    pub timeliness: Option<Timeliness>,
}

/// Commitments that belong together.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Share {
    pub total: Pair,
    pub closed: Pair,
    pub overdue: Pair,
}

impl Share {
    pub(super) fn add(&mut self, stood: &Stood, when: When) {
        *self.total.of(when) += 1;
        *self.closed.of(when) += usize::from(!stood.status.is_open());
        *self.overdue.of(when) += usize::from(stood.timeliness == Some(Timeliness::Overdue));
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (sum, more) in [
            (&mut self.total, other.total),
            (&mut self.closed, other.closed),
            (&mut self.overdue, other.overdue),
        ] {
            sum.now += more.now;
            sum.then += more.then;
        }
    }

    /// Whether there was anything on either day.
    pub(super) const fn is_any(&self) -> bool {
        self.total.now + self.total.then > 0
    }
}

/// A part of a letter.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct PartOf {
    pub letter: String,
    pub part: u32,
}

/// What the records are worth.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Signals {
    /// Commitments whose date was moved, how often, and by how many days.
    pub moved: usize,
    pub moves: usize,
    pub days_moved: i64,
    /// Open, with a date that nobody moved and that the letter does not name
    /// itself; in the order of [`UNSTATED`].
    pub unstated: [usize; 3],
    /// Marked done without any record of proof.
    pub no_proof: usize,
    /// Open, and nobody has ever looked at them.
    pub unlooked: usize,
    /// The open commitment that nobody has looked at for longest.
    pub unseen: Option<Unseen>,
}

impl Signals {
    /// The days by which a move put a date back, on the average.
    #[must_use]
    pub fn mean_days_moved(&self) -> Option<i64> {
        let moves = i64::try_from(self.moves).ok().filter(|moves| *moves > 0)?;
        // Half a day counts as a whole one.
        Some((2 * self.days_moved + moves * self.days_moved.signum()) / (2 * moves))
    }
}

/// A commitment that nobody has looked at for a while. One that was never
/// looked at goes before all others, and of two alike the one that came first
/// into the ledger.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unseen {
    pub id: ItemId,
    /// The last day on which a look was recorded.
    pub looked_on: Option<NaiveDate>,
    /// Since then, else since it was recorded.
    pub days: i64,
}

/// Every number of the overview.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    pub today: NaiveDate,
    /// The earlier day.
    pub then: NaiveDate,
    pub total: Pair,
    pub open: Pair,
    pub closed: Pair,
    /// Due on the day or before it, open or closed, and those that are open.
    pub due: Pair,
    pub due_open: Pair,
    /// Every status, in the order of the vocabulary.
    pub statuses: Vec<(Status, Pair)>,
    /// In the order of [`OPEN_TIMELINESS`].
    pub timeliness: Vec<(Timeliness, Pair)>,
    /// Done by their dates, and done after them; now only.
    pub on_time: usize,
    pub late: usize,
    /// By the name of the unit, empty without any, the one with most first. A
    /// commitment that several units lead counts with each of them.
    pub leads: Vec<(String, Share)>,
    pub parts: Vec<(PartOf, Share)>,
    pub trend: Trend,
    pub signals: Signals,
}

impl Overview {
    pub(super) fn count(&mut self, stood: &Stood, day: NaiveDate, when: When) {
        *self.total.of(when) += 1;
        let is_due = stood.due.is_some_and(|due| due <= day);
        *self.due.of(when) += usize::from(is_due);
        match stood.timeliness {
            Some(timeliness) => {
                *self.open.of(when) += 1;
                *self.due_open.of(when) += usize::from(is_due);
                let found = self.timeliness.iter_mut().find(|(value, _)| *value == timeliness);
                if let Some((_, pair)) = found {
                    *pair.of(when) += 1;
                }
            }
            None => *self.closed.of(when) += 1,
        }
        if let Some((_, pair)) = self.statuses.iter_mut().find(|(value, _)| *value == stood.status)
        {
            *pair.of(when) += 1;
        }
    }
}
