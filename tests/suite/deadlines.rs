//! The deadlines screen: agenda, calendar, timeline, and the line that says
//! why a commitment is due when it is.

use crate::attached::with_a_copy;
use crate::desk::{Desk, Setup};
use crate::ledger_file::{LedgerFile, add, day, defer, id, item, mark, mark_scope, note, own};
use nuo::app::{App, Row};
use nuo::domain::event::{Command, Scope};
use nuo::domain::query::parse;
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;
use nuo::tui::Gesture;

/// Deadlines of every kind, seen on a Tuesday, 2026-11-24.
fn ledger() -> LedgerFile {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    for (code, rule) in [
        ("9.1", "day:2026-11-23"),
        ("9.2", "day:2026-11-24"),
        ("9.3", "day:2026-11-28"),
        ("9.4", "day:2026-12-03"),
        ("9.5", "month-end:2026-12"),
        ("9.6", "before-month:2027-10"),
        ("9.7", "year-end:2029"),
        ("9.8", "every:quarter@2026"),
        ("9.9", "none"),
        ("9.10", "none"),
    ] {
        add(&mut app, own(code, rule)).expect("added");
    }
    defer(&mut app, "3.2", "2027-06-30", "并入下一个五年规划").expect("moved");
    defer(&mut app, "3.2", "2027-12-31", "再等一年").expect("moved");
    for (period, status) in [("2021", Status::Done), ("2022", Status::Broken)] {
        let scope = Scope::Period(period.parse().expect("a period"));
        mark_scope(&mut app, "1.6", scope, status).expect("answered");
    }
    mark(&mut app, "1.5", Status::Claimed).expect("claimed");
    mark(&mut app, "1.1", Status::Done).expect("done");
    file
}

fn desk_of(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::at(ledger(), Setup::of(columns, rows));
    desk.press("2");
    desk
}

fn desk() -> Desk {
    desk_of(120, 36)
}

#[test]
fn the_agenda_is_grouped_from_overdue_to_what_has_no_date() {
    let mut desk = desk_of(80, 50);
    let screen = desk.shows("期限  未结 69").screen();
    let place = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text}:\n{screen}"));
    let headings = [
        "-- 逾期 (7)",
        "-- 本周 11-24..11-29 (2)",
        "-- 下周 11-30..12-06 (1)",
        "-- 2026 年 12 月 12-07..12-31 (1)",
        "-- 2027 年 9 月 (1)",
        "-- 2027 年 12 月 (1)",
        "-- 2029 年 (1)",
        "-- 复核日已到 (53)  括号内是复核提醒，不是期限",
    ];
    assert!(headings.windows(2).all(|pair| place(pair[0]) < place(pair[1])), "{screen}");
    desk.press("G").shows("-- 无时限 (2)").shows("69/69").shows("9.10 (2027-05-20) 复核提醒");
    // A limit that counts from a day nobody knows is no missing limit.
    let mut desk = Desk::at(with_a_copy(), Setup::of(80, 50));
    desk.press("2 G").shows("-- 基准日待填 (3)  填了答复日期才有期限");
}

#[test]
fn the_chosen_commitment_is_explained_in_one_line() {
    let mut desk = desk_of(200, 50);
    desk.shows(" 4.5 推定：来文写“从2019年起每年”；每年一期，各期到年底，自 2019 年起");
    desk.press("l").shows(" 9.2 明示：写明了日期 2026-11-24");
    desk.press("j").shows(" 9.3 明示：遇周六休息，之前最后一个工作日是 2026-11-27；写明了日期");
    desk.press("l l l").shows(" 9.6 存疑：“2027年10月前”按上月底计，也有人读作该月底");
    desk.press("l").shows(" 3.2 延期 2 次，+730 天：2026-11-20 改期：2027-06-30 -> 2027-12-31");
    desk.shows("理由“再等一年”；来文写“‘十四五’期间”");
    desk.press("G k").shows(" 9.9 无时限：没有给出时限；2027-05-20 复核，是提醒，不是期限");
    desk.press("L")
        .shows(" 9.9 no date: No date is given. To be reviewed on 2027-05-20, a reminder");
}

#[test]
fn one_pane_at_a_time_is_shown_where_no_more_fit() {
    let mut desk = desk();
    desk.shows("━ 期限  未结").shows("─ 日历 ─").shows("─ 时间轴 ─");
    desk.press("v").shows("━ 日历 ━").shows("─ 期限  未结").press("Tab").shows("━ 时间轴 ━");
    desk.press("v").shows("━ 期限  未结").press("BackTab").shows("━ 时间轴 ━");
    desk.press("Esc").shows("━ 期限  未结");
    desk.resize(80, 24).lacks("日历 ━").lacks("时间轴 ━").shows("━ 期限  未结");
    desk.press("v").shows("━ 日历 ━").lacks("未结 69").press("v").shows("━ 时间轴 ━");
    desk.press("v").shows("━ 期限  未结 69");
}

