//! Groups and places, by tables and by chance.

use super::{Agenda, DayCount, OnDay, Span, span_of_due};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn counts(days: &[(&str, usize)]) -> Vec<DayCount> {
    days.iter().map(|(text, count)| DayCount { day: day(text), count: *count }).collect()
}

#[test]
fn a_due_date_has_its_group_by_the_day_it_is() {
    use Span::{Month, NextWeek, Overdue, RestOfMonth, ThisWeek, Year};
    // Thursday; the week ends on the 15th, the next one on the 22nd.
    for (today, due, span, from, to) in [
        ("2026-03-12", "2026-03-11", Overdue, "1900-01-01", "2026-03-11"),
        ("2026-03-12", "2026-03-12", ThisWeek, "2026-03-12", "2026-03-15"),
        ("2026-03-12", "2026-03-15", ThisWeek, "2026-03-12", "2026-03-15"),
        ("2026-03-12", "2026-03-16", NextWeek, "2026-03-16", "2026-03-22"),
        ("2026-03-12", "2026-03-23", RestOfMonth, "2026-03-23", "2026-03-31"),
        ("2026-03-12", "2026-04-01", Month, "2026-04-01", "2026-04-30"),
        ("2026-03-12", "2027-12-31", Month, "2027-12-01", "2027-12-31"),
        ("2026-03-12", "2028-02-29", Year, "2028-01-01", "2028-12-31"),
        // The next week reaches into the next month, and the next year.
        ("2026-11-24", "2026-11-30", NextWeek, "2026-11-30", "2026-12-06"),
        ("2026-11-24", "2026-12-31", Month, "2026-12-07", "2026-12-31"),
        ("2026-12-31", "2027-01-03", ThisWeek, "2026-12-31", "2027-01-03"),
        ("2026-12-31", "2027-01-11", Month, "2027-01-11", "2027-01-31"),
    ] {
        let found = span_of_due(day(due), day(today));
        assert_eq!(found, (span, day(from), day(to)), "{due} on {today}");
    }
}

#[test]
fn groups_follow_each_other_from_overdue_to_what_has_no_date() {
    let agenda = Agenda {
        dated: counts(&[
            ("2025-12-31", 3),
            ("2026-03-11", 1),
            ("2026-03-12", 2),
            ("2026-03-15", 1),
            ("2026-06-30", 4),
            ("2030-12-31", 5),
            ("2031-01-31", 1),
        ]),
        undated: counts(&[("2026-03-12", 2), ("2026-09-01", 7)]),
        base_missing: counts(&[("2026-03-01", 1), ("2026-09-01", 1)]),
    };
    let found: Vec<(Span, std::ops::Range<usize>)> = agenda
        .groups(day("2026-03-12"))
        .into_iter()
        .map(|group| (group.span, group.places))
        .collect();
    let expected = [
        (Span::Overdue, 0..4),
        (Span::ThisWeek, 4..7),
        (Span::Month, 7..11),
        (Span::Year, 11..16),
        (Span::Year, 16..17),
        (Span::ToReview, 17..19),
        (Span::Undated, 19..26),
        (Span::BaseMissing, 26..28),
    ];
    assert_eq!(found, expected);
    assert_eq!((agenda.dated_total(), agenda.total()), (17, 28));
    for (text, due, reviews, first) in [
        ("2026-03-12", 2, 2, Some(4)),
        ("2026-09-01", 0, 8, Some(19)),
        ("2026-03-01", 0, 1, Some(26)),
        ("2026-06-30", 4, 0, Some(7)),
        ("2026-06-29", 0, 0, None),
    ] {
        assert_eq!(agenda.on(day(text)), OnDay { due, reviews, first }, "{text}");
    }
    for (place, text) in
        [(0, "2025-12-31"), (3, "2026-03-11"), (18, "2026-03-12"), (27, "2026-09-01")]
    {
        assert_eq!(agenda.day_of(place), Some(day(text)), "{place}");
    }
    assert_eq!(agenda.day_of(28), None);
}

fn some_counts() -> impl Strategy<Value = Vec<DayCount>> {
    proptest::collection::btree_map(0_u64..6000, 0_usize..5, 0..60).prop_map(|days| {
        let at = |offset: u64| day("2020-01-01") + Days::new(offset);
        days.into_iter().map(|(offset, count)| DayCount { day: at(offset), count }).collect()
    })
}

proptest! {
    #[test]
    fn every_commitment_is_in_exactly_one_group(
        dated in some_counts(), undated in some_counts(), base_missing in some_counts(),
        offset in 0_u64..6000,
    ) {
        let today = day("2020-01-01") + Days::new(offset);
        let agenda = Agenda { dated, undated, base_missing };
        let groups = agenda.groups(today);
        let mut next = 0;
        for group in &groups {
            prop_assert_eq!(group.places.start, next);
            prop_assert!(!group.places.is_empty());
            next = group.places.end;
        }
        prop_assert_eq!(next, agenda.total());
        for (at, group) in groups.iter().enumerate() {
            let same = |other: &&super::Group| (other.span, other.days) == (group.span, group.days);
            prop_assert_eq!(groups[at + 1..].iter().find(same), None, "a group comes once");
            if group.places.start < agenda.dated_total() {
                for place in group.places.clone() {
                    let day = agenda.day_of(place).expect("it has a day");
                    prop_assert!(group.days.0 <= day && day <= group.days.1);
                }
            }
        }
    }

    #[test]
    fn the_first_of_a_day_stands_at_that_day(dated in some_counts(), undated in some_counts()) {
        let agenda = Agenda { dated, undated, base_missing: Vec::new() };
        for one in agenda.dated.iter().chain(&agenda.undated).filter(|one| one.count > 0) {
            let first = agenda.on(one.day).first.expect("it has one");
            prop_assert_eq!(agenda.day_of(first), Some(one.day));
            prop_assert!(first == 0 || agenda.day_of(first - 1) != Some(one.day));
        }
    }
}
