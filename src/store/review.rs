//! What is due for review, found by the bounds that the rules give.

use super::filter::compile;
use super::history::damaged;
use super::listing::{ROW_COLUMNS, Row, read_day, read_row};
use super::{Store, StoreError};
use crate::domain::commitment::days_after;
use crate::domain::query::Query;
use crate::domain::review::{Ground, ReviewBounds, ReviewRules, days_after_look};
use crate::domain::timeliness::Thresholds;
use chrono::NaiveDate;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// A commitment that is due for review.
#[derive(Clone, Debug, PartialEq)]
pub struct Queued {
    pub row: Row,
    pub ground: Ground,
    /// The last day on which a look was recorded.
    pub looked_on: Option<NaiveDate>,
}

/// The beginning of the queue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    /// How many are due for review.
    pub total: usize,
    pub rows: Vec<Queued>,
}

/// That a commitment `c` is due for review: closed and not looked at since its
/// days have passed, or open and never looked at, or not since the bound of its
/// sort. One pass over the index answers it.
const DUE: &str = "c.standing < 3 AND CASE c.standing
    WHEN 2 THEN c.status_on <= ?
      AND (c.looked_on IS NULL OR c.looked_on < date(c.status_on, ?))
    ELSE c.looked_on IS NULL
      OR c.looked_on <= CASE c.status WHEN 'claimed' THEN ? ELSE ? END
      OR (c.due <= ? AND c.looked_on <= ?) END";

fn text(value: impl ToString) -> Value {
    Value::Text(value.to_string())
}

fn due_values(bounds: ReviewBounds) -> [Value; 6] {
    [
        text(bounds.closed_by),
        text(format!("+{} days", bounds.closed_days)),
        text(bounds.claimed_looked_by),
        text(bounds.open_looked_by),
        text(bounds.due_by),
        text(bounds.due_looked_by),
    ]
}

impl Store {
    /// The commitments that are due for review, at most `limit` of them: overdue
    /// ones first, then due soon, claimed, other open and closed ones, each by
    /// due date and code.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn review_queue(
        &self,
        query: &Query,
        thresholds: Thresholds,
        rules: &ReviewRules,
        limit: usize,
    ) -> Result<Queue, StoreError> {
        let total = self.review_count(query, thresholds, rules)?;
        if total == 0 {
            return Ok(Queue::default());
        }
        let today = thresholds.today;
        let soon = days_after(today, thresholds.soon_days);
        let mut values = vec![text(today), text(soon)];
        values.extend(due_values(rules.bounds(thresholds)));
        let test = compile(query, thresholds, &mut values);
        values.push(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
        // The order is found in the index alone; only the rows asked for are read.
        let mut statement = self.connection.prepare_cached(&format!(
            "WITH w(id, ground) AS MATERIALIZED (SELECT c.id,
                 CASE WHEN c.standing = 2 THEN 4 WHEN c.due < ? THEN 0 WHEN c.due <= ? THEN 1
                      WHEN c.status = 'claimed' THEN 2 ELSE 3 END AS ground
               FROM commitment c WHERE ({DUE}) AND ({test})
               ORDER BY ground, c.due IS NULL, c.due, c.letter, c.place LIMIT ?)
             SELECT {ROW_COLUMNS}, c.looked_on, w.ground
             FROM w JOIN commitment c ON c.id = w.id JOIN item i ON i.id = w.id
             ORDER BY w.ground, c.due IS NULL, c.due, c.letter, c.place"
        ))?;
        let mut found = statement.query(params_from_iter(values))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            let ground: usize = row.get("ground")?;
            rows.push(Queued {
                row: read_row(row)?,
                ground: *Ground::ALL.get(ground).ok_or_else(|| damaged("ground"))?,
                looked_on: read_day(row.get("looked_on")?)?,
            });
        }
        Ok(Queue { total, rows })
    }

    /// How many commitments are due for review.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn review_count(
        &self,
        query: &Query,
        thresholds: Thresholds,
        rules: &ReviewRules,
    ) -> Result<usize, StoreError> {
        let mut values = Vec::from(due_values(rules.bounds(thresholds)));
        let test = compile(query, thresholds, &mut values);
        let sql = format!("SELECT count(*) FROM commitment c WHERE ({DUE}) AND ({test})");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(values), |row| row.get(0))?)
    }

    /// The first day on which anything will be due for review, where nothing is
    /// due now.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn first_review(
        &self,
        query: &Query,
        thresholds: Thresholds,
        rules: &ReviewRules,
    ) -> Result<Option<NaiveDate>, StoreError> {
        let plus = |days: u32| text(format!("+{days} days"));
        let weeks = |weeks: u32| plus(days_after_look(weeks));
        let mut values = vec![
            plus(rules.closed_days),
            weeks(rules.claimed_weeks),
            weeks(rules.open_weeks),
            weeks(rules.due_weeks),
            text(format!("-{} days", thresholds.soon_days)),
            plus(rules.closed_days),
        ];
        let test = compile(query, thresholds, &mut values);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT min(CASE WHEN c.standing = 2 THEN date(c.status_on, ?) ELSE min(
                 date(c.looked_on, CASE c.status WHEN 'claimed' THEN ? ELSE ? END),
                 coalesce(max(date(c.looked_on, ?), date(c.due, ?)), '9999-12-31')) END)
             FROM commitment c
             WHERE (c.standing IN (0, 1) OR c.standing = 2 AND c.looked_on < date(c.status_on, ?))
               AND ({test})"
        ))?;
        let found: Option<String> =
            statement.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(read_day(found)?.map(|day| rules.first_from(day)))
    }
}
