//! How far a commitment has come, short: `12/20-30`, `3/4`.

use super::{Lang, number};
use crate::domain::progress::Progress;
use chrono::NaiveDate;

/// The column of a listing; empty where nothing is counted.
#[must_use]
pub fn progress_text(progress: &Progress, today: NaiveDate, lang: Lang) -> String {
    // Parts and periods are answered one by one; a single value says nothing
    // about all of them.
    if let Some((kept, parts)) = progress.parts {
        return format!("{} {kept}/{parts}", lang.pick("分项", "parts"));
    }
    if let Some(periods) = &progress.periods {
        let begun = periods.begun(today);
        return format!("{} {}/{begun}", lang.pick("兑现", "kept"), periods.kept);
    }
    match (goal_text(progress.low, progress.high), progress.value.map(number)) {
        (Some(goal), value) => format!("{}/{goal}", value.as_deref().unwrap_or("-")),
        (None, value) => value.unwrap_or_default(),
    }
}

/// What a target asks for: `20-30`, `500`.
#[must_use]
pub fn goal_text(low: Option<f64>, high: Option<f64>) -> Option<String> {
    match (low, high) {
        (Some(low), Some(high)) if low != high => Some(format!("{}-{}", number(low), number(high))),
        (Some(goal), _) | (None, Some(goal)) => Some(number(goal)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::progress_text;
    use crate::domain::progress::{Periods, Progress};
    use crate::i18n::Lang;

    #[test]
    fn progress_is_short() {
        let today = "2026-11-23".parse().expect("a day");
        let yearly = Periods {
            kept: 3,
            missed: 0,
            first: "2022".parse().expect("a year"),
            last: "2030".parse().ok(),
        };
        for (progress, expected) in [
            (Progress::default(), ""),
            (Progress { low: Some(20.0), high: Some(30.0), ..Progress::default() }, "-/20-30"),
            (
                Progress {
                    value: Some(12.0),
                    low: Some(20.0),
                    high: Some(30.0),
                    ..Progress::default()
                },
                "12/20-30",
            ),
            (Progress { parts: Some((3, 4)), ..Progress::default() }, "parts 3/4"),
            (Progress { periods: Some(yearly.clone()), ..Progress::default() }, "kept 3/5"),
            (
                Progress { periods: Some(yearly), low: Some(500.0), ..Progress::default() },
                "kept 3/5",
            ),
            (Progress { value: Some(1.5), ..Progress::default() }, "1.5"),
        ] {
            assert_eq!(progress_text(&progress, today, Lang::En), expected);
        }
    }
}
