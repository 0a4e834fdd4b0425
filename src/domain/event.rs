//! What can be recorded, and what can be asked for.
//!
//! An event is a fact that was recorded; the events of one command are one
//! operation. Nothing is ever changed or removed: undoing an operation is
//! recorded too, and takes the operation's events out of force.

use crate::domain::commitment::{Draft, Evidence, Place};
use crate::domain::due::{Base, ReplyDate};
pub use crate::domain::edit::{Change, Edit};
use crate::domain::ids::{ItemId, OWN_LETTER};
use crate::domain::intake::Intake;
use crate::domain::letter::{AttachedText, ClassMark, Letter};
use crate::domain::period::Period;
use crate::domain::reading::desk::Taking;
use crate::domain::seal::Seal;
use crate::domain::vocabulary::{Status, Verdict};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What an event says, about a commitment or about a letter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// A letter was taken into the ledger.
    LetterRecorded {
        letter: Box<Letter>,
    },
    /// The date of the reply was set or corrected.
    ReplyDateSet {
        date: ReplyDate,
        was: ReplyDate,
    },
    /// The class mark was set.
    ClassSet {
        class: ClassMark,
    },
    /// The number of the reply's document was set.
    DocumentNumberSet {
        number: String,
    },
    /// A copy of the letter's text was attached.
    TextAttached {
        text: AttachedText,
    },
    /// The letter was issued again in other words: characters in each paragraph
    /// now and before. Places that were not taken from it belong to the copy
    /// that they fit.
    LetterRevised {
        paragraphs: Vec<u32>,
        was: Vec<u32>,
    },
    /// The places of a commitment in the letter's newest words.
    Placed {
        source: Vec<Place>,
        was: Vec<Place>,
    },
    /// A commitment was taken into the ledger.
    Recorded {
        draft: Box<Draft>,
        base: Base,
    },
    /// The due date was computed again.
    DueComputed {
        base: Base,
        was: Base,
    },
    StatusSet {
        status: Status,
        was: Status,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    Observed {
        value: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<Period>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    Noted {
        text: String,
    },
    EvidenceAdded {
        evidence: Box<Evidence>,
    },
    DueMoved {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
        to: NaiveDate,
        reason: String,
    },
    /// One period of a recurring commitment was answered.
    PeriodAnswered {
        period: Period,
        verdict: Verdict,
    },
    /// One named part was answered; `part` counts from zero.
    PartAnswered {
        part: usize,
        name: String,
        verdict: Verdict,
    },
    Reviewed,
    Edited {
        edit: Box<Edit>,
    },
    Withdrawn {
        reason: String,
    },
    /// A weekly report was handed on.
    ReportSealed {
        seal: Box<Seal>,
    },
    /// An operation was taken out of force.
    Undone {
        op: String,
    },
    /// An operation was put back in force.
    Redone {
        op: String,
    },
}

/// The keys of the facts that say that somebody has looked at a commitment.
pub const LOOKS: &[&str] =
    &["status_set", "observed", "evidence_added", "period_answered", "part_answered", "reviewed"];

/// The key of the fact that a report was handed on.
pub const REPORT_SEALED: &str = "report_sealed";

impl Fact {
    /// The key under which events of this sort are found in the ledger.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::LetterRecorded { .. } => "letter_recorded",
            Self::ReplyDateSet { .. } => "reply_date_set",
            Self::ClassSet { .. } => "class_set",
            Self::DocumentNumberSet { .. } => "document_number_set",
            Self::TextAttached { .. } => "text_attached",
            Self::LetterRevised { .. } => "letter_revised",
            Self::Placed { .. } => "placed",
            Self::Recorded { .. } => "recorded",
            Self::DueComputed { .. } => "due_computed",
            Self::StatusSet { .. } => "status_set",
            Self::Observed { .. } => "observed",
            Self::Noted { .. } => "noted",
            Self::EvidenceAdded { .. } => "evidence_added",
            Self::DueMoved { .. } => "due_moved",
            Self::PeriodAnswered { .. } => "period_answered",
            Self::PartAnswered { .. } => "part_answered",
            Self::Reviewed => "reviewed",
            Self::Edited { .. } => "edited",
            Self::Withdrawn { .. } => "withdrawn",
            Self::ReportSealed { .. } => REPORT_SEALED,
            Self::Undone { .. } => "undone",
            Self::Redone { .. } => "redone",
        }
    }

    /// Whether it says that somebody has looked at a commitment.
    #[must_use]
    pub fn is_look(&self) -> bool {
        LOOKS.contains(&self.key())
    }
}

/// What an event is about.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Item(ItemId),
    Letter(String),
    /// Another operation.
    Operation,
}

/// One recorded fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub about: Subject,
    /// The day from which it holds; the day of recording stands in the
    /// operation.
    pub on: NaiveDate,
    #[serde(flatten)]
    pub fact: Fact,
}

/// The commitments and the letters that events are about.
#[must_use]
pub fn touched(events: &[Event]) -> (BTreeSet<ItemId>, BTreeSet<String>) {
    let (mut items, mut letters) = (BTreeSet::new(), BTreeSet::new());
    for event in events {
        match &event.about {
            Subject::Item(id) => drop(items.insert(id.clone())),
            Subject::Letter(id) => drop(letters.insert(id.clone())),
            Subject::Operation => {}
        }
    }
    (items, letters)
}

