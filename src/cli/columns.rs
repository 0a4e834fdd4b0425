//! The columns of a listing and what stands in them.

use super::output::Role;
use super::table::Cell;
use crate::app::Row;
use crate::domain::letter::Letter;
use crate::domain::listing::Column;
use crate::domain::vocabulary::Timeliness;
use crate::i18n::cli::Say;
use crate::i18n::{Lang, Mark, Term, certainty_mark, days_left, due_range, progress_text, units};
use chrono::NaiveDate;

/// The columns that are shown unless others are asked for.
pub const USUAL: &[Column] = &[
    Column::Mark,
    Column::Code,
    Column::Due,
    Column::Left,
    Column::Status,
    Column::Lead,
    Column::Title,
    Column::Progress,
];

/// What cells are made with.
#[derive(Debug)]
pub struct Reading<'a> {
    pub today: NaiveDate,
    pub soon_days: u32,
    pub lang: Lang,
    pub letters: &'a [Letter],
}

impl Reading<'_> {
    #[must_use]
    pub fn timeliness(&self, row: &Row) -> Option<Timeliness> {
        row.timeliness(self.today, self.soon_days)
    }

    /// What stands in one column of one row.
    #[must_use]
    pub fn cell(&self, row: &Row, column: Column) -> Cell {
        let lang = self.lang;
        let timeliness = self.timeliness(row);
        let mark = Mark::of(row.status, timeliness);
        let role = mark_role(mark);
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        match column {
            Column::Mark => Cell::new(role, mark.glyph()),
            Column::Code => Cell::new(Role::Heading, row.id.code()),
            Column::Letter => Cell::plain(row.id.letter()),
            Column::Due => Cell::new(role, due_cell(row, lang)),
            Column::Left => {
                let open = row.due.filter(|_| row.status.is_open());
                let left = open.map(|due| days_left(due, self.today, lang)).unwrap_or_default();
                Cell::new(role, left)
            }
            Column::Status => {
                let flag = if row.lacks_proof() { Say::NoProofMark.say(lang) } else { "" };
                Cell::plain(format!("{}{flag}", row.status.word(lang)))
            }
            Column::Timeliness => {
                Cell::new(role, timeliness.map_or("", |timeliness| timeliness.word(lang)))
            }
            Column::Kind => Cell::plain(row.kind.word(lang)),
            Column::Strength => Cell::plain(row.strength.word(lang)),
            Column::Lead => Cell::plain(units(self.letters, &row.lead, lang)),
            Column::Title => Cell::plain(lang.pick_filled(&row.title, &row.title_en)),
            Column::Progress => Cell::plain(progress_text(&row.progress, self.today, lang)),
            Column::Evidence => Cell::plain(row.evidence.to_string()),
            Column::Moves => Cell::plain(row.moves.to_string()),
            Column::Review => Cell::plain(day(row.review_on)),
            Column::Updated => Cell::plain(row.updated.to_string()),
        }
    }
}

/// The role of everything that speaks of a mark.
#[must_use]
pub const fn mark_role(mark: Mark) -> Role {
    match mark {
        Mark::Overdue => Role::Alarm,
        Mark::Soon => Role::Warning,
        Mark::Done => Role::Good,
        Mark::Closed => Role::Plain,
        Mark::Undated => Role::Faint,
        Mark::Open | Mark::Claimed | Mark::Unchecked => Role::Plain,
    }
}

/// A date that the letter does not name itself is marked; one that a person
/// moved is marked with `+`.
fn due_cell(row: &Row, lang: Lang) -> String {
    let Some(due) = row.due else {
        let missing = if row.base_missing { Timeliness::BaseMissing.word(lang) } else { "-" };
        return missing.to_owned();
    };
    let mark = if row.moves > 0 { "+" } else { certainty_mark(row.certainty) };
    format!("{mark}{}", due_range(row.due_earliest, due))
}
