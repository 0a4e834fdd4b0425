//! Commitments of one's own, edits with flags, and withdrawing.

use crate::run::{Home, Stream};
use Stream::{Has, Is, Nothing};

#[test]
fn one_s_own_commitment_is_added_and_its_date_said_back() {
    let home = Home::with_ledger();
    for (line, said, back) in [
        (
            "add 报送小结 --due 2027年6月底前 --lead 办公室",
            "#2 0.1 新增“报送小结”\n",
            "期限 2027年6月底前 = 2027-06-30 周三（明示，219天）；产出 · 硬性",
        ),
        ("add 一事 --due 年底", "#3 0.2 新增", "年底 = 2026-12-31 周四（明示，38天）"),
        ("add 二事 --due 2027年10月前", "0.3", "= ?2027-09-30 周四（存疑，"),
        ("add 三事 --due 到2027年", "0.4", "= ~2027-12-31 周五（推定，"),
        ("add 四事 --due 每月", "0.5", "= ~2026-11-30 周一（推定，7天）；周期 · 硬性"),
        ("add 五事 --due 2026-11-20", "0.6", "期限 2026-11-20 周五（明示，逾3天）"),
        ("add 六事", "0.7", "  无时限；产出 · 硬性"),
        ("add 七事 --condition 待批复后", "0.8", "无时限；产出 · 附条件"),
        (
            "add 八事 --target 20-30家 --due 十五五末",
            "0.9",
            "2030-12-31 周二（推定，1499天）；数量",
        ),
        ("add 九事 --code N-1 --kind 持续 --strength aim", "N-1 新增", "；持续 · 力争"),
    ] {
        home.run(line).ends(0, Has(&[said]), Has(&["撤销：nuo undo", back]));
    }
    home.run("add x --due eoy --lang en").ends(
        0,
        Has(&["0.10 added \"x\""]),
        Has(&["Due eoy = 2026-12-31 Thu (stated, 38d); Output · Firm"]),
    );
    home.run("show 0.5").ends(
        0,
        Has(&["写作“每月”", "自记入时所在的一期起", "从记入之日（2026-11-23）算起"]),
        Nothing,
    );
    home.run("list --group part").ends(0, Has(&["自列承诺 (11)\n"]), Has(&["共 71 条"]));
    home.run("doctor").ends(0, Has(&["账本完好"]), Nothing);
}

#[test]
fn everything_that_is_said_of_a_new_commitment_is_kept() {
    let home = Home::with_ledger();
    home.words(&[
        "add",
        "两份",
        "方案",
        "--title-en",
        "Two plans",
        "--lead",
        "甲处",
        "--lead",
        "乙处",
        "--co",
        "丙处",
        "--part",
        "东园",
        "--part",
        "西园",
        "--tag",
        "重点",
        "--tag",
        "重点",
        "--note",
        "电话交办",
        "--target",
        "方案 不少于 2 份",
        "--due",
        "2027-05-01",
    ])
    .ends(0, Is("#2 0.1 新增“两份 方案”，备注“电话交办”\n"), Has(&["2027-05-01 周六"]));
    let item = &home.json("show 0.1")["items"][0];
    assert_eq!(item["title_en"], "Two plans");
    assert_eq!(item["lead"], serde_json::json!(["甲处", "乙处"]));
    assert_eq!(item["co"], serde_json::json!(["丙处"]));
    assert_eq!(item["target"]["operator"], "at_least");
    assert_eq!(item["target"]["unit"], "份");
    assert_eq!(item["due"]["rule"], "day:2027-05-01");
    assert_eq!(item["notes"][0]["text"], "电话交办");
    home.run("done 0.1").ends(4, Nothing, Has(&["东园、西园"]));
    home.run("list tag:重点").ends(0, Has(&["0.1"]), Has(&["匹配 1 条"]));
    let answer = home.json("add 又一条 --due 年底");
    assert_eq!(answer, serde_json::json!({"op": 3, "undo": "nuo undo 3", "changed": ["0.2"]}));
    home.run("undo #3").ends(0, Has(&["已撤销 #3：0.2 新增“又一条”"]), Has(&["redo"]));
    home.run("show 0.2").ends(3, Nothing, Has(&["没有编号为 0.2"]));
}

