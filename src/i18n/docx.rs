//! The words that only the report as a Word document has.

use super::{Lang, either, texts};
use chrono::{Datelike, NaiveDate};

texts! {
    /// Fixed words of the document.
    DocxText {
        AnnexNote => "附件：承诺事项台账", "Annex: Register of commitments";
        AnnexMark => "附件", "Annex";
        AnnexTitle => "承诺事项台账", "Register of commitments";
        Number => "序号", "No.";
    }
}

/// A day as a letter is dated: 2026年11月25日, 25 November 2026.
#[must_use]
pub fn long_day(day: NaiveDate, lang: Lang) -> String {
    let (year, month, number) = (day.year(), day.month(), day.day());
    let name = day.format("%B");
    either!(lang, "{year}年{month}月{number}日", "{number} {name} {year}")
}

/// Of which day the register is.
#[must_use]
pub fn stands(day: NaiveDate, lang: Lang) -> String {
    let day = long_day(day, lang);
    either!(lang, "截至{day}", "As of {day}")
}
