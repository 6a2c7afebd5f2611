//! The story of a campaign over a hub, told for every hub by the same words: joining, publishing, auditing apart, merging,
//! a new revision, a late arrival, and the refusals that every hub gives alike.

use super::{
    laptop::{Laptop, accept, say},
    memory::MemoryHub,
};
use crate::made;
use recol::{
    audit::{
        exchange::Scope,
        finding::{Code, Finding, Subject},
        ids::{CampaignId, HolderRef, HubId, Incarnation, Revision, RoomName, Tag},
        inventory::{Custody, CustodyKind, Device, Programme, Rows},
        uai::Uai,
    },
    io::hub::{FolderHub, Hub, HubError, Refusal, Report, Word, state},
};
use smol_str::SmolStr;
use tempfile::TempDir;

/// Devices of the story, by what becomes of them.
const READ_TWICE: &str = "A-1";
const READ_LATE: &str = "A-2";
const ON_LOAN: &str = "A-3";
const MOVED_AWAY: &str = "A-4";
const STRAYED: &str = "B-1";
const RECOVERED: &str = "B-2";
const WRITTEN_OFF: &str = "B-3";
const MOVED_HERE: &str = "C-1";

/// La Fontaine, Anne Frank, Les Vallées.
pub fn colleges() -> [Uai; 3] {
    ["0921170X", "0920068Z", "0920594W"].map(|uai| uai.parse().unwrap())
}

fn device(tag: &str, college: usize, room: &str, custody: Custody) -> Device {
    Device {
        model: "Lenovo 300e".into(),
        programme: Some("P1".into()),
        custody,
        ..made::device(tag, &format!("SN-{tag}"), colleges()[college], room)
    }
}

/// The inventory of the story; every rule of presence has a device.
pub fn rows() -> Rows {
    let due = "2026-01-31".parse().ok();
    let loan = Custody::of(CustodyKind::OnLoan, Some(HolderRef::new("H-77")), due);
    Rows {
        colleges: colleges().map(|uai| made::college(uai, format!("Collège {uai}"))).to_vec(),
        programmes: vec![Programme { code: "P1".into(), allotted: 9, full_name: Some("Secret".into()) }],
        devices: vec![
            device(READ_TWICE, 0, "Réserve", Custody::Stored),
            device(READ_LATE, 0, "Réserve", Custody::Stored),
            device(ON_LOAN, 0, "Réserve", loan),
            device(MOVED_AWAY, 0, "Chariot", Custody::Stored),
            device(STRAYED, 1, "Réserve", Custody::Stored),
            device(RECOVERED, 1, "Réserve", Custody::Lost),
            device(WRITTEN_OFF, 1, "Réserve", Custody::Stored),
            device(MOVED_HERE, 2, "CDI", Custody::Stored),
        ],
        prefixes: vec!["HDS-".into()],
        held_back: Vec::new(),
    }
}

/// Gathers, as the office's command does: and signs what was gathered.
pub fn gather(hub: &mut dyn Hub, office: &mut Laptop, floor: Revision) {
    let me = office.me();
    hub.gather(floor, &me.key).unwrap();
    let greeting = hub.meet(&[]).unwrap();
    state(&mut office.store, hub, &me, &greeting, greeting.newest()).unwrap();
}

/// Who takes part, and how each comes to the hub.
struct Story<'a> {
    office: &'a mut Laptop,
    hub: &'a mut dyn FnMut(&str) -> Box<dyn Hub>,
    campaign: CampaignId,
    /// The station that audits La Fontaine.
    at_fontaine: Laptop,
    /// The one that audits Anne Frank.
    at_frank: Laptop,
}

