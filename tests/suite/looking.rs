//! Moving about, filtering, sorting: nothing of it changes the ledger.

use crate::desk::{Desk, Setup};
use nuo::i18n::Lang;
use ratatui::style::Modifier;

fn desk() -> Desk {
    Desk::new(Setup::of(120, 36))
}

#[test]
fn a_filter_counts_while_it_is_typed_and_says_what_it_understood() {
    let mut desk = desk();
    desk.press("/").shows("60 条").shows("例：逾期").write("逾期").shows("6 条  = 逾期");
    desk.write(" 牵头:财政").shows("2 条  = 逾期 且 牵头 含 财政").shows("清单 2/60");
    desk.press("Enter").lacks("Tab 补全").shows("筛选:逾期 牵头:财政");
    desk.press("/").shows("/ 逾期 牵头:财政").press("Ctrl-U").shows("60 条").press("Esc");
    desk.shows("清单 2/60").press("\\").shows("清单 60").lacks("筛选:");
    // Going back leaves the filter too.
    desk.press("/").write("逾期").press("Enter").shows("清单 6/60").press("Esc");
    desk.shows("清单 60").says("已清除筛选");
}

#[test]
fn leaving_the_filter_goes_back_to_where_one_was() {
    let mut desk = desk();
    desk.select("2.11").press("/").write("逾期").press("Esc").shows("清单 60");
    assert_eq!(desk.selected_code(), "2.11");
}

#[test]
fn a_mistake_in_a_filter_is_marked_and_the_last_good_result_stays() {
    let mut desk = desk();
    desk.press("/").write("逾期").paste(" deu:2").shows("! 没有字段“deu”   是不是 due？");
    desk.shows("清单 6/60").shows("┃! 3.2");
    let (buffer, cursor) = desk.frame();
    let cursor = cursor.expect("a cursor");
    assert_eq!(cursor.x, 3 + 5 + 5);
    let marked: Vec<u16> = (0..cursor.x)
        .filter(|x| buffer[(*x, cursor.y)].modifier.contains(Modifier::UNDERLINED) && *x > 2)
        .collect();
    assert_eq!(marked.first(), Some(&8), "the mistake is marked: {marked:?}");
    // A filter that cannot be read is not kept by Enter.
    desk.press("Enter").shows("没有字段“deu”").press("Esc").shows("清单 60");
}

#[test]
fn tab_completes_a_filter() {
    let mut desk = desk();
    desk.press("/").write("ove").press("Tab").shows("/ overdue").shows("6 条");
    desk.press("Ctrl-U").write("牵").press("Tab").shows("/ 牵头").press("Esc").shows("清单 60");
}

#[test]
fn sorting_keeps_the_selected_commitment() {
    let mut desk = desk();
    desk.select("2.15").press(",").shows("排序").press("2").shows("排序:编号");
    assert_eq!(desk.selected_code(), "2.15");
    desk.press("g g");
    assert_eq!(desk.selected_code(), "1.1");
    desk.press(", k Enter").shows("排序:期限");
    assert_eq!(desk.selected_code(), "1.1");
    desk.press(", Esc").shows("排序:期限");
}

#[test]
fn language_and_colours_change_at_once() {
    let mut desk = desk();
    let coloured = |desk: &Desk| {
        let cells = desk.frame().0.content;
        cells.iter().filter(|cell| cell.fg != ratatui::style::Color::Reset).count()
    };
    desk.press("L").shows("Commitments 60").lacks("清单").shows("Details");
    assert!(coloured(&desk) > 0);
    for theme in ["light", "high contrast", "colour-blind safe", "none"] {
        desk.press("c").says(&format!("Colours: {theme}"));
    }
    assert_eq!(coloured(&desk), 0);
    desk.press("c L").shows("清单 60");
    assert!(coloured(&desk) > 0);
}

#[test]
fn english_screens_have_no_chinese_but_names() {
    for size in [(120, 36), (80, 24), (40, 20)] {
        let mut desk = Desk::new(Setup::of(size.0, size.1).lang(Lang::En));
        for keys in ["", "?", "Esc ,", "Esc s", "Esc x", "Esc n", "Esc a", "Esc /"] {
            let screen = desk.press(keys).screen();
            // Two letters of the language key, the program's name, the actor,
            // a unit's name in the example of a filter.
            let rest = screen.replace("诺", "").replace("李", "").replace("财政", "");
            let rest = rest.replace("中文/English", "");
            let chinese: String =
                rest.chars().filter(|c| ('\u{4e00}'..'\u{a000}').contains(c)).collect();
            assert_eq!(chinese, "", "{size:?} {keys}\n{screen}");
        }
        desk.press("Esc");
    }
}

