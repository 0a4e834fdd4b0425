//! What stands in one cell of a table, whatever file it came from.

use chrono::NaiveDate;
use serde_json::Value;
use std::borrow::Cow;

/// A longer text in one cell is a document of its own.
pub const CELL_MAX_BYTES: usize = 64 * 1024;

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Day(NaiveDate),
    /// A list or an object of a JSON file.
    Json(Value),
    /// An error of the spreadsheet, such as `#REF!`.
    Fault(String),
}

impl Cell {
    /// A text without the space around it; nothing where it is blank.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        match text.trim_matches(is_blank) {
            "" => Self::Empty,
            text => Self::Text(text.to_owned()),
        }
    }

    /// The cell of a JSON value.
    #[must_use]
    pub fn of_json(value: &Value) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::Bool(truth) => Self::Text(truth.to_string()),
            Value::Number(number) => number.as_f64().map_or(Self::Empty, Self::Number),
            Value::String(text) => Self::of_text(text),
            Value::Array(values) if values.is_empty() => Self::Empty,
            Value::Object(fields) if fields.is_empty() => Self::Empty,
            Value::Array(_) | Value::Object(_) => Self::Json(value.clone()),
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// What a person sees in the cell.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Fault(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number_text(*number)),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Json(Value::Array(values)) => {
                let words = values.iter().map(|value| Self::of_json(value).text().into_owned());
                Cow::Owned(words.collect::<Vec<_>>().join("、"))
            }
            Self::Json(value) => Cow::Owned(value.to_string()),
        }
    }

    /// Bytes that the cell's text takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::Fault(text) => text.len(),
            Self::Json(value) => value.to_string().len(),
            Self::Empty | Self::Number(_) | Self::Day(_) => 0,
        }
    }
}

/// Space that editors and web pages leave around a text.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0')
}

/// A number as it was typed: whole ones without `.0`, and without the noise
/// behind the fifteenth digit that spreadsheets store.
#[must_use]
pub fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::{Cell, number_text};
    use serde_json::json;

    #[test]
    fn numbers_are_shown_as_they_were_typed() {
        for (number, text) in [
            (3.0, "3"),
            (2.1, "2.1"),
            (0.1 + 0.2, "0.3"),
            (-4.5, "-4.5"),
            (45473.0, "45473"),
            (1e20, "100000000000000000000"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn json_values_become_cells() {
        assert_eq!(Cell::of_json(&json!(["甲", "乙"])).text(), "甲、乙");
        assert_eq!(Cell::of_json(&json!([])), Cell::Empty);
        assert_eq!(Cell::of_json(&json!("  ")), Cell::Empty);
        assert_eq!(Cell::of_text("\u{3000}甲\u{a0}\u{200b}"), Cell::Text("甲".into()));
    }
}
