//! The overview, counted commitment by commitment from what each of them says
//! of itself.

use chrono::{Days, NaiveDate};
use nuo::domain::commitment::Commitment;
use nuo::domain::overview::Overview;
use nuo::domain::timeliness;
use nuo::domain::vocabulary::{Certainty, Status, Timeliness};
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use std::collections::BTreeMap;

const SOON_DAYS: u32 = 30;

/// How a commitment stood on a day, if it counted then.
fn at(item: &Commitment, day: NaiveDate) -> Option<Commitment> {
    let then = item.at(day);
    (item.counts_from() <= day && then.withdrawn.is_none()).then_some(then)
}

fn all_at(items: &[Commitment], day: NaiveDate) -> Vec<Commitment> {
    items.iter().filter_map(|item| at(item, day)).collect()
}

fn overdue(item: &Commitment, day: NaiveDate) -> bool {
    timeliness::of(item, day, SOON_DAYS) == Some(Timeliness::Overdue)
}

/// Total, closed and overdue.
type Counts = [usize; 3];

fn by_unit(items: &[Commitment], day: NaiveDate) -> BTreeMap<String, Counts> {
    let mut units: BTreeMap<String, Counts> = BTreeMap::new();
    for item in items {
        let none = [String::new()];
        let leads = if item.draft.lead.is_empty() { &none[..] } else { &item.draft.lead };
        for lead in leads {
            let counts = units.entry(lead.clone()).or_default();
            counts[0] += 1;
            counts[1] += usize::from(!item.is_open());
            counts[2] += usize::from(overdue(item, day));
        }
    }
    units
}

fn by_part(items: &[Commitment], day: NaiveDate) -> BTreeMap<(String, u32), Counts> {
    let mut parts: BTreeMap<(String, u32), Counts> = BTreeMap::new();
    for item in items {
        let part = item.code().split('.').next().and_then(|part| part.parse().ok()).unwrap_or(0);
        let counts = parts.entry((item.id.letter().to_owned(), part)).or_default();
        counts[0] += 1;
        counts[1] += usize::from(!item.is_open());
        counts[2] += usize::from(overdue(item, day));
    }
    parts
}

/// Holds an overview against what it was made of.
pub fn check(overview: &Overview, items: &[Commitment]) -> Result<(), TestCaseError> {
    let (today, then) = (overview.today, overview.then);
    prop_assert_eq!(then + Days::new(7), today);
    let (now, before) = (all_at(items, today), all_at(items, then));
    let counted = |test: &dyn Fn(&Commitment) -> bool, items: &[Commitment]| {
        items.iter().filter(|item| test(item)).count()
    };
    let pair = |test: &dyn Fn(&Commitment, NaiveDate) -> bool| {
        let of = |items: &[Commitment], day| items.iter().filter(|item| test(item, day)).count();
        (of(&now, today), of(&before, then))
    };
    let is_due = |item: &Commitment, day: NaiveDate| item.due().is_some_and(|due| due <= day);
    for (found, expected) in [
        (overview.total, pair(&|_, _| true)),
        (overview.open, pair(&|item, _| item.is_open())),
        (overview.closed, pair(&|item, _| !item.is_open())),
        (overview.due, pair(&is_due)),
        (overview.due_open, pair(&|item, day| item.is_open() && is_due(item, day))),
    ] {
        prop_assert_eq!((found.now, found.then), expected);
    }
    prop_assert_eq!(overview.statuses.len(), Status::ALL.len());
    for (status, found) in &overview.statuses {
        let expected = pair(&|item, _| item.status() == *status);
        prop_assert_eq!((found.now, found.then), expected, "{:?}", status);
    }
    for (value, found) in &overview.timeliness {
        let expected = pair(&|item, day| timeliness::of(item, day, SOON_DAYS) == Some(*value));
        prop_assert_eq!((found.now, found.then), expected, "{:?}", value);
    }
    let judged =
        |value| counted(&|item| timeliness::of(item, today, SOON_DAYS) == Some(value), &now);
    prop_assert_eq!(overview.on_time, judged(Timeliness::OnTime));
    prop_assert_eq!(overview.late, judged(Timeliness::Late));
    check_groups(overview, &now, &before)?;
    check_curve(overview, items)?;
    check_signals(overview, &now)
}

