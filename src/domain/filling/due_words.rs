//! The words in which a person writes when something of their own is due, and
//! the rule that follows from them. The forms are those of official replies;
//! what has two readings and no customary one is refused, never guessed.

use crate::domain::commitment::DueWords;
use crate::domain::dates::{DateProblem, YEARS, parse_date};
use crate::domain::due::Rule;
use crate::domain::folding::folded;
use crate::domain::period::Pace;
use chrono::{Datelike, NaiveDate};

const NO_DATE: &[&str] = &["无", "无时限", "none", "持续", "长期", "ongoing"];
/// Those of them that name nothing but the absence.
const SAID_BY_ABSENCE: &[&str] = &["无", "无时限", "none"];

const PACES: &[(&str, Pace)] = &[
    ("每年度", Pace::Year),
    ("每年", Pace::Year),
    ("everyyear", Pace::Year),
    ("yearly", Pace::Year),
    ("annually", Pace::Year),
    ("每季度", Pace::Quarter),
    ("每季", Pace::Quarter),
    ("everyquarter", Pace::Quarter),
    ("quarterly", Pace::Quarter),
    ("每个月", Pace::Month),
    ("每月", Pace::Month),
    ("everymonth", Pace::Month),
    ("monthly", Pace::Month),
];

const PLANS: &[(&str, u32)] =
    &[("十三五", 13), ("十四五", 14), ("十五五", 15), ("十六五", 16), ("十七五", 17)];

const PLAN_TAILS: &[&str] = &["", "末", "期末", "期间", "时期", "期内", "规划期末"];

/// The rule for a typed due date, with the words as they were typed.
///
/// # Errors
/// Why the words are no due date: unknown, ambiguous, or no day of a calendar.
pub fn read_due(text: &str, today: NaiveDate) -> Result<DueWords, DateProblem> {
    let wording = text.trim();
    if wording.is_empty() {
        return Err(DateProblem::Empty);
    }
    let compact: String = folded(wording).chars().filter(|c| !is_passed_over(*c)).collect();
    let rule = match simple(&compact).or_else(|| recurring(&compact)) {
        Some(rule) => in_range(rule, wording)?,
        None => in_calendar(wording, &compact, today)?,
    };
    // Words that say no more than the rule are not kept.
    let told = match rule {
        Rule::Day(day) => wording == day.to_string(),
        Rule::None => SAID_BY_ABSENCE.contains(&compact.as_str()),
        _ => false,
    };
    let wording = if told { String::new() } else { wording.to_owned() };
    Ok(DueWords { wording, wording_en: String::new(), rule })
}

fn is_passed_over(c: char) -> bool {
    c.is_whitespace() || matches!(c, '“' | '”' | '"' | '\'')
}

/// Forms with a rule of their own.
fn simple(compact: &str) -> Option<Rule> {
    if NO_DATE.contains(&compact) {
        return Some(Rule::None);
    }
    let plan = PLANS.iter().find_map(|(name, number)| {
        let tail = compact.strip_prefix(name)?;
        PLAN_TAILS.contains(&tail).then_some(Rule::FiveYearPlan(*number))
    });
    plan.or_else(|| by_year(without_lead(compact)))
}

/// 到2027年, 截至2027年底 without the word that leads.
fn without_lead(compact: &str) -> &str {
    let led = ["截至", "到", "至", "于", "在"].iter().find_map(|word| compact.strip_prefix(word));
    led.unwrap_or(compact)
}

