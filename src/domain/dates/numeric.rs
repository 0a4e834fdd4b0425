//! Dates in digits: year, month and day in ISO order, months, quarters and
//! weeks. Other orders are recognised only to be refused with their readings.

use chrono::{Datelike, NaiveDate};

use super::{DateProblem, Outcome, Period, Reading, Typed, day_of, months_of};
use crate::domain::iso_week::Week;

pub(super) fn read(typed: &Typed) -> Outcome {
    quarter_or_week(typed).or_else(|| digits(typed))
}

/// `2026-Q2`, `2026W11`; without a year (`q2`, `w11`) those of this year.
fn quarter_or_week(typed: &Typed) -> Outcome {
    let at = typed.compact.find(['q', 'w'])?;
    let (before, number) = (typed.compact.get(..at)?, typed.compact.get(at + 1..)?);
    let before = before.strip_suffix('-').unwrap_or(before);
    let named_year = match before.len() {
        0 if at == 0 => None,
        4 => Some(field(before)?.cast_signed()),
        _ => return None,
    };
    let number = field(number).filter(|_| number.len() <= 2)?;
    if typed.compact.as_bytes().get(at) == Some(&b'w') {
        let this_year = Week::containing(typed.today).number().0;
        Some(week(typed, named_year.unwrap_or(this_year), number))
    } else {
        let year = named_year.unwrap_or_else(|| typed.today.year());
        quarter(year, number)
    }
}

pub(super) fn week(typed: &Typed, year: i32, week: u32) -> Result<Reading, DateProblem> {
    if !super::YEARS.contains(&year) {
        return Err(typed.out_of_range());
    }
    let found = Week::numbered(year, week).ok_or(DateProblem::NoSuchWeek { year, week })?;
    Ok(Reading::Span(Period { from: found.start(), to: found.end() }))
}

pub(super) fn quarter(year: i32, number: u32) -> Outcome {
    let month = (1..=4).contains(&number).then(|| number * 3 - 2)?;
    Some(months_of(year, month, 3).map(Reading::Span))
}

/// Up to three numbers with one kind of mark between them.
fn digits(typed: &Typed) -> Outcome {
    let mark = typed.compact.chars().find(|c| !c.is_ascii_digit());
    let parts: Vec<&str> = match mark {
        None => vec![typed.compact],
        Some(mark @ ('-' | '/' | '.')) => typed.compact.split(mark).collect(),
        Some(_) => return None,
    };
    if parts.len() > 3 {
        return None;
    }
    let values: Vec<u32> = parts.iter().copied().map(field).collect::<Option<_>>()?;
    match (parts.as_slice(), values.as_slice()) {
        ([whole], [_]) => unbroken(typed, whole),
        ([year, _], [y, m]) if year.len() == 4 => {
            Some(checked_year(typed, *y).and_then(|y| months_of(y, *m, 1).map(Reading::Span)))
        }
        ([_, _], [m, d]) => Some(month_day(typed, mark, *m, *d)),
        ([year, _, _], [y, m, d]) if year.len() == 4 => {
            Some(checked_year(typed, *y).and_then(|y| day_of(y, *m, *d).map(Reading::Day)))
        }
        ([_, _, last], [a, b, c]) => Some(Err(other_orders(typed, last.len(), *a, *b, *c))),
        _ => None,
    }
}

/// `20260312` and `2026`.
fn unbroken(typed: &Typed, whole: &str) -> Outcome {
    let year = checked_year(typed, field(whole.get(..4)?)?);
    match whole.len() {
        4 => Some(year.and_then(|y| months_of(y, 1, 12).map(Reading::Span))),
        8 => {
            let (month, day) = (field(whole.get(4..6)?)?, field(whole.get(6..)?)?);
            Some(year.and_then(|y| day_of(y, month, day).map(Reading::Day)))
        }
        _ => None,
    }
}

/// With a hyphen the order is ISO's. With another mark, day and month compete:
/// taken only if just one order gives a day and it is month, day.
fn month_day(
    typed: &Typed,
    mark: Option<char>,
    month: u32,
    day: u32,
) -> Result<Reading, DateProblem> {
    let year = typed.today.year();
    let in_order = day_of(year, month, day);
    let swapped = NaiveDate::from_ymd_opt(year, day, month);
    match (in_order, swapped) {
        (Ok(date), None) => Ok(Reading::Day(date)),
        (Ok(date), Some(_)) if mark == Some('-') || month == day => Ok(Reading::Day(date)),
        (Ok(date), Some(other)) => Err(typed.ambiguous(vec![date, other])),
        (Err(_), Some(other)) => Err(typed.ambiguous(vec![other])),
        (Err(problem), None) => Err(problem),
    }
}

/// Three numbers whose first is no year of four digits.
fn other_orders(typed: &Typed, last_length: usize, a: u32, b: u32, c: u32) -> DateProblem {
    let full = |year: u32| (if year < 100 { 2000 + year } else { year }).cast_signed();
    let mut readings =
        vec![NaiveDate::from_ymd_opt(full(c), b, a), NaiveDate::from_ymd_opt(full(c), a, b)];
    if last_length <= 2 {
        readings.push(NaiveDate::from_ymd_opt(full(a), b, c));
    }
    typed.ambiguous(readings.into_iter().flatten().collect())
}

fn checked_year(typed: &Typed, year: u32) -> Result<i32, DateProblem> {
    let year = year.cast_signed();
    let known = super::YEARS.contains(&year);
    known.then_some(year).ok_or_else(|| typed.out_of_range())
}

/// A number of at most eight digits and nothing else.
fn field(text: &str) -> Option<u32> {
    let plain = (1..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}
