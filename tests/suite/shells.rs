//! Completion in the shells that people have, and the manual page.

use crate::ledger_file::LedgerFile;
use crate::pty::{Answer, Terminal, nuo};
use crate::run::{Home, Stream};
use Stream::{Has, Nothing};
use portable_pty::CommandBuilder;
use std::path::Path;

/// The candidates for a line as bash asks for them.
fn offered(home: &Home, line: &str) -> Vec<String> {
    let written = home.asked(&["__complete", "line", line, " \t\n\"'><=;|&(:"]);
    written.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn codes_statuses_filters_and_flags_are_offered() {
    let home = Home::with_ledger();
    home.run("add 小结 --tag 重点 --tag 甲").ends(0, Has(&["0.1"]), Has(&["undo"]));
    home.run("done 2.12 -q").ends(0, Has(&["2.12"]), Nothing);
    let check = |line: &str, expected: &[&str]| {
        assert_eq!(offered(&home, line)[1..], *expected, "{line}");
    };
    check("nuo show 2.1", &["2.1", "2.10", "2.11", "2.12", "2.13", "2.14", "2.15", "2.16"]);
    check("nuo done 2.12", &[]);
    check("nuo mark 2.12 推", &["推进中"]);
    check("nuo mark 2.12 un", &["unchecked", "unverifiable"]);
    check("nuo mark 2.12 2.13 cl", &["claimed"]);
    check("nuo edit 0.1 --untag ", &["甲", "重点"]);
    check("nuo add x --kind qu", &["quantity"]);
    check("nuo undo ", &["3", "2"]);
    check("nuo letter set g", &["gx-2021122"]);
    check("nuo letter s", &["show", "set"]);
    check("nuo list --gr", &["--group"]);
    check("nuo list --sort d", &["due"]);
    check("nuo list st", &["status:", "strength:", "stale"]);
    check("nuo list -已", &["-已结"]);
    check("nuo list '状态:停滞,推", &["状态:停滞,推进中"]);
    // Bash breaks words at the colon, and replaces what stands behind it.
    check("nuo list 状态:推", &["推进中"]);
    check("nuo list lead:自治区党委编", &["自治区党委编办"]);
    check("nuo list tag:重", &["重点"]);
    check("nuo list code:4.1", &["4.1", "4.10", "4.11", "4.12", "4.13", "4.14"]);
    check("nuo --lang=e", &["en"]);
    check("nuo completions z", &["zsh"]);
    check("nuo zzz", &[]);
    for (line, kind) in [
        ("nuo backup ", "files"),
        ("nuo --db ", "files"),
        ("nuo done 2.13 --evidence ", "files"),
        ("nuo show ", "words"),
    ] {
        assert_eq!(offered(&home, line)[0], kind, "{line}");
    }
    let empty = offered(&home, "nuo list ");
    assert!(empty.contains(&"逾期".to_owned()) && !empty.contains(&"overdue".to_owned()));
    let english = offered(&home, "nuo --lang en list ");
    assert!(english.contains(&"overdue".to_owned()) && !english.contains(&"逾期".to_owned()));
}

#[test]
fn completing_makes_no_ledger_and_says_nothing_of_errors() {
    let home = Home::new();
    assert_eq!(offered(&home, "nuo show "), ["words"]);
    assert!(offered(&home, "nuo l").contains(&"list".to_owned()));
    home.run("completions bash").ends(0, Has(&["complete -F _nuo nuo"]), Nothing);
    home.run("completions powershell").ends(2, Nothing, Has(&["bash zsh fish"]));
    assert!(!home.ledger().exists());
    home.file(".config/nuo/config.toml", b"soon_days = \"many\"\n");
    assert_eq!(home.asked(&["__complete", "words", "nuo", "show", ""]), "");
    for arguments in [&["__complete"][..], &["__complete", "words"], &["__complete", "x", "y"]] {
        home.asked(arguments);
    }
}

/// What each shell is started with, and how it takes the script.
const SHELLS: [(&str, &[&str], &str); 3] = [
    ("bash", &["--norc", "--noprofile", "-i"], "source <(nuo completions bash)"),
    ("zsh", &["-f", "-i"], "autoload -U compinit && compinit -u -D; source <(nuo completions zsh)"),
    ("fish", &["--no-config", "-i"], "nuo completions fish | source"),
];

#[test]
fn the_shells_complete_a_line() {
    let file = LedgerFile::founded();
    for (shell, arguments, load) in SHELLS {
        let place = ["/usr/bin", "/bin", "/usr/local/bin"]
            .map(|folder| Path::new(folder).join(shell))
            .into_iter()
            .find(|place| place.exists());
        let Some(place) = place else {
            eprintln!("{shell} is not installed and was not tried");
            assert_ne!(shell, "bash", "bash is everywhere");
            continue;
        };
        let program = Path::new(env!("CARGO_BIN_EXE_nuo")).parent().expect("a folder");
        let mut command = CommandBuilder::new(place);
        command.env_clear();
        for (name, value) in nuo(&file).iter_full_env_as_str() {
            command.env(name, value);
        }
        command.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", program.display()));
        command.env("PS1", "% ");
        command.args(arguments);
        command.cwd(file.folder());
        let mut terminal = Terminal::start(command, (120, 40), Answer::Narrow);
        terminal.send(&format!("{load}; echo re''ady\r"));
        terminal.wait_for("ready");
        for (typed, completed) in [
            ("nuo mark 2.12 推\t", "nuo mark 2.12 推进中"),
            ("nuo list 状态:推\t", "nuo list 状态:推进中"),
            ("nuo list '牵头:自治区党委编\t", "牵头:自治区党委编办"),
            ("nuo letter show gx\t", "nuo letter show gx-2021122"),
            ("nuo --lang=e\t", "nuo --lang=en"),
        ] {
            terminal.send(typed);
            terminal.wait_for(completed);
            terminal.send("\x15");
            terminal.wait_until("an empty line", |terminal| !terminal.text().contains(completed));
        }
    }
}

#[test]
fn the_manual_page_has_every_command_in_both_languages() {
    let home = Home::new();
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for (lang, headings) in [
        ("zh", ["名称", "概要", "命令", "筛选", "环境变量", "文件", "退出码", "例子"]),
        (
            "en",
            [
                "NAME",
                "SYNOPSIS",
                "COMMANDS",
                "FILTERS",
                "ENVIRONMENT",
                "FILES",
                "EXIT STATUS",
                "EXAMPLES",
            ],
        ),
    ] {
        let page = home.run("man --lang").arg(lang).ends(0, Has(&[".TH NUO 1"]), Nothing).stdout;
        for heading in headings {
            assert!(page.contains(&format!(".SH \"{heading}\"")), "{lang} {heading}");
        }
        for command in ["add", "edit", "restore", "letter set", "weekly", "completions"] {
            let heading = format!(".SS \"nuo {}", command.replace('-', "\\-"));
            assert!(page.contains(&heading), "{lang} {command}");
        }
        for line in page.lines() {
            let request = line.starts_with('.') || line.starts_with('\'');
            let known = [".TH", ".SH", ".SS", ".TP", ".PP", ".RS", ".RE", ".nf", ".fi", ".ad"];
            assert!(!request || known.iter().any(|name| line.starts_with(name)), "{line}");
        }
        // Only words of the filter language and examples are Chinese in English.
        let english = page.split(".SH \"FILTERS\"").next().unwrap_or_default();
        let told = english.lines().filter(|line| !line.starts_with("nuo "));
        assert!(lang == "zh" || !told.clone().any(chinese), "{lang}");
        assert_eq!(page.contains("答\\:复"), lang == "zh", "Chinese may be broken anywhere");
    }
    assert!(!home.ledger().exists());
}
