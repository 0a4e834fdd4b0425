//! A ledger as the list of its operations, read out and built again.
//!
//! Everything else follows from them, so that a ledger that was built again has
//! the same rows; the chain of hashes proves that the operations are the same.

use super::chain::chain_hash;
use super::replay::{replay_letter, replay_listed};
use super::write::{Writing, put_item};
use super::{Store, StoreError};
use crate::domain::event::{Event, Fact, Subject, touched};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// An operation as it stands in the ledger.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WholeOp {
    pub seq: i64,
    pub id: String,
    /// The copy of the ledger that it was recorded in.
    pub origin: String,
    /// The hash of the operation before it of the same origin.
    pub prev: String,
    pub hash: String,
    pub at: String,
    pub day: chrono::NaiveDate,
    pub actor: String,
    pub channel: crate::domain::vocabulary::Channel,
    pub kind: super::OpKind,
    #[serde(default)]
    pub reason: Option<String>,
    /// The operation that an undo or redo is about.
    #[serde(default)]
    pub target: Option<i64>,
    /// The bodies of its events, byte for byte.
    #[serde(default)]
    pub events: Vec<Box<RawValue>>,
}

/// A letter's text that was attached, by paragraphs.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct WholeText {
    pub letter: String,
    /// The hash of the file that it was read from.
    pub sha256: String,
    pub paragraphs: Vec<(i64, String)>,
}

impl Store {
    /// The name of this copy of the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn origin(&self) -> Result<String, StoreError> {
        let origin = "SELECT value FROM meta WHERE key = 'origin'";
        Ok(self.connection.query_row(origin, [], |row| row.get(0))?)
    }

    /// The number and the hash of every operation, oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn op_hashes(&self) -> Result<Vec<(i64, String)>, StoreError> {
        let mut statement = self.connection.prepare("SELECT seq, hash FROM op ORDER BY seq")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Hands over every operation, oldest first.
    ///
    /// # Errors
    /// What `each` returns, or that the ledger cannot be read.
    pub fn each_op<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(WholeOp) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |error: rusqlite::Error| E::from(StoreError::from(error));
        let mut ops = self
            .connection
            .prepare(
                "SELECT json_object('seq', seq, 'id', id, 'origin', origin, 'prev', prev,
                   'hash', hash, 'at', at, 'day', day, 'actor', actor, 'channel', channel,
                   'kind', kind, 'reason', reason, 'target', target), seq FROM op ORDER BY seq",
            )
            .map_err(read)?;
        let mut bodies = self
            .connection
            .prepare("SELECT body FROM event WHERE op = ?1 ORDER BY seq")
            .map_err(read)?;
        let mut rows = ops.query([]).map_err(read)?;
        while let Some(row) = rows.next().map_err(read)? {
            let head: String = row.get(0).map_err(read)?;
            let seq: i64 = row.get(1).map_err(read)?;
            let mut op: WholeOp = serde_json::from_str(&head).map_err(StoreError::from)?;
            let mut events = bodies.query([seq]).map_err(read)?;
            while let Some(event) = events.next().map_err(read)? {
                let body: String = event.get(0).map_err(read)?;
                op.events.push(RawValue::from_string(body).map_err(StoreError::from)?);
            }
            each(op)?;
        }
        Ok(())
    }

    /// The texts of letters that events name.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn attached_texts(&self) -> Result<Vec<WholeText>, StoreError> {
        let mut statement = self.connection.prepare(
            "SELECT t.letter, t.sha256, t.paragraph, t.text FROM letter_text t
             WHERE (t.letter, t.sha256) IN (SELECT letter, body ->> '$.text.sha256' FROM event
               WHERE fact = 'text_attached')
             ORDER BY 1, 2, 3",
        )?;
        let mut rows = statement.query([])?;
        let mut texts: Vec<WholeText> = Vec::new();
        while let Some(row) = rows.next()? {
            let (letter, sha256): (String, String) = (row.get(0)?, row.get(1)?);
            let paragraph = (row.get(2)?, row.get(3)?);
            match texts.last_mut().filter(|last| last.letter == letter && last.sha256 == sha256) {
                Some(last) => last.paragraphs.push(paragraph),
                None => texts.push(WholeText { letter, sha256, paragraphs: vec![paragraph] }),
            }
        }
        Ok(texts)
    }
}

/// An operation, by its number, that is not what its hash says or does not
/// follow the one before it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct BrokenOp(pub i64);

