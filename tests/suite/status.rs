//! The counts screen, and what it counts.

mod naive;
mod random;

use crate::desk::{Desk, Setup};
use crate::ledger_file::{LETTER, LedgerFile, add, day, defer, id, mark, mark_on, own, proof};
use nuo::app::App;
use nuo::domain::event::{Command, Scope};
use nuo::domain::overview::{Facet, Pair, Subset};
use nuo::domain::query::{Query, parse};
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;
use nuo::tui::Gesture;
use ratatui::style::Modifier;
use std::sync::LazyLock;

const TODAY: &str = "2026-11-24";

/// A ledger in which some things happened, most of them in the last week.
static WORKED_ON: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let file = LedgerFile::founded();
    work(&file);
    std::fs::read(file.path()).expect("the ledger is read")
});

fn worked_on() -> LedgerFile {
    LedgerFile::holding(&WORKED_ON)
}

fn work(file: &LedgerFile) {
    let mut app = file.on("2026-10-12");
    for code in ["1.2", "2.1", "2.3", "3.3"] {
        mark(&mut app, code, Status::InProgress).expect("marked");
    }
    mark_on(&mut app, "1.3", Status::Claimed, "2026-09-30");
    defer(&mut app, "1.5", "2026-12-15", "等待中期评估").expect("moved");
    let mut app = file.on(TODAY);
    let done = Command::Mark {
        items: vec![id(&app, "1.1"), id(&app, "2.15")],
        scope: Scope::Whole,
        status: Status::Done,
        note: None,
        evidence: vec![proof("桂办发〔2021〕14号")],
        value: None,
    };
    app.execute(&done, Some(day("2026-11-19"))).expect("done");
    mark_on(&mut app, "3.1", Status::Done, "2026-11-20");
    mark_on(&mut app, "2.3", Status::Broken, "2026-11-23");
}

fn desk(setup: Setup) -> Desk {
    let mut desk = Desk::at(worked_on(), setup);
    desk.press("3");
    desk
}

#[test]
fn the_screen_counts_now_and_a_week_ago() {
    let mut desk = desk(Setup::of(120, 36));
    desk.shows("[3 状态]").shows("按状态 60 条").shows("按牵头单位").shows("按部分");
    desk.shows("累计已结与到期").shows("质量信号").shows("今天 变化 11-17");
    for (line, numbers) in [
        ("v 已办结", "3   +3     0"),
        ("* 推进中", "3   -1     4"),
        ("x 未兑现", "1   +1     0"),
        ("! 逾期", "3   -2     5"),
        ("# 已结", "4 +4   一周前 0"),
        ("自治区科技厅", "44     3 +3"),
        ("延期", "1 条 1 次，均 +1080 天"),
        ("! 办结无据", "1"),
        ("最久未看", "1.4  从未看过（1910 天）"),
    ] {
        let screen = desk.screen();
        let found = screen.lines().any(|text| text.contains(line) && text.contains(numbers));
        assert!(found, "{line}: {numbers}\n{screen}");
    }
}

/// The first number on the selected line, behind its name and bar.
fn number_on(row: &str) -> usize {
    let words = row.split_whitespace().rev();
    let numbers: Vec<usize> =
        words.filter_map(|word| word.trim_matches(['┃', '│', '!']).parse().ok()).collect();
    *numbers.last().unwrap_or_else(|| panic!("no number in {row:?}"))
}

#[test]
fn enter_shows_exactly_the_commitments_of_every_line() {
    for lang in [Lang::Zh, Lang::En] {
        let setup = Setup::of(200, 50).lang(lang);
        let overview = desk(setup).ledger().overview(&Query::All).expect("an overview");
        let mut walked = 0;
        let mut desk = desk(setup);
        for facet in Facet::ALL {
            for (line, subset) in overview.subsets(facet).iter().enumerate() {
                desk.press("3 g g").press(&"j ".repeat(line));
                let expected = overview.now(subset);
                if !matches!(subset, Subset::Longest(_) | Subset::Part(_)) {
                    let row = selected(&desk);
                    assert_eq!(number_on(&row), expected, "{subset:?}: {row}");
                }
                desk.press("Enter");
                if expected == 0 {
                    let zero = ["这一行是零", "This line is zero"][lang as usize];
                    desk.says(zero).shows("[3 ");
                } else {
                    let total = format!("{expected}/60");
                    desk.shows("[1 ").shows(&total).press("Esc");
                    desk.shows(["清单 60", "Commitments 60"][lang as usize]);
                }
                walked += 1;
            }
            desk.press("3 Tab");
        }
        assert!(walked > 25, "{walked}");
    }
}

