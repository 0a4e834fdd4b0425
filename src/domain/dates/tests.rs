//! One table of texts for days, one for periods, one for weeks. Today is
//! Thursday, 2026-03-12.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{DateProblem, parse_date, parse_period, parse_week};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-03-12")
}

fn check_days(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(parse_date(text, today()), Ok(day(expected)), "{text}");
    }
}

#[test]
fn calendar_dates_are_read_in_iso_order() {
    check_days(&[
        ("2026-03-12", "2026-03-12"),
        ("2026-3-2", "2026-03-02"),
        ("2026/03/12", "2026-03-12"),
        ("2026.3.12", "2026-03-12"),
        ("20260312", "2026-03-12"),
        ("  2026-03-12\t", "2026-03-12"),
        ("２０２６－０３－１２", "2026-03-12"),
        ("2026–03–12", "2026-03-12"),
        ("10-15", "2026-10-15"),
        ("03-12", "2026-03-12"),
        ("12-3", "2026-12-03"),
        ("10/15", "2026-10-15"),
        ("3/3", "2026-03-03"),
        ("3.28", "2026-03-28"),
        ("2024-02-29", "2024-02-29"),
    ]);
}

#[test]
fn calendar_dates_are_read_in_chinese() {
    check_days(&[
        ("2026年3月12日", "2026-03-12"),
        ("2026 年 3 月 12 日", "2026-03-12"),
        ("２０２６年３月１２日", "2026-03-12"),
        ("二〇二六年三月十二日", "2026-03-12"),
        ("二零二六年十二月三十一日", "2026-12-31"),
        ("2026年3月12", "2026-03-12"),
        ("2026年3月底", "2026-03-31"),
        ("2026年2月末", "2026-02-28"),
        ("2028年2月份底", "2028-02-29"),
        ("2026年底", "2026-12-31"),
        ("2026年年底", "2026-12-31"),
        ("十月十五日", "2026-10-15"),
        ("10月15日", "2026-10-15"),
        ("3月12号", "2026-03-12"),
        ("6月底", "2026-06-30"),
        ("明年底", "2027-12-31"),
        ("今年底", "2026-12-31"),
        ("去年年末", "2025-12-31"),
        ("明年3月12日", "2027-03-12"),
        ("2026年第二季度末", "2026-06-30"),
        ("三季度末", "2026-09-30"),
        ("明年上半年末", "2027-06-30"),
        ("本月底", "2026-03-31"),
        ("下月底", "2026-04-30"),
        ("下个月15号", "2026-04-15"),
        ("上月末", "2026-02-28"),
        ("本季度末", "2026-03-31"),
        ("下季度末", "2026-06-30"),
    ]);
}

#[test]
fn words_weekdays_and_distances_count_from_today() {
    check_days(&[
        ("today", "2026-03-12"),
        ("Today", "2026-03-12"),
        ("今天", "2026-03-12"),
        ("昨天", "2026-03-11"),
        ("yesterday", "2026-03-11"),
        ("明天", "2026-03-13"),
        ("tomorrow", "2026-03-13"),
        ("前天", "2026-03-10"),
        ("后天", "2026-03-14"),
        ("fri", "2026-03-13"),
        ("FRIDAY", "2026-03-13"),
        ("thu", "2026-03-19"),
        ("周四", "2026-03-19"),
        ("周五", "2026-03-13"),
        ("星期五", "2026-03-13"),
        ("礼拜天", "2026-03-15"),
        ("周三", "2026-03-18"),
        ("下周五", "2026-03-20"),
        ("next fri", "2026-03-20"),
        ("next-friday", "2026-03-20"),
        ("下个星期一", "2026-03-16"),
        ("上周五", "2026-03-06"),
        ("last fri", "2026-03-06"),
        ("本周一", "2026-03-09"),
        ("下下周五", "2026-03-27"),
        ("eow", "2026-03-15"),
        ("eom", "2026-03-31"),
        ("月底", "2026-03-31"),
        ("EOQ", "2026-03-31"),
        ("季末", "2026-03-31"),
        ("eoy", "2026-12-31"),
        ("年底", "2026-12-31"),
        ("年内", "2026-12-31"),
        ("+30d", "2026-04-11"),
        ("+ 30 d", "2026-04-11"),
        ("＋３０ｄ", "2026-04-11"),
        ("-2w", "2026-02-26"),
        ("+3m", "2026-06-12"),
        ("+1y", "2027-03-12"),
        ("+1q", "2026-06-12"),
        ("+5wd", "2026-03-19"),
        ("-5wd", "2026-03-05"),
        ("+0d", "2026-03-12"),
        ("3天后", "2026-03-15"),
        ("3天前", "2026-03-09"),
        ("两周后", "2026-03-26"),
        ("2周后", "2026-03-26"),
        ("一个月后", "2026-04-12"),
        ("十五个工作日后", "2026-04-02"),
        ("5个工作日后", "2026-03-19"),
        ("3个工作日内", "2026-03-17"),
        ("10日内", "2026-03-22"),
        ("3 days ago", "2026-03-09"),
    ]);
    let end_of_january = day("2026-01-31");
    assert_eq!(parse_date("+1m", end_of_january), Ok(day("2026-02-28")));
}

