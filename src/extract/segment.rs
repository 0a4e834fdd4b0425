//! A paragraph cut into the pieces that promises come in: items of a list and
//! sentences, with the numbers that stand before them.
//!
//! It knows nothing of what the words mean.

use std::ops::Range;

/// How deep a number stands: 一、 is 1, （一） 2, 1. 3, （1） and ① 4, and the
/// words of a running list (一是, 第一，, 首先) 5.
pub(super) type Level = u8;

/// The level of 一是, 第一， and 首先.
pub(super) const RUNNING: Level = 5;

/// A sentence, or the part of one between semicolons or list words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Piece {
    /// In bytes of the paragraph, without the number before it and the mark
    /// that ends it.
    pub range: Range<usize>,
    /// The level of the number before it.
    pub level: Option<Level>,
    /// The mark that ends it; a line feed where the paragraph does.
    pub end: char,
}

const ENDS: [char; 7] = ['。', '！', '？', '；', ';', '!', '?'];
const DIGITS: &str = "一二三四五六七八九十";

/// The pieces of a paragraph, in its order.
pub(super) fn pieces(paragraph: &str) -> Vec<Piece> {
    let inside = enclosed(paragraph);
    let mut pieces = Vec::new();
    let (mut begin, mut level) = opening(paragraph);
    let mut at = begin;
    while let Some(sign) = paragraph[at..].chars().next() {
        let next = at + sign.len_utf8();
        if inside_at(&inside, at) {
            at = next;
            continue;
        }
        if ENDS.contains(&sign) {
            push(&mut pieces, paragraph, begin..at, level, sign);
            (begin, level) = after(paragraph, next);
            at = begin;
        } else if let Some((number, found)) = running(paragraph, at, begin) {
            push(&mut pieces, paragraph, begin..at, level, '：');
            (begin, level) = (number, Some(found));
            at = begin;
        } else {
            at = next;
        }
    }
    push(&mut pieces, paragraph, begin..paragraph.len(), level, '\n');
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, range: Range<usize>, level: Option<Level>, end: char) {
    let part = &text[range.clone()];
    let trimmed = part.trim_matches(|sign: char| sign.is_whitespace() || "，,：:、".contains(sign));
    if trimmed.is_empty() {
        return;
    }
    let start = range.start + (part.len() - part.trim_start_matches(blank).len());
    let end_mark = match part.trim_end().chars().next_back() {
        Some(last @ ('：' | ':')) => last,
        _ => end,
    };
    let stop = start + trimmed.len();
    pieces.push(Piece {
        range: start..stop,
        level,
        end: if end_mark == ':' { '：' } else { end_mark },
    });
}

fn blank(sign: char) -> bool {
    sign.is_whitespace() || "，,：:、".contains(sign)
}

/// Where the text after a sentence's end begins, and its number.
fn after(text: &str, from: usize) -> (usize, Option<Level>) {
    let rest = &text[from..];
    let skipped = from + (rest.len() - rest.trim_start().len());
    match number(&text[skipped..]) {
        Some((length, level)) => (skipped + length, Some(level)),
        None => (skipped, None),
    }
}

/// Where a paragraph's text begins, and the number that opens it.
pub(super) fn opening(paragraph: &str) -> (usize, Option<Level>) {
    let skipped =
        paragraph.len() - paragraph.trim_start_matches(['-', '*', '•', '·', '|', ' ']).len();
    let (begin, level) = after(paragraph, skipped);
    (begin, level)
}

/// A list word in the middle of a sentence: after a comma, a colon or a blank.
fn running(text: &str, at: usize, begin: usize) -> Option<(usize, Level)> {
    let before = text[begin..at].chars().rev().take(3).find(|sign| !sign.is_whitespace())?;
    if !"，,：:、）)；".contains(before) {
        return None;
    }
    let (length, level) = number(&text[at..])?;
    let led_in = level != 3 || "：:".contains(before);
    (level >= 3 && led_in).then_some((at + length, level))
}

/// The number that a text begins with: its length in bytes and its level.
fn number(text: &str) -> Option<(usize, Level)> {
    ordinal_words(text)
        .or_else(|| chinese(text))
        .or_else(|| bracketed(text))
        .or_else(|| arabic(text))
}

