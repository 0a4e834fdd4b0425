//! The palette, the list after a prefix, and the help that is filtered by
//! typing: in the words of somebody who looks for something.

use crate::desk::{Desk, Setup};
use nuo::app::Extent;
use nuo::i18n::Lang;

fn desk() -> Desk {
    Desk::new(Setup::of(120, 36))
}

fn operations(desk: &Desk) -> usize {
    desk.ledger().ops(100, Extent::Beginning).expect("the log is read").len()
}

/// The line that Enter would take.
fn chosen(desk: &Desk) -> String {
    let screen = desk.screen();
    let line = screen.lines().find_map(|line| line.split_once("┃ > "));
    let line = line.unwrap_or_else(|| panic!("nothing is chosen:\n{screen}")).1;
    line.split('┃').next().unwrap_or_default().trim().to_owned()
}

/// Both languages at every size, with the size over each.
fn everywhere(keys: &str, typed: &str) -> String {
    let mut screens = Vec::new();
    for (columns, rows) in [(40, 20), (80, 24), (120, 36), (200, 50)] {
        for lang in [Lang::Zh, Lang::En] {
            let mut desk = Desk::new(Setup::of(columns, rows).lang(lang));
            desk.select("1.1").press(keys).write(typed);
            screens.push(format!("{columns}x{rows} {lang:?}\n{}", desk.screen()));
        }
    }
    screens.join("\n")
}

#[test]
fn the_palette_and_the_help_at_every_size() {
    for (name, keys, typed) in [
        ("palette", ":", ""),
        ("palette_typed", ":", "jd"),
        ("palette_nothing", ":", "qzqz"),
        ("help_everywhere", "?", ""),
        ("help_filtered", "?", "xx"),
    ] {
        insta::assert_snapshot!(name, everywhere(keys, typed));
    }
    let prefix = [Setup::of(40, 20), Setup::of(120, 36), Setup::of(80, 24).wide()].map(|setup| {
        let mut desk = Desk::new(setup);
        desk.press("y").tick().screen()
    });
    insta::assert_snapshot!("prefix", prefix.join("\n"));
    let wide = [":", "?"].map(|keys| Desk::new(Setup::of(80, 24).wide()).press(keys).screen());
    assert!(!wide.concat().contains(['─', '│', '━', '┃', '┏', '┌']), "{}", wide.concat());
}

#[test]
fn the_best_line_comes_first_however_it_is_typed() {
    let mut zh = desk();
    let mut en = Desk::new(Setup::of(120, 36).lang(Lang::En));
    for (typed, in_chinese, in_english) in [
        ("办结", "办结…", "Done…"),
        ("done", "办结…", "Done…"),
        ("DONE", "办结…", "Done…"),
        ("ｄｏｎｅ", "办结…", "Done…"),
        ("bj", "办结…", "Done…"),
        ("banjie", "办结…", "Done…"),
        ("yq", "延期…", "Defer…"),
        ("yanq", "延期…", "Defer…"),
        ("def", "延期…", "Defer…"),
        // 重 is read chóng and zhòng.
        ("chongzuo", "重做", "Redo"),
        ("zhongzuo", "重做", "Redo"),
        ("cz", "重做", "Redo"),
        ("undo", "撤销", "Undo"),
        ("tc", "退出", "Quit"),
        ("退", "退出", "Quit"),
        ("qcsx", "清除筛选", "Clear filter"),
        ("cf", "清除筛选", "Clear filter"),
        ("next screen", "下一屏", "Next screen"),
        ("逾期", "逾期", "Overdue"),
        ("overdue", "逾期", "Overdue"),
        ("2.15", "! 2.15", "! 2.15"),
        ("hangdongfangan", "! 1.5", "! 1.5"),
        ("xingdong", "! 1.5", "! 1.5"),
        ("双创示范", "! 2.15", "! 2.15"),
        ("scsf", "! 2.15", "! 2.15"),
    ] {
        for (desk, best) in [(&mut zh, in_chinese), (&mut en, in_english)] {
            desk.press(":").write(typed);
            let chosen = chosen(desk);
            assert!(chosen.starts_with(best), "{typed}: {chosen:?} and not {best:?}");
            desk.press("Esc");
        }
    }
}

