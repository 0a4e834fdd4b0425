//! Recording operations: the events and the tables derived from them, in one
//! transaction.

use super::chain::{Header, OpKind, chain_hash, last_link};
use super::rows::{clause_words, commitment_row, letter_items, quoted, stretch_rows};
use super::whole::WholeOp;
use super::{Store, StoreError};
use crate::domain::commitment::Commitment;
use crate::domain::decide::World;
use crate::domain::event::{Event, Subject, touched};
use crate::domain::ids::ItemId;
use crate::domain::letter::{AttachedText, Letter};
use crate::domain::vocabulary::Channel;
use chrono::NaiveDate;
use rusqlite::{
    Connection, OptionalExtension, Transaction, TransactionBehavior, params, params_from_iter,
};
use std::collections::BTreeSet;

/// Who does something, when, and why.
#[derive(Clone, Debug)]
pub struct NewOp {
    /// Globally unique and ordered in time.
    pub id: String,
    /// The moment, in RFC 3339 with the offset of the place.
    pub at: String,
    /// The day at that place.
    pub day: NaiveDate,
    pub actor: String,
    pub channel: Channel,
    pub reason: Option<String>,
}

/// A write in progress. Dropping it leaves the ledger as it was.
pub struct Writing<'a> {
    transaction: Transaction<'a>,
}

impl Store {
    /// Begins a write, waiting for other processes.
    ///
    /// # Errors
    /// `ReadOnly` without the right to write, `Busy` when another process
    /// writes for longer than the wait.
    pub fn begin(&mut self) -> Result<Writing<'_>, StoreError> {
        if self.access == super::Access::Read {
            return Err(StoreError::ReadOnly);
        }
        self.check_identity()?;
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Writing { transaction })
    }
}

