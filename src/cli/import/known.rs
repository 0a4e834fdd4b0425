//! A register that nuo itself wrote: what stands in it as nuo would write it
//! today says nothing new. Some of its columns hold several things at once, and
//! some what nuo computes, so that they cannot be taken apart again.

use crate::app::Withdrawn;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::domain::query::Query;
use crate::domain::register::{RegisterColumn, RegisterRow};
use crate::i18n::Lang;
use crate::i18n::register::{register_cell, register_column};
use crate::import::cell::Cell;
use crate::import::columns::same_header;
use crate::import::table::Table;
use std::collections::HashMap;

/// A table with so many of the register's columns was written by nuo.
const TELLING: usize = 12;
/// By these a row is known; they are always read.
const NAMING: &[RegisterColumn] =
    &[RegisterColumn::Code, RegisterColumn::Suggestion, RegisterColumn::Commitment];

/// The table without what the ledger says already; `None` where it is no
/// register of nuo's.
pub(super) fn pass_over_known(session: &Session, table: &Table) -> Result<Option<Table>, Failure> {
    let Some((lang, places)) = layout(table) else { return Ok(None) };
    let (Some(code), suggestion) =
        (places.get(&RegisterColumn::Code), places.get(&RegisterColumn::Suggestion))
    else {
        return Ok(None);
    };
    let rows = session.app.register(&Query::All, Withdrawn::Included, None)?;
    let mut by_code: HashMap<&str, Vec<&RegisterRow>> = HashMap::new();
    for row in &rows {
        by_code.entry(&row.code).or_default().push(row);
    }
    let mut table = table.clone();
    for row in &mut table.rows {
        let text = |place: &usize| row.cells.get(*place).map(|cell| cell.text().into_owned());
        let alike = text(code).and_then(|code| by_code.get(code.trim()).cloned());
        let of_letter = |found: &&&RegisterRow| {
            let said = suggestion.and_then(text).unwrap_or_default();
            let stands = register_cell(found, RegisterColumn::Suggestion, lang);
            same(&said, &stands.text())
        };
        let Some(stands) = alike.iter().flatten().find(of_letter) else { continue };
        for (column, place) in places.iter().filter(|(column, _)| !NAMING.contains(column)) {
            let Some(cell) = row.cells.get_mut(*place) else { continue };
            if same(&cell.text(), &register_cell(stands, *column, lang).text()) {
                *cell = Cell::Empty;
            }
        }
    }
    Ok(Some(table))
}

/// The language of a register, and where its columns stand.
fn layout(table: &Table) -> Option<(Lang, HashMap<RegisterColumn, usize>)> {
    [Lang::Zh, Lang::En].into_iter().find_map(|lang| {
        let mut places = HashMap::new();
        for column in RegisterColumn::ALL {
            let name = register_column(column, lang);
            let place = table.headers.iter().position(|header| same_header(header, name));
            places.extend(place.map(|place| (column, place)));
        }
        (places.len() >= TELLING).then_some((lang, places))
    })
}

fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
