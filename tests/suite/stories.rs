//! What happens to single commitments, told one after another.

use crate::ledger_file::{
    LETTER, LedgerFile, add, attach, day, defer, findings, id, item, mark, mark_on, mark_scope,
    marking, note, opening, own, proof, reply_date,
};
use nuo::app::{AppError, Outcome, Sort};
use nuo::domain::event::{Amount, Command, Edit, Fact, LetterChange, Refusal, Scope};
use nuo::domain::letter::ClassMark;
use nuo::domain::query::{CodePattern, Flag, Query};
use nuo::domain::timeliness;
use nuo::domain::vocabulary::{Status, Timeliness, Verdict};

/// The quantity that is due two years after the reply.
const BASES: &str = "2.15";
/// Four plans by name.
const PLANS: &str = "2.13";
/// Each year, from the year of the reply.
const INSPECTION: &str = "1.6";
/// Each year from 2019.
const POSTS: &str = "4.5";
/// Without a date.
const UNDATED: &str = "1.1";

fn refusal(result: Result<Outcome, AppError>) -> Refusal {
    match result {
        Err(AppError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn the_reply_date_moves_every_relative_date_in_one_operation() {
    let file = LedgerFile::founded();
    let mut app = file.on("2021-10-01");
    let before = item(&app, BASES);
    assert_eq!(before.due_earliest(), Some(day("2023-05-14")));
    assert_eq!(before.due(), Some(day("2023-08-31")));
    let outcome = reply_date(&mut app, "2021-06-25").expect("the date is set");
    assert_eq!(outcome.op.seq, 2);
    assert_eq!(app.ops(9, nuo::app::Extent::Whole).expect("operations").len(), 2);
    let computed =
        |event: &&nuo::domain::event::Event| matches!(event.fact, Fact::DueComputed { .. });
    assert_eq!(outcome.op.events.iter().filter(computed).count(), 1);
    let after = item(&app, BASES);
    assert_eq!((after.due(), after.due_earliest()), (Some(day("2023-06-25")), None));
    app.undo(None).expect("undone");
    assert_eq!(item(&app, BASES), before);
    assert_eq!(app.letters().expect("letters")[0].reply.date.on, None);
    app.redo().expect("redone");
    assert_eq!(item(&app, BASES), after);
    assert_eq!(refusal(reply_date(&mut app, "2021-06-25")), Refusal::NothingChanges);
}

#[test]
fn a_reply_date_is_not_undone_under_a_later_one() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-10-01");
    let first = reply_date(&mut app, "2022-01-10").expect("set").op.seq;
    // The yearly one begins with 2022 by either date, so this says nothing of it.
    let second = reply_date(&mut app, "2022-01-20").expect("corrected").op.seq;
    assert!(matches!(
        app.undo(Some(first)),
        Err(AppError::BuiltOn { op, later }) if (op, later) == (first, second)
    ));
    assert_eq!(item(&app, INSPECTION).due(), Some(day("2022-12-31")));
    app.undo(None).expect("undone");
    app.undo(None).expect("undone");
    assert_eq!(item(&app, INSPECTION).due(), Some(day("2021-12-31")));
}

#[test]
fn the_bases_are_late_only_after_their_latest_day() {
    let file = LedgerFile::founded();
    for (today, expected) in [
        ("2023-05-15", Timeliness::OnTrack),
        ("2023-07-31", Timeliness::OnTrack),
        ("2023-08-01", Timeliness::DueSoon),
        ("2023-08-31", Timeliness::DueSoon),
        ("2023-09-01", Timeliness::Overdue),
    ] {
        let app = file.on(today);
        assert_eq!(timeliness::of(&item(&app, BASES), day(today), 30), Some(expected), "{today}");
        let page = app.page(&Query::All, Sort::Due, 0..60).expect("a page");
        let row = page.rows.iter().find(|row| row.id.code() == BASES).expect("a row");
        assert_eq!(row.timeliness(day(today), 30), Some(expected), "{today}");
        let bases = Query::Code(vec![CodePattern::Exact(BASES.to_owned())]);
        let counts = app.counts(&bases).expect("counts");
        let judged = (counts.due_soon, counts.overdue);
        let soon = usize::from(expected == Timeliness::DueSoon);
        let overdue = usize::from(expected == Timeliness::Overdue);
        assert_eq!(judged, (soon, overdue), "{today}");
        for (flag, count) in [(Flag::Soon, soon), (Flag::Overdue, overdue)] {
            let query = Query::And(vec![bases.clone(), Query::Flag(flag)]);
            assert_eq!(app.count(&query).expect("a count"), count, "{flag:?} {today}");
        }
        let overdue = app.pick(nuo::app::Pick::Overdue, day(today)).expect("picked");
        let late = overdue.iter().any(|item| item.code() == BASES);
        assert_eq!(late, expected == Timeliness::Overdue, "{today}");
    }
    for (on, expected) in [("2023-08-31", Timeliness::OnTime), ("2023-09-01", Timeliness::Late)] {
        let mut app = file.on("2024-01-01");
        mark_on(&mut app, BASES, Status::Done, on);
        let found = timeliness::of(&item(&app, BASES), day("2024-01-01"), 30);
        assert_eq!(found, Some(expected), "{on}");
        app.undo(None).expect("undone");
    }
}

#[test]
fn a_status_recorded_later_wins_from_its_effective_day_on() {
    let file = LedgerFile::founded();
    mark_on(&mut file.on("2022-03-01"), UNDATED, Status::InProgress, "2022-03-01");
    mark_on(&mut file.on("2022-05-01"), UNDATED, Status::Stalled, "2022-02-01");
    let app = file.on("2022-05-01");
    let found = item(&app, UNDATED);
    for (on, expected) in [
        ("2022-01-31", Status::Unchecked),
        ("2022-02-01", Status::Stalled),
        ("2022-03-01", Status::Stalled),
        ("2022-04-30", Status::Stalled),
    ] {
        assert_eq!(found.status_at(day(on)), expected, "{on}");
        let stalled = app.tally(day(on)).expect("a tally").of(Status::Stalled);
        assert_eq!(stalled, usize::from(expected == Status::Stalled), "{on}");
    }
    assert_eq!((found.status(), found.status_on()), (Status::Stalled, Some(day("2022-02-01"))));
}

#[test]
fn done_twice_is_refused_and_looking_again_is_not() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    mark(&mut app, UNDATED, Status::Done).expect("done");
    assert_eq!(
        refusal(mark(&mut app, UNDATED, Status::Done)),
        Refusal::AlreadyStatus {
            code: UNDATED.to_owned(),
            status: Status::Done,
            on: day("2022-01-01")
        }
    );
    mark(&mut app, "1.2", Status::Unchecked).expect("looked and found nothing");
    mark(&mut app, "1.2", Status::Unchecked).expect("looked again");
    assert_eq!(item(&app, "1.2").statuses.len(), 2);
}

#[test]
fn parts_roll_up() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    let part = |name: &str| Scope::Part(name.to_owned());
    assert!(matches!(
        refusal(mark(&mut app, PLANS, Status::Done)),
        Refusal::PartsOpen { open, .. } if open.len() == 4
    ));
    mark_scope(&mut app, PLANS, part("1"), Status::Done).expect("by number");
    mark_scope(&mut app, PLANS, part("柳州"), Status::Done).expect("by name");
    assert!(matches!(
        refusal(mark_scope(&mut app, PLANS, part("南宁"), Status::Done)),
        Refusal::NoSuchPart { .. }
    ));
    assert!(matches!(
        refusal(mark_scope(&mut app, PLANS, part("1"), Status::Done)),
        Refusal::AlreadyAnswered { .. }
    ));
    assert!(matches!(
        refusal(mark_scope(&mut app, PLANS, part("2"), Status::Stalled)),
        Refusal::NotAVerdict { .. }
    ));
    assert_eq!(item(&app, PLANS).open_parts(), [1, 3]);
    mark_scope(&mut app, PLANS, part("桂林"), Status::Done).expect("by name");
    mark_scope(&mut app, PLANS, part("横县"), Status::Broken).expect("by name");
    assert!(matches!(refusal(mark(&mut app, PLANS, Status::Done)), Refusal::PartsOpen { .. }));
    mark(&mut app, PLANS, Status::Partial).expect("partial needs no part");
    mark_scope(&mut app, PLANS, Scope::AllParts, Status::Done).expect("all of them");
    assert!(item(&app, PLANS).open_parts().is_empty());
    assert_eq!(item(&app, PLANS).status(), Status::Done);
    let row = &app.page(&Query::All, Sort::Code, 0..60).expect("a page").rows;
    let row = row.iter().find(|row| row.id.code() == PLANS).expect("a row");
    assert_eq!(row.progress.parts, Some((4, 4)));
    assert!(matches!(
        refusal(mark_scope(&mut app, PLANS, part("1"), Status::Broken)),
        Refusal::WholeDone { .. }
    ));
    // An answer under a whole that is done is not undone from under it.
    let answer = app.ops(9, nuo::app::Extent::Whole).expect("operations");
    let answer = answer.iter().find(|op| op.items == 1 && op.revoked_by.is_none());
    let whole = answer.expect("the operation that closed the whole").seq;
    let error = app.undo(Some(whole - 4)).expect_err("the whole stands on it");
    assert!(matches!(error, AppError::BuiltOn { later, .. } if later == whole), "{error:?}");
    mark(&mut app, PLANS, Status::Partial).expect("the whole first");
    mark_scope(&mut app, PLANS, part("1"), Status::Broken).expect("then the part");
}

