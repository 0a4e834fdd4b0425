//! Windows over sorted and filtered commitments, and counts.

use super::filter::compile;
use super::history::damaged;
use super::{Store, StoreError};
use crate::domain::commitment::Commitment;
use crate::domain::ids::ItemId;
use crate::domain::listing::{Group, Sort};
use crate::domain::progress::Progress;
use crate::domain::query::Query;
use crate::domain::timeliness::{BaseDay, Standing, Thresholds, judge};
use crate::domain::vocabulary::{Certainty, Kind, Status, Strength, Timeliness};
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

/// The terms that put commitments in an order.
pub(super) const fn order(sort: Sort) -> &'static str {
    match sort {
        Sort::Due => "c.standing, c.due, c.letter, c.place",
        Sort::Code => "c.letter, c.place",
        Sort::Status => "c.status, c.standing, c.due, c.letter, c.place",
        Sort::Lead => "c.lead, c.standing, c.due, c.letter, c.place",
        Sort::Updated => "c.updated DESC, c.letter, c.place",
    }
}

/// The columns of the order. Where they are selected too, each of two tables
/// that make up a view is read in its own order.
fn columns(sort: Sort) -> String {
    order(sort).replace(" DESC", "")
}

/// One line of a listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub id: ItemId,
    pub part: u32,
    pub title: String,
    pub title_en: String,
    pub kind: Kind,
    pub strength: Strength,
    pub status: Status,
    pub status_on: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub due_earliest: Option<NaiveDate>,
    pub certainty: Certainty,
    pub base_missing: bool,
    pub lead: Vec<String>,
    pub evidence: u32,
    pub moves: u32,
    pub review_on: Option<NaiveDate>,
    pub updated: NaiveDate,
    pub progress: Progress,
}

impl Row {
    /// Where it stands against its due date.
    #[must_use]
    pub fn timeliness(&self, today: NaiveDate, soon_days: u32) -> Option<Timeliness> {
        let base = if self.base_missing { BaseDay::Missing } else { BaseDay::Known };
        let Self { status, status_on, due, .. } = *self;
        judge(Standing { status, status_on, due, base }, today, soon_days)
    }

    /// The key of the group that it is in, the same as the ledger counts by.
    #[must_use]
    pub fn group_key(&self, by: Group) -> String {
        match by {
            Group::Lead => self.lead.first().cloned().unwrap_or_default(),
            Group::Part => format!("{}/{}", self.id.letter(), self.part),
            Group::Month => self.due.map(|due| due.format("%Y-%m").to_string()).unwrap_or_default(),
            Group::Status => self.status.key().to_owned(),
        }
    }

    /// Marked done without any record of proof.
    #[must_use]
    pub fn lacks_proof(&self) -> bool {
        self.status == Status::Done && self.evidence == 0
    }
}

/// A window of a listing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Commitments that match the filter.
    pub total: usize,
    /// Commitments in the ledger.
    pub all: usize,
    /// The place of the first row in the whole listing, from zero.
    pub offset: usize,
    pub rows: Vec<Row>,
}

pub(super) const ROW_COLUMNS: &str =
    "i.uid, c.part, c.title, c.title_en, c.kind, c.strength, c.status,
    c.status_on, c.due, c.due_earliest, c.certainty, c.base_missing, c.lead, c.evidence, c.moves,
    c.review_on, c.updated, c.progress";

pub(super) fn read_day(text: Option<String>) -> Result<Option<NaiveDate>, StoreError> {
    text.map(|text| text.parse()).transpose().map_err(|_| damaged("a day"))
}

pub(super) fn known<T>(value: Option<T>, column: &str) -> Result<T, StoreError> {
    value.ok_or_else(|| damaged(column))
}

