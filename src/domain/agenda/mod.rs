//! The agenda: open commitments in the order of their days, gathered into
//! groups from what is overdue to what has no date.
//!
//! It works on counts by day, so that a ledger of any size is a few thousand
//! numbers. It must not know which rows are on a screen, nor any word.

pub mod axis;
pub mod course;
pub mod month;

use self::month::month_ends;
use crate::domain::commitment::FIRST_DAY;
use crate::domain::iso_week::Week;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// How many commitments a day has.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct DayCount {
    pub day: NaiveDate,
    pub count: usize,
}

/// The open commitments by day, in the order in which the agenda lists them:
/// first the dated ones. The other two stand by the day on which nuo reminds
/// of them, which is no promise.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Agenda {
    /// By due date.
    pub dated: Vec<DayCount>,
    /// Without a date, by review date.
    pub undated: Vec<DayCount>,
    /// Their limit counts from a day that nobody knows; by review date.
    pub base_missing: Vec<DayCount>,
}

/// What a group of the agenda is about.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Span {
    Overdue,
    /// From today to Sunday.
    ThisWeek,
    NextWeek,
    /// What is left of this month after next week.
    RestOfMonth,
    /// A month of this year or the next.
    Month,
    /// A later year.
    Year,
    /// Without a date; the review date has come.
    ToReview,
    /// Without a date; the review date is still to come.
    Undated,
    BaseMissing,
}

/// A group with at least one commitment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Group {
    pub span: Span,
    /// The days it reaches over: of due dates, or of review dates where its
    /// commitments have no date.
    pub days: (NaiveDate, NaiveDate),
    /// Its places in the whole agenda, from zero.
    pub places: Range<usize>,
}

/// What one day has.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct OnDay {
    pub due: usize,
    /// Review dates: reminders, not promises.
    pub reviews: usize,
    /// The place of the first commitment of the day, due ones first.
    pub first: Option<usize>,
}

fn sum(counts: &[DayCount]) -> usize {
    counts.iter().map(|found| found.count).sum()
}

impl Agenda {
    /// Commitments with a due date.
    #[must_use]
    pub fn dated_total(&self) -> usize {
        sum(&self.dated)
    }

    /// All commitments.
    #[must_use]
    pub fn total(&self) -> usize {
        self.dated_total() + sum(&self.undated) + sum(&self.base_missing)
    }

    /// The groups in order; none is empty, and every place is in one of them.
    #[must_use]
    pub fn groups(&self, today: NaiveDate) -> Vec<Group> {
        let mut groups = Vec::new();
        let mut place = 0;
        for (run, span_of) in self.runs() {
            for DayCount { day, count } in run.iter().filter(|found| found.count > 0) {
                let (span, from, to) = span_of(*day, today);
                let fits = |group: &&mut Group| group.span == span && group.days == (from, to);
                match groups.last_mut().filter(fits) {
                    Some(last) => last.places.end += count,
                    None => {
                        groups.push(Group { span, days: (from, to), places: place..place + count })
                    }
                }
                place += count;
            }
        }
        groups
    }

    fn runs(&self) -> [(&[DayCount], SpanOf); 3] {
        [
            (&self.dated, span_of_due),
            (&self.undated, span_of_review),
            (&self.base_missing, |_, _| (Span::BaseMissing, FIRST_DAY, FIRST_DAY)),
        ]
    }

    /// What falls on a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> OnDay {
        let mut found = OnDay::default();
        let mut before = 0;
        for (at, (run, _)) in self.runs().into_iter().enumerate() {
            let earlier = run.partition_point(|one| one.day < day);
            let count = run.get(earlier).filter(|one| one.day == day).map_or(0, |one| one.count);
            if count > 0 {
                let first = before + sum(&run[..earlier]);
                found.first = found.first.or(Some(first));
                match at {
                    0 => found.due = count,
                    _ => found.reviews += count,
                }
            }
            before += sum(run);
        }
        found
    }

    /// The day that a place stands at.
    #[must_use]
    pub fn day_of(&self, place: usize) -> Option<NaiveDate> {
        let mut left = place;
        for one in self.runs().into_iter().flat_map(|(run, _)| run) {
            match left.checked_sub(one.count) {
                Some(rest) => left = rest,
                None => return Some(one.day),
            }
        }
        None
    }
}

type SpanOf = fn(NaiveDate, NaiveDate) -> (Span, NaiveDate, NaiveDate);

/// The group of a due date, and the days it reaches over.
#[must_use]
pub fn span_of_due(due: NaiveDate, today: NaiveDate) -> (Span, NaiveDate, NaiveDate) {
    let this = Week::containing(today);
    let next = this.next();
    if due < today {
        let yesterday = today.pred_opt().unwrap_or(today);
        return (Span::Overdue, FIRST_DAY, yesterday);
    }
    if due <= this.end() {
        return (Span::ThisWeek, today, this.end());
    }
    if due <= next.end() {
        return (Span::NextWeek, next.start(), next.end());
    }
    let (first, last) = month_ends(due);
    let after_next_week = next.end().succ_opt().unwrap_or(due);
    if due.year() > today.year() + 1 {
        let day = |month, day| NaiveDate::from_ymd_opt(due.year(), month, day).unwrap_or(due);
        return (Span::Year, day(1, 1), day(12, 31));
    }
    let span = if (due.year(), due.month()) == (today.year(), today.month()) {
        Span::RestOfMonth
    } else {
        Span::Month
    };
    (span, first.max(after_next_week), last)
}

fn span_of_review(review: NaiveDate, today: NaiveDate) -> (Span, NaiveDate, NaiveDate) {
    let span = if review <= today { Span::ToReview } else { Span::Undated };
    (span, FIRST_DAY, FIRST_DAY)
}

#[cfg(test)]
mod tests;
