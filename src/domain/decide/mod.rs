//! The rules: which events a command gives, or why it is refused.
//!
//! Pure: it sees the commitments and letters that the command touches, the
//! command, the effective day and today, and nothing else.

mod import;
mod letter;
mod own;
mod take;

use self::import::import;
use self::letter::{record_letter, set_letter};
use self::own::{add, edited};
pub use self::own::{is_code, without_what_stands};
use self::take::take;
use crate::domain::apply::{Recorded, apply};
use crate::domain::commitment::{Commitment, Evidence, PartName};
use crate::domain::event::{Amount, Command, Event, Fact, Scope, Subject, touched};
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::period::Period;
use crate::domain::refusal::Refusal;
use crate::domain::vocabulary::{Status, Verdict};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

/// What a command is decided on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    pub items: BTreeMap<ItemId, Commitment>,
    pub letters: BTreeMap<String, Letter>,
}

/// The days that a decision depends on.
#[derive(Copy, Clone, Debug)]
pub struct Days {
    /// The day from which the change holds.
    pub on: NaiveDate,
    pub today: NaiveDate,
}

/// The events of a command, or the reason why it is refused.
///
/// # Errors
/// A [`Refusal`]: nothing may be recorded then. A command on several
/// commitments is refused as a whole when one of them refuses.
pub fn decide(world: &World, command: &Command, days: Days) -> Result<Vec<Event>, Refusal> {
    if days.on > days.today {
        return Err(Refusal::InFuture { on: days.on, today: days.today });
    }
    match command {
        Command::RecordLetter { letter, drafts } => record_letter(world, letter, drafts, days.on),
        Command::Take { taking, text } => take(world, taking, text, days),
        Command::Add { draft, tail, note } => add(world, draft, tail, note.as_deref(), days.on),
        Command::SetLetter { letter, change } => set_letter(world, letter, change, days),
        Command::Seal(seal) => {
            let fact = Fact::ReportSealed { seal: seal.clone() };
            Ok(vec![Event { about: Subject::Operation, on: days.on, fact }])
        }
        Command::Import { intake } => import(world, intake, days),
        Command::Mark { .. }
        | Command::Observe { .. }
        | Command::Note { .. }
        | Command::Attach { .. }
        | Command::Defer { .. }
        | Command::Review { .. }
        | Command::Edit { .. }
        | Command::Withdraw { .. } => each_item(world, command, days),
        Command::Reviewing(command) => reviewing(world, command, days),
    }
}

/// The events of an answer, and for each commitment that they do not show to
/// be looked at, that it was.
fn reviewing(world: &World, command: &Command, days: Days) -> Result<Vec<Event>, Refusal> {
    let mut events = decide(world, command, days)?;
    for id in touched(&events).0 {
        let about_it = |event: &&Event| event.about == Subject::Item(id.clone());
        if !events.iter().filter(about_it).any(|event| event.fact.is_look()) {
            events.push(about(&id, days.today, Fact::Reviewed));
        }
    }
    Ok(events)
}

/// What a command does to those commitments that accept it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Each {
    pub events: Vec<Event>,
    /// The others, in the order they were named, each with its reason.
    pub refused: Vec<(ItemId, Refusal)>,
}

/// The events of a command on several commitments, each decided by itself.
///
/// # Errors
/// What refuses the command whatever it is about, and whatever refuses a
/// command that is not about commitments.
pub fn decide_each(world: &World, command: &Command, days: Days) -> Result<Each, Refusal> {
    if command.items().is_empty() || days.on > days.today {
        let events = decide(world, command, days)?;
        return Ok(Each { events, refused: Vec::new() });
    }
    let mut each = Each::default();
    for id in distinct(command) {
        match one_item(world, id, command, days) {
            Ok(events) => each.events.extend(events),
            Err(refusal) => each.refused.push((id.clone(), refusal)),
        }
    }
    match each.refused.as_slice() {
        [(_, first), others @ ..] if each.events.is_empty() => {
            match others.iter().all(|(_, other)| other == first) {
                true => Err(first.clone()),
                false => Ok(each),
            }
        }
        _ => Ok(each),
    }
}

