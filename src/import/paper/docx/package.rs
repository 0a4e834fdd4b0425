//! The zip file that a Word document is, read with limits so that a hostile one
//! does no harm.

use crate::import::paper::error::PaperError;
use crate::import::paper::kind::Format;
use crate::text::encoding::decode;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// No document has more parts than this.
const MOST_PARTS: usize = 1000;
/// No part is larger than this, unpacked.
const MOST_PART_BYTES: u64 = 32 << 20;
/// All parts that are read are not larger than this, unpacked.
const MOST_BYTES: u64 = 64 << 20;

/// A document's file.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    room: u64,
}

impl<'b> Package<'b> {
    /// Looks at what is in the file, and unpacks nothing.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, PaperError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(damaged(format!("{} > {MOST_PARTS} parts", archive.len())));
        }
        Ok(Self { archive, room: MOST_BYTES })
    }

    /// The names of its parts that begin so, in the order of their names.
    pub(super) fn names(&self, beginning: &str) -> Vec<String> {
        let names = self.archive.file_names().filter_map(Result::ok);
        let mut names: Vec<String> = names
            .filter(|name| name.starts_with(beginning) && name.ends_with(".xml"))
            .map(std::borrow::Cow::into_owned)
            .collect();
        names.sort();
        names
    }

    /// The text of a part, if it is there.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, PaperError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        let limit = self.room.min(MOST_PART_BYTES);
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(damaged)?;
        self.room = self.room.saturating_sub(bytes.len() as u64);
        if bytes.len() as u64 > limit {
            let limit_bytes = if limit < MOST_PART_BYTES { MOST_BYTES } else { MOST_PART_BYTES };
            return Err(PaperError::Bomb { limit_bytes });
        }
        decode(&bytes).map(Some).ok_or_else(|| damaged(format!("{name} is no text")))
    }
}

/// A document that is not sound.
pub(super) fn damaged(error: impl std::fmt::Display) -> PaperError {
    PaperError::Damaged { format: Format::Docx.key().to_owned(), detail: error.to_string() }
}
