//! The register for any spreadsheet: UTF-8 with the mark that Excel and WPS
//! know it by, and lines that end as RFC 4180 has them.
//!
//! A spreadsheet takes some texts for a formula, a number or a date. Those get a
//! `'` before them, so that what was written is what is seen.

use super::Table;
use crate::i18n::register::Cell;
use crate::text::clean::strip_controls;
use crate::text::escape::csv_cell;
use csv::{Terminator, WriterBuilder};

/// What becomes of a text that a spreadsheet would take for something else.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Guard {
    /// It gets a `'` before it.
    #[default]
    Guarded,
    /// It stays bare, for programs.
    Bare,
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The table as CSV.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn csv(table: &Table, guard: Guard) -> std::io::Result<Vec<u8>> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let text = |text: &str| match guard {
        Guard::Guarded => csv_cell(text),
        Guard::Bare => strip_controls(text).into_owned(),
    };
    writer.write_record(table.titles().map(text))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Text(words) => text(words),
            // Numbers and days are nuo's own and mean what they look like.
            Cell::Whole(_) | Cell::Number(_) | Cell::Day { .. } | Cell::Nothing => cell.text(),
        }))?;
    }
    writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
}
