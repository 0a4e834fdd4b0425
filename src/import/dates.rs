//! The days and limits that stand in cells. A day without its year, a day that
//! can be read in two ways, and two days in one cell are refused, never
//! guessed.

use super::cell::{Cell, number_text};
use crate::domain::commitment::DueWords;
use crate::domain::dates::{DateProblem, YEARS, parse_date};
use crate::domain::due::Rule;
use crate::domain::filling::read_due;
use crate::domain::intake::Problem;
use crate::text::fold::fold_text;
use chrono::{Days, NaiveDate};

/// What day a number is.
#[derive(Copy, Clone, Debug)]
pub struct Reckoning {
    pub today: NaiveDate,
    /// Whether bare numbers count from 1904.
    pub from_1904: bool,
}

/// Words for a commitment that goes on without an end; they are kept.
const WITHOUT_END: &[&str] = &[
    "长期",
    "持续",
    "长期坚持",
    "持续推进",
    "持续开展",
    "持续实施",
    "长期推进",
    "常态化",
    "长期任务",
    "常态化推进",
    "长期落实",
    "持续落实",
    "ongoing",
    "continuous",
    "longterm",
];
/// Words and signs for no limit at all.
const NO_LIMIT: &[&str] = &["无", "无时限", "无期限", "none", "na", "暂无", "无明确时限"];
/// Ends of a limit that say no more than that it is one.
const TAILS: &[&str] = &["全部完成", "完成", "办结", "落实到位", "落实", "到位"];

/// The limit that a cell states; `None` for an empty one.
///
/// # Errors
/// Why it states none that can be relied on.
pub fn due(cell: &Cell, reckoning: Reckoning) -> Result<Option<DueWords>, Problem> {
    let words = |rule, wording: &str| {
        Ok(Some(DueWords { wording: wording.to_owned(), wording_en: String::new(), rule }))
    };
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Day(day) => return words(Rule::Day(*day), ""),
        Cell::Fault(_) => return Err(Problem::Fault),
        Cell::Number(number) => match number_as_date(*number, reckoning)? {
            Numbered::Day(day) => return words(Rule::Day(day), ""),
            Numbered::Text(text) => text,
        },
        Cell::Text(_) | Cell::Json(_) => cell.text().into_owned(),
    };
    let text = without_time(text.trim());
    let compact: String = fold_text(text).chars().filter(|c| c.is_alphanumeric()).collect();
    if compact.is_empty() || NO_LIMIT.contains(&compact.as_str()) {
        return words(Rule::None, "");
    }
    if WITHOUT_END.contains(&compact.as_str()) {
        return words(Rule::None, text);
    }
    let bare = TAILS.iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text).trim();
    let read = read_due(bare, reckoning.today);
    let years = years_in(bare);
    match read {
        Ok(due) if needs_year(due.rule) && years == 0 => Err(Problem::NoYear),
        // What was cut off is kept in the wording.
        Ok(due) if due.wording.is_empty() => Ok(Some(due)),
        Ok(due) => Ok(Some(DueWords { wording: text.to_owned(), ..due })),
        Err(_) if years > 1 => Err(Problem::TwoDates),
        Err(problem) => Err(Problem::Date(problem)),
    }
}

/// Whether a rule comes from a day of the calendar, which a table must name
/// with its year: it was written on a day that nobody knows.
fn needs_year(rule: Rule) -> bool {
    match rule {
        Rule::Day(_)
        | Rule::SpanEnd(_)
        | Rule::MonthEnd(..)
        | Rule::BeforeMonth(..)
        | Rule::YearEnd(_)
        | Rule::InYear(_)
        | Rule::RangeEnd(_)
        | Rule::PlanEnd(_)
        | Rule::PlanTitle(_) => true,
        Rule::None
        | Rule::Condition
        | Rule::FiveYearPlan(_)
        | Rule::ReplyPlus(_)
        | Rule::ReplyYearEnd(_)
        | Rule::ReplyMonthEnd { .. }
        | Rule::ReplyDay { .. }
        | Rule::ReplyMonth(_)
        | Rule::Every { .. } => false,
    }
}

