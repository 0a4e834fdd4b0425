//! Letters as files of other programs: read by the program's own process where
//! the form is a dangerous one, and proved on files that an office suite makes.

use crate::proof;
use crate::run::{Home, Stream};
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
