//! The ledger as it was recorded then: whatever was done since, it answers as
//! it answered then, and lets nobody write.

use crate::attached::{attach as attach_text, recorded};
use crate::ledger::{Run, acts, items};
use crate::ledger_file::{
    LETTER, LedgerFile, MAKE_OLD, attach, day, defer, id, item, mark, note, opening, own, proof,
    reply_date,
};
use chrono::NaiveDate;
use nuo::app::{Access, App, AppError, AsOf, Extent, Group, LogScope, Pick, Point, Sort};
use nuo::domain::commitment::Commitment;
use nuo::domain::diff::{Change, changes, letter_changes};
use nuo::domain::event::{Amount, Command};
use nuo::domain::iso_week::Week;
use nuo::domain::query::{Flag, Query, parse};
use nuo::domain::vocabulary::Status;
use nuo::domain::weekly::Wanted;
use nuo::report::json;
use proptest::prelude::prop_assert_eq;
use proptest::proptest;
use proptest::test_runner::Config;
use std::collections::BTreeMap;

/// Everything that a ledger answers, each answer under the question.
fn answers(app: &App) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let today = app.thresholds().today;
    let mut put = |question: String, answer: String| drop(found.insert(question, answer));
    let queries = [
        Query::All,
        Query::Flag(Flag::Overdue),
        Query::Flag(Flag::ToReview),
        Query::Flag(Flag::Stale),
        parse("牵头:科技厅 未结", today).expect("a filter"),
        parse("shifan | 佐证 | 东门老桥", today).expect("a filter"),
        parse("来文:修桥 | 2021122", today).expect("a filter"),
    ];
    for query in &queries {
        for sort in Sort::ALL {
            let page = app.page(query, sort, 0..12).expect("readable");
            put(format!("{query:?} by {sort:?}"), format!("{page:?}"));
        }
        put(format!("counts of {query:?}"), format!("{:?}", app.counts(query)));
        for by in Group::ALL {
            put(format!("{query:?} in {by:?}"), format!("{:?}", app.groups(by, query)));
        }
    }
    let window = app.page(&Query::All, Sort::Due, 12..99).expect("readable");
    put("a window".to_owned(), format!("{window:?}"));
    let mut all: Vec<Commitment> = Vec::new();
    let each = |item| {
        all.push(item);
        Ok::<(), AppError>(())
    };
    app.each_item(&Query::All, Sort::Code, None, each).expect("readable");
    for item in all.iter().filter(|item| items().contains(&item.id)) {
        let ops = app.ops_of(&item.id, 99).expect("readable");
        put(format!("history of {}", item.id), format!("{ops:?}"));
        put(format!("words of {}", item.id), format!("{:?}", app.clauses(item).expect("readable")));
        let place = app.position(&Query::All, Sort::Status, &item.id).expect("readable");
        put(format!("place of {}", item.id), format!("{place:?}"));
    }
    put("all".to_owned(), format!("{all:?}"));
    for id in items() {
        put(format!("{id}"), format!("{:?} {:?}", app.item(&id).ok(), app.resolve(id.code()).ok()));
    }
    put("letters".to_owned(), format!("{:?}", app.letters().expect("readable")));
    put("operations".to_owned(), format!("{:?}", app.ops(999, Extent::Whole).expect("readable")));
    put("newest".to_owned(), format!("{:?}", app.newest().expect("readable")));
    let log = app.log(&LogScope::All, 0..99, Extent::Whole).expect("readable");
    for row in &log.rows {
        let entry = app.log_entry(row.op.seq, 99).expect("readable");
        put(format!("operation {}", row.op.seq), format!("{entry:?}"));
    }
    put("log".to_owned(), format!("{log:?}"));
    let agenda = app.agenda(&Query::All).expect("readable");
    let dated: usize = agenda.dated.iter().map(|day| day.count).sum();
    let rows = app.agenda_rows(&Query::All, dated, 0..70).expect("readable");
    put("agenda".to_owned(), format!("{agenda:?} {rows:?}"));
    put("overview".to_owned(), format!("{:?}", app.overview(&Query::All).expect("readable")));
    let queue = app.review_queue(&Query::All, 99).expect("readable");
    put("due for review".to_owned(), format!("{queue:?}"));
    put("months".to_owned(), format!("{:?}", app.due_months().expect("readable")));
    put("first day".to_owned(), format!("{:?}", app.first_day().expect("readable")));
    for on in [today, day("2022-01-01"), day("2021-06-30")] {
        put(format!("tally on {on}"), format!("{:?}", app.tally(on).expect("readable")));
        for pick in [
            Pick::Overdue,
            Pick::DueUntil(on + chrono::Days::new(400)),
            Pick::FellOverdueSince(on - chrono::Days::new(30)),
            Pick::DoneWithoutProof,
            Pick::Stalled,
        ] {
            put(
                format!("{pick:?} on {on}"),
                format!("{:?}", app.pick(pick, on).expect("readable")),
            );
        }
    }
    let report =
        app.weekly(Week::containing(today), "督查室", Wanted::default()).expect("a report");
    put("report".to_owned(), json::render(&report));
    found
}

