//! What an import brought from one file.

use crate::{
    audit::inventory::Table,
    job::{Notice, Rejected, rows_of},
};

/// What was read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The good rows.
    pub table: Table,
    /// Why rows were rejected, by line; a row with several reasons is here several times.
    pub rejected: Vec<Rejected>,
    /// What else the person who imports should know.
    pub notices: Vec<Notice>,
}

impl Imported {
    /// How many rows were rejected, whatever the number of their reasons.
    #[must_use]
    pub fn rejected_rows(&self) -> usize {
        rows_of(&self.rejected)
    }
}
