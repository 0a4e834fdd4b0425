//! Workbooks that other programs made.

use super::{counts, imported, shown};
use crate::proof::{python, run, soffice};
use crate::run::Home;
use serde_json::json;
use std::process::Command;

/// A sheet with titles, merged cells, dates, serials and formulas.
const OPENPYXL: &str = r#"
import sys, datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "台账"
sheet.append(["承诺事项台账"]); sheet.merge_cells("A1:F1")
sheet.append(["序号", "承诺事项", "牵头单位", "完成时限", "办理状态", "办结日期"])
sheet.append([1, "甲事", "科技厅", datetime.date(2027, 6, 30), "已办结", datetime.datetime(2026, 3, 1, 9, 30)])
sheet.append([2, "乙事", None, 46203, "推进中", None])
sheet.append([3, "丙事", "财政厅", "2027年6月底", None, None])
sheet.append(["=1+3", '=CONCATENATE("丁","事")', "财政厅", None, None, None])
sheet.merge_cells("C3:C4")
if len(sys.argv) > 2: book.epoch = openpyxl.utils.datetime.MAC_EPOCH
book.save(sys.argv[1])
"#;

#[track_caller]
fn check(home: &Home, file: &str, rows: u64) {
    let answer = imported(home, file);
    assert_eq!(counts(&answer), [rows, 0, 0, 0, 0, 0, 0], "{answer}");
    let first = shown(home, "1");
    assert_eq!((&first["title"], &first["due"]["latest"]), (&json!("甲事"), &json!("2027-06-30")));
    assert_eq!((&first["status"], &first["status_on"]), (&json!("done"), &json!("2026-03-01")));
    let second = shown(home, "2");
    assert_eq!(second["lead"], json!(["科技厅"]), "a merged cell covers both rows");
    assert_eq!(second["due"]["latest"], "2026-06-30");
    assert_eq!(shown(home, "3")["due"]["rule"], "month-end:2027-06");
}

#[test]
#[ignore = "needs Python with openpyxl"]
fn proof_a_workbook_of_openpyxl_is_read_right() {
    let Some(python) = python("openpyxl") else { return };
    let home = Home::with_ledger();
    let file = home.path().join("o.xlsx");
    run(Command::new(&python).args(["-c", OPENPYXL]).arg(&file));
    // Formulas have no value before a spreadsheet has computed them.
    check(&home, "o.xlsx", 3);
}

#[test]
#[ignore = "needs LibreOffice and Python with openpyxl"]
fn proof_a_workbook_saved_by_libreoffice_is_read_right() {
    let (Some(python), Some(soffice)) = (python("openpyxl"), soffice()) else { return };
    let home = Home::with_ledger();
    let file = home.path().join("o.xlsx");
    run(Command::new(&python).args(["-c", OPENPYXL]).arg(&file));
    let profile = format!("-env:UserInstallation=file://{}/office", home.path().display());
    let out = home.path().join("saved");
    let mut command = Command::new(soffice);
    command.arg(&profile).args(["--headless", "--convert-to", "xlsx", "--outdir"]);
    run(command.arg(&out).arg(&file));
    check(&home, "saved/o.xlsx", 4);
    assert_eq!(shown(&home, "4")["title"], "丁事", "formulas count by their values");
}
