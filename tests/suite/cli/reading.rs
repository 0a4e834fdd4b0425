//! Commands that only look.

use crate::run::{Home, Stream};
use Stream::{Has, Is, Nothing};

#[test]
fn the_first_start_says_where_the_ledger_was_made() {
    let home = Home::new();
    home.run("list").ends(0, Has(&["2.15", "双创"]), Has(&["已新建账本", "nuo.db", "共 60 条"]));
    home.run("list").ends(0, Has(&["2.15"]), Is("共 60 条\n"));
    let quiet = Home::new();
    quiet.run("list --quiet").ends(0, Has(&["2.15"]), Nothing);
}

#[test]
fn a_list_is_filtered_sorted_limited_and_grouped() {
    let home = Home::with_ledger();
    home.run("list overdue -closed 牵头:财政厅").ends(
        0,
        Has(&["3.1", "3.2"]),
        Is("匹配 2 条，共 60 条\n"),
    );
    home.run("list --sort code --limit 2").ends(
        0,
        Has(&["1.1", "1.2"]),
        Is("显示 2 条，共 60 条\n"),
    );
    let written = home.run("list overdue --group part").ends(
        0,
        Has(&["1 科技体制改革 (2)", "4 人才引进培育 (1)"]),
        Has(&["6"]),
    );
    let place = |text: &str| written.stdout.find(text).expect("listed");
    assert!(place("1 科技体制改革") < place("2 创新平台培育"));
    home.run("list overdue --group month --lang en").ends(
        0,
        Has(&["2023-12 (1)", "2025-12 (2)"]),
        Is("6 of 60 commitments\n"),
    );
}

#[test]
fn a_filter_word_may_begin_with_a_hyphen() {
    let home = Home::with_ledger();
    for line in [
        "list -overdue code:2.1*",
        "list --sort code -逾期 code:2.1*",
        "list -- -overdue code:2.1*",
    ] {
        let written = home.run(line).ends(0, Has(&["2.12"]), Has(&["匹配"]));
        assert!(!written.stdout.contains("2.15"), "{line}");
    }
    home.run("list -q overdue").ends(0, Has(&["2.15"]), Nothing);
}

#[test]
fn a_piped_list_is_never_cut() {
    let home = Home::with_ledger();
    home.run("list 2.15 --lang en --columns title,lead,code").ends(
        0,
        Has(&["Certify 20 to 30 regional start-up demonstration bases  Department of Science and Technology  2.15\n"]),
        Has(&["1 of 60"]),
    );
}

#[test]
fn dates_that_the_letter_does_not_name_are_marked() {
    let home = Home::with_ledger();
    home.run("list 2.15").ends(
        0,
        Has(&["!  2.15  ~2023-05-14..2023-08-31  逾1180天  未核查  自治区科技厅  新认定双创示范基地20～30家  -/20-30\n"]),
        Has(&["匹配 1 条"]),
    );
    home.run("list 1.1").ends(0, Has(&["-  1.1   -"]), Has(&["匹配"]));
}

#[test]
fn nothing_found_is_said_and_is_no_failure() {
    let home = Home::with_ledger();
    home.run("list 查无此事").ends(0, Nothing, Is("没有匹配的承诺\n"));
    home.run("list nothing-like-it --lang en").ends(0, Nothing, Is("Nothing matches\n"));
    let list = home.json("list 查无此事");
    assert_eq!((&list["count"], &list["items"]), (&0.into(), &serde_json::json!([])));
}

#[test]
fn a_list_as_json_keeps_its_contract() {
    let home = Home::with_ledger();
    home.run("progress 2.15 12 -q").ends(0, Has(&["12"]), Nothing);
    let list = home.json("list 2.15 --lang zh");
    let item = &list["items"][0];
    assert_eq!(list["schema"], "nuo.list/1");
    assert_eq!(
        (&list["as_of"], &list["count"], &list["total"]),
        (&"2026-11-23".into(), &1.into(), &60.into())
    );
    for (key, value) in [
        ("code", serde_json::json!("2.15")),
        ("letter", "gx-2021122".into()),
        ("kind", "quantity".into()),
        ("strength", "firm".into()),
        ("lead", serde_json::json!(["自治区科技厅"])),
        ("lead_named", true.into()),
        ("co", serde_json::json!(["相关部门"])),
        ("status", "unchecked".into()),
        ("status_on", serde_json::Value::Null),
        ("timeliness", "overdue".into()),
        ("evidence", 0.into()),
        ("no_proof", false.into()),
        ("review_on", serde_json::Value::Null),
        ("parts", serde_json::json!([])),
        ("periods", serde_json::json!([])),
        ("source", serde_json::json!([{"paragraph": 14, "start": 505, "end": 532}])),
        (
            "progress",
            serde_json::json!({"value": 12, "on": "2026-11-23", "period": null, "note": null}),
        ),
    ] {
        assert_eq!(item[key], value, "{key}");
    }
    let due = &item["due"];
    assert_eq!(
        (&due["latest"], &due["earliest"], &due["certainty"], &due["rule"], &due["moves"]),
        (
            &"2023-08-31".into(),
            &"2023-05-14".into(),
            &"relative".into(),
            &"reply+2y".into(),
            &serde_json::json!([])
        ),
    );
    let target = &item["target"];
    assert_eq!(
        (&target["operator"], &target["low"], &target["high"], &target["unit"], &target["scope"]),
        (&"range".into(), &20.into(), &30.into(), &"家".into(), &"window".into()),
    );
    let all = home.json("list");
    assert_eq!(all["items"].as_array().map(Vec::len), Some(60));
}

