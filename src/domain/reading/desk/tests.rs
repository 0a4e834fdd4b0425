//! What a person can do at the desk, and that nothing of the letter gets lost.

use super::{Act, Choice, Conflict, Desk, Objection, Side, Spot, Tally};
use crate::domain::commitment::{DueWords, Place};
use crate::domain::event::{Change, Edit};
use crate::domain::reading::samples::{again, reading};
use crate::domain::vocabulary::{DoubtKind, Ground, Strength};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use proptest::{prop_assert, prop_assert_eq};

const LETTER: &[&str] = &[
    "您提出的建议收悉，现答复如下。",
    "一是【year-end:2026|建成示范园区，并投入使用】；二是【in-year:2027|开通三条公交线路】。",
    "下一步，我局将【力争新增床位】，【完善服务网点】。",
];

fn desk() -> Desk {
    Desk::new(reading(LETTER), None)
}

fn codes(desk: &Desk) -> Vec<&str> {
    desk.entries().iter().map(super::Entry::code).collect()
}

fn words(desk: &Desk) -> Vec<String> {
    desk.entries().iter().map(|entry| desk.words(entry).join("+")).collect()
}

fn place(paragraph: u32, start: u32, end: u32) -> Place {
    Place { paragraph, start, end, ..Place::default() }
}

#[test]
fn candidates_are_numbered_in_the_order_of_the_letter() {
    let mut reading = reading(LETTER);
    for (candidate, code) in reading.candidates.iter_mut().zip(["1.7", "1.9", "3.4", "3.2"]) {
        candidate.draft.code = code.into();
    }
    assert_eq!(codes(&Desk::new(reading, None)), ["1.1", "1.2", "3.1", "3.2"]);
}

#[test]
fn what_was_accepted_is_taken_and_nothing_else() {
    let mut desk = desk();
    for act in [Act::Accept(0), Act::Refuse(1), Act::Accept(3)] {
        desk.act(&act, &again).expect("possible");
    }
    assert_eq!(desk.tally(), Tally { pending: 1, accepted: 2, refused: 1, known: 0 });
    assert_eq!(desk.next_pending(3), Some(2), "the search goes on at the beginning");
    let taking = desk.taking();
    let taken: Vec<_> = taking.drafts.iter().map(|draft| draft.code.as_str()).collect();
    assert_eq!((taken, taking.known), (vec!["1.1", "1.4"], None));
    assert_eq!(taking.letter.paragraphs, [15, 26, 21]);
    desk.act(&Act::AcceptAll, &again).expect("one is pending");
    assert_eq!(desk.taking().drafts.len(), 3, "a refused one stays refused");
}

#[test]
fn an_act_that_makes_no_sense_is_refused_with_its_reason() {
    let mut desk = desk();
    desk.act(&Act::Accept(0), &again).expect("accepted");
    let conditional = Edit { strength: Some(Strength::Conditional), ..Edit::default() };
    let untitled = Edit { title: Some(" ".into()), ..Edit::default() };
    let code = "1.2".to_owned();
    for (act, objection) in [
        (Act::Accept(0), Objection::Already(Choice::Accepted)),
        (Act::Reopen(1), Objection::Already(Choice::Pending)),
        (Act::Accept(9), Objection::NoSuchEntry(9)),
        (Act::Edit(1, Box::default()), Objection::NothingChanges),
        (Act::Edit(1, Box::new(untitled)), Objection::NoTitle),
        (Act::Edit(1, Box::new(conditional)), Objection::NoCondition),
        (Act::Split(0, Spot { paragraph: 3, offset: 4 }), Objection::CutOutside),
        (Act::Split(0, Spot { paragraph: 2, offset: 2 }), Objection::CutOutside),
        (Act::Join(0, Side::Previous), Objection::NoNeighbour(Side::Previous)),
        (Act::Join(3, Side::Next), Objection::NoNeighbour(Side::Next)),
        (Act::Add(place(7, 0, 2)), Objection::NoSuchPlace),
        (Act::Add(place(1, 0, 90)), Objection::NoSuchPlace),
        (Act::Add(place(1, 4, 4)), Objection::NothingSelected),
        (Act::Add(place(1, 8, 9)), Objection::NothingSelected),
        (Act::Add(place(2, 18, 24)), Objection::Taken { code }),
        (Act::Redo, Objection::NothingToRedo),
    ] {
        let before = desk.clone();
        assert_eq!(desk.may(&act, &again), Err(objection.clone()), "{act:?}");
        assert_eq!(desk.act(&act, &again), Err(objection), "{act:?}");
        assert_eq!(desk, before, "{act:?} changed something");
    }
}