/// The commitments that a command names, each once.
fn distinct(command: &Command) -> impl Iterator<Item = &ItemId> {
    let mut seen = HashSet::new();
    command.items().iter().filter(move |id| seen.insert(*id))
}

fn one_item(
    world: &World,
    id: &ItemId,
    command: &Command,
    days: Days,
) -> Result<Vec<Event>, Refusal> {
    let unknown = || Refusal::NoSuchItem(id.code().to_owned());
    let item = world.items.get(id).ok_or_else(unknown)?;
    if let Some(gone) = &item.withdrawn {
        return Err(Refusal::Withdrawn { code: item.code().to_owned(), on: gone.on });
    }
    let facts = item_facts(item, command, days)?;
    Ok(facts.into_iter().map(|fact| about(id, days.on, fact)).collect())
}

fn each_item(world: &World, command: &Command, days: Days) -> Result<Vec<Event>, Refusal> {
    let mut events = Vec::new();
    for id in distinct(command) {
        events.extend(one_item(world, id, command, days)?);
    }
    if events.is_empty() {
        return Err(Refusal::NothingChanges);
    }
    Ok(events)
}

fn about(id: &ItemId, on: NaiveDate, fact: Fact) -> Event {
    Event { about: Subject::Item(id.clone()), on, fact }
}

fn item_facts(item: &Commitment, command: &Command, days: Days) -> Result<Vec<Fact>, Refusal> {
    match command {
        Command::Mark { scope, status, note, evidence, value, .. } => {
            let mut facts = mark(item, scope, *status, note.as_deref(), evidence, days)?;
            if let Some(amount) = value {
                let period = match scope {
                    Scope::Period(period) => Some(*period),
                    Scope::Whole | Scope::Part(_) | Scope::AllParts => None,
                };
                facts.insert(0, observe(item, *amount, period, None)?);
            }
            Ok(facts)
        }
        Command::Observe { amount, period, note, evidence, .. } => {
            let mut facts = vec![observe(item, *amount, *period, text(note.as_deref()))?];
            facts.extend(proofs(item, evidence)?);
            Ok(facts)
        }
        Command::Note { text, .. } => match text.trim() {
            "" => Err(Refusal::NoText),
            text => Ok(vec![Fact::Noted { text: text.to_owned() }]),
        },
        Command::Attach { evidence, .. } => proofs(item, evidence),
        Command::Defer { to, reason, .. } => defer(item, *to, reason),
        Command::Review { .. } => Ok(vec![Fact::Reviewed]),
        Command::Edit { edit, .. } => edited(item, edit),
        Command::Withdraw { reason, .. } => {
            Ok(vec![Fact::Withdrawn { reason: required(reason)?.to_owned() }])
        }
        Command::RecordLetter { .. }
        | Command::Take { .. }
        | Command::Add { .. }
        | Command::SetLetter { .. }
        | Command::Seal(_)
        | Command::Import { .. }
        | Command::Reviewing(_) => Ok(Vec::new()),
    }
}

fn required(reason: &str) -> Result<&str, Refusal> {
    match reason.trim() {
        "" => Err(Refusal::NoReason),
        reason => Ok(reason),
    }
}

fn text(note: Option<&str>) -> Option<String> {
    note.map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned)
}

fn mark(
    item: &Commitment,
    scope: &Scope,
    status: Status,
    note: Option<&str>,
    evidence: &[Evidence],
    days: Days,
) -> Result<Vec<Fact>, Refusal> {
    let note = text(note);
    let mut facts = match scope {
        Scope::Whole => mark_whole(item, status, note, days)?,
        Scope::AllParts => {
            let verdict = verdict(status)?;
            let answered = |place: &usize| {
                item.parts.get(place).is_some_and(|answer| answer.verdict == verdict)
            };
            let mut facts: Vec<Fact> = (0..item.draft.parts.len())
                .filter(|place| !answered(place))
                .map(|place| part_answer(item, place, verdict))
                .collect();
            no_period_open(item, status, days)?;
            facts.push(status_set(item, status, note)?);
            facts
        }
        Scope::Period(period) => {
            with_note(answer_period(item, *period, verdict(status)?, days)?, note)
        }
        Scope::Part(name) => with_note(answer_part(item, name, verdict(status)?)?, note),
    };
    facts.extend(proofs(item, evidence)?);
    Ok(facts)
}

