//! Where what a command made goes: to its file, or to standard output.

use super::failure::Failure;
use crate::app::{App, Existing};
use crate::i18n::Lang;
use crate::i18n::report::{replaced_link, written};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes the bytes to the file, or to `out` without one. Gives what is to be
/// said about it, line by line.
///
/// # Errors
/// When the file or `out` cannot be written.
pub(super) fn hand_over(
    app: &App,
    lang: Lang,
    path: Option<&Path>,
    bytes: &[u8],
    out: &mut dyn Write,
) -> Result<Vec<String>, Failure> {
    let Some(path) = path else {
        print(bytes, out)?;
        return Ok(Vec::new());
    };
    let file = app.write_file(path, bytes, Existing::Replace)?;
    let mut said = vec![written(&file.path.display().to_string(), file.bytes, lang)];
    if file.replaced_link {
        said.push(replaced_link(lang).to_owned());
    }
    Ok(said)
}

/// Writes the bytes. A reader that goes away early is no error.
///
/// # Errors
/// When they cannot be written.
pub(super) fn print(bytes: &[u8], out: &mut dyn Write) -> Result<(), Failure> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}
