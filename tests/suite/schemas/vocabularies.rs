//! The closed lists of the schemas are those of the domain.

use super::SHAPES;
use nuo::app::OpKind;
use nuo::cli::agenda::Bundle;
use nuo::domain::intake::OnConflict;
use nuo::domain::listing::{Column, Group, Sort};
use nuo::domain::overview::{OPEN_TIMELINESS, UNSTATED};
use nuo::domain::review::Ground;
use nuo::domain::views::BuiltInView;
use nuo::domain::vocabulary::{
    Certainty, Channel, DoubtKind, EvidenceKind, FurtherField, Ground as Reason, Kind, NoiseKind,
    Operator, Scope, Status, Strength, Timeliness, Verdict,
};
use nuo::report::Format;
use serde_json::Value;

/// The words of the list at a place of a schema, of an object its keys.
fn words(shape: &str, place: &str) -> Vec<String> {
    let found = SHAPES.printed_one(shape).pointer(place);
    match found.unwrap_or_else(|| panic!("{shape}{place}")) {
        Value::Array(words) => words.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Value::Object(members) => members.keys().cloned().collect(),
        other => panic!("{shape}{place}: {other}"),
    }
}

#[track_caller]
fn check<'k>(shape: &str, place: &str, keys: impl IntoIterator<Item = &'k str>) {
    let mut found = words(shape, place);
    let mut keys: Vec<&str> = keys.into_iter().collect();
    found.sort();
    keys.sort_unstable();
    assert_eq!(found, keys, "{shape}{place}");
}

#[test]
fn the_words_of_each_list_are_those_of_the_domain() {
    fn keys<T: Copy>(all: &[T], key: fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|value| key(*value)).collect()
    }
    let statuses = keys(Status::ALL, Status::key);
    let timeliness = keys(Timeliness::ALL, Timeliness::key);
    let open = keys(&OPEN_TIMELINESS, Timeliness::key);
    check("show", "/$defs/status/enum", statuses.clone());
    check("status", "/$defs/statusCounts/required", statuses.clone());
    check("status", "/$defs/statusCounts/properties", statuses);
    check("show", "/$defs/timeliness/enum", timeliness.clone());
    check("status", "/properties/timeliness/required", timeliness);
    check("status", "/properties/week_ago/properties/timeliness/required", open);
    check("show", "/$defs/kind/enum", keys(Kind::ALL, Kind::key));
    check("show", "/$defs/strength/enum", keys(Strength::ALL, Strength::key));
    check("show", "/$defs/certainty/enum", keys(Certainty::ALL, Certainty::key));
    let dates = "/properties/signals/properties/dates/required";
    check("status", dates, keys(&UNSTATED, Certainty::key));
    check("show", "/$defs/operator/enum", keys(Operator::ALL, Operator::key));
    check("show", "/$defs/scope/enum", keys(Scope::ALL, Scope::key));
    check("show", "/$defs/evidenceKind/enum", keys(EvidenceKind::ALL, EvidenceKind::key));
    check("candidates", "/$defs/ground/enum", keys(Reason::ALL, Reason::key));
    check("candidates", "/$defs/doubt/properties/kind/enum", keys(DoubtKind::ALL, DoubtKind::key));
    check("candidates", "/$defs/noise/properties/kind/enum", keys(NoiseKind::ALL, NoiseKind::key));
    check("show", "/$defs/verdict/enum", keys(Verdict::ALL, Verdict::key));
    check("show", "/$defs/channel/enum", keys(Channel::ALL, Channel::key));
    let fields = keys(FurtherField::ALL, FurtherField::key);
    check("show", "/$defs/fields/properties", fields);
    let kinds = [OpKind::Founding, OpKind::Change, OpKind::Undo, OpKind::Redo];
    check("show", "/$defs/operationKind/enum", keys(&kinds, OpKind::key));
    let choices = keys(OnConflict::ALL, OnConflict::key);
    check("imported", "/properties/on_conflict/enum", choices);
    let formats = keys(&Format::ALL, Format::key);
    check("show", "/$defs/reportFormat/enum", formats);
    check("views", "/$defs/sortKey/enum", keys(&Sort::ALL, Sort::key));
    check("views", "/$defs/groupKey/enum", keys(&Group::ALL, Group::key));
    check("views", "/$defs/columnKey/enum", keys(&Column::ALL, Column::key));
    let built_in = keys(&BuiltInView::ALL, BuiltInView::key);
    check("views", "/$defs/view/properties/built_in/enum", built_in);
    check("agenda", "/properties/by/enum", keys(Bundle::ALL, Bundle::key));
    let grounds = keys(&Ground::ALL, Ground::key);
    check("review", "/$defs/queued/properties/ground/enum", grounds);
    for group in Group::ALL {
        let key = format!("by_{}", group.key());
        assert!(words("status", "/properties").contains(&key), "{key}");
    }
}

/// The words that a key takes in the branches of a definition.
fn branches(shape: &str, definition: &str, key: &str) -> Vec<String> {
    let place = format!("/$defs/{definition}/oneOf");
    let found = SHAPES.printed_one(shape).pointer(&place).and_then(Value::as_array);
    let word = |branch: &Value| branch["properties"][key]["const"].as_str().map(str::to_owned);
    let mut words: Vec<String> = found.expect("branches").iter().filter_map(word).collect();
    words.sort();
    words
}

/// The variants of an enum in the source, in snake case.
fn variants(source: &str, name: &str) -> Vec<String> {
    let head = format!("pub enum {name} {{\n");
    let (_, rest) = source.split_once(&head).expect("the enum is there");
    let (body, _) = rest.split_once("\n}").expect("its end");
    let named = body.lines().filter_map(|line| {
        let line = line.strip_prefix("    ").filter(|line| line.starts_with(char::is_uppercase))?;
        let end = line.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len());
        Some(&line[..end])
    });
    let mut found: Vec<String> = named.map(snake).collect();
    found.sort();
    found
}

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

#[test]
fn every_fact_and_every_change_has_its_branch() {
    let events = include_str!("../../../src/domain/event.rs");
    assert_eq!(branches("log", "fact", "fact"), variants(events, "Fact"));
    let diff = include_str!("../../../src/domain/diff.rs");
    assert_eq!(branches("diff", "change", "change"), variants(diff, "Change"));
    assert_eq!(branches("diff", "letterChange", "change"), variants(diff, "LetterChange"));
    let report = include_str!("../../../src/domain/weekly/report.rs");
    assert_eq!(branches("weekly", "letterNews", "fact"), variants(report, "LetterNews"));
}
