//! The log as it is read: windows of it, and one operation in full.

use super::{App, AppError};
use crate::store::{Extent, LogEntry, LogPage, LogScope};
use chrono::NaiveDate;
use std::ops::Range;

impl App {
    /// A window of the log, newest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn log(
        &self,
        scope: &LogScope,
        window: Range<usize>,
        extent: Extent,
    ) -> Result<LogPage, AppError> {
        Ok(self.store.log(scope, window, extent)?)
    }

    /// How many operations of the log are newer than one with this number; its
    /// place, where it is among them.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn log_place(&self, scope: &LogScope, seq: i64) -> Result<usize, AppError> {
        Ok(self.store.log_place(scope, seq)?)
    }

    /// The newest operation that was recorded on a day, or on the last day
    /// before it with any.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn last_op_by(&self, day: NaiveDate) -> Result<Option<i64>, AppError> {
        Ok(self.store.last_op_by(day)?)
    }

    /// One operation in full, with at most so many of its events.
    ///
    /// # Errors
    /// When there is none.
    pub fn log_entry(&self, seq: i64, events: u32) -> Result<LogEntry, AppError> {
        self.store.log_entry(seq, events)?.ok_or(AppError::NoSuchOperation(seq))
    }
}
