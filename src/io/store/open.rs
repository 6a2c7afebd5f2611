//! Opening the store: created where it is not, brought to today's form, refused where it is not ours.

use super::{
    error::StoreError,
    schema::{APPLICATION_ID, MIGRATIONS, VERSION},
};
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    time::Duration,
};

/// The name of the file in the data folder.
pub const FILE_NAME: &str = "recol.sqlite";

/// How long a write waits for another process.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open store.
#[derive(Debug)]
pub struct Store {
    pub(super) db: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the store in a folder for reading and writing; creates folder and file where they are not.
    ///
    /// # Errors
    /// By case of [`StoreError`]: folder or file cannot be created, of another program, newer, damaged, locked, full.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE_NAME);
        fs::create_dir_all(folder).map_err(|source| StoreError::Open { path: folder.to_owned(), source })?;
        whole(&path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut store = Self::connect(path, flags)?;
        only_for_its_owner(&store.path);
        store.prepare().map_err(|source| store.error(source))??;
        Ok(store)
    }

    /// Opens the store in a folder for reading alone, while others may write.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::Absent`] where there is none, and a store of an older form is not brought to today's.
    pub fn open_read_only(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE_NAME);
        // A folder that may not be looked into is a trouble of its own, and does not mean that there is no store.
        match path.try_exists() {
            Ok(true) => {}
            Ok(false) => return Err(StoreError::Absent { path }),
            Err(source) => return Err(StoreError::Open { path: folder.to_owned(), source }),
        }
        whole(&path)?;
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        let form = store.form().map_err(|source| store.error(source))?;
        store.check(form)?;
        Ok(store)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn connect(path: PathBuf, flags: OpenFlags) -> Result<Self, StoreError> {
        let db = Connection::open_with_flags(&path, flags).map_err(|source| translated(&path, source))?;
        db.busy_timeout(PATIENCE).map_err(|source| translated(&path, source))?;
        Ok(Self { db, path })
    }

    /// Application mark, form, and whether the file holds anything.
    fn form(&self) -> rusqlite::Result<(i64, i64, bool)> {
        let one = |sql: &str| self.db.query_row(sql, [], |row| row.get::<_, i64>(0));
        Ok((one("PRAGMA application_id")?, one("PRAGMA user_version")?, one("SELECT count(*) FROM sqlite_schema")? > 0))
    }

    fn check(&self, (application, form, filled): (i64, i64, bool)) -> Result<(), StoreError> {
        if application != APPLICATION_ID && filled {
            return Err(StoreError::NotOurs { path: self.path.clone() });
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
        self.db.pragma_update(None, "foreign_keys", true)?;
        if form.1 == VERSION {
            return Ok(Ok(()));
        }
        // Another process may be bringing it up at the same time: look again under the lock.
        let step = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let from: i64 = step.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        for migration in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(usize::MAX)) {
            step.execute_batch(migration)?;
        }
        step.pragma_update(None, "application_id", APPLICATION_ID)?;
        step.pragma_update(None, "user_version", VERSION)?;
        step.commit()?;
        Ok(Ok(()))
    }

    /// A refusal of SQLite, in our words.
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
        Some(ErrorCode::CannotOpen) => unopened(path, &source),
        _ => StoreError::Sql { path, source },
    }
}

/// SQLite says only that it could not open something; the system says why when it is asked the same.
///
/// The something may be the write-ahead log, which wants a folder that files can be made in.
fn unopened(path: PathBuf, source: &rusqlite::Error) -> StoreError {
    let opened = fs::OpenOptions::new().read(true).write(true).open(&path).map(drop);
    match opened.and_then(|()| probe(&path)) {
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            StoreError::ReadOnly { path }
        }
        Err(source) => StoreError::Open { path, source },
        Ok(()) => StoreError::Open { path, source: io::Error::other(source.to_string()) },
    }
}

/// Makes a file beside the store and takes it away again.
fn probe(path: &Path) -> io::Result<()> {
    let beside = with_suffix(path, &format!("-probe-{}", std::process::id()));
    fs::OpenOptions::new().write(true).create_new(true).open(&beside)?;
    fs::remove_file(&beside)
}

/// Whether the file is as long as its header says. SQLite itself would notice only when it meets a missing page.
///
/// With a write-ahead log beside it the file may rightly be shorter: the rest is in there.
fn whole(path: &Path) -> Result<(), StoreError> {
    use std::io::Read;
    let waiting = fs::metadata(with_suffix(path, "-wal")).is_ok_and(|log| log.len() > 0);
    let Ok(mut file) = fs::File::open(path) else { return Ok(()) };
    let mut header = [0_u8; 32];
    if waiting || file.read_exact(&mut header).is_err() || !header.starts_with(b"SQLite format 3\0") {
        return Ok(());
    }
    let [.., p1, p2, _, _, _, _, _, _, _, _, _, _, n1, n2, n3, n4] = header;
    let page = match u16::from_be_bytes([p1, p2]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let pages = u64::from(u32::from_be_bytes([n1, n2, n3, n4]));
    let length = file.metadata().map_or(0, |m| m.len());
    if length < page * pages {
        let cause = format!("it is cut off: {length} bytes instead of {}", page * pages);
        return Err(StoreError::Damaged { path: path.to_owned(), cause });
    }
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The file holds the station's key and where devices are: nobody else's matter. A file system without rights keeps none.
fn only_for_its_owner(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o600));
    }
    #[cfg(not(unix))]
    let _ = path;
}
