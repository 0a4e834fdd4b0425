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
        let folder = file.sha256.get(..2).unwrap_or("00");
        self.files_folder().join(folder).join(&file.sha256)
    }

    /// Whether the copy is there and has the bytes that were recorded.
    #[must_use]
    pub fn is_intact(&self, file: &StoredFile) -> bool {
        let Ok(mut copy) = File::open(self.stored_path(file)) else { return false };
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
        let mut original = File::open(path).map_err(problem)?;
        let folder = self.files_folder();
        DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(problem)?;
        let mut copy = tempfile::NamedTempFile::new_in(&folder).map_err(problem)?;
        let mut digest = Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        let mut bytes = 0_u64;
        loop {
            let read = original.read(&mut buffer).map_err(problem)?;
            if read == 0 {
                break;
            }
            bytes += read as u64;
            if bytes > MAX_FILE_BYTES {
                return Err(AppError::TooLarge { path: path.to_owned(), limit: MAX_FILE_BYTES });
            }
            digest.update(&buffer[..read]);
            copy.write_all(&buffer[..read]).map_err(problem)?;
        }
        copy.as_file().sync_all().map_err(problem)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = StoredFile { name, sha256: hexadecimal(&digest.finalize()), bytes };
        let target = self.stored_path(&file);
        if let Some(parent) = target.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(parent).map_err(problem)?;
            // A record may only name a copy that survives a power cut.
            let kept = copy.persist(&target).map_err(|error| problem(error.error))?;
            kept.set_permissions(Permissions::from_mode(0o600)).map_err(problem)?;
            File::open(parent).and_then(|folder| folder.sync_all()).map_err(problem)?;
        }
        Ok(file)
    }
}
