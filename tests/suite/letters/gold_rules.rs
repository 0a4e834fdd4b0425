//! The gold keeps the conventions of `tests/letters/README.md`. No sentence of
//! a letter is told where it does not: those kept aside are not to be seen.

use super::corpora::folder;
use super::gold::{Place, Quantity, Row, locate, paragraphs, paths, rows, stem};
use chrono::NaiveDate;
use nuo::domain::vocabulary::{Kind, Operator, Strength};
use serde_json::Value;

/// Which of the two numbers an operator has.
fn is_whole(quantity: &Quantity) -> bool {
    let Quantity { operator, low, high, unit } = quantity;
    let numbers = match (Operator::from_key(operator), low, high) {
        (Some(Operator::Exactly | Operator::AtLeast | Operator::About), Some(_), None)
        | (Some(Operator::AtMost), None, Some(_))
        | (Some(Operator::NonDecreasing), None, None) => true,
        (Some(Operator::Range), Some(low), Some(high)) => low < high,
        (Some(Operator::All), Some(low), None) => *low == 100.0 && unit == "%",
        _ => false,
    };
    numbers && (!unit.is_empty() || operator == Operator::NonDecreasing.key())
}

/// What is wrong with a record.
fn faults(row: &Row, text: &str, reply: Option<NaiveDate>) -> Vec<&'static str> {
    let day = |words: &String| words.parse::<NaiveDate>().ok();
    let due = row.due.as_ref().map(day);
    let units = row.lead.iter().flatten().chain(&row.co);
    let ends = ['。', '；', '，', '、', ' ', '\u{3000}'];
    let rules = [
        (locate(&paragraphs(text), &row.quote).is_some(), "the quote stands once"),
        (!row.quote.ends_with(ends) && row.quote.trim() == row.quote, "the quote ends in a word"),
        (!row.what.is_empty(), "it says what is promised"),
        (
            row.due_wording.as_ref().is_none_or(|words| text.contains(words)),
            "due words stand there",
        ),
        (due.is_none() || row.due_wording.is_some(), "a day has its words"),
        (due != Some(None), "the due day is a day"),
        (due.flatten().is_none_or(|due| reply.is_none_or(|reply| due >= reply)), "due after reply"),
        (row.quantities.iter().all(is_whole), "quantities have the numbers of their operator"),
        (row.lead.as_ref().is_none_or(|lead| !lead.is_empty()), "no lead is null"),
        (units.clone().all(|unit| text.contains(unit.as_str())), "units stand there"),
        (Kind::from_key(&row.kind).is_some(), "the kind is one"),
        (Strength::from_key(&row.strength).is_some(), "the strength is one"),
        (row.kind != "quantity" || !row.quantities.is_empty(), "a quantity has one"),
    ];
    rules.into_iter().filter(|(holds, _)| !holds).map(|(_, rule)| rule).collect()
}

/// The records of a letter whose places are out of order or nearly the same.
fn crowded(places: &[Place]) -> Vec<usize> {
    let crowds = |pair: &[Place]| {
        let [a, b] = pair else { return false };
        let shared = a.end.saturating_sub(b.start);
        let shorter = (a.end - a.start).min(b.end - b.start);
        a > b || (a.paragraph == b.paragraph && 2 * shared > shorter)
    };
    let pairs = places.windows(2).enumerate();
    pairs.filter(|(_, pair)| crowds(pair)).map(|(index, _)| index + 2).collect()
}

#[test]
fn the_gold_keeps_its_conventions() {
    let mut wrong = Vec::new();
    let held = folder().join("held");
    for path in paths(&folder()).into_iter().chain(paths(&held)) {
        let name = stem(&path);
        let (text, head, rows) = rows(&path);
        let reply = head["reply_date"].as_str().map(|day| day.parse().expect("a reply date"));
        for (number, row) in (1..).zip(&rows) {
            wrong.extend(faults(row, &text, reply).iter().map(|r| format!("{name} {number}: {r}")));
        }
        let lines = paragraphs(&text);
        let places: Vec<Place> = rows.iter().filter_map(|row| locate(&lines, &row.quote)).collect();
        wrong.extend(crowded(&places).iter().map(|number| format!("{name} {number}: crowded")));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_third_of_the_letters_is_kept_aside() {
    let (tuned, held) = (paths(&folder()).len(), paths(&folder().join("held")).len());
    assert!(tuned + held >= 25, "{tuned} and {held}");
    assert!(3 * held >= tuned + held, "{held} of {}", tuned + held);
}

#[test]
fn the_check_of_the_gold_can_fail() {
    let text = "我局将于2024年6月底前建成3个站点。我局将建成。我局将建成。";
    let reply = Some(NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day"));
    let row = |change: &[(&str, Value)]| -> Row {
        let mut row = serde_json::json!({
            "quote": "我局将于2024年6月底前建成3个站点", "what": "建站", "due_wording": "2024年6月底前",
            "due": "2024-06-30", "lead": ["我局"], "co": [], "kind": "quantity", "strength": "firm",
            "quantities": [{"operator": "exactly", "low": 3, "high": null, "unit": "个"}],
        });
        for (key, value) in change {
            row[*key] = value.clone();
        }
        serde_json::from_value(row).expect("a row")
    };
    assert_eq!(faults(&row(&[]), text, reply), [""; 0]);
    let quantity = |operator: &str, low: Value, high: Value| serde_json::json!([{"operator": operator, "low": low, "high": high, "unit": "个"}]);
    let spoilt: [(&str, Value, &str); 10] = [
        ("quote", "我局将建成".into(), "the quote stands once"),
        ("quote", "建成3个站点。".into(), "the quote ends in a word"),
        ("due", "2023-12-31".into(), "due after reply"),
        ("due", "2024-06-31".into(), "the due day is a day"),
        ("due_wording", Value::Null, "a day has its words"),
        ("lead", serde_json::json!([]), "no lead is null"),
        ("co", serde_json::json!(["省财政厅"]), "units stand there"),
        ("kind", "promise".into(), "the kind is one"),
        (
            "quantities",
            quantity("range", 3.into(), 2.into()),
            "quantities have the numbers of their operator",
        ),
        (
            "quantities",
            quantity("all", 3.into(), Value::Null),
            "quantities have the numbers of their operator",
        ),
    ];
    for (key, value, rule) in spoilt {
        assert_eq!(faults(&row(&[(key, value)]), text, reply), [rule]);
    }
    let place = |paragraph, start, end| Place { paragraph, start, end };
    assert_eq!(crowded(&[place(1, 0, 9), place(1, 5, 14), place(2, 0, 3)]), [0; 0]);
    assert_eq!(crowded(&[place(1, 0, 9), place(1, 4, 9), place(1, 2, 3)]), [2, 3]);
}
