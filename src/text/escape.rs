//! Making text inert where it is written: HTML, Markdown, a CSV cell.
//!
//! Each function also takes out control characters and direction marks
//! ([`strip_controls`]); joiners and variation selectors stay, since exported
//! text is exact.

use crate::text::clean::{is_invisible, strip_controls};
use crate::text::fold::fold_key;

/// For HTML text and for attribute values in either kind of quotes; keeps newlines.
pub fn html(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + text.len() / 8);
    for c in strip_controls(text).chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&#39;"),
            _ => written.push(c),
        }
    }
    written
}

/// For one line of Markdown, a list item or a table cell included: it renders as
/// the text itself, on one line and without the spaces around it.
///
/// A bare `https://…` still becomes a link where the renderer makes links of those.
pub fn markdown(text: &str) -> String {
    let stripped = strip_controls(text);
    let line = stripped.trim();
    let mut written = String::with_capacity(line.len() + line.len() / 8);
    let marker_at = list_marker_at(line);
    for (at, c) in line.char_indices() {
        if is_markdown_mark(c) || marker_at == Some(at) {
            written.push('\\');
        }
        written.push(if c == '\n' { ' ' } else { c });
    }
    written
}

/// For a cell that a spreadsheet will open: what it would take for something
/// else gets a leading `'`, as OWASP advises against formulas. Quoting is the
/// CSV writer's work.
///
/// Formulas begin with `=`, `+`, `-` and `@`, half or full width, also behind
/// spaces or invisible characters; a tab, a line end or a space at the start
/// counts as one. A number or a day that would be shown as another is guarded too, or the
/// code 2.10 would become 2.1, and so is a text that begins like a guarded one.
/// [`csv_text`] gives the text back.
pub fn csv_cell(text: &str) -> String {
    let stripped = strip_controls(text);
    if is_guarded(&stripped) { format!("'{stripped}") } else { stripped.into_owned() }
}

/// The text that a cell was made of by [`csv_cell`]; any other text as it is.
#[must_use]
pub fn csv_text(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_guarded(text) || text.starts_with(['\t', '\r']) => text,
        Some(_) | None => cell,
    }
}

fn is_guarded(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    // A tab at the start has become spaces.
    let is_shifted = bare.starts_with([' ', '\n']);
    let first_seen = bare.chars().find(|&c| !c.is_whitespace() && !is_invisible(c)).map(fold_key);
    is_shifted || matches!(first_seen, Some('=' | '+' | '-' | '@')) || is_rewritten(bare)
}

/// Whether a spreadsheet would show another number or a day: `2.10` as 2.1,
/// `007` as 7, `3/4` and `3-4` as a day. A day such as 2026-11-23 stays.
fn is_rewritten(text: &str) -> bool {
    let text = text.trim();
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return false;
    }
    if let Ok(value) = text.parse::<f64>() {
        return value.to_string() != text || text.len() > 15;
    }
    let is_mark = |c: char| "./-:%,".contains(c);
    let pieces: Vec<usize> = text.split('-').map(str::len).collect();
    let is_day = pieces == [4, 2, 2] && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    !is_day && text.chars().all(|c| c.is_ascii_digit() || is_mark(c))
}

/// Marks that mean something anywhere in a Markdown line.
fn is_markdown_mark(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&')
}

