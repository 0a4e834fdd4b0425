//! Days in words. Dates themselves are always written as ISO 8601.

use super::Lang;
use chrono::{Datelike, NaiveDate, Weekday};

/// The day of the week: 周四, Thu.
#[must_use]
pub fn weekday(day: NaiveDate, lang: Lang) -> &'static str {
    let (zh, en) = match day.weekday() {
        Weekday::Mon => ("周一", "Mon"),
        Weekday::Tue => ("周二", "Tue"),
        Weekday::Wed => ("周三", "Wed"),
        Weekday::Thu => ("周四", "Thu"),
        Weekday::Fri => ("周五", "Fri"),
        Weekday::Sat => ("周六", "Sat"),
        Weekday::Sun => ("周日", "Sun"),
    };
    lang.pick(zh, en)
}

/// Month and day, with the year where it is not this one: `03-12`,
/// `2023-08-31`.
#[must_use]
pub fn short_date(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { day.format("%m-%d").to_string() } else { day.to_string() }
}

/// A due date, or the range that an uncertain reply date leaves.
#[must_use]
pub fn due_range(earliest: Option<NaiveDate>, latest: NaiveDate) -> String {
    match earliest {
        Some(earliest) if earliest != latest => format!("{earliest}..{latest}"),
        _ => latest.to_string(),
    }
}

/// How far away a day is, short: 逾6天, 3天, 今天.
#[must_use]
pub fn days_left(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let days = (day - today).num_days();
    match (days, lang) {
        (0, Lang::Zh) => "今天".to_owned(),
        (0, Lang::En) => "today".to_owned(),
        (..0, Lang::Zh) => format!("逾{}天", -days),
        (..0, Lang::En) => format!("{}d over", -days),
        (_, Lang::Zh) => format!("{days}天"),
        (_, Lang::En) => format!("{days}d"),
    }
}
