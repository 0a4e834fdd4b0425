//! Proof as people type it: a file is copied in beside the ledger and hashed,
//! an address or a title becomes a record.

use super::{App, AppError};
use crate::domain::commitment::{Evidence, StoredFile};
use crate::domain::evidence::{Typed, classify, from_address, from_file, from_words};
use crate::store::{FILES, beside};
use crate::text::hex::hexadecimal;
use sha2::{Digest, Sha256};
use std::fs::{DirBuilder, File, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Larger files are refused; an address can be recorded instead.
const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

impl App {
    /// Makes a record of what was typed. A file is copied in at once: the copy
    /// is named by its content, so that one which no record came to name is
    /// only a spare copy.
    ///
    /// # Errors
    /// When a path names no file that can be read and copied, or the ledger is
    /// open for reading only.
    pub fn evidence(&self, typed: &str) -> Result<Evidence, AppError> {
        self.present()?;
        match classify(typed) {
            Typed::Address(address) => Ok(from_address(address)),
            Typed::Path(path) => Ok(from_file(self.copy_in(&self.expand(path))?)),
            Typed::Words(words) if Path::new(words).is_file() => {
                Ok(from_file(self.copy_in(Path::new(words))?))
            }
            Typed::Words(words) => Ok(from_words(words)),
        }
    }

    /// Where the copy of a file lies.
    #[must_use]
    pub fn stored_path(&self, file: &StoredFile) -> PathBuf {
        place_of(&self.files_folder(), &file.sha256)
    }

    /// Whether the copy is there and has the bytes that were recorded.
    #[must_use]
    pub fn is_intact(&self, file: &StoredFile) -> bool {
        is_intact(&self.files_folder(), file)
    }

    /// A copy of a stored file under the name it came with, for another program
    /// to open: what that program writes never touches the proof.
    ///
    /// # Errors
    /// When the stored file is missing or has other bytes than were recorded,
    /// or the copy cannot be made.
    pub fn unpacked(&self, file: &StoredFile) -> Result<PathBuf, AppError> {
        let stored = self.stored_path(file);
        if !self.is_intact(file) {
            return Err(AppError::DamagedEvidence { name: file.name.clone(), path: stored });
        }
        let problem = |source| AppError::File { path: stored.clone(), source };
        let folder = tempfile::Builder::new().prefix("nuo-").tempdir().map_err(problem)?.keep();
        // Only the last piece of the name: a stored name leads nowhere else.
        let name = Path::new(&file.name).file_name().unwrap_or_else(|| "evidence".as_ref());
        let copy = folder.join(name);
        std::fs::copy(&stored, &copy).map_err(problem)?;
        Ok(copy)
    }

    fn files_folder(&self) -> PathBuf {
        beside(self.path(), FILES)
    }

    pub(super) fn expand(&self, typed: &str) -> PathBuf {
        match (typed.strip_prefix("~/"), &self.opening.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(typed),
        }
    }

    fn copy_in(&self, path: &Path) -> Result<StoredFile, AppError> {
        let problem = |source| AppError::File { path: path.to_owned(), source };
        if self.access() == super::Access::Read {
            return Err(super::StoreError::ReadOnly.into());
        }
        if path.is_dir() {
            return Err(AppError::NotAFile { path: path.to_owned() });
        }
        let original = File::open(path).map_err(problem)?;
        let copied = Copied::of(original, &self.files_folder()).map_err(problem)?;
        let Some(copied) = copied else {
            return Err(AppError::TooLarge { path: path.to_owned(), limit: MAX_FILE_BYTES });
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = StoredFile { name, sha256: copied.sha256.clone(), bytes: copied.bytes };
        copied.keep(&self.files_folder()).map_err(problem)?;
        Ok(file)
    }
}

/// Whether a folder has the copy of a file with the bytes that were recorded.
pub(super) fn is_intact(folder: &Path, file: &StoredFile) -> bool {
    let Ok(mut copy) = File::open(place_of(folder, &file.sha256)) else { return false };
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match copy.read(&mut buffer) {
            Ok(0) => return hexadecimal(&digest.finalize()) == file.sha256,
            Ok(read) => digest.update(&buffer[..read]),
            Err(_) => return false,
        }
    }
}

/// Keeps bytes in a folder of copies, under their hash.
///
/// # Errors
/// When they cannot be written.
pub(super) fn keep_copy(bytes: &[u8], folder: &Path) -> std::io::Result<()> {
    match Copied::of(bytes, folder)? {
        Some(copy) => copy.keep(folder),
        None => Err(std::io::ErrorKind::FileTooLarge.into()),
    }
}

/// Where in a folder of copies the one with this content lies.
fn place_of(folder: &Path, sha256: &str) -> PathBuf {
    folder.join(sha256.get(..2).unwrap_or("00")).join(sha256)
}

/// A copy that has not got its name yet.
struct Copied {
    copy: NamedTempFile,
    sha256: String,
    bytes: u64,
}

impl Copied {
    /// Copies into a folder of copies; `None` when it would become too large.
    fn of(mut original: impl Read, folder: &Path) -> std::io::Result<Option<Self>> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let mut copy = NamedTempFile::new_in(folder)?;
        let mut digest = Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        let mut bytes = 0_u64;
        loop {
            let read = original.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            bytes += read as u64;
            if bytes > MAX_FILE_BYTES {
                return Ok(None);
            }
            digest.update(&buffer[..read]);
            copy.write_all(&buffer[..read])?;
        }
        copy.as_file().sync_all()?;
        Ok(Some(Self { copy, sha256: hexadecimal(&digest.finalize()), bytes }))
    }

    /// Gives it the name of its content. A record may only name a copy that
    /// survives a power cut.
    fn keep(self, folder: &Path) -> std::io::Result<()> {
        let target = place_of(folder, &self.sha256);
        let Some(parent) = target.parent() else { return Ok(()) };
        DirBuilder::new().recursive(true).mode(0o700).create(parent)?;
        let kept = self.copy.persist(&target).map_err(|error| error.error)?;
        kept.set_permissions(Permissions::from_mode(0o600))?;
        File::open(parent).and_then(|folder| folder.sync_all())
    }
}

