//! `nuo schema`: the schemas hold for every JSON that nuo writes and reads.
//! They leave objects open for programs; here every object is closed, so that a
//! key which no schema names fails.

mod closed;
mod seen;
mod story;
mod vocabularies;

use crate::run::{Home, Stream};
use closed::{Shapes, validator};
use jsonschema::Validator;
use nuo::import::catalogue::{BUILTIN, read};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use story::Said;

static SHAPES: LazyLock<Shapes> = LazyLock::new(Shapes::printed);
static STORY: LazyLock<Vec<Said>> = LazyLock::new(story::told);

/// What nuo reads: a letter with every key there is, and with as few as can be.
fn letters() -> Vec<Said> {
    let whole = json!({
        "schema": "nuo.letter/1",
        "letter": {
            "id": "bridge", "title": "修桥答复", "title_en": "On bridges", "number": "77",
            "session": "二次会议", "session_en": "Second session", "region": "县", "region_en": "County",
            "suggestion": "修桥", "suggestion_en": "Bridges", "addressee": "代表", "addressee_en": "Deputies",
            "lead": ["住建局"], "co": ["财政局"],
            "reply": {"on": "2026-01-05", "earliest": null, "latest": null, "basis": "落款", "basis_en": "Signed"},
            "document_number": "建函〔2026〕7号", "class": {"mark": "A", "scheme": "县"},
            "parts": [{"part": 5, "title": "桥", "title_en": "Bridge"}, {"part": 6, "title": "灯"}],
            "paragraphs": [7, 12]
        },
        "units": {"住建局": "Housing Bureau"},
        "commitments": [{
            "code": "5.1", "title": "修桥", "title_en": "Bridge", "kind": "quantity",
            "strength": "conditional", "condition": "批复后", "condition_en": "once approved",
            "lead": ["住建局"], "lead_named": true, "co": [],
            "due": {"wording": "六个月内", "wording_en": "in six months", "rule": "reply+6m",
                "certainty": "relative", "latest": "2026-07-05", "earliest": null},
            "target": {"metric": "桥", "metric_en": "bridges", "operator": "range", "low": 2, "high": 3,
                "unit": "座", "unit_en": "bridges", "scope": "window", "baseline": 0},
            "parts": [{"name": "东桥", "name_en": "East"}, {"name": "西桥"}],
            "theme": "桥", "theme_en": "Bridges", "tags": ["重点"],
            "source": [{"paragraph": 2, "start": 0, "end": 4, "sha256": "70ca18494104d9b3"},
                {"paragraph": 2, "start": 5, "end": 9}],
            "fields": {"owner": "王", "next_step": "招标", "problem": "无", "feedback": "满意",
                "remarks": "无", "包联领导": "赵"}
        }, {
            "code": "5.2", "title": "装灯", "kind": "output", "strength": "firm",
            "due": {"rule": "none"},
            "target": {"metric": "灯", "operator": "at_least", "scope": "stock"}, "fields": {}
        }]
    });
    let few = json!({
        "schema": "nuo.letter/1", "letter": {"id": "x", "title": "x", "reply": {}},
        "commitments": [{"code": "1", "title": "x", "kind": "output", "strength": "aim", "due": {"rule": "none"}}]
    });
    let few_facts =
        json!({"schema": "nuo.letter/1", "letter": {"id": "x", "title": "x"}, "commitments": []});
    let builtin = serde_json::from_str(BUILTIN).expect("JSON");
    [whole, few, few_facts, builtin].map(|value| Said::read("letter", value)).into()
}

fn all() -> impl Iterator<Item = Said> {
    letters().into_iter().chain(STORY.iter().cloned())
}

#[track_caller]
fn check(validator: &Validator, said: &Said) {
    let faults: Vec<String> = validator
        .iter_errors(&said.value)
        .map(|error| format!("{}: {}", error.instance_path(), error.masked()))
        .collect();
    let Said { shape, line, value } = said;
    assert_eq!(faults, [""; 0], "{shape}: nuo {line}\n{value}");
}

#[test]
fn every_answer_has_the_shape_that_its_schema_says_and_no_key_more() {
    let validators: BTreeMap<&str, Validator> =
        SHAPES.names().map(|name| (name, validator(&SHAPES.closed(name)))).collect();
    let mut told = BTreeSet::new();
    for said in all() {
        check(&validators[said.shape], &said);
        if let Some(key) = said.value.get("schema") {
            assert_eq!(*key, format!("nuo.{}/1", said.shape), "nuo {}", said.line);
        }
        told.insert(said.shape);
    }
    assert_eq!(told, SHAPES.names().collect(), "every shape occurs");
}

