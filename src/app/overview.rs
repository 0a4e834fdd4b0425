//! The overview: everything that is counted, in one state of the ledger.

use super::{App, AppError};
use crate::domain::overview::{Counting, Overview};
use crate::domain::query::Query;
use chrono::Days;

/// How many days ago the numbers are that the present ones are held against.
const EARLIER_DAYS: Days = Days::new(7);

impl App {
    /// How the commitments that match stand now, and how they stood a week ago
    /// by what is known now.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn overview(&self, query: &Query) -> Result<Overview, AppError> {
        let thresholds = self.thresholds();
        let today = thresholds.today;
        let then = today.checked_sub_days(EARLIER_DAYS).unwrap_or(today);
        let mut counting = Counting::begin(today, then, thresholds.soon_days);
        self.store.reading(|store| {
            store.count_all(query, thresholds, &mut counting)?;
            Ok(counting.finish(store.longest_unseen(query, thresholds)?))
        })
    }
}
