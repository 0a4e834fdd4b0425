//! Letters as files of other programs: read by the program's own process where
//! the form is a dangerous one, and proved on files that an office suite makes.

use crate::proof;
use crate::run::{Home, Stream};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream as Drawn, StringFormat, dictionary};
use nuo::import::paper::{Asked, Format, open};
use std::process::{Command, Stdio};

/// What the process that reads a pdf answers.
fn extracted(bytes: &[u8]) -> String {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_nuo"))
        .env_clear()
        .arg("__extract")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut input = child.stdin.take().expect("a stream");
    input.write_all(bytes).expect("it listens");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_process_that_reads_a_pdf_answers_for_every_file_and_is_no_command_of_people() {
    for bytes in [b"".as_slice(), b"%PDF-1.7", b"\xff\xd8\xff"] {
        let answer: serde_json::Value = serde_json::from_str(&extracted(bytes)).expect("an answer");
        assert_eq!(answer["Problem"]["damaged"]["format"], "pdf");
    }
    let home = Home::new();
    let help = home.run("--help").ends(0, Stream::Has(&["list"]), Stream::Nothing);
    assert!(!help.stdout.contains("__extract"));
}

/// A pdf of a page with these lines, in a font whose codes are those of UTF-16.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let parent = document.new_object_id();
    let descendant = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType0", "DW" => 1000 };
    let descendant = document.add_object(descendant);
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "STSong",
        "Encoding" => "UniGB-UCS2-H", "DescendantFonts" => vec![descendant.into()],
    });
    let mut operations = Vec::new();
    for (line, above) in lines.iter().zip((0_i64..).map(|number| 700 - 30 * number)) {
        let codes: Vec<u8> = line.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let codes = Object::String(codes, StringFormat::Hexadecimal);
        operations.extend([
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 16.into()]),
            Operation::new("Td", vec![82.into(), above.into()]),
            Operation::new("Tj", vec![codes]),
            Operation::new("ET", vec![]),
        ]);
    }
    let drawing = Content { operations }.encode().expect("a drawing");
    let drawing = document.add_object(Drawn::new(dictionary! {}, drawing));
    let resources = dictionary! { "Font" => dictionary! { "F1" => font } };
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => parent, "Contents" => drawing, "Resources" => resources,
    });
    let kids: Vec<Object> = vec![page.into()];
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 };
    document.objects.insert(parent, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a file");
    bytes
}

#[test]
fn a_pdf_is_read_by_the_command_and_a_broken_one_is_refused_with_the_reason() {
    let home = Home::with_ledger();
    let whole = pdf(&["周老师：", "我局将于2025年底前新建路灯30盏。"]);
    home.file("lamps.pdf", &whole);
    home.file("broken.pdf", &whole[..whole.len() / 3]);
    let shown = "1\t周老师：\n2\t我局将于2025年底前新建路灯30盏。\n";
    home.run("read lamps.pdf --text").ends(0, Stream::Is(shown), Stream::Nothing);
    let found = home.json("read lamps.pdf");
    assert_eq!(found["candidates"].as_array().map(Vec::len), Some(1), "{found}");
    let reason = Stream::Has(&["nuo: ", "no sound pdf", "\n  Fetch it once more"]);
    home.run("read broken.pdf --lang en").ends(7, Stream::Nothing, reason);
    home.file("about.txt", "甲\n文件以%PDF-1.4开头。\n".as_bytes());
    let told = home.run("read about.txt --format txt --text");
    told.ends(0, Stream::Has(&["2\t文件以%PDF-1.4开头。"]), Stream::Nothing);
}

const LETTER: &str = "<html><meta charset=utf-8><body><h1 style=\"text-align:center\">关于第12号建议的答复</h1>\
    <p>林某某代表：</p><p style=\"text-indent:2em;text-align:justify\">您提出的关于拓宽清溪路的建议收悉，经研究，现将办理情况向您作如下答复，请您审阅并提出宝贵的意见，我们会认真研究吸收采纳。</p>\
    <p style=\"text-indent:2em;text-align:justify\">下一步，我局将于2024年底前完成清溪路拓宽改造，新增停车位120个。</p>\
    <p style=\"text-align:right\">某县交通运输局</p></body></html>";

#[test]
#[ignore = "needs LibreOffice"]
fn proof_documents_and_pdf_files_of_an_office_suite_are_read_as_they_were_written() {
    let Some(soffice) = proof::soffice() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let expected = open(LETTER.as_bytes(), None, Asked::default()).expect("a letter").paragraphs;
    assert_eq!(expected.len(), 5);
    std::fs::write(folder.path().join("letter.html"), LETTER).expect("written");
    let steps = [
        ("letter.html", "docx:MS Word 2007 XML", "letter.docx", Format::Docx),
        ("letter.docx", "pdf", "letter.pdf", Format::Pdf),
    ];
    for (from, to, made, format) in steps {
        let mut command = Command::new(&soffice);
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
        command.arg(profile).arg("--headless");
        if format == Format::Docx {
            // Otherwise a page is opened by another program of the suite.
            command.arg("--infilter=HTML (StarWriter)");
        }
        command.args(["--convert-to", to, "--outdir"]).arg(folder.path());
        proof::run(command.arg(folder.path().join(from)));
        let bytes = std::fs::read(folder.path().join(made)).expect("it was made");
        let paper = open(&bytes, None, Asked::default()).expect("a letter");
        assert_eq!((paper.format, paper.paragraphs), (format, expected.clone()));
    }
}