#[track_caller]
fn agree(found: &BTreeMap<String, String>, expected: &BTreeMap<String, String>, what: &str) {
    for (question, answer) in expected {
        assert_eq!(found.get(question), Some(answer), "{what}: {question}");
    }
    assert_eq!(found.len(), expected.len(), "{what}");
}

/// What the ledger answered after each of its operations.
type Answered = BTreeMap<i64, BTreeMap<String, String>>;

fn check_every_point(app: &App, answered: &Answered, what: &str) {
    for (op, expected) in answered {
        let past = app.past(Point::Op(*op)).expect("a past");
        agree(&answers(&past), expected, &format!("{what} #{op}"));
    }
    let before = app.past(Point::Day(day("2021-08-31"))).expect("a past");
    assert_eq!(before.as_of(), Some(AsOf { day: day("2021-08-31"), op: 0 }));
    assert_eq!(before.count(&Query::All).expect("readable"), 0, "{what}");
    assert_eq!(before.letters().expect("readable"), [], "{what}");
    assert_eq!(before.ops(9, Extent::Whole).expect("readable"), [], "{what}");
}

/// The same ledger as it lies where its file system cannot share memory.
fn on_a_network(file: &LedgerFile, today: NaiveDate) -> (LedgerFile, App) {
    let bytes = std::fs::read(file.path()).expect("read");
    let copy = LedgerFile::holding(&bytes);
    let connection = rusqlite::Connection::open(copy.path()).expect("opened");
    let set = "PRAGMA journal_mode = delete";
    let mode: String = connection.query_row(set, [], |row| row.get(0)).expect("set");
    assert_eq!(mode, "delete");
    let reading = nuo::app::Opening { access: Access::Read, ..opening(&copy.path(), today) };
    let app = copy.open(reading).expect("the copy opens");
    (copy, app)
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(4) })]

    #[test]
    fn the_past_answers_as_the_present_did(acts in acts()) {
        let mut run = Run::new();
        let mut answered = Answered::new();
        for act in &acts {
            answered.entry(run.newest_op()).or_insert_with(|| answers(&run.app));
            run.act(act);
        }
        let newest = run.newest_op();
        let now = answers(&run.app);
        answered.entry(newest).or_insert_with(|| now.clone());
        check_every_point(&run.app, &answered, "held");
        let today = run.app.thresholds().today;
        let last = run.app.past(Point::Day(today)).expect("a past");
        prop_assert_eq!(last.as_of(), Some(AsOf { day: today, op: newest }));
        agree(&answers(&last), &now, "today");
        drop(last);
        check_differences(&run.app, newest);
        let today = run.today;
        let Run { file, app, .. } = run;
        drop(app);
        let (_copy, app) = on_a_network(&file, today);
        let some = answered.into_iter().step_by(3).collect();
        check_every_point(&app, &some, "copied");
    }
}

