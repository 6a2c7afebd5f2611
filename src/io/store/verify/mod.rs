//! Checks whether the store still contains what was recorded in it: every chain from its first entry to its signed
//! head, the digest of every revision, the signed roll, the station's own key, and the schema of the file. All of it is
//! checked as it is at one moment, whoever writes meanwhile.
//!
//! Two things cannot be found here: that a whole store was replaced by an older copy of itself, and what somebody wrote
//! with the station's key, which is in the same file. Both can be found by comparing heads that are stored in another
//! place: at a hub, or in a file written by an export.

mod inventory;
mod journal;
mod problem;
mod roll;
mod schema;

use super::{error::StoreError, inventory::held_back, open::Store};
use crate::audit::{exchange::Heads, ids::CampaignId};
pub use problem::{Difference, Problem, Verified};
use rusqlite::Connection;

impl Store {
    /// Checks everything.
    ///
    /// # Errors
    /// As every read of the store. What is wrong with the content is in [`Verified::problems`].
    pub fn verify(&self) -> Result<Verified, StoreError> {
        self.at_one_instant(|db| {
            let mut verified = Verified::default();
            let form = form(db)?;
            schema::look(db, form, &mut verified)?;
            let of_tables = |problem: &Problem| match problem {
                Problem::Schema { what, how, .. } => what == "table" && *how != Difference::Strange,
                _ => false,
            };
            if verified.problems.iter().any(of_tables) {
                // Without a missing table or column its content cannot be checked.
                return Ok(verified);
            }
            journal::look(db, None, &mut verified)?;
            if form >= 3 {
                inventory::look(db, &mut verified)?;
                roll::look(db, &mut verified)?;
            }
            verified.held_back = held_back(db)?;
            Ok(verified)
        })
    }

    /// Checks only the series of one campaign, on which its conclusions are based.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub fn verify_campaign(&self, campaign: CampaignId) -> Result<Verified, StoreError> {
        self.at_one_instant(|db| {
            let mut verified = Verified::default();
            journal::look(db, Some(campaign), &mut verified)?;
            let key = super::roll::key(db)?.map(|key| key.public());
            if let Some((said, true)) = key.map(|key| super::roll::vouched(db, &key)).transpose()?.flatten() {
                let here = super::roll::lines(db)?;
                let gone = said.difference(&here).filter(|line| roll::is_of(line, campaign));
                verified.problems.extend(gone.map(|line| Problem::Gone(line.clone())));
            }
            Ok(verified)
        })
    }

    /// Compares the series with ends from another place. An older copy of a store ends before them.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub fn verify_heads(&self, heads: &Heads) -> Result<Vec<Problem>, StoreError> {
        let mut problems = Vec::new();
        let here = self.series()?;
        for head in &heads.series {
            let found = here.iter().find(|series| series.writer == head.writer).map(|series| series.entries);
            if self.hash_at(head.writer, head.seq)? != Some(head.hash) {
                problems.push(Problem::Elsewhere { writer: head.writer, told: head.seq, found });
            }
        }
        Ok(problems)
    }

    /// Runs within one read transaction, so that a simultaneous writer does not affect the result.
    fn at_one_instant<T>(&self, look: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let said = |source| self.error(source);
        let read = self.db.unchecked_transaction().map_err(said)?;
        let state: String = read.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(said)?;
        if state != "ok" {
            return Err(StoreError::Damaged { path: self.path().to_owned(), cause: state });
        }
        look(&read).map_err(said)
    }
}

fn form(db: &Connection) -> rusqlite::Result<usize> {
    let form: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(form).unwrap_or_default())
}
