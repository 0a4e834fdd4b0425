//! Whole ledgers: copies to keep elsewhere, and putting one back.

use crate::children::{child, given_ledger};
use crate::desk::TODAY;
use crate::ledger_file::{LedgerFile, attach, day, findings, item, mark, note, opening};
use crate::pty::{Answer, Terminal, nuo};
use crate::run::{Home, Stream};
use Stream::{Has, Nothing};
use nuo::app::{App, Extent, Restorable};
use nuo::domain::vocabulary::Status;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A home with a ledger that has a file as evidence, and a copy of it.
fn home_with_copy() -> (Home, PathBuf) {
    let home = Home::with_ledger();
    home.file("notice.txt", "通知".as_bytes());
    home.run("done 2.12 --evidence ./notice.txt -q").ends(0, Has(&["notice.txt"]), Nothing);
    let copy = home.path().join("usb/nuo.db");
    std::fs::create_dir(home.path().join("usb")).expect("made");
    home.run("backup usb/nuo.db").ends(
        0,
        Has(&[
            "已备份并检验：usb/nuo.db（操作 2 次，承诺 60 条，佐证文件 1 个）",
            "最新操作 #2  2026-11-23 12:00  li：2.12 未核查 -> 已办结",
        ]),
        Has(&["新复制 1 个", "恢复：nuo restore usb/nuo.db"]),
    );
    (home, copy)
}

fn kept(home: &Home) -> Vec<PathBuf> {
    let folder = home.path().join(".local/share/nuo/nuo.db.backups");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| text(path).contains("before-restore"));
    found.sort();
    found
}

#[test]
fn a_backup_is_a_whole_ledger_that_nobody_else_can_read() {
    let (home, copy) = home_with_copy();
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&copy), 0o600);
    assert_eq!(mode(&home.path().join("usb/nuo.db.files")), 0o700);
    home.words(&["--db", &text(&copy), "doctor"]).ends(0, Has(&["账本完好"]), Nothing);
    home.words(&["--db", &text(&copy), "show", "2.12"]).ends(0, Has(&["notice.txt"]), Nothing);

    home.run("note 1.1 之后").ends(0, Has(&["#3"]), Has(&["undo"]));
    let before = std::fs::read(&copy).expect("read");
    home.run("backup usb/nuo.db").ends(4, Nothing, Has(&["已经存在，没有改动", "--force"]));
    assert_eq!(std::fs::read(&copy).expect("read"), before);
    let answer = home.json("backup usb/nuo.db --force");
    assert_eq!((&answer["operations"], &answer["newest"]["op"]), (&3.into(), &3.into()));
    assert_eq!(answer["files"], serde_json::json!({"copied": 0, "present": 1, "missing": 0}));
    home.run("--read-only backup usb/two.db").ends(0, Has(&["操作 3 次"]), Has(&["恢复："]));
    home.run("backup usb").ends(7, Nothing, Has(&["是文件夹"]));
    home.run("backup none/nuo.db").ends(7, Nothing, Has(&["none", "不存在"]));
    home.words(&["backup", "--force", &text(&home.ledger())]).ends(
        4,
        Nothing,
        Has(&["账本自己的文件"]),
    );
    let left: Vec<String> = std::fs::read_dir(home.path().join("usb"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with('.'))
        .collect();
    assert_eq!(left, [""; 0], "nothing half made is left");
}

#[test]
fn a_backup_says_which_evidence_it_could_not_take() {
    let (home, _) = home_with_copy();
    let files = home.path().join(".local/share/nuo/nuo.db.files");
    let digest = crate::ledger_file::sha256("通知".as_bytes());
    std::fs::write(files.join(&digest[..2]).join(&digest), "改过").expect("written");
    std::fs::create_dir(home.path().join("new")).expect("made");
    home.run("backup new/nuo.db").ends(6, Has(&["已备份"]), Has(&["有 1 个佐证文件缺失或被改动"]));
    assert!(!home.path().join("new/nuo.db.files").join(&digest[..2]).join(&digest).exists());
}

