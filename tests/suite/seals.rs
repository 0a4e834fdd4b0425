//! Weekly reports that were handed on: numbered, kept, printed again.

use crate::run::{Home, Stream};
use serde_json::Value;
use sha2::{Digest, Sha256};

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Runs on another day than the homes' own.
fn on(home: &Home, day: &str, line: &str, code: i32) -> (String, String) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let run = home.words(&["--today", day]);
    let run = words.iter().fold(run, |run, word| run.arg(word));
    let written = run.ends(code, Stream::Has(&[]), Stream::Has(&[]));
    (written.stdout, written.stderr)
}

#[test]
fn a_sealed_week_is_printed_again_byte_for_byte() {
    let home = Home::with_ledger();
    home.run("mark 2.12 in_progress --on 2026-11-23").ends(0, Stream::Has(&[]), Stream::Has(&[]));
    let (page, said) = on(&home, "2026-11-27", "weekly --seal", 0);
    assert!(page.contains("期号：2026 年第 1 期"), "{page}");
    assert!(said.contains("封存周报 2026-W48（2026 年第 1 期，截至 2026-11-27）"), "{said}");
    assert!(said.contains("nuo undo 3"), "{said}");
    // What is recorded late about that week would change it.
    on(&home, "2026-12-02", "mark 2.12 done --on 2026-11-25 --evidence 桂办发〔2021〕14号", 0);
    on(&home, "2026-12-02", "defer 1.5 --to 2027-06-30 --reason 等批复 --on 2026-11-26", 0);
    let (again, said) = on(&home, "2026-12-02", "weekly --week 2026-W48", 0);
    assert_eq!(again, page);
    assert!(said.contains("照原样印出") && said.contains("--fresh"), "{said}");
    let (fresh, said) = on(&home, "2026-12-02", "weekly --week 2026-W48 --fresh", 0);
    assert_ne!(fresh, page);
    assert_eq!(said, "");
    // To a file too, and in a form that was not handed on.
    on(&home, "2026-12-02", "weekly --week 2026-W48 -o report.txt", 0);
    let file = std::fs::read_to_string(home.path().join("report.txt")).expect("written");
    assert_eq!(file, page);
    let (english, _) = on(&home, "2026-12-02", "weekly --week 2026-W48 --lang en", 0);
    assert!(english.contains("Issue: no. 1 of 2026"), "{english}");
    assert!(english.contains("As of: 2026-11-27"), "{english}");
}

#[test]
fn the_log_and_the_ledger_hold_the_hash_of_what_was_handed_on() {
    let home = Home::with_ledger();
    let (page, _) = on(&home, "2026-11-27", "weekly --seal --format md --lang both", 0);
    let log = home.json("log --op 2");
    let seal = &log["operations"][0]["facts"][0]["seal"];
    assert_eq!(seal["printed"]["sha256"], hash(page.as_bytes()));
    assert_eq!(
        (&seal["printed"]["format"], &seal["printed"]["lang"]),
        (&"md".into(), &"both".into())
    );
    assert_eq!(seal["issue"], serde_json::json!({ "year": 2026, "number": 1 }));
    let (data, _) = on(&home, "2026-11-30", "weekly --week 2026-W48 --format json", 0);
    assert_eq!(seal["report"]["sha256"], hash(data.as_bytes()));
    let data: Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data["as_of"], "2026-11-27");
    home.run("log").ends(0, Stream::Has(&["封存周报 2026-W48"]), Stream::Nothing);
    home.run("doctor").ends(0, Stream::Has(&[]), Stream::Nothing);
}

#[test]
fn doctor_finds_a_sealed_report_that_is_gone_or_others() {
    let home = Home::with_ledger();
    on(&home, "2026-11-27", "weekly --seal", 0);
    let ledger = rusqlite::Connection::open(home.ledger()).expect("a ledger");
    let broken = ledger.execute("UPDATE sealed SET bytes = x'00'", []);
    assert!(broken.is_err(), "sealed reports are never changed");
    ledger
        .execute_batch("DROP TRIGGER sealed_stays; UPDATE sealed SET bytes = x'00'")
        .expect("forced");
    drop(ledger);
    home.run("doctor").ends(6, Stream::Has(&["#2 封存的周报缺失或已损坏"]), Stream::Has(&[]));
}

