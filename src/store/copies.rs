//! A checked copy of the ledger for each day on which it is written, beside it
//! in `….backups/`: the last seven days, and one for each of four weeks before.

use super::{Access, COPIES, Store, StoreError, beside};
use crate::domain::iso_week::Week;
use chrono::NaiveDate;
use rusqlite::Connection;
use std::fs::{DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

const DAYS_KEPT: usize = 7;
const WEEKS_KEPT: usize = 4;
/// A larger ledger is checked by `nuo doctor` only: it would take too long
/// before a key press is answered.
const MOST_EVENTS_CHECKED: i64 = 100_000;

impl Store {
    /// Checks and copies the ledger as it was before the first write of a day.
    /// Does nothing when the day has its copy.
    ///
    /// # Errors
    /// `Damaged` when the check finds something; otherwise that the copy could
    /// not be made, which need not keep anybody from writing.
    pub fn keep_copy(&self, day: NaiveDate) -> Result<(), StoreError> {
        let place = self.copies_folder().join(format!("nuo-{day}.db"));
        if self.access == Access::Read || place.exists() {
            return Ok(());
        }
        self.check_quickly()?;
        copy_into(&self.connection, &place)?;
        let folder = self.copies_folder();
        for day in superfluous(self.copies()) {
            let _ = std::fs::remove_file(folder.join(format!("nuo-{day}.db")));
        }
        Ok(())
    }

    /// The days that have a copy, newest first.
    #[must_use]
    pub fn copies(&self) -> Vec<NaiveDate> {
        let Ok(entries) = std::fs::read_dir(self.copies_folder()) else { return Vec::new() };
        let mut days: Vec<NaiveDate> = entries
            .filter_map(|entry| {
                let name = entry.ok()?.file_name();
                name.to_str()?.strip_prefix("nuo-")?.strip_suffix(".db")?.parse().ok()
            })
            .collect();
        days.sort_unstable_by(|a, b| b.cmp(a));
        days
    }

    /// Where the copies lie.
    #[must_use]
    pub fn copies_folder(&self) -> PathBuf {
        beside(&self.path, COPIES)
    }

    fn check_quickly(&self) -> Result<(), StoreError> {
        let events: i64 =
            self.connection
                .query_row("SELECT coalesce(max(seq), 0) FROM event", [], |row| row.get(0))?;
        if events > MOST_EVENTS_CHECKED {
            return Ok(());
        }
        let found: String =
            self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if found == "ok" { Ok(()) } else { Err(StoreError::Damaged(found)) }
    }
}

/// Keeps a copy of a ledger of an older version before it is brought up to date.
/// One that is there already stays: it is from a try that was cut short.
pub(super) fn keep_older(
    connection: &Connection,
    path: &Path,
    version: i32,
) -> Result<(), StoreError> {
    let place = beside(path, COPIES).join(format!("nuo-version-{version}.db"));
    if place.exists() { Ok(()) } else { copy_into(connection, &place) }
}

/// Copies the ledger to a file that nobody else can read, whole or not at all.
fn copy_into(connection: &Connection, place: &Path) -> Result<(), StoreError> {
    let folder = place.parent().unwrap_or(place);
    let problem = |source| StoreError::File { path: folder.to_owned(), source };
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(problem)?;
    // Made empty first, so that nobody else can read the copy.
    let copy = tempfile::NamedTempFile::new_in(folder).map_err(problem)?;
    let name = copy.path().to_string_lossy().into_owned();
    connection.execute("VACUUM INTO ?1", [name])?;
    copy.as_file().sync_all().map_err(problem)?;
    copy.persist(place).map_err(|error| problem(error.error))?;
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(problem)
}

/// The days whose copies are not kept any longer; `days` are newest first.
fn superfluous(days: Vec<NaiveDate>) -> Vec<NaiveDate> {
    let mut weeks: Vec<Week> = Vec::new();
    let mut gone = Vec::new();
    for day in days.into_iter().skip(DAYS_KEPT) {
        let week = Week::containing(day);
        if weeks.contains(&week) || weeks.len() == WEEKS_KEPT {
            gone.push(day);
        } else {
            weeks.push(week);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::superfluous;
    use chrono::{Days, NaiveDate};

    #[test]
    fn seven_days_and_four_weeks_are_kept() {
        let last: NaiveDate = "2026-11-24".parse().expect("a day");
        let days: Vec<NaiveDate> = (0..60).map(|n| last - Days::new(n)).collect();
        let gone = superfluous(days.clone());
        let kept: Vec<String> = days
            .iter()
            .filter(|day| !gone.contains(day))
            .map(|day| day.format("%m-%d").to_string())
            .collect();
        // Tuesday back to Wednesday, then the newest of each week before.
        let expected = [
            "11-24", "11-23", "11-22", "11-21", "11-20", "11-19", "11-18", "11-17", "11-15",
            "11-08", "11-01",
        ];
        assert_eq!(kept, expected);
    }
}
