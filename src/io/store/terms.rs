//! The ledger of a campaign on this store's terms: the office that it knows, and what time it can be by now.

use super::{error::StoreError, open::Store};
use crate::audit::{
    ids::{CampaignId, Revision},
    journal::{Entry, Hlc, PublicKey, Reach},
    ledger::{Ledger, Terms},
    moment::Moment,
};
use std::collections::BTreeSet;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Store {
    /// The series of which entries tell who may say what: those that the office keeps for the whole hub. They are no campaign.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn roster(&self) -> Result<Option<CampaignId>, StoreError> {
        Ok(self.pin()?.map(|pin| pin.hub.roster()))
    }

    /// The entries of the office's roster; none where there is no hub.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn roster_entries(&self) -> Result<Vec<Entry>, StoreError> {
        self.roster()?.map_or_else(|| Ok(Vec::new()), |roster| self.entries(roster))
    }

    /// On what terms entries are folded here, when it is `now`.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn terms(&self, now: Moment) -> Result<Terms, StoreError> {
        let pin = self.pin()?;
        // A clock that is behind must not make what happened since look like the future.
        let latest = now.ms().max(self.newest_known()?.unwrap_or(i64::MIN));
        let horizon = Hlc::at(latest.div_euclid(DAY_MS).saturating_add(2).saturating_mul(DAY_MS));
        Ok(Terms { office: pin.map(|pin| pin.office), horizon })
    }

    /// The ledger of a campaign, with what the office says of stations, when it is `now`.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn ledger(&self, campaign: CampaignId, now: Moment) -> Result<Ledger, StoreError> {
        let mut entries = self.roster_entries()?;
        entries.extend(self.entries(campaign)?);
        Ok(Ledger::on(self.terms(now)?, entries))
    }

    /// The revision to hold a campaign against: the one that its entries name last and that is here; where none of them is,
    /// the newest. Whoever needs to know whether that is the one meant compares it with
    /// [`Campaign::revision`](crate::audit::ledger::Campaign).
    ///
    /// # Errors
    /// As every read of the store.
    pub fn revision_for(&self, ledger: &Ledger) -> Result<Revision, StoreError> {
        let here: BTreeSet<Revision> = self.revisions()?.into_iter().map(|line| line.revision).collect();
        Ok(ledger.revisions().find(|revision| here.contains(revision)).or(here.last().copied()).unwrap_or_default())
    }

    /// The latest moment, in milliseconds since 1970, that somebody else vouches for: when the inventory was imported at the
    /// office, and when the hub's clock agreed with this one.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn newest_known(&self) -> Result<Option<i64>, StoreError> {
        let told = "SELECT at FROM revision ORDER BY number DESC LIMIT 1";
        let imported: Option<String> = self.one(told)?;
        let imported = imported.and_then(|at| at.parse::<Moment>().ok()).map(Moment::ms);
        Ok(imported.max(self.pin()?.and_then(|pin| pin.synced).map(Moment::ms)))
    }

    /// How far the series of other stations go here: those of one key, or all.
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

    /// Whether the series of a campaign are the roster of a hub that was forgotten: nobody else's matter.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn is_forgotten(&self, campaign: CampaignId) -> Result<bool, StoreError> {
        Ok(Some(campaign) != self.roster()? && self.rosters()?.contains(&campaign))
    }

    /// The campaigns that are rosters of hubs, of this one and of those that were forgotten.
    pub(super) fn rosters(&self) -> Result<BTreeSet<CampaignId>, StoreError> {
        let forgotten = self.setting("rosters")?.unwrap_or_default();
        Ok(forgotten.split_whitespace().filter_map(|id| id.parse().ok()).chain(self.roster()?).collect())
    }
}
