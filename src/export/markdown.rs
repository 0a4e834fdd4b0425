//! The register as a table that can be read in a chat.

use super::{Circumstances, Table};
use crate::domain::register::{RegisterColumn, RegisterRow};
use crate::i18n::export::{caption, count_line};
use crate::text::escape::markdown as escaped;
use std::fmt::Write;

/// What is shown unless other columns are asked for: more would not be read.
const USUAL: &[RegisterColumn] = &[
    RegisterColumn::Code,
    RegisterColumn::Commitment,
    RegisterColumn::Lead,
    RegisterColumn::Due,
    RegisterColumn::Status,
    RegisterColumn::Timeliness,
    RegisterColumn::Value,
    RegisterColumn::Latest,
];

/// The rows as a Markdown table under their heading.
#[must_use]
pub fn markdown(
    rows: &[RegisterRow],
    chosen: &[RegisterColumn],
    about: &Circumstances<'_>,
) -> String {
    let table = Table::of(rows, if chosen.is_empty() { USUAL } else { chosen }, about.lang);
    let mut text = format!("# {}\n\n", escaped(&caption(about.as_of, about.unit, about.lang)));
    let _ = write!(text, "{}\n\n", escaped(&count_line(rows.len(), about.filter, about.lang)));
    let titles: Vec<String> = table.titles().map(escaped).collect();
    let _ = writeln!(text, "| {} |", titles.join(" | "));
    let _ = writeln!(text, "|{}", " --- |".repeat(titles.len()));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(&cell.text())).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}
