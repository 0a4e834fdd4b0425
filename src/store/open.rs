//! Opening a ledger: nothing is written before it is known to be one.

use super::copies::keep_older;
use super::schema::{APPLICATION_ID, found_version, migrate, stand_in, version};
use super::{LOG, Rows, Store, StoreError, beside};
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What may be done with the ledger.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Access {
    Write,
    Read,
}

/// An open ledger, and whether it was made just now.
#[derive(Debug)]
pub struct Opened {
    pub store: Store,
    pub made: bool,
}

const HEADER_BYTES: usize = 100;
const MAX_VALUE_BYTES: i32 = 16 * 1024 * 1024;
const MAX_SQL_BYTES: i32 = 1024 * 1024;
/// Together about two seconds; making a ledger takes some hundredths of one.
const JOURNAL_ATTEMPTS: u32 = 200;
const JOURNAL_PAUSE: Duration = Duration::from_millis(10);

impl Store {
    /// Opens the ledger at `path`, making it when it is absent and may be
    /// written. A file that cannot be written is opened for reading.
    ///
    /// `wait` is how long a write waits for another process; `origin` names
    /// this copy when it has to be made.
    ///
    /// # Errors
    /// A directory, a file that is not a ledger, a ledger of a newer version
    /// and an absent file that may not be made are refused, untouched.
    pub fn open(
        path: &Path,
        access: Access,
        wait: Duration,
        origin: &str,
    ) -> Result<Opened, StoreError> {
        let path = absolute(path);
        let made = match (look(&path)?, access) {
            (Found::Ledger, _) => false,
            (Found::Nothing, Access::Read) => return Err(StoreError::Missing(path)),
            (Found::Nothing, Access::Write) => {
                make_file(&path)?;
                true
            }
        };
        let access = match access {
            Access::Write if writable(&path) => Access::Write,
            Access::Write | Access::Read => Access::Read,
        };
        let mut connection = match access {
            Access::Write => Connection::open_with_flags(
                &path,
                OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
            )?,
            Access::Read => open_for_reading(&path)?,
        };
        let identity =
            identity(&path).map_err(|source| StoreError::File { path: path.clone(), source })?;
        guard(&connection, wait)?;
        let Identity { found, is_ledger, has_tables } = identify(&mut connection)?;
        if found > version() {
            return Err(StoreError::Newer { path, found, known: version() });
        }
        if !is_ledger && (has_tables || access == Access::Read) {
            return Err(StoreError::NotALedger(path));
        }
        if access == Access::Read && found < version() {
            stand_in(&connection)?;
        }
        if access == Access::Write {
            keep_durable(&connection, &path)?;
            if found < version() {
                if found > 0 {
                    keep_older(&connection, &path, found)?;
                }
                migrate(&mut connection, origin)?;
                // The file's own header says from now on what it is.
                connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            }
        }
        Ok(Opened {
            store: Store { connection, path, access, identity, rows: Rows::Together },
            made,
        })
    }
}

/// Device and number of a file: two files never share them at one time.
pub(super) fn identity(path: &Path) -> std::io::Result<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let found = std::fs::metadata(path)?;
    Ok((found.dev(), found.ino()))
}

enum Found {
    Nothing,
    Ledger,
}

/// Reads the file's header, without SQLite and without touching the file.
fn look(path: &Path) -> Result<Found, StoreError> {
    let problem = |source| StoreError::File { path: path.to_owned(), source };
    if path.is_dir() {
        return Err(StoreError::IsDirectory(path.to_owned()));
    }
    // A pipe or a device would be waited for, or taken for an empty file.
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(StoreError::NotALedger(path.to_owned()));
    }
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(problem(error)),
    };
    let mut header = Vec::new();
    file.by_ref().take(HEADER_BYTES as u64).read_to_end(&mut header).map_err(problem)?;
    if header.is_empty() {
        // A start that was cut short leaves an empty file.
        return Ok(Found::Nothing);
    }
    let number = |at: usize| {
        let bytes = header.get(at..at + 4).and_then(|bytes| <[u8; 4]>::try_from(bytes).ok());
        bytes.map(i32::from_be_bytes)
    };
    let (found, application) = (number(60), number(68));
    // Without application, version and schema it is a ledger that somebody
    // makes just now, or whose making was cut short, or an empty database:
    // SQLite has to say which.
    let unfinished = [number(40), found, application].iter().all(|field| *field == Some(0));
    if !header.starts_with(b"SQLite format 3\0")
        || (application != Some(APPLICATION_ID) && !unfinished)
    {
        return Err(StoreError::NotALedger(path.to_owned()));
    }
    match found {
        Some(found) if found > version() => {
            Err(StoreError::Newer { path: path.to_owned(), found, known: version() })
        }
        _ => Ok(Found::Ledger),
    }
}

/// What a file says it is.
struct Identity {
    found: i32,
    is_ledger: bool,
    has_tables: bool,
}

