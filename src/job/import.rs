//! What an import found in its files and did with the inventory, as plain data. Screen and command turn it into words
//! by locale.

use super::{mapping::WordOf, table::TableKind};
use crate::audit::{
    ids::Revision,
    inventory::{Counts, HeldBack, InventoryColumn},
    uai::NotAUai,
};

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
    /// The columns of which the file says something; a holder is not among them.
    pub columns: Vec<InventoryColumn>,
    /// Whether the file says who has a device.
    pub tells_who: bool,
    /// The cells of the rejected rows that may be repeated, by line; at most a hundred thousand rows.
    pub cells: Vec<RejectedCells>,
    /// What else the person who imports should know.
    pub notices: Vec<Notice>,
}

/// What stands in a table of rejected rows for a cell that is not repeated. A row with it is rejected.
pub const LEFT_OUT: &str = "…";

/// The column of a table of rejected rows that says whether somebody has a device.
pub const WITH_SOMEBODY: &str = "with_somebody";

/// The cells of a rejected row that may be repeated: those of imported columns that name nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedCells {
    /// The physical line on which the row begins, from 1.
    pub line: u64,
    /// Each cell with its column. Raw, and limited in length; [`LEFT_OUT`] in place of one that is not repeated.
    pub cells: Vec<(InventoryColumn, String)>,
    /// Whether somebody has the device.
    pub somebody: Somebody,
}

/// Whether somebody has the device of a rejected row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Somebody {
    /// The row does not say it.
    #[default]
    Unsaid,
    /// Somebody has it.
    Yes,
    /// Nobody has it, and the file says of others that somebody has them.
    No,
    /// What the row says about it is not understood.
    Unsure,
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

    /// How many devices were rejected because of a word that a mapping can answer.
    #[must_use]
    pub fn waiting(&self) -> usize {
        let asks = |row: &&[Rejected]| row.iter().any(|rejected| rejected.reason.question().is_some());
        let rows = |file: &FileTold| file.rejected.chunk_by(|a, b| a.line == b.line).filter(asks).count();
        self.files.iter().filter(|file| file.table == TableKind::Devices).map(rows).sum()
    }
}

/// The number of rows to which these reasons belong.
#[must_use]
pub fn rows_of(rejected: &[Rejected]) -> usize {
    rejected.chunk_by(|a, b| a.line == b.line).count()
}

/// One reason why one row was rejected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}: {reason}{}", column.as_ref().map(|c| format!(", column \"{c}\"")).unwrap_or_default(), quoted(found))]
pub struct Rejected {
    /// The physical line on which the row begins, from 1.
    pub line: u64,
    /// The header of the column as written in the file, printable; `None` if the whole row is meant.
    pub column: Option<String>,
    /// The text found there: printable, at most 80 characters. Empty if it may name a person.
    pub found: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// The codes of columns.
fn codes(columns: &[InventoryColumn]) -> String {
    columns.iter().map(|column| column.code()).collect::<Vec<_>>().join(", ")
}

/// The text that was found, if it is to be repeated.
fn quoted(found: &str) -> String {
    if found.is_empty() { String::new() } else { format!(": \"{found}\"") }
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Not a UAI. Contains the expected letter, if only the letter is wrong.
    #[error("not a UAI ({0})")]
    Uai(NotAUai),
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
    /// Not the code of a commune.
    #[error("not the code of a commune, as 92002")]
    BadCommuneCode,
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
    /// Another row says something else about the same key; neither is imported.
    #[error("contradicts {}line {line}: {}", file.as_ref().map(|file| format!("{file}, ")).unwrap_or_default(), codes(columns))]
    Contradicts {
        /// The file of the other row, printable; `None` if it is this one.
        file: Option<String>,
        /// The line of the other row.
        line: u64,
        /// The columns in which they differ.
        columns: Vec<InventoryColumn>,
    },
    /// A tag looks like one that is recorded, and nothing shows whether it is that device.
    #[error("perhaps {meant}, which is recorded")]
    Resembles {
        /// What is recorded, printable.
        meant: String,
    },
    /// A formula of which the workbook does not say what it gives.
    #[error("a formula without a value: open the workbook in its program and save it")]
    NoValue,
    /// It is empty below a value that holds perhaps for this row too, as in a table whose cells were merged.
    #[error("empty below a value: perhaps it holds here too")]
    BelowValue,
    /// A table of rejected rows does not repeat what stood there.
    #[error("left out of the rejected rows: write it again")]
    LeftOut,
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
    /// A key is a word that stands for nothing.
    #[error("stands for nothing")]
    Placeholder,
    /// It is the header once more.
    #[error("the header again")]
    HeaderAgain,
    /// It is a line below the table: a total, a source.
    #[error("a line below the table")]
    BelowTable,
    /// Dates in this column have the month first.
    #[error("the column has the month first: write 2027-07-02")]
    MonthFirst,
    /// It is perhaps another text: a number that lost its zeros.
    #[error("perhaps {meant}")]
    Perhaps {
        /// What is perhaps meant, printable.
        meant: String,
    },
    /// The column repeats a few words: these are no keys.
    #[error("the column repeats a few words, and is no column of keys")]
    FewKeys,
    /// It contains bytes that are not text in the encoding of the file.
    #[error("bytes that are not text in the encoding of the file")]
    Undecodable,
    /// It contains HTML.
    #[error("HTML inside: export as text")]
    Markup,
    /// A holder without a digit is perhaps a name.
    #[error("perhaps a name: a holder is a code with a digit")]
    PerhapsName,
    /// The device is in use, and the file does not say by whom.
    #[error("in use, but not said by whom")]
    NobodyNamed,
    /// A column about persons names perhaps a place.
    #[error("with a person or in a place? write custody and room")]
    PerhapsPlace,
    /// The device is checked out to something that is neither a person nor a place.
    #[error("checked out to neither a person nor a place")]
    WithSomethingElse,
    /// It is addressed to a person, or contains an address of e-mail.
    #[error("names somebody: only rooms, models and codes are recorded")]
    NamesSomebody,
    /// A word is none of a known college.
    #[error("no known college")]
    UnknownCollege,
    /// A place says of no known college that it is in it, and the row does not say it either.
    #[error("a place of no known college")]
    UnknownPlace,
    /// The place is in another college than the row says.
    #[error("the place is in another college")]
    TwoColleges,
    /// The mapping says of the word that nobody knows what it means.
    #[error("held back by the mapping")]
    HeldBack,
    /// Several recorded devices have this serial, and the file has no tags.
    #[error("several recorded devices have this serial")]
    SerialShared,
}

impl Reason {
    /// The question about a word whose answer in a mapping would let the row in.
    #[must_use]
    pub const fn question(&self) -> Option<WordOf> {
        match self {
            Self::UnknownCustody | Self::NobodyNamed => Some(WordOf::Custody),
            Self::UnknownCollege | Self::Uai(NotAUai::Form) => Some(WordOf::College),
            Self::UnknownPlace => Some(WordOf::Place),
            _ => None,
        }
    }
}

/// The encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, recognised by its byte-order mark or by its zeros.
    Utf16,
    /// Windows-1252: a guess, because the bytes are not UTF-8.
    Windows1252,
    /// Mac Roman: a guess, because the bytes are not UTF-8 and make no French words in Windows-1252.
    MacRoman,
    /// UTF-8 that was read as Windows-1252 and saved again. It is undone only when the user says so.
    Twice,
}

