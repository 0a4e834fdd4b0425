//! Why a due date is what it is: the letter's words, the rule that was applied
//! to them, the date of the reply it counts from, and every move.

use super::quotes::in_quotes;
use super::{Lang, Term};
use crate::domain::commitment::{Commitment, DueWords, Move};
use crate::domain::due::{Base, ReplyDate, Rule, Span};
use crate::domain::ids::OWN_LETTER;
use crate::domain::period::Pace;
use crate::domain::vocabulary::Certainty;
use chrono::NaiveDate;

/// The sentences that explain a due date, or why there is none, in the order
/// in which they follow from each other.
#[must_use]
pub fn due_reason(item: &Commitment, reply: ReplyDate, lang: Lang) -> Vec<String> {
    let mut sentences = due_basis(&Ground::of(item), reply, lang);
    if item.base.certainty != Certainty::None {
        let word = item.base.certainty.word(lang);
        sentences.push(match lang {
            Lang::Zh => format!("把握：{word}"),
            Lang::En => format!("Certainty: {word}"),
        });
    }
    sentences.extend(item.moves.iter().map(|moved| move_sentence(moved, lang)));
    if item.moves.len() > 1 {
        let (times, days) = (item.moves.len(), item.days_moved());
        sentences.push(match lang {
            Lang::Zh => format!("共延期 {times} 次，合计 {days:+} 天"),
            Lang::En => format!("Moved {times} times, {days:+} days in all"),
        });
    }
    sentences
}

/// What a due date rests on.
#[derive(Copy, Clone, Debug)]
pub(super) struct Ground<'a> {
    /// The name of the letter.
    pub letter: &'a str,
    pub words: &'a DueWords,
    pub base: Base,
    pub condition: Option<&'a str>,
    pub condition_en: Option<&'a str>,
    pub recorded_on: NaiveDate,
}

impl<'a> Ground<'a> {
    pub(super) fn of(item: &'a Commitment) -> Self {
        Self {
            letter: item.id.letter(),
            words: &item.draft.due,
            base: item.base,
            condition: item.draft.condition.as_deref(),
            condition_en: item.draft.condition_en.as_deref(),
            recorded_on: item.recorded_on,
        }
    }

    fn is_own(&self) -> bool {
        self.letter == OWN_LETTER
    }
}

/// The letter's words, the rule for them, and the reply date where it counts
/// from that.
#[must_use]
pub(super) fn due_basis(item: &Ground, reply: ReplyDate, lang: Lang) -> Vec<String> {
    let own = item.is_own();
    let words = item.words;
    let mut sentences = Vec::new();
    let wording = lang.pick_filled(&words.wording, &words.wording_en);
    if !wording.trim().is_empty() {
        let says = if own {
            lang.pick("写作", "Written ")
        } else {
            lang.pick("来文写", "The letter says ")
        };
        sentences.push(format!("{says}{}", in_quotes(wording, lang)));
    }
    sentences.push(rule_sentence(words.rule, item, lang));
    if counts_from_reply(words.rule) && own {
        sentences.push(match lang {
            Lang::Zh => format!("自列承诺从记入之日（{}）算起", item.recorded_on),
            Lang::En => format!("One's own counts from its recording on {}", item.recorded_on),
        });
    } else if counts_from_reply(words.rule) {
        sentences.push(reply_sentence(item, reply, lang));
    }
    sentences
}

/// One move of a due date on its day.
pub(super) fn move_sentence(change: &Move, lang: Lang) -> String {
    let Move { from, to, reason, on, .. } = change;
    let step = step(*from, *to, "->", reason, lang);
    match (from, lang) {
        (Some(_), Lang::Zh) => format!("{on} 改期：{step}"),
        (Some(_), Lang::En) => format!("Moved on {on}: {step}"),
        (None, Lang::Zh) => format!("{on} {step}"),
        (None, Lang::En) => format!("On {on} {step}"),
    }
}

/// A due date that was moved or set: from, to, by how much and why.
#[must_use]
pub fn due_moved(
    from: Option<NaiveDate>,
    to: NaiveDate,
    arrow: &str,
    reason: &str,
    lang: Lang,
) -> String {
    let step = step(from, to, arrow, reason, lang);
    match (from, lang) {
        (Some(_), Lang::Zh) => format!("期限 {step}"),
        (Some(_), Lang::En) => format!("due {step}"),
        (None, Lang::Zh) => format!("期限{step}"),
        (None, Lang::En) => format!("due date {step}"),
    }
}

