//! To whom the letter is written, and the opening that leads to its text.

use super::facts::is_colon;
use super::scan::{
    beginning, ends_with_any, first_of, has_any, is_han, length, squeezed, starts_with_any,
};
use super::{At, Lines};
use std::ops::Range;

/// In a paragraph that begins with other things the salutation stands within
/// this many bytes.
const REACH: usize = 6_000;
/// An opening is not further from the salutation than this many paragraphs.
const OPENING_PARAGRAPHS: usize = 6;
const LONGEST_NAME: usize = 90;

/// Who is addressed, and where that stands.
#[derive(Debug)]
pub(super) struct Salutation {
    pub paragraph: usize,
    pub range: Range<usize>,
    pub name: String,
}

const DEPUTIES: &[&str] = &["代表", "委员"];
const BODIES: &[&str] = &[
    "市委",
    "省委",
    "区委",
    "县委",
    "州委",
    "总支",
    "支部",
    "支社",
    "代表团",
    "委员会",
    "委会",
    "工商联",
    "代表小组",
    "小组",
    "界",
    "界别",
    "政协",
    "人大",
    "妇联",
    "科协",
    "侨联",
    "文联",
    "团委",
    "同志",
    "先生",
    "女士",
    "党组",
    "基层委",
    "工委",
    "总工会",
    "区工委",
    "活动组",
];
const NOT_NAMES: &[&str] = &[
    "如下", "类别", "联系", "签发", "发布", "索引", "来源", "主办", "承办", "协办", "主题", "附件",
];
const LABELS: &[&str] = &[
    "领衔代表",
    "人大代表",
    "政协委员",
    "提案委员",
    "建议代表",
    "提案人",
    "提出代表",
    "附议代表",
    "附议委员",
    "提案者",
    "领衔委员",
    "第一提案人",
];
const TITLE_WORDS: &[&str] = &["答复", "复函", "的函", "号建议", "号提案", "回复"];
/// What a letter says soon after it has greeted somebody.
const SAID_AFTER: &[&str] = &["提出", "提案", "建议", "收悉", "您", "你们", "你", "贵"];

/// The salutation, looked for in the first lines.
pub(super) fn find(lines: &Lines) -> Option<Salutation> {
    for (paragraph, text) in lines.first(super::HEAD_LINES) {
        let found = in_line(text).or_else(|| bare(lines, paragraph, text));
        if let Some((range, name)) = found {
            let after = lines.said_after(paragraph, range.end);
            let greets = has_any(beginning(after, 600), SAID_AFTER);
            let certain = ends_with_any(&name, DEPUTIES) || text[range.clone()].contains("尊敬的");
            if greets || certain {
                return Some(Salutation { paragraph, range, name });
            }
        }
        if has_any(beginning(text, REACH), OPENING_ENDS) {
            return None;
        }
    }
    None
}

/// A salutation that ends with a colon.
fn in_line(text: &str) -> Option<(Range<usize>, String)> {
    let head = beginning(text, REACH);
    let (mut from, mut labelled) = (0, false);
    for (at, c) in head.char_indices() {
        if matches!(c, '|' | '。' | '！' | '；' | '\t') {
            (from, labelled) = (at + c.len_utf8(), false);
        } else if is_colon(c) {
            let start = from + name_start(&head[from..at], labelled);
            if let Some(name) = addressee(&head[start..at]) {
                return Some((start..at + c.len_utf8(), name));
            }
            (from, labelled) = (at + c.len_utf8(), true);
        }
    }
    None
}

/// Where in a piece that ends before a colon the name begins. Behind a label
/// only its last words can be the name.
fn name_start(piece: &str, labelled: bool) -> usize {
    if let Some(at) = piece.rfind("尊敬的") {
        return at;
    }
    let lead = piece.len() - piece.trim_start().len();
    if !labelled && !has_any(piece, TITLE_WORDS) && length(piece) <= LONGEST_NAME {
        return lead;
    }
    let mut start = piece.len();
    let mut rest = piece.trim_end();
    while let Some(token) = rest.split_whitespace().next_back() {
        let is_title = ends_with_any(token, TITLE_WORDS) || token.contains('号');
        if is_title || length(&piece[start.min(rest.len())..]) > LONGEST_NAME {
            break;
        }
        start = rest.len() - token.len();
        rest = rest[..start].trim_end();
        let joined = is_tail(token) || length(token) == 1 || rest.ends_with('、');
        let before = rest.split_whitespace().next_back();
        let single = before.is_some_and(|token| length(token) == 1 && token.chars().all(is_han));
        if !joined && !single {
            break;
        }
    }
    if start < piece.len() { start } else { after_title(piece) }
}

