//! Reading operations, their events, and what is named in a ledger.

use super::chain::Header;
pub(super) use super::chain::OpKind;
use super::rows::{clause_paragraph, read_item};
use super::write::Writing;
use super::{Store, StoreError};
use crate::domain::commitment::{Commitment, Place};
use crate::domain::event::Event;
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::vocabulary::Channel;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// One operation as it was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct OpRecord {
    pub seq: i64,
    pub id: String,
    pub at: String,
    pub day: NaiveDate,
    pub actor: String,
    pub channel: Channel,
    pub kind: OpKind,
    pub reason: Option<String>,
    /// The operation that an undo or redo is about.
    pub target: Option<i64>,
    /// The operation that took this one out of force.
    pub revoked_by: Option<i64>,
    /// How many commitments it touched.
    pub items: usize,
    /// Its events; in listings the first few, and in the history of one
    /// commitment those about it.
    pub events: Vec<Event>,
}

/// How much of an operation a listing reads.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Extent {
    /// The first few events, which are enough to say what it did.
    Beginning,
    Whole,
}

/// Which events of an operation are read.
pub(super) enum Wanted<'a> {
    All,
    /// Enough to say what it did.
    First,
    AtMost(u32),
    About(&'a ItemId),
}

/// Events that are enough to say what an operation did.
const FIRST_EVENTS: u32 = 8;

const OP_COLUMNS: &str = "o.seq, o.id, o.at, o.day, o.actor, o.channel, o.kind, o.reason, o.target,
    (SELECT revoked_by FROM revoked WHERE op = o.seq), o.items";

pub(super) fn damaged(what: &str) -> StoreError {
    StoreError::Damaged(what.to_owned())
}

fn read_op(row: &Row<'_>) -> Result<OpRecord, StoreError> {
    let channel: String = row.get(5)?;
    let kind: String = row.get(6)?;
    let day: String = row.get(3)?;
    Ok(OpRecord {
        seq: row.get(0)?,
        id: row.get(1)?,
        at: row.get(2)?,
        day: day.parse().map_err(|_| damaged("op.day"))?,
        actor: row.get(4)?,
        channel: Channel::from_key(&channel).ok_or_else(|| damaged("op.channel"))?,
        kind: OpKind::from_key(&kind).ok_or_else(|| damaged("op.kind"))?,
        reason: row.get(7)?,
        target: row.get(8)?,
        revoked_by: row.get(9)?,
        items: row.get(10)?,
        events: Vec::new(),
    })
}

fn events_of(
    connection: &Connection,
    op: i64,
    wanted: &Wanted<'_>,
) -> Result<Vec<Event>, StoreError> {
    // The two questions go by different indexes: an operation may have many
    // events, and a commitment has few.
    let mut statement;
    let mut rows = match wanted {
        Wanted::All | Wanted::First | Wanted::AtMost(_) => {
            statement = connection
                .prepare_cached("SELECT body FROM event WHERE op = ?1 ORDER BY seq LIMIT ?2")?;
            let limit = match wanted {
                Wanted::First => i64::from(FIRST_EVENTS),
                Wanted::AtMost(most) => i64::from(*most),
                Wanted::All | Wanted::About(_) => -1,
            };
            statement.query([op, limit])?
        }
        Wanted::About(id) => {
            statement = connection.prepare_cached(
                "SELECT body FROM event
                 WHERE item = (SELECT id FROM item WHERE uid = ?2) AND +op = ?1 ORDER BY seq",
            )?;
            statement.query(params![op, id.as_str()])?
        }
    };
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?);
    }
    Ok(events)
}

pub(super) fn read_ops(
    connection: &Connection,
    wanted: &Wanted<'_>,
    tail: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<OpRecord>, StoreError> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {OP_COLUMNS} FROM op o {tail}"))?;
    let mut rows = statement.query(values)?;
    let mut ops = Vec::new();
    while let Some(row) = rows.next()? {
        ops.push(read_op(row)?);
    }
    for op in &mut ops {
        op.events = events_of(connection, op.seq, wanted)?;
    }
    Ok(ops)
}