/// The same without the word for a due date.
pub(super) fn step(
    from: Option<NaiveDate>,
    to: NaiveDate,
    arrow: &str,
    reason: &str,
    lang: Lang,
) -> String {
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let days = from.map_or(0, |from| (to - from).num_days());
    match (from, lang) {
        (Some(from), Lang::Zh) => {
            format!("{from} {arrow} {to}（{days:+} 天），理由“{reason}”")
        }
        (Some(from), Lang::En) => {
            format!("{from} {arrow} {to} ({days:+} days), reason: {reason}")
        }
        (None, Lang::Zh) => format!("定为 {to}，理由“{reason}”"),
        (None, Lang::En) => format!("set to {to}, reason: {reason}"),
    }
}

/// What is known of the day on which a reply was written.
#[must_use]
pub fn reply_date(reply: ReplyDate, lang: Lang) -> String {
    match (reply.on, reply.bounds(), lang) {
        (Some(day), _, _) => day.to_string(),
        (None, Some((first, last)), Lang::Zh) => format!("未署，在 {first} 至 {last} 之间"),
        (None, Some((first, last)), Lang::En) => {
            format!("not given; between {first} and {last}")
        }
        (None, None, Lang::Zh) => "未知".to_owned(),
        (None, None, Lang::En) => "unknown".to_owned(),
    }
}

fn counts_from_reply(rule: Rule) -> bool {
    match rule {
        Rule::ReplyPlus(_)
        | Rule::ReplyYearEnd(_)
        | Rule::ReplyMonthEnd { .. }
        | Rule::ReplyDay { .. }
        | Rule::ReplyMonth(_) => true,
        Rule::Every { from, .. } => from.is_none(),
        Rule::None
        | Rule::Condition
        | Rule::PlanTitle(_)
        | Rule::PlanEnd(_)
        | Rule::RangeEnd(_)
        | Rule::Day(_)
        | Rule::SpanEnd(_)
        | Rule::MonthEnd(..)
        | Rule::BeforeMonth(..)
        | Rule::YearEnd(_)
        | Rule::InYear(_)
        | Rule::FiveYearPlan(_) => false,
    }
}

fn reply_sentence(item: &Ground, reply: ReplyDate, lang: Lang) -> String {
    let base = item.base;
    match (reply.on, reply.bounds(), lang) {
        (Some(day), _, Lang::Zh) => format!("答复日期为 {day}"),
        (Some(day), _, Lang::En) => format!("The reply is dated {day}"),
        (None, Some((first, last)), _) => {
            let range = base.earliest.zip(base.latest);
            match (lang, range) {
                (Lang::Zh, Some((from, to))) => {
                    format!("答复未署日期，只知在 {first} 至 {last} 之间，故最早 {from}，最迟 {to}")
                }
                (Lang::Zh, None) => format!("答复未署日期，只知在 {first} 至 {last} 之间"),
                (Lang::En, Some((from, to))) => format!(
                    "The reply bears no date and was written between {first} and {last}, so it is {from} at the earliest and {to} at the latest"
                ),
                (Lang::En, None) => {
                    format!("The reply bears no date and was written between {first} and {last}")
                }
            }
        }
        (None, None, Lang::Zh) => {
            format!("答复日期未知，填上才能算出：nuo letter set {} --reply-date 日期", item.letter)
        }
        (None, None, Lang::En) => format!(
            "The date of the reply is unknown; set it with: nuo letter set {} --reply-date DATE",
            item.letter
        ),
    }
}

fn rule_sentence(rule: Rule, item: &Ground, lang: Lang) -> String {
    match lang {
        Lang::Zh => rule_zh(rule, item),
        Lang::En => rule_en(rule, item),
    }
}

