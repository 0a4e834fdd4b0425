//! Commands that change something.

use crate::run::{Home, Stream};
use Stream::{Has, Is, Nothing};
use nuo::app::{Access, App, Clock, Opening};
use nuo::domain::event::Command;
use nuo::domain::vocabulary::Channel;

#[test]
fn a_mark_is_undone_and_redone_by_other_processes() {
    let home = Home::with_ledger();
    home.run("done 2.12").ends(
        0,
        Is("#2 2.12 未核查 -> 已办结\n"),
        Has(&["撤销：nuo undo 2", "2.12 无据", "nuo attach 2.12"]),
    );
    home.run("list 2.12").ends(0, Has(&["v  2.12", "已办结（无据）"]), Has(&["匹配"]));
    home.run("undo --dry-run").ends(0, Is("将撤销 #2: 2.12 未核查 -> 已办结\n"), Nothing);
    home.run("undo").ends(0, Is("已撤销 #2：2.12 未核查 -> 已办结\n"), Has(&["nuo redo"]));
    home.run("list 2.12").ends(0, Has(&["-  2.12", "未核查"]), Has(&["匹配"]));
    home.run("redo --dry-run --lang en").ends(0, Has(&["Would redo #2"]), Nothing);
    home.run("redo").ends(0, Is("已重做 #2：2.12 未核查 -> 已办结\n"), Has(&["nuo undo 2"]));
    home.run("redo").ends(4, Nothing, Has(&["没有可以重做的操作"]));
    assert_eq!(home.json("undo 2")["undone"], 2);
    assert_eq!(home.json("redo")["redone"], 2);
    home.run("undo 1").ends(4, Nothing, Has(&["不能撤销"]));
    home.run("undo 77").ends(3, Nothing, Has(&["没有操作 #77"]));
}

#[test]
fn statuses_are_typed_in_both_languages() {
    let home = Home::with_ledger();
    for (line, sentence) in [
        ("mark 1.1 in-progress", "未核查 -> 推进中"),
        ("mark 1.2 推进中", "未核查 -> 推进中"),
        ("mark １．３ STALLED", "未核查 -> 停滞"),
        ("mark 1.4 not_started", "未核查 -> 未启动"),
    ] {
        home.run(line).ends(0, Has(&[sentence]), Has(&["nuo undo"]));
    }
    home.run("mark 1.5 doen").ends(2, Nothing, Has(&["没有“doen”这个状态", "是不是 done？"]));
    home.run("mark 1.5 推进 --lang en").ends(2, Nothing, Has(&["Did you mean 推进中?"]));
    home.run("mark 1.5 overdue").ends(2, Nothing, Has(&["没有“overdue”这个状态"]));
    home.run("mark 1.5 xyz").ends(2, Nothing, Has(&["可用：未核查 未启动 推进中"]));
    let keys = "Possible: unchecked not_started in_progress";
    home.run("mark 1.5 xyz --lang en").ends(2, Nothing, Has(&[keys]));
}

#[test]
fn several_codes_are_changed_together_or_not_at_all() {
    let home = Home::with_ledger();
    home.run("mark 1.1 1.2 9.9 in_progress").ends(3, Nothing, Has(&["9.9"]));
    home.run("mark 1.1 1.2 1.6 done").ends(4, Nothing, Has(&["1.6", "--period 2021"]));
    home.run("log").ends(0, Has(&["#1"]), Nothing);
    assert_eq!(home.json("log")["count"], 1, "nothing was recorded");
    home.run("mark 1.1 1.2 in_progress").ends(
        0,
        Is("#2 1.1 未核查 -> 推进中\n#2 1.2 未核查 -> 推进中\n"),
        Is("  撤销：nuo undo 2\n"),
    );
    let undone = home.json("undo");
    assert_eq!(undone["changed"], serde_json::json!(["1.1", "1.2"]));
}

#[test]
fn a_write_as_json_names_its_way_back() {
    let home = Home::with_ledger();
    let answer = home.json("done 2.12");
    assert_eq!(
        answer,
        serde_json::json!({"op": 2, "undo": "nuo undo 2", "changed": ["2.12"], "no_proof": ["2.12"]})
    );
    let answer = home.json("done 2.11 --evidence 桂科字〔2022〕7号");
    assert_eq!(answer, serde_json::json!({"op": 3, "undo": "nuo undo 3", "changed": ["2.11"]}));
}

