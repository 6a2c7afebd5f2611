//! Loading the conclusions of a campaign, and finding the campaign before it.

use super::clock;
use crate::{
    audit::{
        ids::{CampaignId, Revision},
        inventory::Inventory,
        ledger::{Campaign, Ledger},
        standing::Standing,
    },
    io::store::{Store, StoreError},
};
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::Arc};

/// The revisions of the inventory that were read, each once. Most campaigns use one or two.
#[derive(Debug, Default)]
pub(super) struct Inventories(BTreeMap<Revision, Arc<Inventory>>);

impl Inventories {
    /// With one that was read before, if any.
    pub(super) fn knowing(read: Option<Arc<Inventory>>) -> Self {
        Self(read.into_iter().map(|read| (read.revision(), read)).collect())
    }

    /// Returns a revision. It is read from the store only the first time.
    ///
    /// # Errors
    /// As every read of the store.
    pub(super) fn get(&mut self, store: &Store, revision: Revision) -> Result<Arc<Inventory>, StoreError> {
        if let Some(known) = self.0.get(&revision) {
            return Ok(known.clone());
        }
        let read = Arc::new(store.inventory(revision)?);
        self.0.insert(revision, read.clone());
        Ok(read)
    }
}

/// Loads the conclusions of a campaign; without one, those of an empty ledger over the newest inventory.
///
/// # Errors
/// As every read of the store.
pub(super) fn standing(
    store: &Store,
    campaign: Option<CampaignId>,
    date: Date,
    inventories: &mut Inventories,
) -> Result<Standing, StoreError> {
    let ledger = match campaign {
        Some(campaign) => store.ledger(campaign, clock::now())?,
        None => Ledger::default(),
    };
    let revision = store.revision_for(&ledger)?;
    Ok(Standing::new(inventories.get(store, revision)?, ledger, date))
}

/// Returns the newest inventory; that of the conclusions, if they are based on it.
///
/// # Errors
/// As every read of the store.
pub(super) fn newest(store: &Store, standing: &Standing) -> Result<Arc<Inventory>, StoreError> {
    let newest = store.newest_revision()?;
    if standing.inventory().revision() == newest {
        Ok(standing.inventory().clone())
    } else {
        Ok(Arc::new(store.inventory(newest)?))
    }
}

/// Returns the campaign before the current one: the latest of the others that was not opened after it. `about` returns
/// the identity of an item and its campaign according to the entries.
pub(super) fn before<T>(
    campaigns: &[T],
    now: Option<CampaignId>,
    about: impl Fn(&T) -> (CampaignId, Option<&Campaign>),
) -> Option<&T> {
    let opened = |campaign: &T| about(campaign).1.map(|told| told.opened.ms());
    let now = now?;
    let limit = campaigns.iter().find(|campaign| about(campaign).0 == now).and_then(opened)?;
    let earlier = campaigns.iter().filter(|campaign| about(campaign).0 != now);
    earlier.filter(|campaign| opened(campaign).is_some_and(|at| at <= limit)).max_by_key(|campaign| opened(campaign))
}
