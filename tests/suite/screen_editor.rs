//! Texts that are written in the person's own editor from a screen.

use crate::desk::{Desk, Setup};
use crate::ledger_file::item;
use crate::pty::{Answer, Terminal, nuo};
use nuo::domain::query::Query;
use nuo::tui::{Back, Editing, Outside};

/// What the editor was handed; the person leaves another text in its place.
#[track_caller]
fn write(desk: &mut Desk, change: impl Fn(&str) -> String) -> Editing {
    let outside = desk.outside();
    let [Outside::Edit(editing)] = outside.as_slice() else { panic!("{outside:?}") };
    let text = change(&editing.text);
    desk.come_back(editing, &text);
    (**editing).clone()
}

#[test]
fn a_note_goes_to_the_editor_and_comes_back_into_the_dialog() {
    let mut desk = Desk::new(Setup::of(80, 24));
    desk.select("1.1").press("n").write("开头").shows("Ctrl-O 编辑器").press("Ctrl-O");
    let editing = write(&mut desk, |text| format!("{text}\n第二行\n"));
    assert_eq!((editing.text.as_str(), editing.back), ("开头", Back::Entry));
    desk.shows("第二行").press("F2").says("1.1 备注“开头…”");
    assert_eq!(item(&desk.ledger(), "1.1").notes[0].text, "开头\n第二行");
}

#[test]
fn the_wording_of_a_commitment_is_edited_in_a_form() {
    let mut desk = Desk::new(Setup::of(120, 36));
    desk.select("1.1").press("e");
    let title = item(&desk.ledger(), "1.1").draft.title;
    let editing = write(&mut desk, |text| text.replace(&title, "开展三项行动"));
    assert!(editing.name.ends_with("1.1.toml"), "{}", editing.name);
    desk.says("1.1").shows("开展三项行动").press("u").shows(&title);
    desk.press("e");
    write(&mut desk, str::to_owned);
    assert_eq!(desk.ledger().newest().expect("a count"), 3, "left as it was, nothing changes");
}

#[test]
fn a_form_with_a_mistake_comes_back_with_it_and_is_given_up_unchanged() {
    let mut desk = Desk::new(Setup::of(120, 36));
    desk.select("1.1").press("e");
    write(&mut desk, |text| format!("{text}\nwrong = \n"));
    let again = desk.outside();
    let [Outside::Edit(editing)] = again.as_slice() else { panic!("{again:?}") };
    assert!(editing.text.starts_with("# ! "), "{}", editing.text);
    let text = editing.text.clone();
    desk.come_back(editing, &text);
    assert_eq!(desk.outside(), []);
    assert_eq!(desk.ledger().newest().expect("a count"), 1);
}

#[test]
fn the_editor_has_the_terminal_and_nuo_draws_everything_when_it_is_done() {
    let desk = Desk::new(Setup::of(80, 24));
    let script = desk.file.folder().join("editor.sh");
    std::fs::write(&script, "#!/bin/sh\nstty -a >\"$1.tty\"\necho 编辑过 >>\"$1\"\n")
        .expect("written");
    let mut command = nuo(&desk.file);
    command.env("EDITOR", format!("sh {}", script.display()));
    let mut terminal = Terminal::start(command, (80, 24), Answer::Narrow);
    terminal.wait_for("帮助");
    terminal.send("n\x0f");
    terminal.wait_for("编辑过");
    terminal.send("\x1bOQ");
    terminal.wait_for("备注“编辑过”");
    terminal.send("q");
    assert_eq!(terminal.exit_code(), 0);
    terminal.check_restored();
}
#[test]
fn a_commitment_is_withdrawn_with_a_reason_and_the_withdrawal_undone() {
    let mut desk = Desk::new(Setup::of(120, 36));
    desk.select("1.1").press(":").write("撤回").press("Enter F2").shows("撤回必须写明理由");
    desk.write("与 1.2 重复").press("F2").says("1.1 撤回").shows("清单 59");
    desk.press("u").shows("清单 60");
    assert_eq!(desk.ledger().count(&Query::All).expect("a count"), 60);
}
