//! Rows that say something else than the ledger.

use super::{any, counts, everything, imported, shown};
use crate::run::{Home, Stream};
use Stream::Has;
use serde_json::json;

fn home() -> Home {
    let home = Home::with_ledger();
    let first = "编号,事项,责任单位,完成时限,状态,进展\n\
                 n1,建设示范基地,科技厅,2027-06-30,推进中,已选址\n\
                 n2,出台办法,科技厅,2027年底,,\n\
                 n3,培训人才,人社厅,,,\n";
    home.file("first.csv", first.as_bytes());
    assert_eq!(counts(&imported(&home, "first.csv"))[0], 3);
    home
}

/// The first row differs in words, unit and status, the second is the same,
/// the third is gone, and one is new.
const SECOND: &str = "编号,事项,责任单位,完成时限,状态,进展\n\
                      n1,建设两个示范基地,教育厅,2027-09-30,已完成,已开工\n\
                      n2,出台办法,科技厅,2027-12-31,,\n\
                      n4,新增事项,科技厅,,,\n";

#[test]
fn by_default_nothing_is_imported_and_the_choices_are_named() {
    let home = home();
    home.file("second.csv", SECOND.as_bytes());
    let before = everything(&home);
    home.run("import second.csv").ends(
        4,
        Has(&[
            "新增 1，不同 1，相同 1，未采用 1，文件中没有 1",
            "第 2 行  n1  建设两个示范基地",
            "事项  + 建设两个示范基地",
            "牵头  科技厅 -> 教育厅",
            "状态：台账 推进中，文件 已办结",
            "n3  培训人才",
        ]),
        Has(&["--on-conflict keep", "--on-conflict take"]),
    );
    assert_eq!(everything(&home), before);
    home.run("import second.csv --dry-run").ends(0, Has(&["不同 1"]), Has(&["没有记录"]));
}

#[test]
fn the_ledger_s_words_can_be_kept_and_the_new_rows_taken() {
    let home = home();
    home.file("second.csv", SECOND.as_bytes());
    let answer = imported(&home, "second.csv --on-conflict keep");
    assert_eq!(answer["changed"], json!(["n4"]));
    let item = shown(&home, "n1");
    assert_eq!((&item["title"], &item["lead"]), (&json!("建设示范基地"), &json!(["科技厅"])));
    let again = imported(&home, "second.csv --on-conflict keep");
    assert_eq!(again["op"], json!(null), "a second time there is nothing new");
}

#[test]
fn the_file_s_words_can_be_taken_and_what_was_recorded_stays() {
    let home = home();
    home.file("second.csv", SECOND.as_bytes());
    home.words(&["note", "n1", "电话核实"]).ends(0, any(), any());
    let before = everything(&home);
    let answer = imported(&home, "second.csv --on-conflict take");
    assert_eq!(answer["changed"], json!(["n1", "n4"]));
    let item = shown(&home, "n1");
    assert_eq!((&item["title"], &item["lead"]), (&json!("建设两个示范基地"), &json!(["教育厅"])));
    assert_eq!(item["due"]["latest"], "2027-09-30");
    assert_eq!(item["status"], "in_progress", "statuses are kept");
    assert_eq!(item["notes"].as_array().map(Vec::len), Some(2), "notes are kept, none is added");
    assert_eq!(shown(&home, "n3")["withdrawn"], json!(null), "what is gone stays");
    let again = imported(&home, "second.csv --on-conflict take");
    assert_eq!((&again["op"], counts(&again)[2], counts(&again)[4]), (&json!(null), 2, 1));
    home.run("undo").ends(0, any(), any());
    assert_eq!(everything(&home).1, before.1);
    home.run("doctor").ends(0, Has(&["账本完好"]), any());
}

#[test]
fn rows_that_may_not_be_the_same_are_doubtful() {
    let home = home();
    let rows = "编号,事项\nn1,整治河道排污\nx9,出台《办法》\nn3,培训人才。\n";
    home.file("odd.csv", rows.as_bytes());
    let before = everything(&home);
    home.run("import odd.csv").ends(
        4,
        Has(&[
            "新增 0，不同 0，相同 1，存疑 2",
            "编号相同，事项很不一样；台账中是“建设示范基地”",
            "事项相同，编号不同：文件 x9，台账 n2",
        ]),
        any(),
    );
    assert_eq!(everything(&home), before);
    let kept = imported(&home, "odd.csv --on-conflict keep");
    assert_eq!((&kept["op"], everything(&home)), (&json!(null), before.clone()));
    let taken = imported(&home, "odd.csv --on-conflict take");
    assert_eq!((&taken["op"], everything(&home)), (&json!(null), before), "nor by taking");
    home.run("import odd.csv --on-conflict take").ends(
        0,
        Has(&["第 2 行  n1  整治河道排污", "导入不改它"]),
        Has(&["没有要记录的；列出的不同之处没有采用"]),
    );
}

#[test]
fn of_what_nobody_recorded_anything_the_file_may_tell_how_it_stands() {
    let home = Home::with_ledger();
    let title = shown(&home, "1.4")["title"].as_str().expect("a title").to_owned();
    let rows = format!(
        "建议号,编号,承诺事项,状态,完成日期,佐证材料\n\
         2021122,1.4,{title},已办结,2022-05-20,桂办发〔2022〕9号\n"
    );
    home.file("told.csv", rows.as_bytes());
    home.run("import told.csv").ends(
        4,
        Has(&["台账还没有记录，文件中有：状态 已办结；佐证"]),
        any(),
    );
    let answer = imported(&home, "told.csv --on-conflict take");
    assert_eq!(answer["changed"], json!(["1.4"]), "{answer}");
    let item = shown(&home, "1.4");
    assert_eq!((&item["status"], &item["status_on"]), (&json!("done"), &json!("2022-05-20")));
    assert_eq!(item["evidence_records"][0]["number"], "桂办发〔2022〕9号");
    assert_eq!(imported(&home, "told.csv")["op"], json!(null), "once is enough");
    // What was recorded since is no longer touched.
    home.run("mark 1.4 claimed").ends(0, any(), any());
    let kept = imported(&home, "told.csv --on-conflict take");
    assert_eq!((&kept["op"], counts(&kept)[4]), (&json!(null), 1));
}

#[test]
fn withdrawn_and_moved_commitments_stay_as_they_are() {
    let home = home();
    home.words(&["withdraw", "n3", "--reason", "误录"]).ends(0, any(), any());
    home.words(&["defer", "n2", "--to", "2028-06-30", "--reason", "等批复"]).ends(0, any(), any());
    let before = everything(&home);
    home.file("old.csv", "编号,事项,完成时限\nn2,出台办法,2028-01-31\nn3,培训人才吧,\n".as_bytes());
    home.run("import old.csv --on-conflict take").ends(
        0,
        Has(&["期限已改过：台账 2028-06-30，文件 2028-01-31", "台账中已于 2026-11-23 撤回"]),
        Has(&["没有要记录的"]),
    );
    assert_eq!(everything(&home), before);
}
