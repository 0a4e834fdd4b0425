//! A person's own keys in `config.toml`: what they change, and what is said of
//! lines that cannot be followed.

use crate::desk::{Desk, Setup};
use crate::ledger_file::LedgerFile;
use crate::pty::Terminal;
use crate::run::{Home, Stream};
use Stream::{Has, Is, Nothing};
use nuo::app::Extent;

const CONFIG: &str = ".config/nuo/config.toml";

fn home(config: &str) -> Home {
    let home = Home::with_ledger();
    home.file(CONFIG, config.as_bytes());
    home
}

/// What `nuo keys` says of a configuration, in both languages.
#[track_caller]
fn check(config: &str, zh: &[&str], en: &[&str]) {
    let home = home(config);
    for (flag, said) in [("--lang=zh", zh), ("--lang=en", en)] {
        let said = said.iter().map(|line| format!("{line}\n")).collect::<String>();
        for command in ["keys", "doctor"] {
            home.run(command).arg(flag).ends(0, Has(&[]), Is(&said));
        }
    }
}

#[test]
fn keys_are_what_settings_say() {
    let home = home(
        "[keys]\nDone = \"F5\"\nNextScreen = [\"F6\", \"ctrl-n\"]\nquit = []\nlast = \"g e\"\n",
    );
    let keys = home.run("keys --lang zh").ends(0, Has(&["  F5       办结…"]), Nothing).stdout;
    for (line, is) in [
        ("  F6       下一屏", true),
        ("  -        退出", true),
        ("  ge       到末条", true),
        ("  x        办结…", false),
        ("  ]        下一屏", false),
    ] {
        assert_eq!(keys.contains(line), is, "{line}\n{keys}");
    }
    let keys = home.json("keys");
    let of = |name: &str| {
        let keys = keys["keys"].as_array().expect("a list");
        keys.iter().find(|key| key["name"] == name).expect(name).clone()
    };
    assert_eq!(of("next_screen")["all"], serde_json::json!(["F6", "Ctrl-N"]));
    assert_eq!(of("last")["all"], serde_json::json!(["g e"]));
    assert_eq!(of("quit")["all"], serde_json::json!([]));
    assert_eq!(of("done")["cli"], "nuo done");
}

#[test]
fn the_screens_go_by_them_and_say_so_everywhere() {
    let mut desk = Desk::new(Setup::of(120, 36));
    desk.configure(
        "[keys]\ndone = \"F5\"\nundo = [\"Ctrl-E\"]\nnote = \"N\"\nstatus = \"K\"\nclear_filter = \"F8\"\nquit = []\n",
    );
    desk.shows("F5 办结…").shows("Ctrl-E 撤销").lacks(" q 退出").select("1.1").press("x q");
    desk.lacks("办结 1.1");
    assert!(!desk.is_leaving());
    // Hints name the key in force.
    desk.press("p").says("用 N 记文字进展").press("X").says("Ctrl-E 撤销").press("d");
    desk.says("先用 K 改状态").press("Ctrl-E").says("U 重做");
    desk.press("?").write("ctrl-e").shows("Ctrl-E       撤销").press("Esc Esc :").write("备注");
    desk.shows("备注…                    N").press("Esc");
    desk.press("/").write("绝无此事").press("Enter").shows("没有匹配，按 F8 清除筛选");
    desk.press("Esc").shows("清单 60").press(":").write("quit").press("Enter");
    assert!(desk.is_leaving());
}

#[test]
fn menus_and_dialogs_are_left_by_esc_whatever_settings_say() {
    let mut desk = Desk::new(Setup::of(80, 24));
    desk.configure("[keys]\nback = \"F5\"\ndown = \"F6\"\nup = \"F7\"\nopen = \"F8\"\n");
    desk.press("s").shows("F6/F7 选择").press("Esc").lacks("F6/F7 选择");
    desk.press(", F6 Enter").shows("排序:编号").press("? Esc").lacks("打字筛选");
}

