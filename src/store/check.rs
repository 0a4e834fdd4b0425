//! Proving a ledger: the file, the chain of operations, and that the tables
//! are what the events make.

use super::chain::chain_hash;
use super::history::{HEADER_COLUMNS, stored_header};
use super::replay::{replay_item, replay_letter};
use super::rows::{commitment_row, quoted, stretch_rows};
use super::seal::Sealed;
use super::{Store, StoreError};
use crate::domain::event::{Event, Fact, Subject};
use crate::domain::ids::ItemId;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Something that is not as it should be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Finding {
    /// SQLite's own check found this.
    File(String),
    /// The operation with this number does not fit the chain, or the columns
    /// beside its events do not fit them.
    Chain(i64),
    /// The row of this commitment is not what its events make.
    Item(String),
    /// The row of this letter is not what its events make.
    Letter(String),
    /// The bytes of the report that this operation sealed are missing or are
    /// others.
    Seal(i64),
    /// This stored file is missing or has other bytes than were recorded.
    Evidence { code: String, name: String, path: String },
}

/// Every finding about the ledger file itself; none when it is sound.
///
/// # Errors
/// When the ledger cannot be read at all.
pub fn check(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = file_findings(store)?;
    findings.extend(chain_findings(store)?);
    findings.extend(row_findings(store)?);
    findings.extend(seal_findings(store)?);
    Ok(findings)
}

fn file_findings(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    let mut statement = store.connection.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        if text != "ok" {
            findings.push(Finding::File(text));
        }
    }
    let mut statement = store.connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let table: String = row.get(0)?;
        findings.push(Finding::File(format!("foreign key: {table}")));
    }
    Ok(findings)
}

fn chain_findings(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    let connection = &store.connection;
    let mut statement =
        connection.prepare(&format!("SELECT {HEADER_COLUMNS} FROM op o ORDER BY o.seq"))?;
    let mut rows = statement.query([])?;
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    let mut revoked: BTreeMap<i64, i64> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let origin: String = row.get(11)?;
        let Ok((header, prev, hash)) = stored_header(row) else {
            findings.push(Finding::Chain(seq));
            continue;
        };
        let (bodies, consistent) = events(connection, seq)?;
        let target = target(connection, &bodies)?;
        let expected = last.get(&origin).cloned().unwrap_or_default();
        let linked = prev == expected && chain_hash(&prev, &header, &bodies) == hash;
        let counted = row.get::<_, usize>(10)? == touched(connection, seq)?;
        if !linked || !consistent || !counted || row.get::<_, Option<i64>>(8)? != target.about() {
            findings.push(Finding::Chain(seq));
        }
        match target {
            Target::None => {}
            Target::Undone(op) => drop(revoked.insert(op, seq)),
            Target::Redone(op) => drop(revoked.remove(&op)),
        }
        last.insert(origin, hash);
    }
    let mut statement = connection.prepare("SELECT op, revoked_by FROM revoked")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: BTreeMap<i64, i64> = found.collect::<Result<_, _>>()?;
    let differs = |op: &&i64| found.get(op) != revoked.get(op);
    let ops: BTreeSet<&i64> = found.keys().chain(revoked.keys()).collect();
    findings.extend(ops.into_iter().filter(differs).map(|op| Finding::Chain(*op)));
    Ok(findings)
}

/// The bodies of an operation's events, and whether the columns beside them
/// say what they say: reports and replays go by the columns.
fn events(connection: &Connection, op: i64) -> Result<(Vec<String>, bool), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT e.body, e.day, e.fact, i.uid, e.letter
         FROM event e LEFT JOIN item i ON i.id = e.item WHERE e.op = ?1 ORDER BY e.seq",
    )?;
    let mut rows = statement.query([op])?;
    let (mut bodies, mut consistent) = (Vec::new(), true);
    while let Some(row) = rows.next()? {
        let body: String = row.get(0)?;
        let columns: (String, String, Option<String>, Option<String>) =
            (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        consistent &= serde_json::from_str(&body).is_ok_and(|event: Event| {
            let (item, letter) = match &event.about {
                Subject::Item(id) => (Some(id.as_str().to_owned()), None),
                Subject::Letter(id) => (None, Some(id.clone())),
                Subject::Operation => (None, None),
            };
            columns == (event.on.to_string(), event.fact.key().to_owned(), item, letter)
        });
        bodies.push(body);
    }
    Ok((bodies, consistent))
}

