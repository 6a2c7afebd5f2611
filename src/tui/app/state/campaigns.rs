//! The list of campaigns, and the campaign that is being made.

use super::form::CampaignForm;
use crate::{
    audit::{
        ids::{CampaignId, Tag},
        inventory::Inventory,
    },
    job::CampaignOverview,
};
use std::{collections::BTreeSet, sync::Arc};

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct Campaigns {
    /// Every campaign of the store; `None` until it was looked.
    pub rows: Option<Vec<CampaignOverview>>,
    /// The chosen line.
    pub chosen: usize,
    /// Whether another campaign was asked for and is not there yet: nothing may be recorded meanwhile.
    pub entering: bool,
    /// The devices that were missing in the campaign before.
    pub missing_before: BTreeSet<Tag>,
    /// The newest inventory, once the campaigns were looked through.
    pub office: Option<Arc<Inventory>>,
    /// The seed for the draw of the next campaign.
    pub seed: u64,
    /// The campaign that is being made.
    pub form: CampaignForm,
}

impl Campaigns {
    /// The chosen campaign.
    #[must_use]
    pub fn campaign(&self) -> Option<&CampaignOverview> {
        self.rows.as_ref()?.get(self.chosen)
    }

    /// Chooses the line of a campaign.
    pub(in crate::tui::app) fn choose(&mut self, campaign: Option<CampaignId>) {
        let place = self.rows.iter().flatten().position(|overview| Some(overview.id) == campaign);
        self.chosen = place.unwrap_or_default();
    }

    /// Works out anew what the form comes to: something in it was changed.
    pub(in crate::tui::app) fn reckon(&mut self) {
        if let Some(inventory) = &self.office {
            self.form.refresh(inventory);
        }
    }
}
