//! The desk at which a person goes through what was read: accepts, mends or
//! refuses each candidate, and takes back what was done.
//!
//! Pure. Nothing is recorded here: [`Desk::taking`] is what would be.

mod acts;
mod cut;
mod numbering;
mod renewed;
#[cfg(test)]
mod tests;

use crate::domain::commitment::{Draft, DueWords, Place};
use crate::domain::event::Edit;
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::reading::comparison::{Change, Comparison, Sameness};
use crate::domain::reading::{Candidate, Reading};
use crate::domain::target::Target;

/// Reads one clause of a letter again: its dates, numbers and units.
pub type Reread<'f> = &'f dyn Fn(&Reading, &Place) -> Candidate;

/// A letter's candidates in the order of the letter, and what became of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    reading: Reading,
    known: Option<Comparison>,
    entries: Vec<Entry>,
    done: Vec<Splice>,
    undone: Vec<Splice>,
}

/// A candidate on the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub candidate: Candidate,
    pub choice: Choice,
    pub standing: Standing,
}

/// What a person made of a candidate.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Choice {
    Pending,
    Accepted,
    Refused,
}

/// How a candidate stands to the ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    New,
    /// It is recorded, and stands in the letter as it stood: nothing is asked.
    Known(ItemId),
    /// It is recorded, and the letter now has it elsewhere or in other words.
    /// Accepting it takes its new place and leaves everything else as recorded.
    Changed {
        item: ItemId,
        changes: Vec<Change>,
    },
}

/// Something to do at the desk; entries are counted from zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Accept(usize),
    Refuse(usize),
    /// Makes an accepted or refused one pending again.
    Reopen(usize),
    /// Mends what was read. English titles, tags and further fields are taken
    /// as well.
    Edit(usize, Box<Edit>),
    /// Makes two of one, the second from this character on.
    Split(usize, Spot),
    Join(usize, Side),
    /// A clause that was missed; its hash is not looked at.
    Add(Place),
    AcceptAll,
    Undo,
    Redo,
}

/// Between two characters of a paragraph, counted as in [`Place`].
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Spot {
    pub paragraph: u32,
    pub offset: u32,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Side {
    Previous,
    Next,
}

/// What an act did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Acted {
    /// The entry to look at now.
    pub focus: usize,
    /// How many entries it touched.
    pub entries: usize,
    /// What two joined ones said differently; the first one's word is kept and
    /// doubted.
    pub conflicts: Vec<Conflict>,
}

/// What two joined candidates do not agree on.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    Due { kept: DueWords, left: DueWords },
    Target { kept: Target, left: Target },
}

/// Why an act is not possible now.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Objection {
    #[error("there is no entry {0}")]
    NoSuchEntry(usize),
    /// What the ledger has is not decided again.
    #[error("{code} is recorded already")]
    Recorded { code: String },
    #[error("it is {0:?} already")]
    Already(Choice),
    #[error("nothing is pending")]
    NothingPending,
    #[error("a title is needed")]
    NoTitle,
    #[error("conditional without a condition")]
    NoCondition,
    #[error("nothing would change")]
    NothingChanges,
    #[error("the cut is not inside the clause")]
    CutOutside,
    #[error("there is no neighbour on that side")]
    NoNeighbour(Side),
    #[error("the letter has no such place")]
    NoSuchPlace,
    #[error("nothing is selected")]
    NothingSelected,
    #[error("{code} stands there")]
    Taken { code: String },
    #[error("nothing to undo")]
    NothingToUndo,
    #[error("nothing to redo")]
    NothingToRedo,
}

/// What a person takes of a reading: one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Taking {
    /// Its id is that of the recorded letter, or empty for a new one.
    pub letter: Letter,
    /// How the recorded letter was recognised; `None` for a new one.
    pub known: Option<Sameness>,
    /// The letter's paragraphs in the numbering of all places here.
    pub paragraphs: Vec<String>,
    /// The accepted new ones, in the order of the letter.
    pub drafts: Vec<Draft>,
    /// The new places of recorded ones, where they were accepted.
    pub placed: Vec<(ItemId, Vec<Place>)>,
}

/// How many entries stand how.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    pub pending: usize,
    pub accepted: usize,
    pub refused: usize,
    /// Recorded already, so nothing is asked.
    pub known: usize,
}

/// One stretch of entries put in the place of another.
#[derive(Clone, Debug, PartialEq)]
struct Splice {
    at: usize,
    before: Vec<Entry>,
    after: Vec<Entry>,
    /// Where one looked before and after.
    focus: (usize, usize),
}

impl Entry {
    #[must_use]
    pub fn code(&self) -> &str {
        &self.candidate.draft.code
    }

    /// Whether a person has something to decide about it.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        !matches!(self.standing, Standing::Known(_))
    }

    /// Whether it waits for a decision.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.is_offered() && self.choice == Choice::Pending
    }

    /// Where it begins in the letter, for the order of entries.
    fn begin(&self) -> (u32, u32) {
        self.candidate.draft.source.first().map_or((0, 0), |place| (place.paragraph, place.start))
    }
}

