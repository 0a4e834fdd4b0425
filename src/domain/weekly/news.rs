//! What happened to one commitment in a span of days.

use super::Occurrence;
use crate::domain::commitment::{Commitment, Evidence, Move};
use crate::domain::event::{Event, Fact};
use crate::domain::ids::ItemId;
use crate::domain::period::Period;
use crate::domain::target::Target;
use crate::domain::timeliness;
use crate::domain::vocabulary::{EvidenceKind, Status, Timeliness, Verdict};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which commitment is spoken of, in both languages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    pub letter: String,
    pub code: String,
    pub title: String,
    pub title_en: String,
    pub lead: Vec<String>,
    /// The same units in English, where the letter's catalogue has them.
    pub lead_en: Vec<String>,
}

impl About {
    /// Names a commitment; `units` are English names of units.
    #[must_use]
    pub fn of(item: &Commitment, units: &BTreeMap<String, String>) -> Self {
        let draft = &item.draft;
        Self::named(&item.id, &draft.title, &draft.title_en, &draft.lead, units)
    }

    /// The same from single columns.
    #[must_use]
    pub fn named(
        id: &ItemId,
        title: &str,
        title_en: &str,
        lead: &[String],
        units: &BTreeMap<String, String>,
    ) -> Self {
        let english = |unit: &String| units.get(unit).unwrap_or(unit).clone();
        Self {
            letter: id.letter().to_owned(),
            code: id.code().to_owned(),
            title: title.to_owned(),
            title_en: title_en.to_owned(),
            lead: lead.to_vec(),
            lead_en: lead.iter().map(english).collect(),
        }
    }
}

/// A piece of proof as a report names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proof {
    pub kind: EvidenceKind,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Absent until a person has graded it.
    pub grade: Option<u8>,
}

impl Proof {
    fn of(evidence: &Evidence) -> Self {
        let Evidence { kind, title, number, grade, .. } = evidence;
        Self { kind: *kind, title: title.clone(), number: number.clone(), grade: *grade }
    }
}

/// A value that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    pub from: Option<f64>,
    pub to: f64,
}

/// A period or a part that was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerNews {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_en: Option<String>,
    pub verdict: Verdict,
}

/// How a commitment was completed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Completion {
    pub on: NaiveDate,
    pub due: Option<NaiveDate>,
    /// On time or late; absent without a date, which is never on time.
    pub timeliness: Option<Timeliness>,
    /// Days after the due date; absent when it was not late.
    pub days_late: Option<i64>,
    pub no_proof: bool,
}

/// How many of several are kept.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    pub kept: usize,
    pub of: usize,
}

/// What happened to one commitment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct News {
    #[serde(flatten)]
    pub about: About,
    /// The last day on which something of it is effective.
    pub on: NaiveDate,
    /// The day of recording, where it lies after the span.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_on: Option<NaiveDate>,
    /// One status after another, first the one before the span; empty where
    /// the status stayed as it was.
    pub statuses: Vec<Status>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion: Option<Completion>,
    pub progress: Vec<Step>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    pub answers: Vec<AnswerNews>,
    /// Named parts that are kept, of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Kept>,
    /// Periods that are kept, of those that have begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<Kept>,
    pub notes: Vec<String>,
    pub evidence: Vec<Proof>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
    /// It was taken into the ledger by a person.
    pub added: bool,
    /// Its wording or its units were changed.
    pub edited: bool,
    /// Somebody looked at it, whatever was found.
    pub looked: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
}

impl News {
    /// What these events, which are all about `item`, say of it. `until` is
    /// the last day of the span.
    #[must_use]
    pub fn of(
        item: &Commitment,
        events: &[&Occurrence],
        until: NaiveDate,
        units: &BTreeMap<String, String>,
    ) -> Option<Self> {
        let first = events.iter().map(|heard| heard.event.on).min()?;
        let last = events.iter().map(|heard| heard.event.on).max()?;
        let recorded = events.iter().map(|heard| heard.recorded_on).max()?;
        let before = first.pred_opt().unwrap_or(first);
        let then = item.at(last);
        let mut news = Self {
            about: About::of(item, units),
            on: last,
            recorded_on: Some(recorded).filter(|day| *day > until),
            statuses: statuses(item, before, events),
            completion: None,
            progress: steps(item, before, last, events),
            target: item.draft.target.clone(),
            answers: Vec::new(),
            parts: None,
            periods: None,
            notes: Vec::new(),
            evidence: Vec::new(),
            moves: Vec::new(),
            added: false,
            edited: false,
            looked: false,
            withdrawn: None,
        };
        for heard in events {
            news.hear(&heard.event, item);
        }
        if news.answers.iter().any(|answer| answer.part.is_some()) {
            let all = item.draft.parts.len();
            news.parts = Some(Kept { kept: all - then.open_parts().len(), of: all });
        }
        if news.answers.iter().any(|answer| answer.period.is_some()) {
            let kept = then.periods.values().filter(|answer| answer.verdict == Verdict::Kept);
            let of = item.periods_until(until).len();
            news.periods = Some(Kept { kept: kept.count(), of });
        }
        let was_done = news.statuses.first() == Some(&Status::Done);
        let is_done = news.statuses.last() == Some(&Status::Done) && then.withdrawn.is_none();
        if is_done && !was_done {
            news.completion = completion(&then);
            // A completion is shown with all its proof.
            news.evidence = then.evidence.iter().map(|added| Proof::of(&added.evidence)).collect();
        }
        Some(news)
    }

