//! The rules for what a person takes of a letter that was read.

use super::letter::{computed_again, record_letter, recorded};
use super::{Days, World, about};
use crate::domain::commitment::Draft;
use crate::domain::due::ReplyDate;
use crate::domain::event::{Event, Fact, Subject};
use crate::domain::ids::ItemId;
use crate::domain::letter::{AttachedText, Letter};
use crate::domain::reading::comparison::Sameness;
use crate::domain::reading::desk::Taking;
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::Strength;
use std::collections::HashSet;

pub(super) fn take(
    world: &World,
    taking: &Taking,
    text: &AttachedText,
    days: Days,
) -> Result<Vec<Event>, Refusal> {
    for draft in &taking.drafts {
        complete(draft)?;
    }
    let Some(sameness) = taking.known else {
        if taking.drafts.is_empty() {
            return Err(Refusal::NothingChanges);
        }
        let reply = taking.letter.reply.date.on;
        if let Some(on) = reply.filter(|on| *on > days.today) {
            return Err(Refusal::InFuture { on, today: days.today });
        }
        let mut events = record_letter(world, &taking.letter, &taking.drafts, days.on)?;
        let fact = Fact::TextAttached { text: text.clone() };
        events.insert(1, about_letter(&taking.letter.id, fact, days));
        return Ok(events);
    };
    let id = &taking.letter.id;
    let letter = world.letters.get(id).ok_or_else(|| Refusal::NoSuchLetter(id.clone()))?;
    let mut taken: HashSet<&str> =
        world.items.keys().filter(|item| item.letter() == id.as_str()).map(ItemId::code).collect();
    if let Some(draft) = taking.drafts.iter().find(|draft| !taken.insert(&draft.code)) {
        return Err(Refusal::CodeTaken(draft.code.clone()));
    }
    let mut events = Vec::new();
    let (date, gaps) = gaps_filled(world, letter, &taking.letter, days);
    let accepted = !taking.drafts.is_empty() || !taking.placed.is_empty();
    let texts = match sameness {
        Sameness::Changed if accepted => revised(letter, &taking.letter, text),
        Sameness::Changed => Vec::new(),
        Sameness::File | Sameness::Text if letter.attached.is_none() => {
            vec![Fact::TextAttached { text: text.clone() }]
        }
        Sameness::File | Sameness::Text => Vec::new(),
    };
    if !accepted && texts.is_empty() {
        return Err(Refusal::NothingChanges);
    }
    events.extend(texts.into_iter().map(|fact| about_letter(id, fact, days)));
    for (item, source) in &taking.placed {
        let known = world.items.get(item);
        let known = known.ok_or_else(|| Refusal::NoSuchItem(item.code().to_owned()))?;
        if known.draft.source != *source {
            let was = known.draft.source.clone();
            let fact = Fact::Placed { source: source.clone(), was };
            events.push(about(item, days.on, fact));
        }
    }
    for draft in &taking.drafts {
        events.push(about(&ItemId::of(id, &draft.code), days.on, recorded(draft, date)));
    }
    events.extend(gaps);
    Ok(events)
}

/// A draft that can be recorded.
fn complete(draft: &Draft) -> Result<(), Refusal> {
    if draft.title.trim().is_empty() {
        return Err(Refusal::NoText);
    }
    if draft.strength == Strength::Conditional && draft.condition.is_none() {
        return Err(Refusal::NoCondition { code: draft.code.clone() });
    }
    Ok(())
}

fn about_letter(id: &str, fact: Fact, days: Days) -> Event {
    Event { about: Subject::Letter(id.to_owned()), on: days.on, fact }
}

/// The facts of a letter that was issued again in other words.
fn revised(letter: &Letter, read: &Letter, text: &AttachedText) -> Vec<Fact> {
    let mut facts = Vec::new();
    if letter.paragraphs != read.paragraphs {
        let (paragraphs, was) = (read.paragraphs.clone(), letter.paragraphs.clone());
        facts.push(Fact::LetterRevised { paragraphs, was });
    }
    if letter.attached.as_ref().is_none_or(|had| had.sha256 != text.sha256) {
        facts.push(Fact::TextAttached { text: text.clone() });
    }
    facts
}

/// What the ledger did not know of the letter and the reading does, with the
/// reply date that holds then. Nothing that was known is changed.
fn gaps_filled(
    world: &World,
    letter: &Letter,
    read: &Letter,
    days: Days,
) -> (ReplyDate, Vec<Event>) {
    let mut events = Vec::new();
    let was = letter.reply.date;
    let mut date = was;
    if let Some(day) = read.reply.date.on.filter(|day| was.on.is_none() && *day <= days.today) {
        date = ReplyDate { on: Some(day), ..was };
        events.push(about_letter(&letter.id, Fact::ReplyDateSet { date, was }, days));
        events.extend(computed_again(world, &letter.id, date, days.on));
    }
    if let (None, Some(class)) = (&letter.class, &read.class) {
        events.push(about_letter(&letter.id, Fact::ClassSet { class: class.clone() }, days));
    }
    if let (None, Some(number)) = (&letter.document_number, &read.document_number) {
        let fact = Fact::DocumentNumberSet { number: number.clone() };
        events.push(about_letter(&letter.id, fact, days));
    }
    (date, events)
}
