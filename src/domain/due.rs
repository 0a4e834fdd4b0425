//! Due dates that carry their reason: the letter's wording, the rule that was
//! applied to it, and how sure the result is.
//!
//! The rules are the rows of the table that the tests below hold; each is
//! written as one short string (`reply+2y`, `year-end:2024`), so that a date
//! can be computed again when the date of the reply becomes known.

use crate::domain::calendar;
use crate::domain::period::{Pace, Period};
use crate::domain::vocabulary::Certainty;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// When the reply was written, as far as it is known.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct ReplyDate {
    /// The day itself, once somebody has set it.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The first day on which it can have been written.
    #[serde(default)]
    pub earliest: Option<NaiveDate>,
    /// The last day on which it can have been written.
    #[serde(default)]
    pub latest: Option<NaiveDate>,
}

impl ReplyDate {
    /// The first and last possible day, the same one when it is known.
    #[must_use]
    pub fn bounds(self) -> Option<(NaiveDate, NaiveDate)> {
        match (self.on, self.earliest, self.latest) {
            (Some(day), _, _) => Some((day, day)),
            (None, Some(first), Some(last)) if first <= last => Some((first, last)),
            (None, _, _) => None,
        }
    }
}

/// A span counted from the date of the reply.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Span {
    Years(u32),
    Months(u32),
    Days(u32),
    Workdays(u32),
}

/// How a due date follows from the letter's words.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Rule {
    /// No date: 持续, 进一步, 尽快 and the like.
    None,
    /// No date, but a condition: 待…后, 如….
    Condition,
    /// Issuing a plan whose title holds a year range: no date for issuing.
    PlanTitle(i32),
    /// Carrying out such a plan: the end of its last year.
    PlanEnd(i32),
    /// A year range as the time of the task.
    RangeEnd(i32),
    /// A day that the letter names.
    Day(NaiveDate),
    /// The end of a longer time that is named: a week, a quarter, half a year.
    SpanEnd(NaiveDate),
    /// The end of a month that the letter names.
    MonthEnd(i32, u32),
    /// 2024年10月前: before that month, though some read its end.
    BeforeMonth(i32, u32),
    /// 2024年底: stated.
    YearEnd(i32),
    /// 到2025年, 2024年完工: the end of that year by standard reading.
    InYear(i32),
    /// The end of a five-year plan, by its number: the 14th ends with 2025.
    FiveYearPlan(u32),
    /// A span from the reply.
    ReplyPlus(Span),
    /// 今年, 年内: the end of the reply's year plus this many years.
    ReplyYearEnd(i32),
    /// 今年第四季度, 明年上半年: the end of this month, that many years on.
    ReplyMonthEnd { years: i32, month: u32 },
    /// 6月30日前: this day of the reply's year, that many years on.
    ReplyDay { years: i32, month: u32, day: u32 },
    /// 本月底, 下月底: the end of the reply's month plus this many months.
    ReplyMonth(u32),
    /// One occurrence in each period.
    Every { pace: Pace, from: Option<i32>, until: Option<i32> },
}

/// The text is not a due rule.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a due rule: {0}")]
pub struct NotARule(pub String);

/// What a rule gives for a reply date.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Base {
    pub certainty: Certainty,
    /// The last day on which the promise is not yet late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<NaiveDate>,
    /// Set where the reply's date is known by bounds only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<NaiveDate>,
    /// The first period of a recurring promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Period>,
    /// The last period of a recurring promise that has an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Period>,
}

impl Base {
    const fn undated(certainty: Certainty) -> Self {
        Self { certainty, latest: None, earliest: None, first: None, last: None }
    }

    fn on(certainty: Certainty, latest: Option<NaiveDate>) -> Self {
        Self { latest, ..Self::undated(certainty) }
    }
}

