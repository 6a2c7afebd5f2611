//! Reads tables: `source` opens a file, `mapping` identifies the columns, and the rows are read by table. One file
//! contains one table, which is recognised by its headers, or as a confirmed [`Mapping`] says. A mapping is proposed for a file
//! by its headers, the program that wrote it and what is in it ([`propose`]); it takes the place of the headers. A source is a CSV, or a
//! workbook: XLSX, ODS or XLS.
//!
//! | table | columns (order free; the first is required) |
//! |---|---|
//! | devices | `tag`, `serial`, `model`, `kind`, `programme`, `delivery`, `owner`, `custody`, `holder`, `due`, `college`, `room`, `source_id`, `uuid` |
//! | colleges | `uai`, `name` (required too), `commune`, `commune_code`, `priority` |
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

mod alike;
mod cells;
mod colleges;
mod contradiction;
mod devices;
mod error;
mod form;
mod full_names;
mod known;
mod likeness;
mod mapping;
mod opened;
mod outcome;
mod place;
mod profile;
mod programmes;
mod proposal;
mod repeat;
mod resembling;
mod seen;
mod shared;
mod sheet;
mod source;
mod unsaid;
mod value;
mod watch;

pub use crate::job::{Encoding, Notice, Reason, Rejected, TableKind};
pub use contradiction::hold_back_contradictions;
pub use error::{ImportError, MappingFault, Near, Problem};
pub use form::{
    BEGINNING, MOST_MAPPING, MappingError, MappingWrong, Remarks, file_name, line_naming, read_mapping, write_mapping,
};
pub use full_names::FullNames;
pub use known::Known;
pub use mapping::without_person;
pub use opened::{Opened, Terms, is_workbook};
pub use outcome::Imported;
pub use source::MAX_FIELD;
pub use watch::Watch;

use crate::{
    audit::text::printable_within,
    job::{Mapping, Proposal},
};
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

/// As [`read_with`], on these terms.
///
/// # Errors
/// As [`read_with`].
pub fn read_knowing(name: &str, bytes: &[u8], terms: &Terms<'_>, watch: Watch<'_>) -> Result<Imported, ImportError> {
    let read = Opened::of(bytes, terms.encoding, watch).and_then(|opened| opened.read(terms, watch));
    read.map_err(|problem| ImportError { file: printable_within(name, 200), problem })
}

/// As [`Opened::propose`], for bytes that nobody watches.
///
/// # Errors
/// As [`Opened::of`] and [`Opened::propose`].
pub fn propose(name: &str, bytes: &[u8], encoding: Option<Encoding>, known: &Known<'_>) -> Result<Proposal, ImportError> {
    let watch: Watch<'_> = &mut |_| ControlFlow::Continue(());
    let proposed = Opened::of(bytes, encoding, watch).and_then(|opened| opened.propose(name, known, watch));
    proposed.map_err(|problem| ImportError { file: printable_within(name, 200), problem })
}

/// As [`Opened::propose_by`], for bytes that nobody watches.
///
/// # Errors
/// As [`Opened::of`] and [`Opened::propose_by`].
pub fn propose_by(
    name: &str,
    bytes: &[u8],
    encoding: Option<Encoding>,
    known: &Known<'_>,
    mapping: &Mapping,
) -> Result<Proposal, ImportError> {
    let watch: Watch<'_> = &mut |_| ControlFlow::Continue(());
    let proposed = Opened::of(bytes, encoding, watch).and_then(|opened| opened.propose_by(known, mapping, watch));
    proposed.map_err(|problem| ImportError { file: printable_within(name, 200), problem })
}

#[cfg(test)]
mod tests;
