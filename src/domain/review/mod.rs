//! When a commitment is next to be looked at, and why.
//!
//! Reviews fall on one day of the week, so that looking a day late never moves
//! the next one: after a look, the next review is on the first such day that
//! lies in the week in which it is wanted. An interval of so many weeks is
//! therefore never longer than that, and at most six days shorter.
//!
//! A look counts from the day on which it was recorded: whoever records today
//! what was finished last year has looked at it today.

mod walk;

pub use walk::{Answer, Answered, Walk};

use crate::domain::commitment::{Commitment, days_after};
use crate::domain::timeliness::Thresholds;
use crate::domain::vocabulary::Status;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How often what is looked at.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct ReviewRules {
    /// Weeks between looks at what is overdue or due soon.
    pub due_weeks: u32,
    /// Weeks between looks at what is claimed to be done.
    pub claimed_weeks: u32,
    /// Weeks between looks at anything else that is open.
    pub open_weeks: u32,
    /// Days after closing on which it is asked once more.
    pub closed_days: u32,
    /// The day of the week on which reviews fall.
    pub weekday: Weekday,
}

impl Default for ReviewRules {
    fn default() -> Self {
        Self {
            due_weeks: 1,
            claimed_weeks: 1,
            open_weeks: 4,
            closed_days: 90,
            weekday: Weekday::Mon,
        }
    }
}

/// Why a commitment is to be looked at, in the order of the queue.
#[derive(Copy, Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Ground {
    Overdue,
    DueSoon,
    Claimed,
    Open,
    /// Closed for long enough to see whether that holds.
    Closed,
}

impl Ground {
    pub const ALL: [Self; 5] =
        [Self::Overdue, Self::DueSoon, Self::Claimed, Self::Open, Self::Closed];

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueSoon => "due_soon",
            Self::Claimed => "claimed",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The ground on `day` for a commitment with these facts.
    #[must_use]
    pub fn on(status: Status, due: Option<NaiveDate>, day: NaiveDate, soon_days: u32) -> Self {
        match due {
            _ if !status.is_open() => Self::Closed,
            Some(due) if due < day => Self::Overdue,
            Some(due) if due <= days_after(day, soon_days) => Self::DueSoon,
            Some(_) | None if status == Status::Claimed => Self::Claimed,
            Some(_) | None => Self::Open,
        }
    }
}

/// What a review depends on.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct ReviewFacts {
    pub status: Status,
    pub status_on: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    /// The last day on which a look was recorded.
    pub looked_on: Option<NaiveDate>,
}

impl ReviewFacts {
    /// The facts of a commitment; a withdrawn one is never reviewed.
    #[must_use]
    pub fn of(item: &Commitment) -> Option<Self> {
        item.withdrawn.is_none().then(|| Self {
            status: item.status(),
            status_on: item.status_on(),
            due: item.due(),
            looked_on: item.looked_on,
        })
    }
}

/// The next review.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct NextReview {
    /// The day from which it is in the queue, until somebody looks at it.
    pub on: NaiveDate,
    pub ground: Ground,
}

/// When a commitment is next to be looked at; never for a closed one that was
/// looked at after its days had passed. What nobody has looked at is due at
/// once.
#[must_use]
pub fn next_review(
    facts: ReviewFacts,
    thresholds: Thresholds,
    rules: &ReviewRules,
) -> Option<NextReview> {
    let Thresholds { today, soon_days, .. } = thresholds;
    let ReviewFacts { status, status_on, due, looked_on } = facts;
    let on = match (status.is_open(), looked_on) {
        (true, None) => today,
        (true, Some(looked)) => {
            let claimed = status == Status::Claimed;
            let weeks = if claimed { rules.claimed_weeks } else { rules.open_weeks };
            let usual = rules.after(looked, weeks);
            // It is looked at more often from the day on which it is due soon.
            let watched = due.map(|due| {
                let soon = days_before(due, soon_days);
                rules.after(looked, rules.due_weeks).max(rules.first_from(soon))
            });
            watched.map_or(usual, |watched| watched.min(usual))
        }
        (false, _) => {
            let ripe = days_after(status_on?, rules.closed_days);
            if looked_on.is_some_and(|looked| looked >= ripe) {
                return None;
            }
            rules.first_from(ripe)
        }
    };
    Some(NextReview { on, ground: Ground::on(status, due, on.max(today), soon_days) })
}

/// What makes a commitment due for review on a day, as bounds: the same rule
/// as [`next_review`], for whoever looks for all of them at once.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct ReviewBounds {
    /// Overdue and due soon: due by the first day, last looked at by the second.
    pub due_by: NaiveDate,
    pub due_looked_by: NaiveDate,
    /// Claimed: last looked at by this day.
    pub claimed_looked_by: NaiveDate,
    /// Any other open one: last looked at by this day.
    pub open_looked_by: NaiveDate,
    /// Closed: closed by this day, and not looked at within so many days.
    pub closed_by: NaiveDate,
    pub closed_days: u32,
}

impl ReviewRules {
    /// The bounds on a day.
    #[must_use]
    pub fn bounds(&self, thresholds: Thresholds) -> ReviewBounds {
        let anchor = self.last_until(thresholds.today);
        let looked_by = |weeks: u32| days_before(anchor, days_after_look(weeks));
        ReviewBounds {
            due_by: days_after(anchor, thresholds.soon_days),
            due_looked_by: looked_by(self.due_weeks),
            claimed_looked_by: looked_by(self.claimed_weeks),
            open_looked_by: looked_by(self.open_weeks),
            closed_by: days_before(anchor, self.closed_days),
            closed_days: self.closed_days,
        }
    }

    /// The review so many weeks after a look.
    #[must_use]
    pub fn after(&self, looked: NaiveDate, weeks: u32) -> NaiveDate {
        self.first_from(days_after(looked, days_after_look(weeks)))
    }

    /// The first day of reviews on `day` or after it.
    #[must_use]
    pub fn first_from(&self, day: NaiveDate) -> NaiveDate {
        days_after(day, self.weekday.days_since(day.weekday()))
    }

    /// The last day of reviews on `day` or before it.
    fn last_until(&self, day: NaiveDate) -> NaiveDate {
        days_before(day, day.weekday().days_since(self.weekday))
    }
}

/// The days that have to pass after a look for a review so many weeks later.
#[must_use]
pub const fn days_after_look(weeks: u32) -> u32 {
    (weeks * 7).saturating_sub(6)
}

fn days_before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(day)
}

#[cfg(test)]
mod tests;
