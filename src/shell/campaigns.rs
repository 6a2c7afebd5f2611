//! The campaigns of a session: listed, opened, gone over to.

use super::{
    clock, load,
    session::{Joined, Session, needs},
    translate,
};
use crate::{
    audit::{
        ids::{CampaignId, Revision},
        journal::Fact,
        ledger::Campaign,
        standing::Standing,
    },
    io::store::CampaignLine,
    job::{Doing, Entered, Failure, Hint, Opening},
};
use jiff::civil::Date;
use smol_str::SmolStr;

/// A campaign with what its entries say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignInfo {
    /// Its line in the store.
    pub line: CampaignLine,
    /// Its name; the identity where no entry opens it.
    pub name: SmolStr,
    /// The revision it is held against.
    pub revision: Revision,
    /// What its entries say of it; `None` where none opens it.
    pub told: Option<Campaign>,
    /// Whether this install works on it now.
    pub current: bool,
    /// When it was purged, if it was: it concludes nothing any more.
    pub purged: Option<String>,
}

impl Session {
    /// The campaigns of the store. A series without entries is none: its opening was refused by the disk.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn campaigns(&self) -> Result<Vec<CampaignInfo>, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        let mut infos = Vec::new();
        for line in self.store().campaigns().map_err(said)?.into_iter().filter(|line| line.entries > 0) {
            let opened = self.store().ledger(line.campaign, clock::now()).map_err(said)?.campaign();
            infos.push(CampaignInfo {
                line,
                name: opened.as_ref().map_or_else(|| line.campaign.to_string().into(), |c| c.name.clone()),
                revision: opened.as_ref().map(|c| c.revision).unwrap_or_default(),
                told: opened,
                current: self.joined().is_some_and(|joined| joined.campaign == line.campaign),
                purged: self.store().purged(line.campaign).map_err(said)?,
            });
        }
        Ok(infos)
    }

    /// The conclusions of a campaign in the list.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn standing_in(&self, info: &CampaignInfo, date: Date) -> Result<Standing, Failure> {
        self.standing_of(Some(info.line.campaign), date)
    }

    /// The conclusions of the campaign before the one worked on: the last that was opened before it in this store.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn standing_before(&self, date: Date) -> Result<Option<Standing>, Failure> {
        let mut campaigns = self.campaigns()?;
        campaigns.retain(|info| info.purged.is_none());
        let now = self.joined().map(|joined| joined.campaign);
        let before = load::before(&campaigns, now, |info| (info.line.campaign, info.told.as_ref()));
        before.map(|info| self.standing_in(info, date)).transpose()
    }

    /// A number that a draw can follow from, from the system's randomness: 32 bits, so that it can be told by telephone.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    pub fn draw_seed(&self) -> Result<u64, Failure> {
        self.store().random_number().map(u64::from).map_err(|error| translate::store(Doing::OpenCampaign, &error))
    }

    /// Opens a campaign against the newest revision, and works on it.
    ///
    /// # Errors
    /// [`Hint::ImportFirst`] without an inventory, [`Hint::OfficeOnly`] at a station of a hub, and every case of the store.
    pub fn open_campaign(&mut self, name: &str, opening: Opening) -> Result<Joined, Failure> {
        let said = |error| translate::store(Doing::OpenCampaign, &error);
        if !self.is_office()? {
            return Err(needs(Doing::OpenCampaign, name, Hint::OfficeOnly));
        }
        let revision = self.newest_revision()?;
        if revision == Revision(0) {
            return Err(needs(Doing::OpenCampaign, name, Hint::ImportFirst));
        }
        let campaign = self.store().new_campaign().map_err(said)?;
        let writer = self.store_mut().own_series(campaign).map_err(said)?;
        let before = self.joined();
        self.work_on(Some(Joined { campaign, writer }));
        let joined = self.joins(campaign);
        let Opening { colleges, planned, mode } = opening;
        let opened = Fact::CampaignOpened { name: SmolStr::new(name), colleges, revision, planned, mode };
        let recorded = self.append(vec![joined, opened]).and_then(|_| self.store_mut().use_campaign(campaign).map_err(said));
        if let Err(failure) = recorded {
            // The campaign before is worked on still.
            self.work_on(before);
            return Err(failure);
        }
        Ok(Joined { campaign, writer })
    }

    /// Works on another campaign of the store from now on.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn use_campaign(&mut self, campaign: CampaignId) -> Result<(), Failure> {
        let said = |error| translate::store(Doing::OpenCampaign, &error);
        self.not_purged(campaign)?;
        let writer = self.store_mut().own_series(campaign).map_err(said)?;
        self.store_mut().use_campaign(campaign).map_err(said)?;
        self.work_on(Some(Joined { campaign, writer }));
        // A campaign that came from elsewhere: the own series begins by telling whose it is.
        let series = self.store().own().map_err(said)?;
        if series.iter().any(|series| series.writer == writer && series.entries == 0) {
            self.append(vec![self.joins(campaign)])?;
        }
        Ok(())
    }

    /// The first entry of a series.
    fn joins(&self, campaign: CampaignId) -> Fact {
        Fact::Joined { campaign, station: self.station().name.clone(), key: self.station().key.public() }
    }

    /// The same, with the conclusions of that campaign. Where they cannot be read, the campaign before is worked on still.
    ///
    /// # Errors
    /// Every case of the store.
    pub(super) fn enter(&mut self, campaign: CampaignId, date: Date) -> Result<Entered, Failure> {
        let standing = self.standing_of(Some(campaign), date)?;
        self.use_campaign(campaign)?;
        match self.joined() {
            Some(joined) => Ok(Entered { campaign, writer: joined.writer, standing }),
            None => Err(needs(Doing::OpenCampaign, "", Hint::CampaignFirst)),
        }
    }

    /// Opens a campaign, as [`Self::open_campaign`], and concludes it.
    ///
    /// # Errors
    /// As there.
    pub(super) fn open_and_enter(&mut self, name: &str, opening: Opening, date: Date) -> Result<Entered, Failure> {
        let Joined { campaign, writer } = self.open_campaign(name, opening)?;
        Ok(Entered { campaign, writer, standing: self.standing_of(Some(campaign), date)? })
    }
}
