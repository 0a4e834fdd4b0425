//! How a clause speaks: of things to come, of what was done, of how things
//! stand, or not of deeds at all.
//!
//! It weighs the words of [`cues`](super::cues) and knows nothing of where the
//! clause stands.

use super::cues::{
    ACTORS, AFTER_WILL, BEFORE_WILL, COURTESY, DECLINES, DONE, GOING_ON, INTENT, NOT_STATIVE,
    NOT_WILL, NOUN_PLAN, OBEYS, OWN, REASON, REFUSAL, RESULT, SPEAKERS, STANDING, STATIVE,
    WILL_WORDS, WISH, WISH_BEGINS, WISH_ENDS,
};
use super::search::likely;
pub(super) use super::search::{ends_with_any, first_of, has, starts_with_any};
use super::segment::enclosed;
use std::ops::Range;

/// What a clause tells of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Tone {
    /// Things to come, with the bytes of the word that says so.
    Coming(Range<usize>),
    /// Things that go on, as they do in the past and in the future.
    GoingOn(Range<usize>),
    Done,
    Standing,
    Refused,
    Courtesy,
    Wish,
    Reason,
    /// Nothing that tells.
    Plain,
}

/// A text in which everything between quotation marks, title marks and
/// brackets is made unreadable, byte by byte.
pub(super) fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for stretch in enclosed(text) {
        masked.push_str(&text[from..stretch.start]);
        masked.extend(std::iter::repeat_n('_', stretch.len()));
        from = stretch.end;
    }
    masked.push_str(&text[from..]);
    masked
}

/// The tone of one clause whose quotations are masked.
pub(super) fn tone(clause: &str) -> Tone {
    if has(clause, COURTESY) {
        return Tone::Courtesy;
    }
    if has(clause, WISH) {
        return Tone::Wish;
    }
    if marked(clause, DECLINES) && !has(clause, &["不再允许"]) {
        return Tone::Refused;
    }
    let done = done(clause);
    if let Some(range) = intent(clause).filter(|_| !done) {
        return Tone::Coming(range);
    }
    if marked(clause, REFUSAL) {
        return Tone::Refused;
    }
    if done || marked(clause, RESULT) {
        return Tone::Done;
    }
    if marked(clause, STANDING) {
        return Tone::Standing;
    }
    if starts_with_any(clause.trim_start(), WISH_BEGINS) {
        return Tone::Wish;
    }
    if has(clause, REASON) || clause.starts_with('因') {
        return Tone::Reason;
    }
    match first_of(clause, GOING_ON) {
        Some(range) if !clause.contains("继续教育") => Tone::GoingOn(range),
        _ => Tone::Plain,
    }
}

/// The earliest word of intent.
fn intent(clause: &str) -> Option<Range<usize>> {
    let words = first_of(clause, INTENT);
    let will = will(clause);
    let drafted = before_verb(clause, "拟", &["模", "虚", "草", "比", "初", "拟"]);
    let planned = planned(clause);
    let expected = expected(clause);
    let shall = shall(clause);
    let again = before_verb(clause, "再", &["不", "一"]);
    [words, will, drafted, planned, expected, shall, again]
        .into_iter()
        .flatten()
        .min_by_key(|range| range.start)
}

/// 将 as "will": not as "having", not inside another word.
fn will(clause: &str) -> Option<Range<usize>> {
    clause.match_indices('将').map(|(at, word)| at..at + word.len()).find(|range| {
        let (before, after) = (&clause[..range.start], &clause[range.end..]);
        if WILL_WORDS.iter().any(|word| clause[range.start..].starts_with(word))
            || NOT_WILL.iter().any(|word| before.ends_with(word))
        {
            return false;
        }
        !has(after, &["作为", "视为", "当作"])
            && (starts_with_any(after, AFTER_WILL) || ends_with_any(before, ACTORS))
            || ends_with_any(before, BEFORE_WILL)
    })
}

/// A word that announces something where a verb or a time follows it.
fn before_verb(clause: &str, word: &str, not_after: &[&str]) -> Option<Range<usize>> {
    let found = clause.match_indices(word).find(|(at, _)| {
        let (before, after) = (&clause[..*at], &clause[at + word.len()..]);
        !ends_with_any(before, not_after)
            && (starts_with_any(after, AFTER_WILL) || after.starts_with("20"))
    });
    found.map(|(at, word)| at..at + word.len())
}

/// 计划 as a verb: after who plans, after a time, or at the beginning.
fn planned(clause: &str) -> Option<Range<usize>> {
    let found = clause.match_indices("计划").find(|(at, word)| {
        let (before, after) = (clause[..*at].trim(), &clause[at + word.len()..]);
        let verb = before.is_empty()
            || ends_with_any(before, ACTORS)
            || ends_with_any(before, BEFORE_WILL);
        verb && !before.ends_with("原") && !after.is_empty() && !starts_with_any(after, NOUN_PLAN)
    });
    found.map(|(at, word)| at..at + word.len())
}

