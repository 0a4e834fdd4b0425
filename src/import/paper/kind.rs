//! What sort of file it is: by its content first, then by its name.

use super::error::{Foreign, PaperError};
use std::borrow::Cow;

/// The form of a file that can be read.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Format {
    Txt,
    Md,
    Html,
    Docx,
    Pdf,
}

impl Format {
    pub const ALL: &'static [Self] = &[Self::Txt, Self::Md, Self::Html, Self::Docx, Self::Pdf];

    /// The stable English key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    /// The format with this key, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.key() == key)
    }
}

/// What its bytes say that a file is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Content {
    Pdf,
    /// What it holds is in its directory.
    Zip,
    Foreign(Foreign),
    /// Text of some sort.
    Text,
}

/// What files of a sort begin with.
const MARKS: &[(&[u8], Content)] = &[
    (b"PK\x03\x04", Content::Zip),
    (b"PK\x05\x06", Content::Zip),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Content::Foreign(Foreign::OldWord)),
    (b"{\\rtf", Content::Foreign(Foreign::Rtf)),
    (b"\x89PNG\r\n", Content::Foreign(Foreign::Image)),
    (b"\xFF\xD8\xFF", Content::Foreign(Foreign::Image)),
    (b"GIF8", Content::Foreign(Foreign::Image)),
    (b"II*\0", Content::Foreign(Foreign::Image)),
    (b"MM\0*", Content::Foreign(Foreign::Image)),
    (b"Rar!\x1A\x07", Content::Foreign(Foreign::Archive)),
    (b"7z\xBC\xAF\x27\x1C", Content::Foreign(Foreign::Archive)),
    (b"\x1F\x8B\x08", Content::Foreign(Foreign::Archive)),
];

/// How far into a file its mark is looked for.
const HEAD_BYTES: usize = 1024;

/// What the bytes are.
pub(super) fn content(bytes: &[u8]) -> Content {
    if let Some((_, content)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return *content;
    }
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    if head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]) {
        return Content::Foreign(Foreign::Image);
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Content::Foreign(Foreign::Image);
    }
    // Other programs put a few bytes before it, and every reader allows them.
    if head.windows(5).any(|window| window == b"%PDF-") && !is_page(head) {
        return Content::Pdf;
    }
    if is_web_archive(head) {
        return Content::Foreign(Foreign::WebArchive);
    }
    Content::Text
}

fn is_page(head: &[u8]) -> bool {
    looks_like_html(&String::from_utf8_lossy(head))
}

fn is_web_archive(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    head.starts_with("from: <saved by") || head.starts_with("mime-version:")
}

/// The form of a text: what its beginning says, else its name's ending.
pub(super) fn of_text(text: &str, name: Option<&str>) -> Format {
    if looks_like_html(text) {
        return Format::Html;
    }
    match ending(name).as_deref() {
        Some("md" | "markdown" | "mkd") => Format::Md,
        Some("htm" | "html" | "xhtml" | "shtml") => Format::Html,
        _ => Format::Txt,
    }
}

fn ending(name: Option<&str>) -> Option<String> {
    name?.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())
}

/// Whether a text begins as web pages do, after comments and declarations.
fn looks_like_html(text: &str) -> bool {
    const FIRST: &[&str] =
        &["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<table", "<p>"];
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while let Some(comment) = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("<?")) {
        let Some((_, after)) = comment.split_once('>') else { return false };
        rest = after.trim_start();
    }
    FIRST.iter().any(|mark| {
        let start = rest.get(..mark.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(mark))
    })
}

/// What a zip file is where it holds no Word document.
pub(super) fn in_zip(bytes: &[u8]) -> Result<Option<Foreign>, PaperError> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|error| {
        PaperError::Damaged { format: Format::Docx.key().to_owned(), detail: error.to_string() }
    })?;
    Ok(of_names(archive.file_names().filter_map(Result::ok)))
}

fn of_names<'n>(names: impl Iterator<Item = Cow<'n, str>>) -> Option<Foreign> {
    let mut known = Foreign::Archive;
    for name in names {
        if name == "word/document.xml" {
            return None;
        }
        if name.starts_with("xl/") {
            known = Foreign::Workbook;
        } else if name.starts_with("ppt/") {
            known = Foreign::Slides;
        } else if name == "content.xml" {
            known = Foreign::OpenDocument;
        } else if name.eq_ignore_ascii_case("ofd.xml") {
            known = Foreign::Ofd;
        }
    }
    Some(known)
}

#[cfg(test)]
mod tests {
    use super::{Content, Format, content, of_names, of_text};
    use crate::import::paper::error::Foreign;
    use std::borrow::Cow;

    #[test]
    fn content_tells_before_the_name_does() {
        let rows = [
            ("<!DOCTYPE html><p>", Some("a.txt"), Format::Html),
            ("\u{feff}\n<!-- x --><HTML>", None, Format::Html),
            ("<?xml version='1.0'?><html>", None, Format::Html),
            ("文字", Some("a.md"), Format::Md),
            ("文字", Some("a.HTM"), Format::Html),
            ("文字", Some("a.html.txt"), Format::Txt),
            ("# 文字", None, Format::Txt),
            ("<关于>", None, Format::Txt),
        ];
        for (text, name, format) in rows {
            assert_eq!(of_text(text, name), format, "{text} {name:?}");
        }
    }

    #[test]
    fn files_of_other_sorts_are_known_by_their_first_bytes() {
        let rows: [(&[u8], Content); 8] = [
            (b"%PDF-1.7", Content::Pdf),
            (b"\n\n%PDF-1.4", Content::Pdf),
            (b"<html>%PDF-", Content::Text),
            (b"{\\rtf1", Content::Foreign(Foreign::Rtf)),
            (b"\xFF\xD8\xFF\xE0", Content::Foreign(Foreign::Image)),
            (b"MIME-Version: 1.0", Content::Foreign(Foreign::WebArchive)),
            (b"PK\x03\x04", Content::Zip),
            (b"BM\xE5\xA4\xA7\xE5\xAD\xA6", Content::Text),
        ];
        for (bytes, expected) in rows {
            assert_eq!(content(bytes), expected, "{bytes:?}");
        }
        let of = |names: &[&str]| of_names(names.iter().map(|name| Cow::from(*name)));
        assert_eq!(of(&["a", "xl/workbook.xml"]), Some(Foreign::Workbook));
        assert_eq!(of(&["mimetype", "content.xml"]), Some(Foreign::OpenDocument));
        assert_eq!(of(&["OFD.xml"]), Some(Foreign::Ofd));
        assert_eq!(of(&["a.txt"]), Some(Foreign::Archive));
        assert_eq!(of(&["xl/workbook.xml", "word/document.xml"]), None);
    }
}
