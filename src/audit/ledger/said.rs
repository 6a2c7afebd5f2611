//! What the entries said, one by one: stations, the campaign, decisions, remarks, devices without a label.

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
    /// The key of its heads.
    pub key: PublicKey,
}

/// The campaign as its entries tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its name.
    pub name: SmolStr,
    /// The colleges to visit; empty for all of the inventory.
    pub colleges: Vec<Uai>,
    /// The revision it is held against now.
    pub revision: Revision,
    /// When it was opened.
    pub opened: Moment,
    /// When it is planned.
    pub planned: Option<Planned>,
    /// How devices are looked for.
    pub mode: AuditMode,
    /// Whether it is over.
    pub closed: bool,
}

/// A decision with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its place in the order of entries.
    pub order: Order,
    /// When.
    pub at: Moment,
    /// Who.
    pub author: Author,
    /// What.
    pub decided: journal::Decided,
}

/// A remark with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its place in the order of entries.
    pub order: Order,
    /// When.
    pub at: Moment,
    /// Who.
    pub author: Author,
    /// What.
    pub noted: Noted,
}

/// A device without a readable tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlabelled {
    /// Its place in the order of entries.
    pub order: Order,
    /// When.
    pub at: Moment,
    /// Who.
    pub author: Author,
    /// Where.
    pub spot: Spot,
    /// What is wrong with the label.
    pub label: Label,
    /// What it looks like.
    pub note: Option<SmolStr>,
}

/// What an entry is about: where conclusions may change when it comes or is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// A read.
    Read(ReadIx),
    /// A college: its visit was opened or closed, or it went over to a full count.
    Visit(Uai),
    /// A room.
    Room(Uai, RoomName),
    /// A device without a readable tag.
    Unlabelled(EntryId),
    /// Another entry, taken back or restored.
    Entry(EntryId),
    /// A decision about this finding: no conclusion depends on it.
    Decision(Finding),
    /// A remark about this: no conclusion depends on it.
    Remark(About),
    /// Of a kind that is unknown here: nothing is concluded from it.
    Foreign,
    /// The campaign itself, or a station.
    Campaign,
    /// Set aside: nothing is concluded from it ([`super::Ledger::aside`]).
    Aside,
}
