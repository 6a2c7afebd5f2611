//! Who may touch the store's files: what is made here is its owner's alone; what is there keeps the rights that it has.
//!
//! Rights are asked of the system, never tried: opening and closing the store's file beside SQLite would drop the locks
//! that SQLite holds on it in this process (POSIX locks belong to process and file, not to who opened it), and the
//! write-ahead log would be taken from under a connection that records.

use super::error::StoreError;
use crate::io::path::folder_of;
use std::{
    fs::{DirBuilder, OpenOptions},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// Makes the folder where it is not, with what lies above it: nobody else may look into what is made.
pub(super) fn folder_made(folder: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| StoreError::Open { path: folder.to_owned(), source })
}

/// Makes the file where it is not: empty, and nobody else's matter. It holds the station's key and where devices are.
///
/// The one file that is opened and closed outside SQLite: it was not there before, so nobody can have locks on it.
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

/// SQLite says only that it could not open something; the system says why when it is asked.
///
/// The something may be the write-ahead log, which wants a folder that files can be made in.
pub(super) fn unopened(path: PathBuf, source: &rusqlite::Error) -> StoreError {
    allowed(&path).err().unwrap_or_else(|| StoreError::Open { path, source: io::Error::other(source.to_string()) })
}

/// Makes sure that the store may be written: the file, and the folder that its log is made in. Whoever narrowed one of them
/// meant it, also where a log of before is still there to be written to.
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

/// Whether this process may write to a file, or make files in a folder.
#[cfg(unix)]
pub(super) fn writable(path: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};
    let asked = if path.is_dir() { Access::WRITE_OK | Access::EXEC_OK } else { Access::READ_OK | Access::WRITE_OK };
    Ok(access(path, asked)?)
}

/// Whether this process may write to a file, or make files in a folder.
#[cfg(not(unix))]
pub(super) fn writable(path: &Path) -> io::Result<()> {
    let meta = std::fs::metadata(path)?;
    if meta.is_file() && meta.permissions().readonly() { Err(ErrorKind::PermissionDenied.into()) } else { Ok(()) }
}
