//! A ledger as one document, and made again of it.

use crate::ledger_file::{
    LedgerFile, add, attach, day, defer, findings, mark, note, opening, own, reply_date,
};
use crate::run::{Home, Stream};
use nuo::app::{App, AppError, Imported, WholeProblem};
use nuo::domain::vocabulary::Status;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::Path;

/// Every row of every table.
pub fn rows(path: &Path) -> Vec<(String, Vec<Vec<Value>>)> {
    let ledger = Connection::open(path).expect("SQLite opens it");
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let mut tables = ledger.prepare(tables).expect("a table of tables");
    let names = tables.query_map([], |row| row.get(0)).expect("read");
    let names: Vec<String> = names.collect::<Result<_, _>>().expect("names");
    let read = |name: String| {
        let mut all = ledger.prepare(&format!("SELECT * FROM {name}")).expect("a table");
        let columns = all.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..columns).map(|at| row.get(at)).collect();
        let mut found: Vec<Vec<Value>> =
            all.query_map([], row).expect("read").collect::<Result<_, _>>().expect("rows");
        found.sort_by_key(|row| format!("{row:?}"));
        (name, found)
    };
    names.into_iter().map(read).collect()
}

/// The document of a ledger made into another one, which has to be the same.
pub fn check_round_trip(app: &App) {
    let (document, counts) = app.whole().expect("it is written");
    let other = LedgerFile::absent();
    let mut copy = other.open(opening(&other.path(), day("2027-01-01"))).expect("founded");
    match copy.import_whole(document.as_slice()).expect("it is read") {
        Imported::Made { counts: made, restored } => {
            assert_eq!(made, counts);
            assert_eq!(restored.files_missing, app.files_missing().expect("counted"));
        }
        Imported::Nothing(_) => panic!("nothing was made"),
    }
    assert_eq!(findings(&copy), findings(app));
    assert!(rows(&other.path()) == rows(app.path()), "the rows are the same");
    assert!(copy.whole().expect("written").0 == document, "the documents are the same");
}

fn lived_in(file: &LedgerFile) -> App {
    let letter = file.folder().join("letter.pdf");
    std::fs::write(&letter, b"%PDF-1.4 \xff\x00").expect("written");
    let mut app = file.on("2026-11-20");
    mark(&mut app, "2.12", Status::InProgress).expect("marked");
    let evidence = app.evidence(&letter.display().to_string()).expect("copied in");
    attach(&mut app, "2.12", vec![evidence]).expect("attached");
    note(&mut app, "1.1", "“引号”\n第二行 \u{1F600}").expect("noted");
    defer(&mut app, "1.5", "2027-01-31", "等批复").expect("moved");
    reply_date(&mut app, "2021-06-25").expect("set");
    add(&mut app, own("x1", "day:2026-12-31")).expect("added");
    app.undo(Some(4)).expect("undone");
    app.redo().expect("redone");
    app.undo(None).expect("undone");
    app
}

#[test]
fn a_ledger_made_of_its_document_is_the_same_ledger() {
    let file = LedgerFile::founded();
    check_round_trip(&lived_in(&file));
}

#[test]
fn a_ledger_that_fell_behind_catches_up_and_one_that_is_ahead_stays() {
    let file = LedgerFile::founded();
    let app = lived_in(&file);
    let (early, _) = app.whole().expect("written");
    let behind = LedgerFile::absent();
    let mut copy = behind.open(opening(&behind.path(), day("2026-11-21"))).expect("founded");
    copy.import_whole(early.as_slice()).expect("made");
    let mut app = file.on("2026-11-24");
    mark(&mut app, "1.1", Status::Done).expect("marked");
    let (late, _) = app.whole().expect("written");
    let made = copy.import_whole(late.as_slice()).expect("caught up");
    let Imported::Made { restored, .. } = made else { panic!("nothing was made") };
    assert!(restored.kept.is_some_and(|kept| kept.is_file()), "what it was is kept");
    assert!(rows(&behind.path()) == rows(&file.path()));
    let again = copy.import_whole(early.as_slice()).expect("read");
    assert!(matches!(again, Imported::Nothing(_)));
    assert!(rows(&behind.path()) == rows(&file.path()));
}

#[test]
fn what_both_ledgers_have_of_their_own_is_never_overwritten() {
    let file = LedgerFile::founded();
    let (document, _) = lived_in(&file).whole().expect("written");
    let other = LedgerFile::founded();
    let mut app = other.on("2026-11-20");
    mark(&mut app, "3.1", Status::Stalled).expect("marked");
    let before = rows(&other.path());
    let refused = app.import_whole(document.as_slice());
    assert!(matches!(refused, Err(AppError::Whole(WholeProblem::Apart { seq: 2 }))), "{refused:?}");
    assert!(rows(&other.path()) == before);
}

