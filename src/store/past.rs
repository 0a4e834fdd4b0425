//! A ledger as it was recorded up to an operation.
//!
//! A second connection to the same file shadows the tables with TEMP ones of
//! the same names, which SQLite finds before those of the file: what was
//! recorded later is left out of `op` and `event`, and of the derived tables
//! only what later operations touched is made again from the events. Every
//! query of the store then answers as it would have answered then.
//!
//! `item`, `letter_text` and `sealed` are read as they are: they only grow, and nothing
//! asks for their rows but by a name or a hash that stands in a shadowed one.

use super::listing::read_day;
use super::replay::{replay_letter, replay_listed};
use super::rows::{clause_words, commitment_row, stretch_rows};
use super::schema::name_commitments;
use super::{Access, Opened, Rows, Store, StoreError};
use crate::domain::commitment::Commitment;
use crate::domain::ids::ItemId;
use crate::domain::letter::{AttachedText, Letter};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use std::collections::BTreeMap;
use std::time::Duration;

/// A derived table with a row or more for each commitment.
struct Derived {
    name: &'static str,
    /// What its rows are had from, as they are now.
    now: &'static str,
    /// The column with the commitment's number.
    item: &'static str,
    /// The columns that tell its rows apart.
    key: &'static str,
}

const DERIVED: [Derived; 3] = [
    Derived { name: "commitment", now: "commitment_now", item: "id", key: "id" },
    Derived { name: "stretch", now: "main.stretch", item: "item", key: "item, from_day" },
    Derived { name: "clause", now: "main.clause", item: "item", key: "item" },
];

/// Above so many changed commitments their rows get the indexes of the file.
const INDEXED_ABOVE: i64 = 1_000;

/// How the rows that did not change are had.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Unchanged {
    /// From the file, whose state is held for as long as the view is open.
    Held,
    /// Copied, because holding the file would keep others from writing.
    Copied,
}

impl Unchanged {
    /// Where a table's rows that did change are put.
    fn place(self, table: &str) -> String {
        match self {
            Self::Held => format!("{table}_then"),
            Self::Copied => table.to_owned(),
        }
    }
}

/// The commitments and the letters that operations were about.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Touched {
    pub items: Vec<ItemId>,
    pub letters: Vec<String>,
}

impl Store {
    /// The first day on which anything was recorded.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn first_day(&self) -> Result<Option<NaiveDate>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT min(day) FROM op")?;
        read_day(statement.query_row([], |row| row.get(0))?)
    }

    /// What operations after `last` touched, or put in force or out of it.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn touched_since(&self, last: i64) -> Result<Touched, StoreError> {
        let last_event = last_event(&self.connection, last)?;
        let mut statement = self
            .connection
            .prepare(&format!("SELECT uid FROM item WHERE id IN ({})", touched_sql("item")))?;
        let items =
            statement.query_map([last, last_event], |row| Ok(ItemId::stored(row.get(0)?)))?;
        let items = items.collect::<Result<_, _>>()?;
        Ok(Touched { items, letters: touched_letters(&self.connection, last, last_event)? })
    }

    /// The ledger as it was recorded up to the operation `last`, zero for
    /// before all of them. It can only be read, and no later write of anybody
    /// changes it.
    ///
    /// # Errors
    /// When the ledger cannot be read, or is not the file that is open here.
    pub fn past(&self, last: i64, wait: Duration) -> Result<Self, StoreError> {
        let Opened { mut store, .. } = Self::open(&self.path, Access::Read, wait, "")?;
        if store.identity != self.identity {
            return Err(StoreError::Replaced(self.path.clone()));
        }
        let connection = &store.connection;
        // A copied table's references would be looked for among the copies.
        connection.execute_batch("PRAGMA query_only = OFF; PRAGMA foreign_keys = OFF; BEGIN")?;
        let journal: String =
            connection.query_row("PRAGMA main.journal_mode", [], |row| row.get(0))?;
        let unchanged = if journal == "wal" { Unchanged::Held } else { Unchanged::Copied };
        shadow(connection, last, unchanged)?;
        store.rows = match unchanged {
            Unchanged::Held => Rows::Apart,
            Unchanged::Copied => {
                connection.execute_batch("COMMIT")?;
                Rows::Together
            }
        };
        connection.execute_batch("PRAGMA query_only = ON")?;
        Ok(store)
    }
}

