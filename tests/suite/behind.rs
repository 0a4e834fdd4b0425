//! What stands behind a commitment: the letter's whole text, its proofs, and
//! notes of several lines.

use crate::attached::with_a_copy;
use crate::desk::{Desk, Setup};
use crate::ledger_file::item;
use nuo::i18n::Lang;
use nuo::tui::Outside;

/// At the second commitment of a letter whose text is attached.
fn at_the_bridge(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::at(with_a_copy(), Setup::of(columns, rows));
    desk.press("/").write("来文:bridge 桥墩").press("Enter");
    desk
}

#[test]
fn the_letter_opens_at_the_clause_with_everything_around_it() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 20)] {
        let mut desk = at_the_bridge(columns, rows);
        desk.press("o").shows("原文 1.2 第 1/1 处").shows("[每年检查一次桥墩]");
        // The other promises of the paragraph are named, and the text goes on.
        desk.shows("[1.1]").press("G").shows("联系人：王工").press("g g").shows("关于修桥的答复");
        desk.press("n").shows("[每年检查一次桥墩]").press("Esc").lacks("联系人：王工");
    }
}

#[test]
fn the_letter_is_read_in_english_too() {
    let mut desk = at_the_bridge(80, 24);
    desk.press("L o").shows("Letter 1.2 place 1/1").shows("n/N next place").press("q");
    assert!(!desk.is_leaving(), "q closes the letter, not the program");
}

#[test]
fn without_a_copy_and_proof_there_is_nothing_to_open() {
    let mut desk = Desk::new(Setup::of(80, 24));
    desk.select("1.1").press("o").says("没有附上原文，也没有可打开的佐证");
    desk.press("L o").says("No copy of the letter and no proof to open");
}

#[test]
fn an_address_is_opened_and_a_file_as_a_copy_with_its_name() {
    let mut desk = Desk::new(Setup::of(120, 36).lang(Lang::En));
    desk.select("1.1").press("a").write("https://example.org/notice").press("F2 o");
    assert_eq!(desk.outside(), [Outside::Open("https://example.org/notice".to_owned())]);
    let file = desk.file.folder().join("公告 1.pdf");
    std::fs::write(&file, b"%PDF-1.7").expect("written");
    desk.press("a").write(&file.display().to_string()).press("F2 o");
    desk.shows("1 Evidence  https://example.org").press("2");
    let outside = desk.outside();
    let [Outside::Open(path)] = outside.as_slice() else { panic!("{outside:?}") };
    let copy = std::path::Path::new(path);
    assert_eq!(copy.file_name(), file.file_name());
    assert_eq!(std::fs::read(copy).expect("a copy"), b"%PDF-1.7");
    std::fs::remove_dir_all(copy.parent().expect("a folder")).expect("cleared away");
}

#[test]
fn a_proof_that_was_changed_is_not_opened() {
    let mut desk = Desk::new(Setup::of(120, 36));
    let file = desk.file.folder().join("公告.txt");
    std::fs::write(&file, "原样").expect("written");
    desk.select("1.1").press("a").write(&file.display().to_string()).press("F2");
    let app = desk.ledger();
    let stored = item(&app, "1.1").evidence[0].evidence.file.clone().expect("a file");
    std::fs::write(app.stored_path(&stored), "改过").expect("written");
    desk.press("o").says("公告.txt 的存档丢失或被改过");
    assert_eq!(desk.outside(), []);
}

#[test]
fn a_note_has_lines_and_whole_characters() {
    let mut desk = Desk::new(Setup::of(80, 24));
    desk.select("1.1").press("n").write("第一行").press("Enter").write("e\u{301}二");
    desk.press("Left Left")
        .write("第")
        .press("Right Backspace")
        .press("F2")
        .says("1.1 备注“第一行…”");
    assert_eq!(item(&desk.ledger(), "1.1").notes[0].text, "第一行\n第二");
    // Tab leaves the note, and Down too where there is no line below.
    desk.press("n").write("一").press("Enter").write("二").press("Up Down Down").press("F2");
    assert_eq!(item(&desk.ledger(), "1.1").notes[1].text, "一\n二");
    desk.press("n").paste("甲\r\n乙\r丙").press("F2");
    assert_eq!(item(&desk.ledger(), "1.1").notes[2].text, "甲\n乙\n丙");
}
