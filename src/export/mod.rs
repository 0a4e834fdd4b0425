//! The register as files that others open: spreadsheets, a table for chat, a
//! calendar.
//!
//! Knows neither the ledger nor the clock: rows come in, bytes go out, and the
//! same rows give the same bytes. It must not decide what is written where.

mod csv;
mod folding;
mod ics;
mod markdown;
mod summary;
mod xlsx;

pub use csv::{Guard, csv};
pub use ics::{Alarms, ics};
pub use markdown::markdown;
pub use xlsx::xlsx;

use crate::domain::listing::keys;
use crate::domain::register::{RegisterColumn, RegisterRow};
use crate::domain::vocabulary::FurtherField;
use crate::i18n::Lang;
use crate::i18n::export::office_heading;
use crate::i18n::register::{Cell, register_cell, register_column};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

keys! {
    /// A form in which the register leaves nuo.
    Format {
        /// For any spreadsheet.
        Csv => "csv",
        Xlsx => "xlsx",
        /// A table for chat.
        Md => "md",
        /// Due and review dates for calendars.
        Ics => "ics",
    }
}

impl Format {
    /// The form that a file of this name has by its ending.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        let name = if ending == "markdown" { "md" } else { &ending };
        Self::ALL.into_iter().find(|format| format.key() == name)
    }
}

/// What is said about the rows beside them.
#[derive(Copy, Clone, Debug)]
pub struct Circumstances<'a> {
    /// The day as of which the rows hold.
    pub as_of: NaiveDate,
    /// Days before a due date from which it counts as due soon.
    pub soon_days: u32,
    /// The filter as it was typed; empty without one.
    pub filter: &'a str,
    /// The unit that hands the register on; may be empty.
    pub unit: &'a str,
    pub lang: Lang,
}

/// One column of a table.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Heading {
    Known(RegisterColumn),
    /// A further field under the office's own heading.
    Own(String),
}

/// Rows in columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    headings: Vec<Heading>,
    lang: Lang,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The rows in the chosen columns; without any chosen in all of them, and
    /// behind them what an office keeps under headings of its own.
    ///
    /// What an office wrote under the very heading of a column that is empty
    /// stands in that column.
    #[must_use]
    pub fn of(rows: &[RegisterRow], chosen: &[RegisterColumn], lang: Lang) -> Self {
        let headings: Vec<Heading> = match chosen {
            [] => {
                let known = RegisterColumn::ALL.into_iter().map(Heading::Known);
                known.chain(own_headings(rows, lang).into_iter().map(Heading::Own)).collect()
            }
            chosen => chosen.iter().copied().map(Heading::Known).collect(),
        };
        let cell = |row: &RegisterRow, heading: &Heading| match heading {
            Heading::Known(column) => match placed(row, lang).find(|(found, _)| found == column) {
                Some((_, text)) => Cell::Text(text.clone()),
                None => register_cell(row, *column, lang),
            },
            Heading::Own(key) if is_placed(row, key, lang) => Cell::Nothing,
            Heading::Own(key) => row.fields.get(key).cloned().map_or(Cell::Nothing, Cell::Text),
        };
        let rows = rows
            .iter()
            .map(|row| headings.iter().map(|heading| cell(row, heading)).collect())
            .collect();
        Self { headings, lang, rows }
    }

    /// Says of the office's own headings that are taken that they are the
    /// office's, so that no other column is thought to be meant.
    #[must_use]
    pub fn marking(mut self, is_taken: impl Fn(&str) -> bool) -> Self {
        for heading in &mut self.headings {
            if let Heading::Own(key) = heading
                && is_taken(key)
            {
                *key = office_heading(key, self.lang);
            }
        }
        self
    }

    fn titles(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().map(|heading| match heading {
            Heading::Known(column) => register_column(*column, self.lang),
            Heading::Own(key) => key.as_str(),
        })
    }

    /// The place of a column, from zero.
    fn place(&self, column: RegisterColumn) -> Option<usize> {
        self.headings.iter().position(|heading| *heading == Heading::Known(column))
    }
}

/// Columns that take what an office wrote in its own words. Of other columns
/// words like these would be misread.
const TAKING_WORDS: &[RegisterColumn] =
    &[RegisterColumn::Source, RegisterColumn::Target, RegisterColumn::DueBasis];

/// The columns of a row in which the office's own words stand.
fn placed(row: &RegisterRow, lang: Lang) -> impl Iterator<Item = (RegisterColumn, &String)> {
    let empty = move |column: &RegisterColumn| register_cell(row, *column, lang) == Cell::Nothing;
    let words = move |column: RegisterColumn| {
        row.fields.get(register_column(column, lang)).map(|text| (column, text))
    };
    TAKING_WORDS.iter().copied().filter(empty).filter_map(words)
}

fn is_placed(row: &RegisterRow, key: &str, lang: Lang) -> bool {
    placed(row, lang).any(|(column, _)| register_column(column, lang) == key)
}

/// The headings of fields that have no column of the register's own.
fn own_headings(rows: &[RegisterRow], lang: Lang) -> BTreeSet<String> {
    let keys = rows.iter().flat_map(|row| row.fields.keys().map(move |key| (row, key)));
    keys.filter(|(_, key)| FurtherField::from_key(key).is_none())
        .filter(|(row, key)| !is_placed(row, key, lang))
        .map(|(_, key)| key.clone())
        .collect()
}