#[test]
fn proof_is_a_file_an_address_or_a_number() {
    let home = Home::with_ledger();
    home.file("a/notice.pdf", b"%PDF");
    home.run("done 2.12 --evidence ./a/notice.pdf --evidence https://example.org/x --note 已核")
        .ends(
            0,
            Is("#2 2.12 未核查 -> 已办结“已核”，佐证 notice.pdf，佐证 https://example.org/x\n"),
            Is("  撤销：nuo undo 2\n"),
        );
    home.run("show 2.12").ends(
        0,
        Has(&["notice.pdf (4 B, sha256", "https://example.org/x"]),
        Nothing,
    );
    home.run("attach 2.12 ./missing.pdf").ends(7, Nothing, Has(&["missing.pdf", "文件不存在"]));
    home.run("attach 2.12 ./a").ends(7, Nothing, Has(&["是文件夹"]));
    home.run("attach 2.12 https://example.org/x").ends(4, Nothing, Has(&["已有这份佐证"]));
    home.run(
        "attach 2.12 会议纪要 --kind statement --title 纪要 --grade 0 --number 3号 --note 口头",
    )
    .ends(0, Is("#3 2.12 佐证 3号\n"), Has(&["undo 3"]));
    home.run("show 2.12").ends(0, Has(&["2026-11-23  纪要 3号  口头（说明，0 级）"]), Nothing);
}

#[test]
fn values_are_recorded_as_they_are_typed() {
    let home = Home::with_ledger();
    home.run("progress 2.15 12").ends(0, Is("#2 2.15 进度 12\n"), Has(&["undo 2"]));
    home.run("progress 2.15 +4 --on 2026-11-01").ends(
        0,
        Is("#3 2.15 进度 12 -> 16\n"),
        Has(&["undo 3"]),
    );
    home.run("progress 2.15 86/120").ends(2, Nothing, Has(&["目标是 20，不是 120"]));
    home.run("progress 2.15 １８/20").ends(0, Has(&["-> 18"]), Has(&["undo 4"]));
    home.run("progress 2.15 22/30 --lang en").ends(
        0,
        Has(&["22"]),
        Has(&["has reached its target"]),
    );
    home.run("progress 4.5 480 --period 2022").ends(0, Has(&["2022", "480"]), Has(&["undo 6"]));
    home.run("progress 2.15 abc").ends(2, Nothing, Has(&["看不懂进度值“abc”"]));
    home.run("progress 2.15 -3").ends(4, Nothing, Has(&["-3 不能作为进度值"]));
    home.run("progress 1.1 3").ends(4, Nothing, Has(&["没有量化目标"]));
    home.run("progress 4.5 480 --period 去年").ends(2, Nothing, Has(&["看不懂时期“去年”"]));
}

#[test]
fn days_that_were_not_typed_as_iso_are_said_back() {
    let home = Home::with_ledger();
    home.run("mark 1.1 in_progress --on 昨天").ends(
        0,
        Has(&["推进中"]),
        Has(&["--on 昨天 = 2026-11-22 周日"]),
    );
    home.run("mark 1.2 in_progress --on 2026-11-20").ends(
        0,
        Has(&["推进中"]),
        Is("  撤销：nuo undo 3\n"),
    );
    home.run("mark 1.3 done --on +3d").ends(4, Nothing, Has(&["在今天（2026-11-23）之后"]));
    home.run("mark 1.3 done --on 3/12 --lang en").ends(
        2,
        Nothing,
        Has(&["--on: the date \"3/12\" is ambiguous", "2026-03-12, 2026-12-03"]),
    );
}

#[test]
fn a_due_date_moves_with_a_reason_only() {
    let home = Home::with_ledger();
    home.run("defer 2.15 --to 2026-12-31").ends(4, Nothing, Has(&["必须写明理由", "--reason"]));
    home.run("defer 2.15 --to 2026-12-31 --reason 等批复").ends(
        0,
        Is("#2 2.15 期限 2023-08-31 -> 2026-12-31（+1218 天），理由“等批复”\n"),
        Has(&["undo 2"]),
    );
    home.run("list 2.15").ends(0, Has(&["+2026-12-31", "38天"]), Has(&["匹配"]));
    home.run("show 2.15").ends(
        0,
        Has(&["改期：2023-08-31 -> 2026-12-31（+1218 天），理由“等批复”"]),
        Nothing,
    );
}

