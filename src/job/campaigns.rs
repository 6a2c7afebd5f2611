//! Campaigns as plain data: how one is to be opened, what is told of each, what is worked on.

use crate::audit::{
    ids::{CampaignId, Revision, Tag, WriterId},
    inventory::Inventory,
    journal::{AuditMode, Planned},
    ledger::Campaign,
    progress::CampaignProgress,
    standing::Standing,
    uai::Uai,
};
use std::{collections::BTreeSet, sync::Arc};

/// How a campaign is to be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The colleges to visit; empty for all of the inventory.
    pub colleges: Vec<Uai>,
    /// When it is planned.
    pub planned: Option<Planned>,
    /// How devices are looked for.
    pub mode: AuditMode,
}

/// A campaign of the store, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignOverview {
    /// Which.
    pub id: CampaignId,
    /// What its entries say of it; `None` where none opens it.
    pub told: Option<Campaign>,
    /// The inventory revision that it is held against.
    pub revision: Revision,
    /// How many entries it holds.
    pub entries: u64,
    /// How far it has come.
    pub progress: CampaignProgress,
    /// Whether the figures may be shown that tell how many devices are expected.
    pub shown: bool,
}

/// What the campaigns of the store are.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// Every campaign: the open ones first, of these and of the others the one opened last.
    pub campaigns: Vec<CampaignOverview>,
    /// The devices that are missing in the campaign before the one worked on.
    pub missing_before: BTreeSet<Tag>,
    /// The newest inventory: the next campaign is held against it.
    pub office: Arc<Inventory>,
    /// A number that nobody could foresee, for the draw of the next campaign.
    pub seed: u64,
}

/// The campaign that is worked on from now on.
#[derive(Clone, Debug)]
pub struct Entered {
    /// Which.
    pub campaign: CampaignId,
    /// The series that this station writes there.
    pub writer: WriterId,
    /// Its conclusions.
    pub standing: Standing,
}
