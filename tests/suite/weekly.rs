//! Weeks of a ledger as they are reported, through the one door.

mod files;
mod hostile;
mod html;
mod random;
mod snapshots;

use chrono::NaiveDate;
use nuo::app::{Access, App, Opening};
use nuo::clock::Clock;
use nuo::domain::event::{Amount, Command, LetterChange, Scope};
use nuo::domain::ids::ItemId;
use nuo::domain::vocabulary::{Channel, Status};
use nuo::domain::weekly::{Kept, News, Wanted, WeeklyReport};
use nuo::i18n::Lang;
use nuo::report::{Languages, json, markdown, text};
use nuo::text::Ambiguous;
use tempfile::TempDir;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A ledger with the built-in letter, opened day by day.
pub struct Story {
    folder: TempDir,
}

impl Story {
    pub fn begin() -> Self {
        let story = Self { folder: tempfile::tempdir().unwrap() };
        drop(story.on("2026-10-01"));
        story
    }

    pub fn on(&self, today: &str) -> App {
        let opening = Opening {
            path: self.folder.path().join("nuo.db"),
            access: Access::Write,
            clock: Clock::Fixed(day(today)),
            actor: "li".into(),
            channel: Channel::Cli,
            wait: std::time::Duration::from_secs(1),
            soon_days: 30,
            stale_days: 90,
            review: nuo::domain::review::ReviewRules::default(),
            home: None,
        };
        App::open(opening).unwrap().0
    }

    pub fn report(&self, today: &str, week: &str) -> WeeklyReport {
        let week = nuo::domain::dates::parse_week(week, day(today)).unwrap();
        self.on(today)
            .weekly(week, "自治区政府督查室", Wanted { charts: true, register: false })
            .unwrap()
    }
}

pub fn ids(app: &App, codes: &[&str]) -> Vec<ItemId> {
    codes.iter().map(|code| app.resolve(code).unwrap()).collect()
}

pub fn mark(app: &mut App, code: &str, status: Status, on: Option<&str>, proof: &[&str]) {
    mark_scope(app, code, Scope::Whole, status, on, proof);
}

pub fn mark_scope(
    app: &mut App,
    code: &str,
    scope: Scope,
    status: Status,
    on: Option<&str>,
    proof: &[&str],
) {
    let evidence = proof.iter().map(|typed| app.evidence(typed).unwrap()).collect();
    let items = ids(app, &[code]);
    let command = Command::Mark { items, scope, status, note: None, evidence, value: None };
    app.execute(&command, on.map(day)).unwrap();
}

pub fn observe(app: &mut App, code: &str, value: f64, on: Option<&str>) {
    let item = app.resolve(code).unwrap();
    let amount = Amount::Total(value);
    let command = Command::Observe { item, amount, period: None, note: None, evidence: Vec::new() };
    app.execute(&command, on.map(day)).unwrap();
}

pub fn defer(app: &mut App, code: &str, to: &str, reason: &str) {
    let item = app.resolve(code).unwrap();
    app.execute(&Command::Defer { items: vec![item], to: day(to), reason: reason.into() }, None)
        .unwrap();
}

pub fn zh(report: &WeeklyReport) -> String {
    text::render(report, Languages::One(Lang::Zh), 80, Ambiguous::Wide)
}

fn codes(news: &[News]) -> Vec<&str> {
    news.iter().map(|news| news.about.code.as_str()).collect()
}

fn due_codes(items: &[nuo::domain::weekly::DueItem]) -> Vec<&str> {
    items.iter().map(|item| item.about.code.as_str()).collect()
}

#[test]
fn a_week_without_records_says_so_in_one_line() {
    let story = Story::begin();
    let report = story.report("2026-11-24", "2026-W48");
    let both = text::render(&report, Languages::Both, 80, Ambiguous::Narrow);
    assert_eq!(both.lines().filter(|line| *line == "本周没有新的进展记录。").count(), 1);
    assert_eq!(
        both.lines().filter(|line| *line == "Nothing was recorded for this week.").count(),
        1
    );
    assert_eq!(report.change, nuo::domain::weekly::Change::default());
}

