//! What people do at the screen, and what the ledger has of it afterwards.

use crate::desk::{Desk, Setup};
use crate::ledger_file::{defer, findings, item, mark, note};
use nuo::domain::commitment::Commitment;
use nuo::domain::vocabulary::{Status, Verdict};

fn desk() -> Desk {
    Desk::new(Setup::of(120, 36))
}

/// The commitment as another process reads it, in a ledger that is whole.
fn recorded(desk: &Desk, code: &str) -> Commitment {
    let ledger = desk.ledger();
    assert_eq!(findings(&ledger), Vec::new());
    item(&ledger, code)
}

fn operations(desk: &Desk) -> i64 {
    desk.ledger().newest().expect("the ledger is read")
}

#[test]
fn the_action_plan_is_done_with_its_document_number() {
    let mut desk = desk();
    desk.press("/").write("三年行动方案").shows("2 条").press("Enter");
    assert_eq!(desk.selected_code(), "1.5");
    desk.press("j");
    assert_eq!(desk.selected_code(), "1.4");
    desk.press("x").shows("办结 1.4 印发科技强桂三年行动方案");
    desk.press("Ctrl-U").write("2021-09-20").shows("= 2021-09-20 周一");
    desk.press("Tab Tab").write("桂办发〔2021〕14号").press("F2");
    desk.says("1.4 未核查 -> 已办结").says("佐证 桂办发〔2021〕14号").says("u 撤销");
    desk.lacks("F2").shows("佐证  [1] 桂办发〔2021〕14号（文件，3 级）").lacks("无据");
    let plan = recorded(&desk, "1.4");
    assert_eq!(plan.status(), Status::Done);
    assert_eq!(plan.status_on().map(|on| on.to_string()).as_deref(), Some("2021-09-20"));
    assert!(!plan.lacks_proof());
}

#[test]
fn twelve_of_the_bases_are_recorded_and_undone_and_redone() {
    let mut desk = desk();
    desk.select("2.15").press("p").shows("/ 20-30 家   当前 --");
    desk.write("12").press("F2").says("2.15 进度 12");
    desk.shows("12 家 (2026-11-24)  ############........");
    let seen = |desk: &Desk| recorded(desk, "2.15").latest_observation().map(|seen| seen.value);
    assert_eq!(seen(&desk), Some(12.0));
    desk.press("p").shows("当前 12").write("＋4").press("F2").says("2.15 进度 12 -> 16");
    assert_eq!(seen(&desk), Some(16.0));
    desk.press("u").says("已撤销 #3：2.15 进度 12 -> 16").says("U 重做");
    assert_eq!(seen(&desk), Some(12.0));
    desk.press("U").says("已重做 #3：2.15 进度 12 -> 16");
    assert_eq!(seen(&desk), Some(16.0));
    desk.press("u u").says("已撤销 #2：2.15 进度 12");
    assert_eq!(seen(&desk), None);
    desk.press("u").says("没有");
    for goal in ["18/20", "18/30", "18/20-30"] {
        desk.press("p").write(goal).press("F2").says("进度 18").press("u");
    }
}

#[test]
fn a_date_is_moved_with_a_reason_or_not_at_all() {
    let mut desk = desk();
    desk.select("3.2").press("d").write("2027-06-30").shows("（原 2025-12-31，+546 天）");
    desk.press("F2").shows("! 延期必须写明理由").shows("[2027-06-30");
    desk.write("并入“十五五”一并考核").press("F2");
    desk.says("3.2 期限 2025-12-31 -> 2027-06-30（+546 天），理由“并入“十五五”一并考核”");
    desk.shows("2027-06-30  218天  (延期)");
    let moved = recorded(&desk, "3.2");
    assert_eq!(moved.due().map(|due| due.to_string()).as_deref(), Some("2027-06-30"));
    assert_eq!(moved.moves[0].reason, "并入“十五五”一并考核");
}

#[test]
fn done_without_proof_is_said_wherever_it_shows() {
    let mut desk = desk();
    desk.select("1.1").press("X").says("1.1 未核查 -> 已办结");
    desk.shows("[无据] 开展科改33条").shows("无据 1");
    assert!(recorded(&desk, "1.1").lacks_proof());
    desk.press("a").write("https://example.org/a | 桂办发〔2021〕14号").press("F2");
    desk.lacks("无据").shows("[1] https://example.org/a").shows("[2] 桂办发〔2021〕14号");
    assert_eq!(recorded(&desk, "1.1").evidence.len(), 2);
}

