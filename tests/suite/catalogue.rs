//! The built-in letter's catalogue, read as plain JSON and held against the
//! rules that it claims to follow.

use crate::ledger_file::day;
use nuo::domain::due::{ReplyDate, resolve};
use nuo::import::catalogue::{BUILTIN, read};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Every rule that the letter's words give, and how often.
const RULES: &[(&str, usize)] = &[
    ("every:year", 1),
    ("every:year@2019", 1),
    ("fyp:14", 2),
    ("none", 53),
    ("plan-end:2023", 1),
    ("plan-title:2023", 1),
    ("reply+2y", 1),
];

/// Room for a title on a narrow screen, in characters.
const TITLE_CHARACTERS: usize = 30;
/// Longer texts could be sentences of the letter, which is not in the project.
const CHINESE_CHARACTERS: usize = 60;
/// An English text of the same content is longer.
const ENGLISH_CHARACTERS: usize = 100;

fn file() -> Value {
    serde_json::from_str(BUILTIN).expect("the catalogue is JSON")
}

fn commitments(file: &Value) -> &[Value] {
    file["commitments"].as_array().expect("a list of commitments")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} is a text in {value}"))
}

fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    let list = value[key].as_array().unwrap_or_else(|| panic!("{key} is a list in {value}"));
    list.iter().map(|one| one.as_str().expect("a text")).collect()
}

fn with_code(file: &Value, code: &str) -> Value {
    let found = commitments(file).iter().find(|one| text(one, "code") == code);
    found.unwrap_or_else(|| panic!("{code} is in the catalogue")).clone()
}

#[test]
fn the_loader_reads_every_record() {
    let (file, batch) = (file(), read(BUILTIN).expect("the catalogue is read"));
    assert_eq!(text(&file, "schema"), "nuo.letter/1");
    assert_eq!(batch.drafts.len(), commitments(&file).len());
    assert!((45..=60).contains(&batch.drafts.len()), "{}", batch.drafts.len());
    assert!(read(&BUILTIN.replace("nuo.letter/1", "nuo.letter/2")).is_err());
    assert!(read(&BUILTIN[..BUILTIN.len() / 2]).is_err());
}

#[test]
fn codes_run_through_each_part_without_gaps() {
    let file = file();
    let codes: Vec<&str> = commitments(&file).iter().map(|one| text(one, "code")).collect();
    let mut numbers: BTreeMap<u64, u64> = BTreeMap::new();
    let mut last_part = 0;
    for code in codes {
        let (part, number) = code.split_once('.').expect("part and number");
        let (part, number): (u64, u64) = (part.parse().expect(code), number.parse().expect(code));
        assert!(part >= last_part, "{code} stands behind a later part");
        last_part = part;
        let expected = numbers.entry(part).or_default();
        *expected += 1;
        assert_eq!((number, code), (*expected, format!("{part}.{number}").as_str()));
    }
    let parts = file["letter"]["parts"].as_array().expect("the parts");
    let named: Vec<u64> =
        parts.iter().map(|part| part["part"].as_u64().expect("a number")).collect();
    assert_eq!(named, numbers.into_keys().collect::<Vec<_>>());
}

/// A text and its English twin are both there.
fn check_pair(value: &Value, key: &str, place: &str) {
    let english = format!("{key}_en");
    for key in [key, &english] {
        let found = value[key].as_str().unwrap_or_default();
        assert!(!found.trim().is_empty(), "{place}: {key} is empty");
        assert_eq!(found, found.trim(), "{place}: {key} has space around it");
    }
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(!text(value, &english).contains(chinese), "{place}: {english} is not English");
}

