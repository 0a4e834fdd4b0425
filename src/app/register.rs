//! The register: every commitment that matches, in one row with all of it.

use super::{App, AppError};
use crate::domain::commitment::Commitment;
use crate::domain::query::Query;
use crate::domain::register::{RegisterLetter, RegisterRow};
use crate::store::Withdrawn;
use chrono::NaiveDate;
use std::collections::BTreeMap;

impl App {
    /// The rows of the register by letter and place, as they stand; with a
    /// `day`, as they stood on it by what is known now.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn register(
        &self,
        query: &Query,
        withdrawn: Withdrawn,
        day: Option<NaiveDate>,
    ) -> Result<Vec<RegisterRow>, AppError> {
        self.store.reading(|store| {
            let letters = store.letters()?;
            let english: BTreeMap<String, String> =
                letters.iter().flat_map(|letter| letter.units.clone()).collect();
            let letters: BTreeMap<&str, RegisterLetter> = letters
                .iter()
                .map(|letter| (letter.id.as_str(), RegisterLetter::of(letter)))
                .collect();
            let mut thresholds = self.thresholds();
            let found = store.register(query, withdrawn, day, thresholds)?;
            thresholds.today = day.unwrap_or(thresholds.today);
            let mut rows = Vec::with_capacity(found.len());
            for (item, recordings) in found {
                let Some(item) = standing_on(item, withdrawn, day) else { continue };
                let id = item.id.letter();
                let unnamed = || RegisterLetter { id: id.to_owned(), ..RegisterLetter::default() };
                let letter = letters.get(id).cloned().unwrap_or_else(unnamed);
                let number = rows.len() + 1;
                rows.push(RegisterRow::of(number, item, letter, &english, recordings, thresholds));
            }
            Ok(rows)
        })
    }
}

/// The commitment as it stood on a day, unless it did not count then.
fn standing_on(
    item: Commitment,
    withdrawn: Withdrawn,
    day: Option<NaiveDate>,
) -> Option<Commitment> {
    let Some(day) = day else { return Some(item) };
    let then = item.at(day);
    let counts = then.counts_from() <= day;
    let stands = withdrawn == Withdrawn::Included || then.withdrawn.is_none();
    (counts && stands).then_some(then)
}
