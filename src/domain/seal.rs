//! A weekly report as it was handed on: numbered, kept, and never made again.
//!
//! The report of a week follows from the ledger, which goes on growing; what an
//! office has handed on must not. A seal names the bytes that are kept, by
//! their hash, and the operation up to which the ledger was read for them. It
//! must not know how a report is laid out.

use crate::domain::iso_week::Week;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The number that a report is handed on under, within the ISO year of its
/// week: 2026 年第 3 期.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize)]
pub struct Issue {
    pub year: i32,
    pub number: u32,
}

/// Bytes that are kept under their hash.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    pub bytes: u64,
}

/// The copy that was handed on.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    /// The key of its form.
    pub format: String,
    /// The key of its language, or `both`.
    pub lang: String,
    /// The hash of the template that it was made with, if it was no form of
    /// nuo's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    #[serde(flatten)]
    pub kept: Kept,
}

/// A sealed report.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Seal {
    pub week: Week,
    pub as_of: NaiveDate,
    pub issue: Issue,
    /// The operation up to which the ledger was read, by its lasting name.
    pub after: String,
    /// The report as data (`nuo.weekly/1`).
    pub report: Kept,
    pub printed: Printed,
}

/// The sealed report that a report is compared with.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Since {
    pub issue: Issue,
    pub week: Week,
    pub as_of: NaiveDate,
    /// The operation that sealed it.
    pub op: i64,
}

/// Why there is no seal. Nothing was recorded.
#[derive(Copy, Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SealProblem {
    /// No report of this week was sealed.
    #[error("no sealed report of {week}")]
    None { week: Week },
    /// There is none to compare with: none whose day is this or an earlier one.
    #[error("no sealed report up to {day}")]
    NoneUntil { day: NaiveDate },
    #[error("something was recorded while the report was made")]
    Outdated,
    #[error("{week} is sealed with the same bytes")]
    Already { week: Week, op: i64 },
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge { bytes: usize, limit: usize },
}

/// The number of the next report: that of the last one about the same week,
/// which the new one replaces, else one more than the highest of the year.
#[must_use]
pub fn next_issue(week: Week, seals: &[Seal]) -> Issue {
    let (year, _) = week.number();
    if let Some(same) = seals.iter().rev().find(|seal| seal.week == week) {
        return same.issue;
    }
    let numbers = seals.iter().filter(|seal| seal.issue.year == year);
    let highest = numbers.map(|seal| seal.issue.number).max().unwrap_or(0);
    Issue { year, number: highest.saturating_add(1) }
}

#[cfg(test)]
mod tests {
    use super::{Issue, Kept, Printed, Seal, next_issue};
    use crate::domain::iso_week::Week;

    fn seal(day: &str, year: i32, number: u32) -> Seal {
        let as_of = day.parse().expect("a day");
        let kept = Kept { sha256: String::new(), bytes: 0 };
        Seal {
            week: Week::containing(as_of),
            as_of,
            issue: Issue { year, number },
            after: String::new(),
            report: kept.clone(),
            printed: Printed { format: "text".into(), lang: "zh".into(), template: None, kept },
        }
    }

    #[test]
    fn reports_are_numbered_within_the_year_and_a_week_keeps_its_number() {
        let seals = [seal("2025-12-22", 2025, 9), seal("2026-11-11", 2026, 4)];
        for (day, year, number) in [
            ("2026-11-18", 2026, 5),
            ("2026-11-15", 2026, 4),
            // The week with New Year's Day belongs to 2026.
            ("2025-12-31", 2026, 5),
            ("2025-12-28", 2025, 9),
            ("2027-01-06", 2027, 1),
        ] {
            let week = Week::containing(day.parse().expect("a day"));
            assert_eq!(next_issue(week, &seals), Issue { year, number }, "{day}");
        }
    }
}
