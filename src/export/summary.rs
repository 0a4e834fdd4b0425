//! The two sheets beside the register: counts with their charts, and how the
//! numbers came about.

use super::xlsx::{Styles, clipped, lines_of};
use super::{Circumstances, Table};
use crate::domain::register::{RegisterColumn, RegisterRow};
use crate::domain::vocabulary::{Status, Timeliness};
use crate::i18n::Term;
use crate::i18n::export::{ExportText, caption, count_line, notes};
use crate::i18n::register::{register_column, register_name};
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartSolidFill, Formula, Worksheet, XlsxError,
};

/// One table of counts.
struct Counts {
    column: RegisterColumn,
    /// Words and how many rows have them.
    counts: Vec<(&'static str, usize)>,
    /// How many rows have no word there, and what that means.
    blank: Option<(&'static str, usize)>,
    title: ExportText,
}

/// The row of the first table's heading, from zero.
const FIRST_ROW: u32 = 2;
/// The rows that a chart takes beside its table.
const CHART_ROWS: u32 = 17;
const CHART_PIXELS: (u32, u32) = (620, 320);
const BAR: u32 = 0x2E_75_B6;
/// The width of the notes, in characters: a page has room for it.
const NOTE_WIDTH: u16 = 72;

/// Fills the sheet of counts. Where the register has the column they are
/// formulas over it, with their results, so that they follow what an office
/// goes on to change; elsewhere they are numbers.
pub fn summarize(
    sheet: &mut Worksheet,
    rows: &[RegisterRow],
    table: &Table,
    styles: &Styles,
    about: &Circumstances<'_>,
) -> Result<(), XlsxError> {
    let lang = about.lang;
    sheet.set_name(ExportText::SummarySheet.say(lang))?;
    sheet.set_column_width(0, 24)?.set_column_width(1, 10)?;
    let title = caption(about.as_of, about.unit, lang);
    sheet.write_string_with_format(0, 0, clipped(&title), &styles.title)?;
    let of_status = |status: &Status| rows.iter().filter(|row| row.status == *status).count();
    let of_time =
        |time: &Timeliness| rows.iter().filter(|row| row.timeliness == Some(*time)).count();
    let tables = [
        Counts {
            column: RegisterColumn::Status,
            counts: Status::ALL.iter().map(|it| (it.word(lang), of_status(it))).collect(),
            blank: None,
            title: ExportText::ByStatus,
        },
        Counts {
            column: RegisterColumn::Timeliness,
            counts: Timeliness::ALL.iter().map(|it| (it.word(lang), of_time(it))).collect(),
            blank: Some((
                ExportText::NoVerdict.say(lang),
                rows.iter().filter(|row| row.timeliness.is_none()).count(),
            )),
            title: ExportText::ByTimeliness,
        },
    ];
    for (place, counts) in (0..).zip(tables) {
        let top = FIRST_ROW + place * (CHART_ROWS + 1);
        write_counts(sheet, top, &counts, rows.len(), table, styles, about)?;
        sheet.insert_chart(top, 3, &chart(top, &counts, about))?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write_counts(
    sheet: &mut Worksheet,
    top: u32,
    counts: &Counts,
    rows: usize,
    table: &Table,
    styles: &Styles,
    about: &Circumstances<'_>,
) -> Result<(), XlsxError> {
    let lang = about.lang;
    let heading = register_column(counts.column, lang);
    sheet.write_string_with_format(top, 0, heading, &styles.heading)?;
    sheet.write_string_with_format(top, 1, ExportText::Count.say(lang), &styles.heading)?;
    let place = table.place(counts.column).filter(|_| rows > 0);
    let mut row = top;
    let range = place.and_then(column_letters).map(|column| {
        let (name, last) = (register_name(lang), rows + 1);
        format!("'{name}'!${column}$2:${column}${last}")
    });
    for (word, count) in counts.counts.iter().chain(&counts.blank) {
        row += 1;
        sheet.write_string_with_format(row, 0, *word, &styles.text)?;
        let is_blank = counts.blank.is_some_and(|(blank, _)| blank == *word);
        match &range {
            Some(range) => {
                let formula = match is_blank {
                    true => format!("=COUNTBLANK({range})"),
                    false => format!("=COUNTIF({range},A{})", row + 1),
                };
                let formula = Formula::new(formula).set_result(count.to_string());
                sheet.write_formula_with_format(row, 1, formula, &styles.number)?;
            }
            None => drop(sheet.write_number_with_format(row, 1, number(*count), &styles.number)?),
        }
    }
    let formula = format!("=SUM(B{}:B{})", top + 2, row + 1);
    let formula = Formula::new(formula).set_result(rows.to_string());
    sheet.write_string_with_format(row + 1, 0, ExportText::Total.say(lang), &styles.heading)?;
    sheet.write_formula_with_format(row + 1, 1, formula, &styles.total)?;
    Ok(())
}

fn chart(top: u32, counts: &Counts, about: &Circumstances<'_>) -> Chart {
    let lang = about.lang;
    let sheet = ExportText::SummarySheet.say(lang);
    let last = top + u32::try_from(counts.counts.len()).unwrap_or(0);
    let mut chart = Chart::new_bar();
    chart
        .add_series()
        .set_name(ExportText::Count.say(lang))
        .set_categories((sheet, top + 1, 0, last, 0))
        .set_values((sheet, top + 1, 1, last, 1))
        .set_format(ChartSolidFill::new().set_color(BAR))
        .set_gap(50)
        .set_data_label(ChartDataLabel::new().show_value());
    chart.title().set_name(counts.title.say(lang)).set_font(ChartFont::new().set_size(12));
    chart.legend().set_hidden();
    // The first word stands on top.
    chart.y_axis().set_reverse();
    chart.x_axis().set_major_gridlines(false).set_hidden(true);
    chart.set_width(CHART_PIXELS.0).set_height(CHART_PIXELS.1);
    let said: Vec<String> =
        counts.counts.iter().map(|(word, count)| format!("{word} {count}")).collect();
    chart.set_alt_text(format!("{} {}", counts.title.say(lang), said.join(lang.pick("，", ", "))));
    chart
}

/// Fills the sheet that says how to read the others.
pub fn explain(
    sheet: &mut Worksheet,
    rows: usize,
    styles: &Styles,
    about: &Circumstances<'_>,
) -> Result<(), XlsxError> {
    let lang = about.lang;
    sheet.set_name(ExportText::NotesSheet.say(lang))?;
    sheet.set_column_width(0, f64::from(NOTE_WIDTH))?;
    let title = caption(about.as_of, about.unit, lang);
    sheet.write_string_with_format(0, 0, clipped(&title), &styles.title)?;
    let lines = std::iter::once(count_line(rows, about.filter, lang));
    for (row, line) in (1..).zip(lines.chain(notes(about.soon_days, lang))) {
        sheet.write_string_with_format(row, 0, clipped(&line), &styles.note)?;
        sheet.set_row_height(row, f64::from(lines_of(&line, NOTE_WIDTH)) * 16.0 + 6.0)?;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Rows are far fewer than a float can count.
#[expect(clippy::cast_precision_loss, reason = "a sheet has a million rows at most")]
fn number(count: usize) -> f64 {
    count as f64
}

/// The letters of a column, `A` for the first.
fn column_letters(place: usize) -> Option<String> {
    let place = u16::try_from(place).ok()?;
    Some(rust_xlsxwriter::utility::column_number_to_name(place))
}
