//! Why a file could not be written.

use crate::{
    io::{bounded::Refused, held::is_held},
    job::Thing,
};
use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// Why an export was not written. If the target existed before, it is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder of the target does not exist.
    #[error("the folder {} does not exist: create it or choose another", .0.display())]
    NoFolder(PathBuf),
    /// The target is a folder.
    #[error("{} is a folder: add the name of a file", .0.display())]
    IsFolder(PathBuf),
    /// The target is a link to nothing. The file that would be created was not named by the person.
    #[error("{} is a link that leads to nothing", .0.display())]
    Dangling(PathBuf),
    /// The target is a file that Récol stores or reads.
    #[error("{} is not written over: it {}", path.display(), own.plain())]
    Own {
        /// The target.
        path: PathBuf,
        /// What kind of file it is.
        own: Own,
    },
    /// The target exists and is not an export of Récol's.
    #[error("{} exists and is no export of Récol's", .0.display())]
    Foreign(PathBuf),
    /// Writing there is not possible: no permission, or a read-only file system.
    #[error("{} cannot be written: choose a folder of your own", path.display())]
    ReadOnly {
        /// The target.
        path: PathBuf,
        /// The error of the system.
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
    /// The target has the name of a sealed file, and what would be written is not sealed.
    #[error("{} is not written: its name says that it is sealed", .0.display())]
    NamedSealed(PathBuf),
    /// The disk is full, or this user's quota is used up.
    #[error("no room left to write {}: free some space or choose another disk", path.display())]
    Full {
        /// The target.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// Any other error of the system.
    #[error("{} could not be written", path.display())]
    Io {
        /// The target.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
}

/// The kind of a file of Récol's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// The store, or one of its companion files.
    Store,
    /// A file that Récol reads: settings, keys.
    Input,
    /// A file in the folder of a hub.
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
    /// Converts an error of the system while `path` was written.
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
            | Self::NamedSealed(path)
            | Self::Own { path, .. }
            | Self::ReadOnly { path, .. }
            | Self::Held { path, .. }
            | Self::Full { path, .. }
            | Self::Io { path, .. } => path,
        }
    }
}