/// The day that a cell states; `None` for an empty one. What stands behind a
/// day in brackets does not count.
///
/// # Errors
/// Why it states none that can be relied on.
pub fn day(cell: &Cell, reckoning: Reckoning) -> Result<Option<NaiveDate>, Problem> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Day(day) => return Ok(Some(*day)),
        Cell::Fault(_) => return Err(Problem::Fault),
        Cell::Number(number) => match number_as_date(*number, reckoning)? {
            Numbered::Day(day) => return Ok(Some(day)),
            Numbered::Text(text) => text,
        },
        Cell::Text(_) | Cell::Json(_) => cell.text().into_owned(),
    };
    let text = without_time(text.split(['（', '(']).next().unwrap_or_default().trim());
    let compact: String = fold_text(text).chars().filter(|c| c.is_alphanumeric()).collect();
    if compact.is_empty() || NO_LIMIT.contains(&compact.as_str()) {
        return Ok(None);
    }
    let bare = TAILS.iter().find_map(|tail| text.strip_suffix(tail)).unwrap_or(text).trim();
    match parse_date(bare, reckoning.today) {
        Ok(_) if years_in(bare) == 0 => Err(Problem::NoYear),
        Ok(day) => Ok(Some(day)),
        Err(_) if years_in(bare) > 1 => Err(Problem::TwoDates),
        Err(problem) => Err(Problem::Date(problem)),
    }
}

/// The same for what has already happened.
///
/// # Errors
/// As [`day`], and for a day after today.
pub fn past_day(cell: &Cell, reckoning: Reckoning) -> Result<Option<NaiveDate>, Problem> {
    let today = reckoning.today;
    match day(cell, reckoning)? {
        Some(day) if day > today => Err(Problem::InFuture { today }),
        day => Ok(day),
    }
}

/// A number that stands for a day, or for what is read as a text.
enum Numbered {
    Day(NaiveDate),
    Text(String),
}

/// A year (2024), a day without signs (20240630), a month (2024.6), or the
/// serial number of a spreadsheet.
fn number_as_date(number: f64, reckoning: Reckoning) -> Result<Numbered, Problem> {
    let text = number_text(number);
    let whole = number.fract() == 0.0;
    if whole && (f64::from(*YEARS.start())..=f64::from(*YEARS.end())).contains(&number) {
        return Ok(Numbered::Text(text));
    }
    if whole && text.len() == 8 && number > 0.0 {
        return Ok(Numbered::Text(text));
    }
    // 2024.1 may be January or, its last zero dropped, October.
    if let Some((year, month)) = text.split_once('.').filter(|(year, _)| year.len() == 4) {
        return match month {
            "1" => Err(Problem::NumberForDate),
            _ => Ok(Numbered::Text(format!("{year}.{month}"))),
        };
    }
    let problem = || Problem::Date(DateProblem::Unknown { text: text.clone() });
    serial_day(number, reckoning.from_1904).map(Numbered::Day).ok_or_else(problem)
}

/// The day of a serial number. Days count from 1900 with a 29 February that
/// year never had, or from 1904.
#[must_use]
pub fn serial_day(serial: f64, from_1904: bool) -> Option<NaiveDate> {
    let days = serial.floor();
    let first: NaiveDate = match from_1904 {
        true => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        false if days < 60.0 => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        false => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    // The day that 1900 never had, and what lies outside of any calendar.
    if !(1.0..=200_000.0).contains(&days) || (!from_1904 && days == 60.0) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let day = first.checked_add_days(Days::new(days as u64))?;
    YEARS.contains(&chrono::Datelike::year(&day)).then_some(day)
}

/// A text without the time of day that programs write behind a date.
fn without_time(text: &str) -> &str {
    let parts = text.split_once([' ', 'T']).filter(|(day, _)| day.len() >= 8 && day.is_ascii());
    match parts {
        Some((day, time))
            if time.trim_start().starts_with(|c: char| c.is_ascii_digit())
                && time.contains(':') =>
        {
            day
        }
        Some(_) | None => text,
    }
}

/// How many years in four digits a text has.
fn years_in(text: &str) -> usize {
    let folded = fold_text(text);
    let numbers = folded.split(|c: char| !c.is_ascii_digit());
    let is_year = |digits: &&str| {
        (digits.len() == 4 || digits.len() == 8)
            && digits[..4].parse::<i32>().is_ok_and(|year| YEARS.contains(&year))
    };
    let chinese = folded.matches(['〇', '○']).count().min(1);
    numbers.filter(is_year).count().max(chinese)
}

/// The day at the beginning of a text about what happened, and the rest of it:
/// `2026-11-23 推进中`, `2024年5月8日：已印发`. Without a day of that kind the
/// whole text is the rest.
#[must_use]
pub fn leading_day(text: &str, today: NaiveDate) -> (Option<NaiveDate>, &str) {
    let of_date = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '-' | '.' | '/');
    let inner = text.trim_start_matches(['（', '(', '[', '【']);
    let end = inner.find(|c: char| !of_date(c)).unwrap_or(inner.len());
    let (head, tail) = inner.split_at(end);
    match parse_date(head, today) {
        Ok(day) if years_in(head) == 1 && day <= today => {
            let sign = |c: char| c.is_whitespace() || "）)]】：:，,、；;".contains(c);
            (Some(day), tail.trim_start_matches(sign))
        }
        Ok(_) | Err(_) => (None, text),
    }
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
