//! Everything that the screen shows, and nothing that it would have to fetch.

use super::form::{Form, Menu};
use super::keymap::{Keymap, Press};
use super::layout::{Layout, lay_out};
use super::msg::Capture;
use super::prompt::{Confirm, Prompt};
use super::reading::Reading;
use super::state::Screen;
use super::state::deadlines::Deadlines;
use super::state::log::LogBook;
use super::state::review::ReviewWalk;
use super::state::status::StatusBoard;
use super::state::week::WeekPreview;
use super::theme::Theme;
use crate::app::{Access, ClauseText, Counts, OpRecord, Page, Row, Sort};
use crate::domain::commitment::Commitment;
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::query::Query;
use crate::i18n::{self, Lang, Phrase};
use crate::text::Ambiguous;
use chrono::NaiveDate;

use super::field::Field;

/// The state of the terminal interface.
#[derive(Clone, Debug)]
pub struct Model {
    pub lang: Lang,
    pub theme: Theme,
    pub ambiguous: Ambiguous,
    /// Columns and rows.
    pub size: (u16, u16),
    pub today: NaiveDate,
    pub soon_days: u32,
    pub access: Access,
    pub letters: Vec<Letter>,
    pub screen: Screen,
    pub list: Listing,
    pub deadlines: Deadlines,
    pub status: StatusBoard,
    pub review: ReviewWalk,
    pub week: WeekPreview,
    pub log: LogBook,
    /// Everything about the commitment that the present screen is at.
    pub detail: Option<Detail>,
    pub detail_scroll: usize,
    pub focus: Focus,
    pub summary: Summary,
    pub overlay: Overlay,
    pub message: Option<Message>,
    pub mouse: Capture,
    pub keymap: Keymap,
    /// The beginning of a sequence of keys.
    pub pending: Vec<Press>,
    pub leaving: bool,
}

/// The list pane.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The filter as it was typed.
    pub filter: String,
    pub query: Query,
    pub sort: Sort,
    /// The loaded window.
    pub page: Page,
    /// The selected row's place in the whole listing.
    pub selected: usize,
    /// The place of the first row on the screen.
    pub top: usize,
}

impl Listing {
    /// A row by its place in the whole listing, if it is loaded.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<&Row> {
        self.page.rows.get(place.checked_sub(self.page.offset)?)
    }

    /// The selected row.
    #[must_use]
    pub fn current(&self) -> Option<&Row> {
        self.row(self.selected)
    }

    /// Scrolls as little as shows the selected row.
    pub fn follow(&mut self, rows_on_screen: usize) {
        let rows = rows_on_screen.max(1);
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(rows));
        self.top = self.top.min(self.page.total.saturating_sub(rows));
    }
}

/// Everything about the selected commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    pub item: Commitment,
    pub clauses: Vec<ClauseText>,
    pub ops: Vec<OpRecord>,
}

/// Which pane the keys act on.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Focus {
    List,
    Detail,
}

/// Counts over the whole ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    pub counts: Counts,
    pub months: Vec<(String, usize)>,
    /// Codes of the first overdue and the first due-soon commitments.
    pub overdue: Vec<String>,
    pub soon: Vec<String>,
    /// The newest operations, newest first.
    pub recent: Vec<OpRecord>,
    /// How many commitments are due for review.
    pub reviews: usize,
}

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    None,
    Help { scroll: usize },
    Form(Form),
    Menu(Menu),
    Filter(FilterLine),
    Prompt(Prompt),
    Confirm(Confirm),
    Reading(Box<Reading>),
}

/// The filter being typed.
#[derive(Clone, Debug)]
pub struct FilterLine {
    pub field: Field,
    /// What to go back to.
    pub before: (String, Query),
    pub problem: Option<(Phrase, std::ops::Range<usize>)>,
}

/// The message line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Message {
    pub text: String,
    pub tone: Tone,
}

/// What a message is about.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Tone {
    Plain,
    Done,
    Error,
}

impl Message {
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Plain }
    }

    #[must_use]
    pub fn error(phrase: &Phrase) -> Self {
        let text = match phrase.hint.as_str() {
            "" => phrase.message.clone(),
            hint => format!("{}   {hint}", phrase.message),
        };
        Self { text, tone: Tone::Error }
    }
}

impl Model {
    #[must_use]
    pub fn layout(&self) -> Layout {
        lay_out(self.size)
    }

    /// The commitment that the keys act on.
    #[must_use]
    pub fn current(&self) -> Option<&ItemId> {
        match self.screen {
            Screen::List => self.list.current().map(|row| &row.id),
            Screen::Deadlines => self.deadlines.current.as_ref(),
            Screen::Status => self.status.current.as_ref(),
            Screen::Review => self.review.current.as_ref(),
            Screen::Week => self.week.current.as_ref(),
            Screen::Log => self.log.current.as_ref(),
        }
    }

    /// Rows of the list that the screen shows.
    #[must_use]
    pub fn list_rows(&self) -> usize {
        self.layout().list_rows()
    }

    /// A unit's name in the language of the screen, where its letter has one.
    #[must_use]
    pub fn unit<'m>(&'m self, name: &'m str) -> &'m str {
        i18n::unit(&self.letters, name, self.lang)
    }

    /// Units in the language of the screen.
    #[must_use]
    pub fn units(&self, names: &[String]) -> String {
        i18n::units(&self.letters, names, self.lang)
    }
}