/// 会 as "shall": 镇里会安排.
fn shall(clause: &str) -> Option<Range<usize>> {
    let found = clause.match_indices('会').find(|(at, word)| {
        let (before, after) = (&clause[..*at], &clause[at + word.len()..]);
        ends_with_any(before, &["里", "们", "局", "厅", "也", "还", "都", "均"])
            && !after.starts_with(['同', '议', '办', '上', '商', '员'])
            && starts_with_any(after, AFTER_WILL)
    });
    found.map(|(at, word)| at..at + word.len())
}

/// 预计 of something to come: not of a sum that the year has brought.
fn expected(clause: &str) -> Option<Range<usize>> {
    let at = clause.find("预计")?;
    (!clause.contains("同比") && !clause[..at].ends_with(['到', '过', '原']))
        .then(|| at..at + "预计".len())
}

/// Whether a clause reports something done: not where the mark only describes
/// a thing, as in 已建成的设施.
fn done(clause: &str) -> bool {
    finished(clause) || marked(clause, DONE) || clause.trim_start().starts_with("日前")
}

/// Whether one of the words stands there and does not describe a noun.
fn marked(clause: &str, words: &[&str]) -> bool {
    likely(clause, words).any(|word| {
        clause.match_indices(word).any(|(at, found)| !attribute(clause, at + found.len()))
    })
}

/// Whether what follows a clause in its sentence is somebody else's word: that
/// of a superior or of the deputies, who ask for it.
pub(super) fn hands_over(clause: &str) -> bool {
    let clause = clause.trim();
    (ends_with_any(clause, WISH_ENDS) && has(clause, SPEAKERS) && !has(clause, OBEYS))
        || has(clause, WISH)
}

/// Whether a clause tells of doing something, not of how things are.
pub(super) fn acts(clause: &str) -> bool {
    let mut verbs = likely(clause, AFTER_WILL).filter(|word| word.chars().nth(1).is_some());
    verbs.any(|verb| clause.contains(verb)) && !is_stative(clause)
}

/// Whether a clause says how things are.
pub(super) fn is_stative(clause: &str) -> bool {
    let is = clause.match_indices('是').any(|(at, word)| {
        let (upto, from) = (&clause[..at + word.len()], &clause[at..]);
        !NOT_STATIVE.iter().any(|other| upto.ends_with(other) || from.starts_with(other))
    });
    is || marked(clause, STATIVE)
}

/// Whether a clause speaks of the one who replies.
pub(super) fn is_own(clause: &str) -> bool {
    has(clause, OWN)
}

/// Whether 的 follows within a few characters, so that the words before it
/// describe the noun behind it.
fn attribute(clause: &str, from: usize) -> bool {
    let mut near = clause[from..].chars().take(9);
    near.any(|sign| sign == '的')
}

/// 了 after a verb.
fn finished(clause: &str) -> bool {
    clause.match_indices('了').any(|(at, word)| {
        let (before, after) = (&clause[..at], &clause[at + word.len()..]);
        !after.starts_with(['解', '然', '结', '如'])
            && !ends_with_any(before, &["为", "除", "罢", "明", "末", "得", "未"])
            && !attribute(clause, at + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::{Tone, masked, tone};

    fn named(clause: &str) -> String {
        match tone(&masked(clause)) {
            Tone::Coming(range) => format!("coming {}", &clause[range]),
            Tone::GoingOn(range) => format!("going on {}", &clause[range]),
            other => format!("{other:?}").to_lowercase(),
        }
    }

    #[test]
    fn every_tone_is_told_by_its_words() {
        for (clause, expected) in [
            ("我局将会同街道整治", "coming 将"),
            ("我局将该路段纳入改造", "coming 将"),
            ("已将该路段纳入改造", "done"),
            ("将张家村纳入了名单", "done"),
            ("项目即将完成验收", "plain"),
            ("离休将军住所", "plain"),
            ("拟新建泵站三座", "coming 拟"),
            ("建立模拟仿真平台", "plain"),
            ("我县计划安装路灯", "coming 计划"),
            ("列入年度投资计划", "plain"),
            ("预计明年完工", "coming 预计"),
            ("预计产值同比增长", "done"),
            ("届时一并治理", "coming 届时"),
            ("印发了《某某方案》", "done"),
            ("对已建成的设施加强管护", "plain"),
            ("为了改善出行", "plain"),
            ("目前资金尚在筹措", "standing"),
            ("暂不具备建设条件", "refused"),
            ("我局将无法建成停车场", "refused"),
            ("也不会新建停车场", "refused"),
            ("将不再新增车位", "refused"),
            ("对无法通行的路段改道", "plain"),
            ("感谢您的关心", "courtesy"),
            ("您提出的路灯问题", "wish"),
            ("继续加大巡查", "going on 继续"),
            ("加强继续教育", "plain"),
        ] {
            assert_eq!(named(clause), expected, "{clause}");
        }
    }

    #[test]
    fn masking_keeps_every_byte_in_its_place() {
        let text = "按照“将来的话”办，印发《已将方案》。";
        assert_eq!(masked(text).len(), text.len());
        assert!(!masked(text).contains('将'));
    }
}
