//! The only reader of the time.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime, SecondsFormat, Utc};

/// Where the time comes from.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Clock {
    System,
    /// Noon UTC of a given day, for reports and tests that must not depend on
    /// when they run.
    Fixed(NaiveDate),
}

/// One reading of the clock.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Moment {
    at: DateTime<FixedOffset>,
}

impl Clock {
    /// Reads the clock.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
    pub fn now(self) -> Moment {
        let at = match self {
            Self::System => Local::now().fixed_offset(),
            Self::Fixed(day) => {
                let noon = NaiveTime::from_hms_opt(12, 0, 0).expect("noon is a time");
                DateTime::<Utc>::from_naive_utc_and_offset(day.and_time(noon), Utc).fixed_offset()
            }
        };
        Moment { at }
    }
}

impl Moment {
    /// The day at this place.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.at.date_naive()
    }

    /// RFC 3339 with milliseconds and the offset of this place.
    #[must_use]
    pub fn text(self) -> String {
        self.at.to_rfc3339_opts(SecondsFormat::Millis, false)
    }

    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub fn milliseconds(self) -> u64 {
        u64::try_from(self.at.timestamp_millis()).unwrap_or(0)
    }
}
