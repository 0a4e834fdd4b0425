//! Workbooks. What they unpack to is measured before anything of them is kept,
//! and cells are taken one by one, so that no sheet is larger than what is in
//! it.

use super::{CELLS_MAX, COLUMNS_MAX, HEADER_ROWS, ROWS_MAX, Search, Shape, Sheet, Table, TableRow};
use crate::import::cell::Cell;
use crate::import::error::ImportError;
use calamine::{DataRef, DataType, Dimensions, Reader, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// An honest workbook of the most rows and columns stays below.
const UNPACKED_MAX_BYTES: u64 = 256 * 1024 * 1024;
const PARTS_MAX: usize = 2000;

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

pub(super) fn read(bytes: &[u8], search: &Search<'_>) -> Result<Table, ImportError> {
    measure(bytes)?;
    let mut book: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let from_1904 = book.has_1904_epoch();
    let names = book.sheet_names();
    if let Some(wanted) = search.sheet {
        let name = names.iter().find(|name| name.trim() == wanted.trim());
        let no_sheet = || ImportError::NoSheet { name: wanted.to_owned(), known: names.clone() };
        let name = name.ok_or_else(no_sheet)?;
        let sheet = sheet(&mut book, name)?;
        return sheet.table(Shape::Xlsx { sheet: name.clone() }, from_1904, search);
    }
    // The first sheet with a header, and if none has one, what the first shows.
    let mut first = None;
    for name in &names {
        let sheet = sheet(&mut book, name)?;
        if sheet.header(search).is_some() {
            return sheet.table(Shape::Xlsx { sheet: name.clone() }, from_1904, search);
        }
        first.get_or_insert(sheet);
    }
    Err(match first {
        Some(sheet) if !sheet.rows.is_empty() => ImportError::NoHeader { seen: sheet.seen() },
        Some(_) | None => ImportError::Empty,
    })
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err hands over")]
fn unreadable(error: XlsxError) -> ImportError {
    ImportError::Workbook { detail: error.to_string() }
}

/// Unpacks every part into nothing and counts: what a part says of its own
/// size need not be true.
fn measure(bytes: &[u8]) -> Result<(), ImportError> {
    let bomb = || ImportError::Bomb { limit_bytes: UNPACKED_MAX_BYTES };
    let damaged = |detail: String| ImportError::Workbook { detail };
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    if archive.len() > PARTS_MAX {
        return Err(bomb());
    }
    // What the file says of itself is enough to refuse it, not to take it.
    let mut said = 0_u64;
    for part in 0..archive.len() {
        let part = archive.by_index_raw(part).map_err(|error| damaged(error.to_string()))?;
        said = said.saturating_add(part.size());
    }
    if said > UNPACKED_MAX_BYTES {
        return Err(bomb());
    }
    let mut room = UNPACKED_MAX_BYTES;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|error| damaged(error.to_string()))?;
        let unpacked = std::io::copy(&mut part.take(room + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|error| damaged(error.to_string()))?;
        room = room.checked_sub(unpacked).ok_or_else(bomb)?;
    }
    Ok(())
}

/// The rows of a sheet that hold anything. A merged cell stands in every row
/// that it covers, as a person reads it.
fn sheet(book: &mut Workbook<'_>, name: &str) -> Result<Sheet, ImportError> {
    let mut wider = false;
    let mut found: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A chart has no cells.
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => {
            return Ok(Sheet { rows: Vec::new(), wider });
        }
        Err(error) => return Err(unreadable(error)),
    };
    let mut room = CELLS_MAX;
    let too_many = || ImportError::TooManyCells { limit: CELLS_MAX };
    while let Some(cell) = reader.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let value = cell_of(cell.get_value());
        if value.is_empty() {
            continue;
        }
        if column as usize >= COLUMNS_MAX {
            wider = true;
            continue;
        }
        let more = put(&mut found, row, column as usize, value);
        room = room.checked_sub(more).ok_or_else(too_many)?;
        if found.len() > ROWS_MAX + HEADER_ROWS + 1 {
            return Err(ImportError::TooManyRows { limit: ROWS_MAX });
        }
    }
    drop(reader);
    for merged in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
        room = room.checked_sub(spread(&mut found, merged)).ok_or_else(too_many)?;
    }
    let row = |(number, cells): (u32, Vec<Cell>)| TableRow { number: u64::from(number) + 1, cells };
    Ok(Sheet { rows: found.into_iter().map(row).collect(), wider })
}

/// Puts a value in its place; gives how many cells that made.
fn put(found: &mut BTreeMap<u32, Vec<Cell>>, row: u32, column: usize, value: Cell) -> usize {
    let cells = found.entry(row).or_default();
    let before = cells.len();
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = value;
    cells.len() - before
}

/// Writes a merged cell's value into the rows below that it covers, where they
/// hold anything of their own; gives how many rows those were.
fn spread(found: &mut BTreeMap<u32, Vec<Cell>>, merged: Dimensions) -> usize {
    let (top, bottom, column) = (merged.start.0, merged.end.0, merged.start.1 as usize);
    let value = found.get(&top).and_then(|cells| cells.get(column)).cloned();
    let Some(value) = value.filter(|value| !value.is_empty() && bottom > top) else { return 1 };
    let below: Vec<u32> = found.range(top + 1..=bottom).map(|(row, _)| *row).collect();
    for row in &below {
        put(found, *row, column, value.clone());
    }
    below.len() + 1
}

fn cell_of(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no longer numbers")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::of_text(text),
        DataRef::SharedString(text) => Cell::of_text(text),
        DataRef::Bool(truth) => Cell::Text(truth.to_string()),
        DataRef::DateTime(moment) if moment.is_datetime() && moment.as_f64() >= 1.0 => {
            let day = moment.as_f64().is_finite().then(|| moment.as_datetime()).flatten();
            day.map_or(Cell::Number(moment.as_f64()), |moment| Cell::Day(moment.date()))
        }
        DataRef::DateTime(moment) => Cell::Number(moment.as_f64()),
        DataRef::DateTimeIso(text) => match value.as_date() {
            Some(day) => Cell::Day(day),
            None => Cell::of_text(text),
        },
        DataRef::Error(error) => Cell::Fault(error.to_string()),
    }
}
