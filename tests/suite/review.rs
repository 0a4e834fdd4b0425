//! The review: what is due when, what an answer records, and that every answer
//! can be taken back.

use crate::ledger_file::{
    LedgerFile, add, attach, day, defer, findings, id, item, mark, mark_on, note, opening, own,
    proof,
};
use nuo::app::{Access, App, since_last_look};
use nuo::domain::commitment::Commitment;
use nuo::domain::event::Command;
use nuo::domain::query::{Query, parse};
use nuo::domain::review::{Ground, ReviewFacts, ReviewRules, next_review};
use nuo::domain::timeliness::Thresholds;
use nuo::domain::vocabulary::Status;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::{prop_assert, prop_assert_eq, proptest};

/// A Monday.
const TODAY: &str = "2026-11-23";

fn queue(app: &App, filter: &str) -> Vec<(String, Ground)> {
    let query = parse(filter, app.thresholds().today).expect("a filter");
    let queue = app.review_queue(&query, usize::MAX).expect("the queue is read");
    assert_eq!(queue.total, queue.rows.len());
    assert_eq!(app.review_count(&query).expect("counted"), queue.total);
    queue.rows.iter().map(|found| (found.row.id.code().to_owned(), found.ground)).collect()
}

fn codes(app: &App, filter: &str) -> Vec<String> {
    queue(app, filter).into_iter().map(|(code, _)| code).collect()
}

fn look(app: &mut App, code: &str) {
    app.execute(&Command::Review { items: vec![id(app, code)] }, None).expect("reviewed");
}

/// A ledger in which every commitment was looked at on `on`.
fn looked_at(on: &str) -> LedgerFile {
    let file = LedgerFile::founded();
    let mut app = file.on(on);
    let items = app.review_queue(&Query::All, usize::MAX).expect("the queue is read").rows;
    let items = items.into_iter().map(|found| found.row.id).collect();
    app.execute(&Command::Review { items }, None).expect("all are reviewed");
    file
}

#[test]
fn what_nobody_has_looked_at_is_due_at_once_overdue_first() {
    let app = LedgerFile::founded().on(TODAY);
    let found = queue(&app, "");
    assert_eq!(found.len(), 60);
    assert_eq!(found[0], ("4.5".to_owned(), Ground::Overdue));
    assert!(found.is_sorted_by_key(|(_, ground)| *ground));
    assert_eq!(codes(&app, "牵头:财政厅 逾期"), ["3.1", "3.2"]);
}

#[test]
fn the_queue_goes_by_ground_then_due_date_then_code() {
    let file = looked_at("2026-11-01");
    let mut app = file.on("2026-11-20");
    for (code, rule) in [
        ("soon", "day:2026-12-01"),
        ("late", "day:2026-11-01"),
        ("later", "day:2026-10-01"),
        ("far", "day:2030-01-01"),
        ("said", "none"),
    ] {
        add(&mut app, own(code, rule)).expect("added");
    }
    mark(&mut app, "said", Status::Claimed).expect("claimed");
    let app = file.on(TODAY);
    let found = queue(&app, "letter:own");
    let expected = [
        ("later", Ground::Overdue),
        ("late", Ground::Overdue),
        ("soon", Ground::DueSoon),
        ("said", Ground::Claimed),
        ("far", Ground::Open),
    ];
    assert_eq!(found, expected.map(|(code, ground)| (code.to_owned(), ground)));
}

#[test]
fn each_sort_comes_back_on_its_monday() {
    let file = looked_at(TODAY);
    mark_on(&mut file.on(TODAY), "1.1", Status::Claimed, TODAY);
    mark_on(&mut file.on(TODAY), "1.2", Status::Done, "2026-11-20");
    for (today, count, holds, lacks) in [
        ("2026-11-24", 0, "", ""),
        ("2026-11-29", 0, "", ""),
        // The six that are overdue, and the claimed one.
        ("2026-11-30", 7, "1.1", "2.2"),
        ("2026-12-20", 7, "1.1", "2.2"),
        // All that are open.
        ("2026-12-21", 59, "2.2", "1.2"),
        // Ninety days after the completion.
        ("2027-02-18", 59, "2.2", "1.2"),
        ("2027-02-22", 60, "1.2", ""),
    ] {
        let app = file.on(today);
        let due = codes(&app, "");
        assert_eq!(due.len(), count, "{today}");
        let has = |code: &str| due.iter().any(|found| found == code);
        assert!(holds.is_empty() || has(holds), "{today}: {holds} is not due");
        assert!(!has(lacks), "{today}: {lacks} is due");
    }
    let app = file.on("2026-11-24");
    assert_eq!(app.first_review(&Query::All).expect("read"), Some(day("2026-11-30")));
    look(&mut file.on("2027-02-22"), "1.2");
    assert!(!codes(&file.on("2030-01-01"), "").contains(&"1.2".to_owned()), "it is asked once");
}

