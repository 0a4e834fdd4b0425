//! The file that a letter is read from.

use super::ReadArgs;
use crate::app::{Asked, open_paper, paper_bytes, read_paper};
use crate::cli::failure::Failure;
use crate::cli::session::Input;
use crate::domain::letter::AttachedText;
use crate::domain::reading::Reading;
use crate::i18n::cli::UsageProblem;
use crate::import::paper::{FILE_MAX_BYTES, Format};
use crate::text::encoding::Encoding;
use crate::text::hex::hexadecimal;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::io::{IsTerminal, Read};
use std::path::Path;

/// A letter's file that was read.
#[derive(Debug)]
pub(super) struct Opened {
    pub reading: Reading,
    /// Its name and the hash of its bytes.
    pub text: AttachedText,
    pub format: Format,
    /// The name of its encoding; empty where it has none of its own.
    pub encoding: &'static str,
}

/// Whether the letter comes from standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads the file, or standard input for `-`.
pub(super) fn open(
    args: &ReadArgs,
    reply: Option<NaiveDate>,
    input: Input,
) -> Result<Opened, Failure> {
    let bytes = if is_stdin(&args.file) { stdin(input)? } else { paper_bytes(&args.file)? };
    let sha256 = hexadecimal(&Sha256::digest(&bytes));
    let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let told = Some(name.as_str()).filter(|_| !is_stdin(&args.file));
    let encoding = args.encoding.as_deref().and_then(Encoding::named);
    let asked = Asked { format: args.format, encoding };
    let paper = open_paper(&bytes, told, asked)
        .map_err(|error| Failure::Paper { name: args.file.display().to_string(), error })?;
    let (format, encoding) = (paper.format, paper.encoding);
    let reading = read_paper(paper, reply);
    let text = AttachedText { name, sha256 };
    Ok(Opened { reading, text, format, encoding })
}

fn stdin(input: Input) -> Result<Vec<u8>, Failure> {
    let stdin = std::io::stdin();
    if input == Input::Refused && stdin.is_terminal() {
        return Err(UsageProblem::InputIsTerminal.into());
    }
    let mut bytes = Vec::new();
    // One byte more than is read of any letter, so that it is seen to be too long.
    let read = stdin.lock().take(FILE_MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|_| UsageProblem::InputNotText)?;
    Ok(bytes)
}
