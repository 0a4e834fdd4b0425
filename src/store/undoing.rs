//! Which operation an undo or redo is about, and what stands in its way.

use super::history::{OpKind, OpRecord, Wanted, read_ops};
use super::replay::IN_FORCE;
use super::write::Writing;
use super::{Store, StoreError};
use rusqlite::{Connection, OptionalExtension};

impl Store {
    /// The operation that a plain undo would undo.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn undo_candidate(&self) -> Result<Option<OpRecord>, StoreError> {
        undo_candidate(&self.connection)
    }

    /// The operation that a plain redo would redo.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn redo_candidate(&self) -> Result<Option<OpRecord>, StoreError> {
        redo_candidate(&self.connection)
    }

    /// The first operation in force that builds on `seq`.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn built_on(&self, seq: i64) -> Result<Option<i64>, StoreError> {
        built_on(&self.connection, seq)
    }
}

impl Writing<'_> {
    /// The operation that a plain undo would undo.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn undo_candidate(&self) -> Result<Option<OpRecord>, StoreError> {
        undo_candidate(self.connection())
    }

    /// The operation that a plain redo would redo.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn redo_candidate(&self) -> Result<Option<OpRecord>, StoreError> {
        redo_candidate(self.connection())
    }

    /// The first operation in force that builds on `seq`.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn built_on(&self, seq: i64) -> Result<Option<i64>, StoreError> {
        built_on(self.connection(), seq)
    }
}

/// The first operation in force after `seq` that touches something which `seq`
/// brought into the ledger, that corrects a reply date which `seq` set (the
/// correction names only the due dates that it changed), or that closes the
/// whole of which `seq` answered a part or a period.
fn built_on(connection: &Connection, seq: i64) -> Result<Option<i64>, StoreError> {
    Ok(connection
        .query_row(
            &format!(
                "SELECT e.op FROM event n JOIN event e ON
                   (e.item = n.item OR e.letter = n.letter) AND e.op > n.op
                 WHERE n.op = ?1 AND {IN_FORCE}
                   AND (n.fact IN ('recorded', 'letter_recorded')
                     OR (n.fact = 'reply_date_set' AND e.fact = n.fact)
                     OR (n.fact IN ('part_answered', 'period_answered')
                       AND e.fact = 'status_set' AND e.body ->> 'status' = 'done'))
                 ORDER BY e.op LIMIT 1"
            ),
            [seq],
            |row| row.get(0),
        )
        .optional()?)
}

fn undo_candidate(connection: &Connection) -> Result<Option<OpRecord>, StoreError> {
    let tail = "WHERE o.kind = 'change' AND NOT EXISTS(SELECT 1 FROM revoked WHERE op = o.seq)
                ORDER BY o.seq DESC LIMIT 1";
    Ok(read_ops(connection, &Wanted::All, tail, &[])?.pop())
}

/// What was undone last and not yet redone, unless something else was recorded
/// since.
fn redo_candidate(connection: &Connection) -> Result<Option<OpRecord>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT kind, target FROM op WHERE seq >
           coalesce((SELECT max(seq) FROM op WHERE kind IN ('change','founding')), 0) ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    let mut undone: Vec<i64> = Vec::new();
    while let Some(row) = rows.next()? {
        let (kind, target): (String, i64) = (row.get(0)?, row.get(1)?);
        undone.retain(|op| *op != target);
        if kind == OpKind::Undo.key() {
            undone.push(target);
        }
    }
    match undone.last() {
        Some(seq) => Ok(read_ops(connection, &Wanted::All, "WHERE o.seq = ?1", &[seq])?.pop()),
        None => Ok(None),
    }
}