#[test]
fn where_nothing_is_due_either_the_report_is_one_line_after_its_head() {
    let story = Story::begin();
    let report = story.report("2026-11-24", "2018-W20");
    let page = zh(&report);
    assert!(page.ends_with("截至：2018-05-20\n本周无变化，也没有逾期或临期事项。\n"), "{page}");
    let page = markdown::render(&report, Languages::One(Lang::En));
    assert!(page.ends_with("Nothing changed this week, and nothing is overdue or due soon.\n"));
}

#[test]
fn the_same_week_printed_twice_is_the_same_bytes() {
    let story = Story::begin();
    let mut app = story.on("2026-11-17");
    mark(&mut app, "2.12", Status::Done, None, &["桂办发〔2021〕14号"]);
    observe(&mut app, "2.15", 12.0, None);
    let print = |today: &str| {
        let report = story.report(today, "2026-W47");
        [zh(&report), markdown::render(&report, Languages::Both), json::render(&report)]
    };
    let first = print("2026-11-23");
    assert_eq!(first, print("2026-11-23"));
    // What is done in later weeks is no part of it.
    let mut app = story.on("2026-11-30");
    mark(&mut app, "2.15", Status::Done, None, &["名单"]);
    mark(&mut app, "2.12", Status::InProgress, None, &[]);
    defer(&mut app, "1.5", "2027-01-31", "等批复");
    let items = ids(&app, &["1.1", "1.2"]);
    app.execute(&Command::Review { items }, None).unwrap();
    assert_eq!(first, print("2026-12-24"));
}

#[test]
fn undone_operations_never_appear() {
    let story = Story::begin();
    let before = story.report("2026-11-24", "2026-W48");
    let mut app = story.on("2026-11-24");
    defer(&mut app, "1.5", "2026-12-31", "等批复");
    let moved = story.report("2026-11-24", "2026-W48");
    assert_eq!(moved.moved.len(), 1);
    assert_eq!((moved.moved[0].days, moved.change.cleared), (Some(1096), 1));
    app.undo(None).unwrap();
    assert_eq!(story.report("2026-11-24", "2026-W48"), before);
    app.redo().unwrap();
    assert_eq!(story.report("2026-11-24", "2026-W48"), moved);
}

#[test]
fn what_is_recorded_late_stands_in_both_weeks() {
    let story = Story::begin();
    let mut app = story.on("2026-11-24");
    mark(&mut app, "2.12", Status::Done, Some("2026-11-12"), &["桂办发〔2021〕14号"]);
    observe(&mut app, "2.15", 12.0, None);
    observe(&mut app, "2.15", 8.0, Some("2026-11-11"));

    let effective = story.report("2026-11-24", "2026-W46");
    assert_eq!(codes(&effective.done), ["2.12"]);
    assert_eq!(effective.done[0].recorded_on, Some(day("2026-11-24")));
    assert_eq!(effective.progressed[0].progress[0].to, 8.0);
    assert!(zh(&effective).contains("（11-24 补记）"));
    assert_eq!(effective.change.newly_done, 1);

    let recorded = story.report("2026-11-24", "2026-W48");
    assert_eq!(codes(&recorded.late_recorded), ["2.12", "2.15"]);
    assert!(recorded.done.is_empty());
    assert_eq!(recorded.change.newly_done, 0);
    // The series goes by the effective day, not by the order of recording.
    let step = &recorded.progressed[0].progress[0];
    assert_eq!((step.from, step.to), (Some(8.0), 12.0));
}

#[test]
fn a_week_ends_on_sunday_and_the_next_begins_on_monday() {
    let story = Story::begin();
    let mut app = story.on("2026-11-23");
    mark(&mut app, "1.1", Status::InProgress, Some("2026-11-22"), &[]);
    mark(&mut app, "1.2", Status::InProgress, Some("2026-11-23"), &[]);
    assert_eq!(codes(&story.report("2026-11-30", "2026-W47").progressed), ["1.1"]);
    let next = story.report("2026-11-30", "2026-W48");
    assert_eq!(codes(&next.progressed), ["1.2"]);
    assert_eq!(codes(&next.late_recorded), ["1.1"]);
    assert_eq!((next.from, next.to), (day("2026-11-23"), day("2026-11-29")));
    // The running week speaks of today, a past one of its Sunday.
    assert_eq!(story.report("2026-11-24", "2026-W48").as_of, day("2026-11-24"));
    assert_eq!(next.as_of, day("2026-11-29"));
}

