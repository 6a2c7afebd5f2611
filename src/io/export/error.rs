//! Why a file could not be written, and what to do.

use crate::{
    io::{bounded::Refused, held::is_held},
    job::Thing,
};
use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// Why an export was not written. The target, if it was there before, is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder of the target is not there.
    #[error("the folder {} does not exist: create it or choose another", .0.display())]
    NoFolder(PathBuf),
    /// The target is a folder.
    #[error("{} is a folder: add the name of a file", .0.display())]
    IsFolder(PathBuf),
    /// The target is a link to nothing: what would come to be elsewhere was not named.
    #[error("{} is a link that leads to nothing", .0.display())]
    Dangling(PathBuf),
    /// The target is a file that Récol keeps or reads.
    #[error("{} {}", path.display(), own.plain())]
    Own {
        /// The target.
        path: PathBuf,
        /// Whose it is.
        own: Own,
    },
    /// The target is there, and is no export of Récol's.
    #[error("{} exists and is no export of Récol's", .0.display())]
    Foreign(PathBuf),
    /// Nothing may be written there: no permission, or a file system that is read-only.
    #[error("{} cannot be written: choose a folder of your own", path.display())]
    ReadOnly {
        /// The target.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// Another program has the target open: a spreadsheet, as a rule.
    #[error("{} is held open by another program", path.display())]
    Held {
        /// The target.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// Windows keeps the name of the target for a device.
    #[error("{} is the name of a device on Windows", .0.display())]
    Reserved(PathBuf),
    /// The disk, or the share of it that this user may fill, is full.
    #[error("no room left to write {}: free some space or choose another disk", path.display())]
    Full {
        /// The target.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// Anything else that the system answered.
    #[error("{} could not be written", path.display())]
    Io {
        /// The target.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
}

/// Whose file a target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// The store's, or one of those that belong to it.
    Store,
    /// One that Récol reads: settings, keys.
    Input,
    /// It lies in the folder of a hub.
    Hub,
}

impl Own {
    const fn plain(self) -> &'static str {
        match self {
            Self::Store => "belongs to the store",
            Self::Input => "is read by Récol: settings or keys",
            Self::Hub => "lies in the folder of a hub",
        }
    }
}

impl ExportError {
    /// The case of an answer of the system while `path` was written.
    pub(super) fn of(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        if is_held(&source) {
            return Self::Held { path, source };
        }
        match source.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path, source },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full { path, source },
            ErrorKind::IsADirectory => Self::IsFolder(path),
            _ => Self::Io { path, source },
        }
    }

    /// The case of a refusal while `path` was put in its place.
    pub(super) fn refused(path: &Path, refused: Refused) -> Self {
        match refused {
            Refused::Held(source) => Self::Held { path: path.to_path_buf(), source },
            Refused::Strange(Thing::Folder) => Self::IsFolder(path.to_path_buf()),
            other => Self::of(path, other.into_io()),
        }
    }

    /// The file or folder concerned.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::NoFolder(path)
            | Self::IsFolder(path)
            | Self::Dangling(path)
            | Self::Foreign(path)
            | Self::Reserved(path)
            | Self::Own { path, .. }
            | Self::ReadOnly { path, .. }
            | Self::Held { path, .. }
            | Self::Full { path, .. }
            | Self::Io { path, .. } => path,
        }
    }
}
