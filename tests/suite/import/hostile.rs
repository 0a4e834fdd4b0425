//! Files that nobody meant well: nothing panics, nothing grows without bounds,
//! and long tables stay quick.

use super::{counts, imported, write_row};
use crate::run::{Home, Stream};
use nuo::import::columns::Columns;
use nuo::import::error::ImportError;
use nuo::import::rows::read_rows;
use nuo::import::table::{Format, Found, Search, read, rejected};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use proptest::proptest;
use proptest::test_runner::Config;
use std::io::Write;

/// Reads bytes as far as they can be read.
fn drive(bytes: &[u8], format: Format) {
    let Ok(Found::Table(table)) = read(bytes, format, &Search::default()) else { return };
    let Ok(columns) = Columns::of(&table.headers, &[]) else { return };
    let today = "2026-11-23".parse().expect("a day");
    let _ = read_rows(&table, &columns, &[], None, today);
    let rows: Vec<_> = table.rows.iter().map(|row| (row, "原因".to_owned())).collect();
    let _ = rejected(&table, &rows, "原因");
}

fn book() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    write_row(sheet, 0, &["编号", "事项", "完成时限", "状态", "量化目标"]).expect("written");
    write_row(sheet, 1, &["1", "一事", "2027年6月底", "推进中", "20-30家"]).expect("written");
    sheet.merge_range(2, 0, 4, 0, "2", &rust_xlsxwriter::Format::new()).expect("merged");
    sheet.write_number(3, 2, 45_473).expect("written");
    book.save_to_buffer().expect("saved")
}

/// Cells as people and enemies write them, in the columns of a table.
fn cells() -> impl Strategy<Value = String> {
    let odd = prop_oneof![
        any::<String>(),
        "[0-9年月日.\\-/—前底第季度〇]{0,14}",
        Just("1e308".to_owned()),
        Just("-0".to_owned()),
        Just("9999999999999999999".to_owned()),
        Just("\u{202e}第２０２１１２２号".to_owned()),
        Just("((((((〔2021〕号".to_owned()),
        Just("12/20-30 家（".to_owned()),
    ];
    prop::collection::vec(odd, 24).prop_map(|cells| {
        let quoted = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        quoted.collect::<Vec<_>>().join(",")
    })
}

const HEADERS: &str = "编号,建议号与案由,领衔代表,答复单位·文号·日期,办复类别,承诺事项,原文位置,承诺力度,\
                       牵头单位,协办单位,责任人,量化目标,完成时限,时限依据,办理状态,落实情况,完成值,\
                       最新进展,存在问题,佐证材料,完成日期,答复日期,标签,别的";

proptest! {
    #![proptest_config(Config { cases: 64, failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for format in Format::ALL {
            drive(&bytes, *format);
        }
        let text = [HEADERS.as_bytes(), b"\n", &bytes].concat();
        drive(&text, Format::Csv);
    }

    #[test]
    fn no_cells_make_reading_panic(rows in prop::collection::vec(cells(), 1..4)) {
        drive(format!("{HEADERS}\n{}\n", rows.join("\n")).as_bytes(), Format::Csv);
    }

    #[test]
    fn no_json_makes_reading_panic(
        name in prop_oneof![Just("due"), Just("target"), Just("evidence_records"), Just("source"), Just("value")],
        text in "[\\[\\]{}\":,a-z0-9 .\\-]{0,40}",
    ) {
        let json = format!("[{{\"title\": \"一事\", \"{name}\": {text}}}]");
        drive(json.as_bytes(), Format::Json);
        drive(text.as_bytes(), Format::Json);
    }

    #[test]
    fn no_damage_to_a_workbook_makes_reading_panic(
        at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = book();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        drive(&bytes, Format::Xlsx);
        bytes.truncate(cut.index(bytes.len()));
        drive(&bytes, Format::Xlsx);
    }

    #[test]
    fn no_damage_inside_of_a_workbook_makes_reading_panic(
        part in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), text in "[<>/a-z0-9\"= :A-Z]{0,12}",
    ) {
        drive(&damaged(&book(), part, at, &text), Format::Xlsx);
    }
}

