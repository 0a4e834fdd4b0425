//! A file that is a letter, in whatever form somebody has it: its bytes become
//! the paragraphs of the letter and a list of what was left aside.
//!
//! It is told what sort of file it is by the content first and by the name
//! second. Nothing is read here but the bytes that are given, no program is
//! started and nothing is unpacked to a disk.

mod cells;
mod charset;
mod docx;
mod error;
mod html;
mod kind;
mod line;
mod markdown;
mod marks;
mod pdf;
mod plain;
mod shape;

pub use error::{Foreign, PaperError};
pub use kind::Format;

use crate::domain::commitment::Place;
use crate::domain::letter;
use crate::domain::reading::{Doubt, Noise};
use crate::domain::vocabulary::{DoubtKind, NoiseKind};
use crate::extract::noise::noise;
use crate::text::encoding::{Decoded, Encoding, told};
use kind::Content;
use serde::{Deserialize, Serialize};

/// A larger file is no letter.
pub const FILE_MAX_BYTES: u64 = 64 * 1024 * 1024;
/// So many damaged places are named; further ones add nothing.
const DAMAGE_MAX: usize = 20;
/// So many characters around a damaged one are quoted.
const DAMAGE_AROUND: usize = 4;

/// What somebody says about the file.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Asked {
    /// Its form, where it is not to be found out.
    pub format: Option<Format>,
    /// How its text is encoded, where it is not to be found out.
    pub encoding: Option<Encoding>,
}

/// What a file holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Paper {
    pub format: Format,
    /// The name of the encoding; empty for a docx and a pdf, whose text has none
    /// of its own.
    pub encoding: &'static str,
    /// What places refer to, the first one is number one. For plain text these
    /// are the non-empty lines of the file.
    pub paragraphs: Vec<String>,
    /// What is not the letter's: with the number of its paragraph where it has
    /// kept one, without where it was dropped before paragraphs were counted.
    pub noise: Vec<Noise>,
    /// Where the text is damaged.
    pub doubts: Vec<Doubt>,
}

/// Paragraphs and the noise among and around them, of whatever form.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Sheet {
    pub paragraphs: Vec<String>,
    pub noise: Vec<Noise>,
}

impl Sheet {
    /// Paragraphs with what was dropped before them; noise among them is listed
    /// with its number.
    fn of(paragraphs: Vec<String>, mut dropped: Vec<Noise>) -> Self {
        dropped.extend(noise(&paragraphs));
        Self { paragraphs, noise: dropped }
    }

    fn paper(self, format: Format, encoding: &'static str) -> Result<Paper, PaperError> {
        let Self { paragraphs, noise } = self;
        if paragraphs.is_empty() {
            let empty = noise.is_empty();
            return Err(if empty { PaperError::Empty } else { PaperError::NoLetter });
        }
        let doubts = damage(&paragraphs);
        Ok(Paper { format, encoding, paragraphs, noise, doubts })
    }

    /// Lines of which noise is dropped, but for facts that a letter's head needs.
    fn without_noise(lines: Vec<String>, mut dropped: Vec<Noise>) -> Self {
        let mut found = noise(&lines).into_iter().peekable();
        let mut kept = Vec::with_capacity(lines.len());
        for (line, number) in lines.into_iter().zip(1..) {
            match found.next_if(|noise| noise.paragraph == Some(number)) {
                Some(noise) if !kept_facts(noise.kind, &line) => {
                    dropped.push(Noise { paragraph: None, ..noise });
                }
                _ => kept.push(line),
            }
        }
        Self::of(kept, dropped)
    }
}

/// Whether a line of noise stays a paragraph: one that has a document number is
/// still read.
fn kept_facts(kind: NoiseKind, line: &str) -> bool {
    kind == NoiseKind::PageFacts && shape::has_number(line)
}