#[test]
fn all_parts_take_the_verdict_that_was_given() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    mark_scope(&mut app, PLANS, Scope::Part("1".to_owned()), Status::Done).expect("one part");
    mark_scope(&mut app, PLANS, Scope::AllParts, Status::Broken).expect("all broken");
    let found = item(&app, PLANS);
    assert_eq!(found.status(), Status::Broken);
    assert!(found.parts.values().all(|answer| answer.verdict == Verdict::Missed), "{found:?}");
    assert!(matches!(
        refusal(mark_scope(&mut app, PLANS, Scope::AllParts, Status::Stalled)),
        Refusal::NotAVerdict { .. }
    ));
    assert!(matches!(
        refusal(mark_scope(&mut app, POSTS, Scope::AllParts, Status::Done)),
        Refusal::PeriodNeeded { .. }
    ));
}

fn period(text: &str) -> Scope {
    Scope::Period(text.parse().expect("a period"))
}

#[test]
fn answered_periods_advance_the_due_date() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-02-01");
    assert_eq!(item(&app, POSTS).due(), Some(day("2019-12-31")));
    mark_scope(&mut app, POSTS, period("2019"), Status::Done).expect("kept");
    mark_scope(&mut app, POSTS, period("2021"), Status::Done).expect("kept");
    assert_eq!(item(&app, POSTS).due(), Some(day("2020-12-31")));
    mark_scope(&mut app, POSTS, period("2020"), Status::Broken).expect("missed");
    assert_eq!(item(&app, POSTS).due(), Some(day("2022-12-31")));
    for (scope, what) in [("2018", "before the first"), ("2023", "not begun")] {
        let found = refusal(mark_scope(&mut app, POSTS, period(scope), Status::Done));
        assert!(matches!(found, Refusal::NoSuchPeriod { .. }), "{what}");
    }
    assert!(matches!(
        refusal(mark_scope(&mut app, POSTS, period("2020"), Status::Broken)),
        Refusal::AlreadyAnswered { .. }
    ));
    assert!(matches!(
        refusal(mark(&mut app, POSTS, Status::Done)),
        Refusal::PeriodNeeded { next: Some(next), .. } if next.to_string() == "2022"
    ));
    app.undo(None).expect("undone");
    assert_eq!(item(&app, POSTS).due(), Some(day("2020-12-31")));
}

