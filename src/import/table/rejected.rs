//! The rows that could not be imported, in the form of the file they came from,
//! with the reason behind each: to be mended and imported again.

use super::{Shape, Table, TableRow};
use crate::import::cell::Cell;
use crate::import::columns::is_reason;
use crate::text::escape::csv_cell;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;
use std::io;

/// The bytes of a file with these rows and their reasons, in one more column
/// with this header.
///
/// # Errors
/// When a workbook cannot be made of them.
pub fn rejected(table: &Table, rows: &[(&TableRow, String)], header: &str) -> io::Result<Vec<u8>> {
    match &table.shape {
        Shape::Csv { separator } => csv(table, rows, header, *separator),
        Shape::Xlsx { sheet } => xlsx(table, rows, header, sheet).map_err(io::Error::other),
        Shape::Json { objects } => json(objects, rows, header),
    }
}

/// Whether a column has the reasons of an earlier time.
fn is_old(table: &Table, place: usize) -> bool {
    table.headers.get(place).is_some_and(|header| is_reason(header))
}

fn csv(
    table: &Table,
    rows: &[(&TableRow, String)],
    header: &str,
    separator: u8,
) -> io::Result<Vec<u8>> {
    let kept = |place: &usize| !is_old(table, *place);
    let mut writer =
        csv::WriterBuilder::new().delimiter(separator).from_writer("\u{feff}".as_bytes().to_vec());
    let width = rows.iter().map(|(row, _)| row.cells.len()).max().unwrap_or(0);
    let width = width.max(table.headers.len());
    let heads = (0..width).filter(kept).map(|place| table.headers.get(place).cloned());
    let heads = heads.map(Option::unwrap_or_default).chain([header.to_owned()]);
    writer.write_record(heads.map(|text| csv_cell(&text)))?;
    for (row, reason) in rows {
        let text = |place: usize| row.cells.get(place).map(|cell| cell.text().into_owned());
        let cells = (0..width).filter(kept).map(|place| text(place).unwrap_or_default());
        writer.write_record(cells.chain([reason.clone()]).map(|text| csv_cell(&text)))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn xlsx(
    table: &Table,
    rows: &[(&TableRow, String)],
    header: &str,
    name: &str,
) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Workbook::new();
    let day_format = Format::new().set_num_format("yyyy-mm-dd");
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    let width = rows.iter().map(|(row, _)| row.cells.len()).max().unwrap_or(0);
    let places: Vec<usize> =
        (0..width.max(table.headers.len())).filter(|place| !is_old(table, *place)).collect();
    let last = column(places.len());
    for (at, place) in places.iter().enumerate() {
        let text = table.headers.get(*place).map_or("", String::as_str);
        sheet.write_string_with_format(0, column(at), cut(text), &bold)?;
    }
    sheet.write_string_with_format(0, last, header, &bold)?;
    for (number, (row, reason)) in rows.iter().enumerate() {
        let line = u32::try_from(number + 1).unwrap_or(u32::MAX);
        for (at, place) in places.iter().enumerate() {
            match row.cells.get(*place).unwrap_or(&Cell::Empty) {
                Cell::Empty => continue,
                Cell::Number(value) => sheet.write_number(line, column(at), *value)?,
                Cell::Day(day) => {
                    sheet.write_datetime_with_format(line, column(at), *day, &day_format)?
                }
                cell => sheet.write_string(line, column(at), cut(&cell.text()))?,
            };
        }
        sheet.write_string(line, last, cut(reason))?;
    }
    book.save_to_buffer()
}

fn column(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

/// No cell of a workbook has more characters.
const CELL_MAX_CHARS: usize = 32_767;

fn cut(text: &str) -> String {
    text.chars().take(CELL_MAX_CHARS).collect()
}

fn json(objects: &[Value], rows: &[(&TableRow, String)], header: &str) -> io::Result<Vec<u8>> {
    let object = |(row, reason): &(&TableRow, String)| {
        let place = usize::try_from(row.number).unwrap_or(0).saturating_sub(1);
        let mut object = objects.get(place).cloned().unwrap_or_default();
        if let Value::Object(fields) = &mut object {
            fields.retain(|name, _| !is_reason(name));
            fields.insert(header.to_owned(), reason.as_str().into());
        }
        object
    };
    let objects: Vec<Value> = rows.iter().map(object).collect();
    let mut text = serde_json::to_vec_pretty(&objects).map_err(io::Error::other)?;
    text.push(b'\n');
    Ok(text)
}
