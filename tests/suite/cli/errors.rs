//! What is refused, and how it is said.

use crate::run::{Home, Stream};
use Stream::{Has, Is, Nothing};

#[test]
fn a_mistake_in_a_filter_is_pointed_at() {
    let home = Home::with_ledger();
    home.run("list 牵头:科技厅 foo:1").ends(
        2,
        Nothing,
        Is("nuo: 没有字段“foo”\n  牵头:科技厅 foo:1\n              ^^^\n  若是文字，请加引号\n"),
    );
    home.run("list stauts:done --lang en").ends(
        2,
        Nothing,
        Is("nuo: there is no field \"stauts\"\n  stauts:done\n  ^^^^^^\n  Did you mean status?\n"),
    );
    let error = home.run("list 牵头:x foo:1 --json").ends(2, Nothing, Has(&["{\"error\":"]));
    let error: serde_json::Value = serde_json::from_str(&error.stderr).expect("JSON");
    let error = &error["error"];
    assert_eq!(
        (&error["code"], &error["start"], &error["end"]),
        (&"filter".into(), &5.into(), &8.into())
    );
}

#[test]
fn a_mistyped_command_line_is_explained_in_both_languages() {
    let home = Home::new();
    for (line, zh, en) in [
        ("lst", "没有“lst”这个命令", "There is no command \"lst\""),
        ("lst", "是不是 list？", "Did you mean list?"),
        ("list --srot", "没有“--srot”这个选项或参数", "There is no option or argument \"--srot\""),
        ("list --srot", "是不是 --sort？", "Did you mean --sort?"),
        ("list --sort", "--sort <项> 后面缺少值", "--sort <KEY> needs a value"),
        ("list --sort foo", "--sort <项> 没有“foo”这个值", "--sort <KEY> has no value \"foo\""),
        ("list --limit x", "不接受“x”", "does not take \"x\""),
        ("letter", "nuo letter 后面缺少子命令", "nuo letter needs a subcommand"),
        ("letter", "list、show、set、attach", "list, show, set, attach"),
        ("mark", "缺少参数：<编号>…、<状态>", "Missing: <CODE>…, <STATUS>"),
        ("mark 1.1", "缺少参数：<状态>", "Missing: <STATUS>"),
        ("show", "用法见 nuo show -h", "See nuo show -h"),
        ("done 1.1 --all-parts=x", "--all-parts 不带值", "--all-parts takes no such value"),
        ("doctor x", "没有“x”这个选项或参数", "There is no option or argument \"x\""),
        ("--filter a list", "--filter 只用于不带命令的 nuo", "--filter goes with nuo alone"),
        ("attach 1.1 x --grade 9", "不接受“9”", "does not take \"9\""),
        ("--screen home", "可用：list", "Possible: list"),
    ] {
        home.run(line).ends(2, Nothing, Has(&[zh]));
        home.run(line).arg("--lang=en").ends(2, Nothing, Has(&[en]));
        home.run(line).env("NUO_LANG", "en").ends(2, Nothing, Has(&[en]));
    }
    assert!(!home.ledger().exists(), "no ledger is made for a command that is none");
}

#[test]
fn errors_are_json_where_json_is_asked_for() {
    let home = Home::with_ledger();
    for (line, exit, code) in [
        ("lst", 2, "unknown_command"),
        ("show 9.9", 3, "no_such_code"),
        ("done 1.6", 4, "period_needed"),
        ("undo", 4, "nothing_to_undo"),
        ("mark 1.1 x", 2, "bad_status"),
        ("attach 1.1 ./none", 7, "file"),
        ("--read-only note 1.1 x", 4, "read_only"),
    ] {
        let written = home.run(line).arg("--json").ends(exit, Nothing, Has(&[]));
        let error: serde_json::Value = serde_json::from_str(&written.stderr).expect(line);
        assert_eq!(error["error"]["code"], code, "{line}");
        assert!(error["error"]["message"].is_string() && error["error"]["hint"].is_string());
    }
    for line in ["agenda --from 尽快", "list 期限<尽快", "add x --due 尽快", "weekly --week 尽快"]
    {
        let written = home.run(line).arg("--json").ends(2, Nothing, Has(&[]));
        let error: serde_json::Value = serde_json::from_str(&written.stderr).expect(line);
        let [message, hint] = ["message", "hint"].map(|key| error["error"][key].as_str());
        assert!(message.is_some_and(|text| text.contains("看不懂日期“尽快”")), "{error}");
        assert!(hint.is_some_and(|text| text.contains('写')), "what to write is the hint: {error}");
        assert!(message.is_some_and(|text| !text.contains('写')), "{error}");
    }
}

