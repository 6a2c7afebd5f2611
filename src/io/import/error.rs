//! Why a file as a whole cannot be read.

use crate::{audit::inventory::InventoryColumn, job::TableKind};

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

/// What is wrong with a file. Every text in here is bounded and printable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Whoever watched it said so.
    #[error("stopped")]
    Stopped,
    /// It holds nothing, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// It holds NUL characters: a spreadsheet, an archive or an image, or UTF-16 without a byte-order mark.
    #[error("this is no text: save the sheet as CSV first")]
    Binary,
    /// The header line cannot be taken apart: a quote is not closed, or a field is too long.
    #[error("the header line has an unbalanced quote or a field that is too long")]
    SpoiltHeader,
    /// No header is known.
    #[error("no known column: found {}; expected one of {}{}", listed(found), listed(expected), suggested(near))]
    NoHeader {
        /// The headers found.
        found: Vec<String>,
        /// The key columns of the three tables.
        expected: Vec<&'static str>,
        /// Headers found that come near to a known one.
        near: Vec<Near>,
    },
    /// Headers of one table are there, but not a column that its rows need.
    #[error("the column \"{}\" of {table} is missing: found {}{}", column.code(), listed(found), suggested(near))]
    MissingColumn {
        /// The table that most headers belong to.
        table: TableKind,
        /// The column that is missing.
        column: InventoryColumn,
        /// The headers found.
        found: Vec<String>,
        /// Headers found that come near to a known one.
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
}

/// A header that is not known but nearly so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The header as it stands in the file.
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
