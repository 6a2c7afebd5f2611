//! What can happen in a campaign. The names and fields here are the stored JSON: they are added to, never changed.

use super::{
    head::PublicKey,
    mode::{AuditMode, Planned},
    roster::{Reach, Scope, StatedHead, StatedRevision},
    words::{By, Condition, Decision, Label, Lack},
};
use crate::audit::{
    finding::Finding,
    ids::{CampaignId, EntryId, Revision, RoomName, Tag},
    uai::Uai,
};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::num::NonZeroU8;

/// A place of the audit: a college, and a room of it where the auditor said which.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// The college.
    pub college: Uai,
    /// The room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomName>,
}

/// A room of a college.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RoomPlace {
    /// The college.
    pub college: Uai,
    /// The room.
    pub room: RoomName,
}

/// One read of one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Where.
    pub spot: Spot,
    /// What was read, less personal fields ([`crate::audit::tag::Payload::kept`]).
    pub payload: SmolStr,
    /// How it was read.
    pub by: By,
    /// The maker's serial number read from the same device, where somebody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<SmolStr>,
    /// The earlier read of the same device that this one puts right: while this one holds, that one does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<EntryId>,
    /// How many times the tag stood in one frame, at separate places. More than one is a `duplicate_tag`.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub copies: NonZeroU8,
}

const fn one() -> NonZeroU8 {
    NonZeroU8::MIN
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_one(copies: &NonZeroU8) -> bool {
    *copies == NonZeroU8::MIN
}

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A recorded device.
    Device(Tag),
    /// An entry: a read of something unknown, a device without a label.
    Entry(EntryId),
}

/// A remark about a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Where it was made.
    pub college: Uai,
    /// About what.
    pub about: About,
    /// The condition, if it was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// What is missing, if it is incomplete.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<Lack>,
    /// A remark in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<SmolStr>,
    /// Where a photograph of it is: a file, or whatever finds it again. The picture itself is not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<SmolStr>,
}

/// What a decision rests on: once any of it is another, the decision no longer applies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The read that decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<EntryId>,
    /// The recorded college.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub college: Option<Uai>,
    /// The recorded room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomName>,
}