#[test]
fn a_moved_period_moves_no_later_one() {
    let file = LedgerFile::founded();
    let mut app = file.on("2021-12-01");
    defer(&mut app, INSPECTION, "2022-03-31", "疫情").expect("moved");
    assert_eq!(item(&app, INSPECTION).due(), Some(day("2022-03-31")));
    mark_scope(&mut app, INSPECTION, period("2021"), Status::Done).expect("kept");
    assert_eq!(item(&app, INSPECTION).due(), Some(day("2022-12-31")));
    assert_eq!(item(&app, INSPECTION).days_moved(), 90);
    let mut app = file.on("2022-12-01");
    defer(&mut app, INSPECTION, "2023-01-10", "改期").expect("moved again");
    let found = item(&app, INSPECTION);
    assert_eq!((found.due(), found.days_moved()), (Some(day("2023-01-10")), 100));
    assert_eq!(found.due_at(day("2022-11-30")), Some(day("2022-12-31")));
    assert_eq!(findings(&app), []);
}

#[test]
fn a_value_marked_with_a_period_belongs_to_that_period() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-02-01");
    let marked = |app: &mut nuo::app::App, year: &str, value: f64| {
        let command = Command::Mark {
            items: vec![id(app, POSTS)],
            scope: period(year),
            status: Status::Done,
            note: None,
            evidence: Vec::new(),
            value: Some(Amount::Total(value)),
        };
        app.execute(&command, None).expect("marked")
    };
    marked(&mut app, "2020", 510.0);
    marked(&mut app, "2019", 500.0);
    let found = item(&app, POSTS);
    let seen: Vec<_> = found
        .observations
        .iter()
        .map(|seen| (seen.period.map(|period| period.to_string()), seen.value))
        .collect();
    assert_eq!(seen, [(Some("2020".to_owned()), 510.0), (Some("2019".to_owned()), 500.0)]);
    assert_eq!(found.latest_observation().map(|seen| seen.value), Some(510.0));
}

