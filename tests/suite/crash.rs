//! A ledger whose writer is killed or runs out of room loses nothing that was
//! acknowledged, and nothing is half done.

use crate::children::{child, given_ledger, run};
use crate::ledger_file::{LedgerFile, day, findings, id, item, mark, note, opening};
use nuo::app::{App, AppError, StoreError};
use nuo::domain::event::{Command, Scope};
use nuo::domain::vocabulary::Status;
use std::io::{BufRead, BufReader, Write};

/// What every command of the writer touches, so that half of it would show.
const TOUCHED: [&str; 3] = ["1.1", "2.1", "3.1"];

/// Says so once a number is on disk.
fn acknowledge(number: usize) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nkept {number}").and_then(|()| out.flush()).expect("the pipe takes it");
}

/// One command on three commitments.
fn write(app: &mut App, number: usize) -> Result<(), AppError> {
    let items = TOUCHED.iter().map(|code| id(app, code)).collect();
    app.execute(&Command::Note { items, text: number.to_string() }, None)?;
    Ok(())
}

#[test]
#[ignore = "run by another test as a process of its own, until it is killed"]
fn writer() {
    let Some(path) = given_ledger() else { return };
    let (mut app, _) = App::open(opening(&path, day("2022-01-01"))).expect("opened");
    for number in item(&app, TOUCHED[0]).notes.len().. {
        write(&mut app, number).expect("written");
        acknowledge(number);
    }
}

/// Kills a writer once it has acknowledged so many more commands; gives the
/// last number that it acknowledged.
fn kill_after(file: &LedgerFile, acknowledgements: usize) -> usize {
    let mut writer = child("crash::writer", &file.path()).spawn().expect("started");
    let lines = BufReader::new(writer.stdout.take().expect("a pipe")).lines();
    let mut kept = lines.filter_map(|line| {
        line.expect("a line").strip_prefix("kept ").map(|number| number.parse::<usize>())
    });
    let mut number = kept.nth(acknowledgements - 1).expect("an acknowledgement").expect("a number");
    writer.kill().expect("killed");
    // What it still said before it died counts too.
    for late in kept {
        number = late.expect("a number");
    }
    let status = writer.wait().expect("ended");
    assert!(!status.success(), "the writer was killed");
    number
}

fn check_kills(kills: usize) {
    let file = LedgerFile::founded();
    for round in 0..kills {
        let last = kill_after(&file, 1 + round * 7 % 5);
        let app = file.on("2022-01-01");
        let notes: Vec<Vec<String>> = TOUCHED
            .iter()
            .map(|code| item(&app, code).notes.into_iter().map(|note| note.text).collect())
            .collect();
        let count = notes[0].len();
        assert!(count > last, "round {round}: {last} was acknowledged and is lost");
        let expected: Vec<String> = (0..count).map(|number| number.to_string()).collect();
        assert!(notes.iter().all(|found| *found == expected), "round {round}: half done");
        assert_eq!(
            app.ops(1, nuo::app::Extent::Whole).expect("operations")[0].seq as usize,
            count + 1,
            "round {round}"
        );
        if round % 5 == 0 || round + 1 == kills {
            assert_eq!(findings(&app), [], "round {round}");
        }
    }
}

#[test]
fn a_killed_writer_loses_nothing_it_acknowledged() {
    check_kills(20);
}

#[test]
#[ignore = "takes a minute; for the nightly run"]
fn a_writer_killed_two_hundred_times_loses_nothing() {
    check_kills(200);
}

#[test]
#[ignore = "run by another test as a process of its own, until it is killed"]
fn founder() {
    let Some(path) = given_ledger() else { return };
    acknowledge(0);
    drop(App::open(opening(&path, day("2022-01-01"))).expect("opened"));
    acknowledge(1);
}

#[test]
fn a_first_start_that_is_killed_is_finished_by_the_next() {
    for _ in 0..10 {
        let file = LedgerFile::absent();
        let mut founder = child("crash::founder", &file.path()).spawn().expect("started");
        let mut lines = BufReader::new(founder.stdout.take().expect("a pipe")).lines();
        assert!(lines.any(|line| line.is_ok_and(|line| line == "kept 0")), "it began");
        // Now it makes the ledger: how far it came is seen in the folder.
        while !file.path().exists() && founder.try_wait().expect("asked").is_none() {
            std::thread::yield_now();
        }
        founder.kill().expect("killed");
        founder.wait().expect("ended");
        let app = file.on("2022-01-01");
        assert_eq!(app.ops(9, nuo::app::Extent::Whole).expect("operations").len(), 1);
        assert_eq!(findings(&app), []);
    }
}

#[test]
fn a_full_disk_is_named_and_leaves_the_ledger_whole() {
    let file = LedgerFile::founded();
    let said = run("crash::writer_without_room", &file.path());
    let kept = said.lines().filter_map(|line| line.strip_prefix("kept ")).count();
    assert!(kept > 0, "{said}");
    let mut app = file.on("2022-01-01");
    for code in TOUCHED {
        assert_eq!(item(&app, code).notes.len(), kept, "{code}");
    }
    assert_eq!(findings(&app), []);
    note(&mut app, "1.1", "有地方了").expect("written again");
}

#[test]
#[ignore = "run by another test as a process of its own"]
fn writer_without_room() {
    let Some(path) = given_ledger() else { return };
    let (mut app, _) = App::open(opening(&path, day("2022-01-01"))).expect("opened");
    let limit = libc::rlimit { rlim_cur: 400_000, rlim_max: libc::RLIM_INFINITY };
    // SAFETY: the signal is ignored, not handled, and `limit` outlives the call;
    // this process has no other use.
    unsafe {
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        assert_eq!(libc::setrlimit(libc::RLIMIT_FSIZE, &limit), 0);
    }
    let mut kept = 0;
    let refused = loop {
        match write(&mut app, kept) {
            Ok(()) => {
                acknowledge(kept);
                kept += 1;
            }
            Err(error) => break error,
        }
    };
    // A limit on file size is told apart from a full disk by the system.
    let no_room = matches!(refused, AppError::Store(StoreError::DiskFull | StoreError::Io(_)));
    assert!(no_room, "{refused:?}");
    // The same program goes on reading, and shows nothing half done.
    let counted = |app: &App| TOUCHED.map(|code| item(app, code).notes.len());
    assert_eq!(counted(&app), [kept; 3]);
    assert_eq!(findings(&app), []);
    let items = TOUCHED.iter().map(|code| id(&app, code)).collect();
    let command = Command::Mark {
        items,
        scope: Scope::Whole,
        status: Status::Stalled,
        note: Some("长".repeat(200_000)),
        evidence: Vec::new(),
        value: None,
    };
    let refused = app.execute(&command, None).expect_err("there is no room");
    let no_room = matches!(refused, AppError::Store(StoreError::DiskFull | StoreError::Io(_)));
    assert!(no_room, "{refused:?}");
    assert_eq!(item(&app, TOUCHED[0]).status(), Status::Unchecked);
    let room = libc::rlimit { rlim_cur: libc::RLIM_INFINITY, rlim_max: libc::RLIM_INFINITY };
    // SAFETY: `room` outlives the call.
    unsafe { assert_eq!(libc::setrlimit(libc::RLIMIT_FSIZE, &room), 0) };
    mark(&mut app, TOUCHED[0], Status::InProgress).expect("with room it is written");
    app.undo(None).expect("undone");
}
