//! A register that nuo wrote comes back.

use super::{any, counts, days, everything, imported, shown, workbook, write_row};
use crate::ledger_file::{day, opening};
use crate::run::{Home, Stream};
use Stream::Has;
use nuo::app::{App, Withdrawn};
use nuo::domain::query::Query;
use nuo::domain::register::RegisterColumn;
use nuo::i18n::Lang;
use nuo::i18n::register::{Cell, register_cell, register_column};
use serde_json::json;

/// A ledger in which something of every sort was recorded.
fn busy() -> Home {
    let home = Home::with_ledger();
    for words in [
        &["done", "1.4", "--evidence", "桂办发〔2021〕14号", "--note", "已印发"][..],
        &["mark", "1.1", "stalled", "--note", "等批复；再说"],
        &["progress", "2.15", "12", "--note", "第一批"],
        &["defer", "2.15", "--to", "2027-06-30", "--reason", "评审延后"],
        &[
            "edit",
            "2.15",
            "--field",
            "责任人=王某",
            "--field",
            "存在问题=人手不足",
            "--field",
            "备注=见附件",
        ],
        &[
            "add",
            "=1+1 的事项",
            "--due",
            "2027年6月底前",
            "--lead",
            "办公室",
            "--target",
            "20-30 家",
        ],
        &["add", "每月报送", "--due", "每月", "--field", "下一步措施=-再议"],
        &["add", "撤回的事"],
        &["withdraw", "0.3", "--reason", "误录"],
    ] {
        home.words(words).ends(0, any(), any());
    }
    home
}

/// Writes the register into the home, as csv or xlsx by the name's ending.
fn written(home: &Home, name: &str, lang: Lang) {
    let (app, _) = App::open(opening(&home.ledger(), day("2026-11-23"))).expect("a ledger");
    let rows = app.register(&Query::All, Withdrawn::LeftOut, None).expect("rows");
    let columns = RegisterColumn::ALL;
    let heads: Vec<&str> = columns.iter().map(|column| register_column(*column, lang)).collect();
    if name.ends_with(".csv") {
        let mut csv = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        csv.write_record(&heads).expect("written");
        for row in &rows {
            let text = |column: &RegisterColumn| {
                let text = register_cell(row, *column, lang).text();
                let formula = text.starts_with(['=', '+', '-', '@']);
                if formula { format!("'{text}") } else { text }
            };
            csv.write_record(columns.iter().map(text)).expect("written");
        }
        home.file(name, &csv.into_inner().expect("bytes"));
        return;
    }
    workbook(home, name, |sheet| {
        write_row(sheet, 0, &heads)?;
        for (line, row) in (1..).zip(&rows) {
            for (column, place) in columns.iter().zip(0..) {
                match register_cell(row, *column, lang) {
                    Cell::Text(text) => sheet.write_string(line, place, text)?,
                    Cell::Whole(value) => sheet.write_number(line, place, value as f64)?,
                    Cell::Number(value) => sheet.write_number(line, place, value)?,
                    // What is said behind a day stands in its number format.
                    Cell::Day { day, .. } => {
                        sheet.write_datetime_with_format(line, place, day, &days())?
                    }
                    Cell::Nothing => continue,
                };
            }
        }
        Ok(())
    });
}

#[test]
fn an_export_into_its_own_ledger_changes_nothing() {
    let home = busy();
    for lang in ["zh", "en"] {
        for format in ["csv", "xlsx"] {
            let file = format!("out-{lang}.{format}");
            written(&home, &file, Lang::from_key(lang).expect("a language"));
            let before = everything(&home);
            let answer = imported(&home, &file);
            let found = counts(&answer);
            assert_eq!((found[0], found[1], found[3], found[6]), (0, 0, 0, 0), "{file}: {answer}");
            assert!(found[2] >= 62, "{file}: {answer}");
            assert_eq!(everything(&home), before, "{file}");
        }
    }
}

#[test]
fn an_export_brings_into_another_ledger_what_its_columns_can_carry() {
    let home = busy();
    written(&home, "out.xlsx", Lang::Zh);
    let other = Home::with_ledger();
    let bytes = std::fs::read(home.path().join("out.xlsx")).expect("read");
    other.file("out.xlsx", &bytes);
    let answer = imported(&other, "out.xlsx --on-conflict take");
    assert_eq!(counts(&answer)[6], 0, "{answer}");
    let done = shown(&other, "1.4");
    assert_eq!((&done["status"], &done["status_on"]), (&json!("done"), &json!("2026-11-23")));
    assert_eq!(done["evidence_records"][0]["number"], "桂办发〔2021〕14号");
    assert_eq!(shown(&other, "1.1")["status"], "stalled");
    let counted = shown(&other, "2.15");
    assert_eq!(
        (&counted["progress"]["value"], &counted["fields"]["owner"]),
        (&json!(12), &json!("王某"))
    );
    let own = shown(&other, "0.1");
    assert_eq!((&own["title"], &own["lead"]), (&json!("=1+1 的事项"), &json!(["办公室"])));
    assert_eq!((&own["due"]["latest"], &own["target"]["high"]), (&json!("2027-06-30"), &json!(30)));
    assert_eq!(shown(&other, "0.2")["fields"]["next_step"], "-再议");
    let again = imported(&other, "out.xlsx");
    assert_eq!(again["op"], json!(null), "a second import changes nothing: {again}");
    other.run("doctor").ends(0, Has(&["账本完好"]), any());
}