#[test]
fn a_command_shows_its_key_its_command_line_and_why_it_cannot_be_done() {
    let mut desk = desk();
    desk.select("1.1").press("Ctrl-P").write("jd");
    desk.shows(
        "进度…                    p        nuo progress  - 这条没有量化目标；用 n 记文字进展",
    );
    // Choosing it says so, and the palette stays for another choice.
    desk.press("Enter").shows("! 这条没有量化目标").press("Ctrl-U").write("beizhu").press("Enter");
    desk.shows("备注 1.1").press("Esc");
    desk.press("5 :").write("排序").shows("- 只在“清单”屏可用");
    desk.press("Enter").shows("! 只在“清单”屏可用");
}

#[test]
fn enter_opens_dialogs_and_only_f2_records_at_once() {
    let mut desk = desk();
    desk.select("1.1").press(":").write("办结").press("Enter").shows("办结 1.1").shows("F2 记录");
    desk.press("Esc :").write("今日办结").press("Enter").shows("! 这会直接记录：按 F2 执行");
    assert_eq!(operations(&desk), 1);
    desk.press("F2").says("1.1").says("已办结").lacks("按 F2 执行");
    assert_eq!(operations(&desk), 2);
    desk.press(":").write("撤销").press("Enter").shows("按 F2 执行").press("F2").says("重做");
    assert_eq!(desk.ledger().ops(1, Extent::Beginning).expect("read").len(), 1);
    desk.lacks("v 1.1");
}

#[test]
fn a_commitment_is_gone_to_from_anywhere_and_a_filter_that_hides_it_is_cleared() {
    let mut desk = desk();
    desk.press(":").write("4.14").press("Enter").shows("清单 60");
    assert_eq!(desk.selected_code(), "4.14");
    desk.press("/").write("逾期").press("Enter :").write("3.2").press("Enter");
    assert_eq!(desk.selected_code(), "3.2");
    desk.shows("清单 6/60").press("6 :").write("促成央企").press("Enter");
    assert_eq!(desk.selected_code(), "4.14");
    desk.shows("清单 60").says("筛选遮住了 4.14，已清除筛选").shows("详情 4.14");
    // What is not in the title is found too, behind what is.
    desk.press(":").write("财政厅").shows("承诺").press("Esc");
    assert_eq!(operations(&desk), 1);
}

#[test]
fn a_view_is_a_filter_with_a_name() {
    let mut desk = desk();
    desk.press("3 :").write("wsx").shows("无时限").press("Enter").shows("视图:无时限");
    desk.shows("清单 54/60").press("\\").shows("清单 60");
}

#[test]
fn what_was_used_lately_comes_first() {
    let mut desk = desk();
    desk.press(":").lacks("最近用过").write("配色").press("Enter").says("配色");
    desk.press(":").write("sort").press("Enter Esc :").shows("最近用过");
    assert!(chosen(&desk).starts_with("排序…"));
    desk.press("Down");
    assert!(chosen(&desk).starts_with("配色"));
    // Used lately decides between what is equally near.
    desk.press("Esc :").write("z");
    assert!(chosen(&desk).starts_with("状态总览"), "{}", chosen(&desk));
    desk.press("Ctrl-U").write("zhoubao").press("Enter :").write("z");
    assert!(chosen(&desk).starts_with("周报"), "{}", chosen(&desk));
}

