//! The review on the screen, in the words of the person who sits before it.

use crate::attached::with_a_copy;
use crate::desk::{Desk, Setup};
use crate::ledger_file::{LedgerFile, findings, id, item, mark, note};
use nuo::domain::event::Command;
use nuo::domain::query::Query;
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;

/// A ledger in which all but these was looked at today.
fn due(codes: &[&str]) -> LedgerFile {
    let file = LedgerFile::founded();
    let mut app = file.on("2026-11-24");
    let due: Vec<_> = codes.iter().map(|code| id(&app, code)).collect();
    let queue = app.review_queue(&Query::All, usize::MAX).expect("the queue is read");
    let items = queue.rows.into_iter().map(|found| found.row.id);
    let items = items.filter(|id| !due.contains(id)).collect();
    app.execute(&Command::Review { items }, None).expect("reviewed");
    file
}

fn desk(codes: &[&str]) -> Desk {
    let mut desk = Desk::at(due(codes), Setup::of(120, 36));
    desk.press("4");
    desk
}

fn looked_on(desk: &Desk, code: &str) -> Option<String> {
    let ledger = desk.ledger();
    assert_eq!(findings(&ledger), Vec::new());
    item(&ledger, code).looked_on.map(|day| day.to_string())
}

#[test]
fn each_answer_is_on_disk_before_the_next_card_comes() {
    let mut desk = desk(&["1.4", "1.5", "3.1", "3.2"]);
    desk.shows("[4 审阅(4)]").shows("第 1 / 4 条").shows("━ 1.5 - 逾期 ━");
    desk.shows("期限已过，现在怎样？").shows("还没有审阅过").shows("收录以来  没有变化");
    desk.press("Enter").says("1.5 已复核   u 撤销").shows("第 2 / 4 条").shows("━ 3.1 - 逾期 ━");
    assert_eq!(looked_on(&desk, "1.5").as_deref(), Some("2026-11-24"));
    desk.press("d").write("2027-06-30").press("Tab").write("等批复").press("F2");
    desk.says("3.1 期限 2025-12-31 -> 2027-06-30")
        .says("理由“等批复”，已复核")
        .shows("━ 3.2 - 逾期 ━")
        .shows("v 3.1  延期");
    assert_eq!(item(&desk.ledger(), "3.1").moves.len(), 1);
    desk.press("b F2").says("3.2 未核查 -> 部分兑现").shows("━ 1.4 - 未结 ━");
    desk.press("n").write("已电话询问").press("F2").says("1.4 备注“已电话询问”，已复核");
    desk.shows("已审 4 条：无变化 1，备注 1，延期 1，部分兑现 1").shows("待审的都审完了");
    desk.shows("下一次：2026-11-30 周一").shows("[4 审阅]").shows("w 看本周周报");
    assert_eq!(looked_on(&desk, "1.4").as_deref(), Some("2026-11-24"));
    desk.press("w").shows("[5 周报]");
}

#[test]
fn undo_brings_the_card_back_and_redo_answers_it() {
    let mut desk = desk(&["3.1", "3.2"]);
    desk.press("c F2").says("3.1 未核查 -> 待核实").shows("━ 3.2 - 逾期 ━");
    desk.press("u").says("已撤销").shows("━ 3.1 - 逾期 ━").shows("第 1 / 2 条").lacks("v 3.1");
    assert_eq!(looked_on(&desk, "3.1"), None);
    assert_eq!(item(&desk.ledger(), "3.1").status(), Status::Unchecked);
    desk.press("U").shows("━ 3.2 - 逾期 ━").shows("v 3.1  待核实");
    // Also behind the last card.
    desk.press("r").shows("待审的都审完了").press("u").shows("━ 3.2 - 逾期 ━");
}

#[test]
fn skipping_looking_around_and_leaving_record_nothing() {
    let mut desk = desk(&["1.5", "3.1", "3.2"]);
    let operations = desk.ledger().newest().expect("counted");
    desk.press("j").shows("━ 3.1 ").press("k k").shows("━ 1.5 ").press("G").shows("━ 3.2 ");
    desk.press("g g s").shows("━ 3.1 ").press("z").shows("━ 3.2 ").press("s").shows("━ 1.5 ");
    desk.press("s").shows("━ 3.2 ").press("s");
    desk.shows("这次没有审").shows("还有 3 条待审，其中跳过 3 条").shows("Enter 接着审留下的");
    desk.press("Enter").shows("━ 1.5 ").shows("第 1 / 3 条");
    desk.press("Esc").says("审阅已停，还有 3 条；按 4 接着审").shows("[1 清单]");
    assert_eq!(desk.ledger().newest().expect("counted"), operations);
    desk.press("4").shows("━ 1.5 ").press("Enter Esc 4").shows("第 1 / 2 条").shows("━ 3.1 ");
}

