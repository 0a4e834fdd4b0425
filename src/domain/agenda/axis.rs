//! The axis of a timeline: which day stands in which column at a scale.

use crate::domain::dates::YEARS;
use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

/// How close a timeline is looked at: what a stretch between two ticks is.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
pub enum Scale {
    Week,
    Month,
    Quarter,
    #[default]
    Year,
}

impl Scale {
    /// From the closest to the widest.
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// Days that one column stands for.
    #[must_use]
    pub const fn days_per_column(self) -> u32 {
        match self {
            Self::Week => 1,
            Self::Month => 3,
            Self::Quarter => 9,
            Self::Year => 31,
        }
    }

    /// One step closer, or the closest one.
    #[must_use]
    pub const fn closer(self) -> Self {
        match self {
            Self::Week | Self::Month => Self::Week,
            Self::Quarter => Self::Month,
            Self::Year => Self::Quarter,
        }
    }

    /// One step further off, or the widest one.
    #[must_use]
    pub const fn wider(self) -> Self {
        match self {
            Self::Week => Self::Month,
            Self::Month => Self::Quarter,
            Self::Quarter | Self::Year => Self::Year,
        }
    }

    /// Whether a new stretch begins with this day.
    fn begins(self, day: NaiveDate) -> bool {
        match self {
            Self::Week => day.weekday() == Weekday::Mon,
            Self::Month => day.day() == 1,
            Self::Quarter => day.day() == 1 && day.month0().is_multiple_of(3),
            Self::Year => day.ordinal() == 1,
        }
    }

    /// The share of the axis, in percent, that lies before today when it is
    /// not scrolled: letters are some years old, and the days that matter next
    /// are ahead.
    const fn percent_behind(self) -> usize {
        match self {
            Self::Week | Self::Month => 30,
            Self::Quarter => 50,
            Self::Year => 70,
        }
    }
}

/// Where a day stands.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Column {
    Before,
    At(usize),
    After,
}

/// Days laid out in columns.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Axis {
    start: NaiveDate,
    scale: Scale,
    columns: usize,
}

/// The first column of a week, month, quarter or year, and its first day.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Tick {
    pub column: usize,
    pub day: NaiveDate,
}

impl Axis {
    /// An axis that begins with a day, or as near to it as dates reach.
    #[must_use]
    pub fn from(start: NaiveDate, scale: Scale, columns: usize) -> Self {
        let bound = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(start);
        let start = start.clamp(bound(*YEARS.start()), bound(*YEARS.end()));
        Self { start, scale, columns }
    }

    /// The axis with today in its usual place.
    #[must_use]
    pub fn around(today: NaiveDate, scale: Scale, columns: usize) -> Self {
        let behind = columns * scale.percent_behind() / 100;
        Self::from(shifted(today, -days_of(behind, scale)), scale, columns)
    }

    /// The same axis so many columns further on, or back.
    #[must_use]
    pub fn scrolled(self, columns: isize) -> Self {
        let days = i64::try_from(columns).unwrap_or(0) * i64::from(self.scale.days_per_column());
        Self::from(shifted(self.start, days), self.scale, self.columns)
    }

    /// Another scale, with the middle day left in the middle.
    #[must_use]
    pub fn zoomed(self, scale: Scale) -> Self {
        let middle = self.day_at(self.columns / 2);
        let start = shifted(middle, -days_of(self.columns / 2, scale));
        Self::from(start, scale, self.columns)
    }

    #[must_use]
    pub const fn start(self) -> NaiveDate {
        self.start
    }

    #[must_use]
    pub const fn scale(self) -> Scale {
        self.scale
    }

    #[must_use]
    pub const fn columns(self) -> usize {
        self.columns
    }

    /// The first day of a column.
    #[must_use]
    pub fn day_at(self, column: usize) -> NaiveDate {
        shifted(self.start, days_of(column, self.scale))
    }

