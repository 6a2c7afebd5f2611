//! What an import found in its files and did with the inventory, as plain data: screen and command say it by locale.

use crate::audit::{
    ids::Revision,
    inventory::{Counts, HeldBack},
    uai::NotAUai,
};
use std::fmt;

/// The tables that a file can hold.
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
    /// How many rows are good.
    pub rows: usize,
    /// Why rows were rejected, by line; a row with several reasons is here several times.
    pub rejected: Vec<Rejected>,
    /// What else the person who imports should know.
    pub notices: Vec<Notice>,
}

/// What an import found and did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportTold {
    /// What was found, file by file.
    pub files: Vec<FileTold>,
    /// The revision made; `None` if nothing differs from the newest one, or nothing was done.
    pub revision: Option<Revision>,
    /// What changes of the devices.
    pub devices: Counts,
    /// How many devices the inventory holds then.
    pub total: usize,
    /// How many references to holders go out of the store: only an import of the office keeps them.
    pub holders: u64,
    /// The devices that stay held back: no file tells anew what is not understood of them.
    pub held_back: Vec<HeldBack>,
}

impl FileTold {
    /// How many rows were rejected, whatever the number of their reasons.
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

/// How many rows reasons are about.
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
    /// The header of the column as it stands in the file, printable; `None` if the row as a whole is meant.
    pub column: Option<String>,
    /// What stands there: printable, at most 80 characters.
    pub found: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The UAI of a college is none; the letter that belongs to its digits is inside.
    #[error("not a UAI ({0})")]
    Uai(NotAUai),
    /// No such sort of device.
    #[error("unknown kind of device")]
    UnknownKind,
    /// No such custody.
    #[error("unknown custody")]
    UnknownCustody,
    /// Not a date, or none of the calendar.
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
    /// A cell that must not be empty is.
    #[error("empty")]
    Empty,
    /// The key of the row stands in an earlier row, which is kept.
    #[error("already on line {first}, which is kept")]
    Twice {
        /// The line of the row that is kept.
        first: u64,
    },
    /// The row has more or fewer fields than the header.
    #[error("{found} fields where the header has {expected}")]
    FieldCount {
        /// Fields of the header.
        expected: usize,
        /// Fields of the row.
        found: usize,
    },
    /// A spreadsheet made a rounded number of it: the digits are lost.
    #[error("spoilt by a spreadsheet: import the column as text")]
    SpreadsheetNumber,
    /// A quote is opened and not closed, or closed inside a field.
    #[error("unbalanced quote")]
    UnbalancedQuote,
    /// A field is longer than the import takes.
    #[error("too long")]
    TooLong,
    /// A tag, serial or code holds a control, bidirectional or zero-width character.
    #[error("invisible character inside")]
    Invisible,
}

/// How a file was read that was not plain UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, told by its byte-order mark.
    Utf16,
    /// Windows-1252: a guess, because the bytes are not UTF-8.
    Windows1252,
}

/// What the person who imports should know, though no row was rejected for it. Texts are bounded and printable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The file was not UTF-8.
    Encoding(Encoding),
    /// Columns that are not known and were ignored, by their headers.
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
    /// One serial number stands in several rows; all were imported.
    SerialTwice {
        /// The serial number.
        serial: String,
        /// The lines of the first rows that carry it, at most ten.
        lines: Vec<u64>,
        /// How many rows carry it.
        count: u64,
    },
    /// Two keys differ in spelling alone (case, dashes, blanks): a label that carries them will be ambiguous.
    KeysAlike {
        /// The second of them.
        key: String,
        /// The line of the first.
        first: u64,
        /// The line of the second.
        second: u64,
    },
}
