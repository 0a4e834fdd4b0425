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
        Guard::Guarded => guarded(text),
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

fn guarded(text: &str) -> String {
    let cell = csv_cell(text);
    if is_rewritten(&cell) { format!("'{cell}") } else { cell }
}

/// Whether a spreadsheet would show something else: `2.10` as 2.1, `007` as 7,
/// `3/4` and `3-4` as a day. The code 2.10 would be that of another commitment.
fn is_rewritten(text: &str) -> bool {
    let text = text.trim();
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let plain = |c: char| c.is_ascii_alphanumeric() || "./-:+%,".contains(c);
    if !begins || !text.chars().all(plain) {
        return false;
    }
    if let Ok(value) = text.parse::<f64>() {
        return value.to_string() != text || text.len() > 15;
    }
    let is_iso_day = text.parse::<chrono::NaiveDate>().is_ok() && text.len() == 10;
    !is_iso_day && text.chars().all(|c| c.is_ascii_digit() || "./-:%,".contains(c))
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn what_a_spreadsheet_would_change_is_guarded() {
        for bare in ["2.1", "12", "1.4", "2026-11-23", "甲", "12/20 家", "x3", "", "3a"] {
            assert_eq!(guarded(bare), bare);
        }
        for text in ["2.10", "007", "3/4", "1-2", "1e5", "12:30", "50%", "1,000", "=1+1", "-2+3"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["＝1", "＋1", "－1", "＠a"] {
            assert_eq!(guarded(text), format!("'{text}"), "full width");
        }
        assert!(guarded("1234567890123456").starts_with('\''), "more digits than it can hold");
    }
}