/// The byte of the mark that would make `line` a list item, a rule or an
/// underline: a leading `-` or `+`, or the `.` or `)` after leading digits, with
/// a space or nothing behind it; or the first of nothing but `-` or `=`. What
/// is only a number (`-1`, `98.3%`, `1.4`) stays as it is.
fn list_marker_at(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = *line.as_bytes().get(digits)?;
    let alone = || line[digits + 1..].chars().next().is_none_or(char::is_whitespace);
    let only = || line.chars().all(|c| c == char::from(mark) || c.is_whitespace());
    match mark {
        b'-' | b'+' if digits == 0 && (alone() || only()) => Some(0),
        b'=' if digits == 0 && only() => Some(0),
        b'.' | b')' if digits > 0 && alone() => Some(digits),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::{prop_assert, prop_assert_eq, proptest};

    use super::{csv_cell, csv_text, html, markdown};
    use crate::text::clean::{is_unsafe, strip_controls};
    use crate::text::samples::any_text;

    #[track_caller]
    fn check_html(text: &str, expected: &str) {
        assert_eq!(html(text), expected);
    }

    #[test]
    fn html_shows_the_text_and_runs_nothing() {
        check_html("承诺“事项”", "承诺“事项”");
        check_html("<script>&amp;", "&lt;script&gt;&amp;amp;");
        check_html("a\" onclick='x'", "a&quot; onclick=&#39;x&#39;");
        check_html("a\r\nb\u{1b}\u{202e}c", "a\nbc");
    }

    #[track_caller]
    fn check_markdown(text: &str, expected: &str) {
        assert_eq!(markdown(text), expected);
    }

    #[test]
    fn markdown_renders_as_the_text_itself() {
        check_markdown("承诺，事项", "承诺，事项");
        check_markdown(
            "*a* _b_ `c` [d](e) <f> #g |h| \\",
            r"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \#g \|h\| \\",
        );
        check_markdown("- a - b", r"\- a - b");
        check_markdown("+ a", r"\+ a");
        check_markdown("> a", r"\> a");
        check_markdown("===", r"\===");
        check_markdown("12. a 3.", r"12\. a 3.");
        check_markdown("12)", r"12\)");
        check_markdown("---", r"\---");
        check_markdown("1.4 a", "1.4 a");
        check_markdown("98.3%", "98.3%");
        check_markdown("-1", "-1");
        check_markdown("12) a", r"12\) a");
        check_markdown("3.14", "3.14");
        check_markdown("2026-10-15", "2026-10-15");
        check_markdown("  - a\r\n- b\n", r"\- a - b");
        check_markdown("~~a~~ &lt;", r"\~\~a\~\~ \&lt;");
    }

    #[track_caller]
    fn check_csv(text: &str, expected: &str) {
        assert_eq!(csv_cell(text), expected);
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        check_csv("承诺=2", "承诺=2");
        check_csv("=1+1", "'=1+1");
        check_csv("+1", "'+1");
        check_csv("-1", "'-1");
        check_csv("@SUM(A1)", "'@SUM(A1)");
        check_csv("＝1+1", "'＝1+1");
        check_csv("\t=1", "'    =1");
        check_csv("\rx", "'\nx");
        check_csv(" =1", "' =1");
        check_csv("\u{feff}=1", "'\u{feff}=1");
        check_csv("\u{1b}=1", "'=1");
        check_csv("a\"b,c\nd", "a\"b,c\nd");
        check_csv("", "");
    }

    #[test]
    fn a_cell_is_never_another_number_or_day() {
        for bare in ["2.1", "12", "1.4", "2026-11-23", "12/20 家", "x3", "3a", "'a", "1.4 甲"] {
            check_csv(bare, bare);
            assert_eq!(csv_text(bare), bare);
        }
        for text in ["2.10", "007", "3/4", "1-2", "1e5", "12:30", "50%", "1,000", "1.2.3", "'=1"] {
            check_csv(text, &format!("'{text}"));
            assert_eq!(csv_text(&csv_cell(text)), text);
        }
        check_csv("1234567890123456", "'1234567890123456");
    }

    proptest! {
        #[test]
        fn html_has_no_raw_mark(text in any_text()) {
            let mut written = html(&text);
            prop_assert!(!written.contains(['<', '>', '"', '\'']));
            prop_assert!(!written.chars().any(|c| c != '\n' && is_unsafe(c)));
            for (entity, mark) in
                [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "")]
            {
                if entity == "&amp;" {
                    let bare = written.replace(entity, "");
                    prop_assert!(!bare.contains('&'));
                    written = written.replace(entity, "&");
                } else {
                    written = written.replace(entity, mark);
                }
            }
            prop_assert_eq!(written.as_str(), strip_controls(&text));
        }

        #[test]
        fn markdown_loses_nothing(text in any_text()) {
            let written = markdown(&text);
            prop_assert!(!written.chars().any(is_unsafe));
            let mut read = String::new();
            let mut chars = written.chars();
            while let Some(c) = chars.next() {
                read.push(if c == '\\' { chars.next().expect("an escape escapes something") } else { c });
            }
            let line = strip_controls(&text).trim().replace('\n', " ");
            prop_assert_eq!(read, line);
        }

        #[test]
        fn no_cell_begins_a_formula(text in any_text()) {
            let cell = csv_cell(&text);
            prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '\t', '\r']));
            prop_assert!(!cell.chars().any(|c| c != '\n' && is_unsafe(c)));
            prop_assert_eq!(csv_text(&cell), &*strip_controls(&text));
        }
    }
}
