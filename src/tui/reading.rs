//! The letter's whole text, opened at the clauses of a commitment.

use crate::domain::ids::ItemId;
use std::ops::Range;

/// A letter that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The commitment from which it was opened.
    pub item: ItemId,
    /// The letter's title in Chinese and in English.
    pub title: (String, String),
    pub paragraphs: Vec<String>,
    /// The clauses of every commitment, in the order of the text.
    pub clauses: Vec<Clause>,
    /// Which clause of the commitment is in sight, from zero.
    pub at: usize,
    /// The first line on the screen.
    pub scroll: usize,
}

/// A clause in the text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Clause {
    /// The paragraph, from zero.
    pub paragraph: usize,
    /// In bytes of the paragraph.
    pub range: Range<usize>,
    /// The commitment that it makes.
    pub item: ItemId,
}

impl Reading {
    /// How many clauses the commitment itself has.
    #[must_use]
    pub fn own(&self) -> usize {
        self.clauses.iter().filter(|clause| clause.item == self.item).count()
    }
}
