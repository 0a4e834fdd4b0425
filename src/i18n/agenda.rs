//! The words for days: groups of the agenda, the calendar, the timeline, and
//! one line that says why a due date is what it is.

use super::due::{Ground, due_basis, move_sentence};
use super::{Lang, Term, either, texts, weekday};
use crate::domain::agenda::axis::{Scale, Tick};
use crate::domain::agenda::course::Glyph;
use crate::domain::agenda::month::{DayOff, Month, day_off};
use crate::domain::agenda::{Group, OnDay, Span};
use crate::domain::calendar::last_workday;
use crate::domain::commitment::Commitment;
use crate::domain::due::ReplyDate;
use chrono::{Datelike, NaiveDate};

texts! {
    /// Words without values.
    AgendaText {
        Calendar => "日历", "Calendar";
        Timeline => "时间轴", "Timeline";
        Overdue => "逾期", "Overdue";
        ThisWeek => "本周", "This week";
        NextWeek => "下周", "Next week";
        RestOfMonth => "本月余下", "Rest of the month";
        ToReview => "复核日已到", "Time for a review";
        Undated => "无时限", "No date";
        BaseMissing => "基准日待填", "Base date missing";
        ReminderNote => "括号内是复核提醒，不是期限", "in brackets a review reminder, no due date";
        BaseNote => "填了答复日期才有期限", "due once the reply date is set";
        Due => "到期", "due";
        Reminder => "复核提醒", "reminder";
        What => "事由", "What";
        Day => "日期", "Day";
        NothingOpen => "没有未结的承诺", "Nothing is open";
        NothingOnDay => "这一天没有到期，也没有复核提醒", "Nothing due, nothing to review";
        Weekdays => "一 二 三 四 五 六 日", "Mo Tu We Th Fr Sa Su";
        CalendarKey => "! 逾期  > 临期  * 到期  r 复核提醒", "! overdue  > soon  * due  r reminder";
        DayOffKey => "h 放假  w 补班  [] 今天", "h holiday  w worked  [] today";
        Zoom => "+ - 缩放", "+ - zoom";
    }
}

/// The heading of a group, without its count.
#[must_use]
pub fn agenda_heading(group: &Group, lang: Lang) -> String {
    let (from, to) = group.days;
    let short = |day: NaiveDate| day.format("%m-%d").to_string();
    let with_days = |text: AgendaText| {
        let days = if from == to { short(from) } else { format!("{}..{}", short(from), short(to)) };
        format!("{} {days}", text.say(lang))
    };
    let plain = |text: AgendaText| text.say(lang).to_owned();
    match group.span {
        Span::Overdue => plain(AgendaText::Overdue),
        Span::ThisWeek => with_days(AgendaText::ThisWeek),
        Span::NextWeek => with_days(AgendaText::NextWeek),
        Span::RestOfMonth => with_days(AgendaText::RestOfMonth),
        Span::Month => {
            let name = month_name(Month::of(from), lang);
            match from.day() {
                1 => name,
                _ => format!("{name} {}..{}", short(from), short(to)),
            }
        }
        Span::Year => {
            let year = from.year();
            either!(lang, "{year} 年", "{year}")
        }
        Span::ToReview => plain(AgendaText::ToReview),
        Span::Undated => plain(AgendaText::Undated),
        Span::BaseMissing => plain(AgendaText::BaseMissing),
    }
}

/// What stands behind a group's heading; empty where it says enough.
#[must_use]
pub const fn agenda_note(span: Span, lang: Lang) -> &'static str {
    match span {
        Span::Overdue
        | Span::ThisWeek
        | Span::NextWeek
        | Span::RestOfMonth
        | Span::Month
        | Span::Year => "",
        Span::ToReview | Span::Undated => AgendaText::ReminderNote.say(lang),
        Span::BaseMissing => AgendaText::BaseNote.say(lang),
    }
}

/// A month with its year.
#[must_use]
pub fn month_name(month: Month, lang: Lang) -> String {
    let (year, number) = (month.year(), month.number());
    either!(lang, "{year} 年 {number} 月", "{year}-{number:02}")
}

/// The title of the agenda.
#[must_use]
pub fn agenda_title(open: usize, lang: Lang) -> String {
    either!(lang, "期限  未结 {open}", "Deadlines  {open} open")
}

/// That a span of days has nothing.
#[must_use]
pub fn nothing_between(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    either!(
        lang,
        "{from} 至 {to} 没有到期，也没有复核提醒",
        "Nothing is due or to be reviewed from {from} to {to}"
    )
}

