//! Short lists to choose one thing from. What is done with it stands in
//! `overlays`.

use crate::app::Sort;
use crate::domain::commitment::Commitment;
use crate::domain::vocabulary::Status;
use crate::i18n::{Lang, how_many};

/// A short list to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Menu {
    pub purpose: MenuPurpose,
    pub chosen: usize,
}

/// What a menu is for.
#[derive(Clone, Debug, PartialEq)]
pub enum MenuPurpose {
    /// Choosing a status for a commitment.
    Status {
        /// The code of the one, or how many there are.
        about: String,
    },
    Sort,
    /// What of a commitment can be opened.
    Open(Vec<Openable>),
}

/// Something that stands behind a commitment.
#[derive(Clone, Debug, PartialEq)]
pub enum Openable {
    /// The letter's text, of which a copy is attached.
    Letter,
    /// A proof by its place among the evidence, with its title.
    Evidence(usize, String),
}

impl Menu {
    /// The menu of statuses, at the present one.
    #[must_use]
    pub fn statuses(item: &Commitment) -> Self {
        let chosen = Status::ALL.iter().position(|status| *status == item.status()).unwrap_or(0);
        Self { purpose: MenuPurpose::Status { about: item.code().to_owned() }, chosen }
    }

    /// The menu of statuses for so many commitments.
    #[must_use]
    pub fn statuses_of_many(count: usize, lang: Lang) -> Self {
        let about = how_many(count, lang);
        Self { purpose: MenuPurpose::Status { about }, chosen: 0 }
    }

    /// How many lines it has.
    #[must_use]
    pub fn lines(&self) -> usize {
        match self.purpose {
            MenuPurpose::Status { .. } => Status::ALL.len(),
            MenuPurpose::Sort => Sort::ALL.len(),
            MenuPurpose::Open(ref things) => things.len(),
        }
    }
}
