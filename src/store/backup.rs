//! Whole ledgers, copied and put in each other's place through SQLite's own
//! online copy: one consistent state is read while others write, and what is
//! overwritten changes in one transaction, so that a process which is killed
//! leaves the old ledger or the new one.

use super::{COPIES, Store, StoreError, beside};
use chrono::NaiveDate;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::fs::{DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Every page at once: nobody can write in between.
const ALL_PAGES: i32 = -1;
const PAUSE: Duration = Duration::from_millis(20);

impl Store {
    /// Copies the ledger as it is now into `to`, an empty file.
    ///
    /// # Errors
    /// When the ledger cannot be read or the copy not be written.
    pub fn copy_into(&self, to: &Path, wait: Duration) -> Result<(), StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut copy = Connection::open_with_flags(to, flags)?;
        copy_all(&self.connection, &mut copy, wait)?;
        // A copy stands for itself: no log belongs beside it.
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        copy.close().map_err(|(_, error)| error)?;
        let file = File::open(to).and_then(|file| file.sync_all());
        file.map_err(|source| StoreError::File { path: to.to_owned(), source })
    }

    /// Puts the ledger at `from` in the place of this one, in one transaction.
    /// Other processes that have this one open see it as any other change.
    ///
    /// # Errors
    /// `Busy` when another process writes for longer than `wait`; this ledger is
    /// as it was then, and so it is after any other error.
    pub fn overwrite_with(&mut self, from: &Store, wait: Duration) -> Result<(), StoreError> {
        if self.access == super::Access::Read {
            return Err(StoreError::ReadOnly);
        }
        self.check_identity()?;
        copy_all(&from.connection, &mut self.connection, wait)?;
        // Into the file itself, as far as no reader stands in the way.
        self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        Ok(())
    }
}

fn copy_all(from: &Connection, to: &mut Connection, wait: Duration) -> Result<(), StoreError> {
    let copying = Backup::new(from, to)?;
    let begun = Instant::now();
    loop {
        match copying.step(ALL_PAGES)? {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked if begun.elapsed() >= wait => {
                return Err(StoreError::Busy);
            }
            _ => std::thread::sleep(PAUSE),
        }
    }
}

/// A free name for a copy of the ledger at `path` from before it is replaced,
/// among its other copies; the folder is there afterwards.
///
/// # Errors
/// When the folder cannot be made.
pub fn place_before_restore(path: &Path, day: NaiveDate) -> Result<PathBuf, StoreError> {
    let folder = beside(path, COPIES);
    let made = DirBuilder::new().recursive(true).mode(0o700).create(&folder);
    made.map_err(|source| StoreError::File { path: folder.clone(), source })?;
    let name = |number: u32| folder.join(format!("before-restore-{day}-{number}.db"));
    let free = (1..).map(name).find(|place| !place.exists());
    Ok(free.expect("there are more numbers than files"))
}
