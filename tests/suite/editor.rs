//! Forms in the person's editor: the program on a terminal, with a script in
//! the editor's place.

use crate::ledger_file::{LedgerFile, findings, item};
use crate::pty::{Answer, Terminal, nuo};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

/// What became of one run.
struct Ended {
    code: u32,
    said: String,
}

/// A folder with a ledger, and an editor that does what a script says; `$1` is
/// the file, `$ROUND` counts from one.
struct Desk {
    file: LedgerFile,
}

impl Desk {
    fn new() -> Self {
        let file = LedgerFile::founded();
        std::fs::create_dir(file.folder().join("tmp")).expect("made");
        Self { file }
    }

    fn edit(&self, script: &str, arguments: &[&str]) -> Ended {
        let round = self.file.folder().join("round");
        let counted = format!(
            "ROUND=$(( $(cat {round} 2>/dev/null || echo 0) + 1 ))\necho $ROUND > {round}\n\
             cp \"$1\" {folder}/seen.$ROUND\nstat -c %a \"$1\" > {folder}/mode\n{script}\n",
            round = round.display(),
            folder = self.file.folder().display(),
        );
        let place = self.file.folder().join("my editor.sh");
        std::fs::write(&place, counted).expect("written");
        self.run(&format!("sh '{}'", place.display()), arguments)
    }

    fn run(&self, editor: &str, arguments: &[&str]) -> Ended {
        let mut command = nuo(&self.file);
        command.env("VISUAL", editor);
        command.env("EDITOR", "false");
        command.env("PATH", "/usr/bin:/bin");
        command.env("TMPDIR", self.file.folder().join("tmp"));
        command.args(arguments);
        let mut terminal = Terminal::start(command, (160, 30), Answer::Never);
        let code = terminal.exit_code();
        assert!(terminal.is_cooked());
        Ended { code, said: terminal.text() }
    }

    /// The form as the editor got it in a round.
    fn seen(&self, round: u32) -> String {
        let place = self.file.folder().join(format!("seen.{round}"));
        std::fs::read_to_string(place).expect("it was opened")
    }

    /// What lies in the folder for temporary files.
    fn left(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.file.folder().join("tmp")).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path()).collect()
    }

    fn operations(&self) -> usize {
        let app = self.file.on(crate::desk::TODAY);
        assert_eq!(findings(&app), []);
        app.ops(99, nuo::app::Extent::Whole).expect("operations").len()
    }
}

#[track_caller]
fn check(ended: &Ended, code: u32, said: &[&str]) {
    for piece in said {
        assert!(ended.said.contains(piece), "{piece:?} is not said:\n{}", ended.said);
    }
    assert_eq!(ended.code, code, "{}", ended.said);
}

#[test]
fn a_form_that_is_filled_in_is_recorded() {
    let desk = Desk::new();
    let fill = "sed -i -e 's/^title = .*/title = \"报送小结\"/' -e 's/^due = .*/due = \"年底\"/' \
                -e 's/^tags = .*/tags = [\"重点\", \"甲\"]/' \"$1\"";
    check(&desk.edit(fill, &["add"]), 0, &["#2 0.1 新增“报送小结”", "年底 = 2026-12-31"]);
    let form = desk.seen(1);
    for line in ["# 新增一条自列承诺", "code = \"0.1\"", "due = \"\"", "lead = []", "# 期限："]
    {
        assert!(form.contains(line), "{line}\n{form}");
    }
    let mode = std::fs::read_to_string(desk.file.folder().join("mode")).expect("a mode");
    assert_eq!(mode.trim(), "600");
    assert!(desk.left().is_empty(), "the form is gone");

    let reword = "sed -i 's/^title = .*/title = \"小结\"/' \"$1\"";
    check(&desk.edit(reword, &["edit", "0.1"]), 0, &["#3 0.1 改题“小结”"]);
    let form = desk.seen(2);
    for line in ["# 修改 0.1 报送小结", "due = \"年底\"", "kind = \"output\"", "\"重点\", \"甲\""]
    {
        assert!(form.contains(line), "{line}\n{form}");
    }
    let added = item(&desk.file.on(crate::desk::TODAY), "0.1");
    assert_eq!((added.draft.title.as_str(), added.draft.tags.len()), ("小结", 2));
}

#[test]
fn a_letter_s_form_says_what_may_not_be_changed() {
    let desk = Desk::new();
    let tag = "sed -i 's/^tags = .*/tags = [\"focus\"]/' \"$1\"";
    check(&desk.edit(tag, &["edit", "1.4", "--lang", "en"]), 0, &["#2 1.4 tags focus"]);
    let form = desk.seen(1);
    assert!(form.contains("are those of the letter gx-2021122"), "{form}");
    assert!(!form.contains("\ndue =") && !form.contains("\nkind ="), "{form}");
    let due = "echo 'due = \"2027\"' >> \"$1\"; [ $ROUND -lt 3 ] || exit 1";
    let ended = desk.edit(due, &["edit", "1.4"]);
    check(&ended, 2, &["没有“due”这一栏", "title title_en lead co tags"]);
    assert_eq!(desk.operations(), 2);
}

