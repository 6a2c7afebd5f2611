//! The list of campaigns, and the form of a new campaign.

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
    /// Every campaign of the store; `None` until the first survey.
    pub rows: Option<Vec<CampaignOverview>>,
    /// The chosen line.
    pub chosen: usize,
    /// Whether another campaign was requested and has not been entered yet. Nothing may be recorded meanwhile.
    pub entering: bool,
    /// The devices that were missing in the previous campaign.
    pub missing_before: BTreeSet<Tag>,
    /// The newest inventory, after the first survey.
    pub office: Option<Arc<Inventory>>,
    /// The seed for the draw of the next campaign.
    pub seed: u64,
    /// The form of a new campaign.
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

    /// Computes again the result of the form, after a change in it.
    pub(in crate::tui::app) fn reckon(&mut self) {
        if let Some(inventory) = &self.office {
            self.form.refresh(inventory);
        }
    }
}