/// The workbook with a text written over a place in one of its parts.
fn damaged(
    bytes: &[u8],
    part: prop::sample::Index,
    at: prop::sample::Index,
    text: &str,
) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let chosen = part.index(archive.len());
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        std::io::copy(&mut file, &mut content).expect("read");
        if index == chosen {
            let place = at.index(content.len());
            let end = (place + text.len()).min(content.len());
            content.splice(place..end, text.bytes());
        }
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(file.name().expect("a name").into_owned(), options).expect("begun");
        writer.write_all(&content).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let options = zip::write::SimpleFileOptions::default();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("one", options).expect("begun");
    writer.write_all(&vec![b' '; 4 * 1024 * 1024]).expect("written");
    let one = writer.finish().expect("finished");
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut archive = zip::ZipArchive::new(one).expect("a zip");
    for place in 0..80 {
        let part = archive.by_index_raw(0).expect("a part");
        writer.raw_copy_file_rename(part, format!("xl/{place}.xml")).expect("copied");
    }
    let bytes = writer.finish().expect("finished").into_inner();
    assert!(bytes.len() < 2 * 1024 * 1024);
    let found = read(&bytes, Format::Xlsx, &Search::default());
    assert!(matches!(found, Err(ImportError::Bomb { .. })), "{found:?}");
}

#[test]
fn the_limits_hold() {
    let many = format!("事项\n{}", "一事\n".repeat(100_001));
    let found = read(many.as_bytes(), Format::Csv, &Search::default());
    assert!(matches!(found, Err(ImportError::TooManyRows { .. })));
    let home = Home::with_ledger();
    home.file("long.csv", format!("事项,说明\n一事,{}\n", "长".repeat(30_000)).as_bytes());
    home.run("import long.csv").ends(7, Stream::Has(&["说明：超过 64 KB"]), super::any());
}

#[test]
fn nothing_beyond_a_limit_is_lost_in_silence() {
    let home = Home::with_ledger();
    for (name, count) in [("cells.json", 100_000), ("columns.json", 9_000)] {
        let objects: Vec<String> = (0..count).map(|at| format!("{{\"k{at}\":1}}")).collect();
        home.file(name, format!("[{}]", objects.join(",")).as_bytes());
    }
    let wide =
        |tail: &str| format!("事项,时限{}\n一事,{}{tail}\n", ",".repeat(300), ",".repeat(300));
    home.file("wide.csv", wide("远处").as_bytes());
    super::workbook(&home, "wide.xlsx", |sheet| {
        write_row(sheet, 0, &["编号", "事项"])?;
        write_row(sheet, 1, &["1", "一事"])?;
        sheet.write_string(1, 256, "远处").map(drop)
    });
    for (name, said) in [
        ("cells.json", "超过 4000000 格"),
        ("columns.json", "超过 256 栏"),
        ("wide.csv", "超过 256 栏"),
        ("wide.xlsx", "超过 256 栏"),
    ] {
        home.run(&format!("import {name}")).ends(7, Stream::Is(""), Stream::Has(&[said]));
    }
    home.file("empty.csv", wide("").as_bytes());
    assert_eq!(counts(&imported(&home, "empty.csv"))[0], 1, "nothing stands there");
    let blank = format!("事项\n头一件\n{}末一件\n", " \n\n,,\n".repeat(100_000));
    home.file("blank.csv", blank.as_bytes());
    let answer = imported(&home, "blank.csv");
    let row = &answer["rows"]["added"][1]["row"];
    assert_eq!((counts(&answer)[0], row), (2, &serde_json::json!(300_003)));
}

#[test]
fn a_long_table_is_imported_and_compared_in_reasonable_time() {
    let home = Home::with_ledger();
    let mut text = "建议号,编号,承诺事项,牵头单位,完成时限,状态\n".to_owned();
    for number in 0..3000 {
        let letter = number % 500;
        text.push_str(&format!(
            "2024{letter:03},{number},第 {number} 号事项,科技厅,2027-06-30,推进中\n"
        ));
    }
    home.file("long.csv", text.as_bytes());
    let answer = imported(&home, "long.csv");
    assert_eq!(counts(&answer)[0], 3000);
    assert_eq!(counts(&imported(&home, "long.csv"))[2], 3000);
}
