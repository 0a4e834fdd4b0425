//! Running numbers, which name no commitment.

use super::{any, counts, everything, imported, shown};
use crate::run::{Home, Stream};
use Stream::Has;
use serde_json::json;

const HEAD: &str = "序号,工作任务,责任单位,状态\n";

#[test]
fn a_row_put_in_on_top_moves_no_title_and_no_status() {
    let home = Home::with_ledger();
    let first = format!("{HEAD}1,建设示范基地,科技厅,推进中\n2,出台管理办法,财政厅,已办结\n");
    home.file("first.csv", first.as_bytes());
    assert_eq!(imported(&home, "first.csv")["changed"], json!(["1", "2"]));
    let rows = "1,培训专业人才,人社厅,未启动\n2,建设示范基地,科技厅,推进中\n\
                3,出台管理办法,教育厅,已办结\n";
    home.file("second.csv", format!("{HEAD}{rows}").as_bytes());
    let answer = imported(&home, "second.csv --on-conflict take");
    assert_eq!(counts(&answer), [1, 1, 1, 0, 0, 0, 0], "{answer}");
    let first = shown(&home, "1");
    assert_eq!(
        (&first["title"], &first["status"]),
        (&json!("建设示范基地"), &json!("in_progress"))
    );
    let second = shown(&home, "2");
    assert_eq!((&second["title"], &second["status"]), (&json!("出台管理办法"), &json!("done")));
    assert_eq!(second["lead"], json!(["教育厅"]), "it is known by its title");
    let codes = answer["rows"]["added"].as_array().expect("rows").iter();
    assert_eq!(codes.map(|row| &row["code"]).collect::<Vec<_>>(), [&json!("0.1")]);
    assert_eq!(shown(&home, "0.1")["title"], "培训专业人才");
    let before = everything(&home);
    assert_eq!(counts(&imported(&home, "second.csv")), [0, 0, 3, 0, 0, 0, 0]);
    assert_eq!(everything(&home), before);
    home.run("doctor").ends(0, Has(&["账本完好"]), any());
}

#[test]
fn numbers_that_begin_again_under_each_heading_are_taken() {
    let home = Home::with_ledger();
    let rows =
        "一、人才,,,\n1,培训人才,人社厅,\n二、项目,,,\n1,建设基地,科技厅,\n2,培训人才,教育厅,\n";
    home.file("t.csv", format!("{HEAD}{rows}").as_bytes());
    assert_eq!(counts(&imported(&home, "t.csv")), [3, 0, 0, 0, 0, 0, 0]);
    assert_eq!(shown(&home, "2")["lead"], json!(["教育厅"]));
    let again = imported(&home, "t.csv");
    assert_eq!(counts(&again), [0, 0, 3, 0, 0, 0, 0], "{again}");
}
