//! The ledger of a campaign with this store's terms: the office that it knows, and the latest time that is possible
//! now.

use super::{error::StoreError, open::Store};
use crate::audit::{
    ids::{CampaignId, Revision},
    journal::{Entry, Hlc, PublicKey, Reach, is_bare_read},
    ledger::{Entries, Ledger, Terms},
    moment::Moment,
};
use std::collections::BTreeSet;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Store {
    /// Returns the identity of the roster: the series that the office keeps for the whole hub, whose entries decide who
    /// may state what. A roster is not a campaign.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn roster(&self) -> Result<Option<CampaignId>, StoreError> {
        Ok(self.pin()?.map(|pin| pin.hub.roster()))
    }

    /// Returns the entries of the office's roster; empty if there is no hub.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn roster_entries(&self) -> Result<Vec<Entry>, StoreError> {
        self.roster()?.map_or_else(|| Ok(Vec::new()), |roster| self.entries(roster))
    }

    /// Returns the terms with which entries are folded here at the time `now`.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn terms(&self, now: Moment) -> Result<Terms, StoreError> {
        self.terms_of(self.latest(now)?)
    }

    /// Returns the later of `now` and the latest moment that another clock confirms: a clock that is behind must not make past
    /// events look like future ones.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn latest(&self, now: Moment) -> Result<Moment, StoreError> {
        let known = self.newest_known()?.filter(|known| *known > now.ms());
        Ok(known.map_or(now, |known| Moment::new(known, now.offset_min())))
    }

    /// Returns the terms with which entries are folded here, seen from a moment that is the latest possible one.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn terms_of(&self, latest: Moment) -> Result<Terms, StoreError> {
        let pin = self.pin()?;
        let horizon = Hlc::at(latest.ms().div_euclid(DAY_MS).saturating_add(2).saturating_mul(DAY_MS));
        Ok(Terms { office: pin.map(|pin| pin.office), horizon })
    }

    /// Returns the ledger of a campaign, with the office's statements about stations, at the time `now`.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn ledger(&self, campaign: CampaignId, now: Moment) -> Result<Ledger, StoreError> {
        let count = self.series()?.into_iter().filter(|series| series.campaign == campaign).map(|series| series.entries).sum();
        self.ledger_of(campaign, now, Entries::expecting(count), |_| true)
    }

    /// Returns the ledger of what rules a campaign: how it was opened, where it goes, whether it is closed, and who may state what. It is
    /// the same in [`Self::ledger`], which takes in every read too.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn ruling(&self, campaign: CampaignId, now: Moment) -> Result<Ledger, StoreError> {
        self.ledger_of(campaign, now, Entries::default(), |payload| !is_bare_read(payload))
    }

    fn ledger_of(
        &self,
        campaign: CampaignId,
        now: Moment,
        mut entries: Entries,
        wanted: impl Fn(&[u8]) -> bool,
    ) -> Result<Ledger, StoreError> {
        for campaign in self.roster()?.into_iter().chain([campaign]) {
            self.each_entry(campaign, &wanted, |entry| {
                entries.push(entry);
            })?;
        }
        Ok(Ledger::of_gathered(self.terms(now)?, entries))
    }

    /// Returns the revision with which a campaign is compared: the last one named by its entries that is here; if none
    /// of them is here, the newest. To find out whether it is the intended one, compare it with
    /// [`Campaign::revision`](crate::audit::ledger::Campaign).
    ///
    /// # Errors
    /// As every read of the store.
    pub fn revision_for(&self, ledger: &Ledger) -> Result<Revision, StoreError> {
        let here: BTreeSet<Revision> = self.revisions()?.into_iter().map(|line| line.revision).collect();
        Ok(ledger.revisions().find(|revision| here.contains(revision)).or(here.last().copied()).unwrap_or_default())
    }

    /// Returns the latest moment, in milliseconds since 1970, that another clock confirms: when the inventory was
    /// imported at the office, or when the hub's clock agreed with this one.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn newest_known(&self) -> Result<Option<i64>, StoreError> {
        let told = "SELECT at FROM revision ORDER BY number DESC LIMIT 1";
        let imported: Option<String> = self.one(told)?;
        let imported = imported.and_then(|at| at.parse::<Moment>().ok()).map(Moment::ms);
        Ok(imported.max(self.pin()?.and_then(|pin| pin.synced).map(Moment::ms)))
    }

    /// Returns the length of other stations' series here: those of one key, or all.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn reaches(&self, of: Option<&PublicKey>) -> Result<Vec<Reach>, StoreError> {
        let mut reaches = Vec::new();
        for series in self.series()?.into_iter().filter(|series| !series.own && series.entries > 0) {
            let asked = match of {
                Some(key) => self.key_of(series.writer)?.as_ref() == Some(key),
                None => true,
            };
            if asked {
                reaches.push(Reach { writer: series.writer, seq: series.entries });
            }
        }
        Ok(reaches)
    }

    /// Whether the series of a campaign are the roster of a hub that was forgotten. They are never sent to another hub.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn is_forgotten(&self, campaign: CampaignId) -> Result<bool, StoreError> {
        Ok(Some(campaign) != self.roster()? && self.rosters()?.contains(&campaign))
    }

    /// Returns the campaigns that are rosters of hubs: of this hub and of forgotten ones.
    pub(super) fn rosters(&self) -> Result<BTreeSet<CampaignId>, StoreError> {
        let forgotten = self.setting("rosters")?.unwrap_or_default();
        Ok(forgotten.split_whitespace().filter_map(|id| id.parse().ok()).chain(self.roster()?).collect())
    }
}
