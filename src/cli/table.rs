//! Rows in columns: padded to their width, and clipped only on a terminal.

use super::output::{Broken, Output, Role};
use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::fit::{clip, pad};
use crate::text::width::columns;

/// What stands in one column of one row.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Cell {
    role: Role,
    text: String,
}

impl Cell {
    #[must_use]
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self { role, text: clean_line(&text.into()).into_owned() }
    }

    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(Role::Plain, text)
    }
}

/// One line of a table.
#[derive(Clone, Debug)]
pub enum Line {
    /// Across all columns, with an empty line before it.
    Heading(String),
    Cells(Vec<Cell>),
}

/// What gives way where a terminal is narrow.
#[derive(Clone, Debug, Default)]
pub struct Yielding {
    /// The column that is clipped.
    pub clipped: Option<usize>,
    /// Columns that are left out, the first one first.
    pub dropped: Vec<usize>,
}

/// The clipped column keeps this width as long as columns can be left out.
const CLIPPED_MIN: usize = 24;
const GAP: usize = 2;

/// Writes a table with a line of headings.
///
/// # Errors
/// When standard output cannot be written.
pub fn write_table(
    output: &mut Output,
    headings: Vec<Cell>,
    lines: &[Line],
    yielding: &Yielding,
    ambiguous: Ambiguous,
) -> Result<(), Broken> {
    let mut widths = vec![0; headings.len()];
    let all = std::iter::once(&headings).chain(lines.iter().filter_map(|line| match line {
        Line::Cells(cells) => Some(cells),
        Line::Heading(_) => None,
    }));
    for cells in all {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = columns(&cell.text, ambiguous).max(*width);
        }
    }
    let shown = fit_widths(&mut widths, output.width_columns(), yielding);
    let layout = Layout { widths, shown, ambiguous };
    if headings.iter().any(|cell| !cell.text.is_empty()) {
        layout.write(output, &headings)?;
    }
    for line in lines {
        match line {
            Line::Heading(text) => {
                output.line("")?;
                output.pieces(&[(Role::Heading, text)])?;
            }
            Line::Cells(cells) => layout.write(output, cells)?,
        }
    }
    Ok(())
}

/// Brings the widths within a terminal and says which columns are shown.
fn fit_widths(widths: &mut [usize], room: Option<usize>, yielding: &Yielding) -> Vec<usize> {
    let mut shown: Vec<usize> = (0..widths.len()).collect();
    let Some(room) = room else { return shown };
    let total = |shown: &[usize], widths: &[usize]| {
        shown.iter().map(|at| widths[*at]).sum::<usize>() + GAP * shown.len().saturating_sub(1)
    };
    let spare = |shown: &[usize], widths: &[usize]| {
        match yielding.clipped {
            Some(at) => widths[at].saturating_sub(CLIPPED_MIN),
            None => 0,
        }
        .min(total(shown, widths))
    };
    for at in &yielding.dropped {
        if total(&shown, widths) <= room + spare(&shown, widths) {
            break;
        }
        shown.retain(|column| column != at);
    }
    if let Some(at) = yielding.clipped {
        let over = total(&shown, widths).saturating_sub(room);
        widths[at] = widths[at].saturating_sub(over);
    }
    shown
}

struct Layout {
    widths: Vec<usize>,
    shown: Vec<usize>,
    ambiguous: Ambiguous,
}

impl Layout {
    fn write(&self, output: &mut Output, cells: &[Cell]) -> Result<(), Broken> {
        let Some(last) =
            self.shown.iter().rposition(|at| cells.get(*at).is_some_and(|c| !c.text.is_empty()))
        else {
            return output.line("");
        };
        let mut pieces: Vec<(Role, String)> = Vec::with_capacity(2 * cells.len());
        for (place, at) in self.shown.iter().enumerate().take(last + 1) {
            let (cell, width) = (&cells[*at], self.widths[*at]);
            let text = if place == last {
                clip(&cell.text, width, self.ambiguous).into_owned()
            } else {
                pad(&cell.text, width, self.ambiguous)
            };
            pieces.push((cell.role, text));
            if place < last {
                pieces.push((Role::Plain, " ".repeat(GAP)));
            }
        }
        let borrowed: Vec<(Role, &str)> =
            pieces.iter().map(|(role, text)| (*role, text.as_str())).collect();
        output.pieces(&borrowed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Yielding, fit_widths};

    #[test]
    fn a_narrow_terminal_drops_columns_and_clips_the_title() {
        let yielding = Yielding { clipped: Some(1), dropped: vec![3, 2] };
        for (room, widths, shown) in [
            (None, [10, 40, 10, 10], vec![0, 1, 2, 3]),
            (Some(76), [10, 40, 10, 10], vec![0, 1, 2, 3]),
            (Some(70), [10, 34, 10, 10], vec![0, 1, 2, 3]),
            (Some(52), [10, 28, 10, 10], vec![0, 1, 2]),
            (Some(40), [10, 28, 10, 10], vec![0, 1]),
            (Some(8), [10, 0, 10, 10], vec![0, 1]),
        ] {
            let mut found = [10, 40, 10, 10];
            assert_eq!(fit_widths(&mut found, room, &yielding), shown, "{room:?}");
            assert_eq!(found, widths, "{room:?}");
        }
    }
}