/// Applies a rule to what is known of the reply's date.
///
/// A relative rule without any knowledge of the reply's date gives no day and
/// the certainty `relative`, which is shown as "base date missing".
#[must_use]
pub fn resolve(rule: Rule, reply: ReplyDate) -> Base {
    match rule {
        Rule::None | Rule::Condition | Rule::PlanTitle(_) => Base::undated(Certainty::None),
        Rule::PlanEnd(year) | Rule::RangeEnd(year) | Rule::InYear(year) => {
            Base::on(Certainty::Derived, year_end(year))
        }
        Rule::Day(day) => Base::on(Certainty::Stated, Some(day)),
        Rule::SpanEnd(day) => Base::on(Certainty::Derived, Some(day)),
        Rule::MonthEnd(year, month) => Base::on(Certainty::Stated, month_end(year, month)),
        Rule::BeforeMonth(year, month) => {
            let first = NaiveDate::from_ymd_opt(year, month, 1);
            Base::on(Certainty::Doubtful, first.and_then(|day| day.pred_opt()))
        }
        Rule::YearEnd(year) => Base::on(Certainty::Stated, year_end(year)),
        Rule::FiveYearPlan(number) => Base::on(Certainty::Derived, five_year_plan_end(number)),
        Rule::ReplyPlus(span) => relative(reply, |day| add_span(day, span)),
        Rule::ReplyYearEnd(years) => relative(reply, |day| year_end(day.year() + years)),
        Rule::ReplyMonthEnd { years, month } => {
            relative(reply, |day| month_end(day.year() + years, month))
        }
        Rule::ReplyDay { years, month, day } => {
            relative(reply, |on| NaiveDate::from_ymd_opt(on.year() + years, month, day))
        }
        Rule::ReplyMonth(months) => relative(reply, |day| {
            let within = day.checked_add_months(Months::new(months))?;
            month_end(within.year(), within.month())
        }),
        Rule::Every { pace, from, until } => recurring(pace, from, until, reply),
    }
}

fn relative(reply: ReplyDate, place: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Base {
    let Some((first, last)) = reply.bounds() else {
        return Base::undated(Certainty::Relative);
    };
    let (earliest, latest) = (place(first), place(last));
    Base {
        earliest: earliest.filter(|day| Some(*day) != latest),
        ..Base::on(Certainty::Relative, latest)
    }
}

fn recurring(pace: Pace, from: Option<i32>, until: Option<i32>, reply: ReplyDate) -> Base {
    let start = from
        .and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1))
        .or(reply.bounds().map(|(first, _)| first));
    let Some(start) = start else {
        return Base::undated(Certainty::Relative);
    };
    let first = Period::holding(start, pace);
    let last = until.and_then(year_end).map(|day| Period::holding(day, pace));
    Base { first: Some(first), last, ..Base::on(Certainty::Derived, Some(first.end())) }
}

fn add_span(day: NaiveDate, span: Span) -> Option<NaiveDate> {
    match span {
        Span::Years(n) => day.checked_add_months(Months::new(n.checked_mul(12)?)),
        Span::Months(n) => day.checked_add_months(Months::new(n)),
        Span::Days(n) => day.checked_add_days(Days::new(u64::from(n))),
        Span::Workdays(n) => calendar::add_workdays(day, i32::try_from(n).ok()?).ok(),
    }
}

fn year_end(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 12, 31)
}

fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

/// The 13th plan ended with 2020 and each takes five years.
fn five_year_plan_end(number: u32) -> Option<NaiveDate> {
    let years = i32::try_from(number).ok()?.checked_sub(13)?.checked_mul(5)?;
    year_end(2020_i32.checked_add(years)?)
}

