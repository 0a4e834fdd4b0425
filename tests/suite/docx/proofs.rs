//! Other programs read the document: an office suite, and a Python with a
//! reader of its own.

use super::templates::word_file;
use super::{reported, said, story};
use crate::proof;
use nuo::i18n::{Lang, Term};
use nuo::report::Languages;
use nuo::report::docx::{fill, render};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Tells what a reader finds in a document, as JSON.
const READ: &str = r#"
import docx, json, sys
document = docx.Document(sys.argv[1])
w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
def font(style):
    found = style.element.find(f"{w}rPr/{w}rFonts")
    return None if found is None else found.get(f"{w}eastAsia")
millimetres = lambda length: round(length / 36000)
print(json.dumps({
    "paragraphs": [[p.style.name, p.text] for p in document.paragraphs],
    "tables": [[[cell.text for cell in row.cells] for row in table.rows]
               for table in document.tables],
    "heads": [len(table._tbl.findall(f"{w}tr/{w}trPr/{w}tblHeader")) for table in document.tables],
    "margins": [[millimetres(length) for length in (section.page_width, section.page_height,
                 section.top_margin, section.bottom_margin, section.left_margin,
                 section.right_margin)] for section in document.sections],
    "fonts": {style.name: font(style) for style in document.styles},
    "footers": [[section.footer.paragraphs[0].text, section.even_page_footer.paragraphs[0].text]
                for section in document.sections],
    "odd_and_even": document.settings.odd_and_even_pages_header_footer,
    "author": document.core_properties.author,
    "created": str(document.core_properties.created),
}))
"#;

fn read(python: &Path, file: &Path) -> Value {
    let output = proof::run(Command::new(python).args(["-c", READ]).arg(file));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn texts(value: &Value) -> Vec<Vec<&str>> {
    value.as_array().into_iter().flatten().map(cells).collect()
}

fn cells(row: &Value) -> Vec<&str> {
    row.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
#[ignore = "needs Python with docx"]
fn proof_another_reader_finds_headings_layout_and_each_cell() {
    let Some(python) = proof::python("docx") else { return };
    let (report, rows) = reported(&story());
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.docx");
    std::fs::write(&file, render(&report, &rows, Languages::Both)).expect("written");
    let found = read(&python, &file);

    let paragraphs = texts(&found["paragraphs"]);
    let styled = |style: &str| -> Vec<&str> {
        paragraphs.iter().filter(|paragraph| paragraph[0] == style).map(|one| one[1]).collect()
    };
    assert_eq!(styled("Title"), ["答复承诺事项落实情况周报"]);
    assert_eq!(styled("Heading 1").len(), 5);
    assert!(styled("Heading 1")[0].starts_with("一、"));
    assert!(styled("Heading 2").iter().all(|heading| heading.starts_with('（')));
    assert!(styled("Heading 3").contains(&"1. 印发科技强桂三年行动方案（自治区科技厅）〔1.4〕"));
    assert_eq!(styled("Heading 1 English").len(), 5);

    let upright = [210, 297, 37, 35, 28, 26];
    let lying = [297, 210, 28, 26, 35, 37];
    assert_eq!(found["margins"], serde_json::json!([upright, lying, upright, lying]));
    let fonts = &found["fonts"];
    for (style, font) in
        [("Title", "方正小标宋简体"), ("Heading 1", "黑体"), ("Heading 2", "楷体_GB2312")]
    {
        assert_eq!(fonts[style], font, "{style}");
    }
    assert_eq!(found["odd_and_even"], true);
    assert_eq!(found["author"], "自治区政府督查室");
    assert!(found["created"].as_str().is_some_and(|made| made.starts_with("2026-11-24 00:00:00")));
    assert_eq!(found["heads"], serde_json::json!([1, 1, 1, 1]));

    let tables = found["tables"].as_array().expect("tables");
    for (at, lang) in [(1, Lang::Zh), (3, Lang::En)] {
        let cells = texts(&tables[at]);
        assert_eq!(cells.len(), rows.len() + 1);
        for (cells, row) in cells[1..].iter().zip(&rows) {
            let due = row.due.latest.map(|day| day.to_string()).unwrap_or_default();
            let title = lang.pick_filled(&row.title, &row.title_en);
            assert_eq!(cells[..3], [row.number.to_string().as_str(), &row.code, title]);
            assert!(
                cells[3].starts_with(lang.pick_filled(&row.lead[0].name, &row.lead[0].name_en))
            );
            assert_eq!(cells[4..6], [due.as_str(), row.status.word(lang)], "{}", row.code);
        }
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn proof_an_office_suite_opens_it_and_shows_all_of_the_report() {
    let Some(soffice) = proof::soffice() else { return };
    let (report, rows) = reported(&story());
    let folder = tempfile::tempdir().expect("a folder");
    let home = format!("-env:UserInstallation=file://{}/office", folder.path().display());
    for lang in [Lang::Zh, Lang::En] {
        let file = folder.path().join("report.docx");
        std::fs::write(&file, render(&report, &rows, Languages::One(lang))).expect("written");
        for form in ["pdf", "txt:Text (encoded):UTF8"] {
            let mut convert = Command::new(&soffice);
            convert.args([&home, "--headless", "--convert-to", form, "--outdir"]);
            proof::run(convert.arg(folder.path()).arg(&file));
        }
        let page = std::fs::read(folder.path().join("report.pdf")).expect("a PDF");
        assert!(page.starts_with(b"%PDF-") && page.len() > 20_000);
        let text = std::fs::read_to_string(folder.path().join("report.txt")).expect("text");
        for piece in said(&report, lang) {
            assert!(text.contains(&piece), "{piece} in {text}");
        }
        for row in &rows {
            assert!(text.contains(lang.pick_filled(&row.title, &row.title_en)), "{}", row.code);
        }
    }
}

#[test]
#[ignore = "needs Python with docx"]
fn proof_a_template_made_by_another_program_is_filled() {
    let Some(python) = proof::python("docx") else { return };
    let make = r#"
import docx, sys
document = docx.Document()
paragraph = document.add_paragraph()
for run in ["{", "{ un", "it }", "}", "：共 {{ totals.", "total }} 条"]:
    paragraph.add_run(run).bold = run != "{"
table = document.add_table(rows=4, cols=2)
for row, cells in zip(table.rows, [["编号", "事项"], ["{%tr for item in overdue %}", ""],
                                   ["{{ item.code }}", "{{ item.title }}"], ["{%tr endfor %}", ""]]):
    for cell, text in zip(row.cells, cells):
        cell.text = text
document.sections[0].header.paragraphs[0].text = "{{ pages[0].title }}"
document.save(sys.argv[1])
"#;
    let (report, rows) = reported(&story());
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("template.docx");
    proof::run(Command::new(&python).args(["-c", make]).arg(&file));
    let template = std::fs::read(&file).expect("made");
    let filled = fill(&template, &report, &rows, Languages::One(Lang::Zh)).expect("filled");
    std::fs::write(&file, filled).expect("written");
    let found = read(&python, &file);
    assert_eq!(texts(&found["paragraphs"])[0][1], "自治区政府督查室：共 60 条");
    let overdue = report.overdue.iter().map(|item| vec![&item.about.code[..], &item.about.title]);
    let expected: Vec<Vec<&str>> = std::iter::once(vec!["编号", "事项"]).chain(overdue).collect();
    assert_eq!(texts(&found["tables"][0]), expected);
    // So is one that holds nothing but a body.
    assert!(fill(&word_file("", ""), &report, &rows, Languages::Both).is_ok());
}
