//! Reads a letter's file, and says how it stands to the ledger.

use crate::app::{App, AppError, Asked, open_paper, paper_bytes, read_paper};
use crate::domain::letter::AttachedText;
use crate::i18n::paper::phrase_paper;
use crate::i18n::{Lang, Phrase};
use crate::text::hex::hexadecimal;
use crate::tui::msg::Msg;
use crate::tui::state::ScreenLoaded;
use crate::tui::state::letter::{Ask, LetterFile, Loaded};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Answers what the screen asks.
///
/// # Errors
/// When the file or the ledger cannot be read.
pub fn load(app: &App, ask: &Ask, lang: Lang) -> Result<Msg, AppError> {
    let loaded = match ask {
        Ask::Read { typed, folder } => match read(&app.typed_path(typed, folder), lang)? {
            Ok(file) => opened(app, file)?,
            Err(phrase) => return Ok(Msg::Failed(phrase)),
        },
        Ask::Open(file) => opened(app, (**file).clone())?,
        Ask::Compare { reading, sha256 } => {
            Loaded::Compared(app.compare(reading, sha256)?.map(Box::new))
        }
    };
    Ok(Msg::Screen(Box::new(ScreenLoaded::Letter(loaded))))
}

fn opened(app: &App, file: LetterFile) -> Result<Loaded, AppError> {
    let known = app.compare(&file.reading, &file.text.sha256)?;
    Ok(Loaded::Opened(Box::new(file), known.map(Box::new)))
}

/// The letter in a file, or why there is none in it.
fn read(path: &Path, lang: Lang) -> Result<Result<LetterFile, Phrase>, AppError> {
    let bytes = paper_bytes(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let paper = match open_paper(&bytes, Some(&name), Asked::default()) {
        Ok(paper) => paper,
        Err(error) => return Ok(Err(phrase_paper(&name, &error, lang))),
    };
    let reading = read_paper(paper, None);
    let sha256 = hexadecimal(&Sha256::digest(&bytes));
    Ok(Ok(LetterFile { reading, text: AttachedText { name, sha256 }, id: None }))
}