impl fmt::Display for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::None => out.write_str("none"),
            Self::Condition => out.write_str("condition"),
            Self::PlanTitle(year) => write!(out, "plan-title:{year}"),
            Self::PlanEnd(year) => write!(out, "plan-end:{year}"),
            Self::RangeEnd(year) => write!(out, "range-end:{year}"),
            Self::Day(day) => write!(out, "day:{day}"),
            Self::SpanEnd(day) => write!(out, "span-end:{day}"),
            Self::MonthEnd(year, month) => write!(out, "month-end:{year}-{month:02}"),
            Self::BeforeMonth(year, month) => write!(out, "before-month:{year}-{month:02}"),
            Self::YearEnd(year) => write!(out, "year-end:{year}"),
            Self::InYear(year) => write!(out, "in-year:{year}"),
            Self::FiveYearPlan(number) => write!(out, "fyp:{number}"),
            Self::ReplyPlus(Span::Years(n)) => write!(out, "reply+{n}y"),
            Self::ReplyPlus(Span::Months(n)) => write!(out, "reply+{n}m"),
            Self::ReplyPlus(Span::Days(n)) => write!(out, "reply+{n}d"),
            Self::ReplyPlus(Span::Workdays(n)) => write!(out, "reply+{n}wd"),
            Self::ReplyYearEnd(0) => out.write_str("reply-year-end"),
            Self::ReplyYearEnd(n) => write!(out, "reply-year-end+{n}"),
            Self::ReplyMonthEnd { years, month } => {
                write!(out, "reply-month-end:{month:02}+{years}")
            }
            Self::ReplyDay { years, month, day } => {
                write!(out, "reply-day:{month:02}-{day:02}+{years}")
            }
            Self::ReplyMonth(0) => out.write_str("reply-month"),
            Self::ReplyMonth(n) => write!(out, "reply-month+{n}"),
            Self::Every { pace, from, until } => {
                write!(out, "every:{}", pace.key())?;
                if let Some(year) = from {
                    write!(out, "@{year}")?;
                }
                until.map_or(Ok(()), |year| write!(out, "..{year}"))
            }
        }
    }
}

impl FromStr for Rule {
    type Err = NotARule;

    fn from_str(text: &str) -> Result<Self, NotARule> {
        read_rule(text).ok_or_else(|| NotARule(text.to_owned()))
    }
}

fn read_rule(text: &str) -> Option<Rule> {
    match text {
        "none" => return Some(Rule::None),
        "condition" => return Some(Rule::Condition),
        "reply-year-end" => return Some(Rule::ReplyYearEnd(0)),
        "reply-month" => return Some(Rule::ReplyMonth(0)),
        _ => {}
    }
    if let Some(rest) = text.strip_prefix("reply-year-end+") {
        return rest.parse().ok().map(Rule::ReplyYearEnd);
    }
    if let Some(rest) = text.strip_prefix("reply-month+") {
        return rest.parse().ok().map(Rule::ReplyMonth);
    }
    if let Some(rest) = text.strip_prefix("reply+") {
        return read_span(rest).map(Rule::ReplyPlus);
    }
    let (name, value) = text.split_once(':')?;
    match name {
        "plan-title" => value.parse().ok().map(Rule::PlanTitle),
        "plan-end" => value.parse().ok().map(Rule::PlanEnd),
        "range-end" => value.parse().ok().map(Rule::RangeEnd),
        "year-end" => value.parse().ok().map(Rule::YearEnd),
        "in-year" => value.parse().ok().map(Rule::InYear),
        "fyp" => value.parse().ok().map(Rule::FiveYearPlan),
        "day" => value.parse().ok().map(Rule::Day),
        "span-end" => value.parse().ok().map(Rule::SpanEnd),
        "month-end" => read_month(value).map(|(year, month)| Rule::MonthEnd(year, month)),
        "before-month" => read_month(value).map(|(year, month)| Rule::BeforeMonth(year, month)),
        "reply-month-end" => {
            let (month, years) = value.split_once('+')?;
            let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
            Some(Rule::ReplyMonthEnd { years: years.parse().ok()?, month })
        }
        "reply-day" => read_reply_day(value),
        "every" => read_every(value),
        _ => None,
    }
}

fn read_span(text: &str) -> Option<Span> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let number = number.parse().ok()?;
    match unit {
        "y" => Some(Span::Years(number)),
        "m" => Some(Span::Months(number)),
        "d" => Some(Span::Days(number)),
        "wd" => Some(Span::Workdays(number)),
        _ => None,
    }
}

fn read_month(text: &str) -> Option<(i32, u32)> {
    let (year, month) = text.split_once('-')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some((year.parse().ok()?, month))
}

fn read_reply_day(text: &str) -> Option<Rule> {
    let (date, years) = text.split_once('+')?;
    let (month, day) = date.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year has every day that there is.
    NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(Rule::ReplyDay { years: years.parse().ok()?, month, day })
}

