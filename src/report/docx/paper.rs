//! What the built-in document needs beside the report's words: who signs it
//! and when, and the register as its annex.

use crate::domain::register::{RegisterColumn, RegisterRow};
use crate::domain::weekly::WeeklyReport;
use crate::i18n::Lang;
use crate::i18n::docx::{DocxText, long_day, stands};
use crate::i18n::register::{register_cell, register_column};
use crate::i18n::report::ReportText;
use crate::report::page::{Page, Section};
use crate::text::Ambiguous;
use crate::text::width::columns;
use serde::Serialize;

/// A character of the body in twips (twentieths of a point): 28 of them fill
/// a line.
const CHARACTER_TWIPS: usize = 315;
/// Characters in a line, in hundredths as Word counts them.
const LINE: usize = 2800;

/// The report in one language, as a document.
#[derive(Serialize)]
pub struct Paper {
    #[serde(flatten)]
    page: Page,
    /// The last section, which stands below the signature.
    notes: Option<Section>,
    /// The language as documents name it.
    locale: &'static str,
    signature: Vec<Signed>,
    annex: Option<Annex>,
}

/// A line of the signature with the space to its right.
#[derive(Debug, Eq, PartialEq, Serialize)]
struct Signed {
    text: String,
    /// In hundredths of a character.
    hundredths: usize,
    /// The same in twips, for those who do not count characters.
    twips: usize,
}

/// The register on pages of its own.
#[derive(Serialize)]
struct Annex {
    note: &'static str,
    mark: &'static str,
    title: &'static str,
    /// Of which day it is.
    stand: String,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

/// A column of the register.
#[derive(Serialize)]
struct Column {
    head: &'static str,
    width_twips: u32,
    is_centred: bool,
}

/// The columns that fit beside one another on a page that lies, with their
/// widths in twips and whether they are centred. The first is the number of
/// the row.
const COLUMNS: &[(RegisterColumn, u32, bool)] = &[
    (RegisterColumn::Code, 700, true),
    (RegisterColumn::Commitment, 2850, false),
    (RegisterColumn::Lead, 1500, false),
    (RegisterColumn::Due, 1370, true),
    (RegisterColumn::Status, 1000, true),
    (RegisterColumn::Timeliness, 1000, true),
    (RegisterColumn::Value, 1320, true),
    (RegisterColumn::Latest, 2415, false),
];
const NUMBER_TWIPS: u32 = 600;

impl Paper {
    /// The report with its register; without rows there is no annex.
    #[must_use]
    pub fn of(report: &WeeklyReport, rows: &[RegisterRow], mut page: Page, lang: Lang) -> Self {
        let is_notes = |section: &Section| section.title == ReportText::Notes.say(lang);
        Self {
            notes: page.sections.pop_if(|section| is_notes(section)),
            page,
            locale: lang.pick("zh-CN", "en-US"),
            signature: sign(report.unit.trim(), &long_day(report.as_of, lang)),
            annex: (!rows.is_empty()).then(|| annex(report, rows, lang)),
        }
    }
}

/// Where the unit and the date stand: the standard moves one two characters
/// away from the right edge, whichever is longer, and lets the date begin two
/// characters behind the unit.
fn sign(unit: &str, date: &str) -> Vec<Signed> {
    let wide = |text: &str| columns(text, Ambiguous::Wide) * 50;
    let (unit_wide, date_wide) = (wide(unit), wide(date));
    let (unit_space, date_space) = if unit_wide >= date_wide + 200 {
        (200, (unit_wide - date_wide).min(LINE.saturating_sub(date_wide)))
    } else {
        (date_wide + 400 - unit_wide, 200)
    };
    let signed = |text: &str, hundredths: usize| Signed {
        text: text.to_owned(),
        hundredths,
        twips: hundredths * CHARACTER_TWIPS / 100,
    };
    let date = signed(date, date_space);
    if unit.is_empty() { vec![date] } else { vec![signed(unit, unit_space), date] }
}

fn annex(report: &WeeklyReport, rows: &[RegisterRow], lang: Lang) -> Annex {
    let number =
        Column { head: DocxText::Number.say(lang), width_twips: NUMBER_TWIPS, is_centred: true };
    let columns = COLUMNS.iter().map(|(column, width_twips, is_centred)| Column {
        head: register_column(*column, lang),
        width_twips: *width_twips,
        is_centred: *is_centred,
    });
    let cells = |row: &RegisterRow| {
        let cell =
            |(column, ..): &(RegisterColumn, u32, bool)| register_cell(row, *column, lang).text();
        std::iter::once(row.number.to_string()).chain(COLUMNS.iter().map(cell)).collect()
    };
    Annex {
        note: DocxText::AnnexNote.say(lang),
        mark: DocxText::AnnexMark.say(lang),
        title: DocxText::AnnexTitle.say(lang),
        stand: stands(report.as_of, lang),
        columns: std::iter::once(number).chain(columns).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[track_caller]
    fn check(unit: &str, date: &str, expected: &[usize]) {
        let spaces: Vec<usize> = sign(unit, date).iter().map(|line| line.hundredths).collect();
        assert_eq!(spaces, expected, "{unit} {date}");
    }

    #[test]
    fn the_date_begins_two_characters_behind_the_unit() {
        // Eight characters and six, where a digit is half a character.
        check("自治区政府督查室", "2026年1月1日", &[200, 200]);
        check("自治区人民政府督查室", "2026年11月25日", &[200, 300]);
        check("督查室", "2026年11月25日", &[800, 200]);
        check("", "2026年11月25日", &[200]);
        check(&"长".repeat(60), "2026年11月25日", &[200, 2100]);
    }
}
