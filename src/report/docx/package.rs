//! The zip file that a Word document is: written so that the same parts give
//! the same bytes, read with limits so that a hostile file does no harm.

use super::Fault;
use std::io::{Cursor, Read, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// No file has more parts than this.
const MOST_PARTS: usize = 1000;
/// No part is larger than this, unpacked.
const MOST_PART_BYTES: u64 = 32 << 20;
/// All parts together are not larger than this, unpacked.
const MOST_BYTES: u64 = 64 << 20;

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The first day that a zip file can name.
        .last_modified_time(DateTime::default())
}

/// Packs parts in the order given, without the time of packing.
#[must_use]
pub fn pack(parts: &[(&str, String)]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let fits = "parts with names of their own fit into a zip file in memory";
    for (name, text) in parts {
        package.start_file(*name, options()).expect(fits);
        package.write_all(text.as_bytes()).expect(fits);
    }
    package.finish().expect(fits).into_inner()
}

/// A file that somebody brings.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Looks at what is in the file, and unpacks nothing.
    ///
    /// # Errors
    /// When it is no zip file, or one that says that it is too large.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut package = Self { archive };
        let count = package.archive.len();
        if count > MOST_PARTS {
            return Err(Fault::TooManyParts { count, most: MOST_PARTS });
        }
        let mut total: u64 = 0;
        for at in 0..count {
            let part = package.archive.by_index_raw(at).map_err(damaged)?;
            if part.size() > MOST_PART_BYTES {
                let part = Some(printable(part.name_raw()));
                return Err(Fault::TooLarge { part, most_bytes: MOST_PART_BYTES });
            }
            total = total.saturating_add(part.size());
        }
        if total > MOST_BYTES {
            return Err(Fault::TooLarge { part: None, most_bytes: MOST_BYTES });
        }
        Ok(package)
    }

    /// The text of a part, if it is there.
    ///
    /// # Errors
    /// When it is larger than it says, damaged or not UTF-8.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        let mut bytes = Vec::new();
        part.take(MOST_PART_BYTES + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() as u64 > MOST_PART_BYTES {
            let part = Some(name.to_owned());
            return Err(Fault::TooLarge { part, most_bytes: MOST_PART_BYTES });
        }
        let text = String::from_utf8(bytes).map_err(|error| Fault::NotXml {
            part: name.to_owned(),
            detail: error.utf8_error().to_string(),
        })?;
        Ok(Some(text))
    }

    /// Packs the file anew with some parts replaced; the others are copied as
    /// they are.
    ///
    /// # Errors
    /// When a part that is copied is damaged.
    pub fn with(mut self, replaced: &[(String, String)]) -> Result<Vec<u8>, Fault> {
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..self.archive.len() {
            let part = self.archive.by_index_raw(at).map_err(damaged)?;
            let found = replaced.iter().find(|(name, _)| name.as_bytes() == part.name_raw());
            match found {
                Some((name, text)) => {
                    drop(part);
                    package.start_file(name.as_str(), options()).map_err(damaged)?;
                    package.write_all(text.as_bytes()).map_err(damaged)?;
                }
                None => package.raw_copy_file(part).map_err(damaged)?,
            }
        }
        Ok(package.finish().map_err(damaged)?.into_inner())
    }
}

fn damaged(error: impl std::fmt::Display) -> Fault {
    Fault::NotAPackage { detail: error.to_string() }
}

fn printable(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}