#[test]
fn a_restored_ledger_is_the_copy_and_the_one_before_is_kept() {
    let (home, _) = home_with_copy();
    home.run("note 1.1 之后").ends(0, Has(&["#3"]), Has(&["undo"]));
    let files = home.path().join(".local/share/nuo/nuo.db.files");
    std::fs::remove_dir_all(&files).expect("lost");
    home.run("restore usb/nuo.db --yes").ends(
        0,
        Has(&["已恢复：", "usb/nuo.db 的内容", "最新操作 #2"]),
        Has(&["新复制 1 个", "回到恢复之前：nuo restore ", "before-restore-2026-11-23-1.db"]),
    );
    assert_eq!(home.json("log")["count"], 2);
    home.run("doctor").ends(0, Has(&["账本完好"]), Nothing);
    home.run("done 1.4").ends(0, Has(&["#3 1.4"]), Has(&["undo 3"]));

    let [before] = kept(&home).try_into().expect("one is kept");
    let answer =
        home.words(&["restore", "--yes", "--json", &text(&before)]).ends(0, Has(&[]), Has(&[]));
    let answer: serde_json::Value = serde_json::from_str(&answer.stdout).expect("JSON");
    assert_eq!(answer["newest"]["op"], 3);
    home.run("show 1.1").ends(0, Has(&["之后"]), Nothing);
    let way_back = answer["undo"].as_str().expect("a command");
    let words: Vec<&str> = way_back.split(' ').skip(1).chain(["-y", "-q"]).collect();
    home.words(&words).ends(0, Has(&["已恢复"]), Nothing);
    home.run("list 1.4").ends(0, Has(&["已办结"]), Has(&["匹配"]));
    assert_eq!(kept(&home).len(), 3, "each restore keeps one");
}

#[test]
fn what_is_no_sound_ledger_is_not_restored() {
    let (home, copy) = home_with_copy();
    let bytes = std::fs::read(&copy).expect("a copy");
    home.file("foreign.txt", b"no ledger at all, but long enough to be looked at twice");
    let mut newer = bytes.clone();
    newer[60..64].copy_from_slice(&999_i32.to_be_bytes());
    home.file("newer.db", &newer);
    home.file("cut.db", &bytes[..bytes.len() / 2]);
    let at = bytes.windows(9).rposition(|seen| seen == "已办结".as_bytes());
    let mut changed = bytes.clone();
    let name = bytes.windows(10).rposition(|seen| seen == b"notice.txt").or(at).expect("there");
    changed[name] = b'N';
    home.file("changed.db", &changed);
    let ledger = std::fs::read(home.ledger()).expect("a ledger");
    for (file, exit, zh, en) in [
        ("foreign.txt", 6, "不能用来恢复", "cannot be restored"),
        ("newer.db", 6, "更新版本的 nuo", "a newer nuo"),
        ("cut.db", 6, "cut.db", "cut.db"),
        ("changed.db", 6, "没有通过检验", "does not prove sound"),
        ("none.db", 7, "文件不存在", "it does not exist"),
        ("usb", 6, "是文件夹", "is a directory"),
    ] {
        home.run(&format!("restore {file} --yes")).ends(exit, Nothing, Has(&[zh]));
        home.run(&format!("restore {file} --yes --lang en")).ends(exit, Nothing, Has(&[en]));
    }
    home.run("restore usb/nuo.db").ends(2, Nothing, Has(&["无法请你确认", "--yes"]));
    home.run("restore usb/nuo.db --yes --read-only").ends(4, Nothing, Has(&["只读"]));
    home.words(&["restore", "-y", &text(&home.ledger())]).ends(
        4,
        Nothing,
        Has(&["账本自己的文件"]),
    );
    assert_eq!(std::fs::read(home.ledger()).expect("a ledger"), ledger, "nothing was touched");
    assert!(kept(&home).is_empty());
    let beside = home.ledger().parent().expect("a folder").read_dir().expect("a folder");
    let hidden = |name: &String| name.starts_with('.');
    let mut names =
        beside.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    assert_eq!(names.find(hidden), None, "nothing half made is left");
}

#[test]
fn a_damaged_or_missing_ledger_is_replaced_by_a_copy() {
    let (home, _) = home_with_copy();
    let ledger = home.ledger();
    for damage in [b"rubbish".repeat(1000), {
        let mut bytes = std::fs::read(&ledger).expect("a ledger");
        bytes.chunks_mut(4096).skip(1).for_each(|page| page[..64].fill(0xA5));
        bytes
    }] {
        std::fs::write(&ledger, &damage).expect("damaged");
        home.run("restore usb/nuo.db --yes").ends(0, Has(&["已恢复"]), Has(&["回到恢复之前"]));
        home.run("doctor").ends(0, Has(&["账本完好"]), Nothing);
        let last = kept(&home).pop().expect("the damaged one is kept");
        let same = std::fs::read(last).expect("read").len() >= damage.len().min(4096);
        assert!(same);
    }
    std::fs::remove_file(&ledger).expect("lost");
    home.run("restore usb/nuo.db --yes").ends(0, Has(&["已恢复"]), Has(&["佐证文件"]));
    home.run("doctor").ends(0, Has(&["账本完好"]), Nothing);
    assert_eq!(kept(&home).len(), 2, "there was none to keep");
    // Another program's database is left alone.
    std::fs::write(&ledger, [&b"SQLite format 3\0"[..], &[7; 4080]].concat()).expect("written");
    home.run("restore usb/nuo.db --yes").ends(6, Nothing, Has(&["不是 nuo 账本"]));
}