/// The story. `hub` gives one more way to the same hub, made by this office, for who is named.
pub fn story(office: &mut Laptop, hub: &mut dyn FnMut(&str) -> Box<dyn Hub>) {
    office.import(rows());
    let campaign = office.open_campaign();
    let report = office.sync(&mut *hub(office.name)).unwrap();
    assert_eq!((report.published, report.sent, report.troubles.as_slice()), (1, 2, [].as_slice()));
    let (at_fontaine, at_frank) = (Laptop::new("poste 1"), Laptop::new("poste 2"));
    let mut story = Story { office, hub, campaign, at_fontaine, at_frank };
    story.stations_join();
    story.each_sees_its_own_colleges_in_full();
    story.two_audit_apart();
    story.a_read_is_told_late();
    let second = story.the_office_imports_anew();
    story.the_scope_is_widened();
    story.revisions_are_gathered();
    story.somebody_comes_later_and_is_away_for_long(second);
    story.the_office_alone_may();
    for station in [&story.at_fontaine, &story.at_frank] {
        assert_eq!(station.store.verify().unwrap().problems, []);
        assert_eq!(station.store.waiting().unwrap(), 0);
    }
}

/// What a station holds of a device at a revision, if anything.
fn held(station: &Laptop, revision: u32, tag: &str) -> Option<Device> {
    let inventory = station.store.inventory(Revision(revision)).unwrap();
    inventory.by_tag(tag).and_then(|ix| inventory.device(ix)).cloned()
}

/// How many devices a station holds at a revision.
fn count(station: &Laptop, revision: u32) -> usize {
    station.store.inventory(Revision(revision)).unwrap().rows().devices.len()
}

/// What stations of one scope hold alike of every device at the second revision.
fn outlines(station: &Laptop) -> Vec<(Tag, SmolStr, Option<Uai>, Option<RoomName>)> {
    let devices = station.store.inventory(Revision(2)).unwrap().rows().devices.clone();
    devices.into_iter().map(|device| (device.tag, device.model.into(), device.college, device.room)).collect()
}

/// A device of an inventory that is about to be imported.
fn named<'a>(rows: &'a mut Rows, tag: &str) -> &'a mut Device {
    rows.devices.iter_mut().find(|device| device.tag.as_str() == tag).unwrap()
}

fn without(rows: &mut Rows, tag: &str) {
    rows.devices.retain(|device| device.tag.as_str() != tag);
}

fn presence(college: Uai, code: Code, tag: &str) -> Finding {
    Finding { college, code, subject: Subject::Device(Tag::new(tag)) }
}

