//! What the counts screen remembers.

use crate::domain::ids::ItemId;
use crate::domain::overview::{Facet, Overview, Subset};
use crate::domain::query::Query;

/// The screen's place and what it shows.
#[derive(Clone, Debug, Default)]
pub struct StatusBoard {
    /// The commitment that the keys act on: one that a line names.
    pub current: Option<ItemId>,
    /// Absent until it was read.
    pub overview: Option<Box<Overview>>,
    /// The pane that has the focus.
    pub facet: Facet,
    /// The pane that is shown below the first one where two fit.
    pub lower: Lower,
    /// The selected line of each pane, and the first one on the screen.
    pub places: [LinePlace; Facet::ALL.len()],
}

/// A pane that is shown below the first one.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Lower(pub Facet);

impl Default for Lower {
    fn default() -> Self {
        Self(Facet::Lead)
    }
}

/// Where a pane is.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct LinePlace {
    pub chosen: usize,
    pub top: usize,
}

/// One line of a pane.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Entry {
    /// Only divides: the open ones by date begin.
    OpenByDate,
    Line(Subset),
}

impl StatusBoard {
    /// The lines of a pane, without those that divide them.
    #[must_use]
    pub fn subsets(&self, facet: Facet) -> Vec<Subset> {
        self.overview.as_ref().map(|overview| overview.subsets(facet)).unwrap_or_default()
    }

    /// Everything that stands in a pane, from the top.
    #[must_use]
    pub fn entries(&self, facet: Facet) -> Vec<Entry> {
        let mut entries = Vec::new();
        for subset in self.subsets(facet) {
            let dated = facet == Facet::Status && matches!(subset, Subset::Timeliness(_));
            if dated && !entries.contains(&Entry::OpenByDate) {
                entries.push(Entry::OpenByDate);
            }
            entries.push(Entry::Line(subset));
        }
        entries
    }

    /// The line that is selected.
    #[must_use]
    pub fn selected(&self) -> Option<Subset> {
        let chosen = self.place(self.facet).chosen;
        self.subsets(self.facet).into_iter().nth(chosen)
    }

    #[must_use]
    pub const fn place(&self, facet: Facet) -> LinePlace {
        self.places[facet as usize]
    }

    /// Goes to a line of a pane, and gives that pane the focus.
    pub fn select(&mut self, facet: Facet, line: usize) {
        self.facet = facet;
        if facet != Facet::Status {
            self.lower = Lower(facet);
        }
        let subsets = self.subsets(facet);
        let chosen = line.min(subsets.len().saturating_sub(1));
        self.places[facet as usize].chosen = chosen;
        self.current = match subsets.get(chosen) {
            Some(Subset::Longest(id)) => Some(id.clone()),
            _ => None,
        };
    }

    /// Scrolls as little as shows the selected line of a pane with so many
    /// lines on the screen.
    pub fn follow(&mut self, facet: Facet, rows: usize) {
        let (first, chosen, count) = self.span(facet);
        let rows = rows.max(1);
        let place = &mut self.places[facet as usize];
        let shown = if chosen + 1 - first > rows { chosen } else { first };
        place.top = place.top.min(shown).max((chosen + 1).saturating_sub(rows));
        place.top = place.top.min(count.saturating_sub(rows));
    }

    /// The selected entry, the one to be shown with it because it divides, and
    /// how many there are.
    fn span(&self, facet: Facet) -> (usize, usize, usize) {
        let entries = self.entries(facet);
        let line = self.place(facet).chosen;
        let lines = entries.iter().enumerate();
        let mut lines = lines.filter(|(_, entry)| matches!(entry, Entry::Line(_)));
        let chosen = lines.nth(line).map_or(0, |(at, _)| at);
        let before = chosen.checked_sub(1).filter(|at| entries[*at] == Entry::OpenByDate);
        (before.unwrap_or(chosen), chosen, entries.len())
    }
}

/// What the screen wants to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What is to be counted.
    pub query: Query,
}

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub overview: Box<Overview>,
}
