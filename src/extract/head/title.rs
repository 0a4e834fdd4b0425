//! The letter's title, and what is read from titles: the suggestion's number,
//! the session, the suggestion's own title.

use super::facts::{self, Class};
use super::scan::{
    digit, ends_with_any, has_any, is_han, length, quoted, squeezed, starts_with_any,
};
use crate::extract::who;
use std::ops::Range;

/// A piece of the head: a line, or a part of one.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub paragraph: usize,
    pub range: Range<usize>,
    pub text: &'a str,
}

/// A title and the pieces that it was made from.
#[derive(Debug)]
pub(super) struct Title {
    pub text: String,
    pub pieces: Range<usize>,
}

const ENDS: &[&str] =
    &["答复", "复函", "函", "回复", "意见", "办理情况", "报告", "情况", "说明", "结果", "通知"];
const SECOND_LINES: &[&str] = &[
    "答复",
    "复函",
    "的函",
    "的答复",
    "的复函",
    "答复函",
    "的答复函",
    "答复的函",
    "的回复",
    "回复",
    "函",
    "答复意见",
    "的答复意见",
    "复文",
    "办理情况的答复",
    "答复意见的函",
    "办理答复",
    "的报告",
];
const MOST_PIECES: usize = 5;
const LONGEST_TITLE: usize = 220;

/// The title among the pieces of the head; the last one that is whole.
pub(super) fn find(pieces: &[Piece]) -> Option<Title> {
    let mut best: Option<(bool, Title)> = None;
    let mut at = 0;
    while at < pieces.len() {
        let Some(title) = joined(pieces, at) else {
            at += 1;
            continue;
        };
        at = title.pieces.end;
        let whole = is_whole(&title.text);
        if best.as_ref().is_none_or(|(was_whole, _)| whole || !was_whole) {
            best = Some((whole, title));
        }
    }
    best.map(|(_, title)| title)
}

fn is_whole(text: &str) -> bool {
    let bare = text.trim_end_matches(|c| !is_han(c));
    has_any(text, &["关于", "对", "建议", "提案", "议案"]) && ends_with_any(bare, ENDS)
}

/// The title that begins with a piece, further lines of it joined.
fn joined(pieces: &[Piece], first: usize) -> Option<Title> {
    let mut text = words(pieces.get(first)?.text);
    if !begins(&text) {
        return None;
    }
    let mut end = first + 1;
    while end - first < MOST_PIECES {
        let Some(next) = pieces.get(end).map(|piece| words(piece.text)) else { break };
        let second = SECOND_LINES.contains(&next.as_str());
        let subtitle = starts_with_any(&next, &["——", "—", "--"]);
        let goes_on = !is_whole(&text)
            && length(&text) + length(&next) <= LONGEST_TITLE
            && (ends_with_any(&next, ENDS) || text.ends_with('的') || next.ends_with('的'))
            && !(next.starts_with("关于") && text.contains("关于"));
        if next.is_empty() || !(second || subtitle || goes_on) {
            break;
        }
        text.push_str(&next);
        end += 1;
    }
    let mut start = first;
    if starts_with_any(&text, &["关于", "对"])
        && let Some(unit) = first.checked_sub(1).and_then(|before| pieces.get(before))
        && who::is_unit(&squeezed(unit.text))
    {
        text.insert_str(0, &squeezed(unit.text));
        start -= 1;
    }
    Some(Title { text, pieces: start..end })
}

/// Whether a line can be the first of a title.
fn begins(line: &str) -> bool {
    let count = length(line);
    let about = line.contains("关于")
        || line.starts_with('对')
        || has_any(line, &["号建议", "号提案", "号代表建议", "号议案", "号委员提案"])
        || ends_with_any(line, &["答复", "复函", "答复函"]) && count >= 6;
    about && (5..=LONGEST_TITLE).contains(&count) && !line.contains('。')
}

/// The words of a line that can belong to a title, without white space, marks
/// of headings, document number and class.
fn words(line: &str) -> String {
    let mut line =
        line.trim().trim_start_matches(['#', '|', '*', ' ']).trim_end_matches(['|', '*']);
    if let Some(range) = facts::document_number(line)
        && !line[..range.start].contains("关于")
    {
        line = &line[range.end..];
    }
    if let Some(Class::Mark { range, .. }) = facts::class(line) {
        let before = line[..range.start].trim_end_matches(['（', '(', '[', ' ']);
        let after = line[range.end..].trim_start_matches(['）', ')', ']', ' ']);
        line = if before.trim().is_empty() { after } else { before };
    }
    squeezed(line)
}

/// What can stand after the number of a suggestion.
const AFTER_NUMBER: &[&str] = &[
    "建议", "提案", "议案", "代表", "委员", "重点", "人大", "政协", "答复", "的", "（", "(", "“",
    "《", "关于",
];

