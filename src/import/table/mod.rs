//! A file as a table: a header, and rows of cells with their numbers as the
//! file counts them. Must not know what a column means beyond telling a header
//! from other rows.

mod csv;
mod json;
mod rejected;
mod xlsx;

pub use rejected::rejected;

use super::cell::Cell;
use super::columns::header_score;
use super::error::ImportError;
use serde_json::Value;

/// A larger file is none of an office's tables.
pub const FILE_MAX_BYTES: u64 = 64 * 1024 * 1024;
/// More rows are none that a person looks through.
pub const ROWS_MAX: usize = 100_000;
/// The header stands among the first rows, under at most a title and notes.
const HEADER_ROWS: usize = 30;
/// More columns are none that an office fills in.
const COLUMNS_MAX: usize = 256;
/// Room for the most rows with as many columns as the longest register has.
const CELLS_MAX: usize = 4_000_000;

/// The form of a file.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Format {
    Json,
    Csv,
    Xlsx,
}

impl Format {
    pub const ALL: &'static [Self] = &[Self::Json, Self::Csv, Self::Xlsx];

    /// The stable English key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format of a file by its first bytes, else by its name's ending.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let first = bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace());
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(OLE) {
            return Self::Xlsx;
        }
        match ending.as_deref() {
            Some("json") => Self::Json,
            Some("csv" | "tsv" | "txt") => Self::Csv,
            Some("xlsx" | "xlsm" | "xls" | "et") => Self::Xlsx,
            _ if matches!(first, Some(b'[' | b'{')) => Self::Json,
            _ => Self::Csv,
        }
    }
}

/// What the workbooks of older programs begin with.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

/// What of the file is kept for writing its rejected rows in the same form.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Csv {
        separator: u8,
    },
    Xlsx {
        sheet: String,
    },
    /// The objects as they stood.
    Json {
        objects: Vec<Value>,
    },
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Its number as the file counts: a row of a sheet, a line of a text, the
    /// place in a list.
    pub number: u64,
    /// As many as there are headers, or more.
    pub cells: Vec<Cell>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub shape: Shape,
    pub headers: Vec<String>,
    pub rows: Vec<TableRow>,
    /// Whether the days of bare numbers count from 1904.
    pub from_1904: bool,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Table(Table),
    /// A JSON file of one of nuo's own schemas that is no table.
    Own {
        schema: String,
    },
}

/// How a table is to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Search<'a> {
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// Headers that the person named, which are headers whatever they say.
    pub headers: Vec<&'a str>,
}

/// Reads a file.
///
/// # Errors
/// Why it is no table that can be imported.
pub fn read(bytes: &[u8], format: Format, search: &Search<'_>) -> Result<Found, ImportError> {
    if bytes.len() as u64 > FILE_MAX_BYTES {
        return Err(ImportError::TooLarge { limit_bytes: FILE_MAX_BYTES });
    }
    match format {
        Format::Json => json::read(bytes),
        Format::Csv => csv::read(bytes, search).map(Found::Table),
        Format::Xlsx if bytes.starts_with(OLE) => Err(ImportError::OldWorkbook),
        Format::Xlsx => xlsx::read(bytes, search).map(Found::Table),
    }
}

/// Rows before anybody knows which of them is the header.
struct Sheet {
    rows: Vec<TableRow>,
    /// Whether something stands beyond the last column that is read.
    wider: bool,
}

impl Sheet {
    /// The header's place and how much it looks like one.
    fn header(&self, search: &Search<'_>) -> Option<(usize, usize)> {
        let scores = self.rows.iter().take(HEADER_ROWS).enumerate().map(|(place, row)| {
            let words: Vec<String> =
                row.cells.iter().map(|cell| cell.text().into_owned()).collect();
            (header_score(&words, &search.headers), place)
        });
        // The first of several that are as good.
        let best = scores
            .filter(|(score, _)| *score > 0)
            .max_by_key(|(score, place)| (*score, std::cmp::Reverse(*place)))?;
        Some((best.1, best.0))
    }

    /// The rows most like a header, for saying what was seen.
    fn seen(&self) -> Vec<String> {
        let words = |row: &TableRow| -> Vec<String> {
            let filled = row.cells.iter().filter(|cell| !cell.is_empty());
            filled.take(12).map(|cell| cell.text().chars().take(20).collect()).collect()
        };
        let rows = self.rows.iter().take(HEADER_ROWS).map(words);
        rows.max_by_key(Vec::len).unwrap_or_default()
    }

    /// The table under the header.
    fn table(
        self,
        shape: Shape,
        from_1904: bool,
        search: &Search<'_>,
    ) -> Result<Table, ImportError> {
        let Some((place, _)) = self.header(search) else {
            return Err(ImportError::NoHeader { seen: self.seen() });
        };
        if self.wider {
            return Err(ImportError::TooManyColumns { limit: COLUMNS_MAX });
        }
        let mut rows = self.rows.into_iter().skip(place);
        let header = rows.next().map(|row| row.cells).unwrap_or_default();
        let mut headers: Vec<String> = header.iter().map(header_text).collect();
        let mut rows: Vec<TableRow> = rows.collect();
        if let Some(below) = rows.first().and_then(|row| sub_header(&headers, row)) {
            headers = below;
            rows.remove(0);
        }
        while headers.last().is_some_and(String::is_empty) {
            headers.pop();
        }
        rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        if rows.len() > ROWS_MAX {
            return Err(ImportError::TooManyRows { limit: ROWS_MAX });
        }
        if rows.len() * headers.len() > CELLS_MAX {
            return Err(ImportError::TooManyCells { limit: CELLS_MAX });
        }
        for row in &mut rows {
            let length =
                row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            row.cells.resize(length.max(headers.len()), Cell::Empty);
        }
        if rows.is_empty() {
            return Err(ImportError::Empty);
        }
        Ok(Table { shape, headers, rows, from_1904 })
    }
}

fn header_text(cell: &Cell) -> String {
    cell.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headers where a second row of them stands under wide ones: its words in
/// the place of those above.
fn sub_header(headers: &[String], row: &TableRow) -> Option<Vec<String>> {
    let below: Vec<String> = row.cells.iter().map(header_text).collect();
    let under = |place: usize| below.get(place).filter(|text| !text.is_empty());
    let title = headers.iter().position(|header| super::columns::is_title(header))?;
    let words: Vec<String> = below.iter().filter(|text| !text.is_empty()).cloned().collect();
    let known = words.iter().filter(|word| super::columns::field_of(word).is_some()).count();
    let repeats = under(title).is_none_or(|text| *text == headers[title]);
    if !repeats || known == 0 || known * 2 < words.len() {
        return None;
    }
    let length = headers.len().max(below.len());
    let text = |place: usize| {
        let above = headers.get(place).cloned().unwrap_or_default();
        under(place).cloned().unwrap_or(above)
    };
    Some((0..length).map(text).collect())
}
