//! Sources: what a file is, and its sheets. A new kind of source is a file here and a variant of [`Source`].

mod csv;
mod sheet;
mod text;

pub use sheet::MAX_FIELD;
pub(super) use sheet::{Field, Reading, Rows};

use super::error::Problem;
use crate::job::{Encoding, Notice};
use std::borrow::Cow;

/// A file, opened as what its bytes show it to be.
pub(super) enum Source<'b> {
    /// Text with a delimiter, and how it was read unless it was plain UTF-8.
    Csv(Cow<'b, str>, Option<Encoding>),
}

impl<'b> Source<'b> {
    /// Opens bytes.
    ///
    /// # Errors
    /// [`Problem::Empty`], and [`Problem::Binary`] for what is no source.
    pub(super) fn of(bytes: &'b [u8]) -> Result<Self, Problem> {
        text::decoded(bytes).map(|(text, encoding)| Self::Csv(text, encoding))
    }

    /// The ways to read it; of two that the headers speak for alike, the last is meant.
    pub(super) fn readings(&self) -> Vec<Reading<'_>> {
        match self {
            Self::Csv(text, _) => csv::readings(text),
        }
    }

    /// What is to be known of how it was read.
    pub(super) fn notice(&self) -> Option<Notice> {
        match self {
            Self::Csv(_, encoding) => encoding.map(Notice::Encoding),
        }
    }
}
