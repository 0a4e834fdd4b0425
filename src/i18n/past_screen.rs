//! The words of the screens while they show the ledger as it was.

use super::{Lang, either, texts, weekday};
use chrono::NaiveDate;

texts! {
    /// What is said about looking back.
    PastText {
        Ask => "截至哪一天", "As of which day";
        AskHint => "如 2026-03-01、上周五、-30d；Enter 查看  Esc 取消", "As in 2026-03-01, last fri or -30d; Enter shows  Esc cancels";
        NotYet => "这一天还没到", "That day has not come yet";
    }
}

/// What stands in the header while the past is shown.
#[must_use]
pub fn past_mark(day: NaiveDate, op: i64, small: bool, lang: Lang) -> String {
    let on = weekday(day, lang);
    match small {
        true => either!(lang, "[截至 {day}]", "[as of {day}]"),
        false => {
            either!(lang, "[截至 {day} {on} #{op} 只读]", "[as of {day} {on} #{op} read-only]")
        }
    }
}

/// That the ledger of another day is shown, and that it is empty where nothing
/// was recorded by then. Names of actions stand for their keys.
#[must_use]
pub fn said_past(day: NaiveDate, op: i64, first: Option<NaiveDate>, lang: Lang) -> String {
    match (op, first) {
        (0, Some(first)) => either!(
            lang,
            "{day} 时还没有任何记录，账本始于 {first}；{{now}} 回到现在",
            "Nothing was recorded by {day}; the ledger begins on {first}; {{now}} returns to the present"
        ),
        _ => either!(
            lang,
            "截至 {day}（到操作 #{op}）的账本，只读；{{day_back}} {{day_forward}} 前后一天，{{now}} 回到现在",
            "The ledger as of {day} (up to operation #{op}), read-only; {{day_back}} {{day_forward}} a day back and forward, {{now}} returns"
        ),
    }
}

/// That the present is shown again.
#[must_use]
pub fn said_now(lang: Lang) -> String {
    lang.pick("已回到现在", "Back in the present").to_owned()
}

/// The day that a typed one means.
#[must_use]
pub fn day_meant(day: NaiveDate, lang: Lang) -> String {
    format!("= {day} {}", weekday(day, lang))
}
