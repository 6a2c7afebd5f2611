//! Everything that can happen in a campaign. The names and fields here are the stored JSON: new ones may be added,
//! existing ones never change.

use super::{
    head::PublicKey,
    mode::{AuditMode, Planned},
    proof::Proof,
    roster::{Reach, Scope, StatedHead, StatedRevision},
    still::StillId,
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

/// A place of the audit: a college, and a room of it if the auditor named one.
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
    /// Where it was read.
    pub spot: Spot,
    /// What was read, without personal fields ([`crate::audit::tag::Payload::kept`]).
    pub payload: SmolStr,
    /// How it was read.
    pub by: By,
    /// The maker's serial number read from the same device, if somebody looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<SmolStr>,
    /// The earlier read of the same device that this one corrects. While this one is valid, the earlier one is void.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<EntryId>,
    /// How many times the tag occurred in one frame, at separate places. More than one is a `duplicate_tag`.
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
    /// An entry: a read of something unknown, or a device without a label.
    Entry(EntryId),
}

/// A remark about a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The college where it was made.
    pub college: Uai,
    /// What it is about.
    pub about: About,
    /// The condition, if it was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// What is missing, if it is incomplete.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<Lack>,
    /// A remark in free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<SmolStr>,
    /// Where a photograph of it can be found: a file name or any other reference in text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<SmolStr>,
    /// The photograph that is kept with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub still: Option<StillId>,
}

/// What a decision is based on. If any of it changes, the decision no longer applies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The read on which the finding rests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<EntryId>,
    /// The recorded college.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub college: Option<Uai>,
    /// The recorded room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomName>,
}

