//! Dates in Chinese: 2026年3月12日, 二〇二六年三月底, 明年第二季度末, 下月.

use chrono::{Datelike, NaiveDate};

use super::numeric::{quarter, week};
use super::reader::Reader;
use super::{DateProblem, Outcome, Period, Reading, Typed, day_of, months_of, shifted};
use crate::domain::iso_week::Week;

const YEAR_WORDS: &[(&str, i32)] =
    &[("今年", 0), ("本年", 0), ("明年", 1), ("后年", 2), ("去年", -1), ("前年", -2)];

const MONTH_WORDS: &[(&str, i32)] = &[
    ("本月", 0),
    ("这个月", 0),
    ("这月", 0),
    ("下个月", 1),
    ("下月", 1),
    ("上个月", -1),
    ("上月", -1),
];

const QUARTER_WORDS: &[(&str, i32)] =
    &[("本季度", 0), ("本季", 0), ("下个季度", 3), ("下季度", 3), ("上个季度", -3), ("上季度", -3)];

const ENDS: &[(&str, ())] = &[("底", ()), ("末", ())];

/// First and last day of the thirds of a month; the last third ends with it.
const THIRDS: &[(&str, (u32, Option<u32>))] =
    &[("上旬", (1, Some(10))), ("中旬", (11, Some(20))), ("下旬", (21, None))];

pub(super) fn read(typed: &Typed) -> Outcome {
    let mut reader = Reader::new(typed.compact);
    if let Some(months) = reader.eat_any(QUARTER_WORDS) {
        let quarter = shifted(typed.today, months).map(super::quarter_with);
        return end_or_whole(reader, quarter.unwrap_or_else(|| Err(typed.out_of_range())));
    }
    if let Some(months) = reader.eat_any(MONTH_WORDS) {
        let Some(within) = shifted(typed.today, months) else {
            return Some(Err(typed.out_of_range()));
        };
        return in_month(reader, within.year(), within.month());
    }
    match year(&mut reader, typed) {
        Some(Ok(year)) => in_year(reader, typed, Some(year)),
        Some(Err(problem)) => Some(Err(problem)),
        None => in_year(reader, typed, None),
    }
}

/// 今年, 2026年 or 二〇二六年; `None` when the text does not begin with a year.
fn year(reader: &mut Reader, typed: &Typed) -> Option<Result<i32, DateProblem>> {
    let this = typed.today.year();
    if let Some(years) = reader.eat_any(YEAR_WORDS) {
        return Some(this.checked_add(years).ok_or_else(|| typed.out_of_range()));
    }
    let mut ahead = *reader;
    let number = ahead.number().filter(|number| number.digits == 4)?;
    if !ahead.eat("年") {
        return None;
    }
    *reader = ahead;
    let year = number.value.cast_signed();
    let known = super::YEARS.contains(&year);
    Some(known.then_some(year).ok_or_else(|| typed.out_of_range()))
}

/// What follows a year, or stands without one.
fn in_year(mut reader: Reader, typed: &Typed, named: Option<i32>) -> Outcome {
    let year = named.unwrap_or_else(|| typed.today.year());
    let whole = months_of(year, 1, 12);
    if named.is_some() && reader.is_done() {
        return Some(whole.map(Reading::Span));
    }
    if named.is_some() {
        let mut ahead = reader;
        ahead.eat("年");
        if ahead.finish_with(ENDS).is_some() {
            return Some(whole.map(|period| Reading::Day(period.to)));
        }
    }
    if let Some(first_month) = reader.eat_any(&[("上半年", 1), ("下半年", 7)]) {
        return end_or_whole(reader, months_of(year, first_month, 6));
    }
    let ordinal = reader.eat("第");
    let number = reader.number()?.value;
    if reader.eat("季度") {
        return match quarter(year, number)? {
            Ok(Reading::Span(period)) => end_or_whole(reader, Ok(period)),
            other => Some(other),
        };
    }
    if ordinal {
        let this_year = Week::containing(typed.today).number().0;
        let is_week = reader.eat("周") && reader.is_done();
        return is_week.then(|| week(typed, named.unwrap_or(this_year), number));
    }
    if !reader.eat("月") {
        return None;
    }
    reader.eat("份");
    in_month(reader, year, number)
}

/// What follows a month: nothing, its end, a third of it or a day.
fn in_month(mut reader: Reader, year: i32, month: u32) -> Outcome {
    let period = match months_of(year, month, 1) {
        Ok(period) => period,
        Err(problem) => return Some(Err(problem)),
    };
    if let Some((first, last)) = reader.finish_with(THIRDS) {
        return Some(third(period.to, first, last));
    }
    let mut ahead = reader;
    if let Some(day) = ahead.number() {
        let _ = ahead.eat("日") || ahead.eat("号");
        let date = day_of(year, month, day.value).map(Reading::Day);
        return ahead.is_done().then_some(date);
    }
    end_or_whole(reader, Ok(period))
}

fn third(month_end: NaiveDate, first: u32, last: Option<u32>) -> Result<Reading, DateProblem> {
    let (year, month) = (month_end.year(), month_end.month());
    Ok(Reading::Span(Period {
        from: day_of(year, month, first)?,
        to: day_of(year, month, last.unwrap_or(month_end.day()))?,
    }))
}

/// The whole period, or its last day after 底 or 末.
fn end_or_whole(mut reader: Reader, period: Result<Period, DateProblem>) -> Outcome {
    if reader.is_done() {
        return Some(period.map(Reading::Span));
    }
    reader.finish_with(ENDS)?;
    Some(period.map(|period| Reading::Day(period.to)))
}
