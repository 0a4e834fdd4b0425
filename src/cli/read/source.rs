//! The file that a letter is read from.

use crate::app::AppError;
use crate::cli::failure::Failure;
use crate::cli::session::{Input, Session};
use crate::domain::letter::paragraphs as split;
use crate::i18n::cli::UsageProblem;
use crate::text::encoding::decode;
use std::io::{IsTerminal, Read};
use std::path::Path;

/// A letter has a few thousand characters; a larger file is something else.
const FILE_MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The paragraphs of a file, or of standard input for `-`.
pub(super) fn paragraphs(session: &Session, path: &Path) -> Result<Vec<String>, Failure> {
    let bytes = bytes(session, path)?;
    let text = decode(&bytes).ok_or_else(|| AppError::NotText { path: path.to_owned() })?;
    Ok(split(&text).into_iter().map(str::to_owned).collect())
}

/// What a letter is called that has no number: the name of its file.
pub(super) fn name(path: &Path) -> String {
    let stem = path.file_stem().filter(|_| path != Path::new("-"));
    stem.map_or_else(|| "letter".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

fn bytes(session: &Session, path: &Path) -> Result<Vec<u8>, Failure> {
    let problem = |source| AppError::File { path: path.to_owned(), source };
    let reader: Box<dyn Read> = if path == Path::new("-") {
        let stdin = std::io::stdin();
        if session.input == Input::Refused && stdin.is_terminal() {
            return Err(UsageProblem::InputIsTerminal.into());
        }
        Box::new(stdin.lock())
    } else if path.is_dir() {
        return Err(AppError::NotAFile { path: path.to_owned() }.into());
    } else {
        Box::new(std::fs::File::open(path).map_err(problem)?)
    };
    let mut bytes = Vec::new();
    reader.take(FILE_MAX_BYTES + 1).read_to_end(&mut bytes).map_err(problem)?;
    if bytes.len() as u64 > FILE_MAX_BYTES {
        return Err(AppError::TooLarge { path: path.to_owned(), limit: FILE_MAX_BYTES }.into());
    }
    Ok(bytes)
}
