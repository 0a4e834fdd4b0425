//! Files that are no letter, and command lines that make no sense.

use super::lamps;
use crate::run::{Home, Stream};

#[test]
fn a_file_that_cannot_be_read_is_said_with_a_way_on() {
    let home = Home::with_ledger();
    home.file("empty.txt", b" \n\n");
    home.file("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\0\0\0");
    home.file("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0");
    std::fs::create_dir(home.path().join("folder")).expect("made");
    for (file, said) in [
        ("missing.txt", "missing.txt"),
        ("folder", "folder"),
        ("empty.txt", "no text in it"),
        ("photo.jpg", "a picture"),
        ("old.doc", "docx or txt"),
    ] {
        let line = format!("read {file} --lang en");
        home.run(&line).ends(7, Stream::Nothing, Stream::Has(&["nuo: ", said, "\n  "]));
    }
    let told = home.run("read photo.jpg --json").ends(7, Stream::Nothing, Stream::Has(&[]));
    let error: serde_json::Value = serde_json::from_str(&told.stderr).expect("JSON");
    assert_eq!(error["error"]["code"], "foreign_file");
}

#[test]
fn a_command_line_that_makes_no_sense_is_refused_before_anything_is_read() {
    let home = Home::with_ledger();
    lamps(&home);
    for (line, said) in [
        ("read lamps.txt --encoding klingon", "gb18030"),
        ("read lamps.txt --format odt", "docx"),
        ("read lamps.txt --score 0.7", "--accept"),
        ("read lamps.txt --accept --score 70", "--score"),
        ("read lamps.txt --text --accept", "--text"),
        ("read lamps.txt --accept --review", "--review"),
        ("read lamps.txt --reply-date soon", "--reply-date"),
        ("read lamps.txt --linear --json", "--json"),
        ("read lamps.txt --review --json", "--json"),
        ("read lamps.txt --text --letter x", "--letter"),
        ("read lamps.txt --text --reply-date 2026-01-05", "--reply-date"),
        ("read lamps.txt --linear --no-input", "nuo read"),
        ("read - --linear", "standard input"),
        ("read lamps.txt --as-of today", "--as-of"),
        ("read", "FILE"),
    ] {
        home.run(&format!("{line} --lang en")).ends(2, Stream::Nothing, Stream::Has(&[said]));
    }
    home.run("read lamps.txt --linear --read-only").ends(4, Stream::Nothing, Stream::Has(&[]));
}

#[test]
fn a_letter_in_which_nothing_is_promised_is_no_failure() {
    let home = Home::with_ledger();
    lamps(&home);
    let said = Stream::Has(&["No commitment was found", "--review"]);
    home.run("read lamps.txt --lang en").ends(0, Stream::Has(&[]), said);
    let found = home.json("read lamps.txt");
    assert_eq!(found["schema"], "nuo.candidates/1");
    assert_eq!(found["candidates"], serde_json::json!([]));
    let taken = home.json("read lamps.txt --accept");
    assert_eq!(taken, serde_json::json!({ "op": null, "undo": null, "changed": [] }));
}

#[test]
fn a_letter_is_not_given_a_name_that_means_something_else() {
    let home = Home::with_ledger();
    lamps(&home);
    for name in ["own", "a/b", "#3", "\u{1b}"] {
        let line = format!("read lamps.txt --accept --letter {name} --lang en");
        let said = Stream::Has(&["cannot name a letter", "ASCII"]);
        let run = home.run(&line).ends(4, Stream::Nothing, said);
        assert!(!run.stderr.contains('\u{1b}'), "{name:?}");
    }
    let said = Stream::Has(&["不能作来文的名字"]);
    home.run("read lamps.txt --letter own").ends(4, Stream::Nothing, said);
}
