//! A letter that was read, on its screen: gone through, mended, recorded in one
//! operation, and known again.

use crate::desk::{Desk, Setup};
use nuo::domain::commitment::{Draft, DueWords, Place};
use nuo::domain::due::Rule;
use nuo::domain::letter::{AttachedText, Letter};
use nuo::domain::query::Query;
use nuo::domain::reading::{Candidate, Doubt, Noise, Reading};
use nuo::domain::target::Target;
use nuo::domain::vocabulary::{DoubtKind, Ground, Kind, NoiseKind, Operator, Scope, Strength};
use nuo::i18n::Lang;
use nuo::tui::{Back, LetterFile, Outside};

/// The first promise of the letter.
const PROMISE: &str = "县交通局将于2027年6月底前建成3处换乘点";

const PARAGRAPHS: [&str; 6] = [
    "对第37号建议的答复",
    "王某代表：您提出的关于方便老人出行的建议收悉，现答复如下。",
    "去年，全县改造候车亭12座。下一步，县交通局将于2027年6月底前建成3处换乘点，会同县财政局制定补贴办法。",
    "力争到2028年新增公交线路5条；继续完善站点标识，逐步推广语音报站。",
    "感谢您对交通工作的关心。",
    "2026年3月2日",
];

fn place(paragraphs: &[String], words: &str) -> Place {
    let found = paragraphs.iter().enumerate().find_map(|(at, text)| {
        let before = &text[..text.find(words)?];
        Some((at, before.chars().count(), text))
    });
    let (at, start, text) = found.expect("the words stand in the letter");
    let number = |count: usize| u32::try_from(count).expect("a number");
    let end = start + words.chars().count();
    Place::of(number(at + 1), number(start)..number(end), text)
}

fn candidate(letter: &[String], title: &str, words: &str, rule: Rule, wording: &str) -> Candidate {
    let draft = Draft {
        code: String::new(),
        title: title.to_owned(),
        title_en: String::new(),
        kind: Kind::Output,
        strength: Strength::Firm,
        condition: None,
        condition_en: None,
        lead: vec!["县交通局".to_owned()],
        lead_named: true,
        co: Vec::new(),
        due: DueWords { wording: wording.to_owned(), wording_en: String::new(), rule },
        target: None,
        parts: Vec::new(),
        theme: String::new(),
        theme_en: String::new(),
        tags: Vec::new(),
        source: vec![place(letter, words)],
        fields: std::collections::BTreeMap::new(),
    };
    let grounds = vec![Ground::RegionCue, Ground::OwnCue];
    Candidate { draft, cue: "将".to_owned(), grounds, doubts: Vec::new(), score: 82 }
}

/// The letter, with its first promise in these words.
fn reading(promise: &str, strength: Strength, rule: Rule, wording: &str) -> Reading {
    let paragraphs = PARAGRAPHS.map(|text| text.replace(PROMISE, promise)).to_vec();
    let read = |title: &str, words: &str, rule: Rule, wording: &str| {
        candidate(&paragraphs, title, words, rule, wording)
    };
    let mut first = read("建成3处换乘点", promise, rule, wording);
    first.draft.strength = strength;
    first.draft.target = Some(Target {
        metric: "换乘点".to_owned(),
        metric_en: String::new(),
        operator: Operator::AtLeast,
        low: Some(3.0),
        high: None,
        unit: "处".to_owned(),
        unit_en: String::new(),
        scope: Scope::Window,
        baseline: None,
    });
    let mut second = read("制定补贴办法", "会同县财政局制定补贴办法", Rule::None, "");
    second.draft.co = vec!["县财政局".to_owned()];
    second.doubts.push(Doubt {
        kind: DoubtKind::SeveralDates,
        words: "6月底前".to_owned(),
        place: None,
    });
    let mut third =
        read("新增公交线路5条", "力争到2028年新增公交线路5条", Rule::InYear(2028), "到2028年");
    third.draft.strength = Strength::Aim;
    let fourth =
        read("完善站点标识、推广语音报站", "继续完善站点标识，逐步推广语音报站", Rule::None, "");
    let mut letter = Letter {
        title: PARAGRAPHS[0].to_owned(),
        number: "37".to_owned(),
        addressee: "王某代表".to_owned(),
        lead: vec!["县交通局".to_owned()],
        ..Letter::default()
    };
    letter.reply.date.on = Some("2026-03-02".parse().expect("a day"));
    Reading {
        letter,
        candidates: vec![first, second, third, fourth],
        paragraphs,
        doubts: vec![Doubt { kind: DoubtKind::NoSignature, words: String::new(), place: None }],
        noise: vec![Noise {
            kind: NoiseKind::Control,
            text: "扫一扫分享".to_owned(),
            paragraph: None,
        }],
    }
}

/// A letter of six paragraphs with four candidates.
pub fn file() -> LetterFile {
    let text = AttachedText { name: "答复.txt".to_owned(), sha256: "ab".repeat(32) };
    let rule = Rule::MonthEnd(2027, 6);
    let reading = reading(PROMISE, Strength::Firm, rule, "2027年6月底前");
    LetterFile { reading, text, id: None }
}

