//! The chain of operations: what is hashed of each, and the hash that ends it.

use super::StoreError;
use crate::domain::vocabulary::Channel;
use crate::text::hex::hexadecimal;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What sort of operation it is.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpKind {
    /// The first recording of the built-in letter, which is never undone.
    Founding,
    Change,
    Undo,
    Redo,
}

impl OpKind {
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Founding => "founding",
            Self::Change => "change",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    pub(super) fn from_key(key: &str) -> Option<Self> {
        [Self::Founding, Self::Change, Self::Undo, Self::Redo]
            .into_iter()
            .find(|kind| kind.key() == key)
    }
}

/// What is hashed of an operation besides its events.
#[derive(Serialize)]
pub(super) struct Header<'a> {
    pub id: &'a str,
    pub origin: &'a str,
    pub at: &'a str,
    pub day: NaiveDate,
    pub actor: &'a str,
    pub channel: Channel,
    pub kind: OpKind,
    pub reason: Option<&'a str>,
}

/// The hash of an operation: over the hash before it, its head and its events.
/// It shows damage and casual changes; it is not a signature.
pub(super) fn chain_hash(prev: &str, header: &str, bodies: &[String]) -> String {
    let mut digest = Sha256::new();
    digest.update(prev.as_bytes());
    digest.update(b"\n");
    digest.update(header.as_bytes());
    for body in bodies {
        digest.update(b"\n");
        digest.update(body.as_bytes());
    }
    hexadecimal(&digest.finalize())
}

/// The number of the newest operation and the hash that ends this origin's
/// chain.
pub(super) fn last_link(
    connection: &Connection,
    origin: &str,
) -> Result<(i64, String), StoreError> {
    let last =
        connection.query_row("SELECT coalesce(max(seq), 0) FROM op", [], |row| row.get(0))?;
    let prev = connection
        .query_row(
            "SELECT hash FROM op WHERE origin = ?1 ORDER BY seq DESC LIMIT 1",
            [origin],
            |row| row.get(0),
        )
        .optional()?;
    Ok((last, prev.unwrap_or_default()))
}
