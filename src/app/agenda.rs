//! What can be asked of a ledger about its days.

use super::{App, AppError, Row};
use crate::domain::agenda::Agenda;
use crate::domain::ids::ItemId;
use crate::domain::query::Query;
use std::ops::Range;

impl App {
    /// The open commitments that match, counted by day.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn agenda(&self, query: &Query) -> Result<Agenda, AppError> {
        Ok(self.store.agenda(query, self.thresholds())?)
    }

    /// The rows of a window of an agenda, of which the first `dated` places
    /// have a due date.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn agenda_rows(
        &self,
        query: &Query,
        dated: usize,
        window: Range<usize>,
    ) -> Result<Vec<Row>, AppError> {
        Ok(self.store.agenda_rows(query, window, dated, self.thresholds())?)
    }

    /// The place of a commitment in such an agenda, from zero; none where it
    /// is closed or does not match.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn agenda_place(
        &self,
        query: &Query,
        dated: usize,
        id: &ItemId,
    ) -> Result<Option<usize>, AppError> {
        Ok(self.store.agenda_place(query, id, dated, self.thresholds())?)
    }
}