#[test]
fn the_language_is_chosen_before_anything_is_read() {
    let home = Home::new();
    home.run("lst").env("LANG", "en_GB.UTF-8").ends(2, Nothing, Has(&["There is no command"]));
    home.run("lst").env("LC_ALL", "zh_CN.UTF-8").env("LANG", "en_GB").ends(
        2,
        Nothing,
        Has(&["没有"]),
    );
    home.file(".config/nuo/config.toml", b"lang = \"en\"\n");
    home.run("lst").ends(2, Nothing, Has(&["There is no command"]));
    home.run("lst --lang zh").ends(2, Nothing, Has(&["没有“lst”这个命令"]));
    home.run("list --lang fr").ends(2, Nothing, Has(&["has no value \"fr\"", "zh en"]));
}

#[test]
fn settings_that_cannot_be_used_are_named() {
    let home = Home::new();
    home.file(".config/nuo/config.toml", b"lang = \"zh\"\nthem = \"dark\"\n");
    home.run("list").ends(0, Has(&["4.5"]), Has(&["config.toml 里的 them 不认识，已略过"]));
    home.file(".config/nuo/config.toml", b"soon_days = \"many\"\n");
    home.run("list").ends(2, Nothing, Has(&["配置文件", "config.toml", "soon_days"]));
    home.run("list").env("NUO_LANG", "en").ends(
        2,
        Nothing,
        Has(&["The settings file", "Correct it"]),
    );
    let other = Home::new();
    other.run("list").env("NUO_LANG", "fr").ends(2, Nothing, Has(&["NUO_LANG", "fr"]));
    other.run("list --today 今天").ends(2, Nothing, Has(&["--today", "写成 2026-11-23"]));
    assert!(!other.ledger().exists());
}

#[test]
fn the_doctor_goes_on_without_settings_that_cannot_be_used() {
    let home = Home::with_ledger();
    for (config, said) in [("soon_days = \"many\"\n", "soon_days"), ("lang = \"fr\"\n", "fr")] {
        home.file(".config/nuo/config.toml", config.as_bytes());
        home.run("list").ends(2, Nothing, Has(&[said]));
        home.run("doctor").ends(2, Has(&["> ", said, "只读", "账本完好"]), Nothing);
    }
    // The settings may have named another ledger: none is made in its place.
    home.run("doctor --db other.db").ends(2, Nothing, Has(&["fr"]));
    assert!(!home.path().join("other.db").exists());
    home.file("broken.db", b"no ledger at all, but a text");
    home.run("doctor --db broken.db").ends(6, Nothing, Has(&["broken.db"]));
}

#[test]
fn bare_nuo_without_a_terminal_prints_its_usage() {
    let home = Home::new();
    home.run("").ends(2, Nothing, Has(&["没有终端", "用法：nuo [选项] [命令]", "list"]));
    home.run("--lang en").ends(
        2,
        Nothing,
        Has(&["There is no terminal", "Usage: nuo [OPTIONS] [COMMAND]"]),
    );
}

