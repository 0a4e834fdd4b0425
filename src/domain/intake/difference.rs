//! What a row says otherwise than a commitment of the ledger: what can be
//! changed, and what stays whatever the file says.

use super::{Row, compared};
use crate::domain::commitment::{Commitment, Evidence};
use crate::domain::due::{ReplyDate, resolve};
use crate::domain::event::{Change, Edit, Fact};
use crate::domain::ids::OWN_LETTER;
use crate::domain::target::Target;
use crate::domain::vocabulary::{Kind, Status, Strength};
use chrono::NaiveDate;
use std::collections::HashSet;

/// What the file says otherwise and an import never changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    Status {
        ledger: Status,
        row: Status,
    },
    /// A date that a person moved, or that a letter names.
    Due {
        ledger: Option<NaiveDate>,
        row: String,
        moved: bool,
    },
    Kind {
        ledger: Kind,
        row: Kind,
    },
    Strength {
        ledger: Strength,
        row: Strength,
    },
    Condition {
        ledger: Option<String>,
        row: String,
    },
    Target {
        ledger: Option<Box<Target>>,
        row: Box<Target>,
    },
    /// What the ledger does not have of a commitment about which a person has
    /// recorded something already.
    Untold(Box<Fact>),
    Withdrawn {
        on: NaiveDate,
    },
}

/// Whether nobody has said anything of how it stands.
pub(super) fn is_untouched(item: &Commitment) -> bool {
    let words = item.statuses.len() + item.observations.len() + item.evidence.len();
    let answers = item.periods.len() + item.parts.len() + item.moves.len();
    words + answers + item.notes.len() == 0 && item.withdrawn.is_none()
}

/// What a row tells of how a commitment stands that is nowhere recorded.
pub(super) fn untold(row: &Row, item: &Commitment, today: NaiveDate) -> Vec<Kept> {
    let texts = recorded_texts(item);
    let has = |text: &str| texts.contains(&compared(text));
    let is_told = |fact: &Fact| match fact {
        // Another status is told of as such.
        Fact::StatusSet { note, .. } => note.as_deref().is_none_or(has),
        Fact::Observed { value, .. } => {
            item.observations.iter().any(|seen| (seen.value - value).abs() < 1e-9)
        }
        Fact::EvidenceAdded { evidence } => {
            item.evidence.iter().any(|added| same_proof(&added.evidence, evidence))
        }
        Fact::Noted { text } => has(text),
        _ => true,
    };
    let facts = row.standing.facts(&item.draft, today).into_iter().map(|(_, fact)| fact);
    facts.filter(|fact| !is_told(fact)).map(|fact| Kept::Untold(Box::new(fact))).collect()
}

/// Everything that was written about how it stands, as titles are compared.
fn recorded_texts(item: &Commitment) -> HashSet<String> {
    let notes = item.notes.iter().map(|note| note.text.as_str());
    let statuses = item.statuses.iter().filter_map(|change| change.note.as_deref());
    let seen = item.observations.iter().filter_map(|seen| seen.note.as_deref());
    let moves = item.moves.iter().map(|moved| moved.reason.as_str());
    notes.chain(statuses).chain(seen).chain(moves).map(compared).collect()
}

fn same_proof(one: &Evidence, other: &Evidence) -> bool {
    let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    same(&one.number, &other.number)
        || same(&one.address, &other.address)
        || compared(&one.title) == compared(&other.title)
}

