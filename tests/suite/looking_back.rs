//! The ledger as it was, on every screen: read-only, plainly marked, and left
//! again with one key.

use crate::desk::{Desk, Setup};
use crate::ledger_file::{LedgerFile, defer, mark_on, note};
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;

/// A ledger with something recorded on each of three days.
fn three_days() -> LedgerFile {
    let file = LedgerFile::founded();
    mark_on(&mut file.on("2026-11-20"), "1.1", Status::InProgress, "2026-11-20");
    defer(&mut file.on("2026-11-21"), "3.2", "2027-06-30", "等国家考核").expect("moved");
    note(&mut file.on("2026-11-23"), "4.5", "今年的没有消息").expect("noted");
    file
}

#[test]
fn a_day_is_picked_and_every_screen_shows_it() {
    let mut desk = Desk::at(three_days(), Setup::of(120, 36));
    desk.press("t").write("2026-11-20").shows("= 2026-11-20 周五").press("Enter");
    desk.shows("[截至 2026-11-20 周五").says("截至 2026-11-20").says("T 回到现在");
    for screen in ["1", "2", "3", "4", "5", "6"] {
        desk.press(screen).shows("[截至 2026-11-20 周五").lacks("今年的没有消息");
    }
    desk.press("1").select("3.2").shows("2025-12-31").lacks("2027-06-30").press("T");
    desk.says("已回到现在").lacks("[截至").shows("2027-06-30");
}

#[test]
fn braces_step_by_days_and_end_in_the_present() {
    let mut desk = Desk::at(three_days(), Setup::of(120, 36));
    desk.press("}").says("现在看的就是今天").press("{").shows("[截至 2026-11-23").press("{ { {");
    desk.shows("[截至 2026-11-20").press("} }").shows("[截至 2026-11-22");
    desk.press("} }").says("已回到现在").press("T").says("现在看的就是今天");
}

#[test]
fn the_past_takes_no_change_and_says_how_to_leave() {
    let mut desk = Desk::at(three_days(), Setup::of(120, 36));
    let before = desk.ledger().newest().expect("a count");
    desk.press("{");
    for key in ["x", "X", "n", "a", "d", "s", "r", "u", "U", "e"] {
        desk.press(key).says("这是过去的账本，只能看；按 T 回到现在");
    }
    assert_eq!(desk.ledger().newest().expect("a count"), before);
    // What others record meanwhile is not shown before the present is.
    note(&mut desk.file.on("2026-11-24"), "4.5", "刚刚写的").expect("noted");
    desk.tick().lacks("刚刚写的").press("T").select("4.5").shows("刚刚写的");
}

#[test]
fn before_the_first_record_the_ledger_is_empty_and_says_since_when() {
    let mut desk = Desk::at(three_days(), Setup::of(120, 36).lang(Lang::En));
    desk.press("t").write("2020-01-01").press("Enter").says("Nothing was recorded by 2020-01-01");
    desk.shows("[as of 2020-01-01 Wed #0 read-only]").press("t").write("2030-01-01").press("Enter");
    desk.shows("That day has not come yet").press("Esc T").shows("Commitments 60");
}

#[test]
fn the_log_opens_the_ledger_as_of_an_operation() {
    let mut desk = Desk::at(three_days(), Setup::of(120, 36));
    desk.press("6 j t").shows("#3 只读]").shows("[截至 2026-11-21");
    desk.press("1").select("3.2").shows("2027-06-30").press("T").lacks("[截至");
}
