//! Whole ledgers: a proved copy to keep elsewhere, and putting one back.

use super::evidence::{Carried, carry};
use super::execute::new_id;
use super::whole::WholeProblem;
use super::{App, AppError, Extent, OpRecord, Opening, StoreError};
use crate::store::{Access, FILES, Opened, Store, beside, check, place_before_restore};
use std::fs::{DirBuilder, File, Permissions};
use std::io::{Error, ErrorKind, Read};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempDir};

/// What to do with a file that stands where a copy is to go.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Standing {
    Refuse,
    Replace,
}

/// What is known of a ledger that was proved.
#[derive(Clone, Debug, PartialEq)]
pub struct Proved {
    pub operations: i64,
    pub commitments: usize,
    /// Evidence records with a file of their own.
    pub files: usize,
    /// Those of them whose file is missing or has other bytes.
    pub files_missing: usize,
    pub newest: OpRecord,
}

/// A copy that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    pub path: PathBuf,
    pub proved: Proved,
    pub carried: Carried,
}

impl App {
    /// Copies the ledger and its evidence files, and proves the copy. It appears
    /// under its name only when it is whole.
    ///
    /// # Errors
    /// When a file stands there that is not to be replaced, the copy cannot be
    /// written, or does not prove sound.
    pub fn backup(&self, to: &Path, standing: Standing) -> Result<Copy, AppError> {
        self.present()?;
        let to = to.to_owned();
        let problem = |source| AppError::File { path: to.clone(), source };
        let found = to.symlink_metadata().ok();
        if found.as_ref().is_some_and(std::fs::Metadata::is_dir) {
            return Err(AppError::NotAFile { path: to });
        }
        if is_same(&to, self.path()) {
            return Err(AppError::IsLedger { path: to });
        }
        if found.is_some() && standing == Standing::Refuse {
            return Err(AppError::Exists { path: to });
        }
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).to_owned();
        let copy = tempfile::Builder::new()
            .prefix(".nuo-backup-")
            .permissions(Permissions::from_mode(0o600))
            .tempfile_in(&folder)
            .map_err(problem)?;
        self.store.copy_into(copy.path(), self.opening.wait)?;
        let carried = carry(&beside(self.path(), FILES), &beside(&to, FILES))?;
        let opening = Opening { access: Access::Read, ..self.opening_of(copy.path()) };
        let (copied, _) = App::open(opening)?;
        let proved = copied.proved(&to, &beside(&to, FILES))?;
        drop(copied);
        let placed = match standing {
            Standing::Refuse => copy.persist_noclobber(&to),
            Standing::Replace => copy.persist(&to),
        };
        match placed {
            Ok(_) => {}
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                return Err(AppError::Exists { path: to });
            }
            Err(error) => return Err(problem(error.error)),
        }
        File::open(&folder).and_then(|folder| folder.sync_all()).map_err(problem)?;
        Ok(Copy { path: to, proved, carried })
    }

    fn opening_of(&self, path: &Path) -> Opening {
        Opening { path: path.to_owned(), ..self.opening.clone() }
    }

    /// Proves this ledger, whose evidence is to lie in `files`; `said` is the
    /// name by which people know it.
    fn proved(&self, said: &Path, files: &Path) -> Result<Proved, AppError> {
        let findings = check(&self.store)?;
        if !findings.is_empty() {
            return Err(AppError::Unsound { path: said.to_owned(), findings });
        }
        let newest = self.ops(1, Extent::Beginning)?.pop();
        let newest = newest.ok_or_else(|| StoreError::NotALedger(said.to_owned()))?;
        let (mut commitments, mut records, mut missing) = (0, 0, 0);
        self.store.every_item(|item| {
            commitments += usize::from(item.withdrawn.is_none());
            for file in item.evidence.iter().filter_map(|added| added.evidence.file.as_ref()) {
                records += 1;
                missing += usize::from(!super::evidence::is_intact(files, file));
            }
        })?;
        Ok(Proved {
            operations: newest.seq,
            commitments,
            files: records,
            files_missing: missing,
            newest,
        })
    }
}