#[test]
fn an_answer_that_is_no_look_counts_as_one_in_a_review() {
    let file = looked_at("2026-10-01");
    let mut app = file.on(TODAY);
    let target = id(&app, "2.2");
    for command in [
        Command::Note { items: vec![target.clone()], text: "等批复".to_owned() },
        Command::Defer {
            item: target.clone(), to: day("2028-01-01"), reason: "等批复".to_owned()
        },
        Command::Attach {
            items: vec![target.clone()], evidence: vec![proof("桂科〔2026〕1号")]
        },
    ] {
        assert!(codes(&app, "").contains(&"2.2".to_owned()));
        let before = item(&app, "2.2");
        let operations = app.newest().expect("counted");
        let answer = Command::Reviewing(Box::new(command));
        // The answer is about an earlier day; the look is today's.
        let outcome = app.execute(&answer, Some(day("2026-11-02"))).expect("answered");
        assert_eq!(item(&app, "2.2").looked_on, Some(day(TODAY)), "{answer:?}");
        assert!(!codes(&app, "").contains(&"2.2".to_owned()), "{answer:?}");
        assert_eq!(app.newest().expect("counted"), operations + 1);
        app.undo(Some(outcome.op.seq)).expect("undone");
        let after = item(&app, "2.2");
        assert_eq!((before.notes, before.moves), (after.notes, after.moves));
        assert_eq!(before.looked_on, after.looked_on);
    }
    assert_eq!(findings(&app), Vec::new());
}

#[test]
fn a_note_outside_a_review_is_no_look() {
    let file = looked_at("2026-10-01");
    let mut app = file.on(TODAY);
    note(&mut app, "2.2", "来电").expect("noted");
    assert!(codes(&app, "").contains(&"2.2".to_owned()));
}

#[test]
fn what_was_recorded_today_of_last_year_was_looked_at_today() {
    let file = LedgerFile::founded();
    mark_on(&mut file.on(TODAY), "1.4", Status::Done, "2021-09-20");
    mark_on(&mut file.on(TODAY), "1.5", Status::InProgress, "2021-12-01");
    let due = codes(&file.on(TODAY), "");
    assert!(!due.contains(&"1.4".to_owned()) && !due.contains(&"1.5".to_owned()));
    assert!(!codes(&file.on("2030-01-01"), "").contains(&"1.4".to_owned()));
}

#[test]
fn a_refused_answer_records_nothing() {
    let file = LedgerFile::founded();
    let mut app = file.on(TODAY);
    let operations = app.newest().expect("counted");
    let target = id(&app, "3.2");
    let again = Command::Defer { item: target, to: day("2028-01-01"), reason: " ".to_owned() };
    app.execute(&Command::Reviewing(Box::new(again)), None).expect_err("without a reason");
    assert_eq!(app.newest().expect("counted"), operations);
    assert_eq!(item(&app, "3.2").looked_on, None);
}

#[test]
fn what_has_changed_since_the_last_look_is_what_is_in_force() {
    let file = looked_at("2026-10-01");
    let mut app = file.on("2026-11-20");
    note(&mut app, "3.2", "第一").expect("noted");
    note(&mut app, "3.2", "第二").expect("noted");
    defer(&mut app, "3.2", "2027-06-30", "等批复").expect("moved");
    app.undo(None).expect("undone");
    let since = |app: &App| {
        let ops = app.ops_of(&id(app, "3.2"), 50).expect("read");
        since_last_look(&ops).iter().map(|op| op.seq).collect::<Vec<_>>()
    };
    assert_eq!(since(&app), [3, 4]);
    attach(&mut app, "3.2", vec![proof("桂财〔2026〕2号")]).expect("attached");
    assert_eq!(since(&app), [0; 0]);
}