#[test]
fn periods_are_answered_one_by_one() {
    let home = Home::with_ledger();
    home.run("done 1.6").ends(4, Nothing, Has(&["nuo done 1.6 --period 2021"]));
    home.run("done 1.6 --period 2021").ends(0, Is("#2 1.6 2021 已兑现\n"), Has(&["undo 2"]));
    home.run("mark 1.6 broken --period ２０２２").ends(
        0,
        Is("#3 1.6 2022 未兑现\n"),
        Has(&["undo 3"]),
    );
    home.run("list 1.6").ends(0, Has(&["兑现 1/6"]), Has(&["匹配"]));
    home.run("mark 1.6 stalled --period 2023").ends(4, Nothing, Has(&["只能是 done 或 broken"]));
    home.run("show 1.6").ends(
        0,
        Has(&["2021  已兑现 2026-11-23", "2022  未兑现", "2023  -"]),
        Nothing,
    );
}

/// A ledger with one commitment more that has two named parts.
fn home_with_parts() -> Home {
    let home = Home::with_ledger();
    let opening = Opening {
        path: home.ledger(),
        access: Access::Write,
        clock: Clock::Fixed("2026-11-23".parse().expect("a day")),
        actor: "li".into(),
        channel: Channel::Cli,
        wait: std::time::Duration::from_secs(1),
        soon_days: 30,
        stale_days: 90,
        review: nuo::domain::review::ReviewRules::default(),
        home: None,
    };
    let (mut app, _) = App::open(opening).expect("it opens");
    let draft = serde_json::json!({
        "code": "x1", "title": "两份方案", "kind": "output", "strength": "firm",
        "due": {"rule": "none"}, "parts": [{"name": "甲园"}, {"name": "乙园"}],
    });
    let draft = Box::new(serde_json::from_value(draft).expect("a draft"));
    app.execute(&Command::Add { draft, tail: "t".into(), note: None }, None).expect("added");
    home
}

#[test]
fn parts_are_done_one_by_one_and_then_the_whole() {
    let home = home_with_parts();
    home.run("done x1").ends(4, Nothing, Has(&["甲园、乙园", "--all-parts"]));
    home.run("done x1 --part 甲园").ends(
        0,
        Is("#3 x1 分项 甲园 已办结\n"),
        Is("  撤销：nuo undo 3\n"),
    );
    home.run("list x1").ends(0, Has(&["分项 1/2"]), Has(&["匹配"]));
    home.run("done x1 --part 2").ends(0, Has(&["乙园"]), Has(&["分项都已办结", "nuo done x1"]));
    home.run("done x1 --part 3").ends(4, Nothing, Has(&["没有（或不止一个）分项“3”"]));
    home.run("undo").ends(0, Has(&["乙园"]), Has(&["redo"]));
    home.run("done x1 --all-parts").ends(0, Has(&["分项 乙园 已办结", "已办结"]), Has(&["undo"]));
    home.run("done x1 --part 甲 --all-parts").ends(
        2,
        Nothing,
        Has(&["--part <分项> 与 --all-parts 不能同用"]),
    );
}

#[test]
fn a_note_is_typed_or_piped() {
    let home = Home::with_ledger();
    home.words(&["note", "1.1", "1.2", "电话 问过"]).ends(
        0,
        Has(&["#2 1.1 备注“电话 问过”\n", "#2 1.2"]),
        Has(&["undo 2"]),
    );
    home.run("note 1.3 -").stdin("第一行\n第二行\n".as_bytes()).ends(
        0,
        Is("#3 1.3 备注“第一行…”\n"),
        Has(&["undo 3"]),
    );
    home.run("show 1.3").ends(0, Has(&["2026-11-23  第一行", "            第二行"]), Nothing);
    home.run("mark 1.4 stalled --note -").stdin("等批复".as_bytes()).ends(
        0,
        Has(&["等批复"]),
        Has(&["undo 4"]),
    );
    home.run("note 1.1 -").stdin(&vec![b'a'; 64 * 1024 + 1]).ends(2, Nothing, Has(&["超过 64 KB"]));
    home.run("note 1.1 -").stdin(&[0xff, 0xfe]).ends(2, Nothing, Has(&["不是 UTF-8"]));
    home.run("note 1.1 -").stdin(b" \n").ends(4, Nothing, Has(&["内容为空"]));
}

