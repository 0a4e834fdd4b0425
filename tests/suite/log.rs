//! The log: windows of it, one operation in full, and both on the command line.

use crate::ledger_file::{LETTER, LedgerFile, attach, defer, id, mark_scope, note, proof};
use crate::run::Home;
use crate::run::Stream::{Has, Is, Nothing};
use nuo::app::{App, AppError, Extent, LogScope};
use nuo::domain::event::{Command, Edit, LetterChange, Scope};
use nuo::domain::letter::ClassMark;
use nuo::domain::vocabulary::Status;
use nuo::i18n::{Lang, operation_sheet};

/// The numbers in a window.
fn window(app: &App, scope: &LogScope, places: std::ops::Range<usize>) -> (usize, Vec<i64>) {
    let page = app.log(scope, places, Extent::Beginning).expect("the log is read");
    (page.total, page.rows.iter().map(|row| row.op.seq).collect())
}

/// A ledger with these operations: 1 the founding, 2 to 7 notes for 1.1 and
/// 1.2 in turn, 8 the undo of 5, 9 a note for both by somebody else.
fn busy() -> LedgerFile {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    for turn in 0..6 {
        let code = ["1.1", "1.2"][turn % 2];
        note(&mut app, code, &format!("第 {turn} 次")).expect("noted");
    }
    app.undo(Some(5)).expect("undone");
    let opening = nuo::app::Opening {
        actor: "王".into(),
        ..crate::ledger_file::opening(&file.path(), "2026-11-23".parse().expect("a day"))
    };
    let mut other = file.open(opening).expect("opened");
    let items = vec![id(&other, "1.1"), id(&other, "1.2")];
    other.execute(&Command::Note { items, text: "两条".into() }, None).expect("noted");
    file
}

#[test]
fn a_window_of_the_log_holds_the_operations_at_its_places() {
    let file = busy();
    let app = file.on("2026-11-24");
    let about = LogScope::About(id(&app, "1.2"));
    let by = |actor: &str| LogScope::By(actor.into());
    let rows: [(&LogScope, std::ops::Range<usize>, usize, &[i64]); 9] = [
        (&LogScope::All, 0..3, 9, &[9, 8, 7]),
        (&LogScope::All, 7..20, 9, &[2, 1]),
        (&LogScope::All, 9..12, 9, &[]),
        (&LogScope::All, 40..50, 9, &[]),
        (&about, 0..2, 5, &[9, 7]),
        (&about, 2..9, 5, &[5, 3, 1]),
        (&by("王"), 0..9, 1, &[9]),
        (&by("李"), 1..3, 8, &[7, 6]),
        (&by("赵"), 0..9, 0, &[]),
    ];
    for (scope, places, total, seqs) in rows {
        assert_eq!(
            window(&app, scope, places.clone()),
            (total, seqs.to_vec()),
            "{scope:?} {places:?}"
        );
        for (at, seq) in seqs.iter().enumerate() {
            assert_eq!(app.log_place(scope, *seq).expect("a place"), places.start + at, "{seq}");
        }
    }
    // Of what is not there: how many are newer.
    assert_eq!(app.log_place(&about, 8).expect("a place"), 1);
    assert_eq!(app.log_place(&LogScope::All, 400).expect("a place"), 0);
    let page = app.log(&LogScope::All, 1..2, Extent::Beginning).expect("read");
    let target = page.row(1).and_then(|row| row.target.as_ref()).expect("what was undone");
    assert_eq!(target.seq, 5);
    assert!(page.row(0).is_none());
}

#[test]
fn a_day_leads_to_its_last_operation() {
    let file = busy();
    let app = file.on("2026-11-24");
    for (day, seq) in [
        ("2021-08-31", None),
        ("2021-09-01", Some(1)),
        ("2026-11-19", Some(1)),
        ("2026-11-20", Some(8)),
        ("2026-11-22", Some(8)),
        ("2030-01-01", Some(9)),
    ] {
        let found = app.last_op_by(day.parse().expect("a day")).expect("read");
        assert_eq!(found, seq, "{day}");
    }
}

/// What the sheet of the newest operation says under a label.
fn says(app: &App, label: &str, lang: Lang) -> Vec<String> {
    let entry = app.log_entry(app.newest().expect("read"), 100).expect("an operation");
    let lines = operation_sheet(&entry, lang).into_iter();
    lines.filter(|line| line.label == label).map(|line| line.text).collect()
}