#[test]
fn an_older_ledger_is_read_as_it_is_and_brought_up_to_date_to_write() {
    let file = LedgerFile::founded();
    let mut app = file.on(TODAY);
    mark(&mut app, "1.1", Status::InProgress).expect("marked");
    let undone = mark(&mut app, "1.2", Status::InProgress).expect("marked");
    app.undo(Some(undone.op.seq)).expect("undone");
    note(&mut app, "1.3", "来电").expect("noted");
    let expected = codes(&app, "");
    drop(app);
    let connection = rusqlite::Connection::open(file.path()).expect("opens");
    let steps = "DROP INDEX commitment_looks; ALTER TABLE commitment DROP COLUMN looked_on;
         UPDATE commitment SET body = json_remove(body, '$.looked_on'); PRAGMA user_version = 2;";
    connection.execute_batch(steps).expect("made old");
    drop(connection);
    let reading =
        || nuo::app::Opening { access: Access::Read, ..opening(&file.path(), day(TODAY)) };
    let older = file.open(reading()).expect("it is read as it is");
    assert_eq!(codes(&older, ""), expected);
    assert_eq!(item(&older, "1.1").looked_on, Some(day(TODAY)));
    assert_eq!(findings(&older), Vec::new());
    drop(older);
    let app = file.on(TODAY);
    assert_eq!(findings(&app), Vec::new());
    assert_eq!(codes(&app, ""), expected);
}

/// Something that happens to a commitment on a day.
#[derive(Clone, Debug)]
enum Step {
    Look,
    Note,
    Mark(Status),
    Due(i64),
}

fn steps() -> impl Strategy<Value = Vec<(u64, Step)>> {
    let step = prop_oneof![
        any::<bool>().prop_map(|_| Step::Look),
        any::<bool>().prop_map(|_| Step::Note),
        (0..Status::ALL.len()).prop_map(|at| Step::Mark(Status::ALL[at])),
        (-40_i64..150).prop_map(Step::Due),
    ];
    proptest::collection::vec((0_u64..50, step), 0..8)
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 24, ..Default::default() })]

    /// The queue holds what the rule says, whatever has happened; and what is
    /// open is never out of it for longer than its interval.
    #[test]
    fn the_queue_is_what_the_rule_says(steps in steps(), looks in 0_u64..130) {
        let file = LedgerFile::founded();
        let mut today = day("2026-01-01");
        for (days, step) in steps {
            today = today + chrono::Days::new(days);
            let mut app = file.on_day(today);
            // Not all of them can be done to every commitment; a refusal is as good.
            let _ = match step {
                Step::Look => app.execute(&Command::Review { items: vec![id(&app, "2.2")] }, None),
                Step::Note => note(&mut app, "2.2", "来电"),
                Step::Mark(status) => mark(&mut app, "2.2", status),
                Step::Due(days) => {
                    let to = (today + chrono::Duration::days(days)).to_string();
                    defer(&mut app, "2.2", &to, "等批复")
                }
            };
        }
        let today = today + chrono::Days::new(looks);
        let app = file.on_day(today);
        let found: Commitment = item(&app, "2.2");
        let facts = ReviewFacts::of(&found).expect("it is not withdrawn");
        let rules = ReviewRules::default();
        let next = next_review(facts, Thresholds::usual(today), &rules);
        let due = queue(&app, "").into_iter().find(|(code, _)| code == "2.2");
        let expected = next.filter(|next| next.on <= today);
        prop_assert_eq!(due.map(|(_, ground)| ground), expected.map(|next| next.ground));
        if let Some(looked) = found.looked_on.filter(|_| found.is_open()) {
            let weeks = if found.status() == Status::Claimed { 1 } else { 4 };
            let on = next.expect("what is open is reviewed").on;
            prop_assert!(on <= looked + chrono::Days::new(weeks * 7), "{facts:?} {on}");
        }
    }
}
