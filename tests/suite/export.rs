//! `nuo export`: the register as files that others open.

mod calendar;
mod others;

use crate::run::{Home, Stream};
use crate::{ledger_file, pty};
use calamine::{Data, Reader, Xlsx, open_workbook};
use nuo::domain::query::Query;
use nuo::domain::register::{RegisterColumn, RegisterRow};
use nuo::i18n::Lang;
use nuo::i18n::register::{Cell, register_cell, register_column};
use nuo::text::escape::csv_text;
use std::path::{Path, PathBuf};

/// Titles that a spreadsheet would take for something else.
const DANGEROUS: [&str; 6] = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "＝SUM(A1)", "007"];

/// A ledger in which things have happened.
fn eventful() -> Home {
    let home = Home::with_ledger();
    for words in [
        &["done", "1.4", "--evidence", "桂办发〔2021〕14号", "--on", "2026-11-20"][..],
        &["done", "2.15"],
        &["progress", "2.15", "12", "--note", "第一批"],
        &["defer", "1.5", "--to", "2027-06-30", "--reason", "等待，\"评估\""],
        &["mark", "2.1", "stalled", "--note", "经费未到位"],
        &["mark", "1.1", "in_progress", "--note", "第一行 | 竖线"],
        &["add", "向市委报送半年小结", "--due", "2027年6月底前", "--lead", "办公室"],
    ] {
        home.words(words).arg("-q").ends(0, Stream::Has(&[]), Stream::Nothing);
    }
    home
}

fn rows(home: &Home) -> Vec<RegisterRow> {
    let opening = ledger_file::opening(&home.ledger(), ledger_file::day("2026-11-23"));
    let (app, _) = nuo::app::App::open(opening).expect("opened");
    app.register(&Query::All, nuo::app::Withdrawn::LeftOut, None).expect("read")
}

/// Exports to a file in the home, in Chinese.
#[track_caller]
fn export(home: &Home, arguments: &str, name: &str) -> PathBuf {
    let path = home.path().join(name);
    let said = format!("已写入 {name}（");
    home.run(&format!("export --lang zh -o {name} {arguments}")).ends(
        0,
        Stream::Nothing,
        Stream::Has(&[&said]),
    );
    path
}

fn records(path: &Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).expect("written");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let record = |record: Result<csv::StringRecord, csv::Error>| {
        record.expect("a record").iter().map(str::to_owned).collect()
    };
    reader.records().map(record).collect()
}

#[test]
fn a_csv_is_what_spreadsheets_expect() {
    let home = eventful();
    let path = export(&home, "", "t.csv");
    let bytes = std::fs::read(&path).expect("written");
    assert!(bytes.starts_with(b"\xef\xbb\xbf"), "Excel knows it by its mark");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let records = records(&path);
    let rows = rows(&home);
    assert_eq!(records.len(), rows.len() + 1);
    let headings: Vec<&str> =
        RegisterColumn::ALL.iter().map(|column| register_column(*column, Lang::Zh)).collect();
    assert_eq!(records[0], headings);
    for (record, row) in records[1..].iter().zip(&rows) {
        for (cell, column) in record.iter().zip(RegisterColumn::ALL) {
            let expected = register_cell(row, column, Lang::Zh).text();
            assert_eq!(csv_text(cell), expected, "{column:?}");
        }
    }
    let codes: Vec<&str> = records[1..].iter().map(|record| record[0].as_str()).collect();
    assert!(codes.contains(&"2.1") && codes.contains(&"'2.10"), "they stay two: {codes:?}");
}

#[test]
fn what_looks_like_a_formula_is_guarded_unless_it_is_wanted_bare() {
    let home = Home::with_ledger();
    for title in DANGEROUS {
        home.words(&["add", "--title-en", "t", "-q", "--", title]).ends(
            0,
            Stream::Has(&[]),
            Stream::Nothing,
        );
    }
    let titles = |arguments: &str| -> Vec<String> {
        let path = export(&home, &format!("{arguments} --columns commitment letter:own"), "t.csv");
        records(&path)[1..].iter().map(|record| record[0].clone()).collect()
    };
    let guarded: Vec<String> = DANGEROUS.iter().map(|title| format!("'{title}")).collect();
    assert_eq!(titles(""), guarded);
    assert_eq!(titles("--raw"), DANGEROUS);
}

#[test]
fn a_workbook_has_every_cell_as_what_it_is() {
    let home = eventful();
    let path = export(&home, "", "t.xlsx");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    assert_eq!(book.sheet_names(), ["台账", "汇总", "说明"]);
    assert!(book.worksheet_formula("台账").expect("read").is_empty(), "no formula among words");
    let sheet = book.worksheet_range("台账").expect("read");
    let rows = rows(&home);
    assert_eq!(sheet.get_size(), (rows.len() + 1, 26));
    let mut days = 0;
    for (line, row) in sheet.rows().skip(1).zip(&rows) {
        for (found, column) in line.iter().zip(RegisterColumn::ALL) {
            match (found, register_cell(row, column, Lang::Zh)) {
                (Data::String(found), Cell::Text(expected)) => assert_eq!(*found, expected),
                (Data::DateTime(found), Cell::Day { day, .. }) => {
                    days += 1;
                    let found = found.as_datetime().expect("a day").date();
                    assert_eq!(found, day, "{column:?}");
                }
                (Data::Float(found), Cell::Whole(value)) => {
                    assert_eq!(found.to_string(), value.to_string());
                }
                (Data::Float(found), Cell::Number(value)) => {
                    assert!((found - value).abs() < 1e-9);
                }
                (Data::Empty, Cell::Nothing) => {}
                (found, expected) => panic!("{} {column:?}: {found:?} {expected:?}", row.code),
            }
        }
    }
    assert!(days > 50, "{days} days");
}

