//! The list at work: marks and changes to many, groups and folds, and what the
//! filter line offers.

use crate::desk::{Desk, Setup};
use crate::ledger_file::{LedgerFile, findings, item, mark};
use nuo::app::App;
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;

fn desk() -> Desk {
    Desk::new(Setup::of(120, 36))
}

fn operations(desk: &Desk) -> i64 {
    desk.ledger().newest().expect("the ledger is read")
}

/// Marks commitments by their codes and goes back to the whole list.
fn mark_codes<'d>(desk: &'d mut Desk, codes: &str) -> &'d mut Desk {
    desk.press("/").write(&format!("code:{codes}")).press("Enter * \\")
}

fn notes(ledger: &App, codes: &[&str]) -> usize {
    codes.iter().map(|code| item(ledger, code).notes.len()).sum()
}

#[test]
fn many_are_changed_in_one_operation_and_undone_in_one() {
    let mut desk = desk();
    desk.press("Space Space Space").shows("已选 3").shows("!✓4.5").shows("!✓2.15");
    assert_eq!(desk.selected_code(), "1.5", "a mark moves on");
    desk.press("n").shows("备注 3 条  1.6 2.15 4.5").write("已发函催办").press("F2");
    desk.says("3 条（1.6 2.15 4.5）备注“已发函催办”").says("u 撤销").lacks("已选");
    assert_eq!(operations(&desk), 2);
    let codes = ["1.6", "2.15", "4.5"];
    assert_eq!(notes(&desk.ledger(), &codes), 3);
    desk.press("u").says("已撤销 #2：3 条");
    assert_eq!(notes(&desk.ledger(), &codes), 0);
    desk.press("U").says("已重做 #2");
    assert_eq!(notes(&desk.ledger(), &codes), 3);
    assert_eq!(findings(&desk.ledger()), Vec::new());
}

#[test]
fn those_that_refuse_are_named_with_their_reasons_and_stay_marked() {
    let mut desk = desk();
    mark(&mut desk.ledger(), "1.1", Status::Done).expect("done");
    desk.tick();
    mark_codes(&mut desk, "1.1,1.2,1.5,1.6,2.13").shows("已选 5").press("X");
    desk.says("2 条（1.2 1.5）-> 已办结。3 条没有改：").says("已是“已办结”（1.1）");
    desk.says("要逐期办理（1.6）").says("还有分项未办结（2.13）").shows("已选 3");
    let status = |desk: &Desk, code: &str| item(&desk.ledger(), code).status();
    assert_eq!(status(&desk, "1.5"), Status::Done);
    assert_eq!(status(&desk, "1.6"), Status::Unchecked);
    assert_eq!(operations(&desk), 3);
    // The rest of the marks take another change.
    desk.press("s").shows("状态 3 条").press("3").shows("推进中 3 条").press("F2");
    desk.says("3 条（1.1 1.6 2.13）-> 推进中").lacks("已选").press("u u");
    assert_eq!(status(&desk, "1.1"), Status::Done);
    assert_eq!(status(&desk, "1.5"), Status::Unchecked);
}

#[test]
fn where_all_refuse_nothing_is_recorded_and_the_dialog_stays() {
    let mut desk = desk();
    mark_codes(&mut desk, "1.6,4.5,2.13").press("x").shows("办结 3 条  1.6 2.13 4.5").press("F2");
    desk.shows("! 3 条没有改：要逐期办理（1.6 4.5）；还有分项未办结（2.13）").shows("F2 记录");
    desk.press("Esc").shows("已选 3");
    assert_eq!(operations(&desk), 1);
    // One reason for all is said in full.
    desk.press("Esc");
    mark_codes(&mut desk, "1.6,4.5").press("X").says("没有改：要逐期办理（1.6 4.5）");
    assert_eq!(operations(&desk), 1);
}

#[test]
fn dates_of_many_are_moved_together_with_one_reason() {
    let mut desk = desk();
    mark(&mut desk.ledger(), "3.1", Status::Done).expect("done");
    desk.tick();
    mark_codes(&mut desk, "1.5,3.1,3.2").press("d").shows("延期 3 条").press("F2");
    desk.shows("! ").write("2027-06-30").press("F2").shows("! 延期必须写明理由");
    desk.write("纳入下一个五年规划").press("F2");
    desk.says("2 条（1.5 3.2）期限定为 2027-06-30，理由“纳入下一个五年规划”");
    desk.says("1 条没有改：已结（3.1）").shows("已选 1");
    for code in ["1.5", "3.2"] {
        let moved = item(&desk.ledger(), code);
        assert_eq!(moved.due().map(|due| due.to_string()).as_deref(), Some("2027-06-30"));
    }
    assert_eq!(operations(&desk), 3);
}

