//! Reports that were handed on: which there are, and their bytes.

use super::history::damaged;
use super::replay::IN_FORCE;
use super::write::Writing;
use super::{Store, StoreError};
use crate::domain::event::{Event, Fact};
use crate::domain::seal::Seal;
use crate::text::hex::hexadecimal;
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

/// A seal with the operation that set it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sealed {
    pub op: i64,
    pub seal: Seal,
}

/// The hash under which bytes are kept.
#[must_use]
pub fn content_hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

impl Store {
    /// The seals in force, oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn seals(&self) -> Result<Vec<Sealed>, StoreError> {
        self.seals_that(IN_FORCE)
    }

    /// Every seal, those that were undone too, oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn every_seal(&self) -> Result<Vec<Sealed>, StoreError> {
        self.seals_that("TRUE")
    }

    fn seals_that(&self, test: &str) -> Result<Vec<Sealed>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT e.op, e.body FROM event e
             WHERE e.fact = 'report_sealed' AND {test} ORDER BY e.op"
        ))?;
        let mut rows = statement.query([])?;
        let mut seals = Vec::new();
        while let Some(row) = rows.next()? {
            let event: Event = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default())?;
            let Fact::ReportSealed { seal } = event.fact else {
                return Err(damaged("event.fact"));
            };
            seals.push(Sealed { op: row.get(0)?, seal: *seal });
        }
        Ok(seals)
    }

    /// The number of the operation with this lasting name.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn op_number(&self, id: &str) -> Result<Option<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT seq FROM op WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get(0)).optional()?)
    }

    /// The newest operation: its number and its lasting name.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn newest_op(&self) -> Result<Option<(i64, String)>, StoreError> {
        let newest = "SELECT seq, id FROM op ORDER BY seq DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(newest)?;
        Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// Bytes that are kept under a hash.
    ///
    /// # Errors
    /// `Damaged` when they are missing or have another hash.
    pub fn kept_bytes(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT bytes FROM sealed WHERE sha256 = ?1")?;
        let found: Option<Vec<u8>> = statement.query_row([sha256], |row| row.get(0)).optional()?;
        found
            .filter(|bytes| content_hash(bytes) == sha256)
            .ok_or_else(|| StoreError::Damaged(format!("sealed {sha256}")))
    }
}

impl Writing<'_> {
    /// The number of the newest operation, zero before all of them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn newest_seq(&self) -> Result<i64, StoreError> {
        let newest = "SELECT coalesce(max(seq), 0) FROM op";
        Ok(self.connection().query_row(newest, [], |row| row.get(0))?)
    }

    /// Keeps bytes under their hash.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn keep_bytes(&self, sha256: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("INSERT OR IGNORE INTO sealed VALUES(?1, ?2)")?
            .execute(params![sha256, bytes])?;
        Ok(())
    }
}
