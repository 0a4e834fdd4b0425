//! One full report in every form, to be read as the office reads it.

use super::{Story, defer, ids, mark, mark_scope, observe, zh};
use nuo::domain::event::{Command, LetterChange, Scope};
use nuo::domain::vocabulary::Status;
use nuo::i18n::Lang;
use nuo::report::{Languages, json, markdown, text};
use nuo::text::Ambiguous;

/// Two weeks of an office.
fn story() -> Story {
    let story = Story::begin();
    let mut app = story.on("2026-11-10");
    observe(&mut app, "2.15", 8.0, None);
    mark(&mut app, "1.9", Status::Stalled, None, &[]);
    let mut app = story.on("2026-11-24");
    mark(&mut app, "2.12", Status::Done, None, &["桂办发〔2021〕14号"]);
    mark(&mut app, "1.17", Status::Done, Some("2026-11-12"), &[]);
    observe(&mut app, "2.15", 12.0, None);
    mark(&mut app, "3.1", Status::InProgress, None, &["https://czt.example.cn/2026/11"]);
    mark_scope(&mut app, "2.13", Scope::Part("1".into()), Status::Done, None, &[]);
    mark_scope(&mut app, "1.6", Scope::Period("2021".parse().unwrap()), Status::Done, None, &[]);
    let items = ids(&app, &["2.1", "2.2"]);
    let text = "已电话催办 | *请* 11 月底前\n书面反馈".into();
    app.execute(&Command::Note { items, text }, None).unwrap();
    let items = ids(&app, &["1.4", "1.7"]);
    app.execute(&Command::Review { items }, None).unwrap();
    defer(&mut app, "1.5", "2026-12-15", "三年行动方案评估尚未结束，等自治区批复");
    defer(&mut app, "1.8", "2026-12-04", "与年度考核一并部署");
    defer(&mut app, "3.2", "2027-06-30", "记错");
    app.undo(None).unwrap();
    let change = LetterChange::ReplyDate(super::day("2021-06-25"));
    app.execute(&Command::SetLetter { letter: "gx-2021122".into(), change }, None).unwrap();
    story
}

#[test]
fn a_full_report_in_every_form() {
    let report = story().report("2026-11-25", "2026-W48");
    insta::assert_snapshot!("zh_80", zh(&report));
    let en = text::render(&report, Languages::One(Lang::En), 60, Ambiguous::Narrow);
    insta::assert_snapshot!("en_60", en);
    insta::assert_snapshot!("both_md", markdown::render(&report, Languages::Both));
    insta::assert_snapshot!("json", json::render(&report));
}
