//! How a letter that is read again stands to what the ledger has of it.

use crate::domain::commitment::DueWords;
use crate::domain::reading::comparison::{Change, Direction, Sameness};
use crate::domain::target::Target;
use crate::domain::vocabulary::Strength;
use crate::i18n::quotes::in_quotes;
use crate::i18n::{Lang, Term, either, target_words};
use chrono::NaiveDate;

/// That the ledger has the letter, and how it was recognised.
#[must_use]
pub fn recognised(letter: &str, sameness: Sameness, lang: Lang) -> String {
    match sameness {
        Sameness::File => {
            either!(lang, "已有这份文件：{letter}", "has this very file: {letter}")
        }
        Sameness::Text => {
            either!(lang, "已有这份来文：{letter}", "has this letter: {letter}")
        }
        Sameness::Changed => either!(
            lang,
            "已有这份来文的另一种文本：{letter}",
            "has this letter in other words: {letter}"
        ),
    }
}

/// What a changed letter does to a promise, one line a thing.
#[must_use]
pub fn change_words(change: &Change, lang: Lang) -> Vec<String> {
    let way = direction(change.direction(), lang);
    match change {
        Change::Moved { from, to } => {
            let (from, to) = (from.paragraph, to.paragraph);
            match from == to {
                true => {
                    vec![either!(lang, "在第 {to} 段里移了位置", "moved within paragraph {to}")]
                }
                false => vec![either!(
                    lang,
                    "从第 {from} 段移到第 {to} 段",
                    "moved from paragraph {from} to {to}"
                )],
            }
        }
        Change::Reworded { was, now } => {
            let mut lines = Vec::new();
            if let Some(was) = was {
                let was = in_quotes(was, lang);
                lines.push(either!(
                    lang,
                    "改了措辞{way}，原为{was}",
                    "reworded{way}, it was {was}"
                ));
            }
            let now = in_quotes(now, lang);
            lines.push(match was {
                Some(_) => either!(lang, "现为{now}", "now {now}"),
                None => either!(lang, "改了措辞{way}，现为{now}", "reworded{way}, now {now}"),
            });
            lines
        }
        Change::Strength { was, now, was_cue, now_cue } => {
            let word = |strength: Strength, cue: &str| match cue {
                "" => strength.word(lang).to_owned(),
                cue => format!("{} {}", strength.word(lang), in_quotes(cue, lang)),
            };
            let (was, now) = (word(*was, was_cue), word(*now, now_cue));
            vec![either!(lang, "力度 {was} -> {now}{way}", "strength {was} -> {now}{way}")]
        }
        Change::Due { was, was_day, now, now_day } => {
            let (was, now) = (due(was, *was_day, lang), due(now, *now_day, lang));
            vec![either!(lang, "期限 {was} -> {now}{way}", "due {was} -> {now}{way}")]
        }
        Change::Number { was, now } => {
            let word = |target: &Option<Target>| match target {
                Some(target) => target_words(target, lang),
                None => "-".to_owned(),
            };
            let (was, now) = (word(was), word(now));
            vec![either!(lang, "目标 {was} -> {now}{way}", "target {was} -> {now}{way}")]
        }
        Change::Dropped => {
            vec![lang.pick("来文里已经没有", "not in the letter any more").to_owned()]
        }
    }
}

fn due(words: &DueWords, day: Option<NaiveDate>, lang: Lang) -> String {
    let wording = lang.pick_filled(&words.wording, &words.wording_en);
    match (day, wording) {
        (Some(day), "") => day.to_string(),
        (Some(day), wording) => format!("{day} {}", in_quotes(wording, lang)),
        (None, "") => "-".to_owned(),
        (None, wording) => in_quotes(wording, lang),
    }
}

const fn direction(direction: Direction, lang: Lang) -> &'static str {
    match direction {
        Direction::Weaker => lang.pick("（减弱）", " (weaker)"),
        Direction::Stronger => lang.pick("（加强）", " (stronger)"),
        Direction::Neither => "",
    }
}
