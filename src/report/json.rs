//! The report as one JSON object: keys and values of closed lists in English,
//! titles in both languages. Only ever added to.

use crate::domain::weekly::WeeklyReport;
use serde::Serialize;

/// The name of this shape.
pub const SCHEMA: &str = "nuo.weekly/1";

/// The report with the name of its shape.
#[derive(Serialize)]
pub(super) struct Named<'r> {
    schema: &'static str,
    #[serde(flatten)]
    report: &'r WeeklyReport,
}

impl<'r> Named<'r> {
    pub(super) const fn of(report: &'r WeeklyReport) -> Self {
        Self { schema: SCHEMA, report }
    }
}

/// The report with the name of its shape, ending in a newline.
#[must_use]
pub fn render(report: &WeeklyReport) -> String {
    let mut text = serde_json::to_string_pretty(&Named::of(report))
        .expect("the report has string keys and plain values");
    text.push('\n');
    text
}
