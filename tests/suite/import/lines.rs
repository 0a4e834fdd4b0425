//! The file of an office is never harmed, and its rows are told by the lines
//! that a text editor shows.

use super::{any, imported};
use crate::run::{Home, Stream};
use Stream::{Has, Is};
use serde_json::Value;

const MIXED: &str = "编号,事项,完成时限\nk1,好的一行,2027-06-30\nk2,坏的一行,尽快\n";

fn bytes(home: &Home, name: &str) -> Option<Vec<u8>> {
    std::fs::read(home.path().join(name)).ok()
}

#[test]
fn rejected_rows_never_replace_the_file_that_they_come_from() {
    let home = Home::with_ledger();
    home.file("待改.csv", MIXED.as_bytes());
    std::os::unix::fs::symlink("待改.csv", home.path().join("link.csv")).expect("linked");
    for line in ["待改.csv --rejects 待改.csv", "link.csv --rejects ./待改.csv"] {
        home.run(&format!("import {line}")).ends(2, Is(""), Has(&["--rejects 就是要导入的文件"]));
        home.run(&format!("import {line} --lang en")).ends(
            2,
            Is(""),
            Has(&["--rejects is the file to import"]),
        );
        assert_eq!(bytes(&home, "待改.csv").as_deref(), Some(MIXED.as_bytes()));
    }
}

#[test]
fn rejected_rows_are_written_only_when_the_others_were_imported() {
    let home = Home::with_ledger();
    home.file("first.csv", "编号,事项,责任单位\nk1,好的一行,科技厅\n".as_bytes());
    imported(&home, "first.csv");
    home.file(
        "mixed.csv",
        "编号,事项,责任单位,时限\nk1,好的一行,教育厅,\nk2,坏,,尽快\n".as_bytes(),
    );
    home.run("import mixed.csv --rejects bad.csv").ends(4, any(), Has(&["--on-conflict"]));
    assert_eq!(bytes(&home, "bad.csv"), None);
    home.run("import mixed.csv --rejects seen.csv --dry-run").ends(0, any(), Has(&["seen.csv"]));
    assert!(bytes(&home, "seen.csv").is_some());
    home.run("import mixed.csv --rejects bad.csv --on-conflict take").ends(0, any(), any());
    assert_eq!(bytes(&home, "bad.csv"), bytes(&home, "seen.csv"));
}

#[test]
fn rows_are_numbered_as_the_lines_of_the_file_whatever_ends_them() {
    const TEXT: &str =
        "编号,事项,完成时限\n\n\nk1,\"两行的\n一件事\",2027-06-30\n\nk2,坏的,尽快\nk3,也坏,马上\n";
    for (name, end) in [("lf", "\n"), ("crlf", "\r\n"), ("cr", "\r")] {
        let home = Home::with_ledger();
        home.file("t.csv", TEXT.replace('\n', end).as_bytes());
        let seen = home.run("import t.csv --json").ends(7, any(), any());
        let answer: Value = serde_json::from_str(&seen.stdout).expect("JSON");
        let rejected = answer["rows"]["rejected"].as_array().expect("rows");
        let rows: Vec<&Value> = rejected.iter().map(|reject| &reject["row"]).collect();
        assert_eq!(rows, [7, 8], "{name}");
        assert_eq!(answer["rows"]["added"][0]["row"], 4, "{name}");
        home.run("import t.csv --rejects bad.csv").ends(0, Has(&["新增 1"]), any());
        assert_eq!(home.json("show k1")["items"][0]["title"], "两行的 一件事", "{name}");
    }
}

#[test]
fn what_goes_with_tables_is_refused_for_a_whole_ledger() {
    let home = Home::with_ledger();
    home.file("whole.json", b"{\"schema\": \"nuo.ledger/1\"}");
    for flag in ["--on-conflict take", "--letter a", "--sheet b", "--map 甲=title", "--dry-run"] {
        let said = ["文件是整本台账", flag.split(' ').next().expect("a flag")];
        home.run(&format!("import whole.json {flag}")).ends(2, Is(""), Has(&said));
    }
}
