//! The scorer on cases made by hand: every figure can be right, and every one
//! can be wrong.

use super::Floor;
use super::corpora::{below, table};
use super::found::{Candidate, Due, Found};
use super::gold::{Counted, Place, Quantity, Record, locate, paragraphs};
use super::score::{Figures, Miss, compare, shared};
use serde_json::{Value, json};

fn place(paragraph: usize, start: usize, end: usize) -> Place {
    Place { paragraph, start, end }
}

fn exactly(low: f64, unit: &str) -> Quantity {
    Quantity { operator: "exactly".into(), low: Some(low), high: None, unit: unit.into() }
}

/// A dateless record that counts nothing and that 甲局 answers for.
fn record(place: Place) -> Record {
    let lead = vec!["甲局".to_owned()];
    let counted = Counted::These(Vec::new());
    Record { quote: String::new(), places: vec![place], due: None, counted, lead }
}

/// A candidate that is right for [`record`].
fn candidate(place: Place) -> Candidate {
    let lead = vec!["甲局".to_owned()];
    Candidate { source: vec![place], due: Due { latest: None }, target: None, lead }
}

fn scored(records: &[Record], candidates: Vec<Candidate>) -> (Figures, Vec<Miss>) {
    compare(&Value::Null, records, &Found { letter: Value::Null, candidates })
}

#[test]
fn places_match_from_half_of_the_shorter_one_on() {
    let check = |a: Place, b: Place, expected: Option<usize>| {
        assert_eq!(shared(&[a], &[b]), expected, "{a:?} {b:?}");
        assert_eq!(shared(&[b], &[a]), expected, "{b:?} {a:?}");
    };
    check(place(1, 0, 10), place(1, 0, 10), Some(10));
    check(place(1, 0, 10), place(1, 5, 30), Some(5));
    check(place(1, 0, 10), place(1, 6, 30), None);
    check(place(1, 0, 100), place(1, 40, 44), Some(4));
    check(place(1, 0, 10), place(2, 0, 10), None);
    check(place(1, 0, 10), place(1, 10, 20), None);
    check(place(1, 3, 3), place(1, 0, 9), None);
    let two = [place(1, 0, 4), place(3, 0, 9)];
    assert_eq!(shared(&two, &[place(3, 2, 8)]), Some(6));
}

#[test]
fn quotes_are_found_where_they_stand_alone_and_counted_in_characters() {
    let text = "\u{3000}一、修桥。\n\n  年内修好🏮老桥；年内通车。\n";
    let lines = paragraphs(text);
    assert_eq!(lines, ["一、修桥。", "年内修好🏮老桥；年内通车。"]);
    assert_eq!(locate(&lines, "老桥"), Some(place(2, 5, 7)));
    assert_eq!(locate(&lines, "年内"), None, "it stands twice");
    assert_eq!(locate(&lines, "修路"), None, "it stands nowhere");
}

#[test]
fn a_reading_that_finds_everything_has_every_figure() {
    let dated = Record { due: Some("2024-06-30".into()), ..record(place(1, 0, 9)) };
    let counted = Counted::These(vec![exactly(3.0, "个"), exactly(5.0, "条")]);
    let counting = Record { counted, lead: Vec::new(), ..record(place(2, 0, 9)) };
    let found = vec![
        Candidate { due: Due { latest: Some("2024-06-30".into()) }, ..candidate(place(1, 0, 9)) },
        Candidate {
            target: Some(exactly(5.0, "条")),
            lead: Vec::new(),
            ..candidate(place(2, 1, 9))
        },
    ];
    let (figures, misses) = scored(&[dated, counting], found);
    assert_eq!(misses, []);
    let shares = [figures.precision(), figures.recall(), figures.due(), figures.quantity()];
    assert_eq!(shares, [1.0; 4]);
    assert_eq!([figures.lead(), figures.strict_precision(), figures.strict_recall()], [1.0; 3]);
    assert_eq!((figures.records, figures.candidates, figures.invented), (2, 2, 0));
}

#[test]
fn a_reading_that_finds_nothing_has_none() {
    let (figures, misses) = scored(&[record(place(1, 0, 9))], Vec::new());
    assert_eq!(misses, [Miss::Unseen { record: 0 }]);
    let shares = [figures.precision(), figures.recall(), figures.due(), figures.lead()];
    assert_eq!(shares, [0.0; 4]);
}

