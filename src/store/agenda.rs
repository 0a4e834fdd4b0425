//! The open commitments by day: counts for the whole ledger, and windows of
//! rows in the order of the agenda.

use super::filter::compile;
use super::history::damaged;
use super::listing::{ROW_COLUMNS, Row, read_day, read_row};
use super::{Store, StoreError};
use crate::domain::agenda::{Agenda, DayCount};
use crate::domain::ids::ItemId;
use crate::domain::query::Query;
use crate::domain::timeliness::Thresholds;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use std::ops::Range;

/// One of the two sorts of open commitments.
struct Sort {
    /// Which commitments they are.
    which: &'static str,
    /// Whether the base day is missing, and the day they stand at.
    columns: &'static str,
    /// What tells one day from another.
    by: &'static str,
    order: &'static str,
}

/// In the order of an [`Agenda`].
const DATED: Sort = Sort {
    which: "c.standing = 0",
    columns: "0, c.due",
    by: "c.due",
    order: "c.due, c.letter, c.place",
};
const UNDATED: Sort = Sort {
    which: "c.standing = 1",
    columns: "c.base_missing, c.review_on",
    by: "c.base_missing, c.review_on",
    order: "c.base_missing, c.review_on, c.letter, c.place",
};

impl Store {
    /// The open commitments that match, counted by day.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn agenda(&self, query: &Query, thresholds: Thresholds) -> Result<Agenda, StoreError> {
        let mut agenda = Agenda::default();
        for sort in [DATED, UNDATED] {
            let mut values = Vec::new();
            let test = compile(query, thresholds, &mut values);
            let Sort { which, columns, by, .. } = sort;
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT {columns}, count(*) FROM commitment c WHERE {which} AND ({test})
                 GROUP BY {by} ORDER BY {by}"
            ))?;
            let mut rows = statement.query(params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                let day = read_day(row.get(1)?)?.ok_or_else(|| damaged("a day"))?;
                let base_missing: bool = row.get(0)?;
                let run = match (sort.which == DATED.which, base_missing) {
                    (true, _) => &mut agenda.dated,
                    (false, false) => &mut agenda.undated,
                    (false, true) => &mut agenda.base_missing,
                };
                run.push(DayCount { day, count: row.get(2)? });
            }
        }
        Ok(agenda)
    }

    /// The rows of a window of the agenda, of which the first `dated` places
    /// have a due date.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn agenda_rows(
        &self,
        query: &Query,
        window: Range<usize>,
        dated: usize,
        thresholds: Thresholds,
    ) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::with_capacity(window.len().min(256));
        let first = window.start.min(dated)..window.end.min(dated);
        let rest = window.start.saturating_sub(dated)..window.end.saturating_sub(dated);
        for (Sort { which, order, .. }, part) in [(DATED, first), (UNDATED, rest)] {
            if part.is_empty() {
                continue;
            }
            let mut values = Vec::new();
            let test = compile(query, thresholds, &mut values);
            let number = |n: usize| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
            values.extend([number(part.len()), number(part.start)]);
            // The window is found in an index alone; only its rows are read.
            let mut statement = self.connection.prepare_cached(&format!(
                "WITH w(id) AS MATERIALIZED (SELECT c.id FROM commitment c
                   WHERE {which} AND ({test}) ORDER BY {order} LIMIT ? OFFSET ?)
                 SELECT {ROW_COLUMNS} FROM w JOIN commitment c ON c.id = w.id
                   JOIN item i ON i.id = w.id ORDER BY {order}"
            ))?;
            let mut found = statement.query(params_from_iter(values))?;
            while let Some(row) = found.next()? {
                rows.push(read_row(row)?);
            }
        }
        Ok(rows)
    }

    /// The place of a commitment in the agenda, from zero; none where it is
    /// closed or does not match.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn agenda_place(
        &self,
        query: &Query,
        id: &ItemId,
        dated: usize,
        thresholds: Thresholds,
    ) -> Result<Option<usize>, StoreError> {
        for (Sort { which, order, .. }, before) in [(DATED, 0), (UNDATED, dated)] {
            let mut values = Vec::new();
            let test = compile(query, thresholds, &mut values);
            let again = values.clone();
            values.push(Value::Text(id.as_str().to_owned()));
            values.extend(again);
            // Nothing is sorted: those before it are counted.
            let own = order.replace("c.", "o.");
            let mut statement = self.connection.prepare_cached(&format!(
                "WITH o AS MATERIALIZED (SELECT {order} FROM commitment c WHERE {which} AND ({test})
                   AND c.id = (SELECT id FROM item WHERE uid = ?))
                 SELECT (SELECT count(*) FROM commitment c
                   WHERE {which} AND ({test}) AND ({order}) < ({own})) FROM o"
            ))?;
            let found: Option<usize> =
                statement.query_row(params_from_iter(values), |row| row.get(0)).optional()?;
            if let Some(found) = found {
                return Ok(Some(before + found));
            }
        }
        Ok(None)
    }
}
