//! What happens to the screen, and what the screen asks to be done.

use super::canvas::Target;
use super::form::Request;
use super::model::{Detail, Summary};
use super::reading::Reading;
use super::state::{ScreenAsk, ScreenLoaded};
use crate::app::{OpRecord, Outcome, Page, Sort};
use crate::domain::commitment::Draft;
use crate::domain::ids::ItemId;
use crate::domain::letter::Letter;
use crate::domain::query::Query;
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
    /// Another process recorded this many operations.
    Elsewhere(i64),
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
    pub page: Option<(Page, usize)>,
    pub detail: Option<Detail>,
    pub summary: Option<(Summary, Vec<Letter>)>,
}

/// Something to be done outside.
#[allow(dead_code, reason = "screens use it as they come")]
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Load(Ask),
    /// Counts over the whole ledger, and its letters.
    Summary,
    /// What a screen other than the list shows.
    Screen(ScreenAsk),
    /// Everything about one commitment.
    Detail(ItemId),
    /// The text of the letter that a commitment stands in.
    ReadLetter(ItemId),
    /// Makes a proof ready to be opened: the commitment, and its place there.
    OpenEvidence(ItemId, usize),
    Execute(Box<Request>),
    /// Take in a commitment of one's own, with a note.
    Add(Box<Draft>, Option<String>),
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

/// Whether the mouse is nuo's or the terminal's own, which selects text with it.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Capture {
    On,
    #[default]
    Off,
}

/// A time at which to look at the ledger.
#[allow(dead_code, reason = "screens use it as they come")]
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

/// What is wanted of a listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub query: Query,
    pub sort: Sort,
    /// The commitment to stay on, where it still matches.
    pub stay_on: Option<ItemId>,
    /// The place to be at otherwise.
    pub place: usize,
    /// Rows on the screen; more are loaded around them.
    pub rows: usize,
    /// How many match and how many there are, where only the place changes.
    pub totals: Option<(usize, usize)>,
    pub summary: bool,
}
