//! The problems that a store can have, and the result of a check.

use crate::audit::{
    ids::{EntryId, Revision, WriterId},
    inventory::HeldBack,
    journal::Broken,
};

/// A problem.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The chain is broken.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// A payload is not an entry.
    #[error("entry {entry}: {cause}")]
    Payload {
        /// Which.
        entry: EntryId,
        /// Why, in technical words.
        cause: String,
    },
    /// A payload is missing although the station did not erase it.
    #[error("the payload of entry {0} is gone, and this station did not erase it")]
    Erased(EntryId),
    /// The series does not end where its signed head states: entries were cut off or added outside Récol.
    #[error("series {writer} ends at {found}, its signed head says {signed}")]
    Head {
        /// The series.
        writer: WriterId,
        /// The number at which it ends.
        found: u64,
        /// The number at which it should end.
        signed: u64,
    },
    /// The signature of the head is not the station's.
    #[error("the end of series {0} is not signed by its station")]
    Signature(WriterId),
    /// The series begins with another key or campaign than it should: the station's key, or the owner of the series,
    /// was changed.
    #[error("series {0} does not begin with the key and the campaign that it should")]
    Key(WriterId),
    /// The data stored about a series does not fit its entries.
    #[error("what is kept of series {0} does not fit its entries")]
    Particulars(WriterId),
    /// The rows of a revision are not those that were stored.
    #[error("the rows of inventory revision {0} are not those that were stored")]
    Revision(Revision),
    /// A revision between others is missing.
    #[error("inventory revision {0} is not there")]
    NoRevision(Revision),
    /// There are rows that belong to nothing.
    #[error("{count} rows of {table} belong to nothing")]
    Stray {
        /// The table.
        table: String,
        /// How many.
        count: u64,
    },
    /// The station's roll lists it, but it is not there or has changed.
    #[error("{0}: vouched for, and not here")]
    Gone(String),
    /// It is there, but the station's roll does not list it.
    #[error("{0}: here, and not vouched for")]
    Unvouched(String),
    /// The roll is not signed by the station.
    #[error("what the station vouches for is not signed by it")]
    Roll,
    /// A part of the schema is missing, altered or not ours: a table, a trigger, a view.
    #[error("the structure differs: {what} {name} is {how}")]
    Schema {
        /// Its kind: table, index, trigger, view.
        what: String,
        /// Its name.
        name: String,
        /// How it differs.
        how: Difference,
    },
    /// A series ends before an end known from another place, or has another entry there.
    #[error("series {writer} was told up to {told} elsewhere, here it {}", found.map_or("is not".to_owned(), |found| format!("ends at {found} or is another")))]
    Elsewhere {
        /// The series.
        writer: WriterId,
        /// The number of that end.
        told: u64,
        /// The number at which it ends here, if the series is here.
        found: Option<u64>,
    },
}

/// How a part of the schema differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is missing.
    Missing,
    /// It differs from ours.
    Altered,
    /// It is not one of ours.
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

/// The result of a check.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many series.
    pub series: u64,
    /// How many valid entries.
    pub entries: u64,
    /// How many of these have an erased payload.
    pub erased: u64,
    /// How many revisions of the inventory.
    pub revisions: u64,
    /// How many of these are here only in part: with outlines of other stations' colleges, or merged. Their rows are
    /// compared with the digest computed at their arrival, not with the one that the office published.
    pub partial: u64,
    /// Devices of the newest revision with a word that is not understood here. Nothing is wrong with them.
    pub held_back: Vec<HeldBack>,
    /// The problems. For each series only the first one, because after a break nothing is certain.
    pub problems: Vec<Problem>,
}