/// What has no due date, and is therefore in no group of days.
#[must_use]
pub fn agenda_tail(undated: usize, base_missing: usize, to_review: usize, lang: Lang) -> String {
    let mut words = vec![either!(lang, "无时限 {undated} 条", "{undated} without a date")];
    if base_missing > 0 {
        words.push(either!(
            lang,
            "基准日待填 {base_missing} 条",
            "{base_missing} whose base date is missing"
        ));
    }
    if to_review > 0 {
        words.push(either!(
            lang,
            "其中复核日已到 {to_review} 条（nuo list 待复核）",
            "{to_review} of them to be reviewed (nuo list toreview)"
        ));
    }
    words.join(lang.pick("；", "; "))
}

/// That the days off of a year are not known.
#[must_use]
pub fn no_calendar(year: i32, lang: Lang) -> String {
    either!(lang, "{year} 年尚无官方放假安排", "No official calendar for {year}")
}

/// A day with what falls on it.
#[must_use]
pub fn day_words(day: NaiveDate, found: OnDay, lang: Lang) -> String {
    let off = match day_off(day) {
        DayOff::Holiday => lang.pick(" 放假", " holiday"),
        DayOff::MadeUp => lang.pick(" 补班", " worked"),
        DayOff::Usual | DayOff::Unknown => "",
    };
    let OnDay { due, reviews, .. } = found;
    let mut words = vec![format!("{day} {}{off}", weekday(day, lang))];
    if due > 0 {
        words.push(either!(lang, "到期 {due} 条", "{due} due"));
    }
    if reviews > 0 {
        words.push(either!(lang, "复核提醒 {reviews} 条", "{reviews} to review"));
    }
    words.join("  ")
}

/// What stands above a tick of a timeline.
#[must_use]
pub fn tick_name(tick: Tick, scale: Scale) -> String {
    let Tick { day, .. } = tick;
    match scale {
        Scale::Week => day.format("%m-%d").to_string(),
        Scale::Month => day.format("%Y-%m").to_string(),
        Scale::Quarter => format!("{}Q{}", day.year(), day.month0() / 3 + 1),
        Scale::Year => day.year().to_string(),
    }
}

/// What the glyphs of a timeline mean, and how many days a column is.
#[must_use]
pub fn course_key(scale: Scale, lang: Lang) -> String {
    let days = scale.days_per_column();
    let words = [
        (Glyph::Today, "今天", "today"),
        (Glyph::Due, "期限", "due"),
        (Glyph::DueDerived, "推定期限", "derived"),
        (Glyph::Former, "原期限", "before a move"),
        (Glyph::Uncertain, "不确定", "uncertain"),
        (Glyph::Coming, "各期", "period"),
        (Glyph::Review, "复核提醒", "reminder"),
    ];
    let words = words.map(|(glyph, zh, en)| format!("{} {}", glyph.symbol(), lang.pick(zh, en)));
    let column = either!(lang, "一格 {days} 天", "a column is {days} d");
    format!("{column}  {}  {}", AgendaText::Zoom.say(lang), words.join("  "))
}

/// Why a commitment is due when it is, in one line: how sure it is or how it
/// was moved, the letter's words, the rule.
#[must_use]
pub fn due_line(item: &Commitment, reply: ReplyDate, today: NaiveDate, lang: Lang) -> String {
    let colon = lang.pick("：", ": ");
    let moved = item.moves.iter().filter(|moved| moved.from.is_some()).count();
    let (days, certainty) = (item.days_moved(), item.base.certainty.word(lang));
    let head = match (item.moves.len(), moved) {
        (0, _) => certainty.to_owned(),
        (_, 0) => lang.pick("后来定下", "set later").to_owned(),
        (_, 1) => lang.pick("延期 1 次", "moved once").to_owned(),
        (_, times) => {
            either!(lang, "延期 {times} 次，{days:+} 天", "moved {times} times, {days:+} days")
        }
    };
    let mut sentences: Vec<String> =
        item.moves.last().map(|moved| move_sentence(moved, lang)).into_iter().collect();
    let coming = item.due().filter(|due| *due >= today);
    if let Some((due, workday)) = coming.and_then(|due| Some((due, last_workday(due)?))) {
        let weekday = weekday(due, lang);
        sentences.push(either!(
            lang,
            "遇{weekday}休息，之前最后一个工作日是 {workday}",
            "{weekday} is not worked; the last working day before is {workday}"
        ));
    }
    sentences.extend(due_basis(&Ground::of(item), reply, lang));
    if let Some(review) = item.review_on() {
        sentences.push(either!(
            lang,
            "{review} 复核，是提醒，不是期限",
            "To be reviewed on {review}, a reminder and no due date"
        ));
    }
    format!("{} {head}{colon}{}", item.code(), sentences.join(lang.pick("；", ". ")))
}
