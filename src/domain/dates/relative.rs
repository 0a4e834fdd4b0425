//! Dates counted from today: words (今天, eom), weekdays (周五, next fri) and
//! distances (+30d, -2w, 5个工作日后, 3天内).

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::reader::Reader;
use super::{DateProblem, Outcome, Period, Reading, Typed, months_of, quarter_with, shifted};
use crate::domain::calendar::add_workdays;
use crate::domain::iso_week::Week;

pub(super) fn read(typed: &Typed) -> Outcome {
    day_word(typed)
        .or_else(|| end_word(typed))
        .or_else(|| week_day(typed))
        .or_else(|| english_period(typed))
        .or_else(|| distance(typed))
}

const DAY_WORDS: &[(&str, i64)] = &[
    ("today", 0),
    ("今天", 0),
    ("今日", 0),
    ("tomorrow", 1),
    ("明天", 1),
    ("明日", 1),
    ("后天", 2),
    ("大后天", 3),
    ("yesterday", -1),
    ("昨天", -1),
    ("昨日", -1),
    ("前天", -2),
    ("大前天", -3),
];

fn day_word(typed: &Typed) -> Outcome {
    let days = Reader::new(typed.compact).finish_with(DAY_WORDS)?;
    Some(days_away(typed, days).map(Reading::Day))
}

