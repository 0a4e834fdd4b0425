//! A month as a grid of weeks that begin on Monday.

use crate::domain::calendar::{DayKind, is_known, said_of};
use chrono::{Datelike, Months, NaiveDate};

/// A month of a calendar.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Month {
    first: NaiveDate,
}

/// What the State Council's notices make of a day.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum DayOff {
    Holiday,
    /// A weekend day that is worked.
    MadeUp,
    /// As its day of the week is.
    Usual,
    /// There is no notice for its year.
    Unknown,
}

/// What is known of a day from the official calendar. Nothing is guessed for
/// a year without one.
#[must_use]
pub fn day_off(day: NaiveDate) -> DayOff {
    match (is_known(day.year()), said_of(day)) {
        (false, _) => DayOff::Unknown,
        (true, None) => DayOff::Usual,
        (true, Some(DayKind::Rest)) => DayOff::Holiday,
        (true, Some(DayKind::Workday)) => DayOff::MadeUp,
    }
}

/// Monday to Sunday; days of other months are absent.
pub type WeekRow = [Option<NaiveDate>; 7];

impl Month {
    /// The month with this day in it.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// From 1 to 12.
    #[must_use]
    pub fn number(self) -> u32 {
        self.first.month()
    }

    /// The month after it; the last one there is returns itself.
    #[must_use]
    pub fn next(self) -> Self {
        Self { first: months_on(self.first, 1) }
    }

    /// Its weeks, of which there are four to six.
    #[must_use]
    pub fn weeks(self) -> Vec<WeekRow> {
        let mut weeks: Vec<WeekRow> = Vec::new();
        for day in self.first.iter_days().take_while(|day| day.month() == self.number()) {
            let at = day.weekday().num_days_from_monday() as usize;
            if at == 0 || weeks.is_empty() {
                weeks.push([None; 7]);
            }
            if let Some(week) = weeks.last_mut() {
                week[at] = Some(day);
            }
        }
        weeks
    }
}

/// The first and the last day of the month with this day.
#[must_use]
pub fn month_ends(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1));
    (first, next.and_then(|next| next.pred_opt()).unwrap_or(day))
}

/// The same day so many months on, or the last one of a shorter month.
#[must_use]
pub fn months_on(day: NaiveDate, months: i32) -> NaiveDate {
    let span = Months::new(months.unsigned_abs());
    let moved =
        if months < 0 { day.checked_sub_months(span) } else { day.checked_add_months(span) };
    moved.unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::{DayOff, Month, day_off, months_on};
    use chrono::{Datelike, NaiveDate, Weekday};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn every_month_has_each_of_its_days_once_and_under_its_weekday() {
        for year in 2015..=2030 {
            for number in 1..=12 {
                let first = NaiveDate::from_ymd_opt(year, number, 1).expect("a day");
                let weeks = Month::of(first).weeks();
                assert!((4..=6).contains(&weeks.len()), "{first}");
                let days: Vec<NaiveDate> = weeks.iter().flatten().flatten().copied().collect();
                let expected: Vec<NaiveDate> =
                    first.iter_days().take_while(|day| day.month() == number).collect();
                assert_eq!(days, expected);
                for week in weeks {
                    for (at, day) in
                        week.into_iter().enumerate().filter_map(|(at, day)| Some((at, day?)))
                    {
                        let weekday =
                            Weekday::try_from(u8::try_from(at).expect("few")).expect("a weekday");
                        assert_eq!(day.weekday(), weekday, "{day}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_day_off_is_told_from_a_weekend_and_from_a_year_without_a_notice() {
        for (text, expected) in [
            ("2026-10-01", DayOff::Holiday),
            ("2026-10-03", DayOff::Holiday),
            ("2026-10-10", DayOff::MadeUp),
            ("2026-10-11", DayOff::Usual),
            ("2026-10-12", DayOff::Usual),
            ("2027-01-01", DayOff::Unknown),
            ("2014-12-31", DayOff::Unknown),
        ] {
            assert_eq!(day_off(day(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_month_on_ends_with_a_shorter_month() {
        for (from, months, to) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-03-31", -1, "2026-02-28"),
            ("2026-11-24", 12, "2027-11-24"),
            ("2026-11-24", 0, "2026-11-24"),
        ] {
            assert_eq!(months_on(day(from), months), day(to), "{from} {months}");
        }
    }
}