impl Desk {
    /// Lays a reading out, beside what the ledger has of the letter.
    #[must_use]
    pub fn new(reading: Reading, known: Option<Comparison>) -> Self {
        let standing = |index: usize| {
            let known = known.as_ref()?;
            let found = &known.known[(*known.matches.get(index)?)?];
            let item = found.item.clone();
            let is_changed = known.sameness == Sameness::Changed && !found.changes.is_empty();
            Some(match is_changed && !found.withdrawn {
                true => Standing::Changed { item, changes: found.changes.clone() },
                false => Standing::Known(item),
            })
        };
        let entry = |(index, candidate): (usize, &Candidate)| Entry {
            candidate: candidate.clone(),
            choice: Choice::Pending,
            standing: standing(index).unwrap_or(Standing::New),
        };
        let mut entries: Vec<Entry> = reading.candidates.iter().enumerate().map(entry).collect();
        entries.sort_by_key(Entry::begin);
        let mut desk = Self { reading, known, entries, done: Vec::new(), undone: Vec::new() };
        desk.number();
        desk
    }

    /// The reading as it came; what was mended stands in the entries.
    #[must_use]
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What the ledger has of the letter.
    #[must_use]
    pub const fn comparison(&self) -> Option<&Comparison> {
        self.known.as_ref()
    }

    /// Every candidate in the order of the letter, those that the ledger has
    /// among them.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The words of an entry's places, in their order.
    #[must_use]
    pub fn words(&self, entry: &Entry) -> Vec<&str> {
        let places = entry.candidate.draft.source.iter();
        places.filter_map(|place| self.reading.words(place)).collect()
    }

    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for entry in &self.entries {
            let count = match (entry.is_offered(), entry.choice) {
                (false, _) => &mut tally.known,
                (true, Choice::Pending) => &mut tally.pending,
                (true, Choice::Accepted) => &mut tally.accepted,
                (true, Choice::Refused) => &mut tally.refused,
            };
            *count += 1;
        }
        tally
    }

    /// The first entry from `from` on that waits for a decision, or else the
    /// first of all.
    #[must_use]
    pub fn next_pending(&self, from: usize) -> Option<usize> {
        let order = (from..self.entries.len()).chain(0..from.min(self.entries.len()));
        order.into_iter().find(|index| self.entries[*index].is_pending())
    }

    /// Whether anything was done that is still to be recorded.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        let accepted = |entry: &Entry| entry.choice == Choice::Accepted;
        !self.done.is_empty() || self.entries.iter().any(accepted)
    }

    /// Everything that was accepted.
    #[must_use]
    pub fn taking(&self) -> Taking {
        let accepted = || self.entries.iter().filter(|entry| entry.choice == Choice::Accepted);
        let known = self.known.as_ref();
        let keeps_numbers = known.filter(|known| self.keeps_numbers(known));
        let renumbered = |places: &[Place]| match keeps_numbers {
            None => places.to_vec(),
            Some(known) => places.iter().map(|place| known.recorded_place(place)).collect(),
        };
        let mut drafts = Vec::new();
        let mut placed = Vec::new();
        for entry in accepted() {
            let source = renumbered(&entry.candidate.draft.source);
            match &entry.standing {
                Standing::New => drafts.push(Draft { source, ..entry.candidate.draft.clone() }),
                Standing::Changed { item, .. } => placed.push(item),
                Standing::Known(_) => {}
            }
        }
        let placed = match known.filter(|_| !drafts.is_empty() || !placed.is_empty()) {
            Some(known) => known.places_of(&placed, keeps_numbers.is_some()),
            None => Vec::new(),
        };
        let mut letter = self.reading.letter.clone();
        letter.id = known.map_or_else(String::new, |known| known.letter.id.clone());
        let paragraphs = match keeps_numbers {
            None => self.reading.paragraphs.clone(),
            Some(known) => known.in_recorded_order(&self.reading.paragraphs),
        };
        let length = |text: &String| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        letter.paragraphs = paragraphs.iter().map(length).collect();
        let sameness = known.map(|known| match keeps_numbers {
            Some(_) => known.sameness,
            None => Sameness::Changed,
        });
        Taking { letter, known: sameness, paragraphs, drafts, placed }
    }

    /// Whether everything accepted stands in paragraphs that the recorded letter
    /// numbers, so that its numbering can stay.
    fn keeps_numbers(&self, known: &Comparison) -> bool {
        let accepted = self.entries.iter().filter(|entry| entry.choice == Choice::Accepted);
        let mut places = accepted.flat_map(|entry| &entry.candidate.draft.source);
        known.sameness != Sameness::Changed
            && places.all(|place| known.recorded_number(place.paragraph).is_some())
    }
}
