//! A survey of the campaigns: the progress of each, and the devices that the previous one left missing.

use super::load::{self, Inventories};
use crate::{
    audit::{ids::CampaignId, progress, scope},
    io::store::{Store, StoreError},
    job::{CampaignOverview, Survey},
};
use jiff::civil::Date;
use std::cmp::Reverse;

/// Reads every campaign of the store.
///
/// # Errors
/// As every read of the store.
pub(super) fn survey(
    store: &Store,
    now: Option<CampaignId>,
    date: Date,
    mut inventories: Inventories,
) -> Result<Survey, StoreError> {
    let mut found = Vec::new();
    for line in store.campaigns()?.into_iter().filter(|line| line.entries > 0) {
        if store.purged(line.campaign)?.is_some() {
            continue;
        }
        let standing = load::standing(store, Some(line.campaign), date, &mut inventories)?;
        let colleges = progress::colleges_of(&standing);
        let counted: Vec<_> = colleges.iter().map(|college| progress::college(&standing, *college)).collect();
        let overview = CampaignOverview {
            id: line.campaign,
            told: standing.ledger().campaign(),
            revision: standing.inventory().revision(),
            entries: line.entries,
            progress: progress::campaign(&counted),
            shown: colleges.iter().all(|college| standing.expected_shown_in_all(*college)),
        };
        found.push((overview, scope::missing(&standing)));
    }
    let before = load::before(&found, now, |(overview, _)| (overview.id, overview.told.as_ref()));
    let missing_before = before.map(|(_, missing)| missing.clone()).unwrap_or_default();
    let mut campaigns: Vec<CampaignOverview> = found.into_iter().map(|(overview, _)| overview).collect();
    let opened = |overview: &CampaignOverview| overview.told.as_ref().map(|told| told.opened.ms());
    campaigns
        .sort_by_key(|overview| (overview.told.as_ref().is_none_or(|told| told.closed), Reverse(opened(overview)), overview.id));
    let office = inventories.get(store, store.newest_revision()?)?;
    Ok(Survey { campaigns, missing_before, office, seed: store.random_number()?.into() })
}