#[test]
fn the_running_week_is_printed_as_it_stands_unless_the_seal_is_asked_for() {
    let home = Home::with_ledger();
    let (sealed, _) = on(&home, "2026-11-25", "weekly --seal", 0);
    on(&home, "2026-11-26", "note 1.1 已催办", 0);
    let (now, said) = on(&home, "2026-11-26", "weekly", 0);
    assert!(now.contains("已催办") && said.contains("--sealed"), "{now}\n{said}");
    let (kept, _) = on(&home, "2026-11-26", "weekly --sealed", 0);
    assert_eq!(kept, sealed);
    let (_, said) = on(&home, "2026-11-26", "weekly --week last --sealed", 4);
    assert!(said.contains("2026-W47 的周报没有封存"), "{said}");
}

#[test]
fn reports_are_numbered_and_the_same_one_is_not_sealed_twice() {
    let home = Home::with_ledger();
    on(&home, "2026-11-25", "weekly --seal", 0);
    let (_, said) = on(&home, "2026-11-25", "weekly --seal", 4);
    assert!(said.contains("已封存（#2）") && said.contains("nuo undo 2"), "{said}");
    // A corrected edition keeps the number of its week.
    on(&home, "2026-11-25", "note 1.1 补充", 0);
    let (page, _) = on(&home, "2026-11-25", "weekly --seal", 0);
    assert!(page.contains("2026 年第 1 期"), "{page}");
    let (page, _) = on(&home, "2026-12-02", "weekly --seal", 0);
    assert!(page.contains("2026 年第 2 期"), "{page}");
    // One that was taken back does not count.
    on(&home, "2026-12-02", "undo", 0);
    let (page, _) = on(&home, "2026-12-09", "weekly --seal", 0);
    assert!(page.contains("2026 年第 2 期"), "{page}");
    let (_, said) = on(&home, "2026-12-09", "weekly --week 2026-W49 --sealed", 4);
    assert!(said.contains("没有封存"), "{said}");
}

#[test]
fn a_report_since_the_last_one_tells_what_was_recorded_after_it() {
    let home = Home::with_ledger();
    on(&home, "2026-11-19", "mark 1.9 stalled", 0);
    on(&home, "2026-11-20", "weekly --seal", 0);
    // On the same day, but after it; and late about a day before it.
    on(&home, "2026-11-20", "mark 1.1 in_progress", 0);
    on(&home, "2026-11-24", "mark 2.12 done --on 2026-11-18 --evidence 桂办发〔2021〕14号", 0);
    on(&home, "2026-11-25", "mark 1.17 done", 0);
    let (page, _) = on(&home, "2026-11-25", "weekly --since-last", 0);
    assert!(page.contains("对比上期：2026 年第 1 期（截至 2026-11-20，#3）"), "{page}");
    assert!(page.contains("二、本期进展") && !page.contains("本周"), "{page}");
    assert!(page.contains("本期新办结 2 条"), "{page}");
    assert!(page.contains("补记上期以前事项 1 条"), "{page}");
    let (data, _) = on(&home, "2026-11-25", "weekly --since-last --format json", 0);
    let data: Value = serde_json::from_str(&data).expect("JSON");
    let codes = |list: &str| -> Vec<String> {
        let news = data[list].as_array().expect("a list").iter();
        news.map(|news| news["code"].as_str().expect("a code").to_owned()).collect()
    };
    assert_eq!(codes("done"), ["1.17"]);
    assert_eq!(codes("progressed"), ["1.1"]);
    assert_eq!(codes("late_recorded"), ["2.12"]);
    // What the sealed report had said already is not told again.
    assert!(!page.contains("推进中 → 停滞") && !page.contains("未核查 → 停滞"), "{page}");
    assert_eq!(data["before"]["statuses"]["stalled"], 1);
    assert_eq!(
        data["since"],
        serde_json::json!({
            "issue": { "year": 2026, "number": 1 }, "week": "2026-W47", "as_of": "2026-11-20", "op": 3
        })
    );
    assert_eq!(data["change"]["newly_done"], 2);
}