#[test]
fn what_no_reader_found_costs_precision_and_its_date_is_invented() {
    let extra =
        Candidate { due: Due { latest: Some("2025-12-31".into()) }, ..candidate(place(3, 0, 9)) };
    let (figures, misses) =
        scored(&[record(place(1, 0, 9))], vec![candidate(place(1, 0, 9)), extra]);
    assert_eq!(misses, [Miss::Extra { candidate: 1 }, Miss::Invented { candidate: 1 }]);
    assert_eq!((figures.precision(), figures.recall(), figures.invented), (0.5, 1.0, 1));
}

#[test]
fn each_field_of_a_candidate_can_be_wrong() {
    let dated = Record { due: Some("2024-06-30".into()), ..record(place(1, 0, 9)) };
    let counting =
        Record { counted: Counted::These(vec![exactly(3.0, "个")]), ..record(place(1, 0, 9)) };
    let right = || candidate(place(1, 0, 9));
    let due = |day: &str| Candidate { due: Due { latest: Some(day.into()) }, ..right() };
    let target = |quantity| Candidate { target: Some(quantity), ..right() };
    let lead = |lead: &[&str]| Candidate {
        lead: lead.iter().map(|unit| (*unit).to_owned()).collect(),
        ..right()
    };
    let wrong_due = Miss::Due { record: 0, candidate: 0 };
    let wrong_quantity = Miss::Quantity { record: 0, candidate: 0 };
    let wrong_lead = Miss::Lead { record: 0, candidate: 0 };
    let at_least = Quantity { operator: "at_least".into(), ..exactly(3.0, "个") };
    let up_to = Quantity { high: Some(4.0), ..exactly(3.0, "个") };
    let plain = record(place(1, 0, 9));
    let rows: Vec<(&Record, Candidate, Vec<Miss>)> = vec![
        (&dated, due("2024-06-30"), vec![]),
        (&dated, due("2024-06-29"), vec![wrong_due.clone()]),
        (&dated, right(), vec![wrong_due]),
        (&counting, target(exactly(3.0, "个")), vec![]),
        (&counting, right(), vec![wrong_quantity.clone()]),
        (&counting, target(exactly(4.0, "个")), vec![wrong_quantity.clone()]),
        (&counting, target(exactly(3.0, "家")), vec![wrong_quantity.clone()]),
        (&counting, target(at_least), vec![wrong_quantity.clone()]),
        (&counting, target(up_to), vec![wrong_quantity.clone()]),
        (&plain, target(exactly(3.0, "个")), vec![wrong_quantity]),
        (&plain, lead(&["甲局", "乙局"]), vec![]),
        (&plain, lead(&["乙局", "甲局"]), vec![wrong_lead.clone()]),
        (&plain, lead(&[]), vec![wrong_lead]),
    ];
    for (record, candidate, expected) in rows {
        let (_, misses) = scored(std::slice::from_ref(record), vec![candidate.clone()]);
        assert_eq!(misses, expected, "{record:?} {candidate:?}");
    }
    let (figures, misses) = scored(&[record(place(1, 0, 9))], vec![due("2024-06-30")]);
    let invented = Miss::Invented { candidate: 0 };
    assert_eq!(misses, [Miss::Due { record: 0, candidate: 0 }, invented]);
    assert_eq!((figures.due(), figures.invented), (0.0, 1));
}

#[test]
fn a_record_is_judged_by_the_candidate_that_covers_most_of_it() {
    let whole =
        Candidate { due: Due { latest: Some("2024-06-30".into()) }, ..candidate(place(1, 0, 18)) };
    let part = candidate(place(1, 0, 8));
    let dated = Record { due: Some("2024-06-30".into()), ..record(place(1, 0, 20)) };
    let (figures, misses) = scored(&[dated], vec![part, whole]);
    assert_eq!(misses, []);
    assert_eq!((figures.precision(), figures.due()), (1.0, 1.0));
}

#[test]
fn one_sentence_for_two_promises_counts_once_where_it_is_counted_strictly() {
    let records = [record(place(1, 0, 10)), record(place(1, 10, 18))];
    let (figures, _) = scored(&records, vec![candidate(place(1, 0, 18))]);
    assert_eq!((figures.precision(), figures.recall()), (1.0, 1.0));
    assert_eq!((figures.strict_precision(), figures.strict_recall()), (1.0, 0.5));
    let pieces = vec![candidate(place(1, 0, 5)), candidate(place(1, 5, 10))];
    let (figures, _) = scored(&records[..1], pieces);
    assert_eq!((figures.precision(), figures.recall()), (1.0, 1.0));
    assert_eq!((figures.strict_precision(), figures.strict_recall()), (0.5, 1.0));
}

