//! One commitment with everything that is recorded about it.

use crate::domain::due::{Base, Rule};
use crate::domain::ids::ItemId;
use crate::domain::period::Period;
use crate::domain::target::{Observation, Target};
use crate::domain::vocabulary::{EvidenceKind, Kind, Status, Strength, Verdict};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use crate::domain::place::Place;

/// A named part of a commitment.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PartName {
    pub name: String,
    #[serde(default)]
    pub name_en: String,
}

/// The due date as the letter has it: its words and the rule for them.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct DueWords {
    #[serde(default)]
    pub wording: String,
    #[serde(default)]
    pub wording_en: String,
    pub rule: Rule,
}

/// What is promised, before anything is recorded about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub code: String,
    pub title: String,
    #[serde(default)]
    pub title_en: String,
    pub kind: Kind,
    pub strength: Strength,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition_en: Option<String>,
    #[serde(default)]
    pub lead: Vec<String>,
    /// Whether the letter names the lead, or it was inferred.
    #[serde(default)]
    pub lead_named: bool,
    #[serde(default)]
    pub co: Vec<String>,
    pub due: DueWords,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartName>,
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub theme_en: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(default)]
    pub source: Vec<Place>,
    /// Further columns of the office's own table: under a key of
    /// [`FurtherField`](crate::domain::vocabulary::FurtherField), or under the
    /// header that the office gave them. No value is empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

/// One status that a person set.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct StatusChange {
    pub status: Status,
    pub on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One due date that a person moved.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Move {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
    pub reason: String,
    pub on: NaiveDate,
    /// Which period of a recurring commitment was moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// One record of proof.
#[derive(Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub struct Evidence {
    pub kind: EvidenceKind,
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<StoredFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// 3 issued document or official statistics with number, 2 official news
    /// or reply, 1 other media, 0 the unit's own word; absent until graded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<u8>,
}

/// A file that was copied in beside the ledger.
#[derive(Clone, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub struct StoredFile {
    /// The name it had.
    pub name: String,
    /// SHA-256 of its bytes in hexadecimal, which is also the copy's name.
    pub sha256: String,
    pub bytes: u64,
}

/// Evidence as it was added.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct AddedEvidence {
    pub evidence: Evidence,
    pub on: NaiveDate,
}

/// A note as it was written.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Note {
    pub text: String,
    pub on: NaiveDate,
}

/// The answer for a period or a part.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub verdict: Verdict,
    pub on: NaiveDate,
}

/// A commitment that was taken out of the count, with its reason.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Withdrawal {
    pub reason: String,
    pub on: NaiveDate,
}

/// A commitment as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    pub id: ItemId,
    pub draft: Draft,
    /// What the due rule gives; computed again when the reply date changes.
    pub base: Base,
    /// The day on which it was recorded.
    pub recorded_on: NaiveDate,
    /// The last day on which anything was recorded about it.
    pub updated_on: NaiveDate,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<StatusChange>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<AddedEvidence>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<NaiveDate>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub periods: BTreeMap<Period, Answer>,
    /// Answers for the named parts, by their place in the draft.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<usize, Answer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
    /// The last day on which a look at it was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked_on: Option<NaiveDate>,
}

/// Months after which a dateless continuous commitment is to be looked at.
const REVIEW_MONTHS_CONTINUOUS: u32 = 12;
/// Months after which any other dateless commitment is to be looked at.
const REVIEW_MONTHS_OTHER: u32 = 6;

impl Commitment {
    #[must_use]
    pub fn code(&self) -> &str {
        self.id.code()
    }

    /// The status by the last word of a person; `unchecked` without any.
    #[must_use]
    pub fn status(&self) -> Status {
        self.statuses.last().map_or(Status::Unchecked, |change| change.status)
    }

    /// The day from which the present status holds.
    #[must_use]
    pub fn status_on(&self) -> Option<NaiveDate> {
        self.statuses.last().map(|change| change.on)
    }

    /// The status that held on `day`: the last word among those that are
    /// effective by then.
    #[must_use]
    pub fn status_at(&self, day: NaiveDate) -> Status {
        self.statuses
            .iter()
            .rev()
            .find(|change| change.on <= day)
            .map_or(Status::Unchecked, |change| change.status)
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status().is_open() && self.withdrawn.is_none()
    }

    /// Marked done without any record of proof.
    #[must_use]
    pub fn lacks_proof(&self) -> bool {
        self.status() == Status::Done && self.evidence.is_empty()
    }

    /// The last day on which it is not yet late.
    #[must_use]
    pub fn due(&self) -> Option<NaiveDate> {
        self.due_at(NaiveDate::MAX)
    }

    /// The due date as it stood on `day`, moves and answered periods counted
    /// by the days from which they hold.
    #[must_use]
    pub fn due_at(&self, day: NaiveDate) -> Option<NaiveDate> {
        let period = self.next_period(day);
        let moved = |moved: &&Move| moved.on <= day && moved.period == period;
        match self.moves.iter().rev().find(moved) {
            Some(moved) => Some(moved.to),
            None if self.base.first.is_some() => period.map(Period::end),
            None => self.base.latest,
        }
    }

    /// The first day it can fall due, where the reply's date is uncertain and
    /// nobody moved the date.
    #[must_use]
    pub fn due_earliest(&self) -> Option<NaiveDate> {
        self.base.earliest.filter(|_| self.moves.is_empty())
    }

    /// Whether its limit counts from a day that nobody knows.
    #[must_use]
    pub fn lacks_base(&self) -> bool {
        use crate::domain::vocabulary::Certainty;
        self.base.certainty == Certainty::Relative && self.due().is_none()
    }

