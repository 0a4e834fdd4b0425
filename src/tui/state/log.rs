//! What the log screen remembers.

use crate::app::{LogEntry, LogPage, LogRow, LogScope, OpRecord};
use crate::domain::ids::ItemId;

/// The screen's place and what it shows.
#[derive(Clone, Debug, Default)]
pub struct LogBook {
    /// The commitment that the keys act on: the one that the chosen operation
    /// touched, where it is a single one.
    pub current: Option<ItemId>,
    pub scope: LogScope,
    /// The loaded window.
    pub page: LogPage,
    /// The chosen operation's place in the whole log, newest first.
    pub selected: usize,
    /// The place of the first row on the screen.
    pub top: usize,
    /// The chosen operation in full, once it is read.
    pub entry: Option<LogEntry>,
    pub entry_top: usize,
    pub pane: Pane,
}

/// Which pane the keys act on.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Pane {
    #[default]
    List,
    Entry,
}

impl LogBook {
    /// The chosen operation.
    #[must_use]
    pub fn chosen(&self) -> Option<&LogRow> {
        self.page.row(self.selected)
    }

    /// The chosen operation in full, if that is what was read last.
    #[must_use]
    pub fn open_entry(&self) -> Option<&LogEntry> {
        let chosen = self.chosen()?.op.seq;
        self.entry.as_ref().filter(|entry| entry.row.op.seq == chosen)
    }

    /// Scrolls as little as shows the chosen operation.
    pub fn follow(&mut self, rows_on_screen: usize) {
        let rows = rows_on_screen.max(1);
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(rows));
        self.top = self.top.min(self.page.total.saturating_sub(rows));
    }
}

/// Where in the log.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum At {
    Place(usize),
    /// At an operation, or where it would stand.
    Op(i64),
}

/// What the screen wants to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// The operations around a place, and the one there in full.
    Window {
        scope: LogScope,
        at: At,
        /// Rows on the screen; more are loaded around them.
        rows: usize,
    },
    /// One operation in full.
    Entry(i64),
    /// What a person typed to look for.
    Find { typed: String, rows: usize },
    /// What undoing an operation would undo.
    Preview(i64),
}

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded {
    Window {
        scope: LogScope,
        page: LogPage,
        selected: usize,
        entry: Option<LogEntry>,
    },
    Entry(LogEntry),
    NotFound(String),
    Preview(OpRecord),
    /// Something later builds on the operation.
    BuiltOn {
        op: i64,
        later: i64,
    },
}
