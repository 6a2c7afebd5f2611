//! A sheet: rows of fields, each in its place, whatever it came from.

use std::borrow::Cow;

/// How many bytes a field may hold.
pub const MAX_FIELD: usize = 4096;

/// A field as text. A source with typed cells says them as a person would type them: a day as `2027-07-02`.
pub(in crate::io::import) type Field<'a> = Cow<'a, str>;

/// One row.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::io::import) struct Row<'a> {
    /// Where it begins: the physical line of a text, the row of a spreadsheet, from 1.
    pub(in crate::io::import) at: u64,
    /// Its fields, or what spoilt it.
    pub(in crate::io::import) fields: Result<Vec<Field<'a>>, Spoilt<'a>>,
}

/// A row that cannot be taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::io::import) struct Spoilt<'a> {
    /// The position of the field, from 0.
    pub(in crate::io::import) field: usize,
    /// What stands there, up to the end of the line.
    pub(in crate::io::import) found: &'a str,
    /// Too long; else a quote is unbalanced.
    pub(in crate::io::import) too_long: bool,
}

/// The rows behind the header, still to be read.
pub(in crate::io::import) trait Rows<'a>: Iterator<Item = Row<'a>> {
    /// How much is still to be read, in bytes.
    fn left(&self) -> u64;
}

/// One way to read a source: a delimiter of a text, a sheet of a workbook. Which one is meant, the headers tell.
pub(in crate::io::import) struct Reading<'a> {
    /// The headers as they stand, without blanks around them.
    pub(in crate::io::import) headers: Vec<String>,
    /// The rows behind them.
    pub(in crate::io::import) rows: Box<dyn Rows<'a> + 'a>,
}
