//! Due and review dates as a calendar, by RFC 5545.
//!
//! Every date has a name that stays (`UID`), so that a second import updates
//! it; its `SEQUENCE` is the number of the newest operation that it rests on,
//! which rises with every change, and its stamps are the time of that
//! operation. No clock is read: the same ledger gives the same bytes, but for
//! alarms, which are left out once their day has passed.
//!
//! What is closed or withdrawn is not left out but written as
//! `STATUS:CANCELLED`, without an alarm: a calendar never takes away by itself
//! what a later file does not name, and would go on reminding of what is done.

use super::Circumstances;
use super::folding::folded;
use crate::domain::register::RegisterRow;
use crate::i18n::export::{
    ExportText, alarm_words, due_description, due_summary, review_description, review_summary,
};
use crate::text::clean::strip_controls;
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Property};

/// Days before a date on which a calendar is to remind, at nine o'clock.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Alarms(pub Vec<u32>);

impl Default for Alarms {
    /// A week and a day before.
    fn default() -> Self {
        Self(vec![7, 1])
    }
}

/// Which of a commitment's dates an event stands for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Kind {
    Due,
    Review,
}

impl Kind {
    const fn key(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Review => "review",
        }
    }
}

/// Whether a date is still to be kept.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum State {
    Open,
    Cancelled,
}

/// The dates of the rows as a calendar.
#[must_use]
pub fn ics(rows: &[RegisterRow], alarms: &Alarms, about: &Circumstances<'_>) -> String {
    let lang = about.lang;
    let mut calendar = Calendar::empty();
    let name = ExportText::CalendarName.say(lang);
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//nuo//nuo//ZH"),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", name),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    for row in rows {
        for (kind, day, state) in dates(row) {
            calendar.push(event(row, kind, day, state, alarms, about));
        }
    }
    folded(&calendar.to_string())
}

/// The dates of a commitment: its due date, or nuo's reminder where it has
/// none; and the one that it no longer has, if a calendar may know it.
fn dates(row: &RegisterRow) -> Vec<(Kind, NaiveDate, State)> {
    let state = if row.is_open() { State::Open } else { State::Cancelled };
    let mut dates = Vec::new();
    if let Some(due) = row.due.latest {
        dates.push((Kind::Due, due, state));
        // It had a reminder until somebody gave it a date.
        if row.due.base.latest.is_none() {
            dates.push((Kind::Review, due, State::Cancelled));
        }
    } else if let Some(day) = row.review_on {
        dates.push((Kind::Review, day, state));
    } else if !row.is_open() {
        let closed = row.withdrawn.as_ref().map(|gone| gone.on).or(row.status_on);
        dates.extend(closed.map(|day| (Kind::Review, day, State::Cancelled)));
    }
    dates
}

fn event(
    row: &RegisterRow,
    kind: Kind,
    day: NaiveDate,
    state: State,
    alarms: &Alarms,
    about: &Circumstances<'_>,
) -> Event {
    let lang = about.lang;
    let (summary, description) = match kind {
        Kind::Due => (due_summary(row, lang), due_description(row, lang)),
        Kind::Review => (review_summary(row, lang), review_description(row, lang)),
    };
    let (summary, description) = (strip_controls(&summary), strip_controls(&description));
    let uid = format!("{}/{}@nuo", row.id.as_str(), kind.key());
    let recorded = recorded_at(row);
    let mut event = Event::new();
    event
        .uid(&uid)
        .timestamp(recorded)
        .last_modified(recorded)
        .sequence(u32::try_from(row.last.op).unwrap_or(u32::MAX))
        .starts(day)
        .ends(day.checked_add_days(Days::new(1)).unwrap_or(day))
        .summary(&summary)
        .description(&description)
        .add_property("TRANSP", "TRANSPARENT")
        .categories([
            ExportText::CalendarName.say(lang),
            match kind {
                Kind::Due => ExportText::DueCategory.say(lang),
                Kind::Review => ExportText::ReviewCategory.say(lang),
            },
        ]);
    match state {
        State::Cancelled => drop(event.status(EventStatus::Cancelled)),
        State::Open => {
            event.status(EventStatus::Confirmed);
            for days in &alarms.0 {
                let rings_on = day.checked_sub_days(Days::new(u64::from(*days))).unwrap_or(day);
                // A calendar would ring at once for a day that has passed.
                if rings_on >= about.as_of {
                    event.alarm(alarm(&uid, *days, &alarm_words(*days, &summary, lang)));
                }
            }
        }
    }
    event
}

/// Rings at nine o'clock, so many days before.
fn alarm(uid: &str, days: u32, words: &str) -> Alarm {
    let mut alarm = Alarm::display(words, Duration::zero());
    let trigger = match days {
        0 => "PT9H".to_owned(),
        1 => "-PT15H".to_owned(),
        days => format!("-P{}DT15H", days - 1),
    };
    alarm.add_property("TRIGGER", trigger).uid(&format!("{days}/{uid}"));
    alarm
}

/// When the newest operation about it was recorded.
fn recorded_at(row: &RegisterRow) -> DateTime<Utc> {
    let at = DateTime::parse_from_rfc3339(&row.last.at).map(|at| at.to_utc());
    at.unwrap_or(DateTime::UNIX_EPOCH)
}
