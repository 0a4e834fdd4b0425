//! The rules for letters: recording one, and setting its facts.

use super::{Days, World, about, required};
use crate::domain::commitment::Draft;
use crate::domain::due::{ReplyDate, resolve};
use crate::domain::event::{Event, Fact, LetterChange, Subject};
use crate::domain::ids::{ItemId, is_letter_name};
use crate::domain::letter::Letter;
use crate::domain::refusal::Refusal;
use chrono::NaiveDate;
use std::collections::HashSet;

pub(super) fn record_letter(
    world: &World,
    letter: &Letter,
    drafts: &[Draft],
    on: NaiveDate,
) -> Result<Vec<Event>, Refusal> {
    if !is_letter_name(&letter.id) {
        return Err(Refusal::BadLetterName(letter.id.clone()));
    }
    if world.letters.contains_key(&letter.id) {
        return Err(Refusal::LetterKnown(letter.id.clone()));
    }
    let mut codes = HashSet::new();
    if let Some(draft) = drafts.iter().find(|draft| !codes.insert(&draft.code)) {
        return Err(Refusal::CodeTaken(draft.code.clone()));
    }
    let mut events = vec![Event {
        about: Subject::Letter(letter.id.clone()),
        on,
        fact: Fact::LetterRecorded { letter: Box::new(letter.clone()) },
    }];
    for draft in drafts {
        let id = ItemId::of(&letter.id, &draft.code);
        events.push(about(&id, on, recorded(draft, letter.reply.date)));
    }
    Ok(events)
}

pub(super) fn recorded(draft: &Draft, reply: ReplyDate) -> Fact {
    Fact::Recorded { draft: Box::new(draft.clone()), base: resolve(draft.due.rule, reply) }
}

pub(super) fn set_letter(
    world: &World,
    id: &str,
    change: &LetterChange,
    Days { on, today }: Days,
) -> Result<Vec<Event>, Refusal> {
    let letter = world.letters.get(id).ok_or_else(|| Refusal::NoSuchLetter(id.to_owned()))?;
    let about_letter = |fact| Event { about: Subject::Letter(id.to_owned()), on, fact };
    match change {
        LetterChange::ReplyDate(day) if *day > today => Err(Refusal::InFuture { on: *day, today }),
        LetterChange::ReplyDate(day) => {
            let was = letter.reply.date;
            let date = ReplyDate { on: Some(*day), ..was };
            if was == date {
                return Err(Refusal::NothingChanges);
            }
            let mut events = vec![about_letter(Fact::ReplyDateSet { date, was })];
            events.extend(computed_again(world, id, date, on));
            Ok(events)
        }
        LetterChange::Class(class) if letter.class.as_ref() == Some(class) => {
            Err(Refusal::NothingChanges)
        }
        LetterChange::Class(class) => {
            Ok(vec![about_letter(Fact::ClassSet { class: class.clone() })])
        }
        LetterChange::DocumentNumber(number) => match required(number) {
            Err(_) => Err(Refusal::NoText),
            Ok(number) if letter.document_number.as_deref() == Some(number) => {
                Err(Refusal::NothingChanges)
            }
            Ok(number) => {
                Ok(vec![about_letter(Fact::DocumentNumberSet { number: number.to_owned() })])
            }
        },
        LetterChange::Text(text)
            if letter.attached.as_ref().is_some_and(|had| had.sha256 == text.sha256) =>
        {
            Err(Refusal::NothingChanges)
        }
        LetterChange::Text(text) => {
            Ok(vec![about_letter(Fact::TextAttached { text: text.clone() })])
        }
    }
}

/// The due dates that a new reply date changes.
pub(super) fn computed_again(
    world: &World,
    letter: &str,
    date: ReplyDate,
    on: NaiveDate,
) -> impl Iterator<Item = Event> {
    world.items.values().filter(move |item| item.id.letter() == letter).filter_map(move |item| {
        let base = resolve(item.draft.due.rule, date);
        let changed = base != item.base;
        changed.then(|| about(&item.id, on, Fact::DueComputed { base, was: item.base }))
    })
}