fn with_note(fact: Fact, note: Option<String>) -> Vec<Fact> {
    std::iter::once(fact).chain(note.map(|text| Fact::Noted { text })).collect()
}

fn verdict(status: Status) -> Result<Verdict, Refusal> {
    match status {
        Status::Done => Ok(Verdict::Kept),
        Status::Broken => Ok(Verdict::Missed),
        Status::Unchecked
        | Status::NotStarted
        | Status::InProgress
        | Status::Stalled
        | Status::Claimed
        | Status::Partial
        | Status::Superseded
        | Status::Unverifiable => Err(Refusal::NotAVerdict { status }),
    }
}

fn mark_whole(
    item: &Commitment,
    status: Status,
    note: Option<String>,
    days: Days,
) -> Result<Vec<Fact>, Refusal> {
    let open = item.open_parts();
    if status == Status::Done && !open.is_empty() {
        let open = open.iter().map(|place| item.draft.parts[*place].name.clone()).collect();
        return Err(Refusal::PartsOpen { code: item.code().to_owned(), open });
    }
    no_period_open(item, status, days)?;
    Ok(vec![status_set(item, status, note)?])
}

/// A recurring commitment is done only after its last period was answered.
fn no_period_open(item: &Commitment, status: Status, days: Days) -> Result<(), Refusal> {
    let next = item
        .periods_until(days.today)
        .into_iter()
        .find(|period| !item.periods.contains_key(period));
    let open = item.base.first.is_some() && (next.is_some() || item.base.last.is_none());
    if status == Status::Done && open {
        return Err(Refusal::PeriodNeeded { code: item.code().to_owned(), next });
    }
    Ok(())
}

fn status_set(item: &Commitment, status: Status, note: Option<String>) -> Result<Fact, Refusal> {
    let was = item.status();
    match item.status_on() {
        // Looking again and still finding nothing is news with a new day.
        Some(on) if was == status && status != Status::Unchecked => {
            Err(Refusal::AlreadyStatus { code: item.code().to_owned(), status, on })
        }
        _ => Ok(Fact::StatusSet { status, was, note }),
    }
}

fn answer_period(
    item: &Commitment,
    period: Period,
    verdict: Verdict,
    days: Days,
) -> Result<Fact, Refusal> {
    let code = item.code().to_owned();
    if !item.periods_until(days.today).contains(&period) {
        return Err(Refusal::NoSuchPeriod { code, period, first: item.base.first });
    }
    if item.periods.get(&period).is_some_and(|answer| answer.verdict == verdict) {
        return Err(Refusal::AlreadyAnswered { code, name: period.to_string() });
    }
    Ok(Fact::PeriodAnswered { period, verdict })
}

fn answer_part(item: &Commitment, name: &str, verdict: Verdict) -> Result<Fact, Refusal> {
    let names = &item.draft.parts;
    let wanted = name.trim();
    let by_number = wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let place = by_number.filter(|place| *place < names.len()).or_else(|| {
        let hits: Vec<usize> =
            (0..names.len()).filter(|place| is_called(&names[*place], wanted)).collect();
        // A text that fits two parts names neither.
        (hits.len() == 1).then(|| hits[0])
    });
    let Some(place) = place else {
        return Err(Refusal::NoSuchPart {
            code: item.code().to_owned(),
            name: wanted.to_owned(),
            known: names.iter().map(|part| part.name.clone()).collect(),
        });
    };
    let (code, name) = (item.code().to_owned(), names[place].name.clone());
    if item.parts.get(&place).is_some_and(|answer| answer.verdict == verdict) {
        return Err(Refusal::AlreadyAnswered { code, name });
    }
    if verdict == Verdict::Missed && item.status() == Status::Done {
        return Err(Refusal::WholeDone { code, name });
    }
    Ok(part_answer(item, place, verdict))
}

