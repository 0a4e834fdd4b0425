//! A letter of one's own and the copies of its text that people have.

use crate::ledger_file::{LedgerFile, findings, sha256};
use nuo::app::{App, AppError, Outcome, Sort};
use nuo::domain::event::Command;
use nuo::domain::query::Query;
use nuo::import::catalogue::{Batch, read};
use std::path::PathBuf;

/// A small letter; the clauses that promise something stand in brackets.
const PARAGRAPHS: &[&str] = &[
    "关于修桥的答复",
    "各位代表：",
    "您提出的建议收悉，现答复如下。",
    "一是［年内修好东门老桥］；二是［每年检查一次桥墩］，并公布结果。",
    "感谢关心。下一步，我们将［在河边加装路灯］🏮。",
    "联系人：王工",
];

const CLAUSES: &[(&str, &str)] =
    &[("1.1", "年内修好东门老桥"), ("1.2", "每年检查一次桥墩"), ("1.3", "在河边加装路灯")];

/// The letter's text without the brackets.
fn paragraphs() -> Vec<String> {
    PARAGRAPHS.iter().map(|text| text.replace(['［', '］'], "")).collect()
}

/// The catalogue of the letter as a person would write it.
fn batch() -> Batch {
    let text = paragraphs();
    let place = |clause: &str| {
        let (number, start) = text
            .iter()
            .enumerate()
            .find_map(|(index, text)| Some((index + 1, text.find(clause)?)))
            .expect("the clause stands in the letter");
        let start = text[number - 1][..start].chars().count();
        serde_json::json!({
            "paragraph": number,
            "start": start,
            "end": start + clause.chars().count(),
            "sha256": sha256(clause.as_bytes())[..16],
        })
    };
    let draft = |(code, clause): &(&str, &str)| {
        serde_json::json!({
            "code": code, "title": format!("事项{code}"), "kind": "output", "strength": "firm",
            "due": {"rule": "reply-year-end"}, "lead": ["住建局"], "source": [place(clause)],
        })
    };
    let lengths: Vec<usize> = text.iter().map(|text| text.chars().count()).collect();
    let file = serde_json::json!({
        "schema": "nuo.letter/1",
        "letter": {"id": "bridge", "title": "修桥答复", "number": "77", "paragraphs": lengths},
        "commitments": CLAUSES.iter().map(draft).collect::<Vec<_>>(),
    });
    read(&file.to_string()).expect("a catalogue")
}

/// A ledger with the letter in it.
fn recorded() -> (LedgerFile, App) {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-03-01");
    let Batch { letter, drafts } = batch();
    let command = Command::RecordLetter { letter: Box::new(letter), drafts };
    let outcome = app.execute(&command, None).expect("recorded");
    assert_eq!(outcome.changed.len(), CLAUSES.len());
    (file, app)
}

/// A ledger with the letter in it and a copy of its text attached.
pub fn with_a_copy() -> LedgerFile {
    let (file, mut app) = recorded();
    attach(&file, &mut app, paragraphs().join("\n").as_bytes()).expect("attached");
    file
}

fn attach(file: &LedgerFile, app: &mut App, bytes: &[u8]) -> Result<Outcome, AppError> {
    let path: PathBuf = file.folder().join("复印件.txt");
    std::fs::write(&path, bytes).expect("written");
    app.attach_text("77", &path)
}

/// What the ledger quotes for each of the letter's commitments.
fn quotes(app: &App) -> Vec<(String, Vec<String>)> {
    let mut quotes = Vec::new();
    let query = Query::Letter(vec!["bridge".to_owned()]);
    let each = |item: nuo::domain::commitment::Commitment| {
        let clauses = app.clauses(&item)?;
        let quoted = clauses.iter().map(|found| found.text[found.clause.clone()].to_owned());
        quotes.push((item.code().to_owned(), quoted.collect()));
        Ok::<(), AppError>(())
    };
    app.each_item(&query, Sort::Code, None, each).expect("readable");
    quotes
}

fn exact() -> Vec<(String, Vec<String>)> {
    CLAUSES.iter().map(|(code, clause)| ((*code).to_owned(), vec![(*clause).to_owned()])).collect()
}

fn check_quoted(bytes: &[u8], what: &str) {
    let (file, mut app) = recorded();
    attach(&file, &mut app, bytes).unwrap_or_else(|error| panic!("{what}: {error:?}"));
    assert_eq!(quotes(&app), exact(), "{what}");
    assert_eq!(app.count(&Query::Text("东门老桥".to_owned())).expect("a count"), 1, "{what}");
    assert_eq!(findings(&app), [], "{what}");
}

