//! Rows of an office's table on their way into the ledger: what each row says,
//! and what it would change.
//!
//! Pure: it sees the rows as they were read and the commitments that stand in
//! their letters. It must not know the form of the file.

mod difference;
mod plan;

pub use difference::Kept;
pub use plan::{Doubt, Fate, Placed, Plan, plan};

use crate::domain::commitment::{Draft, Evidence};
use crate::domain::dates::DateProblem;
use crate::domain::due::Rule;
use crate::domain::event::{Edit, Fact};
use crate::domain::folding::folded;
use crate::domain::letter::Letter;
use crate::domain::vocabulary::Status;
use chrono::NaiveDate;
use std::collections::HashSet;

/// What becomes of a commitment of which the file says something else than the
/// ledger.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum OnConflict {
    /// Nothing is imported.
    #[default]
    Fail,
    /// It stays as it is.
    Keep,
    /// It is changed to what the file says.
    Take,
}

impl OnConflict {
    pub const ALL: &'static [Self] = &[Self::Fail, Self::Keep, Self::Take];

    /// The stable English key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Keep => "keep",
            Self::Take => "take",
        }
    }
}

/// How a commitment stood when its row was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    pub status: Option<Status>,
    /// The day from which the status holds, where the row has one.
    pub status_on: Option<NaiveDate>,
    pub status_note: Option<String>,
    /// The value of the target.
    pub value: Option<f64>,
    /// The latest progress, with its day where the row has one.
    pub news: Option<(Option<NaiveDate>, String)>,
    pub evidence: Vec<Evidence>,
}

impl Standing {
    /// What there is to record of it about a commitment that is like `draft`,
    /// each with the day from which it holds.
    #[must_use]
    pub fn facts(&self, draft: &Draft, today: NaiveDate) -> Vec<(NaiveDate, Fact)> {
        let mut facts = Vec::new();
        let news_on = self.news.as_ref().and_then(|(on, _)| *on);
        let status_on = self.status_on.or(news_on).unwrap_or(today);
        // A value of a recurring target says nothing without its period.
        let counted = draft.target.is_some() && !matches!(draft.due.rule, Rule::Every { .. });
        if let Some(value) = self.value.filter(|_| counted) {
            let fact = Fact::Observed { value, was: None, period: None, note: None };
            facts.push((news_on.unwrap_or(today), fact));
        }
        if let Some(status) = self.status {
            let note = self.status_note.clone();
            // Unchecked is what a commitment is of which nobody said anything.
            if status != Status::Unchecked || note.is_some() {
                let fact = Fact::StatusSet { status, was: Status::Unchecked, note };
                facts.push((status_on, fact));
            }
        }
        let mut seen = HashSet::new();
        for proof in &self.evidence {
            if seen.insert(proof) {
                let fact = Fact::EvidenceAdded { evidence: Box::new(proof.clone()) };
                facts.push((status_on, fact));
            }
        }
        if let Some((on, words)) = &self.news {
            facts.push((on.unwrap_or(today), Fact::Noted { text: words.clone() }));
        }
        facts
    }
}

/// One row as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number as the file counts.
    pub number: u64,
    /// The name of the letter that it stands in; `own` for none.
    pub letter: String,
    /// The commitment that the row makes where it is a new one. Its code is
    /// empty where the row has none.
    pub draft: Draft,
    /// Whether that code is only a running number of the file. It names no
    /// commitment of the ledger: a row that comes in above moves it.
    pub serial: bool,
    /// What the row says of one that is there already; empty cells say nothing.
    pub says: Edit,
    pub standing: Standing,
    /// Names one of one's own apart from copies of a ledger: the same in every
    /// import of the same row.
    pub tail: String,
}

/// The rows of a file and the letters that they name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// Those that the ledger may not have.
    pub letters: Vec<Letter>,
    pub rows: Vec<Row>,
    pub on_conflict: OnConflict,
    /// The number of the next code that nuo proposes for one's own (`0.7`).
    pub next_own: u64,
}

impl Intake {
    /// The names of all letters that rows stand in.
    #[must_use]
    pub fn letters(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.rows.iter().map(|row| row.letter.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Why a row cannot be imported.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    NoTitle,
    /// The row with this number is about the same commitment.
    Twice {
        row: u64,
    },
    /// Several commitments of the ledger have its title, and it has no code.
    Alike {
        codes: Vec<String>,
    },
    BadCode,
    /// A letter has this code, and the row names no letter.
    CodeElsewhere {
        letter: String,
    },
    Date(DateProblem),
    /// A day or month without its year.
    NoYear,
    /// Two days in one cell.
    TwoDates,
    /// Day and month, or its zeros, cannot be told from a number like this.
    NumberForDate,
    InFuture {
        today: NaiveDate,
    },
    Status {
        known: Vec<&'static str>,
    },
    NoCondition,
    TooLong {
        limit_bytes: usize,
    },
    /// The cell holds an error of its spreadsheet, such as `#REF!`.
    Fault,
    /// The row has more cells than the header.
    TooManyCells,
}

/// A row that cannot be imported, with the cell that keeps it from being so.
#[derive(Clone, Debug, PartialEq)]
pub struct Reject {
    /// Its number as the file counts.
    pub row: u64,
    /// The header of the column; empty where it is about the row as a whole.
    pub column: String,
    pub value: String,
    pub problem: Problem,
}

/// A title as titles are compared: letters and digits in their half-width,
/// lower-case form, without spaces and punctuation.
#[must_use]
pub fn compared(title: &str) -> String {
    folded(title).chars().filter(|c| c.is_alphanumeric()).collect()
}
