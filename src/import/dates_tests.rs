//! What stands in an office's cells, and what is made of it.

use super::{Reckoning, day, due, leading_day, serial_day};
use crate::domain::dates::DateProblem;
use crate::domain::intake::Problem;
use crate::import::cell::Cell;

fn reckoning() -> Reckoning {
    Reckoning { today: "2026-11-23".parse().expect("a day"), from_1904: false }
}

#[test]
fn limits_are_read_in_the_forms_that_people_type() {
    for (text, rule, wording) in [
        ("2024.6.30", "day:2024-06-30", "2024.6.30"),
        ("2024-6-30", "day:2024-06-30", "2024-6-30"),
        ("2024/6/30", "day:2024-06-30", "2024/6/30"),
        ("2024年6月30日", "day:2024-06-30", "2024年6月30日"),
        ("2024-06-30 00:00:00", "day:2024-06-30", ""),
        ("2024-06-30T00:00:00", "day:2024-06-30", ""),
        ("2024年6月底", "month-end:2024-06", "2024年6月底"),
        ("2024年6月底前完成", "month-end:2024-06", "2024年6月底前完成"),
        ("2024年6月", "span-end:2024-06-30", "2024年6月"),
        ("２０２４年６月", "span-end:2024-06-30", "２０２４年６月"),
        ("2024.06", "span-end:2024-06-30", "2024.06"),
        ("2024年底", "year-end:2024", "2024年底"),
        ("2024年", "in-year:2024", "2024年"),
        ("2024年上半年", "span-end:2024-06-30", "2024年上半年"),
        ("2024Q2", "span-end:2024-06-30", "2024Q2"),
        ("2024年第二季度", "span-end:2024-06-30", "2024年第二季度"),
        ("2024年10月前", "before-month:2024-10", "2024年10月前"),
        ("2021—2023年", "range-end:2023", "2021—2023年"),
        ("“十四五”末", "fyp:14", "“十四五”末"),
        ("每年", "every:year", "每年"),
        ("长期", "none", "长期"),
        ("长期坚持", "none", "长期坚持"),
        ("持续推进", "none", "持续推进"),
        ("无", "none", ""),
        ("——", "none", ""),
        ("/", "none", ""),
    ] {
        let read = due(&Cell::of_text(text), reckoning()).expect(text).expect(text);
        assert_eq!(
            (read.rule.to_string(), read.wording.as_str()),
            (rule.to_owned(), wording),
            "{text}"
        );
    }
    assert_eq!(due(&Cell::Empty, reckoning()), Ok(None));
}

#[test]
fn limits_with_two_readings_or_none_are_refused_with_the_reason() {
    let refused = |text: &str| due(&Cell::of_text(text), reckoning()).expect_err(text);
    for text in ["03/04/2024", "24.6.3", "2024年前"] {
        let problem = refused(text);
        assert!(
            matches!(problem, Problem::Date(DateProblem::Ambiguous { .. })),
            "{text} {problem:?}"
        );
    }
    for text in ["6月底", "6月30日", "年底", "下周五", "今年底前", "3个月内"] {
        assert_eq!(refused(text), Problem::NoYear, "{text}");
    }
    for text in ["2024年6月30日、2024年9月30日", "2024.3.1-2024.6.30"] {
        assert_eq!(refused(text), Problem::TwoDates, "{text}");
    }
    for text in ["尽快", "待定", "2024年六七月"] {
        assert!(matches!(refused(text), Problem::Date(_)), "{text}");
    }
    let no_day = refused("2024-2-30");
    assert!(matches!(no_day, Problem::Date(DateProblem::NoSuchDay { .. })), "{no_day:?}");
}

#[test]
fn numbers_are_years_months_days_or_serials() {
    for (number, rule) in [
        (2024.0, "in-year:2024"),
        (20_240_630.0, "day:2024-06-30"),
        (2024.6, "span-end:2024-06-30"),
        (2024.12, "span-end:2024-12-31"),
        (45_473.0, "day:2024-06-30"),
        (45_473.75, "day:2024-06-30"),
    ] {
        let read = due(&Cell::Number(number), reckoning()).expect("read").expect("a limit");
        assert_eq!(read.rule.to_string(), rule, "{number}");
    }
    assert_eq!(due(&Cell::Number(2024.1), reckoning()), Err(Problem::NumberForDate));
    assert!(due(&Cell::Number(0.5), reckoning()).is_err());
    assert!(due(&Cell::Number(-3.0), reckoning()).is_err());
}

#[test]
fn serials_count_from_1900_with_its_wrong_leap_day_or_from_1904() {
    let of = |serial: f64, from_1904| serial_day(serial, from_1904).map(|day| day.to_string());
    // Before 1949 nothing is taken for a date.
    assert_eq!(of(61.0, false), None);
    assert_eq!(of(18_264.0, false).as_deref(), Some("1950-01-01"));
    assert_eq!(of(45_473.0, false).as_deref(), Some("2024-06-30"));
    assert_eq!(of(44_011.0, true).as_deref(), Some("2024-06-30"));
    for odd in [0.0, 60.0, -1.0, 1e9, f64::NAN, f64::INFINITY] {
        assert_eq!(serial_day(odd, false), None, "{odd}");
    }
}

#[test]
fn a_day_may_have_words_in_brackets_behind_it() {
    let read = |text: &str| day(&Cell::of_text(text), reckoning());
    let june = "2024-06-30".parse().ok();
    assert_eq!(read("2024-06-30（按期完成）"), Ok(june));
    assert_eq!(read("2024.6.30 (Late)"), Ok(june));
    assert_eq!(read("—"), Ok(None));
    assert_eq!(read("6月30日"), Err(Problem::NoYear));
    assert!(matches!(read("2024年6月"), Err(Problem::Date(DateProblem::TooWide { .. }))));
}

#[test]
fn news_may_begin_with_its_day() {
    let today = reckoning().today;
    let june = "2024-06-30".parse().ok();
    for (text, on, rest) in [
        ("2024-06-30 已印发", june, "已印发"),
        ("2024年6月30日：已印发", june, "已印发"),
        ("（2024.6.30）已印发", june, "已印发"),
        ("6月30日已印发", None, "6月30日已印发"),
        ("2024年6月已印发", None, "2024年6月已印发"),
        ("2027-06-30 将印发", None, "2027-06-30 将印发"),
        ("已印发3份", None, "已印发3份"),
    ] {
        assert_eq!(leading_day(text, today), (on, rest), "{text}");
    }
}
