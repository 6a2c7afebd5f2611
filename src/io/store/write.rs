//! One write: all of it or nothing, and nobody else writes meanwhile.

use super::{error::StoreError, open::Store};
use rusqlite::{Transaction, TransactionBehavior};

impl Store {
    /// Does a work in one transaction; where it ends in an error of its own, nothing is stored.
    pub(super) fn write_or<T, E: From<rusqlite::Error>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let write = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&write)?;
        write.commit()?;
        Ok(done)
    }

    /// The same for a work that the disk alone can refuse: on disk when this returns.
    pub(super) fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        self.write_or(work).map_err(|source| self.error(source))
    }
}