/// A decision about one discrepancy, as it was when the person decided. If the finding changes, the decision no longer
/// applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The discrepancy.
    pub finding: Finding,
    /// What it is based on. With `None` it applies whatever changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// What is proposed.
    pub decision: Decision,
    /// The reason for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<SmolStr>,
    /// The evidence for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<SmolStr>,
    /// The decisions about the same discrepancy that the author knew. This one replaces them. Two decisions of which
    /// neither author knew the other are a conflict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<EntryId>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A station started its series. Always the first entry of the series.
    Joined {
        /// The campaign that the series belongs to.
        campaign: CampaignId,
        /// The station's name.
        station: SmolStr,
        /// The key that signs its heads.
        key: PublicKey,
    },
    /// A campaign was opened.
    CampaignOpened {
        /// Its name.
        name: SmolStr,
        /// The colleges to visit; empty means all colleges of the inventory.
        colleges: Vec<Uai>,
        /// The inventory revision against which it is compared.
        revision: Revision,
        /// The days for which it is planned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        planned: Option<Planned>,
        /// How devices are looked for. Entries without this field mean a full count.
        #[serde(default, skip_serializing_if = "AuditMode::is_full")]
        mode: AuditMode,
    },
    /// The campaign is compared with another revision from now on.
    CampaignMoved {
        /// That revision.
        revision: Revision,
    },
    /// The campaign is over: nothing more is read in it. A read by another station still counts, whenever it arrives.
    CampaignClosed {},
    /// The campaign is open again.
    CampaignReopened {},
    /// The campaign covers these colleges too. Reads made there count from now on, whenever they were made.
    CampaignWidened {
        /// The additional colleges.
        colleges: Vec<Uai>,
    },
    /// The office keeps its roster in the journal from now on. What a station writes counts only as far as the office
    /// accepted it.
    RosterOpened {
        /// What the office had received by then. All of that counts.
        known: Vec<Reach>,
    },
    /// The office accepts a station, or gives it another scope.
    StationAccepted {
        /// The station's key.
        key: PublicKey,
        /// Its name, as the office knows it.
        name: SmolStr,
        /// The colleges for which it may write entries.
        scope: Scope,
        /// What the office had received from it by then. For these entries, the earlier statements still apply too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        known: Vec<Reach>,
    },
    /// The office refuses a station. What the station writes from now on does not count.
    StationRefused {
        /// The station's key.
        key: PublicKey,
        /// Its name, as the office knows it.
        name: SmolStr,
        /// What the office had received from it by then. That still counts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        known: Vec<Reach>,
        /// Whether it was lost or stolen: whoever has it now is a stranger.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        lost: bool,
    },
    /// The office names the key that may attest another office after it. The last one named is valid.
    RecoveryNamed {
        /// The public half. The other half is shown once, to a person, and stored nowhere.
        key: PublicKey,
    },
    /// This station is the office from now on, in the place of another key. What that key had stated goes on to count.
    OfficeTaken {
        /// The key of the office until now.
        before: PublicKey,
        /// What this station had of that key's series. What that key writes later does not count.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        known: Vec<Reach>,
        /// The signature of the recovery key that the office before had named.
        proof: Proof,
    },
    /// What data the office has, as far as it has grown since its last statement. A station that sees less is warned.
    Stated {
        /// The length of these series.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        heads: Vec<StatedHead>,
        /// The digests of these revisions of the inventory.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        revisions: Vec<StatedRevision>,
    },
    /// New own tags were given out: so many consecutive numbers ([`crate::audit::tag::OwnTag::numbered`]). Nobody gives them out again.
    Allotted {
        /// The first number.
        first: u64,
        /// How many numbers.
        count: u32,
    },
    /// The clock of the station is correct again. Earlier entries of this series with a later time stamp than this one
    /// were written while the clock was ahead.
    ClockSet {
        /// By how many milliseconds it was ahead.
        ahead_ms: u64,
    },
    /// In a sampling campaign: every device of this college is looked for from now on.
    WentFull {
        /// The college.
        college: Uai,
    },
    /// A visit was opened or reopened.
    VisitOpened {
        /// The college.
        college: Uai,
    },
    /// A visit was closed, with all its rooms.
    VisitClosed {
        /// The college.
        college: Uai,
    },
    /// A room was opened or reopened.
    RoomOpened(RoomPlace),
    /// A room was closed: whatever was expected there and not read is missing.
    RoomClosed(RoomPlace),
    /// A device was read.
    Seen(Seen),
    /// A device is here without a readable tag, and nothing identifies it.
    Unlabelled {
        /// Where it is.
        spot: Spot,
        /// What is wrong with the label.
        label: Label,
        /// What it looks like.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<SmolStr>,
    },
    /// A remark about a device was made.
    Noted(Noted),
    /// A person decided about a discrepancy.
    Decided(Decided),
    /// An earlier entry is retracted: it counts as if it had never happened. Retracting a `Retracted` restores what
    /// that one retracted.
    Retracted {
        /// The retracted entry.
        entry: EntryId,
    },
    /// A kind that this version does not know. Its JSON is kept and passed on, without effect.
    #[serde(skip)]
    Foreign(SmolStr),
}

impl Fact {
    /// The photograph that it names, and the college where that was taken.
    #[must_use]
    pub const fn still(&self) -> Option<(StillId, Uai)> {
        match self {
            Self::Noted(Noted { still: Some(still), college, .. }) => Some((*still, *college)),
            _ => None,
        }
    }

    /// Whether only the office may state it, if there is a hub: facts about the campaign as a whole, about the
    /// stations, and about new tags.
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
            | Self::RecoveryNamed { .. }
            | Self::OfficeTaken { .. }
            | Self::Stated { .. }
            | Self::Allotted { .. } => true,
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

    /// Whether it happens where the devices are. Such facts end with the campaign; decisions about it may follow later.
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
            | Self::RecoveryNamed { .. }
            | Self::OfficeTaken { .. }
            | Self::Stated { .. }
            | Self::Allotted { .. }
            | Self::ClockSet { .. }
            | Self::Noted(_)
            | Self::Decided(_)
            | Self::Retracted { .. }
            | Self::Foreign(_) => false,
        }
    }
}
