//! What can go wrong with the store.

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
    /// There is no store yet, and it was asked to be read only.
    #[error("{path} does not exist")]
    Absent {
        /// The file.
        path: PathBuf,
    },
    /// Its making was cut off: there is a file and nothing in it.
    #[error("{path} was begun and never finished: it holds nothing yet")]
    HalfMade {
        /// The file.
        path: PathBuf,
    },
    /// A write-ahead log lies there without its store.
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
        /// Its form.
        found: i64,
        /// The newest form known here.
        known: i64,
    },
    /// It is damaged: truncated, or no database at all.
    #[error("{path} is damaged: {cause}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// In technical words.
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
        /// In technical words.
        cause: String,
    },
    /// It cannot be written to.
    #[error("{path} cannot be written to")]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// Another process keeps it locked.
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
    /// No series of this writer begins here.
    #[error("series {0} is not one of this store")]
    NoSeries(WriterId),
    /// There is no such revision.
    #[error("there is no inventory revision {0}")]
    NoRevision(Revision),
    /// What the revision told was gathered into a later one.
    #[error("inventory revision {revision} was purged; {floor} is the earliest that is kept")]
    Gathered {
        /// Which was asked for.
        revision: Revision,
        /// The earliest that is kept.
        floor: Revision,
    },
    /// Another revision was stored since the change was made out.
    #[error("the change is one of inventory revision {base}, and {newest} is here by now")]
    Outdated {
        /// What it is a change of.
        base: Revision,
        /// The newest revision.
        newest: Revision,
    },
    /// The operating system gave no random bytes.
    #[error("no random bytes: {0}")]
    Random(String),
}
