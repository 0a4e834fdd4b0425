//! Rows that cannot be imported: named, set aside, mended and imported.

use super::{any, counts, days, everything, imported, shown, workbook, write_row};
use crate::run::{Home, Stream};
use Stream::{Has, Is};
use chrono::NaiveDate;
use serde_json::{Value, json};

const ROWS: &str = "编号,事项,完成时限,状态,金额\n\
                    r1,好的一行,2027-06-30,,=1+1\n\
                    r2,没有年份,6月底,,\n\
                    r3,两种读法,03/04/2027,基本完成,\n\
                    ,,2027,推进中,\n\
                    r1,又是一样的编号,,,\n\
                    r 六/七,编号不行,,,\n\
                    r8,两个日期,2027.1.1、2027.6.30,,-5\n";

#[test]
fn one_bad_row_keeps_all_from_being_imported_and_each_is_named_with_its_reason() {
    let home = Home::with_ledger();
    home.file("r.csv", ROWS.as_bytes());
    let before = everything(&home);
    for line in ["import r.csv", "import r.csv --dry-run"] {
        home.run(line).ends(
            7,
            Has(&[
                "新增 1，不同 0，相同 0，不能导入 6",
                "第 3 行  完成时限：没有写年份：“6月底”",
                "第 4 行  完成时限：日期有几种读法：2027-03-04 或 2027-04-03：“03/04/2027”",
                "第 4 行  状态：看不懂这个状态",
                "第 5 行  事项：没有写承诺事项",
                "第 6 行  与第 2 行是同一条",
                "第 7 行  编号以字母或数字开头，只能用字母、数字和 . - _",
                "第 8 行  完成时限：一格里有两个日期",
            ]),
            Has(&["有 6 行不能导入，所以什么都没有导入", "--rejects 文件"]),
        );
        assert_eq!(everything(&home), before, "{line}");
    }
    let failed = home.run("import r.csv --json").ends(7, any(), any());
    let answer: Value = serde_json::from_str(&failed.stdout).expect("JSON");
    let reject = &answer["rows"]["rejected"][0];
    assert_eq!((&reject["row"], &reject["column"]), (&json!(3), &json!("完成时限")));
    assert_eq!(reject["value"], "6月底");
    let error: Value = serde_json::from_str(&failed.stderr).expect("JSON");
    assert_eq!(error["error"]["code"], "rejected");
}

#[test]
fn rejected_rows_are_set_aside_mended_and_imported() {
    let home = Home::with_ledger();
    home.file("r.csv", ROWS.as_bytes());
    home.run("import r.csv --rejects bad.csv --dry-run").ends(0, Has(&["新增 1"]), any());
    assert_eq!(home.json("log")["operations"].as_array().map(Vec::len), Some(1));
    home.run("import r.csv --rejects bad.csv").ends(
        0,
        Has(&["新增 1"]),
        Has(&["不能导入的 6 行已写到 bad.csv"]),
    );
    assert_eq!(shown(&home, "r1")["fields"]["金额"], "=1+1");
    let bad = std::fs::read_to_string(home.path().join("bad.csv")).expect("text");
    let lines: Vec<&str> = bad.lines().collect();
    assert_eq!(lines[0], "\u{feff}编号,事项,完成时限,状态,金额,导入未成原因");
    assert_eq!(lines[1], "r2,没有年份,6月底,,,完成时限：没有写年份");
    assert!(lines[6].starts_with("r8,两个日期,2027.1.1、2027.6.30,,'-5,"), "{}", lines[6]);
    let mended = bad
        .replace("6月底", "2027年6月底")
        .replace("03/04/2027", "2027-03-04")
        .replace("基本完成", "推进中")
        .replace("\n,,2027", "\nr5,补上的事,2027")
        .replace("r1,又", "r6,又")
        .replace("r 六/七", "r7")
        .replace("2027.1.1、", "");
    home.file("bad.csv", mended.as_bytes());
    let answer = imported(&home, "bad.csv");
    assert_eq!(counts(&answer)[0], 6, "{answer}");
    assert_eq!(shown(&home, "r8")["fields"], json!({ "金额": "-5" }), "the reason is no field");
    home.run("doctor").ends(0, Has(&["账本完好"]), any());
}

