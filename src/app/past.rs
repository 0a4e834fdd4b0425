//! The ledger as it was recorded on a day or up to an operation.
//!
//! Whatever is asked of such an [`App`] is answered as it would have been then;
//! it takes no command.

use super::{App, AppError};
use chrono::NaiveDate;

/// A moment in the life of a ledger.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Point {
    /// The end of a day.
    Day(NaiveDate),
    /// Just after the operation with this number.
    Op(i64),
}

/// The moment that is shown.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct AsOf {
    /// The day that was asked for, or that of the operation: what counts as
    /// today.
    pub day: NaiveDate,
    /// The newest operation by then; zero before the first one.
    pub op: i64,
}

impl App {
    /// The ledger as it was at `point`, for reading only. What is recorded
    /// later, by anybody, does not change it.
    ///
    /// On an [`App`] of the past there is nothing after its own moment.
    ///
    /// # Errors
    /// A day that has not come, an operation that is not there, or that the
    /// ledger cannot be read.
    pub fn past(&self, point: Point) -> Result<Self, AppError> {
        let today = self.today();
        let as_of = match point {
            Point::Day(day) if day > today => return Err(AppError::NotYet { day, today }),
            Point::Day(day) => AsOf { day, op: self.store.last_op_by(day)?.unwrap_or(0) },
            Point::Op(op) => AsOf { day: self.op(op)?.day, op },
        };
        let store = self.store.past(as_of.op, self.opening.wait)?;
        Ok(Self { store, opening: self.opening.clone(), as_of: Some(as_of) })
    }

    /// The moment of the past that is shown; none for the present.
    #[must_use]
    pub fn as_of(&self) -> Option<AsOf> {
        self.as_of
    }

    /// The first day on which anything was recorded.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn first_day(&self) -> Result<Option<NaiveDate>, AppError> {
        Ok(self.store.first_day()?)
    }

    /// The day that counts as today.
    pub(super) fn today(&self) -> NaiveDate {
        match self.as_of {
            Some(as_of) => as_of.day,
            None => self.opening.clock.now().today(),
        }
    }

    /// Refuses what only the present can take.
    pub(super) fn present(&self) -> Result<(), AppError> {
        match self.as_of {
            Some(AsOf { day, op }) => Err(AppError::Past { day, op }),
            None => Ok(()),
        }
    }
}