/// The cells of the selected line, which is the one in reverse.
fn selected(desk: &Desk) -> String {
    let (buffer, cursor) = desk.frame();
    let y = cursor.expect("a line is selected").y;
    let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
    let line: String = cells
        .filter(|cell| cell.modifier.contains(Modifier::REVERSED))
        .map(|cell| cell.symbol())
        .collect();
    assert!(!line.is_empty(), "nothing is marked\n{}", desk.screen());
    line
}

#[test]
fn a_line_is_left_by_escape_and_the_screen_keeps_its_place() {
    let mut desk = desk(Setup::of(80, 24));
    desk.press("j j j").press("Enter").shows("筛选:状态:已办结").says("Esc 清除筛选");
    desk.press("Esc").shows("清单 60").press("3");
    assert!(selected(&desk).contains("已 办 结"), "{}", selected(&desk));
    // The lower pane stays while the upper one has the focus.
    desk.press("Tab Tab").shows("━ 按部分").press("BackTab").shows("━ 按牵头单位");
    desk.press("BackTab").shows("━ 按状态 60 条").shows("─ 按牵头单位");
    desk.press("2 3").shows("━ 按状态 60 条");
}

#[test]
fn the_filter_of_the_list_holds_here_and_is_named() {
    let mut desk = desk(Setup::of(120, 36));
    desk.press("/").write("牵头:财政").shows("按状态 15 条  筛选:牵头:财政").press("Enter");
    desk.shows("已结         1").press("Enter");
    desk.shows("筛选:牵头:财政 状态:未核查").shows("清单 13/60").press("3 \\");
    desk.shows("按状态 60 条").lacks("筛选:").says("已清除筛选");
    // Either of two, and the line too.
    desk.press("/").write("1.1 | 1.3").press("Enter").shows("按状态 2 条").press("j Enter");
    desk.shows("清单 1/60  筛选:(1.1 | 1.3) 状态:待核实");
    desk.press("3 Esc").shows("按状态 60 条").says("已清除筛选").press("/").write("没有这样的词");
    desk.press("Enter").shows("没有匹配").shows("按状态 0 条");
}

#[test]
fn a_change_is_counted_at_once() {
    let mut desk = desk(Setup::of(120, 36));
    desk.shows("v 已办结").press("1").select("1.4").press("X 3");
    desk.shows("4   +4     0").press("u").shows("3   +3     0");
    let mut app = desk.ledger();
    mark(&mut app, "1.4", Status::Done).expect("marked");
    desk.tick().shows("4   +4     0");
}

#[test]
fn many_units_scroll() {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    for n in 0..30 {
        let mut draft = own(&format!("n-{n}"), "day:2026-12-31");
        draft.lead = vec![format!("第{n:02}办公室")];
        add(&mut app, draft).expect("added");
    }
    let mut desk = Desk::at(file, Setup::of(80, 24));
    desk.press("3 Tab").shows("自治区科技厅").lacks("第29办公室").press("G").shows("第29办公室");
    desk.lacks("自治区科技厅").press("k Enter");
    desk.shows("清单 1/90  筛选:牵头=\"第29办公室\"");
    desk.press("Esc 3").shows("第29办公室").press("g g").shows("自治区科技厅");
    desk.press("PgDn").lacks("自治区科技厅");
}

