//! The ledger file. The only place that speaks SQL.
//!
//! Knows no rules about commitments and no words for people.

mod agenda;
mod arrange;
mod backup;
mod chain;
mod check;
mod copies;
mod counting;
mod filter;
mod history;
mod listing;
mod log;
mod open;
mod overview;
mod past;
mod register;
mod replay;
mod review;
mod rows;
mod schema;
mod seal;
mod undoing;
mod week;
mod whole;
mod write;

pub use crate::domain::weekly::Tally;
pub use arrange::{Arrangement, Occurring};
pub use backup::place_before_restore;
pub use chain::OpKind;
pub use check::{Finding, check};
pub use counting::{Counts, GroupCount};
pub use history::{Extent, OpRecord};
pub use listing::{Page, Row};
pub use log::{LogEntry, LogPage, LogRow, LogScope};
pub use open::{Access, Opened};
pub use past::Touched;
pub use register::Withdrawn;
pub use review::{Queue, Queued};
pub use seal::{Sealed, content_hash};
pub use week::{Pick, Quiet, QuietRow};
pub use whole::{BrokenOp, WholeOp, WholeText};
pub use write::{NewOp, Writing};

use rusqlite::{Connection, ErrorCode};
use std::path::{Path, PathBuf};

/// The version of SQLite that is built in.
#[must_use]
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// What the names of the files and folders beside a ledger end in: SQLite's log
/// of unfinished writes and its index, copies of evidence, copies of the ledger.
const LOG: &str = "-wal";
const LOG_INDEX: &str = "-shm";
pub const FILES: &str = ".files";
const COPIES: &str = ".backups";

/// What lies beside a ledger and is called as it is but for its ending.
#[must_use]
pub fn beside(ledger: &Path, ending: &str) -> PathBuf {
    let mut name = ledger.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The ledger and everything that may lie beside it.
#[must_use]
pub fn ledger_files(ledger: &Path) -> [PathBuf; 5] {
    ["", LOG, LOG_INDEX, FILES, COPIES].map(|ending| beside(ledger, ending))
}

/// An open ledger.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    access: Access,
    /// Device and number of the file when it was opened.
    identity: (u64, u64),
    rows: Rows,
}

/// Where the rows of the commitments stand.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Rows {
    /// In the table of their name.
    Together,
    /// In a view of the past: those that changed since apart from those that
    /// did not. Counts are had sooner from each than from both as one.
    Apart,
}

impl Rows {
    /// The beginnings of queries over commitments `c`, whose answers add up to
    /// that about all of them.
    const fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Together => &["commitment c WHERE"],
            Self::Apart => &[
                "commitment_now c WHERE c.id NOT IN (SELECT item FROM changed) AND",
                "commitment_then c WHERE",
            ],
        }
    }
}

/// What can go wrong with the ledger file. It is left as it was.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{0} is a directory")]
    IsDirectory(PathBuf),
    #[error("{0} is not a nuo ledger")]
    NotALedger(PathBuf),
    #[error("{path} has schema version {found}, newer than {known}")]
    Newer { path: PathBuf, found: i32, known: i32 },
    #[error("{0} does not exist")]
    Missing(PathBuf),
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("{0} was moved, removed or replaced while it was open")]
    Replaced(PathBuf),
    #[error("the ledger is open for reading only")]
    ReadOnly,
    #[error("another process is writing to the ledger")]
    Busy,
    #[error("the disk is full")]
    DiskFull,
    /// The system refused to read or write. What was being written may stand in
    /// the file or not, but never half of it.
    #[error("the ledger file cannot be read or written: {0}")]
    Io(String),
    #[error("the ledger file is damaged: {0}")]
    Damaged(String),
    #[error("the ledger did not take the setting {0}")]
    Setting(&'static str),
    #[error("{0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::SystemIoFailure) => Self::Io(error.to_string()),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(error.to_string())
            }
            _ => Self::Sqlite(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl Store {
    /// Where the ledger lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it can be written to.
    #[must_use]
    pub fn access(&self) -> Access {
        self.access
    }

    /// A number that changes when another process has changed the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        self.check_identity()?;
        let mut statement = self.connection.prepare_cached("PRAGMA data_version")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Whether the open file is still the one that its path names. What is
    /// written to another one would be lost.
    fn check_identity(&self) -> Result<(), StoreError> {
        match open::identity(&self.path) {
            Ok(found) if found == self.identity => Ok(()),
            Ok(_) | Err(_) => Err(StoreError::Replaced(self.path.clone())),
        }
    }

    /// Runs `work` on one unchanging state of the ledger.
    ///
    /// # Errors
    /// What `work` returns, or that the ledger cannot be read.
    pub fn reading<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        // A view of the past holds its state already.
        if !self.connection.is_autocommit() {
            return work(self);
        }
        let snapshot = self.connection.unchecked_transaction().map_err(StoreError::from)?;
        let result = work(self);
        drop(snapshot);
        result
    }
}
