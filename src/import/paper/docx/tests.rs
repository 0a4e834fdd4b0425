//! Word documents as programs write them, and as nobody should.

use super::read;
use crate::domain::vocabulary::NoiseKind;
use crate::import::paper::error::PaperError;
use proptest::prelude::{any, prop, prop_assert, proptest};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        package.start_file(*name, SimpleFileOptions::default()).expect("a part");
        package.write_all(text.as_bytes()).expect("room");
    }
    package.finish().expect("a package").into_inner()
}

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>{body}</w:body></w:document>"
    )
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let sheet = read(&pack(&[("word/document.xml", &document(body))])).expect("a letter");
    assert_eq!(sheet.paragraphs, expected, "{body}");
}

#[test]
fn paragraphs_are_as_their_reader_sees_them() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let p = |inner: &str| format!("<w:p>{inner}</w:p>");
    check(&p(&(run("建成") + &run("5个&lt;&#x70B9;&gt;"))), &["建成5个<点>"]);
    check(
        &p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"),
        &["甲 乙", "丙"],
    );
    check(&p("<w:r><w:t>甲</w:t><w:br w:type=\"page\"/><w:t>乙</w:t></w:r>"), &["甲乙"]);
    // What was deleted is gone, what was inserted is there, what was moved is where it went.
    let changed = format!(
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom>",
        run("新"),
        run("移")
    );
    check(&p(&changed), &["新"]);
    check(
        &p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>显</w:t></w:r>"),
        &["显"],
    );
    check(
        &p(
            "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>显</w:t></w:r>",
        ),
        &["显"],
    );
    let raised = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>4</w:t></w:r>";
    check(&p(&(run("10") + raised + &run("5个"))), &["10^4 5个"]);
    let boxed = "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r>";
    check(&p(&(run("外") + boxed)), &["框", "外"]);
}

#[test]
fn fields_are_what_they_say_but_for_page_numbers() {
    let field = |code: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let both = field("DATE", "2024年3月5日") + &field("PAGE", "7");
    check(&format!("<w:p>{both}</w:p>"), &["2024年3月5日"]);
    check(
        "<w:p><w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t>甲</w:t></w:r></w:p>",
        &["甲"],
    );
}

#[test]
fn a_row_of_a_table_is_a_paragraph_and_a_laid_out_text_is_not() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &[&str]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>())
    };
    check(
        &format!("<w:tbl>{}{}</w:tbl>", row(&["任务", "时限"]), row(&["修路", "2025年6月底"])),
        &["任务 时限", "修路 2025年6月底"],
    );
    let many: String =
        (1..=5).map(|n| format!("<w:p><w:r><w:t>第{n}段</w:t></w:r></w:p>")).collect();
    check(
        &format!("<w:tbl><w:tr><w:tc>{many}</w:tc>{}</w:tr></w:tbl>", cell("旁")),
        &["第1段", "第2段", "第3段", "第4段", "第5段", "旁"],
    );
}

#[test]
fn numbers_of_lists_are_written_out_and_what_is_around_the_text_is_listed() {
    let item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>\
             <w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let lists = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let text = document(&(item("修路") + &item("架桥") + "<w:p><w:r><w:t>— 1 —</w:t></w:r></w:p>"));
    let head = "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>某县文件</w:t></w:r></w:p></w:hdr>";
    let bytes = pack(&[
        ("word/document.xml", &text),
        ("word/numbering.xml", lists),
        ("word/header1.xml", head),
        ("word/footnotes.xml", &head.replace("某县文件", "脚注")),
    ]);
    let sheet = read(&bytes).expect("a letter");
    assert_eq!(sheet.paragraphs, ["一、修路", "二、架桥"]);
    let noise: Vec<_> = sheet.noise.iter().map(|noise| (noise.kind, noise.text.as_str())).collect();
    let expected = [
        (NoiseKind::PageNumber, "某县文件"),
        (NoiseKind::Footer, "脚注"),
        (NoiseKind::PageNumber, "— 1 —"),
    ];
    assert_eq!(noise, expected);
}

#[test]
fn a_document_that_unpacks_to_too_much_or_is_cut_off_is_refused() {
    let bomb = pack(&[("word/document.xml", &" ".repeat(33 << 20))]);
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(read(&bomb), Err(PaperError::Bomb { .. })));
    let cut = pack(&[("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>甲")]);
    assert!(matches!(read(&cut), Err(PaperError::Damaged { .. })));
    let crossed = pack(&[("word/document.xml", "<a><b></a></b>")]);
    assert!(matches!(read(&crossed), Err(PaperError::Damaged { .. })));
}

const XML: &str = "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
    <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>甲&amp;</w:t><w:br/></w:r></w:p><w:tbl><w:tr><w:tc><w:p>\
    <w:del><w:r><w:t>乙</w:t></w:r></w:del></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";

proptest! {
    #[test]
    fn damaged_documents_are_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        // The file itself, and the text in it.
        let mut bytes = pack(&[("word/document.xml", XML), ("word/styles.xml", "<w:styles/>")]);
        let mut xml = XML.as_bytes().to_vec();
        for (at, byte) in &changes {
            let (in_bytes, in_xml) = (at.index(bytes.len()), at.index(xml.len()));
            bytes[in_bytes] = *byte;
            xml[in_xml] = *byte;
        }
        xml.truncate(cut.index(xml.len()) + 1);
        let text = String::from_utf8_lossy(&xml).into_owned();
        let inner = pack(&[("word/document.xml", &text), ("word/numbering.xml", &text), ("word/styles.xml", &text)]);
        for bytes in [bytes, inner] {
            let lines = read(&bytes).map(|sheet| sheet.paragraphs).unwrap_or_default();
            prop_assert!(lines.iter().all(|line| !line.is_empty()));
        }
    }
}
