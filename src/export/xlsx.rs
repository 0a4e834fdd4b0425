//! The register as a workbook: the table with frozen headings and filters, a
//! sheet of counts with charts, and a sheet that says how to read them.
//!
//! All text is written as text: no cell of an office's words can be a formula.

use super::summary::{explain, summarize};
use super::{Circumstances, Heading, Table};
use crate::domain::register::{RegisterColumn, RegisterRow};
use crate::domain::vocabulary::{Status, Timeliness};
use crate::i18n::Term;
use crate::i18n::export::{ExportText, caption};
use crate::i18n::register::{Cell, register_name};
use crate::text::Ambiguous;
use crate::text::clean::strip_controls;
use crate::text::width::columns as width_columns;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// Characters that a cell can hold.
const CELL_CHARACTERS: usize = 32_767;
/// Widths of a column, in characters of the usual font.
const NARROWEST: usize = 7;
const WIDEST: usize = 30;
/// Rows by whose cells widths are chosen.
const MEASURED_ROWS: usize = 2_000;
const FONT_POINTS: u32 = 10;
/// The height of a line, and what is left free above and below a cell's text,
/// in points; and the most that a row can have.
const LINE_POINTS: f64 = 13.5;
const FREE_POINTS: f64 = 3.0;
const HIGHEST_POINTS: f64 = 409.0;

const GRID: u32 = 0xBF_BF_BF;
const HEADING_FILL: u32 = 0x1F_4E_78;
const HEADING_INK: u32 = 0xFF_FF_FF;

/// Ink and fill of a word that stands in a cell; each pair has a contrast of
/// more than 4.5 to 1.
type Tint = (u32, u32);
const RED: Tint = (0x9C_00_06, 0xFF_C7_CE);
const YELLOW: Tint = (0x66_4D_00, 0xFF_EB_9C);
const GREEN: Tint = (0x00_61_00, 0xC6_EF_CE);
const BLUE: Tint = (0x1F_4E_78, 0xDD_EB_F7);
const VIOLET: Tint = (0x40_31_51, 0xE4_DF_EC);
const ORANGE: Tint = (0x83_3C_0B, 0xFC_E4_D6);
const GREY: Tint = (0x40_40_40, 0xED_ED_ED);

/// How cells look.
pub struct Styles {
    pub title: Format,
    pub heading: Format,
    pub text: Format,
    pub number: Format,
    pub total: Format,
    pub note: Format,
}

impl Styles {
    fn new() -> Self {
        let cell = Format::new()
            .set_font_size(FONT_POINTS)
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(GRID);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: cell
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_font_color(HEADING_INK)
                .set_background_color(HEADING_FILL),
            text: cell.clone().set_text_wrap(),
            number: cell.clone().set_align(FormatAlign::Right),
            total: cell.set_bold().set_align(FormatAlign::Right),
            note: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }

    /// A day, with what is said behind it as part of how it is shown: the cell
    /// stays a date.
    fn day(&self, said: &str) -> Format {
        let said = said.replace('"', "");
        let tail = if said.is_empty() { String::new() } else { format!("\"{said}\"") };
        self.text.clone().set_num_format(format!("yyyy-mm-dd{tail}")).set_align(FormatAlign::Left)
    }
}

/// The rows as a workbook, in the columns of the table.
///
/// # Errors
/// When there are more rows than a sheet can hold.
pub fn xlsx(
    rows: &[RegisterRow],
    table: &Table,
    about: &Circumstances<'_>,
) -> std::io::Result<Vec<u8>> {
    workbook(rows, table, about).map_err(|error| std::io::Error::other(error.to_string()))
}

fn workbook(
    rows: &[RegisterRow],
    table: &Table,
    about: &Circumstances<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut book = Workbook::new();
    let title = caption(about.as_of, about.unit, about.lang);
    // Without a day of its own the library would ask for the time.
    let properties = DocProperties::new()
        .set_title(strip_controls(&title))
        .set_author("nuo")
        .set_creation_datetime(&about.as_of);
    book.set_properties(&properties);
    fill(book.add_worksheet(), table, &styles, about)?;
    summarize(book.add_worksheet(), rows, table, &styles, about)?;
    explain(book.add_worksheet(), rows.len(), &styles, about)?;
    book.save_to_buffer()
}

