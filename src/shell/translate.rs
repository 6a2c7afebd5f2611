//! The precise errors of the io rooms, said as failures: kind, doing, subject, cause, hint. Once for each error.

use crate::{
    io::store::StoreError,
    job::{Doing, Failure, FailureKind, Hint},
};
use std::{io::ErrorKind, path::Path};

/// A failure of the store.
#[must_use]
pub fn store(doing: Doing, error: &StoreError) -> Failure {
    let (kind, subject, hint) = match error {
        StoreError::Open { path, source } => (FailureKind::Outside, path.display().to_string(), io_hint(source)),
        StoreError::Absent { path } => (FailureKind::User, path.display().to_string(), Hint::ImportFirst),
        StoreError::NotOurs { path } => (FailureKind::User, path.display().to_string(), Hint::NotOurFile),
        StoreError::Newer { path, .. } => (FailureKind::User, path.display().to_string(), Hint::NewerRecol),
        StoreError::Damaged { path, .. } => (FailureKind::Outside, path.display().to_string(), Hint::DamagedFile),
        StoreError::Full { path } => (FailureKind::Outside, path.display().to_string(), Hint::DiskFull),
        StoreError::ReadOnly { path } => (FailureKind::Outside, path.display().to_string(), Hint::NoPermission),
        StoreError::Locked { path } => (FailureKind::Outside, path.display().to_string(), Hint::Locked),
        StoreError::Sql { path, .. } => (FailureKind::Outside, path.display().to_string(), Hint::Report),
        StoreError::Codec(_) => (FailureKind::Outside, String::new(), Hint::CallOffice),
        StoreError::NoSeries(writer) => (FailureKind::Bug, writer.to_string(), Hint::Report),
        StoreError::NoRevision(revision) => (FailureKind::User, revision.to_string(), Hint::ImportFirst),
        StoreError::Random(_) => (FailureKind::Outside, String::new(), Hint::Report),
    };
    Failure { kind, doing, subject, cause: error.to_string(), hint }
}

/// A failure to read a file or folder.
#[must_use]
pub fn file(doing: Doing, path: &Path, error: &std::io::Error) -> Failure {
    let kind = if error.kind() == ErrorKind::NotFound { FailureKind::User } else { FailureKind::Outside };
    Failure::about_path(kind, doing, path, error, io_hint(error))
}

/// What to do about an error of the operating system.
pub(super) fn io_hint(error: &std::io::Error) -> Hint {
    match error.kind() {
        ErrorKind::NotFound => Hint::NoSuchFile,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Hint::DiskFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Hint::NoPermission,
        _ => Hint::NoPermission,
    }
}
