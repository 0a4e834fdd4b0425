//! Proving a ledger: the file, the chain of operations, and that the tables
//! are what the events make.

use super::history::{HEADER_COLUMNS, chain_hash, replay_item, replay_letter, stored_header};
use super::write::{progress, standing};
use super::{Store, StoreError};
use crate::domain::commitment::Commitment;
use crate::domain::ids::ItemId;
use std::collections::BTreeMap;

/// Something that is not as it should be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Finding {
    /// SQLite's own check found this.
    File(String),
    /// The operation with this number does not fit the chain.
    Chain(i64),
    /// The row of this commitment is not what its events make.
    Item(String),
    /// The row of this letter is not what its events make.
    Letter(String),
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
    let mut statement =
        store.connection.prepare(&format!("SELECT {HEADER_COLUMNS} FROM op o ORDER BY o.seq"))?;
    let mut bodies_of =
        store.connection.prepare("SELECT body FROM event WHERE op = ?1 ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let origin: String = row.get(11)?;
        let bodies =
            bodies_of.query_map([seq], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()?;
        let Ok((header, prev, hash)) = stored_header(row) else {
            findings.push(Finding::Chain(seq));
            continue;
        };
        let expected = last.get(&origin).cloned().unwrap_or_default();
        if prev != expected || chain_hash(&prev, &header, &bodies) != hash {
            findings.push(Finding::Chain(seq));
        }
        last.insert(origin, hash);
    }
    Ok(findings)
}

fn row_findings(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    let connection = &store.connection;
    let mut statement = connection.prepare(
        "SELECT i.uid, c.body, c.status, c.due, c.standing, c.evidence, c.progress,
                (SELECT count(*) FROM stretch s WHERE s.item = i.id)
         FROM item i LEFT JOIN commitment c ON c.id = i.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = ItemId::stored(row.get(0)?);
        let made = replay_item(connection, &id)?;
        let found: Option<String> = row.get(1)?;
        let sound = match (&made, found) {
            (None, None) => true,
            (Some(made), Some(body)) => {
                let columns = Columns {
                    status: row.get(2)?,
                    due: row.get(3)?,
                    standing: row.get(4)?,
                    evidence: row.get(5)?,
                    progress: row.get(6)?,
                    stretches: row.get(7)?,
                };
                serde_json::to_string(made)? == body && columns == Columns::of(made)?
            }
            (None, Some(_)) | (Some(_), None) => false,
        };
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

/// The derived columns that listings and counts go by.
#[derive(PartialEq)]
struct Columns {
    status: String,
    due: Option<String>,
    standing: i64,
    evidence: usize,
    progress: String,
    stretches: usize,
}

impl Columns {
    fn of(item: &Commitment) -> Result<Self, StoreError> {
        Ok(Self {
            status: item.status().key().to_owned(),
            due: item.due().map(|day| day.to_string()),
            standing: standing(item),
            evidence: item.evidence.len(),
            progress: serde_json::to_string(&progress(item))?,
            stretches: crate::domain::commitment::stretches(item).len(),
        })
    }
}
