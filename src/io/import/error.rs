//! Why a whole file cannot be read.

use crate::{
    audit::inventory::InventoryColumn,
    job::{Hint, TableKind},
};

/// A file that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct ImportError {
    /// The name of the file, printable.
    pub file: String,
    /// What is wrong with it.
    #[source]
    pub problem: Problem,
}

/// What is wrong with a file. Every text in here is limited in length and printable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The watcher stopped it.
    #[error("stopped")]
    Stopped,
    /// It is empty, or contains only blanks.
    #[error("the file is empty")]
    Empty,
    /// It contains many NUL characters: it is an archive, an image or another file of a program.
    #[error("this is no text: save the sheet as XLSX, ODS or CSV first")]
    Binary,
    /// A workbook that is encrypted, or protected by a password.
    #[error("the workbook is encrypted or protected by a password: save it without one")]
    Encrypted,
    /// A workbook with macros. None is ever run; but what its cells show may depend on them.
    #[error("the workbook contains macros: save it as a workbook without macros (XLSX, ODS)")]
    Macros,
    /// A workbook whose cells may contain what other files contained once.
    #[error("the workbook takes values from other files: paste its cells as values into a new one")]
    Linked,
    /// An archive that is no workbook; perhaps a workbook is in it.
    #[error("this is an archive but no workbook: unpack it, and import what is in it")]
    Archive,
    /// A workbook that cannot be read to its end. Contains what is wrong, in technical words.
    #[error("the workbook is damaged ({0}): open it in its program and save it anew")]
    Damaged(String),
    /// An archive that would become far larger than a workbook is.
    #[error("the workbook would become far too large when it is unpacked: save its sheet as CSV in UTF-8")]
    Inflates,
    /// The cells of a workbook have more text than any inventory.
    #[error("the workbook has more than {} MB of text: save its sheet as CSV in UTF-8", most >> 20)]
    TooMuchText {
        /// The most bytes.
        most: usize,
    },
    /// A cell lies far away from any table.
    #[error(
        "the cell {cell} is not empty, and a table has at most {columns} columns and 1,048,576 rows: delete what lies beside the table"
    )]
    TooWide {
        /// The name of the cell, as XFD1048576.
        cell: String,
        /// The most columns.
        columns: usize,
    },
    /// It is a file of another kind.
    #[error("this is no text but {0}: save the sheet as XLSX, ODS or CSV in UTF-8 first")]
    Foreign(&'static str),
    /// UTF-8 that was read as Windows-1252 and saved again.
    #[error(
        "its accents are damaged (\u{c3}\u{a9} for \u{e9}): UTF-8 was read as Windows-1252 and saved again; save it anew from its source, or undo it with --encoding utf8-twice"
    )]
    Twice,
    /// Text in an encoding that is not read. Contains its name, or words for an unknown one.
    #[error("the text seems to be {name}: {}", saved_anew(.0), name = .0)]
    Unlike(&'static str),
    /// No line looks like a header, and the first one looks like data. Its cells are not repeated.
    #[error(
        "no known column: the first line looks like data; put a line with the names of the columns before it, as tag;serial;room"
    )]
    NoHeaderLine,
    /// The header line cannot be split: a quote is not closed, or a field is too long.
    #[error("the header line has an unbalanced quote or a field that is too long")]
    SpoiltHeader,
    /// None of its headers is known.
    #[error("no known column: found {}; expected one of {}{}", listed(found), listed(expected), suggested(near))]
    NoHeader {
        /// The headers found.
        found: Vec<String>,
        /// The key columns of the three tables.
        expected: Vec<&'static str>,
        /// Headers found that are similar to a known one.
        near: Vec<Near>,
    },
    /// There are headers of one table, but a column that its rows need is missing.
    #[error("the column \"{}\" of {table} is missing: found {}{}", column.code(), listed(found), suggested(near))]
    MissingColumn {
        /// The table to which most headers belong.
        table: TableKind,
        /// The missing column.
        column: InventoryColumn,
        /// The headers found.
        found: Vec<String>,
        /// Headers found that are similar to a known one.
        near: Vec<Near>,
    },
    /// Two headers mean one column.
    #[error("the column \"{}\" is there twice: \"{first}\" and \"{second}\"", column.code())]
    HeaderTwice {
        /// The column.
        column: InventoryColumn,
        /// The header that came first.
        first: String,
        /// The header that came second.
        second: String,
    },
    /// A mapping was made for a file with a column that this one does not have.
    #[error("the mapping of {source_name} needs the column \"{header}\", which is missing: found {}", listed(found))]
    Unmapped {
        /// The source that the mapping is for.
        source_name: String,
        /// The missing header.
        header: String,
        /// The headers found.
        found: Vec<String>,
    },
    /// A mapping makes no table.
    #[error("the mapping makes no table: {0}")]
    Mapping(MappingFault),
}

