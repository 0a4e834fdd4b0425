//! Everything that can keep a command from being carried out.

use crate::domain::dates::DateProblem;
use crate::domain::event::Refusal;
use crate::domain::ids::ItemId;
use crate::domain::iso_week::Week;
use crate::import::catalogue::CatalogueError;
use crate::store::StoreError;
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
    #[error("{path} has more than {limit} bytes")]
    TooLarge { path: PathBuf, limit: u64 },
    #[error("the text does not fit the letter")]
    OtherText { matched: usize, clauses: usize, misses: Vec<String> },
    #[error("{path} is not a text")]
    NotText { path: PathBuf },
    #[error("{week} has not begun on {today}")]
    FutureWeek { week: Week, today: NaiveDate },
    #[error("not a week: {0:?}")]
    NoWeek(DateProblem),
    #[error("the letter's catalogue: {0}")]
    Catalogue(#[from] CatalogueError),
}