#[test]
fn a_mistake_opens_the_form_again_with_its_reason() {
    let desk = Desk::new();
    let script = "case $ROUND in\n\
        1) sed -i -e 's/^title = .*/title = \"甲\"/' -e 's/^due = .*/due = \"尽快\"/' \"$1\";;\n\
        2) sed -i 's/^due = .*/due = 年底/' \"$1\";;\n\
        3) sed -i 's/^due = .*/due = 2027-06-30/' \"$1\";;\nesac";
    check(&desk.edit(script, &["add"]), 0, &["#2 0.1 新增“甲”", "2027-06-30 周三（明示"]);
    let second = desk.seen(2);
    assert!(second.starts_with("# ! 有一处看不懂"), "{second}");
    assert!(second.contains("# ! 期限：看不懂日期“尽快”"), "{second}");
    assert!(second.contains("title = \"甲\""), "what was typed is still there: {second}");
    let third = desk.seen(3);
    assert!(third.contains("写法不对") && !third.contains("尽快”；"), "{third}");
}

#[test]
fn giving_up_keeps_what_was_typed() {
    let desk = Desk::new();
    for (script, code, said) in [
        // Left as it came back with the mistake in it.
        (
            "[ $ROUND != 1 ] || sed -i -e 's/^title = .*/title = \"久写\"/' -e 's/^due = .*/due = \"尽快\"/' \"$1\"",
            2,
            "看不懂日期",
        ),
        ("echo 'title = \"久写\"' > \"$1\"; exit 3", 4, "没有正常结束（退出码 3）"),
        ("printf 'title = \"久写\"\\377\\n' > \"$1\"", 7, "不是 UTF-8"),
    ] {
        let _ = std::fs::remove_file(desk.file.folder().join("round"));
        let ended = desk.edit(script, &["add"]);
        check(&ended, code, &[said, "所写内容保留在"]);
        let left = desk.left();
        assert_eq!(left.len(), 1, "{script}");
        let kept = left[0].join("nuo-add.toml");
        let bytes = std::fs::read(&kept).expect("it is kept");
        assert!(String::from_utf8_lossy(&bytes).contains("久写"), "{script}");
        let mode = |path: &PathBuf| std::fs::metadata(path).expect("there").permissions().mode();
        assert_eq!((mode(&left[0]) & 0o777, mode(&kept) & 0o777), (0o700, 0o600));
        std::fs::remove_dir_all(&left[0]).expect("removed");
    }
    assert_eq!(desk.operations(), 1, "nothing was recorded");
}

#[test]
fn an_editor_that_writes_the_same_mistake_again_is_not_asked_for_ever() {
    let desk = Desk::new();
    let script = "[ $ROUND -lt 9 ] || exit 9\nprintf 'title = \"甲\"\\ndue = \"尽快\"\\n' > \"$1\"";
    check(&desk.edit(script, &["add"]), 2, &["看不懂日期“尽快”", "所写内容保留在"]);
    assert!(!desk.file.folder().join("seen.3").exists(), "twice is enough");
    let left = desk.left();
    let kept = std::fs::read_to_string(left[0].join("nuo-add.toml")).expect("it is kept");
    assert!(kept.contains("title = \"甲\""), "{kept}");
    assert_eq!(desk.operations(), 1);
}

#[test]
fn an_unchanged_or_emptied_form_changes_nothing() {
    let desk = Desk::new();
    for (script, arguments, said) in [
        (":", vec!["edit", "1.4"], "没有改动"),
        (": > \"$1\"", vec!["edit", "1.4"], "没有改动"),
        ("sed -i 's/^# .*//' \"$1\"", vec!["edit", "1.4"], "没有改动"),
        (":", vec!["add"], "没有填写，没有记入"),
        (": > \"$1\"", vec!["add", "--due", "年底"], "没有填写，没有记入"),
    ] {
        check(&desk.edit(script, &arguments), 0, &[said, "code --wait"]);
        assert!(desk.left().is_empty(), "{script}");
    }
    check(
        &desk.run("no-such-editor", &["edit", "1.4"]),
        2,
        &["无法启动编辑器 no-such-editor", "EDITOR=nano"],
    );
    check(&desk.run("false", &["edit", "1.4"]), 4, &["没有正常结束（退出码 1）"]);
    check(&desk.run("true", &["edit", "1.4", "--no-input"]), 2, &["不能打开编辑器"]);
    assert!(desk.left().is_empty());
    assert_eq!(desk.operations(), 1);
}

#[test]
fn what_changed_meanwhile_is_not_written_over() {
    let desk = Desk::new();
    let meanwhile = format!(
        "'{}' edit 1.4 --tag 别处 >/dev/null 2>&1; sed -i 's/^tags = .*/tags = [\"此处\"]/' \"$1\"",
        env!("CARGO_BIN_EXE_nuo")
    );
    let ended = desk.edit(&meanwhile, &["edit", "1.4"]);
    check(&ended, 4, &["1.4 在编辑期间被别处改过", "nuo edit 1.4", "所写内容保留在"]);
    let app = desk.file.on(crate::desk::TODAY);
    assert_eq!(item(&app, "1.4").draft.tags, ["别处"]);
}

#[test]
fn ctrl_c_in_the_editor_is_the_editor_s() {
    let desk = Desk::new();
    let place = desk.file.folder().join("slow.sh");
    let script = "trap 'echo heard; sed -i \"s/^title = .*/title = \\\"存下\\\"/\" \"$1\"; exit 0' INT\n\
                  echo ready\nwhile :; do sleep 0.05; done\n";
    std::fs::write(&place, script).expect("written");
    let mut command = nuo(&desk.file);
    command.env("EDITOR", format!("sh {}", place.display()));
    command.env("PATH", "/usr/bin:/bin");
    command.args(["edit", "1.4"]);
    let mut terminal = Terminal::start(command, (120, 20), Answer::Never);
    terminal.wait_for("ready");
    terminal.send("\x03");
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.text());
    assert!(terminal.text().contains("改题“存下”"), "{}", terminal.text());
}