#[test]
fn periods_are_read_whole() {
    let rows = [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026年", "2026-01-01", "2026-12-31"),
        ("明年", "2027-01-01", "2027-12-31"),
        ("2026-03", "2026-03-01", "2026-03-31"),
        ("2026/2", "2026-02-01", "2026-02-28"),
        ("2026年3月", "2026-03-01", "2026-03-31"),
        ("3月", "2026-03-01", "2026-03-31"),
        ("3月上旬", "2026-03-01", "2026-03-10"),
        ("本月中旬", "2026-03-11", "2026-03-20"),
        ("2026年2月下旬", "2026-02-21", "2026-02-28"),
        ("2026-Q2", "2026-04-01", "2026-06-30"),
        ("2026q2", "2026-04-01", "2026-06-30"),
        ("q4", "2026-10-01", "2026-12-31"),
        ("2026年第二季度", "2026-04-01", "2026-06-30"),
        ("上半年", "2026-01-01", "2026-06-30"),
        ("2025年下半年", "2025-07-01", "2025-12-31"),
        ("2026-W11", "2026-03-09", "2026-03-15"),
        ("第十一周", "2026-03-09", "2026-03-15"),
        ("本周", "2026-03-09", "2026-03-15"),
        ("this-week", "2026-03-09", "2026-03-15"),
        ("next week", "2026-03-16", "2026-03-22"),
        ("下周", "2026-03-16", "2026-03-22"),
        ("上个星期", "2026-03-02", "2026-03-08"),
        ("周末", "2026-03-14", "2026-03-15"),
        ("下周末", "2026-03-21", "2026-03-22"),
        ("本月", "2026-03-01", "2026-03-31"),
        ("下月", "2026-04-01", "2026-04-30"),
        ("next-month", "2026-04-01", "2026-04-30"),
        ("last_quarter", "2025-10-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("本季度", "2026-01-01", "2026-03-31"),
        ("3天内", "2026-03-12", "2026-03-15"),
        ("本月内", "2026-03-12", "2026-03-31"),
        ("2026-03-12", "2026-03-12", "2026-03-12"),
        ("eom", "2026-03-31", "2026-03-31"),
    ];
    for (text, from, to) in rows {
        let period = parse_period(text, today()).unwrap();
        assert_eq!((period.from, period.to), (day(from), day(to)), "{text}");
    }
}

fn unknown(text: &str) -> DateProblem {
    DateProblem::Unknown { text: text.into() }
}

fn ambiguous(text: &str, readings: &[&str]) -> DateProblem {
    DateProblem::Ambiguous {
        text: text.into(),
        readings: readings.iter().map(|text| day(text)).collect(),
    }
}

fn out_of_range(text: &str) -> DateProblem {
    DateProblem::OutOfRange { text: text.into() }
}

fn no_such_day(year: i32, month: u32, day: u32) -> DateProblem {
    DateProblem::NoSuchDay { year, month, day }
}

#[test]
fn what_is_no_date_is_refused_with_its_reason() {
    let too_wide = |text: &str, from, to| DateProblem::TooWide {
        text: text.into(),
        from: day(from),
        to: day(to),
    };
    let rows = [
        ("", DateProblem::Empty),
        (" 　", DateProblem::Empty),
        ("soonish", unknown("soonish")),
        ("2026-02-30", no_such_day(2026, 2, 30)),
        ("2月30日", no_such_day(2026, 2, 30)),
        ("20260230", no_such_day(2026, 2, 30)),
        ("2026-13-01", DateProblem::NoSuchMonth { year: 2026, month: 13 }),
        ("2026-13", DateProblem::NoSuchMonth { year: 2026, month: 13 }),
        ("2026年13月底", DateProblem::NoSuchMonth { year: 2026, month: 13 }),
        ("2025-W53", DateProblem::NoSuchWeek { year: 2025, week: 53 }),
        ("03/12/2026", ambiguous("03/12/2026", &["2026-03-12", "2026-12-03"])),
        ("12.3.2026", ambiguous("12.3.2026", &["2026-03-12", "2026-12-03"])),
        ("31/12/2026", ambiguous("31/12/2026", &["2026-12-31"])),
        ("26-03-12", ambiguous("26-03-12", &["2012-03-26", "2026-03-12"])),
        ("99/99/2026", ambiguous("99/99/2026", &[])),
        ("3/12", ambiguous("3/12", &["2026-03-12", "2026-12-03"])),
        ("15/10", ambiguous("15/10", &["2026-10-15"])),
        ("15-10", ambiguous("15-10", &["2026-10-15"])),
        ("2026-03", too_wide("2026-03", "2026-03-01", "2026-03-31")),
        ("下周", too_wide("下周", "2026-03-16", "2026-03-22")),
        ("1948-12-31", out_of_range("1948-12-31")),
        ("2200-01-01", out_of_range("2200-01-01")),
        ("0026-03-12", out_of_range("0026-03-12")),
        ("+999999999d", out_of_range("+999999999d")),
        ("+4000000000y", out_of_range("+4000000000y")),
        ("+300wd", DateProblem::CalendarYear { year: 2027 }),
        ("2026-03-1 2", unknown("2026-03-1 2")),
        ("2026-03/12", unknown("2026-03/12")),
        ("260312", unknown("260312")),
        ("26年3月12日", unknown("26年3月12日")),
        ("3月后", unknown("3月后")),
        ("月初", unknown("月初")),
        ("2026-Q5", unknown("2026-Q5")),
        ("2026-03-12x", unknown("2026-03-12x")),
        ("-today", unknown("-today")),
        ("周", unknown("周")),
        ("12日", unknown("12日")),
        ("+d", unknown("+d")),
        ("--2d", unknown("--2d")),
    ];
    for (text, problem) in rows {
        assert_eq!(parse_date(text, today()), Err(problem), "{text}");
    }
}

#[test]
fn weeks_are_read_by_number_by_word_and_by_any_day() {
    let rows = [
        ("2026-W11", "2026-W11"),
        ("2026w11", "2026-W11"),
        ("2026年第11周", "2026-W11"),
        ("2026年第十一周", "2026-W11"),
        ("W9", "2026-W09"),
        ("2026-03-15", "2026-W11"),
        ("this", "2026-W11"),
        ("本周", "2026-W11"),
        ("这周", "2026-W11"),
        ("Last", "2026-W10"),
        ("上周", "2026-W10"),
        ("next", "2026-W12"),
        ("next week", "2026-W12"),
        ("下周", "2026-W12"),
        ("周末", "2026-W11"),
        ("2024-12-30", "2025-W01"),
        ("昨天", "2026-W11"),
    ];
    for (text, expected) in rows {
        let week = parse_week(text, today()).unwrap();
        assert_eq!(week.to_string(), expected, "{text}");
    }
    assert!(matches!(parse_week("2026-03", today()), Err(DateProblem::TooWide { .. })));
    assert_eq!(parse_week("", today()), Err(DateProblem::Empty));
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,40}", ordinal in -100_000i32..900_000) {
        let today = NaiveDate::from_num_days_from_ce_opt(ordinal).unwrap();
        let _ = parse_date(&text, today);
        let _ = parse_period(&text, today);
        let _ = parse_week(&text, today);
    }

    #[test]
    fn no_text_of_date_like_pieces_panics(
        text in "([0-9]{1,9}|[-+/.qwdmy ]|年|月|日|底|末|第|周|季度|十|百|二|下|上|个|工作日|内|后){0,8}",
        end_of_time in any::<bool>(),
    ) {
        let today = if end_of_time { NaiveDate::MAX } else { NaiveDate::MIN };
        for today in [today, day("2026-03-12")] {
            let _ = parse_date(&text, today);
            let _ = parse_week(&text, today);
            if let Ok(period) = parse_period(&text, today) {
                prop_assert!(period.from <= period.to, "{}", text);
            }
        }
    }

    #[test]
    fn an_iso_date_is_read_as_itself(offset in 0u64..90_000) {
        let date = day("1949-01-01") + chrono::Days::new(offset);
        prop_assert_eq!(parse_date(&date.to_string(), today()), Ok(date));
        let chinese = date.format("%Y年%-m月%-d日").to_string();
        prop_assert_eq!(parse_date(&chinese, today()), Ok(date));
    }
}
