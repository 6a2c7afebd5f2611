//! A sheet as text: its filled cells, by row, with no room for those that are empty.
//!
//! Each row is its number, then its cells up to the last filled one, each behind [`FIELD`]; [`ROW`] ends it. XML has neither
//! character.

use crate::io::import::{
    error::Problem,
    source::{MAX_FIELD, Reading, Row, Rows, UNREADABLE, sheet::HEADERS},
};
use std::{borrow::Cow, mem::take};

const FIELD: char = '\u{1f}';
const ROW: char = '\u{1e}';

/// The most rows of a sheet, by Excel's limit.
pub(super) const MOST_ROWS: u64 = 1 << 20;

/// The most columns of a table. Excel has 16,384, tables have less than a hundred.
pub(super) const MOST_COLUMNS: usize = 1024;

/// The most bytes that all sheets of a workbook may have as text: what a CSV of the same table may have at most is twice that.
const MOST_TEXT: usize = 256 << 20;

/// The most cells of a sheet that are merged with those below them: more than any table has, and 12 MB.
const MOST_MERGED: usize = 1 << 19;

/// A cell that is merged with those below it, by its column from 0, and its first and its last row from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Merged {
    top: u64,
    column: usize,
    bottom: u64,
}

/// A sheet that was read.
pub(in crate::io::import) struct Sheet {
    /// Its name as written.
    pub(in crate::io::import) name: String,
    text: String,
    width: usize,
    /// The merged cells, by their first rows.
    merged: Vec<Merged>,
}

/// Sheets being read.
#[derive(Default)]
pub(super) struct Keeper {
    /// Those that are complete and have a cell.
    sheets: Vec<Sheet>,
    text: String,
    /// The row of the last cell, and the column behind it.
    row: u64,
    next: usize,
    width: usize,
    merged: Vec<Merged>,
    /// How many bytes the complete sheets have.
    before: usize,
}

/// The name of a cell, with row from 1 and column from 0: `XFD1048576`.
fn named(row: u64, mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(column % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

impl Keeper {
    /// Keeps a cell, with row from 1 and column from 0. Cells come in order. What is longer than any field may be is cut, and
    /// stays too long.
    ///
    /// # Errors
    /// [`Problem::TooWide`], [`Problem::TooMuchText`], and [`Problem::Damaged`] for cells out of order.
    pub(super) fn put(&mut self, row: u64, column: usize, cell: &str) -> Result<(), Problem> {
        if cell.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS || row > MOST_ROWS {
            return Err(Problem::TooWide { cell: named(row, column), columns: MOST_COLUMNS });
        }
        if row < self.row || (row == self.row && column < self.next) {
            return Err(Problem::Damaged(format!("the cell {} is out of order", named(row, column))));
        }
        if row != self.row {
            self.end_row();
            self.text += &row.to_string();
        }
        (self.next..=column).for_each(|_| self.text.push(FIELD));
        let cell = cell.get(..cell.ceil_char_boundary(MAX_FIELD + 1)).unwrap_or_default();
        if cell.contains([FIELD, ROW]) {
            self.text += &cell.replace([FIELD, ROW], &UNREADABLE.to_string());
        } else {
            self.text += cell;
        }
        (self.row, self.next, self.width) = (row, column + 1, self.width.max(column + 1));
        if self.before + self.text.len() > MOST_TEXT { Err(Problem::TooMuchText { most: MOST_TEXT }) } else { Ok(()) }
    }

    /// Keeps that a cell is merged with those below it, up to the row `bottom`: they have its value.
    ///
    /// # Errors
    /// [`Problem::Damaged`] for more than any table has.
    pub(super) fn merge(&mut self, column: usize, top: u64, bottom: u64) -> Result<(), Problem> {
        if bottom > top && column < MOST_COLUMNS {
            self.merged.push(Merged { top, column, bottom });
        }
        if self.merged.len() > MOST_MERGED { Err(Problem::Damaged("it has too many merged cells".to_owned())) } else { Ok(()) }
    }

    fn end_row(&mut self) {
        if self.row > 0 {
            self.text.push(ROW);
        }
        self.next = 0;
    }

    /// Ends a sheet. An empty one is not kept.
    pub(super) fn end_sheet(&mut self, name: String) {
        self.end_row();
        let (text, width, mut merged) = (take(&mut self.text), take(&mut self.width), take(&mut self.merged));
        merged.sort_unstable();
        self.row = 0;
        if !text.is_empty() {
            self.before += text.len();
            self.sheets.push(Sheet { name, text, width, merged });
        }
    }

    /// Returns the sheets that are not empty.
    pub(super) fn finish(self) -> Vec<Sheet> {
        self.sheets
    }
}

impl Sheet {
    /// Returns the sheet with each of its first rows as header, the first one last. `at` is its position in the workbook.
    pub(in crate::io::import) fn readings(&self, at: usize) -> Vec<Reading<'_>> {
        let mut rows = Kept { rest: &self.text, at, merged: &self.merged, open: Vec::new() };
        let mut readings = Vec::new();
        while readings.len() < HEADERS {
            let Some(Row { at: line, fields: Ok(fields), .. }) = rows.next() else { break };
            let mut headers: Vec<String> = fields.iter().map(|field| field.trim().to_owned()).collect();
            // A row may have a remark beside the table, as it may in the columns of a CSV that have no header.
            headers.resize(self.width, String::new());
            readings.push(Reading { headers, line, first: readings.is_empty(), rows: Box::new(rows.clone()) });
        }
        readings.reverse();
        readings
    }
}

/// The rows of a sheet that are still to be read.
#[derive(Clone)]
struct Kept<'a> {
    rest: &'a str,
    at: usize,
    /// The merged cells that begin below.
    merged: &'a [Merged],
    /// Those that reach further down, with their values.
    open: Vec<(Merged, &'a str)>,
}

impl<'a> Kept<'a> {
    /// Puts the values of merged cells into the row that they cover.
    fn fill(&mut self, row: u64, fields: &mut Vec<&'a str>) {
        if self.merged.is_empty() && self.open.is_empty() {
            return;
        }
        self.open.retain(|(merged, _)| merged.bottom >= row);
        for (merged, value) in &self.open {
            if fields.len() <= merged.column {
                fields.resize(merged.column + 1, "");
            }
            fields.iter_mut().skip(merged.column).take(1).filter(|field| field.is_empty()).for_each(|field| *field = value);
        }
        while let Some((first, rest)) = self.merged.split_first().filter(|(first, _)| first.top <= row) {
            self.merged = rest;
            let value = fields.get(first.column).copied().filter(|_| first.top == row).unwrap_or_default();
            if !value.is_empty() {
                // One for each column: cells are merged once, whatever a file says.
                self.open.retain(|(merged, _)| merged.column != first.column);
                self.open.push((*first, value));
            }
        }
    }
}

impl<'a> Rows<'a> for Kept<'a> {
    fn left(&self) -> u64 {
        self.rest.len() as u64
    }

    fn again(&self) -> Box<dyn Rows<'a> + 'a> {
        Box::new(self.clone())
    }

    fn sheet(&self) -> Option<usize> {
        Some(self.at)
    }
}