    fn hear(&mut self, event: &Event, item: &Commitment) {
        match &event.fact {
            Fact::StatusSet { note, .. } => {
                self.looked = true;
                self.notes.extend(note.clone());
            }
            Fact::Observed { note, .. } => self.notes.extend(note.clone()),
            Fact::Noted { text } => self.notes.push(text.clone()),
            Fact::EvidenceAdded { evidence } => self.evidence.push(Proof::of(evidence)),
            Fact::DueMoved { to, reason, .. } => {
                // The event keeps the date that was moved when it was
                // recorded; the commitment knows which one it is now.
                let same = |moved: &&Move| {
                    moved.on == event.on && moved.to == *to && moved.reason == *reason
                };
                self.moves.extend(item.moves.iter().find(same).cloned());
            }
            Fact::PeriodAnswered { period, verdict } => self.answers.push(AnswerNews {
                period: Some(*period),
                part: None,
                part_en: None,
                verdict: *verdict,
            }),
            Fact::PartAnswered { part, name, verdict } => {
                let known = item.draft.parts.get(*part);
                self.answers.push(AnswerNews {
                    period: None,
                    part: Some(name.clone()),
                    part_en: known.map(|part| part.name_en.clone()),
                    verdict: *verdict,
                });
            }
            Fact::Reviewed => self.looked = true,
            Fact::Edited { .. } => self.edited = true,
            Fact::Withdrawn { reason } => self.withdrawn = Some(reason.clone()),
            Fact::Recorded { .. } => self.added = true,
            Fact::LetterRecorded { .. }
            | Fact::LetterRevised { .. }
            | Fact::Placed { .. }
            | Fact::ReplyDateSet { .. }
            | Fact::ClassSet { .. }
            | Fact::DocumentNumberSet { .. }
            | Fact::TextAttached { .. }
            | Fact::DueComputed { .. }
            | Fact::ReportSealed { .. }
            | Fact::Undone { .. }
            | Fact::Redone { .. } => {}
        }
    }

    /// Closed in the span otherwise than as done, or a period or part of it was
    /// missed: news, but no progress.
    #[must_use]
    pub fn is_closed_undone(&self) -> bool {
        let ended = self.statuses.last().is_some_and(|status| !status.is_open());
        ended || self.answers.iter().any(|answer| answer.verdict == Verdict::Missed)
    }

    /// Whether there is more to tell than that it was looked at or that its
    /// date was moved.
    #[must_use]
    pub fn has_progress(&self) -> bool {
        !self.statuses.is_empty()
            || !self.progress.is_empty()
            || !self.answers.is_empty()
            || !self.notes.is_empty()
            || !self.evidence.is_empty()
            || self.added
            || self.edited
            || self.withdrawn.is_some()
    }
}

/// The statuses that held one after another; a word that a later one has
/// replaced for the same days does not appear.
fn statuses(item: &Commitment, before: NaiveDate, events: &[&Occurrence]) -> Vec<Status> {
    let set = |heard: &&&Occurrence| matches!(heard.event.fact, Fact::StatusSet { .. });
    let mut days: Vec<NaiveDate> = events.iter().filter(set).map(|heard| heard.event.on).collect();
    days.sort_unstable();
    let mut path = vec![item.status_at(before)];
    for day in days {
        // Several words on one day: each of them is a step of the path.
        let words = item.statuses.iter().filter(|change| change.on == day);
        let held = item.status_at(day);
        path.extend(words.map(|change| change.status).filter(|_| held_by_day(item, day)));
        path.push(held);
        path.dedup();
    }
    if path.len() > 1 { path } else { Vec::new() }
}

/// Whether the status on `day` was set for that very day.
fn held_by_day(item: &Commitment, day: NaiveDate) -> bool {
    item.statuses.iter().rev().find(|change| change.on <= day).is_some_and(|last| last.on == day)
}

fn steps(
    item: &Commitment,
    before: NaiveDate,
    last: NaiveDate,
    events: &[&Occurrence],
) -> Vec<Step> {
    let mut periods: Vec<Option<Period>> = Vec::new();
    for heard in events {
        if let Fact::Observed { period, .. } = &heard.event.fact {
            periods.push(*period);
        }
    }
    periods.sort_unstable();
    periods.dedup();
    let value = |period: Option<Period>, day: NaiveDate| {
        item.observation_of(period, day).map(|seen| seen.value)
    };
    let step =
        |period| Some(Step { period, from: value(period, before), to: value(period, last)? });
    periods.into_iter().filter_map(step).collect()
}

fn completion(then: &Commitment) -> Option<Completion> {
    let on = then.status_on()?;
    let due = then.due();
    let timeliness = timeliness::of(then, on, 0);
    let late = timeliness == Some(Timeliness::Late);
    Some(Completion {
        on,
        due,
        timeliness,
        days_late: due.map(|due| (on - due).num_days()).filter(|_| late),
        no_proof: then.lacks_proof(),
    })
}