#[test]
fn the_status_menu_asks_for_day_note_and_proof() {
    let mut desk = desk();
    desk.select("1.3").press("s").shows("状态 1.3").press("j j Enter").shows("推进中 1.3");
    desk.press("Tab").write("正在汇总").press("F2").says("1.3 未核查 -> 推进中“正在汇总”");
    assert_eq!(recorded(&desk, "1.3").status(), Status::InProgress);
    desk.press("s 5").shows("待核实 1.3").press("Esc");
    desk.press("s 0").shows("无法核查 1.3").press("F2");
    assert_eq!(recorded(&desk, "1.3").status(), Status::Unverifiable);
}

#[test]
fn a_note_is_kept_and_shown() {
    let mut desk = desk();
    desk.select("1.1").press("n F2").shows("! 这一栏不能空");
    desk.write("已电话联系").press("F2").says("1.1 备注“已电话联系”");
    desk.shows("备注  2026-11-24 已电话联系");
    assert_eq!(recorded(&desk, "1.1").notes[0].text, "已电话联系");
}

#[test]
fn a_yearly_commitment_asks_which_year() {
    let mut desk = desk();
    desk.select("1.6").press("x").shows("哪一期").shows("(o) 2021").shows("( ) 2022");
    desk.press("Tab Right Tab").shows("(o) 2022").press("F2");
    desk.says("1.6 2022 ");
    let periods = recorded(&desk, "1.6").periods;
    let answered: Vec<String> = periods.keys().map(ToString::to_string).collect();
    assert_eq!(answered, ["2022"]);
    desk.press("x").shows("(o) 2021  ( ) 2023").press("Esc");
    desk.select("4.5").press("p").shows("哪一期").write("500").press("F2");
    desk.says("4.5 进度 2026 500");
}

#[test]
fn parts_are_answered_one_by_one() {
    let mut desk = desk();
    desk.select("2.13").press("x").shows("分项").shows("1/5");
    desk.press("F2").says("2.13 分项").says("已办结");
    let kept = |desk: &Desk| {
        let item = recorded(desk, "2.13");
        item.parts.values().filter(|answer| answer.verdict == Verdict::Kept).count()
    };
    assert_eq!(kept(&desk), 1);
    desk.press("x").shows("( ) 全部分项").press("Tab Left").shows("(o) 全部分项").press("F2");
    assert_eq!(kept(&desk), 4);
    assert_eq!(recorded(&desk, "2.13").status(), Status::Done);
    desk.press("u");
    assert_eq!(kept(&desk), 1);
}

#[test]
fn refused_keys_say_why_and_so_does_the_help() {
    let mut desk = desk();
    desk.select("1.1").press("p").says("这条没有量化目标");
    desk.press("?").shows("进度…  - 这条没有量化目标").press("Esc");
    desk.press("\\").says("现在没有筛选");
    desk.press("X d").says("已结的承诺不能延期");
    desk.press("? PgDn").shows("延期…  - 已结的承诺不能延期").press("Esc");
    desk.press("/").write("绝无此事").press("Enter").shows("没有匹配，按 \\ 清除筛选");
    for key in ["x", "X", "p", "n", "a", "d", "s", "r", "Enter"] {
        desk.press(key).says("没有选中的承诺");
    }
    desk.press("\\").lacks("没有匹配").shows("清单 60");
}

#[test]
fn a_ledger_that_is_read_only_refuses_every_change() {
    let mut desk = Desk::new(Setup::of(120, 36).read_only());
    desk.shows("[只读]");
    for key in ["x", "X", "p", "n", "a", "d", "s", "r", "u", "U"] {
        desk.press(key).says("账本只读，不能改动");
    }
    desk.press("/").write("双创").shows("条  =");
    assert_eq!(operations(&desk), 1);
}

#[test]
fn enter_alone_records_nothing_and_escape_takes_nothing() {
    let mut desk = desk();
    desk.select("1.1").press("x Enter Enter Enter").shows("办结 1.1");
    assert_eq!(operations(&desk), 1);
    desk.press("Esc").lacks("F2 记录");
    desk.press("n").write("不要").press("Esc").lacks("不要");
    assert_eq!(operations(&desk), 1);
    // On the button itself it records.
    desk.press("n").write("要").press("Tab Enter Enter").says("1.1 备注“要”");
    assert_eq!(operations(&desk), 2);
}

