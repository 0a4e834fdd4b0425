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

/// The order of the dated ones, and of those without a date; see [`Agenda`].
const DATED: &str = "c.standing = 0";
const DATED_ORDER: &str = "c.due, c.letter, c.place";
const UNDATED: &str = "c.standing = 1";
const UNDATED_ORDER: &str = "c.base_missing, c.review_on, c.letter, c.place";

impl Store {
    /// The open commitments that match, counted by day.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn agenda(&self, query: &Query, thresholds: Thresholds) -> Result<Agenda, StoreError> {
        let mut agenda = Agenda::default();
        self.count_days(query, thresholds, DATED, "0, c.due", |_, found| agenda.dated.push(found))?;
        let by = "c.base_missing, c.review_on";
        self.count_days(
            query,
            thresholds,
            UNDATED,
            by,
            |base_missing, found| match base_missing {
                true => agenda.base_missing.push(found),
                false => agenda.undated.push(found),
            },
        )?;
        Ok(agenda)
    }

    fn count_days(
        &self,
        query: &Query,
        thresholds: Thresholds,
        which: &str,
        by: &str,
        mut each: impl FnMut(bool, DayCount),
    ) -> Result<(), StoreError> {
        let mut values = Vec::new();
        let test = compile(query, thresholds, &mut values);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {by}, count(*) FROM commitment c WHERE {which} AND ({test})
             GROUP BY 1, 2 ORDER BY 1, 2"
        ))?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let day = read_day(row.get(1)?)?.ok_or_else(|| damaged("a day"))?;
            each(row.get(0)?, DayCount { day, count: row.get(2)? });
        }
        Ok(())
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
        for (which, order, part) in [(DATED, DATED_ORDER, first), (UNDATED, UNDATED_ORDER, rest)] {
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
        for (which, order, before) in [(DATED, DATED_ORDER, 0), (UNDATED, UNDATED_ORDER, dated)] {
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