#[test]
fn rejects_of_a_workbook_and_of_json_have_their_form() {
    let home = Home::with_ledger();
    workbook(&home, "b.xlsx", |sheet| {
        sheet.set_name("一月")?;
        write_row(sheet, 0, &["清单"])?;
        write_row(sheet, 1, &["编号", "任务", "时限", "金额"])?;
        write_row(sheet, 2, &["b1", "好的"])?;
        write_row(sheet, 3, &["b2", "坏的", "年底"])?;
        sheet.write_number(3, 3, 3.5)?;
        write_row(sheet, 4, &["b3", "也坏"])?;
        let day = NaiveDate::from_ymd_opt(2027, 1, 1).expect("a day");
        sheet.write_datetime_with_format(4, 2, day, &days())?;
        sheet.write_formula(4, 3, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!"))?;
        sheet.write_string(4, 4, "多出")?;
        Ok(())
    });
    home.run("import b.xlsx --rejects bad.xlsx").ends(0, Has(&["新增 1"]), any());
    home.run("import bad.xlsx --sheet 一月").ends(
        7,
        Has(&["第 2 行  时限：没有写年份：“年底”", "不能导入"]),
        any(),
    );
    let list = json!([{ "事项": "好" }, { "事项": "坏", "时限": "尽快", "金额": [1, 2] }]);
    home.file("l.json", list.to_string().as_bytes());
    home.run("import l.json --rejects bad.json").ends(0, Has(&["新增 1"]), any());
    let bad = std::fs::read_to_string(home.path().join("bad.json")).expect("text");
    let bad: Value = serde_json::from_str(&bad).expect("JSON");
    assert_eq!((&bad[0]["时限"], &bad[0]["金额"]), (&json!("尽快"), &json!([1, 2])));
    assert!(bad[0]["导入未成原因"].as_str().is_some_and(|reason| reason.contains("时限")), "{bad}");
}

#[test]
fn files_that_are_no_tables_say_why_and_what_to_do() {
    let home = Home::with_ledger();
    for (name, bytes, code, said) in [
        ("empty.csv", &b"\n \n"[..], 7, "里面没有内容"),
        ("no.csv", "甲,乙\n1,2\n".as_bytes(), 7, "没有找到表头"),
        ("head.csv", "编号,事项\n".as_bytes(), 7, "里面没有内容"),
        ("bad.json", b"[{\"a\": ]", 7, "第 1 行第 8 列不是 JSON"),
        ("no.json", b"{\"a\": 1}", 7, "不是一列对象"),
        ("other.json", b"{\"schema\": \"nuo.week/1\"}", 7, "nuo.week/1 不能导入"),
        ("bad.xlsx", b"PK\x03\x04 none", 7, "不是能读的工作簿"),
        ("old.xls", b"\xD0\xCF\x11\xE0 old", 7, "旧格式"),
        ("zero.csv", b"a\0b", 7, "既不是 UTF-8 也不是 GB18030"),
    ] {
        home.file(name, bytes);
        home.run(&format!("import {name}")).ends(code, Is(""), Has(&[said]));
    }
    home.run("import none.csv").ends(7, Is(""), Has(&["none.csv"]));
    home.run("import .").ends(7, Is(""), any());
    home.file("ok.csv", "事项\n一事\n".as_bytes());
    home.run("import ok.csv --read-only").ends(4, Is(""), Has(&["只读"]));
    home.run("import ok.csv --as-of 2026-11-23").ends(2, Is(""), Has(&["--as-of"]));
}

#[test]
fn an_office_s_own_reasons_are_kept_and_only_nuo_s_are_left_out() {
    let home = Home::with_ledger();
    let table = "编号,事项,时限,原因,reason,时限状态\nq1,好,,缺钱,a,逾期\nq2,坏,尽快,缺人,b,\n";
    home.file("q.csv", table.as_bytes());
    let said = Has(&["照原样保留的栏：原因、reason", "不导入的栏（由 nuo 自己算出）：时限状态"]);
    home.run("import q.csv --rejects bad.csv").ends(0, any(), said);
    assert_eq!(shown(&home, "q1")["fields"], json!({ "原因": "缺钱", "reason": "a" }));
    home.run("import bad.csv --rejects again.csv --lang en").ends(0, any(), any());
    let again = std::fs::read_to_string(home.path().join("again.csv")).expect("text");
    assert!(
        again.starts_with("\u{feff}编号,事项,时限,原因,reason,时限状态,nuo: reason\nq2"),
        "{again}"
    );
    home.file("again.csv", again.replace("尽快", "").as_bytes());
    imported(&home, "again.csv");
    assert_eq!(shown(&home, "q2")["fields"], json!({ "原因": "缺人", "reason": "b" }));

    let list = json!([{ "事项": "坏", "时限": "尽快", "原因": "缺人", "reason": "b" }]);
    home.file("l.json", list.to_string().as_bytes());
    home.run("import l.json --rejects bad.json").ends(0, any(), any());
    let bad = std::fs::read_to_string(home.path().join("bad.json")).expect("text");
    let bad: Value = serde_json::from_str(&bad).expect("JSON");
    assert_eq!((&bad[0]["原因"], &bad[0]["reason"]), (&json!("缺人"), &json!("b")));
}
