//! The ledger file: what is opened, what is refused, and who may read it.

use crate::children::{child, given_ledger, run};
use crate::ledger_file::{
    LedgerFile, MAKE_OLD, add, attach, day, defer, findings, id, item, mark, note, opening, own,
    proof, reply_date, sha256,
};
use nuo::app::{Access, App, AppError, Finding, Opening, Sort, Start, StoreError};
use nuo::domain::query::Query;
use nuo::domain::vocabulary::Status;
use rusqlite::Connection;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::{Barrier, LazyLock};
use std::time::Duration;

fn sql(path: &Path, statements: &str) {
    let connection = Connection::open(path).expect("opens");
    connection.execute_batch(statements).expect(statements);
}

/// The names and bytes of everything in a folder.
fn contents(folder: &Path) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            let entry = entry.expect("an entry");
            let bytes = fs::read(entry.path()).unwrap_or_default();
            (entry.file_name().to_string_lossy().into_owned(), sha256(&bytes))
        })
        .collect();
    found.sort();
    found
}

/// Opening is refused, for writing and for reading, and nothing is touched.
fn check_refused(file: &LedgerFile, what: &str, fits: impl Fn(&StoreError) -> bool) {
    let before = contents(file.folder());
    for access in [Access::Write, Access::Read] {
        let refused =
            file.open(nuo::app::Opening { access, ..opening(&file.path(), day("2022-01-01")) });
        match refused {
            Err(AppError::Store(error)) => assert!(fits(&error), "{what} {access:?}: {error:?}"),
            other => panic!("{what} {access:?} is not refused: {:?}", other.map(|_| ())),
        }
        assert_eq!(contents(file.folder()), before, "{what} {access:?} was touched");
    }
}

#[test]
fn what_is_not_a_ledger_is_refused_and_left_as_it_was() {
    let not_a_ledger = |error: &StoreError| matches!(error, StoreError::NotALedger(_));
    let folder = LedgerFile::absent();
    fs::create_dir(folder.path()).expect("made");
    check_refused(&folder, "a folder", |error| matches!(error, StoreError::IsDirectory(_)));
    for (what, bytes) in [
        ("a text", "承诺台账\n".repeat(50)),
        ("a short text", "x".to_owned()),
        ("the beginning of a database", "SQLite format 3\0".to_owned()),
    ] {
        let file = LedgerFile::absent();
        fs::write(file.path(), bytes).expect("written");
        check_refused(&file, what, not_a_ledger);
    }
    for (what, statements) in [
        ("a foreign database", "CREATE TABLE t(a); INSERT INTO t VALUES(1);"),
        ("one with a number of its own", "PRAGMA application_id = 7; CREATE TABLE t(a);"),
        ("one with a version of its own", "PRAGMA user_version = 1; CREATE TABLE t(a);"),
        ("an empty one with a version", "PRAGMA user_version = 1;"),
        ("one in small pages", "PRAGMA page_size = 512; CREATE TABLE t(a);"),
        ("one with a view only", "CREATE VIEW v AS SELECT 1;"),
        ("one in WAL mode", "PRAGMA journal_mode = wal; CREATE TABLE t(a);"),
    ] {
        let file = LedgerFile::absent();
        sql(&file.path(), statements);
        check_refused(&file, what, not_a_ledger);
    }
}

#[test]
fn a_ledger_of_a_newer_version_is_refused() {
    let file = LedgerFile::founded();
    sql(&file.path(), "PRAGMA user_version = 999;");
    check_refused(&file, "a newer ledger", |error| {
        matches!(error, StoreError::Newer { found: 999, known: 3, .. })
    });
}

#[test]
fn a_ledger_of_the_version_before_is_read_as_it_is_and_brought_up_to_date_to_write() {
    let read = |file: &LedgerFile, access| {
        let opening = Opening { access, ..opening(&file.path(), day("2026-11-24")) };
        let app = file.open(opening).expect("it opens");
        let agenda = app.agenda(&Query::All).expect("counted").total();
        let looked = item(&app, "1.1").looked_on;
        let queue = app.review_queue(&Query::All, 100).expect("the queue is read");
        (agenda, looked, queue, app.overview(&Query::All).expect("counted"), findings(&app))
    };
    let expected = read(&LedgerFile::holding(&LIVED_IN), Access::Read);
    assert!(expected.3.signals.days_moved != 0 && expected.4.is_empty());
    let file = LedgerFile::holding(&LIVED_IN);
    sql(&file.path(), MAKE_OLD);
    let version = || {
        let connection = Connection::open(file.path()).expect("SQLite opens it");
        let found = connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i32>(0));
        found.expect("a version")
    };
    assert!(read(&file, Access::Read) == expected, "it is read");
    assert_eq!(version(), 1);
    assert!(read(&file, Access::Write) == expected, "it is brought up to date");
    // As it was before, it is kept.
    let kept = format!("{}.backups/nuo-version-1.db", file.path().display());
    let kept = Connection::open(kept).expect("a copy was kept");
    let found = kept.query_row("PRAGMA user_version", [], |row| row.get::<_, i32>(0));
    assert_eq!(found.expect("a version"), 1);
    assert_eq!(version(), 3);
}