#[test]
fn a_clash_is_told_with_its_line_and_the_tables_keys_stay() {
    let config = "lang = \"zh\"\n\n[keys]\ndone = \"n\"\ndefer = \"x\"\n";
    check(
        config,
        &[
            "config.toml 第 4 行：n 与“备注…”（note）冲突，done 按键未改",
            "config.toml 第 5 行：x 与“办结…”（done）冲突，defer 按键未改",
        ],
        &[
            "config.toml line 4: n clashes with \"Note…\" (note); the keys of done stay",
            "config.toml line 5: x clashes with \"Done…\" (done); the keys of defer stay",
        ],
    );
    let mut desk = Desk::new(Setup::of(120, 36));
    desk.configure(config).says("config.toml 第 4 行：n 与“备注…”（note）冲突");
    desk.says("另有 1 处，见 nuo keys").select("1.1").press("x").shows("办结 1.1").press("Esc n");
    desk.shows("备注 1.1").press("Esc d").shows("延期 1.1");
    assert_eq!(desk.ledger().ops(9, Extent::Beginning).expect("read").len(), 1);
}

#[test]
fn keys_may_be_swapped_and_of_two_lines_the_later_gives_way() {
    check("[keys]\ndone = \"n\"\nnote = \"x\"\n", &[], &[]);
    check(
        "[keys]\nnote = \"F5\"\ndone = \"F5\"\n",
        &["config.toml 第 3 行：F5 与“备注…”（note）冲突，done 按键未改"],
        &["config.toml line 3: F5 clashes with \"Note…\" (note); the keys of done stay"],
    );
}

#[test]
fn the_beginning_of_another_key_is_a_clash() {
    check(
        "[keys]\ndone = \"g\"\nnote = [\"y\", \"F6\"]\ndefer = [\"F7\", \"F7 x\"]\n",
        &[
            "config.toml 第 2 行：g 与“到首条”（first）冲突，done 按键未改",
            "config.toml 第 3 行：y 与“复制编号”（copy_code）冲突，note 按键未改",
            "config.toml 第 4 行：F7 与“延期…”（defer）冲突，defer 按键未改",
        ],
        &[
            "config.toml line 2: g clashes with \"First\" (first); the keys of done stay",
            "config.toml line 3: y clashes with \"Copy the code\" (copy_code); the keys of note stay",
            "config.toml line 4: F7 clashes with \"Defer…\" (defer); the keys of defer stay",
        ],
    );
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    check(
        "[keys]\n# Mine.\ndnoe = \"F5\"\nnothing_like_it = \"F6\"\nnote = \"Alt-x\"\n\
         undo = [\n  \"Ctrl-M\",\n]\nredo = 3\nhelp = [1]\nprogress = \"F8\"\nProgress = \"F9\"\n",
        &[
            "config.toml 第 3 行：没有叫 dnoe 的动作，是不是 done？",
            "config.toml 第 4 行：没有叫 nothing_like_it 的动作，名称见 nuo keys",
            "config.toml 第 5 行：“Alt-x”不是能用的键（写法如 x、Ctrl-N、PgDn、g x），note 按键未改",
            "config.toml 第 6 行：“Ctrl-M”不是能用的键（写法如 x、Ctrl-N、PgDn、g x），undo 按键未改",
            "config.toml 第 9 行：redo 要写成 \"x\" 或 [\"x\", \"Ctrl-N\"]，按键未改",
            "config.toml 第 10 行：help 要写成 \"x\" 或 [\"x\", \"Ctrl-N\"]，按键未改",
            "config.toml 第 12 行：progress 在第 11 行已经写过，以那行为准",
        ],
        &[
            "config.toml line 3: there is no action dnoe; did you mean done?",
            "config.toml line 4: there is no action nothing_like_it; nuo keys names them",
            "config.toml line 5: \"Alt-x\" is no key (write x, Ctrl-N, PgDn or g x); the keys of note stay",
            "config.toml line 6: \"Ctrl-M\" is no key (write x, Ctrl-N, PgDn or g x); the keys of undo stay",
            "config.toml line 9: write redo = \"x\" or [\"x\", \"Ctrl-N\"]; its keys stay",
            "config.toml line 10: write help = \"x\" or [\"x\", \"Ctrl-N\"]; its keys stay",
            "config.toml line 12: progress is set on line 11 already, which counts",
        ],
    );
}

