//! The statements of entries, one type each: stations, the campaign, decisions, remarks, devices without a label.

use super::reads::ReadIx;
use crate::audit::{
    finding::Finding,
    ids::{Author, CampaignId, EntryId, Revision, RoomName},
    journal::{self, About, AuditMode, Label, Noted, Order, Planned, PublicKey, Spot},
    moment::Moment,
    uai::Uai,
};
use smol_str::SmolStr;

/// A station that takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The campaign it joined.
    pub campaign: CampaignId,
    /// Its name.
    pub name: SmolStr,
    /// The key that signs its heads.
    pub key: PublicKey,
}

/// A station that the office called lost or stolen, and did not accept again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Its name, as the office knew it. Raw.
    pub name: SmolStr,
    /// Its key.
    pub key: PublicKey,
    /// When the office first said so.
    pub at: Moment,
    /// How many of its entries in this campaign had arrived at the office by then.
    pub entries: u64,
}

/// The campaign according to its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its name.
    pub name: SmolStr,
    /// The colleges to visit; empty means all of the inventory.
    pub colleges: Vec<Uai>,
    /// The revision with which it is compared now.
    pub revision: Revision,
    /// When it was opened.
    pub opened: Moment,
    /// The days for which it is planned.
    pub planned: Option<Planned>,
    /// How devices are looked for.
    pub mode: AuditMode,
    /// Whether it is over.
    pub closed: bool,
}

/// A decision with its author and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its place in the order of entries.
    pub order: Order,
    /// When it was made.
    pub at: Moment,
    /// The author.
    pub author: Author,
    /// The decision.
    pub decided: journal::Decided,
}

/// A remark with its author and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its place in the order of entries.
    pub order: Order,
    /// When it was made.
    pub at: Moment,
    /// The author.
    pub author: Author,
    /// The remark.
    pub noted: Noted,
}

/// A device without a readable tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlabelled {
    /// Its place in the order of entries.
    pub order: Order,
    /// When it was reported.
    pub at: Moment,
    /// The author.
    pub author: Author,
    /// Where it is.
    pub spot: Spot,
    /// What is wrong with the label.
    pub label: Label,
    /// What it looks like.
    pub note: Option<SmolStr>,
}

/// What an entry is about, so that conclusions there can change when it arrives or is retracted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// A read.
    Read(ReadIx),
    /// A college: its visit was opened or closed, or it changed to a full count.
    Visit(Uai),
    /// A room.
    Room(Uai, RoomName),
    /// A device without a readable tag.
    Unlabelled(EntryId),
    /// Another entry, which is retracted or restored.
    Entry(EntryId),
    /// A decision about this finding: no conclusion depends on it.
    Decision(Finding),
    /// A remark about this: no conclusion depends on it.
    Remark(About),
    /// An entry of a kind that is unknown here: nothing is concluded from it.
    Foreign,
    /// The campaign itself, or a station.
    Campaign,
    /// Set aside: nothing is concluded from it ([`super::Ledger::aside`]).
    Aside,
}
