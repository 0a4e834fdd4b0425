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
    #[must_use]
    pub fn of(rows: &[RegisterRow], chosen: &[RegisterColumn], lang: Lang) -> Self {
        let headings: Vec<Heading> = match chosen {
            [] => {
                let known = RegisterColumn::ALL.into_iter().map(Heading::Known);
                known.chain(own_headings(rows).into_iter().map(Heading::Own)).collect()
            }
            chosen => chosen.iter().copied().map(Heading::Known).collect(),
        };
        let cell = |row: &RegisterRow, heading: &Heading| match heading {
            Heading::Known(column) => register_cell(row, *column, lang),
            Heading::Own(key) => row.fields.get(key).cloned().map_or(Cell::Nothing, Cell::Text),
        };
        let rows = rows
            .iter()
            .map(|row| headings.iter().map(|heading| cell(row, heading)).collect())
            .collect();
        Self { headings, lang, rows }
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

/// The headings of fields that have no column of the register's own.
fn own_headings(rows: &[RegisterRow]) -> BTreeSet<String> {
    let keys = rows.iter().flat_map(|row| row.fields.keys());
    keys.filter(|key| FurtherField::from_key(key).is_none()).cloned().collect()
}