/// A decision about one discrepancy, as it was when the person decided: once the finding is another, it no longer applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The discrepancy.
    pub finding: Finding,
    /// What it rests on; `None` holds whatever becomes of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// What is proposed.
    pub decision: Decision,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<SmolStr>,
    /// What proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<SmolStr>,
    /// The decisions about the same discrepancy that were known to whoever decided: this one settles them. Two of which
    /// neither knew the other are a conflict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<EntryId>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A station began its series: always its first entry.
    Joined {
        /// The campaign that the series belongs to.
        campaign: CampaignId,
        /// The station's name.
        station: SmolStr,
        /// The key that its heads are signed with.
        key: PublicKey,
    },
    /// A campaign was opened.
    CampaignOpened {
        /// Its name.
        name: SmolStr,
        /// The colleges to visit; empty for all colleges of the inventory.
        colleges: Vec<Uai>,
        /// The inventory revision it is held against.
        revision: Revision,
        /// When it is planned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        planned: Option<Planned>,
        /// How devices are looked for; full in entries that do not say it.
        #[serde(default, skip_serializing_if = "AuditMode::is_full")]
        mode: AuditMode,
    },
    /// The campaign is held against another revision from now on.
    CampaignMoved {
        /// That revision.
        revision: Revision,
    },
    /// The campaign is over: nothing more is read in it. What another station read counts whenever it arrives.
    CampaignClosed {},
    /// The campaign goes on.
    CampaignReopened {},
    /// The campaign goes to these colleges too: what was read there counts from now on, whenever it was read.
    CampaignWidened {
        /// The colleges that come to it.
        colleges: Vec<Uai>,
    },
    /// The office keeps its roster in the journal from now on: what a station writes counts as far as it was accepted.
    RosterOpened {
        /// What the office had received by then: all of that counts.
        known: Vec<Reach>,
    },
    /// The office accepts a station, or gives it another scope.
    StationAccepted {
        /// The station's key.
        key: PublicKey,
        /// Its name, as the office knows it.
        name: SmolStr,
        /// The colleges that it may write for.
        scope: Scope,
        /// What the office had received of it by then: for that, what was said before goes on to hold too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        known: Vec<Reach>,
    },
    /// The office turns a station away: what it writes from now on counts no more.
    StationRefused {
        /// The station's key.
        key: PublicKey,
        /// Its name, as the office knows it.
        name: SmolStr,
        /// What the office had received of it by then: that goes on to count.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        known: Vec<Reach>,
    },
    /// What the office knows there is, as far as it has grown since it said so last: who sees less is told.
    Stated {
        /// How far these series go.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        heads: Vec<StatedHead>,
        /// These revisions of the inventory.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        revisions: Vec<StatedRevision>,
    },
    /// The clock of the station is right again: earlier entries of this series that are stamped later than this one were
    /// stamped by a clock that was ahead.
    ClockSet {
        /// By how many milliseconds it was ahead.
        ahead_ms: u64,
    },
    /// In a sampling campaign: every device of this college is looked for from now on.
    WentFull {
        /// The college.
        college: Uai,
    },
    /// A visit was opened, or opened again.
    VisitOpened {
        /// The college.
        college: Uai,
    },
    /// A visit was closed, and every room of it.
    VisitClosed {
        /// The college.
        college: Uai,
    },
    /// A room was opened, or opened again.
    RoomOpened(RoomPlace),
    /// A room was closed: what was expected there and not read is missing.
    RoomClosed(RoomPlace),
    /// A device was read.
    Seen(Seen),
    /// A device is here without a readable tag, and nothing tells which.
    Unlabelled {
        /// Where.
        spot: Spot,
        /// What is wrong with the label.
        label: Label,
        /// What it looks like.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<SmolStr>,
    },
    /// Something was remarked about a device.
    Noted(Noted),
    /// A person decided about a discrepancy.
    Decided(Decided),
    /// An earlier entry is taken back: it never happened. Taking back a `Retracted` restores what it took.
    Retracted {
        /// The entry taken back.
        entry: EntryId,
    },
    /// A kind that this version does not know: its JSON, kept and passed on, without effect.
    #[serde(skip)]
    Foreign(SmolStr),
}

impl Fact {
    /// Whether the office alone says it, where there is a hub: what concerns the campaign as a whole, and the stations.
    #[must_use]
    pub const fn is_for_the_office(&self) -> bool {
        match self {
            Self::CampaignOpened { .. }
            | Self::CampaignMoved { .. }
            | Self::CampaignClosed {}
            | Self::CampaignReopened {}
            | Self::CampaignWidened { .. }
            | Self::RosterOpened { .. }
            | Self::StationAccepted { .. }
            | Self::StationRefused { .. }
            | Self::Stated { .. } => true,
            Self::Joined { .. }
            | Self::ClockSet { .. }
            | Self::WentFull { .. }
            | Self::VisitOpened { .. }
            | Self::VisitClosed { .. }
            | Self::RoomOpened(_)
            | Self::RoomClosed(_)
            | Self::Seen(_)
            | Self::Unlabelled { .. }
            | Self::Noted(_)
            | Self::Decided(_)
            | Self::Retracted { .. }
            | Self::Foreign(_) => false,
        }
    }

    /// Whether it happens where the devices are: that ends with the campaign, while decisions about it go on.
    #[must_use]
    pub const fn is_fieldwork(&self) -> bool {
        match self {
            Self::VisitOpened { .. }
            | Self::VisitClosed { .. }
            | Self::RoomOpened(_)
            | Self::RoomClosed(_)
            | Self::WentFull { .. }
            | Self::Seen(_)
            | Self::Unlabelled { .. } => true,
            Self::Joined { .. }
            | Self::CampaignOpened { .. }
            | Self::CampaignMoved { .. }
            | Self::CampaignClosed {}
            | Self::CampaignReopened {}
            | Self::CampaignWidened { .. }
            | Self::RosterOpened { .. }
            | Self::StationAccepted { .. }
            | Self::StationRefused { .. }
            | Self::Stated { .. }
            | Self::ClockSet { .. }
            | Self::Noted(_)
            | Self::Decided(_)
            | Self::Retracted { .. }
            | Self::Foreign(_) => false,
        }
    }
}
