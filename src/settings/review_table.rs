//! The table `[review]` of `config.toml`: how often what is reviewed.

use crate::domain::review::ReviewRules;
use chrono::Weekday;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::num::NonZeroU8;

/// As it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReviewTable {
    due_weeks: Option<NonZeroU8>,
    claimed_weeks: Option<NonZeroU8>,
    open_weeks: Option<NonZeroU8>,
    closed_days: Option<u16>,
    weekday: Option<ReviewDay>,
    #[serde(flatten)]
    pub(super) unknown: BTreeMap<String, toml::Value>,
}

/// A day of the week as it is written in `config.toml`: `mon`, `Monday`.
#[derive(Copy, Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
struct ReviewDay(Weekday);

impl TryFrom<String> for ReviewDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| format!("{text}: mon, tue, wed, thu, fri, sat, sun"))
    }
}

impl ReviewTable {
    /// What is written there, and the usual for the rest.
    pub(super) fn rules(&self) -> ReviewRules {
        let usual = ReviewRules::default();
        let weeks =
            |given: Option<NonZeroU8>, usual: u32| given.map_or(usual, |weeks| weeks.get().into());
        ReviewRules {
            due_weeks: weeks(self.due_weeks, usual.due_weeks),
            claimed_weeks: weeks(self.claimed_weeks, usual.claimed_weeks),
            open_weeks: weeks(self.open_weeks, usual.open_weeks),
            closed_days: self.closed_days.map_or(usual.closed_days, u32::from),
            weekday: self.weekday.map_or(usual.weekday, |day| day.0),
        }
    }
}