#[test]
fn more_of_a_period_is_counted_from_its_newest_value() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-02-01");
    let mut observed = |amount, on: &str| {
        let command = Command::Observe {
            item: id(&app, POSTS),
            amount,
            period: "2021".parse().ok(),
            note: None,
            evidence: Vec::new(),
        };
        app.execute(&command, Some(day(on))).expect("seen");
    };
    observed(Amount::Total(300.0), "2022-01-20");
    observed(Amount::Total(100.0), "2021-06-30");
    observed(Amount::More(4.0), "2022-01-25");
    assert_eq!(item(&app, POSTS).latest_observation().map(|seen| seen.value), Some(304.0));
}

#[test]
fn a_value_is_the_total_or_so_much_more() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-02-01");
    let observed = |app: &mut nuo::app::App, code: &str, amount| {
        let command = Command::Observe {
            item: id(app, code),
            amount,
            period: None,
            note: None,
            evidence: Vec::new(),
        };
        app.execute(&command, None)
    };
    observed(&mut app, BASES, Amount::Total(8.0)).expect("seen");
    observed(&mut app, BASES, Amount::More(4.0)).expect("seen");
    assert_eq!(item(&app, BASES).latest_observation().map(|seen| seen.value), Some(12.0));
    // Its last digit was lost where numbers were read back from JSON.
    observed(&mut app, BASES, Amount::Total(92.576_096_156_263_13)).expect("seen");
    assert_eq!(findings(&app), []);
    observed(&mut app, BASES, Amount::Total(12.0)).expect("seen");
    for bad in [Amount::More(-13.0), Amount::Total(f64::NAN), Amount::Total(f64::INFINITY)] {
        let found = refusal(observed(&mut app, BASES, bad));
        assert!(matches!(found, Refusal::BadValue { .. }), "{bad:?}");
    }
    let found = refusal(observed(&mut app, UNDATED, Amount::Total(1.0)));
    assert!(matches!(found, Refusal::NoTarget { .. }));
}

