//! The weekly report in the forms it is handed on in.
//!
//! [`blocks`] puts the report into words; [`text`] and [`markdown`] lay the
//! same blocks out, so that both say the same; [`json`] is the report itself,
//! without a language; [`page`] hands the blocks and [`charts`] to templates, of which
//! [`html`] and [`docx`] are two. None of them knows a clock or a terminal: the same
//! report gives the same bytes.

pub mod blocks;
pub mod charts;
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
mod news;
pub mod page;
pub mod register;
pub mod template;
pub mod template_error;
pub mod text;

use self::register::RegisterTable;
use crate::domain::weekly::{Wanted, WeeklyReport};
use crate::i18n::Lang;
use crate::text::Ambiguous;
use serde::Serialize;

/// A form of the report.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Format {
    #[default]
    Text,
    Md,
    Json,
    Html,
    /// A Word document, with the register as its annex.
    Docx,
}

impl Format {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Text, Self::Md, Self::Html, Self::Docx, Self::Json];

    /// How it is typed.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Md => "md",
            Self::Json => "json",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// The form in which a screen shows what this one says.
    #[must_use]
    pub const fn readable(self) -> Self {
        match self {
            Self::Html | Self::Docx => Self::Text,
            Self::Text | Self::Md | Self::Json => self,
        }
    }

    /// What this form shows besides words, unless it is asked otherwise.
    #[must_use]
    pub const fn wanted(self) -> Wanted {
        match self {
            Self::Text | Self::Md => Wanted { charts: false, register: false },
            Self::Json => Wanted { charts: true, register: false },
            Self::Html => Wanted { charts: true, register: true },
            Self::Docx => Wanted { charts: false, register: true },
        }
    }

    /// The form that a file of this name has by its ending, if it says one.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        let ending = match ending.as_str() {
            "htm" => "html",
            "markdown" => "md",
            other => other,
        };
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// What the name of a file in this form ends in.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Md => "md",
            Self::Json => "json",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// Whether it is text, which a terminal can show.
    #[must_use]
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Docx)
    }
}

/// The bytes of the report in a form. `columns` and `ambiguous` bound the
/// lines of plain text; the other forms have no lines to bound.
#[must_use]
pub fn render(
    report: &WeeklyReport,
    format: Format,
    languages: Languages,
    columns: usize,
    ambiguous: Ambiguous,
) -> Vec<u8> {
    match format {
        Format::Text => text::render(report, languages, columns, ambiguous).into_bytes(),
        Format::Md => markdown::render(report, languages).into_bytes(),
        Format::Json => json::render(report).into_bytes(),
        Format::Html => html::render(report, languages).into_bytes(),
        Format::Docx => {
            docx::render(report, report.register.as_deref().unwrap_or_default(), languages)
        }
    }
}

/// The languages of a report.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Languages {
    One(Lang),
    /// Chinese, then English.
    Both,
}

impl Languages {
    /// How it is typed.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::One(lang) => lang.key(),
            Self::Both => "both",
        }
    }

    /// The languages in the order of printing.
    #[must_use]
    pub fn list(self) -> Vec<Lang> {
        match self {
            Self::One(lang) => vec![lang],
            Self::Both => vec![Lang::Zh, Lang::En],
        }
    }
}

/// How pressing what follows a heading is. The words say it too.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Plain,
    Soon,
    Late,
}

/// One piece of a report in words. The words may hold anything that people
/// typed: whoever lays them out makes them safe.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Block {
    Title(String),
    Section(String),
    /// A heading within a section.
    Group {
        text: String,
        tone: Tone,
    },
    Line(String),
    /// A line of a group.
    Entry(String),
    /// A commitment: its code, its name, and what there is to say of it.
    Item {
        code: String,
        text: String,
        details: Vec<String>,
    },
    /// Rows of cells, the first of them the heads; all but the first column
    /// are numbers.
    Table(Vec<Vec<String>>),
    /// The register, whose cells are words.
    Register(RegisterTable),
}

/// The report in words with the register that may be attached to it.
fn whole(report: &WeeklyReport, lang: Lang) -> Vec<Block> {
    let mut whole = blocks::blocks(report, lang);
    whole.extend(register::blocks(report, lang));
    whole
}