#[test]
fn a_clause_is_cut_in_two_without_the_mark_between_and_joined_again() {
    let mut desk = desk();
    desk.act(&Act::Split(0, Spot { paragraph: 2, offset: 8 }), &again).expect("cut");
    assert_eq!(words(&desk)[..3], ["建成示范园区", "并投入使用", "开通三条公交线路"]);
    assert_eq!(codes(&desk), ["1.1", "1.2", "1.3", "1.4", "1.5"]);
    assert!(desk.entries()[1].candidate.grounds.contains(&Ground::ByHand));
    let acted = desk.act(&Act::Join(1, Side::Previous), &again).expect("joined");
    assert_eq!((acted.focus, acted.entries), (0, 2));
    assert_eq!(words(&desk)[0], "建成示范园区，并投入使用");
    assert_eq!(codes(&desk), ["1.1", "1.2", "1.3", "1.4"]);
}

#[test]
fn joining_keeps_both_places_and_says_where_they_differ() {
    let mut desk = desk();
    let acted = desk.act(&Act::Join(0, Side::Next), &again).expect("joined");
    let [Conflict::Due { kept, left }] = acted.conflicts.as_slice() else {
        panic!("{:?}", acted.conflicts);
    };
    assert_eq!(
        (kept.rule.to_string(), left.rule.to_string()),
        ("year-end:2026".into(), "in-year:2027".into())
    );
    let whole = &desk.entries()[0].candidate;
    assert_eq!(whole.draft.source.len(), 2);
    assert_eq!(whole.draft.due.rule, kept.rule);
    assert_eq!(whole.doubts.last().map(|doubt| doubt.kind), Some(DoubtKind::SeveralDates));
}

#[test]
fn joining_loses_no_lead_and_a_condition_that_comes_makes_it_conditional() {
    let mut reading = reading(LETTER);
    let leads = [&["市交通局"][..], &["市财政局", "市交通局"]];
    for (candidate, lead) in reading.candidates.iter_mut().zip(leads) {
        candidate.draft.lead = lead.iter().map(|unit| (*unit).to_owned()).collect();
        candidate.draft.lead_named = true;
    }
    reading.candidates[1].draft.condition = Some("资金到位后".into());
    reading.candidates[1].draft.strength = Strength::Conditional;
    let mut desk = Desk::new(reading, None);
    desk.act(&Act::Join(0, Side::Next), &again).expect("joined");
    let whole = &desk.entries()[0].candidate.draft;
    assert_eq!(whole.lead, ["市交通局", "市财政局"]);
    assert_eq!(whole.strength, Strength::Conditional);
    assert_eq!(whole.condition.as_deref(), Some("资金到位后"));
}

#[test]
fn an_edit_settles_the_doubt_that_it_answers() {
    let mut desk = desk();
    desk.act(&Act::Join(0, Side::Next), &again).expect("joined");
    let due = DueWords {
        rule: "year-end:2028".parse().expect("a rule"),
        ..desk.entries()[0].candidate.draft.due.clone()
    };
    let edit = Edit {
        due: Some(due),
        strength: Some(Strength::Conditional),
        condition: Some(Change::Set("资金到位".into())),
        ..Edit::default()
    };
    desk.act(&Act::Edit(0, Box::new(edit)), &again).expect("mended");
    let mended = &desk.entries()[0].candidate;
    assert_eq!(mended.doubts, []);
    assert_eq!(mended.draft.condition.as_deref(), Some("资金到位"));
}

