//! A laptop: a store of its own, and what a person does with it.

use crate::{folders::copied, reach};
use recol::{
    audit::{
        exchange::{Card, Scope},
        ids::{Author, CampaignId, EntryId, RoomName, WriterId},
        inventory::{Change, Inventory, Rows},
        journal::{AuditMode, By, Fact, RoomPlace, Seen, Spot},
        moment::Moment,
        standing::Standing,
        uai::Uai,
    },
    io::{
        hub::{Hub, HubError, Me, Refusal, Report, Word, admit, renew, sync},
        store::{Station, Store},
    },
    job::ExportOrder,
    shell,
};
use std::{num::NonZeroU8, ops::ControlFlow, path::Path, sync::Arc};
use tempfile::TempDir;

/// The wall clock: a folder has one too, and the two are held against each other.
pub fn now() -> i64 {
    i64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap().as_millis()).unwrap()
}

pub struct Laptop {
    pub store: Store,
    pub station: Station,
    pub name: &'static str,
    /// Milliseconds since 1970; a hundredth of a second on at every act.
    pub now: i64,
    /// Its folder: the last, because Windows removes no folder with a file that is open.
    pub dir: TempDir,
}

impl Laptop {
    pub fn new(name: &'static str) -> Self {
        let dir = reach::folder();
        let mut store = Store::open(dir.path()).unwrap();
        let station = store.station(name).unwrap();
        Self { dir, store, station, name, now: now() }
    }

    /// A copy, as an image of its disk makes it.
    pub fn image(&self) -> Self {
        let mut copy = Self::new(self.name);
        let folder = copy.dir.path().join("image");
        copied(self.folder(), &folder);
        copy.store = Store::open(&folder).unwrap();
        (copy.station, copy.now) = (self.station.clone(), self.now);
        copy
    }

    /// The folder of its store.
    pub fn folder(&self) -> &Path {
        self.store.path().parent().unwrap()
    }

    pub fn moment(&mut self) -> Moment {
        self.now += 10;
        Moment::new(self.now, 60)
    }

    pub fn me(&mut self) -> Me {
        Me { name: self.name.to_owned(), key: self.station.key.clone(), now: self.moment() }
    }

    pub fn sync(&mut self, hub: &mut dyn Hub) -> Result<Report, HubError> {
        let mut report = Report::default();
        self.sync_told(hub, &mut report).map(|()| report)
    }

    pub fn sync_told(&mut self, hub: &mut dyn Hub, report: &mut Report) -> Result<(), HubError> {
        let me = self.me();
        sync(&mut self.store, hub, &me, report, &mut |_| ControlFlow::Continue(()))
    }

    /// A sync that is refused by name.
    pub fn refused(&mut self, hub: &mut dyn Hub) -> Refusal {
        match self.sync(hub) {
            Err(HubError::Refused(refusal)) => refusal,
            other => panic!("{} was not refused by name: {other:?}", self.name),
        }
    }

    /// Goes on in new series under a new key; how many entries were carried over.
    pub fn renew(&mut self, hub: &mut dyn Hub) -> u64 {
        let at = self.moment();
        let carried = renew(&mut self.store, hub, at).unwrap();
        self.station = self.store.station(self.name).unwrap();
        carried
    }

    /// Takes an inventory in, as the office does.
    pub fn import(&mut self, rows: Rows) {
        let before = self.store.inventory(self.store.newest_revision().unwrap()).unwrap();
        let after = Inventory::new(before.revision(), rows);
        let at = self.moment();
        self.store.add_revision(at, "devices.csv", &Change::between(&before, &after)).unwrap();
    }

    /// Opens a campaign over the newest revision.
    pub fn open_campaign(&mut self) -> CampaignId {
        let campaign = self.store.new_campaign().unwrap();
        let revision = self.store.newest_revision().unwrap();
        let name = "Récolement".into();
        let opened = Fact::CampaignOpened { name, colleges: Vec::new(), revision, planned: None, mode: AuditMode::Full };
        self.record(campaign, opened);
        campaign
    }

    /// The own series in a campaign, begun where it is not.
    pub fn series(&mut self, campaign: CampaignId) -> WriterId {
        let writer = self.store.own_series(campaign).unwrap();
        if self.store.series().unwrap().iter().any(|series| series.writer == writer && series.entries == 0) {
            let joined = Fact::Joined { campaign, station: self.name.into(), key: self.station.key.public() };
            let at = self.moment();
            self.store.append(&self.station, writer, at, &Author::new(self.name), vec![joined]).unwrap();
        }
        writer
    }

    pub fn record(&mut self, campaign: CampaignId, fact: Fact) -> EntryId {
        let writer = self.series(campaign);
        let at = self.moment();
        self.store.append(&self.station, writer, at, &Author::new(self.name), vec![fact]).unwrap()[0].id
    }

    pub fn see(&mut self, campaign: CampaignId, college: Uai, room: &str, tag: &str) -> EntryId {
        let spot = Spot { college, room: Some(RoomName::new(room)) };
        let (payload, copies) = (tag.into(), NonZeroU8::MIN);
        self.record(campaign, Fact::Seen(Seen { spot, payload, by: By::Camera, serial: None, instead: None, copies }))
    }

    pub fn close_room(&mut self, campaign: CampaignId, college: Uai, room: &str) {
        self.record(campaign, Fact::RoomClosed(RoomPlace { college, room: RoomName::new(room) }));
    }

    pub fn standing(&self, campaign: CampaignId) -> Standing {
        let ledger = self.store.ledger(campaign, Moment::new(self.now, 60)).unwrap();
        let revision = ledger.campaign().map(|campaign| campaign.revision).unwrap_or_default();
        let inventory = self.store.inventory(revision).unwrap();
        Standing::new(Arc::new(inventory), ledger, "2026-11-24".parse().unwrap())
    }

    /// The findings of a campaign as the file that leaves the office.
    pub fn export(&self, campaign: CampaignId) -> String {
        let order = ExportOrder { campaign: Some(campaign), all: true, ..shell_order() };
        let mut out = Vec::new();
        let standing = self.standing(campaign);
        shell::export_to_stream(&mut out, shell::Concluded::newest(&standing), &order).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// Every entry of every series of a campaign, as sealed; without what the office says of stations.
    pub fn sealed(&self) -> Vec<recol::audit::journal::Sealed> {
        let roster = self.store.roster().unwrap();
        let series = self.store.series().unwrap();
        let series = series.iter().filter(|series| Some(series.campaign) != roster);
        series.flat_map(|series| self.store.sealed_after(series.writer, 0, usize::MAX).unwrap()).collect()
    }
}

fn shell_order() -> ExportOrder {
    ExportOrder { path: "-".into(), profile: recol::job::Profile::Rfc4180, all: true, ..ExportOrder::default() }
}

/// Accepts every station that has introduced itself, each with a scope.
pub fn accept(hub: &mut dyn Hub, office: &mut Laptop, scope: &Scope) {
    let cards = hub.meet(&[]).unwrap().cards.into_iter().filter(|card| !card.accepted);
    say(hub, office, cards.map(|card| (card, Word::Accepted(scope.clone()))).collect());
}

/// The office says something of stations.
pub fn say(hub: &mut dyn Hub, office: &mut Laptop, words: Vec<(Card, Word)>) {
    let me = office.me();
    admit(&mut office.store, hub, &me, &words).unwrap();
}
