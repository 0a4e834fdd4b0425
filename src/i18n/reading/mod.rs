//! The words of a letter that was read: what was found in it and why, what was
//! doubted and left aside, and how it stands to the ledger.

mod changes;
mod desk;
mod prompts;

pub use changes::{change_words, recognised};
pub use desk::{choice_word, conflict_words, phrase_objection, tally_words};
pub use prompts::{ReviewAsk, card_place, edit_question, field_line, part_line, to_record};

use super::quotes::in_quotes;
use super::{Lang, Term, certainty_mark, due_range, either, texts};
use crate::domain::commitment::DueWords;
use crate::domain::due::Base;
use crate::domain::reading::{Doubt, Noise};
use crate::domain::vocabulary::{DoubtKind, NoiseKind};
use chrono::NaiveDate;

texts! {
    /// Words without values.
    ReadSay {
        Title => "标题", "Title";
        Place => "位置", "Place";
        Grounds => "理由", "Why";
        Doubts => "存疑", "Doubts";
        Noise => "杂物", "Left aside";
        Recorded => "台账", "Ledger";
        Changes => "与台账所记不同", "Not as the ledger has it";
        Recognised => "已在台账", "in the ledger";
        NothingFound => "没有找到承诺；漏了的可以逐条补：加 --review", "No commitment was found; one that was missed can be added: --review";
        NothingNew => "没有新的：这份来文的承诺都已在台账", "Nothing new: the ledger has every commitment of this letter";
        NothingTaken => "没有收下的，没有记录", "Nothing was accepted, nothing was recorded";
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

/// A due date that nobody has recorded yet: the day with how sure it is, and the
/// letter's words; or that there is none.
#[must_use]
pub fn due_found(words: &DueWords, base: Base, lang: Lang) -> String {
    let wording = lang.pick_filled(&words.wording, &words.wording_en);
    let said = if wording.is_empty() { String::new() } else { in_quotes(wording, lang) };
    let day = match base.latest {
        Some(day) => {
            format!("{}{}", certainty_mark(base.certainty), due_range(base.earliest, day))
        }
        None if base.certainty == crate::domain::vocabulary::Certainty::Relative => {
            lang.pick("缺答复日期，算不出", "unknown without the reply's date").to_owned()
        }
        None => String::new(),
    };
    let pieces = [day.as_str(), base.certainty.word(lang), said.as_str()];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("  ")
}

/// A doubt and the words that it is about.
#[must_use]
pub fn doubt_words(doubt: &Doubt, lang: Lang) -> String {
    let kind = doubt.kind.word(lang);
    let words = match doubt.words.as_str() {
        "" => String::new(),
        words => format!("{}{}", lang.pick("：", ": "), in_quotes(words, lang)),
    };
    match &doubt.place {
        Some(place) => {
            let paragraph = place.paragraph;
            either!(
                lang,
                "{kind}{words}（第 {paragraph} 段）",
                "{kind}{words} (paragraph {paragraph})"
            )
        }
        None => format!("{kind}{words}"),
    }
}

/// How many doubts there are, and of which sorts.
#[must_use]
pub fn doubts_counted<'d>(doubts: impl Iterator<Item = &'d Doubt>, lang: Lang) -> Option<String> {
    let found: Vec<DoubtKind> = doubts.map(|doubt| doubt.kind).collect();
    let count = |kind: &DoubtKind| found.iter().filter(|found| *found == kind).count();
    counted_by(DoubtKind::ALL, count, found.len(), lang)
}

/// How many parts of the file are not the letter's, and of which sorts.
#[must_use]
pub fn noise_counted(noise: &[Noise], lang: Lang) -> Option<String> {
    let count = |kind: &NoiseKind| noise.iter().filter(|found| found.kind == *kind).count();
    counted_by(NoiseKind::ALL, count, noise.len(), lang)
}

fn counted_by<K: Term>(
    kinds: &[K],
    count: impl Fn(&K) -> usize,
    total: usize,
    lang: Lang,
) -> Option<String> {
    let each = kinds.iter().map(|kind| (kind.word(lang), count(kind)));
    let each = each.filter(|(_, count)| *count > 0);
    let each: Vec<String> = each.map(|(word, count)| format!("{word} {count}")).collect();
    let each = each.join(lang.pick("，", ", "));
    (total > 0).then(|| either!(lang, "{total} 处：{each}", "{total}: {each}"))
}

/// A part of the file that is not the letter's.
#[must_use]
pub fn noise_line(noise: &Noise, lang: Lang) -> String {
    let kind = noise.kind.word(lang);
    let at = match noise.paragraph {
        Some(paragraph) => format!("[{paragraph}] "),
        None => String::new(),
    };
    format!("{at}{kind}{}{}", lang.pick("：", ": "), noise.text)
}

/// How many candidates there are, and how many of them the ledger has not.
#[must_use]
pub fn found(count: usize, new: usize, lang: Lang) -> String {
    match count == new {
        true => either!(
            lang,
            "共 {count} 条候选承诺；只是预览，没有记录",
            "{count} candidates; this was a preview, nothing was recorded"
        ),
        false => either!(
            lang,
            "共 {count} 条候选承诺，新的 {new} 条；只是预览，没有记录",
            "{count} candidates, {new} of them new; this was a preview, nothing was recorded"
        ),
    }
}

/// What to do with what was found. `file` is as it is typed.
#[must_use]
pub fn ways_on(file: &str, lang: Lang) -> [String; 2] {
    [
        either!(
            lang,
            "  逐条审阅：nuo read {file} --review（逐行问答加 --linear）",
            "  One by one: nuo read {file} --review (by lines with --linear)"
        ),
        either!(
            lang,
            "  全部收下：nuo read {file} --accept（只要有把握的：--score 0.8）",
            "  All of them: nuo read {file} --accept (the surer ones: --score 0.8)"
        ),
    ]
}

/// That due dates count from a reply whose date nobody knows.
#[must_use]
pub fn base_missing(codes: &[&str], file: &str, lang: Lang) -> String {
    let codes = super::codes_in_short(codes, lang);
    either!(
        lang,
        "  期限从答复之日算起、而来文没有答复日期的：{codes}；补：nuo read {file} --reply-date 日期",
        "  Due dates count from the reply, whose date was not found: {codes}; give it: nuo read {file} --reply-date DATE"
    )
}

/// What was left out of an acceptance because the rules were not sure enough.
#[must_use]
pub fn below_score(count: usize, least: u8, lang: Lang) -> String {
    let least = format!("{:.2}", f64::from(least) / 100.0);
    either!(
        lang,
        "  把握低于 {least} 的 {count} 条没有收",
        "  {count} with a score below {least} were left out"
    )
}

/// A candidate that cannot be accepted as it is.
#[must_use]
pub fn left_out(code: &str, why: &str, lang: Lang) -> String {
    either!(lang, "  {code} 没有收：{why}", "  {code} was left out: {why}")
}

/// How many candidates there are.
#[must_use]
pub fn counted(count: usize, lang: Lang) -> String {
    either!(lang, "共 {count} 条候选承诺，没有记录", "{count} candidates; nothing was recorded")
}

/// That the ledger keeps the name it has for a letter, whatever was typed.
#[must_use]
pub fn name_unheard(id: &str, lang: Lang) -> String {
    either!(
        lang,
        "  --letter 没有用上：台账已有这份来文，名为 {id}",
        "  --letter was not used: the ledger has this letter as {id}"
    )
}

/// That the ledger keeps the reply date it has, whatever was typed.
#[must_use]
pub fn reply_unheard(id: &str, on: NaiveDate, typed: NaiveDate, lang: Lang) -> String {
    either!(
        lang,
        "  --reply-date 不改台账：这份来文记的答复日期是 {on}；要改：nuo letter set {id} --reply-date {typed}",
        "  --reply-date does not change the ledger, which has {on} for this letter; change it with: nuo letter set {id} --reply-date {typed}"
    )
}
