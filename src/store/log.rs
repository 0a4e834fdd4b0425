//! The log in windows: which operations, how many there are, where one stands,
//! and one of them in full. A window costs its own rows, however long the log.

use super::history::{Extent, OpKind, OpRecord, Wanted, read_ops};
use super::replay::{replay_item_before, replay_letter_before};
use super::{Store, StoreError};
use crate::domain::decide::World;
use crate::domain::event::{Fact, Subject};
use crate::domain::ids::ItemId;
use rusqlite::{OptionalExtension, params};
use std::ops::Range;

/// Which operations of the log are asked for.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum LogScope {
    #[default]
    All,
    /// Those that touched a commitment.
    About(ItemId),
    /// Those that somebody recorded.
    By(String),
}

/// An operation with what its sentence needs.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRow {
    pub op: OpRecord,
    /// What an undo or redo is about.
    pub target: Option<OpRecord>,
}

/// A window of the log, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogPage {
    /// How many operations there are in all.
    pub total: usize,
    /// The place of the first row, from zero.
    pub offset: usize,
    pub rows: Vec<LogRow>,
}

impl LogPage {
    /// A row by its place in the whole log, if it is loaded.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&LogRow> {
        self.rows.get(place.checked_sub(self.offset)?)
    }
}

/// One operation in full, with its link of the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct LogEntry {
    pub row: LogRow,
    /// What it changed, as it was before, where its events do not say that
    /// themselves.
    pub before: World,
    /// The events that were not read.
    pub events_left: usize,
    /// The hash of the operation before it; empty for the first.
    pub previous: String,
    pub hash: String,
}