#[test]
fn the_lines_are_walked_by_keys_that_no_field_needs() {
    let mut desk = desk();
    desk.press("：").shows("命令、承诺、视图").write("s");
    let first = chosen(&desk);
    let second = chosen(desk.press("Down"));
    assert_ne!(second, first);
    assert_eq!(chosen(desk.press("Up")), first);
    assert_eq!(chosen(desk.press("Ctrl-N")), second);
    assert_eq!(chosen(desk.press("Ctrl-P")), first);
    // Around the end, by pages, and from group to group.
    let last = chosen(desk.press("Up"));
    assert_eq!(chosen(desk.press("Down")), first);
    for _ in 0..9 {
        desk.press("PgDn");
    }
    assert_eq!(chosen(&desk), last);
    desk.press("PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp PgUp");
    assert_eq!(chosen(&desk), first);
    desk.press("Tab");
    assert!(chosen(&desk).contains("自治区"), "a commitment: {}", chosen(&desk));
    // The cursor stands where the next character goes.
    let (buffer, cursor) = desk.press("Ctrl-U").write("承诺").frame();
    let cursor = cursor.expect("a cursor");
    assert_eq!(buffer[(cursor.x - 4, cursor.y)].symbol(), "承");
    desk.press("Esc").lacks("命令、承诺、视图");
}

#[test]
fn letters_are_text_in_the_palette_and_a_paste_goes_into_it() {
    let mut desk = desk();
    desk.press(":").write("qXu?:/").shows(": qXu?:/").shows("没有匹配的命令、承诺或视图");
    desk.press("Enter F2 Tab Down PgDn").shows(": qXu?:/").press("Ctrl-U").paste("双\n创");
    desk.shows(": 双 创").shows("2.15").press("Esc");
    assert!(!desk.is_leaving());
    assert_eq!(operations(&desk), 1);
}

#[test]
fn what_changed_elsewhere_changes_in_the_palette_too() {
    let mut desk = desk();
    desk.press(":").write("2.15").shows("! 2.15");
    crate::ledger_file::mark(&mut desk.ledger(), "2.15", nuo::domain::vocabulary::Status::Done)
        .expect("done");
    desk.tick().shows("v 2.15").press("Enter");
    assert_eq!(desk.selected_code(), "2.15");
}

#[test]
fn a_prefix_shows_how_it_goes_on_and_never_keeps_the_next_key() {
    let mut desk = desk();
    desk.press("y").lacks("复制编号").tick().shows("━ y ━").shows("c     复制编号");
    desk.shows("q     复制原文").press("c").lacks("━ y ━").says("4.5");
    desk.press("G").press("g").tick().shows("━ g ━").shows("g     到首条").press("g");
    desk.lacks("━ g ━").shows("1/60");
    // A key that does not go on with it means what it always does.
    desk.press("y").tick().press("j").lacks("━ y ━").shows("2/60");
    // Esc takes the prefix back and leaves the filter alone.
    desk.press("/").write("逾期").press("Enter y").tick().press("Esc").lacks("━ y ━");
    desk.shows("清单 6/60").press("Esc").shows("清单 60");
}

#[test]
fn the_help_is_filtered_by_keys_and_by_words() {
    let mut desk = desk();
    desk.press("?").shows("按键 清单").shows("打字筛选").shows("下一条").shows("撤销");
    for (typed, shown, hidden) in [
        ("延期", "d            延期…", "n            备注…"),
        ("yanqi", "d            延期…", "n            备注…"),
        ("def", "d            延期…", "n            备注…"),
        ("u", "u            撤销", "U            重做"),
        ("U", "U            重做", "u            撤销"),
        ("ctrl-r", "重读账本", "重绘"),
        ("gg", "到首条", "到末条"),
        ("移动", "到末条", "u            撤销"),
        ("nuo attach", "佐证…", "n            备注…"),
        ("待核实", "?            待核实", "u            撤销"),
    ] {
        desk.write(typed).shows(shown).lacks(hidden);
        // The first Esc clears, and the help is still there.
        desk.press("Esc").shows("下一条").shows("按部分分组");
    }
    desk.write("qq").shows("没有这样的键或动作").press("Esc Esc").lacks("打字筛选");
    assert!(!desk.is_leaving());
}

#[test]
fn the_help_is_of_the_screen_that_it_is_opened_on() {
    let mut desk = desk();
    desk.press("?").shows(",            排序…").press("Esc");
    desk.press("5 ?").shows("按键 周报").lacks("排序…").shows("? F1         帮助").press("F1");
    desk.lacks("打字筛选");
}
