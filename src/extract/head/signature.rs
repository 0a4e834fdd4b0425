//! The block at the end of a letter: who signs, when, whom to ask.

use super::date;
use super::facts::{Class, class, is_cc, is_contact, is_page_line};
use super::scan::{ending, has_any, length, squeezed, starts_with_any};
use super::{At, Lines, Role, Span};
use crate::extract::who;
use chrono::NaiveDate;
use std::ops::Range;

/// Lines from the end within which a signature is looked for.
const TAIL_LINES: usize = 120;
/// Within the last paragraph a signature stands in this many bytes.
const TAIL_BYTES: usize = 1_500;
const LONGEST_LINE: usize = 60;

/// What the end of a letter says.
#[derive(Debug, Default)]
pub(super) struct Signature {
    pub units: Vec<String>,
    pub date: Option<NaiveDate>,
    /// The words of a date that cannot be read, and where they stand.
    pub damaged: Option<(usize, Range<usize>)>,
    /// Where the letter's text ends.
    pub end: Option<At>,
    /// What the lines of the block are.
    pub spans: Vec<Span>,
}

const COURTESIES: &[&str] = &[
    "感谢",
    "再次感谢",
    "衷心感谢",
    "最后",
    "非常感谢",
    "谢谢",
    "希望您",
    "希望你",
    "希望今后",
    "希望继续",
    "欢迎",
    "以上答复",
    "以上意见",
    "特此答复",
    "特此函复",
    "特此复函",
    "专此答复",
    "专此函复",
    "此复",
    "此函",
    "如有不妥",
    "不当之处",
    "如您对",
    "如对",
    "您对以上",
    "你对以上",
    "对以上",
    "祝您",
    "祝",
    "以上是",
    "以上为",
    "以上回复",
    "诚挚",
    "诚恳",
    "恳请",
    "敬请",
    "请将",
    "此致",
    "敬礼",
    "请您",
    "在此",
    "真诚",
    "十分感谢",
    "衷心",
    "顺祝",
    "妥否",
    "以上办理",
    "特此",
    "望您",
    "感谢您",
];

impl Signature {
    /// The signature of the lines after `from`.
    pub(super) fn find(lines: &Lines, from: At) -> Self {
        let mut signature = Self::default();
        let mut below = Vec::new();
        let mut lines_below = lines.after(from).rev().take(TAIL_LINES);
        for (paragraph, text) in lines_below.by_ref() {
            let whole = At { paragraph, byte: 0 };
            let start = if paragraph == from.paragraph { from.byte } else { 0 };
            let line = &text[start..];
            if is_contact(line) {
                below.push(Span::line(paragraph, start..text.len(), Role::Contact));
            } else if is_cc(line) {
                below.push(Span::line(paragraph, start..text.len(), Role::Cc));
            } else if is_note(line) {
                below.push(Span::line(paragraph, start..text.len(), Role::Foot));
            } else if signature.take_line(paragraph, start, line) {
                signature.end = Some(At { paragraph, byte: start });
            } else if signature.end.is_some() || signature.take_tail(paragraph, start, line) {
                break;
            } else if is_page_line(line) && start == 0 {
                below.push(Span::line(paragraph, whole.byte..text.len(), Role::Noise));
            } else if length(line) > LONGEST_LINE || line.contains('。') {
                break;
            } else {
                below.push(Span::line(paragraph, start..text.len(), Role::Foot));
            }
        }
        signature.units.reverse();
        if signature.end.is_some() {
            signature.spans.append(&mut below);
        } else {
            below.retain(|span| matches!(span.role, Role::Contact | Role::Cc | Role::Noise));
            signature.spans.append(&mut below);
        }
        signature
    }

    /// A line that is a signing unit, a date or both.
    fn take_line(&mut self, paragraph: usize, start: usize, line: &str) -> bool {
        let bare = line.trim().trim_matches(['|', ' ', '\u{3000}']);
        if bare.is_empty() || length(bare) > LONGEST_LINE {
            return false;
        }
        let dates = date::all(line);
        if let [(range, day)] = dates.as_slice() {
            let before = &line[..range.start];
            let after = line[range.end..].trim_matches(['|', ' ', '）', ')', '\u{3000}']);
            let names = signers(before);
            let alone = before.trim_matches(['|', ' ', '（', '(', '\u{3000}']).is_empty();
            if (alone || names.is_some()) && after.is_empty() {
                if self.date.is_some() && alone {
                    return false;
                }
                self.date = self.date.or(Some(*day));
                self.damaged = None;
                self.add_units(names);
                self.spans.push(Span::line(
                    paragraph,
                    start + range.start..start + range.end,
                    Role::Date,
                ));
                self.signed(paragraph, start..start + range.start, before);
                return true;
            }
            return false;
        }
        if date::is_damaged(bare) {
            if self.date.is_none() && self.damaged.is_none() {
                let at = start + (line.len() - line.trim_start().len());
                self.damaged = Some((paragraph, at..at + line.trim().len()));
                self.spans.push(Span::line(paragraph, start..start + line.len(), Role::Date));
                return true;
            }
            return false;
        }
        let Some(names) = signers(line) else { return false };
        self.add_units(Some(names));
        self.signed(paragraph, start..start + line.len(), line);
        true
    }

    fn signed(&mut self, paragraph: usize, range: Range<usize>, words: &str) {
        if !words.trim().is_empty() {
            self.spans.push(Span::line(paragraph, range, Role::Signature));
        }
    }