fn shadow(connection: &Connection, last: i64, unchanged: Unchanged) -> Result<(), StoreError> {
    // An older ledger's stand-in has the name that the past is to have.
    connection.execute_batch("DROP VIEW IF EXISTS temp.commitment")?;
    name_commitments(connection, "commitment_now")?;
    connection.execute_batch(
        "CREATE TEMP TABLE changed(item INTEGER PRIMARY KEY);
         CREATE TEMP TABLE letter(id TEXT PRIMARY KEY, body TEXT NOT NULL);",
    )?;
    // By the operations of the file, which are not shadowed yet.
    let last_event = last_event(connection, last)?;
    let items = touched_sql("item");
    connection.execute(&format!("INSERT INTO changed {items}"), [last, last_event])?;
    let letters = touched_letters(connection, last, last_event)?;
    shadow_operations(connection, last, last_event)?;
    let texts = put_letters(connection, &letters)?;
    for table in &DERIVED {
        make_table(connection, table, unchanged)?;
    }
    put_commitments(connection, &texts, unchanged)?;
    let many = is_many(connection)?;
    for table in &DERIVED {
        join_tables(connection, table, unchanged)?;
        if many || unchanged == Unchanged::Copied {
            copy_indexes(connection, table.name, unchanged)?;
        }
    }
    Ok(())
}

/// The newest event of the operations up to `last`; zero without any.
fn last_event(connection: &Connection, last: i64) -> Result<i64, StoreError> {
    let found = connection
        .query_row(
            "SELECT seq FROM event WHERE op <= ?1 ORDER BY op DESC, seq DESC LIMIT 1",
            [last],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.unwrap_or(0))
}

/// What stands in a column of the events of operations after `?1`, the first
/// of them after the event `?2`, and of those operations that were undone or
/// put back in force by one after `?1`.
fn touched_sql(column: &str) -> String {
    // Few events are later, so no index on the column helps to find them.
    format!(
        "SELECT {column} FROM event WHERE seq > ?2 AND +{column} IS NOT NULL
         UNION SELECT e.{column} FROM op u CROSS JOIN event e ON e.op = u.target
           WHERE u.seq > ?1 AND +e.{column} IS NOT NULL"
    )
}

fn touched_letters(
    connection: &Connection,
    last: i64,
    last_event: i64,
) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(&touched_sql("letter"))?;
    let letters = statement.query_map([last, last_event], |row| row.get(0))?;
    Ok(letters.collect::<Result<_, _>>()?)
}

/// Whether so much changed that it has to be found by indexes.
fn is_many(connection: &Connection) -> Result<bool, StoreError> {
    let count: i64 = connection.query_row("SELECT count(*) FROM changed", [], |row| row.get(0))?;
    Ok(count > INDEXED_ABOVE)
}

/// Leaves out what was recorded later. An operation was out of force when the
/// last word about it up to then was an undo.
fn shadow_operations(
    connection: &Connection,
    last: i64,
    last_event: i64,
) -> Result<(), StoreError> {
    // Views take no values; these two are numbers.
    connection.execute_batch(&format!(
        "CREATE TEMP VIEW op AS SELECT * FROM main.op WHERE seq <= {last};
         CREATE TEMP VIEW event AS SELECT * FROM main.event WHERE seq <= {last_event};
         CREATE TEMP TABLE revoked(op INTEGER PRIMARY KEY, revoked_by INTEGER NOT NULL);
         INSERT INTO revoked SELECT target, seq FROM
           (SELECT target, max(seq) AS seq, kind FROM op WHERE kind IN ('undo', 'redo')
            GROUP BY target)
           WHERE kind = 'undo';"
    ))?;
    Ok(())
}