#[test]
fn the_help_scrolls_to_its_end_and_back_at_once() {
    for size in [(80, 24), (60, 20)] {
        let mut desk = Desk::new(Setup::of(size.0, size.1));
        desk.press("?").shows("下一条").lacks("标记").press("End").shows("存疑");
        for _ in 0..99 {
            desk.press("Down");
        }
        let end = desk.screen();
        desk.press("Up");
        assert_ne!(desk.screen(), end);
        desk.press("PgDn");
        assert_eq!(desk.screen(), end);
        for _ in 0..20 {
            desk.press("PgUp");
        }
        desk.shows("下一条");
        desk.press("End Home").shows("下一条").press("?").lacks("打字筛选");
    }
}

#[test]
fn the_detail_scrolls_to_its_end_and_back_at_once() {
    let mut desk = Desk::new(Setup::of(80, 14));
    desk.select("4.5").press("Enter").shows("详情 4.5").press("G");
    let end = desk.screen();
    desk.press("j");
    assert_eq!(desk.screen(), end);
    desk.press("k");
    assert_ne!(desk.screen(), end);
    desk.press("Esc").shows("清单 60");
}

#[test]
fn the_selected_row_stays_in_sight_all_the_way() {
    for (columns, rows) in [(120, 36), (80, 24), (60, 17), (40, 20), (30, 10), (20, 6)] {
        let mut desk = Desk::new(Setup::of(columns, rows));
        let by_row: Vec<String> = walk(&mut desk, "j");
        assert_eq!(by_row.len(), 60, "{columns}x{rows}");
        assert_eq!(walk(&mut desk, "k").len(), 60);
        for (key, back) in [("PgDn", "PgUp"), ("Ctrl-D", "Ctrl-U"), ("G", "Home")] {
            let passed = walk(&mut desk, key);
            assert_eq!(passed.last(), by_row.last(), "{key} ends at the last");
            assert!(passed.len() < 60);
            let passed = walk(&mut desk, back);
            assert_eq!(passed.last(), by_row.first(), "{back} ends at the first");
        }
        desk.press("G g").press("g");
        assert_eq!(desk.selected_code(), by_row[0]);
    }
}

/// Presses a key until the selection stays; the codes that were selected.
fn walk(desk: &mut Desk, key: &str) -> Vec<String> {
    let mut codes = vec![desk.selected_code()];
    loop {
        let code = desk.press(key).selected_code();
        if codes.last() == Some(&code) {
            return codes;
        }
        let screen = desk.screen();
        let told = !screen.contains("─ 详情") || screen.contains(&format!("─ 详情 {code} "));
        assert!(told, "the detail is of {code}:\n{screen}");
        codes.push(code);
    }
}

#[test]
fn a_smaller_window_keeps_the_selected_row_in_sight() {
    let mut desk = desk();
    desk.select("4.14");
    for (columns, rows) in [(80, 24), (40, 12), (20, 6), (200, 50), (60, 17)] {
        assert_eq!(desk.resize(columns, rows).selected_code(), "4.14", "{columns}x{rows}");
    }
    desk.resize(19, 5).shows("窗口太小").resize(1, 1).resize(0, 0).resize(80, 24);
    assert_eq!(desk.selected_code(), "4.14");
}

#[test]
fn the_cursor_stands_where_the_next_character_goes() {
    let mut desk = desk();
    desk.press("/").write("承诺");
    let at = |desk: &Desk| desk.frame().1.map(|at| (at.x, at.y));
    assert_eq!(at(&desk), Some((3 + 4, 34)));
    desk.press("Left");
    assert_eq!(at(&desk), Some((3 + 2, 34)));
    desk.press("Esc s");
    let (buffer, cursor) = desk.frame();
    let cursor = cursor.expect("the chosen line");
    assert!(buffer[(cursor.x, cursor.y)].modifier.contains(Modifier::REVERSED));
    desk.press("Esc Ctrl-L");
    assert!(desk.wants_terminal());
}
