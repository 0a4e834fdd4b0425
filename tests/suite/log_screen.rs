//! The log on its screen: every operation, one in full, and one undone.

use crate::desk::{Desk, Setup, TODAY};
use crate::ledger_file::{
    LETTER, LedgerFile, add, day, defer, id, item, mark_on, note, opening, own, reply_date,
};
use nuo::app::Opening;
use nuo::domain::event::{Command, LetterChange, Scope};
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;

/// Operations 2 to 8: a status with a note, a moved date, its undo, the reply
/// date, three marked at once, a document number, a note by somebody else.
fn story() -> LedgerFile {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    mark_on(&mut app, "1.1", Status::InProgress, "2026-11-18");
    defer(&mut app, "1.5", "2027-06-30", "等待中期评估").expect("moved");
    app.undo(None).expect("undone");
    reply_date(&mut app, "2021-06-25").expect("set");
    let items = ["1.2", "1.3", "1.4"].map(|code| id(&app, code)).to_vec();
    let three = Command::Mark {
        items,
        scope: Scope::Whole,
        status: Status::InProgress,
        note: Some("电话问过三家".into()),
        evidence: Vec::new(),
        value: None,
    };
    app.execute(&three, None).expect("marked");
    let number = LetterChange::DocumentNumber("桂科函〔2021〕88号".into());
    let command = Command::SetLetter { letter: LETTER.into(), change: number };
    app.execute(&command, None).expect("set");
    let mut other = file
        .open(Opening { actor: "王芳".into(), ..opening(&file.path(), day("2026-11-23")) })
        .expect("opened");
    note(&mut other, "3.2", "已向财政厅要预算执行数\n对方答应月底前给").expect("noted");
    file
}

fn desk(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::at(story(), Setup::of(columns, rows));
    desk.press("6");
    desk
}

/// The number of the chosen operation.
#[track_caller]
fn is_at(desk: &mut Desk, number: &str) {
    let row = desk.selected_row();
    assert!(row.contains(&format!("{number} ")), "{number} is not {row:?}");
}

#[test]
fn the_newest_stands_first_and_the_chosen_one_in_full() {
    let mut desk = desk(120, 36);
    is_at(&mut desk, "#8");
    desk.shows("日志  全部操作")
        .shows("1/8")
        .shows("操作 #8")
        .shows("2026-11-23 12:00:00 +00:00  王芳");
    desk.shows("备注：已向财政厅要预算执行数").shows("对方答应月底前给");
    desk.press("j").shows("文号 - -> 桂科函〔2021〕88号");
    desk.press("j j").shows("未署，在 2021-05-14 至 2021-08-31 之间 -> 2021-06-25");
    desk.press("j").shows("类型  已撤销 #3：1.5 期限").press("j").shows("x 已被 #4 撤销");
    desk.shows("[已被 #4 撤销]").press("j").shows("状态 未核查 -> 推进中（自 2026-11-18 起生效）");
    desk.press("G").shows("2021-09-01").shows("操作 #1").press("g g").shows("操作 #8");
}

#[test]
fn a_long_operation_is_scrolled_in_its_pane() {
    let mut desk = desk(80, 24);
    desk.press("G Tab").shows("1-6/").press("j").shows("2-7/").press("End").shows("哈希");
    desk.press("PgUp Home").shows("1-6/").press("Esc k").shows("操作 #2");
    // On a narrow screen it has the whole screen.
    let mut desk = self::desk(40, 20);
    desk.press("Tab")
        .shows("操作 #8")
        .lacks("#7")
        .shows("对方答应月底前给")
        .press("Tab")
        .shows("#7");
}

#[test]
fn one_commitment_is_followed_and_left_again() {
    let mut desk = desk(80, 24);
    desk.press("j j j j j").shows("操作 #3").press("i").shows("日志  只看 1.5").shows("1/2");
    is_at(&mut desk, "#3");
    desk.press("j").shows("操作 #1").shows("建账：新增“把三年行动方案落实到位”");
    desk.press("\\").shows("日志  全部操作").shows("8/8").press("\\").says("现在就是全部操作");
    desk.press("g g j i").says("不涉及某一条承诺");
    // An undo belongs to what it undid; the same key and Esc lead back.
    for back in ["i", "Esc", "\\"] {
        desk.press("g g j j j j").shows("操作 #4").press("i").shows("只看 1.5");
        is_at(&mut desk, "#3");
        desk.press(back).shows("全部操作");
        is_at(&mut desk, "#3");
    }
}