/// What begins with a year in digits, up to its months.
fn by_year(text: &str) -> Option<Rule> {
    let (year, rest) = leading_year(text)?;
    match rest {
        "" | "年" | "年内" | "年以内" => return Some(Rule::InYear(year)),
        "年底" | "年末" | "年底前" | "年末前" | "年底之前" | "年底以前" => {
            return Some(Rule::YearEnd(year));
        }
        _ => {}
    }
    let range = ["年至", "年到", "年-", "至", "到", "-", "—", "~"];
    let last = range.iter().find_map(|sign| leading_year(rest.strip_prefix(sign)?));
    if let Some((last, "" | "年" | "年间" | "年期间")) = last {
        return (year <= last).then_some(Rule::RangeEnd(last));
    }
    let (month, tail) = rest.strip_prefix('年')?.split_once('月')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    match tail {
        "底" | "末" | "底前" | "末前" | "底之前" | "底以前" => {
            Some(Rule::MonthEnd(year, month))
        }
        "前" | "之前" | "以前" => Some(Rule::BeforeMonth(year, month)),
        _ => None,
    }
}

fn leading_year(text: &str) -> Option<(i32, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let is_year = digits.bytes().all(|byte| byte.is_ascii_digit());
    let more = rest.starts_with(|c: char| c.is_ascii_digit());
    digits.parse().ok().filter(|_| is_year && !more).map(|year| (year, rest))
}

/// 每年, 从2026年起每季度, 每年到2030年, `every year from 2026 until 2030`.
fn recurring(compact: &str) -> Option<Rule> {
    let (from, rest) = match from_year(compact) {
        Some((year, rest)) => (Some(year), rest),
        None => (None, compact),
    };
    let (pace, mut rest) =
        PACES.iter().find_map(|(word, pace)| Some((*pace, rest.strip_prefix(word)?)))?;
    let mut from = from;
    if from.is_none()
        && let Some((year, after)) = from_year(rest)
    {
        (from, rest) = (Some(year), after);
    }
    let until = match rest {
        "" => None,
        rest => {
            let lead = ["直到", "到", "至", "until", "to"];
            let (year, tail) =
                lead.iter().find_map(|word| leading_year(rest.strip_prefix(word)?))?;
            ["", "年", "年止", "年底", "年为止"].contains(&tail).then_some(())?;
            Some(year)
        }
    };
    let ordered = from.zip(until).is_none_or(|(from, until)| from <= until);
    ordered.then_some(Rule::Every { pace, from, until })
}

fn from_year(text: &str) -> Option<(i32, &str)> {
    let rest = ["从", "自", "from"].iter().find_map(|word| text.strip_prefix(word))?;
    let (year, rest) = leading_year(rest)?;
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    Some((year, rest.strip_prefix('起').unwrap_or(rest)))
}

fn in_range(rule: Rule, wording: &str) -> Result<Rule, DateProblem> {
    let years = match rule {
        Rule::InYear(year)
        | Rule::YearEnd(year)
        | Rule::RangeEnd(year)
        | Rule::MonthEnd(year, _)
        | Rule::BeforeMonth(year, _) => [Some(year), None],
        Rule::Every { from, until, .. } => [from, until],
        Rule::None
        | Rule::Condition
        | Rule::PlanTitle(_)
        | Rule::PlanEnd(_)
        | Rule::Day(_)
        | Rule::SpanEnd(_)
        | Rule::FiveYearPlan(_)
        | Rule::ReplyPlus(_)
        | Rule::ReplyYearEnd(_)
        | Rule::ReplyMonthEnd { .. }
        | Rule::ReplyDay { .. }
        | Rule::ReplyMonth(_) => [None, None],
    };
    let known = years.into_iter().flatten().all(|year| YEARS.contains(&year));
    known.then_some(rule).ok_or_else(|| DateProblem::OutOfRange { text: wording.to_owned() })
}

