//! The ledger as it was recorded then, and what changed since.

use crate::run::{Home, Stream};
use Stream::{Has, Is, Nothing};

/// A ledger with some months behind it.
fn lived() -> Home {
    let home = Home::new();
    home.run("list -q --today 2026-06-01").ends(0, Has(&["2.15"]), Nothing);
    for (today, line) in [
        ("2026-07-02", "mark 2.15 in_progress --note 已发文"),
        ("2026-07-02", "defer 2.15 --to 2026-12-31 --reason 等待中期评估"),
        ("2026-08-01", "progress 2.15 12"),
        ("2026-09-01", "done 1.4 --evidence 桂办发〔2021〕14号"),
        ("2026-10-01", "letter set --reply-date 2021-06-25"),
        ("2026-10-02", "undo"),
        ("2026-11-01", "withdraw 1.1 --reason 重复"),
    ] {
        home.run(line).arg("-q").arg("--today").arg(today).ends(0, Has(&[]), Nothing);
    }
    home
}

#[test]
fn every_command_that_reads_shows_the_past() {
    let home = lived();
    let said = "以下是 2026-08-15 周六当时的账本（记到 #4），不是现在的\n";
    for (line, exit, found) in [
        ("list 2.15", 0, "+2026-12-31  138天  推进中"),
        ("list 1.1", 0, "-  1.1"),
        ("list 1.4", 0, "未核查"),
        ("agenda --to 2026-12-31", 0, "2.15"),
        ("show 2.15", 0, "12/20-30"),
        ("status", 0, "推进中                       1"),
        ("log", 0, "#4"),
        ("log 2.15", 0, "进度 12"),
        ("weekly", 0, "截至：2026-08-15"),
        ("check", 10, "3.2"),
        ("letter list", 0, "未署"),
        ("letter show", 0, "在 2021-05-14 至 2021-08-31 之间"),
        ("diff #1", 0, "2026-06-01 (#1) -> 2026-08-15 (#4)"),
    ] {
        let run = home.run(line).arg("--as-of=2026-08-15");
        let written = run.ends(exit, Has(&[]), Has(&[said]));
        let found = line == "show 2.15" || written.stdout.contains(found);
        assert!(found, "{line}: {}", written.stdout);
        let quiet = home.run(line).arg("-q").arg("--as-of=2026-08-15");
        quiet.ends(exit, Is(&written.stdout), Nothing);
    }
    let log = home.run("log --as-of #6").ends(0, Has(&["#6", "#1"]), Has(&["记到 #6"]));
    assert!(!log.stdout.contains("#7") && !log.stdout.starts_with('x'), "{}", log.stdout);
    home.run("log --as-of ＃7").ends(0, Has(&["x  #6"]), Has(&["2026-10-02"]));
    home.run("letter show --as-of #6").ends(0, Has(&["2021-06-25"]), Has(&["#6"]));
    home.run("list --lang en --as-of 2026-08-15 1.4").ends(
        0,
        Has(&["Unchecked"]),
        Has(&["This is the ledger as recorded on 2026-08-15 Sat (up to #4), not as it is now"]),
    );
}

#[test]
fn json_names_the_day_that_is_shown() {
    let home = lived();
    for line in [
        "list",
        "agenda",
        "show 2.15",
        "status",
        "log",
        "weekly",
        "review --list",
        "letter list",
        "letter show",
        "diff #1",
    ] {
        let shown = home.json(&format!("{line} --as-of 2026-08-15"));
        assert_eq!(shown["as_of"], "2026-08-15", "{line}");
    }
    let item = &home.json("list 2.15 --as-of #2")["items"][0];
    assert_eq!(
        (&item["status"], &item["due"]["moves"]),
        (&"in_progress".into(), &serde_json::json!([]))
    );
    let now = home.json("log");
    assert_eq!((&now["as_of"], &now["count"]), (&"2026-11-23".into(), &8.into()));
}

#[test]
fn words_count_from_the_day_that_is_shown() {
    let home = lived();
    home.run("list --as-of -2w -已结 2.15").ends(
        0,
        Has(&["52天"]),
        Has(&["--as-of -2w = 2026-11-09 周一\n", "匹配 1 条"]),
    );
    home.run("list --as-of 2026-12-01").ends(
        2,
        Nothing,
        Is("nuo: 2026-12-01 还没有到（今天是 2026-11-23）\n  写今天或以前的日期\n"),
    );
    let heard =
        |as_of: &str| home.json(&format!("list updated:today --as-of {as_of}"))["count"].clone();
    assert_eq!((heard("2026-08-01"), heard("2026-08-02")), (1.into(), 0.into()));
    let over = |as_of: &str| home.json(&format!("list 逾期 2.15 --as-of {as_of}"))["count"].clone();
    assert_eq!((over("2026-07-01"), over("2026-07-02")), (1.into(), 0.into()));
}