/// 一是, 二要, 第一，, 首先，, 一方面.
fn ordinal_words(text: &str) -> Option<(usize, Level)> {
    for word in ["首先，", "其次，", "再次，", "最后，", "首先是", "其次是"] {
        if text.starts_with(word) {
            return Some((word.len(), RUNNING));
        }
    }
    for word in ["另一方面", "一方面"] {
        if let Some(rest) = text.strip_prefix(word) {
            let comma = rest.chars().next().filter(|sign| *sign == '，').map_or(0, char::len_utf8);
            return Some((word.len() + comma, RUNNING));
        }
    }
    let ordered = text.strip_prefix('第');
    if let Some(rest) = ordered
        && let Some(length) = digits_length(rest).or_else(|| arabic_length(rest))
        && ["期", "阶段", "步", "批"].iter().any(|unit| rest[length..].starts_with(unit))
    {
        // 第一期 says when, so it stays with its item.
        return Some((0, RUNNING));
    }
    let digits = digits_length(ordered.unwrap_or(text))?;
    let rest = &ordered.unwrap_or(text)[digits..];
    let lead = text.len() - rest.len();
    let sign = rest.chars().next()?;
    match (ordered.is_some(), sign) {
        (true, '，' | '、' | '是') => Some((lead + sign.len_utf8(), RUNNING)),
        (false, '是' | '要') if !rest.starts_with("是否") => {
            Some((lead + sign.len_utf8(), RUNNING))
        }
        _ => None,
    }
}

/// 一、
fn chinese(text: &str) -> Option<(usize, Level)> {
    let digits = digits_length(text)?;
    let sign = text[digits..].chars().next().filter(|sign| "、.．，".contains(*sign))?;
    (sign != '，').then_some((digits + sign.len_utf8(), 1))
}

/// （一）, (1), ①
fn bracketed(text: &str) -> Option<(usize, Level)> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some((first.len_utf8(), 4));
    }
    let rest = text.strip_prefix(['（', '('])?;
    let (digits, level) = match digits_length(rest) {
        Some(length) => (length, 2),
        None => (arabic_length(rest)?, 4),
    };
    let closing = rest[digits..].chars().next().filter(|sign| "）)".contains(*sign))?;
    Some((first.len_utf8() + digits + closing.len_utf8(), level))
}

/// 1. 1、 1．
fn arabic(text: &str) -> Option<(usize, Level)> {
    let digits = arabic_length(text)?;
    let mut rest = text[digits..].chars();
    let sign = rest.next().filter(|sign| "、.．)）".contains(*sign))?;
    let rest = rest.as_str();
    // 1.5公里 is a number, not an item; 1.2024年 is an item.
    let decimal = rest.starts_with(|next: char| next.is_ascii_digit())
        && rest
            .chars()
            .position(|next| !next.is_ascii_digit())
            .is_none_or(|length| length != 4 || !rest[length..].starts_with('年'));
    (!decimal && !rest.is_empty()).then_some((digits + sign.len_utf8(), 3))
}

fn digits_length(text: &str) -> Option<usize> {
    let length = text.len() - text.trim_start_matches(|sign| DIGITS.contains(sign)).len();
    (length > 0 && length <= 9).then_some(length)
}

fn arabic_length(text: &str) -> Option<usize> {
    let digit = |sign: char| sign.is_ascii_digit() || ('０'..='９').contains(&sign);
    let length = text.len() - text.trim_start_matches(digit).len();
    let count = text[..length].chars().count();
    (1..=2).contains(&count).then_some(length)
}

/// The stretches between quotation marks, title marks and brackets, outermost
/// only and in order. A mark that is never closed encloses nothing.
pub(super) fn enclosed(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.char_indices() {
        if let Some(closing) = closing_of(sign) {
            open.push((closing, at));
        } else if is_closing(sign)
            && let Some(depth) = open.iter().rev().take(8).position(|(closing, _)| *closing == sign)
        {
            let from = open.len() - 1 - depth;
            let begin = open[from].1;
            open.truncate(from);
            while found.last().is_some_and(|last| last.start >= begin) {
                found.pop();
            }
            found.push(begin..at + sign.len_utf8());
        }
    }
    found
}