fn fill(
    sheet: &mut Worksheet,
    table: &Table,
    styles: &Styles,
    about: &Circumstances<'_>,
) -> Result<(), XlsxError> {
    let lang = about.lang;
    sheet.set_name(register_name(lang))?;
    let (last_row, last_column) = (row_number(table.rows.len()), column_number(table));
    for (column, title) in (0_u16..).zip(table.titles()) {
        sheet.write_string_with_format(0, column, clipped(title), &styles.heading)?;
    }
    let mut days: BTreeMap<&str, Format> = BTreeMap::new();
    for (number, row) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Text(text) => {
                    sheet.write_string_with_format(number, column, clipped(text), &styles.text)?
                }
                #[expect(clippy::cast_precision_loss, reason = "a cell holds a float")]
                Cell::Whole(value) => {
                    sheet.write_number_with_format(number, column, *value as f64, &styles.number)?
                }
                Cell::Number(value) => {
                    sheet.write_number_with_format(number, column, *value, &styles.number)?
                }
                Cell::Day { day, said } => {
                    let format = days.entry(said).or_insert_with(|| styles.day(said));
                    sheet.write_datetime_with_format(number, column, day, format)?
                }
                Cell::Nothing => sheet.write_blank(number, column, &styles.text)?,
            };
        }
    }
    let widths = widths(table);
    for (column, width) in (0_u16..).zip(&widths) {
        sheet.set_column_width(column, f64::from(*width))?;
    }
    let titles: Vec<&str> = table.titles().collect();
    sheet.set_row_height(0, height(titles.iter().copied(), &widths))?;
    for (number, row) in (1_u32..).zip(&table.rows) {
        let texts: Vec<String> = row.iter().map(Cell::text).collect();
        sheet.set_row_height(number, height(texts.iter().map(String::as_str), &widths))?;
    }
    sheet.autofilter(0, 0, last_row, last_column)?;
    let frozen = u16::from(table.headings.first() == Some(&Heading::Known(RegisterColumn::Code)));
    sheet.set_freeze_panes(1, frozen)?;
    tint(sheet, table, last_row, about)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.25, 0.25);
    sheet.set_footer(ExportText::PageFooter.say(lang));
    Ok(())
}

/// Colours the words of status and timeliness. The rules go with the words, so
/// that a word that an office changes changes its colour.
fn tint(
    sheet: &mut Worksheet,
    table: &Table,
    last_row: u32,
    about: &Circumstances<'_>,
) -> Result<(), XlsxError> {
    if table.rows.is_empty() {
        return Ok(());
    }
    let lang = about.lang;
    let statuses = Status::ALL.iter().map(|status| (status.word(lang), status_tint(*status)));
    let times = Timeliness::ALL.iter().map(|time| (time.word(lang), timeliness_tint(*time)));
    let rules = [
        (RegisterColumn::Status, statuses.collect::<Vec<_>>()),
        (RegisterColumn::Timeliness, times.collect()),
    ];
    for (column, words) in rules {
        let Some(place) = table.place(column).and_then(|place| u16::try_from(place).ok()) else {
            continue;
        };
        for (word, (ink, fill)) in words {
            let format = Format::new().set_font_color(ink).set_background_color(fill);
            let rule = ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::EqualTo(word))
                .set_format(format);
            sheet.add_conditional_format(1, place, last_row, place, &rule)?;
        }
    }
    Ok(())
}

const fn status_tint(status: Status) -> Tint {
    match status {
        Status::Unchecked | Status::Unverifiable => GREY,
        Status::NotStarted | Status::Stalled => ORANGE,
        Status::InProgress => BLUE,
        Status::Claimed | Status::Superseded => VIOLET,
        Status::Done => GREEN,
        Status::Partial => YELLOW,
        Status::Broken => RED,
    }
}

