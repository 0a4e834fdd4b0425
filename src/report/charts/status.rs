//! Status now against the week before: two bars a status.

use super::{Numbers, WIDTH, length, text_width};
use crate::domain::vocabulary::Status;
use crate::domain::weekly::WeeklyReport;
use crate::i18n::charts::{ChartText, status_summary};
use crate::i18n::report::ReportText;
use crate::i18n::report_numbers::difference;
use crate::i18n::{Lang, Term};
use serde::Serialize;

/// The height of one status.
const ROW: f64 = 34.0;
/// Where the first one begins, below the legend.
const TOP: f64 = 26.0;
/// Between a word and its bars.
const GAP: f64 = 10.0;
/// What the number behind a bar takes.
const NUMBER: f64 = 52.0;

/// Two bars a status: as of the report's day, and a week before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusChart {
    pub title: String,
    pub summary: String,
    pub numbers: Numbers,
    pub width: f64,
    pub height: f64,
    /// Where every bar begins.
    pub left: f64,
    /// What the full and the hatched bars stand for.
    pub now: String,
    pub before: String,
    pub bars: Vec<StatusBar>,
}

/// One status. Its upper bar begins at `y`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusBar {
    /// Its key: `in_progress`.
    pub status: Status,
    pub word: String,
    pub y: f64,
    pub now: usize,
    pub now_length: f64,
    pub before: usize,
    pub before_length: f64,
    /// The difference with its sign.
    pub change: String,
}

/// Nothing where there is no commitment, now or before.
pub(super) fn chart(report: &WeeklyReport, lang: Lang) -> Option<StatusChart> {
    let (now, before) = (&report.totals.tally, &report.before.tally);
    let counts: Vec<(Status, usize, usize)> = Status::ALL
        .iter()
        .map(|status| (*status, now.of(*status), before.of(*status)))
        .filter(|(_, now, before)| now + before > 0)
        .collect();
    let most = counts.iter().map(|(_, now, before)| *now.max(before)).max()?;
    let words = counts.iter().map(|(status, _, _)| text_width(status.word(lang)));
    let left = words.fold(0.0, f64::max) + GAP;
    let unit = (WIDTH - left - NUMBER) / length(most, 1.0);
    let bars: Vec<StatusBar> = counts
        .into_iter()
        .enumerate()
        .map(|(at, (status, now, before))| StatusBar {
            status,
            word: status.word(lang).to_owned(),
            y: TOP + length(at, ROW),
            now,
            now_length: length(now, unit),
            before,
            before_length: length(before, unit),
            change: difference(now, before),
        })
        .collect();
    let [title, now, before] = match report.since {
        None => [ChartText::Status, ChartText::Now, ChartText::Before],
        Some(_) => [ChartText::StatusSince, ChartText::NowSince, ChartText::BeforeSince],
    }
    .map(|text| text.say(lang));
    let head = [ReportText::Status.say(lang), now, before, ChartText::Change.say(lang)];
    let row = |bar: &StatusBar| {
        vec![bar.word.clone(), bar.now.to_string(), bar.before.to_string(), bar.change.clone()]
    };
    let told: Vec<(&str, usize, usize)> =
        bars.iter().map(|bar| (bar.word.as_str(), bar.now, bar.before)).collect();
    Some(StatusChart {
        title: title.to_owned(),
        summary: status_summary(&told, report.since.is_some(), lang),
        numbers: Numbers {
            name: ChartText::Table.say(lang),
            head: head.map(str::to_owned).into(),
            rows: bars.iter().map(row).collect(),
        },
        width: WIDTH,
        height: TOP + length(bars.len(), ROW),
        left,
        now: now.to_owned(),
        before: before.to_owned(),
        bars,
    })
}
