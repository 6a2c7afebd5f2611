//! Reads tables: `source` opens a file, `mapping` identifies the columns, and the rows are read by table. One file
//! contains one table, which is recognised by its headers. A source is a CSV, or a workbook: XLSX, ODS or XLS.
//!
//! | table | columns (order free; the first is required) |
//! |---|---|
//! | devices | `tag`, `serial`, `model`, `kind`, `programme`, `delivery`, `owner`, `custody`, `holder`, `due`, `college`, `room`, `source_id`, `uuid` |
//! | colleges | `uai`, `name` (required too), `commune`, `priority` |
//! | programmes | `code`, `allotted` (required too), `name` |
//!
//! Headers are compared without case, accents, underscores and decoration; their French names and those of other software
//! are accepted too (`mapping/tables.rs`). The header is one of the first twenty lines. Encoding: UTF-8, UTF-16,
//! Windows-1252 or Mac Roman; anything else is refused by its name (`source/text.rs`). Delimiter: `;`, `,`, tab or `|`. A
//! field may be quoted with `"`, which is doubled inside, and has at most [`MAX_FIELD`] bytes in an imported column. Dates
//! are `2027-07-02` or `02/07/2027`.
//!
//! Of a workbook, the sheet is read whose headers fit best, and the outcome names the others. A number is read as it is shown;
//! a day in a cell of its own type is a day, whatever it is shown as. A day or a number with a fraction in the place of a key is
//! rejected: a spreadsheet made it of something else (`source/book`).
//!
//! An import never stops at a bad row: the row is rejected with every reason, and the others are read. Nothing is guessed:
//! what shows only in a whole column (months first, rounded numbers) is looked for before the rows are read (`profile.rs`),
//! and what may be a recorded key without its zeros is rejected (`known.rs`). Data about persons (name, e-mail, telephone)
//! is recognised by headers and by what is written there. It is not imported, the outcome reports its columns, and no cell
//! of it is repeated in a message. A filled cell of a column that says who has a device means that somebody has it.

mod colleges;
mod devices;
mod error;
mod known;
mod mapping;
mod outcome;
mod profile;
mod programmes;
mod seen;
mod sheet;
mod source;
mod value;

pub use crate::job::{Encoding, Notice, Reason, Rejected, TableKind};
pub use error::{ImportError, Near, Problem};
pub use known::Known;
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
    read_knowing(name, bytes, &Terms { full_names, ..Terms::default() }, watch)
}

/// What the user says about a file, and what is recorded already.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Whether the data that only the office may keep is kept.
    pub full_names: FullNames,
    /// The encoding; `None` detects it.
    pub encoding: Option<Encoding>,
    /// What is recorded.
    pub known: Known,
}

/// As [`read_with`], on these terms.
///
/// # Errors
/// As [`read_with`].
pub fn read_knowing(name: &str, bytes: &[u8], terms: &Terms, watch: Watch<'_>) -> Result<Imported, ImportError> {
    read_all(bytes, terms, watch).map_err(|problem| ImportError { file: printable_within(name, 200), problem })
}

fn read_all(bytes: &[u8], terms: &Terms, watch: Watch<'_>) -> Result<Imported, Problem> {
    let source = source::Source::of(bytes, terms.encoding)?;
    let (header, rows) = mapping::detected(source.readings())?;
    let key = header.table.key();
    let profile = profile::Profile::of(&header, rows.again(), key);
    if let Some((first, second)) = header.twice.iter().find(|(_, second)| profile.differs(*second)) {
        let column = header.columns.get(*first).copied().flatten().unwrap_or(key);
        let name = |at: &usize| header.names.get(*at).cloned().unwrap_or_default();
        return Err(Problem::HeaderTwice { column, first: name(first), second: name(second) });
    }
    let notice = source.notice(rows.sheet());
    let mut sheet = sheet::Sheet::new(header, profile, rows, &terms.known, watch);
    sheet.notices.extend(notice);
    let rows = match sheet.header.table {
        TableKind::Devices => devices::read(&mut sheet, terms.full_names),
        TableKind::Colleges => colleges::read(&mut sheet),
        TableKind::Programmes => programmes::read(&mut sheet, terms.full_names),
    };
    if sheet.stopped { Err(Problem::Stopped) } else { Ok(sheet.finish(rows)) }
}

#[cfg(test)]
mod tests;