    /// The last day of the last column; the day before the first one where
    /// there are no columns.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        shifted(self.day_at(self.columns), -1)
    }

    /// The column of a day.
    #[must_use]
    pub fn column(self, day: NaiveDate) -> Column {
        let days = (day - self.start).num_days();
        let column = days.div_euclid(i64::from(self.scale.days_per_column()));
        match usize::try_from(column) {
            Err(_) => Column::Before,
            Ok(column) if column < self.columns => Column::At(column),
            Ok(_) => Column::After,
        }
    }

    /// Where weeks, months, quarters or years begin, in order.
    #[must_use]
    pub fn ticks(self) -> Vec<Tick> {
        let days = self.start.iter_days().take_while(|day| *day <= self.end());
        days.filter(|day| self.scale.begins(*day))
            .filter_map(|day| match self.column(day) {
                Column::At(column) => Some(Tick { column, day }),
                Column::Before | Column::After => None,
            })
            .collect()
    }
}

fn days_of(columns: usize, scale: Scale) -> i64 {
    i64::try_from(columns).unwrap_or(0) * i64::from(scale.days_per_column())
}

fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    TimeDelta::try_days(days).and_then(|span| day.checked_add_signed(span)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::{Axis, Column, Scale};
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_day_has_its_column_at_each_scale() {
        use Column::{After, At, Before};
        for (scale, text, expected) in [
            (Scale::Week, "2026-03-08", Before),
            (Scale::Week, "2026-03-09", At(0)),
            (Scale::Week, "2026-03-15", At(6)),
            (Scale::Week, "2026-04-18", After),
            (Scale::Month, "2026-03-11", At(0)),
            (Scale::Month, "2026-03-12", At(1)),
            (Scale::Quarter, "2026-03-17", At(0)),
            (Scale::Quarter, "2026-03-18", At(1)),
            (Scale::Year, "2029-07-30", At(39)),
            (Scale::Year, "2029-07-31", After),
        ] {
            let axis = Axis::from(day("2026-03-09"), scale, 40);
            assert_eq!(axis.column(day(text)), expected, "{scale:?} {text}");
        }
    }

    #[test]
    fn ticks_stand_where_a_stretch_begins() {
        for (scale, expected) in [
            (Scale::Week, vec![(5, "2026-03-02"), (12, "2026-03-09")]),
            (Scale::Month, vec![(0, "2026-03-01"), (11, "2026-04-01")]),
            (Scale::Quarter, vec![(3, "2026-04-01"), (14, "2026-07-01")]),
            (Scale::Year, vec![(10, "2027-01-01")]),
        ] {
            // The first month begins inside of the first column.
            let start = if scale == Scale::Month { "2026-02-27" } else { "2026-02-25" };
            let ticks = Axis::from(day(start), scale, 16).ticks();
            let found: Vec<(usize, String)> =
                ticks.into_iter().map(|tick| (tick.column, tick.day.to_string())).collect();
            let expected: Vec<(usize, String)> =
                expected.into_iter().map(|(column, day)| (column, day.to_owned())).collect();
            assert_eq!(found, expected, "{scale:?}");
        }
    }

    #[test]
    fn zooming_walks_the_scales_and_keeps_the_middle() {
        assert_eq!(Scale::ALL.map(Scale::closer)[1..], Scale::ALL[..3]);
        assert_eq!(Scale::ALL.map(Scale::wider)[..3], Scale::ALL[1..]);
        let axis = Axis::around(day("2026-11-24"), Scale::Quarter, 60);
        assert_eq!(axis.column(day("2026-11-24")), Column::At(30));
        for scale in Scale::ALL {
            assert_eq!(axis.zoomed(scale).column(day("2026-11-24")), Column::At(30), "{scale:?}");
        }
        assert_eq!(axis.scrolled(7).column(day("2026-11-24")), Column::At(23));
    }

    proptest! {
        #[test]
        fn each_column_begins_with_its_own_day(
            offset in 0_i64..80_000, columns in 0_usize..400, at in 0_usize..4, by in -5000_isize..5000,
        ) {
            let start = day("1949-01-01") + chrono::TimeDelta::days(offset);
            let axis = Axis::around(start, Scale::ALL[at], columns).scrolled(by).zoomed(Scale::ALL[3 - at]);
            for column in 0..columns {
                prop_assert_eq!(axis.column(axis.day_at(column)), Column::At(column));
            }
            prop_assert_eq!(axis.column(axis.day_at(columns)), Column::After);
            prop_assert!(axis.ticks().iter().all(|tick| tick.column < columns));
        }
    }
}
