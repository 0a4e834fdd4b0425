//! The review of a letter by prompts.

use super::{has, lamps, operations, walk};
use crate::run::{Home, Stream};

/// Both lamps as one commitment that was missed.
const MISSED: [&str; 3] = ["6", "3", "东门路灯…归乙所管"];

fn typed<'l>(lines: &[&'l str]) -> Vec<&'l str> {
    MISSED.iter().chain(lines).copied().collect()
}

#[test]
fn one_that_was_missed_is_added_mended_and_recorded_in_one_operation() {
    let home = Home::with_ledger();
    lamps(&home);
    let before = operations(&home);
    let lines = typed(&[
        "2",
        "1",
        "管好两处路灯",
        "3",
        "someday",
        "2027-06-30",
        "7",
        "2 盏",
        "8",
        "后勤处、保卫处",
        "",
        "1",
        "y",
    ]);
    let said = walk(&home, "lamps.txt --letter lamps", &lines);
    has(
        &said,
        &[
            "Nothing was accepted",
            "In which paragraph",
            "[3] 东门路灯归甲所管，西门路灯归乙所管；北门没有路灯。",
            "1 of 1",
            "marked by hand",
            "paragraph 3, characters 1 to 17",
            "> [3] 东门路灯归甲所管，西门路灯归乙所管",
            "! Due: ",
            "2027-06-30",
            "1 of 1",
            "管好两处路灯",
            "1 accepted, 0 refused, 0 open",
            "To be recorded, 1:",
        ],
    );
    assert_eq!(operations(&home), before + 1);
    let items = home.json("list letter:lamps");
    let item = &items["items"][0];
    assert_eq!((&items["count"], &item["title"]), (&1.into(), &"管好两处路灯".into()));
    assert_eq!(item["due"]["latest"], "2027-06-30");
    assert_eq!((&item["target"]["low"], &item["target"]["unit"]), (&2.into(), &"盏".into()));
    assert_eq!(item["lead"], serde_json::json!(["后勤处", "保卫处"]));
    assert_eq!(item["source"], serde_json::json!([{ "paragraph": 3, "start": 0, "end": 17 }]));
    home.run("undo").ends(0, Stream::Has(&[]), Stream::Has(&[]));
    assert_eq!(home.json("list letter:lamps")["count"], 0);
}

#[test]
fn a_clause_is_split_at_its_marks_and_joined_again() {
    let home = Home::with_ledger();
    lamps(&home);
    let lines = typed(&["3", "9", "2", "4", "u", "1", "5", "y"]);
    let said = walk(&home, "lamps.txt --letter lamps", &lines);
    has(
        &said,
        &[
            "  1 东门路灯归甲所管，",
            "  2 西门路灯归乙所管",
            "These words are not in the clause",
            "1 of 2",
            "> [3] 东门路灯归甲所管\n",
            "1 of 1",
            "> [3] 东门路灯归甲所管，西门路灯归乙所管\n",
            "1 of 2",
            "2 of 2",
            "> [3] 西门路灯归乙所管\n",
            "1 accepted, 1 refused, 0 open",
        ],
    );
    let items = home.json("list letter:lamps");
    assert_eq!(
        (&items["count"], &items["items"][0]["title"]),
        (&1.into(), &"东门路灯归甲所管".into())
    );
}

#[test]
fn nothing_is_recorded_without_the_last_yes() {
    let home = Home::with_ledger();
    lamps(&home);
    let before = operations(&home);
    for (lines, ending) in [
        (typed(&["1", "q"]), "Nothing was recorded"),
        (typed(&["q", "q"]), "Nothing was recorded"),
        (typed(&["1"]), "The input has ended; nothing was recorded"),
        (typed(&["1", "b"]), "The input has ended; nothing was recorded"),
        (typed(&["2", "1"]), "The input has ended; nothing was recorded"),
        (vec!["6", "3"], "The input has ended; nothing was recorded"),
        (vec![], "The input has ended; nothing was recorded"),
    ] {
        let said = walk(&home, "lamps.txt", &lines);
        assert!(said.trim_end().ends_with(ending), "{lines:?}: {said}");
        assert_eq!(operations(&home), before, "{lines:?}");
    }
}

#[test]
fn what_cannot_be_done_is_said_and_the_question_stands() {
    let home = Home::with_ledger();
    lamps(&home);
    let mut lines = vec!["b", "y", "6", "9", "3", "南门", "东门路灯归甲所管", "b", "4", "7", "1"];
    lines.extend(["6", "3", "路灯归甲", "<", "b", "u", "u", "q", "q"]);
    let said = walk(&home, "lamps.txt", &lines);
    has(
        &said,
        &[
            "This is the first one",
            "Type one of the numbers or letters above",
            "There is no such paragraph",
            "These words are not in the paragraph",
            "This is the first one",
            "! Nothing follows that it could be joined with",
            "Type one of the numbers or letters above",
            "1 accepted",
            "! These words are 1.1 already",
            "Nothing was changed",
            "1 of 1  accepted",
            "1 of 1\n",
            "Nothing was recorded",
        ],
    );
}

#[test]
fn the_prompts_speak_chinese() {
    let home = Home::with_ledger();
    lamps(&home);
    let run = home
        .run("read lamps.txt --linear --lang zh")
        .stdin("6\n3\n东门路灯归甲所管\n1\n".as_bytes());
    let said = run.ends(0, Stream::Has(&["1 收下  2 修改…", "将记入 1 条："]), Stream::Nothing);
    assert!(said.stdout.ends_with("输入已结束，没有记录\n"));
}
