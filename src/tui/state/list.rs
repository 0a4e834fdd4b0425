//! What the list remembers, and the loaded window of it.

use crate::app::{GroupCount, Row};
use crate::domain::ids::ItemId;
use crate::domain::listing::{Column, Group, Sort};
use crate::domain::query::Query;
use crate::domain::views::View;
use std::collections::BTreeSet;

/// The list pane.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The filter as it was typed.
    pub filter: String,
    pub query: Query,
    pub sort: Sort,
    pub group: Option<Group>,
    pub folds: Folds,
    /// Empty for the usual ones.
    pub columns: Vec<Column>,
    /// The view that was chosen; it holds as long as nothing of it is changed.
    pub chosen: Option<View>,
    /// The commitments that changes are made to, where there are any.
    pub marked: BTreeSet<ItemId>,
    /// The loaded window.
    pub page: Lines,
    /// The selected line's place in the whole listing.
    pub selected: usize,
    /// The place of the first line on the screen.
    pub top: usize,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// The heading of a group.
    Heading {
        section: GroupCount,
        fold: Fold,
    },
    Row(Box<Row>),
}

/// A window of a listing's lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    pub totals: Totals,
    /// The place of the first line in the whole listing, from zero.
    pub offset: usize,
    pub window: Vec<Line>,
}

/// How much there is of a listing.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Totals {
    /// Headings and rows that are not folded away.
    pub lines: usize,
    /// Commitments that match the filter.
    pub matching: usize,
    /// Commitments in the ledger.
    pub all: usize,
    /// Marked commitments that do not match the filter.
    pub hidden: usize,
}

/// Whether the rows of a group are shown.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Fold {
    #[default]
    Open,
    Folded,
}

impl Fold {
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Open => Self::Folded,
            Self::Folded => Self::Open,
        }
    }
}

/// Which groups are folded: all of them are as `usual` but for some.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folds {
    usual: Fold,
    except: BTreeSet<String>,
}

impl Folds {
    /// Every group alike.
    #[must_use]
    pub const fn all(usual: Fold) -> Self {
        Self { usual, except: BTreeSet::new() }
    }

    #[must_use]
    pub fn of(&self, key: &str) -> Fold {
        if self.except.contains(key) { self.usual.other() } else { self.usual }
    }

    /// Folds an open group, or opens a folded one.
    pub fn turn(&mut self, key: &str) {
        if !self.except.remove(key) {
            self.except.insert(key.to_owned());
        }
    }
}

/// Where the selection stays when the list is read again.
#[derive(Clone, Debug, PartialEq)]
pub enum Stay {
    /// On a commitment, or on the heading that it is folded under.
    Item(ItemId),
    /// On the heading of a group, by its key.
    Heading(String),
}

/// What is wanted of a listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub query: Query,
    pub sort: Sort,
    pub group: Option<Group>,
    pub folds: Folds,
    /// What to stay on, where it is still there.
    pub stay_on: Option<Stay>,
    /// The place to be at otherwise.
    pub place: usize,
    /// Rows on the screen; more are loaded around them.
    pub rows: usize,
    /// How much there is, where only the place changes.
    pub totals: Option<Totals>,
    /// The marked commitments, to count those that do not match.
    pub marked: Vec<ItemId>,
    pub summary: bool,
}

impl Listing {
    /// A line by its place in the whole listing, if it is loaded.
    #[must_use]
    pub fn line(&self, place: usize) -> Option<&Line> {
        self.page.window.get(place.checked_sub(self.page.offset)?)
    }

    /// The selected row; nothing on a heading.
    #[must_use]
    pub fn current(&self) -> Option<&Row> {
        match self.line(self.selected)? {
            Line::Row(row) => Some(row),
            Line::Heading { .. } => None,
        }
    }

    /// The heading that is selected.
    #[must_use]
    pub fn heading(&self) -> Option<(&GroupCount, Fold)> {
        match self.line(self.selected)? {
            Line::Heading { section, fold } => Some((section, *fold)),
            Line::Row(_) => None,
        }
    }

    /// The key of the group at the selection, where the list has groups.
    #[must_use]
    pub fn group_here(&self) -> Option<String> {
        match self.line(self.selected)? {
            Line::Heading { section, .. } => Some(section.key.clone()),
            Line::Row(row) => self.group.map(|by| row.group_key(by)),
        }
    }

    /// What the selection stays on.
    #[must_use]
    pub fn stay(&self) -> Option<Stay> {
        match self.line(self.selected)? {
            Line::Heading { section, .. } => Some(Stay::Heading(section.key.clone())),
            Line::Row(row) => Some(Stay::Item(row.id.clone())),
        }
    }

    /// The rows that are loaded.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.page.window.iter().filter_map(|line| match line {
            Line::Row(row) => Some(&**row),
            Line::Heading { .. } => None,
        })
    }

    /// The view that the list shows, if it is still the chosen one.
    #[must_use]
    pub fn view(&self) -> Option<&View> {
        self.chosen.as_ref().filter(|view| {
            view.filter == self.filter
                && view.sort == self.sort
                && view.group == self.group
                && view.columns == self.columns
        })
    }

    /// Scrolls as little as shows the selected line.
    pub fn follow(&mut self, rows_on_screen: usize) {
        let rows = rows_on_screen.max(1);
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(rows));
        self.top = self.top.min(self.page.totals.lines.saturating_sub(rows));
    }
}