/// How many commitments the events of an operation are about.
fn touched(connection: &Connection, op: i64) -> Result<usize, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT count(DISTINCT item) FROM event WHERE op = ?1")?;
    Ok(statement.query_row([op], |row| row.get(0))?)
}

/// The operation that an undo or redo is about, by its events.
enum Target {
    None,
    Undone(i64),
    Redone(i64),
}

impl Target {
    const fn about(&self) -> Option<i64> {
        match self {
            Self::None => None,
            Self::Undone(op) | Self::Redone(op) => Some(*op),
        }
    }
}

fn target(connection: &Connection, bodies: &[String]) -> Result<Target, StoreError> {
    let events = bodies.iter().filter_map(|body| serde_json::from_str::<Event>(body).ok());
    let mut number = connection.prepare_cached("SELECT seq FROM op WHERE id = ?1")?;
    for event in events {
        match event.fact {
            Fact::Undone { op } => {
                let found = number.query_row([op], |row| row.get(0)).optional()?;
                return Ok(found.map_or(Target::None, Target::Undone));
            }
            Fact::Redone { op } => {
                let found = number.query_row([op], |row| row.get(0)).optional()?;
                return Ok(found.map_or(Target::None, Target::Redone));
            }
            _ => {}
        }
    }
    Ok(Target::None)
}

fn row_findings(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    let connection = &store.connection;
    let mut statement = connection.prepare("SELECT id, uid FROM item")?;
    let mut found = connection.prepare("SELECT * FROM commitment WHERE id = ?1")?;
    let mut tiles =
        connection.prepare("SELECT * FROM stretch WHERE item = ?1 ORDER BY from_day")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (number, id) = (row.get(0)?, ItemId::stored(row.get(1)?));
        let made = replay_item(connection, &id)?;
        let (mut expected, mut expected_tiles) = (Vec::new(), Vec::new());
        if let Some(item) = &made {
            expected.push(commitment_row(number, item, &quoted(connection, number)?)?.to_vec());
            expected_tiles.extend(stretch_rows(number, item).map(Vec::from));
        }
        let sound = stored_rows(&mut found, number)? == expected
            && stored_rows(&mut tiles, number)? == expected_tiles;
        if !sound {
            findings.push(Finding::Item(id.as_str().to_owned()));
        }
    }
    let mut statement = connection
        .prepare("SELECT DISTINCT e.letter, l.body FROM event e LEFT JOIN letter l ON l.id = e.letter WHERE e.letter IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let body: Option<String> = row.get(1)?;
        let made = replay_letter(connection, &id)?;
        let made = made.map(|letter| serde_json::to_string(&letter)).transpose()?;
        if made != body {
            findings.push(Finding::Letter(id));
        }
    }
    Ok(findings)
}

fn seal_findings(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let intact = |sha256: &str| match store.kept_bytes(sha256) {
        Ok(_) => Ok(true),
        Err(StoreError::Damaged(_)) => Ok(false),
        Err(error) => Err(error),
    };
    let mut findings = Vec::new();
    for Sealed { op, seal } in store.every_seal()? {
        if !(intact(&seal.report.sha256)? && intact(&seal.printed.kept.sha256)?) {
            findings.push(Finding::Seal(op));
        }
    }
    Ok(findings)
}

fn stored_rows(statement: &mut Statement<'_>, number: i64) -> Result<Vec<Vec<Value>>, StoreError> {
    let columns = 0..statement.column_count();
    let rows =
        statement.query_map([number], |row| columns.clone().map(|at| row.get(at)).collect())?;
    Ok(rows.collect::<Result<_, _>>()?)
}
