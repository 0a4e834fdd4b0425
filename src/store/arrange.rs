//! The whole order of a grouped listing, so that a window of it costs its own
//! rows only; and the names of what matches.

use super::counting::{GroupCount, group_key};
use super::filter::compile;
use super::listing::{ROW_COLUMNS, Row, order, read_row};
use super::{Store, StoreError};
use crate::domain::ids::ItemId;
use crate::domain::listing::{Group, Sort};
use crate::domain::query::Query;
use crate::domain::timeliness::Thresholds;
use crate::domain::vocabulary::Status;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use std::collections::BTreeSet;
use std::ops::Range;

/// Every commitment that matches, group after group. It is as old as its
/// making: whoever keeps it makes a new one when the ledger has changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// In the order of the groups, and in each in the order of the listing.
    pub sections: Vec<GroupCount>,
    /// The ledger's own numbers, one for each commitment.
    numbers: Vec<i64>,
}

impl Arrangement {
    /// How many commitments match.
    #[must_use]
    pub fn total(&self) -> usize {
        self.numbers.len()
    }
}

/// The words that occur in the ledger where a filter asks for some.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Occurring {
    /// Lead units, the most frequent first.
    pub leads: Vec<String>,
    pub co: Vec<String>,
    pub tags: Vec<String>,
}

/// The order of the groups.
fn group_order(by: Group) -> String {
    match by {
        Group::Part => "c.letter, c.part".to_owned(),
        Group::Lead => format!("c.lead = '', {}", group_key(by)),
        Group::Month => "c.due IS NULL, substr(c.due, 1, 7)".to_owned(),
        Group::Status => {
            let places: Vec<String> = Status::ALL
                .iter()
                .enumerate()
                .map(|(place, status)| format!("WHEN '{}' THEN {place}", status.key()))
                .collect();
            format!("CASE c.status {} END", places.join(" "))
        }
    }
}

impl Store {
    /// Everything that matches, in groups.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn arrange(
        &self,
        query: &Query,
        by: Group,
        sort: Sort,
        thresholds: Thresholds,
    ) -> Result<Arrangement, StoreError> {
        let mut values = vec![Value::Text(thresholds.today.to_string())];
        let test = compile(query, thresholds, &mut values);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT c.id, {}, c.standing = 2, coalesce(c.standing = 0 AND c.due < ?, 0)
             FROM commitment c WHERE c.standing < 3 AND ({test}) ORDER BY {}, {}",
            group_key(by),
            group_order(by),
            order(sort)
        ))?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Arrangement::default();
        while let Some(row) = rows.next()? {
            let key = row.get_ref(1)?;
            let key = key.as_str().map_err(rusqlite::Error::from)?;
            if found.sections.last().is_none_or(|section| section.key != key) {
                let key = key.to_owned();
                found.sections.push(GroupCount { key, total: 0, closed: 0, overdue: 0 });
            }
            if let Some(section) = found.sections.last_mut() {
                section.total += 1;
                section.closed += row.get::<_, usize>(2)?;
                section.overdue += row.get::<_, usize>(3)?;
            }
            found.numbers.push(row.get(0)?);
        }
        Ok(found)
    }

    /// Some rows of an arrangement by their places; what has gone since is left
    /// out.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn rows_of(
        &self,
        arrangement: &Arrangement,
        window: Range<usize>,
    ) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {ROW_COLUMNS} FROM commitment c JOIN item i ON i.id = c.id
             WHERE c.id = ? AND c.standing < 3"
        ))?;
        let mut found = Vec::with_capacity(window.len());
        for number in arrangement.numbers.get(window).unwrap_or_default() {
            let mut rows = statement.query([number])?;
            if let Some(row) = rows.next()? {
                found.push(read_row(row)?);
            }
        }
        Ok(found)
    }

    /// The place of a commitment in an arrangement, from zero.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn place_in(
        &self,
        arrangement: &Arrangement,
        id: &ItemId,
    ) -> Result<Option<usize>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM item WHERE uid = ?1")?;
        let number: Option<i64> =
            statement.query_row([id.as_str()], |row| row.get(0)).optional()?;
        Ok(number.and_then(|number| arrangement.numbers.iter().position(|one| *one == number)))
    }

    /// The names of some of an arrangement.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn ids_in(
        &self,
        arrangement: &Arrangement,
        window: Range<usize>,
    ) -> Result<Vec<ItemId>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT uid FROM item WHERE id = ?1")?;
        let numbers = arrangement.numbers.get(window).unwrap_or_default().iter();
        numbers
            .map(|number| {
                Ok(ItemId::stored(statement.query_row([number], |row| row.get::<_, String>(0))?))
            })
            .collect()
    }

    /// The names of everything that matches, by letter and code.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn ids(&self, query: &Query, thresholds: Thresholds) -> Result<Vec<ItemId>, StoreError> {
        let mut values = Vec::new();
        let test = compile(query, thresholds, &mut values);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT i.uid FROM commitment c JOIN item i ON i.id = c.id
             WHERE c.standing < 3 AND ({test}) ORDER BY c.letter, c.place"
        ))?;
        let rows = statement.query_map(params_from_iter(values), |row| row.get::<_, String>(0))?;
        rows.map(|uid| Ok(ItemId::stored(uid?))).collect()
    }

    /// The units and tags that occur.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn occurring(&self) -> Result<Occurring, StoreError> {
        Ok(Occurring {
            leads: self.words_in("lead")?,
            co: self.words_in("co")?,
            tags: self.words_in("tags")?,
        })
    }

    /// The lines of a column, each once, those of more commitments first.
    fn words_in(&self, column: &'static str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {column} FROM commitment WHERE standing < 3 AND {column} <> ''
             GROUP BY {column} ORDER BY count(*) DESC, {column}"
        ))?;
        let mut rows = statement.query([])?;
        let (mut words, mut seen) = (Vec::new(), BTreeSet::new());
        while let Some(row) = rows.next()? {
            let lines = row.get_ref(0)?;
            let lines = lines.as_str().map_err(rusqlite::Error::from)?;
            for line in lines.lines().filter(|line| seen.insert((*line).to_owned())) {
                words.push(line.to_owned());
            }
        }
        Ok(words)
    }
}