#[test]
fn every_pane_can_be_walked_to_where_only_one_fits() {
    for (columns, rows) in [(40, 20), (30, 10), (20, 6)] {
        let mut desk = desk(Setup::of(columns, rows));
        for title in ["按状态 60 条", "按牵头单位", "按部分", "累计已结与到期", "质量信号"]
        {
            desk.shows(title).press("Tab");
        }
        desk.shows("按状态 60 条");
    }
}

#[test]
fn a_click_selects_a_line_and_a_double_click_shows_it() {
    let mut desk = desk(Setup::of(120, 36));
    desk.click("自治区财政厅").shows("━ 按牵头单位");
    desk.click("─ 按部分").shows("━ 按部分");
    desk.point(Gesture::DoubleClick, "办结无据").shows("清单 1/60  筛选:无据");
}

#[test]
fn an_empty_ledger_has_nothing_to_count() {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    let items: Vec<_> = (1..=60).filter_map(|n| nth(&app, n)).collect();
    app.execute(&Command::Withdraw { items, reason: "误收".into() }, Some(day("2026-11-01")))
        .expect("withdrawn");
    let mut desk = Desk::at(file, Setup::of(80, 24));
    desk.press("3").shows("按状态 0 条").shows("还没有可数的承诺").press("j Enter Tab Tab Tab");
    desk.shows("已到期").press("Enter").says("这一行是零");
}

/// The commitment at a place of the listing, from one.
fn nth(app: &App, place: usize) -> Option<nuo::domain::ids::ItemId> {
    let rows = app.rows(&Query::All, nuo::app::Sort::Code, place - 1..place).expect("a row");
    rows.first().map(|row| row.id.clone())
}

#[test]
fn a_commitment_of_two_units_counts_with_each() {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-10");
    let mut draft = own("n-1", "day:2026-11-20");
    draft.lead = vec!["自治区科技厅".into(), "办公室".into()];
    add(&mut app, draft).expect("added");
    let overview = file.on(TODAY).overview(&Query::All).expect("an overview");
    let total = |unit: &str| overview.pair(&Subset::Lead(unit.to_owned())).unwrap_or_default();
    assert_eq!(total("自治区科技厅"), Pair { now: 45, then: 45 });
    assert_eq!(total("办公室"), Pair { now: 1, then: 1 });
    assert_eq!(overview.total, Pair { now: 61, then: 61 });
    let count = |filter: &str| {
        let query = parse(filter, day(TODAY)).expect("a filter");
        file.on(TODAY).count(&query).expect("counted")
    };
    assert_eq!(count("牵头=办公室"), 1);
    assert_eq!(count("牵头:科技"), 45);
    assert_eq!(count("牵头=科技"), 0, "only the whole name");
    assert_eq!(count(&format!("来文={LETTER}")), 60);
}

fn both(setup: Setup, keys: &str) -> String {
    let shot = |lang| {
        let setup = setup.lang(lang);
        let (columns, rows) = setup.size;
        let mut desk = desk(setup);
        let screen = desk.press(keys).screen();
        format!("{columns}x{rows} {lang:?} {:?}\n{screen}", setup.ambiguous)
    };
    [Lang::Zh, Lang::En].map(shot).join("\n")
}

#[test]
fn screens() {
    for (columns, rows) in [(200, 50), (120, 36), (80, 24), (40, 20)] {
        let setup = Setup::of(columns, rows);
        insta::assert_snapshot!(format!("status_{columns}x{rows}"), both(setup, ""));
    }
    let panes = ["Tab", "Tab Tab", "Tab Tab Tab", "Tab Tab Tab Tab"];
    for (columns, rows) in [(80, 24), (40, 20)] {
        let screens = panes.map(|keys| both(Setup::of(columns, rows), keys)).join("\n");
        insta::assert_snapshot!(format!("status_panes_{columns}x{rows}"), screens);
    }
    let wide = both(Setup::of(120, 36).wide(), "j");
    assert!(!wide.contains(['─', '│', '━', '┃']), "{wide}");
    insta::assert_snapshot!("status_wide", wide);
    let tiny = [Setup::of(30, 10), Setup::of(20, 6)].map(|setup| both(setup, "Tab")).join("\n");
    insta::assert_snapshot!("status_tiny", tiny);
}
