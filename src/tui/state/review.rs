//! What the review screen remembers.

use crate::domain::ids::ItemId;

/// The screen's place and what it shows.
#[derive(Clone, Debug, Default)]
pub struct ReviewWalk {
    /// The commitment that the keys act on.
    pub current: Option<ItemId>,
}

/// What the screen wants to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask;

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded;
