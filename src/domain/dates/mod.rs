//! The dates people type, in Chinese, in English and in ISO order.
//!
//! Nothing is guessed: of the orders that compete (`3/12`, `03/12/2026`) none is
//! taken, and the readings are handed back. A month and day without a year lie
//! in the year of `today`. A bare weekday (`fri`, 周五) is the coming one, never
//! today; 本, 下 and 上 (`this`, `next`, `last`) count whole ISO weeks. Months
//! added to a month's last days end at the month's end. It must not know the
//! clock: `today` is an argument.

mod chinese;
mod numeric;
mod reader;
mod relative;

use std::ops::RangeInclusive;

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::folding::folded;
use crate::domain::iso_week::Week;

pub(in crate::domain) use reader::numeral;
pub use reader::numeral_digit;

/// The years a date may lie in.
pub const YEARS: RangeInclusive<i32> = 1949..=2199;

/// Longer texts are no dates.
const LONGEST_CHARS: usize = 40;

/// Days from `from` to `to`, both included.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Period {
    /// The period of one day.
    #[must_use]
    pub fn day(date: NaiveDate) -> Self {
        Self { from: date, to: date }
    }
}

/// Why a text is no date.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum DateProblem {
    /// Nothing was typed.
    Empty,
    /// Not a way of writing dates that is known here.
    Unknown { text: String },
    /// The month has no such day.
    NoSuchDay { year: i32, month: u32, day: u32 },
    /// The year has no such month.
    NoSuchMonth { year: i32, month: u32 },
    /// The ISO year has no such week.
    NoSuchWeek { year: i32, week: u32 },
    /// Day and month compete. The readings that are days, earliest first: none,
    /// one or more, and none is taken; year, month, day is the order accepted.
    Ambiguous { text: String, readings: Vec<NaiveDate> },
    /// A longer period where one day (or one week) is wanted.
    TooWide { text: String, from: NaiveDate, to: NaiveDate },
    /// A day outside [`YEARS`].
    OutOfRange { text: String },
    /// The working days of this year are not known.
    CalendarYear { year: i32 },
}

/// The day a text names. "Within" expressions (3天内) name their last day.
///
/// # Errors
/// A [`DateProblem`]; [`DateProblem::TooWide`] for a week, month, quarter or year.
pub fn parse_date(text: &str, today: NaiveDate) -> Result<NaiveDate, DateProblem> {
    match read(text, today)? {
        Reading::Day(date) | Reading::Within(date) => Ok(date),
        Reading::Span(Period { from, to }) => {
            Err(DateProblem::TooWide { text: text.trim().to_owned(), from, to })
        }
    }
}

/// The days a text names: one day, or a week, part of a month, month, quarter,
/// half-year or year (2026-03, 2026-Q2, 本周, 下月). "Within" expressions run
/// from today.
///
/// # Errors
/// A [`DateProblem`].
pub fn parse_period(text: &str, today: NaiveDate) -> Result<Period, DateProblem> {
    match read(text, today)? {
        Reading::Day(date) => Ok(Period::day(date)),
        Reading::Span(period) => Ok(period),
        Reading::Within(to) => Ok(Period { from: today.min(to), to }),
    }
}

/// The ISO week a text names, or the one with the day it names.
///
/// # Errors
/// A [`DateProblem`]; [`DateProblem::TooWide`] for what does not lie in one week.
pub fn parse_week(text: &str, today: NaiveDate) -> Result<Week, DateProblem> {
    let this = Week::containing(today);
    match folded(text).trim() {
        "this" => return Ok(this),
        "last" => return Ok(this.previous()),
        "next" => return Ok(this.next()),
        _ => {}
    }
    match read(text, today)? {
        Reading::Day(date) | Reading::Within(date) => Ok(Week::containing(date)),
        Reading::Span(Period { from, to }) => {
            let week = Week::containing(from);
            let text = text.trim().to_owned();
            let too_wide = DateProblem::TooWide { text, from, to };
            (to <= week.end()).then_some(week).ok_or(too_wide)
        }
    }
}

/// What a text was read as.
#[derive(Copy, Clone, Debug, PartialEq)]
enum Reading {
    Day(NaiveDate),
    Span(Period),
    /// From today to this day.
    Within(NaiveDate),
}

/// `None` when the text has not the shape a reader looks for.
type Outcome = Option<Result<Reading, DateProblem>>;

/// A text as the readers see it.
struct Typed<'a> {
    /// As typed, for problems.
    text: &'a str,
    /// Folded, without whitespace.
    compact: &'a str,
    today: NaiveDate,
}

impl Typed<'_> {
    fn ambiguous(&self, mut readings: Vec<NaiveDate>) -> DateProblem {
        readings.retain(|date| YEARS.contains(&date.year()));
        readings.sort_unstable();
        readings.dedup();
        DateProblem::Ambiguous { text: self.text.to_owned(), readings }
    }

    fn out_of_range(&self) -> DateProblem {
        DateProblem::OutOfRange { text: self.text.to_owned() }
    }
}

fn read(text: &str, today: NaiveDate) -> Result<Reading, DateProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateProblem::Empty);
    }
    let unknown = || DateProblem::Unknown { text: text.to_owned() };
    let compact = compacted(text).ok_or_else(unknown)?;
    let typed = Typed { text, compact: &compact, today };
    let reading = relative::read(&typed)
        .or_else(|| numeric::read(&typed))
        .or_else(|| chinese::read(&typed))
        .unwrap_or_else(|| Err(unknown()))?;
    let period = match reading {
        Reading::Day(date) | Reading::Within(date) => Period::day(date),
        Reading::Span(period) => period,
    };
    let known = YEARS.contains(&period.from.year()) && YEARS.contains(&period.to.year());
    known.then_some(reading).ok_or_else(|| typed.out_of_range())
}

/// Folded and without whitespace; `None` when that would join two numbers, or
/// when the text is too long to be a date.
fn compacted(text: &str) -> Option<String> {
    if text.chars().nth(LONGEST_CHARS).is_some() {
        return None;
    }
    let mut compact = String::with_capacity(text.len());
    let mut spaced = false;
    for c in folded(text).chars() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        if spaced && c.is_ascii_digit() && compact.ends_with(|d: char| d.is_ascii_digit()) {
            return None;
        }
        spaced = false;
        compact.push(c);
    }
    Some(compact)
}

/// A day of the calendar, or which part of it does not exist.
fn day_of(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateProblem> {
    if !(1..=12).contains(&month) {
        return Err(DateProblem::NoSuchMonth { year, month });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateProblem::NoSuchDay { year, month, day })
}

/// `count` months from the first of `month`, all of them.
fn months_of(year: i32, month: u32, count: u32) -> Result<Period, DateProblem> {
    let from = day_of(year, month, 1)?;
    let after = from.checked_add_months(Months::new(count));
    let to = after.and_then(|date| date.pred_opt());
    Ok(Period { from, to: to.unwrap_or(NaiveDate::MAX) })
}

/// The quarter with `date` in it.
fn quarter_with(date: NaiveDate) -> Result<Period, DateProblem> {
    months_of(date.year(), date.month0() / 3 * 3 + 1, 3)
}

/// `date` moved by whole months, to the month's end where the day is missing.
fn shifted(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let span = Months::new(months.unsigned_abs());
    if months < 0 { date.checked_sub_months(span) } else { date.checked_add_months(span) }
}

#[cfg(test)]
mod tests;
