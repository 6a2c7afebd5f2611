//! The revisions of the inventory: which there are, and what each changed.

use super::{session::Session, translate};
use crate::{
    audit::{ids::Revision, inventory::Change},
    io::store::{Store, StoreError},
    job::{Compared, Doing, Failure, RevisionTold, Steps},
};

impl Session {
    /// The revisions, newest first.
    ///
    /// # Errors
    /// Every refusal of the store.
    pub fn revisions(&self) -> Result<Vec<RevisionTold>, Failure> {
        revisions(self.store())
    }

    /// What a revision changed. Where the one before it was purged, everything in it counts as added.
    ///
    /// # Errors
    /// Every refusal of the store: there is no such revision, or it was purged.
    pub fn changed_in(&self, revision: Revision) -> Result<Change, Failure> {
        changed_in(self.store(), revision)
    }
}

/// As [`Session::revisions`].
pub(super) fn revisions(store: &Store) -> Result<Vec<RevisionTold>, Failure> {
    store.revisions_told().map_err(|error| translate::store(Doing::ReadStore, &error))
}

/// As [`Session::changed_in`].
pub(super) fn changed_in(store: &Store, revision: Revision) -> Result<Change, Failure> {
    let read = || {
        let after = store.inventory(revision)?;
        let before = Revision(revision.0.saturating_sub(1));
        let before = if before < store.floor()? { Revision(0) } else { before };
        Ok(Change::between(&store.inventory(before)?, &after))
    };
    read().map_err(|error: StoreError| translate::store(Doing::ReadStore, &error))
}

/// Compares two revisions.
pub(super) fn compared(store: &Store, from: Revision, to: Revision) -> Result<Compared, Failure> {
    let read = || Ok(Change::between(&store.inventory(from)?, &store.inventory(to)?));
    let change = read().map_err(|error: StoreError| translate::store(Doing::ReadStore, &error))?;
    Ok(Compared { from, to, counts: change.device_counts(), moved: change.moved(), steps: Steps::of(&change) })
}