/// The number of a suggestion: 第2021122号, 第0135号; several are joined.
pub(super) fn number(text: &str) -> Option<String> {
    for (at, sign) in text.match_indices("号") {
        let (start, written) = number_before(text, at);
        let Some(first) = written else { continue };
        let before = text[..start].trim_end();
        let ordered = before.ends_with('第');
        let asked = before.ends_with(is_open_label);
        let mut rest = &text[at + sign.len()..];
        let mut all = first;
        while let Some((more, left)) = number_joined(rest) {
            all.push('、');
            all.push_str(&more);
            rest = left;
        }
        let told = starts_with_any(rest.trim_start(), AFTER_NUMBER)
            || rest.trim_start().starts_with(['）', ')', '，']) && ordered
            || rest.trim().is_empty() && ordered;
        let document = before.ends_with(['〕', ']', '］', '】', '）', ')']);
        let document = document || before.trim_end_matches('第').ends_with(['〕', ']', '］', '】']);
        if told
            && (ordered
                || asked
                || starts_with_any(rest.trim_start(), &["建议", "提案", "议案", "代表", "委员"]))
            && !document
        {
            return Some(all);
        }
    }
    None
}

fn is_open_label(c: char) -> bool {
    matches!(c, '（' | '(' | '：' | ':')
}

/// The number that ends before a byte and where it begins.
fn number_before(text: &str, end: usize) -> (usize, Option<String>) {
    let belongs = |c: char| {
        digit(c).is_some() || c.is_ascii_alphabetic() || matches!(c, '-' | '－' | '—' | '、' | ' ')
    };
    let mut start = end;
    for (at, c) in text[..end].char_indices().rev().take(40) {
        if !belongs(c) {
            break;
        }
        start = at;
    }
    let written: String = text[start..end]
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| digit(c).unwrap_or(c))
        .collect();
    let written = written.trim_matches(['-', '、', '—', '－']).to_owned();
    let is_number = written.chars().any(|c| c.is_ascii_digit());
    (start, is_number.then_some(written))
}

/// A further number of a list: 、第15号.
fn number_joined(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let rest = text.strip_prefix(['、', '和', '及', '，', '与'])?.trim_start();
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let end = rest.char_indices().take(20).find(|(_, c)| *c == '号')?.0;
    let (start, written) = number_before(rest, end);
    (start == 0).then_some(())?;
    Some((written?, &rest[end + '号'.len_utf8()..]))
}

/// What a session is not part of.
const BEFORE_SESSION: &[&str] = &[
    "关于", "对", "在", "提出", "答复", "您", "你们", "你", "的", "于", "就", "回复", "办理", "将",
];

/// The session as the letter writes it: 自治区十三届人大四次会议.
pub(super) fn session(text: &str) -> Option<String> {
    const END: &str = "次会议";
    for (at, _) in text.match_indices(END) {
        let from = super::scan::ending(&text[..at], 150);
        let before = &text[from..at];
        let Some(term) = before.rfind('届') else { continue };
        let ordinal = before[..term].trim_end_matches(|c: char| ordinal(c) || c.is_whitespace());
        let ordinal = ordinal.strip_suffix('第').unwrap_or(ordinal);
        let mut start = ordinal.len();
        for (at, c) in ordinal.char_indices().rev() {
            let word = is_han(c) || c.is_whitespace();
            let stop = BEFORE_SESSION.iter().any(|word| ordinal[..start].ends_with(word));
            if !word || stop {
                break;
            }
            start = at;
        }
        return Some(squeezed(&text[from + start..at + END.len()]));
    }
    None
}

fn ordinal(c: char) -> bool {
    digit(c).is_some() || "一二三四五六七八九十〇零百".contains(c)
}

/// The title of the suggestion that a text names.
pub(super) fn suggestion(text: &str) -> Option<String> {
    const KINDS: &[&str] = &["建议", "提案", "议案"];
    let mut rest = text;
    while let Some(at) = rest.find(['《', '“', '「']) {
        let Some(title) = quoted(&rest[at..]) else { break };
        let after = &rest[at + title.len() + '《'.len_utf8() * 2..];
        let named = ends_with_any(title.trim_end(), KINDS)
            || starts_with_any(title.trim_start(), &["关于", "对"])
            || starts_with_any(after.trim_start(), &["的建议", "的提案", "建议", "提案", "的议案"]);
        if named && length(title) >= 4 {
            return Some(squeezed(title));
        }
        rest = after;
    }
    unmarked(text)
}

/// 关于…的建议 without marks round it.
fn unmarked(text: &str) -> Option<String> {
    let mut from = 0;
    while let Some(at) = text[from..].find("关于").map(|at| from + at) {
        let stop =
            text[at..].find(['，', '。', '：', '！', '\n']).map_or(text.len(), |end| at + end);
        let clause = &text[at..stop];
        let ends = ["的建议", "的提案", "的议案"];
        let end = ends.iter().filter_map(|end| clause.find(end).map(|at| at + end.len())).min();
        if let Some(end) = end {
            let title = &clause[..end];
            let numbered = has_any(title, &["次会议", "届"]) || title.contains('号');
            let found = squeezed(title);
            if !numbered && length(&found) > 6 {
                return Some(found);
            }
        }
        from = at + "关于".len();
    }
    None
}

/// The unit that a title begins with: 自治区科技厅关于….
pub(super) fn unit(title: &str) -> Option<String> {
    let end = ["关于", "对"].iter().filter_map(|word| title.find(word)).min()?;
    let unit = title[..end].trim();
    who::is_unit(unit).then(|| unit.to_owned())
}
