//! The one door to a ledger: commands in, queries out.
//!
//! The command line and the terminal both go through [`App`] and never meet
//! the store. Nothing here knows a language or a screen.

mod agenda;
mod arranged;
mod backup;
mod diff;
mod document;
mod error;
mod evidence;
mod execute;
mod import;
mod letter_text;
mod log;
mod overview;
mod own;
mod paper;
mod past;
mod queries;
mod reading;
mod register;
mod review;
mod seal;
mod undo;
mod weekly;
mod whole;
mod written;

pub use backup::{Copy, Proved, Restorable, Restored, Standing};
pub use diff::{Diff, End, ItemDiff, LetterDiff};
pub use error::AppError;
pub use evidence::Carried;
pub use execute::{Breadth, Outcome};
pub use paper::{EXTRACT, extract_apart, open_paper, paper_bytes};
pub use past::{AsOf, Point};
pub use queries::{ClauseText, Health};
pub use reading::{read_paper, read_paragraphs, reading_of_selection};
pub use review::since_last_look;
pub use seal::HandedOn;
pub use undo::Preview;
pub use whole::{Imported, LEDGER_SCHEMA, WholeCounts, WholeProblem};
pub use written::{Existing, Written};

/// What the store answers with; those who ask never meet the store itself.
pub use crate::store::{
    Access, Arrangement, Counts, Extent, Finding, GroupCount, LogEntry, LogPage, LogRow, LogScope,
    Occurring, OpKind, OpRecord, Page, Pick, Queue, Queued, Row, Sealed, StoreError, Tally,
    Withdrawn, ledger_files, sqlite_version,
};

/// Why a file cannot be imported, for those who put it into words.
pub use crate::import::error::ImportError;

/// What a letter's file is, and why it cannot be read.
pub use crate::import::paper::{Asked, Foreign, Paper, PaperError};

/// How listings are arranged.
pub use crate::domain::listing::{Group, Sort};

/// Where an opening takes its time from.
pub use crate::clock::Clock;

use crate::domain::review::ReviewRules;
use crate::domain::timeliness::Thresholds;
use crate::domain::vocabulary::Channel;
use crate::import::catalogue;
use crate::store::{Opened, Store};
use execute::new_id;
use std::path::PathBuf;
use std::time::Duration;

/// How a ledger is opened.
#[derive(Clone, Debug)]
pub struct Opening {
    pub path: PathBuf,
    pub access: Access,
    pub clock: Clock,
    /// Who acts, for the log.
    pub actor: String,
    pub channel: Channel,
    /// How long a write waits for another process.
    pub wait: Duration,
    pub soon_days: u32,
    pub stale_days: u32,
    pub review: ReviewRules,
    /// The folder that `~` stands for in typed paths.
    pub home: Option<PathBuf>,
}

/// An open ledger with its clock and its actor.
#[derive(Debug)]
pub struct App {
    store: Store,
    opening: Opening,
    /// Set where the past is shown.
    as_of: Option<AsOf>,
}

/// Whether the ledger was there or had to be made.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Start {
    Found,
    Made,
}

impl App {
    /// Opens the ledger, making it with the built-in letter when it is absent.
    ///
    /// # Errors
    /// When the file is not a ledger that can be used; it is left untouched.
    pub fn open(opening: Opening) -> Result<(Self, Start), AppError> {
        let origin = new_id(opening.clock.now().milliseconds());
        let Opened { store, made } =
            Store::open(&opening.path, opening.access, opening.wait, &origin)?;
        let mut app = Self { store, opening, as_of: None };
        let mut start = if made { Start::Made } else { Start::Found };
        // Also after a first start that was cut short.
        if app.access() == Access::Write && app.store.op_count()? == 0 {
            app.found(&catalogue::read(catalogue::BUILTIN)?)?;
            start = Start::Made;
        }
        Ok((app, start))
    }

    #[must_use]
    pub fn access(&self) -> Access {
        self.store.access()
    }

    /// Where the ledger lies.
    #[must_use]
    pub fn path(&self) -> &std::path::Path {
        self.store.path()
    }

    /// What computed properties are measured against now.
    #[must_use]
    pub fn thresholds(&self) -> Thresholds {
        let Opening { soon_days, stale_days, .. } = self.opening;
        Thresholds { today: self.today(), soon_days, stale_days }
    }
}
