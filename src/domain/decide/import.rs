//! The rules for importing: what is new is recorded, what differs is changed
//! only where that was asked for, and what was recorded of a commitment stays.

use super::letter::recorded;
use super::own::{counted_from, edited};
use super::{Days, World, about};
use crate::domain::commitment::Draft;
use crate::domain::event::{Event, Fact, Subject};
use crate::domain::ids::{ItemId, OWN_LETTER};
use crate::domain::intake::{Fate, Intake, OnConflict, Row, plan};
use crate::domain::letter::Letter;
use crate::domain::refusal::Refusal;
use std::collections::{HashMap, HashSet};

pub(super) fn import(world: &World, intake: &Intake, days: Days) -> Result<Vec<Event>, Refusal> {
    let plan = plan(world, intake, days.today);
    if let Some(reject) = plan.rejects.first() {
        return Err(Refusal::BadRow { row: reject.row });
    }
    if intake.on_conflict == OnConflict::Fail && plan.has_conflicts() {
        let conflicts = |fate: &Fate| matches!(fate, Fate::Changed(_) | Fate::Doubtful(..));
        let rows = plan.placed.iter().filter(|placed| conflicts(&placed.fate)).count();
        return Err(Refusal::Conflicts { rows });
    }
    let mut events = Vec::new();
    let named: HashMap<&str, &Letter> =
        intake.letters.iter().map(|letter| (letter.id.as_str(), letter)).collect();
    let new: HashSet<&str> = plan.letters.iter().map(String::as_str).collect();
    for letter in intake.letters.iter().filter(|letter| new.contains(letter.id.as_str())) {
        events.push(Event {
            about: Subject::Letter(letter.id.clone()),
            on: days.on,
            fact: Fact::LetterRecorded { letter: Box::new(letter.clone()) },
        });
    }
    for placed in &plan.placed {
        let row = &intake.rows[placed.place];
        match &placed.fate {
            Fate::Added => events.extend(added(world, &named, row, &placed.id, days)),
            Fate::Same => {}
            Fate::Changed(edit) | Fate::Doubtful(_, edit) => {
                let item = world.items.get(&placed.id);
                if let Some(item) = item.filter(|_| intake.on_conflict == OnConflict::Take) {
                    let facts = match edited(item, edit) {
                        Err(Refusal::NothingChanges) => Vec::new(),
                        facts => facts?,
                    };
                    events.extend(facts.into_iter().map(|fact| about(&placed.id, days.on, fact)));
                    if placed.brings {
                        events.extend(standing(row, &item.draft, &placed.id, days));
                    }
                }
            }
        }
    }
    if events.is_empty() {
        return Err(Refusal::NothingChanges);
    }
    Ok(events)
}

/// A new commitment, and how its row says that it stands.
fn added(
    world: &World,
    named: &HashMap<&str, &Letter>,
    row: &Row,
    id: &ItemId,
    days: Days,
) -> Vec<Event> {
    let mut draft = row.draft.clone();
    id.code().clone_into(&mut draft.code);
    let known = world.letters.get(&row.letter);
    let letter = known.or_else(|| named.get(row.letter.as_str()).copied());
    let reply = match (row.letter.as_str(), letter) {
        (OWN_LETTER, _) => counted_from(days.on),
        (_, letter) => letter.map(|letter| letter.reply.date).unwrap_or_default(),
    };
    let mut events = vec![about(id, days.on, recorded(&draft, reply))];
    events.extend(standing(row, &draft, id, days));
    events
}

fn standing(row: &Row, draft: &Draft, id: &ItemId, days: Days) -> impl Iterator<Item = Event> {
    let facts = row.standing.facts(draft, days.today).into_iter();
    facts.map(|(on, fact)| about(id, on, fact))
}
