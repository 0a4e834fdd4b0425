//! What recorded events make of a commitment or a letter.
//!
//! Applying never fails: whatever order of events remains in force after
//! something was undone has a meaning.

use crate::domain::commitment::{
    AddedEvidence, Answer, Commitment, Draft, Move, Note, StatusChange, Withdrawal,
};
use crate::domain::event::{Change, Edit, Event, Fact, Subject};
use crate::domain::letter::Letter;
use crate::domain::target::Observation;
use chrono::NaiveDate;

/// One event with the day on which it was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    pub event: Event,
    pub recorded_on: NaiveDate,
}

/// The commitment after one more event; `None` until it was recorded.
#[must_use]
pub fn apply(state: Option<Commitment>, recorded: &Recorded) -> Option<Commitment> {
    let Recorded { event, recorded_on } = recorded;
    let Subject::Item(id) = &event.about else { return state };
    let Some(mut item) = state else {
        let Fact::Recorded { draft, base } = &event.fact else { return None };
        return Some(Commitment {
            id: id.clone(),
            draft: (**draft).clone(),
            base: *base,
            recorded_on: *recorded_on,
            updated_on: *recorded_on,
            statuses: Vec::new(),
            moves: Vec::new(),
            observations: Vec::new(),
            evidence: Vec::new(),
            notes: Vec::new(),
            reviews: Vec::new(),
            periods: std::collections::BTreeMap::new(),
            parts: std::collections::BTreeMap::new(),
            withdrawn: None,
            looked_on: None,
        });
    };
    item.updated_on = item.updated_on.max(*recorded_on);
    if event.fact.is_look() {
        item.looked_on = item.looked_on.max(Some(*recorded_on));
    }
    change(&mut item, event);
    Some(item)
}

fn change(item: &mut Commitment, event: &Event) {
    let on = event.on;
    match &event.fact {
        Fact::Recorded { draft, base } => {
            item.draft = (**draft).clone();
            item.base = *base;
        }
        Fact::Placed { source, .. } => item.draft.source.clone_from(source),
        Fact::DueComputed { base, .. } => item.base = *base,
        Fact::StatusSet { status, note, .. } => {
            item.statuses.push(StatusChange { status: *status, on, note: note.clone() });
        }
        Fact::Observed { value, period, note, .. } => item.observations.push(Observation {
            value: *value,
            on,
            period: *period,
            note: note.clone(),
        }),
        Fact::Noted { text } => item.notes.push(Note { text: text.clone(), on }),
        Fact::EvidenceAdded { evidence } => {
            item.evidence.push(AddedEvidence { evidence: (**evidence).clone(), on });
        }
        Fact::DueMoved { to, reason, .. } => {
            // The date it really moves from, which an undone move may change.
            let from = item.due();
            let period = item.next_period(NaiveDate::MAX);
            item.moves.push(Move { from, to: *to, reason: reason.clone(), on, period });
        }
        Fact::PeriodAnswered { period, verdict } => {
            item.periods.insert(*period, Answer { verdict: *verdict, on });
        }
        Fact::PartAnswered { part, verdict, .. } => {
            item.parts.insert(*part, Answer { verdict: *verdict, on });
        }
        Fact::Reviewed => item.reviews.push(on),
        Fact::Edited { edit } => reword(&mut item.draft, edit),
        Fact::Withdrawn { reason } => {
            item.withdrawn = Some(Withdrawal { reason: reason.clone(), on });
        }
        Fact::LetterRecorded { .. }
        | Fact::LetterRevised { .. }
        | Fact::ReplyDateSet { .. }
        | Fact::ClassSet { .. }
        | Fact::DocumentNumberSet { .. }
        | Fact::TextAttached { .. }
        | Fact::ReportSealed { .. }
        | Fact::Undone { .. }
        | Fact::Redone { .. } => {}
    }
}

/// What an edit makes of a draft.
pub fn reword(draft: &mut Draft, edit: &Edit) {
    let Edit { title, title_en, lead, co, tags, due, kind, strength, condition, target, fields } =
        edit.clone();
    set(&mut draft.title, title);
    set(&mut draft.title_en, title_en);
    if lead.is_some() {
        draft.lead_named = true;
    }
    set(&mut draft.lead, lead);
    set(&mut draft.co, co);
    set(&mut draft.tags, tags);
    set(&mut draft.due, due);
    set(&mut draft.kind, kind);
    set(&mut draft.strength, strength);
    if let Some(condition) = condition {
        draft.condition = condition.into_value();
        draft.condition_en = None;
    }
    set(&mut draft.target, target.map(Change::into_value));
    for (key, value) in fields {
        match value.is_empty() {
            true => drop(draft.fields.remove(&key)),
            false => drop(draft.fields.insert(key, value)),
        }
    }
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

/// The letter after one more event; `None` until it was recorded.
#[must_use]
pub fn apply_to_letter(state: Option<Letter>, event: &Event) -> Option<Letter> {
    let Some(mut letter) = state else {
        return match &event.fact {
            Fact::LetterRecorded { letter } => Some((**letter).clone()),
            _ => None,
        };
    };
    match &event.fact {
        Fact::ReplyDateSet { date, .. } => letter.reply.date = *date,
        Fact::ClassSet { class } => letter.class = Some(class.clone()),
        Fact::DocumentNumberSet { number } => letter.document_number = Some(number.clone()),
        Fact::TextAttached { text } => letter.attached = Some(text.clone()),
        Fact::LetterRevised { paragraphs, .. } => letter.paragraphs.clone_from(paragraphs),
        Fact::LetterRecorded { .. }
        | Fact::Placed { .. }
        | Fact::Recorded { .. }
        | Fact::DueComputed { .. }
        | Fact::StatusSet { .. }
        | Fact::Observed { .. }
        | Fact::Noted { .. }
        | Fact::EvidenceAdded { .. }
        | Fact::DueMoved { .. }
        | Fact::PeriodAnswered { .. }
        | Fact::PartAnswered { .. }
        | Fact::Reviewed
        | Fact::Edited { .. }
        | Fact::Withdrawn { .. }
        | Fact::ReportSealed { .. }
        | Fact::Undone { .. }
        | Fact::Redone { .. } => {}
    }
    Some(letter)
}