#[test]
fn what_fell_overdue_in_a_past_week_is_newly_overdue_there_only() {
    let story = Story::begin();
    // 1.5 and 3.1 fall due on 31 December; the day after lies in 2024-W01 and 2026-W01.
    for (week, newly) in [
        ("2023-W52", vec![]),
        ("2024-W01", vec!["1.5"]),
        ("2024-W02", vec![]),
        ("2026-W01", vec!["3.1", "3.2"]),
    ] {
        let report = story.report("2026-11-24", week);
        assert_eq!(due_codes(&report.newly_overdue), newly, "{week}");
        assert_eq!(report.overdue.len(), report.totals.tally.overdue, "{week}");
        let grown = report.totals.tally.overdue - report.before.tally.overdue;
        assert_eq!(grown, newly.len(), "{week}");
    }
    // A date brought forward makes overdue on the day it is moved.
    let mut app = story.on("2026-11-24");
    let item = app.resolve("1.1").unwrap();
    let to = day("2026-06-30");
    app.execute(&Command::Defer { items: vec![item], to, reason: "通报要求".into() }, None)
        .unwrap();
    assert_eq!(due_codes(&story.report("2026-11-24", "2026-W48").newly_overdue), ["1.1"]);
    // What was overdue and reopened is overdue anew.
    let mut app = story.on("2026-12-01");
    mark(&mut app, "1.1", Status::Done, None, &["通报"]);
    let mut app = story.on("2026-12-08");
    mark(&mut app, "1.1", Status::InProgress, None, &[]);
    let report = story.report("2026-12-08", "2026-W50");
    assert_eq!(due_codes(&report.newly_overdue), ["1.1"]);
    assert_eq!((report.change.reopened, report.change.cleared), (1, 0));
}

#[test]
fn parts_and_periods_are_told_with_their_sums() {
    let story = Story::begin();
    let mut app = story.on("2026-11-24");
    for part in ["1", "柳州"] {
        mark_scope(&mut app, "2.13", Scope::Part(part.into()), Status::Done, None, &[]);
    }
    for (year, status) in [("2019", Status::Done), ("2020", Status::Broken)] {
        let scope = Scope::Period(year.parse().unwrap());
        mark_scope(&mut app, "4.5", scope, status, None, &[]);
    }
    let report = story.report("2026-11-24", "2026-W48");
    assert_eq!(codes(&report.progressed), ["2.13"]);
    assert_eq!(codes(&report.closed), ["4.5"], "a missed year is no progress");
    assert_eq!(report.progressed[0].parts, Some(Kept { kept: 2, of: 4 }));
    assert_eq!(report.closed[0].periods, Some(Kept { kept: 1, of: 8 }));
    let page = zh(&report);
    assert!(page.contains("南宁高新区已办结，柳州高新区已办结（共 4 项，完成 2 项）"), "{page}");
    assert!(page.contains("2019 年已兑现，2020 年未兑现（已到 8 期，兑现 1 期）"), "{page}");
    // Whoever answers a part has looked.
    let unlooked = &report.unlooked[0].codes;
    assert!(!unlooked.contains(&"2.13".into()) && !unlooked.contains(&"4.5".into()));
}

#[test]
fn a_broken_promise_is_no_progress() {
    let story = Story::begin();
    let mut app = story.on("2026-11-24");
    mark(&mut app, "1.1", Status::Broken, None, &[]);
    mark(&mut app, "1.2", Status::InProgress, None, &[]);
    let report = story.report("2026-11-24", "2026-W48");
    assert_eq!((codes(&report.closed), codes(&report.progressed)), (vec!["1.1"], vec!["1.2"]));
    assert!(zh(&report).contains("未办成而结项，或有分项、期次未兑现 1 条"), "{}", zh(&report));
}

