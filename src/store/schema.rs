//! The tables, and the steps that bring an older ledger up to date.
//!
//! `op` and `event` are the truth and only ever grow; `letter_text` keeps the
//! attached copies that they name, `sealed` the reports. `revoked`, `item`, `commitment`, `letter`,
//! `stretch` and `clause` are derived from these in the same transaction.

use super::StoreError;
use rusqlite::{Connection, TransactionBehavior};

/// "nuo1": tells a ledger from any other SQLite file.
pub const APPLICATION_ID: i32 = 0x6E75_6F31;

/// One step per schema version; the first makes an empty file a ledger.
const STEPS: &[&str] = &[VERSION_1, VERSION_2, VERSION_3];

/// The schema version that this program writes.
#[must_use]
pub fn version() -> i32 {
    i32::try_from(STEPS.len()).expect("there are few migrations")
}

const VERSION_1: &str = "
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE op(
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT NOT NULL CHECK(day GLOB '????-??-??'),
  actor TEXT NOT NULL,
  channel TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,
  target INTEGER REFERENCES op(seq),
  items INTEGER NOT NULL
) STRICT;
CREATE INDEX op_day ON op(day);

CREATE TABLE item(id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE event(
  seq INTEGER PRIMARY KEY,
  op INTEGER NOT NULL REFERENCES op(seq),
  item INTEGER REFERENCES item(id),
  letter TEXT,
  fact TEXT NOT NULL,
  day TEXT NOT NULL CHECK(day GLOB '????-??-??'),
  body TEXT NOT NULL CHECK(json_valid(body))
) STRICT;
CREATE INDEX event_op ON event(op);
CREATE INDEX event_item ON event(item) WHERE item IS NOT NULL;
CREATE INDEX event_letter ON event(letter) WHERE letter IS NOT NULL;
CREATE INDEX event_day ON event(day, fact);

CREATE TRIGGER op_stays BEFORE UPDATE ON op BEGIN SELECT RAISE(ABORT, 'operations are never changed'); END;
CREATE TRIGGER op_kept BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, 'operations are never removed'); END;
CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;

CREATE TABLE revoked(op INTEGER PRIMARY KEY REFERENCES op(seq), revoked_by INTEGER NOT NULL REFERENCES op(seq)) STRICT;

CREATE TABLE commitment(
  id INTEGER PRIMARY KEY REFERENCES item(id),
  letter TEXT NOT NULL,
  code TEXT NOT NULL,
  place TEXT NOT NULL,
  part INTEGER NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  strength TEXT NOT NULL,
  status TEXT NOT NULL,
  status_on TEXT,
  standing INTEGER NOT NULL,
  due TEXT CHECK(due IS NULL OR due GLOB '????-??-??'),
  due_earliest TEXT,
  certainty TEXT NOT NULL,
  base_missing INTEGER NOT NULL,
  lead TEXT NOT NULL,
  co TEXT NOT NULL,
  evidence INTEGER NOT NULL,
  moves INTEGER NOT NULL,
  noproof INTEGER NOT NULL,
  looked INTEGER NOT NULL,
  review_on TEXT,
  updated TEXT NOT NULL,
  progress TEXT NOT NULL CHECK(json_valid(progress)),
  notes TEXT NOT NULL,
  tags TEXT NOT NULL,
  search TEXT NOT NULL,
  body TEXT NOT NULL CHECK(json_valid(body))
) STRICT;
CREATE INDEX commitment_code ON commitment(code);
CREATE INDEX commitment_place ON commitment(letter, place);
CREATE INDEX commitment_status ON commitment(status, standing, due, base_missing, noproof);
CREATE INDEX commitment_search ON commitment(standing, due, letter, place, code, search);
CREATE INDEX commitment_lead ON commitment(lead, standing, due);
CREATE INDEX commitment_updated ON commitment(updated);
CREATE INDEX commitment_noproof ON commitment(noproof) WHERE noproof = 1;