#[test]
fn control_characters_never_reach_a_stream() {
    let home = Home::with_ledger();
    let hostile = "bad\u{1b}[31m\u{7}\u{202e}\u{9b}2J\nnext";
    let calm = |written: crate::run::Written| {
        let all = written.stdout + &written.stderr;
        let acts = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!all.chars().any(acts), "{all:?}");
    };
    calm(home.words(&["note", "1.1", hostile]).ends(0, Has(&["bad[31m"]), Has(&["undo"])));
    calm(home.words(&["done", "1.1", "--evidence", hostile]).ends(
        0,
        Has(&["bad"]),
        Has(&["undo"]),
    ));
    calm(home.words(&["defer", "2.15", "--to", "2027-01-01", "--reason", hostile]).ends(
        0,
        Has(&["bad"]),
        Has(&["undo"]),
    ));
    for line in ["show 1.1 2.15", "log", "show 1.1 2.15 --json", "log --json", "list --json"] {
        calm(home.run(line).ends(0, Has(&["1.1"]), Stream::Has(&[])));
    }
    calm(home.words(&["list", &format!("foo:{hostile}")]).ends(2, Nothing, Has(&["^^^"])));
    calm(home.words(&["show", hostile]).ends(3, Nothing, Has(&["bad"])));
    calm(home.words(&["--json", "show", hostile]).ends(3, Nothing, Has(&["bad"])));
}

#[test]
fn the_facts_of_a_letter_are_set_one_at_a_time() {
    let home = Home::with_ledger();
    home.run("letter set --reply-date 2021-06-25").ends(
        0,
        Is("#2 gx-2021122 复函日期 2021-06-25，重算期限 1 条\n"),
        Has(&["undo 2"]),
    );
    home.run("list 2.15").ends(0, Has(&["~2023-06-25 "]), Has(&["匹配"]));
    home.run("show 2.15").ends(0, Has(&["答复日期为 2021-06-25"]), Nothing);
    home.run("letter set gx-2021122 --class A --scheme 自治区").ends(
        0,
        Has(&["办复类别 A"]),
        Has(&["undo 3"]),
    );
    home.run("letter set --document-number 桂科函〔2021〕9号").ends(
        0,
        Has(&["文号"]),
        Has(&["undo 4"]),
    );
    home.run("letter show").ends(0, Has(&["A (自治区)", "桂科函〔2021〕9号"]), Nothing);
    home.run("letter set --class A").ends(2, Nothing, Has(&["--scheme <文字>"]));
    home.run("letter set").ends(2, Nothing, Has(&["--reply-date <日期>"]));
    home.run("letter set --class A --scheme x --document-number y").ends(
        2,
        Nothing,
        Has(&["不能同用"]),
    );
}

#[test]
fn another_text_is_not_attached_to_a_letter() {
    let home = Home::with_ledger();
    home.file("other.txt", "另一封信\n没有承诺\n".as_bytes());
    home.run("letter attach other.txt").ends(7, Nothing, Has(&["文件与来文不符"]));
    home.run("letter attach gx-2021122 nothing.txt").ends(7, Nothing, Has(&["文件不存在"]));
    home.run("letter attach").ends(2, Nothing, Has(&["缺少参数：<文件>"]));
}

#[test]
fn a_wrong_entry_is_withdrawn_and_brought_back() {
    let home = Home::with_ledger();
    home.run("withdraw 1.1").ends(4, Nothing, Has(&["必须写明理由"]));
    home.run("withdraw 1.1 --reason 重复").ends(
        0,
        Is("#2 1.1 撤回，理由“重复”\n"),
        Has(&["undo 2"]),
    );
    home.run("list").ends(0, Has(&["1.2"]), Is("共 59 条\n"));
    home.run("show 1.1").ends(0, Has(&["已撤回 2026-11-23: 重复"]), Nothing);
    home.run("mark 1.1 done").ends(4, Nothing, Has(&["已于 2026-11-23 撤回"]));
    home.run("undo").ends(0, Has(&["撤回"]), Has(&["redo"]));
    home.run("list").ends(0, Has(&["1.1"]), Is("共 60 条\n"));
}

#[test]
fn what_recurs_without_an_end_is_never_done_as_a_whole() {
    let home = Home::with_ledger();
    for year in 2021..=2026 {
        home.run(&format!("done 1.6 --period {year} -q")).ends(0, Has(&["已兑现"]), Nothing);
    }
    home.run("done 1.6").ends(4, Nothing, Has(&["没有终期", "nuo show 1.6"]));
    home.run("done 1.6 --period 2026").ends(4, Nothing, Has(&["已经这样记过", "nuo show 1.6"]));
}
