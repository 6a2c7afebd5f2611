//! What the columns of a file are like: found out before its rows are read, because some faults show only in a whole column.

use super::{
    error::Problem,
    mapping::{Header, could_be_a_name, tells_of_a_person},
    source::{Rows, bare},
    value,
    watch::Watch,
};
use crate::{
    audit::{inventory::InventoryColumn, text::day},
    job::Progress,
};
use rustc_hash::{FxBuildHasher, FxHashSet};
use smol_str::SmolStr;
use std::hash::BuildHasher;

/// The number of rows after which progress is reported.
const OFTEN: u64 = 10_000;

/// How many cells of an unknown column are looked at.
const LOOKED_AT: usize = 200;

/// A tag occurs once. In a column of at least so many cells, each of which occurs more often than so on average, there are no
/// tags.
const FEW: usize = 4;
const REPEATED: usize = 2;
/// So many different words are not few, however many cells there are.
const MANY: usize = 100_000;

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
    /// For places: what is filled and what is empty below.
    runs: Runs,
}

/// How a column is filled. In a table whose cells were merged, a value stands in the first row for which it holds, and the others
/// are empty.
#[derive(Debug, Default)]
struct Runs {
    /// The different values, as long as each stood once.
    once: FxHashSet<SmolStr>,
    blank: usize,
    /// Whether a value stood twice, or the first row has none.
    other: bool,
}

/// How many values, and how many empty cells for each of them, show that cells were merged.
const RUNS: usize = 2;
const BELOW: usize = 2;

impl Runs {
    fn see(&mut self, cell: &str) {
        if self.other {
            return;
        }
        if cell.is_empty() {
            self.blank += 1;
            self.other = self.once.is_empty();
        } else {
            self.other = !self.once.insert(SmolStr::new(cell));
        }
    }

    fn were_merged(&self) -> bool {
        !self.other && self.once.len() >= RUNS && self.blank >= self.once.len() * BELOW
    }
}

impl Profile {
    /// Looks at all rows.
    ///
    /// # Errors
    /// [`Problem::Stopped`].
    pub(super) fn of<'a>(
        header: &Header,
        mut rows: Box<dyn Rows<'a> + 'a>,
        key: InventoryColumn,
        watch: Watch<'_>,
    ) -> Result<Self, Problem> {
        let mut profile = Self::default();
        profile.columns.resize_with(header.columns.len(), Column::default);
        // Their hashes are enough to count them.
        let mut keys: FxHashSet<u64> = FxHashSet::default();
        let (mut filled, key) = (0, header.at(key));
        let (mut count, bytes) = (0_u64, rows.left());
        while let Some(row) = rows.next() {
            count += 1;
            let far = || Progress { done: bytes - rows.left(), total: bytes };
            if count.is_multiple_of(OFTEN) && watch(far()).is_break() {
                return Err(Problem::Stopped);
            }
            let Ok(fields) = row.fields else { continue };
            let cell = |at: usize| fields.get(at).map_or("", |cell| bare(cell));
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
                    Some(InventoryColumn::College | InventoryColumn::Room) => column.runs.see(cell(at)),
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
                if keys.len() < MANY {
                    keys.insert(FxBuildHasher.hash_one(word));
                }
            }
        }
        profile.few_keys = filled >= FEW && keys.len() < MANY && keys.len() * REPEATED < filled;
        // A file without rows does not show that two columns are equal.
        header.twice.iter().filter(|_| filled == 0).for_each(|(_, second)| {
            if let Some(column) = profile.columns.get_mut(*second) {
                column.differs = true;
            }
        });
        Ok(profile)
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

    /// Whether an empty cell of a column stands below the value that perhaps holds for it too.
    pub(super) fn were_merged(&self, at: Option<usize>) -> bool {
        self.at(at).is_some_and(|column| column.runs.were_merged())
    }

    /// Whether the cells of an unknown column are codes of which each occurs once, as far as they were looked at.
    pub(super) fn keys(&self, at: usize) -> bool {
        self.at(Some(at)).is_some_and(|column| {
            let code = |cell: &SmolStr| cell.contains(|c: char| c.is_ascii_digit()) && !cell.contains(char::is_whitespace);
            column.filled > 0 && column.different.len() == column.filled && column.different.iter().all(code)
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