#[test]
fn groups_are_leapt_over_and_today_is_found_again() {
    let mut desk = desk();
    assert_eq!(desk.selected_code(), "4.5");
    for (keys, code) in [
        ("l", "9.2"),
        ("j", "9.3"),
        ("h", "9.2"),
        ("h", "4.5"),
        ("h", "4.5"),
        ("G", "9.10"),
        ("h", "9.9"),
        ("0", "9.2"),
        ("g g", "4.5"),
        ("PgDn PgUp", "4.5"),
    ] {
        assert_eq!(desk.press(keys).selected_code(), code, "{keys}");
    }
}

#[test]
fn the_calendar_goes_by_day_week_and_month() {
    let mut desk = desk();
    desk.shows("2026 年 11 月").shows("[24>]").shows(" 23!").shows(" 28>");
    desk.press("v").shows("2026-11-24 周二  到期 1 条").shows("> 9.2 自定事项 9.2");
    desk.press("l").shows("2026-11-25 周三").shows("这一天没有到期，也没有复核提醒");
    desk.press("j").shows("2026-12-02").shows("2026 年 12 月").shows("3>").shows("31*");
    desk.press("k h h h").shows("2026-11-22 周日").press("PgUp").shows("2026-10-22 周四");
    desk.shows("1h").shows("10w").press("h h h h h h h h h h h h").shows("2026-10-10 周六 补班");
    desk.press("Ctrl-D").shows("2027 年 10 月").shows("2027 年尚无官方放假安排");
    desk.press("G").shows("2029-12-31 周一  到期 1 条").press("g g").shows("2019-12-31");
    desk.press("0").shows("2026-11-24");
    // A day on which nuo only reminds has a mark of its own.
    desk.press("PgDn PgDn PgDn PgDn PgDn PgDn h h h h").shows("20r").shows("(2027-05-20)");
    desk.shows("2027-05-20 周四  复核提醒 2 条");
}

#[test]
fn keys_in_the_calendar_act_on_the_chosen_day_or_on_nothing() {
    let mut desk = desk();
    desk.press("v l l l l").shows(" 9.3 明示").press("n").shows("备注 9.3").press("Esc");
    desk.press("l").lacks(" 9.3 明示");
    for key in ["x", "X", "p", "n", "a", "d", "s", "r"] {
        desk.press(key).says("没有选中的承诺");
    }
    desk.press("Enter").says("这一天没有到期").shows("━ 日历 ━");
    desk.press("h Enter").shows("━ 期限");
    assert_eq!(desk.selected_code(), "9.3");
}

#[test]
fn a_timeline_is_zoomed_and_scrolled() {
    let mut desk = desk();
    desk.press("v v").shows("一格 31 天").shows(" 2026        2027 ");
    let bars = |desk: &Desk| {
        let screen = desk.screen();
        let line = screen.lines().rev().find(|line| line.contains("! 1.6")).expect("it is there");
        line[line.rfind("~  ").expect("a date")..].to_owned()
    };
    assert!(desk.screen().contains("v===========x==========)!"), "{}", desk.screen());
    desk.press("+")
        .shows("一格 9 天")
        .shows("2026Q4")
        .press("+")
        .shows("一格 3 天")
        .shows("2026-12");
    desk.press("+").shows("一格 1 天").shows("11-30").press("+").shows("一格 1 天");
    let before = bars(&desk);
    desk.press("l l").press("-").shows("一格 3 天").press("+ h h");
    assert_eq!(bars(&desk), before);
    desk.press("l l l l");
    assert_ne!(bars(&desk), before);
    desk.press("0");
    assert_eq!(bars(&desk), before);
    desk.press("- - - -").shows("一格 31 天");
    // What was moved shows where it was, and a relative date where it may be.
    desk.press("g g h h").shows("~~~)!").press("/").write("code:3.2").press("Enter 0");
    desk.shows("=/====").shows("^------/----|");
}

#[test]
fn the_filter_holds_here_and_on_the_list() {
    let mut desk = desk();
    desk.press("/").write("牵头:财政").shows("期限  未结 15  筛选:牵头:财政").press("Enter");
    desk.shows("-- 逾期 (1)").lacks("9.2").press("1").shows("清单 15/70").press("2");
    desk.press("\\").shows("未结 69").press("/").write("绝无此事").press("Enter");
    desk.shows("没有匹配，按 \\ 清除筛选").press("x").says("没有选中的承诺").press("v v v Esc");
    desk.shows("未结 69").says("已清除筛选").lacks("筛选:");
    desk.press("/").write("已结").shows("未结 0").press("Esc").shows("未结 69");
}

#[test]
fn the_place_is_kept_while_other_screens_are_shown() {
    let mut desk = desk();
    desk.press("l j 1 2");
    assert_eq!(desk.selected_code(), "9.3");
    desk.press("Enter").shows("[1 清单]").shows("━ 详情 9.3");
    desk.press("Esc j j 2");
    assert_eq!(desk.selected_code(), "9.3");
    desk.press("v - Enter").shows("━ 期限").press("v v Enter").shows("━ 详情 9.3");
}

