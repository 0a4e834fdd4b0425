//! Views: a filter with an order, groups and columns under a name. Those that a
//! person keeps, and those that every ledger has. They are settings and no
//! records: where they are kept and what they are called is not known here.

use crate::domain::listing::{Column, Group, Sort};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A filter with an order, groups and columns, kept under a name.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    pub name: String,
    /// As it is typed; dates in it move with the day on which it is read.
    #[serde(default)]
    pub filter: String,
    #[serde(default)]
    pub sort: Sort,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// Empty for the usual ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
}

/// The views that every ledger has, for follow-up work.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum BuiltInView {
    /// Whatever wants an eye on it now.
    Watch,
    Overdue,
    Week,
    Review,
    Claimed,
    Undated,
    /// Closed in the last month.
    Closed,
}

impl BuiltInView {
    /// In the order of the menu.
    pub const ALL: [Self; 7] = [
        Self::Watch,
        Self::Overdue,
        Self::Week,
        Self::Review,
        Self::Claimed,
        Self::Undated,
        Self::Closed,
    ];

    /// Its name on the command line, whatever the language.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Overdue => "overdue",
            Self::Week => "week",
            Self::Review => "review",
            Self::Claimed => "claimed",
            Self::Undated => "undated",
            Self::Closed => "closed",
        }
    }

    #[must_use]
    pub const fn sort(self) -> Sort {
        match self {
            Self::Closed => Sort::Updated,
            Self::Watch
            | Self::Overdue
            | Self::Week
            | Self::Review
            | Self::Claimed
            | Self::Undated => Sort::Due,
        }
    }

    #[must_use]
    pub const fn group(self) -> Option<Group> {
        match self {
            Self::Undated => Some(Group::Part),
            Self::Watch
            | Self::Overdue
            | Self::Week
            | Self::Review
            | Self::Claimed
            | Self::Closed => None,
        }
    }
}

/// The views that a person keeps, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Views {
    pub own: Vec<View>,
    /// Why they cannot be read; nothing is kept then, so that nothing is lost.
    pub problem: Option<ViewProblem>,
}

/// Whether a view of the same name may be written over.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Over {
    Refused,
    Meant,
}

/// A change to the views that a person keeps.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewChange {
    Save { view: View, over: Over },
    Rename { from: String, to: String },
    Remove { name: String },
}

/// Why a view cannot be kept. The views are as they were.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ViewProblem {
    #[error("a view needs a name")]
    NoName,
    #[error("{0} is built in")]
    BuiltIn(String),
    #[error("there is a view {0}")]
    Taken(String),
    #[error("no view {0}")]
    Missing(String),
    #[error("{path}: {message}")]
    File { path: PathBuf, message: String },
    /// What stands in the file is no list of views.
    #[error("{path}: {message}")]
    Unreadable { path: PathBuf, message: String },
}

impl Views {
    /// The view that a person keeps under a name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&View> {
        self.own.iter().find(|view| view.name == name)
    }

    /// Makes a change; `built_in` are the names that are taken.
    ///
    /// # Errors
    /// When the name cannot be had or nothing has it.
    pub fn change(&mut self, change: &ViewChange, built_in: &[String]) -> Result<(), ViewProblem> {
        if let Some(problem) = &self.problem {
            return Err(problem.clone());
        }
        let free = |name: &str| match name {
            "" => Err(ViewProblem::NoName),
            name if built_in.iter().any(|known| known == name) => {
                Err(ViewProblem::BuiltIn(name.to_owned()))
            }
            name => Ok(name.to_owned()),
        };
        let place = |name: &str| self.own.iter().position(|view| view.name == name);
        let kept = |name: &str| place(name).ok_or_else(|| ViewProblem::Missing(name.to_owned()));
        match change {
            ViewChange::Save { view, over } => {
                let name = free(view.name.trim())?;
                let view = View { name, ..view.clone() };
                match place(&view.name) {
                    Some(place) if *over == Over::Meant => self.own[place] = view,
                    Some(_) => return Err(ViewProblem::Taken(view.name)),
                    None => self.own.push(view),
                }
            }
            ViewChange::Rename { from, to } => {
                let (place, to) = (kept(from)?, free(to.trim())?);
                if to != *from && self.named(&to).is_some() {
                    return Err(ViewProblem::Taken(to));
                }
                self.own[place].name = to;
            }
            ViewChange::Remove { name } => {
                let place = kept(name)?;
                self.own.remove(place);
            }
        }
        Ok(())
    }
}