/// Whether a part is meant: by its whole name, or by two characters or more of
/// the Chinese one or a word of the English one, since a wrong part must not be
/// answered by a slip of the finger.
fn is_called(part: &PartName, wanted: &str) -> bool {
    let several = wanted.chars().nth(1).is_some();
    let same = |word: &str| word.eq_ignore_ascii_case(wanted);
    part.name == wanted
        || same(&part.name_en)
        || (several && part.name.contains(wanted))
        || (several && part.name_en.split_whitespace().any(same))
}

fn part_answer(item: &Commitment, part: usize, verdict: Verdict) -> Fact {
    Fact::PartAnswered { part, name: item.draft.parts[part].name.clone(), verdict }
}

fn observe(
    item: &Commitment,
    amount: Amount,
    period: Option<Period>,
    note: Option<String>,
) -> Result<Fact, Refusal> {
    let code = item.code().to_owned();
    if item.draft.target.is_none() {
        return Err(Refusal::NoTarget { code });
    }
    // A value of a recurring target says nothing without its period.
    if item.base.first.is_some() && period.is_none() {
        let next = item.next_period(NaiveDate::MAX);
        return Err(Refusal::ValuePeriodNeeded { code, next });
    }
    let was = item.observation_of(period, NaiveDate::MAX).map(|seen| seen.value);
    let value = match amount {
        Amount::Total(value) => value,
        Amount::More(more) => was.unwrap_or(0.0) + more,
    };
    if !value.is_finite() || value < 0.0 {
        return Err(Refusal::BadValue { value });
    }
    Ok(Fact::Observed { value, was, period, note })
}

fn proofs(item: &Commitment, evidence: &[Evidence]) -> Result<Vec<Fact>, Refusal> {
    let known = |proof: &Evidence| item.evidence.iter().any(|added| added.evidence == *proof);
    let again = |place: usize| evidence[..place].contains(&evidence[place]);
    if let Some(place) = (0..evidence.len()).find(|place| known(&evidence[*place]) || again(*place))
    {
        let (code, title) = (item.code().to_owned(), evidence[place].title.clone());
        return Err(Refusal::EvidenceKnown { code, title });
    }
    if evidence.iter().any(|proof| proof.title.trim().is_empty()) {
        return Err(Refusal::NoText);
    }
    Ok(evidence
        .iter()
        .map(|proof| Fact::EvidenceAdded { evidence: Box::new(proof.clone()) })
        .collect())
}

fn defer(item: &Commitment, to: NaiveDate, reason: &str) -> Result<Vec<Fact>, Refusal> {
    let reason = required(reason)?.to_owned();
    let code = item.code().to_owned();
    if !item.is_open() {
        return Err(Refusal::Closed { code, status: item.status() });
    }
    if item.due() == Some(to) {
        return Err(Refusal::SameDue { code, to });
    }
    Ok(vec![Fact::DueMoved { from: item.due(), to, reason }])
}

/// The world after these events, for whoever has to store or show it.
#[must_use]
pub fn after(world: &World, events: &[Event], today: NaiveDate) -> World {
    let mut next = world.clone();
    for event in events {
        match &event.about {
            Subject::Item(id) => {
                let state = next.items.remove(id);
                let recorded = Recorded { event: event.clone(), recorded_on: today };
                if let Some(item) = apply(state, &recorded) {
                    next.items.insert(id.clone(), item);
                }
            }
            Subject::Letter(id) => {
                let state = next.letters.remove(id);
                if let Some(letter) = crate::domain::apply::apply_to_letter(state, event) {
                    next.letters.insert(id.clone(), letter);
                }
            }
            Subject::Operation => {}
        }
    }
    next
}