#[test]
fn a_moved_date_keeps_the_old_and_the_new_day_and_the_reason() {
    let file = LedgerFile::founded();
    let mut app = file.on("2023-01-01");
    let outcome = defer(&mut app, BASES, "2023-11-30", " 改为联合认定 ").expect("moved");
    assert_eq!(outcome.op.reason.as_deref(), Some("改为联合认定"));
    let found = item(&app, BASES);
    let moved = &found.moves[0];
    assert_eq!((moved.from, moved.to), (Some(day("2023-08-31")), day("2023-11-30")));
    assert_eq!((moved.reason.as_str(), moved.on), ("改为联合认定", day("2023-01-01")));
    assert_eq!((found.days_moved(), found.due_earliest()), (91, None));
    assert_eq!(found.due_at(day("2022-12-31")), Some(day("2023-08-31")));
    assert_eq!(refusal(defer(&mut app, BASES, "2023-12-01", " ")), Refusal::NoReason);
    assert!(matches!(
        refusal(defer(&mut app, BASES, "2023-11-30", "again")),
        Refusal::SameDue { .. }
    ));
    mark(&mut app, BASES, Status::Broken).expect("closed");
    assert!(matches!(
        refusal(defer(&mut app, BASES, "2023-12-01", "late")),
        Refusal::Closed { .. }
    ));
}

#[test]
fn a_moved_date_stays_when_the_reply_date_is_set_and_undo_gives_the_computed_one() {
    let file = LedgerFile::founded();
    let mut app = file.on("2023-01-01");
    let moved = defer(&mut app, BASES, "2023-11-30", "延期").expect("moved").op.seq;
    reply_date(&mut app, "2021-06-25").expect("set");
    assert_eq!(item(&app, BASES).due(), Some(day("2023-11-30")));
    defer(&mut app, BASES, "2023-12-31", "再延").expect("moved again");
    app.undo(Some(moved)).expect("the first move is undone");
    let found = item(&app, BASES);
    assert_eq!(found.moves.len(), 1);
    assert_eq!(found.moves[0].from, Some(day("2023-06-25")));
    assert_eq!(found.due(), Some(day("2023-12-31")));
    assert_eq!(findings(&app), []);
}

#[test]
fn nothing_is_recorded_for_a_day_to_come() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    let command = marking(vec![id(&app, UNDATED)], Scope::Whole, Status::Done);
    let found = refusal(app.execute(&command, Some(day("2022-01-02"))));
    let expected = Refusal::InFuture { on: day("2022-01-02"), today: day("2022-01-01") };
    assert_eq!(found, expected);
    assert_eq!(refusal(reply_date(&mut app, "2022-01-02")), expected);
    assert_eq!(app.ops(9, nuo::app::Extent::Whole).expect("operations").len(), 1);
}

#[test]
fn the_same_evidence_twice_is_refused_also_within_one_command() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    let twice = vec![proof("桂办发〔2021〕14号"), proof("桂办发〔2021〕14号")];
    let known = |found| matches!(found, Refusal::EvidenceKnown { .. });
    assert!(known(refusal(attach(&mut app, UNDATED, twice.clone()))));
    attach(&mut app, UNDATED, twice[..1].to_vec()).expect("attached");
    assert!(known(refusal(attach(&mut app, UNDATED, twice[..1].to_vec()))));
    attach(&mut app, "1.2", twice[..1].to_vec()).expect("another commitment may have it too");
    assert_eq!(refusal(attach(&mut app, UNDATED, vec![proof(" ")])), Refusal::NoText);
    assert_eq!(refusal(attach(&mut app, UNDATED, Vec::new())), Refusal::NothingChanges);
}

