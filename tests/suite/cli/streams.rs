//! Terminals, closed pipes and arguments that are no text.

use crate::run::{Home, Stream};
use Stream::{Has, Nothing};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::process::Command;

/// Runs on a terminal of this width and gives the exit code and all it shows.
fn on_terminal(home: &Home, words: &[&str], term: &str, columns: u16) -> (u32, String) {
    let size = PtySize { rows: 24, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size).expect("a terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_nuo"));
    command.env_clear();
    command.env("HOME", home.path());
    command.env("TERM", term);
    command.cwd(home.path());
    command.args(["--today", "2026-11-23"]);
    command.args(words);
    let mut child = pty.slave.spawn_command(command).expect("it runs");
    drop(pty.slave);
    let mut bytes = Vec::new();
    // A terminal whose last program has left reports an error at its end.
    let _ = pty.master.try_clone_reader().expect("readable").read_to_end(&mut bytes);
    let code = child.wait().expect("it ends").exit_code();
    (code, String::from_utf8_lossy(&bytes).replace('\r', ""))
}

#[test]
fn a_table_fits_its_terminal() {
    let home = Home::with_ledger();
    for columns in [48, 60, 80, 100, 140] {
        let words = ["list", "--color", "never", "-q"];
        let (code, shown) = on_terminal(&home, &words, "xterm-256color", columns);
        assert_eq!(code, 0);
        assert!(shown.contains("2.15") && shown.contains("2023-08-31"), "{shown}");
        for line in shown.lines() {
            let width = nuo::text::width::columns(line, nuo::text::Ambiguous::Narrow);
            assert!(width <= usize::from(columns), "{columns}: {width} {line}");
        }
    }
}

#[test]
fn a_terminal_has_colours_unless_they_are_not_wanted() {
    let home = Home::with_ledger();
    let red = "\u{1b}[31m!";
    let shown = |words: &[&str], term: &str| on_terminal(&home, words, term, 100).1;
    assert!(shown(&["list"], "xterm-256color").contains(red));
    assert!(!shown(&["list"], "dumb").contains(red));
    assert!(!shown(&["list", "--color", "never"], "xterm-256color").contains(red));
    home.run("list 2.15 -q").ends(0, Has(&["!  2.15"]), Nothing);
}

#[test]
fn a_terminal_that_can_do_nothing_is_pointed_to_the_commands() {
    let home = Home::with_ledger();
    for (term, said) in [("dumb", "TERM）是 dumb"), ("", "TERM）是 未设置")] {
        let (code, shown) = on_terminal(&home, &[], term, 80);
        assert_eq!(code, 2);
        assert!(shown.contains(said) && shown.contains("nuo list"), "{shown}");
    }
}

#[test]
fn a_reader_that_went_away_is_no_failure() {
    let home = Home::with_ledger();
    for words in [&["list", "-q"][..], &["list", "--json"], &["show", "2.15"], &["-h"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_nuo"));
        command.env_clear().env("HOME", home.path()).args(words).stdout(writer);
        let output = command.output().expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    }
}

#[test]
fn an_argument_that_is_no_text_is_refused() {
    let home = Home::with_ledger();
    let mut command = Command::new(env!("CARGO_BIN_EXE_nuo"));
    command.env_clear().env("HOME", home.path()).arg("show").arg(OsStr::from_bytes(b"\xff"));
    let output = command.output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("不是 UTF-8"));
}

#[test]
fn an_output_that_takes_nothing_is_said_alike_by_every_command() {
    let home = Home::with_ledger();
    for words in [&["list"][..], &["weekly"], &["weekly", "--json"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("there");
        let mut command = Command::new(env!("CARGO_BIN_EXE_nuo"));
        command.env_clear().env("HOME", home.path()).args(words).stdout(full);
        let output = command.output().expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("无法写标准输出"), "{words:?}");
    }
}
