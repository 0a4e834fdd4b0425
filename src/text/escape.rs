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

/// For a cell that a spreadsheet will open: one that would be read as a formula
/// gets a leading `'`, as OWASP advises. Quoting is the CSV writer's work.
///
/// The signs are `=`, `+`, `-` and `@`, half or full width, also behind spaces or
/// invisible characters; a tab or a line end at the start counts as one.
pub fn csv_cell(text: &str) -> String {
    let stripped = strip_controls(text);
    let first_seen =
        stripped.chars().find(|&c| !c.is_whitespace() && !is_invisible(c)).map(fold_key);
    let is_formula =
        matches!(first_seen, Some('=' | '+' | '-' | '@')) || text.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{stripped}") } else { stripped.into_owned() }
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

    use super::{csv_cell, html, markdown};
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
        }
    }
}