#[test]
fn an_evidence_file_is_copied_beside_the_ledger() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    let original = file.folder().join("公告.pdf");
    std::fs::write(&original, b"%PDF a notice").expect("written");
    let typed = original.to_str().expect("a path");
    let evidence = app.evidence(typed).expect("copied");
    let stored = evidence.file.clone().expect("a file");
    assert_eq!((stored.name.as_str(), stored.bytes), ("公告.pdf", 13));
    assert_eq!(stored.sha256, crate::ledger_file::sha256(b"%PDF a notice"));
    attach(&mut app, UNDATED, vec![evidence]).expect("attached");
    std::fs::remove_file(&original).expect("the original goes");
    assert!(app.is_intact(&stored));
    assert_eq!(std::fs::read(app.stored_path(&stored)).expect("a copy"), b"%PDF a notice");
    assert!(app.stored_path(&stored).starts_with(file.folder()));
    let health = app.doctor().expect("read");
    assert_eq!((health.files, health.findings), (1, Vec::new()));
    std::fs::write(app.stored_path(&stored), b"%PDF A notice").expect("tampered");
    assert!(matches!(findings(&app)[..], [nuo::app::Finding::Evidence { .. }]));
    std::fs::remove_file(app.stored_path(&stored)).expect("removed");
    assert!(matches!(findings(&app)[..], [nuo::app::Finding::Evidence { .. }]));
    let absent = app.evidence("./no-such-file.pdf");
    assert!(matches!(absent, Err(AppError::File { .. })), "{absent:?}");
    let folder = app.evidence(&format!("{}/", file.folder().display()));
    assert!(matches!(folder, Err(AppError::NotAFile { .. })), "{folder:?}");
}

#[test]
fn two_programs_on_one_ledger_see_each_other() {
    let file = LedgerFile::founded();
    let (mut one, mut other) = (file.on("2022-01-01"), file.on("2022-01-01"));
    let seen = other.data_version().expect("a number");
    mark(&mut one, UNDATED, Status::InProgress).expect("marked");
    assert_ne!(other.data_version().expect("a number"), seen);
    assert_eq!(item(&other, UNDATED).status(), Status::InProgress);
    note(&mut other, UNDATED, "电话核实").expect("noted");
    assert_eq!(item(&one, UNDATED).notes.len(), 1);
    let (_, undone) = one.undo(None).expect("the other's note is undone");
    assert_eq!(undone.seq, 3);
    assert_eq!(item(&other, UNDATED).notes.len(), 0);
    let (_, redone) = other.redo().expect("redone there");
    assert_eq!(redone.seq, 3);
    assert!(matches!(one.redo(), Err(AppError::NothingToRedo)));
    assert_eq!(findings(&one), []);
}

#[test]
fn one_command_on_several_is_one_operation_or_none() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    mark(&mut app, "1.2", Status::Done).expect("done");
    let both = vec![id(&app, "1.1"), id(&app, "1.2")];
    let found = refusal(app.execute(&marking(both.clone(), Scope::Whole, Status::Done), None));
    assert!(matches!(found, Refusal::AlreadyStatus { .. }));
    assert_eq!(item(&app, "1.1").status(), Status::Unchecked);
    let outcome =
        app.execute(&marking(both, Scope::Whole, Status::Stalled), None).expect("both marked");
    assert_eq!((outcome.op.seq, outcome.changed.len()), (3, 2));
    app.undo(None).expect("undone");
    assert_eq!(item(&app, "1.1").status(), Status::Unchecked);
    assert_eq!(item(&app, "1.2").status(), Status::Done);
}

