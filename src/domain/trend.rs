//! Whether closing keeps pace with falling due: how many commitments were
//! closed by a day, and how many had fallen due by it, open or not.
//!
//! It must not know which commitments they are, nor how the curve is drawn.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::commitment::{LAST_DAY, Stretch};
use super::iso_week::Week;

/// How far apart the points of a curve lie.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    #[default]
    Week,
    Month,
    Year,
}

/// Weeks, or months, of a curve that is drawn by them; a longer one takes the
/// next step.
const MOST_WEEKS: i64 = 60;
const MOST_MONTHS: i64 = 150;
/// Years before today and after it beyond which nothing is drawn.
const MOST_YEARS: u32 = 60;

/// The curve on one day.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub day: NaiveDate,
    /// Closed on that day; absent behind today, which nobody knows.
    pub closed: Option<usize>,
    /// Due on that day or before it, open or closed.
    pub due: usize,
}

/// Points at the ends of weeks, months or years, and at today.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    pub step: Step,
    /// By day; the first one lies before anything was closed or due.
    pub points: Vec<Point>,
}

/// Gathers the days on which something was closed, opened again, or fell due.
#[derive(Clone, Debug, Default)]
pub struct Turns {
    days: BTreeMap<NaiveDate, Turn>,
}

#[derive(Copy, Clone, Debug, Default)]
struct Turn {
    closed: i64,
    due: i64,
}

impl Turns {
    /// Counts in one stretch of a commitment's life.
    pub fn add(&mut self, stretch: &Stretch) {
        let Stretch { from, until, status, due } = *stretch;
        if !status.is_open() {
            self.turn(from, until, |turn, by| turn.closed += by);
        }
        if let Some(due) = due {
            self.turn(from.max(due), until, |turn, by| turn.due += by);
        }
    }

    /// Counts in as much of a stretch as had begun by `day`, as though it went
    /// on from there: what happened later is no part of that day's curve.
    pub fn add_by(&mut self, stretch: &Stretch, day: NaiveDate) {
        if stretch.from <= day {
            let until = if stretch.until > day { LAST_DAY } else { stretch.until };
            self.add(&Stretch { until, ..stretch.clone() });
        }
    }

    fn turn(&mut self, from: NaiveDate, until: NaiveDate, add: impl Fn(&mut Turn, i64)) {
        if from >= until {
            return;
        }
        add(self.days.entry(from).or_default(), 1);
        if until < LAST_DAY {
            add(self.days.entry(until).or_default(), -1);
        }
    }

    /// The curve, as seen on `today`.
    #[must_use]
    pub fn trend(&self, today: NaiveDate) -> Trend {
        let years = Months::new(12 * MOST_YEARS);
        let earliest = today.checked_sub_months(years).unwrap_or(NaiveDate::MIN);
        let latest = today.checked_add_months(years).unwrap_or(LAST_DAY);
        let turned = |turn: &Turn| turn.closed != 0 || turn.due != 0;
        let mut days = self.days.iter().filter(|(_, turn)| turned(turn)).map(|(day, _)| *day);
        let first = days.next().map_or(today, |day| day.clamp(earliest, today));
        let last = days.next_back().map_or(today, |day| day.clamp(today, latest)).max(first);
        let step = Step::spanning(first, last);
        let mut ahead = self.days.iter().peekable();
        let mut sum = Turn::default();
        let point = |day: NaiveDate| {
            while let Some((_, turn)) = ahead.next_if(|(turned, _)| **turned <= day) {
                sum.closed += turn.closed;
                sum.due += turn.due;
            }
            let count = |sum: i64| usize::try_from(sum).unwrap_or(0);
            Point { day, closed: (day <= today).then(|| count(sum.closed)), due: count(sum.due) }
        };
        Trend { step, points: step.ends(first, last, today).into_iter().map(point).collect() }
    }
}

impl Step {
    /// The smallest step that does not give too many points.
    fn spanning(first: NaiveDate, last: NaiveDate) -> Self {
        let days = (last - first).num_days();
        match () {
            () if days <= 7 * MOST_WEEKS => Self::Week,
            () if days <= 30 * MOST_MONTHS => Self::Month,
            () => Self::Year,
        }
    }

