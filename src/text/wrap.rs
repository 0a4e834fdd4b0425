//! Breaking text into lines by the Chinese rules (避头尾, GB/T 15834).
//!
//! A line may end between any two Chinese characters, but no line starts with a
//! closing mark (`，` `。` `）` `”` `%`) and none ends with an opening one (`（`
//! `《` `“` `￥`). Numbers and Latin words stay whole, unless a run is longer than
//! half the line and than a date (10 columns): such a run fills the line and goes
//! on in the next. Where the rules leave no place at all, as in a line of nothing
//! but `。`, the line breaks where it is full.
//!
//! Newlines in the text are kept, and one at its end adds no line. Spaces at the
//! end of a line are dropped, and so is an indent that leaves no room for a word.
//! A glyph wider than the line itself (a Chinese one in one column) is dropped:
//! every line is at most `columns` wide, and from 2 columns on nothing is lost
//! but such spaces and U+17D8, the one glyph of 3 columns.
//!
//! The time taken grows with the length of the text and with nothing else.

use std::ops::Range;

use crate::text::breaks::{is_space, is_word, never_ends_line, never_starts_line};
use crate::text::width::{Ambiguous, clusters};

/// A run no longer than this is kept whole in any line that can hold it: `2026-10-15`.
const DATE_COLUMNS: usize = 10;

/// `text` as lines of at most `columns` (0 counts as 1); there is always at least one.
pub fn wrap(text: &str, columns: usize, ambiguous: Ambiguous) -> Vec<String> {
    wrap_ranges(text, columns, ambiguous).into_iter().map(|line| text[line].to_owned()).collect()
}

/// Where the lines of [`wrap`] lie in `text`, in bytes, so that marks on the text
/// can be carried over to the lines.
pub fn wrap_ranges(text: &str, columns: usize, ambiguous: Ambiguous) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let content = paragraph.strip_suffix('\n').unwrap_or(paragraph);
        wrap_paragraph(content, start, columns, ambiguous, &mut lines);
        start += paragraph.len();
    }
    if lines.is_empty() {
        lines.push(0..0);
    }
    lines
}

/// One cluster, reduced to what breaking needs.
struct Glyph {
    /// Byte offset in the paragraph.
    start: usize,
    columns: usize,
    /// The character that decides where the line may break: the first, unless it
    /// is a space that carries an accent.
    mark: char,
}

/// Adds the lines of a text without newlines, which begins `offset` bytes into the whole.
fn wrap_paragraph(
    paragraph: &str,
    offset: usize,
    columns: usize,
    ambiguous: Ambiguous,
    lines: &mut Vec<Range<usize>>,
) {
    let glyphs = read_glyphs(paragraph, ambiguous);
    let byte_at =
        |index: usize| offset + glyphs.get(index).map_or(paragraph.len(), |glyph| glyph.start);
    let lines_before = lines.len();
    let mut start = 0;
    while start < glyphs.len() {
        let rest = &glyphs[start..];
        if rest[0].columns > columns {
            start += 1;
            continue;
        }
        let taken = glyphs_on_line(rest, columns);
        let shown = trim_spaces(&rest[..taken]);
        if shown > 0 {
            lines.push(byte_at(start)..byte_at(start + shown));
        }
        start += taken;
    }
    if lines.len() == lines_before {
        lines.push(offset..offset);
    }
}

fn read_glyphs(paragraph: &str, ambiguous: Ambiguous) -> Vec<Glyph> {
    let mut start = 0;
    clusters(paragraph, ambiguous)
        .map(|(cluster, columns)| {
            let glyph = Glyph {
                start,
                columns,
                mark: cluster.chars().find(|&c| !is_space(c)).unwrap_or(' '),
            };
            start += cluster.len();
            glyph
        })
        .collect()
}

/// How many of `glyphs` the next line takes, spaces at its end included; at least one.
fn glyphs_on_line(glyphs: &[Glyph], columns: usize) -> usize {
    let Some(full) = first_overflow(glyphs, columns) else {
        return glyphs.len();
    };
    let between_words = (1..=full).rev().find(|&at| may_break(glyphs, at));
    let run_start = between_words.unwrap_or(0);
    if run_fits_next_line(&glyphs[run_start..], full - run_start, columns) {
        return between_words.unwrap_or(full);
    }
    let within_run = (run_start + 1..=full).rev().find(|&at| may_split(glyphs, at));
    within_run.or(between_words).unwrap_or(full)
}

