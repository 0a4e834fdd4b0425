//! The dates that a clause names, each with the rule that it stands for.

use crate::domain::due::Rule;
use crate::domain::reading::Doubt;
use std::ops::Range;

/// What a date is said of.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Role {
    /// The day by which, or the time in which, something is to be.
    Limit,
    /// Something that has happened: 2020年以来, 截至2025年4月底, 已于.
    Past,
    /// A year range in a title.
    Title,
    /// From when on something holds; no limit.
    Start,
}

/// A date in a clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands in the text that was searched, in bytes.
    pub range: Range<usize>,
    pub rule: Rule,
    pub role: Role,
    pub doubts: Vec<Doubt>,
}

/// Every date in a text, in the order of the text.
#[must_use]
pub fn mentions(_text: &str) -> Vec<Mention> {
    Vec::new()
}
