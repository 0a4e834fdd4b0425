//! The periods of recurring commitments: years, quarters and months.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// How often a recurring commitment falls due.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Pace {
    Year,
    Quarter,
    Month,
}

impl Pace {
    const fn months(self) -> u32 {
        match self {
            Self::Year => 12,
            Self::Quarter => 3,
            Self::Month => 1,
        }
    }

    /// The word used in due rules and JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }
}

/// One year, quarter or month: written `2022`, `2022-Q3` or `2022-07`.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Period {
    /// First day of the period; ordering by it is ordering in time.
    start: NaiveDate,
    pace: Pace,
}

/// The text is not a period.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a period: {0}")]
pub struct NotAPeriod(pub String);

impl Period {
    /// The period of this pace that holds `day`.
    #[must_use]
    pub fn holding(day: NaiveDate, pace: Pace) -> Self {
        let months = pace.months();
        let month = (day.month0() / months) * months + 1;
        let start = NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day);
        Self { start, pace }
    }

    /// The year `year`.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Some(Self { start: NaiveDate::from_ymd_opt(year, 1, 1)?, pace: Pace::Year })
    }

    #[must_use]
    pub const fn start(self) -> NaiveDate {
        self.start
    }

    #[must_use]
    pub const fn pace(self) -> Pace {
        self.pace
    }

    /// The last day, on which the period's promise falls due.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        self.next().start.checked_sub_days(Days::new(1)).unwrap_or(self.start)
    }

    #[must_use]
    pub fn next(self) -> Self {
        let start = self
            .start
            .checked_add_months(Months::new(self.pace.months()))
            .unwrap_or(NaiveDate::MAX);
        Self { start, pace: self.pace }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month0) = (self.start.year(), self.start.month0());
        match self.pace {
            Pace::Year => write!(out, "{year:04}"),
            Pace::Quarter => write!(out, "{year:04}-Q{}", month0 / 3 + 1),
            Pace::Month => write!(out, "{year:04}-{:02}", month0 + 1),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let problem = || NotAPeriod(text.to_owned());
        let trimmed = text.trim().trim_end_matches('年');
        let (year, rest) = match trimmed.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (trimmed, None),
        };
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(problem());
        }
        let year: i32 = year.parse().map_err(|_| problem())?;
        let (month, pace) = match rest {
            None => (1, Pace::Year),
            Some(rest) => match rest.strip_prefix(['Q', 'q']) {
                Some(quarter @ ("1" | "2" | "3" | "4")) => {
                    (quarter.parse::<u32>().map_err(|_| problem())? * 3 - 2, Pace::Quarter)
                }
                Some(_) => return Err(problem()),
                None if rest.bytes().all(|b| b.is_ascii_digit()) => {
                    (rest.parse().map_err(|_| problem())?, Pace::Month)
                }
                None => return Err(problem()),
            },
        };
        let start = NaiveDate::from_ymd_opt(year, month, 1).ok_or_else(problem)?;
        Ok(Self { start, pace })
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pace, Period};
    use chrono::NaiveDate;

    #[test]
    fn periods_are_read_written_and_ended() {
        for (text, end, next) in [
            ("2022", "2022-12-31", "2023"),
            ("2022-Q4", "2022-12-31", "2023-Q1"),
            ("2024-02", "2024-02-29", "2024-03"),
        ] {
            let period: Period = text.parse().expect(text);
            assert_eq!(period.to_string(), text);
            assert_eq!(period.end().to_string(), end);
            assert_eq!(period.next().to_string(), next);
        }
        for text in ["", "22", "2022-Q5", "2022-13", "2022-", "x"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_lies_in_its_period() {
        let day = NaiveDate::from_ymd_opt(2021, 8, 31).expect("a day");
        assert_eq!(Period::holding(day, Pace::Quarter).to_string(), "2021-Q3");
        assert_eq!(Period::holding(day, Pace::Year).to_string(), "2021");
    }
}