fn rule_zh(rule: Rule, item: &Ground) -> String {
    let own = item.is_own();
    match rule {
        Rule::None => "没有给出时限".to_owned(),
        Rule::Condition => match item.condition {
            Some(condition) => format!("取决于条件“{condition}”，没有日期"),
            None => "取决于条件，没有日期".to_owned(),
        },
        Rule::PlanTitle(year) => {
            format!("标题中的年份（到 {year} 年）是规划期，不是印发的期限")
        }
        Rule::PlanEnd(year) => format!("按该规划最后一年计，到 {year} 年底"),
        Rule::RangeEnd(year) => format!("按所写年份的最后一年计，到 {year} 年底"),
        Rule::Day(day) => format!("写明了日期 {day}"),
        Rule::SpanEnd(day) => format!("按所写时段的最后一天计，到 {day}"),
        Rule::MonthEnd(year, month) => format!("写明了月份，到 {year} 年 {month} 月底"),
        Rule::BeforeMonth(year, month) => {
            format!("“{year}年{month}月前”按上月底计，也有人读作该月底")
        }
        Rule::YearEnd(year) => format!("写明到 {year} 年底"),
        Rule::InYear(year) => format!("按通行读法计到 {year} 年底"),
        Rule::FiveYearPlan(number) => {
            format!("按第{}个五年规划的最后一年计，到该年年底", chinese_number(number))
        }
        Rule::ReplyPlus(span) => format!("从答复之日起 {}", span_zh(span)),
        Rule::ReplyYearEnd(0) => "到答复当年年底".to_owned(),
        Rule::ReplyYearEnd(years) => format!("到答复之后第 {years} 年年底"),
        Rule::ReplyMonthEnd { years: 0, month } => format!("到答复当年 {month} 月底"),
        Rule::ReplyMonthEnd { years, month } => format!("到答复之后第 {years} 年 {month} 月底"),
        Rule::ReplyDay { years: 0, month, day } => format!("到答复当年 {month} 月 {day} 日"),
        Rule::ReplyDay { years, month, day } => {
            format!("到答复之后第 {years} 年 {month} 月 {day} 日")
        }
        Rule::ReplyMonth(0) => "到答复当月月底".to_owned(),
        Rule::ReplyMonth(months) => format!("到答复之后第 {months} 个月月底"),
        Rule::Every { pace, from, until } => {
            let pace = match pace {
                Pace::Year => "每年一期，各期到年底",
                Pace::Quarter => "每季度一期，各期到季末",
                Pace::Month => "每月一期，各期到月底",
            };
            let from = from.map_or_else(
                || {
                    let from = if own { "记入" } else { "答复" };
                    format!("，自{from}时所在的一期起")
                },
                |year| format!("，自 {year} 年起"),
            );
            let until = until.map(|year| format!("，到 {year} 年止")).unwrap_or_default();
            format!("{pace}{from}{until}")
        }
    }
}

fn rule_en(rule: Rule, item: &Ground) -> String {
    let own = item.is_own();
    match rule {
        Rule::None => "No date is given".to_owned(),
        Rule::Condition => match item.condition_en.or(item.condition) {
            Some(condition) => {
                format!("It depends on a condition ({condition}) and has no date")
            }
            None => "It depends on a condition and has no date".to_owned(),
        },
        Rule::PlanTitle(year) => {
            format!("The years in the title (to {year}) are the plan's, not a date for issuing it")
        }
        Rule::PlanEnd(year) => format!("Counted to the end of that plan's last year, {year}"),
        Rule::RangeEnd(year) => format!("Counted to the end of the last year named, {year}"),
        Rule::Day(day) => format!("The day is named: {day}"),
        Rule::SpanEnd(day) => format!("Counted to the last day of the time named: {day}"),
        Rule::MonthEnd(year, month) => {
            format!("The month is named: to the end of {year}-{month:02}")
        }
        Rule::BeforeMonth(year, month) => {
            format!(
                "Before {year}-{month:02} is read as the end of the month before; some read the end of that month"
            )
        }
        Rule::YearEnd(year) => format!("The end of {year} is named"),
        Rule::InYear(year) => format!("By the usual reading, to the end of {year}"),
        Rule::FiveYearPlan(number) => {
            format!("Counted to the end of the last year of five-year plan no. {number}")
        }
        Rule::ReplyPlus(span) => format!("Counted from the reply: {}", span_en(span)),
        Rule::ReplyYearEnd(0) => "To the end of the reply's year".to_owned(),
        Rule::ReplyYearEnd(years) => format!("To the end of the year {years} after the reply's"),
        Rule::ReplyMonthEnd { years: 0, month } => {
            format!("To the end of month {month} of the reply's year")
        }
        Rule::ReplyMonthEnd { years, month } => {
            format!("To the end of month {month}, {years} after the reply's year")
        }
        Rule::ReplyDay { years: 0, month, day } => {
            format!("To {month:02}-{day:02} of the reply's year")
        }
        Rule::ReplyDay { years, month, day } => {
            format!("To {month:02}-{day:02}, {years} after the reply's year")
        }
        Rule::ReplyMonth(0) => "To the end of the reply's month".to_owned(),
        Rule::ReplyMonth(months) => {
            format!("To the end of the month {months} after the reply's")
        }
        Rule::Every { pace, from, until } => {
            let pace = match pace {
                Pace::Year => "Every year, due at its end",
                Pace::Quarter => "Every quarter, due at its end",
                Pace::Month => "Every month, due at its end",
            };
            let from = from.map_or_else(
                || {
                    let from = if own { "recording" } else { "reply" };
                    format!(", from the period of the {from}")
                },
                |year| format!(", from {year}"),
            );
            let until = until.map(|year| format!(", until {year}")).unwrap_or_default();
            format!("{pace}{from}{until}")
        }
    }
}

