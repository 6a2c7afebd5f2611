//! The errors of the store.

use crate::audit::{
    ids::{Revision, WriterId},
    journal::CodecError,
};
use std::path::PathBuf;

/// A failure of the store, by case.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder or file cannot be created or opened.
    #[error("cannot open {path}: {source}")]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// There is no store yet, and it should only be read.
    #[error("{path} does not exist")]
    Absent {
        /// The file.
        path: PathBuf,
    },
    /// Its creation was interrupted: the file exists but is empty.
    #[error("{path} was begun and never finished: it holds nothing yet")]
    HalfMade {
        /// The file.
        path: PathBuf,
    },
    /// There is a write-ahead log without its store.
    #[error("{path} holds what was recorded last, and the store that it belongs to is gone or empty")]
    LogAlone {
        /// The write-ahead log.
        path: PathBuf,
    },
    /// It is a database of another program.
    #[error("{path} is a database of another program")]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// A newer version wrote it.
    #[error("{path} has the form {found}; this version knows forms up to {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its format.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// It is damaged: truncated, or not a database at all.
    #[error("{path} is damaged: {cause}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The cause, in technical words.
        cause: String,
    },
    /// The disk is full.
    #[error("no space left for {path}")]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The disk refused to write: a quota is used up, the medium is gone or failing.
    #[error("the disk refused to write {path}: {cause}")]
    Refused {
        /// The file.
        path: PathBuf,
        /// The cause, in technical words.
        cause: String,
    },
    /// It cannot be written to.
    #[error("{path} cannot be written to")]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// Another process has locked it.
    #[error("{path} is locked by another process")]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// SQLite refused for another reason.
    #[error("{path}: {source}")]
    Sql {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// A fact cannot be written, or a stored payload cannot be read.
    #[error("entry of the journal: {0}")]
    Codec(#[from] CodecError),
    /// There is no own series of this writer.
    #[error("series {0} is not one of this store")]
    NoSeries(WriterId),
    /// There is no such revision.
    #[error("there is no inventory revision {0}")]
    NoRevision(Revision),
    /// The rows of the revision were merged into a later one.
    #[error("inventory revision {revision} was purged; {floor} is the earliest that is kept")]
    Gathered {
        /// The requested revision.
        revision: Revision,
        /// The earliest revision that is still stored.
        floor: Revision,
    },
    /// Another revision was stored since the change was computed.
    #[error("the change is one of inventory revision {base}, and {newest} is here by now")]
    Outdated {
        /// The revision that it changes.
        base: Revision,
        /// The newest revision.
        newest: Revision,
    },
    /// The operating system returned no random bytes.
    #[error("no random bytes: {0}")]
    Random(String),
}