#[test]
fn what_is_not_reading_does_not_take_the_past() {
    let home = lived();
    for (line, command) in [
        ("mark 1.2 done", "nuo mark"),
        ("done 1.2", "nuo done"),
        ("progress 2.15 13", "nuo progress"),
        ("note 1.2 x", "nuo note"),
        ("attach 1.2 x", "nuo attach"),
        ("defer 1.5 --to 2027-01-01 --reason x", "nuo defer"),
        ("withdraw 1.2 --reason x", "nuo withdraw"),
        ("add x", "nuo add"),
        ("edit 1.2 --title x", "nuo edit"),
        ("backup copy.db", "nuo backup"),
        ("restore copy.db", "nuo restore"),
        ("man", "nuo man"),
        ("undo", "nuo undo"),
        ("undo --dry-run", "nuo undo"),
        ("redo", "nuo redo"),
        ("letter set --reply-date 2021-06-25", "nuo letter set"),
        ("letter attach x", "nuo letter attach"),
        ("doctor", "nuo doctor"),
        ("keys", "nuo keys"),
        ("", "nuo"),
    ] {
        let zh = format!("nuo: {command} 不接受 --as-of：");
        home.run(line).arg("--as-of=2026-08-15").ends(2, Nothing, Has(&[&zh, "letter show"]));
        let en = format!("nuo: {command} does not take --as-of: ");
        let run = home.run(line).arg("--as-of=#1").arg("--lang=en");
        run.ends(2, Nothing, Has(&[&en, "It goes with list"]));
    }
    assert_eq!(home.json("log")["operations"][0]["op"], 8);
    let none = Home::new();
    none.run("note 1.1 x --as-of 昨天").ends(2, Nothing, Has(&["不接受"]));
    assert!(!none.ledger().exists(), "no ledger is made for what is refused");
}

#[test]
fn before_the_first_record_there_is_nothing() {
    let home = lived();
    let said = "2026-05-31 时账本里还没有任何记录；最早的记录是 2026-06-01\n";
    for (line, exit, more) in [
        ("list", 0, "没有匹配的承诺"),
        ("log", 0, ""),
        ("letter list", 0, ""),
        ("status", 0, ""),
        ("check", 0, "没有逾期或到期的承诺"),
        ("weekly", 0, ""),
        ("show 1.1", 3, "没有编号为 1.1 的承诺"),
        ("letter show", 3, "账本里没有来文"),
        ("letter show x", 3, "账本里没有来文"),
    ] {
        let run = home.run(line).arg("--as-of=2026-05-31");
        run.ends(exit, Has(&[]), Has(&[said, more]));
    }
    home.run("list --as-of 2026-05-31 --lang en").ends(
        0,
        Nothing,
        Has(&["Nothing had been recorded by 2026-05-31; the first record is of 2026-06-01"]),
    );
    let all = home.json("diff 2026-05-31 2026-06-01");
    assert_eq!((&all["count"], &all["from"]["op"]), (&60.into(), &0.into()));
    assert_eq!(all["letters"][0]["changes"][0]["change"], "recorded");
}

#[test]
fn a_moment_that_cannot_be_read_is_explained() {
    let home = lived();
    for (line, exit, code) in [
        ("list --as-of #9", 3, "no_such_operation"),
        ("list --as-of #", 2, "bad_operation"),
        ("list --as-of #x", 2, "bad_operation"),
        ("list --as-of 3/4", 2, "bad_date"),
        ("list --as-of 2026-12-01", 2, "not_yet"),
        ("diff", 2, "missing_argument"),
        ("diff x", 2, "bad_date"),
        ("diff 2026-08-01 2026-12-01", 2, "not_yet"),
        ("diff #1 #3 --as-of #2", 3, "no_such_operation"),
        ("diff #1 --code 9.9", 3, "no_such_code"),
    ] {
        let written = home.run(line).arg("--json").ends(exit, Nothing, Has(&[]));
        let last = written.stderr.lines().last().expect("an error");
        let error: serde_json::Value = serde_json::from_str(last).expect(line);
        assert_eq!(error["error"]["code"], code, "{line}");
    }
}

