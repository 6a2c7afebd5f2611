//! Campaigns as plain data: how to open one, an overview of each, and the current one.

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

/// How to open a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The colleges to visit; empty means all of the inventory.
    pub colleges: Vec<Uai>,
    /// The days for which it is planned.
    pub planned: Option<Planned>,
    /// How devices are looked for.
    pub mode: AuditMode,
}

/// A campaign of the store and its progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignOverview {
    /// Which.
    pub id: CampaignId,
    /// The campaign according to its entries; `None` if none of them opens it.
    pub told: Option<Campaign>,
    /// The inventory revision with which it is compared.
    pub revision: Revision,
    /// How many entries it contains.
    pub entries: u64,
    /// Its progress.
    pub progress: CampaignProgress,
    /// Whether the numbers of expected devices may be shown.
    pub shown: bool,
}

/// All campaigns of the store.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// Every campaign: the open ones first, then the closed ones; in both groups the one opened last comes first.
    pub campaigns: Vec<CampaignOverview>,
    /// The devices that are missing in the campaign before the current one.
    pub missing_before: BTreeSet<Tag>,
    /// The newest inventory: the next campaign is compared with it.
    pub office: Arc<Inventory>,
    /// A random number as the seed of the next campaign's draw.
    pub seed: u64,
}

/// The campaign that is the current one from now on.
#[derive(Clone, Debug)]
pub struct Entered {
    /// Which.
    pub campaign: CampaignId,
    /// The series that this station writes there.
    pub writer: WriterId,
    /// Its conclusions.
    pub standing: Standing,
}
