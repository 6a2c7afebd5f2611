//! Purging: finds what a store no longer needs, shows it, and erases it when a person confirms.

use super::{
    campaigns::CampaignInfo,
    clock,
    session::{Session, needs},
    translate,
};
use crate::{
    audit::{
        ids::{CampaignId, Revision},
        journal::StillId,
    },
    io::store::StoreError,
    job::{Doing, Failure, Hint},
};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PurgeOrder {
    /// Closed campaigns: these, by identity; if the list is empty, all of them.
    pub campaigns: Option<Vec<CampaignId>>,
    /// Earlier revisions of the inventory.
    pub revisions: bool,
    /// References to holders.
    pub holders: bool,
}

/// A campaign that would be purged, or that cannot be purged yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purgeable {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its name.
    pub name: SmolStr,
    /// How many payloads would be erased.
    pub payloads: u64,
    /// How many own entries its hub does not have yet. The campaign stays until the hub has them.
    pub waiting: u64,
    /// How many photographs are here that its hub is not known to have. The campaign stays until the hub has them.
    pub photographs: usize,
}

impl Purgeable {
    /// Whether it stays, because its hub does not have everything yet.
    #[must_use]
    pub const fn stays(&self) -> bool {
        self.waiting > 0 || self.photographs > 0
    }
}

/// What would be erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purge {
    /// Campaigns.
    pub campaigns: Vec<Purgeable>,
    /// How many references to holders.
    pub holders: u64,
    /// The revision into which earlier ones would be merged, and the number of their rows.
    pub floor: Option<(Revision, u64)>,
}

impl Purge {
    /// Whether nothing would be erased.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.holders == 0 && self.floor.is_none() && self.campaigns.iter().all(Purgeable::stays)
    }
}

impl Session {
    /// Finds what would be erased.
    ///
    /// # Errors
    /// [`Hint::CloseFirst`] for a named campaign that is not closed, and every case of the store.
    pub fn would_purge(&self, order: &PurgeOrder) -> Result<Purge, Failure> {
        let all = self.campaigns()?;
        let mut purge = Purge::default();
        if let Some(named) = &order.campaigns {
            for info in all.iter().filter(|info| info.purged.is_none()) {
                let asked = named.contains(&info.line.campaign);
                if !(asked || named.is_empty()) {
                    continue;
                }
                if info.told.as_ref().is_some_and(|told| told.closed) {
                    purge.campaigns.push(self.purgeable(info)?);
                } else if asked {
                    return Err(needs(Doing::Purge, &info.name, Hint::CloseFirst));
                }
            }
        }
        if order.holders {
            purge.holders = self.store().holders().map_err(said)?;
        }
        if order.revisions {
            purge.floor = self.floor(&all, &purge)?;
        }
        Ok(purge)
    }

    fn purgeable(&self, info: &CampaignInfo) -> Result<Purgeable, Failure> {
        let campaign = info.line.campaign;
        let mut waiting = 0;
        if self.pin()?.is_some() {
            for series in self.store().own().map_err(said)?.iter().filter(|series| series.campaign == campaign) {
                waiting += series.entries.saturating_sub(self.store().acknowledged(series.writer).map_err(said)?);
            }
        }
        let photographs = if self.pin()?.is_some() { self.owed(campaign)? } else { 0 };
        let payloads = self.store().would_go(campaign).map_err(said)?;
        Ok(Purgeable { campaign, name: info.name.clone(), payloads, waiting, photographs })
    }

    /// The earliest revision needed by a campaign that stays; if there is none, the newest. `None` if there is nothing
    /// before it.
    fn floor(&self, all: &[CampaignInfo], purge: &Purge) -> Result<Option<(Revision, u64)>, Failure> {
        let goes = |info: &&CampaignInfo| {
            let of_plan = purge.campaigns.iter().any(|gone| gone.campaign == info.line.campaign && !gone.stays());
            info.purged.is_some() || of_plan
        };
        let needed = all.iter().filter(|info| !goes(info)).filter_map(|info| info.told.as_ref()).map(|told| told.revision);
        let mut floor = match needed.min() {
            Some(earliest) => earliest,
            None => self.newest_revision()?,
        };
        if let Some(pin) = self.pin()? {
            // The office must still hand over, one by one, the revisions made after its last sync.
            let synced = pin.synced.map_or(i64::MIN, |at| at.ms());
            let revisions = self.store().revisions().map_err(said)?;
            let late = revisions
                .iter()
                .find(|line| line.at.parse().map_or(i64::MAX, |at: crate::audit::moment::Moment| at.ms()) > synced);
            floor = late.map_or(floor, |late| floor.min(late.revision));
        }
        let rows = self.store().would_be_gathered(floor).map_err(said)?;
        Ok((rows > 0).then_some((floor, rows)))
    }

    /// The photographs that entries of these campaigns alone name, and those that others name.
    fn named(&self, campaigns: &[CampaignId]) -> Result<(BTreeSet<StillId>, BTreeSet<StillId>), Failure> {
        let named = self.store().stills().map_err(said)?;
        let (going, staying): (Vec<_>, Vec<_>) = named.into_iter().partition(|named| campaigns.contains(&named.campaign));
        let staying: BTreeSet<StillId> = staying.into_iter().map(|named| named.still).collect();
        let going = going.into_iter().map(|named| named.still).filter(|still| !staying.contains(still)).collect();
        Ok((going, staying))
    }

    /// How many photographs of a campaign are here and not known to be at the hub. Under an earlier key this station may have
    /// taken them as another one.
    fn owed(&self, campaign: CampaignId) -> Result<usize, Failure> {
        let named = self.store().stills().map_err(said)?.into_iter();
        let named: BTreeSet<StillId> = named.filter(|named| named.campaign == campaign).map(|named| named.still).collect();
        if named.is_empty() {
            return Ok(0);
        }
        let here = self.album().here().map_err(|error| translate::album(Doing::Purge, &error))?;
        let delivered = self.store().delivered().map_err(said)?;
        Ok(named.iter().filter(|still| here.contains(still) && !delivered.contains(still)).count())
    }

    /// Erases what was found. It cannot be undone.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn purge(&mut self, purge: &Purge) -> Result<(), Failure> {
        let gone = purge.campaigns.iter().filter(|campaign| !campaign.stays()).map(|campaign| campaign.campaign);
        let campaigns: Vec<CampaignId> = gone.collect();
        if !campaigns.is_empty() {
            // First the photographs: a purge that is killed in between is still to be made, and then goes to its end.
            let (going, staying) = self.named(&campaigns)?;
            let cleared = self.album().clear(&staying, &going);
            cleared.map_err(|error| translate::album(Doing::Purge, &error))?;
            self.store_mut().purge(&campaigns, clock::now()).map_err(said)?;
        }
        let store = self.store_mut();
        if purge.holders > 0 {
            store.drop_holders().map_err(said)?;
        }
        if let Some((floor, _)) = purge.floor {
            store.gather(floor).map_err(said)?;
        }
        Ok(())
    }
}

fn said(error: StoreError) -> Failure {
    translate::store(Doing::Purge, &error)
}
