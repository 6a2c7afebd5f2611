//! Computes digests that were postponed because nobody should wait for them.

use super::{
    error::StoreError,
    open::Store,
    reckon::{Kept, kept, reckoned, settle},
    roll::{self, vouch},
};
use crate::audit::{ids::Revision, journal::Digest};
use std::collections::BTreeMap;

impl Store {
    /// Computes the postponed digests. The long walk runs while others may write; only its result is written under the
    /// lock.
    pub(super) fn reckon_what_was_put_off(&mut self) -> Result<(), StoreError> {
        let walk = || -> rusqlite::Result<(Vec<Kept>, BTreeMap<Revision, Digest>)> {
            let read = self.db.unchecked_transaction()?;
            let all = kept(&read)?;
            let made = if all.iter().any(Kept::later) { reckoned(&read, &all)? } else { BTreeMap::new() };
            Ok((all, made))
        };
        let (all, made) = walk().map_err(|source| self.error(source))?;
        if !all.iter().any(Kept::later) {
            return Ok(());
        }
        self.write(|write| {
            // Another process may have received more meanwhile. It then computes the digests itself.
            if kept(write)? != all {
                return Ok(());
            }
            let waiting: Vec<Kept> = all.into_iter().filter(Kept::later).collect();
            settle(write, &waiting, &made)?;
            vouch(write, &waiting.iter().map(|one| roll::revision(one.revision)).collect::<Vec<_>>())
        })
    }
}
