//! That the past is shown, in words.

use super::{Lang, either, weekday};
use chrono::NaiveDate;

/// That the ledger is shown as it was recorded up to an operation.
#[must_use]
pub fn shown_as_of(day: NaiveDate, op: i64, lang: Lang) -> String {
    let weekday = weekday(day, lang);
    either!(
        lang,
        "以下是 {day} {weekday}当时的账本（记到 #{op}），不是现在的",
        "This is the ledger as recorded on {day} {weekday} (up to #{op}), not as it is now"
    )
}

/// That nothing had been recorded by a day, and from when on there is anything.
#[must_use]
pub fn nothing_by(day: NaiveDate, first: Option<NaiveDate>, lang: Lang) -> String {
    let then = either!(lang, "{day} 时账本里还没有任何记录", "Nothing had been recorded by {day}");
    match first {
        Some(first) => {
            either!(lang, "{then}；最早的记录是 {first}", "{then}; the first record is of {first}")
        }
        None => then,
    }
}
