//! What can be wrong with a store, and what was found.

use crate::audit::{
    ids::{EntryId, Revision, WriterId},
    inventory::HeldBack,
    journal::Broken,
};

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
