//! The numbers of revisions that an office does not have because its hub no longer had them: a hub that merged earlier revisions
//! into one hands those over no more. At the office every other gap means that something was removed.

use super::{error::StoreError, open::Store, reckon::kept};
use crate::audit::ids::Revision;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

const KEY: &str = "skipped";

impl Store {
    /// Notes at a station that becomes the office which revisions it never received. Those of the hub must be here by now.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn note_skipped_revisions(&mut self) -> Result<(), StoreError> {
        self.write(|write| note_skipped(write, Revision(0)))
    }
}

/// Notes the numbers that are not here, between a revision and the newest one.
pub(super) fn note_skipped(write: &Connection, after: Revision) -> rusqlite::Result<()> {
    let noted = skipped(write)?;
    let here: BTreeSet<Revision> = kept(write)?.iter().map(|one| one.revision).collect();
    let newest = here.last().copied().unwrap_or_default();
    let fresh = (after.0 + 1..newest.0).map(Revision).filter(|at| !here.contains(at) && !noted.contains(at));
    let fresh: Vec<String> = fresh.map(|at| at.0.to_string()).collect();
    if fresh.is_empty() {
        return Ok(());
    }
    let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = value || ' ' || excluded.value";
    write.execute(sql, params![KEY, fresh.join(" ")]).map(drop)
}

/// Returns the numbers that were noted.
pub(super) fn skipped(db: &Connection) -> rusqlite::Result<BTreeSet<Revision>> {
    let read = db.query_row("SELECT value FROM setting WHERE key = ?1", [KEY], |row| row.get::<_, String>(0)).optional()?;
    Ok(read.unwrap_or_default().split(' ').filter_map(|number| number.parse().ok().map(Revision)).collect())
}