#[test]
fn a_document_that_was_changed_is_found_out() {
    let file = LedgerFile::founded();
    let (document, _) = lived_in(&file).whole().expect("written");
    let document = String::from_utf8(document).expect("UTF-8");
    let check = |from: &str, to: &str, fits: fn(&WholeProblem) -> bool| {
        assert!(document.contains(from), "{from}");
        let changed = document.replacen(from, to, 1);
        let other = LedgerFile::founded();
        let mut app = other.on("2026-11-20");
        let before = rows(&other.path());
        match app.import_whole(changed.as_bytes()) {
            Err(AppError::Whole(problem)) => assert!(fits(&problem), "{from}: {problem}"),
            other => panic!("{from}: {other:?}"),
        }
        assert!(rows(&other.path()) == before, "{from}");
    };
    check("等批复", "等批示", |problem| matches!(problem, WholeProblem::Chain { seq: 5 }));
    check("\"day\":\"2026-11-20\"", "\"day\":\"2026-11-19\"", |problem| {
        matches!(problem, WholeProblem::Chain { .. })
    });
    check("\"seq\":3", "\"seq\":9", |problem| matches!(problem, WholeProblem::Chain { seq: 9 }));
    check("JVBERi0", "JVBERi1", |problem| matches!(problem, WholeProblem::OtherBytes { .. }));
    check("nuo.ledger/1", "nuo.ledger/9", |problem| matches!(problem, WholeProblem::Schema { .. }));
    check("\"texts\":[", "\"texts\":[[", |problem| matches!(problem, WholeProblem::Json(_)));
}

#[test]
fn a_document_that_another_program_laid_out_anew_is_read_as_well() {
    let file = LedgerFile::founded();
    let app = lived_in(&file);
    let (document, _) = app.whole().expect("written");
    // As a tool would that keeps the order of the keys.
    let mut spaced = String::new();
    let (mut quoted, mut escaped) = (false, false);
    for c in String::from_utf8(document).expect("UTF-8").chars() {
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        spaced.push(c);
        if !quoted && matches!(c, ',' | ':' | '[' | '{') {
            spaced.push_str("\n  ");
        }
    }
    let other = LedgerFile::absent();
    let mut copy = other.open(opening(&other.path(), day("2027-01-01"))).expect("founded");
    copy.import_whole(spaced.as_bytes()).expect("it is read");
    assert!(rows(&other.path()) == rows(&file.path()));
}

#[test]
fn a_person_hands_a_ledger_on_as_a_file_and_takes_it_in_elsewhere() {
    let home = Home::with_ledger();
    home.file("proof.pdf", b"%PDF-1.4");
    home.words(&["done", "2.12", "--evidence", "./proof.pdf", "-q"]).ends(
        0,
        Stream::Has(&[]),
        Stream::Nothing,
    );
    home.run("export -o whole.json").ends(0, Stream::Nothing, Stream::Has(&["已写入 whole.json"]));
    let written = std::fs::read(home.path().join("whole.json")).expect("written");
    let piped = home.run("export --json").ends(0, Stream::Has(&["nuo.ledger/1"]), Stream::Nothing);
    assert_eq!(piped.stdout.as_bytes(), written);

    let other = Home::new();
    other.file("whole.json", &written);
    other.run("import whole.json").ends(
        0,
        Stream::Nothing,
        Stream::Has(&["已按文件建成台账：操作 2 次，佐证文件 1 个", "原台账留在"]),
    );
    assert!(rows(&other.ledger()) == rows(&home.ledger()));
    let again = other.run("export --json").ends(0, Stream::Has(&[]), Stream::Nothing);
    assert_eq!(again.stdout.as_bytes(), written);
    other.run("import - --lang en").stdin(&written).ends(
        0,
        Stream::Nothing,
        Stream::Has(&["has all 2 operations of the file already"]),
    );
    other.run("doctor").ends(0, Stream::Has(&[]), Stream::Nothing);
    // A part of it is not the whole, and a look at it is another ledger.
    home.run("export 逾期 --format json").ends(2, Stream::Nothing, Stream::Has(&["nuo list"]));
    for part in ["--withdrawn", "--raw", "--alarm 7", "--no-alarm", "--columns code"] {
        home.run(&format!("export --format json {part}")).ends(
            2,
            Stream::Nothing,
            Stream::Has(&["nuo list"]),
        );
    }
    other.run("import whole.json --dry-run").ends(2, Stream::Nothing, Stream::Has(&["--db"]));
    let damaged = String::from_utf8(written).expect("UTF-8").replace("\"li\"", "\"lo\"");
    let third = Home::with_ledger();
    third.file("whole.json", damaged.as_bytes());
    third.run("import whole.json").ends(7, Stream::Nothing, Stream::Has(&["操作 #1 与校验值不符"]));
    third.run("log").ends(0, Stream::Has(&["#1"]), Stream::Nothing);
}