impl<'a> Iterator for Kept<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let (row, rest) = self.rest.split_once(ROW)?;
        self.rest = rest;
        let mut fields = row.split(FIELD);
        let at = fields.next()?.parse().ok()?;
        let mut fields: Vec<&str> = fields.collect();
        self.fill(at, &mut fields);
        Some(Row { at, fields: Ok(fields.into_iter().map(Cow::Borrowed).collect()), plain: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(keeper: Keeper) -> Vec<(u64, Vec<String>)> {
        let [sheet] = keeper.finish().try_into().ok().unwrap();
        let rows = Kept { rest: &sheet.text, at: 0, merged: &sheet.merged, open: Vec::new() };
        rows.map(|row| (row.at, row.fields.unwrap().into_iter().map(Cow::into_owned).collect())).collect()
    }

    #[test]
    fn rows_and_fields_are_where_they_were() {
        let mut keeper = Keeper::default();
        for (row, column, cell) in [(2, 1, "a"), (2, 3, "b"), (9, 0, "c\u{1f}\n")] {
            keeper.put(row, column, cell).unwrap();
        }
        keeper.end_sheet("S".into());
        keeper.end_sheet("empty".into());
        let row = |at, cells: &[&str]| (at, cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        assert_eq!(read(keeper), [row(2, &["", "a", "", "b"]), row(9, &["c\u{fffd}\n"])]);
    }

    #[test]
    fn a_merged_cell_has_its_value_in_each_of_its_rows() {
        let mut keeper = Keeper::default();
        for (row, column, cell) in [(1, 0, "a"), (1, 2, "x"), (2, 0, "b"), (3, 0, "c"), (3, 2, "y"), (5, 0, "d"), (9, 1, "z")] {
            keeper.put(row, column, cell).unwrap();
        }
        for (column, top, bottom) in [(2, 3, 5), (2, 1, 2), (1, 2, 3), (0, 9, 9), (0, 6, 8)] {
            keeper.merge(column, top, bottom).unwrap();
        }
        keeper.end_sheet("S".into());
        let row = |at, cells: &[&str]| (at, cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        let expected = [
            row(1, &["a", "", "x"]),
            row(2, &["b", "", "x"]),
            row(3, &["c", "", "y"]),
            row(5, &["d", "", "y"]),
            row(9, &["", "z"]),
        ];
        assert_eq!(read(keeper), expected);
    }

    #[test]
    fn what_is_far_out_or_out_of_order_is_refused() {
        let mut keeper = Keeper::default();
        keeper.put(5, 1, "a").unwrap();
        for (row, column) in [(4, 0), (5, 1), (5, 0)] {
            assert!(matches!(keeper.put(row, column, "b"), Err(Problem::Damaged(_))));
        }
        let far = |row, column| match Keeper::default().put(row, column, "x") {
            Err(Problem::TooWide { cell, .. }) => cell,
            other => panic!("{other:?}"),
        };
        assert_eq!([far(1 << 20, 16_383), far(1, 1024), far((1 << 20) + 1, 0)], ["XFD1048576", "AMK1", "A1048577"]);
    }
}