#[test]
fn a_damaged_ledger_is_refused_or_found_out() {
    let whole = fs::read(LedgerFile::founded().path()).expect("read");
    let damaged = |error: &StoreError| matches!(error, StoreError::Damaged(_));
    for part in [2, 3, 10] {
        let file = LedgerFile::founded();
        fs::write(file.path(), &whole[..whole.len() / part]).expect("cut");
        check_refused(&file, "a ledger that was cut", damaged);
    }
    let file = LedgerFile::founded();
    let mut garbled = whole.clone();
    garbled[100..4096].fill(0xAA);
    fs::write(file.path(), &garbled).expect("garbled");
    check_refused(&file, "a ledger with another first page", damaged);
    let file = LedgerFile::founded();
    garbled[..16].fill(b' ');
    fs::write(file.path(), &garbled).expect("garbled");
    check_refused(&file, "no header", |error| matches!(error, StoreError::NotALedger(_)));
    for page in 1..whole.len() / 4096 {
        let file = LedgerFile::founded();
        let mut garbled = whole.clone();
        garbled[page * 4096..(page + 1) * 4096].fill(0x5A);
        fs::write(file.path(), &garbled).expect("garbled");
        match file.open(opening(&file.path(), day("2022-01-01"))) {
            Err(error) => assert!(matches!(&error, AppError::Store(e) if damaged(e)), "{error:?}"),
            Ok(app) => match app.doctor() {
                Ok(health) => assert_ne!(health.findings, [], "page {page}"),
                Err(error) => {
                    assert!(matches!(&error, AppError::Store(e) if damaged(e)), "{error:?}");
                }
            },
        }
    }
}

#[test]
fn an_empty_or_absent_file_becomes_a_ledger_once() {
    for exists in [false, true] {
        let file = LedgerFile::absent();
        let reading = || nuo::app::Opening {
            access: Access::Read,
            ..opening(&file.path(), day("2022-01-01"))
        };
        if exists {
            fs::write(file.path(), b"").expect("written");
        }
        let missing = file.open(reading());
        assert!(matches!(missing, Err(AppError::Store(StoreError::Missing(_)))), "{exists}");
        let (app, start) = App::open(opening(&file.path(), day("2022-01-01"))).expect("made");
        assert_eq!((start, app.count(&Query::All).expect("a count")), (Start::Made, 60));
        assert_eq!(findings(&app), []);
        drop(app);
        let (app, start) = App::open(opening(&file.path(), day("2022-01-01"))).expect("opened");
        assert_eq!(
            (start, app.ops(9, nuo::app::Extent::Whole).expect("operations").len()),
            (Start::Found, 1)
        );
        drop(app);
        assert_eq!(contents(file.folder()).len(), 1, "nothing is left beside a closed ledger");
        file.open(reading()).expect("now it can be read");
    }
}

#[test]
fn a_start_that_was_cut_short_is_finished() {
    let file = LedgerFile::absent();
    sql(&file.path(), "PRAGMA journal_mode = wal;");
    assert_ne!(fs::read(file.path()).expect("read"), b"");
    assert_eq!(findings(&file.on("2022-01-01")), []);
    let file = LedgerFile::founded();
    sql(
        &file.path(),
        "DROP TRIGGER op_kept; DROP TRIGGER event_kept; DELETE FROM commitment; DELETE FROM stretch;
         DELETE FROM letter; DELETE FROM event; DELETE FROM op; DELETE FROM item;",
    );
    let (app, start) = App::open(opening(&file.path(), day("2022-01-01"))).expect("founded again");
    assert_eq!((start, app.count(&Query::All).expect("a count")), (Start::Made, 60));
    assert_eq!(findings(&app), []);
}