#[test]
fn there_is_always_a_way_out() {
    check(
        "[keys]\nquit = []\npalette = []\n",
        &["config.toml 第 3 行：quit 和 palette 不能都没有键，palette 按键未改"],
        &[
            "config.toml line 3: quit and palette cannot both be without a key; the keys of palette stay",
        ],
    );
}

#[test]
fn the_doctor_tells_a_program_too() {
    let home = home("[keys]\ndone = \"n\"\n");
    let said = ["config.toml line 2"];
    let run = home.run("doctor --json --lang en").ends(0, Has(&["\"kind\":\"keys\""]), Has(&said));
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(answer["warnings"][0]["line"], 2);
}

#[test]
fn in_a_terminal_the_start_tells_clashes_and_a_prefix_shows_itself() {
    let file = LedgerFile::founded();
    let folder = file.folder().join(".config/nuo");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("config.toml"), "[keys]\ndone = \"n\"\n").expect("written");
    let mut terminal = Terminal::home(&file, 80, 24);
    terminal.wait_for("config.toml 第 2 行：n 与“备注…”");
    terminal.send("y");
    terminal.wait_for("复制编号");
    terminal.send("\x1b");
    terminal.wait_until("the end of it", |terminal| !terminal.text().contains("复制编号"));
    terminal.send(":");
    terminal.wait_for("命令、承诺、视图");
    terminal.send("2.15");
    terminal.wait_for("nuo show 2.15");
    terminal.send("\r");
    terminal.wait_for("详情 2.15");
    terminal.send("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.check_restored();
}

/// Texts of a table in which a key stands as `{action}`, with those actions.
fn texts_with_keys(source: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let mut name = String::new();
    for line in source.lines() {
        if let Some((word, _)) = line.trim().split_once(" => ") {
            name = word.to_owned();
        }
        let places = line.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
        let actions: Vec<String> = places.map(str::to_owned).collect();
        let is_table = name.chars().all(char::is_alphanumeric) && line.contains('"');
        if is_table && !actions.is_empty() && !line.contains("format") {
            found.push((name.clone(), actions));
        }
    }
    found
}

#[test]
fn every_text_that_names_a_key_is_said_with_the_key_in_force() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let names: Vec<String> = nuo::tui::keymap::KEYMAP.iter().map(|one| one.name()).collect();
    let read = |path: &std::path::Path| std::fs::read_to_string(path).expect("a source");
    let mut texts = Vec::new();
    for table in ["tui", "log_screen", "week_screen"] {
        let source = read(&root.join(format!("i18n/{table}.rs")));
        let tables = source.split("texts! {").skip(1).map(|rest| rest.split("\n}\n").next());
        texts.extend(tables.flatten().flat_map(texts_with_keys));
    }
    assert!(texts.len() > 8, "{texts:?}");
    for (text, actions) in &texts {
        for action in actions {
            assert!(names.contains(action), "{text} names {action}");
        }
    }
    let mut ahead = vec![root.join("tui"), root.join("cli")];
    while let Some(path) = ahead.pop() {
        if path.is_dir() {
            ahead.extend(
                std::fs::read_dir(&path)
                    .expect("a folder")
                    .map(|one| one.expect("an entry").path()),
            );
            continue;
        }
        for line in read(&path).lines().filter(|line| !line.contains("fill(")) {
            for (text, _) in &texts {
                let bare = format!("Text::{text}.say(");
                assert!(!line.contains(&bare), "{}: {line}", path.display());
            }
        }
    }
}
