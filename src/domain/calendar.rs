//! Working days by the State Council's holiday notices: which days are worked
//! and how many lie between two dates.
//!
//! It must not guess: a year without a notice in the table
//! (`calendar_table`) has no known working days, and every function
//! says so.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::calendar_table::{NOTICES, Notice, Ymd};

/// The first year whose working days are known.
pub const FIRST_YEAR: i32 = 2015;
/// The last year whose working days are known.
pub const LAST_YEAR: i32 = 2026;

/// Whether a day is worked.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum DayKind {
    Workday,
    Rest,
}

/// A count of working days came into a year without a notice.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct UnknownYear {
    pub year: i32,
}

/// Whether the working days of a year are known.
#[must_use]
pub fn is_known(year: i32) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&year)
}

/// Whether `date` is worked; `None` when its year is not in the table.
#[must_use]
pub fn day_kind(date: NaiveDate) -> Option<DayKind> {
    is_known(date.year()).then(|| said_of(date).unwrap_or_else(|| by_weekday(date)))
}

/// What the notices say of this very day: off as part of a holiday, or worked
/// instead. `None` where they do not name it.
#[must_use]
pub fn said_of(date: NaiveDate) -> Option<DayKind> {
    let day = (date.year(), date.month(), date.day());
    notices_for(day).find_map(|notice| said_by(notice, day))
}

/// The numbers of the notices that rule the working days of `year`, the latest
/// first. Empty when the year is not in the table.
pub fn sources(year: i32) -> impl Iterator<Item = &'static str> {
    let known = NOTICES.iter().rev().filter(move |n| n.year == year);
    known.map(|notice| notice.number)
}

/// The `n`th working day after `start`, or before it when `n` is negative.
/// Counting starts with the next day, whatever day `start` is; zero is `start`.
///
/// # Errors
/// [`UnknownYear`] when the count meets a year that is not in the table.
pub fn add_workdays(start: NaiveDate, n: i32) -> Result<NaiveDate, UnknownYear> {
    let mut date = start;
    let mut left = n.unsigned_abs();
    while left > 0 {
        let next = if n > 0 { date.succ_opt() } else { date.pred_opt() };
        date = next.ok_or(UnknownYear { year: date.year() })?;
        match day_kind(date).ok_or(UnknownYear { year: date.year() })? {
            DayKind::Workday => left -= 1,
            DayKind::Rest => {}
        }
    }
    Ok(date)
}

/// The last working day before a day that is not worked; `None` for a working
/// day, and where the calendar does not reach.
#[must_use]
pub fn last_workday(date: NaiveDate) -> Option<NaiveDate> {
    let rests = day_kind(date)? == DayKind::Rest;
    add_workdays(date, -1).ok().filter(|_| rests)
}

/// How many working days one has to go from `from_exclusive` to reach
/// `to_inclusive`: negative when it lies earlier, and then the inverse of a
/// negative [`add_workdays`]. `None` when a day between them is in an unknown
/// year.
#[must_use]
pub fn workdays_between(from_exclusive: NaiveDate, to_inclusive: NaiveDate) -> Option<i64> {
    let mut count = 0;
    let mut date = from_exclusive;
    let sign = if from_exclusive <= to_inclusive { 1 } else { -1 };
    while date != to_inclusive {
        date = if sign > 0 { date.succ_opt()? } else { date.pred_opt()? };
        match day_kind(date)? {
            DayKind::Workday => count += sign,
            DayKind::Rest => {}
        }
    }
    Some(count)
}

/// The notices that may speak of `day`, the latest first: a notice reaches back
/// no further than the December before its year.
fn notices_for(day: Ymd) -> impl Iterator<Item = &'static Notice> {
    let (year, month, _) = day;
    NOTICES
        .iter()
        .rev()
        .filter(move |notice| notice.year == year || (month == 12 && notice.year == year + 1))
}

