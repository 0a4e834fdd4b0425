//! Files that are handed on, written whole or not at all, and those that
//! people bring.

use super::letter_text::{MAX_TEXT_BYTES, read_limited};
use super::{App, AppError, ledger_files};
use crate::text::encoding::decode;
use std::fs::Permissions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// No document is larger than this, packed.
const MAX_DOCUMENT_BYTES: u64 = 32 * 1024 * 1024;

/// What becomes of a file that stands in the place already.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Existing {
    Replace,
    /// It stays, and nothing is written.
    Keep,
}

/// A file that was written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Written {
    /// Where it lies.
    pub path: PathBuf,
    pub bytes: usize,
    /// Whether a link stood there, which is gone; what it named was not touched.
    pub replaced_link: bool,
}

impl App {
    /// Writes what is handed on: beside its place first, then moved
    /// there. A link that stands there is replaced and never followed; a file
    /// that is replaced hands its mode on. A device or a pipe is written to.
    ///
    /// # Errors
    /// `Exists` where something is to be kept, `IsLedger` for the ledger's own
    /// files; otherwise that the place is a folder or cannot be written. What
    /// stood there is untouched.
    pub fn write_file(
        &self,
        path: &Path,
        bytes: &[u8],
        existing: Existing,
    ) -> Result<Written, AppError> {
        let target = path.canonicalize().ok();
        let own = ledger_files(self.path());
        let mut own = own.iter().filter_map(|own| own.canonicalize().ok());
        if target.is_some_and(|target| own.any(|own| own == target)) {
            return Err(AppError::IsLedger { path: path.to_owned() });
        }
        write_whole(path, bytes, existing)
    }

    /// A text file that a person has written, by its byte order mark, else as
    /// UTF-8, else as GB18030.
    ///
    /// # Errors
    /// When the file cannot be read, is too large, or is no text.
    pub fn read_text(&self, path: &Path) -> Result<String, AppError> {
        let bytes = read_limited(path, MAX_TEXT_BYTES)?;
        decode(&bytes).ok_or_else(|| AppError::NotText { path: path.to_owned() })
    }

    /// The bytes of a document that a person has made.
    ///
    /// # Errors
    /// When the file cannot be read or is too large.
    pub fn read_document(&self, path: &Path) -> Result<Vec<u8>, AppError> {
        read_limited(path, MAX_DOCUMENT_BYTES)
    }

    /// The place that a typed path names, as seen from a folder; `~/` is the
    /// home folder.
    #[must_use]
    pub fn typed_path(&self, typed: &str, folder: &Path) -> PathBuf {
        let path = folder.join(self.expand(typed.trim()));
        std::path::absolute(&path).unwrap_or(path)
    }
}

fn write_whole(path: &Path, bytes: &[u8], existing: Existing) -> Result<Written, AppError> {
    let problem = |source| AppError::File { path: path.to_owned(), source };
    let found = path.symlink_metadata().ok();
    if found.as_ref().is_some_and(std::fs::Metadata::is_dir) {
        return Err(AppError::NotAFile { path: path.to_owned() });
    }
    // A device or a pipe takes what is written to it, also behind a link.
    let meant = path.metadata().ok().map(|meant| meant.file_type());
    if meant.is_some_and(|meant| !meant.is_file() && !meant.is_dir()) {
        let device = std::fs::OpenOptions::new().write(true).open(path);
        device.and_then(|mut device| device.write_all(bytes)).map_err(problem)?;
        return Ok(Written { path: path.to_owned(), bytes: bytes.len(), replaced_link: false });
    }
    let taken = || AppError::Exists { path: path.to_owned() };
    if found.is_some() && existing == Existing::Keep {
        return Err(taken());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::Builder::new()
        .prefix(".nuo-")
        // What the umask leaves of it, as for any other new file.
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        .map_err(problem)?;
    file.write_all(bytes).map_err(problem)?;
    if let Some(old) = found.as_ref().filter(|found| found.is_file()) {
        file.as_file().set_permissions(old.permissions()).map_err(problem)?;
    }
    file.as_file().sync_all().map_err(problem)?;
    match existing {
        Existing::Replace => file.persist(path),
        Existing::Keep => file.persist_noclobber(path),
    }
    .map_err(|error| match error.error.kind() {
        // Somebody else was quicker.
        ErrorKind::AlreadyExists if existing == Existing::Keep => taken(),
        _ => problem(error.error),
    })?;
    let replaced_link = found.is_some_and(|found| found.is_symlink());
    Ok(Written { path: path.to_owned(), bytes: bytes.len(), replaced_link })
}