#[test]
fn what_changes_moves_in_the_agenda() {
    let mut desk = desk();
    desk.press("l j d").write("2027-05-20").press("Tab").write("等方案").press("F2");
    desk.says("9.3 期限 2026-11-28 -> 2027-05-20").shows("-- 2027 年 5 月 (1)");
    assert_eq!(desk.selected_code(), "9.3");
    desk.press("X").says("9.3 未核查 -> 已办结").shows("未结 68").lacks("2027 年 5 月");
    assert_eq!(item(&desk.ledger(), "9.3").status(), Status::Done);
    desk.press("u u").says("已撤销").shows("未结 69").shows("2026-11-28");
    desk.press("g g l j");
    assert_eq!(desk.selected_code(), "9.3");
}

#[test]
fn a_change_from_outside_appears_and_the_commitment_stays_chosen() {
    let mut desk = desk();
    desk.press("l j");
    let mut other = desk.ledger();
    mark(&mut other, "9.1", Status::Done).expect("done");
    note(&mut other, "9.3", "外面写的").expect("noted");
    desk.tick().says("外部改动 2 条，已更新").shows("-- 逾期 (6)");
    assert_eq!(desk.selected_code(), "9.3");
}

#[test]
fn a_mouse_chooses_rows_days_bars_and_panes() {
    let mut desk = desk();
    desk.click("9.4  2026-12-03").shows("9.4 明示").shows("━ 期限");
    desk.click("31*").shows("━ 日历 ━").shows(" 9.5 明示");
    desk.click("─ 时间轴").shows("━ 时间轴 ━").shows(" 9.5 明示");
    desk.point(Gesture::DoubleClick, "9.4  2026-12-03").shows("━ 详情 9.4");
}

#[test]
fn rows_are_the_agendas_in_any_window_and_have_their_places() {
    let file = ledger();
    let app = file.on("2026-11-24");
    for filter in ["", "牵头:财政", "自定", "-逾期", "已结", "绝无此事"] {
        let query = parse(filter, day("2026-11-24")).expect("a filter");
        let agenda = app.agenda(&query).expect("counted");
        let dated = agenda.dated_total();
        let rows =
            |from: usize, to: usize| app.agenda_rows(&query, dated, from..to).expect("the rows");
        let all = rows(0, usize::MAX / 2);
        assert_eq!(all.len(), agenda.total(), "{filter}");
        let open = app.counts(&query).expect("counted").open;
        assert_eq!(agenda.total(), open, "every open one is in it: {filter}");
        for (place, row) in all.iter().enumerate() {
            assert!(row.status.is_open());
            assert_eq!(agenda.day_of(place), row.due.or(row.review_on), "{}", row.id.code());
            let found = app.agenda_place(&query, dated, &row.id).expect("found");
            assert_eq!(found, Some(place), "{filter} {}", row.id.code());
        }
        for from in [0, 1, dated.saturating_sub(2), dated, dated + 3, all.len()] {
            let expected: Vec<&Row> = all.iter().skip(from).take(5).collect();
            let found = rows(from, from + 5);
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{filter} {from}");
        }
        assert_eq!(place_of(&app, filter, "1.1"), None, "it is closed");
    }
    assert_eq!(place_of(&app, "牵头:财政", "9.2"), None, "it does not match");
}

fn place_of(app: &App, filter: &str, code: &str) -> Option<usize> {
    let query = parse(filter, day("2026-11-24")).expect("a filter");
    let dated = app.agenda(&query).expect("counted").dated_total();
    app.agenda_place(&query, dated, &id(app, code)).expect("asked")
}

#[test]
fn a_withdrawn_commitment_is_in_no_group() {
    let file = ledger();
    let mut app = file.on("2026-11-24");
    let items = vec![id(&app, "9.2")];
    let command = Command::Withdraw { items, reason: "误录".to_owned() };
    app.execute(&command, None).expect("withdrawn");
    assert_eq!(place_of(&app, "", "9.2"), None);
    let mut desk = Desk::at(file, Setup::of(120, 36));
    desk.press("2").shows("未结 68").lacks("9.2 ");
}

/// The screen in both languages with each pane in front.
fn shots(setup: Setup, panes: &[&str]) -> String {
    let mut screens = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        let setup = setup.lang(lang);
        for keys in panes {
            let mut desk = Desk::at(ledger(), setup);
            let (columns, rows) = setup.size;
            let screen = desk.press("2 l j").press(keys).screen();
            screens
                .push(format!("{columns}x{rows} {lang:?} {:?} {keys}\n{screen}", setup.ambiguous));
        }
    }
    screens.join("\n")
}

#[test]
fn pictures() {
    for (columns, rows, panes) in [
        (200, 50, &["", "v v +"] as &[&str]),
        (120, 36, &["", "v"]),
        (80, 24, &["", "v", "v v"]),
        (40, 20, &["", "v", "v v"]),
        (20, 6, &["", "v", "v v"]),
    ] {
        insta::assert_snapshot!(
            format!("deadlines_{columns}x{rows}"),
            shots(Setup::of(columns, rows), panes)
        );
    }
    insta::assert_snapshot!("deadlines_wide", shots(Setup::of(120, 36).wide(), &["", "v v"]));
}
