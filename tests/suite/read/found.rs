//! What is found in a letter, and taking all of it.

use super::{has, operations};
use crate::run::{Home, Stream};
use serde_json::json;

const PARKING: &str = "关于市政协五届二次会议第088号提案的答复
李明委员：
您提出的《关于改善城东片区停车难的提案》收悉。现答复如下：
一、已开展的工作
2023年以来，我局新增公共车位1200个。
二、下一步工作
（一）将于2024年底前建成3座立体停车楼。
（二）力争两年内完成老旧小区停车改造。
感谢您对城市管理工作的关心。
临江市城市管理局
2024年3月15日
";

fn parking(home: &Home, text: &str) {
    home.file("parking.txt", text.as_bytes());
}

#[test]
fn a_preview_tells_each_promise_with_its_reasons_and_records_nothing() {
    let home = Home::with_ledger();
    parking(&home, PARKING);
    let before = operations(&home);
    let next = ["2 candidates", "--review", "--accept"];
    let shown =
        home.run("read parking.txt --lang en").ends(0, Stream::Has(&[]), Stream::Has(&next));
    has(
        &shown.stdout,
        &[
            "088",
            "李明委员",
            "临江市城市管理局",
            "2024-03-15",
            "2024-12-31  stated",
            "立体停车楼 3 座",
            "Quantity · Firm",
            "0.",
            "> [7] ",
            "~2026-03-15  relative  \"两年内\"",
            "Aim",
            "\"力争\"",
            "> [8] 力争两年内",
        ],
    );
    assert_eq!(operations(&home), before);
}

#[test]
fn the_same_as_json_has_dates_and_numbers_as_a_listing_has_them() {
    let home = Home::with_ledger();
    parking(&home, PARKING);
    let found = home.json("read parking.txt");
    let first = &found["candidates"][0];
    assert_eq!(first["due"]["latest"], "2024-12-31");
    assert_eq!((&first["target"]["low"], &first["target"]["unit"]), (&3.into(), &"座".into()));
    assert_eq!((&first["standing"], &found["recorded"]), (&"new".into(), &json!(null)));
    let score = first["score"].as_f64().expect("a number");
    assert!((0.0..=1.0).contains(&score), "{score}");
    let told = home.json("read parking.txt --reply-date 2024-06-01");
    assert_eq!(told["letter"]["reply"]["on"], "2024-06-01");
    assert_eq!(told["candidates"][1]["due"]["latest"], "2026-06-01");
}

#[test]
fn a_letter_without_a_date_says_which_due_dates_are_missing() {
    let home = Home::with_ledger();
    parking(&home, &PARKING.replace("2024年3月15日\n", ""));
    let said = ["--reply-date", "2.2"];
    home.run("read parking.txt --lang en").ends(0, Stream::Has(&[]), Stream::Has(&said));
}

#[test]
fn all_are_taken_in_one_operation_and_the_same_letter_brings_nothing_new() {
    let home = Home::with_ledger();
    parking(&home, PARKING);
    let before = operations(&home);
    let name = home.json("read parking.txt")["letter"]["id"].clone();
    let taken = home.json("read parking.txt --accept");
    assert_eq!(taken["changed"], json!(["2.1", "2.2"]));
    assert_eq!(operations(&home), before + 1);
    let items = home.json(&format!("list letter:{}", name.as_str().expect("a name")));
    assert_eq!(items["count"], 2, "it has the name that was told");
    for line in ["read parking.txt --lang en", "read parking.txt --accept --lang en"] {
        home.run(line).ends(0, Stream::Has(&[]), Stream::Has(&["Nothing new"]));
    }
    assert_eq!(home.json("read parking.txt")["recorded"]["sameness"], "file");
    let undo = taken["undo"].as_str().expect("a command").trim_start_matches("nuo ");
    home.run(undo).ends(0, Stream::Has(&[]), Stream::Has(&[]));
    assert_eq!(home.json("read parking.txt")["candidates"][0]["standing"], "new");
}

#[test]
fn what_was_given_by_hand_and_the_ledger_knows_better_is_said() {
    let home = Home::with_ledger();
    parking(&home, PARKING);
    home.run("read parking.txt --accept --letter stalls").ends(
        0,
        Stream::Has(&[]),
        Stream::Has(&[]),
    );
    let line = "read parking.txt --letter other --reply-date 2024-06-01";
    let said = ["has this letter as stalls", "letter set stalls --reply-date 2024-06-01"];
    home.run(&format!("{line} --lang en")).ends(0, Stream::Has(&[]), Stream::Has(&said));
    let said = ["名为 stalls", "2024-03-15"];
    home.run(line).ends(0, Stream::Has(&[]), Stream::Has(&said));
    let same = home.run("read parking.txt --letter stalls --reply-date 2024-03-15 --lang en");
    let said = same.ends(0, Stream::Has(&[]), Stream::Has(&[])).stderr;
    assert!(!said.contains("--letter") && !said.contains("--reply-date"), "{said}");
}

#[test]
fn only_those_that_are_sure_enough_are_taken() {
    let home = Home::with_ledger();
    parking(&home, PARKING);
    let none = home.run("read parking.txt --accept --score 1 --lang en");
    none.ends(0, Stream::Nothing, Stream::Has(&["2 with a score below 1.00"]));
}

#[test]
fn what_may_be_a_report_is_taken_only_on_request() {
    let home = Home::with_ledger();
    let told = PARKING
        .replace("一、已开展的工作", "一、路内停车")
        .replace("2023年以来，我局新增公共车位1200个。", "我局进一步规范路内停车收费。");
    parking(&home, &told);
    let scores = home.json("read parking.txt");
    let low = scores["candidates"][0]["score"].as_f64().expect("a number");
    assert!(low < 0.5, "{low}");
    let taken = home.run("read parking.txt --accept --lang en");
    taken.ends(0, Stream::Has(&[]), Stream::Has(&["1 with a score below 0.50"]));
    let rest = home.json("read parking.txt --accept --score 0");
    assert_eq!(rest["changed"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_changed_letter_shows_what_became_weaker_and_what_is_gone() {
    let home = Home::with_ledger();
    parking(&home, PARKING);
    home.run("read parking.txt --accept").ends(0, Stream::Has(&[]), Stream::Has(&[]));
    let weaker = PARKING.replace("将于2024年底前建成3座", "力争2025年底前建成3座");
    parking(&home, &weaker.replace("（二）力争两年内完成老旧小区停车改造。\n", ""));
    for line in ["read parking.txt --lang en", "read parking.txt --accept --lang en"] {
        let shown = home.run(line).ends(0, Stream::Has(&[]), Stream::Has(&[])).stdout;
        for piece in ["(weaker)", "not in the letter any more", "2025-12-31"] {
            assert!(shown.contains(piece), "{line}: {piece}: {shown}");
        }
    }
    let recorded = &home.json("read parking.txt")["recorded"];
    assert_eq!(recorded["sameness"], "changed");
    assert_eq!(
        recorded["items"][1]["changes"],
        json!([{"change": "dropped", "direction": "weaker"}])
    );
}