/// The same letter with a promise made weaker and another one left out.
fn changed_file() -> LetterFile {
    let promise = "县交通局力争2028年底前建成3处换乘点";
    let mut reading = reading(promise, Strength::Aim, Rule::YearEnd(2028), "2028年底前");
    reading.paragraphs[3] = reading.paragraphs[3].replace("力争到2028年新增公交线路5条；", "");
    reading.candidates.remove(2);
    let words = "继续完善站点标识，逐步推广语音报站";
    reading.candidates[2].draft.source = vec![place(&reading.paragraphs, words)];
    reading.candidates[0].cue = "力争".to_owned();
    let text = AttachedText { name: "答复改.txt".to_owned(), sha256: "cd".repeat(32) };
    LetterFile { reading, text, id: None }
}

fn desk(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::new(Setup::of(columns, rows));
    desk.read(file());
    desk
}

#[test]
fn letter_screens() {
    for (columns, rows) in [(200, 50), (120, 36), (80, 24), (40, 20), (40, 12), (30, 10)] {
        let screens = [Lang::Zh, Lang::En].map(|lang| {
            let mut desk = Desk::new(Setup::of(columns, rows).lang(lang));
            desk.read(file()).press("a r").screen()
        });
        insta::assert_snapshot!(format!("letter_{columns}x{rows}"), screens.join("\n"));
    }
}

#[test]
fn the_text_the_details_and_the_facts_have_panes_of_their_own_where_it_is_narrow() {
    let mut desk = desk(44, 20);
    desk.shows("候选 1/4").lacks("去年");
    let details = desk.press("Tab").shows("2027-06-30").shows("0.82").screen();
    let text = desk.press("Tab").shows("> 3 ").shows("去年").screen();
    let cut = desk.press("Esc j j j s").shows("|").screen();
    let picked = desk.press("Esc v Space l l").shows("Enter 补上").screen();
    let about = desk.press("Esc Esc i").shows("王某代表").shows("扫一扫分享").screen();
    let screens = [details, text, cut, picked, about].join("\n");
    insta::assert_snapshot!("letter_panes_44x20", screens);
}

#[test]
fn letter_wide_and_asked() {
    let mut desk = Desk::new(Setup::of(80, 24).wide());
    let wide = desk.read(file()).press("j j").screen();
    let cut = desk.press("j s").screen();
    let asked = desk.press("Esc A").screen();
    let record = desk.press("y w").screen();
    let leave = desk.press("Esc Esc Esc").screen();
    insta::assert_snapshot!("letter_wide_and_asked", [wide, cut, asked, record, leave].join("\n"));
}

#[test]
fn deciding_goes_on_to_the_next_open_one_and_is_taken_back() {
    let mut desk = desk(200, 50);
    desk.says("候选 4 条，存疑 2 处").shows("[县交通局将于2027年6月底前建成3处换乘点]");
    desk.press("a").says("收下 1.1，未定 3 条").says("u 撤销").shows("v 1.1");
    desk.shows("[会同县财政局制定补").shows("有几个日期");
    desk.press("r").says("不收 1.2，未定 2 条").shows("x?1.2");
    desk.press("u").says("已撤回一步").shows(".?1.2").shows("候选 2/4");
    desk.press("U").says("已重做一步").shows("x?1.2");
    desk.press("k k a").says("已经是“收下”");
    desk.press("z").says("未定 1.1").shows(". 1.1");
    desk.press("A").shows("收下未定的全部 3 条").press("A").says("没有改动");
    desk.press("A y").says("收下 3 条").shows("未定 0  v 收下 3  x 不收 1");
    desk.press("A").says("没有未定的").press("u").says("已撤回一步").shows("未定 3");
}

#[test]
fn a_clause_is_split_at_a_mark_and_joined_again() {
    let mut desk = desk(200, 50);
    desk.press("G s").shows("[继续完善站点标识，|逐步推广语音报站]");
    desk.shows("前半").shows("后半").press("Enter").says("已拆成 1.4 和 1.5");
    desk.shows("候选 4/5").shows("[继续完善站点标识]").shows("逐步推广语音报站[.1.5]");
    desk.press("J").says("已合并为 1.4").shows("候选 4/4");
    desk.shows("[继续完善站点标识，逐步推广语音报站]");
    desk.press("J").says("后面没有可合并的");
    // Where there is no mark it is cut between any two characters.
    desk.press("g g s l").shows("|").press("Enter").says("已拆成 1.1 和 1.2");
    desk.press("u s Esc").lacks("已拆成").shows("候选 1/4");
}

#[test]
fn what_was_missed_is_added_by_selecting_its_words() {
    let mut desk = desk(120, 36);
    desk.press("v").shows("空格 定起点").press("Enter").says("先移到起点按空格");
    // Back to the beginning of the paragraph, then over its first clause.
    desk.press("k Home Space l l l l l l l").shows("[王某代表：您提出]").press("Enter");
    desk.says("已补一条 1.1，还未定").shows("候选 1/5").shows("人工标出");
    desk.press("v Home Space w h Enter")
        .says("这些字句已是 1.1")
        .press("Esc Esc")
        .shows("候选 1/5");
    desk.press("u").shows("候选 1/4");
}

