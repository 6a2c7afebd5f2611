//! Reads tables: `source` opens a file, `mapping` identifies the columns, and the rows are read by table. One file
//! contains one table, which is recognised by its headers, or as a confirmed [`Mapping`] says. A mapping is proposed for a file
//! by its headers, the program that wrote it and what is in it ([`propose`]); it takes the place of the headers. A source is a CSV, or a
//! workbook: XLSX, ODS or XLS.
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

mod alike;
mod cells;
mod colleges;
mod contradiction;
mod devices;
mod error;
mod form;
mod known;
mod likeness;
mod mapping;
mod outcome;
mod place;
mod profile;
mod programmes;
mod proposal;
mod repeat;
mod seen;
mod sheet;
mod source;
mod unsaid;
mod value;

pub use crate::job::{Encoding, Notice, Reason, Rejected, TableKind};
pub use contradiction::hold_back_contradictions;
pub use error::{ImportError, MappingFault, Near, Problem};
pub use form::{BEGINNING, MOST_MAPPING, MappingError, MappingWrong, Remarks, file_name, read_mapping, write_mapping};
pub use known::Known;
pub use outcome::Imported;
pub use programmes::FullNames;
pub use sheet::Watch;
pub use source::MAX_FIELD;

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

/// What the user says about a file, and what is recorded already.
#[derive(Clone, Debug, Default)]
pub struct Terms<'i> {
    /// Whether the data that only the office may keep is kept.
    pub full_names: FullNames,
    /// The encoding; `None` detects it.
    pub encoding: Option<Encoding>,
    /// What is recorded.
    pub known: Known<'i>,
    /// What columns and words mean; `None` for what the headers mean by themselves.
    pub mapping: Option<Mapping>,
}

/// As [`read_with`], on these terms.
///
/// # Errors
/// As [`read_with`].
pub fn read_knowing(name: &str, bytes: &[u8], terms: &Terms<'_>, watch: Watch<'_>) -> Result<Imported, ImportError> {
    read_all(bytes, terms, watch).map_err(|problem| ImportError { file: printable_within(name, 200), problem })
}

/// Proposes a mapping for a file, and asks for what its words mean. `encoding` is the encoding of a text, if the user names it;
/// `known` is what is recorded.
///
/// The rows are read with the proposed mapping, and what is asked is what would hold them back. A proposal whose mapping has
/// no key yet asks for no words.
///
/// # Errors
/// As [`read`], but for unknown headers: these are for a person to map.
pub fn propose(name: &str, bytes: &[u8], encoding: Option<Encoding>, known: &Known<'_>) -> Result<Proposal, ImportError> {
    let proposed =
        source::Source::of(bytes, encoding).and_then(|source| proposed(proposal::drafted(name, &source, known)?, &source, known));
    proposed.map_err(|problem| ImportError { file: printable_within(name, 200), problem })
}

/// Asks for what the words of a file mean that a mapping does not answer. The columns of the proposal are those of the file.
///
/// # Errors
/// As [`read_knowing`] with this mapping.
pub fn propose_by(
    name: &str,
    bytes: &[u8],
    encoding: Option<Encoding>,
    known: &Known<'_>,
    mapping: &Mapping,
) -> Result<Proposal, ImportError> {
    let proposed = source::Source::of(bytes, encoding)
        .and_then(|source| proposed(proposal::redrafted(mapping, &source, known)?, &source, known));
    proposed.map_err(|problem| ImportError { file: printable_within(name, 200), problem })
}

fn proposed(draft: (Mapping, Vec<proposal::Look>), source: &source::Source<'_>, known: &Known<'_>) -> Result<Proposal, Problem> {
    let terms = Terms { known: known.clone(), mapping: Some(draft.0.clone()), ..Terms::default() };
    let (rejected, rows) = match read_source(source, &terms, &mut |_| ControlFlow::Continue(())) {
        Ok(imported) => {
            let rows = imported.table.rows.len() + imported.rejected_rows();
            (imported.rejected, rows)
        }
        // Without a key no row can be read yet.
        Err(Problem::Mapping(_)) => (Vec::new(), mapping::rows(source, &draft.0)),
        Err(problem) => return Err(problem),
    };
    Ok(proposal::proposed(draft, &rejected, rows as u64, known))
}

/// The position of the mapping that was made for files like this one: the columns that it uses are there, and the file is none
/// with Récol's own headers. Of several it is the one that knows most of its columns, and of those the last.
#[must_use]
pub fn fitting(mappings: &[Mapping], bytes: &[u8], encoding: Option<Encoding>) -> Option<usize> {
    if mappings.is_empty() {
        return None;
    }
    mapping::fitting(mappings, &source::Source::of(bytes, encoding).ok()?)
}

/// Why none of these mappings is for a file that one of them was nearly made for: a column that it uses is missing. `None` if one of
/// them is for it, or none nearly.
#[must_use]
pub fn nearly_fitting(mappings: &[Mapping], bytes: &[u8], encoding: Option<Encoding>) -> Option<Problem> {
    if mappings.is_empty() {
        return None;
    }
    mapping::nearly_fitting(mappings, &source::Source::of(bytes, encoding).ok()?)
}

fn read_all(bytes: &[u8], terms: &Terms<'_>, watch: Watch<'_>) -> Result<Imported, Problem> {
    read_source(&source::Source::of(bytes, terms.encoding)?, terms, watch)
}

fn read_source(source: &source::Source<'_>, terms: &Terms<'_>, watch: Watch<'_>) -> Result<Imported, Problem> {
    let (header, rows) = match &terms.mapping {
        Some(mapping) => mapping::mapped(source.readings(), mapping)?,
        None => mapping::detected(source.readings())?,
    };
    let key = header.table.key();
    let profile = profile::Profile::of(&header, rows.again(), key);
    if let Some((first, second)) = header.twice.iter().find(|(_, second)| profile.differs(*second)) {
        let column = header.columns.get(*first).copied().flatten().unwrap_or(key);
        let name = |at: &usize| header.names.get(*at).cloned().unwrap_or_default();
        return Err(Problem::HeaderTwice { column, first: name(first), second: name(second) });
    }
    let notice = source.notice(rows.sheet());
    let mut sheet = sheet::Sheet::new(header, (profile, rows), &terms.known, terms.full_names, watch);
    sheet.notices.extend(notice);
    sheet.notices.extend(terms.mapping.as_ref().map(|mapping| Notice::Mapped(mapping::shown(&mapping.source))));
    let rows = match sheet.header.table {
        TableKind::Devices => devices::read(&mut sheet),
        TableKind::Colleges => colleges::read(&mut sheet),
        TableKind::Programmes => programmes::read(&mut sheet),
    };
    if sheet.stopped { Err(Problem::Stopped) } else { Ok(sheet.finish(rows)) }
}

#[cfg(test)]
mod tests;
