//! A date that cannot be read, in words.

use crate::domain::dates::DateProblem;
use crate::i18n::{Lang, either};

/// The words for a date that cannot be read.
#[must_use]
pub fn phrase_date(problem: &DateProblem, lang: Lang) -> String {
    match problem {
        DateProblem::Empty => lang.pick("没有写日期", "the date is missing").to_owned(),
        DateProblem::Unknown { text } => either!(
            lang,
            "看不懂日期“{text}”；写 2026-03-12、3月12日、月底、+30d 等",
            "cannot read the date \"{text}\"; write 2026-03-12, today, fri, eom or +30d"
        ),
        DateProblem::NoSuchDay { year, month, day } => {
            either!(lang, "{year}年{month}月没有{day}日", "{year}-{month:02} has no day {day}")
        }
        DateProblem::NoSuchMonth { year, month } => {
            either!(lang, "{year}年没有{month}月", "{year} has no month {month}")
        }
        DateProblem::NoSuchWeek { year, week } => {
            either!(lang, "{year}年没有第{week}周", "{year} has no week {week}")
        }
        DateProblem::Ambiguous { text, readings } => {
            let readings: Vec<String> = readings.iter().map(ToString::to_string).collect();
            let readings = readings.join(lang.pick("、", ", "));
            let or = if readings.is_empty() {
                String::new()
            } else {
                either!(lang, "（可能是 {readings}）", " (it may be {readings})")
            };
            either!(
                lang,
                "日期“{text}”有歧义{or}；请写年-月-日",
                "the date \"{text}\" is ambiguous{or}; write year-month-day"
            )
        }
        DateProblem::TooWide { text, from, to } => {
            either!(
                lang,
                "“{text}”是一段时间（{from}..{to}），这里要一天",
                "\"{text}\" is a period ({from}..{to}); one day is needed"
            )
        }
        DateProblem::OutOfRange { text } => {
            either!(
                lang,
                "日期“{text}”超出范围（1949—2199）",
                "the date \"{text}\" is out of range (1949 to 2199)"
            )
        }
        DateProblem::CalendarYear { year } => {
            either!(
                lang,
                "{year}年的放假安排尚不可知，无法数工作日",
                "the holidays of {year} are not known, so working days cannot be counted"
            )
        }
    }
}
