//! The few numbers that are read first.

use crate::domain::vocabulary::Status;
use crate::domain::weekly::WeeklyReport;
use crate::i18n::Lang;
use crate::i18n::charts::{ChartText, due_within};
use crate::i18n::report_numbers::against;
use crate::report::Tone;
use serde::Serialize;

/// A number with its name, and how it stood a week before where that is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    pub name: String,
    pub count: usize,
    pub change: Option<String>,
    pub tone: Tone,
}

/// All commitments, those that are done, overdue, and due soon.
pub(super) fn figures(report: &WeeklyReport, lang: Lang) -> Vec<Figure> {
    let (now, before) = (&report.totals, &report.before);
    let figure = |name: ChartText, count: usize, was: usize, tone: Tone| Figure {
        name: name.say(lang).to_owned(),
        count,
        change: Some(against(count, was, report.since.as_ref(), lang)),
        tone: if count > 0 { tone } else { Tone::Plain },
    };
    let soon_days = report.notes.soon_days;
    let is_soon = |days: i64| days <= i64::from(soon_days);
    let soon = report.due_next.iter().filter(|item| is_soon(item.days_left)).count();
    let done = Status::Done;
    vec![
        figure(ChartText::All, now.total, before.total, Tone::Plain),
        figure(ChartText::Done, now.tally.of(done), before.tally.of(done), Tone::Plain),
        figure(ChartText::Overdue, now.tally.overdue, before.tally.overdue, Tone::Late),
        Figure {
            name: due_within(soon_days, lang),
            count: soon,
            change: None,
            tone: if soon > 0 { Tone::Soon } else { Tone::Plain },
        },
    ]
}
