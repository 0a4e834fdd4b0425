//! The mouse: it does what keys do, and only while it was asked for.

use crate::desk::{Desk, Setup};
use nuo::tui::{Capture, Gesture, Outside};

#[test]
fn a_click_selects_a_row_a_pane_a_screen() {
    let mut desk = Desk::new(Setup::of(120, 36));
    desk.click("2.15").shows("详情 2.15");
    assert_eq!(desk.selected_code(), "2.15");
    // The detail takes the keys, and the list takes them back.
    desk.click("─ 详情 2.15").press("j j");
    assert_eq!(desk.selected_code(), "2.15");
    desk.click("3.1 ").press("j").shows("详情 3.2");
    desk.click("5 周报").shows("[5 周报]").click("1 清单").shows("[1 清单]");
    assert_eq!(desk.selected_code(), "3.2");
}

#[test]
fn a_double_click_opens_and_the_wheel_moves_what_it_is_over() {
    let mut desk = Desk::new(Setup::of(80, 24));
    desk.point(Gesture::DoubleClick, "2.15").shows("━ 详情 2.15 ━").press("Esc");
    let mut desk = Desk::new(Setup::of(120, 30));
    desk.point(Gesture::WheelDown, "1.6 ").shows("4/60");
    desk.point(Gesture::WheelUp, "1.6 ").shows("1/60");
    let top = desk.screen();
    desk.point(Gesture::WheelDown, "牵头  自治区党委编办").shows("1/60");
    assert_ne!(desk.screen(), top, "the detail has scrolled");
}

#[test]
fn menus_and_dialogs_take_clicks_and_nothing_behind_them_does() {
    let mut desk = Desk::new(Setup::of(120, 36));
    desk.select("2.15").press("s").click("3 * 推进中").shows("推进中 2.15").press("Esc");
    desk.press("n").click("5 周报").shows("[1 清单]").shows("备注 2.15");
}

#[test]
fn a_dialog_is_filled_and_recorded_by_clicks() {
    let mut desk = Desk::new(Setup::of(120, 36));
    desk.select("2.15").press("n").write("电话核实").click("日期  [").press("Ctrl-U");
    desk.write("2026-11-20").click("[ 记录 ]").says("2.15 备注“电话核实”");
}

#[test]
fn the_mouse_is_the_terminals_until_it_is_asked_for() {
    let mut desk = Desk::new(Setup::of(120, 36));
    assert_eq!(desk.outside(), []);
    desk.press("m").says("鼠标已开");
    assert_eq!(desk.outside(), [Outside::Mouse(Capture::On)]);
    desk.press("m").says("鼠标已放开");
    assert_eq!(desk.outside(), [Outside::Mouse(Capture::Off)]);
}
