//! Digests that nobody waited for, reckoned.

use super::{
    error::StoreError,
    open::{Store, translated},
    reckon::{Kept, kept, reckoned, settle},
    roll::{self, vouch},
};
use rusqlite::TransactionBehavior;

impl Store {
    /// Reckons what was put off. The long walk goes beside whoever writes; only what it found is written under the lock.
    pub(super) fn reckon_what_was_put_off(&mut self) -> Result<(), StoreError> {
        let path = self.path().to_owned();
        let mut work = || -> rusqlite::Result<()> {
            let read = self.db.transaction()?;
            let all = kept(&read)?;
            if !all.iter().any(Kept::later) {
                return Ok(());
            }
            let made = reckoned(&read, &all)?;
            drop(read);
            let write = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Another process may have taken in more meanwhile: it reckons that.
            if kept(&write)? == all {
                let waiting: Vec<Kept> = all.into_iter().filter(Kept::later).collect();
                settle(&write, &waiting, &made)?;
                vouch(&write, &waiting.iter().map(|one| roll::revision(one.revision)).collect::<Vec<_>>())?;
            }
            write.commit()
        };
        work().map_err(|source| translated(&path, source))
    }
}
