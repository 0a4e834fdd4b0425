//! What the charts of a report show, with every position worked out, so that
//! whoever draws them has no sums to do.
//!
//! Lengths are in the units of a drawing that is [`WIDTH`] wide. Each chart
//! says in a sentence what it shows, and has a table of the same numbers.

mod figures;
mod quarter;
mod status;
mod trend;

pub use figures::Figure;
pub use quarter::{QuarterChart, WeekBar};
pub use status::{StatusBar, StatusChart};
pub use trend::{Mark, TrendChart};

use crate::domain::weekly::WeeklyReport;
use crate::i18n::Lang;
use crate::text::Ambiguous;
use crate::text::width::columns;
use serde::Serialize;

/// How wide every drawing is.
pub const WIDTH: f64 = 360.0;

/// How wide one column of text is, at the size in which labels are written.
const COLUMN: f64 = 6.6;

/// The charts of a page. What has nothing to draw is not there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Charts {
    /// The few numbers that are read first.
    pub figures: Vec<Figure>,
    /// How many stood at which status, now and a week before.
    pub status: Option<StatusChart>,
    /// How closing kept pace with falling due.
    pub trend: Option<TrendChart>,
    /// What falls due in the quarter ahead.
    pub quarter: Option<QuarterChart>,
}

/// The numbers of a chart in cells; the first column names the row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Numbers {
    /// What such a table is called.
    pub name: &'static str,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Charts {
    /// The charts of a report, with words in a language.
    #[must_use]
    pub fn of(report: &WeeklyReport, lang: Lang) -> Self {
        Self {
            figures: figures::figures(report, lang),
            status: status::chart(report, lang),
            trend: report.trend.as_ref().and_then(|trend| trend::chart(trend, report.as_of, lang)),
            quarter: report.quarter.as_ref().map(|items| quarter::chart(items, report, lang)),
        }
    }
}

/// A length, to a tenth.
fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

/// A count as a length of so many units each.
fn length(count: usize, unit: f64) -> f64 {
    // More than 2^32 of anything is off the scale of any drawing.
    tenth(f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * unit)
}

/// How long a label is, about.
fn text_width(text: &str) -> f64 {
    length(columns(text, Ambiguous::Wide), COLUMN)
}
