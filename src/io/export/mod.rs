//! Writes tables in formats that a spreadsheet or a program can open, with nothing in them that can run.
//!
//! A file appears completely or not at all ([`crate::io::whole`]), and never replaces a file that is not an export
//! ([`Guard`]). [`cell`] describes what is done with each cell. A new format needs a variant of [`Format`] and a file
//! beside [`csv`](self), and something by which [`Guard`] knows its files.

pub mod cell;
mod csv;
mod error;
mod file;
mod format;
mod guard;
mod json;
mod known;
mod names;
mod sheet;
mod xlsx;

pub use cell::{Tone, Value, is_changed};
pub use error::{ExportError, Own};
pub use file::{Table, write, write_bytes, write_text};
pub use format::Format;
pub use guard::Guard;
pub use known::Sign;
pub use sheet::{Rows, Sheet};

use std::io::{self, Write};

/// Writes a table to a stream (a pipe, the standard output) and flushes it; returns the number of rows of its last sheet without
/// the header. CSV and JSON have the last sheet alone. CSV rows are written as they are, whatever their width.
///
/// `schema` names what the rows are, with a version: `recol.findings/1`. JSON begins with it, and a workbook has it among its
/// properties.
///
/// # Errors
/// The errors of the stream, or of the rows.
pub fn write_to(out: &mut (dyn Write + Send), format: Format, schema: &str, mut sheets: Vec<Sheet<'_>>) -> io::Result<u64> {
    let count = match (format, sheets.pop()) {
        (Format::Xlsx, last) => xlsx::write(out, schema, sheets.into_iter().chain(last))?,
        (_, None) => 0,
        (Format::ExcelCsv | Format::Rfc4180, Some(sheet)) => csv::write(out, format, sheet)?,
        (Format::Json, Some(sheet)) => json::document(out, schema, sheet)?,
        (Format::JsonLines, Some(sheet)) => json::lines(out, schema, sheet)?,
    };
    out.flush()?;
    Ok(count)
}
