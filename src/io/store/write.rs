//! Writes: each one completely or not at all, while nobody else writes.

use super::{error::StoreError, open::Store};
use rusqlite::{Transaction, TransactionBehavior};

impl Store {
    /// Does some work in one transaction. If it ends with an error of its own, nothing is stored.
    pub(super) fn write_or<T, E: From<rusqlite::Error>>(
        &mut self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut write = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&mut write)?;
        write.commit()?;
        Ok(done)
    }

    /// As `write_or`, for work that only the disk can refuse. On disk when this returns.
    pub(super) fn write<T>(&mut self, work: impl FnOnce(&mut Transaction<'_>) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        self.write_or(work).map_err(|source| self.error(source))
    }
}
