//! A register that nuo itself wrote: what stands in it as nuo would write it
//! today says nothing new. Some of its columns hold several things at once, and
//! some what nuo computes, so that they cannot be taken apart again.

use crate::app::Withdrawn;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::domain::query::Query;
use crate::domain::register::{RegisterColumn, RegisterRow};
use crate::i18n::Lang;
use crate::i18n::register::{recorded_words, register_cell, register_column};
use crate::import::cell::Cell;
use crate::import::columns::{office_name, same_header};
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
    leave_to_the_office(&mut table, &places);
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
                continue;
            }
            let recorded = recorded_words(stands, *column, lang);
            if !recorded.is_empty() {
                *cell = Cell::Text(without(&cell.text(), &recorded, lang));
            }
        }
    }
    Ok(Some(table))
}

/// Columns of which an import keeps the words, where it knows no better.
const KEPT_AS_WORDS: &[RegisterColumn] =
    &[RegisterColumn::Source, RegisterColumn::DueBasis, RegisterColumn::Verified];

/// Empties what nuo wrote where the office has words of its own under the same
/// name, which are the ones to be kept.
fn leave_to_the_office(table: &mut Table, places: &HashMap<RegisterColumn, usize>) {
    for column in KEPT_AS_WORDS {
        let Some(known) = places.get(column).copied() else { continue };
        let of_office = |header: &String| {
            office_name(header).is_some_and(|name| same_header(name, &table.headers[known]))
        };
        let Some(own) = table.headers.iter().position(of_office) else { continue };
        for row in &mut table.rows {
            let says = row.cells.get(own).is_some_and(|cell| !cell.is_empty());
            if let Some(cell) = row.cells.get_mut(known).filter(|_| says) {
                *cell = Cell::Empty;
            }
        }
    }
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

/// A text without what was recorded: what a person wrote before and behind it.
fn without(text: &str, recorded: &[String], lang: Lang) -> String {
    let between = |c: char| c.is_whitespace() || "；;".contains(c);
    // A full stop behind what was recorded ends nothing of the person's own.
    let of_either = |c: char| between(c) || "。，、,.".contains(c);
    recorded.iter().fold(text.to_owned(), |text, piece| match text.split_once(piece.as_str()) {
        Some((before, behind)) => {
            let kept = [before.trim_end_matches(between), behind.trim_start_matches(of_either)];
            let kept: Vec<&str> = kept.into_iter().filter(|text| !text.is_empty()).collect();
            kept.join(lang.pick("；", "; "))
        }
        None => text,
    })
}

fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
