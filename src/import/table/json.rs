//! A list of objects, alone or in an object as `nuo list --json` writes it.

use super::{CELLS_MAX, COLUMNS_MAX, Found, ROWS_MAX, Shape, Table, TableRow};
use crate::import::cell::Cell;
use crate::import::error::ImportError;
use crate::text::encoding::decode;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Names under which a list of commitments stands in an object.
const LISTS: &[&str] = &["items", "commitments", "rows", "data", "事项", "承诺"];
/// Schemas of nuo's whose items are commitments.
const TABLES: &[&str] = &["nuo.list/", "nuo.show/", "nuo.register/"];

pub(super) fn read(bytes: &[u8]) -> Result<Found, ImportError> {
    let text = decode(bytes).ok_or(ImportError::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| ImportError::Json {
        line: error.line(),
        column: error.column(),
        detail: error.to_string(),
    })?;
    // The one place where the schema of a JSON file is looked at.
    if let Some(schema) = value.get("schema").and_then(Value::as_str)
        && schema.starts_with("nuo.")
        && !TABLES.iter().any(|table| schema.starts_with(table))
    {
        return Ok(Found::Own { schema: schema.to_owned() });
    }
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut fields) => {
            let list = LISTS.iter().find_map(|name| match fields.remove(*name) {
                Some(Value::Array(list)) => Some(list),
                Some(_) | None => None,
            });
            list.ok_or(ImportError::NotATable)?
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            return Err(ImportError::NotATable);
        }
    };
    table(list).map(Found::Table)
}

fn table(list: Vec<Value>) -> Result<Table, ImportError> {
    if list.is_empty() {
        return Err(ImportError::Empty);
    }
    if list.len() > ROWS_MAX {
        return Err(ImportError::TooManyRows { limit: ROWS_MAX });
    }
    let mut headers: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut rows = Vec::new();
    for (place, value) in list.iter().enumerate() {
        let Value::Object(fields) = value else { return Err(ImportError::NotATable) };
        let mut cells = vec![Cell::Empty; headers.len()];
        for (name, value) in flat(fields) {
            let column = *places.entry(name.clone()).or_insert_with(|| {
                headers.push(name);
                headers.len() - 1
            });
            if column >= COLUMNS_MAX {
                return Err(ImportError::TooManyColumns { limit: COLUMNS_MAX });
            }
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            cells[column] = Cell::of_json(value);
        }
        if headers.len() * list.len() > CELLS_MAX {
            return Err(ImportError::TooManyCells { limit: CELLS_MAX });
        }
        rows.push(TableRow { number: place as u64 + 1, cells });
    }
    for row in &mut rows {
        row.cells.resize(headers.len(), Cell::Empty);
    }
    Ok(Table { shape: Shape::Json { objects: list }, headers, rows, from_1904: false })
}

/// The fields of an object; further fields stand among the others.
fn flat(fields: &Map<String, Value>) -> impl Iterator<Item = (String, &Value)> {
    fields.iter().flat_map(|(name, value)| match value {
        // How many there are; the records themselves stand under another name.
        Value::Number(_) if name == "evidence" => Vec::new(),
        Value::Object(inner) if name == "fields" => {
            inner.iter().map(|(name, value)| (name.clone(), value)).collect::<Vec<_>>()
        }
        _ => vec![(name.clone(), value)],
    })
}
