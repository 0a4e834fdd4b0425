//! The copy that is kept before the first write of a day.

use crate::ledger_file::{LedgerFile, day, item, mark, note, opening};
use nuo::app::{App, AppError, StoreError};
use nuo::domain::vocabulary::Status;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

fn copy_of(file: &LedgerFile, on: &str) -> PathBuf {
    file.folder().join("nuo.db.backups").join(format!("nuo-{on}.db"))
}

#[test]
fn the_first_write_of_a_day_leaves_a_copy_of_what_was_before() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    assert_eq!(app.copies(), [], "reading leaves none");
    mark(&mut app, "1.1", Status::InProgress).expect("marked");
    mark(&mut app, "1.2", Status::InProgress).expect("marked");
    drop(app);
    let mut app = file.on("2022-01-02");
    note(&mut app, "1.3", "新").expect("noted");
    app.undo(None).expect("undone");
    assert_eq!(app.copies(), [day("2022-01-02"), day("2022-01-01")]);
    let place = copy_of(&file, "2022-01-02");
    assert_eq!(std::fs::metadata(&place).expect("there").permissions().mode() & 0o777, 0o600);

    let kept = file.open(opening(&place, day("2022-01-02"))).expect("a ledger");
    assert_eq!(item(&kept, "1.2").status(), Status::InProgress, "yesterday's work is in it");
    assert_eq!(item(&kept, "1.3").notes.len(), 0, "today's is not");
    assert_eq!(kept.doctor().expect("readable").findings, []);
}

#[test]
fn a_copy_that_cannot_be_made_keeps_nobody_from_writing() {
    let file = LedgerFile::founded();
    std::fs::write(file.folder().join("nuo.db.backups"), "in the way").expect("written");
    let mut app = file.on("2022-01-01");
    note(&mut app, "1.1", "照记").expect("noted");
    assert_eq!(app.copies(), []);
}

#[test]
fn a_damaged_ledger_is_not_written_to() {
    let file = LedgerFile::founded();
    let mut bytes = std::fs::read(file.path()).expect("read");
    // Every page from the third on loses its head.
    for page in bytes.chunks_mut(4096).skip(2) {
        page[..64].fill(0xA5);
    }
    std::fs::write(file.path(), &bytes).expect("written");
    let opened = App::open(opening(&file.path(), day("2022-01-01")));
    let error = match opened {
        Ok((mut app, _)) => note(&mut app, "1.1", "x").expect_err("refused"),
        Err(error) => error,
    };
    assert!(matches!(error, AppError::Store(StoreError::Damaged(_))), "{error:?}");
    assert!(!copy_of(&file, "2022-01-01").exists(), "no copy of damage");
}

#[test]
fn a_ledger_that_was_replaced_is_not_written_to() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    note(&mut app, "1.1", "先").expect("noted");
    let other = LedgerFile::founded();
    std::fs::rename(other.path(), file.path()).expect("put in its place");
    let error = note(&mut app, "1.1", "后").expect_err("refused");
    assert!(matches!(error, AppError::Store(StoreError::Replaced(_))), "{error:?}");
    assert!(matches!(app.data_version(), Err(AppError::Store(StoreError::Replaced(_)))));
    std::fs::remove_file(file.path()).expect("taken away");
    let error = note(&mut app, "1.1", "后").expect_err("refused");
    assert!(matches!(error, AppError::Store(StoreError::Replaced(_))), "{error:?}");
}