impl Writing<'_> {
    /// The connection, for reading what the decision depends on.
    pub(super) fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// Records an operation and its events; gives its number.
    ///
    /// # Errors
    /// When the ledger cannot be written; nothing is recorded then.
    pub fn record(
        &self,
        op: &NewOp,
        kind: OpKind,
        target: Option<i64>,
        events: &[Event],
    ) -> Result<i64, StoreError> {
        let origin: String = self.transaction.query_row(
            "SELECT value FROM meta WHERE key = 'origin'",
            [],
            |row| row.get(0),
        )?;
        let (last, prev) = last_link(&self.transaction, &origin)?;
        let bodies = events.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
        let header = Header {
            id: &op.id,
            origin: &origin,
            at: &op.at,
            day: op.day,
            actor: &op.actor,
            channel: op.channel,
            kind,
            reason: op.reason.as_deref(),
        };
        let hash = chain_hash(&prev, &serde_json::to_string(&header)?, &bodies);
        let seq = last + 1;
        let head = WholeOp {
            seq,
            id: op.id.clone(),
            origin,
            prev,
            hash,
            at: op.at.clone(),
            day: op.day,
            actor: op.actor.clone(),
            channel: op.channel,
            kind,
            reason: op.reason.clone(),
            target,
            events: Vec::new(),
        };
        self.insert_op(&head, touched(events).0.len())?;
        for (event, body) in events.iter().zip(&bodies) {
            self.insert_event(seq, event, body)?;
        }
        Ok(seq)
    }

    pub(super) fn insert_op(&self, op: &WholeOp, items: usize) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("INSERT INTO op VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)")?
            .execute(params![
                op.seq,
                op.id,
                op.origin,
                op.prev,
                op.hash,
                op.at,
                op.day.to_string(),
                op.actor,
                op.channel.key(),
                op.kind.key(),
                op.reason,
                op.target,
                items
            ])?;
        Ok(())
    }

    pub(super) fn insert_event(
        &self,
        op: i64,
        event: &Event,
        body: &str,
    ) -> Result<(), StoreError> {
        let (item, letter) = match &event.about {
            Subject::Item(id) => (Some(self.item_number(id)?), None),
            Subject::Letter(id) => (None, Some(id.as_str())),
            Subject::Operation => (None, None),
        };
        self.transaction
            .prepare_cached(
                "INSERT INTO event(op,item,letter,fact,day,body) VALUES(?1,?2,?3,?4,?5,?6)",
            )?
            .execute(params![op, item, letter, event.fact.key(), event.on.to_string(), body])?;
        Ok(())
    }

    /// Takes an operation out of force, or puts it back.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_revoked(&self, op: i64, revoked_by: Option<i64>) -> Result<(), StoreError> {
        match revoked_by {
            Some(by) => self
                .transaction
                .execute("INSERT OR REPLACE INTO revoked VALUES(?1, ?2)", [op, by])?,
            None => self.transaction.execute("DELETE FROM revoked WHERE op = ?1", [op])?,
        };
        Ok(())
    }

    /// Writes the derived rows of the named commitments and letters as they
    /// stand in `world`; what is absent there is taken out.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn derive(
        &self,
        world: &World,
        items: &BTreeSet<ItemId>,
        letters: &BTreeSet<String>,
    ) -> Result<(), StoreError> {
        for id in letters {
            match world.letters.get(id) {
                Some(letter) => self.put_letter(letter)?,
                None => {
                    self.transaction.execute("DELETE FROM letter WHERE id = ?1", [id])?;
                }
            }
        }
        for id in items {
            let number = self.item_number(id)?;
            match world.items.get(id) {
                Some(item) => put_item(&self.transaction, number, item)?,
                None => remove_item(&self.transaction, number)?,
            }
        }
        for id in letters {
            self.put_clauses(id, world.letters.get(id))?;
        }
        Ok(())
    }

    /// Keeps a copy of a letter's text under its hash.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn keep_text(&self, letter: &str, sha256: &str, text: &[&str]) -> Result<(), StoreError> {
        let mut insert = self
            .transaction
            .prepare_cached("INSERT OR IGNORE INTO letter_text VALUES(?1,?2,?3,?4)")?;
        for (place, paragraph) in text.iter().enumerate() {
            let number = i64::try_from(place + 1).unwrap_or(i64::MAX);
            insert.execute(params![letter, sha256, number, paragraph])?;
        }
        Ok(())
    }

    /// Makes the write durable.
    ///
    /// # Errors
    /// When it could not be made durable; nothing was recorded then.
    pub fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit()?)
    }

    fn item_number(&self, id: &ItemId) -> Result<i64, StoreError> {
        let found = self
            .transaction
            .prepare_cached("SELECT id FROM item WHERE uid = ?1")?
            .query_row([id.as_str()], |row| row.get(0))
            .optional()?;
        if let Some(number) = found {
            return Ok(number);
        }
        self.transaction
            .prepare_cached("INSERT INTO item(uid) VALUES(?1)")?
            .execute([id.as_str()])?;
        Ok(self.transaction.last_insert_rowid())
    }

    pub(super) fn put_letter(&self, letter: &Letter) -> Result<(), StoreError> {
        self.transaction.execute(
            "INSERT OR REPLACE INTO letter VALUES(?1, ?2)",
            params![letter.id, serde_json::to_string(letter)?],
        )?;
        Ok(())
    }

    /// The attached words of each clause, which text filters search.
    pub(super) fn put_clauses(&self, id: &str, letter: Option<&Letter>) -> Result<(), StoreError> {
        let gone = self.transaction.execute("DELETE FROM clause WHERE letter = ?1", [id])?;
        let text = letter.and_then(|letter| letter.attached.as_ref());
        if gone == 0 && text.is_none() {
            return Ok(());
        }
        for item in letter_items(&self.transaction, id)? {
            if let Some(text) = text {
                self.put_clause(id, text, &item)?;
            }
            put_item(&self.transaction, self.item_number(&item.id)?, &item)?;
        }
        Ok(())
    }

    fn put_clause(
        &self,
        id: &str,
        text: &AttachedText,
        item: &Commitment,
    ) -> Result<(), StoreError> {
        let words = clause_words(&self.transaction, id, text, item)?;
        let number = self.item_number(&item.id)?;
        self.transaction
            .execute("INSERT INTO clause VALUES(?1, ?2, ?3)", params![number, id, words])?;
        Ok(())
    }
}

fn remove_item(connection: &Connection, number: i64) -> Result<(), StoreError> {
    for table in [
        "DELETE FROM commitment WHERE id = ?1",
        "DELETE FROM stretch WHERE item = ?1",
        "DELETE FROM clause WHERE item = ?1",
    ] {
        connection.prepare_cached(table)?.execute([number])?;
    }
    Ok(())
}

/// Writes the derived rows of one commitment.
pub(super) fn put_item(
    connection: &Connection,
    number: i64,
    item: &Commitment,
) -> Result<(), StoreError> {
    let quoted = quoted(connection, number)?;
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO commitment VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,
             ?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28,?29,?30,?31)",
        )?
        .execute(params_from_iter(commitment_row(number, item, &quoted)?))?;
    connection.prepare_cached("DELETE FROM stretch WHERE item = ?1")?.execute([number])?;
    let mut insert = connection.prepare_cached("INSERT INTO stretch VALUES(?1,?2,?3,?4,?5,?6)")?;
    for row in stretch_rows(number, item) {
        insert.execute(params_from_iter(row))?;
    }
    Ok(())
}