#[test]
fn the_counts_of_a_workbook_add_up_and_its_notes_name_the_day() {
    let home = eventful();
    let path = export(&home, "", "t.xlsx");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let sheet = book.worksheet_range("汇总").expect("read");
    let cells: Vec<(String, f64)> = sheet
        .rows()
        .filter_map(|row| match (&row[0], &row[1]) {
            (Data::String(word), Data::Float(count)) => Some((word.clone(), *count)),
            _ => None,
        })
        .collect();
    let count = |word: &str| {
        cells.iter().find(|(found, _)| found == word).map(|(_, count)| *count).expect(word)
    };
    assert_eq!([count("已办结"), count("停滞"), count("推进中")], [2.0, 1.0, 1.0]);
    assert_eq!(count("未核查"), 57.0);
    let totals: Vec<f64> =
        cells.iter().filter(|(word, _)| word == "合计").map(|(_, count)| *count).collect();
    assert_eq!(totals, [61.0, 61.0]);
    let formulas = book.worksheet_formula("汇总").expect("read");
    assert!(formulas.used_cells().any(|(_, _, text)| text.contains("COUNTIF")));
    let notes = book.worksheet_range("说明").expect("read");
    assert!(notes.rows().any(|row| row[0].to_string().contains("截至 2026-11-23")));
}

#[test]
fn the_same_ledger_gives_the_same_bytes() {
    let home = eventful();
    for name in ["csv", "xlsx", "md", "ics"] {
        let first = std::fs::read(export(&home, "", &format!("a.{name}"))).expect("written");
        let second = std::fs::read(export(&home, "", &format!("b.{name}"))).expect("written");
        assert!(first == second, "{name}");
    }
}

#[test]
fn a_table_for_chat_is_short_and_inert() {
    let home = eventful();
    let path = export(&home, "", "t.md");
    let text = std::fs::read_to_string(path).expect("written");
    assert!(text.starts_with("# 答复承诺事项台账（截至 2026-11-23）\n\n共 61 条。\n\n| 编号 |"));
    assert!(text.contains("第一行 \\| 竖线"), "{text}");
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(text.lines().filter(|line| line.starts_with('|')).all(|line| bars(line) == 9));
    home.run("export --format md --lang en code:1.4 --columns code,completed").ends(
        0,
        Stream::Has(&["| Code | Completed \\(on time / late\\) |", "| 1.4 | 2026-11-20 |"][1..]),
        Stream::Nothing,
    );
}

#[test]
fn a_filter_columns_and_the_past_are_taken() {
    let home = eventful();
    home.run("export --raw -closed part:1 --format csv --columns code,status --lang en").ends(
        0,
        Stream::Has(&["Code,Status\r\n1.1,In progress\r\n", "1.10,"]),
        Stream::Nothing,
    );
    home.run("export code:1.4 --format csv --columns code,status --lang en --as-of #1").ends(
        0,
        Stream::Is("\u{feff}Code,Status\r\n1.4,Unchecked\r\n"),
        Stream::Has(&["#1"]),
    );
    home.run("export code:9.9 --format csv --columns code --lang en").ends(
        0,
        Stream::Is("\u{feff}Code\r\n"),
        Stream::Has(&["No commitment matches"]),
    );
    home.run("withdraw 1.1 --reason x -q").ends(0, Stream::Has(&[]), Stream::Nothing);
    for (flag, expected) in [("", "\u{feff}Code\r\n"), ("--withdrawn", "\u{feff}Code\r\n1.1\r\n")] {
        home.run(&format!("export {flag} code:1.1 --format csv --columns code --lang en -q")).ends(
            0,
            Stream::Is(expected),
            Stream::Nothing,
        );
    }
}

#[test]
fn fields_under_an_offices_own_headings_stand_behind_the_register() {
    let home = Home::with_ledger();
    for field in ["owner=王五", "督办批次=第三批"] {
        home.words(&["edit", "1.1", "--field", field, "-q"]).ends(
            0,
            Stream::Has(&[]),
            Stream::Nothing,
        );
    }
    let records = records(&export(&home, "code:1.1", "t.csv"));
    assert_eq!(records[0].len(), 27);
    assert_eq!(records[0][26], "督办批次");
    assert_eq!((records[1][10].as_str(), records[1][26].as_str()), ("王五", "第三批"));
}

#[test]
fn the_form_must_be_known_and_fit_where_it_goes() {
    let home = Home::with_ledger();
    for line in ["export", "export -o t.pdf", "export -o xlsx"] {
        home.run(&format!("{line} --lang en")).ends(
            2,
            Stream::Nothing,
            Stream::Has(&["format", "csv, xlsx, md, ics"]),
        );
    }
    home.run("export --format csv --columns nothing --lang en").ends(
        2,
        Stream::Nothing,
        Stream::Has(&["nothing"]),
    );
    home.run("export --format ics --alarm 3 --no-alarm --lang en").ends(
        2,
        Stream::Nothing,
        Stream::Has(&["--alarm"]),
    );
    let file = ledger_file::LedgerFile::founded();
    let mut command = pty::nuo(&file);
    command.args(["export", "--format", "xlsx"]);
    let mut terminal = pty::Terminal::start(command, (80, 24), pty::Answer::Never);
    terminal.wait_for("-o");
    assert_eq!(terminal.exit_code(), 2);
}