#[test]
fn a_comparison_is_told_in_both_languages() {
    let home = lived();
    let zh = "\
2026-06-30 (#1) -> 2026-09-30 (#5)
合计       60  ->     60
未结       60  ->     59     -1
已结        0  ->      1     +1
逾期        6  ->      5     -1
未核查     60  ->     58     -2
推进中      0  ->      1     +1
已办结      0  ->      1     +1

1.4  印发科技强桂三年行动方案
状态  未核查 -> 已办结  2026-09-01
佐证  + 2026-09-01 桂办发〔2021〕14号（文件，3 级）

2.15  新认定双创示范基地20～30家
状态  未核查 -> 推进中  2026-07-02 “已发文”
期限  ~2023-05-14..2023-08-31 -> +2026-12-31  2026-07-02 改期 +1218 天，理由“等待中期评估”
进度  - -> 12  2026-08-01
";
    home.run("diff 2026-06-30 2026-09-30").ends(0, Is(zh), Is("4 次操作，变动承诺 2 条\n"));
    home.run("diff #2 #3 --lang en --code 2.15").ends(
        0,
        Has(&[
            "Overdue          6  ->      5     -1\n",
            "\n2.15  Certify 20 to 30 regional start-up demonstration bases\n",
            "Due  ~2023-05-14..2023-08-31 -> +2026-12-31  moved on 2026-07-02 by +1218 days, reason: 等待中期评估\n",
        ]),
        Is("1 operation, 1 commitment changed\n"),
    );
    home.run("diff #6 #5 --lang en").ends(
        0,
        Has(&[
            "gx-2021122  Reply",
            "Reply date  not given; between 2021-05-14 and 2021-08-31 -> 2021-06-25\n",
        ]),
        Has(&["and 1 letter changed"]),
    );
    home.run("diff #7").ends(0, Has(&["台账  2026-11-01 撤回，理由“重复”\n"]), Has(&["1 条"]));
    home.run("diff #2 #4 --code 1.4").ends(0, Has(&["没有变动\n"]), Nothing);
}

#[test]
fn nothing_changed_is_said_in_one_line() {
    let home = lived();
    // Set and undone in between.
    home.run("diff #5 #7").ends(0, Is("2026-09-01 (#5) -> 2026-10-02 (#7)  没有变动\n"), Nothing);
    home.run("diff today --lang en").ends(
        0,
        Is("2026-11-23 (#8) -> 2026-11-23 (#8)  Nothing changed\n"),
        Has(&["A today = 2026-11-23 Mon"]),
    );
    let same = home.json("diff #5 #7");
    assert_eq!((&same["count"], &same["operations"]), (&0.into(), &2.into()));
}

#[test]
fn a_comparison_as_json_keeps_its_contract() {
    let home = lived();
    let diff = home.json("diff 2026-06-30 #4");
    assert_eq!(diff["schema"], "nuo.diff/1");
    assert_eq!(diff["from"], serde_json::json!({ "as_of": "2026-06-30", "op": 1 }));
    assert_eq!(diff["to"], serde_json::json!({ "as_of": "2026-08-01", "op": 4 }));
    assert_eq!(
        (&diff["as_of"], &diff["operations"], &diff["count"], &diff["letters"]),
        (&"2026-08-01".into(), &3.into(), &1.into(), &serde_json::json!([])),
    );
    assert_eq!(diff["counts"]["before"]["status"]["in_progress"], 0);
    assert_eq!(diff["counts"]["after"]["status"]["in_progress"], 1);
    let item = &diff["items"][0];
    assert_eq!((&item["code"], &item["letter"]), (&"2.15".into(), &"gx-2021122".into()));
    assert_eq!(
        item["changes"],
        serde_json::json!([
            {
                "change": "status", "from": "unchecked", "to": "in_progress", "removed": [],
                "added": [{ "status": "in_progress", "on": "2026-07-02", "note": "已发文" }],
            },
            {
                "change": "due", "removed": [],
                "from": {
                    "latest": "2023-08-31", "earliest": "2023-05-14", "certainty": "relative",
                    "moved": false,
                },
                "to": {
                    "latest": "2026-12-31", "earliest": null, "certainty": "relative",
                    "moved": true,
                },
                "added": [{
                    "from": "2023-08-31", "to": "2026-12-31", "reason": "等待中期评估",
                    "on": "2026-07-02",
                }],
            },
            {
                "change": "progress", "period": null, "from": null, "to": 12, "removed": [],
                "added": [{ "value": 12, "on": "2026-08-01" }],
            },
        ])
    );
}
