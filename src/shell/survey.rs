//! A survey of the campaigns: every one with how far it has come, and what the one before left missing.

use super::clock;
use crate::{
    audit::{
        ids::{CampaignId, Revision},
        inventory::Inventory,
        progress, scope,
        standing::Standing,
    },
    io::store::{Store, StoreError},
    job::{CampaignOverview, Survey},
};
use jiff::civil::Date;
use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

/// Reads every campaign of the store.
///
/// # Errors
/// As every read of the store.
pub(super) fn survey(store: &Store, now: Option<CampaignId>, date: Date) -> Result<Survey, StoreError> {
    // Most campaigns are held against one revision or two.
    let mut inventories: BTreeMap<Revision, Arc<Inventory>> = BTreeMap::new();
    let mut found = Vec::new();
    for line in store.campaigns()?.into_iter().filter(|line| line.entries > 0) {
        if store.purged(line.campaign)?.is_some() {
            continue;
        }
        let ledger = store.ledger(line.campaign, clock::now())?;
        let told = ledger.campaign();
        let revision = store.revision_for(&ledger)?;
        let standing = Standing::new(read(store, &mut inventories, revision)?, ledger, date);
        let colleges = progress::colleges_of(&standing);
        let counted: Vec<_> = colleges.iter().map(|college| progress::college(&standing, *college)).collect();
        let overview = CampaignOverview {
            id: line.campaign,
            told,
            revision,
            entries: line.entries,
            progress: progress::campaign(&counted),
            shown: colleges.iter().all(|college| standing.expected_shown_in_all(*college)),
        };
        found.push((overview, scope::missing(&standing)));
    }
    let opened = |overview: &CampaignOverview| overview.told.as_ref().map(|told| told.opened.ms());
    let of_now = found.iter().find(|(overview, _)| Some(overview.id) == now).and_then(|(overview, _)| opened(overview));
    let before = found.iter().filter(|(overview, _)| {
        Some(overview.id) != now && of_now.is_some() && opened(overview).is_some() && opened(overview) <= of_now
    });
    let missing_before =
        before.max_by_key(|(overview, _)| opened(overview)).map(|(_, missing)| missing.clone()).unwrap_or_default();
    let mut campaigns: Vec<CampaignOverview> = found.into_iter().map(|(overview, _)| overview).collect();
    campaigns
        .sort_by_key(|overview| (overview.told.as_ref().is_none_or(|told| told.closed), Reverse(opened(overview)), overview.id));
    let office = read(store, &mut inventories, store.newest_revision()?)?;
    Ok(Survey { campaigns, missing_before, office, seed: store.random_number()?.into() })
}

/// An inventory revision, read once.
fn read(store: &Store, known: &mut BTreeMap<Revision, Arc<Inventory>>, revision: Revision) -> Result<Arc<Inventory>, StoreError> {
    if let Some(inventory) = known.get(&revision) {
        return Ok(inventory.clone());
    }
    let inventory = Arc::new(store.inventory(revision)?);
    known.insert(revision, inventory.clone());
    Ok(inventory)
}
