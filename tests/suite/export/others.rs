//! What other programs make of it: an office suite and readers in Python.

use super::calendar::events;
use super::{DANGEROUS, eventful, export, records, rows};
use crate::proof::{python, run, soffice};
use crate::run::{Home, Stream};
use nuo::domain::register::RegisterColumn;
use nuo::i18n::Lang;
use nuo::i18n::register::{Cell, register_cell};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Converts a file beside itself with LibreOffice, in a profile of its own.
fn converted(soffice: &Path, file: &Path, to: &str, filter_in: Option<&str>) -> PathBuf {
    let folder = file.parent().expect("a folder");
    let out = folder.join("converted");
    let mut command = Command::new(soffice);
    let profile = folder.join("profile");
    command.arg(format!("-env:UserInstallation=file://{}", profile.display())).arg("--headless");
    command.args(filter_in.map(|filter| format!("--infilter={filter}")));
    command.args(["--convert-to", to, "--outdir"]).arg(&out).arg(file).env("HOME", folder);
    run(&mut command);
    let ending = to.split(':').next().expect("an ending");
    let made = out.join(file.file_stem().expect("a name")).with_extension(ending);
    assert!(made.is_file(), "{}", made.display());
    made
}

/// Runs a script on a file and reads the JSON it prints.
fn asked(python: &Path, script: &str, file: &Path) -> Value {
    let output = run(Command::new(python).args(["-c", script]).arg(file));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

const READ_WORKBOOK: &str = r#"
import json, sys, openpyxl, datetime
book = openpyxl.load_workbook(sys.argv[1])
def cell(c):
    v = c.value
    if isinstance(v, (datetime.datetime, datetime.date)):
        return ["d", v.strftime("%Y-%m-%d")]
    return [c.data_type, v]
first = book.worksheets[0]
print(json.dumps({
    "sheets": book.sheetnames, "frozen": first.freeze_panes, "filter": first.auto_filter.ref,
    "widths": [first.column_dimensions[k].width for k in sorted(first.column_dimensions)],
    "charts": [len(sheet._charts) for sheet in book.worksheets],
    "rules": sum(len(r) for r in first.conditional_formatting._cf_rules.values()),
    "landscape": first.page_setup.orientation, "paper": first.page_setup.paperSize,
    "fit": [first.sheet_properties.pageSetUpPr.fitToPage, first.page_setup.fitToHeight],
    "repeated": first.print_title_rows,
    "created": str(book.properties.created.date()),
    "rows": [[cell(c) for c in row] for row in first.iter_rows()],
}))
"#;

#[test]
#[ignore = "needs LibreOffice and Python with openpyxl"]
fn proof_the_workbook_is_read_alike_by_an_office_suite_and_by_openpyxl() {
    let (Some(soffice), Some(python)) = (soffice(), python("openpyxl")) else { return };
    let home = eventful();
    let path = export(&home, "", "t.xlsx");
    let rows = rows(&home);
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";
    let seen = records(&converted(&soffice, &path, filter, None));
    let read = asked(&python, READ_WORKBOOK, &path);
    assert_eq!(seen.len(), rows.len() + 1);
    for (place, row) in rows.iter().enumerate() {
        for (at, column) in RegisterColumn::ALL.into_iter().enumerate() {
            let cell = register_cell(row, column, Lang::Zh);
            let what = format!("{} {column:?}", row.code);
            let text = &seen[place + 1][at];
            match &cell {
                // What is said behind a day is how it is shown; the cell is a day.
                Cell::Day { day, .. } => assert!(text.starts_with(&day.to_string()), "{what}"),
                cell => assert_eq!(*text, cell.text(), "{what}"),
            }
            let found = &read["rows"][place + 1][at];
            match cell {
                Cell::Text(text) => assert_eq!(*found, serde_json::json!(["s", text]), "{what}"),
                Cell::Day { day, .. } => {
                    assert_eq!(*found, serde_json::json!(["d", day.to_string()]), "{what}");
                }
                Cell::Whole(_) | Cell::Number(_) => {
                    let value = found[1].as_f64().expect("a number").to_string();
                    assert_eq!((&found[0], value), (&"n".into(), cell.text()), "{what}");
                }
                Cell::Nothing => assert_eq!(found[1], Value::Null, "{what}"),
            }
        }
    }
    assert_eq!(read["sheets"], serde_json::json!(["台账", "汇总", "说明"]));
    assert_eq!(read["frozen"], "B2");
    assert_eq!(read["filter"], format!("A1:Z{}", rows.len() + 1));
    assert_eq!(read["charts"], serde_json::json!([0, 2, 0]));
    assert_eq!(read["rules"], 17);
    assert_eq!((&read["landscape"], &read["paper"]), (&"landscape".into(), &9.into()));
    assert_eq!(read["fit"], serde_json::json!([true, 0]));
    assert_eq!(read["repeated"], "$1:$1");
    assert_eq!(read["created"], "2026-11-23");
    let widths = read["widths"].as_array().expect("widths");
    let between = |width: &Value| width.as_f64().is_some_and(|width| (6.0..45.0).contains(&width));
    assert!(widths.len() > 10 && widths.iter().all(between), "{widths:?}");
}

#[test]
#[ignore = "needs LibreOffice and Python with openpyxl"]
fn proof_no_cell_of_a_csv_is_a_formula_or_another_number() {
    let (Some(soffice), Some(python)) = (soffice(), python("openpyxl")) else { return };
    let home = Home::with_ledger();
    for title in DANGEROUS.iter().chain(&["\t=2+2"]) {
        home.words(&["add", "-q", "--", title]).ends(0, Stream::Has(&[]), Stream::Nothing);
    }
    let path = export(&home, "", "t.csv");
    let made = converted(&soffice, &path, "xlsx", Some("CSV:44,34,76,1,,0,false,true,false"));
    let read = asked(&python, READ_WORKBOOK, &made);
    let found = read["rows"].as_array().expect("rows");
    let written = records(&path);
    assert_eq!(found.len(), written.len());
    for (line, record) in found.iter().zip(&written) {
        for (cell, text) in line.as_array().expect("cells").iter().zip(record) {
            assert_ne!(cell[0], "f", "{cell} is a formula");
            let plain = text.trim_start_matches('\'');
            let seen = match &cell[1] {
                Value::String(seen) => seen.trim_start_matches('\'').to_owned(),
                Value::Null => String::new(),
                seen => seen.to_string(),
            };
            assert_eq!(seen.trim(), plain.trim(), "{cell}");
        }
    }
    let codes: Vec<String> = found.iter().map(|line| line[0][1].to_string()).collect();
    let distinct: std::collections::BTreeSet<&String> = codes.iter().collect();
    assert_eq!(distinct.len(), codes.len(), "no two codes became one: {codes:?}");
}

const READ_CALENDAR: &str = r#"
import json, sys, icalendar
text = open(sys.argv[1], "rb").read()
calendar = icalendar.Calendar.from_ical(text)
def errors(component):
    return [str(e) for e in component.errors] + [e for c in component.subcomponents for e in errors(c)]
def event(e):
    return {"uid": str(e["UID"]), "start": str(e.decoded("DTSTART")), "end": str(e.decoded("DTEND")),
        "stamp": e.decoded("DTSTAMP").isoformat(), "sequence": int(e["SEQUENCE"]),
        "summary": str(e["SUMMARY"]), "description": str(e["DESCRIPTION"]),
        "status": str(e["STATUS"]),
        "alarms": [str(a.decoded("TRIGGER")) for a in e.walk("VALARM")],
        "alarm_keys": sorted({k for a in e.walk("VALARM") for k in a})}
print(json.dumps({"errors": errors(calendar), "name": str(calendar["X-WR-CALNAME"]),
    "version": str(calendar["VERSION"]), "method": "METHOD" in calendar,
    "again": calendar.to_ical().count(b"BEGIN:VEVENT"),
    "events": [event(e) for e in calendar.walk("VEVENT")]}))
"#;

#[test]
#[ignore = "needs Python with icalendar"]
fn proof_the_calendar_is_read_by_another_implementation() {
    let Some(python) = python("icalendar") else { return };
    let home = eventful();
    home.words(&["add", "逗号，分号；半角,;\\反斜", "--due", "2027-03-01", "-q"]).ends(
        0,
        Stream::Has(&[]),
        Stream::Nothing,
    );
    let path = export(&home, "", "t.ics");
    let ours = events(&std::fs::read_to_string(&path).expect("written"));
    let read = asked(&python, READ_CALENDAR, &path);
    assert_eq!(read["errors"], serde_json::json!([]));
    assert_eq!((&read["version"], &read["name"]), (&"2.0".into(), &"答复承诺".into()));
    assert_eq!((&read["method"], &read["again"]), (&false.into(), &ours.len().into()));
    let found = read["events"].as_array().expect("events");
    assert_eq!(found.len(), ours.len());
    let of = |events: &[Value], uid: &str| -> Value {
        events.iter().find(|event| event["uid"] == uid).expect(uid).clone()
    };
    let due = of(found, "gx-2021122/1.5/due@nuo");
    assert_eq!((&due["start"], &due["end"]), (&"2027-06-30".into(), &"2027-07-01".into()));
    assert_eq!(due["stamp"], "2026-11-23T12:00:00+00:00");
    assert_eq!(due["alarms"], serde_json::json!(["-7 days, 9:00:00", "-1 day, 9:00:00"]));
    let keys = serde_json::json!(["ACTION", "DESCRIPTION", "TRIGGER", "UID"]);
    assert_eq!(due["alarm_keys"], keys);
    let told = due["description"].as_str().expect("told");
    assert!(told.contains("\n办理状态：未核查\n") && told.contains("等待，\"评估\""), "{told}");
    let titles: Vec<&str> = found.iter().filter_map(|event| event["summary"].as_str()).collect();
    assert!(titles.iter().any(|title| title.ends_with("逗号，分号；半角,;\\反斜")), "{titles:?}");
    home.words(&["defer", "1.5", "--to", "2028-01-31", "--reason", "y", "-q"]).ends(
        0,
        Stream::Has(&[]),
        Stream::Nothing,
    );
    let later = asked(&python, READ_CALENDAR, &export(&home, "", "u.ics"));
    let later = later["events"].as_array().expect("events");
    let names = |events: &[Value]| -> Vec<String> {
        events.iter().map(|event| event["uid"].to_string()).collect()
    };
    assert_eq!(names(found), names(later), "a second import updates");
    let moved = of(later, "gx-2021122/1.5/due@nuo");
    assert_eq!(moved["start"], "2028-01-31");
    assert!(moved["sequence"].as_u64() > due["sequence"].as_u64());
}
