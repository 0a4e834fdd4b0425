//! The closed lists of values: the words of statuses, kinds, strengths and
//! certainties, and how a typed word finds its value.

use super::words::{Flag, Script, bare};
use crate::domain::vocabulary::{Certainty, Kind, Status, Strength};

/// A value and its words: the English one, the Chinese one, then others.
pub(super) struct Choice<T: 'static> {
    pub words: &'static [&'static str],
    pub means: T,
}

impl<T> Choice<T> {
    pub fn name(&self, script: Script) -> Option<&'static str> {
        let place = match script {
            Script::English => 0,
            Script::Chinese => 1,
        };
        self.words.get(place).copied()
    }
}

/// What a typed word turned out to be.
#[derive(Debug, PartialEq)]
pub(super) enum Found<T> {
    One(T),
    /// It begins several words.
    Several(Vec<&'static str>),
    Nothing,
}

/// A whole word, or the beginning of words for one value only.
pub(super) fn find<T: Copy + PartialEq>(choices: &[Choice<T>], typed: &str) -> Found<T> {
    let typed = bare(typed);
    let words = || choices.iter().flat_map(|c| c.words.iter().map(move |w| (*w, c.means)));
    if let Some((_, means)) = words().find(|(word, _)| bare(word) == typed) {
        return Found::One(means);
    }
    let begun: Vec<_> = words().filter(|(w, _)| bare(w).starts_with(&typed)).collect();
    match begun.as_slice() {
        [] => Found::Nothing,
        [(_, first), rest @ ..] if rest.iter().all(|(_, means)| means == first) => {
            Found::One(*first)
        }
        _ => Found::Several(begun.iter().map(|(word, _)| *word).collect()),
    }
}

/// What stands after `status:`: a status, a group of them, or a word of
/// timeliness that is a flag.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) enum StatusWord {
    One(Status),
    Open,
    Closed,
    Flag(Flag),
}

const fn choice<T>(words: &'static [&'static str], means: T) -> Choice<T> {
    Choice { words, means }
}

pub(super) const STATUSES: &[Choice<StatusWord>] = &[
    choice(&["unchecked", "未核查"], StatusWord::One(Status::Unchecked)),
    choice(&["not_started", "未启动"], StatusWord::One(Status::NotStarted)),
    choice(&["in_progress", "推进中"], StatusWord::One(Status::InProgress)),
    choice(&["stalled", "停滞"], StatusWord::One(Status::Stalled)),
    choice(&["claimed", "待核实"], StatusWord::One(Status::Claimed)),
    choice(&["done", "已办结", "办结"], StatusWord::One(Status::Done)),
    choice(&["partial", "部分兑现"], StatusWord::One(Status::Partial)),
    choice(&["broken", "未兑现"], StatusWord::One(Status::Broken)),
    choice(&["superseded", "已调整"], StatusWord::One(Status::Superseded)),
    choice(&["unverifiable", "无法核查"], StatusWord::One(Status::Unverifiable)),
    choice(&["open", "未结"], StatusWord::Open),
    choice(&["closed", "已结"], StatusWord::Closed),
    choice(&["overdue", "逾期"], StatusWord::Flag(Flag::Overdue)),
    choice(&["due_soon", "临期", "soon"], StatusWord::Flag(Flag::Soon)),
    choice(&["undated", "无时限"], StatusWord::Flag(Flag::Undated)),
];

/// The status that a whole typed word names; else the one that was probably
/// meant, in the script of the word.
///
/// # Errors
/// When the word is not the name of a status.
pub fn status_named(typed: &str) -> Result<Status, Option<&'static str>> {
    let typed_bare = bare(typed);
    let one = |choice: &&Choice<StatusWord>| matches!(choice.means, StatusWord::One(_));
    let mut named = STATUSES.iter().filter(one);
    let means = named.clone().find(|c| c.words.iter().any(|word| bare(word) == typed_bare));
    match means.map(|choice| choice.means) {
        Some(StatusWord::One(status)) => Ok(status),
        _ => {
            let words = named.clone().flat_map(|choice| choice.words).copied();
            let near = super::suggest::nearest(typed, words);
            let near = near.and_then(|word| named.find(|choice| choice.words.contains(&word)));
            Err(near.and_then(|choice| choice.name(Script::of(typed))))
        }
    }
}

pub(super) const KINDS: &[Choice<Kind>] = &[
    choice(&["output", "产出"], Kind::Output),
    choice(&["quantity", "数量"], Kind::Quantity),
    choice(&["floor", "不减"], Kind::Floor),
    choice(&["recurring", "周期"], Kind::Recurring),
    choice(&["continuous", "持续"], Kind::Continuous),
];

pub(super) const STRENGTHS: &[Choice<Strength>] = &[
    choice(&["firm", "硬性"], Strength::Firm),
    choice(&["aim", "力争"], Strength::Aim),
    choice(&["explore", "探索"], Strength::Explore),
    choice(&["conditional", "附条件"], Strength::Conditional),
];

pub(super) const CERTAINTIES: &[Choice<Certainty>] = &[
    choice(&["stated", "明示"], Certainty::Stated),
    choice(&["derived", "推定"], Certainty::Derived),
    choice(&["relative", "相对"], Certainty::Relative),
    choice(&["doubtful", "存疑"], Certainty::Doubtful),
    choice(&["none", "无"], Certainty::None),
];

/// The kind that a whole typed word names.
#[must_use]
pub fn kind_named(typed: &str) -> Option<Kind> {
    named(KINDS, typed)
}

/// The strength that a whole typed word names.
#[must_use]
pub fn strength_named(typed: &str) -> Option<Strength> {
    named(STRENGTHS, typed)
}

fn named<T: Copy>(choices: &[Choice<T>], typed: &str) -> Option<T> {
    let typed = bare(typed);
    let names = |choice: &&Choice<T>| choice.words.iter().any(|word| bare(word) == typed);
    choices.iter().find(names).map(|choice| choice.means)
}

/// Whether there is a date, or any of what is counted, at all.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) enum Presence {
    Missing,
    Present,
}

pub(super) const PRESENCES: &[Choice<Presence>] =
    &[choice(&["none", "无"], Presence::Missing), choice(&["any", "有"], Presence::Present)];

/// Some of the words dates are written with, for completion.
pub(super) const DATE_WORDS: &[Choice<()>] = &[
    choice(&["today", "今天"], ()),
    choice(&["tomorrow", "明天"], ()),
    choice(&["this-week", "本周"], ()),
    choice(&["next-week", "下周"], ()),
    choice(&["this-month", "本月"], ()),
    choice(&["next-month", "下月"], ()),
    choice(&["eom", "月底"], ()),
    choice(&["eoq", "季末"], ()),
    choice(&["eoy", "年底"], ()),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_the_vocabulary_has_its_key_as_a_word() {
        for status in Status::ALL {
            assert_eq!(find(STATUSES, status.key()), Found::One(StatusWord::One(*status)));
        }
        for kind in Kind::ALL {
            assert_eq!(find(KINDS, kind.key()), Found::One(*kind));
        }
        for strength in Strength::ALL {
            assert_eq!(find(STRENGTHS, strength.key()), Found::One(*strength));
        }
        for certainty in Certainty::ALL {
            assert_eq!(find(CERTAINTIES, certainty.key()), Found::One(*certainty));
        }
    }
}
