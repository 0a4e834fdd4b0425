//! What the log screen remembers.

use crate::app::{LogEntry, LogPage, LogRow, LogScope, OpRecord, Sort};
use crate::domain::event::Subject;
use crate::domain::ids::ItemId;
use crate::domain::query::Query;

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
    /// Where a commitment stands in the list.
    Place { item: ItemId, query: Query, sort: Sort },
}

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded {
    Window {
        scope: LogScope,
        page: LogPage,
        selected: usize,
        chosen: Option<Box<Chosen>>,
    },
    Entry(Box<Chosen>),
    NotFound(String),
    Preview(OpRecord),
    /// Something later builds on the operation.
    BuiltOn {
        op: i64,
        later: i64,
    },
    /// Whether the list shows a commitment, and whether it does so unfiltered.
    Place {
        item: ItemId,
        shown: Shown,
    },
}

/// The chosen operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    pub entry: LogEntry,
    /// The commitment that it touched, where it is a single one and still in
    /// the ledger.
    pub item: Option<ItemId>,
}

/// The commitments that an operation touched, as far as its events are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Touched {
    pub ids: Vec<ItemId>,
    pub count: usize,
}

impl Touched {
    /// What an operation touched; an undo or redo, what it is about.
    #[must_use]
    pub fn by(row: &LogRow) -> Self {
        let op: &OpRecord = row.target.as_ref().unwrap_or(&row.op);
        let mut ids: Vec<ItemId> = Vec::new();
        for event in &op.events {
            if let Subject::Item(id) = &event.about
                && !ids.contains(id)
            {
                ids.push(id.clone());
            }
        }
        Self { ids, count: op.items }
    }

    /// Whether all of them are known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.ids.len() == self.count
    }

    /// The only one.
    #[must_use]
    pub fn single(&self) -> Option<&ItemId> {
        self.ids.first().filter(|_| self.count == 1)
    }
}

/// Where a commitment can be seen.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Shown {
    /// In the list as it is.
    Here,
    /// In the list without its filter.
    Unfiltered,
    Nowhere,
}
