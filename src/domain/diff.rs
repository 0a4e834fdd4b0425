//! What changed of a commitment or a letter between two states of a ledger.
//!
//! Knows nothing of how the states came about: what was recorded and undone in
//! between leaves no difference.

use crate::domain::commitment::{
    AddedEvidence, Answer, Commitment, Draft, DueWords, Move, Note, PartName, StatusChange,
    Withdrawal,
};
use crate::domain::due::{Base, ReplyDate};
use crate::domain::letter::{AttachedText, ClassMark, Letter};
use crate::domain::period::Period;
use crate::domain::target::{Observation, Target};
use crate::domain::vocabulary::{Certainty, Kind, Status, Strength};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;

/// What one state of a list has and the other has not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Delta<T> {
    pub added: Vec<T>,
    /// What was undone.
    pub removed: Vec<T>,
}

/// A due date with its bounds and how sure it is.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Limit {
    pub latest: Option<NaiveDate>,
    pub earliest: Option<NaiveDate>,
    pub certainty: Certainty,
    /// A person moved it, so that it is not what the letter says.
    pub moved: bool,
}

/// One difference of a commitment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// It was not in the ledger before.
    Recorded,
    /// Its recording was undone.
    Gone,
    Withdrawn(Withdrawal),
    /// Its withdrawal was undone.
    Restored,
    Status {
        from: Status,
        to: Status,
        #[serde(flatten)]
        steps: Delta<StatusChange>,
    },
    Due {
        from: Limit,
        to: Limit,
        #[serde(flatten)]
        moves: Delta<Move>,
    },
    /// The values of one period, or of none.
    Progress {
        period: Option<Period>,
        from: Option<f64>,
        to: Option<f64>,
        #[serde(flatten)]
        seen: Delta<Observation>,
    },
    Period {
        period: Period,
        from: Option<Answer>,
        to: Option<Answer>,
    },
    Part {
        part: PartName,
        from: Option<Answer>,
        to: Option<Answer>,
    },
    Evidence(Delta<AddedEvidence>),
    Notes(Delta<Note>),
    Reviews(Delta<NaiveDate>),
    Title {
        from: String,
        to: String,
    },
    TitleEn {
        from: String,
        to: String,
    },
    Lead {
        from: Vec<String>,
        to: Vec<String>,
    },
    Co {
        from: Vec<String>,
        to: Vec<String>,
    },
    Tags {
        from: Vec<String>,
        to: Vec<String>,
    },
    Kind {
        from: Kind,
        to: Kind,
    },
    Strength {
        from: Strength,
        to: Strength,
    },
    Condition {
        from: Option<String>,
        to: Option<String>,
    },
    /// The words of the due date and the rule for them.
    DueWords {
        from: DueWords,
        to: DueWords,
    },
    Target {
        from: Option<Target>,
        to: Option<Target>,
    },
    /// A further field of the office's own table.
    Field {
        key: String,
        from: Option<String>,
        to: Option<String>,
    },
    /// Anything else of what is promised.
    Other,
}

/// One difference of a letter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum LetterChange {
    Recorded,
    /// Its recording was undone.
    Gone,
    ReplyDate {
        from: ReplyDate,
        to: ReplyDate,
    },
    Class {
        from: Option<ClassMark>,
        to: Option<ClassMark>,
    },
    DocumentNumber {
        from: Option<String>,
        to: Option<String>,
    },
    Text {
        from: Option<AttachedText>,
        to: Option<AttachedText>,
    },
    /// Any other fact.
    Other,
}

/// What changed of a commitment, in the order in which people ask: whether it
/// is there, how it stands, and what it says. Of one that is new or gone
/// nothing else is told.
#[must_use]
pub fn changes(before: Option<&Commitment>, after: Option<&Commitment>) -> Vec<Change> {
    match (before, after) {
        (None, None) => Vec::new(),
        (None, Some(_)) => vec![Change::Recorded],
        (Some(_), None) => vec![Change::Gone],
        (Some(before), Some(after)) => between(before, after),
    }
}

fn between(before: &Commitment, after: &Commitment) -> Vec<Change> {
    // A field that is not named here does not compile.
    let Commitment {
        id: _,
        draft,
        base,
        recorded_on: _,
        updated_on: _,
        looked_on: _,
        statuses,
        moves,
        observations: _,
        evidence,
        notes,
        reviews,
        periods: _,
        parts: _,
        withdrawn,
    } = after;
    let mut found = Vec::new();
    match (&before.withdrawn, withdrawn) {
        (old, Some(gone)) if old.as_ref() != Some(gone) => {
            found.push(Change::Withdrawn(gone.clone()));
        }
        (Some(_), None) => found.push(Change::Restored),
        (None | Some(_), None | Some(_)) => {}
    }
    let (from, to) = (before.status(), after.status());
    let steps = |steps| Change::Status { from, to, steps };
    found.extend(delta(&before.statuses, statuses).map(steps));
    found.extend(due(before, after, base, moves));
    progress(before, after, &mut found);
    answers(before, after, &mut found);
    found.extend(delta(&before.evidence, evidence).map(Change::Evidence));
    found.extend(delta(&before.notes, notes).map(Change::Notes));
    found.extend(delta(&before.reviews, reviews).map(Change::Reviews));
    wording(&before.draft, draft, &mut found);
    found
}

