//! Opens the store: creates it if it does not exist, updates it to today's format, and refuses it if it is not ours.
//!
//! Its files are never opened outside SQLite, not even for reading: see `rights.rs`.

use super::{
    error::StoreError,
    reckon,
    rights::{self, file_made, folder_made},
    roll,
    schema::{APPLICATION_ID, MIGRATIONS, SHADOWS, VERSION},
};
use crate::io::path::{lengthened, same};
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// The name of the file in the data folder.
pub const FILE_NAME: &str = "recol.sqlite";

/// The files that SQLite creates beside it: the write-ahead log, its index, and the rollback journal.
const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// How long a write waits for another process.
const PATIENCE: Duration = Duration::from_secs(5);

/// The name of SQLite's file layer without locks, for files to which nobody can write.
const UNLOCKED: &str = if cfg!(windows) { "win32-none" } else { "unix-none" };

/// What SQLite calls its files on Windows where a path may be longer than 1,040 bytes.
const LONG_PATHS: &str = "win32-longpath";

const READ_ONLY: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// An open store.
#[derive(Debug)]
pub struct Store {
    pub(super) db: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the store in a folder for reading and writing. Creates folder and file if they do not exist, and completes
    /// a store whose creation was interrupted.
    ///
    /// # Errors
    /// By case of [`StoreError`]: folder or file cannot be created, belongs to another program, is newer, damaged,
    /// locked, or the disk is full.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE_NAME);
        folder_made(folder)?;
        log_alone(&path)?;
        file_made(&path)?;
        rights::allowed(&path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut store = Self::connect(path, flags)?;
        store.whole()?;
        store.prepare().map_err(|source| store.error(source))??;
        Ok(store)
    }

