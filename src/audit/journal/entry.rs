//! An entry: a fact with its author, its time, and its place in the order of all entries.

use super::{clock::Hlc, fact::Fact, head::PublicKey};
use crate::audit::{
    ids::{Author, EntryId, WriterId},
    moment::Moment,
};

/// The content of an entry, without its identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The logical time.
    pub hlc: Hlc,
    /// The wall time, for people.
    pub at: Moment,
    /// The author.
    pub author: Author,
    /// What happened.
    pub fact: Fact,
}

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its identity.
    pub id: EntryId,
    /// Its content.
    pub body: Body,
}

/// The order of entries across stations: logical time, then series, then number. It is total, and the same on every
/// machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order {
    hlc: Hlc,
    writer: WriterId,
    seq: u64,
}

impl Entry {
    /// The key that starts a series with this entry. Only the first entry of a series names station and key.
    #[must_use]
    pub const fn introduced(&self) -> Option<&PublicKey> {
        if let Fact::Joined { key, .. } = &self.body.fact
            && self.id.seq == 1
        {
            Some(key)
        } else {
            None
        }
    }

    /// Its place in the order of all entries.
    #[must_use]
    pub const fn order(&self) -> Order {
        Order::of(self.id, self.body.hlc)
    }
}

impl Order {
    /// After every possible entry: the place of a read that is only assumed.
    pub const END: Self = Self { hlc: Hlc::MAX, writer: WriterId([0xff; 16]), seq: u64::MAX };

    /// The place of an entry with this logical time, which is not its own where that is known to be wrong.
    #[must_use]
    pub const fn of(id: EntryId, hlc: Hlc) -> Self {
        Self { hlc, writer: id.writer, seq: id.seq }
    }

    /// The entry that has this place.
    #[must_use]
    pub const fn entry(self) -> EntryId {
        EntryId { writer: self.writer, seq: self.seq }
    }

    /// The place at this logical time that comes after every entry of the same time.
    #[must_use]
    pub const fn behind(hlc: Hlc) -> Self {
        Self { hlc, ..Self::END }
    }

    /// The logical time.
    #[must_use]
    pub const fn hlc(self) -> Hlc {
        self.hlc
    }

    /// The identity of the entry at that place.
    #[must_use]
    pub const fn id(self) -> EntryId {
        EntryId { writer: self.writer, seq: self.seq }
    }
}