#[test]
fn a_commitment_is_shown_with_the_reason_for_its_due_date() {
    let home = Home::with_ledger();
    home.run("show 2.15").ends(
        0,
        Has(&[
            "2.15  新认定双创示范基地20～30家\n",
            "! 未核查",
            "来文写“在未来两年内”",
            "从答复之日起 2 年",
            "最早 2023-05-14，最迟 2023-08-31",
            "第 14 段",
            "未附全文",
            "#1  2026-11-23 12:00  li  命令  建账",
        ]),
        Nothing,
    );
    home.run("show 4.5 1.1 --lang en").ends(
        0,
        Has(&[
            "Staffing Office",
            "(inferred; the letter does not name it)",
            "Every year, due at its end, from 2019",
            "No date is given",
            "Review",
        ]),
        Nothing,
    );
    home.run("show 2.15 9.9").ends(3, Nothing, Has(&["没有编号为 9.9 的承诺"]));
}

#[test]
fn a_commitment_as_json_has_its_history_and_its_proof() {
    let home = Home::with_ledger();
    home.words(&[
        "attach",
        "2.12",
        "桂办发〔2021〕14号",
        "--issuer",
        "办公厅",
        "--date",
        "2021-06-01",
    ])
    .ends(0, Is("#2 2.12 佐证 桂办发〔2021〕14号\n"), Has(&["nuo undo 2"]));
    let show = home.json("show 2.12");
    let item = &show["items"][0];
    assert_eq!((&show["schema"], &show["count"]), (&"nuo.show/1".into(), &1.into()));
    let evidence = &item["evidence_records"][0];
    assert_eq!(
        (
            &evidence["number"],
            &evidence["grade"],
            &evidence["issuer"],
            &evidence["date"],
            &evidence["kind"]
        ),
        (
            &"桂办发〔2021〕14号".into(),
            &3.into(),
            &"办公厅".into(),
            &"2021-06-01".into(),
            &"document".into()
        ),
    );
    let operations = item["operations"].as_array().expect("a list");
    assert_eq!(operations.len(), 2);
    assert_eq!(operations[1]["kind"], "founding");
    assert_eq!(operations[1]["changed"], serde_json::json!(["2.12"]), "only its own part");
    assert_eq!(item["reply"]["earliest"], "2021-05-14");
}

#[test]
fn counts_add_up() {
    let home = Home::with_ledger();
    home.run("done 2.12 -q").ends(0, Has(&["已办结"]), Nothing);
    home.run("status").ends(
        0,
        Has(&["总体", "合计", "逾期", "按状态", "按部分", "按牵头单位"]),
        Nothing,
    );
    home.run("status --by lead --chart --lang en").ends(
        0,
        Has(&["By lead unit", "####", "Department of Finance (Overdue 2)"]),
        Nothing,
    );
    home.run("status --by month 逾期").ends(0, Has(&["2025-12"]), Nothing);
    let status = home.json("status");
    assert_eq!(status["schema"], "nuo.status/1");
    assert_eq!(
        (&status["total"], &status["open"], &status["closed"], &status["no_proof"]),
        (&60.into(), &59.into(), &1.into(), &1.into())
    );
    let sum = |group: &serde_json::Value| -> u64 {
        group.as_object().expect("counts").values().filter_map(serde_json::Value::as_u64).sum()
    };
    assert_eq!(sum(&status["status"]), 60);
    assert_eq!(status["timeliness"]["overdue"], 6);
    assert_eq!(status["by_part"].as_array().map(Vec::len), Some(4));
}

