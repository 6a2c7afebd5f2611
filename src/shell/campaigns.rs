//! The campaigns of a session: listing them, opening one, changing to another.

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

/// A campaign with the information from its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignInfo {
    /// Its line in the store.
    pub line: CampaignLine,
    /// Its name; its identity if no entry opens it.
    pub name: SmolStr,
    /// The revision with which it is compared.
    pub revision: Revision,
    /// The campaign according to its entries; `None` if none of them opens it.
    pub told: Option<Campaign>,
    /// Whether this installation works on it now.
    pub current: bool,
    /// When it was purged, if it was. Nothing is concluded from a purged campaign.
    pub purged: Option<String>,
}

impl Session {
    /// Returns the campaigns of the store. A series without entries does not count: the disk refused its opening.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn campaigns(&self) -> Result<Vec<CampaignInfo>, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        let mut infos = Vec::new();
        for line in self.store().campaigns().map_err(said)?.into_iter().filter(|line| line.entries > 0) {
            let opened = self.store().ruling(line.campaign, clock::now()).map_err(said)?.campaign();
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

    /// Returns the conclusions of a campaign in the list.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn standing_in(&self, info: &CampaignInfo, date: Date) -> Result<Standing, Failure> {
        self.standing_of(Some(info.line.campaign), date)
    }

    /// Returns the conclusions of the previous campaign: the last one in this store that was opened before the current
    /// one.
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

    /// Returns a seed for a draw, from the system's randomness. It has 32 bits, so that it can be read out by
    /// telephone.
    ///
    /// # Errors
    /// If the system cannot provide randomness.
    pub fn draw_seed(&self) -> Result<u64, Failure> {
        self.store().random_number().map(u64::from).map_err(|error| translate::store(Doing::OpenCampaign, &error))
    }

    /// Opens a campaign with the newest revision and makes it the current one.
    ///
    /// # Errors
    /// [`Hint::ImportFirst`] without an inventory, [`Hint::OfficeOnly`] at a station of a hub, and every case of the
    /// store.
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
            // The previous campaign stays the current one.
            self.work_on(before);
            return Err(failure);
        }
        self.knows_its_own()?;
        Ok(Joined { campaign, writer })
    }

    /// Makes another campaign of the store the current one.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn use_campaign(&mut self, campaign: CampaignId) -> Result<(), Failure> {
        let said = |error| translate::store(Doing::OpenCampaign, &error);
        self.not_purged(campaign)?;
        let writer = self.store_mut().own_series(campaign).map_err(said)?;
        self.store_mut().use_campaign(campaign).map_err(said)?;
        self.work_on(Some(Joined { campaign, writer }));
        // The campaign came from another station: the first entry of the own series names this station.
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

    /// As `use_campaign`, and returns the conclusions of that campaign. If they cannot be read, the previous
    /// campaign stays the current one.
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

    /// Opens a campaign, as [`Self::open_campaign`], and returns its conclusions.
    ///
    /// # Errors
    /// As there.
    pub(super) fn open_and_enter(&mut self, name: &str, opening: Opening, date: Date) -> Result<Entered, Failure> {
        let Joined { campaign, writer } = self.open_campaign(name, opening)?;
        Ok(Entered { campaign, writer, standing: self.standing_of(Some(campaign), date)? })
    }
}
