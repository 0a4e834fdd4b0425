//! Screens as people see them. A changed screen fails here with the old and
//! the new one side by side; look at both before taking the new one.

use crate::desk::{Desk, Setup};
use crate::ledger_file::{LedgerFile, day, defer, id, mark_on, marking, note, proof};
use nuo::domain::event::{Amount, Command, Scope};
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;

/// The screen in both languages.
fn both(setup: Setup, prepare: impl Fn(&mut Desk)) -> String {
    [Lang::Zh, Lang::En].map(|lang| shot(setup.lang(lang), &prepare)).join("\n")
}

/// One screen with its size over it.
fn shot(setup: Setup, prepare: impl Fn(&mut Desk)) -> String {
    let mut desk = Desk::new(setup);
    prepare(&mut desk);
    format!("{}\n{}", head(setup), desk.screen())
}

fn head(setup: Setup) -> String {
    let (columns, rows) = setup.size;
    format!("{columns}x{rows} {:?} {:?}", setup.lang, setup.ambiguous)
}

/// The sizes that every overlay is looked at in.
const SIZES: [(u16, u16); 4] = [(40, 20), (80, 24), (120, 36), (200, 50)];

/// An overlay in both languages, at every size and where ambiguous glyphs are
/// wide.
fn overlay(prepare: impl Fn(&mut Desk)) -> String {
    let sizes = SIZES.map(|(columns, rows)| both(Setup::of(columns, rows), &prepare)).join("\n");
    format!("{sizes}\n{}", both(Setup::of(80, 24).wide(), &prepare))
}

#[test]
fn home() {
    for (columns, rows) in [(200, 50), (120, 36), (80, 24), (60, 20), (40, 20), (30, 10), (20, 6)] {
        let name = format!("home_{columns}x{rows}");
        insta::assert_snapshot!(name, both(Setup::of(columns, rows), |_| ()));
    }
}

#[test]
fn home_where_ambiguous_glyphs_are_wide() {
    let screens =
        [Setup::of(80, 24), Setup::of(120, 36)].map(|setup| both(setup.wide(), |_| ())).join("\n");
    assert!(!screens.contains(['─', '│', '━', '┃', '┏', '┌']), "{screens}");
    insta::assert_snapshot!("home_wide", screens);
}

#[test]
fn overlays() {
    for (name, code, keys) in [
        ("help", "1.1", "?"),
        ("done", "2.15", "x"),
        ("progress", "2.15", "p"),
        ("note", "1.1", "n"),
        ("defer", "3.2", "d"),
        ("status_menu", "1.1", "s"),
        ("sort_menu", "1.1", ","),
    ] {
        let screens = overlay(|desk| {
            desk.select(code).press(keys);
        });
        insta::assert_snapshot!(name, screens);
    }
}

#[test]
fn filter_line() {
    let filters = ["牵头:财政 期限<2030", "lead:财政 deu<2030"];
    let screens = filters.map(|text| {
        overlay(|desk| {
            desk.press("/").write(text);
        })
    });
    insta::assert_snapshot!("filter", screens.join("\n"));
}

#[test]
fn after_some_work() {
    let setup = Setup::of(120, 36);
    let mut desk = Desk::at(worked_on(), setup);
    let mut screens = vec![head(setup), desk.press("G").screen()];
    for code in ["1.1", "2.15"] {
        screens.push(desk.select(code).screen());
    }
    screens.push(desk.press("L").select("3.2").screen());
    insta::assert_snapshot!("after_some_work", screens.join("\n"));
}

/// A ledger in which some things were recorded.
fn worked_on() -> LedgerFile {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    let done = Command::Mark {
        items: vec![id(&app, "1.1")],
        scope: Scope::Whole,
        status: Status::Done,
        note: Some("方案已印发".to_owned()),
        evidence: vec![proof("桂办发〔2021〕14号")],
        value: None,
    };
    app.execute(&done, Some(day("2021-09-20"))).expect("done");
    let bases = Command::Observe {
        item: id(&app, "2.15"),
        amount: Amount::Total(12.0),
        period: None,
        note: Some("自治区农业农村厅电话核实".to_owned()),
        evidence: Vec::new(),
    };
    app.execute(&bases, None).expect("observed");
    defer(&mut app, "3.2", "2027-06-30", "纳入下一个五年规划，与国家任务同步考核").expect("moved");
    note(&mut app, "3.2", "等国家考核结果").expect("noted");
    mark_on(&mut app, "1.2", Status::Done, "2026-11-19");
    mark_on(&mut app, "1.3", Status::Claimed, "2026-11-19");
    let broken = marking(vec![id(&app, "1.5")], Scope::Whole, Status::Broken);
    app.execute(&broken, None).expect("broken");
    file
}
