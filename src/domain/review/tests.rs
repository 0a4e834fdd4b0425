//! The rules of the review, as tables and as properties.

use super::{Ground, ReviewFacts, ReviewRules, next_review};
use crate::domain::timeliness::Thresholds;
use crate::domain::vocabulary::Status;
use chrono::{Datelike, Days, NaiveDate, Weekday};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// 2026-11-23 is a Monday.
const TODAY: &str = "2026-11-23";

fn facts(status: Status, looked: &str, due: &str) -> ReviewFacts {
    ReviewFacts {
        status,
        status_on: looked.parse().ok(),
        due: due.parse().ok(),
        looked_on: looked.parse().ok(),
    }
}

fn check(status: Status, looked: &str, due: &str, on: &str, ground: Ground) {
    let facts = facts(status, looked, due);
    let next = next_review(facts, Thresholds::usual(day(TODAY)), &ReviewRules::default());
    let next = next.map(|next| (next.on.to_string(), next.ground));
    assert_eq!(next, Some((on.to_owned(), ground)), "{facts:?}");
}

#[test]
fn each_sort_has_its_interval_and_falls_on_a_monday() {
    use Ground::{Claimed, DueSoon, Open, Overdue};
    for (status, looked, due, on, ground) in [
        // Nobody has looked: at once.
        (Status::Unchecked, "", "", TODAY, Open),
        (Status::Unchecked, "", "2023-08-31", TODAY, Overdue),
        (Status::Unchecked, "", "2026-12-23", TODAY, DueSoon),
        (Status::Unchecked, "", "2026-12-24", TODAY, Open),
        // Overdue and due soon: the Monday after the look.
        (Status::InProgress, "2026-11-22", "2023-08-31", "2026-11-23", Overdue),
        (Status::InProgress, "2026-11-23", "2023-08-31", "2026-11-30", Overdue),
        (Status::InProgress, "2026-11-23", "2026-12-01", "2026-11-30", DueSoon),
        (Status::InProgress, "2026-11-23", "2026-11-28", "2026-11-30", Overdue),
        // Claimed: weekly, whatever its date.
        (Status::Claimed, "2026-11-23", "", "2026-11-30", Claimed),
        (Status::Claimed, "2026-11-18", "2030-01-01", "2026-11-23", Claimed),
        // Others: the Monday in the fourth week.
        (Status::InProgress, "2026-11-23", "", "2026-12-21", Open),
        (Status::InProgress, "2026-11-24", "2030-01-01", "2026-12-21", Open),
        (Status::InProgress, "2026-11-29", "", "2026-12-21", Open),
        (Status::InProgress, "2026-11-30", "", "2026-12-28", Open),
        // Sooner where it becomes due soon before that: 30 days before.
        (Status::InProgress, "2026-11-23", "2027-01-06", "2026-12-07", DueSoon),
        (Status::InProgress, "2026-11-23", "2027-01-07", "2026-12-14", DueSoon),
    ] {
        check(status, looked, due, on, ground);
    }
}

#[test]
fn a_closed_one_is_asked_once_more_after_its_days() {
    let rules = ReviewRules::default();
    let on = |closed: &str, looked: &str| {
        let facts = ReviewFacts {
            looked_on: looked.parse().ok(),
            ..facts(Status::Done, closed, "2026-01-01")
        };
        let next = next_review(facts, Thresholds::usual(day(TODAY)), &rules);
        assert!(next.is_none_or(|next| next.ground == Ground::Closed), "{next:?}");
        next.map(|next| next.on.to_string())
    };
    // Ninety days after 2026-08-25 is a Monday.
    assert_eq!(on("2026-08-25", "2026-08-25").as_deref(), Some("2026-11-23"));
    assert_eq!(on("2026-08-26", "2026-08-26").as_deref(), Some("2026-11-30"));
    assert_eq!(on("2026-08-25", "2026-11-22").as_deref(), Some("2026-11-23"));
    assert_eq!(on("2026-08-25", "2026-11-23"), None);
    // Recorded long after the day on which it was finished: that was the look.
    assert_eq!(on("2021-09-20", "2026-11-23"), None);
}

#[test]
fn intervals_and_the_day_are_settings() {
    let rules = ReviewRules {
        due_weeks: 2,
        claimed_weeks: 3,
        open_weeks: 8,
        closed_days: 10,
        weekday: Weekday::Thu,
    };
    for (status, looked, due, on) in [
        (Status::InProgress, TODAY, "2026-11-01", "2026-12-03"),
        (Status::Claimed, TODAY, "", "2026-12-10"),
        (Status::Stalled, TODAY, "", "2027-01-14"),
        (Status::Broken, TODAY, "", "2026-12-03"),
    ] {
        let next = next_review(facts(status, looked, due), Thresholds::usual(day(TODAY)), &rules);
        assert_eq!(next.map(|next| next.on), Some(day(on)), "{status:?}");
    }
}

/// Every combination of interval, day of the week and day of the look.
fn each_look(mut check: impl FnMut(&ReviewRules, u32, NaiveDate)) {
    let first = day(TODAY);
    let days = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    for weekday in days {
        for weeks in 1..=9 {
            let rules = ReviewRules { open_weeks: weeks, weekday, ..ReviewRules::default() };
            for offset in 0..14 {
                check(&rules, weeks, first + Days::new(offset));
            }
        }
    }
}

#[test]
fn nothing_is_out_of_the_queue_for_longer_than_its_interval() {
    each_look(|rules, weeks, looked| {
        let away = (rules.after(looked, weeks) - looked).num_days();
        let interval = i64::from(weeks) * 7;
        assert!((interval - 6..=interval).contains(&away), "{rules:?} {looked} {away}");
    });
}

#[test]
fn a_late_look_does_not_move_the_reviews_after_it() {
    each_look(|rules, weeks, looked| {
        let next = rules.after(looked, weeks);
        assert_eq!(next.weekday(), rules.weekday);
        for late in 0..7 {
            let after = rules.after(next + Days::new(late), weeks);
            let expected = next + Days::new(u64::from(weeks) * 7);
            assert_eq!(after, expected, "{rules:?} {looked} late by {late}");
        }
    });
}

/// The bounds that the ledger is asked by say the same as the rule for one.
#[test]
fn the_bounds_are_the_rule() {
    let statuses = [Status::InProgress, Status::Claimed, Status::Done];
    let rules = ReviewRules { weekday: Weekday::Thu, ..ReviewRules::default() };
    for shift in 0..14 {
        let thresholds = Thresholds::usual(day(TODAY) + Days::new(shift));
        let bounds = rules.bounds(thresholds);
        for (back, ahead) in (0..130).flat_map(|back| (-3..70).map(move |ahead| (back, ahead))) {
            let looked = thresholds.today - Days::new(back);
            let due = thresholds.today + chrono::Duration::days(ahead);
            for status in statuses {
                let facts = ReviewFacts {
                    status,
                    status_on: Some(looked),
                    due: Some(due),
                    looked_on: Some(looked),
                };
                let usual = match status {
                    Status::Claimed => bounds.claimed_looked_by,
                    _ => bounds.open_looked_by,
                };
                let bounded = match status.is_open() {
                    true => {
                        looked <= usual || (due <= bounds.due_by && looked <= bounds.due_looked_by)
                    }
                    false => looked <= bounds.closed_by,
                };
                let next = next_review(facts, thresholds, &rules).expect("it is reviewed");
                assert_eq!(next.on <= thresholds.today, bounded, "{facts:?} {thresholds:?}");
            }
        }
    }
}
