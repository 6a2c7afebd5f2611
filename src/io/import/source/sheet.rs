//! A sheet: rows of fields, each with its position, from any kind of source.

use std::borrow::Cow;

/// The most bytes that a field may have in a column that is imported.
pub const MAX_FIELD: usize = 4096;

/// How many of the first rows may be the header.
pub(super) const HEADERS: usize = 20;

/// Stands before what a spreadsheet made of something that nobody knows any more: a day, a number that lost digits. It is no
/// character of any text (Unicode calls it a noncharacter), and no key may have it.
pub(in crate::io::import) const MADE: char = '\u{fdd0}';

/// Stands for a formula of which a workbook does not say what it gives. It is no character of any text either.
pub(in crate::io::import) const FORMULA: char = '\u{fdd1}';

/// A field as text. A source with typed cells returns them as a person would type them: a day as `2027-07-02`, behind
/// [`MADE`].
pub(in crate::io::import) type Field<'a> = Cow<'a, str>;

/// One row.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::io::import) struct Row<'a> {
    /// Where it begins: the physical line of a text or the row of a spreadsheet, from 1.
    pub(in crate::io::import) at: u64,
    /// Its fields, or why it cannot be split.
    pub(in crate::io::import) fields: Result<Vec<Field<'a>>, Spoilt>,
    /// Whether it is known, without a look at each cell, that no cell is longer than [`MAX_FIELD`] and that none has a byte of
    /// [`STRANGE`].
    pub(in crate::io::import) plain: bool,
}

/// What makes a cell worth a closer look: NUL, markup, what a spreadsheet protects a text with, and the first bytes of the characters
/// that stand for something else ([`MADE`], [`FORMULA`], what was left out, what could not be read).
pub(in crate::io::import) const STRANGE: [u8; 7] = [0, b'<', b'&', b'=', b'\'', 0xe2, 0xef];

/// A cell without the mark of what was made and without surrounding blanks. Most cells have neither, as their ends show.
pub(in crate::io::import) fn bare(cell: &str) -> &str {
    let ends = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = cell.as_bytes();
    if ends(bytes.first()) && ends(bytes.last()) { cell } else { cell.trim_start_matches(MADE).trim() }
}

/// A row that cannot be split.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::io::import) struct Spoilt {
    /// The position of the field, from 0.
    pub(in crate::io::import) field: usize,
    /// True if the field is too long; false if a quote is unbalanced.
    pub(in crate::io::import) too_long: bool,
    /// How many bytes are left after the lines that are given up together with it; `usize::MAX` if it is alone.
    pub(in crate::io::import) until: usize,
}

/// The rows after the header that are still to be read.
pub(in crate::io::import) trait Rows<'a>: Iterator<Item = Row<'a>> {
    /// How many bytes are still to be read.
    fn left(&self) -> u64;

    /// The same rows from here on, to look at them before they are read.
    fn again(&self) -> Box<dyn Rows<'a> + 'a>;

    /// The position of their sheet in a workbook.
    fn sheet(&self) -> Option<usize> {
        None
    }
}

/// One way to read a source: with one delimiter of a text and one of its first lines as header, or one sheet of a workbook.
/// The headers show which one is meant.
pub(in crate::io::import) struct Reading<'a> {
    /// The headers as written, without surrounding blanks.
    pub(in crate::io::import) headers: Vec<String>,
    /// Where the header begins, as [`Row::at`].
    pub(in crate::io::import) line: u64,
    /// Whether nothing is before it.
    pub(in crate::io::import) first: bool,
    /// The rows after them.
    pub(in crate::io::import) rows: Box<dyn Rows<'a> + 'a>,
}
