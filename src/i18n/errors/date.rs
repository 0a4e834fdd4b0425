//! A date that cannot be read, in words.

use crate::domain::dates::DateProblem;
use crate::i18n::{Lang, either};

/// The words for a date that cannot be read, on one line with what to write.
#[must_use]
pub fn phrase_date(problem: &DateProblem, lang: Lang) -> String {
    let what = date_problem(problem, lang);
    match date_hint(problem, lang) {
        "" => what,
        hint => match lang {
            Lang::Zh => format!("{what}；{hint}"),
            Lang::En => format!("{what}; {}", hint.replacen("Write", "write", 1)),
        },
    }
}

/// What to write in its place; empty where the problem says that itself.
pub fn date_hint(problem: &DateProblem, lang: Lang) -> &'static str {
    match problem {
        DateProblem::Unknown { .. } => lang.pick(
            "写 2026-03-12、3月12日、月底、+30d 等",
            "Write 2026-03-12, today, fri, eom or +30d",
        ),
        DateProblem::Ambiguous { .. } => lang.pick("请写年-月-日", "Write year-month-day"),
        DateProblem::Empty
        | DateProblem::NoSuchDay { .. }
        | DateProblem::NoSuchMonth { .. }
        | DateProblem::NoSuchWeek { .. }
        | DateProblem::TooWide { .. }
        | DateProblem::OutOfRange { .. }
        | DateProblem::CalendarYear { .. } => "",
    }
}

/// What is wrong with it.
pub fn date_problem(problem: &DateProblem, lang: Lang) -> String {
    match problem {
        DateProblem::Empty => lang.pick("没有写日期", "the date is missing").to_owned(),
        DateProblem::Unknown { text } => {
            either!(lang, "看不懂日期“{text}”", "cannot read the date \"{text}\"")
        }
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
            either!(lang, "日期“{text}”有歧义{or}", "the date \"{text}\" is ambiguous{or}")
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
