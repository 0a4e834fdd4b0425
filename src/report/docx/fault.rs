//! What can be wrong with a Word file that somebody brings as a template.

/// Why a Word file cannot be filled; every one names the part it is about,
/// where it is about one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fault {
    /// It is no zip file, or a damaged one.
    NotAPackage {
        detail: String,
    },
    /// A zip file in which there is no Word document.
    NoDocument,
    TooManyParts {
        count: usize,
        most: usize,
    },
    /// A part, or all of them together, would be larger than is read.
    TooLarge {
        part: Option<String>,
        most_bytes: u64,
    },
    /// The part is not XML, or not in UTF-8.
    NotXml {
        part: String,
        detail: String,
    },
    /// A tag begins in a paragraph and does not end there.
    Unclosed {
        part: String,
        tag: String,
    },
    /// A tag that stands for its whole paragraph or row has other text beside it.
    NotAlone {
        part: String,
        tag: String,
    },
    /// A tag that stands for a row is in no table.
    NoRow {
        part: String,
        tag: String,
    },
    /// The template language refuses it.
    Refused {
        part: String,
        tag: String,
        detail: String,
    },
    /// A tag and its end stand in different places, so that the filled part is
    /// no document any more.
    Crossed {
        part: String,
        detail: String,
    },
}
