//! The README says what is true: its commands run, its key table is the
//! program's, its picture is drawn by the program.

use crate::ledger_file::{day, opening};
use crate::picture::svg;
use assert_cmd::Command;
use nuo::app::App;
use nuo::i18n::Lang;
use nuo::tui::{Look, Session};
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("the README is read")
}

/// Writes what the program makes into the project instead of comparing.
fn is_renewing() -> bool {
    option_env!("NUO_RENEW").is_some()
}

fn nuo(home: &Path) -> Command {
    let mut command = Command::cargo_bin("nuo").expect("the program is built");
    command
        .env_clear()
        .env("HOME", home)
        .env("NUO_TODAY", "2026-11-24")
        .env("NUO_LANG", "zh")
        .current_dir(home);
    command
}

/// Splits a command line as a shell does for plain and quoted words.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is a word").push(c),
        }
    }
    words
}

#[test]
fn every_command_of_the_tour_runs() {
    let home = tempfile::tempdir().expect("a home");
    let text = readme();
    let commands: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("$ nuo")).collect();
    assert!(commands.len() >= 15, "the tour is there");
    let (_, letter) =
        text.split_once("<!-- letter: 答复函.txt -->\n\n```text\n").expect("a letter");
    let (letter, _) = letter.split_once("```").expect("its end");
    std::fs::write(home.path().join("答复函.txt"), letter).expect("written");
    for command in commands {
        let arguments = words(command.trim());
        let output = nuo(home.path()).args(&arguments).output().expect("it runs");
        let problem = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "nuo{command}: {problem}");
        assert!(!output.stdout.is_empty(), "nuo{command} says something");
    }
}

#[test]
fn the_settings_are_followed() {
    let home = tempfile::tempdir().expect("a home");
    let text = readme();
    let (_, rest) = text.split_once("```toml\n").expect("settings");
    let (settings, _) = rest.split_once("```").expect("their end");
    let folder = home.path().join(".config/nuo");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("config.toml"), settings).expect("written");
    let output = nuo(home.path()).args(["keys", "-q"]).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = nuo(home.path()).args(["keys"]).output().expect("it runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "nothing is passed over");
    let keys = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(keys.contains("  ge       到末条"), "{keys}");
}

#[test]
fn the_key_table_is_the_programs() {
    let home = tempfile::tempdir().expect("a home");
    let output = nuo(home.path()).args(["keys", "--lang", "zh"]).output().expect("it runs");
    let keys = String::from_utf8(output.stdout).expect("UTF-8");
    let text = readme();
    let (head, rest) = text.split_once("what `nuo keys` prints -->\n").expect("the mark");
    let (table, tail) = rest.split_once("<!-- /keys -->").expect("the other mark");
    let expected = format!("\n```text\n{keys}```\n\n");
    if is_renewing() {
        let renewed = format!("{head}what `nuo keys` prints -->\n{expected}<!-- /keys -->{tail}");
        std::fs::write(root().join("README.md"), renewed).expect("the README is written");
    } else {
        assert_eq!(table, expected, "renew it with NUO_RENEW=1 cargo test readme");
    }
}

#[test]
fn the_picture_is_drawn_by_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("nuo.db");
    let (app, _) = App::open(opening(&path, day("2026-11-24"))).expect("a ledger");
    let mut session = Session::start(app, Lang::Zh, Look::default(), (120, 36), None);
    for _ in 0..2 {
        session.key(KeyCode::Char('j'), KeyModifiers::NONE);
    }
    let picture = svg(&session, 120, 36);
    let file: PathBuf = root().join("assets/screenshots/home.svg");
    if is_renewing() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder is made");
        std::fs::write(&file, picture).expect("the picture is written");
    } else {
        let found = std::fs::read_to_string(&file).expect("the picture is read");
        assert!(found == picture, "renew it with NUO_RENEW=1 cargo test readme");
    }
}
