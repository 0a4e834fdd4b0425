//! The ISO week, Monday to Sunday: the span of a weekly report.
//! It must not know which week it is now.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One ISO 8601 week. Weeks are ordered by time.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Week {
    monday: NaiveDate,
}

impl Week {
    /// The week with this day in it.
    #[must_use]
    pub fn containing(date: NaiveDate) -> Self {
        let since_monday = u64::from(date.weekday().num_days_from_monday());
        let monday = date.checked_sub_days(Days::new(since_monday));
        Self { monday: monday.unwrap_or(date) }
    }

    /// The week with this number of this ISO year, if the year has it.
    #[must_use]
    pub fn numbered(year: i32, week: u32) -> Option<Self> {
        let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
        Some(Self { monday })
    }

    /// Monday.
    #[must_use]
    pub fn start(self) -> NaiveDate {
        self.monday
    }

    /// Sunday.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        self.day(Weekday::Sun)
    }

    /// The given day of this week.
    #[must_use]
    pub fn day(self, weekday: Weekday) -> NaiveDate {
        let after_monday = u64::from(weekday.num_days_from_monday());
        let day = self.monday.checked_add_days(Days::new(after_monday));
        day.unwrap_or(NaiveDate::MAX)
    }

    /// ISO year and week number; the year is that of the week's Thursday.
    #[must_use]
    pub fn number(self) -> (i32, u32) {
        let week = self.monday.iso_week();
        (week.year(), week.week())
    }

    /// The week before; the first week there is has none and returns itself.
    #[must_use]
    pub fn previous(self) -> Self {
        let monday = self.monday.checked_sub_days(Days::new(7));
        Self { monday: monday.unwrap_or(self.monday) }
    }

    /// The week after; the last week there is has none and returns itself.
    #[must_use]
    pub fn next(self) -> Self {
        let monday = self.monday.checked_add_days(Days::new(7));
        Self { monday: monday.unwrap_or(self.monday) }
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, week) = self.number();
        write!(f, "{year:04}-W{week:02}")
    }
}

impl<'de> Deserialize<'de> for Week {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = String::deserialize(input)?;
        let parts = text.split_once("-W").and_then(|(year, week)| {
            let (year, week) = (year.parse().ok()?, week.parse().ok()?);
            Self::numbered(year, week)
        });
        parts.ok_or_else(|| serde::de::Error::custom(format!("{text:?} is no week")))
    }
}

impl Serialize for Week {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_runs_from_monday_to_sunday_and_knows_its_iso_number() {
        let rows = [
            ("2026-03-12", "2026-03-09", "2026-03-15", "2026-W11"),
            ("2026-03-09", "2026-03-09", "2026-03-15", "2026-W11"),
            ("2026-03-15", "2026-03-09", "2026-03-15", "2026-W11"),
            ("2027-01-01", "2026-12-28", "2027-01-03", "2026-W53"),
            ("2024-12-30", "2024-12-30", "2025-01-05", "2025-W01"),
        ];
        for (date, start, end, name) in rows {
            let week = Week::containing(day(date));
            assert_eq!(week.start(), day(start), "{date}");
            assert_eq!(week.end(), day(end), "{date}");
            assert_eq!(week.to_string(), name, "{date}");
            let (year, number) = week.number();
            assert_eq!(Week::numbered(year, number), Some(week), "{date}");
            assert!(week.previous() < week && week < week.next());
            assert_eq!(week.previous().next(), week);
        }
        assert_eq!(Week::numbered(2025, 53), None);
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            let week = Week::containing(date);
            let _ = (week.start(), week.end(), week.previous(), week.next());
            assert!(!week.to_string().is_empty());
        }
    }
}
