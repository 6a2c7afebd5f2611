//! Removes data that a store no longer needs, also from the bytes of its files.

use super::{error::StoreError, open::Store};
use rusqlite::Connection;

impl Store {
    /// Removes every reference to a holder, in every revision. Custody stays as recorded. Returns how many there were.
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

    /// Returns how many references to holders there are.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn holders(&self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM device WHERE holder IS NOT NULL";
        self.db.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs).map_err(|e| self.error(e))
    }

    /// Rewrites the file without the removed data and empties the write-ahead log, which still contains it. If another
    /// process is reading at this moment, the log is emptied when that process ends.
    pub(super) fn scrub(&self) -> Result<(), StoreError> {
        let work = || {
            self.db.execute_batch("VACUUM")?;
            // The removed data is still in the log.
            self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        };
        work().map_err(|e| self.error(e))
    }
}

/// Removes every reference to a holder. No digest covers them, because no other station has them.
pub(super) fn without_holders(write: &Connection) -> rusqlite::Result<u64> {
    let dropped = write.execute("UPDATE device SET holder = NULL WHERE holder IS NOT NULL", [])?;
    Ok(u64::try_from(dropped).unwrap_or(u64::MAX))
}

/// Removes what only the office may keep: holders, and the full names of programmes.
pub(super) fn without_secrets(write: &Connection) -> rusqlite::Result<u64> {
    let named = write.execute("UPDATE programme SET full_name = NULL WHERE full_name IS NOT NULL", [])?;
    Ok(without_holders(write)? + u64::try_from(named).unwrap_or(u64::MAX))
}
