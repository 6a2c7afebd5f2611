//! Sources: the kinds of files and their sheets. A new kind of source needs a file here and a variant of [`Source`].

mod csv;
mod letters;
mod sheet;
mod text;

pub use sheet::MAX_FIELD;
pub(super) use sheet::{Field, Reading, Row, Rows};
pub(super) use text::UNREADABLE;

use super::error::Problem;
use crate::job::{Encoding, Notice};
use std::borrow::Cow;

/// A file, opened according to its bytes.
pub(super) enum Source<'b> {
    /// Text with a delimiter, and its encoding unless it was plain UTF-8.
    Csv(Cow<'b, str>, Option<Encoding>),
}

impl<'b> Source<'b> {
    /// Opens bytes. `told` is the encoding of a text, if the user names it.
    ///
    /// # Errors
    /// [`Problem::Empty`], and every [`Problem`] of bytes that are not a source or are not read.
    pub(super) fn of(bytes: &'b [u8], told: Option<Encoding>) -> Result<Self, Problem> {
        text::decoded(bytes, told).map(|(text, encoding)| Self::Csv(text, encoding))
    }

    /// Returns the ways to read it. If the headers fit two of them equally well, the last one is meant.
    pub(super) fn readings(&self) -> Vec<Reading<'_>> {
        match self {
            Self::Csv(text, _) => csv::readings(text),
        }
    }

    /// Returns the notice about its encoding, if there is one.
    pub(super) fn notice(&self) -> Option<Notice> {
        match self {
            Self::Csv(_, encoding) => encoding.map(Notice::Encoding),
        }
    }
}
