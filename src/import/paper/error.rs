//! Why a file cannot be read as a letter.

use serde::{Deserialize, Serialize};

/// A file of a sort that is not read, with a way to read it all the same.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Foreign {
    /// A document of Word before 2007, of WPS, or a docx under a password.
    OldWord,
    /// A workbook, new or old.
    Workbook,
    /// Slides.
    Slides,
    /// A document of LibreOffice.
    OpenDocument,
    /// The Chinese fixed layout format.
    Ofd,
    /// Rich text format.
    Rtf,
    /// A web page with its pictures in one file.
    WebArchive,
    /// A picture: a photograph or a scan.
    Image,
    /// Files packed into one.
    Archive,
}

/// Why there is nothing to read in a file.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PaperError {
    /// No bytes, or nothing but white space.
    #[error("nothing in it")]
    Empty,
    /// There is something, but all of it is noise.
    #[error("no letter in it")]
    NoLetter,
    #[error("more than {limit_bytes} bytes")]
    TooLarge { limit_bytes: u64 },
    /// No text in any encoding that can be told from its bytes.
    #[error("no text")]
    NotText,
    /// A file of another sort.
    #[error("a file of another sort: {0:?}")]
    Foreign(Foreign),
    /// It says that it is a docx or a pdf and is not, or not any more.
    #[error("damaged {format}: {detail}")]
    Damaged { format: String, detail: String },
    /// Unpacked it would be larger than any letter.
    #[error("unpacks to more than {limit_bytes} bytes")]
    Bomb { limit_bytes: u64 },
    /// A pdf that opens with a password only.
    #[error("locked by a password")]
    Locked,
    /// A pdf of pictures: no text stands in it.
    #[error("scanned: {pages} pages without text")]
    Scanned { pages: usize },
    /// A pdf that does not say which characters its shapes are.
    #[error("its characters cannot be told")]
    Garbled,
    /// Reading it took more time or memory than a letter needs, or ended the
    /// program that read it.
    #[error("reading it broke off")]
    BrokeOff,
}
