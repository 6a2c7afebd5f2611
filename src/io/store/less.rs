//! Less at rest: what a store need not keep is taken out of it, and out of the bytes of its files.

use super::{error::StoreError, open::Store};
use rusqlite::Connection;

impl Store {
    /// Drops every reference to a holder, in every revision: custody stays as it is recorded. Returns how many there were.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn drop_holders(&mut self) -> Result<u64, StoreError> {
        let dropped = without_holders(&self.db).map_err(|e| self.error(e))?;
        if dropped > 0 {
            self.scrub()?;
        }
        Ok(dropped)
    }

    /// How many references to holders there are.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn holders(&self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM device WHERE holder IS NOT NULL";
        self.db.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs).map_err(|e| self.error(e))
    }

    /// Writes the file anew without what was taken out of it, and empties the write-ahead log, which holds what was there
    /// before. Where another process reads at this instant, its end empties the log.
    pub(super) fn scrub(&self) -> Result<(), StoreError> {
        let work = || {
            self.db.execute_batch("VACUUM")?;
            // What was taken out still stands in the log.
            self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        };
        work().map_err(|e| self.error(e))
    }
}

/// Drops every reference to a holder. They are in no digest: no other station has them.
pub(super) fn without_holders(write: &Connection) -> rusqlite::Result<u64> {
    let dropped = write.execute("UPDATE device SET holder = NULL WHERE holder IS NOT NULL", [])?;
    Ok(u64::try_from(dropped).unwrap_or(u64::MAX))
}

/// Drops what only the office may keep: holders, and what programmes are called in full.
pub(super) fn without_secrets(write: &Connection) -> rusqlite::Result<u64> {
    let named = write.execute("UPDATE programme SET full_name = NULL WHERE full_name IS NOT NULL", [])?;
    Ok(without_holders(write)? + u64::try_from(named).unwrap_or(u64::MAX))
}
