//! What an import found in its files and did with the inventory, as plain data. Screen and command turn it into words
//! by locale.

use crate::audit::{
    ids::Revision,
    inventory::{Counts, HeldBack},
    uai::NotAUai,
};
use std::fmt;

/// The tables that a file can contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Devices, by tag.
    Devices,
    /// Colleges, by UAI.
    Colleges,
    /// Programmes, by code.
    Programmes,
}

impl fmt::Display for TableKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Devices => "the devices",
            Self::Colleges => "the colleges",
            Self::Programmes => "the programmes",
        })
    }
}

/// What was found in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTold {
    /// Its name. Raw.
    pub name: String,
    /// The table in it.
    pub table: TableKind,
    /// How many rows were accepted.
    pub rows: usize,
    /// Why rows were rejected, by line. A row with several reasons occurs several times.
    pub rejected: Vec<Rejected>,
    /// What else the person who imports should know.
    pub notices: Vec<Notice>,
}

/// What an import found and did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportTold {
    /// What was found, file by file.
    pub files: Vec<FileTold>,
    /// The new revision; `None` if nothing differs from the newest one, or nothing was stored.
    pub revision: Option<Revision>,
    /// The counts of changed devices.
    pub devices: Counts,
    /// How many devices the inventory has afterwards.
    pub total: usize,
    /// How many references to holders are removed from the store. Only an import at the office keeps them.
    pub holders: u64,
    /// The devices that stay held back: no file replaces their words that are not understood.
    pub held_back: Vec<HeldBack>,
    /// How many records stay only because a rejected row names them, or may name them.
    pub kept: usize,
    /// How many rejected rows name nothing that can be read, so that no record is removed.
    pub nameless: usize,
    /// How many records are removed, if that many need a confirmation that was not given.
    pub unconfirmed: Option<usize>,
}

impl FileTold {
    /// How many rows were rejected. A row with several reasons counts once.
    #[must_use]
    pub fn rejected_rows(&self) -> usize {
        rows_of(&self.rejected)
    }
}

impl ImportTold {
    /// How many rows were rejected.
    #[must_use]
    pub fn rejected(&self) -> usize {
        self.files.iter().map(FileTold::rejected_rows).sum()
    }
}

/// The number of rows to which these reasons belong.
#[must_use]
pub fn rows_of(rejected: &[Rejected]) -> usize {
    rejected.chunk_by(|a, b| a.line == b.line).count()
}

/// One reason why one row was rejected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}: {reason}: \"{found}\"", column.as_ref().map(|c| format!(", column \"{c}\"")).unwrap_or_default())]
pub struct Rejected {
    /// The physical line on which the row begins, from 1.
    pub line: u64,
    /// The header of the column as written in the file, printable; `None` if the whole row is meant.
    pub column: Option<String>,
    /// The text found there: printable, at most 80 characters.
    pub found: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Not a UAI. Contains the expected letter, if only the letter is wrong.
    #[error("not a UAI ({0})")]
    Uai(NotAUai),
    /// There is no such kind of device.
    #[error("unknown kind of device")]
    UnknownKind,
    /// There is no such custody.
    #[error("unknown custody")]
    UnknownCustody,
    /// Not a date, or not a date of the calendar.
    #[error("not a date, as 2027-07-02 or 02/07/2027")]
    BadDate,
    /// Not a number of devices.
    #[error("not a whole number")]
    BadNumber,
    /// Neither yes nor no.
    #[error("neither yes nor no")]
    BadFlag,
    /// Not a UUID.
    #[error("not a UUID")]
    BadUuid,
    /// A cell that must not be empty is empty.
    #[error("empty")]
    Empty,
    /// An earlier row has the same key. The earlier row is kept.
    #[error("already on line {first}, which is kept")]
    Twice {
        /// The line of the row that is kept.
        first: u64,
    },
    /// The row has more or fewer fields than the header.
    #[error("{found} fields where the header has {expected}")]
    FieldCount {
        /// The number of fields of the header.
        expected: usize,
        /// The number of fields of the row.
        found: usize,
    },
    /// A spreadsheet converted it into a rounded number: its digits are lost.
    #[error("spoilt by a spreadsheet: import the column as text")]
    SpreadsheetNumber,
    /// A quote is opened but not closed, or is closed inside a field.
    #[error("unbalanced quote")]
    UnbalancedQuote,
    /// A field is longer than the import accepts.
    #[error("too long")]
    TooLong,
    /// A tag, serial or code contains a control, bidirectional or zero-width character.
    #[error("invisible character inside")]
    Invisible,
}

/// The encoding of a file that was not plain UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, recognised by its byte-order mark.
    Utf16,
    /// Windows-1252: a guess, because the bytes are not UTF-8.
    Windows1252,
}

/// Information for the person who imports that did not reject any row. Texts are limited in length and printable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The file was not UTF-8.
    Encoding(Encoding),
    /// Unknown columns that were ignored, by their headers.
    IgnoredColumns(Vec<String>),
    /// Columns about persons: recognised and not imported, by their headers.
    PersonalColumns(Vec<String>),
    /// Holders that look like a name or an address of a person were dropped; their devices were imported.
    PersonalHolders {
        /// How many rows it concerns.
        count: u64,
    },
    /// References to holders were dropped: they stay at the office. Custody was imported.
    HoldersDropped {
        /// How many rows it concerns.
        count: u64,
    },
    /// Full names of programmes were dropped: they stay at the office.
    FullNamesDropped {
        /// How many rows it concerns.
        count: u64,
    },
    /// One serial number occurs in several rows; all were imported.
    SerialTwice {
        /// The serial number.
        serial: String,
        /// The lines of the first rows that carry it, at most ten.
        lines: Vec<u64>,
        /// How many rows carry it.
        count: u64,
    },
    /// Two keys differ only in spelling (case, dashes, blanks): a label with this key will be ambiguous.
    KeysAlike {
        /// The second key.
        key: String,
        /// The line of the first key.
        first: u64,
        /// The line of the second key.
        second: u64,
    },
}
