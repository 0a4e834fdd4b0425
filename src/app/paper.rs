//! A letter that somebody has as a file.

use super::AppError;
use super::letter_text::read_limited;
use crate::import::paper::{Asked, FILE_MAX_BYTES, Paper, PaperError, open};
use std::path::Path;

/// The bytes of a letter's file.
///
/// # Errors
/// When it cannot be read, is a folder, or is larger than any letter.
pub fn paper_bytes(path: &Path) -> Result<Vec<u8>, AppError> {
    read_limited(path, FILE_MAX_BYTES)
}

/// The paragraphs of a letter in the bytes of its file; `name` is the file's, by
/// whose ending its form is told where the content does not tell it.
///
/// # Errors
/// Why it holds no letter that can be read.
pub fn open_paper(bytes: &[u8], name: Option<&str>, asked: Asked) -> Result<Paper, PaperError> {
    open(bytes, name, asked)
}