#[test]
fn every_event_says_what_was_before_it() {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-20");
    let done = |app: &mut App, command: Command| drop(app.execute(&command, None).expect("done"));
    let item = id(&app, "1.1");

    defer(&mut app, "1.5", "2027-06-30", "等待中期评估").expect("moved");
    assert_eq!(
        says(&app, "1.5", Lang::Zh),
        ["期限 2023-12-31 -> 2027-06-30（+1277 天），理由“等待中期评估”"]
    );
    assert_eq!(says(&app, "理由", Lang::Zh), [""; 0], "the reason is said once");

    let edit = |title: &str| Command::Edit {
        item: item.clone(),
        edit: Box::new(Edit { title: Some(title.into()), ..Edit::default() }),
    };
    done(&mut app, edit("新题"));
    let was = says(&app, "1.1", Lang::Zh);
    assert!(was[0].starts_with("标题 ") && was[0].ends_with(" -> 新题"), "{was:?}");
    // What was undone in between is no old value.
    app.undo(None).expect("undone");
    done(&mut app, edit("又一题"));
    assert_eq!(says(&app, "1.1", Lang::Zh), [was[0].replace("新题", "又一题")]);

    let class =
        |mark: &str| LetterChange::Class(ClassMark { mark: mark.into(), scheme: "甲".into() });
    for (mark, text) in
        [("A", "办复类别 - -> A（口径：甲）"), ("B", "办复类别 A（口径：甲） -> B（口径：甲）")]
    {
        done(&mut app, Command::SetLetter { letter: LETTER.into(), change: class(mark) });
        assert_eq!(says(&app, LETTER, Lang::Zh), [text]);
    }

    let period = Scope::Period("2022".parse().expect("a period"));
    mark_scope(&mut app, "1.6", period.clone(), Status::Done).expect("answered");
    assert!(
        says(&app, "1.6", Lang::En).contains(&"2022 - -> kept".to_owned()),
        "{:?}",
        says(&app, "1.6", Lang::En)
    );
    mark_scope(&mut app, "1.6", period, Status::Broken).expect("answered");
    assert!(says(&app, "1.6", Lang::En).contains(&"2022 kept -> missed".to_owned()));

    attach(&mut app, "1.1", vec![proof("桂办发〔2021〕14号")]).expect("attached");
    assert_eq!(says(&app, "1.1", Lang::Zh).len(), 1);
    let note = Command::Note { items: vec![item], text: "第一行\n第二行".into() };
    app.execute(&note, Some("2026-11-18".parse().expect("a day"))).expect("noted");
    assert_eq!(says(&app, "1.1", Lang::Zh), ["备注：第一行\n第二行（自 2026-11-18 起生效）"]);
}

#[test]
fn a_long_operation_says_how_much_of_it_is_not_shown() {
    let file = LedgerFile::founded();
    let app = file.on("2026-11-20");
    let entry = app.log_entry(1, 10).expect("the founding");
    assert_eq!(entry.row.op.events.len(), 10);
    assert_eq!(entry.events_left, 51);
    let sheet = operation_sheet(&entry, Lang::En);
    assert!(
        sheet.iter().any(|line| line.text == "51 more; all of them: nuo log --op 1"),
        "{sheet:?}"
    );
    assert!(matches!(app.log_entry(2, 10), Err(AppError::NoSuchOperation(2))));
}

#[test]
fn the_log_is_read_page_by_page() {
    let home = Home::with_ledger();
    for text in ["一", "二", "三"] {
        home.words(&["note", "1.1", text, "-q"]).ends(0, Has(&[text]), Nothing);
    }
    let older = "还有更早的 2 次操作：nuo log --before 3\n";
    home.run("log --limit 2").ends(0, Has(&["#4", "#3"]), Is(older));
    let page = home.run("log --before 3 --limit 2").ends(0, Has(&["#2", "#1"]), Nothing);
    assert!(!page.stdout.contains("#3"), "{}", page.stdout);
    let older = "2 older operations: nuo log 1.1 --before 3\n";
    home.run("log 1.1 --limit 2 --lang en").ends(0, Has(&["#4", "#3"]), Is(older));
    home.run("log 1.2 --before 3").ends(0, Has(&["#1"]), Nothing);
    home.run("log --before 1").ends(0, Is(""), Nothing);
    let page = home.json("log --limit 3");
    assert_eq!(
        (&page["count"], &page["total"], &page["before"]),
        (&3.into(), &4.into(), &2.into())
    );
    assert!(home.json("log --before 2")["before"].is_null());
}

#[test]
fn one_operation_is_shown_in_full() {
    let home = Home::with_ledger();
    home.words(&["note", "1.1", "电话问过", "--on", "2026-11-20", "-q"]).ends(
        0,
        Has(&["电话"]),
        Nothing,
    );
    home.run("undo -q").ends(0, Has(&["#2"]), Nothing);
    let parts = [
        "#2\n",
        "记录  2026-11-23 12:00:00 +00:00  li（命令）\n",
        "1.1   备注：电话问过（自 2026-11-20 起生效）\n",
        "现状  x 已被 #3 撤销\n",
        "  前一条 ",
    ];
    for line in ["log #2", "log --op 2", "log ＃2"] {
        home.run(line).ends(0, Has(&parts), Nothing);
    }
    home.run("log #3 --lang en").ends(
        0,
        Has(&["Kind      Undid #2: 1.1 note \"电话问过\"\n"]),
        Nothing,
    );
    home.run("log #1").ends(0, Has(&["  前面没有了\n", "，无时限\n", "收入来文“"]), Nothing);
    let one = home.json("log #2");
    assert_eq!((&one["schema"], &one["count"]), (&"nuo.log/1".into(), &1.into()));
    let operation = &one["operations"][0];
    assert_eq!((&operation["op"], &operation["undone_by"]), (&2.into(), &3.into()));
    assert_eq!(operation["hash"].as_str().map(str::len), Some(64));
    assert_eq!(operation["previous"], home.json("log #1")["operations"][0]["hash"]);
    home.run("log #9").ends(3, Nothing, Has(&["没有操作 #9"]));
    home.run("log #九").ends(3, Nothing, Has(&["没有编号为 #九 的承诺"]));
    home.run("log 1.1 --op 2").ends(2, Nothing, Has(&["--op"]));
}
