//! The reads of a campaign, parsed once.

use crate::audit::{
    ids::{Author, EntryId},
    journal::{By, Order, Seen, Spot},
    moment::Moment,
    tag::{Payload, parse},
};

/// The position of a read in a [`super::Ledger`], valid for that ledger alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReadIx(pub u32);

/// One read, as it was recorded, its payload parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Its place in the order of entries.
    pub order: Order,
    /// When.
    pub at: Moment,
    /// Who.
    pub author: Author,
    /// Where.
    pub spot: Spot,
    /// What was read.
    pub payload: Payload,
    /// How.
    pub by: By,
    /// The maker's serial read from the same device.
    pub serial: Option<Payload>,
    /// The earlier read that this one puts right.
    pub instead: Option<EntryId>,
    /// How many times the tag stood in one frame.
    pub copies: u8,
}

impl Read {
    /// The read that a fact tells of.
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