#[test]
fn check_trips_on_what_is_overdue_or_due() {
    let home = Home::with_ledger();
    home.run("check").ends(10, Has(&["2.15", "3.1"]), Is("6 条逾期或今天到期\n"));
    home.run("check code:1.1").ends(0, Nothing, Is("没有逾期或到期的承诺\n"));
    home.words(&["defer", "2.15", "--to", "2026-11-30", "--reason", "等批复", "-q"]).ends(
        0,
        Has(&["+1187 天"]),
        Nothing,
    );
    home.run("check code:2.15 --days 6").ends(0, Nothing, Has(&["没有"]));
    home.run("check code:2.15 --days 7 --lang en").ends(
        10,
        Has(&["+2026-11-30"]),
        Is("1 overdue or due within 7 days\n"),
    );
    for days in ["200000", "4000000000"] {
        home.run(&format!("check code:2.15 --days {days}")).ends(10, Has(&["2.15"]), Has(&[days]));
    }
    let json = home.run("check code:2.15 --days 7 --json").ends(10, Has(&["nuo.check/1"]), Nothing);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(json["items"][0]["timeliness"], "due_soon");
}

#[test]
fn the_log_marks_what_was_undone() {
    let home = Home::with_ledger();
    home.words(&["note", "1.1", "电话问过", "-q"]).ends(0, Has(&["电话问过"]), Nothing);
    home.run("undo -q").ends(0, Has(&["已撤销 #2"]), Nothing);
    home.run("log").ends(
        0,
        Has(&[
            "   #3  2026-11-23 12:00  li  命令  已撤销 #2：1.1 备注“电话问过”\n",
            "x  #2  2026-11-23 12:00  li  命令  1.1 备注“电话问过”\n",
            "建账：收入来文 gx-2021122，承诺 60 条\n",
        ]),
        Is("x 表示已撤销\n"),
    );
    home.run("log 1.2 --limit 1").ends(0, Has(&["#1"]), Nothing);
    let log = home.json("log --limit 2");
    assert_eq!((&log["schema"], &log["count"]), (&"nuo.log/1".into(), &2.into()));
    let undone = &log["operations"][1];
    assert_eq!(
        (&undone["op"], &undone["undone_by"], &undone["changed"]),
        (&2.into(), &3.into(), &serde_json::json!(["1.1"]))
    );
    assert_eq!(undone["facts"][0]["text"], "电话问过");
}

#[test]
fn a_letter_is_shown_with_what_is_known_of_its_date() {
    let home = Home::with_ledger();
    home.run("letter list").ends(
        0,
        Has(&["gx-2021122", "未署，在 2021-05-14 至 2021-08-31 之间"]),
        Nothing,
    );
    home.run("letter show --lang en").ends(
        0,
        Has(&[
            "not given; between 2021-05-14 and 2021-08-31",
            "Basis of the date",
            "Department of Finance",
        ]),
        Nothing,
    );
    let shown = home.json("letter show 2021122");
    assert_eq!(shown["letter"]["reply"]["latest"], "2021-08-31");
    assert_eq!(home.json("letter list")["count"], 1);
    home.run("letter show x").ends(3, Nothing, Has(&["没有来文 x", "现有来文：gx-2021122"]));
}

#[test]
fn doctor_finds_a_sound_ledger_and_a_lost_file() {
    let home = Home::with_ledger();
    let file = home.file("通知.txt", "正文".as_bytes());
    home.run("attach 2.12 ./通知.txt -q").ends(0, Has(&["通知.txt"]), Nothing);
    home.run("doctor").ends(0, Has(&["账本完好", "SQLite 版本", "佐证文件     1"]), Nothing);
    assert_eq!(std::fs::read(file).expect("the original is left"), "正文".as_bytes());
    let health = home.json("doctor");
    assert_eq!(
        (&health["schema"], &health["sound"], &health["files"]),
        (&"nuo.doctor/1".into(), &true.into(), &1.into())
    );
    let mut copies = home.ledger().into_os_string();
    copies.push(".files");
    std::fs::remove_dir_all(copies).expect("the copies are there");
    home.run("doctor").ends(6, Has(&["2.12 的佐证“通知.txt”缺失或被改动", "账本有问题"]), Nothing);
    home.run("doctor --json").ends(6, Has(&["\"kind\":\"evidence\""]), Nothing);
}

#[test]
fn doctor_proves_the_files_of_withdrawn_commitments_too() {
    let home = Home::with_ledger();
    home.file("通知.txt", "正文".as_bytes());
    home.run("attach 2.12 ./通知.txt -q").ends(0, Has(&["通知.txt"]), Nothing);
    home.run("withdraw 2.12 --reason 重复 -q").ends(0, Has(&["撤回"]), Nothing);
    let health = home.json("doctor");
    assert_eq!((&health["files"], &health["commitments"]), (&1.into(), &59.into()));
    let mut copies = home.ledger().into_os_string();
    copies.push(".files");
    std::fs::remove_dir_all(copies).expect("the copies are there");
    home.run("doctor").ends(6, Has(&["2.12 的佐证“通知.txt”缺失或被改动"]), Nothing);
}