/// Every way to write is refused without the right to write.
fn check_read_only(app: &mut App) {
    let read_only = |error: Option<AppError>| {
        assert!(matches!(error, Some(AppError::Store(StoreError::ReadOnly))), "{error:?}");
    };
    assert_eq!(app.access(), Access::Read);
    assert_eq!(app.count(&Query::All).expect("a count"), 60);
    assert_eq!(app.page(&Query::All, Sort::Due, 0..5).expect("a page").rows.len(), 5);
    assert_eq!(item(app, "1.1").status(), Status::InProgress);
    assert_eq!(findings(app), []);
    read_only(note(app, "1.1", "x").err());
    read_only(reply_date(app, "2021-06-01").err());
    read_only(app.undo(None).err());
    read_only(app.redo().err());
    let evidence = app.path().to_str().expect("a path").to_owned();
    read_only(app.evidence(&evidence).err());
}

#[test]
fn a_ledger_opened_for_reading_is_read_and_not_written() {
    let file = LedgerFile::founded();
    mark(&mut file.on("2022-01-01"), "1.1", Status::InProgress).expect("marked");
    let bytes = fs::read(file.path()).expect("read");
    let reading =
        nuo::app::Opening { access: Access::Read, ..opening(&file.path(), day("2022-01-01")) };
    check_read_only(&mut file.open(reading.clone()).expect("opened"));
    assert_eq!(fs::read(file.path()).expect("read"), bytes);
    let mut writer = file.on("2022-01-01");
    let reader = file.open(reading).expect("opened");
    note(&mut writer, "1.1", "新").expect("noted");
    assert_eq!(item(&reader, "1.1").notes.len(), 1, "a reader sees what a writer records");
}

#[test]
fn a_ledger_that_this_user_may_not_write_is_read() {
    let file = LedgerFile::founded();
    mark(&mut file.on("2022-01-01"), "1.1", Status::InProgress).expect("marked");
    let before = contents(file.folder());
    fs::set_permissions(file.path(), Permissions::from_mode(0o444)).expect("set");
    fs::set_permissions(file.folder(), Permissions::from_mode(0o555)).expect("set");
    run("files::reader_without_rights", &file.path());
    fs::set_permissions(file.folder(), Permissions::from_mode(0o755)).expect("set");
    assert_eq!(contents(file.folder()), before);
}

#[test]
#[ignore = "run by another test as a process of its own"]
fn reader_without_rights() {
    let Some(path) = given_ledger() else { return };
    // SAFETY: plain calls without pointers; this process has no other use.
    unsafe {
        if libc::geteuid() == 0 {
            assert_eq!((libc::setgid(65534), libc::setuid(65534)), (0, 0));
        }
    }
    let (mut app, start) = App::open(opening(&path, day("2022-01-01"))).expect("opened");
    assert_eq!(start, Start::Found);
    check_read_only(&mut app);
}

fn check_modes(path: &Path) {
    let mode = fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let folder = path.is_dir();
    assert_eq!(mode, if folder { 0o700 } else { 0o600 }, "{} {mode:o}", path.display());
    if folder {
        for entry in fs::read_dir(path).expect("a folder") {
            check_modes(&entry.expect("an entry").path());
        }
    }
}

#[test]
fn nobody_else_may_read_what_is_made() {
    let file = LedgerFile::absent();
    run("files::maker_without_mask", &file.folder().join("a/b/nuo.db"));
    check_modes(&file.folder().join("a"));
}

#[test]
#[ignore = "run by another test as a process of its own"]
fn maker_without_mask() {
    let Some(path) = given_ledger() else { return };
    // SAFETY: a plain call without pointers; this process has no other use.
    unsafe { libc::umask(0) };
    let (mut app, _) = App::open(opening(&path, day("2022-01-01"))).expect("made");
    let original = path.ancestors().nth(3).expect("the folder above").join("scan.txt");
    fs::write(&original, "scan").expect("written");
    let evidence = app.evidence(original.to_str().expect("a path")).expect("copied");
    attach(&mut app, "1.1", vec![evidence]).expect("attached");
    // The side files are there while the ledger is open.
    check_modes(path.parent().expect("a folder"));
    assert!(path.with_file_name("nuo.db-wal").exists());
}