/// What became of the copies of one folder that were carried to another.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Carried {
    /// Copied now.
    pub copied: usize,
    /// There already.
    pub present: usize,
    /// Left behind, since their bytes are not those that their names say.
    pub spoilt: usize,
}

/// Carries copies of evidence from one folder to another that has some of them.
/// Nothing is overwritten or removed there.
///
/// # Errors
/// When a copy cannot be read or written; those carried so far stay.
pub(super) fn carry(from: &Path, to: &Path) -> Result<Carried, AppError> {
    let mut carried = Carried::default();
    for path in copies_in(from)? {
        let problem = |source| AppError::File { path: path.clone(), source };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if place_of(to, &name).is_file() {
            carried.present += 1;
            continue;
        }
        let original = File::open(&path).map_err(problem)?;
        match Copied::of(original, to).map_err(problem)? {
            Some(copy) if copy.sha256 == name => {
                copy.keep(to).map_err(problem)?;
                carried.copied += 1;
            }
            Some(_) | None => carried.spoilt += 1,
        }
    }
    Ok(carried)
}

/// The files of a folder that are named by their content, in the order of their
/// names.
pub(super) fn copies_in(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let read = |folder: &Path| match std::fs::read_dir(folder) {
        Ok(entries) => entries.collect::<Result<Vec<_>, _>>(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    };
    let problem = |source| AppError::File { path: folder.to_owned(), source };
    let mut found = Vec::new();
    for below in read(folder).map_err(problem)? {
        // Links are not followed: a copy is a file.
        if !below.file_type().map_err(problem)?.is_dir() {
            continue;
        }
        for entry in read(&below.path()).map_err(problem)? {
            let name = entry.file_name();
            let is_digest = name.len() == 64 && name.to_string_lossy().bytes().all(is_hexadecimal);
            if is_digest && entry.file_type().map_err(problem)?.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn is_hexadecimal(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}
