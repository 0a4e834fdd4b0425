//! What the week screen remembers.

use crate::app::{Existing, Written};
use crate::domain::ids::ItemId;
use crate::domain::iso_week::Week;
use crate::domain::weekly::{Wanted, WeeklyReport};
use crate::i18n::Lang;
use crate::report::{Format, Languages};
use crate::text::Ambiguous;
use std::path::PathBuf;

/// The screen's place and what it shows.
#[derive(Clone, Debug, Default)]
pub struct WeekPreview {
    /// The commitment that the keys act on; a report has none.
    pub current: Option<ItemId>,
    pub sender: Sender,
    /// The week that was chosen; without one it is the present week.
    pub week: Option<Week>,
    /// The languages that were chosen; without any it is that of the screen.
    pub languages: Option<Languages>,
    pub format: Format,
    pub report: Option<Box<WeeklyReport>>,
    /// The operation that sealed it, where it is shown as it was sealed.
    pub sealed: Option<i64>,
    /// The report laid out as it was shown last.
    pub laid: Option<Laid>,
    /// The first line on the screen.
    pub top: usize,
    pub pane: Pane,
    pub choice: Choice,
}

/// What a report says about who hands it on, and how it is laid out.
#[derive(Clone, Debug)]
pub struct Sender {
    pub unit: String,
    /// How wide the printed page takes ambiguous glyphs to be.
    pub ambiguous: Ambiguous,
    /// The folder that typed file names are seen from.
    pub folder: PathBuf,
}

impl Default for Sender {
    fn default() -> Self {
        // Counted wide where nobody has said it: a line too short is no harm.
        Self { unit: String::new(), ambiguous: Ambiguous::Wide, folder: PathBuf::new() }
    }
}

/// How a report was laid out.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Layout {
    pub format: Format,
    pub languages: Languages,
    /// Columns of a line, those that are only broken on the screen included.
    pub columns: usize,
    pub ambiguous: Ambiguous,
}

/// The lines of a report.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Laid {
    pub layout: Layout,
    pub lines: Vec<String>,
}

/// Which part of the screen the keys act on.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Pane {
    #[default]
    Page,
    Choices,
}

/// What there is to choose.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Choice {
    #[default]
    Week,
    Languages,
    Format,
}

impl Choice {
    /// In the order on the screen.
    pub const ALL: [Self; 3] = [Self::Week, Self::Languages, Self::Format];
}

/// The languages in the order in which they are offered.
pub const LANGUAGES: [Languages; 3] =
    [Languages::One(Lang::Zh), Languages::One(Lang::En), Languages::Both];

/// A report to be made for handing on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Printing {
    pub week: Option<Week>,
    pub unit: String,
    pub format: Format,
    pub languages: Languages,
    pub ambiguous: Ambiguous,
}

/// What the screen wants to know, or to have written.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Report {
        week: Option<Week>,
        unit: String,
        wanted: Wanted,
    },
    Write {
        /// The file's name as it was typed, seen from a folder.
        typed: String,
        folder: PathBuf,
        printing: Printing,
        existing: Existing,
    },
    /// The report as a text, to be handed to the terminal.
    Copy(Printing),
}

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded {
    Report {
        report: Box<WeeklyReport>,
        /// The operation that sealed it, if it is a sealed one.
        sealed: Option<i64>,
    },
    Written(Written),
    /// What is to be copied.
    Copied(String),
    /// A file stands there already; nothing was written.
    Taken {
        typed: String,
        path: PathBuf,
    },
}
