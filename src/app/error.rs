//! Everything that can keep a command from being carried out.

use super::whole::WholeProblem;
use crate::domain::dates::DateProblem;
use crate::domain::ids::ItemId;
use crate::domain::iso_week::Week;
use crate::domain::refusal::Refusal;
use crate::domain::seal::SealProblem;
use crate::import::catalogue::CatalogueError;
use crate::store::{Finding, StoreError};
use chrono::NaiveDate;
use std::path::PathBuf;

/// Why something was not done. The ledger is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// None of several commitments accepted a change; each has its reason.
    #[error("all {} refused", .0.len())]
    EachRefused(Vec<(ItemId, Refusal)>),
    /// No commitment has this code; `near` are the ones most like it.
    #[error("no commitment {typed}")]
    NoSuchCode { typed: String, near: Vec<String> },
    #[error("{typed} stands in several letters")]
    AmbiguousCode { typed: String, letters: Vec<String> },
    #[error("no letter {typed}")]
    NoSuchLetter { typed: String, known: Vec<String> },
    #[error("nothing to undo")]
    NothingToUndo,
    #[error("nothing to redo")]
    NothingToRedo,
    #[error("the ledger is shown as of {day}, operation {op}")]
    Past { day: NaiveDate, op: i64 },
    #[error("{day} lies after {today}")]
    NotYet { day: NaiveDate, today: NaiveDate },
    #[error("no operation {0}")]
    NoSuchOperation(i64),
    #[error("operation {0} is undone already")]
    AlreadyUndone(i64),
    #[error("operation {0} cannot be undone")]
    NotUndoable(i64),
    #[error("operation {later} builds on operation {op}")]
    BuiltOn { op: i64, later: i64 },
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("{path} is a directory")]
    NotAFile { path: PathBuf },
    /// A file stands there that is to be kept.
    #[error("{path} is there already")]
    Exists { path: PathBuf },
    /// What is handed on must never take the ledger's place, nor is a ledger
    /// copied over itself.
    #[error("{path} belongs to the ledger")]
    IsLedger { path: PathBuf },
    /// A file cannot be put in a ledger's place.
    #[error("{path}: {source}")]
    NotRestorable { path: PathBuf, source: StoreError },
    /// A ledger is not what its records make, or its file is damaged.
    #[error("{path} is not sound")]
    Unsound { path: PathBuf, findings: Vec<Finding> },
    #[error("{path} has more than {limit} bytes")]
    TooLarge { path: PathBuf, limit: u64 },
    #[error("the text does not fit the letter")]
    OtherText { matched: usize, clauses: usize, misses: Vec<String> },
    #[error("no copy of {letter} is attached")]
    NoText { letter: String },
    #[error("{code} has nothing that can be opened")]
    NothingToOpen { code: String },
    #[error("{path} is not what was recorded as {name}")]
    DamagedEvidence { name: String, path: PathBuf },
    #[error("{path} is not a text")]
    NotText { path: PathBuf },
    #[error("{week} has not begun on {today}")]
    FutureWeek { week: Week, today: NaiveDate },
    #[error(transparent)]
    Seal(#[from] SealProblem),
    #[error(transparent)]
    Whole(#[from] WholeProblem),
    #[error("not a week: {0:?}")]
    NoWeek(DateProblem),
    #[error("the letter's catalogue: {0}")]
    Catalogue(#[from] CatalogueError),
}