const fn timeliness_tint(timeliness: Timeliness) -> Tint {
    match timeliness {
        Timeliness::Overdue => RED,
        Timeliness::DueSoon => YELLOW,
        Timeliness::OnTrack | Timeliness::OnTime => GREEN,
        Timeliness::Undated | Timeliness::BaseMissing => GREY,
        Timeliness::Late => ORANGE,
    }
}

/// The height in which all texts of a row are seen, each in its column's width;
/// not every program works that out by itself.
fn height<'a>(texts: impl Iterator<Item = &'a str>, widths: &[u16]) -> f64 {
    let lines = texts.zip(widths).map(|(text, width)| lines_of(text, *width)).max();
    (f64::from(lines.unwrap_or(1)) * LINE_POINTS + FREE_POINTS).min(HIGHEST_POINTS)
}

/// How many lines a text takes in a column; a wide character may leave the last
/// place of a line free.
pub fn lines_of(text: &str, width: u16) -> u32 {
    let usable = usize::from(width.saturating_sub(1)).max(2);
    let line = |line: &str| width_columns(line, Ambiguous::Wide).div_ceil(usable).max(1);
    u32::try_from(text.lines().map(line).sum::<usize>().max(1)).unwrap_or(u32::MAX)
}

/// The width of each column by what stands in it, so that a long text takes a
/// few lines and a short one no more room than it needs.
fn widths(table: &Table) -> Vec<u16> {
    let measure = |text: &str| {
        text.lines().map(|line| width_columns(line, Ambiguous::Wide)).max().unwrap_or(0)
    };
    let width = |place: usize, title: &str| {
        // A heading may take three lines.
        let heading = measure(title).div_ceil(3) + 3;
        let cells = table.rows.iter().take(MEASURED_ROWS).map(|row| &row[place]);
        let needed = cells.map(|cell| match cell {
            // A date or a number that has no room is shown as `###`.
            Cell::Day { .. } | Cell::Whole(_) | Cell::Number(_) => measure(&cell.text()) + 2,
            // What would take more than five lines gets more room.
            Cell::Text(text) => match measure(text) {
                short @ ..=12 => short + 2,
                long => (long / 5).max(14),
            },
            Cell::Nothing => 0,
        });
        let cell = needed.max().unwrap_or(0);
        u16::try_from(heading.max(cell).clamp(NARROWEST, WIDEST)).unwrap_or(u16::MAX)
    };
    table.titles().enumerate().map(|(place, title)| width(place, title)).collect()
}

/// The text as a cell can hold it.
pub fn clipped(text: &str) -> String {
    let text = strip_controls(text);
    let mut units = 0;
    let fits = |c: char, units: &mut usize| {
        *units += c.len_utf16();
        *units <= CELL_CHARACTERS
    };
    if text.len() <= CELL_CHARACTERS || text.chars().all(|c| fits(c, &mut units)) {
        return text.into_owned();
    }
    let mut units = 1;
    let mut cut: String = text.chars().take_while(|c| fits(*c, &mut units)).collect();
    cut.push('…');
    cut
}

fn row_number(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn column_number(table: &Table) -> u16 {
    u16::try_from(table.headings.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::{CELL_CHARACTERS, clipped};

    #[test]
    fn a_cell_holds_no_more_than_a_cell_can() {
        assert_eq!(clipped("a\u{1b}b\u{0}\n"), "ab\n");
        for piece in ["a", "诺", "🦀"] {
            let long = piece.repeat(CELL_CHARACTERS + 1);
            let cut = clipped(&long);
            assert!(cut.encode_utf16().count() <= CELL_CHARACTERS && cut.ends_with('…'));
            let fits = piece.repeat(CELL_CHARACTERS / 2);
            assert_eq!(clipped(&fits), fits);
        }
    }
}