fn everything(app: &App) -> BTreeMap<String, Commitment> {
    let all = |item: Commitment| (item.id.as_str().to_owned(), item);
    let mut found = BTreeMap::new();
    let each = |item| {
        found.extend([all(item)]);
        Ok::<(), AppError>(())
    };
    app.each_item(&Query::All, Sort::Code, None, each).expect("readable");
    found.extend(items().into_iter().filter_map(|id| app.item(&id).ok()).map(all));
    found
}

/// A comparison names what differs and nothing else, whichever way it is asked.
fn check_differences(app: &App, newest: i64) {
    let now = everything(app);
    for op in (1..=newest).step_by(3) {
        let past = app.past(Point::Op(op)).expect("a past");
        let then = everything(&past);
        let diff = app.diff(Point::Op(op), None).expect("compared");
        let found: Vec<&str> = diff.items.iter().map(|item| item.id.as_str()).collect();
        let names: std::collections::BTreeSet<&String> = now.keys().chain(then.keys()).collect();
        let differs = |name: &&&String| {
            // The days of recording are no change of what is recorded.
            let bare = |item: Option<&Commitment>| {
                item.cloned().map(|item| Commitment {
                    recorded_on: day("2021-09-01"),
                    updated_on: day("2021-09-01"),
                    ..item
                })
            };
            bare(now.get(**name)) != bare(then.get(**name))
        };
        let mut expected: Vec<&str> =
            names.iter().filter(differs).map(|name| name.as_str()).collect();
        let mut sorted = found.clone();
        sorted.sort_unstable();
        expected.sort_unstable();
        assert_eq!(sorted, expected, "since #{op}");
        let letters = |app: &App| app.letter(LETTER).expect("the letter");
        let changed = letter_changes(Some(&letters(&past)), Some(&letters(app)));
        let found = diff.letters.first().map(|found| found.changes.clone());
        assert_eq!(found.unwrap_or_default(), changed, "since #{op}");
        let (first, last) = (diff.before, diff.after);
        assert_eq!((first.as_of.op, last.as_of.op), (op, newest));
        assert_eq!(first.counts, past.counts(&Query::All).expect("readable"));
        assert_eq!(last.counts, app.counts(&Query::All).expect("readable"));
    }
    let turned = app.diff(Point::Op(newest), Some(Point::Op(1))).expect("compared");
    let straight = app.diff(Point::Op(1), Some(Point::Op(newest))).expect("compared");
    assert_eq!(turned, straight);
}

#[test]
fn a_copy_that_was_attached_later_is_not_searched() {
    let (file, mut app) = recorded();
    let mut answered = Answered::new();
    let mut keep = |app: &App| drop(answered.insert(app.newest().expect("read"), answers(app)));
    keep(&app);
    attach_text(&file, &mut app, crate::attached::text().as_bytes()).expect("attached");
    assert_eq!(
        app.count(&parse("东门老桥", day("2022-03-01")).expect("a filter")).expect("read"),
        1
    );
    keep(&app);
    mark(&mut app, "bridge/1.1", Status::Done).expect("done");
    keep(&app);
    app.undo(Some(3)).expect("the copy is taken off");
    keep(&app);
    note(&mut app, "bridge/1.2", "电话核实").expect("noted");
    keep(&app);
    check_every_point(&app, &answered, "held");
    drop(app);
    let (_copy, app) = on_a_network(&file, day("2022-03-01"));
    check_every_point(&app, &answered, "copied");
}

#[test]
fn later_writes_of_anybody_leave_the_past_alone() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-03-01");
    mark(&mut app, "1.1", Status::InProgress).expect("marked");
    let past = app.past(Point::Day(day("2022-02-28"))).expect("a past");
    let now = app.past(Point::Op(2)).expect("a past");
    let (then, version) = (answers(&past), past.data_version().expect("read"));
    let present = answers(&now);
    let mut other = file.on("2022-03-02");
    mark(&mut other, "1.2", Status::Done).expect("others can write");
    mark(&mut app, "1.1", Status::Done).expect("so can this one");
    app.undo(Some(2)).expect("undone");
    agree(&answers(&past), &then, "before");
    agree(&answers(&now), &present, "after");
    assert_eq!(past.data_version().expect("read"), version);
    drop((app, other, past, now));

    let (copy, app) = on_a_network(&file, day("2022-03-02"));
    let past = app.past(Point::Op(2)).expect("a past");
    let writer = rusqlite::Connection::open(copy.path()).expect("opened");
    writer
        .execute("UPDATE commitment SET title = 'x', standing = 3", [])
        .expect("not kept waiting");
    agree(&answers(&past), &present, "copied");
}