#[test]
fn both_languages_are_filled_everywhere() {
    let file = file();
    let letter = &file["letter"];
    for key in ["title", "session", "region", "suggestion", "addressee"] {
        check_pair(letter, key, "letter");
    }
    check_pair(&letter["reply"], "basis", "reply");
    for part in letter["parts"].as_array().expect("the parts") {
        check_pair(part, "title", "part");
    }
    for (unit, english) in file["units"].as_object().expect("the units") {
        assert!(english.as_str().is_some_and(|name| name.is_ascii() && !name.is_empty()), "{unit}");
    }
    for one in commitments(&file) {
        let code = text(one, "code");
        for key in ["title", "theme"] {
            check_pair(one, key, code);
        }
        let due = &one["due"];
        let wordless = text(due, "wording").is_empty() && text(due, "wording_en").is_empty();
        assert!(!wordless || text(due, "rule") == "none", "{code} has a rule for no words");
        if !wordless {
            check_pair(due, "wording", code);
        }
        let conditional = text(one, "strength") == "conditional";
        assert_eq!(!one["condition"].is_null(), conditional, "{code} names its condition");
        if conditional {
            check_pair(one, "condition", code);
        }
        let target = &one["target"];
        if !target.is_null() {
            check_pair(target, "metric", code);
            check_pair(target, "unit", code);
        }
        for part in one["parts"].as_array().expect("the parts") {
            check_pair(part, "name", code);
        }
    }
}

#[test]
fn units_are_named_in_both_languages_and_none_is_left_over() {
    let file = file();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for one in commitments(&file).iter().chain([&file["letter"]]) {
        used.extend(texts(one, "lead"));
        used.extend(texts(one, "co"));
        assert!(!texts(one, "lead").is_empty(), "{one} has a lead");
    }
    let named: BTreeSet<&str> =
        file["units"].as_object().expect("the units").keys().map(String::as_str).collect();
    assert_eq!(used, named);
}

#[test]
fn places_lie_inside_their_paragraphs() {
    let file = file();
    let lengths: Vec<u64> = file["letter"]["paragraphs"]
        .as_array()
        .expect("the lengths")
        .iter()
        .map(|length| length.as_u64().expect("a length"))
        .collect();
    for one in commitments(&file) {
        let code = text(one, "code");
        let places = one["source"].as_array().expect("the places");
        assert!(!places.is_empty(), "{code} stands nowhere");
        let mut seen = BTreeSet::new();
        for place in places {
            let number = |key: &str| place[key].as_u64().expect(code);
            let (paragraph, start, end) = (number("paragraph"), number("start"), number("end"));
            let index = usize::try_from(paragraph).expect("small").checked_sub(1);
            let length = index.and_then(|index| lengths.get(index));
            assert!(length.is_some_and(|length| start < end && end <= *length), "{code} {place}");
            assert!(seen.insert((paragraph, start)), "{code} names a place twice");
            let hash = text(place, "sha256");
            let hexadecimal = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
            assert!(hash.len() == 16 && hash.chars().all(hexadecimal), "{code} {hash}");
        }
    }
}

#[test]
fn the_same_place_has_the_same_hash_and_others_have_others() {
    let file = file();
    let mut hashes: BTreeMap<(u64, u64, u64), String> = BTreeMap::new();
    for one in commitments(&file) {
        for place in one["source"].as_array().expect("the places") {
            let number = |key: &str| place[key].as_u64().expect("a number");
            let key = (number("paragraph"), number("start"), number("end"));
            let hash = text(place, "sha256").to_owned();
            assert_eq!(*hashes.entry(key).or_insert(hash.clone()), hash, "{key:?}");
        }
    }
    let distinct: BTreeSet<&String> = hashes.values().collect();
    assert_eq!(distinct.len(), hashes.len(), "two clauses of the letter with one hash");
}

#[test]
fn due_dates_in_the_file_are_what_their_rules_give() {
    let file = file();
    let reply = &file["letter"]["reply"];
    let date = |value: &Value| value.as_str().map(day);
    let reply = ReplyDate {
        on: date(&reply["on"]),
        earliest: date(&reply["earliest"]),
        latest: date(&reply["latest"]),
    };
    assert_eq!(reply.bounds(), Some((day("2021-05-14"), day("2021-08-31"))));
    let mut rules: BTreeMap<String, usize> = BTreeMap::new();
    for one in commitments(&file) {
        let (code, due) = (text(one, "code"), &one["due"]);
        let rule = text(due, "rule");
        *rules.entry(rule.to_owned()).or_default() += 1;
        let base = resolve(rule.parse().expect(code), reply);
        assert_eq!(text(due, "certainty"), base.certainty.key(), "{code}");
        assert_eq!(date(&due["latest"]), base.latest, "{code}");
        assert_eq!(date(&due["earliest"]), base.earliest, "{code}");
        for key in ["certainty", "latest", "earliest"] {
            assert!(due.get(key).is_some(), "{code} says {key}, be it null");
        }
    }
    let found: Vec<(&str, usize)> = rules.iter().map(|(rule, n)| (rule.as_str(), *n)).collect();
    assert_eq!(found, RULES);
}