#[test]
fn a_withdrawn_commitment_counts_no_more_and_takes_no_change() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    let withdraw = |app: &mut nuo::app::App, code: &str, reason: &str| {
        let command = Command::Withdraw { items: vec![id(app, code)], reason: reason.to_owned() };
        app.execute(&command, None)
    };
    assert_eq!(refusal(withdraw(&mut app, UNDATED, "")), Refusal::NoReason);
    withdraw(&mut app, UNDATED, "重复").expect("withdrawn");
    assert_eq!(app.count(&Query::All).expect("a count"), 59);
    assert_eq!(app.tally(day("2021-12-31")).expect("a tally").total(), 60);
    assert_eq!(app.tally(day("2022-01-01")).expect("a tally").total(), 59);
    assert!(matches!(refusal(note(&mut app, UNDATED, "x")), Refusal::Withdrawn { .. }));
    app.undo(None).expect("undone");
    assert_eq!(app.count(&Query::All).expect("a count"), 60);
}

#[test]
fn what_was_found_out_after_the_day_of_a_withdrawal_counts_no_more() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-06-01");
    mark_on(&mut app, UNDATED, Status::InProgress, "2022-02-01");
    mark_on(&mut app, UNDATED, Status::Stalled, "2022-05-01");
    let command = Command::Withdraw { items: vec![id(&app, UNDATED)], reason: "重复".to_owned() };
    app.execute(&command, Some(day("2022-03-01"))).expect("withdrawn");
    for (on, total, in_progress) in
        [("2022-02-28", 60, 1), ("2022-03-01", 59, 0), ("2022-05-01", 59, 0)]
    {
        let tally = app.tally(day(on)).expect("a tally");
        assert_eq!((tally.total(), tally.of(Status::InProgress)), (total, in_progress), "{on}");
        assert_eq!(tally.of(Status::Stalled), 0, "{on}");
    }
}

/// A test that is neither true nor false of a commitment without a date is not
/// true of it, and so its opposite is.
#[test]
fn the_opposite_of_a_filter_holds_where_the_filter_does_not() {
    let file = LedgerFile::founded();
    let app = file.on("2023-06-01");
    for flag in Flag::ALL {
        let (plain, opposite) = (Query::Flag(*flag), Query::Not(Box::new(Query::Flag(*flag))));
        let sum = app.count(&plain).expect("a count") + app.count(&opposite).expect("a count");
        assert_eq!(sum, 60, "{flag:?}");
    }
}

#[test]
fn one_s_own_commitment_withdrawn_from_before_it_was_recorded_never_counted() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-06-01");
    add(&mut app, own("x1", "day:2022-07-01")).expect("added");
    let command = Command::Withdraw { items: vec![id(&app, "x1")], reason: "误录".to_owned() };
    app.execute(&command, Some(day("2022-03-01"))).expect("withdrawn");
    for on in ["2022-02-01", "2022-03-01", "2022-04-01", "2022-06-01", "2022-06-02"] {
        assert_eq!(app.tally(day(on)).expect("a tally").total(), 60, "{on}");
    }
    assert_eq!(findings(&app), []);
}

#[test]
fn a_code_is_found_as_it_was_typed_and_taken_once() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    add(&mut app, own("N-01", "none")).expect("added");
    for typed in ["N-01", "n-01", " Ｎ-０１ ", "own/N-01"] {
        assert_eq!(app.resolve(typed).expect(typed).code(), "N-01");
    }
    let text = Query::Text("N-01".to_owned());
    assert_eq!(app.count(&text).expect("a count"), 1, "a text may be a code");
    for again in ["N-01", "n-01"] {
        assert!(matches!(refusal(add(&mut app, own(again, "none"))), Refusal::CodeTaken(_)));
    }
    app.undo(None).expect("undone");
    assert!(matches!(app.resolve("N-01"), Err(AppError::NoSuchCode { .. })));
    add(&mut app, own("N-01", "none")).expect("free again");
    let near = app.resolve("2.16x");
    assert!(
        matches!(near, Err(AppError::NoSuchCode { near, .. }) if near.contains(&"2.16".into()))
    );
}