#[test]
fn operations_and_events_cannot_be_changed_or_removed() {
    let file = LedgerFile::founded();
    let connection = Connection::open(file.path()).expect("opens");
    for statement in [
        "UPDATE event SET body = '{}' WHERE seq = 1",
        "UPDATE op SET actor = 'x'",
        "DELETE FROM event WHERE seq = 1",
        "DELETE FROM op",
    ] {
        let refused = connection.execute_batch(statement).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|error| error.contains("are never")), "{statement}");
    }
    drop(connection);
    assert_eq!(findings(&file.on("2022-01-01")), []);
}

/// A ledger in which something stands in every column.
static LIVED_IN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    let outcome = app.execute(
        &nuo::domain::event::Command::Mark {
            items: vec![id(&app, "2.15")],
            scope: nuo::domain::event::Scope::Whole,
            status: Status::Done,
            note: Some("验收".to_owned()),
            evidence: Vec::new(),
            value: Some(nuo::domain::event::Amount::Total(21.0)),
        },
        None,
    );
    outcome.expect("marked");
    note(&mut app, "1.1", "记").expect("noted");
    attach(&mut app, "1.1", vec![proof("桂办发〔2021〕14号")]).expect("attached");
    add(&mut app, own("x1", "none")).expect("added");
    note(&mut app, "1.2", "撤回的").expect("noted");
    app.undo(None).expect("undone");
    defer(&mut app, "1.5", "2026-06-30", "等待中期评估").expect("moved");
    assert_eq!(findings(&app), []);
    drop(app);
    fs::read(file.path()).expect("read")
});

fn check_found_out(statements: &str, fits: impl Fn(&[Finding]) -> bool) {
    let file = LedgerFile::holding(&LIVED_IN);
    let open_hand = "DROP TRIGGER op_stays; DROP TRIGGER op_kept; DROP TRIGGER event_stays;
                     DROP TRIGGER event_kept; PRAGMA ignore_check_constraints = ON;
                     PRAGMA foreign_keys = OFF;";
    sql(&file.path(), &format!("{open_hand} {statements}"));
    let found = file.on("2022-01-01").doctor();
    match found {
        Ok(health) => assert!(fits(&health.findings), "{statements}: {:?}", health.findings),
        Err(error) => {
            let damaged = matches!(error, AppError::Store(StoreError::Damaged(_)));
            assert!(damaged, "{statements}: {error:?}");
        }
    }
}

#[test]
fn a_tampered_operation_or_event_is_found() {
    let chain =
        |findings: &[Finding]| findings.iter().any(|finding| matches!(finding, Finding::Chain(_)));
    for statements in [
        "UPDATE event SET body = replace(body, '记', '不记')",
        "UPDATE event SET body = replace(body, '2022-01-01', '2021-01-01') WHERE op = 2",
        "DELETE FROM event WHERE op = 3",
        "DELETE FROM event WHERE op = 4; DELETE FROM op WHERE seq = 4",
        "UPDATE op SET actor = '王' WHERE seq = 3",
        "UPDATE op SET day = '2021-12-31' WHERE seq = 3",
        "UPDATE op SET reason = '后补' WHERE seq = 3",
        "UPDATE op SET kind = 'founding' WHERE seq = 3",
        "UPDATE op SET hash = prev WHERE seq = 3",
        "INSERT INTO event(op,item,letter,fact,day,body) SELECT 3,item,letter,fact,day,body FROM event WHERE op = 3",
        // What listings and reports go by, beside the hashed body.
        "UPDATE event SET day = '2021-01-01' WHERE op = 3",
        "UPDATE event SET fact = 'reviewed' WHERE op = 3",
        "UPDATE event SET item = 2 WHERE op = 3",
        "UPDATE event SET item = NULL, letter = 'gx-2021122' WHERE op = 3",
        "UPDATE op SET target = 3 WHERE kind = 'undo'",
        "UPDATE op SET items = items + 1 WHERE seq = 3",
        "DELETE FROM revoked",
        "UPDATE revoked SET revoked_by = 3",
        "INSERT INTO revoked VALUES(3, 5)",
    ] {
        check_found_out(statements, chain);
    }
}

