//! Counts over filtered commitments.

use super::filter::compile;
use super::listing::known;
use super::{Store, StoreError};
use crate::domain::listing::Group;
use crate::domain::query::Query;
use crate::domain::timeliness::Thresholds;
use crate::domain::vocabulary::Status;
use chrono::NaiveDate;
use rusqlite::params_from_iter;
use rusqlite::types::Value;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many commitments stand how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub total: usize,
    pub open: usize,
    pub closed: usize,
    pub overdue: usize,
    pub due_soon: usize,
    pub undated: usize,
    pub base_missing: usize,
    pub no_proof: usize,
    /// Each status that occurs, in the order of the vocabulary.
    pub statuses: Vec<(Status, usize)>,
}

/// One line of a count.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct GroupCount {
    pub key: String,
    pub total: usize,
    pub closed: usize,
    pub overdue: usize,
}

/// The term for the key of the group that a commitment is in.
pub(super) const fn group_key(by: Group) -> &'static str {
    match by {
        Group::Lead => {
            "CASE instr(c.lead, char(10)) WHEN 0 THEN c.lead
             ELSE substr(c.lead, 1, instr(c.lead, char(10)) - 1) END"
        }
        Group::Part => "c.letter || '/' || c.part",
        Group::Month => "coalesce(substr(c.due, 1, 7), '')",
        Group::Status => "c.status",
    }
}

impl Store {
    /// How many commitments match.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn count(&self, query: &Query, thresholds: Thresholds) -> Result<usize, StoreError> {
        let mut values = Vec::new();
        let test = compile(query, thresholds, &mut values);
        let mut count = 0;
        for source in self.rows.sources() {
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT count(*) FROM {source} c.standing < 3 AND ({test})"
            ))?;
            count +=
                statement.query_row(params_from_iter(&values), |row| row.get::<_, usize>(0))?;
        }
        Ok(count)
    }

    /// Counts over the commitments that match.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn counts(&self, query: &Query, thresholds: Thresholds) -> Result<Counts, StoreError> {
        let today = thresholds.today.to_string();
        let soon = crate::domain::commitment::days_after(thresholds.today, thresholds.soon_days);
        let mut values =
            vec![Value::Text(today.clone()), Value::Text(today), Value::Text(soon.to_string())];
        let test = compile(query, thresholds, &mut values);
        let mut counts = Counts::default();
        for source in self.rows.sources() {
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT c.status, c.standing, count(*), sum(c.due < ?),
                        sum(c.due >= ? AND c.due <= ?), sum(c.base_missing), sum(c.noproof)
                 FROM {source} c.standing < 3 AND ({test}) GROUP BY c.status, c.standing"
            ))?;
            let mut rows = statement.query(params_from_iter(&values))?;
            while let Some(row) = rows.next()? {
                add(&mut counts, row)?;
            }
        }
        counts.statuses.sort_unstable();
        Ok(counts)
    }

    /// How many open dated commitments fall due in each month (`2026-03`),
    /// overdue ones left out.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn due_months(&self, today: NaiveDate) -> Result<Vec<(String, usize)>, StoreError> {
        let mut months: BTreeMap<String, usize> = BTreeMap::new();
        for source in self.rows.sources() {
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT substr(c.due, 1, 7) AS month, count(*) FROM {source}
                 c.standing = 0 AND c.due >= ?1 GROUP BY month ORDER BY month"
            ))?;
            let mut rows = statement.query([today.to_string()])?;
            while let Some(row) = rows.next()? {
                *months.entry(row.get(0)?).or_default() += row.get::<_, usize>(1)?;
            }
        }
        Ok(months.into_iter().collect())
    }

    /// Counts by lead unit or part: total, closed, overdue.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn groups(
        &self,
        by: Group,
        query: &Query,
        thresholds: Thresholds,
    ) -> Result<Vec<GroupCount>, StoreError> {
        let mut values = vec![Value::Text(thresholds.today.to_string())];
        let test = compile(query, thresholds, &mut values);
        let key = group_key(by);
        let mut groups: BTreeMap<String, GroupCount> = BTreeMap::new();
        for source in self.rows.sources() {
            let mut statement = self.connection.prepare_cached(&format!(
                "SELECT {key} AS key, count(*), sum(c.standing = 2),
                        sum(c.standing = 0 AND c.due < ?)
                 FROM {source} c.standing < 3 AND ({test}) GROUP BY key ORDER BY key"
            ))?;
            let mut rows = statement.query(params_from_iter(&values))?;
            while let Some(row) = rows.next()? {
                let key: String = row.get(0)?;
                let empty = GroupCount { key: key.clone(), total: 0, closed: 0, overdue: 0 };
                let group = groups.entry(key).or_insert(empty);
                group.total += row.get::<_, usize>(1)?;
                group.closed += row.get::<_, usize>(2)?;
                group.overdue += row.get::<_, Option<usize>>(3)?.unwrap_or_default();
            }
        }
        Ok(groups.into_values().collect())
    }
}

/// Adds the commitments of one status and standing.
fn add(counts: &mut Counts, row: &rusqlite::Row<'_>) -> Result<(), StoreError> {
    let number = |at: usize| row.get::<_, Option<usize>>(at).map(Option::unwrap_or_default);
    let (standing, found) = (row.get::<_, i64>(1)?, number(2)?);
    let status = known(Status::from_key(&row.get::<_, String>(0)?), "status")?;
    counts.total += found;
    counts.no_proof += number(6)?;
    match standing {
        0 => {
            counts.open += found;
            counts.overdue += number(3)?;
            counts.due_soon += number(4)?;
        }
        1 => {
            counts.open += found;
            counts.base_missing += number(5)?;
            counts.undated += found - number(5)?;
        }
        _ => counts.closed += found,
    }
    match counts.statuses.iter_mut().find(|(seen, _)| *seen == status) {
        Some((_, sum)) => *sum += found,
        None => counts.statuses.push((status, found)),
    }
    Ok(())
}