#[test]
fn every_key_of_a_schema_is_written_and_is_required_just_where_it_always_is() {
    let mut seen = seen::Seen::of(&SHAPES);
    for said in all() {
        seen.look(said.shape, &said.value);
    }
    // What no story comes to: a file that SQLite finds damaged is refused before
    // it is proved, and every change has a name of its own.
    let never = [
        "doctor.finding.kind=file",
        "change.change=other",
        "diff.letterChange.change=other",
        "candidates.rewording",
        "noise",
    ];
    assert_eq!(seen.never_written(&never), [""; 0], "named and never written");
    assert_eq!(seen.always_written(), [""; 0], "always written and not required");
}

#[test]
fn each_schema_is_valid_alone_and_tells_what_every_key_is() {
    for name in SHAPES.names() {
        let schema = SHAPES.printed_one(name);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert_eq!(schema["$id"], format!("nuo:{name}/1"));
        assert!(jsonschema::meta::is_valid(schema), "{name}");
        // Nothing is fetched: every reference leads to the schema itself.
        validator(schema);
        assert_eq!(closed::untold(schema), [""; 0], "{name}: keys without a description");
    }
}

#[test]
fn a_program_may_find_more_keys_and_the_closed_copy_may_not() {
    for name in SHAPES.names() {
        let said = all().find(|said| said.shape == name).expect(name);
        let mut value = said.value;
        value["a_later_key"] = json!({"of": ["any", "sort"]});
        assert!(validator(SHAPES.printed_one(name)).is_valid(&value), "{name}");
        assert!(!validator(&SHAPES.closed(name)).is_valid(&value), "{name}");
    }
}