/// A value for an observation as it was typed.
#[derive(Copy, Clone, Debug, PartialEq)]
pub enum Amount {
    /// The value itself.
    Total(f64),
    /// So much more than the last value (`+4`).
    More(f64),
}

/// What of a commitment is being marked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Scope {
    Whole,
    /// One period of a recurring commitment.
    Period(Period),
    /// One named part, by its number from one or by its name.
    Part(String),
    /// Every named part and the whole with them.
    AllParts,
}

/// A request to change the ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    RecordLetter {
        letter: Box<Letter>,
        drafts: Vec<Draft>,
    },
    /// What a person took of a letter that was read, and the copy it was read
    /// from.
    Take {
        taking: Box<Taking>,
        text: AttachedText,
    },
    /// A commitment of one's own; `tail` keeps copies of a ledger apart.
    Add {
        draft: Box<Draft>,
        tail: String,
        note: Option<String>,
    },
    Mark {
        items: Vec<ItemId>,
        scope: Scope,
        status: Status,
        note: Option<String>,
        evidence: Vec<Evidence>,
        value: Option<Amount>,
    },
    Observe {
        item: ItemId,
        amount: Amount,
        period: Option<Period>,
        note: Option<String>,
        evidence: Vec<Evidence>,
    },
    Note {
        items: Vec<ItemId>,
        text: String,
    },
    Attach {
        items: Vec<ItemId>,
        evidence: Vec<Evidence>,
    },
    Defer {
        items: Vec<ItemId>,
        to: NaiveDate,
        reason: String,
    },
    Review {
        items: Vec<ItemId>,
    },
    Edit {
        item: ItemId,
        edit: Box<Edit>,
    },
    Withdraw {
        items: Vec<ItemId>,
        reason: String,
    },
    SetLetter {
        letter: String,
        change: LetterChange,
    },
    /// Hands a weekly report on.
    Seal(Box<Seal>),
    /// The rows of an office's table.
    Import {
        intake: Box<Intake>,
    },
    /// What a review answers: the command, and that its commitments were looked
    /// at, also where the command alone does not say so.
    Reviewing(Box<Command>),
}

/// A change to the facts of a letter.
#[derive(Clone, Debug, PartialEq)]
pub enum LetterChange {
    ReplyDate(NaiveDate),
    Class(ClassMark),
    DocumentNumber(String),
    Text(AttachedText),
}

impl Command {
    /// The commitments it names.
    #[must_use]
    pub fn items(&self) -> &[ItemId] {
        match self {
            Self::Mark { items, .. }
            | Self::Note { items, .. }
            | Self::Attach { items, .. }
            | Self::Defer { items, .. }
            | Self::Review { items }
            | Self::Withdraw { items, .. } => items,
            Self::Observe { item, .. } | Self::Edit { item, .. } => std::slice::from_ref(item),
            Self::RecordLetter { .. }
            | Self::Take { .. }
            | Self::Add { .. }
            | Self::SetLetter { .. }
            | Self::Seal(_)
            | Self::Import { .. } => &[],
            Self::Reviewing(command) => command.items(),
        }
    }

    /// The letters it needs, with all commitments of them, to be decided on.
    #[must_use]
    pub fn letters(&self) -> Vec<&str> {
        match self {
            Self::RecordLetter { letter, .. } => vec![&letter.id],
            Self::Take { taking, .. } => vec![&taking.letter.id],
            Self::SetLetter { letter, .. } => vec![letter],
            Self::Add { .. } => vec![OWN_LETTER],
            Self::Import { intake } => intake.letters(),
            Self::Reviewing(command) => command.letters(),
            Self::Mark { .. }
            | Self::Observe { .. }
            | Self::Note { .. }
            | Self::Attach { .. }
            | Self::Defer { .. }
            | Self::Review { .. }
            | Self::Edit { .. }
            | Self::Withdraw { .. }
            | Self::Seal(_) => Vec::new(),
        }
    }

    /// Adds records of proof, where the command takes any.
    pub fn add_evidence(&mut self, proofs: Vec<Evidence>) {
        match self {
            Self::Mark { evidence, .. }
            | Self::Observe { evidence, .. }
            | Self::Attach { evidence, .. } => evidence.extend(proofs),
            Self::Reviewing(command) => command.add_evidence(proofs),
            Self::RecordLetter { .. }
            | Self::Take { .. }
            | Self::Add { .. }
            | Self::Note { .. }
            | Self::Defer { .. }
            | Self::Review { .. }
            | Self::Edit { .. }
            | Self::Withdraw { .. }
            | Self::Seal(_)
            | Self::Import { .. }
            | Self::SetLetter { .. } => {}
        }
    }

    /// The reason that was given, where one is required.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Defer { reason, .. } | Self::Withdraw { reason, .. } => Some(reason.trim()),
            Self::Reviewing(command) => command.reason(),
            Self::RecordLetter { .. }
            | Self::Take { .. }
            | Self::Add { .. }
            | Self::Mark { .. }
            | Self::Observe { .. }
            | Self::Note { .. }
            | Self::Attach { .. }
            | Self::Review { .. }
            | Self::Edit { .. }
            | Self::Seal(_)
            | Self::Import { .. }
            | Self::SetLetter { .. } => None,
        }
    }
}

/// The first line of a text that may have several.
#[must_use]
pub fn first_line(text: &str) -> &str {
    text.trim().lines().next().unwrap_or_default()
}
