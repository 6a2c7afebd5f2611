//! The list of the revisions in the store, with how many devices each changed.

use super::{error::StoreError, open::Store};
use crate::{
    audit::{ids::Revision, inventory::Counts},
    job::RevisionTold,
};

/// For each revision: the devices that it added, changed and removed. A device that was gone before is added again.
const COUNTED: &str = "
    SELECT number, at, source, coalesce(added, 0), coalesce(changed, 0), coalesce(removed, 0)
    FROM revision LEFT JOIN (
        SELECT revision, sum(NOT gone AND fresh) AS added, sum(NOT gone AND NOT fresh) AS changed, sum(gone) AS removed
        FROM (SELECT revision, gone, lag(gone, 1, 1) OVER (PARTITION BY tag ORDER BY revision) AS fresh FROM device)
        GROUP BY revision
    ) ON revision = number ORDER BY number";

impl Store {
    /// Returns the revisions, newest first, each with what it changed.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn revisions_told(&self) -> Result<Vec<RevisionTold>, StoreError> {
        let read = || {
            let mut asked = self.db.prepare(COUNTED)?;
            let told = asked.query_map([], |row| {
                let count = |at| row.get::<_, i64>(at).map(|count| usize::try_from(count).unwrap_or_default());
                let devices = Counts { added: count(3)?, changed: count(4)?, removed: count(5)? };
                Ok(RevisionTold { revision: Revision(row.get(0)?), at: row.get(1)?, source: row.get(2)?, devices, total: 0 })
            })?;
            told.collect::<rusqlite::Result<Vec<_>>>()
        };
        let mut told = read().map_err(|e| self.error(e))?;
        let mut total = 0_usize;
        for one in &mut told {
            total = (total + one.devices.added).saturating_sub(one.devices.removed);
            one.total = total;
        }
        told.reverse();
        Ok(told)
    }
}