/// The difference of two lists, without any when they have the same members
/// in the same order.
fn delta<T: Clone + PartialEq>(before: &[T], after: &[T]) -> Option<Delta<T>> {
    if before == after {
        return None;
    }
    // Lists grow at their end; what was undone is missing somewhere.
    let mut kept = after.iter();
    let mut removed = Vec::new();
    let mut added = Vec::new();
    for old in before {
        let mut rest = kept.clone();
        match rest.position(|new| new == old) {
            Some(skipped) => {
                added.extend(kept.clone().take(skipped).cloned());
                kept = rest;
            }
            None => removed.push(old.clone()),
        }
    }
    added.extend(kept.cloned());
    Some(Delta { added, removed })
}

fn limit(item: &Commitment) -> Limit {
    Limit {
        latest: item.due(),
        earliest: item.due_earliest(),
        certainty: item.base.certainty,
        moved: !item.moves.is_empty(),
    }
}

fn due(before: &Commitment, after: &Commitment, base: &Base, moves: &[Move]) -> Option<Change> {
    let (from, to) = (limit(before), limit(after));
    let moves = delta(&before.moves, moves);
    if from == to && before.base == *base && moves.is_none() {
        return None;
    }
    let moves = moves.unwrap_or(Delta { added: Vec::new(), removed: Vec::new() });
    Some(Change::Due { from, to, moves })
}

fn progress(before: &Commitment, after: &Commitment, found: &mut Vec<Change>) {
    let mut periods: Vec<Option<Period>> =
        before.observations.iter().chain(&after.observations).map(|seen| seen.period).collect();
    periods.sort_unstable();
    periods.dedup();
    for period in periods {
        let of_it = |item: &Commitment| -> Vec<Observation> {
            item.observations.iter().filter(|seen| seen.period == period).cloned().collect()
        };
        let value =
            |item: &Commitment| item.observation_of(period, NaiveDate::MAX).map(|seen| seen.value);
        let (from, to) = (value(before), value(after));
        let seen = delta(&of_it(before), &of_it(after));
        found.extend(seen.map(|seen| Change::Progress { period, from, to, seen }));
    }
}

fn answers(before: &Commitment, after: &Commitment, found: &mut Vec<Change>) {
    let mut periods: Vec<Period> =
        before.periods.keys().chain(after.periods.keys()).copied().collect();
    periods.sort_unstable();
    periods.dedup();
    for period in periods {
        let answer = |item: &Commitment| item.periods.get(&period).cloned();
        let (from, to) = (answer(before), answer(after));
        if from != to {
            found.push(Change::Period { period, from, to });
        }
    }
    let mut places: Vec<usize> = before.parts.keys().chain(after.parts.keys()).copied().collect();
    places.sort_unstable();
    places.dedup();
    for place in places {
        let answer = |item: &Commitment| item.parts.get(&place).cloned();
        let (from, to) = (answer(before), answer(after));
        if from != to {
            let number = (place + 1).to_string();
            let unnamed = || PartName { name: number, name_en: String::new() };
            let part = after.draft.parts.get(place).cloned().unwrap_or_else(unnamed);
            found.push(Change::Part { part, from, to });
        }
    }
}

fn wording(before: &Draft, after: &Draft, found: &mut Vec<Change>) {
    if before == after {
        return;
    }
    let mut rest = before.clone();
    let mut put = |change: Change| found.push(change);
    if let Some((from, to)) = replaced(&mut rest.title, &after.title) {
        put(Change::Title { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.title_en, &after.title_en) {
        put(Change::TitleEn { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.lead, &after.lead) {
        // Whether the letter names the lead goes with the lead.
        rest.lead_named = after.lead_named;
        put(Change::Lead { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.co, &after.co) {
        put(Change::Co { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.tags, &after.tags) {
        put(Change::Tags { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.kind, &after.kind) {
        put(Change::Kind { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.strength, &after.strength) {
        put(Change::Strength { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.condition, &after.condition) {
        // A person writes it in one language, which takes the other's place.
        rest.condition_en.clone_from(&after.condition_en);
        put(Change::Condition { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.due, &after.due) {
        put(Change::DueWords { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.target, &after.target) {
        put(Change::Target { from, to });
    }
    let fields = std::mem::replace(&mut rest.fields, after.fields.clone());
    if rest != *after {
        put(Change::Other);
    }
    let keys: BTreeSet<&String> = fields.keys().chain(after.fields.keys()).collect();
    for key in keys {
        let (from, to) = (fields.get(key).cloned(), after.fields.get(key).cloned());
        if from != to {
            put(Change::Field { key: key.clone(), from, to });
        }
    }
}

/// Brings a value up to date; what it was and is, where that differs.
fn replaced<T: Clone + PartialEq>(old: &mut T, new: &T) -> Option<(T, T)> {
    (old != new).then(|| (std::mem::replace(old, new.clone()), new.clone()))
}

/// What changed of a letter.
#[must_use]
pub fn letter_changes(before: Option<&Letter>, after: Option<&Letter>) -> Vec<LetterChange> {
    let (before, after) = match (before, after) {
        (None, None) => return Vec::new(),
        (None, Some(_)) => return vec![LetterChange::Recorded],
        (Some(_), None) => return vec![LetterChange::Gone],
        (Some(before), Some(after)) => (before, after),
    };
    let mut found = Vec::new();
    let mut rest = before.clone();
    if let Some((from, to)) = replaced(&mut rest.reply.date, &after.reply.date) {
        found.push(LetterChange::ReplyDate { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.class, &after.class) {
        found.push(LetterChange::Class { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.document_number, &after.document_number) {
        found.push(LetterChange::DocumentNumber { from, to });
    }
    if let Some((from, to)) = replaced(&mut rest.attached, &after.attached) {
        found.push(LetterChange::Text { from, to });
    }
    if rest != *after {
        found.push(LetterChange::Other);
    }
    found
}
