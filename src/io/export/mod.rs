//! Writes tables in formats that a spreadsheet can open, with nothing in them that can run.
//!
//! A file appears completely or not at all ([`crate::io::whole`]), and never replaces a file that is not an export
//! ([`Guard`]). [`cell`] describes what is done with each cell. A new format needs a variant of [`Format`] and a file
//! beside [`csv`](self).

pub mod cell;
mod csv;
mod error;
mod file;
mod format;
mod guard;

pub use cell::Value;
pub use error::{ExportError, Own};
pub use file::{Table, write, write_bytes, write_text};
pub use format::Format;
pub use guard::{Guard, Sign};

use std::io::{self, Write};

/// Writes the table to a stream (a pipe, the standard output) and flushes it; returns the number of rows without the
/// header. Rows are written as they are, whatever their width.
///
/// # Errors
/// The errors of the stream, or of the rows.
pub fn write_to(
    out: &mut dyn Write,
    format: Format,
    headers: &[&str],
    rows: &mut dyn Iterator<Item = io::Result<Vec<Value>>>,
) -> io::Result<u64> {
    let count = match format {
        Format::ExcelCsv | Format::Rfc4180 => csv::write(out, format, headers, rows)?,
    };
    out.flush()?;
    Ok(count)
}
