//! The permissions of the store's files. What is created here is accessible only to its owner; what exists keeps its
//! permissions.
//!
//! Permissions are read from the system, never tested by opening a file. Opening and closing the store's file beside
//! SQLite would release the locks that SQLite has on it in this process (POSIX locks belong to process and file, not to
//! the file handle). The write-ahead log of a connection that records would then be unprotected.

use super::error::StoreError;
use crate::io::path::folder_of;
use std::{
    fs::{DirBuilder, OpenOptions},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// Creates the folder and its parents if they do not exist. Nobody else may read what is created.
pub(super) fn folder_made(folder: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| StoreError::Open { path: folder.to_owned(), source })
}

/// Creates the file if it does not exist: empty, and accessible only to its owner. It will contain the station's key
/// and the places of devices.
///
/// This is the only file that is opened and closed outside SQLite. It did not exist before, so nobody can have locks on
/// it.
pub(super) fn file_made(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(refused(path.to_owned(), source)),
    }
}

/// Finds out why SQLite could not open something. SQLite does not report the reason; the system does.
///
/// It may be the write-ahead log, for which files must be creatable in the folder.
pub(super) fn unopened(path: PathBuf, source: &rusqlite::Error) -> StoreError {
    allowed(&path).err().unwrap_or_else(|| StoreError::Open { path, source: io::Error::other(source.to_string()) })
}

/// Checks that the store may be written: the file, and the folder in which its log is created. If somebody restricted
/// one of them, this is respected, even if an existing log could still be written.
pub(super) fn allowed(path: &Path) -> Result<(), StoreError> {
    writable(path).and_then(|()| writable(&folder_of(path))).map_err(|source| refused(path.to_owned(), source))
}

fn refused(path: PathBuf, source: io::Error) -> StoreError {
    match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { path },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full { path },
        _ => StoreError::Open { path, source },
    }
}

/// Checks that this process may write to a file, or create files in a folder.
#[cfg(unix)]
pub(super) fn writable(path: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};
    let asked = if path.is_dir() { Access::WRITE_OK | Access::EXEC_OK } else { Access::READ_OK | Access::WRITE_OK };
    Ok(access(path, asked)?)
}

/// Checks that this process may write to a file, or create files in a folder.
#[cfg(not(unix))]
pub(super) fn writable(path: &Path) -> io::Result<()> {
    let meta = std::fs::metadata(path)?;
    if meta.is_file() && meta.permissions().readonly() { Err(ErrorKind::PermissionDenied.into()) } else { Ok(()) }
}
