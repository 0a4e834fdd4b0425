//! The report as Markdown. Whatever people typed is escaped.

use super::{Block, Languages, whole};
use crate::domain::weekly::WeeklyReport;
use crate::text::escape::markdown as escape;
use std::fmt::Write as _;

/// The report, with a rule between two languages.
#[must_use]
pub fn render(report: &WeeklyReport, languages: Languages) -> String {
    let parts: Vec<String> =
        languages.list().into_iter().map(|lang| lay_out(&whole(report, lang))).collect();
    parts.join("\n---\n\n")
}

fn lay_out(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        // A list goes on without a gap; everything else stands alone.
        let listed = |block: &Block| matches!(block, Block::Item { .. } | Block::Entry(_));
        let goes_on = listed(block) && before.is_some_and(listed);
        if before.is_some() && !goes_on {
            out.push('\n');
        }
        put(&mut out, block);
        before = Some(block);
    }
    out
}

fn put(out: &mut String, block: &Block) {
    // Writing to a String cannot fail.
    let _ = match block {
        Block::Title(text) => writeln!(out, "# {}", escape(text)),
        Block::Section(text) => writeln!(out, "## {}", escape(text)),
        Block::Group { text, .. } => writeln!(out, "### {}", escape(text)),
        Block::Line(text) => writeln!(out, "{}", escape(text)),
        Block::Entry(text) => writeln!(out, "- {}", escape(text)),
        Block::Item { code, text, details } => {
            let _ = writeln!(out, "- **{}** {}", escape(code), escape(text));
            for detail in details {
                let _ = writeln!(out, "  - {}", escape(detail));
            }
            Ok(())
        }
        Block::Table(rows) => {
            for (at, row) in rows.iter().enumerate() {
                let cells: Vec<String> = row.iter().map(|cell| escape(cell)).collect();
                let _ = writeln!(out, "| {} |", cells.join(" | "));
                if at == 0 {
                    let rule = vec!["---:"; row.len().saturating_sub(1)];
                    let _ = writeln!(out, "| --- | {} |", rule.join(" | "));
                }
            }
            Ok(())
        }
        Block::Register(table) => {
            let heads = table.columns.iter().map(|key| table.heads.get(key).copied());
            let heads: Vec<String> = heads.map(|head| escape(head.unwrap_or_default())).collect();
            let _ = writeln!(out, "| {} |", heads.join(" | "));
            let _ = writeln!(out, "| {} |", vec!["---"; heads.len()].join(" | "));
            for row in &table.rows {
                let cells = table.columns.iter().map(|key| row.get(key).map(String::as_str));
                let cells: Vec<String> =
                    cells.map(|cell| escape(cell.unwrap_or_default())).collect();
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
            Ok(())
        }
    };
}

#[cfg(test)]
mod tests {
    use super::lay_out;
    use crate::report::Block;

    #[test]
    fn what_people_typed_is_inert() {
        let blocks = [
            Block::Section("一、总体".into()),
            Block::Line("- <b>x</b>".into()),
            Block::Item { code: "x*".into(), text: "a|b".into(), details: vec!["# c\nd".into()] },
            Block::Entry("1.1".into()),
            Block::Table(vec![vec!["a|".into(), "b".into()], vec!["c".into(), "1".into()]]),
        ];
        let expected = "## 一、总体\n\n\\- \\<b\\>x\\</b\\>\n\n- **x\\*** a\\|b\n  - \\# c d\n\
            - 1.1\n\n| a\\| | b |\n| --- | ---: |\n| c | 1 |\n";
        assert_eq!(lay_out(&blocks), expected);
    }
}
