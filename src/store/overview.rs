//! Hands the commitments and the stretches of their lives over to be counted.

use super::filter::compile;
use super::history::damaged;
use super::{Store, StoreError};
use crate::domain::commitment::{Commitment, Stretch};
use crate::domain::overview::{Counted, Counting, Presence, Unseen};
use crate::domain::query::Query;
use crate::domain::timeliness::Thresholds;
use crate::domain::vocabulary::{Certainty, Status};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params_from_iter};

/// The standing of what was withdrawn.
const WITHDRAWN: i64 = 3;

impl Store {
    /// Counts the commitments that match: as they stand, and by all stretches
    /// of their lives.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn count_all(
        &self,
        query: &Query,
        thresholds: Thresholds,
        counting: &mut Counting,
    ) -> Result<(), StoreError> {
        let mut values = Vec::new();
        let test = compile(query, thresholds, &mut values);
        // What one index holds, so that no row is read in full.
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT c.id, c.letter, c.part, c.lead, c.status, c.due, c.certainty, c.standing,
                    c.moves, c.days_moved, c.noproof, c.looked, c.status_on
             FROM commitment c WHERE {test}"
        ))?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let presence = match row.get::<_, i64>(7)? {
                WITHDRAWN => Presence::Withdrawn,
                _ => Presence::Counts,
            };
            let item = Counted {
                letter: text(row, 1)?,
                part: row.get(2)?,
                lead: text(row, 3)?,
                status: status(row, 4)?,
                status_on: day(row, 12)?,
                due: day(row, 5)?,
                certainty: Certainty::from_key(text(row, 6)?)
                    .ok_or_else(|| damaged("commitment.certainty"))?,
                presence,
                moves: row.get(8)?,
                days_moved: row.get(9)?,
                no_proof: row.get(10)?,
                looked: row.get(11)?,
            };
            counting.add(row.get(0)?, &item);
        }
        self.lives(|number, stretch| counting.add_life(number, &stretch))
    }

    /// Every stretch of every commitment's life, in no order.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn stretches(&self, mut each: impl FnMut(Stretch)) -> Result<(), StoreError> {
        self.lives(|_, stretch| each(stretch))
    }

    /// The stretches with the numbers of their commitments.
    fn lives(&self, mut each: impl FnMut(usize, Stretch)) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT item, from_day, until_day, status, due FROM stretch")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let known = |day: Option<NaiveDate>| day.ok_or_else(|| damaged("stretch"));
            let stretch = Stretch {
                from: known(day(row, 1)?)?,
                until: known(day(row, 2)?)?,
                status: status(row, 3)?,
                due: day(row, 4)?,
            };
            each(row.get(0)?, stretch);
        }
        Ok(())
    }
}

impl Store {
    /// The open commitment that matches and that nobody has looked at for
    /// longest.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn longest_unseen(
        &self,
        query: &Query,
        thresholds: Thresholds,
    ) -> Result<Option<Unseen>, StoreError> {
        let mut values = Vec::new();
        let test = compile(query, thresholds, &mut values);
        // Those that were never looked at come first; the index holds it all.
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT body FROM commitment WHERE id = (SELECT c.id FROM commitment c
               WHERE c.standing IN (0, 1) AND ({test}) ORDER BY c.looked_on, c.id LIMIT 1)"
        ))?;
        let body: Option<String> =
            statement.query_row(params_from_iter(values), |row| row.get(0)).optional()?;
        let Some(body) = body else { return Ok(None) };
        let item: Commitment = serde_json::from_str(&body)?;
        let since = item.looked_on.unwrap_or(item.recorded_on);
        let days = (thresholds.today - since).num_days();
        Ok(Some(Unseen { id: item.id, looked_on: item.looked_on, days }))
    }
}

fn text<'r>(row: &'r Row<'_>, at: usize) -> Result<&'r str, StoreError> {
    row.get_ref(at)?.as_str().map_err(|_| damaged("a text"))
}

fn status(row: &Row<'_>, at: usize) -> Result<Status, StoreError> {
    Status::from_key(text(row, at)?).ok_or_else(|| damaged("status"))
}

/// A day, read without the detours of a general reader: there are many.
fn day(row: &Row<'_>, at: usize) -> Result<Option<NaiveDate>, StoreError> {
    let Some(text) = row.get_ref(at)?.as_str_or_null().map_err(|_| damaged("a day"))? else {
        return Ok(None);
    };
    let digits = |range: std::ops::Range<usize>| -> Option<u32> {
        text.as_bytes().get(range)?.iter().try_fold(0, |number: u32, byte| {
            byte.is_ascii_digit().then(|| 10 * number + u32::from(byte - b'0'))
        })
    };
    let read = || {
        let year = i32::try_from(digits(0..4)?).ok()?;
        NaiveDate::from_ymd_opt(year, digits(5..7)?, digits(8..10)?)
    };
    Ok(Some(read().ok_or_else(|| damaged("a day"))?))
}