#[derive(Copy, Clone)]
enum Unit {
    Workday,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

const END_WORDS: &[(&str, Unit)] = &[
    ("eow", Unit::Week),
    ("eom", Unit::Month),
    ("月底", Unit::Month),
    ("月末", Unit::Month),
    ("eoq", Unit::Quarter),
    ("季末", Unit::Quarter),
    ("季底", Unit::Quarter),
    ("季度末", Unit::Quarter),
    ("季度底", Unit::Quarter),
    ("eoy", Unit::Year),
    ("年底", Unit::Year),
    ("年末", Unit::Year),
];

const WITHIN_WORDS: &[(&str, Unit)] = &[
    ("本周内", Unit::Week),
    ("月内", Unit::Month),
    ("本月内", Unit::Month),
    ("本季度内", Unit::Quarter),
    ("年内", Unit::Year),
    ("今年内", Unit::Year),
];

/// The end of the running week, month, quarter or year.
fn end_word(typed: &Typed) -> Outcome {
    let mut reader = Reader::new(typed.compact);
    if let Some(unit) = reader.finish_with(END_WORDS) {
        return Some(running(typed.today, unit).map(|period| Reading::Day(period.to)));
    }
    let unit = reader.finish_with(WITHIN_WORDS)?;
    Some(running(typed.today, unit).map(|period| Reading::Within(period.to)))
}

/// The week, month, quarter or year with `date` in it.
fn running(date: NaiveDate, unit: Unit) -> Result<Period, DateProblem> {
    match unit {
        Unit::Workday | Unit::Day => Ok(Period::day(date)),
        Unit::Week => Ok(week_period(Week::containing(date))),
        Unit::Month => months_of(date.year(), date.month(), 1),
        Unit::Quarter => quarter_with(date),
        Unit::Year => months_of(date.year(), 1, 12),
    }
}

fn week_period(week: Week) -> Period {
    Period { from: week.start(), to: week.end() }
}

const WEEK_PREFIXES: &[(&str, i32)] = &[
    ("下下", 2),
    ("下", 1),
    ("上上", -2),
    ("上", -1),
    ("本", 0),
    ("这", 0),
    ("next", 1),
    ("last", -1),
    ("this", 0),
];

const WEEK_WORDS: &[(&str, ())] = &[("周", ()), ("星期", ()), ("礼拜", ())];

const CHINESE_DAYS: &[(&str, Weekday)] = &[
    ("一", Weekday::Mon),
    ("二", Weekday::Tue),
    ("三", Weekday::Wed),
    ("四", Weekday::Thu),
    ("五", Weekday::Fri),
    ("六", Weekday::Sat),
    ("日", Weekday::Sun),
    ("天", Weekday::Sun),
];

const ENGLISH_DAYS: &[(&str, Weekday)] = &[
    ("mon", Weekday::Mon),
    ("monday", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("tues", Weekday::Tue),
    ("tuesday", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("wednesday", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("thur", Weekday::Thu),
    ("thurs", Weekday::Thu),
    ("thursday", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("friday", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("saturday", Weekday::Sat),
    ("sun", Weekday::Sun),
    ("sunday", Weekday::Sun),
];

/// 周五, 下周五, 下周, 周末, `fri`, `next-fri`.
fn week_day(typed: &Typed) -> Outcome {
    let mut reader = Reader::new(typed.compact);
    let weeks = prefix(&mut reader);
    let mut english = reader;
    if let Some(weekday) = english.finish_with(ENGLISH_DAYS) {
        return Some(weekday_away(typed, weeks, weekday).map(Reading::Day));
    }
    reader.eat("个");
    reader.eat_any(WEEK_WORDS)?;
    if let Some(weekday) = reader.finish_with(CHINESE_DAYS) {
        return Some(weekday_away(typed, weeks, weekday).map(Reading::Day));
    }
    let this = Week::containing(typed.today);
    if reader.finish_with(&[("末", ())]).is_some() {
        let week = weeks_away(this, weeks.unwrap_or(0));
        return Some(Ok(Reading::Span(Period { from: week.day(Weekday::Sat), to: week.end() })));
    }
    let named = weeks.filter(|_| reader.is_done())?;
    Some(Ok(Reading::Span(week_period(weeks_away(this, named)))))
}

/// A prefix and, in English, the hyphen after it.
fn prefix(reader: &mut Reader) -> Option<i32> {
    let steps = reader.eat_any(WEEK_PREFIXES)?;
    let _ = reader.eat("-") || reader.eat("_");
    Some(steps)
}

/// That day of a named week, or without a name the coming one, today excluded.
fn weekday_away(
    typed: &Typed,
    weeks: Option<i32>,
    weekday: Weekday,
) -> Result<NaiveDate, DateProblem> {
    let this = Week::containing(typed.today);
    if let Some(weeks) = weeks {
        return Ok(weeks_away(this, weeks).day(weekday));
    }
    let day = this.day(weekday);
    Ok(if day > typed.today { day } else { this.next().day(weekday) })
}

fn weeks_away(week: Week, weeks: i32) -> Week {
    let step = if weeks < 0 { Week::previous } else { Week::next };
    (0..weeks.unsigned_abs()).fold(week, |week, _| step(week))
}

const ENGLISH_PERIODS: &[(&str, Unit)] = &[
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("year", Unit::Year),
];

/// `this-week`, `next month`, `last_year`.
fn english_period(typed: &Typed) -> Outcome {
    let mut reader = Reader::new(typed.compact);
    let steps = prefix(&mut reader)?;
    let unit = reader.finish_with(ENGLISH_PERIODS)?;
    Some(away(typed, steps, unit).and_then(|date| running(date, unit).map(Reading::Span)))
}

/// Longer words before their beginnings. 月 alone is no unit: 3月后 would be
/// March or three months.
const UNITS: &[(&str, Unit)] = &[
    ("个工作日", Unit::Workday),
    ("工作日", Unit::Workday),
    ("workdays", Unit::Workday),
    ("workday", Unit::Workday),
    ("wd", Unit::Workday),
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("days", Unit::Day),
    ("day", Unit::Day),
    ("d", Unit::Day),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("个礼拜", Unit::Week),
    ("周", Unit::Week),
    ("weeks", Unit::Week),
    ("week", Unit::Week),
    ("w", Unit::Week),
    ("个月", Unit::Month),
    ("months", Unit::Month),
    ("month", Unit::Month),
    ("m", Unit::Month),
    ("个季度", Unit::Quarter),
    ("quarters", Unit::Quarter),
    ("quarter", Unit::Quarter),
    ("q", Unit::Quarter),
    ("年", Unit::Year),
    ("years", Unit::Year),
    ("year", Unit::Year),
    ("y", Unit::Year),
];

#[derive(Copy, Clone)]
enum Direction {
    After,
    Before,
    Within,
}

const SIGNS: &[(&str, Direction)] = &[("+", Direction::After), ("-", Direction::Before)];

const DIRECTIONS: &[(&str, Direction)] = &[
    ("后", Direction::After),
    ("以后", Direction::After),
    ("之后", Direction::After),
    ("later", Direction::After),
    ("前", Direction::Before),
    ("以前", Direction::Before),
    ("之前", Direction::Before),
    ("ago", Direction::Before),
    ("内", Direction::Within),
    ("以内", Direction::Within),
    ("之内", Direction::Within),
];

/// A sign, a number and a unit; or a number, a unit and a direction.
fn distance(typed: &Typed) -> Outcome {
    let mut reader = Reader::new(typed.compact);
    let sign = reader.eat_any(SIGNS);
    let count = i32::try_from(reader.number()?.value).ok();
    let unit = reader.eat_any(UNITS)?;
    let direction = match sign {
        Some(direction) => reader.is_done().then_some(direction)?,
        None => reader.finish_with(DIRECTIONS)?,
    };
    let Some(count) = count else {
        return Some(Err(typed.out_of_range()));
    };
    Some(match direction {
        Direction::After => away(typed, count, unit).map(Reading::Day),
        Direction::Before => away(typed, -count, unit).map(Reading::Day),
        Direction::Within => away(typed, count, unit).map(Reading::Within),
    })
}

fn away(typed: &Typed, count: i32, unit: Unit) -> Result<NaiveDate, DateProblem> {
    let months = |each: i32| {
        let moved = count.checked_mul(each).and_then(|m| shifted(typed.today, m));
        moved.ok_or_else(|| typed.out_of_range())
    };
    match unit {
        Unit::Workday => add_workdays(typed.today, count)
            .map_err(|unknown| DateProblem::CalendarYear { year: unknown.year }),
        Unit::Day => days_away(typed, i64::from(count)),
        Unit::Week => days_away(typed, 7 * i64::from(count)),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
    }
}

fn days_away(typed: &Typed, days: i64) -> Result<NaiveDate, DateProblem> {
    let span = Days::new(days.unsigned_abs());
    let date = if days < 0 {
        typed.today.checked_sub_days(span)
    } else {
        typed.today.checked_add_days(span)
    };
    date.ok_or_else(|| typed.out_of_range())
}
