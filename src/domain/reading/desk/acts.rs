//! What each act puts in the place of what, or why it is not possible.

use super::cut::{halves, joined, paragraph, trimmed};
use super::{Act, Acted, Choice, Conflict, Desk, Entry, Objection, Reread, Side, Splice, Spot};
use super::{Standing, numbering::part_of};
use crate::domain::apply::reword;
use crate::domain::commitment::{Draft, Place};
use crate::domain::decide::without_what_stands;
use crate::domain::due::Rule;
use crate::domain::event::Edit;
use crate::domain::reading::{Candidate, Doubt};
use crate::domain::vocabulary::{DoubtKind, Ground, Strength};
use std::ops::Range;

impl Desk {
    /// Does something. `reread` reads the clauses that splitting and adding make.
    ///
    /// # Errors
    /// An [`Objection`]; nothing has changed then.
    pub fn act(&mut self, act: &Act, reread: Reread<'_>) -> Result<Acted, Objection> {
        match act {
            Act::Undo => {
                let splice = self.done.pop().ok_or(Objection::NothingToUndo)?;
                let acted = Acted { focus: splice.focus.0, entries: splice.before.len(), ..none() };
                let after = splice.at..splice.at + splice.after.len();
                self.put(after, splice.before.clone());
                self.undone.push(splice);
                Ok(acted)
            }
            Act::Redo => {
                let splice = self.undone.pop().ok_or(Objection::NothingToRedo)?;
                let acted = Acted { focus: splice.focus.1, entries: splice.after.len(), ..none() };
                let before = splice.at..splice.at + splice.before.len();
                self.put(before, splice.after.clone());
                self.done.push(splice);
                Ok(acted)
            }
            Act::Accept(_)
            | Act::Refuse(_)
            | Act::Reopen(_)
            | Act::Edit(..)
            | Act::Split(..)
            | Act::Join(..)
            | Act::Add(_)
            | Act::AcceptAll => {
                let (splice, acted) = self.plan(act, reread)?;
                self.put(splice.at..splice.at + splice.before.len(), splice.after.clone());
                self.done.push(splice);
                self.undone.clear();
                Ok(acted)
            }
        }
    }

    /// Whether an act is possible now.
    ///
    /// # Errors
    /// The [`Objection`] that doing it would meet.
    pub fn may(&self, act: &Act, reread: Reread<'_>) -> Result<(), Objection> {
        match act {
            Act::Undo if self.done.is_empty() => Err(Objection::NothingToUndo),
            Act::Redo if self.undone.is_empty() => Err(Objection::NothingToRedo),
            Act::Undo | Act::Redo => Ok(()),
            Act::Accept(_)
            | Act::Refuse(_)
            | Act::Reopen(_)
            | Act::Edit(..)
            | Act::Split(..)
            | Act::Join(..)
            | Act::Add(_)
            | Act::AcceptAll => self.plan(act, reread).map(drop),
        }
    }

    fn put(&mut self, range: Range<usize>, entries: Vec<Entry>) {
        let resized = range.len() != entries.len();
        drop(self.entries.splice(range, entries));
        if resized {
            self.number();
        }
    }

    fn plan(&self, act: &Act, reread: Reread<'_>) -> Result<(Splice, Acted), Objection> {
        match act {
            Act::Accept(at) => self.choose(*at, Choice::Accepted),
            Act::Refuse(at) => self.choose(*at, Choice::Refused),
            Act::Reopen(at) => self.choose(*at, Choice::Pending),
            Act::Edit(at, edit) => self.edit(*at, edit),
            Act::Split(at, spot) => self.split(*at, *spot, reread),
            Act::Join(at, side) => self.join(*at, *side),
            Act::Add(place) => self.add(place, reread),
            Act::AcceptAll => self.accept_all(),
            Act::Undo => Err(Objection::NothingToUndo),
            Act::Redo => Err(Objection::NothingToRedo),
        }
    }

    /// An entry that a person may decide about.
    fn offered(&self, at: usize) -> Result<&Entry, Objection> {
        let entry = self.entries.get(at).ok_or(Objection::NoSuchEntry(at))?;
        match entry.is_offered() {
            true => Ok(entry),
            false => Err(Objection::Recorded { code: entry.code().to_owned() }),
        }
    }

    /// An entry whose places and words are still the person's to change.
    fn new_one(&self, at: usize) -> Result<&Entry, Objection> {
        let entry = self.offered(at)?;
        match entry.standing {
            Standing::New => Ok(entry),
            Standing::Known(_) | Standing::Changed { .. } => {
                Err(Objection::Recorded { code: entry.code().to_owned() })
            }
        }
    }

    fn choose(&self, at: usize, choice: Choice) -> Result<(Splice, Acted), Objection> {
        let entry = self.offered(at)?;
        if entry.choice == choice {
            return Err(Objection::Already(choice));
        }
        if choice == Choice::Accepted {
            acceptable(entry)?;
        }
        Ok(self.replaced(at..at + 1, vec![Entry { choice, ..entry.clone() }], at))
    }

