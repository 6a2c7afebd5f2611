//! The result of importing one file.

use crate::{
    audit::inventory::{InventoryColumn, Table},
    job::{Notice, Rejected, RejectedCells, rows_of},
};

/// What was read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The accepted rows.
    pub table: Table,
    /// Why rows were rejected, by line. A row with several reasons occurs several times.
    pub rejected: Vec<Rejected>,
    /// The columns of which the file says something, but for those that may not be repeated.
    pub columns: Vec<InventoryColumn>,
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
}