/// Every place in a value, of lists only the first.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                found.push(at.clone());
                places(member, &at, found);
            }
        }
        Value::Array(items) => {
            for item in items.iter().take(1) {
                found.push(format!("{at}/0"));
                places(item, &format!("{at}/0"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn a_value_of_another_type_is_refused_wherever_it_stands() {
    for name in SHAPES.names() {
        let validator = validator(SHAPES.printed_one(name));
        // The longest answer has most to be wrong in.
        let longest = all().filter(|said| said.shape == name);
        let said = longest.max_by_key(|said| said.value.to_string().len()).expect(name);
        let mut found = Vec::new();
        places(&said.value, "", &mut found);
        assert!(!found.is_empty(), "{name}");
        // The values of a ledger's facts have their shapes elsewhere; of each
        // event three keys are told.
        let open = |place: &String| {
            let event = place.strip_prefix("/operations/0/events/0/");
            event.is_some_and(|key| {
                !["about", "on", "fact"].iter().any(|told| key.starts_with(told))
            })
        };
        found.retain(|place| name != "ledger" || !open(place));
        for place in found {
            let mut value = said.value.clone();
            let member = value.pointer_mut(&place).expect("it is there");
            *member = match member {
                Value::Object(_) | Value::Array(_) => json!("wrong"),
                _ => json!([["wrong"]]),
            };
            assert!(!validator.is_valid(&value), "{name} {place}");
        }
    }
}

#[test]
fn a_missing_key_a_wrong_word_and_a_wrong_date_are_refused() {
    let rows: &[(&str, &str, Value)] = &[
        ("list", "/items/0/status", json!("finished")),
        ("list", "/items/0/kind", json!("")),
        ("list", "/items/0/due/certainty", json!("Stated")),
        ("list", "/items/0/due/rule", json!("soon")),
        ("list", "/items/0/updated_on", json!("2026-02-30")),
        ("list", "/items/0/updated_on", json!("02/03/2026")),
        ("list", "/schema", json!("nuo.list/2")),
        ("list", "/count", json!(-1)),
        ("list", "/count", json!(1.5)),
        ("list", "/items/0/source/0/paragraph", json!(0)),
        ("agenda", "/by", json!("year")),
        ("weekly", "/week", json!("2026-06")),
        ("weekly", "/totals/statuses", json!({"finished": 1})),
        ("log", "/operations/0/kind", json!("edit")),
        ("log", "/operations/0/op", json!(0)),
        ("log", "/operations/0/facts/0/fact", json!("deleted")),
        ("diff", "/items/0/changes/0/change", json!("moved")),
        ("views", "/views/0/sort", json!("date")),
        ("doctor", "/lang", json!("fr")),
        ("written", "/op", json!("2")),
        ("error", "/error/code", json!("No such code")),
        ("letter", "/commitments/0/due/rule", json!("in two years")),
    ];
    for (name, place, wrong) in rows {
        let mut value = all().find(|said| said.shape == *name).expect(name).value;
        let validator = validator(SHAPES.printed_one(name));
        assert!(validator.is_valid(&value), "{name}");
        *value.pointer_mut(place).unwrap_or_else(|| panic!("{name}{place}")) = wrong.clone();
        assert!(!validator.is_valid(&value), "{name}{place} {wrong}");
    }
    for name in SHAPES.names() {
        let schema = SHAPES.printed_one(name);
        let validator = validator(schema);
        let said = all().find(|said| said.shape == name).expect(name);
        for key in schema["required"].as_array().expect(name) {
            let key = key.as_str().expect("a key");
            let mut value = said.value.clone();
            value.as_object_mut().expect("an object").remove(key);
            assert!(!validator.is_valid(&value), "{name} without {key}");
        }
    }
}

#[test]
fn nuo_reads_what_the_schema_of_a_letter_takes() {
    for Said { value, .. } in letters() {
        read(&value.to_string()).expect("a catalogue");
    }
}

/// Every `nuo.…/1` in the source.
fn named_in_source(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            named_in_source(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a text");
        for (at, mark) in text.match_indices("nuo.") {
            let rest = &text[at + mark.len()..];
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(0);
            if end > 0 && rest[end..].starts_with("/1") {
                found.insert(format!("nuo.{}/1", &rest[..end]));
            }
        }
    }
}

#[test]
fn every_name_of_a_shape_in_the_source_has_a_schema_and_the_reverse() {
    let mut named = BTreeSet::new();
    named_in_source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut named);
    let list = Home::new().json("schema");
    let keys = list["items"].as_array().expect("a list").iter();
    let keys: BTreeSet<String> =
        keys.filter_map(|item| item["schema"].as_str().map(str::to_owned)).collect();
    assert_eq!(named, keys);
}

#[test]
fn the_schemas_are_listed_in_both_languages_without_a_ledger() {
    let home = Home::new();
    home.run("schema").ends(
        0,
        Stream::Has(&["名称", "letter-facts   输出  一份来文的情况", "letter         读入"]),
        Stream::Is("打印其中一份：nuo schema 名称\n"),
    );
    home.run("schema --lang en").ends(
        0,
        Stream::Has(&["weekly         written  The report of a week"]),
        Stream::Is("Print one of them: nuo schema NAME\n"),
    );
    let chinese = |text: &Value| {
        text.as_str().expect("a text").chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    };
    for item in home.json("schema")["items"].as_array().expect("a list") {
        let name = item["name"].as_str().expect("a name");
        assert_eq!(item["title_en"], SHAPES.printed_one(name)["title"], "{name}");
        assert!(chinese(&item["title"]) && !chinese(&item["title_en"]), "{name}");
        assert_eq!(item["id"], SHAPES.printed_one(name)["$id"]);
    }
    assert!(!home.ledger().exists());
}

#[test]
fn a_schema_is_asked_for_by_any_of_its_names() {
    let home = Home::new();
    let one = home.run("schema letter-facts").ends(0, Stream::Has(&[]), Stream::Nothing).stdout;
    for line in ["schema nuo.letter-facts/1", "schema nuo:letter-facts/1", "schema Letter-Facts"] {
        home.run(line).ends(0, Stream::Is(&one), Stream::Nothing);
    }
    assert!(one.starts_with("{\n  \"$schema\": "), "it is read from the top: {one}");
    home.run("schema lst").ends(2, Stream::Nothing, Stream::Has(&["是不是 list？"]));
    home.run("schema wekly --lang en").ends(2, Stream::Nothing, Stream::Has(&["weekly?"]));
    home.run("schema list/2").ends(2, Stream::Nothing, Stream::Has(&["没有“list/2”这份 Schema"]));
    home.run("schema zzz").ends(2, Stream::Nothing, Stream::Has(&["可用：list show agenda"]));
    let candidates = home.asked(&["__complete", "words", "nuo", "schema", "letter"]);
    assert!(candidates.contains("letter-facts\t一份来文的情况"), "{candidates}");
}