#[test]
fn a_missed_clause_is_added_where_it_stands() {
    let mut desk = desk();
    let acted = desk.act(&Act::Add(place(3, 0, 7)), &again).expect("added");
    assert_eq!(acted.focus, 2);
    assert_eq!(words(&desk)[2], "下一步，我局将");
    assert_eq!(codes(&desk), ["1.1", "1.2", "1.3", "1.4", "1.5"]);
    assert_eq!(desk.entries()[2].candidate.draft.source[0].sha256.len(), 16);
}

fn act() -> impl Strategy<Value = Act> {
    let at = || 0..6_usize;
    let side = prop_oneof![Just(Side::Previous), Just(Side::Next)];
    prop_oneof![
        at().prop_map(Act::Accept),
        at().prop_map(Act::Refuse),
        at().prop_map(Act::Reopen),
        (at(), 1..4_u32, 0..30_u32)
            .prop_map(|(at, paragraph, offset)| Act::Split(at, Spot { paragraph, offset })),
        (at(), side).prop_map(|(at, side)| Act::Join(at, side)),
        (1..4_u32, 0..28_u32, 1..9_u32).prop_map(|(paragraph, start, more)| Act::Add(place(
            paragraph,
            start,
            start + more
        ))),
        (at(), any::<u8>()).prop_map(|(at, n)| {
            Act::Edit(at, Box::new(Edit { title: Some(format!("标题{n}")), ..Edit::default() }))
        }),
        Just(Act::AcceptAll),
        Just(Act::Undo),
        Just(Act::Redo),
    ]
}

/// Every letter and digit that stands in some entry, with its paragraph.
fn covered(desk: &Desk) -> std::collections::BTreeSet<(u32, u32)> {
    let places = desk.entries().iter().flat_map(|entry| &entry.candidate.draft.source);
    let one = |place: &Place| {
        let text = &desk.reading().paragraphs[place.paragraph as usize - 1];
        let characters: Vec<char> = text.chars().collect();
        let (paragraph, range) = (place.paragraph, place.start..place.end);
        let kept = range.filter(|at| characters[*at as usize].is_alphanumeric());
        kept.map(|at| (paragraph, at)).collect::<Vec<_>>()
    };
    places.flat_map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_row_of_acts_loses_a_word_or_the_order(acts in prop::collection::vec(act(), 1..24)) {
        let mut desk = desk();
        for act in &acts {
            let before = desk.clone();
            if desk.act(act, &again).is_err() {
                prop_assert_eq!(&desk, &before);
                continue;
            }
            let begins: Vec<_> = desk.entries().iter().map(super::Entry::begin).collect();
            prop_assert!(begins.is_sorted(), "{:?}: {:?}", act, begins);
            if !matches!(act, Act::Undo | Act::Redo) {
                prop_assert!(covered(&desk).is_superset(&covered(&before)), "{:?}", act);
                let mut undone = desk.clone();
                undone.act(&Act::Undo, &again).expect("just done");
                prop_assert_eq!(undone.entries(), before.entries(), "{:?}", act);
                undone.act(&Act::Redo, &again).expect("just undone");
                prop_assert_eq!(undone.entries(), desk.entries(), "{:?}", act);
            }
            let numbers: Vec<_> = codes(&desk).iter().map(|code| code.to_string()).collect();
            let running: Vec<_> = (1..=numbers.len()).map(|number| format!("1.{number}")).collect();
            prop_assert_eq!(numbers, running);
            let places = desk.entries().iter().flat_map(|entry| &entry.candidate.draft.source);
            for place in places {
                prop_assert!(place.fits(&desk.reading().paragraphs[place.paragraph as usize - 1]));
            }
        }
    }
}
