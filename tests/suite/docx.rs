//! The report as a Word document: its parts, what it holds, and documents that
//! people bring as templates.

mod order;
mod proofs;
mod templates;

use crate::weekly::{Story, defer, mark, observe};
use nuo::domain::register::RegisterRow;
use nuo::domain::vocabulary::Status;
use nuo::domain::weekly::WeeklyReport;
use nuo::i18n::Lang;
use nuo::report::{Languages, docx};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

pub const TODAY: &str = "2026-11-24";

/// A week in which something of every kind happened.
pub fn story() -> Story {
    let story = Story::begin();
    let mut app = story.on(TODAY);
    mark(&mut app, "1.4", Status::Done, None, &["桂办发〔2021〕14号"]);
    mark(&mut app, "4.2", Status::Done, None, &[]);
    mark(&mut app, "2.1", Status::InProgress, None, &[]);
    mark(&mut app, "3.3", Status::Stalled, None, &[]);
    mark(&mut app, "2.3", Status::Broken, None, &[]);
    observe(&mut app, "2.15", 12.0, None);
    defer(&mut app, "1.5", "2027-06-30", "等待中期评估");
    defer(&mut app, "3.1", "2026-12-05", "审计意见");
    story
}

/// The report of that week with its register.
pub fn reported(story: &Story) -> (WeeklyReport, Vec<RegisterRow>) {
    let report = story.report(TODAY, "2026-W48");
    let rows = story.on(TODAY).annex(&report).unwrap();
    (report, rows)
}

/// The parts of a document that are XML, by name, in their order.
pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            parts.push((name, text));
        }
    }
    parts
}

pub fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(found, _)| found == name);
    found.unwrap_or_else(|| panic!("there is no {name}")).1
}

/// The text of each paragraph.
pub fn paragraphs(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut paragraphs, mut shown) = (vec![String::new()], false);
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(start) if start.local_name().as_ref() == "p" => {
                paragraphs.push(String::new());
            }
            Event::Start(start) => shown = start.name().as_ref() == "w:t",
            Event::End(_) => shown = false,
            Event::Text(text) if shown => {
                paragraphs.last_mut().expect("one").push_str(&text.into_inner());
            }
            Event::GeneralRef(entity) if shown => {
                let text = format!("&{};", entity.into_inner());
                let text = quick_xml::escape::unescape(&text).expect("known").into_owned();
                paragraphs.last_mut().expect("one").push_str(&text);
            }
            Event::Eof => return paragraphs,
            _ => {}
        }
    }
}

#[test]
fn the_same_report_is_the_same_bytes() {
    let story = story();
    let print = || {
        let (report, rows) = reported(&story);
        docx::render(&report, &rows, Languages::Both)
    };
    assert_eq!(print(), print());
}

#[test]
fn what_the_text_says_the_document_says() {
    let (report, rows) = reported(&story());
    for lang in [Lang::Zh, Lang::En] {
        let bytes = docx::render(&report, &rows, Languages::One(lang));
        let found = paragraphs(&part(&bytes, "word/document.xml"));
        for text in said(&report, lang) {
            assert!(found.iter().any(|found| found.contains(&text)), "{text} in {found:#?}");
        }
        let codes = rows.iter().filter(|row| found.contains(&row.code));
        assert_eq!(codes.count(), 60, "each commitment has its row");
    }
}

/// Every piece of the report in words.
pub fn said(report: &WeeklyReport, lang: Lang) -> Vec<String> {
    use nuo::report::Block;
    let pieces = |block: Block| match block {
        Block::Title(text)
        | Block::Section(text)
        | Block::Group { text, .. }
        | Block::Line(text)
        | Block::Entry(text) => vec![text],
        Block::Item { code, text, details } => {
            std::iter::once(code).chain(std::iter::once(text)).chain(details).collect()
        }
        Block::Table(rows) => rows.into_iter().flatten().collect(),
        Block::Register(_) => Vec::new(),
    };
    nuo::report::blocks::blocks(report, lang).into_iter().flat_map(pieces).collect()
}

#[test]
fn hostile_text_is_text() {
    let (mut report, mut rows) = reported(&story());
    report.unit = "督\u{0}查\u{1b}[31m室 <w:p/>&amp;]]>\u{202e}\u{fffe}{{ as_of }}".into();
    let title = format!("<script>&lt;\u{b}]]>\u{2066}{}", "长".repeat(3000));
    let row = rows[0].clone();
    rows = (0..500)
        .map(|number| RegisterRow { number, title: title.clone(), ..row.clone() })
        .collect();
    let bytes = docx::render(&report, &rows, Languages::Both);
    let document = part(&bytes, "word/document.xml");
    assert!(!document.contains(['\u{0}', '\u{1b}', '\u{b}', '\u{202e}', '\u{2066}', '\u{fffe}']));
    let found = paragraphs(&document);
    let shown = "督查[31m室 <w:p/>&amp;]]>{{ as_of }}";
    assert!(found.iter().any(|text| text.contains(shown)), "{:?}", &found[..4]);
    let title = format!("<script>&lt;]]>{}", "长".repeat(3000));
    assert_eq!(found.iter().filter(|text| **text == title).count(), 500);
    assert!(part(&bytes, "docProps/core.xml").contains("&lt;w:p"));
    order::check_all(&bytes);
}

#[test]
fn a_report_with_nothing_to_tell_is_a_document_too() {
    let story = Story::begin();
    let report = story.report(TODAY, "2018-W20");
    let bytes = docx::render(&report, &[], Languages::Both);
    let found = paragraphs(&part(&bytes, "word/document.xml"));
    assert!(found.iter().any(|text| text == "本周无变化，也没有逾期或临期事项。"), "{found:?}");
    order::check_all(&bytes);
}

#[test]
fn the_register_is_that_of_the_reports_day() {
    let story = story();
    let mut app = story.on("2026-12-10");
    mark(&mut app, "1.4", Status::InProgress, None, &[]);
    let report = story.report("2026-12-10", "2026-W48");
    let rows = story.on("2026-12-10").annex(&report).unwrap();
    let status = rows.iter().find(|row| row.code == "1.4").map(|row| row.status);
    assert_eq!(status, Some(Status::Done));
}