/// Fills in the letters as they were. Gives those whose attached copy was
/// another one then, and lists all their commitments as changed: a search in
/// them goes by the copy's words.
fn put_letters(
    connection: &Connection,
    changed: &[String],
) -> Result<BTreeMap<String, Option<AttachedText>>, StoreError> {
    connection.execute("INSERT INTO letter SELECT id, body FROM main.letter", [])?;
    let mut texts = BTreeMap::new();
    for id in changed {
        let now: Option<String> = connection
            .query_row("SELECT body FROM letter WHERE id = ?1", [id], |row| row.get(0))
            .optional()?;
        let now: Option<Letter> = now.map(|body| serde_json::from_str(&body)).transpose()?;
        let then = replay_letter(connection, id)?;
        connection.execute("DELETE FROM letter WHERE id = ?1", [id])?;
        if let Some(letter) = &then {
            let body = serde_json::to_string(letter)?;
            connection.execute("INSERT INTO letter VALUES(?1, ?2)", params![id, body])?;
        }
        let attached = |letter: Option<Letter>| letter.and_then(|letter| letter.attached);
        let (now, then) = (attached(now), attached(then));
        if now != then {
            connection.execute(
                "INSERT OR IGNORE INTO changed SELECT id FROM main.commitment WHERE letter = ?1",
                [id],
            )?;
        }
        texts.insert(id.clone(), then);
    }
    Ok(texts)
}

/// Makes an empty table for the rows that are made again.
fn make_table(
    connection: &Connection,
    table: &Derived,
    unchanged: Unchanged,
) -> Result<(), StoreError> {
    let place = unchanged.place(table.name);
    let Derived { now, key, .. } = table;
    connection.execute_batch(&format!(
        "CREATE TEMP TABLE {place} AS SELECT * FROM {now} LIMIT 0;
         CREATE UNIQUE INDEX temp.{place}_key ON {place}({key});"
    ))?;
    Ok(())
}

/// Makes the changed commitments again and writes their rows.
fn put_commitments(
    connection: &Connection,
    texts: &BTreeMap<String, Option<AttachedText>>,
    unchanged: Unchanged,
) -> Result<(), StoreError> {
    let insert = |table: &str| {
        let place = unchanged.place(table);
        let columns = connection.prepare(&format!("SELECT * FROM temp.{place}"))?.column_count();
        let marks = vec!["?"; columns].join(",");
        connection.prepare(&format!("INSERT INTO temp.{place} VALUES({marks})"))
    };
    let mut commitment = insert("commitment")?;
    let mut stretch = insert("stretch")?;
    let mut clause = insert("clause")?;
    let mut kept = connection.prepare("SELECT words FROM main.clause WHERE item = ?1")?;
    replay_listed(connection, "changed", |number, item: Commitment| {
        let letter = item.id.letter();
        let words: Option<String> = match texts.get(letter) {
            Some(None) => None,
            Some(Some(text)) => Some(clause_words(connection, letter, text, &item)?),
            None => kept.query_row([number], |row| row.get(0)).optional()?,
        };
        if let Some(words) = &words {
            clause.execute(params![number, letter, words])?;
        }
        let row = commitment_row(number, &item, &words.unwrap_or_default())?;
        commitment.execute(params_from_iter(row))?;
        for row in stretch_rows(number, &item) {
            stretch.execute(params_from_iter(row))?;
        }
        Ok(())
    })
}

/// Brings what changed and what did not together under the table's name.
fn join_tables(
    connection: &Connection,
    table: &Derived,
    unchanged: Unchanged,
) -> Result<(), StoreError> {
    let Derived { name, now, item, .. } = table;
    let rest = format!("SELECT * FROM {now} WHERE {item} NOT IN (SELECT item FROM changed)");
    let place = unchanged.place(name);
    connection.execute_batch(&match unchanged {
        Unchanged::Held => {
            format!("CREATE TEMP VIEW {name} AS {rest} UNION ALL SELECT * FROM {place}")
        }
        Unchanged::Copied => format!("INSERT INTO {place} {rest}"),
    })?;
    Ok(())
}

fn copy_indexes(
    connection: &Connection,
    table: &str,
    unchanged: Unchanged,
) -> Result<(), StoreError> {
    let place = unchanged.place(table);
    let mut statement = connection.prepare(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = ?1
         AND sql IS NOT NULL",
    )?;
    let found = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let indexes: Vec<(String, String)> = found.collect::<Result<_, _>>()?;
    for (name, sql) in indexes {
        let columns = sql.find('(').map_or("", |at| &sql[at..]);
        connection.execute_batch(&format!("CREATE INDEX temp.{name} ON {place}{columns}"))?;
    }
    Ok(())
}
