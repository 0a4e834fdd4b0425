//! An older ledger that is only read: the columns that it lacks are worked out
//! from what it has, and the file stays as it is.

use super::StoreError;
use rusqlite::Connection;

/// The day of the last look at a commitment `c`, by the events in force.
const LAST_LOOK: &str = "(SELECT max(o.day) FROM main.event e JOIN main.op o ON o.seq = e.op
    WHERE e.item = c.id AND NOT EXISTS(SELECT 1 FROM main.revoked r WHERE r.op = e.op)
      AND e.fact IN ('status_set', 'observed', 'evidence_added', 'period_answered', 'part_answered',
        'reviewed'))";

/// By how many days the dates of a commitment `c` were moved.
const DAYS_MOVED: &str = "(SELECT coalesce(sum(CAST(julianday(value ->> 'to')
    - julianday(value ->> 'from') AS INTEGER)), 0) FROM json_each(c.body, '$.moves'))";

/// Lets a ledger of an older schema version be read as if it were up to date.
pub fn stand_in(connection: &Connection, found: i32) -> Result<(), StoreError> {
    let (body, looked_on) = match found {
        ..3 => {
            let with_look = format!("json_set(c.body, '$.looked_on', {LAST_LOOK})");
            (format!("CASE c.looked WHEN 1 THEN {with_look} ELSE c.body END"), LAST_LOOK)
        }
        3.. => ("c.body".to_owned(), "c.looked_on"),
    };
    let view = format!(
        "CREATE TEMP VIEW commitment AS SELECT id, letter, code, place, part, title, title_en, kind,
           strength, status, status_on, standing, due, due_earliest, certainty, base_missing, lead,
           co, evidence, moves, noproof, looked, review_on, updated, progress, notes, tags, search,
           {body} AS body, {looked_on} AS looked_on, {DAYS_MOVED} AS days_moved
         FROM main.commitment c"
    );
    // A view of the connection's own is no change of the ledger.
    let reads_only: bool = connection.query_row("PRAGMA query_only", [], |row| row.get(0))?;
    connection.pragma_update(None, "query_only", false)?;
    connection.execute_batch(&view)?;
    connection.pragma_update(None, "query_only", reads_only)?;
    Ok(())
}
