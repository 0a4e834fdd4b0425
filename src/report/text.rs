//! The report as plain text in a number of columns.

use super::register::RegisterTable;
use super::{Block, Languages, whole};
use crate::domain::weekly::WeeklyReport;
use crate::text::Ambiguous;
use crate::text::clean::clean_line;
use crate::text::fit::{pad, pad_left};
use crate::text::width::columns as width;
use crate::text::wrap::wrap;
use std::fmt::Write as _;

/// The columns of a page when nothing says otherwise.
pub const PAGE_COLUMNS: usize = 80;

/// Narrower than this, nothing is indented any more.
const NARROW: usize = 24;

/// The report in lines of at most `columns`.
#[must_use]
pub fn render(
    report: &WeeklyReport,
    languages: Languages,
    columns: usize,
    ambiguous: Ambiguous,
) -> String {
    let page = Page { columns: columns.max(1), ambiguous };
    let parts: Vec<String> =
        languages.list().into_iter().map(|lang| page.lay_out(&whole(report, lang))).collect();
    parts.join(&format!("\n{}\n\n", "-".repeat(page.columns)))
}

struct Page {
    columns: usize,
    ambiguous: Ambiguous,
}

impl Page {
    fn lay_out(&self, blocks: &[Block]) -> String {
        let mut out = String::new();
        for block in blocks {
            match block {
                Block::Title(text) => {
                    self.put(&mut out, "", "", text);
                    out.push('\n');
                }
                Block::Section(text) => {
                    out.push('\n');
                    self.put(&mut out, "", "", text);
                }
                Block::Group { text, .. } => self.put(&mut out, "  ", "  ", text),
                Block::Line(text) => self.put(&mut out, "", "", text),
                Block::Entry(text) => self.put(&mut out, "    ", "    ", text),
                Block::Item { code, text, details } => {
                    let first = format!("    {} ", clean_line(code));
                    let rest = " ".repeat(width(&first, self.ambiguous));
                    self.put(&mut out, &first, &rest, text);
                    for detail in details {
                        self.put(&mut out, &rest, &rest, detail);
                    }
                }
                Block::Table(rows) => self.table(&mut out, rows),
                Block::Register(table) => self.register(&mut out, table),
            }
        }
        out
    }

    /// One paragraph: `first` stands before its first line, `rest` before the
    /// others. They take half of the width at most.
    fn put(&self, out: &mut String, first: &str, rest: &str, text: &str) {
        let text = clean_line(text);
        let indent = width(first, self.ambiguous).max(width(rest, self.ambiguous));
        if self.columns < NARROW || indent * 2 > self.columns {
            for line in wrap(&format!("{}{text}", first.trim_start()), self.columns, self.ambiguous)
            {
                self.line(out, "", &line);
            }
            return;
        }
        let lines = wrap(text.trim(), self.columns - indent, self.ambiguous);
        for (at, line) in lines.iter().enumerate() {
            self.line(out, if at == 0 { first } else { rest }, line);
        }
    }

    fn line(&self, out: &mut String, indent: &str, line: &str) {
        out.push_str(format!("{indent}{line}").trim_end());
        out.push('\n');
    }

    /// A commitment with what its row says, a line a cell: as columns they
    /// would not fit a page.
    fn register(&self, out: &mut String, table: &RegisterTable) {
        for row in &table.rows {
            let mut cells = table.filled(row).map(|(head, cell)| (head, clean_line(cell)));
            let code = cells.next().map(|(_, code)| format!("  {code} ")).unwrap_or_default();
            let rest = " ".repeat(width(&code, self.ambiguous));
            let title = cells.next().map(|(_, title)| title).unwrap_or_default();
            self.put(out, &code, &rest, &title);
            for (head, cell) in cells {
                self.put(out, &rest, &rest, &format!("{head}: {cell}"));
            }
        }
    }

    fn table(&self, out: &mut String, rows: &[Vec<String>]) {
        let count = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            cells.map(|cell| width(cell, self.ambiguous)).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..count).map(widest).collect();
        let full = widths.iter().sum::<usize>() + 2 * widths.len();
        for row in rows {
            if full > self.columns {
                self.put(out, "", "", &row.join("  "));
                continue;
            }
            let mut line = String::new();
            for (at, cell) in row.iter().enumerate() {
                let cell = match at {
                    0 => pad(cell, widths[at], self.ambiguous),
                    _ => pad_left(cell, widths[at], self.ambiguous),
                };
                let _ = write!(line, "  {cell}");
            }
            self.line(out, "", &line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Page;
    use crate::report::Block;
    use crate::text::Ambiguous;

    fn check(columns: usize, block: Block, expected: &str) {
        let page = Page { columns, ambiguous: Ambiguous::Narrow };
        assert_eq!(page.lay_out(&[block]), expected);
    }

    fn item() -> Block {
        Block::Item {
            code: "2.12".into(),
            text: "出台双创示范基地若干措施".into(),
            details: vec!["已办结；无据\u{1b}[31m".into()],
        }
    }

    #[test]
    fn lines_hang_below_the_text_of_their_commitment() {
        check(
            30,
            item(),
            "    2.12 出台双创示范基地若干\n         措施\n         已办结；无据[31m\n",
        );
    }

    #[test]
    fn a_narrow_page_has_no_indents() {
        check(12, item(), "2.12 出台双\n创示范基地若\n干措施\n已办结；无据\n[31m\n");
    }

    #[test]
    fn a_table_that_does_not_fit_becomes_lines() {
        let rows = [["状态", "件数"], ["未核查", "5"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
        check(20, Block::Table(rows.clone()), "  状态    件数\n  未核查     5\n");
        check(12, Block::Table(rows), "状态  件数\n未核查  5\n");
    }
}