#[test]
fn what_cannot_be_read_is_refused_and_nothing_is_recorded() {
    let home = Home::with_ledger();
    for (line, exit, zh, en) in [
        ("add x --due 尽快", 2, "看不懂日期“尽快”", "cannot read the date"),
        (
            "add x --due 2027年前",
            2,
            "可能是 2026-12-31、2027-12-31",
            "it may be 2026-12-31, 2027-12-31",
        ),
        ("add x --due 3/12", 2, "有歧义", "is ambiguous"),
        ("add x --target 很多", 2, "看不懂目标“很多”", "Cannot read the target"),
        ("add x --kind 大事", 2, "没有“大事”这个类型", "There is no kind"),
        ("add x --strength 必须", 2, "没有“必须”这个力度", "There is no strength"),
        ("add x --code 1.4", 4, "编号 1.4 已被占用", "The code 1.4 is taken"),
        ("add x --code a/b", 4, "“a/b”不能作编号", "cannot be a code"),
        ("add x --strength 附条件", 4, "须写明条件", "needs its condition"),
        ("add", 2, "不能打开编辑器", "no terminal to open an editor on"),
        ("add x --edit", 2, "不能打开编辑器", "no terminal to open an editor on"),
        ("edit 1.4", 2, "不能打开编辑器", "no terminal to open an editor on"),
        ("edit 9.9 --tag x", 3, "没有编号为 9.9", "no commitment 9.9"),
        ("edit 1.4 --due 年底", 4, "以来文为准", "are the letter's"),
        ("edit 1.4 --kind floor", 4, "nuo defer 1.4 --to", "nuo defer 1.4 --to DATE"),
        ("edit 1.4 --target 5份", 4, "gx-2021122", "gx-2021122"),
    ] {
        home.run(line).ends(exit, Nothing, Has(&[zh]));
        home.run(line).arg("--lang=en").ends(exit, Nothing, Has(&[en]));
    }
    assert_eq!(home.json("log")["count"], 1, "nothing was recorded");
}

#[test]
fn wording_units_and_tags_of_a_letter_s_commitment_are_edited() {
    let home = Home::with_ledger();
    home.words(&["edit", "1.4", "--title", "印发改革三十三条"]).ends(
        0,
        Is("#2 1.4 改题“印发改革三十三条”\n"),
        Is("  撤销：nuo undo 2\n"),
    );
    home.run("edit 1.4 --tag 重点 --tag 甲").ends(
        0,
        Is("#3 1.4 标签 重点、甲\n"),
        Has(&["undo 3"]),
    );
    home.run("edit 1.4 --untag 重点 --tag 乙 --co 财政厅 --lang en").ends(
        0,
        Is("#4 1.4 co-handlers 财政厅, tags 甲, 乙\n"),
        Has(&["Undo: nuo undo 4"]),
    );
    home.run("edit 1.4 --tag 甲").ends(4, Nothing, Has(&["与现有一致"]));
    home.words(&["edit", "1.4", "--title", " "]).ends(4, Nothing, Has(&["内容为空"]));
    assert_eq!(
        home.json("edit 1.4 --lead 办公厅"),
        serde_json::json!({"op": 5, "undo": "nuo undo 5", "changed": ["1.4"]})
    );
    home.run("undo 2").ends(0, Has(&["改题"]), Has(&["redo"]));
    let item = &home.json("show 1.4")["items"][0];
    assert_ne!(item["title"], "印发改革三十三条");
    assert_eq!(item["lead"], serde_json::json!(["办公厅"]), "later edits stay");
    home.run("doctor").ends(0, Has(&["账本完好"]), Nothing);
}

#[test]
fn all_of_one_s_own_is_edited_and_a_moved_date_is_not() {
    let home = Home::with_ledger();
    home.run("add 小结 --due 2027-06-30 --target 2份").ends(0, Has(&["0.1"]), Has(&["undo"]));
    home.run("edit 0.1 --due 2027年底 --kind output --strength 力争").ends(
        0,
        Is("#3 0.1 类型 产出，力度 力争，期限写作“2027年底”，期限 2027-06-30 -> 2027-12-31\n"),
        Has(&["2027年底 = 2027-12-31 周五（明示，403天）；产出 · 力争"]),
    );
    home.words(&["edit", "0.1", "--target", ""]).ends(
        0,
        Is("#4 0.1 目标 （无）\n"),
        Has(&["undo"]),
    );
    home.run("progress 0.1 1").ends(4, Nothing, Has(&["没有量化目标"]));
    home.words(&["edit", "0.1", "--due", ""]).ends(
        0,
        Is("#5 0.1 改期限，期限 2027-12-31 -> --\n"),
        Has(&["无时限；产出 · 力争"]),
    );
    home.run("undo").ends(0, Has(&["改期限"]), Has(&["redo"]));
    home.run("list 0.1").ends(0, Has(&["2027-12-31"]), Has(&["匹配"]));
    home.run("defer 0.1 --to 2028-03-01 --reason 等批复").ends(0, Has(&["理由"]), Has(&["undo"]));
    home.run("edit 0.1 --due 2027-01-01").ends(4, Nothing, Has(&["已经改过期", "nuo defer 0.1"]));
    home.run("edit 0.1 --condition 待批复后 --strength 附条件").ends(
        0,
        Has(&["力度 附条件，条件“待批复后”"]),
        Has(&["undo"]),
    );
    home.words(&["edit", "0.1", "--condition", ""]).ends(4, Nothing, Has(&["须写明条件"]));
    home.run("doctor").ends(0, Has(&["账本完好"]), Nothing);
}

