//! A letter that somebody has as a file.
//!
//! A pdf is read in a process of its own: the program starts itself once more,
//! hands the bytes over and gets the text back. That process has little memory
//! and little time, so that a hostile file ends it and nothing else. Elsewhere
//! than on Unix there is no such limit, and a pdf is read at once.

use super::AppError;
use super::letter_text::read_limited;
use crate::import::paper::{Asked, FILE_MAX_BYTES, Paper, PaperError, PdfText, is_pdf, open};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::path::Path;

/// The argument that asks for a pdf's text; no person types it.
pub const EXTRACT: &str = "__extract";

/// Room for the file, its parts and what they unpack to.
#[cfg(unix)]
const MEMORY_BYTES: libc::rlim_t = 512 << 20;
/// A letter takes a fraction of one.
#[cfg(unix)]
const SECONDS: libc::rlim_t = 10;
/// No letter's text is longer, as the answer has it.
const ANSWER_MAX_BYTES: u64 = 64 << 20;

/// What the process answers.
#[derive(Serialize, Deserialize)]
enum Answer {
    Text(PdfText),
    Problem(PaperError),
}

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
    if cfg!(unix) && is_pdf(bytes, asked) && bytes.len() as u64 <= FILE_MAX_BYTES {
        return apart(bytes)?.paper();
    }
    open(bytes, name, asked)
}

/// Lets a process of its own read a pdf.
fn apart(bytes: &[u8]) -> Result<PdfText, PaperError> {
    let broke_off = |_| PaperError::BrokeOff;
    let mut child = own_program()
        .arg(EXTRACT)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .map_err(broke_off)?;
    // It reads all before it answers; where it ended before, the pipe is broken,
    // and what it leaves unsaid tells that.
    if let Some(mut input) = child.stdin.take() {
        let _ = input.write_all(bytes);
    }
    let mut answer = Vec::new();
    let heard = child
        .stdout
        .take()
        .map_or(Ok(0), |output| output.take(ANSWER_MAX_BYTES).read_to_end(&mut answer));
    // Whatever was heard, it is waited for, so that nothing of it is left.
    let ended = child.wait().map_err(broke_off)?;
    if heard.is_err() || !ended.success() {
        return Err(PaperError::BrokeOff);
    }
    match serde_json::from_slice(&answer) {
        Ok(Answer::Text(text)) => Ok(text),
        Ok(Answer::Problem(problem)) => Err(problem),
        Err(_) => Err(PaperError::BrokeOff),
    }
}

/// This program, also where its file was replaced since it was started.
fn own_program() -> std::process::Command {
    let running = Path::new("/proc/self/exe");
    let path = if running.exists() { Ok(running.to_owned()) } else { std::env::current_exe() };
    std::process::Command::new(path.unwrap_or_else(|_| "nuo".into()))
}

/// What the process does that reads a pdf: limits itself, reads the bytes from
/// `input`, writes the answer to `output`.
///
/// # Errors
/// When a stream breaks or the limits cannot be set.
pub fn extract_apart(input: impl Read, mut output: impl Write) -> std::io::Result<()> {
    #[cfg(unix)]
    limit()?;
    let mut bytes = Vec::new();
    input.take(FILE_MAX_BYTES + 1).read_to_end(&mut bytes)?;
    let answer = match PdfText::read(&bytes) {
        Ok(text) => Answer::Text(text),
        Err(problem) => Answer::Problem(problem),
    };
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}

#[cfg(unix)]
fn limit() -> std::io::Result<()> {
    let set = |what, most: libc::rlim_t| {
        let limit = libc::rlimit { rlim_cur: most, rlim_max: most };
        // SAFETY: the call reads the limit that it is given, which lives longer,
        // and changes nothing in this program's memory.
        match unsafe { libc::setrlimit(what, &raw const limit) } {
            0 => Ok(()),
            _ => Err(std::io::Error::last_os_error()),
        }
    };
    set(libc::RLIMIT_CPU, SECONDS)?;
    // No core file is left behind where it is ended.
    set(libc::RLIMIT_CORE, 0)?;
    // Not every system can limit this one.
    let _ = set(libc::RLIMIT_AS, MEMORY_BYTES);
    Ok(())
}