#[test]
fn help_has_both_languages_and_nothing_untranslated() {
    let home = Home::new();
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let commands = "list show status mark done progress note attach defer add edit withdraw log undo redo check doctor backup restore completions man letter";
    let nested = ["letter set", "letter list", "letter show", "letter attach"];
    for command in commands.split(' ').chain(nested).chain([""]) {
        let zh = home.run(command).arg("-h").ends(0, Has(&["用法：nuo", "通用选项："]), Nothing);
        for line in zh.stdout.lines() {
            assert!(
                line.is_empty() || line.starts_with("  nuo ") || chinese(line),
                "{command}: {line}"
            );
        }
        let en = home.run(command).arg("--help").arg("--lang=en").ends(
            0,
            Has(&["Usage: nuo", "General options:"]),
            Nothing,
        );
        for line in en.stdout.lines().filter(|line| !line.starts_with("  nuo ")) {
            assert!(!chinese(line), "{command}: {line}");
        }
    }
    home.run("help letter set").ends(0, Has(&["--reply-date <日期>"]), Nothing);
    home.run("--version").ends(0, Is(&format!("nuo {}\n", env!("CARGO_PKG_VERSION"))), Nothing);
    assert!(!home.ledger().exists(), "help makes no ledger");
}

#[test]
fn what_is_no_ledger_is_left_as_it_is() {
    let home = Home::with_ledger();
    let text = home.file("notes.txt", "不是账本\n".as_bytes());
    let mut newer = std::fs::read(home.ledger()).expect("a ledger");
    newer[60..64].copy_from_slice(&999_i32.to_be_bytes());
    let newer = home.file("newer.db", &newer);
    for (path, said) in [(text, "不是 nuo 账本"), (newer, "更新版本的 nuo")] {
        let before = std::fs::read(&path).expect("a file");
        let name = path.to_string_lossy().into_owned();
        for words in [["--db", &name, "list"], ["--db", &name, "undo"], ["--db", &name, "doctor"]] {
            home.words(&words).ends(6, Nothing, Has(&[said]));
        }
        assert_eq!(std::fs::read(&path).expect("a file"), before, "{said}");
        let beside = path.parent().expect("a folder").read_dir().expect("a folder");
        let beside = beside.filter_map(Result::ok).map(|entry| entry.file_name());
        assert!(!beside.into_iter().any(|name| name.to_string_lossy().ends_with("-wal")));
    }
    let folder = home.path().to_string_lossy().into_owned();
    home.words(&["--db", &folder, "list"]).ends(6, Nothing, Has(&["是文件夹，不是账本"]));
}

#[test]
fn a_place_that_can_hold_no_ledger_is_named() {
    let home = Home::new();
    home.file("notes", b"a file and no folder");
    for line in ["--db notes/nuo.db list", "--db notes/deep/nuo.db add x", "--db /proc/nuo.db undo"]
    {
        home.run(line).ends(7, Nothing, Has(&["无法打开账本", "nuo.db", "请检查路径和权限"]));
    }
}

#[test]
fn reading_only_changes_nothing() {
    let home = Home::new();
    home.run("--read-only list").ends(4, Nothing, Has(&["没有账本", "--read-only"]));
    assert!(!home.ledger().exists());
    home.run("list -q").ends(0, Has(&["1.1"]), Nothing);
    home.run("--read-only list").ends(0, Has(&["1.1"]), Has(&["共 60 条"]));
    for line in ["done 2.12", "note 1.1 x", "undo", "letter set --reply-date 2021-06-25"] {
        home.run(line).arg("--read-only").ends(4, Nothing, Has(&["账本只读"]));
    }
}

#[test]
fn a_damaged_ledger_is_found() {
    let home = Home::with_ledger();
    let mut bytes = std::fs::read(home.ledger()).expect("a ledger");
    let half = bytes.len() / 2;
    bytes[half..].fill(0xA5);
    let broken = home.file("broken.db", &bytes).to_string_lossy().into_owned();
    home.words(&["--db", &broken, "doctor"]).ends(6, Nothing, Has(&["账本已损坏"]));
}

#[test]
fn flags_beat_the_environment() {
    let home = Home::new();
    home.run("list -q").env("NUO_DB", "env.db").ends(0, Has(&["1.1"]), Nothing);
    assert!(home.path().join("env.db").exists());
    home.run("list -q --db flag.db").env("NUO_DB", "other.db").ends(0, Has(&["1.1"]), Nothing);
    assert!(home.path().join("flag.db").exists() && !home.path().join("other.db").exists());
    home.run("list 2.15 --color always").ends(
        0,
        Has(&["\u{1b}[31m!\u{1b}[0m"]),
        Has(&["已新建账本"]),
    );
}