#[test]
fn evidence_and_review_go_to_all_that_are_marked() {
    let mut desk = desk();
    mark_codes(&mut desk, "1.1,1.2").press("a").write("桂办发〔2021〕14号").press("F2");
    desk.says("2 条（1.1 1.2）佐证 桂办发〔2021〕14号");
    mark_codes(&mut desk, "1.1,1.2,1.3").press("r").says("3 条（1.1 1.2 1.3）已复核");
    let reviewed = item(&desk.ledger(), "1.3").last_look().map(|day| day.to_string());
    assert_eq!(reviewed.as_deref(), Some("2026-11-24"));
    mark_codes(&mut desk, "1.1,1.2").press("p").says("进度要逐条记");
}

#[test]
fn escape_takes_the_marks_off_before_it_leaves_the_filter() {
    let mut desk = desk();
    desk.press("/").write("逾期").press("Enter *").shows("已选 6").shows("!✓4.5");
    // All of them are marked: the key takes the marks off again.
    desk.press("*").lacks("已选").press("* Space").shows("已选 5");
    desk.press("Esc").says("已取消选择").lacks("已选").shows("清单 6/60");
    desk.press("Esc").says("已清除筛选").shows("清单 60");
}

#[test]
fn marks_that_a_filter_leaves_out_are_counted() {
    let mut desk = desk();
    desk.press("Space Space /").write("牵头:财政").press("Enter");
    desk.shows("已选 2（2 条未列出）").press("Space").shows("已选 3（2 条未列出）").press("Esc");
    desk.lacks("未列出").press("* \\").shows("已选 15").lacks("未列出");
}

#[test]
fn a_list_without_a_match_has_nothing_to_mark() {
    let mut desk = desk();
    desk.press("/").write("绝无此事").press("Enter Space").says("没有选中的承诺");
    desk.press("*").says("没有选中的承诺");
}

#[test]
fn groups_have_headings_with_counts_and_no_row_is_skipped() {
    let mut desk = desk();
    desk.press("z p g g").shows("分组:部分").shows("▾ 1 科技体制改革  17 条，逾期 2");
    desk.shows("64").press("j");
    assert_eq!(desk.selected_code(), "1.6");
    let mut seen = Vec::new();
    desk.press("g g");
    for _ in 0..64 {
        seen.push(desk.selected_row());
        desk.press("j");
    }
    seen.dedup();
    assert_eq!(seen.len(), 64, "each line once: {seen:#?}");
    assert_eq!(seen.iter().filter(|row| row.contains('▾')).count(), 4);
}

#[test]
fn each_way_of_grouping_keeps_the_selected_commitment() {
    let mut desk = Desk::new(Setup::of(120, 100));
    desk.select("3.2");
    for (keys, title, heading) in [
        ("z l", "分组:牵头", "▾ 自治区财政厅  15 条，逾期 2"),
        ("z s", "分组:状态", "▾ 未核查  60 条，逾期 6"),
        ("z m", "分组:月份", "▾ 2025-12  2 条，逾期 2"),
        ("z p", "分组:部分", "▾ 3 财政科技投入"),
    ] {
        desk.press(keys).shows(title).shows(heading);
        assert_eq!(desk.selected_code(), "3.2", "{keys}");
    }
    desk.press("z n").lacks("分组:").lacks("▾");
    assert_eq!(desk.selected_code(), "3.2");
    // From a heading the first commitment under it is kept.
    desk.press("z m k z s");
    assert_eq!(desk.selected_code(), "3.1");
}

#[test]
fn a_group_is_folded_and_opened_where_the_selection_is() {
    let mut desk = desk();
    desk.press("z a").says("现在没有分组").select("3.2").press("z p z a");
    desk.shows("▸ 3 财政科技投入  13 条，逾期 2");
    assert!(desk.selected_row().contains("▸ 3"), "the heading is selected");
    desk.shows("Enter 展开").press("Enter").shows("▾ 3 财政科技投入").press("j");
    assert_eq!(desk.selected_code(), "3.1");
    desk.press("z M").shows("4/4".split('/').next().expect("a number")).lacks("▾");
    assert!(desk.selected_row().contains("▸ 3"));
    desk.press("j").press("z a").shows("▾ 4 人才引进培育").press("z R").shows("▾ 4");
    desk.press("g g").shows("▾ 1 科技体制改革").lacks("▸");
    // A heading is no commitment.
    desk.press("x").says("没有选中的承诺");
}