#[test]
fn what_brought_a_commitment_in_is_not_undone_under_what_builds_on_it() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    let added = add(&mut app, own("x1", "none")).expect("added").op.seq;
    let noted = note(&mut app, "x1", "记").expect("noted").op.seq;
    assert!(matches!(
        app.undo(Some(added)),
        Err(AppError::BuiltOn { op, later }) if (op, later) == (added, noted)
    ));
    app.undo(Some(noted)).expect("undone");
    app.undo(Some(added)).expect("undone");
    assert!(matches!(app.undo(Some(added)), Err(AppError::AlreadyUndone(_))));
    assert!(matches!(app.undo(Some(1)), Err(AppError::NotUndoable(1))));
    assert!(matches!(app.undo(Some(99)), Err(AppError::NoSuchOperation(99))));
    assert!(matches!(app.undo(None), Err(AppError::NothingToUndo)));
    app.redo().expect("the commitment is back");
    app.redo().expect("and its note");
    assert_eq!(item(&app, "x1").notes.len(), 1);
}

#[test]
fn an_edit_leaves_no_commitment_without_a_title() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    let edit = |app: &mut nuo::app::App, edit| {
        app.execute(&Command::Edit { item: id(app, UNDATED), edit: Box::new(edit) }, None)
    };
    let titled = |title: &str| Edit { title: Some(title.to_owned()), ..Edit::default() };
    assert_eq!(refusal(edit(&mut app, Edit::default())), Refusal::NothingChanges);
    assert_eq!(refusal(edit(&mut app, titled(" "))), Refusal::NoText);
    edit(&mut app, titled("改了的题目")).expect("edited");
    assert_eq!(item(&app, UNDATED).draft.title, "改了的题目");
    assert_eq!(app.count(&Query::Text("改了的题目".to_owned())).expect("a count"), 1);
}

#[test]
fn letter_facts_are_set_once_and_undone() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-01-01");
    let class = ClassMark { mark: "A".to_owned(), scheme: "解决程度".to_owned() };
    let set = |letter: &str, change| Command::SetLetter { letter: letter.to_owned(), change };
    for change in [
        LetterChange::Class(class.clone()),
        LetterChange::DocumentNumber(" 桂科函〔2021〕9号 ".to_owned()),
    ] {
        app.execute(&set(LETTER, change.clone()), None).expect("set");
        let again = refusal(app.execute(&set(LETTER, change), None));
        assert_eq!(again, Refusal::NothingChanges);
    }
    let letter = app.letter("2021122").expect("found by its number");
    assert_eq!(letter.class, Some(class.clone()));
    assert_eq!(letter.document_number.as_deref(), Some("桂科函〔2021〕9号"));
    let empty = set(LETTER, LetterChange::DocumentNumber(" ".to_owned()));
    assert_eq!(refusal(app.execute(&empty, None)), Refusal::NoText);
    let unknown = refusal(app.execute(&set("nowhere", LetterChange::Class(class)), None));
    assert_eq!(unknown, Refusal::NoSuchLetter("nowhere".to_owned()));
    app.undo(None).expect("undone");
    app.undo(None).expect("undone");
    let letter = app.letter(LETTER).expect("found by its id");
    assert_eq!((letter.class, letter.document_number), (None, None));
    assert_eq!(findings(&app), []);
}

#[test]
fn ids_sort_in_the_order_of_recording_when_the_clock_was_set_back() {
    let file = LedgerFile::founded();
    for (today, text) in [("2024-05-01", "一"), ("2011-05-01", "二"), ("2023-05-01", "三")] {
        note(&mut file.on(today), UNDATED, text).expect("noted");
    }
    let app = file.open(opening(&file.path(), day("2024-06-01"))).expect("opens");
    let ids: Vec<String> = app
        .ops(9, nuo::app::Extent::Whole)
        .expect("operations")
        .into_iter()
        .rev()
        .map(|op| op.id)
        .collect();
    assert!(ids.is_sorted(), "{ids:?}");
    let texts: Vec<String> = item(&app, UNDATED).notes.into_iter().map(|note| note.text).collect();
    assert_eq!(texts, ["一", "二", "三"]);
    assert_eq!(item(&app, UNDATED).updated_on, day("2024-05-01"));
}