fn said_by(notice: &Notice, day: Ymd) -> Option<DayKind> {
    if notice.work.contains(&day) {
        return Some(DayKind::Workday);
    }
    let in_holiday = |(first, last): &(Ymd, Ymd)| (*first..=*last).contains(&day);
    notice.rest.iter().any(in_holiday).then_some(DayKind::Rest)
}

fn by_weekday(date: NaiveDate) -> DayKind {
    match date.weekday() {
        Weekday::Sat | Weekday::Sun => DayKind::Rest,
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => {
            DayKind::Workday
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn date((y, m, d): Ymd) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn notices_override_weekdays_and_later_notices_earlier_ones() {
        let rows = [
            ("2026-03-12", Some(DayKind::Workday)),
            ("2026-03-14", Some(DayKind::Rest)),
            ("2026-02-14", Some(DayKind::Workday)),
            ("2026-02-23", Some(DayKind::Rest)),
            ("2026-10-10", Some(DayKind::Workday)),
            ("2015-09-04", Some(DayKind::Rest)),
            ("2015-09-06", Some(DayKind::Workday)),
            ("2018-12-29", Some(DayKind::Workday)),
            ("2018-12-31", Some(DayKind::Rest)),
            ("2019-05-02", Some(DayKind::Rest)),
            ("2020-01-31", Some(DayKind::Rest)),
            ("2020-02-01", Some(DayKind::Rest)),
            ("2022-12-31", Some(DayKind::Rest)),
            ("2014-12-31", None),
            ("2027-01-01", None),
        ];
        for (text, expected) in rows {
            assert_eq!(day_kind(day(text)), expected, "{text}");
        }
    }

    #[test]
    fn every_made_up_day_is_a_weekend_and_lies_in_no_holiday_of_its_notice() {
        for notice in NOTICES {
            for worked in notice.work {
                assert_eq!(by_weekday(date(*worked)), DayKind::Rest, "{worked:?}");
                let inside = notice.rest.iter().any(|(a, b)| (a..=b).contains(&worked));
                assert!(!inside, "{worked:?}");
            }
            for (first, last) in notice.rest {
                assert!(date(*first) <= date(*last), "{first:?}");
            }
        }
    }

    /// Days off that would be worked, less the weekend days worked for them, are
    /// the statutory holidays: 11 a year, 13 since 2025; one more in 2015, and
    /// two (a Friday, and a made-up Saturday) by the extension of 2020.
    #[test]
    fn days_moved_balance_with_the_statutory_holidays_of_each_year() {
        for year in FIRST_YEAR..=LAST_YEAR {
            let expected = match year {
                2015 => 12,
                2020 => 13,
                2025.. => 13,
                _ => 11,
            };
            let start = day(&format!("{}-12-01", year - 1));
            let balance: i32 = start
                .iter_days()
                .take(400)
                .take_while(|d| d.year() <= year)
                .map(|d| {
                    let ymd = (d.year(), d.month(), d.day());
                    let mut own = NOTICES.iter().rev().filter(|n| n.year == year);
                    let said = own.find_map(|notice| said_by(notice, ymd));
                    match (by_weekday(d), said) {
                        (DayKind::Workday, Some(DayKind::Rest)) => 1,
                        (DayKind::Rest, Some(DayKind::Workday)) => -1,
                        _ => 0,
                    }
                })
                .sum();
            assert_eq!(balance, expected, "{year}");
        }
    }

    #[test]
    fn every_year_of_the_table_names_its_source() {
        for year in FIRST_YEAR..=LAST_YEAR {
            assert!(sources(year).next().is_some(), "{year}");
        }
        assert_eq!(sources(2014).count(), 0);
    }

    /// One weekend day that was worked and one weekday off, of each year.
    #[test]
    fn every_year_has_its_made_up_day_and_its_day_off() {
        let rows = [
            ("2015-02-15", "2015-02-24"),
            ("2016-02-06", "2016-09-16"),
            ("2017-01-22", "2017-10-06"),
            ("2018-09-30", "2018-12-31"),
            ("2019-10-12", "2019-05-03"),
            ("2020-06-28", "2020-10-08"),
            ("2021-09-18", "2021-09-20"),
            ("2022-01-29", "2022-05-04"),
            ("2023-10-07", "2023-10-06"),
            ("2024-09-14", "2024-02-15"),
            ("2025-01-26", "2025-02-04"),
            ("2026-02-28", "2026-02-23"),
        ];
        let years: Vec<i32> = rows.iter().map(|(worked, _)| day(worked).year()).collect();
        assert_eq!(years, (FIRST_YEAR..=LAST_YEAR).collect::<Vec<_>>());
        for (worked, off) in rows {
            assert_eq!(by_weekday(day(worked)), DayKind::Rest, "{worked}");
            assert_eq!(day_kind(day(worked)), Some(DayKind::Workday), "{worked}");
            assert_eq!(by_weekday(day(off)), DayKind::Workday, "{off}");
            assert_eq!(day_kind(day(off)), Some(DayKind::Rest), "{off}");
        }
    }

    #[test]
    fn workdays_are_counted_from_the_next_day() {
        let rows = [
            ("2024-09-20", 15, Ok("2024-10-16")),
            ("2025-09-24", 15, Ok("2025-10-21")),
            ("2026-09-21", 15, Ok("2026-10-19")),
            ("2026-03-12", 1, Ok("2026-03-13")),
            ("2026-03-12", 15, Ok("2026-04-02")),
            ("2026-02-13", 1, Ok("2026-02-14")),
            ("2026-02-13", 2, Ok("2026-02-24")),
            ("2026-03-12", -1, Ok("2026-03-11")),
            ("2026-03-16", -1, Ok("2026-03-13")),
            ("2026-03-14", 0, Ok("2026-03-14")),
            ("2014-12-31", 1, Ok("2015-01-04")),
            ("2026-12-31", 1, Err(2027)),
            ("2015-01-05", -2, Err(2014)),
            ("2026-12-25", i32::MAX, Err(2027)),
            ("2026-12-25", i32::MIN, Err(2014)),
        ];
        for (start, n, expected) in rows {
            let expected = expected.map(day).map_err(|year| UnknownYear { year });
            assert_eq!(add_workdays(day(start), n), expected, "{start} {n}");
        }
    }

    #[test]
    fn a_day_that_is_not_worked_has_a_working_day_before_it() {
        for (text, expected) in [
            ("2026-03-15", Some("2026-03-13")),
            ("2026-10-07", Some("2026-09-30")),
            ("2026-10-10", None),
            ("2026-03-13", None),
            ("2027-01-01", None),
            ("2015-01-01", None),
        ] {
            assert_eq!(last_workday(day(text)), expected.map(day), "{text}");
        }
    }

    #[test]
    fn workdays_between_excludes_the_first_day_and_includes_the_last() {
        let rows = [
            ("2026-03-12", "2026-03-12", Some(0)),
            ("2026-03-12", "2026-03-13", Some(1)),
            ("2026-03-13", "2026-03-15", Some(0)),
            ("2026-03-12", "2026-06-30", Some(74)),
            ("2026-03-15", "2026-03-13", Some(-1)),
            ("2026-12-31", "2027-01-01", None),
            ("2014-12-30", "2015-01-05", None),
        ];
        for (from, to, expected) in rows {
            assert_eq!(workdays_between(day(from), day(to)), expected, "{from} {to}");
        }
    }

    proptest! {
        #[test]
        fn counting_forth_and_measuring_agree(offset in 0i64..3600, n in -200i32..200) {
            let start = day("2016-06-01") + chrono::Days::new(offset.unsigned_abs());
            if let Ok(end) = add_workdays(start, n) {
                prop_assert_eq!(workdays_between(start, end), Some(i64::from(n)));
            }
        }
    }
}
