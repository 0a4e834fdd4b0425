//! Tables that offices keep, taken into the ledger.

mod conflicts;
mod hostile;
mod kept;
mod layouts;
mod lines;
mod proofs;
mod questions;
mod registers;
mod rejects;
mod returns;
mod serials;

use crate::run::{Home, Stream};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use serde_json::Value;
use std::path::PathBuf;

/// Everything that was ever recorded, and how all of it stands.
fn everything(home: &Home) -> (Value, Value) {
    (home.json("log --limit 9999"), home.json("list"))
}

/// Imports and gives the answer as JSON.
#[track_caller]
fn imported(home: &Home, line: &str) -> Value {
    home.json(&format!("import {line}"))
}

fn counts(answer: &Value) -> Vec<u64> {
    let counts = &answer["counts"];
    let names = ["added", "changed", "same", "doubtful", "kept", "gone", "rejected"];
    names.iter().map(|name| counts[name].as_u64().expect("a count")).collect()
}

/// One commitment in full.
fn shown(home: &Home, code: &str) -> Value {
    home.json(&format!("show {code}"))["items"][0].clone()
}

/// Writes a workbook of one sheet into the home.
fn workbook(
    home: &Home,
    name: &str,
    fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>,
) -> PathBuf {
    let mut book = Workbook::new();
    fill(book.add_worksheet()).expect("filled");
    home.file(name, &book.save_to_buffer().expect("written"))
}

/// Writes texts into a row of a sheet.
fn write_row(sheet: &mut Worksheet, row: u32, texts: &[&str]) -> Result<(), XlsxError> {
    for (column, text) in texts.iter().enumerate() {
        sheet.write_string(row, u16::try_from(column).expect("few columns"), *text)?;
    }
    Ok(())
}

fn days() -> Format {
    Format::new().set_num_format("yyyy-mm-dd")
}

/// A stream that may say anything.
fn any() -> Stream<'static> {
    Stream::Has(&[])
}