/// An empty ledger that is being built from its operations.
pub struct Building<'w, 'a> {
    writing: &'w Writing<'a>,
    last: i64,
    /// The hash that ends the chain of each origin.
    ends: BTreeMap<String, String>,
    letters: BTreeSet<String>,
}

impl<'a> Writing<'a> {
    /// Begins to build a ledger that is empty yet.
    #[must_use]
    pub fn building(&self) -> Building<'_, 'a> {
        Building { writing: self, last: 0, ends: BTreeMap::new(), letters: BTreeSet::new() }
    }

    /// Gives this copy of the ledger the name that it had.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn set_origin(&self, origin: &str) -> Result<(), StoreError> {
        let sql = "UPDATE meta SET value = ?1 WHERE key = 'origin'";
        self.connection().execute(sql, [origin])?;
        Ok(())
    }

    /// Keeps the text of a letter.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn put_text(&self, text: &WholeText) -> Result<(), StoreError> {
        let mut insert = self
            .connection()
            .prepare_cached("INSERT OR IGNORE INTO letter_text VALUES(?1,?2,?3,?4)")?;
        for (number, paragraph) in &text.paragraphs {
            insert.execute(params![text.letter, text.sha256, number, paragraph])?;
        }
        Ok(())
    }
}

impl Building<'_, '_> {
    /// Records an operation as it was.
    ///
    /// # Errors
    /// The outer one when the ledger cannot be written, the inner one when the
    /// operation is not what its hash says.
    pub fn add(&mut self, op: &WholeOp) -> Result<Result<(), BrokenOp>, StoreError> {
        let broken = BrokenOp(op.seq);
        let events = op.events.iter().map(|body| serde_json::from_str(body.get()));
        let Ok(events) = events.collect::<Result<Vec<Event>, _>>() else {
            return Ok(Err(broken));
        };
        let bodies = events.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
        let header = super::chain::Header {
            id: &op.id,
            origin: &op.origin,
            at: &op.at,
            day: op.day,
            actor: &op.actor,
            channel: op.channel,
            kind: op.kind,
            reason: op.reason.as_deref(),
        };
        let prev = self.ends.get(&op.origin).map_or("", String::as_str);
        let hash = chain_hash(prev, &serde_json::to_string(&header)?, &bodies);
        let fits = op.seq == self.last + 1 && op.prev == prev && op.hash == hash;
        if !fits || op.target != self.target(&events)? {
            return Ok(Err(broken));
        }
        let items = touched(&events).0.len();
        self.writing.insert_op(op, items)?;
        for (event, body) in events.iter().zip(&bodies) {
            self.writing.insert_event(op.seq, event, body)?;
            if let Subject::Letter(id) = &event.about {
                self.letters.insert(id.clone());
            }
            match (&event.fact, op.target) {
                (Fact::Undone { .. }, Some(target)) => {
                    self.writing.set_revoked(target, Some(op.seq))?;
                }
                (Fact::Redone { .. }, Some(target)) => self.writing.set_revoked(target, None)?,
                _ => {}
            }
        }
        self.last = op.seq;
        self.ends.insert(op.origin.clone(), hash);
        Ok(Ok(()))
    }

    /// The number of the operation that an undo or redo is about.
    fn target(&self, events: &[Event]) -> Result<Option<i64>, StoreError> {
        let about = events.iter().find_map(|event| match &event.fact {
            Fact::Undone { op } | Fact::Redone { op } => Some(op),
            _ => None,
        });
        let Some(id) = about else { return Ok(None) };
        let mut number =
            self.writing.connection().prepare_cached("SELECT seq FROM op WHERE id = ?1")?;
        Ok(number.query_row([id], |row| row.get(0)).optional()?)
    }

    /// Makes the derived rows of everything that was recorded; gives the number
    /// of operations.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn finish(self) -> Result<i64, StoreError> {
        let connection: &Connection = self.writing.connection();
        let mut letters = BTreeMap::new();
        for id in &self.letters {
            if let Some(letter) = replay_letter(connection, id)? {
                self.writing.put_letter(&letter)?;
                letters.insert(id, letter);
            }
        }
        replay_listed(connection, "(SELECT id AS item FROM item)", |number, item| {
            put_item(connection, number, &item)
        })?;
        for (id, letter) in &letters {
            self.writing.put_clauses(id, Some(letter))?;
        }
        Ok(self.last)
    }
}