#[test]
fn operations_are_found_by_code_number_name_and_day() {
    let mut desk = desk(80, 24);
    for (typed, title, number) in [
        ("2.15", "只看 2.15", "#5"),
        ("#3", "全部操作", "#3"),
        ("７", "全部操作", "#7"),
        ("王芳", "操作人 王芳", "#8"),
        ("11-20", "全部操作", "#7"),
        ("2021-12-31", "全部操作", "#1"),
    ] {
        desk.press("/").write(typed).press("Enter").shows(title);
        is_at(&mut desk, number);
    }
    for typed in ["9.99", "#12", "没有的人"] {
        desk.press("/")
            .write(typed)
            .press("Enter")
            .shows(&format!("! 没有找到“{typed}”"))
            .press("Esc");
        is_at(&mut desk, "#1");
    }
    desk.press("/ Enter").shows("! 请写编号").press("Esc");
}

#[test]
fn enter_goes_to_what_was_touched() {
    let mut desk = desk(120, 36);
    desk.press("Enter").shows("[1 清单]").shows("详情 3.2");
    assert_eq!(desk.selected_code(), "3.2");
    // A filter that hides it goes, and that is said.
    desk.press("/").write("code:2.1").press("Enter 6 Enter").says("筛选遮住了 3.2，已清除筛选");
    assert_eq!(desk.selected_code(), "3.2");
    // One that does not stays.
    desk.press("/").write("part:3").press("Enter 6 Enter").shows("筛选:part:3");
    // Several are listed.
    desk.press("\\ 6 j j Enter").says("清单只列出 #6 涉及的 3 条").shows("筛选:code:1.2,1.3,1.4");
    desk.press("6 k Enter").says("不涉及某一条承诺").shows("[6 日志]");
    desk.press("G Enter").says("#1 涉及 60 条，这里是全部清单");
    // What was withdrawn stands in no list.
    let mut app = desk.ledger();
    let gone = Command::Withdraw { items: vec![id(&app, "4.1")], reason: "误录".into() };
    app.execute(&gone, None).expect("withdrawn");
    desk.tick().press("6 g g Enter").says("4.1 已撤回，不在清单里").shows("[6 日志]");
}

#[test]
fn one_operation_is_undone_and_the_later_ones_stay() {
    let mut desk = desk(80, 24);
    desk.press("j j").shows("操作 #6").press("R").shows("只撤销 #6：3 条").shows("y 撤销");
    // The key that asked does not confirm, and no other does.
    for key in ["R", "Enter", "n"] {
        desk.press(key).says("没有改动").press("R");
    }
    assert_eq!(item(&desk.ledger(), "1.2").status(), Status::InProgress);
    desk.press("y").says("已撤销 #6").says("U 重做").shows("[已被 #9 撤销]");
    is_at(&mut desk, "#6");
    let ledger = desk.ledger();
    assert_eq!(item(&ledger, "1.2").status(), Status::Unchecked);
    assert_eq!(item(&ledger, "3.2").notes.len(), 1, "the later note stays");
    desk.press("R").says("#6 已被 #9 撤销；U 可重做").press("U").says("已重做 #6");
    assert_eq!(item(&desk.ledger(), "1.2").status(), Status::InProgress);
    desk.press("g g R").says("重做本身不能撤销").press("j R").says("撤销本身不能撤销");
    desk.press("G R").says("建账不能撤销");
    // The plain undo takes the newest one that is in force.
    desk.press("u").says("已撤销 #8");
}

#[test]
fn what_later_ones_build_on_leads_to_them() {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    add(&mut app, own("N-1", "none")).expect("added");
    note(&mut app, "N-1", "第一次").expect("noted");
    note(&mut app, "1.1", "别的").expect("noted");
    let mut desk = Desk::at(file, Setup::of(80, 24));
    desk.press("6 j j R").shows("不能撤销 #2：之后的 #3 建立在它之上").shows("y 跳到那一次");
    desk.press("y");
    is_at(&mut desk, "#3");
    desk.press("R y").says("已撤销 #3").press("/").write("#2").press("Enter R y").says("已撤销 #2");
}