#[test]
fn a_running_program_goes_on_with_the_restored_ledger() {
    let file = LedgerFile::founded();
    let mut running = file.on("2022-01-01");
    note(&mut running, "1.1", "旧").expect("noted");
    let copy = file.folder().join("copy.db");
    running.backup(&copy, nuo::app::Standing::Refuse).expect("copied");
    note(&mut running, "1.1", "新").expect("noted");
    let version = running.data_version().expect("a version");

    let opening = opening(&file.path(), day("2022-01-01"));
    let restorable = Restorable::look(&copy, opening).expect("sound");
    // What was proved is what is put in place.
    std::fs::remove_file(&copy).expect("removed");
    restorable.put_in_place().expect("restored");

    assert_ne!(running.data_version().expect("a version"), version, "it is noticed");
    assert_eq!(item(&running, "1.1").notes.len(), 1);
    mark(&mut running, "1.2", Status::Stalled).expect("written to the restored one");
    attach(&mut running, "1.2", vec![crate::ledger_file::proof("桂1号")]).expect("attached");
    drop(running);
    let app = file.on("2022-01-01");
    assert_eq!(item(&app, "1.2").status(), Status::Stalled);
    assert_eq!(findings(&app), []);
}

#[test]
fn on_a_terminal_nothing_but_yes_restores() {
    let file = LedgerFile::founded();
    let mut app = file.on(TODAY);
    app.backup(&file.folder().join("copy.db"), nuo::app::Standing::Refuse).expect("copied");
    note(&mut app, "1.1", "新").expect("noted");
    drop(app);
    for (answer, code, notes) in [("\r", 4, 1), ("y\r", 4, 1), ("no\r", 4, 1), ("是\r", 0, 0)] {
        let mut command = nuo(&file);
        command.args(["restore", "copy.db"]);
        let mut terminal = Terminal::start(command, (120, 20), Answer::Never);
        terminal.wait_for("继续请输入 yes 或 是：");
        assert!(terminal.text().contains("将用它替换账本"), "{}", terminal.text());
        terminal.send(answer);
        assert_eq!(terminal.exit_code(), code, "{answer:?}\n{}", terminal.text());
        assert_eq!(item(&file.on(TODAY), "1.1").notes.len(), notes, "{answer:?}");
    }
}

/// Says so on a line of its own.
fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{word}").and_then(|()| out.flush()).expect("the pipe takes it");
}

#[test]
#[ignore = "run by another test as a process of its own, until it is killed"]
fn restorer() {
    let Some(path) = given_ledger() else { return };
    for round in 0.. {
        let from = path.with_file_name(["one.db", "two.db"][round % 2]);
        let restorable = Restorable::look(&from, opening(&path, day("2022-01-01"))).expect("sound");
        say("begun");
        restorable.put_in_place().expect("restored");
    }
}

#[test]
fn a_restore_that_is_killed_leaves_one_ledger_or_the_other() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    for (name, notes) in [("one.db", 1), ("two.db", 40)] {
        while item(&app, "1.1").notes.len() < notes {
            note(&mut app, "1.1", &"记".repeat(2000)).expect("noted");
        }
        app.backup(&file.folder().join(name), nuo::app::Standing::Refuse).expect("copied");
    }
    drop(app);
    for round in 0..12 {
        let mut restorer = child("whole::restorer", &file.path()).spawn().expect("started");
        let lines = BufReader::new(restorer.stdout.take().expect("a pipe")).lines();
        let begun = lines.map_while(Result::ok).filter(|line| line == "begun");
        assert_eq!(begun.take(1 + round % 3).count(), 1 + round % 3, "it began");
        // Somewhere in the middle of it, a little later each time.
        (0..round * 4000).for_each(|_| std::hint::spin_loop());
        restorer.kill().expect("killed");
        restorer.wait().expect("ended");
        let (app, _) = App::open(opening(&file.path(), day("2022-01-01"))).expect("it opens");
        let notes = item(&app, "1.1").notes.len();
        assert!([1, 40].contains(&notes), "round {round}: {notes} notes");
        let ops = app.ops(1, Extent::Whole).expect("operations")[0].seq;
        assert_eq!(usize::try_from(ops), Ok(notes + 1), "round {round}");
        assert_eq!(findings(&app), [], "round {round}");
    }
}
