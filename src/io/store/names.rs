//! Names in the store, for those who type: colleges, communes, programmes and rooms, without the devices.

use super::{
    error::StoreError,
    inventory::{COLLEGES, PROGRAMMES, at_revision},
    open::Store,
    rows::{college, programme},
};
use crate::audit::{
    ids::Revision,
    inventory::{College, Programme},
    uai::Uai,
};
use rusqlite::params;

/// The rooms in which devices of a college are recorded at a revision.
const ROOMS: &str = "SELECT DISTINCT room FROM device AS d
    WHERE college = ?1 AND room IS NOT NULL AND NOT gone
    AND revision = (SELECT max(revision) FROM device WHERE tag = d.tag AND revision <= ?2) ORDER BY room";

impl Store {
    /// Returns the colleges at a revision.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn colleges(&self, revision: Revision) -> Result<Vec<College>, StoreError> {
        at_revision(&self.db, COLLEGES, revision, college).map_err(|e| self.error(e))
    }

    /// Returns the programmes at a revision.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn programmes(&self, revision: Revision) -> Result<Vec<Programme>, StoreError> {
        at_revision(&self.db, PROGRAMMES, revision, programme).map_err(|e| self.error(e))
    }

    /// Returns the names of the rooms in which devices of a college are recorded at a revision. Raw.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn rooms(&self, college: Uai, revision: Revision) -> Result<Vec<String>, StoreError> {
        let read = || {
            let mut asked = self.db.prepare(ROOMS)?;
            let rooms = asked.query_map(params![college.number(), revision.0], |row| row.get(0))?;
            rooms.collect::<rusqlite::Result<Vec<String>>>()
        };
        read().map_err(|e| self.error(e))
    }
}
