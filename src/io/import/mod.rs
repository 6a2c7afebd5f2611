//! Reads tables: `source` opens a file, `mapping` identifies the columns, and the rows are read by table. One file
//! contains one table, which is recognised by its headers. At present the only source is Récol's own CSV.
//!
//! | table | columns (order free; the first is required) |
//! |---|---|
//! | devices | `tag`, `serial`, `model`, `kind`, `programme`, `delivery`, `owner`, `custody`, `holder`, `due`, `college`, `room`, `source_id`, `uuid` |
//! | colleges | `uai`, `name` (required too), `commune`, `priority` |
//! | programmes | `code`, `allotted` (required too), `name` |
//!
//! Headers are compared without case, accents and underscores; their French names are accepted too
//! (`mapping/tables.rs`). Encoding: UTF-8, UTF-16 with a byte-order mark, otherwise Windows-1252. Delimiter: `;`, `,`
//! or tab. A field may be quoted with `"`, which is doubled inside, and has at most [`MAX_FIELD`] bytes. Dates are
//! `2027-07-02` or `02/07/2027`.
//!
//! An import never stops at a bad row: the row is rejected with every reason, and the others are read. Data about
//! persons (name, e-mail, telephone) is recognised and not imported, and the outcome reports it.

mod colleges;
mod devices;
mod error;
mod mapping;
mod outcome;
mod programmes;
mod sheet;
mod source;
mod value;

pub use crate::job::{Encoding, Notice, Reason, Rejected, TableKind};
pub use error::{ImportError, Near, Problem};
pub use outcome::Imported;
pub use programmes::FullNames;
pub use sheet::Watch;
pub use source::MAX_FIELD;

use crate::audit::text::printable_within;
use std::ops::ControlFlow;

/// Reads a file with one table. Full names of programmes and holders are dropped, as everywhere except at the office.
///
/// `name` is the name of the file for errors; `bytes` is its whole content.
///
/// # Errors
/// See [`Problem`]: only what makes the whole file unreadable. Bad rows are in [`Imported::rejected`].
pub fn read(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    read_with(name, bytes, FullNames::Dropped, &mut |_| ControlFlow::Continue(()))
}

/// As [`read`], with a choice about the data that only the office may keep, and with a watcher.
///
/// # Errors
/// As [`read`], and [`Problem::Stopped`].
pub fn read_with(name: &str, bytes: &[u8], full_names: FullNames, watch: Watch<'_>) -> Result<Imported, ImportError> {
    read_all(bytes, full_names, watch).map_err(|problem| ImportError { file: printable_within(name, 200), problem })
}

fn read_all(bytes: &[u8], full_names: FullNames, watch: Watch<'_>) -> Result<Imported, Problem> {
    let source = source::Source::of(bytes)?;
    let (header, rows) = mapping::detected(source.readings())?;
    let mut sheet = sheet::Sheet::new(header, rows, watch);
    sheet.notices.extend(source.notice());
    let rows = match sheet.header.table {
        TableKind::Devices => devices::read(&mut sheet, full_names),
        TableKind::Colleges => colleges::read(&mut sheet),
        TableKind::Programmes => programmes::read(&mut sheet, full_names),
    };
    if sheet.stopped { Err(Problem::Stopped) } else { Ok(sheet.finish(rows)) }
}

#[cfg(test)]
mod tests;
