//! A report in words as templates see it: pages, sections, and blocks that
//! say what they are.

use super::charts::Charts;
use super::register::RegisterTable;
use super::{Block, Languages, Tone, blocks};
use crate::domain::weekly::WeeklyReport;
use crate::i18n::Lang;
use serde::Serialize;

/// The report in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// `zh` or `en`.
    pub lang: &'static str,
    /// The language by its own name.
    pub name: &'static str,
    pub title: String,
    /// Whose report it is and of when, a line each.
    pub head: Vec<String>,
    /// The one sentence of a report that has nothing to tell.
    pub empty: Option<String>,
    pub sections: Vec<Section>,
    pub charts: Charts,
    /// Where it is attached.
    pub register: Option<RegisterTable>,
}

/// A numbered part of the report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    pub title: String,
    pub blocks: Vec<Piece>,
}

/// What follows one another in a section; `kind` says which it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Piece {
    /// A heading within the section; it has its number already.
    Group { text: String, tone: Tone },
    /// A paragraph.
    Line { text: String },
    /// Short lines of a list.
    Entries { entries: Vec<String> },
    /// Commitments.
    Items { items: Vec<Item> },
    /// All but the first column are numbers.
    Table { head: Vec<String>, rows: Vec<Vec<String>> },
}

/// A commitment with what there is to say of it, a line each.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    pub code: String,
    pub text: String,
    pub details: Vec<String>,
}

/// The report in each of the languages.
#[must_use]
pub fn pages(report: &WeeklyReport, languages: Languages) -> Vec<Page> {
    languages.list().into_iter().map(|lang| page(report, lang)).collect()
}

fn page(report: &WeeklyReport, lang: Lang) -> Page {
    let mut page = Page {
        lang: lang.key(),
        name: lang.pick("中文", "English"),
        title: String::new(),
        head: Vec::new(),
        empty: None,
        sections: Vec::new(),
        charts: Charts::of(report, lang),
        register: report.register.as_ref().map(|rows| RegisterTable::of(rows, lang)),
    };
    for block in blocks::blocks(report, lang) {
        page.add(block);
    }
    if report.is_empty() {
        page.empty = page.head.pop();
    }
    page
}

impl Page {
    fn add(&mut self, block: Block) {
        match (block, self.sections.last_mut()) {
            (Block::Title(text), _) => self.title = text,
            (Block::Section(title), _) => self.sections.push(Section { title, blocks: Vec::new() }),
            (Block::Line(text), None) => self.head.push(text),
            (block, Some(section)) => section.add(block),
            // Only lines stand before the first section.
            (_, None) => {}
        }
    }
}

impl Section {
    fn add(&mut self, block: Block) {
        match (block, self.blocks.last_mut()) {
            (Block::Title(text) | Block::Section(text) | Block::Line(text), _) => {
                self.blocks.push(Piece::Line { text });
            }
            (Block::Group { text, tone }, _) => self.blocks.push(Piece::Group { text, tone }),
            (Block::Entry(text), Some(Piece::Entries { entries })) => entries.push(text),
            (Block::Entry(text), _) => self.blocks.push(Piece::Entries { entries: vec![text] }),
            (Block::Item { code, text, details }, last) => {
                let item = Item { code, text, details };
                match last {
                    Some(Piece::Items { items }) => items.push(item),
                    _ => self.blocks.push(Piece::Items { items: vec![item] }),
                }
            }
            (Block::Table(rows), _) => {
                let mut rows = rows.into_iter();
                let head = rows.next().unwrap_or_default();
                self.blocks.push(Piece::Table { head, rows: rows.collect() });
            }
            // A page has it beside its sections.
            (Block::Register(_), _) => {}
        }
    }
}