#[test]
fn a_folded_commitment_is_found_under_its_heading() {
    let mut desk = desk();
    desk.press("z p z M g g").press("n").says("没有选中的承诺");
    desk.press("Space").shows("已选 17").press("j Space").shows("已选 33");
    desk.press("k Space").shows("已选 16").press("Esc").lacks("已选");
    // A change from outside leaves the folds as they are.
    mark(&mut desk.ledger(), "1.1", Status::Done).expect("done");
    desk.tick().says("外部改动 1 条").shows("▸ 1 科技体制改革").lacks("▾");
    desk.press("/").write("逾期").shows("▸ 1 科技体制改革  2 条，逾期 2").press("Enter");
    desk.shows("清单 6/60").press("z R").shows("▾ 2 创新平台培育  1 条，逾期 1");
}

#[test]
fn the_filter_line_shows_what_relative_dates_come_to() {
    let mut desk = desk();
    desk.press("/").write("期限<月底").shows("月底 = 2026-11-30 周一").press("Ctrl-U");
    desk.write("期限:本周").shows("本周 = 2026-11-23..2026-11-29").press("Ctrl-U");
    desk.write("期限<2026-12-01").lacks("2026-12-01 =");
}

#[test]
fn completion_shows_what_there_is_and_walks_through_it() {
    let mut desk = desk();
    desk.press("/").shows("编号:  状态:").write("状").press("Tab").shows("/ 状态:");
    desk.shows("未核查  未启动  推进中").press("Tab").shows("/ 状态:未核查");
    desk.press("Tab Tab").shows("/ 状态:推进中").press("BackTab").shows("/ 状态:未启动");
    desk.write(",").shows("未核查  未启动").press("BackTab").shows("/ 状态:未启动,无时限");
    // A word in the middle is completed where it stands.
    desk.press("Ctrl-U").write("ove -已结").press("Home Right Right Right Tab");
    desk.shows("/ overdue -已结").write("x").shows("/ overduex -已结");
}

#[test]
fn completion_knows_the_units_of_the_ledger_and_their_pinyin() {
    let mut desk = desk();
    desk.press("/").write("牵头:").shows("自治区科技厅  自治区财政厅  自治区党委编办");
    desk.press("Tab Tab").shows("/ 牵头:自治区财政厅").shows("15 条");
    desk.press("Ctrl-U").write("lead:kjt").shows("自治区科技厅").press("Tab");
    desk.shows("/ lead:自治区科技厅").shows("44 条").press("Ctrl-U").write("来文:").press("Tab");
    desk.shows("/ 来文:gx-2021122")
        .shows("60 条")
        .press("Ctrl-U")
        .write("部分:")
        .shows("1  2  3  4");
}

#[test]
fn english_completion_offers_english_words() {
    let mut desk = Desk::new(Setup::of(120, 36).lang(Lang::En));
    desk.press("/").shows("code:  status:  due:").lacks("状态").write("status:cl").press("Tab");
    desk.shows("/ status:claimed").press("Tab").shows("/ status:closed");
}

#[test]
fn every_size_can_group_and_mark() {
    for size in [(200, 50), (80, 24), (40, 20), (30, 10), (20, 6)] {
        for lang in [Lang::Zh, Lang::En] {
            let mut desk = Desk::new(Setup::of(size.0, size.1).lang(lang));
            desk.press("z p g g").shows("▾ 1").press("z M").shows("▸ 1").press("z R j Space");
            desk.shows("✓").press("k z a").shows("▸ 1");
        }
    }
}

#[test]
fn marks_are_kept_by_name_when_another_process_changes_the_order() {
    let file = LedgerFile::founded();
    let mut desk = Desk::at(file, Setup::of(120, 36));
    desk.press("Space Space").shows("!✓4.5").shows("!✓1.6");
    mark(&mut desk.ledger(), "2.15", Status::Done).expect("done");
    desk.tick().press("g g").shows("!✓4.5").shows("!✓1.6").shows("已选 2");
}