#[test]
fn a_dialog_that_is_left_answers_nothing() {
    let mut desk = desk(&["3.1", "3.2"]);
    desk.press("x Esc").shows("━ 3.1 ");
    desk.press("d F2").shows("没有写日期").press("Esc").shows("━ 3.1 ").shows("第 1 / 2 条");
    desk.press("p").says("没有量化目标").shows("━ 3.1 ");
    assert_eq!(looked_on(&desk, "3.1"), None);
    desk.press("S").shows("待核实").press("4 F2").says("3.1 未核查 -> 停滞").shows("━ 3.2 ");
}

#[test]
fn a_closed_one_is_asked_once_whether_it_still_holds() {
    let file = LedgerFile::founded();
    mark(&mut file.on("2026-08-03"), "1.4", Status::Done).expect("done");
    let mut desk = Desk::at(file, Setup::of(120, 36));
    desk.press("/").write("code:1.4").press("Enter 4");
    desk.shows("━ 1.4 - 结后回看 ━").shows("结案已满 90 天，结论还成立吗？").lacks("d 延期…");
    desk.shows("2026-08-03（113 天前）").press("Enter").says("1.4 已复核").lacks("━ 1.4 ");
    desk.shows("待审的都审完了").shows("以后也没有排定的审阅").shows("筛选之外还有 59 条");
}

#[test]
fn the_card_quotes_the_letter_and_says_what_has_changed() {
    let file = with_a_copy();
    let mut app = file.on("2026-10-01");
    let items = ["bridge/1.1", "bridge/1.3"].map(|code| app.resolve(code).expect("known"));
    app.execute(&Command::Review { items: items.to_vec() }, None).expect("reviewed");
    let target = items[0].clone();
    let said = Command::Note { items: vec![target], text: "桥面已封闭".to_owned() };
    app.execute(&said, None).expect("noted");
    drop(app);
    let mut desk = Desk::at(file, Setup::of(120, 36));
    desk.press("/").write("letter:bridge code:1.1").press("Enter 4");
    desk.shows("筛选之外还有 62 条").shows("[年内修好东门老桥]").shows("2026-10-01（54 天前）");
    desk.shows("上次审阅以来").shows("10-01  李  备注“桥面已封闭”");
    desk.press("\\").says("已清除筛选").shows("/ 63 条");
}

#[test]
fn a_change_from_outside_takes_a_card_away() {
    let mut desk = desk(&["3.1", "3.2"]);
    let mut other = desk.file.on("2026-11-24");
    note(&mut other, "3.1", "来电").expect("noted");
    desk.tick().shows("━ 3.1 ").shows("备注“来电”");
    let reviewed = Command::Review { items: vec![id(&other, "3.1")] };
    other.execute(&reviewed, None).expect("reviewed");
    desk.tick().shows("━ 3.2 ").says("外部改动 1 条");
}

#[test]
fn a_ledger_for_reading_only_is_looked_through_and_not_answered() {
    let mut desk = Desk::at(due(&["3.1", "3.2"]), Setup::of(120, 36).read_only());
    desk.press("4").shows("━ 3.1 ").press("Enter").says("只读").shows("━ 3.1 ");
    desk.press("s").shows("━ 3.2 ");
}

#[test]
fn review_screens() {
    let card = |setup: Setup| {
        let file = due(&["1.4", "1.5", "2.15", "3.1", "4.5"]);
        note(&mut file.on("2026-11-24"), "1.5", "已发函催办").expect("noted");
        let mut desk = Desk::at(file, setup);
        desk.press("4 Enter j");
        desk
    };
    for (columns, rows) in [(40, 20), (80, 24), (120, 36), (200, 50)] {
        let mut shots = Vec::new();
        for lang in [Lang::Zh, Lang::En] {
            let mut desk = card(Setup::of(columns, rows).lang(lang));
            shots.push(format!("{columns}x{rows} {lang:?}\n{}", desk.screen()));
            if (columns, rows) == (80, 24) {
                desk.press("r r r z");
                shots.push(format!("{columns}x{rows} {lang:?}, the end\n{}", desk.screen()));
            }
        }
        insta::assert_snapshot!(format!("review_{columns}x{rows}"), shots.join("\n"));
    }
    let wide = [Lang::Zh, Lang::En].map(|lang| card(Setup::of(80, 24).lang(lang).wide()).screen());
    insta::assert_snapshot!("review_wide", wide.join("\n"));
}
