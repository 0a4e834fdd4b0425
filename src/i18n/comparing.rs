//! The words of a letter that the ledger has already: how it was recognised, and
//! what became of each promise.

use super::quotes::in_quotes;
use super::{Lang, Term, either, place_words, target_words};
use crate::domain::commitment::DueWords;
use crate::domain::reading::comparison::{Change, Comparison, Direction, Sameness};
use crate::domain::reading::desk::Tally;
use chrono::NaiveDate;

/// Which letter of the ledger it is, and how that is known.
#[must_use]
pub fn recognised(comparison: &Comparison, lang: Lang) -> String {
    let id = &comparison.letter.id;
    match comparison.sameness {
        Sameness::File => either!(
            lang,
            "这份文件读过，是来文 {id}",
            "This file was read before: it is the letter {id}"
        ),
        Sameness::Text => either!(
            lang,
            "来文 {id} 已在账本中，文字没有变",
            "The letter {id} is in the ledger, in the same words"
        ),
        Sameness::Changed => either!(
            lang,
            "来文 {id} 已在账本中，但文字有改动",
            "The letter {id} is in the ledger, in other words"
        ),
    }
}

/// How many recorded promises stand as they stood and how many changed.
#[must_use]
pub fn changes_counted(comparison: &Comparison, lang: Lang) -> String {
    let recorded = comparison.known.iter().filter(|known| !known.withdrawn);
    let all = recorded.clone().count();
    let has = |direction| {
        let went = |change: &Change| change.direction() == direction;
        recorded.clone().filter(|known| known.changes.iter().any(went)).count()
    };
    let dropped = recorded.clone().filter(|known| known.changes.contains(&Change::Dropped)).count();
    let changed = recorded.clone().filter(|known| !known.changes.is_empty()).count();
    let (weaker, stronger) = (has(Direction::Weaker) - dropped, has(Direction::Stronger));
    either!(
        lang,
        "已记 {all} 条，有变 {changed} 条：弱化 {weaker}，强化 {stronger}，删去 {dropped}",
        "{all} recorded, {changed} changed: {weaker} weaker, {stronger} stronger, {dropped} dropped"
    )
}

/// Which way a promise went, in a word; empty where neither can be said.
#[must_use]
pub const fn direction_word(direction: Direction, lang: Lang) -> &'static str {
    match direction {
        Direction::Weaker => lang.pick("弱化", "weaker"),
        Direction::Stronger => lang.pick("强化", "stronger"),
        Direction::Neither => "",
    }
}

/// What changed about a promise, in one sentence.
#[must_use]
pub fn change(change: &Change, lang: Lang) -> String {
    match change {
        Change::Moved { from, to } => {
            let (from, to) = (place_words(from, lang), place_words(to, lang));
            either!(lang, "移位：{from} -> {to}", "moved: {from} -> {to}")
        }
        Change::Reworded { was: None, now } => {
            let now = in_quotes(now, lang);
            either!(lang, "改写为{now}（旧文未存）", "reworded: {now} (the old words are not kept)")
        }
        Change::Reworded { was: Some(was), now } => {
            let (was, now) = (in_quotes(was, lang), in_quotes(now, lang));
            either!(lang, "改写：{was} -> {now}", "reworded: {was} -> {now}")
        }
        Change::Strength { was, now, was_cue, now_cue } => {
            let words = |strength: &str, cue: &str| match cue {
                "" => strength.to_owned(),
                cue => either!(lang, "{strength}（{cue}）", "{strength} ({cue})"),
            };
            let was = words(was.word(lang), was_cue);
            let now = words(now.word(lang), now_cue);
            directed(change, &either!(lang, "力度 {was} -> {now}", "strength {was} -> {now}"), lang)
        }
        Change::Due { was, was_day, now, now_day } => {
            let (was, now) = (due(was, *was_day, lang), due(now, *now_day, lang));
            directed(change, &either!(lang, "期限 {was} -> {now}", "due {was} -> {now}"), lang)
        }
        Change::Number { was, now } => {
            let none = || lang.pick("无", "none").to_owned();
            let words = |target| target_words(target, lang);
            let was = was.as_ref().map_or_else(none, words);
            let now = now.as_ref().map_or_else(none, words);
            directed(change, &either!(lang, "目标 {was} -> {now}", "target {was} -> {now}"), lang)
        }
        Change::Dropped => lang.pick("已删去", "dropped").to_owned(),
    }
}

fn directed(change: &Change, said: &str, lang: Lang) -> String {
    match direction_word(change.direction(), lang) {
        "" => said.to_owned(),
        word => either!(lang, "{word}：{said}", "{word}: {said}"),
    }
}

/// A day with the words that mean it, or whichever of both there is.
fn due(words: &DueWords, day: Option<NaiveDate>, lang: Lang) -> String {
    let wording = lang.pick_filled(&words.wording, &words.wording_en);
    match (day, wording) {
        (Some(day), "") => day.to_string(),
        (Some(day), wording) => either!(lang, "{day}（{wording}）", "{day} ({wording})"),
        (None, "") => lang.pick("无时限", "no date").to_owned(),
        (None, wording) => in_quotes(wording, lang),
    }
}

/// How many candidates stand how.
#[must_use]
pub fn tallied(tally: Tally, lang: Lang) -> String {
    let Tally { pending, accepted, refused, known } = tally;
    let recorded = match known {
        0 => String::new(),
        known => either!(lang, "，已记 {known}", ", {known} recorded already"),
    };
    either!(
        lang,
        "待定 {pending}，采纳 {accepted}，不采纳 {refused}{recorded}",
        "{pending} pending, {accepted} accepted, {refused} refused{recorded}"
    )
}
