//! What happens to the screen, and what the screen asks to be done.

use super::form::Request;
use super::model::{Detail, Summary};
use crate::app::{OpRecord, Outcome, Page, Sort};
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
    Resize(u16, u16),
    /// A quarter of a second without a key.
    Tick,
    Loaded(Box<Loaded>),
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
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Load(Ask),
    /// Everything about one commitment.
    Detail(ItemId),
    Execute(Box<Request>),
    Undo,
    Redo,
    /// See whether another process changed the ledger or the day has changed.
    Poll,
    Suspend,
    /// Draw everything again.
    Redraw,
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