/// The first glyph that does not fit; spaces always do, since they vanish at the end.
fn first_overflow(glyphs: &[Glyph], columns: usize) -> Option<usize> {
    let mut used = 0;
    glyphs.iter().position(|glyph| {
        used += glyph.columns;
        used > columns && !is_space(glyph.mark)
    })
}

/// Whether the run at the start of `glyphs`, already `known` glyphs long, is short
/// enough to be moved to the next line whole.
fn run_fits_next_line(glyphs: &[Glyph], known: usize, columns: usize) -> bool {
    let longest = (columns / 2).max(DATE_COLUMNS.min(columns));
    let mut used = 0;
    for (at, glyph) in glyphs.iter().enumerate() {
        if at > known && may_break(glyphs, at) {
            break;
        }
        used += glyph.columns;
        if used > longest && !is_space(glyph.mark) {
            return false;
        }
    }
    true
}

/// Whether a line may end before glyph `at` without splitting a run.
fn may_break(glyphs: &[Glyph], at: usize) -> bool {
    let (before, after) = (glyphs[at - 1].mark, glyphs[at].mark);
    let splits_run = is_word(before) && is_word(after);
    !splits_run && may_split(glyphs, at)
}

/// Whether a line may end before glyph `at` if a run has to be split somewhere.
fn may_split(glyphs: &[Glyph], at: usize) -> bool {
    let after = glyphs[at].mark;
    if is_space(after) || never_starts_line(after) {
        return false;
    }
    let last_shown = trim_spaces(&glyphs[..at]);
    last_shown == 0 || !never_ends_line(glyphs[last_shown - 1].mark)
}

