//! A Word document: the paragraphs of its text, a row of a table as one, the
//! numbers of its lists written out. What is printed around the text, and notes
//! under it, are listed and left aside.

mod document;
mod numbering;
mod package;

use super::error::{Foreign, PaperError};
use super::line::beginning;
use super::{Noise, NoiseKind, Sheet};
use numbering::Numbering;
use package::Package;

const DOCUMENT: &str = "word/document.xml";
/// What stands around the text, and what it is.
const AROUND: &[(&str, NoiseKind)] = &[
    ("word/header", NoiseKind::PageNumber),
    ("word/footer", NoiseKind::PageNumber),
    ("word/footnotes", NoiseKind::Footer),
    ("word/endnotes", NoiseKind::Footer),
];

pub(super) fn read(bytes: &[u8]) -> Result<Sheet, PaperError> {
    let mut package = Package::open(bytes)?;
    let text = package.text(DOCUMENT)?.ok_or(PaperError::Foreign(Foreign::Archive))?;
    // Without them the text is whole, but for the numbers of its lists.
    let lists = package.text("word/numbering.xml").ok().flatten();
    let styles = package.text("word/styles.xml").ok().flatten();
    let mut numbering = Numbering::read(lists.as_deref(), styles.as_deref());
    let lines = document::lines(&text, &mut numbering)?;
    let mut dropped = Vec::new();
    for (part, kind) in AROUND {
        for name in package.names(part) {
            let Ok(Some(xml)) = package.text(&name) else { continue };
            let around = document::lines(&xml, &mut Numbering::default()).unwrap_or_default();
            let text = beginning(&around.join(" "));
            if !text.is_empty() {
                dropped.push(Noise { kind: *kind, text, paragraph: None });
            }
        }
    }
    Ok(Sheet::without_noise(lines, dropped))
}

#[cfg(test)]
mod tests;
