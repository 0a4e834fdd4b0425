//! Where a commitment stands against its due date. Nobody types it: it
//! follows from the due date, today and the day of completion.

use crate::domain::commitment::{Commitment, days_left};
use crate::domain::vocabulary::{Status, Timeliness};
use chrono::NaiveDate;

/// Days before a due date from which it counts as due soon, unless settings
/// say otherwise.
pub const SOON_DAYS: u32 = 30;

/// Days without any record after which an open commitment counts as stale,
/// unless settings say otherwise.
pub const STALE_DAYS: u32 = 90;

/// What computed properties are measured against.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Thresholds {
    pub today: NaiveDate,
    pub soon_days: u32,
    pub stale_days: u32,
}

impl Thresholds {
    /// The usual thresholds on `today`.
    #[must_use]
    pub const fn usual(today: NaiveDate) -> Self {
        Self { today, soon_days: SOON_DAYS, stale_days: STALE_DAYS }
    }
}

/// The facts that timeliness follows from.
#[derive(Copy, Clone, Debug)]
pub struct Standing {
    pub status: Status,
    pub status_on: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub base: BaseDay,
}

/// Whether the day is known from which a limit counts.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum BaseDay {
    Known,
    Missing,
}

/// The timeliness of these facts on `today`.
///
/// `None` where there is no verdict: closed otherwise than as done, or done
/// without ever having had a date. An undated commitment is never on time.
#[must_use]
pub fn judge(standing: Standing, today: NaiveDate, soon_days: u32) -> Option<Timeliness> {
    let Standing { status, status_on, due, base } = standing;
    match (status.is_open(), due) {
        (true, None) if base == BaseDay::Missing => Some(Timeliness::BaseMissing),
        (true, None) => Some(Timeliness::Undated),
        (true, Some(due)) => Some(match days_left(due, today) {
            ..0 => Timeliness::Overdue,
            left if left <= i64::from(soon_days) => Timeliness::DueSoon,
            _ => Timeliness::OnTrack,
        }),
        (false, Some(due)) if status == Status::Done => {
            let late = status_on.is_some_and(|on| on > due);
            Some(if late { Timeliness::Late } else { Timeliness::OnTime })
        }
        (false, _) => None,
    }
}

/// The timeliness of a commitment as it stands.
#[must_use]
pub fn of(commitment: &Commitment, today: NaiveDate, soon_days: u32) -> Option<Timeliness> {
    let base = if commitment.lacks_base() { BaseDay::Missing } else { BaseDay::Known };
    let standing = Standing {
        status: commitment.status(),
        status_on: commitment.status_on(),
        due: commitment.due(),
        base,
    };
    judge(standing, today, soon_days)
}

#[cfg(test)]
mod tests {
    use super::{BaseDay, Standing, judge};
    use crate::domain::vocabulary::Status;

    fn check(status: Status, on: &str, due: &str, base: BaseDay, expected: &str) {
        let standing = Standing { status, status_on: on.parse().ok(), due: due.parse().ok(), base };
        let today = "2026-03-12".parse().expect("a day");
        let found = judge(standing, today, 30).map_or("-", |value| value.key());
        assert_eq!(found, expected, "{standing:?}");
    }

    #[test]
    fn timeliness_follows_from_due_today_and_completion() {
        use BaseDay::{Known, Missing};
        check(Status::InProgress, "", "2026-03-11", Known, "overdue");
        check(Status::InProgress, "", "2026-03-12", Known, "due_soon");
        check(Status::Unchecked, "", "2026-04-11", Known, "due_soon");
        check(Status::Unchecked, "", "2026-04-12", Known, "on_track");
        check(Status::Unchecked, "", "", Known, "undated");
        check(Status::Unchecked, "", "", Missing, "base_missing");
        check(Status::Done, "2026-03-11", "2026-03-11", Known, "on_time");
        check(Status::Done, "2026-03-12", "2026-03-11", Known, "late");
        check(Status::Done, "2026-03-12", "", Known, "-");
        check(Status::Broken, "2026-03-12", "2026-03-11", Known, "-");
    }
}