#[test]
fn a_candidate_is_mended_in_the_form_of_an_own_commitment() {
    let mut desk = desk(120, 36);
    desk.press("j e");
    let outside = desk.outside();
    let [Outside::Edit(editing)] = outside.as_slice() else { panic!("{outside:?}") };
    assert_eq!(editing.back, Back::Candidate(1));
    assert!(editing.text.contains("title = \"制定补贴办法\""), "{}", editing.text);
    let mended = editing.text.replace("title = \"制定补贴办法\"", "title = \"印发补贴办法\"");
    let mended = mended.replace("due = \"\"", "due = \"2027年3月底前\"");
    desk.come_back(editing, &mended).says("已修改 1.2").shows("印发补贴办法").shows("2027-03-31");
    desk.lacks("有几个日期");
    // Dates count from the letter's day, 2026-03-02, whatever day it is.
    let dated = editing.text.replace("due = \"\"", "due = \"6月底前\"");
    desk.press("u").come_back(editing, &dated).shows("2026-06-30");
    let wrong = editing.text.replace("kind = \"", "kind = \"x");
    desk.press("u").come_back(editing, &wrong);
    let again = desk.outside();
    assert!(matches!(again.as_slice(), [Outside::Edit(again)] if again.text.contains("# ! ")));
    desk.come_back(editing, &editing.text).says("没有改动").shows("制定补贴办法");
}

#[test]
fn nothing_that_was_done_is_lost_by_one_key() {
    let mut desk = desk(80, 24);
    desk.press("Esc").shows("清单").lacks("候选").press("7").shows("复函文件").press("Esc");
    desk.read(file()).press("a Esc").shows("收下的 1 条还没有记录").press("Esc").shows("候选");
    desk.press("q").shows("还没有记录").press("q");
    assert!(!desk.is_leaving());
    desk.press("1").shows("[1 清单]").shows("7 读函").press("q").shows("还没有记录").press("Esc");
    desk.press("7").shows("v 1.1").press("7").says("先按 Esc 离开");
    desk.press("] [").shows("候选").press("Esc y").lacks("读函");
    desk.press("q");
    assert!(desk.is_leaving());
}

#[test]
fn what_is_typed_is_read_from_a_file_and_a_mistake_is_said() {
    let mut desk = Desk::new(Setup::of(80, 24));
    desk.press("7 Enter").shows("! 请写文件名").write("no.txt").press("Enter").shows("! 无法读写");
    let path = desk.file.folder().join("函.txt");
    std::fs::write(&path, PARAGRAPHS.join("\n")).expect("written");
    desk.press("Ctrl-U").write("函.txt").press("Enter").shows("[7 读函]").shows("去年");
    desk.press("Esc").shows("[1 清单]");
}

#[test]
fn what_was_accepted_is_recorded_in_one_operation_and_known_afterwards() {
    let mut desk = desk(120, 36);
    let count = |desk: &Desk| desk.ledger().counts(&Query::All).expect("read").total;
    let before = count(&desk);
    desk.press("w").says("没有可记录的").press("a r a w").shows("一次记录：2 条新承诺");
    desk.press("w").says("没有改动");
    assert_eq!(count(&desk), before);
    // What is not recorded goes on behind the codes that are taken.
    desk.press("w y").says("u 撤销").shows("= 1.1").shows("= 1.3").shows("x?1.4");
    desk.shows("未定 1  v 收下 0  x 不收 1  = 已有 2");
    assert_eq!(count(&desk), before + 2);
    desk.press("u").says("记录已撤销").shows("v 1.1").shows("v 1.3").shows("x?1.2");
    assert_eq!(count(&desk), before);
    desk.press("w y").shows("= 1.1").press("a").says("收下 1.5");
    desk.press("w y").shows("= 已有 3").press("Esc").shows("[1 清单]");
    assert_eq!(count(&desk), before + 3);
    assert!(desk.ledger().doctor().expect("read").findings.is_empty());
    // Read again, only what is not recorded is asked about.
    desk.read(file()).says("读过：台账已有 3 条，新的或有变的 1 条").shows("候选 2/4");
    desk.press("k a").says("已在台账");
}

#[test]
fn a_changed_letter_shows_what_got_weaker_and_what_is_gone() {
    let mut desk = desk(120, 36);
    desk.press("A y w y").shows("= 已有 4").press("Esc");
    desk.read(changed_file()).says("减弱 1").says("没有了 1").shows("~ 1.1").shows("- 1.3");
    desk.shows("力度").shows("减弱");
    let screen = desk.screen();
    let dropped = desk.press("G").shows("来文里没有了").screen();
    desk.press("a").says("来文里已经没有");
    let about = desk.press("i").shows("已有这份来文").screen();
    insta::assert_snapshot!("letter_changed", [screen, dropped, about].join("\n"));
    desk.press("Esc k k k a").says("收下 1.1").press("w").shows("改记新位置").press("y");
    desk.read(changed_file()).shows("= 1.1");
}
