//! The reads of a campaign, parsed once.

use crate::audit::{
    ids::{Author, EntryId},
    journal::{By, Order, Seen, Spot},
    moment::Moment,
    tag::{Payload, parse},
};

/// The position of a read in a [`super::Ledger`]; valid only for that ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReadIx(pub u32);

/// One read as it was recorded, with its payload parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Its place in the order of entries.
    pub order: Order,
    /// When it was made.
    pub at: Moment,
    /// The author.
    pub author: Author,
    /// Where it was made.
    pub spot: Spot,
    /// What was read.
    pub payload: Payload,
    /// How it was read.
    pub by: By,
    /// The maker's serial read from the same device.
    pub serial: Option<Payload>,
    /// The earlier read that this one corrects.
    pub instead: Option<EntryId>,
    /// How many times the tag occurred in one frame.
    pub copies: u8,
}

impl Read {
    /// Creates the read from a fact.
    #[must_use]
    pub fn of(order: Order, at: Moment, author: Author, seen: Seen) -> Self {
        Self {
            order,
            at,
            author,
            spot: seen.spot,
            payload: parse(&seen.payload),
            by: seen.by,
            serial: seen.serial.as_deref().map(parse),
            instead: seen.instead,
            copies: seen.copies.get(),
        }
    }
}