#[test]
fn an_older_ledger_that_is_only_read_has_a_past_too() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-03-01");
    mark(&mut app, "1.1", Status::InProgress).expect("marked");
    defer(&mut app, "2.15", "2023-12-31", "等材料").expect("moved");
    let expected = answers(&app.past(Point::Op(2)).expect("a past"));
    drop(app);
    let connection = rusqlite::Connection::open(file.path()).expect("opened");
    connection.execute_batch(MAKE_OLD).expect("an older one");
    drop(connection);
    let reading =
        nuo::app::Opening { access: Access::Read, ..opening(&file.path(), day("2022-03-01")) };
    let app = file.open(reading).expect("it opens");
    agree(&answers(&app.past(Point::Op(2)).expect("a past")), &expected, "older");
    assert_eq!(app.diff(Point::Op(2), None).expect("compared").items.len(), 1);
}

#[test]
fn nothing_is_written_to_the_past() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-03-01");
    mark(&mut app, "1.1", Status::InProgress).expect("marked");
    let mut past = app.past(Point::Day(day("2021-12-31"))).expect("a past");
    assert_eq!(past.access(), Access::Read);
    let command = Command::Note { items: vec![id(&past, "1.1")], text: "记".to_owned() };
    let refused = [
        past.execute(&command, None).map(drop),
        past.undo(None).map(drop),
        past.redo().map(drop),
        past.evidence("桂办发〔2021〕14号").map(drop),
        past.attach_text(LETTER, &file.path()).map(drop),
        past.doctor().map(drop),
        past.add(own("x1", "none"), None).map(drop),
        past.backup(&file.folder().join("copy.db"), nuo::app::Standing::Refuse).map(drop),
    ];
    for result in refused {
        let Err(AppError::Past { day: shown, op }) = result else { panic!("{result:?}") };
        assert_eq!((shown, op), (day("2021-12-31"), 1));
    }
    assert_eq!(app.newest().expect("read"), 2);
}

#[test]
fn a_moment_that_is_not_there_is_refused() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-03-01");
    note(&mut app, "1.1", "记").expect("noted");
    let late = app.past(Point::Day(day("2022-03-02")));
    assert!(matches!(late, Err(AppError::NotYet { today, .. }) if today == day("2022-03-01")));
    for number in [-1, 0, 3] {
        let found = app.past(Point::Op(number));
        assert!(matches!(found, Err(AppError::NoSuchOperation(op)) if op == number), "{number}");
    }
    let past = app.past(Point::Op(1)).expect("a past");
    assert_eq!(past.as_of(), Some(AsOf { day: day("2021-09-01"), op: 1 }));
    assert!(matches!(past.past(Point::Op(2)), Err(AppError::NoSuchOperation(2))));
    let next = past.past(Point::Day(day("2021-09-02")));
    assert!(matches!(next, Err(AppError::NotYet { .. })), "then nobody knew of the next day");
    assert_eq!(app.as_of(), None);
}

#[test]
fn another_ledger_in_its_place_is_not_taken_for_it() {
    let file = LedgerFile::founded();
    let app = file.on("2022-03-01");
    let other = LedgerFile::founded();
    std::fs::rename(other.path(), file.path()).expect("replaced");
    let found = app.past(Point::Op(1));
    let Err(AppError::Store(nuo::app::StoreError::Replaced(_))) = found else {
        panic!("{found:?}")
    };
}

/// The changes of one commitment since the founding.
fn since_founding(app: &App, code: &str) -> Vec<Change> {
    let diff = app.diff(Point::Op(1), None).expect("compared");
    let found = diff.items.into_iter().find(|found| found.id.code() == code);
    found.map(|found| found.changes).unwrap_or_default()
}

