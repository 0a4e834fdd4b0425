//! The columns of the list: which there is room for, and what stands in them.

use crate::app::Row;
use crate::domain::listing::Column;
use crate::domain::vocabulary::{Kind, Status, Strength, Timeliness};
use crate::i18n::tui::TuiText;
use crate::i18n::{Lang, Term, certainty_mark, column as heading, days_left, progress_text};
use crate::text::Ambiguous;
use crate::text::width::columns;
use crate::tui::canvas::Canvas;
use crate::tui::model::Model;

/// The columns that are shown unless a view says otherwise. The mark stands
/// before every row.
const USUAL: &[Column] =
    &[Column::Code, Column::Due, Column::Left, Column::Lead, Column::Title, Column::Progress];

/// The due date; derived, relative and doubtful ones never look like stated
/// ones.
pub fn due_text(row: &Row) -> String {
    match row.due {
        Some(due) => {
            let mark = if row.moves > 0 { "" } else { certainty_mark(row.certainty) };
            format!("{due}{mark}")
        }
        None => "--".to_owned(),
    }
}

/// The title; what is done without proof says so wherever it appears.
pub fn title(model: &Model, row: &Row) -> String {
    let title = model.lang.pick_filled(&row.title, &row.title_en);
    match row.lacks_proof() {
        true => format!("[{}] {title}", TuiText::NoProof.say(model.lang)),
        false => title.to_owned(),
    }
}

pub fn left_text(model: &Model, row: &Row) -> String {
    let lang = model.lang;
    if !row.status.is_open() {
        return row.status.word(lang).to_owned();
    }
    match row.due {
        Some(due) => days_left(due, model.today, lang),
        None if row.base_missing => Timeliness::BaseMissing.word(lang).to_owned(),
        None => Timeliness::Undated.word(lang).to_owned(),
    }
}

/// The columns of the list with their widths. Where there is no room they are
/// dropped: first progress, then the unit, then the days left, then what a view
/// adds, from its end; never the code, the due date or the title.
pub struct Columns {
    shown: Vec<(Column, usize)>,
}

/// A date and its mark.
pub const DUE_COLUMNS: usize = 11;
/// A day without a mark.
const DAY_COLUMNS: usize = 10;
const LEAD_COLUMNS: usize = 12;
const PROGRESS_COLUMNS: usize = 10;
const LETTER_COLUMNS: usize = 12;
const TITLE_AT_LEAST: usize = 24;

/// Enough for the longest code of the rows.
pub fn code_columns<'r>(rows: impl Iterator<Item = &'r Row>, ambiguous: Ambiguous) -> usize {
    rows.map(|row| columns(row.id.code(), ambiguous)).max().unwrap_or(4).clamp(4, 10)
}

pub const fn left_columns(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 9,
        Lang::En => 11,
    }
}

impl Columns {
    /// As many of the list's columns as fit.
    pub fn fit(model: &Model, canvas: &Canvas<'_>, width: u16) -> Self {
        let wanted = wanted(&model.list.columns);
        let has = |column: Column| wanted.contains(&column);
        let fixed = |column: Column| matches!(column, Column::Code | Column::Due);
        let taken = wanted.iter().filter(|column| fixed(**column));
        let taken: usize = taken.map(|column| width_of(model, canvas, *column) + 1).sum();
        let mut room = usize::from(width).saturating_sub(2 + taken);
        let at_least = if has(Column::Title) { TITLE_AT_LEAST } else { 0 };
        let mut kept = Vec::new();
        let own = wanted.iter().copied().filter(|column| {
            let goes_first = [Column::Left, Column::Lead, Column::Progress, Column::Title];
            !fixed(*column) && !goes_first.contains(column)
        });
        let order = own.chain([Column::Left, Column::Lead, Column::Progress]);
        for column in order.filter(|column| has(*column)) {
            let width = width_of(model, canvas, column);
            // Progress goes before the unit does.
            let behind =
                column == Column::Progress && has(Column::Lead) && !kept.contains(&Column::Lead);
            if room > at_least + width && !behind {
                room -= width + 1;
                kept.push(column);
            }
        }
        // What is over goes to units first, so that they can be told apart.
        let extra = match kept.contains(&Column::Lead) {
            true => room.saturating_sub(46).min(10),
            false => 0,
        };
        let shown = wanted.into_iter().filter_map(|column| match column {
            Column::Title => Some((column, room - extra)),
            Column::Lead if kept.contains(&column) => Some((column, LEAD_COLUMNS + extra)),
            _ if fixed(column) || kept.contains(&column) => {
                Some((column, width_of(model, canvas, column)))
            }
            _ => None,
        });
        Self { shown: shown.collect() }
    }