#[test]
fn what_is_withdrawn_is_still_shown_and_never_deleted() {
    let home = Home::with_ledger();
    home.run("note 1.1 先记一笔").ends(0, Has(&["#2"]), Has(&["undo"]));
    home.run("withdraw 1.1 9.9 --reason 重复").ends(3, Nothing, Has(&["9.9"]));
    let answer = home.json("withdraw 1.1 1.2 --reason 重复 --on 昨天");
    assert_eq!(
        answer,
        serde_json::json!({"op": 3, "undo": "nuo undo 3", "changed": ["1.1", "1.2"]})
    );
    home.run("withdraw 1.1 --reason 再来").ends(4, Nothing, Has(&["已于 2026-11-22 撤回"]));
    home.run("list 1.1").ends(0, Nothing, Has(&["没有匹配"]));
    home.run("show 1.1").ends(
        0,
        Has(&["已撤回 2026-11-22: 重复", "先记一笔", "撤回，理由“重复”"]),
        Nothing,
    );
    home.run("log 1.1").ends(0, Has(&["#3", "撤回，理由“重复”", "#2", "先记一笔"]), Nothing);
    assert_eq!(home.json("show 1.1")["items"][0]["withdrawn"]["reason"], "重复");
    home.run("edit 1.1 --tag x").ends(4, Nothing, Has(&["撤回"]));
    home.run("undo 3").ends(0, Has(&["撤回"]), Has(&["redo"]));
    home.run("list").ends(0, Has(&["1.1", "1.2"]), Is("共 60 条\n"));
}

#[test]
fn further_fields_are_kept_shown_found_changed_and_taken_back() {
    let home = Home::with_ledger();
    // They are the office's facts: also of what a letter says.
    home.words(&["edit", "2.12", "--field", "责任人=王某", "--field", "资金（万元）=35"]).ends(
        0,
        Has(&["2.12 责任人“王某”，资金（万元）“35”"]),
        Has(&["nuo undo 2"]),
    );
    home.run("show 2.12").ends(0, Has(&["责任人", "王某", "资金（万元）", "35"]), Nothing);
    let shown = home.json("show 2.12");
    let fields = &shown["items"][0]["fields"];
    assert_eq!((&fields["owner"], &fields["资金（万元）"]), (&"王某".into(), &"35".into()));
    home.run("list 王某").ends(0, Has(&["2.12"]), Has(&["匹配 1 条"]));
    home.words(&["edit", "2.12", "--field", "Owner=李某", "--field", "备注=已约谈"]).ends(
        0,
        Has(&["责任人“李某”", "备注栏“已约谈”"]),
        Has(&["nuo undo 3"]),
    );
    home.run("log #3").ends(0, Has(&["责任人 王某 -> 李某", "备注栏 - -> 已约谈"]), Nothing);
    home.words(&["diff", "#2"]).ends(0, Has(&["其他栏", "责任人  王某 -> 李某"]), Has(&[""]));
    home.words(&["edit", "2.12", "--field", "责任人=", "--lang", "en"]).ends(
        0,
        Has(&["Owner (none)"]),
        Has(&[""]),
    );
    home.words(&["edit", "2.12", "--field", "责任人="]).ends(4, Nothing, Has(&["没有"]));
    home.run("list 李某").ends(0, Nothing, Has(&["没有匹配"]));
    home.words(&["show", "2.12", "--as-of", "#3"]).ends(
        0,
        Has(&["备注栏        已约谈"]),
        Has(&[""]),
    );
    home.words(&["list", "李某", "--as-of", "#3"]).ends(0, Has(&["2.12"]), Has(&[""]));
    home.run("undo 4").ends(0, Has(&[""]), Has(&[""]));
    home.run("list 李某").ends(0, Has(&["2.12"]), Has(&[""]));
    home.words(&["add", "一事", "--field", "owner=赵某"]).ends(0, Has(&["0.1"]), Has(&[""]));
    home.run("show 0.1").ends(0, Has(&["责任人  赵某"]), Nothing);
    home.words(&["edit", "0.1", "--field", "owner"]).ends(2, Nothing, Has(&["责任人=王某"]));
    home.run("doctor").ends(0, Has(&["账本完好"]), Nothing);
}