    fn add_units(&mut self, names: Option<Vec<String>>) {
        for name in names.into_iter().flatten().rev() {
            if !self.units.contains(&name) {
                self.units.push(name);
            }
        }
    }

    /// A signature at the end of a paragraph that also holds the text.
    fn take_tail(&mut self, paragraph: usize, start: usize, line: &str) -> bool {
        let from = ending(line, TAIL_BYTES);
        let tail = &line[from..];
        let closes = |range: &Range<usize>| {
            let after = tail[range.end..].trim_start_matches(['|', ' ', '\u{3000}', '）', ')']);
            after.is_empty() || is_contact(after) || is_cc(after)
        };
        let Some((range, day)) = date::all(tail).into_iter().rfind(|(range, _)| closes(range))
        else {
            return self.take_bare_tail(paragraph, start + from, tail);
        };
        let before = &tail[..range.start];
        let stop = before
            .rfind(['。', '！', '；', '|'])
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let (names, unit_at) = trailing_units(&before[stop..]);
        let apart = before[stop..].trim().is_empty() || before.ends_with(char::is_whitespace);
        if names.is_empty() && !apart {
            return false;
        }
        self.date = Some(day);
        self.add_units(Some(names));
        let base = start + from;
        let signed = base + stop + unit_at;
        let dated = base + range.start..base + range.end;
        self.signed(paragraph, signed..dated.start, &line[signed - start..dated.start - start]);
        let after = dated.end..start + line.len();
        self.spans.push(Span::line(paragraph, dated, Role::Date));
        if !after.is_empty() {
            self.spans.push(Span::line(paragraph, after, Role::Contact));
        }
        self.end = Some(At { paragraph, byte: signed });
        true
    }

    /// A signing unit without a date, or a date that is damaged, at the end of
    /// the text's own paragraph.
    fn take_bare_tail(&mut self, paragraph: usize, base: usize, tail: &str) -> bool {
        let text = tail.trim_end_matches(['|', ' ', '\u{3000}']);
        let Some(at) = text.rfind(['。', '！']) else { return false };
        let at = at + '。'.len_utf8();
        let words = &text[at..];
        let token = words.split_whitespace().next_back().unwrap_or("");
        let damaged = date::is_damaged(token);
        let unit = if damaged { &words[..words.len() - token.len()] } else { words };
        let names = signers(unit);
        if names.is_none() && !damaged {
            return false;
        }
        self.add_units(names);
        self.signed(paragraph, base + at..base + at + unit.len(), unit);
        if damaged {
            let range = base + at + unit.len()..base + text.len();
            self.spans.push(Span::line(paragraph, range.clone(), Role::Date));
            self.damaged = Some((paragraph, range));
        }
        self.end = Some(At { paragraph, byte: base + at });
        true
    }
}

/// The units that a line of the signature names, if it names nothing else.
fn signers(line: &str) -> Option<Vec<String>> {
    let line = line.trim().trim_matches(['|', ' ', '\u{3000}']);
    if line.is_empty() || length(line) > LONGEST_LINE {
        return None;
    }
    let tokens: Vec<&str> = line.split_whitespace().filter(|token| !is_seal(token)).collect();
    let names: Vec<String> = tokens.iter().map(|token| unsealed(token)).collect();
    if !names.is_empty() && names.iter().all(|name| who::is_unit(name)) {
        return Some(names);
    }
    let whole = unsealed(&squeezed(line));
    who::is_unit(&whole).then(|| vec![whole])
}

/// Whether a line below a signature explains something: what the classes are.
fn is_note(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['（', '(', '*', '※']);
    let note = starts_with_any(line, &["注：", "注:", "备注", "说明：", "附件"]);
    note && length(line) <= 300 || matches!(class(line), Some(Class::Legend)) && length(line) <= 200
}

fn is_seal(token: &str) -> bool {
    has_any(token, &["盖章", "公章", "印章"]) && length(token) <= 6
}

/// A name without the word for the seal behind it.
fn unsealed(name: &str) -> String {
    let seals =
        ["（盖章）", "(盖章)", "（公章）", "（章）", "（代章）", "（印章）", "办公室（代章）"];
    let end = seals.iter().find_map(|seal| name.strip_suffix(seal));
    end.unwrap_or(name).to_owned()
}

/// The units that a text ends with and where they begin.
fn trailing_units(text: &str) -> (Vec<String>, usize) {
    let mut names = Vec::new();
    let mut start = text.len();
    let mut rest = text.trim_end();
    while let Some(token) = rest.split_whitespace().next_back() {
        let name = unsealed(token);
        if !who::is_unit(&name) {
            break;
        }
        start = rest.len() - token.len();
        names.push(name);
        rest = rest[..start].trim_end();
    }
    names.reverse();
    (names, start)
}

/// Whether a sentence only thanks, wishes or asks for further opinions.
pub(super) fn is_courtesy(sentence: &str) -> bool {
    let sentence = sentence.trim_start_matches(['|', ' ', '\u{3000}']);
    let sentence = squeezed(sentence);
    let promises = has_any(
        &sentence,
        &[
            "我局将",
            "我厅将",
            "我委将",
            "我们将",
            "下一步",
            "我市将",
            "我县将",
            "我部将",
            "我办将",
            "一是",
        ],
    );
    starts_with_any(&sentence, COURTESIES) && !promises
}