/// Why a mapping makes no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingFault {
    /// None of its columns is one that the rows need.
    #[error("none of its columns is \"{}\" of {table}{}", column.code(), or_serial(*column))]
    Lacks {
        /// The table.
        table: TableKind,
        /// The column that its rows need.
        column: InventoryColumn,
    },
    /// Two of its columns exclude each other.
    #[error("the meanings of \"{first}\" and \"{second}\" exclude each other")]
    Clash {
        /// The header of the first.
        first: String,
        /// The header of the second.
        second: String,
    },
    /// A column means something that its table does not have.
    #[error("the column \"{header}\" means something that {table} do not have")]
    Foreign {
        /// Its header.
        header: String,
        /// The table.
        table: TableKind,
    },
}

/// What to do with a text in this encoding.
fn saved_anew(encoding: &str) -> &'static str {
    if encoding.starts_with("CP850") {
        "save it as UTF-8 first: LibreOffice Calc opens it with the character set \"Western Europe (DOS/OS2-850)\", or: iconv -f CP850 -t UTF-8 FILE > NEW.csv"
    } else if encoding.contains("CP850") {
        "if --dry-run with --encoding windows1252 or mac-roman shows right accents, name that one; else save it as UTF-8 first: iconv -f CP850 -t UTF-8 FILE > NEW.csv"
    } else {
        "save it as UTF-8 first, or name its encoding with --encoding"
    }
}

fn or_serial(column: InventoryColumn) -> &'static str {
    if column == InventoryColumn::Tag { ", nor the serial as the tag" } else { "" }
}

impl Problem {
    /// What the user can do about it.
    #[must_use]
    pub const fn hint(&self) -> Hint {
        match self {
            Self::Stopped => Hint::Stopped,
            Self::Binary
            | Self::Foreign(_)
            | Self::Encrypted
            | Self::Macros
            | Self::Linked
            | Self::Archive
            | Self::Damaged(_)
            | Self::Inflates
            | Self::TooMuchText { .. }
            | Self::TooWide { .. } => Hint::SaveAsTable,
            Self::Empty
            | Self::Twice
            | Self::Unlike(_)
            | Self::NoHeaderLine
            | Self::SpoiltHeader
            | Self::NoHeader { .. }
            | Self::MissingColumn { .. }
            | Self::HeaderTwice { .. }
            | Self::Unmapped { .. }
            | Self::Mapping(_) => Hint::CheckColumns,
        }
    }
}

/// An unknown header that is similar to a known one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The header as written in the file.
    pub found: String,
    /// The column that was perhaps meant.
    pub meant: InventoryColumn,
}

fn listed(words: &[impl AsRef<str>]) -> String {
    words.iter().map(|word| format!("\"{}\"", word.as_ref())).collect::<Vec<_>>().join(", ")
}

fn suggested(near: &[Near]) -> String {
    near.iter().map(|near| format!("; \"{}\" perhaps means \"{}\"", near.found, near.meant.code())).collect()
}
