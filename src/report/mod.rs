//! The weekly report in the forms it is handed on in.
//!
//! [`blocks`] puts the report into words; [`text`] and [`markdown`] lay the
//! same blocks out, so that both say the same; [`json`] is the report itself,
//! without a language. None of them knows a clock or a terminal: the same
//! report gives the same bytes.

pub mod blocks;
pub mod json;
pub mod markdown;
mod news;
pub mod text;

use crate::i18n::Lang;

/// The languages of a report.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Languages {
    One(Lang),
    /// Chinese, then English.
    Both,
}

impl Languages {
    /// The languages in the order of printing.
    #[must_use]
    pub fn list(self) -> Vec<Lang> {
        match self {
            Self::One(lang) => vec![lang],
            Self::Both => vec![Lang::Zh, Lang::En],
        }
    }
}

/// One piece of a report in words. The words may hold anything that people
/// typed: whoever lays them out makes them safe.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Block {
    Title(String),
    Section(String),
    Group(String),
    Line(String),
    /// A line of a group.
    Entry(String),
    /// A commitment: its code, its name, and what there is to say of it.
    Item {
        code: String,
        text: String,
        details: Vec<String>,
    },
    /// Rows of cells, the first of them the heads; all but the first column
    /// are numbers.
    Table(Vec<Vec<String>>),
}
