//! How far a commitment has come, in numbers.

use crate::domain::commitment::Commitment;
use crate::domain::period::Period;
use crate::domain::vocabulary::Verdict;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The numbers that say how far a commitment has come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<(usize, usize)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<Periods>,
}

/// The answered periods of a recurring commitment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Periods {
    pub kept: usize,
    pub missed: usize,
    pub first: Period,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Period>,
}

impl Periods {
    /// How many periods have begun by `today`.
    #[must_use]
    pub fn begun(&self, today: NaiveDate) -> usize {
        std::iter::successors(Some(self.first), |period| Some(period.next()))
            .take_while(|period| {
                period.start() <= today && self.last.is_none_or(|last| *period <= last)
            })
            .count()
    }
}

/// What of a commitment's progress is counted.
#[must_use]
pub fn progress(item: &Commitment) -> Progress {
    let target = item.draft.target.as_ref();
    let parts = item.draft.parts.len();
    let answered =
        |verdict: Verdict| item.periods.values().filter(|answer| answer.verdict == verdict).count();
    Progress {
        value: item.latest_observation().map(|seen| seen.value),
        low: target.and_then(|target| target.low),
        high: target.and_then(|target| target.high),
        parts: (parts > 0).then(|| (parts - item.open_parts().len(), parts)),
        periods: item.base.first.map(|first| Periods {
            kept: answered(Verdict::Kept),
            missed: answered(Verdict::Missed),
            first,
            last: item.base.last,
        }),
    }
}