#[test]
fn a_tampered_row_is_found_in_every_column() {
    let file = LedgerFile::holding(&LIVED_IN);
    let connection = Connection::open(file.path()).expect("opens");
    let columns = |table: &str| -> Vec<String> {
        let mut statement = connection
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .expect("a table");
        let names = statement.query_map([], |row| row.get(0)).expect("columns");
        names.collect::<Result<_, _>>().expect("names")
    };
    let item =
        |findings: &[Finding]| findings.iter().any(|finding| matches!(finding, Finding::Item(_)));
    let mut tried = 0;
    for (table, key) in [("commitment", "id"), ("stretch", "item")] {
        for column in columns(table).iter().filter(|column| *column != key) {
            tried += 1;
            let value = match column.as_str() {
                "body" | "progress" => "'{}'".to_owned(),
                "due" | "due_earliest" | "status_on" | "review_on" | "updated" | "from_day"
                | "until_day" | "looked_on" => "'2020-02-02'".to_owned(),
                "part" | "standing" | "base_missing" | "evidence" | "moves" | "noproof"
                | "looked" | "days_moved" | "open" => format!("1 - {column}"),
                _ => "'x'".to_owned(),
            };
            let row = format!("{key} = (SELECT id FROM commitment WHERE code = '2.15')");
            let first = match table {
                "stretch" => " AND from_day = '1900-01-01'",
                _ => "",
            };
            check_found_out(
                &format!("UPDATE {table} SET {column} = {value} WHERE {row}{first}"),
                item,
            );
        }
    }
    assert!(tried > 30, "{tried}");
    for statements in [
        "DELETE FROM commitment WHERE id = 3",
        "DELETE FROM stretch WHERE item = 3",
        "INSERT INTO commitment SELECT 999, letter, code, place, part, title, title_en, kind, strength, status, status_on, standing, due, due_earliest, certainty, base_missing, lead, co, evidence, moves, noproof, looked, review_on, updated, progress, notes, tags, search, body, looked_on, days_moved FROM commitment WHERE id = 3",
    ] {
        check_found_out(statements, |findings| !findings.is_empty());
    }
    check_found_out("UPDATE letter SET body = replace(body, '谭', '覃')", |findings| {
        matches!(findings, [Finding::Letter(_)])
    });
}

#[test]
fn a_writer_that_holds_on_is_named_and_readers_go_on() {
    let file = LedgerFile::founded();
    let wait = Duration::from_millis(30);
    let opening = nuo::app::Opening { wait, ..opening(&file.path(), day("2022-01-01")) };
    let mut app = file.open(opening.clone()).expect("opened");
    let other = Connection::open(file.path()).expect("opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("held");
    let busy = note(&mut app, "1.1", "x");
    assert!(matches!(busy, Err(AppError::Store(StoreError::Busy))), "{busy:?}");
    assert!(matches!(app.undo(None), Err(AppError::Store(StoreError::Busy))));
    assert_eq!(app.count(&Query::All).expect("a count"), 60);
    assert_eq!(findings(&app), []);
    let another = file.open(opening).expect("opened all the same");
    assert_eq!(another.count(&Query::All).expect("a count"), 60);
    other.execute_batch("ROLLBACK").expect("let go");
    note(&mut app, "1.1", "x").expect("noted");
    assert_eq!(item(&another, "1.1").notes.len(), 1);
}

#[test]
fn first_starts_at_once_found_one_ledger() {
    for round in 0..12 {
        let file = LedgerFile::absent();
        let (path, barrier) = (file.path(), Barrier::new(6));
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| {
                    barrier.wait();
                    let started = App::open(opening(&path, day("2022-01-01")));
                    let (app, _) = started.unwrap_or_else(|error| panic!("{round}: {error:?}"));
                    assert_eq!(app.count(&Query::All).expect("a count"), 60);
                });
            }
        });
        let app = file.on("2022-01-01");
        assert_eq!(app.ops(9, nuo::app::Extent::Whole).expect("operations").len(), 1);
        assert_eq!(findings(&app), []);
    }
}

#[test]
fn first_starts_of_several_processes_found_one_ledger() {
    let file = LedgerFile::absent();
    let children: Vec<_> =
        (0..4).map(|_| child("files::starter", &file.path()).spawn().expect("started")).collect();
    for child in children {
        let output = child.wait_with_output().expect("ended");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let app = file.on("2022-01-01");
    // The founding and one note of each.
    assert_eq!(app.ops(9, nuo::app::Extent::Whole).expect("operations").len(), 5);
    assert_eq!(item(&app, "1.1").notes.len(), 4);
    assert_eq!(findings(&app), []);
}

#[test]
#[ignore = "run by another test as a process of its own"]
fn starter() {
    let Some(path) = given_ledger() else { return };
    let (mut app, _) = App::open(opening(&path, day("2022-01-01"))).expect("opened");
    note(&mut app, "1.1", "来了").expect("noted");
}
