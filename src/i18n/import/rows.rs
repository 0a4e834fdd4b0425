//! What a row says otherwise than the ledger, in words.

use crate::domain::event::{Fact, first_line};
use crate::domain::intake::{Doubt, Kept};
use crate::i18n::{Lang, Term, either, number, target_words};

/// Why it is not certain what a row is about.
#[must_use]
pub fn doubt_words(doubt: &Doubt, lang: Lang) -> String {
    match doubt {
        Doubt::OtherCode { row, ledger } => either!(
            lang,
            "事项相同，编号不同：文件 {row}，台账 {ledger}",
            "the same title under another code: {row} in the file, {ledger} in the ledger"
        ),
        Doubt::OtherTitle { ledger, .. } => either!(
            lang,
            "编号相同，事项很不一样；台账中是“{ledger}”。导入不改它，确是同一条就用 nuo edit 改事项",
            "the same code, quite another title; in the ledger: \"{ledger}\". An import does not change it; if it is the same one, give it the title with nuo edit"
        ),
    }
}

/// What the file says and the ledger keeps.
#[must_use]
pub fn kept_words(kept: &Kept, lang: Lang) -> String {
    match kept {
        Kept::Status { ledger, row } => {
            both(lang.pick("状态", "status"), ledger.word(lang), row.word(lang), lang)
        }
        Kept::Due { ledger, row, moved } => {
            let label = match moved {
                true => lang.pick("期限已改过", "its date was moved"),
                false => lang.pick("来文的期限", "the letter's date"),
            };
            let ledger = ledger.map_or_else(|| "-".to_owned(), |day| day.to_string());
            both(label, &ledger, row, lang)
        }
        Kept::Kind { ledger, row } => {
            both(lang.pick("类型", "kind"), ledger.word(lang), row.word(lang), lang)
        }
        Kept::Strength { ledger, row } => {
            both(lang.pick("承诺力度", "strength"), ledger.word(lang), row.word(lang), lang)
        }
        Kept::Condition { ledger, row } => {
            both(lang.pick("条件", "condition"), ledger.as_deref().unwrap_or("-"), row, lang)
        }
        Kept::Target { ledger, row } => {
            let ledger = ledger.as_ref().map(|target| target_words(target, lang));
            let ledger = ledger.as_deref().unwrap_or("-");
            both(lang.pick("量化目标", "target"), ledger, &target_words(row, lang), lang)
        }
        Kept::Untold(fact) => {
            let words = told(fact, lang).unwrap_or_default();
            either!(
                lang,
                "台账没有，也没有采用：{words}",
                "not in the ledger and not taken: {words}"
            )
        }
        Kept::Withdrawn { on } => {
            either!(lang, "台账中已于 {on} 撤回", "withdrawn in the ledger on {on}")
        }
    }
}

/// The two sides of what differs.
fn both(label: &str, ledger: &str, row: &str, lang: Lang) -> String {
    either!(
        lang,
        "{label}：台账 {ledger}，文件 {row}",
        "{label}: {ledger} in the ledger, {row} in the file"
    )
}

/// One thing that a row tells.
fn told(fact: &Fact, lang: Lang) -> Option<String> {
    let line = |text: &str| first_line(text).to_string();
    match fact {
        Fact::StatusSet { status, note, .. } => {
            let note = note.as_deref().map(|note| format!(" ({})", line(note)));
            let (label, note) = (lang.pick("状态", "status"), note.unwrap_or_default());
            Some(format!("{label} {}{note}", status.word(lang)))
        }
        Fact::Observed { value, .. } => {
            Some(format!("{} {}", lang.pick("完成值", "value"), number(*value)))
        }
        Fact::EvidenceAdded { evidence } => {
            Some(format!("{} {}", lang.pick("佐证", "evidence"), evidence.title))
        }
        Fact::Noted { text } => Some(format!("{} {}", lang.pick("进展", "news"), line(text))),
        _ => None,
    }
}

/// What a row tells of a commitment of which the ledger has no word yet.
#[must_use]
pub fn brought(facts: &[Fact], lang: Lang) -> Option<String> {
    let words: Vec<String> = facts.iter().filter_map(|fact| told(fact, lang)).collect();
    let words = words.join(lang.pick("；", "; "));
    (!words.is_empty()).then(|| {
        either!(
            lang,
            "台账还没有记录，文件中有：{words}",
            "nothing is recorded yet; in the file: {words}"
        )
    })
}