#[test]
fn a_reply_date_tells_how_many_due_dates_it_moved() {
    let story = Story::begin();
    let mut app = story.on("2026-11-24");
    let change = LetterChange::ReplyDate(day("2021-06-25"));
    app.execute(&Command::SetLetter { letter: "gx-2021122".into(), change }, None).unwrap();
    let report = story.report("2026-11-24", "2026-W48");
    let page = zh(&report);
    assert!(
        page.contains("11-24 来文 gx-2021122 的复函日期定为 2021-06-25，重算期限 1 条"),
        "{page}"
    );
    assert!(report.progressed.is_empty());
}

#[test]
fn done_without_proof_undated_and_unlooked_are_named() {
    let story = Story::begin();
    let mut app = story.on("2026-11-24");
    mark(&mut app, "2.12", Status::Done, None, &[]);
    mark(&mut app, "1.5", Status::Done, None, &["总结"]);
    let report = story.report("2026-11-24", "2026-W48");
    assert_eq!(report.no_proof.len(), 1);
    let page = zh(&report);
    assert!(page.contains("11-24 未核查 → 已办结；无时限，不计为按期；无据"), "{page}");
    assert!(page.contains("逾期 1059 天完成（期限 2023-12-31）"), "{page}");
    assert!(page.contains("还没有人核查过 58 条"), "{page}");
    assert!(page.contains("1.1–1.4、1.6–1.17"), "{page}");
    // Proof that came a week later does not change the week that lacked it.
    let mut app = story.on("2026-12-01");
    let evidence = vec![app.evidence("桂办发〔2021〕14号").unwrap()];
    let items = ids(&app, &["2.12"]);
    app.execute(&Command::Attach { items, evidence }, None).unwrap();
    assert_eq!(story.report("2026-12-01", "2026-W48").no_proof.len(), 1);
    assert!(story.report("2026-12-01", "2026-W49").no_proof.is_empty());
}

#[test]
fn what_was_looked_at_long_ago_is_stale_and_comes_up_for_review() {
    let story = Story::begin();
    let mut app = story.on("2026-11-24");
    let items = ids(&app, &["1.4"]);
    app.execute(&Command::Review { items }, None).unwrap();
    mark(&mut app, "1.9", Status::Stalled, None, &[]);
    let report = story.report("2026-11-24", "2026-W48");
    assert_eq!(report.looked[0].codes, ["1.4"]);
    assert_eq!(report.stalled.len(), 1);
    assert!(report.stale.is_empty());
    // 90 days after 24 November is 22 February; the day after, it is stale.
    assert!(story.report("2027-02-22", "2027-W08").stale.is_empty());
    let report = story.report("2027-02-23", "2027-W08");
    let stale: Vec<_> =
        report.stale.iter().map(|item| (item.about.code.as_str(), item.days)).collect();
    assert_eq!(stale, [("1.4", 91), ("1.9", 91)]);
    // Six months after 24 November is 24 May, in 2027-W21.
    let has = |week: &str| {
        let report = story.report("2027-06-30", week);
        report.reviews.iter().any(|group| group.codes.contains(&"1.4".to_owned()))
    };
    assert_eq!((has("2027-W19"), has("2027-W20"), has("2027-W21")), (false, true, true));
}

#[test]
fn a_week_that_has_not_begun_is_refused() {
    let story = Story::begin();
    let week = nuo::domain::iso_week::Week::containing(day("2026-11-30"));
    let error = story.on("2026-11-29").weekly(week, "", Wanted::default()).unwrap_err();
    assert_eq!(nuo::i18n::phrase(&error, Lang::Zh).key, "future_week");
    assert!(story.on("2026-11-30").weekly(week, "", Wanted::default()).is_ok());
}

#[test]
fn a_withdrawn_commitment_leaves_the_total_and_says_why() {
    let story = Story::begin();
    let mut app = story.on("2026-11-24");
    let items = ids(&app, &["1.5"]);
    app.execute(&Command::Withdraw { items, reason: "重复".into() }, None).unwrap();
    let report = story.report("2026-11-24", "2026-W48");
    assert_eq!((report.totals.total, report.before.total, report.change.withdrawn), (59, 60, 1));
    assert!(zh(&report).contains("11-24 撤回，理由：重复"), "{}", zh(&report));
}