/// A day, or the last day of a longer time: a week, a month, half a year.
fn in_calendar(wording: &str, compact: &str, today: NaiveDate) -> Result<Rule, DateProblem> {
    let led = without_lead(compact);
    let (bare, before) = match ["之前", "以前", "前"].iter().find_map(|word| led.strip_suffix(word))
    {
        Some(bare) => (bare, true),
        None => (led, false),
    };
    // English words are read with their spaces; of "by" only a day is meant.
    let (text, before) = match folded(wording).strip_prefix("by ") {
        Some(rest) => (rest.to_owned(), true),
        None if compact.is_ascii() => (wording.to_owned(), before),
        None => (bare.to_owned(), before),
    };
    match parse_date(&text, today) {
        Ok(day) => Ok(Rule::Day(day)),
        // Some read its beginning, some its end.
        Err(DateProblem::TooWide { from, to, .. }) if before => {
            let eve = from.pred_opt().filter(|day| YEARS.contains(&day.year()));
            let readings = eve.into_iter().chain([to]).collect();
            Err(DateProblem::Ambiguous { text: wording.to_owned(), readings })
        }
        Err(DateProblem::TooWide { to, .. }) => Ok(Rule::SpanEnd(to)),
        Err(DateProblem::Unknown { .. }) => Err(DateProblem::Unknown { text: wording.to_owned() }),
        Err(problem) => Err(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::read_due;
    use crate::domain::dates::DateProblem;

    #[test]
    fn due_dates_are_read_in_the_words_of_official_replies() {
        let today = "2026-11-23".parse().expect("a day");
        for (text, rule) in [
            ("2027-06-30", "day:2027-06-30"),
            ("2027年6月30日前", "day:2027-06-30"),
            ("by 2027-06-30", "day:2027-06-30"),
            ("2027年6月底前", "month-end:2027-06"),
            ("2027年10月前", "before-month:2027-10"),
            ("２０２７年底", "year-end:2027"),
            ("截至2027年底前", "year-end:2027"),
            ("到2027年", "in-year:2027"),
            ("2027", "in-year:2027"),
            ("2027年内", "in-year:2027"),
            ("2026—2028年", "range-end:2028"),
            ("2026年至2028年", "range-end:2028"),
            ("“十五五”末", "fyp:15"),
            ("十四五期间", "fyp:14"),
            ("每年", "every:year"),
            ("从2027年起每季度", "every:quarter@2027"),
            ("每年到2030年", "every:year..2030"),
            ("every year from 2027 until 2030", "every:year@2027..2030"),
            ("monthly", "every:month"),
            ("年底", "day:2026-12-31"),
            ("年底前", "day:2026-12-31"),
            ("3个月内", "day:2027-02-23"),
            ("+30d", "day:2026-12-23"),
            ("next fri", "day:2026-12-04"),
            ("2027年第二季度", "span-end:2027-06-30"),
            ("明年上半年", "span-end:2027-06-30"),
            ("2027-03", "span-end:2027-03-31"),
            ("下周", "span-end:2026-12-06"),
            ("明年", "span-end:2027-12-31"),
            ("持续", "none"),
            ("无", "none"),
        ] {
            let read = read_due(text, today).map(|due| due.rule.to_string());
            assert_eq!(read, Ok(rule.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_has_two_readings_or_none_is_refused() {
        let today = "2026-11-23".parse().expect("a day");
        for text in ["2027年前", "by 2027-03", "3/12", "下月前"] {
            let read = read_due(text, today);
            assert!(matches!(read, Err(DateProblem::Ambiguous { .. })), "{text}: {read:?}");
        }
        for text in ["尽快", "soon", "2028—2026年", "每世纪", "每年到2027年初", "十八五"]
        {
            let read = read_due(text, today);
            assert!(matches!(read, Err(DateProblem::Unknown { .. })), "{text}: {read:?}");
        }
        for text in ["3027年底", "从1027年起每年"] {
            let read = read_due(text, today);
            assert!(matches!(read, Err(DateProblem::OutOfRange { .. })), "{text}: {read:?}");
        }
        assert!(matches!(read_due(" ", today), Err(DateProblem::Empty)));
        let no_day = read_due("2027年2月30日前", today);
        assert!(matches!(no_day, Err(DateProblem::NoSuchDay { .. })), "{no_day:?}");
    }
}
