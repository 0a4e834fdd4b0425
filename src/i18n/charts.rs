//! The words of the charts of a report.

use super::{Lang, either, short_date, texts};
use crate::domain::iso_week::Week;
use crate::domain::trend::Point;
use chrono::NaiveDate;

texts! {
    /// Fixed words of the charts.
    ChartText {
        Status => "办理状态：本周与上周", "Status: this week and the week before";
        StatusSince => "办理状态：本期与上期", "Status: this report and the last one";
        Now => "本周", "This week";
        NowSince => "本期", "This report";
        Before => "上周", "Week before";
        BeforeSince => "上期", "Last report";
        Change => "增减", "Change";
        Trend => "应办结与已结", "Fallen due and closed";
        Day => "日期", "Day";
        Due => "应办结", "Due";
        Closed => "已结", "Closed";
        Quarter => "今后三个月到期", "Falling due in the next three months";
        Firm => "期限明示或已改定", "Stated or set date";
        Vague => "推定、相对或存疑", "Derived or doubtful";
        Days => "周", "Week";
        Count => "件数", "Count";
        Codes => "编号", "Codes";
        All => "承诺总数", "Commitments";
        Done => "累计办结", "Done";
        Overdue => "逾期未结", "Overdue";
        Table => "图中数字", "The numbers of the chart";
    }
}

/// What the chart of statuses shows: words with their numbers now and before,
/// which is the last report or a week ago.
#[must_use]
pub fn status_summary(told: &[(&str, usize, usize)], since_last: bool, lang: Lang) -> String {
    let then = if since_last { "上期" } else { "上周" };
    let piece = |(word, now, before): &(&str, usize, usize)| match (now == before, lang) {
        (true, Lang::Zh) => format!("{word} {now}（与{then}相同）"),
        (false, Lang::Zh) => format!("{word} {now}（{then} {before}）"),
        (true, Lang::En) => format!("{word} {now} (as before)"),
        (false, Lang::En) => format!("{word} {now} (was {before})"),
    };
    let pieces: Vec<String> = told.iter().map(piece).collect();
    format!("{}{}", pieces.join(lang.pick("；", "; ")), lang.pick("。", "."))
}

/// What the lines of closed and due say.
#[must_use]
pub fn trend_summary(today: &Point, last: &Point, lang: Lang) -> String {
    let (day, due, closed) = (today.day, today.due, today.closed.unwrap_or(0));
    let now = either!(
        lang,
        "截至 {day}，到期应办结 {due} 条；已结 {closed} 条，其中可有未到期的。",
        "By {day}, {due} had fallen due and {closed} were closed, some perhaps before their day."
    );
    let (later, then) = (last.day, last.due);
    if later <= day || then == due {
        return now;
    }
    let ahead = either!(
        lang,
        "按现有期限，到 {later} 应办结 {then} 条。",
        " By present dates {then} will have fallen due by {later}."
    );
    format!("{now}{ahead}")
}

/// What falls due within so many days.
#[must_use]
pub fn due_within(days: u32, lang: Lang) -> String {
    either!(lang, "{days} 天内到期", "Due within {days} days")
}

/// The name of the day that a report speaks of.
#[must_use]
pub fn as_of_label(day: NaiveDate, lang: Lang) -> String {
    either!(lang, "截至 {day}", "as of {day}")
}

/// How many there are of what a timeline shows, and of what it cannot show.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct QuarterCounts {
    pub all: usize,
    pub firm: usize,
    pub undated: usize,
    pub base_missing: usize,
}

/// What the timeline of a quarter says.
#[must_use]
pub fn quarter_summary(
    from: NaiveDate,
    to: NaiveDate,
    counts: &QuarterCounts,
    lang: Lang,
) -> String {
    let QuarterCounts { all, firm, undated, base_missing } = *counts;
    let vague = all - firm;
    let due = match all {
        0 => {
            either!(lang, "{from} 至 {to} 没有到期事项。", "Nothing falls due from {from} to {to}.")
        }
        _ => either!(
            lang,
            "{from} 至 {to} 到期 {all} 条：期限明示或已改定 {firm} 条，推定、相对或存疑 {vague} 条。",
            "{all} fall due from {from} to {to}: {firm} by a stated or set date, \
             {vague} by a derived or doubtful one."
        ),
    };
    let outside = undated + base_missing;
    if outside == 0 {
        return due;
    }
    let rest = either!(
        lang,
        "另有未结事项无时限 {undated} 条、基准日待填 {base_missing} 条，不在图中。",
        " Not in the chart: {undated} open ones without a date, and {base_missing} that count \
         from an unknown day."
    );
    format!("{due}{rest}")
}

/// So many in a week.
#[must_use]
pub fn week_count(count: usize, lang: Lang) -> String {
    either!(lang, "{count} 条", "{count}")
}

/// Monday to Sunday, in short.
#[must_use]
pub fn week_days(week: Week, as_of: NaiveDate, lang: Lang) -> String {
    let (from, to) = (short_date(week.start(), as_of), short_date(week.end(), as_of));
    either!(lang, "{from} 至 {to}", "{from} to {to}")
}