#[test]
fn a_ledger_for_reading_says_so() {
    let file = story();
    let mut desk = Desk::at(file, Setup::of(80, 24).read_only());
    desk.press("6 R").says("账本只读").lacks("请确认").press("j Enter").says("不涉及");
}

#[test]
fn what_others_record_moves_nothing_under_the_eyes() {
    let mut desk = desk(80, 24);
    desk.press("j j j").shows("操作 #5");
    note(&mut desk.ledger(), "1.1", "外面记的").expect("noted");
    desk.tick().says("外部改动 1 条").shows("操作 #5").shows("5/9");
    // Whoever is at the newest one stays at the newest, and each screen keeps
    // its place.
    desk.press("1 6").shows("操作 #5").press("g g").shows("操作 #9");
    note(&mut desk.ledger(), "1.1", "又一次").expect("noted");
    desk.tick().shows("操作 #10").press("n").write("自己记的").press("F2").shows("操作 #11");
}

#[test]
fn a_long_log_is_read_by_windows() {
    let file = LedgerFile::founded();
    let mut app = file.on(TODAY);
    for number in 2..=150 {
        note(&mut app, "1.1", &format!("第{number}号")).expect("noted");
    }
    let mut desk = Desk::at(file, Setup::of(80, 24));
    desk.press("6").shows("1/150");
    for (keys, number) in [
        ("G", "#1"),
        ("PgUp PgUp", "#19"),
        ("g g", "#150"),
        ("PgDn PgDn PgDn PgDn PgDn PgDn PgDn", "#87"),
        ("Ctrl-D Ctrl-U k", "#88"),
    ] {
        desk.press(keys);
        is_at(&mut desk, number);
        desk.shows(&format!("操作 {number} "));
        // The rows around it are there.
        let shown = desk.screen().matches(" 1.1 ").count() + desk.screen().matches("来文").count();
        assert!(shown >= 9, "{}", desk.screen());
    }
}

#[test]
fn rows_are_clicked() {
    let mut desk = desk(80, 24);
    desk.press("m").click("#5 ").shows("操作 #5").click("─ 操作 #5").press("j").shows("操作 #5");
    desk.point(nuo::tui::Gesture::DoubleClick, "#2 ").shows("[1 清单]");
    assert_eq!(desk.selected_code(), "1.1");
}

/// A screen without the hashes, which are others each time.
fn without_hashes(screen: &str) -> String {
    let is_hash = |word: &&str| word.len() == 12 && word.chars().all(|c| c.is_ascii_hexdigit());
    let hashes: Vec<&str> = screen.split_whitespace().filter(is_hash).collect();
    hashes.iter().fold(screen.to_owned(), |text, hash| text.replace(hash, "------------"))
}

#[test]
fn log_screens() {
    for (columns, rows) in [(200, 50), (120, 36), (80, 24), (40, 20)] {
        let screens = [Lang::Zh, Lang::En].map(|lang| {
            let mut desk = Desk::at(story(), Setup::of(columns, rows).lang(lang));
            let screen = desk.press("6 j j").screen();
            without_hashes(&screen)
        });
        insta::assert_snapshot!(format!("log_{columns}x{rows}"), screens.join("\n"));
    }
    let mut desk = Desk::at(story(), Setup::of(80, 24).wide());
    let wide = desk.press("6 j j j j j").screen();
    let asked = desk.press("k k k R").screen();
    let find = desk.press("Esc /").write("2.15").screen();
    let item = desk.press("Enter").screen();
    let mut narrow = Desk::at(story(), Setup::of(40, 20));
    let entry = narrow.press("6 j Tab").screen();
    let tiny = Desk::at(story(), Setup::of(30, 10)).press("6 j").screen();
    let screens = [wide, asked, find, item, entry, tiny].join("\n");
    insta::assert_snapshot!("log_wide_and_asked", without_hashes(&screens));
}
