//! Word files that people bring as templates.

use super::{TODAY, order, paragraphs, part, parts, reported, story};
use nuo::i18n::Lang;
use nuo::report::docx::{Fault, fill};
use nuo::report::{Languages, docx};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ZH: Languages = Languages::One(Lang::Zh);

/// A Word file with this in its body and in its header.
pub fn word_file(body: &str, header: &str) -> Vec<u8> {
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let types = "<Types>\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
        <Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>\
        </Types>";
    packed(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/media/seal.png", b"\x89PNG {{ unit }}"),
        (
            "word/document.xml",
            format!("<w:document {space}><w:body>{body}</w:body></w:document>").as_bytes(),
        ),
        ("word/header1.xml", format!("<w:hdr {space}>{header}</w:hdr>").as_bytes()),
    ])
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        package.start_file(*name, SimpleFileOptions::default()).expect("begun");
        package.write_all(bytes).expect("written");
    }
    package.finish().expect("packed").into_inner()
}

/// A zip file whose list of parts says that each is so large, unpacked.
fn claiming(names: &[&str], bytes: u32) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &b"0"[..])).collect();
    let mut file = packed(&parts);
    let entries: Vec<usize> =
        (0..file.len() - 4).filter(|at| file[*at..].starts_with(b"PK\x01\x02")).collect();
    assert_eq!(entries.len(), names.len());
    for entry in entries {
        file[entry + 24..entry + 28].copy_from_slice(&bytes.to_le_bytes());
    }
    file
}

fn paragraph(runs: &[&str]) -> String {
    let run = |text: &&str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
    format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>())
}

fn row(cells: &[&str]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraph(&[text]));
    format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn tags_are_filled_wherever_word_has_cut_them() {
    let (mut report, rows) = reported(&story());
    report.unit = "督查室 & <审计>".into();
    let body = [
        paragraph(&["主送：{", "{ un", "it", " }}", "；截至 {{as_of}}"]),
        paragraph(&["{%p if totals.total &gt; 1 ", "and pages[0].lang == “zh” %}"]),
        paragraph(&[
            "共 {{ totals.total }} 条",
            "{% for item in done %}、{{ item.code }}{% endfor %}",
        ]),
        paragraph(&["{%p endif %}"]),
        format!(
            "<w:tbl>{}{}{}</w:tbl>",
            row(&["{%tr for row in papers[0].annex.rows %}", ""]),
            row(&["{{ row[1] }}", "{{ row[2] }}"]),
            row(&["{%tr endfor %}", ""]),
        ),
    ];
    let file = word_file(&body.concat(), &paragraph(&["{{ pages[0].title }}"]));
    let bytes = fill(&file, &report, &rows, ZH).expect("filled");
    assert_eq!(bytes, fill(&file, &report, &rows, ZH).expect("filled"));
    let found = paragraphs(&part(&bytes, "word/document.xml"));
    assert_eq!(found[1], format!("主送：督查室 & <审计>；截至 {TODAY}"));
    assert_eq!(found[2], "共 60 条、1.4、4.2");
    let cells: Vec<[&str; 2]> = rows.iter().map(|row| [row.code.as_str(), &row.title]).collect();
    assert_eq!(found[3..], cells.concat());
    assert_eq!(paragraphs(&part(&bytes, "word/header1.xml"))[1], "答复承诺事项落实情况周报");
    order::check_all(&bytes);
}

#[test]
fn what_is_no_text_of_the_document_is_copied_as_it_is() {
    let (report, rows) = reported(&story());
    let file = word_file(&paragraph(&["{{ as_of }}"]), "");
    let bytes = fill(&file, &report, &rows, ZH).expect("filled");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).expect("a zip file");
    let mut image = Vec::new();
    let mut found = archive.by_name("word/media/seal.png").expect("there");
    std::io::copy(&mut found, &mut image).expect("read");
    assert_eq!(image, b"\x89PNG {{ unit }}");
    // The document that nuo makes holds no tag.
    let own = docx::render(&report, &rows, Languages::Both);
    assert_eq!(parts(&fill(&own, &report, &rows, ZH).expect("filled")), parts(&own));
}

#[test]
fn what_is_wrong_with_a_template_is_said_with_the_part() {
    let (report, rows) = reported(&story());
    let check = |file: &[u8], expected: &dyn Fn(&Fault) -> bool| {
        let fault = fill(file, &report, &rows, ZH).expect_err("it is refused");
        assert!(expected(&fault), "{fault:?}");
    };
    let body = |runs: &[&str]| word_file(&paragraph(runs), "");
    let here = "word/document.xml";
    check(
        &body(&["{{ un", "known }}"]),
        &|fault| matches!(fault, Fault::Refused { part, tag, .. } if part == here && tag == "unknown"),
    );
    check(
        &body(&["{% for %}"]),
        &|fault| matches!(fault, Fault::Refused { part, .. } if part == here),
    );
    check(
        &body(&["{{ unit"]),
        &|fault| matches!(fault, Fault::Unclosed { part, tag } if part == here && tag == "{{ unit"),
    );
    let header = word_file("", &paragraph(&["{%tr if unit %}"]));
    check(
        &header,
        &|fault| matches!(fault, Fault::NoRow { part, .. } if part == "word/header1.xml"),
    );
    let crossed = [paragraph(&["{% for item in overdue %}"]), row(&["{% endfor %}"])].concat();
    check(
        &word_file(&crossed, ""),
        &|fault| matches!(fault, Fault::Crossed { part, .. } if part == here),
    );
    check(b"PK no zip", &|fault| matches!(fault, Fault::NotAPackage { .. }));
    check(&packed(&[("a.txt", b"a")]), &|fault| *fault == Fault::NoDocument);
}

#[test]
fn a_file_that_unpacks_to_too_much_is_refused_before_it_does() {
    let (report, rows) = reported(&story());
    let check = |file: &[u8], expected: &dyn Fn(&Fault) -> bool| {
        let fault = fill(file, &report, &rows, ZH).expect_err("it is refused");
        assert!(expected(&fault), "{fault:?}");
    };
    check(
        &claiming(&["word/document.xml"], 33 << 20),
        &|fault| matches!(fault, Fault::TooLarge { part: Some(part), .. } if part == "word/document.xml"),
    );
    check(&claiming(&["a", "b", "c"], 22 << 20), &|fault| {
        matches!(fault, Fault::TooLarge { part: None, .. })
    });
    let names: Vec<String> = (0..1001).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    check(&packed(&many), &|fault| matches!(fault, Fault::TooManyParts { count: 1001, .. }));
}

#[test]
fn a_word_file_is_filled_in_by_the_command_and_its_mistakes_end_with_7() {
    use crate::run::{Home, Stream};
    let home = Home::with_ledger();
    home.file("own.docx", &word_file(&paragraph(&["截至 {{ as_", "of }}"]), ""));
    home.file("wrong.docx", &word_file(&paragraph(&["{{ nobody }}"]), ""));
    home.run("weekly --template own.docx -o out.docx").ends(
        0,
        Stream::Nothing,
        Stream::Has(&["out.docx"]),
    );
    let bytes = std::fs::read(home.path().join("out.docx")).expect("written");
    assert_eq!(paragraphs(&part(&bytes, "word/document.xml"))[1], "截至 2026-11-23");
    home.run("weekly --template wrong.docx -o no.docx").ends(
        7,
        Stream::Nothing,
        Stream::Has(&["wrong.docx", "word/document.xml", "nobody", "papers"]),
    );
    assert!(!home.path().join("no.docx").exists());
}
