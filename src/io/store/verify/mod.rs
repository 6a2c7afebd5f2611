//! Whether the store is what was recorded in it: every chain from its first entry to its signed head, the digest of every
//! revision, what the station vouches for, the station's own key, and the form of the file. All of it as it stands at one
//! instant, whoever writes meanwhile.
//!
//! What cannot be found here: that a whole store was replaced by an older copy of itself, and what somebody wrote who has
//! the station's key, which lies in the same file. Against both there are the heads elsewhere: at a hub, or in a file that
//! an export wrote.

mod inventory;
mod journal;
mod roll;
mod schema;

use super::{error::StoreError, inventory::held_back, open::Store};
use crate::audit::{
    exchange::Heads,
    ids::{CampaignId, EntryId, Revision, WriterId},
    inventory::HeldBack,
    journal::Broken,
};
use rusqlite::Connection;

/// What is wrong.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The chain breaks.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// A payload is no entry.
    #[error("entry {entry}: {cause}")]
    Payload {
        /// Which.
        entry: EntryId,
        /// Why, in technical words.
        cause: String,
    },
    /// A payload is gone and the station did not erase it.
    #[error("the payload of entry {0} is gone, and this station did not erase it")]
    Erased(EntryId),
    /// The series ends elsewhere than its signed head says: entries were cut off or added outside Récol.
    #[error("series {writer} ends at {found}, its signed head says {signed}")]
    Head {
        /// The series.
        writer: WriterId,
        /// Where it ends.
        found: u64,
        /// Where it should end.
        signed: u64,
    },
    /// The signature of the head is not the station's.
    #[error("the end of series {0} is not signed by its station")]
    Signature(WriterId),
    /// The series begins with another key or campaign than it should: the station's key, or whose series it is, was changed.
    #[error("series {0} does not begin with the key and the campaign that it should")]
    Key(WriterId),
    /// What is kept beside a series does not fit its entries.
    #[error("what is kept of series {0} does not fit its entries")]
    Particulars(WriterId),
    /// The rows of a revision are not those that were stored.
    #[error("the rows of inventory revision {0} are not those that were stored")]
    Revision(Revision),
    /// A revision between others is not there.
    #[error("inventory revision {0} is not there")]
    NoRevision(Revision),
    /// Rows that belong to nothing.
    #[error("{count} rows of {table} belong to nothing")]
    Stray {
        /// The table.
        table: String,
        /// How many.
        count: u64,
    },
    /// The station vouched for it, and it is not there as it was.
    #[error("{0}: vouched for, and not here")]
    Gone(String),
    /// It is there, and the station did not vouch for it.
    #[error("{0}: here, and not vouched for")]
    Unvouched(String),
    /// What the station vouches for is not signed by it.
    #[error("what the station vouches for is not signed by it")]
    Roll,
    /// Part of the form of the file is missing, altered or somebody else's: a table, a trigger, a view.
    #[error("{what} {name} is {how}")]
    Schema {
        /// Table, index, trigger, view.
        what: String,
        /// Its name.
        name: String,
        /// How it differs.
        how: Difference,
    },
    /// A series ends before an end that was told elsewhere, or holds another entry there.
    #[error("series {writer} was told up to {told} elsewhere, here it {}", found.map_or("is not".to_owned(), |found| format!("ends at {found} or is another")))]
    Elsewhere {
        /// The series.
        writer: WriterId,
        /// Up to which number it was told.
        told: u64,
        /// Where it ends here, if it is here.
        found: Option<u64>,
    },
}

/// How part of the form differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is not there.
    Missing,
    /// It is another than ours.
    Altered,
    /// It is none of ours.
    Strange,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missing => "missing",
            Self::Altered => "altered",
            Self::Strange => "none of ours",
        })
    }
}

/// What the walk found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many series.
    pub series: u64,
    /// How many entries hold.
    pub entries: u64,
    /// How many of these have an erased payload.
    pub erased: u64,
    /// How many revisions of the inventory.
    pub revisions: u64,
    /// How many of these are held in part: outlines of other stations' colleges, or gathered. Their rows are held against
    /// what was reckoned when they arrived, not against what the office published.
    pub partial: u64,
    /// Devices of the newest revision with a word that is not understood here: nothing is wrong with them.
    pub held_back: Vec<HeldBack>,
    /// What is wrong; of one series only the first, behind a break nothing more is known.
    pub problems: Vec<Problem>,
}

impl Store {
    /// Looks at everything.
    ///
    /// # Errors
    /// As every read of the store; what is wrong with its content is in [`Verified::problems`].
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
                // What a missing table or column held cannot be asked for.
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

    /// Looks at the series of one campaign alone: what is concluded from it stands on them.
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

    /// Holds the series against ends that were told elsewhere: an older copy of a store ends before them.
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

    /// Walks within one read transaction: a writer beside it changes nothing of what is seen.
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