    /// The last day of the week, month or year with this day in it.
    #[must_use]
    pub fn end(self, day: NaiveDate) -> NaiveDate {
        let end = match self {
            Self::Week => Some(Week::containing(day).end()),
            Self::Month => day
                .with_day(1)
                .and_then(|first| first.checked_add_months(Months::new(1)))
                .and_then(|next| next.pred_opt()),
            Self::Year => NaiveDate::from_ymd_opt(day.year(), 12, 31),
        };
        end.map_or(day, |end| end.max(day))
    }

    /// The ends from the one before `first` to that of `last`, and `today`.
    fn ends(self, first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
        let begin = match self {
            Self::Week => Some(Week::containing(first).start()),
            Self::Month => first.with_day(1),
            Self::Year => first.with_day(1).and_then(|day| day.with_month(1)),
        };
        let mut end = begin.and_then(|day| day.pred_opt()).unwrap_or(first);
        let mut days = Vec::new();
        loop {
            if end > today && days.last().is_none_or(|before| *before < today) {
                days.push(today);
            }
            days.push(end);
            let next = end.checked_add_days(Days::new(1));
            match next.filter(|_| end < last) {
                Some(next) => end = self.end(next),
                None => return days,
            }
        }
    }
}

impl Trend {
    /// The point of today, which is the last one with a count of the closed.
    #[must_use]
    pub fn today(&self) -> Option<&Point> {
        self.points.iter().rev().find(|point| point.closed.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, Trend, Turns};
    use crate::domain::commitment::{FIRST_DAY, LAST_DAY, Stretch};
    use crate::domain::vocabulary::Status;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// From, until, due, and whether it is closed.
    fn trend(lives: &[(&str, &str, &str, bool)], today: &str) -> Trend {
        let mut turns = Turns::default();
        for (from, until, due, closed) in lives {
            turns.add(&Stretch {
                from: if from.is_empty() { FIRST_DAY } else { day(from) },
                until: if until.is_empty() { LAST_DAY } else { day(until) },
                status: if *closed { Status::Done } else { Status::InProgress },
                due: due.parse().ok(),
            });
        }
        turns.trend(day(today))
    }

    fn text(trend: &Trend) -> Vec<String> {
        let closed = |closed: Option<usize>| closed.map_or("-".to_owned(), |n| n.to_string());
        let points = trend.points.iter();
        points.map(|at| format!("{} {} {}", at.day, closed(at.closed), at.due)).collect()
    }

    #[test]
    fn a_curve_counts_what_was_closed_and_what_had_fallen_due() {
        let lives = [
            ("", "2026-11-12", "2026-11-10", false),
            ("2026-11-12", "", "2026-11-10", true),
            // Moved away after it had fallen due, and opened again.
            ("", "2026-11-18", "2026-11-17", false),
            ("2026-11-18", "2026-11-19", "2026-12-01", true),
            ("2026-11-19", "", "2026-12-01", false),
            ("", "", "", false),
        ];
        let found = trend(&lives, "2026-11-17");
        assert_eq!(found.step, Step::Week);
        let expected = [
            "2026-11-08 0 0",
            "2026-11-15 1 1",
            "2026-11-17 1 2",
            "2026-11-22 - 1",
            "2026-11-29 - 1",
            "2026-12-06 - 2",
        ];
        assert_eq!(text(&found), expected);
        assert_eq!(found.today().map(|point| point.day), Some(day("2026-11-17")));
    }

    #[test]
    fn a_long_curve_goes_by_months_and_a_longer_one_by_years() {
        for (due, step, points, first, last) in [
            ("2027-11-20", Step::Week, 54, "2026-11-22", "2027-11-21"),
            ("2030-12-31", Step::Month, 52, "2026-10-31", "2030-12-31"),
            ("2050-06-30", Step::Year, 27, "2025-12-31", "2050-12-31"),
            ("2300-01-01", Step::Year, 63, "2025-12-31", "2086-12-31"),
        ] {
            let found = trend(&[("", "", due, false), ("2026-11-24", "", "", true)], "2026-11-24");
            let ends = (found.points[0].day, found.points[found.points.len() - 1].day);
            assert_eq!((found.step, found.points.len()), (step, points), "{due}");
            assert_eq!(ends, (day(first), day(last)), "{due}");
        }
    }

    #[test]
    fn an_empty_curve_has_today_in_it() {
        let found = trend(&[("", "", "", false)], "2026-11-24");
        assert_eq!(text(&found), ["2026-11-22 0 0", "2026-11-24 0 0", "2026-11-29 - 0"]);
        for today in ["1900-01-01", "9999-12-31"] {
            assert!(trend(&[], today).today().is_some());
        }
    }
}
