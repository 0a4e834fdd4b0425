//! The report as a Word document.
//!
//! A document is a zip file of XML parts. Those of nuo's own stand in
//! `assets/report/docx` and follow the layout of official papers
//! (GB/T 9704-2012): A4 with its margins, twenty-two lines of twenty-eight
//! characters, the usual fonts with others to fall back to, page numbers
//! outside, and the register as an annex on pages that lie. Two of the parts
//! are templates and are filled like any other; `paper` adds to the report
//! what only a document has. The crate docx-rs was weighed and left: it takes
//! two minutes to build, and knows neither other names for a font nor table
//! heads that stand on each page.
//!
//! A person's own Word file is a template too: `tags` makes one of each of
//! its parts that hold text, and everything else in it stays as it is.

mod content;
mod package;
mod paper;
mod tags;

pub use crate::i18n::docx_fault::Fault;

use super::page::pages;
use super::{Languages, template};
use crate::domain::register::RegisterRow;
use crate::domain::weekly::WeeklyReport;
use minijinja::context;
use minijinja::value::{Serde, Value};
use package::{Package, pack};
use paper::Paper;

/// The parts that are the same in every document.
const STYLES: &str = include_str!("../../../assets/report/docx/styles.xml");
const SETTINGS: &str = include_str!("../../../assets/report/docx/settings.xml");
const FONTS: &str = include_str!("../../../assets/report/docx/fontTable.xml");
const FOOTER_ODD: &str = include_str!("../../../assets/report/docx/footer_odd.xml");
const FOOTER_EVEN: &str = include_str!("../../../assets/report/docx/footer_even.xml");
const TYPES: &str = include_str!("../../../assets/report/docx/content_types.xml");
const PACKAGE_RELS: &str = include_str!("../../../assets/report/docx/package.rels");
const DOCUMENT_RELS: &str = include_str!("../../../assets/report/docx/document.rels");
const APP: &str = include_str!("../../../assets/report/docx/app.xml");

/// The whole file; `rows` are the register of the report's day, which is
/// its annex.
#[must_use]
pub fn render(report: &WeeklyReport, rows: &[RegisterRow], languages: Languages) -> Vec<u8> {
    let data = data(report, rows, languages);
    let document = template::fill("weekly.docx/document.xml", data.clone());
    let core = template::fill("weekly.docx/core.xml", data);
    let fixed = |name: &'static str, text: &str| (name, text.to_owned());
    pack(&[
        fixed("[Content_Types].xml", TYPES),
        fixed("_rels/.rels", PACKAGE_RELS),
        ("docProps/core.xml", core),
        fixed("docProps/app.xml", APP),
        ("word/document.xml", document),
        fixed("word/_rels/document.xml.rels", DOCUMENT_RELS),
        fixed("word/styles.xml", STYLES),
        fixed("word/settings.xml", SETTINGS),
        fixed("word/fontTable.xml", FONTS),
        fixed("word/footer1.xml", FOOTER_ODD),
        fixed("word/footer2.xml", FOOTER_EVEN),
    ])
}

/// What a document is filled with: what every template gets, and `papers`,
/// which are the pages with what only a document has.
fn data(report: &WeeklyReport, rows: &[RegisterRow], languages: Languages) -> Value {
    let papers: Vec<Paper> = languages
        .list()
        .into_iter()
        .zip(pages(report, languages))
        .map(|(lang, page)| Paper::of(report, rows, page, lang))
        .collect();
    context! { papers => Value::from(Serde(papers)), ..template::data(report, languages) }
}

/// Fills the tags in a person's own Word file, with the same data as the
/// built-in document.
///
/// # Errors
/// When it is no Word file, is too large, or its tags cannot be filled.
pub fn fill(
    file: &[u8],
    report: &WeeklyReport,
    rows: &[RegisterRow],
    languages: Languages,
) -> Result<Vec<u8>, Fault> {
    let data = data(report, rows, languages);
    let mut package = Package::open(file)?;
    let types = package.text("[Content_Types].xml")?.ok_or(Fault::NoDocument)?;
    let mut filled = Vec::new();
    for part in content::text_parts(&types)? {
        let Some(xml) = package.text(&part)? else { continue };
        let source = tags::template(&xml, &part)?;
        if source != xml {
            let text = render_part(&part, &source, &data)?;
            filled.push((part, text));
        }
    }
    package.with(&filled)
}

fn render_part(part: &str, source: &str, data: &Value) -> Result<String, Fault> {
    let environment = template::environment();
    let refused = |error: minijinja::Error| {
        let tag = error.range().and_then(|range| source.get(range)).unwrap_or_default();
        Fault::Refused { part: part.to_owned(), tag: tag.to_owned(), detail: detail(&error) }
    };
    // The ending of the name makes what is filled in safe for XML.
    let template = environment.template_from_named_str("part.xml", source).map_err(refused)?;
    let text = template.render(data).map_err(refused)?;
    // A cell without a paragraph is no cell; a condition may have taken it.
    let text = text.replace("</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>");
    tags::check(&text).map_err(|detail| Fault::Crossed { part: part.to_owned(), detail })?;
    Ok(text)
}

fn detail(error: &minijinja::Error) -> String {
    let detail = error.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
    format!("{}{detail}", error.kind())
}