/// A quoted name such as “十四五” has no more bytes, its marks included.
pub(super) const LONGEST_NAME: usize = 36;

/// The quotations of a text that are more than a name: what somebody else says.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = enclosed(text);
    found.retain(|stretch| {
        stretch.len() > LONGEST_NAME && text[stretch.start..].starts_with(['“', '「', '『'])
    });
    found
}

const fn closing_of(sign: char) -> Option<char> {
    match sign {
        '“' => Some('”'),
        '《' => Some('》'),
        '（' => Some('）'),
        '(' => Some(')'),
        '「' => Some('」'),
        '『' => Some('』'),
        '〔' => Some('〕'),
        _ => None,
    }
}

const fn is_closing(sign: char) -> bool {
    matches!(sign, '”' | '》' | '）' | ')' | '」' | '』' | '〕')
}

/// Whether a place lies in one of the stretches, which are in order.
pub(super) fn inside_at(stretches: &[Range<usize>], at: usize) -> bool {
    let next = stretches.partition_point(|stretch| stretch.end <= at);
    stretches.get(next).is_some_and(|stretch| stretch.contains(&at))
}

/// The parts of a text between commas and colons, as ranges of its bytes,
/// without those marks.
pub(super) fn clauses(text: &str) -> Vec<Range<usize>> {
    let inside = enclosed(text);
    let mut clauses = Vec::new();
    let mut begin = 0;
    for (at, sign) in text.char_indices() {
        if matches!(sign, '，' | ',' | '：' | ':')
            && !inside_at(&inside, at)
            && !between_digits(text, at, sign)
        {
            if at > begin {
                clauses.push(begin..at);
            }
            begin = at + sign.len_utf8();
        }
    }
    if text.len() > begin {
        clauses.push(begin..text.len());
    }
    clauses
}

/// 1,200 is one number.
fn between_digits(text: &str, at: usize, sign: char) -> bool {
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    matches!(sign, ',' | ':')
        && digit(text[..at].chars().next_back())
        && digit(text[at + 1..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::{clauses, pieces};

    fn shown(text: &str) -> Vec<String> {
        let show = |piece: super::Piece| {
            let level = piece.level.map_or(String::new(), |level| format!("{level}:"));
            let end = if piece.end == '\n' { '$' } else { piece.end };
            format!("{level}{}{end}", &text[piece.range])
        };
        pieces(text).into_iter().map(show).collect()
    }

    #[test]
    fn a_paragraph_is_cut_at_its_sentences_and_list_words() {
        for (text, expected) in [
            ("一、加强领导", vec!["1:加强领导$"]),
            ("（二）修路。先修东段；再修西段。", vec!["2:修路。", "先修东段；", "再修西段。"]),
            (
                "我局将做好两件事：一是修路，二是架桥。",
                vec!["我局将做好两件事：", "5:修路：", "5:架桥。"],
            ),
            ("1.5公里道路年内完工。", vec!["1.5公里道路年内完工。"]),
            ("1.2024年底前完工。", vec!["3:2024年底前完工。"]),
            ("1.加强巡查。2.补种树木。", vec!["3:加强巡查。", "3:补种树木。"]),
            ("他说“先修。再建。”然后开工。", vec!["他说“先修。再建。”然后开工。"]),
            ("“未闭合的引号。下一句。", vec!["“未闭合的引号。", "下一句。"]),
            ("这一是非问题。", vec!["这一是非问题。"]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn clauses_keep_titles_quotations_and_numbers_whole() {
        let text = "印发《甲，乙》，投入1,200万元，“丙，丁”并行";
        let shown: Vec<&str> = clauses(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(shown, ["印发《甲，乙》", "投入1,200万元", "“丙，丁”并行"]);
    }

    proptest::proptest! {
        #[test]
        fn pieces_are_ordered_and_lie_apart(text in "[一二是第（）“”《》。；，：a1.、\\s将]{0,60}") {
            let mut last = 0;
            for piece in pieces(&text) {
                proptest::prop_assert!(piece.range.start >= last && !text[piece.range.clone()].is_empty());
                last = piece.range.end;
            }
        }
    }
}