/// A copy that was proved and can be put in the ledger's place.
#[derive(Debug)]
pub struct Restorable {
    /// The file that was given.
    pub from: PathBuf,
    pub proved: Proved,
    /// A copy of the copy, beside the ledger: what was proved is what is put in
    /// place, whatever becomes of the file.
    ready: PathBuf,
    _folder: TempDir,
    opening: Opening,
}

/// A ledger that was put back.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The ledger that was there before, if there was one.
    pub kept: Option<PathBuf>,
    pub carried: Carried,
    pub files_missing: usize,
}

impl Restorable {
    /// Looks at a copy and proves it; the ledger is not touched.
    ///
    /// # Errors
    /// A file that is no ledger, is damaged, or was written by a newer program.
    pub fn look(from: &Path, opening: Opening) -> Result<Self, AppError> {
        if opening.access == Access::Read {
            return Err(StoreError::ReadOnly.into());
        }
        if opening.path.is_dir() {
            return Err(StoreError::IsDirectory(opening.path).into());
        }
        if is_same(from, &opening.path) {
            return Err(AppError::IsLedger { path: from.to_owned() });
        }
        // A foreign database is never replaced; a ledger whose head is spoilt
        // does not begin as one.
        if let Err(error @ (StoreError::NotALedger(_) | StoreError::Newer { .. })) =
            Store::open(&opening.path, Access::Read, opening.wait, "")
            && begins_as_database(&opening.path)
        {
            return Err(error.into());
        }
        let origin = new_id(opening.clock.now().milliseconds());
        let problem = |source| match source {
            StoreError::Missing(_) => {
                AppError::File { path: from.to_owned(), source: ErrorKind::NotFound.into() }
            }
            source => AppError::NotRestorable { path: from.to_owned(), source },
        };
        let opened = Store::open(from, Access::Read, opening.wait, &origin);
        let source = opened.map_err(problem)?.store;
        let parent = opening.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        let no_room = |source| AppError::File { path: parent.to_owned(), source };
        DirBuilder::new().recursive(true).mode(0o700).create(parent).map_err(no_room)?;
        let folder = tempfile::Builder::new()
            .prefix(".nuo-restore-")
            .permissions(Permissions::from_mode(0o700))
            .tempdir_in(parent)
            .map_err(no_room)?;
        let ready = folder.path().join("ready.db");
        make_private(&ready).map_err(no_room)?;
        source.copy_into(&ready, opening.wait).map_err(problem)?;
        drop(source);
        // Opened for writing, a copy of an older version is brought up to date.
        let opened = Store::open(&ready, Access::Write, opening.wait, &origin);
        let store = opened.map_err(problem)?.store;
        let copied = App { store, opening: opening.clone(), as_of: None };
        let proved = copied.proved(from, &beside(from, FILES))?;
        drop(copied);
        Ok(Self { from: from.to_owned(), proved, ready, _folder: folder, opening })
    }

    /// Puts it in the ledger's place. The ledger that was there is kept among
    /// its copies, evidence files of both are there afterwards.
    ///
    /// # Errors
    /// When something cannot be written; the ledger is as it was then.
    pub fn put_in_place(self) -> Result<Restored, AppError> {
        self.put_over(|_| Ok(()))
    }

    /// The same, if nothing was recorded in the ledger after its operation
    /// `newest`, by number and lasting name.
    ///
    /// # Errors
    /// As above, and [`WholeProblem::Outdated`].
    pub(super) fn put_in_place_of(
        self,
        newest: Option<(i64, String)>,
    ) -> Result<Restored, AppError> {
        self.put_over(|present| match present.newest_op()? == newest {
            true => Ok(()),
            false => Err(WholeProblem::Outdated.into()),
        })
    }

