//! Everything that the screen shows, and nothing that it would have to fetch.

use super::field::Field;
use super::form::Form;
use super::keymap::{Action, Keymap, Press};
use super::layout::{Layout, lay_out};
use super::menu::Menu;
use super::msg::Capture;
use super::palette::Palette;
use super::prompt::{Confirm, Prompt};
use super::reading::Reading;
use super::state::Screen;
use super::state::deadlines::Deadlines;
use super::state::filter::FilterLine;
use super::state::letter::{LetterReview, Tool};
use super::state::list::Listing;
use super::state::log::LogBook;
use super::state::review::ReviewWalk;
use super::state::status::StatusBoard;
use super::state::views::ViewsMenu;
use super::state::week::WeekPreview;
use super::theme::Theme;
use crate::app::{Access, AsOf, ClauseText, Counts, OpRecord};
use crate::domain::commitment::Commitment;
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::views::Views;
use crate::i18n::tui::TuiText;
use crate::i18n::{self, Lang, Phrase};
use crate::text::Ambiguous;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The state of the terminal interface.
#[derive(Clone, Debug)]
pub struct Model {
    pub lang: Lang,
    pub theme: Theme,
    pub ambiguous: Ambiguous,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The day that dates are counted from: the present one, or the one that
    /// is looked back at.
    pub today: NaiveDate,
    /// The present day.
    pub present: NaiveDate,
    /// The moment that is looked back at.
    pub past: Option<AsOf>,
    pub soon_days: u32,
    pub access: Access,
    pub letters: Vec<Letter>,
    pub screen: Screen,
    pub list: Listing,
    /// The views that the person keeps.
    pub views: Views,
    /// The filters that were used last, newest first.
    pub past_filters: Vec<String>,
    pub deadlines: Deadlines,
    pub status: StatusBoard,
    pub review: ReviewWalk,
    pub week: WeekPreview,
    pub log: LogBook,
    pub letter: LetterReview,
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
    /// Whether nothing followed it for so long that its continuations are shown.
    pub hesitates: bool,
    /// Commands that the palette did lately, the last one first.
    pub recent: Vec<Action>,
    pub leaving: bool,
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
    Help(Help),
    Form(Form),
    Menu(Menu),
    Views(ViewsMenu),
    Filter(FilterLine),
    Palette(Palette),
    Prompt(Prompt),
    Confirm(Confirm),
    Reading(Box<Reading>),
    Letter(Tool),
}

/// The open help.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// What its lines have to be like.
    pub field: Field,
    /// The first line shown.
    pub scroll: usize,
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

    /// The screens that there are now, in the order of their numbers.
    pub fn screens(&self) -> impl Iterator<Item = Screen> {
        let letter = self.letter.open.is_some().then_some(Screen::Letter);
        Screen::ALL.into_iter().chain(letter)
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
            // What is read is no commitment yet.
            Screen::Letter => None,
        }
    }

    /// Whether a sequence of keys was begun that the next key may go on with.
    #[must_use]
    pub fn is_in_sequence(&self) -> bool {
        matches!(self.overlay, Overlay::None) && !self.pending.is_empty()
    }

    /// A text with the keys in force in it.
    #[must_use]
    pub fn told(&self, text: TuiText) -> String {
        self.fill(text.say(self.lang))
    }

    /// The same of any text: `{undo}` becomes the key of that action.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        self.keymap.fill(text, self.screen, self.lang)
    }

    /// Whether the keys act on the lines of the list.
    #[must_use]
    pub fn is_in_list(&self) -> bool {
        self.screen == Screen::List && self.focus == Focus::List
    }

    /// The marked commitments that changes are made to; none where changes are
    /// made to the current one.
    #[must_use]
    pub fn marked(&self) -> Option<&BTreeSet<ItemId>> {
        let marked = &self.list.marked;
        (self.screen == Screen::List && !marked.is_empty()).then_some(marked)
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