fn read_every(text: &str) -> Option<Rule> {
    let (head, until) = match text.split_once("..") {
        Some((head, until)) => (head, Some(until.parse().ok()?)),
        None => (text, None),
    };
    let (pace, from) = match head.split_once('@') {
        Some((pace, from)) => (pace, Some(from.parse().ok()?)),
        None => (head, None),
    };
    let pace = [Pace::Year, Pace::Quarter, Pace::Month]
        .into_iter()
        .find(|candidate| candidate.key() == pace)?;
    Some(Rule::Every { pace, from, until })
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{ReplyDate, Rule, resolve};
    use chrono::NaiveDate;

    fn reply(on: &str, earliest: &str, latest: &str) -> ReplyDate {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        ReplyDate { on: day(on), earliest: day(earliest), latest: day(latest) }
    }

    fn check(rule: &str, reply: ReplyDate, certainty: &str, earliest: &str, latest: &str) {
        let parsed: Rule = rule.parse().expect(rule);
        assert_eq!(parsed.to_string(), rule, "a rule is written as it was read");
        let base = resolve(parsed, reply);
        let show = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        assert_eq!(
            (base.certainty.key(), show(base.earliest), show(base.latest)),
            (certainty, earliest.to_owned(), latest.to_owned()),
            "{rule}"
        );
    }

    #[test]
    fn every_row_of_the_table_of_wordings_holds() {
        let known = reply("2021-06-25", "", "");
        let bounds = reply("", "2021-05-14", "2021-08-31");
        let unknown = ReplyDate::default();
        check("day:2024-06-30", unknown, "stated", "", "2024-06-30");
        check("span-end:2024-06-30", unknown, "derived", "", "2024-06-30");
        check("month-end:2024-02", unknown, "stated", "", "2024-02-29");
        check("before-month:2024-10", unknown, "doubtful", "", "2024-09-30");
        check("year-end:2024", unknown, "stated", "", "2024-12-31");
        check("in-year:2025", unknown, "derived", "", "2025-12-31");
        check("range-end:2023", unknown, "derived", "", "2023-12-31");
        check("plan-title:2023", known, "none", "", "");
        check("plan-end:2023", known, "derived", "", "2023-12-31");
        check("fyp:13", unknown, "derived", "", "2020-12-31");
        check("fyp:14", unknown, "derived", "", "2025-12-31");
        check("fyp:15", unknown, "derived", "", "2030-12-31");
        check("reply+2y", known, "relative", "", "2023-06-25");
        check("reply+2y", bounds, "relative", "2023-05-14", "2023-08-31");
        check("reply+2y", unknown, "relative", "", "");
        check("reply+6m", known, "relative", "", "2021-12-25");
        check("reply+15wd", known, "relative", "", "2021-07-16");
        check("reply+15wd", reply("2024-09-20", "", ""), "relative", "", "2024-10-16");
        check("reply-year-end", bounds, "relative", "", "2021-12-31");
        check("reply-month-end:06+1", known, "relative", "", "2022-06-30");
        check("reply-month-end:12+0", known, "relative", "", "2021-12-31");
        check("reply-day:06-30+0", known, "relative", "", "2021-06-30");
        check("reply-day:09-30+1", bounds, "relative", "", "2022-09-30");
        check("reply-day:02-29+0", known, "relative", "", "");
        check("reply-month", bounds, "relative", "2021-05-31", "2021-08-31");
        check("reply-month+1", known, "relative", "", "2021-07-31");
        check("condition", known, "none", "", "");
        check("none", known, "none", "", "");
        check("every:year", bounds, "derived", "", "2021-12-31");
        check("every:quarter", known, "derived", "", "2021-06-30");
        check("every:month", known, "derived", "", "2021-06-30");
        check("every:year@2019", unknown, "derived", "", "2019-12-31");
        check("every:year..2023", known, "derived", "", "2021-12-31");
        check("every:year", unknown, "relative", "", "");
    }

    #[test]
    fn other_words_are_not_rules() {
        for text in [
            "",
            "soon",
            "reply+2",
            "reply+y",
            "month-end:2024-13",
            "reply-day:02-30+0",
            "every:week",
        ] {
            assert!(text.parse::<Rule>().is_err(), "{text}");
        }
    }
}