fn span_zh(span: Span) -> String {
    match span {
        Span::Years(n) => format!("{n} 年"),
        Span::Months(n) => format!("{n} 个月"),
        Span::Days(n) => format!("{n} 天"),
        Span::Workdays(n) => format!("{n} 个工作日（按国务院放假安排）"),
    }
}

fn span_en(span: Span) -> String {
    match span {
        Span::Years(1) => "1 year".to_owned(),
        Span::Years(n) => format!("{n} years"),
        Span::Months(1) => "1 month".to_owned(),
        Span::Months(n) => format!("{n} months"),
        Span::Days(n) => format!("{n} days"),
        Span::Workdays(n) => format!("{n} working days by the State Council's calendar"),
    }
}

/// Small numbers as the plans are named: 第十四个五年规划.
fn chinese_number(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number as usize].to_owned(),
        10..=19 => format!("十{}", DIGITS[(number - 10) as usize]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::due_reason;
    use crate::domain::apply::{Recorded, apply};
    use crate::domain::commitment::Commitment;
    use crate::domain::due::{ReplyDate, resolve};
    use crate::domain::event::{Event, Fact, Subject};
    use crate::domain::ids::ItemId;
    use crate::i18n::Lang;

    const RULES: [&str; 25] = [
        "none",
        "condition",
        "plan-title:2023",
        "plan-end:2023",
        "range-end:2023",
        "day:2024-06-30",
        "span-end:2024-06-30",
        "month-end:2024-06",
        "before-month:2024-10",
        "year-end:2024",
        "in-year:2025",
        "fyp:14",
        "reply+2y",
        "reply+6m",
        "reply+15wd",
        "reply-year-end",
        "reply-year-end+1",
        "reply-month-end:06+1",
        "reply-month-end:12+0",
        "reply-day:06-30+0",
        "reply-day:06-30+1",
        "reply-month",
        "reply-month+1",
        "every:year@2019..2025",
        "every:quarter",
    ];

    fn item(rule: &str, reply: ReplyDate) -> Commitment {
        let draft = serde_json::json!({
            "code": "9.1", "title": "题", "kind": "output", "strength": "firm",
            "condition": "待批复后", "condition_en": "once approved",
            "due": {"wording": "原话", "wording_en": "the words", "rule": rule},
        });
        let draft: crate::domain::commitment::Draft =
            serde_json::from_value(draft).expect("a draft");
        let base = resolve(draft.due.rule, reply);
        let day = "2026-03-01".parse().expect("a day");
        let event = Event {
            about: Subject::Item(ItemId::of("l", "9.1")),
            on: day,
            fact: Fact::Recorded { draft: Box::new(draft), base },
        };
        apply(None, &Recorded { event, recorded_on: day }).expect("recorded")
    }

    #[test]
    fn every_rule_has_its_sentence_in_both_languages() {
        for rule in RULES {
            let item = item(rule, ReplyDate::default());
            let zh = due_reason(&item, ReplyDate::default(), Lang::Zh).join("；");
            let en = due_reason(&item, ReplyDate::default(), Lang::En).join("; ");
            assert!(zh.starts_with("来文写“原话”；"), "{zh}");
            assert!(en.starts_with("The letter says \"the words\"; "), "{en}");
            assert!(!en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{en}");
        }
    }

    #[test]
    fn bounds_of_the_reply_give_bounds_of_the_due_date() {
        let day = |text: &str| text.parse().ok();
        let reply = ReplyDate { on: None, earliest: day("2021-05-14"), latest: day("2021-08-31") };
        let text = due_reason(&item("reply+2y", reply), reply, Lang::Zh).join("；");
        assert!(text.contains("最早 2023-05-14，最迟 2023-08-31"), "{text}");
        let unknown = ReplyDate::default();
        let text = due_reason(&item("reply+2y", unknown), unknown, Lang::En).join("; ");
        assert!(text.contains("nuo letter set l --reply-date DATE"), "{text}");
    }
}
