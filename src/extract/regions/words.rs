//! What a sentence or a heading is by its words alone.

use super::super::cues::{ASKS, FUTURE_HEADINGS, LEAD_IN, PAST_HEADINGS, REGION};
use super::super::segment::{Piece, clauses};
use super::super::tone::{Tone, first_of, hands_over, has, is_own, tone};

/// Whether a heading stands over things to come or over things done.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Bent {
    Ahead,
    Back,
    Open,
}

/// Whether more than an announcement stands there.
pub(super) fn worth(clause: &str) -> bool {
    let mut rest = clause.trim();
    for word in REGION {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let rest = rest.trim_matches(|sign: char| sign.is_whitespace() || "，,：:、".contains(sign));
    let only_why = clauses(rest).into_iter().all(|range| {
        ["根据", "按照", "围绕", "结合", "针对", "为了", "本着", "对照", "参照", "吸收"]
            .iter()
            .any(|word| rest[range.clone()].starts_with(word))
            && rest[range].chars().count() <= 24
    });
    let topic = ["方面", "来看", "上看"].iter().any(|end| rest.ends_with(end));
    let time = clauses(rest).len() == 1
        && ["后", "时", "期间", "的同时"].iter().any(|end| rest.ends_with(end));
    rest.chars().count() >= 4 && !only_why && !topic && !time
}

/// Whether a sentence announces things to come.
pub(super) fn announces(sentence: &str) -> bool {
    let mut quoted = false;
    clauses(sentence).into_iter().take(4).any(|range| {
        let clause = &sentence[range.clone()];
        quoted |= hands_over(clause);
        let Some(word) = first_of(clause, REGION) else {
            return false;
        };
        !quoted
            && !matches!(tone(clause), Tone::Courtesy | Tone::Wish | Tone::Done)
            && !clause[..word.start].ends_with(['向', '的', '对', '在'])
    })
}

/// The word by which a clause announces things to come.
pub(super) fn announcing(clause: &str) -> Option<std::ops::Range<usize>> {
    first_of(clause, REGION)
}

/// Whether a sentence ends with somebody else's word: 提案提出五条建议：.
pub(super) fn is_wish(sentence: &str) -> bool {
    let last = clauses(sentence).pop().map_or("", |range| &sentence[range]);
    let asks = ASKS.iter().any(|word| last.trim_start().starts_with(word));
    !is_own(last) && (hands_over(last) || asks)
}

/// Whether a sentence only leads a list in.
pub(super) fn leads_in(sentence: &str, end: char) -> bool {
    // A hidden character is three bytes of the mask.
    let hidden = sentence.matches('_').count();
    let long = sentence.chars().count() - hidden + hidden / 3 > 60;
    let colon = end == '：';
    (has(sentence, LEAD_IN) && !long) || (colon && is_empty_lead(sentence))
}

/// 下一步，我厅将会同有关部门：
fn is_empty_lead(sentence: &str) -> bool {
    let last = clauses(sentence).pop().map_or("", |range| &sentence[range]);
    let company = has(last, &["会同", "联合", "协同", "商"])
        && ["部门", "单位", "方面"].iter().any(|end| last.ends_with(end));
    let short = last.chars().count() <= 16;
    let announces = REGION.iter().any(|word| last.ends_with(word));
    let works = ["工作", "措施", "举措", "办法", "将", "要", "重点", "任务", "做到", "抓好"]
        .iter()
        .any(|end| last.ends_with(end));
    company || announces || (short && works)
}

/// The short phrase before an item's sentences: 加强领导。
pub(super) fn is_title_phrase(text: &str, piece: &Piece) -> bool {
    let phrase = &text[piece.range.clone()];
    let about = phrase.starts_with("关于");
    piece.level.is_some()
        && !about
        && matches!(piece.end, '。' | '：')
        && phrase.chars().count() <= 24
        && tone(phrase).is_short()
}

impl Tone {
    /// Whether a phrase of this tone can be a title.
    const fn is_short(&self) -> bool {
        matches!(self, Self::Plain | Self::GoingOn(_) | Self::Wish)
    }
}

pub(super) fn bent(heading: &str) -> Bent {
    if has(heading, FUTURE_HEADINGS) {
        Bent::Ahead
    } else if has(heading, PAST_HEADINGS) {
        Bent::Back
    } else {
        Bent::Open
    }
}
