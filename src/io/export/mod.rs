//! Tables out, as CSV that a spreadsheet can open and nothing in it can run.
//!
//! A file appears whole or not at all ([`crate::io::whole`]), and not over what is no export ([`Guard`]). What a cell goes through is told in [`cell`].

pub mod cell;
mod error;
mod file;
mod guard;

pub use error::{ExportError, Own};
pub use file::{Table, write, write_text};
pub use guard::Guard;

use crate::job::Profile;
use std::io::{self, Write};

/// The delimiter between two cells.
#[must_use]
pub const fn delimiter(profile: Profile) -> char {
    match profile {
        Profile::ExcelFr => ';',
        Profile::Rfc4180 => ',',
    }
}

/// The byte-order mark, where a profile has one.
const fn mark(profile: Profile) -> &'static str {
    match profile {
        Profile::ExcelFr => "\u{feff}",
        Profile::Rfc4180 => "",
    }
}

/// Writes the table to a stream (a pipe, the standard output) and flushes it; returns the number of rows without the
/// header. Rows are written as they are, whatever their width.
///
/// # Errors
/// What the stream answers, or what ends the rows.
pub fn write_to(
    out: &mut dyn Write,
    profile: Profile,
    headers: &[&str],
    rows: &mut dyn Iterator<Item = io::Result<Vec<String>>>,
) -> io::Result<u64> {
    out.write_all(mark(profile).as_bytes())?;
    let mut line = String::new();
    cell::line(&mut line, delimiter(profile), headers.iter().copied());
    out.write_all(line.as_bytes())?;
    let mut count = 0;
    for row in rows {
        let row = row?;
        line.clear();
        cell::line(&mut line, delimiter(profile), row.iter().map(String::as_str));
        out.write_all(line.as_bytes())?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}
