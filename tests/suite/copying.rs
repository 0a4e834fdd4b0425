//! What goes to the clipboard.

use crate::attached::with_a_copy;
use crate::desk::{Desk, Setup};
use crate::ledger_file::{LedgerFile, defer, mark_on};
use nuo::domain::vocabulary::Status;
use nuo::tui::Outside;

#[track_caller]
fn copied(desk: &mut Desk, keys: &str) -> String {
    let keys = desk.press(keys);
    match keys.outside().as_slice() {
        [Outside::Copy(text)] => text.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_code_a_line_and_markdown_are_copied_in_the_language_of_the_screen() {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    mark_on(&mut app, "1.2", Status::Done, "2026-11-19");
    defer(&mut app, "3.2", "2027-06-30", "等*国家*考核").expect("moved");
    let mut desk = Desk::at(file, Setup::of(120, 36));
    desk.select("2.15");
    assert_eq!(copied(&mut desk, "y c"), "2.15");
    desk.says("已交给终端剪贴板（4 字");
    assert_eq!(
        copied(&mut desk, "y l"),
        "2.15 新认定双创示范基地20～30家  期限 2023-05-14..2023-08-31~  未核查，逾期  牵头 自治区科技厅"
    );
    let text = copied(desk.select("3.2"), "y m");
    assert!(text.starts_with("- **3.2** 财政科技支出逐年不降\n  - 期限：2027-06-30"), "{text}");
    assert!(text.contains("等\\*国家\\*考核"), "{text}");
    desk.press("L");
    let text = copied(desk.select("1.2"), "y l");
    assert!(text.contains("Done, No proof"), "{text}");
    let chinese = text.chars().filter(|c| ('\u{4e00}'..'\u{a000}').contains(c)).count();
    assert_eq!(chinese, 0, "{text}");
}

#[test]
fn the_letters_words_are_copied_where_a_copy_is_attached() {
    let mut desk = Desk::new(Setup::of(120, 36));
    desk.select("2.15").press("y q").says("未附原文");
    assert_eq!(desk.outside(), []);
    let mut desk = Desk::at(with_a_copy(), Setup::of(120, 36));
    desk.press("/").write("来文:bridge 桥墩").press("Enter");
    assert_eq!(copied(&mut desk, "y q"), "“每年检查一次桥墩”（修桥答复，第 4 段）");
}