CREATE TABLE stretch(
  item INTEGER NOT NULL REFERENCES item(id),
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  status TEXT NOT NULL,
  open INTEGER NOT NULL,
  due TEXT,
  PRIMARY KEY(item, from_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX stretch_days ON stretch(from_day, until_day, open, due, status);
CREATE INDEX stretch_due ON stretch(due, open, from_day, until_day, item);

CREATE TABLE letter(id TEXT PRIMARY KEY, body TEXT NOT NULL CHECK(json_valid(body))) STRICT;
CREATE TABLE letter_text(letter TEXT NOT NULL, sha256 TEXT NOT NULL, paragraph INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(letter, sha256, paragraph)) STRICT, WITHOUT ROWID;
CREATE TABLE clause(item INTEGER PRIMARY KEY REFERENCES item(id), letter TEXT NOT NULL, words TEXT NOT NULL) STRICT;
";

/// The day of the last look at a commitment, by the events in force.
macro_rules! last_look {
    () => {
        "(SELECT max(o.day) FROM main.event e JOIN main.op o ON o.seq = e.op
          WHERE e.item = c.id AND NOT EXISTS(SELECT 1 FROM main.revoked r WHERE r.op = e.op)
            AND e.fact IN ('status_set', 'observed', 'evidence_added', 'period_answered',
              'part_answered', 'reviewed'))"
    };
}

/// By how many days all moves together put the due date back.
macro_rules! days_moved {
    () => {
        "(SELECT coalesce(sum(CAST(julianday(value ->> 'to') - julianday(value ->> 'from')
            AS INTEGER)), 0) FROM json_each(c.body, '$.moves'))"
    };
}

/// The day of the last look, which reviews go by, and by how many days dates
/// were moved; indexes for agendas, reviews and overviews.
const VERSION_2: &str = concat!(
    "ALTER TABLE commitment ADD COLUMN looked_on TEXT;
     ALTER TABLE commitment ADD COLUMN days_moved INTEGER NOT NULL DEFAULT 0;
     UPDATE commitment AS c SET days_moved = ",
    days_moved!(),
    " WHERE moves > 0;
     UPDATE commitment AS c SET looked_on = ",
    last_look!(),
    ";
     UPDATE commitment SET body = json_set(body, '$.looked_on', looked_on)
       WHERE looked_on IS NOT NULL;
     CREATE INDEX commitment_review
       ON commitment(standing, base_missing, review_on, letter, place);
     CREATE INDEX commitment_looks
       ON commitment(standing, looked_on, due, status, status_on, letter, place);
     CREATE INDEX commitment_overview ON commitment(letter, part, lead, status, status_on, due,
       certainty, standing, moves, days_moved, noproof, looked);"
);

/// Reports that were handed on, under their hash.
const VERSION_3: &str = "
CREATE TABLE sealed(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX event_seal ON event(op) WHERE fact = 'report_sealed';
CREATE TRIGGER sealed_stays BEFORE UPDATE ON sealed BEGIN SELECT RAISE(ABORT, 'sealed reports are never changed'); END;
CREATE TRIGGER sealed_kept BEFORE DELETE ON sealed BEGIN SELECT RAISE(ABORT, 'sealed reports are never removed'); END;
";

/// The commitments of an older ledger: what it lacks is worked out from what it
/// has.
const STAND_IN: &str = concat!(
    "SELECT id, letter, code, place, part, title, title_en, kind,
       strength, status, status_on, standing, due, due_earliest, certainty, base_missing, lead, co,
       evidence, moves, noproof, looked, review_on, updated, progress, notes, tags, search,
       CASE looked WHEN 1 THEN json_set(body, '$.looked_on', ",
    last_look!(),
    ") ELSE body END AS body, ",
    last_look!(),
    " AS looked_on, ",
    days_moved!(),
    " AS days_moved FROM main.commitment c"
);

/// The schema version of an open ledger.
pub fn found_version(connection: &Connection) -> Result<i32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Lets an older ledger be read as if it were up to date; the file stays as it
/// is.
pub fn stand_in(connection: &Connection) -> Result<(), StoreError> {
    // A view of the connection's own is no change of the ledger.
    let reads_only: bool = connection.query_row("PRAGMA query_only", [], |row| row.get(0))?;
    connection.pragma_update(None, "query_only", false)?;
    name_commitments(connection, "commitment")?;
    connection.pragma_update(None, "query_only", reads_only)?;
    Ok(())
}

/// Gives the file's commitments, with all that an up-to-date ledger has of
/// them, a name of the connection's own.
pub fn name_commitments(connection: &Connection, name: &str) -> Result<(), StoreError> {
    let older = found_version(connection)? < version();
    let rows = if older { STAND_IN } else { "SELECT * FROM main.commitment" };
    connection.execute_batch(&format!("CREATE TEMP VIEW {name} AS {rows}"))?;
    Ok(())
}

/// Brings the ledger up to date, in one transaction.
pub fn migrate(connection: &mut Connection, origin: &str) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited.
    let found = found_version(&transaction)?;
    for step in STEPS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(step)?;
    }
    if found == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute("INSERT INTO meta VALUES('origin', ?1)", [origin])?;
    }
    transaction.pragma_update(None, "user_version", version())?;
    transaction.commit()?;
    Ok(())
}