    /// Opens the store in a folder only for reading, while others may write. A copy in a folder without write
    /// permission can be read too, with its write-ahead log if it has one.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::Absent`] if there is none, [`StoreError::HalfMade`] if its creation was
    /// interrupted.
    pub fn open_read_only(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE_NAME);
        // A folder that may not be read is an error of its own, and does not mean that there is no store.
        match path.try_exists() {
            Ok(true) => {}
            Ok(false) => {
                log_alone(&path)?;
                return Err(StoreError::Absent { path });
            }
            Err(source) => return Err(StoreError::Open { path: folder.to_owned(), source }),
        }
        log_alone(&path)?;
        let looked = |store: Self| {
            store.whole()?;
            let form = store.form().map_err(|source| store.error(source))?;
            Ok((store, form))
        };
        let (store, form) = match Self::connect(path.clone(), READ_ONLY).and_then(looked) {
            Ok(found) => found,
            Err(error) => looked(Self::connect_still(&path, folder).ok_or(error)?)?,
        };
        store.check(form)?;
        if !form.2 {
            return Err(StoreError::HalfMade { path });
        }
        store.shadow(form.1).map_err(|source| store.error(source))?;
        Ok(store)
    }

    /// Whether a path leads to a file of the store in a folder: the database, its write-ahead log, or the index of the
    /// log. Such a file must not be read or written outside the store.
    #[must_use]
    pub fn is_part(folder: &Path, path: &Path) -> bool {
        let store = folder.join(FILE_NAME);
        let beside = COMPANIONS.map(|suffix| with_suffix(&store, suffix));
        std::iter::once(&store).chain(&beside).any(|file| same(file, path))
    }

    /// Checks that the current user may also write to it.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`].
    pub fn may_be_written(&self) -> Result<(), StoreError> {
        rights::allowed(&self.path)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn connect(path: PathBuf, flags: OpenFlags) -> Result<Self, StoreError> {
        let opened = match lengthened(&path) {
            Some(long) => Connection::open_with_flags_and_vfs(long, flags, LONG_PATHS),
            None => Connection::open_with_flags(&path, flags),
        };
        let db = opened.map_err(|source| translated(&path, source))?;
        db.busy_timeout(PATIENCE).map_err(|source| translated(&path, source))?;
        Ok(Self { db, path })
    }

    /// Opens a copy to which nobody can be writing: no file can be created in its folder, and there is no index of a
    /// log beside it. SQLite wants to create such an index, unless it is told that the file never changes or that it is
    /// used exclusively.
    fn connect_still(path: &Path, folder: &Path) -> Option<Self> {
        if rights::writable(folder).is_ok() || with_suffix(path, "-shm").exists() {
            return None;
        }
        let db = if logged(path) {
            let db = Connection::open_with_flags_and_vfs(path, READ_ONLY, UNLOCKED).ok()?;
            db.pragma_update(None, "locking_mode", "EXCLUSIVE").ok()?;
            db
        } else {
            let uri = format!("file:{}?immutable=1", escaped(path.to_str()?));
            Connection::open_with_flags(uri, READ_ONLY | OpenFlags::SQLITE_OPEN_URI).ok()?
        };
        Some(Self { db, path: path.to_owned() })
    }

    /// Checks that the file is as long as its header states. SQLite itself would notice only when it meets a missing
    /// page.
    ///
    /// With a write-ahead log beside it the file may be shorter: the rest is in the log.
    fn whole(&self) -> Result<(), StoreError> {
        let length = || fs::metadata(&self.path).map_or(0, |meta| meta.len());
        let damaged = |said: String| StoreError::Damaged { path: self.path.clone(), cause: format!("it is cut off: {said}") };
        let one = |sql: &str| self.db.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs);
        let said = match one("PRAGMA page_count").and_then(|pages| Ok(pages * one("PRAGMA page_size")?)) {
            Ok(said) => said,
            // This is the only error that SQLite finds in a header that it can read.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
                return Err(damaged(format!("its {} bytes are less than its header says", length())));
            }
            Err(error) => return Err(self.error(error)),
        };
        // The order matters: what was in a log that is empty now has been moved to the file.
        if logged(&self.path) {
            return Ok(());
        }
        let length = length();
        if length < said { Err(damaged(format!("{length} bytes instead of {said}"))) } else { Ok(()) }
    }

    /// Gives a read-only store of an older format the tables of today's format, empty and only for this connection.
    fn shadow(&self, form: i64) -> rusqlite::Result<()> {
        let missing = SHADOWS.iter().skip(usize::try_from(form).unwrap_or_default());
        missing.into_iter().try_for_each(|sql| self.db.execute_batch(sql))
    }

    /// Returns the application mark, the format version, and whether the file contains anything.
    fn form(&self) -> rusqlite::Result<(i64, i64, bool)> {
        let one = |sql: &str| self.db.query_row(sql, [], |row| row.get::<_, i64>(0));
        Ok((one("PRAGMA application_id")?, one("PRAGMA user_version")?, one("SELECT count(*) FROM sqlite_schema")? > 0))
    }

    fn check(&self, (application, form, filled): (i64, i64, bool)) -> Result<(), StoreError> {
        if application != APPLICATION_ID && filled {
            return Err(StoreError::NotOurs { path: self.path.clone() });
        }
        if form < 0 || (form == 0 && filled) {
            return Err(StoreError::Damaged { path: self.path.clone(), cause: format!("it says that its form is {form}") });
        }
        if form > VERSION {
            return Err(StoreError::Newer { path: self.path.clone(), found: form, known: VERSION });
        }
        Ok(())
    }

    fn prepare(&mut self) -> rusqlite::Result<Result<(), StoreError>> {
        let form = self.form()?;
        if let Err(error) = self.check(form) {
            return Ok(Err(error));
        }
        self.db.pragma_update(None, "journal_mode", "WAL")?;
        self.db.pragma_update(None, "synchronous", "FULL")?;
        // On macOS only this has the disk write out what it was given, at a commit and at a checkpoint; elsewhere it changes nothing.
        self.db.pragma_update(None, "fullfsync", true)?;
        self.db.pragma_update(None, "checkpoint_fullfsync", true)?;
        self.db.pragma_update(None, "foreign_keys", true)?;
        // Erased data is overwritten, not only marked as free.
        self.db.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
        if form.1 == VERSION {
            return Ok(Ok(()));
        }
        // Another process may be updating it at the same time: check again under the lock.
        let step = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let from: i64 = step.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        for migration in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(usize::MAX)) {
            step.execute_batch(migration)?;
        }
        // Fill in what an older format could not store.
        reckon::fill(&step)?;
        roll::vouch(&step, &[])?;
        step.pragma_update(None, "application_id", APPLICATION_ID)?;
        step.pragma_update(None, "user_version", VERSION)?;
        step.commit()?;
        Ok(Ok(()))
    }

    /// Converts an error of SQLite to an error of the store.
    pub(super) fn error(&self, source: rusqlite::Error) -> StoreError {
        translated(&self.path, source)
    }
}

pub(super) fn translated(path: &Path, source: rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full { path },
        Some(ErrorCode::ReadOnly) => StoreError::ReadOnly { path },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Locked { path },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Damaged { path, cause: source.to_string() },
        Some(ErrorCode::SystemIoFailure) => StoreError::Refused { path, cause: source.to_string() },
        Some(ErrorCode::CannotOpen) => rights::unopened(path, &source),
        _ => StoreError::Sql { path, source },
    }
}

/// Whether there is a write-ahead log beside the file with content.
fn logged(path: &Path) -> bool {
    fs::metadata(with_suffix(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Refuses a log without its store. The log contains the last records, and SQLite would delete it if a new store were
/// created beside it.
fn log_alone(path: &Path) -> Result<(), StoreError> {
    let empty = fs::metadata(path).map_or(true, |file| file.len() == 0);
    if empty && logged(path) { Err(StoreError::LogAlone { path: with_suffix(path, "-wal") }) } else { Ok(()) }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Escapes a path for a URI of SQLite.
fn escaped(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_committed_is_on_the_disk_on_every_system() {
        let dir = tempfile::tempdir().unwrap();
        // Made anew, and opened again.
        for _ in 0..2 {
            let store = Store::open(dir.path()).unwrap();
            let asked = |name: &str| store.db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0)).unwrap();
            let full = ["synchronous", "fullfsync", "checkpoint_fullfsync"].map(asked);
            assert_eq!(full, [2, 1, 1]);
        }
    }
}