/// How many of `glyphs` are left when the spaces at their end are dropped.
fn trim_spaces(glyphs: &[Glyph]) -> usize {
    glyphs.iter().rposition(|glyph| !is_space(glyph.mark)).map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use proptest::sample::select;
    use proptest::{collection, prop_assert, prop_assert_eq, proptest};

    use super::{wrap, wrap_ranges};
    use crate::text::breaks::{is_space, never_ends_line, never_starts_line};
    use crate::text::samples::{THREE_WIDE, any_ambiguous, any_text};
    use crate::text::width::{Ambiguous, clusters, columns};

    #[track_caller]
    fn check(text: &str, columns: usize, expected: &[&str]) {
        assert_eq!(wrap(text, columns, Ambiguous::Narrow), expected, "{text:?} in {columns}");
    }

    #[test]
    fn chinese_breaks_anywhere_between_characters() {
        check("承诺事项", 4, &["承诺", "事项"]);
        check("承诺事项", 5, &["承诺", "事项"]);
        check("承诺事项", 8, &["承诺事项"]);
        check("", 8, &[""]);
    }

    #[test]
    fn no_line_starts_with_a_closing_mark() {
        check("承诺，事项", 4, &["承", "诺，", "事项"]);
        check("承诺……事项", 5, &["承", "诺……", "事项"]);
        check("增长50%以上", 8, &["增长50%", "以上"]);
        check("增长五%以", 6, &["增长", "五%以"]);
        check("增长五成％以上", 8, &["增长五", "成％以上"]);
        check("“承诺”事项", 5, &["“承", "诺”事", "项"]);
        check("事项 ，承诺", 5, &["事", "项 ，", "承诺"]);
        check("事项)承诺", 4, &["事", "项)", "承诺"]);
    }

    #[test]
    fn no_line_ends_with_an_opening_mark() {
        check("事项（承诺）", 6, &["事项", "（承", "诺）"]);
        check("金额￥300元", 7, &["金额", "￥300元"]);
        check("事项“《承诺》”", 8, &["事项", "“《承", "诺》”"]);
        check("事项( 承诺", 5, &["事项", "( 承", "诺"]);
    }

    #[test]
    fn where_the_rules_leave_no_place_the_line_is_filled() {
        check("。。。。。", 4, &["。。", "。。", "。"]);
        check("（（（承", 4, &["（（", "（承"]);
    }

    #[test]
    fn numbers_and_words_stay_whole() {
        check("请于2026年10月底", 9, &["请于2026", "年10月底"]);
        check("请于2026年10月底", 7, &["请于", "2026年", "10月底"]);
        check("关于 nuo 的承诺", 8, &["关于 nuo", "的承诺"]);
        check("关于 nuo", 6, &["关于", "nuo"]);
        check("两项　２０２６年", 10, &["两项", "２０２６年"]);
        check("由don’t起", 6, &["由", "don’t", "起"]);
        check("于2026-10-15前", 11, &["于", "2026-10-15", "前"]);
    }

    #[test]
    fn a_run_longer_than_half_the_line_fills_it() {
        check("见https://a.cn/bcdef", 12, &["见https://a.", "cn/bcdef"]);
        check("承诺abcdefghijklmno", 10, &["承诺abcdef", "ghijklmno"]);
        check("pi3.14159265358979", 4, &["pi3.", "1415", "9265", "3589", "79"]);
    }

    #[test]
    fn spaces_vanish_at_the_end_of_a_line() {
        check("承诺 事项", 4, &["承诺", "事项"]);
        check("承诺     事项", 4, &["承诺", "事项"]);
        check("nuo 承诺事项", 8, &["nuo 承诺", "事项"]);
        check("  承诺  ", 8, &["  承诺"]);
        check("　　承诺事项", 8, &["　　承诺", "事项"]);
        check("          承诺", 4, &["承诺"]);
        check("   ", 2, &[""]);
        check(" \u{301}", 2, &[" \u{301}"]);
    }

    #[test]
    fn newlines_are_kept() {
        check("承诺\n事项", 8, &["承诺", "事项"]);
        check("承诺\r\n\n事项\n", 8, &["承诺", "", "事项"]);
        check("\n", 8, &[""]);
    }

    #[test]
    fn a_glyph_wider_than_the_line_is_dropped() {
        check("a承b", 1, &["a", "b"]);
        check("承诺", 1, &[""]);
        check("abc", 0, &["a", "b", "c"]);
        check("承诺", 2, &["承", "诺"]);
    }

    #[test]
    fn wide_quotes_take_two_columns() {
        assert_eq!(wrap("“承诺”事", 8, Ambiguous::Wide), ["“承诺”", "事"]);
    }

    /// Each would take hours if a line looked back over the whole text.
    #[test]
    fn no_text_takes_more_than_linear_time() {
        for piece in ["承诺，", "。", "（", "a", "a ", " ", "\u{200b}", "( ", ")", "a)", "\u{301}"]
        {
            let text = piece.repeat(200_000);
            for columns in [1, 2, 7, 80, 1_000_000] {
                assert!(!wrap_ranges(&text, columns, Ambiguous::Narrow).is_empty());
            }
        }
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(
            text in any_text(), max in 1usize..30, ambiguous in any_ambiguous(),
        ) {
            for line in wrap(&text, max, ambiguous) {
                prop_assert!(columns(&line, ambiguous) <= max, "{:?}", line);
                prop_assert!(!line.contains('\n'));
                let last = clusters(&line, ambiguous).last();
                prop_assert!(last.is_none_or(|(cluster, _)| !cluster.chars().all(is_space)));
            }
        }

        #[test]
        fn only_spaces_are_lost(
            text in any_text(), max in 2usize..30, ambiguous in any_ambiguous(),
        ) {
            let ranges = wrap_ranges(&text, max, ambiguous);
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
            let kept: String = ranges.into_iter().map(|line| &text[line]).collect();
            let solid = |text: &str| -> String {
                clusters(text, ambiguous)
                    .filter(|(cluster, _)| max > 2 || !cluster.starts_with(THREE_WIDE))
                    .flat_map(|(cluster, _)| cluster.chars())
                    .filter(|c| !c.is_whitespace())
                    .collect()
            };
            prop_assert_eq!(solid(&kept), solid(&text));
        }

        #[test]
        fn marks_stay_off_the_edges(
            words in collection::vec(select(&[
                "承诺，", "事项。", "（重庆）", "《建议》", "“双创”", "2026年", "增长5%", "nuo ", "—", "承",
            ][..]), 1..40),
            max in 12usize..40,
        ) {
            // A second mark in a row could fill a narrow line by itself.
            let text = words.concat().replace("——", "—");
            for line in wrap(&text, max, Ambiguous::Narrow).iter().skip(1) {
                prop_assert!(!line.starts_with(never_starts_line), "{:?}", line);
                prop_assert!(!line.ends_with(never_ends_line), "{:?}", line);
            }
        }
    }
}
