//! What happens to the screen, and what the screen asks to be done.

use super::canvas::Target;
use super::form::Request;
use super::model::{Detail, Summary};
use super::reading::Reading;
use super::state::list::{Ask, Lines};
use super::state::week::Printing;
use super::state::{ScreenAsk, ScreenLoaded};
use crate::app::{AsOf, Occurring, OpRecord, Outcome, Row, Sort};
use crate::domain::commitment::Draft;
use crate::domain::ids::ItemId;
use crate::domain::letter::{AttachedText, Letter};
use crate::domain::query::Query;
use crate::domain::reading::desk::Taking;
use crate::domain::views::{ViewChange, Views};
use crate::i18n::Phrase;
use chrono::NaiveDate;
use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    Key(KeyCode, KeyModifiers),
    Paste(String),
    /// Something was pointed at with the mouse.
    Point(Gesture, Option<Target>),
    Resize(u16, u16),
    /// A quarter of a second without a key.
    Tick,
    Loaded(Box<Loaded>),
    /// What a screen other than the list asked for.
    Screen(Box<ScreenLoaded>),
    /// Commitments for what is typed in the palette.
    Found(Vec<Row>),
    /// Where the list shows a commitment that is to be gone to.
    Reached(ItemId, Shown),
    /// A letter's text was read.
    Reading(Box<Reading>),
    /// What the person's editor made of a text.
    Edited(Box<Editing>, Result<String, Phrase>),
    /// Something is ready to be done outside.
    Outside(Outside),
    /// A command was carried out and is on disk.
    Recorded(Box<Outcome>),
    /// An operation was undone.
    Undone(Box<OpRecord>),
    Redone(Box<OpRecord>),
    /// The ledger is shown as of this moment from now on, or of the present;
    /// and the first day on which anything was recorded.
    Travelled(Option<AsOf>, Option<NaiveDate>),
    /// Another process recorded this many operations.
    Elsewhere(i64),
    /// The commitments that were asked for, to be marked.
    Collected(Vec<ItemId>),
    /// The words that the filter line may offer.
    Occurring(Box<Occurring>),
    /// How many commitments match each view of the menu.
    Counted(Vec<Option<usize>>),
    /// The views that the person keeps, after a change.
    Kept(Views),
    /// Something could not be done; nothing was changed.
    Failed(Phrase),
    /// Nothing came of an effect.
    Nothing,
}

/// A text to be edited, and where it goes then.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// The name of the file, which tells the editor what it is.
    pub name: String,
    pub text: String,
    pub back: Back,
}

/// Where an edited text goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Back {
    /// Into the dialog's entry that has the focus.
    Entry,
    /// The form of a commitment's wording.
    Item(ItemId),
    /// The form of a new commitment.
    New,
    /// The form of a candidate of the letter that lies open, by its place.
    Candidate(usize),
}

/// What a mouse did.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Gesture {
    Click,
    DoubleClick,
    WheelUp,
    WheelDown,
}

/// An answer from the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub today: NaiveDate,
    /// Absent where only the detail was asked for.
    pub page: Option<(Lines, usize)>,
    pub detail: Option<Detail>,
    pub summary: Option<(Summary, Vec<Letter>)>,
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Load(Ask),
    /// Counts over the whole ledger, and its letters.
    Summary,
    /// What a screen other than the list shows.
    Screen(ScreenAsk),
    /// Everything about one commitment.
    Detail(ItemId),
    /// Commitments that are like what is typed in the palette.
    Find(String),
    /// Where a commitment stands in the list.
    Reach {
        item: ItemId,
        query: Query,
        sort: Sort,
    },
    /// The text of the letter that a commitment stands in.
    ReadLetter(ItemId),
    /// Makes a proof ready to be opened: the commitment, and its place there.
    OpenEvidence(ItemId, usize),
    Execute(Box<Request>),
    /// The names of commitments, to be marked.
    Collect(Which),
    /// The units and tags that occur in the ledger.
    Occurring,
    /// How many commitments match each of these.
    Count(Vec<Option<Query>>),
    /// Change the views that the person keeps.
    KeepView(ViewChange),
    /// Keep a filter among those that were used.
    RememberFilter(String),
    /// Take in a commitment of one's own, with a note.
    Add(Box<Draft>, Option<String>),
    /// Records what was accepted of a letter, as one operation.
    Take(Box<Taking>, AttachedText),
    /// Hands the report of a week on.
    Seal(Box<Printing>),
    Undo,
    Redo,
    /// Take one operation out of force, whichever is the newest.
    Revert(i64),
    /// See whether another process changed the ledger or the day has changed.
    Poll,
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Something to be done with the terminal or by another program.
    Outside(Outside),
    /// Show the ledger as it was recorded at another time.
    Travel(Travel),
}

/// Which commitments are meant.
#[derive(Clone, Debug, PartialEq)]
pub enum Which {
    Matching(Query),
    /// Those of a group of the present list, by its key.
    Group(String),
}

/// Whether the mouse is nuo's or the terminal's own, which selects text with it.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Capture {
    On,
    #[default]
    Off,
}

/// Where a commitment can be seen.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Shown {
    /// In the list as it is.
    Here,
    /// In the list without its filter.
    Unfiltered,
    Nowhere,
}

/// A time at which to look at the ledger.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Travel {
    /// As it was recorded by the end of a day.
    Day(NaiveDate),
    /// As it was recorded up to an operation.
    Op(i64),
    Now,
}

/// What only the loop around the terminal can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Outside {
    /// Hand a text to the terminal's clipboard (OSC 52).
    Copy(String),
    /// Open a file or an address with the system's opener.
    Open(String),
    /// Hand a text to the person's editor, which takes the terminal meanwhile.
    Edit(Box<Editing>),
    /// Have the terminal report the mouse, or leave it to the terminal.
    Mouse(Capture),
}