/// Reads a file.
///
/// # Errors
/// Why it holds no letter that can be read.
pub fn open(bytes: &[u8], name: Option<&str>, asked: Asked) -> Result<Paper, PaperError> {
    if bytes.len() as u64 > FILE_MAX_BYTES {
        return Err(PaperError::TooLarge { limit_bytes: FILE_MAX_BYTES });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(PaperError::Empty);
    }
    let (format, encoding, sheet) = match content(bytes, asked) {
        Content::Foreign(foreign) => return Err(PaperError::Foreign(foreign)),
        Content::Zip => match kind::in_zip(bytes)? {
            Some(foreign) => return Err(PaperError::Foreign(foreign)),
            None => (Format::Docx, "", docx::read(bytes)?),
        },
        Content::Pdf => return PdfText::read(bytes)?.paper(),
        Content::Text => read_text(bytes, name, asked)?,
    };
    sheet.paper(format, encoding)
}

/// Whether these are the bytes of a pdf, which belongs into a process of its own.
#[must_use]
pub fn is_pdf(bytes: &[u8], asked: Asked) -> bool {
    content(bytes, asked) == Content::Pdf
}

/// What the bytes are. A text may speak of pdf files in its first lines: where
/// somebody says that it is a text, that holds.
fn content(bytes: &[u8], asked: Asked) -> Content {
    let text = matches!(asked.format, Some(Format::Txt | Format::Md | Format::Html));
    match kind::content(bytes) {
        Content::Pdf if text => Content::Text,
        content => content,
    }
}

/// The text of a pdf, as the process that reads it hands it over.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PdfText {
    paragraphs: Vec<String>,
    noise: Vec<Noise>,
}

impl PdfText {
    /// Reads a pdf.
    ///
    /// # Errors
    /// Why it holds no text that can be read.
    pub fn read(bytes: &[u8]) -> Result<Self, PaperError> {
        let Sheet { paragraphs, noise } = pdf::read(bytes)?;
        Ok(Self { paragraphs, noise })
    }

    /// The letter that it is.
    ///
    /// # Errors
    /// When there is no paragraph in it.
    pub fn paper(self) -> Result<Paper, PaperError> {
        let Self { paragraphs, noise } = self;
        Sheet { paragraphs, noise }.paper(Format::Pdf, "")
    }
}

fn read_text(
    bytes: &[u8],
    name: Option<&str>,
    asked: Asked,
) -> Result<(Format, &'static str, Sheet), PaperError> {
    if let Some(format @ (Format::Docx | Format::Pdf)) = asked.format {
        let detail = String::new();
        return Err(PaperError::Damaged { format: format.key().to_owned(), detail });
    }
    let Decoded { text, encoding, .. } = match asked.encoding {
        Some(encoding) => told(bytes, encoding),
        None => charset::decoded(bytes).ok_or(PaperError::NotText)?,
    };
    let format = asked.format.unwrap_or_else(|| kind::of_text(&text, name));
    let sheet = match format {
        Format::Html => html::read(&text),
        Format::Md => markdown::read(&text),
        Format::Txt | Format::Docx | Format::Pdf => plain::read(&text),
    };
    Ok((format, encoding, sheet))
}

/// The first place in each paragraph where characters were lost.
fn damage(paragraphs: &[String]) -> Vec<Doubt> {
    let doubt = |(index, paragraph): (usize, &String)| {
        let at = paragraph.find('\u{fffd}')?;
        let lost = paragraph[at..].chars().take_while(|c| *c == '\u{fffd}').count();
        let before = paragraph[..at].chars().count();
        let start = before.saturating_sub(DAMAGE_AROUND);
        let words: String =
            paragraph.chars().skip(start).take(before - start + lost + DAMAGE_AROUND).collect();
        let end = start + words.chars().count();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let (paragraph, start, end) = (count(index + 1), count(start), count(end));
        let place = Some(Place { paragraph, start, end, sha256: String::new() });
        Some(Doubt { kind: DoubtKind::DamagedText, words, place })
    };
    paragraphs.iter().enumerate().filter_map(doubt).take(DAMAGE_MAX).collect()
}

#[cfg(test)]
mod tests;
