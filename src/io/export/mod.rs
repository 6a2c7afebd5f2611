//! Tables out, in forms that a spreadsheet can open and nothing in which can run.
//!
//! A file appears whole or not at all ([`crate::io::whole`]), and not over what is no export ([`Guard`]). What a cell goes
//! through is told in [`cell`]. A new format is a variant of [`Format`] and a file beside [`csv`](self).

pub mod cell;
mod csv;
mod error;
mod file;
mod format;
mod guard;

pub use cell::Value;
pub use error::{ExportError, Own};
pub use file::{Table, write, write_text};
pub use format::Format;
pub use guard::Guard;

use std::io::{self, Write};

/// Writes the table to a stream (a pipe, the standard output) and flushes it; returns the number of rows without the
/// header. Rows are written as they are, whatever their width.
///
/// # Errors
/// What the stream answers, or what ends the rows.
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