#[test]
fn the_head_is_compared_field_by_field() {
    let gold = json!({
        "title": "关于修桥的答复", "number": "7", "session": "", "region": "", "suggestion": "",
        "addressee": "李代表", "lead": ["甲局"], "co": [], "document_number": null,
        "reply_date": "2024-01-02", "class": "B",
    });
    let letter = json!({
        "title": "关于修桥的答复", "number": "7", "session": "", "region": "", "suggestion": "",
        "addressee": "李代表", "lead": ["甲局"], "co": [], "document_number": null,
        "reply": {"on": "2024-01-02"}, "class": {"mark": "B", "scheme": ""},
    });
    let check = |path: &str, value: Value, field: &'static str| {
        let mut spoilt = letter.clone();
        *spoilt.pointer_mut(path).expect("it is there") = value;
        let found = Found { letter: spoilt, candidates: Vec::new() };
        let (figures, misses) = compare(&gold, &[], &found);
        assert_eq!(misses, [Miss::Head { field }], "{path}");
        assert_eq!((figures.head_right, figures.head_fields), (10, 11));
    };
    let found = Found { letter: letter.clone(), candidates: Vec::new() };
    assert_eq!(compare(&gold, &[], &found).1, []);
    check("/title", "".into(), "title");
    check("/lead", json!([]), "lead");
    check("/co", json!(["乙局"]), "co");
    check("/reply/on", Value::Null, "reply_date");
    check("/class/mark", "A".into(), "class");
    check("/document_number", "甲函〔2024〕1号".into(), "document_number");
}

#[test]
fn words_for_a_number_are_compared_by_their_digits() {
    let words = |words: Option<&str>| Record {
        counted: Counted::Words(words.map(str::to_owned)),
        ..record(place(1, 0, 9))
    };
    let target = |low| Candidate { target: Some(exactly(low, "个")), ..candidate(place(1, 0, 9)) };
    let right = |record: Record, candidate| scored(&[record], vec![candidate]).0.quantity_right;
    assert_eq!(right(words(Some("1,200个")), target(1200.0)), 1);
    assert_eq!(right(words(Some("12.5公里")), target(12.5)), 1);
    assert_eq!(right(words(Some("3个")), target(4.0)), 0);
    assert_eq!(right(words(None), target(3.0)), 0);
    assert_eq!(right(words(Some("3个")), candidate(place(1, 0, 9))), 0);
    assert_eq!(right(words(None), candidate(place(1, 0, 9))), 1);
}

#[test]
fn a_figure_below_its_floor_is_named() {
    let floor = Floor {
        precision: 0.9,
        recall: 0.9,
        due: 0.95,
        quantity: 0.9,
        lead: 0.9,
        head: 0.9,
        invented: 0,
    };
    let good = Figures {
        letters: 1,
        records: 100,
        candidates: 100,
        true_candidates: 90,
        seen: 100,
        pairs: 90,
        due_right: 95,
        quantity_right: 90,
        lead_right: 90,
        invented: 0,
        head_fields: 11,
        head_right: 10,
    };
    assert_eq!(below(&good, &floor), [""; 0]);
    let worse: [(Figures, &str); 7] = [
        (Figures { true_candidates: 89, ..good }, "precision"),
        (Figures { seen: 89, due_right: 89, quantity_right: 89, ..good }, "recall"),
        (Figures { due_right: 94, ..good }, "due"),
        (Figures { quantity_right: 89, ..good }, "quantity"),
        (Figures { lead_right: 89, ..good }, "lead"),
        (Figures { head_right: 9, ..good }, "head"),
        (Figures { invented: 1, ..good }, "invented"),
    ];
    for (figures, name) in worse {
        let below = below(&figures, &floor);
        assert!(below.len() == 1 && below[0].starts_with(name), "{name}: {below:?}");
    }
    let mut twice = good;
    twice += Figures { letters: 2, ..good };
    assert_eq!((twice.letters, twice.records, twice.precision()), (3, 200, 0.9));
    let printed = table(&[("own", twice)]);
    assert!(printed.contains("own") && printed.contains("0.900"), "{printed}");
}
