//! The register as a report attaches it: a few of its columns, in words.

use super::Block;
use crate::domain::register::{RegisterColumn as Column, RegisterRow};
use crate::domain::weekly::WeeklyReport;
use crate::i18n::Lang;
use crate::i18n::register::{register_cell, register_column};
use crate::i18n::report::ReportText;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is attached, in this order. The whole register is a file of its own.
pub const COLUMNS: [Column; 12] = [
    Column::Code,
    Column::Commitment,
    Column::Lead,
    Column::Co,
    Column::Due,
    Column::DueBasis,
    Column::Status,
    Column::Timeliness,
    Column::Value,
    Column::Latest,
    Column::Evidence,
    Column::Remarks,
];

/// The register in one language.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct RegisterTable {
    pub title: String,
    /// What is above each column, by the column's key.
    pub heads: BTreeMap<&'static str, &'static str>,
    /// The keys in their order.
    pub columns: Vec<&'static str>,
    /// The cells of each row, by the column's key.
    pub rows: Vec<BTreeMap<&'static str, String>>,
}

impl RegisterTable {
    /// The rows in words.
    #[must_use]
    pub fn of(rows: &[RegisterRow], lang: Lang) -> Self {
        let cells = |row: &RegisterRow| {
            COLUMNS.iter().map(|one| (one.key(), register_cell(row, *one, lang).text())).collect()
        };
        Self {
            title: ReportText::Register.say(lang).to_owned(),
            heads: COLUMNS.iter().map(|one| (one.key(), register_column(*one, lang))).collect(),
            columns: COLUMNS.iter().map(|one| one.key()).collect(),
            rows: rows.iter().map(cells).collect(),
        }
    }

    /// The cells of a row that hold something, with what is above them.
    pub fn filled<'t>(
        &'t self,
        row: &'t BTreeMap<&'static str, String>,
    ) -> impl Iterator<Item = (&'static str, &'t str)> {
        self.columns.iter().filter_map(|key| {
            let cell = row.get(key).filter(|cell| !cell.is_empty())?;
            Some((*self.heads.get(key)?, cell.as_str()))
        })
    }
}

/// The attached register as the end of a report; nothing where none is.
#[must_use]
pub fn blocks(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    let Some(rows) = &report.register else { return Vec::new() };
    let table = RegisterTable::of(rows, lang);
    vec![Block::Section(table.title.clone()), Block::Register(table)]
}
