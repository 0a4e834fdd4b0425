//! What a line of text says about a piece of proof.

use crate::domain::commitment::{Evidence, StoredFile};
use crate::domain::vocabulary::EvidenceKind;

/// A piece of proof as a person typed it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Typed<'a> {
    /// It can only be a file (`./notice.pdf`, `/tmp/a`, `~/a`).
    Path(&'a str),
    /// It may be the name of a file, and is a title or number otherwise.
    Words(&'a str),
    Address(&'a str),
}

/// Tells paths and addresses from titles and document numbers.
#[must_use]
pub fn classify(text: &str) -> Typed<'_> {
    let text = text.trim();
    let starts = |marks: &[&str]| marks.iter().any(|mark| text.starts_with(mark));
    let address = ["http://", "https://"].iter().find_map(|mark| text.strip_prefix(mark));
    if address.is_some_and(|rest| !rest.is_empty()) {
        Typed::Address(text)
    } else if starts(&["./", "../", "/", "~/"]) || is_file_name(text) {
        Typed::Path(text)
    } else {
        Typed::Words(text)
    }
}

/// Endings by which people know files; a mistyped name must not pass for the
/// title of a document that nobody has.
const FILE_ENDINGS: [&str; 14] = [
    "pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "ofd", "jpg", "jpeg", "png",
    "zip",
];

fn is_file_name(text: &str) -> bool {
    let Some((stem, ending)) = text.rsplit_once('.') else { return false };
    let known = FILE_ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    known && !stem.is_empty()
}

/// The document number in a text, such as 桂办发〔2021〕14号.
#[must_use]
pub fn document_number(text: &str) -> Option<&str> {
    let brackets = text.char_indices().filter(|(_, c)| "〔［[（(".contains(*c));
    brackets.into_iter().find_map(|(open, bracket)| number_at(text, open, bracket))
}

/// The document number whose year stands in the bracket at `open`.
fn number_at(text: &str, open: usize, bracket: char) -> Option<&str> {
    let inside = &text[open + bracket.len_utf8()..];
    let year = inside.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let rest = inside[year.len()..].strip_prefix(['〕', '］', ']', '）', ')'])?;
    let digits = rest.trim_start_matches(['第', ' ']);
    let after = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let tail = after.strip_prefix('号').filter(|_| after.len() < digits.len())?;
    let mark = |c: char| c.is_whitespace() || "，。；：、《》“”（(".contains(c);
    let start = text[..open].char_indices().rev().find(|(_, c)| mark(*c));
    let start = start.map_or(0, |(at, c)| at + c.len_utf8());
    Some(&text[start..text.len() - tail.len()])
}

/// A record of a document, an address or a title.
///
/// A text with a document number is graded 3, as an issued document with its
/// number; nothing else is graded before a person does it.
#[must_use]
pub fn from_words(text: &str) -> Evidence {
    let text = text.trim();
    let number = document_number(text).map(str::to_owned);
    let grade = number.is_some().then_some(3);
    Evidence { number, grade, ..plain(EvidenceKind::Document, text) }
}

/// A record of a web page.
#[must_use]
pub fn from_address(address: &str) -> Evidence {
    Evidence { address: Some(address.to_owned()), ..plain(EvidenceKind::News, address) }
}

/// A record of a file that was copied in.
#[must_use]
pub fn from_file(file: StoredFile) -> Evidence {
    let title = file.name.clone();
    Evidence { file: Some(file), ..plain(EvidenceKind::Document, &title) }
}

fn plain(kind: EvidenceKind, title: &str) -> Evidence {
    Evidence {
        kind,
        title: title.to_owned(),
        number: None,
        issuer: None,
        date: None,
        address: None,
        file: None,
        note: None,
        grade: None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Typed, classify, document_number, from_words};

    #[test]
    fn document_numbers_are_found_where_they_stand() {
        for (text, number) in [
            ("桂办发〔2021〕14号", Some("桂办发〔2021〕14号")),
            ("《行动方案》（桂办发[2021]14号）", Some("桂办发[2021]14号")),
            ("见 桂科字〔2022〕第7号 附件", Some("桂科字〔2022〕第7号")),
            ("会议纪要", None),
            ("（2021年）", None),
            ("〔2021〕号", None),
            ("", None),
        ] {
            assert_eq!(document_number(text), number, "{text}");
        }
        assert_eq!(from_words("桂办发〔2021〕14号").grade, Some(3));
        assert_eq!(from_words("电话核实").grade, None);
    }

    #[test]
    fn paths_and_addresses_are_told_from_titles() {
        for (text, typed) in [
            (" ./公告.pdf ", Typed::Path("./公告.pdf")),
            ("https://example.org/a", Typed::Address("https://example.org/a")),
            ("公告.PDF", Typed::Path("公告.PDF")),
            ("公告第3.1版", Typed::Words("公告第3.1版")),
            ("http://", Typed::Words("http://")),
            ("桂办发〔2021〕14号", Typed::Words("桂办发〔2021〕14号")),
        ] {
            assert_eq!(classify(text), typed);
        }
    }
}
