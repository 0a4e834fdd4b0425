//! The report as a page for browsers: one file, without a script, that loads
//! nothing.

use super::{Languages, template};
use crate::domain::weekly::WeeklyReport;

/// The whole file.
#[must_use]
pub fn render(report: &WeeklyReport, languages: Languages) -> String {
    template::fill("weekly.html", template::data(report, languages))
}