    fn accept_all(&self) -> Result<(Splice, Acted), Objection> {
        let first = self.entries.iter().position(Entry::is_pending);
        let last = self.entries.iter().rposition(Entry::is_pending);
        let (Some(first), Some(last)) = (first, last) else {
            return Err(Objection::NothingPending);
        };
        let mut after = self.entries[first..=last].to_vec();
        let mut entries = 0;
        // One that lacks something is left for a person to mend.
        let pending = after.iter_mut().filter(|entry| entry.is_pending());
        for entry in pending.filter(|entry| acceptable(entry).is_ok()) {
            entry.choice = Choice::Accepted;
            entries += 1;
        }
        if entries == 0 {
            return Err(Objection::NothingPending);
        }
        let (splice, acted) = self.replaced(first..last + 1, after, last);
        Ok((splice, Acted { entries, ..acted }))
    }

    fn edit(&self, at: usize, edit: &Edit) -> Result<(Splice, Acted), Objection> {
        let entry = self.new_one(at)?;
        if edit.title.as_ref().is_some_and(|title| title.trim().is_empty()) {
            return Err(Objection::NoTitle);
        }
        let edit = without_what_stands(&entry.candidate.draft, edit);
        if edit.is_empty() {
            return Err(Objection::NothingChanges);
        }
        let mut mended = entry.clone();
        reword(&mut mended.candidate.draft, &edit);
        conditioned(&mended.candidate.draft)?;
        mended.candidate.doubts.retain(|doubt| !settles(&edit, doubt.kind));
        Ok(self.replaced(at..at + 1, vec![mended], at))
    }

    fn split(
        &self,
        at: usize,
        spot: Spot,
        reread: Reread<'_>,
    ) -> Result<(Splice, Acted), Objection> {
        let entry = self.new_one(at)?;
        let source = &entry.candidate.draft.source;
        let (first, second) =
            halves(source, spot, &self.reading.paragraphs).ok_or(Objection::CutOutside)?;
        let half = |places: Vec<Place>| Entry {
            candidate: self.read_again(places, entry.code(), &entry.candidate.grounds, reread),
            ..entry.clone()
        };
        let (first, second) = (half(first), half(second));
        // Of several places the second half may begin behind other entries.
        let behind =
            self.entries[at + 1..].iter().take_while(|other| other.begin() < second.begin());
        let end = at + 1 + behind.count();
        let mut after = vec![first];
        after.extend_from_slice(&self.entries[at + 1..end]);
        after.push(second);
        let (splice, acted) = self.replaced(at..end, after, at);
        Ok((splice, Acted { entries: 2, ..acted }))
    }

    /// A candidate of these places, in the part of the letter that `code` names.
    fn read_again(
        &self,
        places: Vec<Place>,
        code: &str,
        grounds: &[Ground],
        reread: Reread<'_>,
    ) -> Candidate {
        let mut read = places.iter().map(|place| reread(&self.reading, place));
        let mut candidate = read.next().expect("a half has a place");
        for other in read {
            merge(&mut candidate, other);
        }
        for ground in grounds.iter().chain(&[Ground::ByHand]) {
            if !candidate.grounds.contains(ground) {
                candidate.grounds.push(*ground);
            }
        }
        candidate.draft.source = places;
        code.clone_into(&mut candidate.draft.code);
        candidate
    }

    fn join(&self, at: usize, side: Side) -> Result<(Splice, Acted), Objection> {
        self.new_one(at)?;
        let other = match side {
            Side::Previous => at.checked_sub(1),
            Side::Next => (at + 1 < self.entries.len()).then_some(at + 1),
        };
        let other = other.ok_or(Objection::NoNeighbour(side))?;
        let first = at.min(other);
        let (one, two) = (self.new_one(first)?, self.new_one(first + 1)?);
        let mut whole = one.clone();
        let conflicts = merge(&mut whole.candidate, two.candidate.clone());
        let (left, right) = (&one.candidate.draft.source, &two.candidate.draft.source);
        whole.candidate.draft.source = joined(left, right, &self.reading.paragraphs);
        if one.choice != two.choice {
            whole.choice = Choice::Pending;
        }
        let (splice, acted) = self.replaced(first..first + 2, vec![whole], first);
        Ok((splice, Acted { entries: 2, conflicts, ..acted }))
    }

