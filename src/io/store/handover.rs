//! Hands out revisions of the inventory, at the office.

use super::{
    error::StoreError,
    open::Store,
    walk::{each, head},
};
use crate::audit::{
    exchange::{RevisionHead, Row},
    ids::Revision,
};
use rusqlite::params;

impl Store {
    /// Returns the head of a revision, as it is handed over.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`], and as every read of the store.
    pub fn revision_head(&self, revision: Revision) -> Result<RevisionHead, StoreError> {
        head(&self.db, revision).map_err(|e| self.error(e))?.ok_or(StoreError::NoRevision(revision))
    }

    /// Hands over every row that is valid at a revision, from whichever revision it comes, without what stays at the
    /// office.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`], and as every read of the store.
    pub fn hand_over_all(&self, revision: Revision, mut take: impl FnMut(Row)) -> Result<(), StoreError> {
        let inventory = self.inventory(revision)?;
        let rows = inventory.rows();
        let colleges = rows.colleges.iter().map(|college| Row::College(college.uai, Some(college.clone())));
        let programmes = rows.programmes.iter().map(|found| Row::Programme(found.code.clone(), Some(found.clone())));
        let devices = inventory.devices().iter().map(|device| Row::Device(device.tag.clone(), Some(Box::new(device.clone()))));
        let held_back = inventory.held_back().iter().map(|held| Row::HeldBack(Box::new(held.clone())));
        colleges.chain(programmes).chain(devices).chain(held_back).for_each(|row| take(row.for_field()));
        Ok(())
    }

    /// Hands over the rows of one revision (colleges, programmes, devices, each by key), without what stays at the
    /// office.
    ///
    /// # Errors
    /// As every read of the store, and the errors of `take`.
    pub fn hand_over<E: From<StoreError>>(
        &self,
        revision: Revision,
        mut take: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let of = [" WHERE revision = ?1", ""];
        each(&self.db, of, params![revision.0], |source| self.error(source).into(), |_, row| take(row))
    }
}
