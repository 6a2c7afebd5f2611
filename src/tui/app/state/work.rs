//! The current campaign and its conclusions.

use crate::audit::{
    find::Finder,
    ids::{CampaignId, WriterId},
    inventory::Inventory,
    standing::Standing,
};
use jiff::civil::Date;
use std::sync::Arc;

/// The current campaign.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Work {
    pub(in crate::tui) campaign: Option<CampaignId>,
    /// The series that this station writes.
    pub(in crate::tui) writer: Option<WriterId>,
    pub(in crate::tui) standing: Option<Standing>,
    pub(in crate::tui::app) today: Option<Date>,
    /// The texts of an inventory for finding anything in it, once that was asked for.
    pub(in crate::tui::app) finder: Option<(Arc<Inventory>, Arc<Finder>)>,
}

impl Work {
    /// Whether there is a campaign to work on: an inventory and an opened campaign.
    pub(in crate::tui) fn is_ready(&self) -> bool {
        self.standing.as_ref().is_some_and(|standing| standing.ledger().campaign().is_some())
    }

    /// Whether the campaign is closed: nothing can be read in it any more.
    pub(in crate::tui) fn is_closed(&self) -> bool {
        self.standing.as_ref().is_some_and(|standing| standing.ledger().is_closed())
    }
}
