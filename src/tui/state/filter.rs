//! The filter line while it is typed: the text, what it goes back to, what it
//! offers, and the filters before it.

use super::list::Stay;
use crate::app::Occurring;
use crate::domain::query::Query;
use crate::i18n::Phrase;
use crate::tui::field::Field;
use std::ops::Range;

/// The filter being typed.
#[derive(Clone, Debug)]
pub struct FilterLine {
    pub field: Field,
    /// What to go back to.
    pub before: (String, Query),
    /// Where the list was.
    pub stay: Option<Stay>,
    pub problem: Option<(Phrase, Range<usize>)>,
    /// The units and tags of the ledger, once they are read.
    pub occurring: Occurring,
    /// The walk through what a word may become.
    pub walk: Option<Walk>,
    pub past: Past,
}

/// What a word at the cursor may become.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// Bytes of the text that are replaced.
    pub replace: Range<usize>,
    /// Each with its sign or quotes.
    pub words: Vec<String>,
}

/// A walk through an offer: every step replaces the same piece of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    pub offer: Offer,
    /// The text as it was typed.
    pub typed: String,
    pub at: usize,
}

/// A walk through the filters that were used before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// The place of the filter that is shown, from zero, newest first.
    pub at: Option<usize>,
    /// What was typed before the walk.
    pub typed: String,
}