/// Asks all of it of one state of the file: another process may be about to
/// make it a ledger.
fn identify(connection: &mut Connection) -> Result<Identity, StoreError> {
    let snapshot = connection.transaction()?;
    let application: i32 = snapshot.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let has_tables =
        snapshot.query_row("SELECT count(*) > 0 FROM sqlite_schema", [], |row| row.get(0))?;
    let found = found_version(&snapshot)?;
    Ok(Identity { found, is_ledger: application == APPLICATION_ID, has_tables })
}

fn absolute(path: &Path) -> PathBuf {
    std::fs::canonicalize(path)
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

/// Makes the folders (0700) and an empty file (0600), so that SQLite gives
/// its side files the same permissions.
fn make_file(path: &Path) -> Result<(), StoreError> {
    let problem = |source| StoreError::File { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(problem)?;
    }
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(problem(error)),
    }
}

fn writable(path: &Path) -> bool {
    let allowed = |path: &Path| {
        use std::os::unix::ffi::OsStrExt;
        std::ffi::CString::new(path.as_os_str().as_bytes()).is_ok_and(|text| {
            // SAFETY: `text` is a valid C string for the length of the call.
            unsafe { libc::access(text.as_ptr(), libc::W_OK) == 0 }
        })
    };
    allowed(path) && path.parent().is_none_or(allowed)
}

/// A ledger that could be written is opened as if it were, and then keeps every
/// statement from writing: only so SQLite clears its side files away again.
///
/// A ledger in a folder that cannot be written is read as it lies, which is
/// safe only where no log of unfinished writes stands beside it.
fn open_for_reading(path: &Path) -> Result<Connection, StoreError> {
    if writable(path) {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.pragma_update(None, "query_only", true)?;
        return Ok(connection);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if beside(path, LOG).exists() {
        return Ok(Connection::open_with_flags(path, flags)?);
    }
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                address.push(char::from(*byte));
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address.push_str("?immutable=1");
    Ok(Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?)
}

/// Settings that hold for every connection: a hostile or damaged file must not
/// be able to do harm.
fn guard(connection: &Connection, wait: Duration) -> Result<(), StoreError> {
    connection.busy_timeout(wait)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)?;
    connection.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, MAX_SQL_BYTES)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    connection.execute_batch(
        "PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA foreign_keys = ON;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("text_match", 2, flags, |context| {
        let needle =
            context.get_or_create_aux(0, |value| -> Result<_, rusqlite::types::FromSqlError> {
                Ok(crate::text::pinyin::Needle::new(value.as_str()?))
            })?;
        let text = context.get_raw(1);
        Ok(needle.is_in(text.as_str().unwrap_or_default()))
    })?;
    Ok(())
}

/// An acknowledged change must survive a power cut: a write-ahead log synced
/// at every commit, or a synced rollback journal where the file system cannot
/// share memory between machines.
fn keep_durable(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let (mode, synchronous) = if on_network(path) { ("delete", 3) } else { ("wal", 2) };
    if set_journal(connection, mode)? != mode {
        return Err(StoreError::Setting("journal_mode"));
    }
    connection.pragma_update(None, "synchronous", synchronous)?;
    let obtained: i32 = connection.query_row("PRAGMA synchronous", [], |row| row.get(0))?;
    if obtained != synchronous {
        return Err(StoreError::Setting("synchronous"));
    }
    connection
        .execute_batch("PRAGMA journal_size_limit = 4194304; PRAGMA secure_delete = FAST;")?;
    Ok(())
}

/// Changes the journal of a new ledger. SQLite does not wait here when another
/// process is making the same ledger, so this does.
fn set_journal(connection: &Connection, mode: &str) -> Result<String, StoreError> {
    for _ in 0..JOURNAL_ATTEMPTS {
        let obtained = connection
            .query_row(&format!("PRAGMA journal_mode = {mode}"), [], |row| row.get(0))
            .map_err(StoreError::from);
        match obtained {
            Err(StoreError::Busy) => std::thread::sleep(JOURNAL_PAUSE),
            other => return other,
        }
    }
    Err(StoreError::Busy)
}

#[cfg(target_os = "linux")]
fn on_network(path: &Path) -> bool {
    use std::os::unix::ffi::OsStrExt;
    // NFS, SMB, CIFS, SMB2, FUSE and 9P by the numbers of statfs(2).
    const NETWORK: [i64; 6] = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997];
    let Ok(text) = std::ffi::CString::new(path.as_os_str().as_bytes()) else { return false };
    let mut found = std::mem::MaybeUninit::<libc::statfs>::uninit();
    // SAFETY: `text` is a valid C string and `found` has room for the answer,
    // which is read only after the call has said that it wrote it.
    let answer = unsafe {
        if libc::statfs(text.as_ptr(), found.as_mut_ptr()) != 0 {
            return false;
        }
        found.assume_init()
    };
    #[allow(clippy::useless_conversion, reason = "its type is narrower on other processors")]
    let kind = i64::from(answer.f_type);
    NETWORK.contains(&kind)
}

#[cfg(not(target_os = "linux"))]
fn on_network(_: &Path) -> bool {
    false
}