/// Information for the person who imports that did not reject any row. Texts are limited in length and printable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The file was not UTF-8.
    Encoding(Encoding),
    /// A mapping said what its columns and words mean. Contains the name of its source.
    Mapped(String),
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
    /// The header is not on the first line.
    HeaderBelow {
        /// Its line, from 1.
        line: u64,
    },
    /// One sheet of a workbook was read.
    OneSheet {
        /// Its name.
        read: String,
        /// The names of others that are not empty, at most ten.
        others: Vec<String>,
    },
    /// Columns that are equal to another of the same meaning, by their headers.
    EqualColumns(Vec<String>),
    /// Cells from which a spreadsheet's protection of text was taken off: `="0012"`, `'0012`.
    Unwrapped {
        /// How many cells it concerns.
        count: u64,
    },
    /// Words for kinds of devices that are not known: these devices are of the kind "other".
    UnknownKinds {
        /// Some of the words.
        words: Vec<String>,
        /// How many rows it concerns.
        count: u64,
    },
    /// Serial numbers that stand for nothing (`N/A`, `To be filled by O.E.M.`) were left out.
    SerialsDropped {
        /// How many rows it concerns.
        count: u64,
    },
    /// Devices that somebody has according to a column about persons. The column was not imported.
    Kept {
        /// How many rows it concerns.
        count: u64,
    },
    /// Devices of a mapped file whose college nobody told.
    NoCollege {
        /// How many rows it concerns.
        count: u64,
    },
    /// Tags that are recorded in another spelling, and with the same serial: the recorded ones stay.
    Respelt {
        /// How many rows it concerns.
        count: u64,
        /// The first one as written.
        written: String,
        /// How it is recorded.
        recorded: String,
    },
    /// Tags that look like a recorded one, but have another serial: they are other devices.
    LikeRecorded {
        /// How many rows it concerns.
        count: u64,
        /// The first one as written.
        written: String,
        /// The recorded one.
        recorded: String,
    },
    /// Serials of new tags that are recorded with another tag.
    SerialRecorded {
        /// How many rows it concerns.
        count: u64,
        /// The first new tag.
        written: String,
        /// The tag with which its serial is recorded.
        recorded: String,
    },
    /// Days of return that stand beside a custody that is no loan; they were not imported.
    DueDropped {
        /// How many rows it concerns.
        count: u64,
        /// The lines of the first ones, at most ten.
        lines: Vec<u64>,
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
