//! The register: one row a commitment, in the columns that offices know.

use crate::run::{Home, Stream};
use nuo::app::{Access, App, Clock, Opening, Withdrawn};
use nuo::domain::query::{Query, parse};
use nuo::domain::register::{RegisterColumn, RegisterRow};
use nuo::domain::review::ReviewRules;
use nuo::domain::vocabulary::Channel;
use nuo::i18n::Lang;
use nuo::i18n::register::{Cell, register_cell, register_column};
use std::time::Duration;

fn open(home: &Home) -> App {
    let opening = Opening {
        path: home.ledger(),
        access: Access::Read,
        clock: Clock::Fixed("2026-11-23".parse().expect("a day")),
        actor: "li".to_owned(),
        channel: Channel::Cli,
        wait: Duration::from_secs(5),
        soon_days: 30,
        stale_days: 90,
        review: ReviewRules::default(),
        home: None,
    };
    App::open(opening).expect("opened").0
}

fn rows(home: &Home, filter: &str) -> Vec<RegisterRow> {
    let query = parse(filter, "2026-11-23".parse().expect("a day")).expect("a filter");
    open(home).register(&query, Withdrawn::LeftOut, None).expect("read")
}

fn said(row: &RegisterRow, column: RegisterColumn, lang: Lang) -> String {
    register_cell(row, column, lang).text()
}

fn only(home: &Home, code: &str) -> RegisterRow {
    let mut rows = rows(home, &format!("code:{code}"));
    assert_eq!(rows.len(), 1, "{code}");
    rows.remove(0)
}

#[test]
fn the_register_has_every_commitment_in_the_order_of_the_letter() {
    let home = Home::with_ledger();
    let rows = rows(&home, "");
    assert_eq!(rows.len(), 60);
    let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    let at = |code: &str| codes.iter().position(|found| *found == code).expect(code);
    assert!(at("2.9") < at("2.10") && at("1.1") == 0, "{codes:?}");
    assert!(rows.iter().enumerate().all(|(place, row)| row.number == place + 1));
    assert!(rows.iter().all(|row| row.last.op == 1), "founded by one operation");
}

#[test]
fn every_column_has_a_heading_and_unknowns_are_empty_cells() {
    let home = Home::with_ledger();
    assert_eq!(RegisterColumn::ALL.len(), 26);
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for column in RegisterColumn::ALL {
        assert!(chinese(register_column(column, Lang::Zh)), "{column:?}");
        assert!(!chinese(register_column(column, Lang::En)), "{column:?}");
    }
    for row in rows(&home, "") {
        for column in [
            RegisterColumn::Class,
            RegisterColumn::Owner,
            RegisterColumn::Value,
            RegisterColumn::Latest,
            RegisterColumn::Evidence,
            RegisterColumn::Completed,
            RegisterColumn::Verified,
            RegisterColumn::Feedback,
        ] {
            let cell = register_cell(&row, column, Lang::Zh);
            let counted = row.progress.parts.is_some() || row.progress.periods.is_some();
            let expected = column != RegisterColumn::Value || !counted;
            assert_eq!(cell == Cell::Nothing, expected, "{} {column:?} {cell:?}", row.code);
        }
        for column in RegisterColumn::ALL {
            assert!(!chinese(&said(&row, column, Lang::En)), "{} {column:?}", row.code);
        }
    }
}

#[test]
fn the_cells_of_a_row_say_what_is_known_and_how_well() {
    let home = Home::with_ledger();
    let row = only(&home, "2.15");
    for (column, piece) in [
        (RegisterColumn::Suggestion, "第2021122号 关于"),
        (RegisterColumn::Deputy, "谭彦红等代表"),
        (RegisterColumn::Reply, "自治区科技厅 · 未署，在 2021-05-14 至 2021-08-31 之间"),
        (RegisterColumn::Source, "段第"),
        (RegisterColumn::Target, "20-30 家"),
        (RegisterColumn::Due, "2023-08-31"),
        (RegisterColumn::DueBasis, "未来两年内"),
        (RegisterColumn::DueBasis, "最早 2023-05-14，最迟 2023-08-31"),
        (RegisterColumn::DueBasis, "把握：相对"),
        (RegisterColumn::Status, "未核查"),
        (RegisterColumn::Timeliness, "逾期"),
    ] {
        let text = said(&row, column, Lang::Zh);
        assert!(text.contains(piece), "{column:?}: {text}");
    }
}