fn check_groups(
    overview: &Overview,
    now: &[Commitment],
    before: &[Commitment],
) -> Result<(), TestCaseError> {
    let (today, then) = (overview.today, overview.then);
    let shares = |share: &nuo::domain::overview::Share| {
        let of = |when: fn(nuo::domain::overview::Pair) -> usize| {
            [when(share.total), when(share.closed), when(share.overdue)]
        };
        [of(|pair| pair.now), of(|pair| pair.then)]
    };
    let units = [by_unit(now, today), by_unit(before, then)];
    let names: std::collections::BTreeSet<&String> =
        units.iter().flat_map(BTreeMap::keys).collect();
    prop_assert_eq!(overview.leads.len(), names.len());
    for (unit, share) in &overview.leads {
        let expected = units.each_ref().map(|units| units.get(unit).copied().unwrap_or_default());
        prop_assert_eq!(shares(share), expected, "{}", unit);
    }
    let parts = [by_part(now, today), by_part(before, then)];
    for (part, share) in &overview.parts {
        let key = (part.letter.clone(), part.part);
        let expected = parts.each_ref().map(|parts| parts.get(&key).copied().unwrap_or_default());
        prop_assert_eq!(shares(share), expected, "{:?}", part);
    }
    let in_parts: usize = overview.parts.iter().map(|(_, share)| share.total.now).sum();
    prop_assert_eq!(in_parts, overview.total.now);
    Ok(())
}

fn check_curve(overview: &Overview, items: &[Commitment]) -> Result<(), TestCaseError> {
    let points = &overview.trend.points;
    prop_assert!(points.windows(2).all(|pair| pair[0].day < pair[1].day));
    for point in points {
        let (mut closed, mut due) = (0, 0);
        for item in all_at(items, point.day) {
            closed += usize::from(!item.is_open());
            due += usize::from(item.due().is_some_and(|due| due <= point.day));
        }
        prop_assert_eq!(point.due, due, "due on {}", point.day);
        let known = (point.day <= overview.today).then_some(closed);
        prop_assert_eq!(point.closed, known, "closed on {}", point.day);
    }
    let today = overview.trend.today().expect("today is on the curve");
    prop_assert_eq!((today.day, today.closed), (overview.today, Some(overview.closed.now)));
    prop_assert_eq!(today.due, overview.due.now);
    Ok(())
}

fn check_signals(overview: &Overview, now: &[Commitment]) -> Result<(), TestCaseError> {
    let signals = &overview.signals;
    let moved: Vec<&Commitment> = now.iter().filter(|item| !item.moves.is_empty()).collect();
    prop_assert_eq!(signals.moved, moved.len());
    prop_assert_eq!(signals.moves, moved.iter().map(|item| item.moves.len()).sum::<usize>());
    prop_assert_eq!(signals.days_moved, moved.iter().map(|item| item.days_moved()).sum::<i64>());
    let rests_on = |certainty| {
        let test = |item: &&Commitment| {
            let dated = item.is_open() && item.due().is_some() && item.moves.is_empty();
            dated && item.base.certainty == certainty
        };
        now.iter().filter(test).count()
    };
    let expected = [Certainty::Derived, Certainty::Relative, Certainty::Doubtful].map(rests_on);
    prop_assert_eq!(signals.unstated, expected);
    prop_assert_eq!(signals.no_proof, now.iter().filter(|item| item.lacks_proof()).count());
    let open = || now.iter().filter(|item| item.is_open());
    let unseen = open().filter(|item| item.last_look().is_none());
    prop_assert_eq!(signals.unlooked, unseen.count());
    prop_assert_eq!(signals.unseen.is_some(), open().next().is_some());
    if let Some(longest) = &signals.unseen {
        let item = open().find(|item| item.id == longest.id).expect("it is open");
        prop_assert_eq!(item.looked_on, longest.looked_on);
        let since = item.looked_on.unwrap_or(item.recorded_on);
        prop_assert_eq!(longest.days, (overview.today - since).num_days());
        prop_assert!(open().all(|other| other.looked_on >= longest.looked_on));
    }
    Ok(())
}