#[test]
fn every_copy_that_people_have_is_quoted_to_the_letter() {
    let text = paragraphs();
    let plain = text.join("\n");
    check_quoted(plain.as_bytes(), "as it is");
    check_quoted(text.join("\r\n\r\n").as_bytes(), "CRLF and empty lines");
    check_quoted(format!("\u{feff}{plain}\n").as_bytes(), "a byte order mark");
    let indented: Vec<String> = text.iter().map(|text| format!("　　{text} \t")).collect();
    check_quoted(indented.join("\n").as_bytes(), "indented");
    let noise = "首页 > 办理答复\n关于修路的答复\n打印本页\n";
    check_quoted(format!("{noise}{plain}\n分享到\n各位来宾：").as_bytes(), "noise around it");
    let between = text.join("\n第1页 共2页\n");
    check_quoted(between.as_bytes(), "noise between paragraphs");
    let utf16: Vec<u8> =
        [0xFEFF_u16].into_iter().chain(plain.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    check_quoted(&utf16, "UTF-16");
    let (gb, _, lossy) = encoding_rs::GB18030.encode(&plain);
    assert!(!lossy);
    check_quoted(&gb, "GB18030");
}

#[test]
fn a_line_that_no_commitment_points_into_may_be_missing() {
    let text = paragraphs();
    check_quoted(text[1..].join("\n").as_bytes(), "without its title");
    check_quoted(text[3..5].join("\n").as_bytes(), "without head and foot");
    // As long as the salutation that is missing, but behind everything else.
    let late = format!("{}\n打印本页吧", text[2..].join("\n"));
    check_quoted(late.as_bytes(), "without salutation, with noise of its length");
}

fn misses(result: Result<Outcome, AppError>) -> (usize, usize, Vec<String>) {
    match result {
        Err(AppError::OtherText { matched, clauses, misses }) => (matched, clauses, misses),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_changed_copy_is_refused_and_names_the_codes() {
    let (file, mut app) = recorded();
    let plain = paragraphs().join("\n");
    for (from, to, codes, matched) in [
        ("年内修好", "尽快修好", &["1.1"][..], 2),
        ("加装路灯", "加装彩灯", &["1.3"][..], 2),
        ("，并公布结果", "", &["1.1", "1.2"][..], 1),
    ] {
        let changed = plain.replace(from, to);
        assert_ne!(changed, plain);
        let found = misses(attach(&file, &mut app, changed.as_bytes()));
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(found, (matched, 3, codes), "{from}");
    }
    let found = misses(attach(&file, &mut app, "另一封信".as_bytes()));
    assert_eq!((found.0, found.1), (0, 3));
    let image = attach(&file, &mut app, &[0x89, b'P', 0, 0, 0xFF, 0xFF]);
    assert!(matches!(image, Err(AppError::NotText { .. })), "{image:?}");
    let folder = app.attach_text("bridge", file.folder());
    assert!(matches!(folder, Err(AppError::NotAFile { .. })), "{folder:?}");
    let unknown = app.attach_text("road", file.folder());
    assert!(matches!(unknown, Err(AppError::NoSuchLetter { .. })), "{unknown:?}");
    assert_eq!(app.ops(9, nuo::app::Extent::Whole).expect("operations").len(), 2);
    assert!(quotes(&app).iter().all(|(_, quoted)| quoted.is_empty()));
}

#[test]
fn a_commitment_at_two_places_is_named_once_when_both_are_missing() {
    let file = LedgerFile::founded();
    let mut app = file.on("2022-03-01");
    let Batch { letter, mut drafts } = batch();
    let other = drafts[2].source[0].clone();
    drafts[0].source.push(other);
    app.execute(&Command::RecordLetter { letter: Box::new(letter), drafts }, None)
        .expect("recorded");
    let found = misses(attach(&file, &mut app, "另一封信".as_bytes()));
    assert_eq!(found, (0, 4, vec!["1.1".to_owned(), "1.2".to_owned(), "1.3".to_owned()]));
}

#[test]
fn undoing_the_attachment_stops_the_quoting() {
    let (file, mut app) = recorded();
    let plain = paragraphs().join("\n");
    attach(&file, &mut app, plain.as_bytes()).expect("attached");
    let again = attach(&file, &mut app, plain.as_bytes());
    assert!(matches!(again, Err(AppError::Refused(_))), "{again:?}");
    // Another copy of the same text takes its place, and gives it back.
    attach(&file, &mut app, format!("{plain}\n打印").as_bytes()).expect("attached");
    app.undo(None).expect("undone");
    assert_eq!(quotes(&app), exact());
    app.undo(None).expect("undone");
    assert!(quotes(&app).iter().all(|(_, quoted)| quoted.is_empty()));
    assert_eq!(app.count(&Query::Text("东门老桥".to_owned())).expect("a count"), 0);
    app.redo().expect("redone");
    assert_eq!(quotes(&app), exact());
    assert_eq!(app.count(&Query::Text("东门老桥".to_owned())).expect("a count"), 1);
    assert_eq!(findings(&app), []);
}

#[test]
fn a_letter_is_recorded_once_and_undone_as_a_whole() {
    let (file, mut app) = recorded();
    let Batch { letter, drafts } = batch();
    let command = Command::RecordLetter { letter: Box::new(letter), drafts };
    assert!(app.execute(&command, None).is_err());
    assert_eq!(app.count(&Query::All).expect("a count"), 63);
    let typed = app.resolve("1.1");
    assert!(matches!(typed, Err(AppError::AmbiguousCode { .. })), "{typed:?}");
    assert_eq!(app.resolve("bridge/1.1").expect("found").letter(), "bridge");
    attach(&file, &mut app, paragraphs().join("\n").as_bytes()).expect("attached");
    assert!(matches!(app.undo(Some(2)), Err(AppError::BuiltOn { op: 2, later: 3 })));
    app.undo(None).expect("undone");
    app.undo(None).expect("undone");
    assert_eq!(app.count(&Query::All).expect("a count"), 60);
    assert_eq!(app.letters().expect("letters").len(), 1);
    assert_eq!(findings(&app), []);
    app.redo().expect("the letter is back");
    app.redo().expect("and its text");
    assert_eq!(quotes(&app), exact());
}