#[test]
fn what_is_done_names_who_said_so_and_whether_it_was_in_time() {
    let home = Home::with_ledger();
    let quiet = || Stream::Has(&[]);
    home.words(&["done", "1.4", "--evidence", "桂办发〔2021〕14号", "--on", "2026-11-20"]).ends(
        0,
        quiet(),
        quiet(),
    );
    home.words(&["done", "2.15"]).ends(0, quiet(), quiet());
    home.run("mark 1.1 claimed").ends(0, quiet(), quiet());
    let proved = only(&home, "1.4");
    assert!(said(&proved, RegisterColumn::Completed, Lang::Zh).starts_with("2026-11-20"));
    assert_eq!(said(&proved, RegisterColumn::Verified, Lang::Zh), "li · 2026-11-23 · 已销号");
    assert!(said(&proved, RegisterColumn::Evidence, Lang::Zh).contains("桂办发〔2021〕14号"));
    let late = only(&home, "2.15");
    assert_eq!(said(&late, RegisterColumn::Completed, Lang::Zh), "2026-11-23（逾期完成）");
    assert_eq!(said(&late, RegisterColumn::Verified, Lang::Zh), "li · 2026-11-23 · 无据");
    assert_eq!(said(&late, RegisterColumn::Evidence, Lang::Zh), "无据");
    assert_eq!(only(&home, "1.1").verified, None);
    home.run("undo 2").ends(0, quiet(), quiet());
    let undone = only(&home, "1.4");
    assert_eq!((undone.verified, undone.last.op), (None, 5), "undoing is a change of the row");
}

#[test]
fn the_latest_news_and_the_moves_are_told() {
    let home = Home::with_ledger();
    let quiet = || Stream::Has(&[]);
    home.words(&["progress", "2.15", "12", "--note", "第一批"]).ends(0, quiet(), quiet());
    home.words(&["note", "2.15", "尚差八家"]).ends(0, quiet(), quiet());
    home.words(&["defer", "2.15", "--to", "2027-06-30", "--reason", "等待评估"]).ends(
        0,
        quiet(),
        quiet(),
    );
    let row = only(&home, "2.15");
    assert_eq!(said(&row, RegisterColumn::Value, Lang::Zh), "完成 12/20-30 家");
    let latest = said(&row, RegisterColumn::Latest, Lang::Zh);
    assert!(latest.starts_with("2026-11-23 完成值 12 家"), "{latest}");
    assert!(latest.contains("第一批") && latest.ends_with("尚差八家"), "{latest}");
    let problem = said(&row, RegisterColumn::Problem, Lang::Zh);
    assert!(problem.starts_with("改期 1 次，共 +1399 天，现至 2027-06-30"), "{problem}");
    assert!(problem.ends_with("理由：等待评估"), "{problem}");
    assert_eq!(said(&row, RegisterColumn::Due, Lang::Zh), "2027-06-30");
}

#[test]
fn withdrawn_ones_are_left_out_unless_asked_for_and_a_day_gives_what_held_then() {
    let home = Home::with_ledger();
    let quiet = || Stream::Has(&[]);
    home.words(&["withdraw", "1.1", "--reason", "并入"]).ends(0, quiet(), quiet());
    home.words(&["done", "1.4", "--on", "2026-11-10"]).ends(0, quiet(), quiet());
    let app = open(&home);
    let count = |withdrawn, day: Option<&str>| {
        let day = day.map(|day| day.parse().expect("a day"));
        app.register(&Query::All, withdrawn, day).expect("read").len()
    };
    assert_eq!(count(Withdrawn::LeftOut, None), 59);
    assert_eq!(count(Withdrawn::Included, None), 60);
    assert_eq!(count(Withdrawn::LeftOut, Some("2026-11-22")), 60, "not yet withdrawn then");
    let on = |day: &str| {
        let query = parse("code:1.4", "2026-11-23".parse().expect("a day")).expect("a filter");
        let day = day.parse().ok();
        let row = app.register(&query, Withdrawn::LeftOut, day).expect("read").remove(0);
        (row.status.key(), row.verified.is_some())
    };
    assert_eq!(on("2026-11-09"), ("unchecked", false));
    assert_eq!(on("2026-11-10"), ("done", true));
}

#[test]
fn a_row_is_the_same_after_it_was_written_and_read() {
    let home = Home::with_ledger();
    for row in rows(&home, "") {
        let text = serde_json::to_string(&row).expect("written");
        assert_eq!(serde_json::from_str::<RegisterRow>(&text).expect("read"), row);
    }
}