fn each_text(value: &Value, place: &str, check: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => check(place, text),
        Value::Array(list) => list.iter().for_each(|one| each_text(one, place, check)),
        Value::Object(fields) => {
            for (key, one) in fields {
                each_text(one, &format!("{place}/{key}"), check);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn no_text_is_long_enough_to_be_a_sentence_of_the_letter() {
    each_text(&file(), "", &mut |place, text| {
        // Written for nuo: it says how the bounds of the date are known.
        if place.contains("/basis") {
            return;
        }
        let limit = match place {
            "/commitments/title" => TITLE_CHARACTERS,
            _ if text.is_ascii() || place.ends_with("_en") => ENGLISH_CHARACTERS,
            _ => CHINESE_CHARACTERS,
        };
        assert!(text.chars().count() <= limit, "{place}: {text}");
    });
}

#[test]
fn the_four_national_base_plans_are_parts_of_one_commitment() {
    let plans = with_code(&file(), "2.13");
    let names: Vec<&str> =
        plans["parts"].as_array().expect("the parts").iter().map(|p| text(p, "name")).collect();
    assert_eq!(names, ["南宁高新区", "南宁横县", "柳州高新区", "桂林高新区"]);
    assert_eq!(text(&plans["target"], "operator"), "all");
    assert_eq!(plans["target"]["low"], 4);
    let file = file();
    let with_parts = commitments(&file)
        .iter()
        .filter(|one| one["parts"].as_array().is_some_and(|parts| !parts.is_empty()));
    assert_eq!(with_parts.count(), 1);
}

#[test]
fn the_new_bases_are_twenty_to_thirty_within_two_years() {
    let bases = with_code(&file(), "2.15");
    let (target, due) = (&bases["target"], &bases["due"]);
    assert_eq!(text(target, "operator"), "range");
    assert_eq!((&target["low"], &target["high"]), (&20.into(), &30.into()));
    assert_eq!(text(target, "scope"), "window");
    assert_eq!(text(due, "rule"), "reply+2y");
    assert_eq!((text(due, "earliest"), text(due, "latest")), ("2023-05-14", "2023-08-31"));
}

#[test]
fn the_regional_laboratories_are_one_commitment_at_two_places() {
    let file = file();
    let laboratories: Vec<&Value> = commitments(&file)
        .iter()
        .filter(|one| text(one, "title").contains("自治区实验室"))
        .collect();
    assert_eq!(laboratories.len(), 1);
    let places = laboratories[0]["source"].as_array().expect("the places");
    let paragraphs: BTreeSet<u64> =
        places.iter().map(|place| place["paragraph"].as_u64().expect("a number")).collect();
    assert_eq!((places.len(), paragraphs.len()), (2, 2));
}

#[test]
fn five_hundred_posts_recur_each_year_from_2019_and_spending_must_not_fall() {
    let posts = with_code(&file(), "4.5");
    assert_eq!(text(&posts, "kind"), "recurring");
    assert_eq!(text(&posts["due"], "rule"), "every:year@2019");
    assert_eq!(text(&posts["target"], "operator"), "at_least");
    assert_eq!((&posts["target"]["low"], text(&posts["target"], "scope")), (&500.into(), "period"));
    let spending = with_code(&file(), "3.2");
    assert_eq!(text(&spending, "kind"), "floor");
    assert_eq!(text(&spending["target"], "operator"), "non_decreasing");
    assert_eq!(text(&spending["due"], "rule"), "fyp:14");
}