    fn put_over(
        self,
        may_go: impl FnOnce(&Store) -> Result<(), AppError>,
    ) -> Result<Restored, AppError> {
        let Opening { path, wait, clock, .. } = &self.opening;
        let files = beside(path, FILES);
        // First the files: no ledger may name one that is not there yet.
        let carried = carry(&beside(&self.from, FILES), &files)?;
        let today = clock.now().today();
        let Opened { store: ready, .. } = Store::open(&self.ready, Access::Read, *wait, "")?;
        let kept = match path.exists() {
            false => {
                drop(ready);
                self.move_in(path, Standing::Refuse)?;
                None
            }
            true => match Store::open(path, Access::Write, *wait, "") {
                Ok(Opened { store: present, .. }) if present.access() == Access::Read => {
                    return Err(StoreError::ReadOnly.into());
                }
                Ok(Opened { store: mut present, .. }) => {
                    let kept = place_before_restore(path, today)?;
                    keep(&present, &kept, *wait)?;
                    may_go(&present)?;
                    present.overwrite_with(&ready, *wait)?;
                    Some(kept)
                }
                Err(StoreError::Damaged(_) | StoreError::NotALedger(_)) => {
                    drop(ready);
                    let kept = place_before_restore(path, today)?;
                    keep_as_it_is(path, &kept)?;
                    self.move_in(path, Standing::Replace)?;
                    Some(kept)
                }
                Err(error) => return Err(error.into()),
            },
        };
        let (restored, _) = App::open(self.opening.clone())?;
        let files_missing = restored.proved(path, &files)?.files_missing;
        Ok(Restored { kept, carried, files_missing })
    }

    fn move_in(&self, path: &Path, standing: Standing) -> Result<(), AppError> {
        let problem = |source| AppError::File { path: path.to_owned(), source };
        match standing {
            // Another process may have made one meanwhile. Some file systems
            // have no links.
            Standing::Refuse => match std::fs::hard_link(&self.ready, path) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    std::fs::rename(&self.ready, path)
                }
                linked => linked,
            },
            Standing::Replace => std::fs::rename(&self.ready, path),
        }
        .map_err(problem)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = File::open(folder.unwrap_or(Path::new(".")));
        folder.and_then(|folder| folder.sync_all()).map_err(problem)
    }
}

/// A copy of the present ledger, whole or not at all.
fn keep(present: &Store, place: &Path, wait: std::time::Duration) -> Result<(), AppError> {
    let problem = |source| AppError::File { path: place.to_owned(), source };
    let folder = place.parent().unwrap_or(Path::new("."));
    let copy = NamedTempFile::new_in(folder).map_err(problem)?;
    present.copy_into(copy.path(), wait)?;
    copy.persist_noclobber(place).map_err(|error| problem(error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(problem)
}

/// A damaged ledger is kept byte by byte, with the log beside it, which goes
/// from its old place: it must not be taken for the new ledger's.
fn keep_as_it_is(path: &Path, place: &Path) -> Result<(), AppError> {
    let problem = |source| AppError::File { path: path.to_owned(), source };
    let copy = |from: &Path, to: &Path| -> Result<(), Error> {
        make_private(to)?;
        std::fs::copy(from, to)?;
        File::open(to)?.sync_all()
    };
    copy(path, place).map_err(problem)?;
    for ending in ["-wal", "-shm"] {
        let log = beside(path, ending);
        if log.exists() {
            copy(&log, &beside(place, ending)).map_err(problem)?;
            std::fs::remove_file(&log).map_err(problem)?;
        }
    }
    Ok(())
}

fn make_private(path: &Path) -> Result<(), Error> {
    use std::os::unix::fs::OpenOptionsExt;
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(drop)
}

fn begins_as_database(path: &Path) -> bool {
    let mut head = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && &head == b"SQLite format 3\0"
}

fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(one).is_some_and(|one| Some(one) == real(other))
}
