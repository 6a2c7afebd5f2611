//! Sources: the kinds of files and their sheets. A new kind of source needs a file here and a variant of [`Source`].

mod book;
mod csv;
mod letters;
mod sheet;
mod text;

pub use sheet::MAX_FIELD;
pub(super) use sheet::{FORMULA, Field, MADE, Reading, Row, Rows, STRANGE, bare};
pub(super) use text::UNREADABLE;

use super::{error::Problem, watch::Watch};
use crate::{
    audit::text::printable_within,
    job::{Encoding, Notice},
};
use std::borrow::Cow;

/// How many sheets that are not read are named.
const NAMED: usize = 10;

/// A file, opened according to its bytes.
pub(super) enum Source<'b> {
    /// Text with a delimiter, and its encoding unless it was plain UTF-8.
    Csv(Cow<'b, str>, Option<Encoding>),
    /// A workbook: its visible sheets that are not empty.
    Book(Vec<book::Sheet>),
}

impl<'b> Source<'b> {
    /// Opens bytes. `told` is the encoding of a text, if the user names it.
    ///
    /// # Errors
    /// [`Problem::Stopped`], [`Problem::Empty`], and every [`Problem`] of bytes that are not a source or are not read.
    pub(super) fn of(bytes: &'b [u8], told: Option<Encoding>, watch: Watch<'_>) -> Result<Self, Problem> {
        match book::sheets(bytes, watch)? {
            Some(sheets) => Ok(Self::Book(sheets)),
            None => text::decoded(bytes, told).map(|(text, encoding)| Self::Csv(text, encoding)),
        }
    }

    /// Whether bytes are those of a workbook, which is unpacked when it is opened.
    pub(super) fn is_book(bytes: &[u8]) -> bool {
        bytes.starts_with(book::ZIP) || bytes.starts_with(book::OLE)
    }

    /// Returns the ways to read it. If the headers fit two of them equally well, the last one is meant.
    pub(super) fn readings(&self) -> Vec<Reading<'_>> {
        match self {
            Self::Csv(text, _) => csv::readings(text),
            Self::Book(sheets) => sheets.iter().enumerate().rev().flat_map(|(at, sheet)| sheet.readings(at)).collect(),
        }
    }

    /// Returns the notice about what is read of it, if there is one: its encoding, or one of its sheets, by its position.
    pub(super) fn notice(&self, sheet: Option<usize>) -> Option<Notice> {
        match self {
            Self::Csv(_, encoding) => encoding.map(Notice::Encoding),
            Self::Book(sheets) => {
                let name = |sheet: &book::Sheet| printable_within(&sheet.name, 40);
                let others = sheets.iter().enumerate().filter(|(at, _)| Some(*at) != sheet).map(|(_, sheet)| name(sheet));
                let read = sheet.and_then(|at| sheets.get(at)).filter(|_| sheets.len() > 1)?;
                Some(Notice::OneSheet { read: name(read), others: others.take(NAMED).collect() })
            }
        }
    }
}
