//! Text with separated values, in the encodings and with the separators that
//! spreadsheet programs write.

use super::{CELLS_MAX, COLUMNS_MAX, HEADER_ROWS, ROWS_MAX, Search, Shape, Sheet, Table, TableRow};
use crate::import::cell::Cell;
use crate::import::error::ImportError;
use crate::text::encoding::decode;
use crate::text::escape::csv_text;

const SEPARATORS: &[u8] = b",\t;";

pub(super) fn read(bytes: &[u8], search: &Search<'_>) -> Result<Table, ImportError> {
    let text = decode(bytes).ok_or(ImportError::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let separator = separator(text, search);
    // One more than there can be with the notes above them and two rows of headers.
    let sheet = sheet(text, separator, ROWS_MAX + HEADER_ROWS + 2)?;
    sheet.table(Shape::Csv { separator }, false, search)
}

/// The separator under which a header is found, or which parts the most.
fn separator(text: &str, search: &Search<'_>) -> u8 {
    let worth = |separator: &u8| {
        let Ok(sheet) = sheet(text, *separator, HEADER_ROWS) else { return (0, 0) };
        let parted = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        (sheet.header(search).map_or(0, |(_, score)| score), parted)
    };
    // Of equals the first counts, which is the comma.
    let best = SEPARATORS.iter().rev().max_by_key(|separator| worth(separator));
    best.copied().unwrap_or(b',')
}

/// The first rows that hold anything.
fn sheet(text: &str, separator: u8, limit: usize) -> Result<Sheet, ImportError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut rows, mut wider, mut room) = (Vec::new(), false, CELLS_MAX);
    let mut lines = Lines { text: text.as_bytes(), place: 0, line: 1 };
    while rows.len() < limit {
        let more = reader.read_record(&mut record).map_err(|error| ImportError::Csv {
            line: error.position().map_or(0, csv::Position::line),
            detail: error.to_string(),
        })?;
        if !more {
            break;
        }
        let number = lines.of_record(record.position().map_or(0, csv::Position::byte));
        let filled = |text: &str| !Cell::of_text(unguarded(text)).is_empty();
        let last = (0..record.len()).rfind(|place| record.get(*place).is_some_and(filled));
        let Some(last) = last else { continue };
        wider |= last >= COLUMNS_MAX;
        let length = COLUMNS_MAX.min(last + 1);
        let too_many = || ImportError::TooManyCells { limit: CELLS_MAX };
        room = room.checked_sub(length).ok_or_else(too_many)?;
        let cells = record.iter().take(length).map(|text| Cell::of_text(unguarded(text)));
        rows.push(TableRow { number, cells: cells.collect() });
    }
    Ok(Sheet { rows, wider })
}

/// Counts lines as a text editor does: `\r\n`, `\n` and `\r` end one each, also
/// within quotation marks and where nothing stands between two of them.
struct Lines<'t> {
    text: &'t [u8],
    /// How far lines have been counted.
    place: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which the record begins that is found from this byte on; a
    /// later one begins on a later line.
    fn of_record(&mut self, from: u64) -> u64 {
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.get(self.place) {
            if self.place >= from && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            let after_return = self.place > 0 && self.text[self.place - 1] == b'\r';
            self.line += u64::from(*byte == b'\r' || *byte == b'\n' && !after_return);
            self.place += 1;
        }
        self.line
    }
}

/// A text without the sign that keeps a spreadsheet from taking it for something
/// else, also where a person has since written a day or a number behind it.
fn unguarded(text: &str) -> &str {
    let bare = csv_text(text);
    let typed =
        text.strip_prefix('\'').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if bare.len() < text.len() { bare } else { typed.unwrap_or(text) }
}