fn kinds(found: &[Change]) -> Vec<String> {
    let kind = |change: &Change| {
        let json = serde_json::to_value(change).expect("JSON");
        json["change"].as_str().expect("a name").to_owned()
    };
    found.iter().map(kind).collect()
}

#[test]
fn a_comparison_says_what_changed_and_forgets_what_was_undone() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-03-01");
    mark(&mut app, "2.15", Status::InProgress).expect("marked");
    defer(&mut app, "2.15", "2023-12-31", "等材料").expect("moved");
    let value = |value| Command::Observe {
        item: nuo::domain::ids::ItemId::of(LETTER, "2.15"),
        amount: Amount::Total(value),
        period: None,
        note: None,
        evidence: Vec::new(),
    };
    app.execute(&value(4.0), None).expect("observed");
    app.execute(&value(12.0), None).expect("observed");
    attach(&mut app, "2.15", vec![proof("桂办发〔2021〕14号")]).expect("attached");
    note(&mut app, "2.15", "电话核实").expect("noted");
    let found = since_founding(&app, "2.15");
    assert_eq!(kinds(&found), ["status", "due", "progress", "evidence", "notes"]);
    let [Change::Status { from, to, .. }, Change::Due { from: was, to: is, moves }, ..] =
        found.as_slice()
    else {
        panic!("{found:?}")
    };
    assert_eq!((*from, *to), (Status::Unchecked, Status::InProgress));
    assert_eq!((was.latest, is.latest), (Some(day("2023-08-31")), Some(day("2023-12-31"))));
    assert_eq!((was.earliest, is.earliest), (Some(day("2023-05-14")), None));
    assert_eq!(moves.added[0].reason, "等材料");
    let Change::Progress { from, to, seen, .. } = &found[2] else { panic!("{found:?}") };
    assert_eq!((*from, *to, seen.added.len()), (None, Some(12.0), 2));
    for _ in 0..6 {
        app.undo(None).expect("undone");
    }
    assert_eq!(since_founding(&app, "2.15"), []);
    let back = changes(Some(&item(&app, "2.15")), app.item(&id(&app, "2.15")).ok().as_ref());
    assert_eq!(back, []);
    let gone = app.diff(Point::Op(7), None).expect("compared");
    assert_eq!(gone.items.len(), 1);
    let Change::Progress { from, to, seen, .. } = &gone.items[0].changes[2] else {
        panic!("{gone:?}")
    };
    assert_eq!((*from, *to, seen.removed.len()), (Some(12.0), None, 2));
}

#[test]
fn what_comes_and_goes_is_told_as_such() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-03-01");
    crate::ledger_file::add(&mut app, own("x1", "none")).expect("added");
    assert_eq!(kinds(&since_founding(&app, "x1")), ["recorded"]);
    let withdrawn = Command::Withdraw { items: vec![id(&app, "1.1")], reason: "重复".to_owned() };
    app.execute(&withdrawn, None).expect("withdrawn");
    assert_eq!(kinds(&since_founding(&app, "1.1")), ["withdrawn"]);
    app.undo(None).expect("undone");
    app.undo(None).expect("undone");
    let since = app.diff(Point::Op(3), None).expect("compared");
    let told: Vec<(String, Vec<String>)> = since
        .items
        .iter()
        .map(|found| (found.id.code().to_owned(), kinds(&found.changes)))
        .collect();
    let expected = [("1.1", "restored"), ("x1", "gone")];
    let expected = expected.map(|(code, kind)| (code.to_owned(), vec![kind.to_owned()]));
    assert_eq!(told, expected);
    reply_date(&mut app, "2021-06-25").expect("set");
    let diff = app.diff(Point::Day(day("2021-09-01")), None).expect("compared");
    assert_eq!(diff.letters.len(), 1);
    assert_eq!(diff.items.iter().map(|item| item.id.code()).collect::<Vec<_>>(), ["2.15"]);
}