    fn join(&self, canvas: &Canvas<'_>, text: impl Fn(Column) -> String) -> String {
        let mut line = String::from("  ");
        for (column, width) in self.shown.iter().filter(|(_, width)| *width > 0) {
            line.push_str(&canvas.pad(&text(*column), *width));
            line.push(' ');
        }
        line.pop();
        line
    }

    /// The words above the columns.
    pub fn heads(&self, canvas: &Canvas<'_>, lang: Lang) -> String {
        self.join(canvas, |column| heading(column, lang).to_owned())
    }

    /// A row in columns.
    pub fn line(&self, model: &Model, canvas: &Canvas<'_>, row: &Row) -> String {
        self.join(canvas, |column| cell(model, row, column))
    }
}

/// The columns that a view names; its code is always shown.
fn wanted(named: &[Column]) -> Vec<Column> {
    if named.is_empty() {
        return USUAL.to_vec();
    }
    let mut wanted: Vec<Column> = Vec::new();
    if !named.contains(&Column::Code) {
        wanted.push(Column::Code);
    }
    for column in named.iter().filter(|column| **column != Column::Mark) {
        if !wanted.contains(column) {
            wanted.push(*column);
        }
    }
    wanted
}

fn width_of(model: &Model, canvas: &Canvas<'_>, column: Column) -> usize {
    let lang = model.lang;
    let widest = |words: &mut dyn Iterator<Item = &'static str>| {
        let words = words.chain([heading(column, lang)]);
        words.map(|word| canvas.columns(word)).max().unwrap_or(0)
    };
    match column {
        Column::Mark | Column::Title => 0,
        Column::Code => code_columns(model.list.rows(), model.ambiguous),
        Column::Letter => LETTER_COLUMNS,
        Column::Due => DUE_COLUMNS,
        Column::Left => left_columns(lang),
        Column::Lead => LEAD_COLUMNS,
        Column::Progress => PROGRESS_COLUMNS,
        Column::Review | Column::Updated => DAY_COLUMNS,
        Column::Evidence | Column::Moves => widest(&mut std::iter::empty()),
        Column::Status => widest(&mut Status::ALL.iter().map(|value| value.word(lang))),
        Column::Timeliness => widest(&mut Timeliness::ALL.iter().map(|value| value.word(lang))),
        Column::Kind => widest(&mut Kind::ALL.iter().map(|value| value.word(lang))),
        Column::Strength => widest(&mut Strength::ALL.iter().map(|value| value.word(lang))),
    }
}

fn cell(model: &Model, row: &Row, column: Column) -> String {
    let lang = model.lang;
    let word = |word: &'static str| word.to_owned();
    match column {
        Column::Mark => String::new(),
        Column::Code => row.id.code().to_owned(),
        Column::Letter => row.id.letter().to_owned(),
        Column::Due => due_text(row),
        Column::Left => left_text(model, row),
        Column::Status => word(row.status.word(lang)),
        Column::Timeliness => {
            let timeliness = row.timeliness(model.today, model.soon_days);
            word(timeliness.map_or("", |timeliness| timeliness.word(lang)))
        }
        Column::Kind => word(row.kind.word(lang)),
        Column::Strength => word(row.strength.word(lang)),
        Column::Lead => row.lead.first().map_or("", |unit| model.unit(unit)).to_owned(),
        Column::Title => title(model, row),
        Column::Progress => progress_text(&row.progress, model.today, lang),
        Column::Evidence => row.evidence.to_string(),
        Column::Moves => row.moves.to_string(),
        Column::Review => row.review_on.map(|day| day.to_string()).unwrap_or_default(),
        Column::Updated => row.updated.to_string(),
    }
}