    /// The first period without an answer that held by `day`.
    pub(super) fn next_period(&self, day: NaiveDate) -> Option<Period> {
        let mut period = self.base.first?;
        while self.periods.get(&period).is_some_and(|answer| answer.on <= day) {
            period = period.next();
        }
        (self.base.last.is_none_or(|last| period <= last)).then_some(period)
    }

    /// The periods that have begun by `today`, oldest first.
    #[must_use]
    pub fn periods_until(&self, today: NaiveDate) -> Vec<Period> {
        let Some(first) = self.base.first else { return Vec::new() };
        let mut periods = Vec::new();
        let mut period = first;
        while period.start() <= today && self.base.last.is_none_or(|last| period <= last) {
            periods.push(period);
            period = period.next();
        }
        periods
    }

    /// Parts that are not yet answered as kept, by place.
    #[must_use]
    pub fn open_parts(&self) -> Vec<usize> {
        (0..self.draft.parts.len())
            .filter(|place| {
                self.parts.get(place).is_none_or(|answer| answer.verdict != Verdict::Kept)
            })
            .collect()
    }

    /// The newest observation of the newest period that has one; the later
    /// word wins between two of one day.
    #[must_use]
    pub fn latest_observation(&self) -> Option<&Observation> {
        self.observations.iter().max_by_key(|seen| (seen.period, seen.on))
    }

    /// The newest observation of one period, or of none, that was seen by
    /// `day`; the later word wins between two of one day.
    #[must_use]
    pub fn observation_of(&self, period: Option<Period>, day: NaiveDate) -> Option<&Observation> {
        let of_it = |seen: &&Observation| seen.period == period && seen.on <= day;
        self.observations.iter().filter(of_it).max_by_key(|seen| seen.on)
    }

    /// The day on which nuo reminds of a commitment without a date. It is a
    /// reminder and never a promise: one year for continuous ones, six months
    /// otherwise, after the last look.
    #[must_use]
    pub fn review_on(&self) -> Option<NaiveDate> {
        if !self.is_open() || self.due().is_some() {
            return None;
        }
        review_day(self.draft.kind, self.last_look().unwrap_or(self.recorded_on))
    }

    /// The last day of which somebody said how it stood then.
    #[must_use]
    pub fn last_look(&self) -> Option<NaiveDate> {
        let reviewed = self.reviews.iter().max().copied();
        let stated = self.statuses.iter().map(|change| change.on).max();
        let seen = self.observations.iter().map(|seen| seen.on).max();
        let proved = self.evidence.iter().map(|added| added.on).max();
        let answers = self.periods.values().chain(self.parts.values());
        let answered = answers.map(|answer| answer.on).max();
        reviewed.max(stated).max(seen).max(proved).max(answered)
    }

    /// How many days all moves together put due dates back.
    #[must_use]
    pub fn days_moved(&self) -> i64 {
        let days = |moved: &Move| moved.from.map_or(0, |from| (moved.to - from).num_days());
        self.moves.iter().map(days).sum()
    }
}

/// A stretch of days during which status and due date did not change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Stretch {
    pub from: NaiveDate,
    /// The first day after it.
    pub until: NaiveDate,
    pub status: Status,
    pub due: Option<NaiveDate>,
}

/// The commitment's life by effective day, without gaps, as it is known now.
///
/// A letter's commitments count from the beginning of time, since the promise
/// is older than the ledger; one's own count from the day of recording, and a
/// withdrawn one up to the day of its withdrawal.
#[must_use]
pub fn stretches(commitment: &Commitment) -> Vec<Stretch> {
    let begin = commitment.counts_from();
    let end = commitment.withdrawn.as_ref().map_or(LAST_DAY, |gone| gone.on);
    if end <= begin {
        return Vec::new();
    }
    let statuses = commitment.statuses.iter().map(|change| change.on);
    let moves = commitment.moves.iter().map(|moved| moved.on);
    let answers = commitment.periods.values().map(|answer| answer.on);
    let mut days: Vec<NaiveDate> = statuses.chain(moves).chain(answers).collect();
    days.retain(|day| *day > begin && *day < end);
    days.extend([begin, end]);
    days.sort_unstable();
    days.dedup();
    let mut stretches: Vec<Stretch> = Vec::new();
    for pair in days.windows(2) {
        let (from, until) = (pair[0], pair[1]);
        let (status, due) = (commitment.status_at(from), commitment.due_at(from));
        match stretches.last_mut().filter(|last| last.status == status && last.due == due) {
            Some(last) => last.until = until,
            None => stretches.push(Stretch { from, until, status, due }),
        }
    }
    stretches
}

/// The day before which nothing is asked.
pub const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The day after which nothing is asked.
pub const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// The day on which a dateless commitment of this kind is to be looked at
/// again, after it was `looked` at.
#[must_use]
pub fn review_day(kind: Kind, looked: NaiveDate) -> Option<NaiveDate> {
    let months = match kind {
        Kind::Continuous => REVIEW_MONTHS_CONTINUOUS,
        Kind::Output | Kind::Quantity | Kind::Floor | Kind::Recurring => REVIEW_MONTHS_OTHER,
    };
    looked.checked_add_months(Months::new(months))
}

/// Days from `today` to `due`: negative once it has passed.
#[must_use]
pub fn days_left(due: NaiveDate, today: NaiveDate) -> i64 {
    (due - today).num_days()
}

/// The day `days` after `day`, at most [`LAST_DAY`].
#[must_use]
pub fn days_after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).map_or(LAST_DAY, |day| day.min(LAST_DAY))
}
