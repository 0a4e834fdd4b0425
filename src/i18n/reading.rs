//! The words of a letter that was read: what was found in it, why, and what was
//! doubted.

use super::quotes::in_quotes;
use super::{Lang, Term, either, texts};
use crate::domain::reading::Doubt;

texts! {
    /// Words without values.
    ReadSay {
        Grounds => "理由", "Why";
        Doubts => "存疑", "Doubts";
        NothingFound => "没有找到承诺", "No commitment was found";
    }
}

/// How sure the rules are, the words that made them so, and which rules.
#[must_use]
pub fn scored(score: u8, cue: &str, grounds: &str, lang: Lang) -> String {
    let score = format!("{:.2}", f64::from(score) / 100.0);
    let cue = if cue.is_empty() { String::new() } else { in_quotes(cue, lang) };
    let pieces = [score.as_str(), cue.as_str(), grounds];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("  ")
}

/// A doubt and the words that it is about.
#[must_use]
pub fn doubt_words(doubt: &Doubt, lang: Lang) -> String {
    let kind = doubt.kind.word(lang);
    if doubt.words.is_empty() {
        return kind.to_owned();
    }
    format!("{kind}{}{}", lang.pick("：", ": "), in_quotes(&doubt.words, lang))
}

/// How many candidates there are.
#[must_use]
pub fn counted(count: usize, lang: Lang) -> String {
    either!(lang, "共 {count} 条候选承诺，没有记录", "{count} candidates; nothing was recorded")
}
