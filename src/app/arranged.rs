//! Grouped listings, and the names of what matches.

use super::{App, AppError, Group, Sort};
use crate::domain::ids::ItemId;
use crate::domain::query::Query;
use crate::store::{Arrangement, Occurring, Row};
use std::ops::Range;

impl App {
    /// Everything that matches, in groups. It is as old as its making.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn arrange(&self, query: &Query, by: Group, sort: Sort) -> Result<Arrangement, AppError> {
        Ok(self.store.arrange(query, by, sort, self.thresholds())?)
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
    ) -> Result<Vec<Row>, AppError> {
        Ok(self.store.rows_of(arrangement, window)?)
    }

    /// The place of a commitment in an arrangement, from zero.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn place_in(
        &self,
        arrangement: &Arrangement,
        id: &ItemId,
    ) -> Result<Option<usize>, AppError> {
        Ok(self.store.place_in(arrangement, id)?)
    }

    /// The names of some of an arrangement.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn ids_in(
        &self,
        arrangement: &Arrangement,
        window: Range<usize>,
    ) -> Result<Vec<ItemId>, AppError> {
        Ok(self.store.ids_in(arrangement, window)?)
    }

    /// The names of everything that matches, by letter and code.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn ids(&self, query: &Query) -> Result<Vec<ItemId>, AppError> {
        Ok(self.store.ids(query, self.thresholds())?)
    }

    /// The units and tags that occur in the ledger.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn occurring(&self) -> Result<Occurring, AppError> {
        Ok(self.store.occurring()?)
    }
}