impl Story<'_> {
    fn findings(&self, station: &Laptop) -> Vec<Finding> {
        station.standing(self.campaign).findings()
    }

    fn sync_office(&mut self) -> Report {
        self.office.sync(&mut *(self.hub)(self.office.name)).unwrap()
    }

    fn sync_fontaine(&mut self) -> Report {
        self.at_fontaine.sync(&mut *(self.hub)(self.at_fontaine.name)).unwrap()
    }

    fn sync_frank(&mut self) -> Report {
        self.at_frank.sync(&mut *(self.hub)(self.at_frank.name)).unwrap()
    }

    /// Unknown until the office accepts them; each then receives the whole revision.
    fn stations_join(&mut self) {
        let [fontaine, frank, _] = colleges();
        for station in [&mut self.at_fontaine, &mut self.at_frank] {
            let name = station.name;
            let refusal = Refusal::NotAccepted { name: name.to_owned(), key: station.station.key.public() };
            assert_eq!(station.refused(&mut *(self.hub)(name)), refusal);
            assert_eq!(station.refused(&mut *(self.hub)(name)), refusal);
        }
        accept(&mut *(self.hub)(self.office.name), self.office, &Scope::Colleges([fontaine, frank].into()));
        for report in [self.sync_fontaine(), self.sync_frank()] {
            assert_eq!((report.revisions, report.rows, report.arrived()), (1, 12, 2), "{:?}", report.troubles);
        }
    }

    /// In scope everything but the holder; outside what resolves a read.
    fn each_sees_its_own_colleges_in_full(&self) {
        let [_, _, vallees] = colleges();
        let lent = held(&self.at_fontaine, 1, ON_LOAN).unwrap();
        assert_eq!((lent.custody.holder(), lent.custody.kind(), lent.model.as_str()), (None, CustodyKind::OnLoan, "Lenovo 300e"));
        let outside = held(&self.at_fontaine, 1, MOVED_HERE).unwrap();
        assert_eq!((outside.college, outside.model.as_str(), outside.room), (Some(vallees), "", None));
        assert_eq!(outside.serial.as_ref().map(|serial| serial.as_str()), Some("SN-C-1"));
        assert_eq!(self.at_fontaine.store.inventory(Revision(1)).unwrap().rows().programmes[0].full_name, None);
    }

    /// In one college and across; the other end of a misassignment comes from the other station.
    fn two_audit_apart(&mut self) {
        let ([fontaine, frank, _], campaign) = (colleges(), self.campaign);
        self.at_fontaine.see(campaign, fontaine, "Réserve", READ_TWICE);
        self.at_fontaine.see(campaign, fontaine, "Réserve", STRAYED);
        self.at_fontaine.close_room(campaign, fontaine, "Réserve");
        self.at_frank.see(campaign, frank, "Réserve", RECOVERED);
        self.at_frank.see(campaign, frank, "Réserve", MOVED_HERE);
        self.at_frank.see(campaign, fontaine, "Chariot", READ_TWICE);
        assert_eq!(self.sync_fontaine().sent, 4);
        let report = self.sync_frank();
        assert_eq!((report.sent, report.arrived()), (4, 4));
        // Once more is nothing more.
        let report = self.sync_frank();
        assert_eq!((report.sent, report.arrived(), report.rows), (0, 0, 0));
        self.sync_fontaine();
        self.sync_office();
        assert_eq!(self.at_fontaine.export(campaign), self.at_frank.export(campaign));
        assert_eq!(self.at_fontaine.sealed().len(), 2 + 4 + 4);
        let findings = self.findings(&self.at_fontaine);
        assert_eq!(findings, self.findings(self.office));
        for expected in [
            presence(fontaine, Code::Misplaced, READ_TWICE),
            presence(fontaine, Code::Missing, READ_LATE),
            presence(fontaine, Code::Misassigned, STRAYED),
            presence(frank, Code::SeenElsewhere, STRAYED),
            presence(frank, Code::Recovered, RECOVERED),
            presence(frank, Code::Misassigned, MOVED_HERE),
        ] {
            assert!(findings.contains(&expected), "{expected:?} in {findings:?}");
        }
    }

    /// A device read before its room was closed, told after: late, and not lost.
    fn a_read_is_told_late(&mut self) {
        let [fontaine, ..] = colleges();
        self.at_frank.now -= 60_000;
        self.at_frank.see(self.campaign, fontaine, "Réserve", READ_LATE);
        self.at_frank.now += 60_000;
        self.sync_frank();
        assert_eq!(self.sync_fontaine().arrived(), 1);
        assert!(self.findings(&self.at_fontaine).contains(&presence(fontaine, Code::Present, READ_LATE)));
    }

    /// One moves out of scope, one in, one goes. Returns what was imported.
    fn the_office_imports_anew(&mut self) -> Rows {
        let [fontaine, _, vallees] = colleges();
        let mut second = rows();
        named(&mut second, MOVED_AWAY).college = Some(vallees);
        named(&mut second, MOVED_HERE).college = Some(fontaine);
        without(&mut second, WRITTEN_OFF);
        self.office.import(second.clone());
        assert_eq!(self.sync_office().published, 1);
        let report = self.sync_fontaine();
        assert_eq!((report.revisions, report.rows), (1, 3));
        let told = |tag| held(&self.at_fontaine, 2, tag).map(|device| (device.college, device.model));
        assert_eq!(told(MOVED_AWAY), Some((Some(vallees), "".into())));
        assert_eq!(told(MOVED_HERE), Some((Some(fontaine), "Lenovo 300e".into())));
        assert_eq!(told(WRITTEN_OFF), None);
        // The campaign is held against the first one still, and that one is whole.
        assert_eq!(self.findings(&self.at_fontaine), self.findings(&self.at_frank));
        assert_eq!(count(&self.at_fontaine, 1), 8);
        second
    }

    /// Another scope: everything anew, the same revisions.
    fn the_scope_is_widened(&mut self) {
        let cards = (self.hub)(self.office.name).meet(&[]).unwrap().cards;
        let stations = cards.iter().filter(|card| card.key != self.office.station.key.public());
        let words = stations.map(|card| (card.clone(), Word::Accepted(Scope::All))).collect();
        say(&mut *(self.hub)(self.office.name), self.office, words);
        let report = self.sync_fontaine();
        assert_eq!((report.revisions, report.rows), (2, 12 + 3));
        assert_eq!(held(&self.at_fontaine, 2, MOVED_AWAY).unwrap().model, "Lenovo 300e");
    }

    /// Earlier revisions are gathered into the newest: who has it goes on, who comes later is told no more than that.
    fn revisions_are_gathered(&mut self) {
        gather(&mut *(self.hub)(self.office.name), self.office, Revision(2));
        let greeting = (self.hub)(self.office.name).meet(&[]).unwrap();
        assert_eq!((greeting.floor, greeting.revisions.len()), (Revision(2), 1));
        assert_eq!(self.sync_fontaine().rows, 0);
        // The newer scope: everything anew from there on; what the campaign is held against stays as it is here.
        let before = (self.findings(&self.at_frank), count(&self.at_frank, 1));
        let report = self.sync_frank();
        assert_eq!((report.revisions, report.rows, report.anew), (1, 3 + 1 + 7, true));
        assert_eq!((self.findings(&self.at_frank), count(&self.at_frank, 1)), before);
        assert_eq!(outlines(&self.at_frank), outlines(&self.at_fontaine));
    }

    /// A station that comes now knows nothing of what was before. Then it is away while the office goes on: behind the
    /// floor, it keeps what it has and takes the rest as a whole.
    fn somebody_comes_later_and_is_away_for_long(&mut self, second: Rows) {
        let mut late = Laptop::new("poste 3");
        late.refused(&mut *(self.hub)(late.name));
        accept(&mut *(self.hub)(self.office.name), self.office, &Scope::All);
        assert_eq!(late.sync(&mut *(self.hub)(late.name)).unwrap().rows, 3 + 1 + 7);
        assert_eq!(outlines(&late), outlines(&self.at_fontaine));
        let mut third = second;
        without(&mut third, READ_TWICE);
        named(&mut third, READ_LATE).model = "Autre".into();
        self.office.import(third.clone());
        third.colleges.pop();
        self.office.import(third);
        self.sync_office();
        gather(&mut *(self.hub)(self.office.name), self.office, Revision(4));
        let report = late.sync(&mut *(self.hub)(late.name)).unwrap();
        assert_eq!((report.revisions, report.anew), (1, true));
        let newest = late.store.inventory(Revision(4)).unwrap();
        assert_eq!((newest.rows().devices.len(), newest.rows().colleges.len()), (6, 2));
        assert_eq!(outlines(&late), outlines(&self.at_fontaine));
        assert_eq!(self.sync_office().published, 0);
    }

    /// Nobody else sets who is known, gathers or begins a new history.
    fn the_office_alone_may(&mut self) {
        let cards = (self.hub)(self.office.name).meet(&[]).unwrap().cards;
        let (name, key) = (self.at_fontaine.name, &self.at_fontaine.station.key);
        let refused = |result| matches!(result, Err(HubError::Refused(Refusal::OfficeOnly)));
        assert!(refused((self.hub)(name).admit(&cards, key)));
        assert!(refused((self.hub)(name).gather(Revision(4), key)));
        assert!(refused((self.hub)(name).restored(key)));
    }
}

#[test]
fn the_story_in_memory() {
    let mut office = Laptop::new("bureau");
    let hub = MemoryHub::new("bureau", &office.station.key);
    story(&mut office, &mut |_| Box::new(hub.clone()));
}

#[test]
fn the_story_in_a_folder() {
    let mut office = Laptop::new("bureau");
    let dir = TempDir::new().unwrap();
    FolderHub::init(dir.path(), HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
    story(&mut office, &mut |_| Box::new(FolderHub::at(dir.path())));
}
