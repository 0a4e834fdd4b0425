//! Which line of a grouped listing is what: headings, and the rows of those
//! groups that are not folded. Pure arithmetic over the groups' sizes.

use super::state::list::{Fold, Folds};
use crate::app::GroupCount;
use std::ops::Range;

/// The lines of a grouped listing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    groups: Vec<Span>,
    lines: usize,
}

/// One group: its heading's line, and its rows in the order of all rows.
#[derive(Clone, Debug, PartialEq)]
struct Span {
    line: usize,
    rows: Range<usize>,
    fold: Fold,
}

/// What stands in a line.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Spot {
    /// The heading of a group, by the group's place.
    Heading(usize),
    /// A row, by its place among all rows.
    Row(usize),
}

impl Outline {
    /// The lines of these groups, some of which are folded.
    #[must_use]
    pub fn of(sections: &[GroupCount], folds: &Folds) -> Self {
        let mut outline = Self::default();
        let mut row = 0;
        for section in sections {
            let fold = folds.of(&section.key);
            let rows = row..row + section.total;
            row = rows.end;
            outline.groups.push(Span { line: outline.lines, rows, fold });
            outline.lines += 1 + if fold == Fold::Open { section.total } else { 0 };
        }
        outline
    }

    /// How many lines there are.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.lines
    }

    /// What stands in a line.
    #[must_use]
    pub fn spot(&self, line: usize) -> Option<Spot> {
        if line >= self.lines {
            return None;
        }
        let place = self.groups.partition_point(|group| group.line <= line).checked_sub(1)?;
        let group = self.groups.get(place)?;
        Some(match line - group.line {
            0 => Spot::Heading(place),
            below => Spot::Row(group.rows.start + below - 1),
        })
    }

    /// The line of a row, or of the heading that it is folded under.
    #[must_use]
    pub fn line_of_row(&self, row: usize) -> Option<usize> {
        let group = self.groups.iter().find(|group| group.rows.contains(&row))?;
        Some(match group.fold {
            Fold::Open => group.line + 1 + row - group.rows.start,
            Fold::Folded => group.line,
        })
    }

    /// The line of a group's heading.
    #[must_use]
    pub fn line_of_group(&self, place: usize) -> Option<usize> {
        self.groups.get(place).map(|group| group.line)
    }

    /// The rows of a group among all rows.
    #[must_use]
    pub fn rows_of_group(&self, place: usize) -> Option<Range<usize>> {
        self.groups.get(place).map(|group| group.rows.clone())
    }

    /// Whether a group is folded.
    #[must_use]
    pub fn fold(&self, place: usize) -> Fold {
        self.groups.get(place).map_or(Fold::Open, |group| group.fold)
    }
}

#[cfg(test)]
mod tests {
    use super::{Outline, Spot};
    use crate::app::GroupCount;
    use crate::tui::state::list::{Fold, Folds};

    fn sections(sizes: &[usize]) -> Vec<GroupCount> {
        let named = sizes.iter().enumerate();
        named
            .map(|(place, total)| GroupCount {
                key: place.to_string(),
                total: *total,
                closed: 0,
                overdue: 0,
            })
            .collect()
    }

    #[test]
    fn lines_are_headings_and_the_rows_of_open_groups() {
        for (sizes, folded, expected) in [
            (&[][..], &[][..], ""),
            (&[2], &[], "h0 r0 r1"),
            (&[2, 1], &["0"], "h0 h1 r2"),
            (&[1, 2, 1], &["1"], "h0 r0 h1 h2 r3"),
            (&[1, 2], &["0", "1"], "h0 h1"),
        ] {
            let mut folds = Folds::default();
            folded.iter().for_each(|key| folds.turn(key));
            let outline = Outline::of(&sections(sizes), &folds);
            let spots = (0..outline.lines() + 2).map_while(|line| outline.spot(line));
            let named: Vec<String> = spots
                .map(|spot| match spot {
                    Spot::Heading(place) => format!("h{place}"),
                    Spot::Row(row) => format!("r{row}"),
                })
                .collect();
            assert_eq!(named.join(" "), expected, "{sizes:?} {folded:?}");
            for line in 0..outline.lines() {
                let back = match outline.spot(line).expect("a line") {
                    Spot::Heading(place) => outline.line_of_group(place),
                    Spot::Row(row) => outline.line_of_row(row),
                };
                assert_eq!(back, Some(line), "{sizes:?} {folded:?}");
            }
        }
    }

    #[test]
    fn folding_all_leaves_headings_and_one_can_be_opened() {
        let mut folds = Folds::all(Fold::Folded);
        let groups = sections(&[3, 2]);
        assert_eq!(Outline::of(&groups, &folds).lines(), 2);
        folds.turn("1");
        let outline = Outline::of(&groups, &folds);
        assert_eq!(outline.lines(), 4);
        assert_eq!(outline.line_of_row(0), Some(0), "a folded row stands under its heading");
        assert_eq!(outline.line_of_row(4), Some(3));
        assert_eq!(outline.line_of_row(5), None);
        assert_eq!(outline.rows_of_group(1), Some(3..5));
    }
}
