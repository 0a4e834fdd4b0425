//! The quantities that a clause promises.

use crate::domain::reading::Doubt;
use crate::domain::target::Target;
use std::ops::Range;

/// A quantity in a clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands in the text that was searched, in bytes.
    pub range: Range<usize>,
    pub target: Target,
    pub doubts: Vec<Doubt>,
}

/// Every quantity in a text that can be a promise, in the order of the text.
#[must_use]
pub fn quantities(_text: &str) -> Vec<Quantity> {
    Vec::new()
}
