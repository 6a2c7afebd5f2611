//! What the columns of a file are like: found out before its rows are read, because some faults show only in a whole column.

use super::{
    mapping::{Header, could_be_a_name, tells_of_a_person},
    source::{MADE, Row},
    value,
};
use crate::audit::{inventory::InventoryColumn, text::day};
use rustc_hash::{FxBuildHasher, FxHashSet};
use smol_str::SmolStr;
use std::hash::BuildHasher;

/// How many cells of an unknown column are looked at.
const LOOKED_AT: usize = 200;

/// A tag occurs once. In a column of at least so many cells, each of which occurs more often than so on average, there are no
/// tags.
const FEW: usize = 4;
const REPEATED: usize = 2;

/// How many codes of one form show what a code of the column looks like.
const CODES: usize = 3;

/// The columns of a file as a whole.
#[derive(Debug, Default)]
pub(super) struct Profile {
    /// By column.
    columns: Vec<Column>,
    /// Whether a row ends in an empty cell: then a shorter row did not lose only empty cells.
    blank_ends: bool,
    /// Whether a row has no more fields than the header: then one with more is an exception.
    fits: bool,
    /// Whether the key column repeats few words.
    pub(super) few_keys: bool,
}

#[derive(Debug, Default)]
struct Column {
    /// Whether a date in it has the month first: it is none with the day first.
    month_first: bool,
    /// Numbers longer than a spreadsheet keeps: how many could have been rounded, and how many were not.
    rounded: usize,
    exact: usize,
    /// How many cells were looked at, how many are about a person, how many could be a name, and the different ones.
    filled: usize,
    persons: usize,
    names: usize,
    different: FxHashSet<SmolStr>,
    /// How many cells are codes: words with a digit. Their common length and first letter, while they have one.
    codes: usize,
    form: Option<(usize, char)>,
    /// Whether it differs from the column of the same meaning before it.
    differs: bool,
}

impl Profile {
    /// Looks at all rows.
    pub(super) fn of<'a>(header: &Header, rows: impl Iterator<Item = Row<'a>>, key: InventoryColumn) -> Self {
        let mut profile = Self::default();
        profile.columns.resize_with(header.columns.len(), Column::default);
        // Their hashes are enough to count them.
        let mut keys: FxHashSet<u64> = FxHashSet::default();
        let (mut filled, key) = (0, header.at(key));
        for fields in rows.filter_map(|row| row.fields.ok()) {
            let cell = |at: usize| fields.get(at).map_or("", |cell| cell.trim_start_matches(MADE).trim());
            profile.fits |= fields.len() <= header.columns.len();
            profile.blank_ends |=
                fields.len() >= header.columns.len() && fields.last().is_some_and(|cell| cell.trim().is_empty());
            for (at, column) in profile.columns.iter_mut().enumerate() {
                match header.columns.get(at).copied().flatten() {
                    Some(InventoryColumn::Due) => column.month_first |= has_month_first(cell(at)),
                    Some(InventoryColumn::Tag | InventoryColumn::Serial | InventoryColumn::SourceId) => {
                        let long = value::long_number(cell(at));
                        column.rounded += usize::from(long == Some(true));
                        column.exact += usize::from(long == Some(false));
                    }
                    Some(InventoryColumn::Holder) => column.look_for_codes(cell(at)),
                    Some(_) => {}
                    None => column.look(cell(at)),
                }
            }
            for (first, second) in &header.twice {
                if let Some(column) = profile.columns.get_mut(*second) {
                    column.differs |= cell(*first) != cell(*second);
                }
            }
            if let Some(word) = key.map(cell).filter(|word| !word.is_empty()) {
                filled += 1;
                keys.insert(FxBuildHasher.hash_one(word));
            }
        }
        profile.few_keys = filled >= FEW && keys.len() * REPEATED < filled;
        // A file without rows does not show that two columns are equal.
        header.twice.iter().filter(|_| filled == 0).for_each(|(_, second)| {
            if let Some(column) = profile.columns.get_mut(*second) {
                column.differs = true;
            }
        });
        profile
    }

    /// Whether dates in this column have the month first.
    pub(super) fn month_first(&self, at: Option<usize>) -> bool {
        // Whoever writes one column so writes the others so.
        self.at(at).is_some() && self.columns.iter().any(|column| column.month_first)
    }

    /// Whether long numbers in this column were rounded by a spreadsheet.
    pub(super) fn rounded(&self, at: Option<usize>) -> bool {
        self.at(at).is_some_and(|column| column.rounded > 0 && column.exact == 0)
    }

    /// Whether a word without a digit is a code like the others of its column: of the same length and first letter.
    pub(super) fn is_code(&self, at: Option<usize>, word: &str) -> bool {
        self.at(at).is_some_and(|column| column.codes >= CODES && column.form.is_some() && column.form == form(word))
    }

    /// Whether the cells of an unknown column are about persons.
    pub(super) fn personal(&self, at: usize) -> bool {
        self.at(Some(at)).is_some_and(|column| {
            let most = |some: usize| column.filled > 0 && some * 2 >= column.filled;
            let different = column.filled >= 3 && column.different.len() * 2 >= column.filled;
            most(column.persons) || (different && column.names * 10 >= column.filled * 9)
        })
    }

    /// Whether the second of two columns of one meaning differs from the first.
    pub(super) fn differs(&self, second: usize) -> bool {
        self.at(Some(second)).is_some_and(|column| column.differs)
    }

    /// Whether cells that a row lacks at its end were empty: the file leaves out empty cells there.
    pub(super) const fn leaves_out_blanks(&self) -> bool {
        !self.blank_ends
    }

    /// Whether every row has more fields than the header.
    pub(super) const fn is_wider(&self) -> bool {
        !self.fits
    }

    fn at(&self, at: Option<usize>) -> Option<&Column> {
        self.columns.get(at?)
    }
}

impl Column {
    fn look_for_codes(&mut self, cell: &str) {
        if !cell.contains(|c: char| c.is_ascii_digit()) || cell.contains(char::is_whitespace) {
            return;
        }
        self.form = form(cell).filter(|form| self.codes == 0 || self.form == Some(*form));
        self.codes += 1;
    }

    fn look(&mut self, cell: &str) {
        if cell.is_empty() || self.filled >= LOOKED_AT {
            return;
        }
        self.filled += 1;
        self.persons += usize::from(tells_of_a_person(cell));
        self.names += usize::from(could_be_a_name(cell));
        self.different.insert(SmolStr::new(cell));
        self.month_first |= has_month_first(cell);
    }
}

/// The length and the first letter of a code; `None` for anything but capitals and digits.
fn form(word: &str) -> Option<(usize, char)> {
    let code = word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    word.chars().next().filter(|_| code).map(|first| (word.len(), first))
}

/// Whether it is a day with the month first, and none with the day first: `12/31/2027`.
fn has_month_first(cell: &str) -> bool {
    let mut parts = cell.splitn(3, '/');
    let (Some(first), Some(second), Some(year)) = (parts.next(), parts.next(), parts.next()) else { return false };
    day(cell).is_none() && day(&format!("{second}/{first}/{year}")).is_some()
}
