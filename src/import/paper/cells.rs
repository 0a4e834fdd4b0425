//! Whether the lines in a row of a table are one paragraph.

/// A row whose cells have more lines each is no row of a letter's table.
const CELL_LINES: usize = 3;
/// A longer row is a text that is laid out.
const ROW_BYTES: usize = 1800;

/// Whether the lines of a row, each with the cell it stands in and its length in
/// bytes, are values side by side and not texts that a table lays out.
pub(super) fn is_row(lines: impl Iterator<Item = (usize, usize)>) -> bool {
    let (mut total, mut cells, mut most, mut run, mut last) = (0, 0, 0, 0, None);
    for (cell, bytes) in lines {
        total += bytes;
        run = if last == Some(cell) { run + 1 } else { 1 };
        cells += usize::from(last != Some(cell));
        most = most.max(run);
        last = Some(cell);
    }
    cells > 1 && most <= CELL_LINES && total <= ROW_BYTES
}

/// The row as one line: three cells or more between bars, so that a table of
/// tasks is read by its columns; fewer, and facts with their names, beside one
/// another.
pub(super) fn joined<'t>(lines: impl Iterator<Item = (usize, &'t str)>) -> String {
    let mut cells: Vec<(usize, String)> = Vec::new();
    for (cell, text) in lines {
        match cells.last_mut().filter(|(last, _)| *last == cell) {
            Some((_, said)) => {
                said.push(' ');
                said.push_str(text);
            }
            None => cells.push((cell, text.to_owned())),
        }
    }
    let texts: Vec<String> = cells.into_iter().map(|(_, said)| said).collect();
    let facts = texts.iter().any(|text| text.contains(['：', ':']));
    texts.join(if texts.len() >= 3 && !facts { " | " } else { " " })
}

#[cfg(test)]
mod tests {
    use super::{is_row, joined};

    #[test]
    fn a_row_of_three_cells_keeps_them_apart() {
        assert_eq!(
            joined([(1, "1"), (2, "修路"), (2, "两条"), (3, "我局")].into_iter()),
            "1 | 修路 两条 | 我局"
        );
        assert_eq!(joined([(1, "文号"), (2, "3号")].into_iter()), "文号 3号");
    }

    #[test]
    fn values_side_by_side_are_a_row_and_texts_are_not() {
        assert!(is_row([(1, 9), (2, 30), (2, 12)].into_iter()));
        assert!(!is_row([(1, 9)].into_iter()));
        assert!(!is_row([(1, 9), (2, 3000)].into_iter()));
        assert!(!is_row([(1, 9), (2, 9), (2, 9), (2, 9), (2, 9)].into_iter()));
    }
}