/// What a row says otherwise than the ledger: what an edit can change, and what
/// is kept whatever the file says.
pub(super) fn difference(
    row: &Row,
    item: &Commitment,
    reply: Option<ReplyDate>,
) -> (Edit, Vec<Kept>) {
    let (draft, mut edit, mut kept) = (&item.draft, row.says.clone(), Vec::new());
    if let Some(gone) = &item.withdrawn {
        return (Edit::default(), vec![Kept::Withdrawn { on: gone.on }]);
    }
    if let Some(status) = row.standing.status.filter(|status| *status != item.status()) {
        kept.push(Kept::Status { ledger: item.status(), row: status });
    }
    let title = edit.title.as_deref().map(compared).unwrap_or_default();
    // A table in English has the English title in its only column for titles.
    if [&draft.title, &draft.title_en].iter().any(|stands| compared(stands) == title) {
        edit.title = None;
    }
    drop_same(&mut edit.title_en, |title| compared(title) == compared(&draft.title_en));
    drop_same(&mut edit.lead, |lead| same_names(lead, &draft.lead));
    drop_same(&mut edit.co, |co| same_names(co, &draft.co));
    drop_same(&mut edit.tags, |tags| same_names(tags, &draft.tags));
    edit.fields.retain(|key, value| {
        let stands = draft.fields.get(key).map_or("", String::as_str);
        stands.split_whitespace().ne(value.split_whitespace())
    });
    let of_letter = item.id.letter() != OWN_LETTER;
    drop_same(&mut edit.kind, |kind| *kind == draft.kind);
    drop_same(&mut edit.strength, |strength| *strength == draft.strength);
    drop_same(&mut edit.condition, |change| {
        let said = change.value().map(|said| compared(said));
        let mut stands = [&draft.condition, &draft.condition_en].into_iter().flatten();
        stands.any(|stands| said.as_ref() == Some(&compared(stands)))
    });
    drop_same(&mut edit.target, |change| same_target(change, item));
    let reply = match of_letter {
        true => reply.unwrap_or_default(),
        false => ReplyDate { on: Some(item.recorded_on), ..ReplyDate::default() },
    };
    due(row, item, reply, &mut edit, &mut kept);
    if of_letter {
        keep_letter(&mut edit, item, &mut kept);
    }
    (edit, kept)
}

/// What a letter says is not edited.
fn keep_letter(edit: &mut Edit, item: &Commitment, kept: &mut Vec<Kept>) {
    let draft = &item.draft;
    if let Some(row) = edit.kind.take() {
        kept.push(Kept::Kind { ledger: draft.kind, row });
    }
    if let Some(row) = edit.strength.take() {
        kept.push(Kept::Strength { ledger: draft.strength, row });
    }
    if let Some(Change::Set(row)) = edit.condition.take() {
        kept.push(Kept::Condition { ledger: draft.condition.clone(), row });
    }
    if let Some(Change::Set(row)) = edit.target.take() {
        let ledger = draft.target.clone().map(Box::new);
        kept.push(Kept::Target { ledger, row: Box::new(row) });
    }
}

/// A date is the same where it falls on the same day, however it was written; a
/// moved one stays, and so does one of a letter.
fn due(row: &Row, item: &Commitment, reply: ReplyDate, edit: &mut Edit, kept: &mut Vec<Kept>) {
    let Some(due) = &edit.due else { return };
    let day = resolve(due.rule, reply).latest;
    let stands = &item.draft.due;
    let words = compared(&due.wording);
    let worded = [&stands.wording, &stands.wording_en].map(|wording| compared(wording));
    let same = due.rule == stands.rule
        || day == item.due()
        || day == item.base.latest
        || !words.is_empty() && worded.contains(&words);
    if same {
        edit.due = None;
        return;
    }
    let of_letter = item.id.letter() != OWN_LETTER;
    let moved = !item.moves.is_empty();
    if of_letter || moved {
        let said = &row.draft.due.wording;
        let said =
            if said.is_empty() { day.map(|day| day.to_string()) } else { Some(said.clone()) };
        let said = said.unwrap_or_else(|| due.rule.to_string());
        kept.push(Kept::Due { ledger: item.due(), row: said, moved });
        edit.due = None;
    }
}

fn drop_same<T>(value: &mut Option<T>, same: impl FnOnce(&T) -> bool) {
    if value.as_ref().is_some_and(same) {
        *value = None;
    }
}

fn same_names(one: &[String], other: &[String]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| compared(one) == compared(other))
}

/// A target is the same where it promises the same, whatever it says of what is
/// counted.
fn same_target(change: &Change<Target>, item: &Commitment) -> bool {
    match (change.value(), &item.draft.target) {
        (Some(said), Some(stands)) => {
            let metric = compared(&said.metric);
            (said.operator, said.low, said.high) == (stands.operator, stands.low, stands.high)
                && compared(&said.unit) == compared(&stands.unit)
                && (metric.is_empty() || metric == compared(&stands.metric))
        }
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}
