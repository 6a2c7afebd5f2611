//! The result of importing one file.

use super::unsaid::{Unsaid, parted};
use crate::{
    audit::inventory::{InventoryColumn, Table},
    job::{Notice, Rejected, RejectedCells, rows_of},
};

/// What was read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The accepted rows.
    pub table: Table,
    /// What each accepted device says nothing about, in order. Empty for another table.
    pub unsaid: Vec<Unsaid>,
    /// The line of each accepted row, in order.
    pub(super) lines: Vec<u32>,
    /// The header of the column of keys, printable.
    pub(super) key_header: Option<String>,
    /// The words for kinds that are not known, each with how many rows have it; at most a thousand.
    pub(super) kinds: Vec<(String, u64)>,
    /// Why rows were rejected, by line. A row with several reasons occurs several times.
    pub rejected: Vec<Rejected>,
    /// The columns of which the file says something, but for those that may not be repeated.
    pub columns: Vec<InventoryColumn>,
    /// Whether the file says who has a device.
    pub tells_who: bool,
    /// The cells of rejected rows that may be repeated.
    pub cells: Vec<RejectedCells>,
    /// What else the person who imports should know.
    pub notices: Vec<Notice>,
}

impl Imported {
    /// How many rows were rejected. A row with several reasons counts once.
    #[must_use]
    pub fn rejected_rows(&self) -> usize {
        rows_of(&self.rejected)
    }

    /// The accepted rows as tables, each with the columns about which its rows say nothing. They are one table, where nothing is
    /// recorded that could stay (`anew`): they may be a million.
    #[must_use]
    pub fn tables(self, anew: bool) -> Vec<Table> {
        if anew { vec![self.table] } else { parted(self.table, &self.unsaid) }
    }

    /// Whether an accepted row says something about a column.
    pub(super) fn says(&self, row: usize, column: InventoryColumn) -> bool {
        self.unsaid.get(row).copied().unwrap_or_default().says(column, &self.table.absent)
    }

    /// The line of an accepted row.
    pub(super) fn line(&self, row: usize) -> u64 {
        self.lines.get(row).copied().map_or(0, u64::from)
    }
}