pub(super) fn read_row(row: &rusqlite::Row<'_>) -> Result<Row, StoreError> {
    let text = |at: usize| row.get::<_, String>(at);
    let lead = text(12)?;
    Ok(Row {
        id: ItemId::stored(text(0)?),
        part: row.get(1)?,
        title: text(2)?,
        title_en: text(3)?,
        kind: known(Kind::from_key(&text(4)?), "kind")?,
        strength: known(Strength::from_key(&text(5)?), "strength")?,
        status: known(Status::from_key(&text(6)?), "status")?,
        status_on: read_day(row.get(7)?)?,
        due: read_day(row.get(8)?)?,
        due_earliest: read_day(row.get(9)?)?,
        certainty: known(Certainty::from_key(&text(10)?), "certainty")?,
        base_missing: row.get(11)?,
        lead: lead.split('\n').filter(|unit| !unit.is_empty()).map(str::to_owned).collect(),
        evidence: row.get(13)?,
        moves: row.get(14)?,
        review_on: read_day(row.get(15)?)?,
        updated: known(read_day(row.get(16)?)?, "updated")?,
        progress: serde_json::from_str(&text(17)?)?,
    })
}

impl Store {
    /// A window of the commitments that match, without the withdrawn ones.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn page(
        &self,
        query: &Query,
        sort: Sort,
        window: std::ops::Range<usize>,
        thresholds: Thresholds,
    ) -> Result<Page, StoreError> {
        let total = self.count(query, thresholds)?;
        let all = match query {
            Query::All => total,
            _ => self.count(&Query::All, thresholds)?,
        };
        let offset = window.start;
        let rows = match total {
            0 => Vec::new(),
            _ => self.rows(query, sort, window, thresholds)?,
        };
        Ok(Page { total, all, offset, rows })
    }

    /// The rows of a window alone, for whoever knows the totals.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn rows(
        &self,
        query: &Query,
        sort: Sort,
        window: std::ops::Range<usize>,
        thresholds: Thresholds,
    ) -> Result<Vec<Row>, StoreError> {
        let mut values = Vec::new();
        let test = compile(query, thresholds, &mut values);
        let number = |n: usize| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
        values.extend([number(window.len()), number(window.start)]);
        let (order, columns) = (order(sort), columns(sort));
        // The window is found in the index alone; only its rows are read.
        let mut statement = self.connection.prepare_cached(&format!(
            "WITH w AS MATERIALIZED (SELECT c.id, {columns} FROM commitment c
               WHERE c.standing < 3 AND ({test}) ORDER BY {order} LIMIT ? OFFSET ?)
             SELECT {ROW_COLUMNS}, {columns} FROM w CROSS JOIN commitment c ON c.id = w.id
             JOIN item i ON i.id = w.id ORDER BY {order}"
        ))?;
        let mut found = statement.query(params_from_iter(values))?;
        let mut rows = Vec::with_capacity(window.len().min(256));
        while let Some(row) = found.next()? {
            rows.push(read_row(row)?);
        }
        Ok(rows)
    }

    /// The place of a commitment in the whole listing, from zero.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn position(
        &self,
        query: &Query,
        sort: Sort,
        id: &ItemId,
        thresholds: Thresholds,
    ) -> Result<Option<usize>, StoreError> {
        let mut values = Vec::new();
        let test = compile(query, thresholds, &mut values);
        values.push(Value::Text(id.as_str().to_owned()));
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT n FROM (SELECT c.id AS id, row_number() OVER (ORDER BY {}) - 1 AS n
               FROM commitment c WHERE c.standing < 3 AND ({test}))
             WHERE id = (SELECT id FROM item WHERE uid = ?)",
            order(sort)
        ))?;
        let found: Option<i64> =
            statement.query_row(params_from_iter(values), |row| row.get(0)).optional()?;
        Ok(found.and_then(|n| usize::try_from(n).ok()))
    }

    /// Every matching commitment in full, handed over one by one.
    ///
    /// # Errors
    /// When the ledger cannot be read, or what `each` returns.
    pub fn each_item<E: From<StoreError>>(
        &self,
        query: &Query,
        sort: Sort,
        limit: Option<usize>,
        thresholds: Thresholds,
        mut each: impl FnMut(Commitment) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut values = Vec::new();
        let test = compile(query, thresholds, &mut values);
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        values.push(Value::Integer(limit));
        let sql = format!(
            "SELECT c.body, {} FROM commitment c WHERE c.standing < 3 AND ({test})
             ORDER BY {} LIMIT ?",
            columns(sort),
            order(sort)
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(StoreError::from)?;
        let mut rows = statement.query(params_from_iter(values)).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let body = row.get_ref(0).map_err(StoreError::from)?;
            let item = serde_json::from_str(body.as_str().unwrap_or_default());
            each(item.map_err(StoreError::from)?)?;
        }
        Ok(())
    }
}