impl Store {
    /// A window of the log, newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn log(
        &self,
        scope: &LogScope,
        window: Range<usize>,
        extent: Extent,
    ) -> Result<LogPage, StoreError> {
        let total = self.log_total(scope)?;
        let limit = i64::try_from(window.len()).unwrap_or(i64::MAX);
        let offset = i64::try_from(window.start).unwrap_or(i64::MAX);
        let wanted = match extent {
            Extent::Beginning => Wanted::First,
            Extent::Whole => Wanted::All,
        };
        let ops = match scope {
            // Operations are numbered from one without a gap, and none goes.
            LogScope::All => {
                let newest = i64::try_from(total).unwrap_or(i64::MAX).saturating_sub(offset);
                let tail = "WHERE o.seq <= ?1 ORDER BY o.seq DESC LIMIT ?2";
                read_ops(&self.connection, &wanted, tail, &[&newest, &limit])?
            }
            LogScope::About(id) => {
                let tail = format!(
                    "WHERE o.seq IN ({ABOUT} ORDER BY e.op DESC LIMIT ?2 OFFSET ?3)
                     ORDER BY o.seq DESC"
                );
                let values: [&dyn rusqlite::ToSql; 3] = [&id.as_str(), &limit, &offset];
                read_ops(&self.connection, &Wanted::About(id), &tail, &values)?
            }
            LogScope::By(actor) => {
                let tail = "WHERE o.actor = ?1 ORDER BY o.seq DESC LIMIT ?2 OFFSET ?3";
                read_ops(&self.connection, &wanted, tail, &[actor, &limit, &offset])?
            }
        };
        let rows = ops.into_iter().map(|op| self.log_row(op)).collect::<Result<_, _>>()?;
        Ok(LogPage { total, offset: window.start.min(total), rows })
    }

    /// How many operations are newer than one with this number; its place in
    /// the log, where it is there.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn log_place(&self, scope: &LogScope, seq: i64) -> Result<usize, StoreError> {
        let count = match scope {
            LogScope::All => {
                let total = i64::try_from(self.log_total(scope)?).unwrap_or(i64::MAX);
                return Ok(usize::try_from(total.saturating_sub(seq.max(0))).unwrap_or(0));
            }
            LogScope::About(id) => self.connection.query_row(
                &format!("SELECT count(*) FROM ({ABOUT} AND e.op > ?2)"),
                params![id.as_str(), seq],
                |row| row.get(0),
            )?,
            LogScope::By(actor) => self.connection.query_row(
                "SELECT count(*) FROM op WHERE actor = ?1 AND seq > ?2",
                params![actor, seq],
                |row| row.get(0),
            )?,
        };
        Ok(count)
    }

    /// The newest operation that was recorded on a day or before it. A clock may
    /// have been set back, so that days need not go up.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn last_op_by(&self, day: chrono::NaiveDate) -> Result<Option<i64>, StoreError> {
        Ok(self.connection.query_row(
            "SELECT max(seq) FROM op WHERE day <= ?1",
            [day.to_string()],
            |row| row.get(0),
        )?)
    }

    /// One operation with at most so many of its events.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn log_entry(&self, seq: i64, events: u32) -> Result<Option<LogEntry>, StoreError> {
        let wanted = Wanted::AtMost(events);
        let found = read_ops(&self.connection, &wanted, "WHERE o.seq = ?1", &[&seq])?.pop();
        let Some(op) = found else { return Ok(None) };
        let (previous, hash, all): (String, String, usize) = self.connection.query_row(
            "SELECT prev, hash, (SELECT count(*) FROM event WHERE op = ?1) FROM op WHERE seq = ?1",
            [seq],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let events_left = all.saturating_sub(op.events.len());
        let before = self.before(&op)?;
        Ok(Some(LogEntry { row: self.log_row(op)?, before, events_left, previous, hash }))
    }

    fn before(&self, op: &OpRecord) -> Result<World, StoreError> {
        let mut world = World::default();
        for event in op.events.iter().filter(|event| !says_what_was(&event.fact)) {
            match &event.about {
                Subject::Item(id) if !world.items.contains_key(id) => {
                    if let Some(item) = replay_item_before(&self.connection, id, op.seq)? {
                        world.items.insert(id.clone(), item);
                    }
                }
                Subject::Letter(id) if !world.letters.contains_key(id) => {
                    if let Some(letter) = replay_letter_before(&self.connection, id, op.seq)? {
                        world.letters.insert(id.clone(), letter);
                    }
                }
                Subject::Item(_) | Subject::Letter(_) | Subject::Operation => {}
            }
        }
        Ok(world)
    }

    fn log_total(&self, scope: &LogScope) -> Result<usize, StoreError> {
        let connection = &self.connection;
        let total = match scope {
            LogScope::All => {
                connection.query_row("SELECT max(seq) FROM op", [], |row| row.get(0)).optional()?
            }
            LogScope::About(id) => Some(connection.query_row(
                &format!("SELECT count(*) FROM ({ABOUT})"),
                [id.as_str()],
                |row| row.get(0),
            )?),
            LogScope::By(actor) => Some(connection.query_row(
                "SELECT count(*) FROM op WHERE actor = ?1",
                [actor],
                |row| row.get(0),
            )?),
        };
        Ok(total.flatten().unwrap_or(0))
    }

    fn log_row(&self, op: OpRecord) -> Result<LogRow, StoreError> {
        let target = match (op.kind, op.target) {
            (OpKind::Undo | OpKind::Redo, Some(seq)) => {
                let tail = "WHERE o.seq = ?1";
                read_ops(&self.connection, &Wanted::First, tail, &[&seq])?.pop()
            }
            (OpKind::Undo | OpKind::Redo, None) | (OpKind::Founding | OpKind::Change, _) => None,
        };
        Ok(LogRow { op, target })
    }
}

/// The operations that touched the commitment ?1.
const ABOUT: &str = "SELECT DISTINCT e.op FROM event e
    WHERE e.item = (SELECT id FROM item WHERE uid = ?1)";

/// Whether a fact names what it replaces, or replaces nothing.
const fn says_what_was(fact: &Fact) -> bool {
    match fact {
        Fact::ClassSet { .. }
        | Fact::DocumentNumberSet { .. }
        | Fact::TextAttached { .. }
        | Fact::PeriodAnswered { .. }
        | Fact::PartAnswered { .. }
        | Fact::Edited { .. } => false,
        Fact::LetterRecorded { .. }
        | Fact::LetterRevised { .. }
        | Fact::Placed { .. }
        | Fact::ReplyDateSet { .. }
        | Fact::Recorded { .. }
        | Fact::DueComputed { .. }
        | Fact::StatusSet { .. }
        | Fact::Observed { .. }
        | Fact::Noted { .. }
        | Fact::EvidenceAdded { .. }
        | Fact::DueMoved { .. }
        | Fact::Reviewed
        | Fact::Withdrawn { .. }
        | Fact::ReportSealed { .. }
        | Fact::Undone { .. }
        | Fact::Redone { .. } => true,
    }
}