#[test]
fn without_any_seal_there_is_nothing_to_compare_with() {
    let home = Home::with_ledger();
    let (_, said) = on(&home, "2026-11-25", "weekly --since-last", 4);
    assert!(said.contains("没有封存过截至 2026-11-25 或更早的周报"), "{said}");
    let (_, said) = on(&home, "2026-11-25", "weekly --seal --sealed", 2);
    assert!(said.contains("--sealed"), "{said}");
    let (_, said) = on(&home, "2026-11-25", "--as-of 2026-11-24 weekly --seal", 4);
    assert!(!said.is_empty());
    home.run("log").ends(0, Stream::Has(&["建账"]), Stream::Nothing);
}

#[test]
fn what_took_effect_after_a_late_seal_s_day_is_told_by_the_next_report() {
    let home = Home::with_ledger();
    // On Monday something is done, and only then last week's report is sealed.
    on(&home, "2026-11-23", "mark 1.17 done", 0);
    on(&home, "2026-11-23", "weekly --week last --seal", 0);
    let (page, _) = on(&home, "2026-11-25", "weekly --since-last --format json", 0);
    let data: Value = serde_json::from_str(&page).expect("JSON");
    assert_eq!(data["since"]["as_of"], "2026-11-22");
    assert_eq!(data["done"][0]["code"], "1.17");
    assert_eq!(data["change"]["newly_done"], 1);
}

#[test]
fn the_last_report_is_that_of_the_latest_day_whenever_it_was_sealed() {
    let home = Home::with_ledger();
    on(&home, "2026-11-27", "weekly --seal", 0);
    on(&home, "2026-11-27", "weekly --week last --seal", 0);
    let (page, _) = on(&home, "2026-12-01", "weekly --since-last", 0);
    assert!(page.contains("截至 2026-11-27，#2"), "{page}");
    // A report that takes another's place is not compared with it.
    let (page, said) = on(&home, "2026-11-28", "weekly --since-last --seal", 0);
    assert!(page.contains("截至 2026-11-22，#3"), "{page}");
    assert!(said.contains("更正版") && said.contains("--as-of '#2'"), "{said}");
}

#[test]
fn a_copy_by_a_template_is_printed_again_only_where_that_template_is_asked_for() {
    let home = Home::with_ledger();
    home.file("mine.html", "<p>{{ as_of }} {{ totals.total }}</p>\n".as_bytes());
    let (sealed, _) = on(&home, "2026-11-27", "weekly --seal --template mine.html", 0);
    on(&home, "2026-11-27", "add 新事项 --due 2026-12-31", 0);
    let old = "weekly --week 2026-W48";
    let (again, _) = on(&home, "2026-12-02", &format!("{old} --template mine.html"), 0);
    assert_eq!(again, sealed);
    let (page, _) = on(&home, "2026-12-02", &format!("{old} --format html"), 0);
    assert!(page.contains("<!doctype html>") || page.contains("<!DOCTYPE html>"), "{page}");
    let (text, _) = on(&home, "2026-12-02", old, 0);
    let (listed, _) = on(&home, "2026-12-02", &format!("{old} --register"), 0);
    assert!(listed.len() > text.len(), "the register is attached where it is asked for");
}

#[test]
fn a_file_that_cannot_be_written_does_not_hide_that_the_report_was_sealed() {
    let home = Home::with_ledger();
    let (_, said) = on(&home, "2026-11-27", "weekly --seal -o ./absent/report.txt", 7);
    assert!(said.contains("封存周报 2026-W48") && said.contains("nuo undo 2"), "{said}");
}

#[test]
fn the_ending_of_a_file_says_its_form_and_a_pipe_is_written_to() {
    let home = Home::with_ledger();
    on(&home, "2026-11-27", "weekly -o report.docx", 0);
    let written = std::fs::read(home.path().join("report.docx")).expect("written");
    assert!(written.starts_with(b"PK"), "a Word document is a zip");
    let pipe = home.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    let reading = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).expect("read")
    });
    on(&home, "2026-11-27", "weekly -o pipe", 0);
    assert!(reading.join().expect("it ends").contains("答复承诺事项落实情况周报"));
    assert!(!pipe.symlink_metadata().expect("it is there").is_file());
}
