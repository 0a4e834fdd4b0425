//! The rules for commitments of one's own, and for edits: one's own words may
//! all be changed, of a letter's promise only what nuo says about it.

use super::letter::recorded;
use super::{World, about, text};
use crate::domain::commitment::{Commitment, Draft};
use crate::domain::due::{ReplyDate, resolve};
use crate::domain::event::{Edit, Event, Fact};
use crate::domain::ids::{ItemId, OWN_LETTER};
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::Strength;
use chrono::NaiveDate;

/// A longer code is none that people type.
const LONGEST_CODE_CHARS: usize = 16;

pub(super) fn add(
    world: &World,
    draft: &Draft,
    tail: &str,
    note: Option<&str>,
    on: NaiveDate,
) -> Result<Vec<Event>, Refusal> {
    if draft.title.trim().is_empty() {
        return Err(Refusal::NoText);
    }
    let code = &draft.code;
    if !is_code(code) {
        return Err(Refusal::BadCode(code.clone()));
    }
    let taken = |id: &ItemId| id.letter() == OWN_LETTER && id.code().eq_ignore_ascii_case(code);
    if world.items.keys().any(taken) {
        return Err(Refusal::CodeTaken(code.clone()));
    }
    if draft.strength == Strength::Conditional && draft.condition.is_none() {
        return Err(Refusal::NoCondition { code: code.clone() });
    }
    let id = ItemId::own(code, tail);
    let mut events = vec![about(&id, on, recorded(draft, counted_from(on)))];
    events.extend(text(note).map(|text| about(&id, on, Fact::Noted { text })));
    Ok(events)
}

/// One's own commitments count from the day on which they hold, where a
/// letter's count from the date of the reply.
pub(super) fn counted_from(on: NaiveDate) -> ReplyDate {
    ReplyDate { on: Some(on), ..ReplyDate::default() }
}

/// Whether a text can be a code: letters, digits, dots, hyphens: what can be typed as one word, and what no
/// filter, path or shell takes for something else.
pub fn is_code(code: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let begins = code.starts_with(char::is_alphanumeric);
    begins && code.chars().all(plain) && code.chars().nth(LONGEST_CODE_CHARS).is_none()
}

pub(super) fn edited(item: &Commitment, edit: &Edit) -> Result<Vec<Fact>, Refusal> {
    let code = item.code().to_owned();
    if edit.title.as_ref().is_some_and(|title| title.trim().is_empty()) {
        return Err(Refusal::NoText);
    }
    let edit = without_what_stands(&item.draft, edit);
    if edit.is_empty() {
        return Err(Refusal::NothingChanges);
    }
    let promise = edit.due.is_some()
        || edit.kind.is_some()
        || edit.strength.is_some()
        || edit.condition.is_some()
        || edit.target.is_some();
    if promise && item.id.letter() != OWN_LETTER {
        return Err(Refusal::LettersWords { code, letter: item.id.letter().to_owned() });
    }
    let strength = edit.strength.unwrap_or(item.draft.strength);
    let condition = match &edit.condition {
        Some(change) => change.value(),
        None => item.draft.condition.as_ref(),
    };
    if strength == Strength::Conditional && condition.is_none() {
        return Err(Refusal::NoCondition { code });
    }
    let mut facts = Vec::new();
    if let Some(due) = &edit.due {
        // A reasoned move is not to vanish behind a correction.
        if !item.moves.is_empty() {
            return Err(Refusal::DueWasMoved { code });
        }
        let base = resolve(due.rule, counted_from(item.recorded_on));
        if base != item.base {
            facts.push(Fact::DueComputed { base, was: item.base });
        }
    }
    facts.insert(0, Fact::Edited { edit: Box::new(edit) });
    Ok(facts)
}

/// The edit without what the draft says already.
pub fn without_what_stands(draft: &Draft, edit: &Edit) -> Edit {
    fn new<T: PartialEq>(value: &mut Option<T>, stands: impl FnOnce(&T) -> bool) {
        if value.as_ref().is_some_and(stands) {
            *value = None;
        }
    }
    let mut edit = edit.clone();
    new(&mut edit.title, |title| *title == draft.title);
    new(&mut edit.title_en, |title| *title == draft.title_en);
    // Naming an inferred lead confirms it.
    new(&mut edit.lead, |lead| *lead == draft.lead && draft.lead_named);
    new(&mut edit.co, |co| *co == draft.co);
    new(&mut edit.tags, |tags| *tags == draft.tags);
    new(&mut edit.due, |due| *due == draft.due);
    new(&mut edit.kind, |kind| *kind == draft.kind);
    new(&mut edit.strength, |strength| *strength == draft.strength);
    new(&mut edit.condition, |condition| condition.value() == draft.condition.as_ref());
    new(&mut edit.target, |target| target.value() == draft.target.as_ref());
    let stands = |key: &String| draft.fields.get(key).map_or("", String::as_str);
    edit.fields.retain(|key, value| stands(key) != value);
    edit
}
