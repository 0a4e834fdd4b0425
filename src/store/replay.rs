//! Commitments and letters as the events in force make them.

use super::history::{OpRecord, damaged};
use super::rows::{letter_items, read_item, read_letter};
use super::write::Writing;
use super::{Store, StoreError};
use crate::domain::apply::{Recorded, apply, apply_to_letter};
use crate::domain::commitment::Commitment;
use crate::domain::decide::World;
use crate::domain::event::{Event, touched};
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use rusqlite::{Connection, ToSql, params};

/// The test that the operation of an event `e` was not undone.
pub(super) const IN_FORCE: &str = "NOT EXISTS(SELECT 1 FROM revoked r WHERE r.op = e.op)";

/// The test that the operation of an event `e` was recorded before the
/// operation ?2 and in force when that was: the last word about it was no undo.
const IN_FORCE_BEFORE: &str = "e.op < ?2 AND e.op NOT IN
   (SELECT target FROM (SELECT target, kind, max(seq) FROM op
      WHERE kind IN ('undo', 'redo') AND seq < ?2 GROUP BY target) WHERE kind = 'undo')";

/// The commitment that the events in force make.
pub(super) fn replay_item(
    connection: &Connection,
    id: &ItemId,
) -> Result<Option<Commitment>, StoreError> {
    item_of(connection, IN_FORCE, params![id.as_str()])
}

/// The commitment as it was when the operation `op` was recorded.
pub(super) fn replay_item_before(
    connection: &Connection,
    id: &ItemId,
    op: i64,
) -> Result<Option<Commitment>, StoreError> {
    item_of(connection, IN_FORCE_BEFORE, params![id.as_str(), op])
}

fn item_of(
    connection: &Connection,
    test: &str,
    values: &[&dyn ToSql],
) -> Result<Option<Commitment>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT e.body, o.day FROM event e JOIN op o ON o.seq = e.op JOIN item i ON i.id = e.item
         WHERE i.uid = ?1 AND {test} ORDER BY e.seq"
    ))?;
    let mut rows = statement.query(values)?;
    let mut state = None;
    while let Some(row) = rows.next()? {
        let event: Event = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?;
        let day: String = row.get(1)?;
        let recorded_on = day.parse().map_err(|_| damaged("op.day"))?;
        state = apply(state, &Recorded { event, recorded_on });
    }
    Ok(state)
}

/// Hands over the commitments whose numbers stand in the column `item` of the
/// table `list`, by number, as the events in force make them.
pub(super) fn replay_listed(
    connection: &Connection,
    list: &str,
    mut each: impl FnMut(i64, Commitment) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare(&format!(
        "SELECT l.item, e.body, o.day FROM {list} l CROSS JOIN event e ON e.item = l.item
         JOIN op o ON o.seq = e.op WHERE {IN_FORCE} ORDER BY l.item, e.seq"
    ))?;
    let mut rows = statement.query([])?;
    let mut state: Option<(i64, Commitment)> = None;
    while let Some(row) = rows.next()? {
        let number: i64 = row.get(0)?;
        let same = state.as_ref().is_some_and(|(last, _)| *last == number);
        if let Some((last, item)) = state.take_if(|_| !same) {
            each(last, item)?;
        }
        let before = state.take().map(|(_, item)| item);
        let day = row.get_ref(2)?.as_str().unwrap_or_default().parse();
        let recorded_on = day.map_err(|_| damaged("op.day"))?;
        let event: Event = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default())?;
        state = apply(before, &Recorded { event, recorded_on }).map(|item| (number, item));
    }
    match state {
        Some((last, item)) => each(last, item),
        None => Ok(()),
    }
}

/// The letter that the events in force make.
pub(super) fn replay_letter(
    connection: &Connection,
    id: &str,
) -> Result<Option<Letter>, StoreError> {
    letter_of(connection, IN_FORCE, params![id])
}

/// The letter as it was when the operation `op` was recorded.
pub(super) fn replay_letter_before(
    connection: &Connection,
    id: &str,
    op: i64,
) -> Result<Option<Letter>, StoreError> {
    letter_of(connection, IN_FORCE_BEFORE, params![id, op])
}

fn letter_of(
    connection: &Connection,
    test: &str,
    values: &[&dyn ToSql],
) -> Result<Option<Letter>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT e.body FROM event e WHERE e.letter = ?1 AND {test} ORDER BY e.seq"
    ))?;
    let mut rows = statement.query(values)?;
    let mut state = None;
    while let Some(row) = rows.next()? {
        let event: Event = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?;
        state = apply_to_letter(state, &event);
    }
    Ok(state)
}

impl Store {
    /// The commitments of one letter in the order of their codes, the withdrawn
    /// ones too.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn letter_items(&self, letter: &str) -> Result<Vec<Commitment>, StoreError> {
        letter_items(&self.connection, letter)
    }

    /// Hands over every commitment in full, the withdrawn ones too.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn every_item(&self, mut each: impl FnMut(Commitment)) -> Result<(), StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT body FROM commitment ORDER BY letter, place")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?);
        }
        Ok(())
    }
}

impl Writing<'_> {
    /// The commitments and letters that a command is decided on.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn world(&self, items: &[ItemId], letters: &[&str]) -> Result<World, StoreError> {
        let mut world = World::default();
        for id in items {
            if let Some(item) = read_item(self.connection(), id)? {
                world.items.insert(id.clone(), item);
            }
        }
        for id in letters {
            for item in letter_items(self.connection(), id)? {
                world.items.insert(item.id.clone(), item);
            }
            if let Some(letter) = read_letter(self.connection(), id)? {
                world.letters.insert((*id).to_owned(), letter);
            }
        }
        Ok(world)
    }

    /// Builds again what the events of an operation touched.
    ///
    /// # Errors
    /// When the ledger cannot be read or written.
    pub fn rebuild(&self, op: &OpRecord) -> Result<(), StoreError> {
        let (items, letters) = touched(&op.events);
        let mut world = World::default();
        for id in &items {
            if let Some(item) = replay_item(self.connection(), id)? {
                world.items.insert(id.clone(), item);
            }
        }
        for id in &letters {
            if let Some(letter) = replay_letter(self.connection(), id)? {
                world.letters.insert(id.clone(), letter);
            }
        }
        self.derive(&world, &items, &letters)
    }
}
