//! A change to many commitments in words: how many it is about, and which of
//! them refused and why.

use super::{Lang, Term, either};
use crate::domain::ids::ItemId;
use crate::domain::refusal::Refusal;

/// Codes that are named for one reason.
const NAMED: usize = 3;

/// Which commitments refused, gathered by their reasons.
#[must_use]
pub fn refused(refusals: &[(ItemId, Refusal)], lang: Lang) -> String {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for (id, refusal) in refusals {
        let why = reason(refusal, lang);
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, codes)) => codes.push(id.code()),
            None => reasons.push((why, vec![id.code()])),
        }
    }
    let reasons: Vec<String> =
        reasons.iter().map(|(why, codes)| with_codes(why, codes, lang)).collect();
    let count = refusals.len();
    let reasons = reasons.join(lang.pick("；", "; "));
    either!(lang, "{count} 条没有改：{reasons}", "{count} unchanged: {reasons}")
}

/// The first few codes, and how many there are where not all are named.
#[must_use]
pub fn codes_in_short(codes: &[&str], lang: Lang) -> String {
    let count = codes.len();
    let first = codes.iter().take(NAMED).copied().collect::<Vec<_>>().join(" ");
    match count > NAMED {
        true => {
            let more = count - NAMED;
            either!(lang, "{first} 等 {count} 条", "{first} and {more} more")
        }
        false => first,
    }
}

fn with_codes(why: &str, codes: &[&str], lang: Lang) -> String {
    let codes = codes_in_short(codes, lang);
    either!(lang, "{why}（{codes}）", "{why} ({codes})")
}

/// A reason in a few words, without the code it is about.
fn reason(refusal: &Refusal, lang: Lang) -> String {
    let words = match refusal {
        Refusal::AlreadyStatus { status, .. } => {
            let word = status.word(lang);
            return either!(lang, "已是“{word}”", "\"{word}\" already");
        }
        Refusal::SameDue { to, .. } => {
            return either!(lang, "期限本来就是 {to}", "due on {to} already");
        }
        Refusal::NotAVerdict { status } => {
            let word = status.word(lang);
            return either!(lang, "不能记为“{word}”", "cannot be \"{word}\"");
        }
        Refusal::Closed { .. } => lang.pick("已结", "closed"),
        Refusal::PartsOpen { .. } => lang.pick("还有分项未办结", "parts still open"),
        Refusal::PeriodNeeded { .. } | Refusal::ValuePeriodNeeded { .. } => {
            lang.pick("要逐期办理", "answered period by period")
        }
        Refusal::Withdrawn { .. } => lang.pick("已撤回", "withdrawn"),
        Refusal::EvidenceKnown { .. } => lang.pick("已有这份佐证", "has this evidence"),
        Refusal::NoSuchItem(_) => lang.pick("账本里没有", "not in the ledger"),
        Refusal::NoTarget { .. } => lang.pick("没有量化目标", "no target"),
        Refusal::NothingChanges => lang.pick("没有变化", "nothing changes"),
        Refusal::BadRow { .. } | Refusal::Conflicts { .. } => {
            lang.pick("与台账说法不同", "differs from the ledger")
        }
        Refusal::NoSuchPart { .. } | Refusal::NoSuchPeriod { .. } => {
            lang.pick("没有这一项", "has no such part")
        }
        Refusal::AlreadyAnswered { .. } => lang.pick("已经这样记过", "recorded like that already"),
        Refusal::WholeDone { .. } => lang.pick("整条已办结", "done as a whole"),
        Refusal::NoReason => lang.pick("没有写明理由", "no reason given"),
        Refusal::NoText => lang.pick("内容为空", "the text is empty"),
        Refusal::BadValue { .. } => lang.pick("数值不能用", "not a value"),
        Refusal::InFuture { .. } => lang.pick("日期在今天之后", "after today"),
        Refusal::LettersWords { .. } => lang.pick("来文原话不能改", "the letter's own words"),
        Refusal::DueWasMoved { .. } => lang.pick("期限已由人改过", "its date was moved"),
        Refusal::NoCondition { .. } => lang.pick("没有写明条件", "no condition given"),
        Refusal::NoSuchLetter(_)
        | Refusal::LetterKnown(_)
        | Refusal::BadLetterName(_)
        | Refusal::CodeTaken(_)
        | Refusal::BadCode(_) => lang.pick("来文或编号不符", "letter or code does not fit"),
    };
    words.to_owned()
}