#[test]
fn a_mistake_in_a_dialog_keeps_it_open_and_every_word() {
    let mut desk = desk();
    desk.select("1.1").press("x Ctrl-U").write("2026-02-30").shows("2026年2月没有30日");
    desk.press("Tab Tab").write("桂办发〔2021〕14号").press("Tab").write("说明文字").press("F2");
    desk.shows("! 2026年2月没有30日").shows("[2026-02-30").shows("14号").shows("说明文字");
    desk.press("Ctrl-U").write("2027-01-01").press("F2").shows("办结 1.1").shows("说明文字");
    assert_eq!(operations(&desk), 1);
    let missing = desk.file.folder().join("没有这个文件.pdf");
    desk.press("Esc a").write(&missing.display().to_string()).press("F2").shows("没有这个文件.pdf");
    desk.shows("佐证 1.1");
    assert_eq!(operations(&desk), 1);
}

#[test]
fn full_width_keys_are_commands_and_letters_in_a_field_are_not() {
    let mut desk = desk();
    desk.press("？").shows("按键").press("Esc ／").shows("Tab 补全").press("Esc");
    desk.select("1.1").press("ｘ").shows("办结 1.1").press("Esc n");
    desk.write("xXpnadsuUqjkgG?/,\\Lc ｘ？").shows("xXpnadsuUqjkgG?/,\\Lc ｘ？").press("Esc");
    desk.press("/").write("qjx").shows("/ qjx").press("Esc");
    assert!(!desk.is_leaving());
    assert_eq!(operations(&desk), 1);
    desk.press("q");
    assert!(desk.is_leaving());
}

#[test]
fn a_paste_goes_into_fields_only_and_is_cut_to_size() {
    let mut desk = desk();
    let before = desk.screen();
    desk.paste("xqX\nu");
    assert_eq!(desk.screen(), before);
    assert!(!desk.is_leaving());
    desk.press("?").paste("q").shows("按键").press("Esc s").paste("6").shows("状态").press("Esc");
    desk.press("/").paste("双\n创").shows("/ 双 创").press("Esc");
    desk.select("1.1").press("n").paste(&"诺".repeat(350_000)).press("F2").says("1.1 备注");
    let length = recorded(&desk, "1.1").notes[0].text.len();
    assert!((60_000..=64 * 1024).contains(&length), "{length}");
}

#[test]
fn a_key_between_does_not_hide_what_another_process_changed() {
    let mut desk = desk();
    desk.select("3.2");
    note(&mut desk.ledger(), "3.2", "外面写的").expect("noted");
    desk.press("j").press("k").press("n").write("自己写的").press("F2");
    desk.tick().says("外部改动 1 条，已更新").shows("外面写的");
}

#[test]
fn a_dialog_says_when_its_commitment_was_changed_elsewhere() {
    let mut desk = desk();
    desk.select("1.5").press("d").write("2027-01-01").shows("原 2023-12-31");
    defer(&mut desk.ledger(), "1.5", "2028-01-01", "别处已改").expect("deferred");
    desk.tick().shows("这条刚被别处改动").shows("[2027-01-01").shows("原 2028-01-01");
    desk.press("Esc");
    assert_eq!(recorded(&desk, "1.5").moves.len(), 1);
}

#[test]
fn what_another_process_changes_appears_and_the_selection_stays() {
    let mut desk = desk();
    desk.select("3.2");
    let before = desk.screen();
    desk.tick();
    assert_eq!(desk.screen(), before);
    let mut other = desk.ledger();
    // The first of the list goes to its end, so that every place changes.
    mark(&mut other, "1.5", Status::Done).expect("done");
    note(&mut other, "3.2", "外面写的").expect("noted");
    desk.lacks("外面写的").tick().says("外部改动 2 条，已更新").shows("外面写的");
    assert_eq!(desk.selected_code(), "3.2");
    desk.press("j").tick().lacks("外部改动");
    // The dialog that is open stays open with what was typed.
    desk.press("n").write("写到一半");
    note(&mut other, "3.2", "又来").expect("noted");
    desk.tick().shows("[写到一半").press("Esc");
}