    fn add(&self, place: &Place, reread: Reread<'_>) -> Result<(Splice, Acted), Objection> {
        let text = paragraph(&self.reading.paragraphs, place.paragraph);
        let text = text.ok_or(Objection::NoSuchPlace)?;
        if place.start >= place.end {
            return Err(Objection::NothingSelected);
        }
        if place.end as usize > text.chars().count() {
            return Err(Objection::NoSuchPlace);
        }
        let place = trimmed(place.paragraph, place.start, place.end, text)
            .ok_or(Objection::NothingSelected)?;
        let stands = |entry: &&Entry| {
            let places = &entry.candidate.draft.source;
            entry.choice != Choice::Refused && places.iter().any(|other| other.is_like(&place))
        };
        if let Some(entry) = self.entries.iter().find(stands) {
            return Err(Objection::Taken { code: entry.code().to_owned() });
        }
        let begin = (place.paragraph, place.start);
        let at = self.entries.partition_point(|entry| entry.begin() <= begin);
        let mut near = self.entries[..at].iter().rev().chain(&self.entries[at..]);
        let part = near.find_map(part_of);
        let code = part.map_or_else(String::new, |part| format!("{part}."));
        let candidate = self.read_again(vec![place], &code, &[], reread);
        let added = Entry { candidate, choice: Choice::Pending, standing: Standing::New };
        Ok(self.replaced(at..at, vec![added], at))
    }

    fn replaced(&self, range: Range<usize>, after: Vec<Entry>, at: usize) -> (Splice, Acted) {
        let before = self.entries[range.clone()].to_vec();
        let entries = after.len();
        let focus = (at.min(self.entries.len().saturating_sub(1)), at);
        (Splice { at: range.start, before, after, focus }, Acted { focus: at, entries, ..none() })
    }
}

fn none() -> Acted {
    Acted::default()
}

fn acceptable(entry: &Entry) -> Result<(), Objection> {
    match entry.candidate.draft.title.trim() {
        "" => Err(Objection::NoTitle),
        _ => conditioned(&entry.candidate.draft),
    }
}

fn conditioned(draft: &Draft) -> Result<(), Objection> {
    match draft.strength == Strength::Conditional && draft.condition.is_none() {
        true => Err(Objection::NoCondition),
        false => Ok(()),
    }
}

/// Whether an edit answers a doubt.
fn settles(edit: &Edit, doubt: DoubtKind) -> bool {
    match doubt {
        DoubtKind::DamagedDate
        | DoubtKind::TwoReadings
        | DoubtKind::BaseMissing
        | DoubtKind::YearMissing
        | DoubtKind::SeveralDates
        | DoubtKind::TitleRange => edit.due.is_some(),
        DoubtKind::SeveralNumbers => edit.target.is_some(),
        DoubtKind::LeadInferred => edit.lead.is_some(),
        DoubtKind::TenseUnclear
        | DoubtKind::NoReplyDate
        | DoubtKind::ReplyDatesDiffer
        | DoubtKind::NoSignature
        | DoubtKind::ClassLegend
        | DoubtKind::DamagedText => false,
    }
}

/// Adds what a second clause says to the first one's candidate. Where they
/// differ the first one's word stands and is doubted.
fn merge(one: &mut Candidate, two: Candidate) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let mut doubt = |kind, words: &str, place: Option<&Place>| {
        one.doubts.push(Doubt { kind, words: words.to_owned(), place: place.cloned() });
    };
    let place = two.draft.source.first();
    match (&one.draft.due.rule, &two.draft.due.rule) {
        (_, Rule::None) => {}
        (Rule::None, _) => one.draft.due = two.draft.due,
        (kept, left) if kept == left => {}
        _ => {
            doubt(DoubtKind::SeveralDates, &two.draft.due.wording, place);
            let kept = one.draft.due.clone();
            conflicts.push(Conflict::Due { kept, left: two.draft.due });
        }
    }
    match (&one.draft.target, two.draft.target) {
        (_, None) => {}
        (None, target) => one.draft.target = target,
        (Some(kept), Some(left)) if *kept == left => {}
        (Some(kept), Some(left)) => {
            doubt(DoubtKind::SeveralNumbers, &left.metric, place);
            conflicts.push(Conflict::Target { kept: kept.clone(), left });
        }
    }
    if one.draft.condition.is_none() && two.draft.condition.is_some() {
        one.draft.condition = two.draft.condition;
        one.draft.condition_en = two.draft.condition_en;
        one.draft.strength = Strength::Conditional;
    }
    let named = (one.draft.lead_named, two.draft.lead_named);
    one.draft.lead_named = match (one.draft.lead.is_empty(), two.draft.lead.is_empty()) {
        (true, _) => named.1,
        (false, true) => named.0,
        (false, false) if one.draft.lead == two.draft.lead => named.0 || named.1,
        (false, false) => named.0 && named.1,
    };
    add_missing(&mut one.draft.lead, two.draft.lead);
    add_missing(&mut one.draft.co, two.draft.co);
    let Draft { co, lead, .. } = &mut one.draft;
    co.retain(|unit| !lead.contains(unit));
    add_missing(&mut one.draft.parts, two.draft.parts);
    add_missing(&mut one.draft.tags, two.draft.tags);
    add_missing(&mut one.grounds, two.grounds);
    add_missing(&mut one.doubts, two.doubts);
    one.score = one.score.max(two.score);
    if one.cue.is_empty() {
        one.cue = two.cue;
    }
    conflicts
}

fn add_missing<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for value in more {
        if !list.contains(&value) {
            list.push(value);
        }
    }
}
