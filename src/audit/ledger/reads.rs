//! The reads of a campaign. There may be a million of them: each keeps what it states, and what follows from that is computed
//! when somebody asks.

use crate::audit::{
    ids::{Author, EntryId},
    journal::{Body, By, Entry, Fact, Hlc, Order, Seen, Spot},
    moment::Moment,
    normal::normal,
    tag::{Payload, kept, parse},
};
use smol_str::SmolStr;
use std::num::NonZeroU8;

/// The position of a read in a [`super::Ledger`]; valid only for that ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReadIx(pub u32);

/// One read as it was recorded.
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
    /// What was read, without personal fields ([`Payload::kept`]).
    pub kept: SmolStr,
    /// The maker's serial read from the same device, without personal fields.
    pub serial: Option<SmolStr>,
    /// The earlier read that this one corrects.
    pub instead: Option<Box<EntryId>>,
    /// How it was read.
    pub by: By,
    /// How many times the tag occurred in one frame.
    pub copies: u8,
    /// The time that its station gave it. Its place in the order may have another one.
    stamped: Hlc,
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
            kept: kept(&seen.payload),
            serial: seen.serial.as_deref().map(kept),
            instead: seen.instead.map(Box::new),
            by: seen.by,
            copies: seen.copies.get(),
            stamped: order.hlc(),
        }
    }

    /// The read of an entry at the place that its station gave it; `None` if the entry is about something else.
    pub(super) fn of_entry(entry: &Entry) -> Option<Self> {
        let Fact::Seen(seen) = &entry.body.fact else { return None };
        Some(Self::of(entry.order(), entry.body.at, entry.body.author.clone(), seen.clone()))
    }

    /// The entry that states it.
    pub(super) fn into_entry(self) -> Entry {
        let Self { order, at, author, spot, kept, serial, instead, by, copies, stamped } = self;
        let copies = NonZeroU8::new(copies).unwrap_or(NonZeroU8::MIN);
        let seen = Seen { spot, payload: kept, by, serial, instead: instead.map(|entry| *entry), copies };
        Entry { id: order.id(), body: Body { hlc: stamped, at, author, fact: Fact::Seen(seen) } }
    }

    /// The time that its station gave it.
    pub(super) const fn stamped(&self) -> Hlc {
        self.stamped
    }

    /// What was read, parsed.
    #[must_use]
    pub fn payload(&self) -> Payload {
        Payload::of_kept(self.kept.clone())
    }

    /// What was read, normalised.
    #[must_use]
    pub fn text(&self) -> SmolStr {
        normal(&self.kept)
    }

    /// The maker's serial of the device, if the read tells it: the one read beside the tag, otherwise the one that the label
    /// itself carries.
    #[must_use]
    pub fn maker_serial(&self) -> Option<Payload> {
        self.maker_serial_beside(&self.payload())
    }

    /// As [`Self::maker_serial`], for whoever has the payload already.
    #[must_use]
    pub fn maker_serial_beside(&self, payload: &Payload) -> Option<Payload> {
        if let Some(serial) = &self.serial {
            return Some(Payload::of_kept(serial.clone()));
        }
        if matches!(self.by, By::Serial | By::List) {
            return None;
        }
        payload.carried().map(|(_, serial)| parse(serial))
    }

    /// The number of that serial, normalised.
    #[must_use]
    pub fn serial_number(&self) -> Option<SmolStr> {
        self.maker_serial().map(|serial| serial.serial_number())
    }
}