impl Store {
    /// One commitment as it stands.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn item(&self, id: &ItemId) -> Result<Option<Commitment>, StoreError> {
        read_item(&self.connection, id)
    }

    /// The commitments that a typed code may mean: `2.12`, or
    /// `gx-2021122/2.12` where several letters have it. ASCII case matters only
    /// where two differ by nothing else.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn find_code(&self, typed: &str) -> Result<Vec<ItemId>, StoreError> {
        let (letter, code) = match typed.rsplit_once('/') {
            Some((letter, code)) => (Some(letter), code),
            None => (None, typed),
        };
        let exact = "c.code = ?1 AND (?2 IS NULL OR c.letter = ?2)";
        let found = self.find_where(exact, code, letter)?;
        if !found.is_empty() {
            return Ok(found);
        }
        // No index answers this; it is asked only for codes with letters in them.
        let any_case =
            "c.code = ?1 COLLATE NOCASE AND (?2 IS NULL OR c.letter = ?2 COLLATE NOCASE)";
        self.find_where(any_case, code, letter)
    }

    fn find_where(
        &self,
        test: &str,
        code: &str,
        letter: Option<&str>,
    ) -> Result<Vec<ItemId>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT i.uid FROM commitment c JOIN item i ON i.id = c.id WHERE {test}
             ORDER BY c.letter"
        ))?;
        let rows = statement.query_map(params![code, letter], |row| row.get(0))?;
        Ok(rows.map(|uid| uid.map(ItemId::stored)).collect::<Result<_, _>>()?)
    }

    /// Every code, for suggestions after a typing error.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn codes(&self) -> Result<Vec<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT code FROM commitment ORDER BY letter, place")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every tag that a commitment has, once.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn tags(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT DISTINCT tags FROM commitment WHERE tags <> ''")?;
        let lists: Vec<String> =
            statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut tags: Vec<String> =
            lists.iter().flat_map(|tags| tags.lines()).map(str::to_owned).collect();
        tags.sort_unstable();
        tags.dedup();
        Ok(tags)
    }

    /// The letters of the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn letters(&self) -> Result<Vec<Letter>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT body FROM letter ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut letters = Vec::new();
        while let Some(row) = rows.next()? {
            letters.push(serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?);
        }
        Ok(letters)
    }

    /// The paragraph of a place: in this copy of the letter or, where the letter
    /// was changed since, in an earlier one that has the clause.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn clause_paragraph(
        &self,
        letter: &str,
        sha256: &str,
        place: &Place,
    ) -> Result<Option<String>, StoreError> {
        clause_paragraph(&self.connection, letter, sha256, place)
    }

    /// Every paragraph of an attached copy.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn letter_text(&self, letter: &str, sha256: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT text FROM letter_text WHERE letter = ?1 AND sha256 = ?2 ORDER BY paragraph",
        )?;
        let rows = statement.query_map([letter, sha256], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The newest operations, newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn ops(&self, limit: u32, extent: Extent) -> Result<Vec<OpRecord>, StoreError> {
        let wanted = match extent {
            Extent::Beginning => Wanted::First,
            Extent::Whole => Wanted::All,
        };
        read_ops(&self.connection, &wanted, "ORDER BY o.seq DESC LIMIT ?1", &[&limit])
    }

    /// The operations that touched one commitment, newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn ops_of(&self, id: &ItemId, limit: u32) -> Result<Vec<OpRecord>, StoreError> {
        read_ops(
            &self.connection,
            &Wanted::About(id),
            "WHERE o.seq IN (SELECT e.op FROM event e JOIN item i ON i.id = e.item
             WHERE i.uid = ?1) ORDER BY o.seq DESC LIMIT ?2",
            &[&id.as_str(), &limit],
        )
    }

    /// One operation by its number.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn op(&self, seq: i64) -> Result<Option<OpRecord>, StoreError> {
        Ok(read_ops(&self.connection, &Wanted::All, "WHERE o.seq = ?1", &[&seq])?.pop())
    }

    /// The number of operations so far.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn op_count(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row("SELECT count(*) FROM op", [], |row| row.get(0))?)
    }
}

impl Writing<'_> {
    /// One operation by its number.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn op(&self, seq: i64) -> Result<Option<OpRecord>, StoreError> {
        Ok(read_ops(self.connection(), &Wanted::All, "WHERE o.seq = ?1", &[&seq])?.pop())
    }

    /// Whether there is any operation yet.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.connection().query_row("SELECT count(*) = 0 FROM op", [], |row| row.get(0))?)
    }

    /// The newest operation's id; it holds the time at which it was made.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn newest_op_id(&self) -> Result<Option<String>, StoreError> {
        Ok(self
            .connection()
            .query_row("SELECT max(id) FROM op", [], |row| row.get(0))
            .optional()?
            .flatten())
    }
}

/// An operation's head as it was hashed, with its link of the chain.
pub(super) fn stored_header(row: &Row<'_>) -> Result<(String, String, String), StoreError> {
    let op = read_op(row)?;
    let origin: String = row.get(11)?;
    let header = Header {
        id: &op.id,
        origin: &origin,
        at: &op.at,
        day: op.day,
        actor: &op.actor,
        channel: op.channel,
        kind: op.kind,
        reason: op.reason.as_deref(),
    };
    Ok((serde_json::to_string(&header)?, row.get(12)?, row.get(13)?))
}

pub(super) const HEADER_COLUMNS: &str = "o.seq, o.id, o.at, o.day, o.actor, o.channel, o.kind,
    o.reason, o.target, NULL, o.items, o.origin, o.prev, o.hash";
