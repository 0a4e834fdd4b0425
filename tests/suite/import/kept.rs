//! What a file says and an import does not take is listed, never lost.

use super::{any, counts, everything, imported, shown};
use crate::run::{Home, Stream};
use Stream::Has;
use serde_json::json;

#[test]
fn what_a_letter_says_otherwise_than_the_file_is_listed_as_kept() {
    let home = Home::with_ledger();
    let title = shown(&home, "2.15")["title"].as_str().expect("a title").to_owned();
    let rows = format!(
        "建议号,编号,承诺事项,完成时限,承诺力度,条件,量化目标,类型\n\
         2021122,2.15,{title},2031年底前,附条件,资金到位,不少于99家,持续\n"
    );
    home.file("l.csv", rows.as_bytes());
    let before = everything(&home);
    let answer = imported(&home, "l.csv --on-conflict take");
    let found = counts(&answer);
    assert_eq!((found[1], found[2], found[4]), (0, 0, 1), "{answer}");
    let kept = answer["rows"]["kept"][0]["kept"].as_array().expect("kept").iter();
    let mut fields: Vec<_> = kept.map(|kept| kept["field"].as_str().expect("a name")).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["condition", "due", "kind", "strength", "target"], "{answer}");
    home.run("import l.csv").ends(
        0,
        Has(&[
            "未采用 1",
            "来文的期限：台账 ",
            "文件 2031年底前",
            "承诺力度：台账 ",
            "条件：台账 -，文件 资金到位",
            "量化目标：台账 ",
            "类型：台账 ",
        ]),
        Has(&["没有要记录的；列出的不同之处没有采用"]),
    );
    assert_eq!(everything(&home), before);
}

#[test]
fn news_of_a_commitment_that_was_touched_is_listed_where_the_ledger_lacks_it() {
    let home = Home::with_ledger();
    let head = "编号,事项,量化目标,状态,进展,完成值,佐证材料\n";
    let first = format!("{head}n1,建设示范基地,20家,推进中（已选址）,已开工,3,桂办发〔2022〕9号\n");
    home.file("first.csv", first.as_bytes());
    assert_eq!(counts(&imported(&home, "first.csv"))[0], 1);
    home.run("import first.csv").ends(0, Has(&["相同 1"]), Has(&["与台账一致"]));
    let second =
        format!("{head}n1,建设示范基地,20家,推进中（已招标）,已封顶,7,桂办发〔2023〕1号\n");
    home.file("second.csv", second.as_bytes());
    let before = everything(&home);
    let answer = imported(&home, "second.csv --on-conflict take");
    assert_eq!((&answer["op"], counts(&answer)), (&json!(null), vec![0, 0, 0, 0, 1, 0, 0]));
    home.run("import second.csv").ends(
        0,
        Has(&[
            "台账没有，也没有采用：状态 推进中 (已招标)",
            "台账没有，也没有采用：完成值 7",
            "台账没有，也没有采用：佐证 ",
            "台账没有，也没有采用：进展 已封顶",
        ]),
        Has(&["没有要记录的；列出的不同之处没有采用"]),
    );
    home.run("--lang en import second.csv").ends(
        0,
        Has(&["0 the same, 1 kept", "not in the ledger and not taken: news 已封顶"]),
        Has(&["Nothing was recorded; the ledger stays as it is"]),
    );
    assert_eq!(everything(&home), before);
    // Once a person has recorded them they are the same.
    home.words(&["progress", "n1", "7", "--note", "已封顶"]).ends(0, any(), any());
    let left = imported(&home, "second.csv");
    assert_eq!(left["rows"]["kept"][0]["kept"].as_array().map(Vec::len), Some(2), "{left}");
}

#[test]
fn words_for_strength_and_condition_that_say_nothing_to_nuo_stay_under_their_headers() {
    let home = Home::with_ledger();
    let rows = "编号,事项,承诺力度,条件\nn1,建基地,硬性（县里先行）,资金到位后\n";
    home.file("c.csv", rows.as_bytes());
    assert_eq!(counts(&imported(&home, "c.csv"))[0], 1);
    let fields = json!({ "承诺力度": "硬性（县里先行）", "条件": "资金到位后" });
    assert_eq!(shown(&home, "n1")["fields"], fields);
    assert_eq!(counts(&imported(&home, "c.csv"))[2], 1, "a second import changes nothing");
}