/// Where a name begins that stands right after a title.
fn after_title(piece: &str) -> usize {
    let ends = TITLE_WORDS.iter().filter_map(|word| piece.rfind(word).map(|at| at + word.len()));
    ends.max().unwrap_or(0)
}

fn is_tail(token: &str) -> bool {
    let token = token.trim_start_matches('等');
    starts_with_any(token, DEPUTIES) && length(token) <= 2 || token.is_empty()
}

/// A name as it is kept, if the words before a colon are one.
fn addressee(words: &str) -> Option<String> {
    let name = squeezed(words);
    let polite = starts_with_any(&name, &["尊敬的", "敬爱的"]);
    let name = name.trim_start_matches("尊敬的").trim_start_matches("敬爱的");
    let name = name.trim_start_matches(['-', '*', '#', '>']);
    let count = length(name);
    let wrong = has_any(name, NOT_NAMES)
        || LABELS.contains(&name)
        || name.contains(['，', '。', '《', '”', '号', ','])
        || starts_with_any(name, &["关于", "对", "一是", "一、"]);
    if wrong && !polite || !(2..=LONGEST_NAME).contains(&count) {
        return None;
    }
    let deputies = ends_with_any(name, DEPUTIES) && count >= 3;
    let body = ends_with_any(name, BODIES) && count <= 40;
    (deputies || body || polite && count <= 30).then(|| name.to_owned())
}

/// A line that greets without a colon.
fn bare(lines: &Lines, paragraph: usize, text: &str) -> Option<(Range<usize>, String)> {
    let line = text.trim().trim_end_matches(['，', ',', '！', '。', ';', '；']);
    let count = length(line);
    let polite = line.starts_with("尊敬的");
    if count > 40 || !(polite || count <= 16) || !ends_with_any(line, DEPUTIES) {
        return None;
    }
    let name = addressee(line)?;
    let after = beginning(lines.said_after(paragraph, text.len()), 90);
    let greets = polite || has_any(after, &["您", "你"]);
    greets.then_some((0..text.len(), name))
}

const OPENING_ENDS: &[&str] = &[
    "答复如下",
    "回复如下",
    "函复如下",
    "复函如下",
    "报告如下",
    "汇报如下",
    "说明如下",
    "情况如下",
    "反馈如下",
    "答复意见如下",
    "意见如下",
    "作如下答复",
    "做如下答复",
    "如下答复",
    "答复如后",
    "作以下答复",
    "作出如下",
    "回复意见如下",
];

/// Where the opening ends that begins at `from`, with its last mark.
pub(super) fn opening_end(lines: &Lines, from: At) -> Option<At> {
    let mut received = None;
    for (paragraph, text) in lines.from(from.paragraph).take(OPENING_PARAGRAPHS) {
        let start = if paragraph == from.paragraph { from.byte } else { 0 };
        let said = beginning(&text[start..], REACH);
        if let Some((_, end)) = first_of(said, OPENING_ENDS) {
            let marks = text[start + end..].chars();
            let marks =
                marks.take_while(|c| matches!(c, '：' | ':' | '。' | '，' | ',' | '；' | ' '));
            let end = start + end + marks.map(char::len_utf8).sum::<usize>();
            return Some(At { paragraph, byte: end });
        }
        if received.is_none()
            && let Some((_, end)) = first_of(said, &["收悉", "已收到", "交由我", "交我"])
        {
            let rest = &said[end..];
            let stop = rest.find(['。', '！', '：']).map(|at| at + '。'.len_utf8());
            received = Some(At { paragraph, byte: start + end + stop.unwrap_or(rest.len()) });
        }
    }
    received
}

/// The first paragraph that has an opening, for letters that greet nobody.
pub(super) fn opening_alone(lines: &Lines) -> Option<At> {
    let mut first = lines.first(super::HEAD_LINES);
    let found = first.find(|(_, text)| {
        let said = beginning(text, REACH);
        has_any(said, OPENING_ENDS) || said.contains("收悉")
    });
    found.map(|(paragraph, _)| At { paragraph, byte: 0 })
}

impl Salutation {
    pub(super) const fn start(&self) -> At {
        At { paragraph: self.paragraph, byte: self.range.start }
    }

    pub(super) const fn end(&self) -> At {
        At { paragraph: self.paragraph, byte: self.range.end }
    }
}
