//! Tables out, as CSV that a spreadsheet can open and nothing in it can run.
//!
//! A file appears whole or not at all: it is written beside its target under another name, flushed to the disk, then
//! renamed. What a cell goes through is told in [`cell`].

pub mod cell;
mod error;
mod file;

pub use error::ExportError;
pub use file::write;

use std::io::{self, Write};

/// How a file is laid out. Both end every line with CRLF and quote a cell with `"`, doubled inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For Excel in France: `;` between cells, UTF-8 with a byte-order mark.
    ExcelFr,
    /// RFC 4180: `,` between cells, UTF-8 without a byte-order mark.
    Rfc4180,
}

impl Profile {
    /// The delimiter.
    #[must_use]
    pub const fn delimiter(self) -> char {
        match self {
            Self::ExcelFr => ';',
            Self::Rfc4180 => ',',
        }
    }

    const fn mark(self) -> &'static str {
        match self {
            Self::ExcelFr => "\u{feff}",
            Self::Rfc4180 => "",
        }
    }
}

/// Writes the table to a stream (a pipe, the standard output) and flushes it; returns the number of rows without the
/// header. Rows are written as they are, whatever their width.
///
/// # Errors
/// What the stream answers.
pub fn write_to(
    out: &mut dyn Write,
    profile: Profile,
    headers: &[&str],
    rows: &mut dyn Iterator<Item = Vec<String>>,
) -> io::Result<u64> {
    out.write_all(profile.mark().as_bytes())?;
    let mut line = String::new();
    cell::line(&mut line, profile.delimiter(), headers.iter().copied());
    out.write_all(line.as_bytes())?;
    let mut count = 0;
    for row in rows {
        line.clear();
        cell::line(&mut line, profile.delimiter(), row.iter().map(String::as_str));
        out.write_all(line.as_bytes())?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}
