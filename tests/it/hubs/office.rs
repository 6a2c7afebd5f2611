//! The office in the hands of fate: put back from a backup, copied, lost, followed by another one. Every laptop ends with the
//! office's inventory by content, nothing recorded is lost or doubled, and every refusal has its way out.

use super::{
    around::{Around, Asked, Beset},
    laptop::{Laptop, accept, say},
    story::{colleges, rows},
    ways::Place,
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, Revision},
        inventory::Rows,
        journal::{Fact, SigningKey},
        moment::Moment,
    },
    io::hub::{Hub, HubError, Refusal, Rejoined, Report, Trouble, Word, name_recovery, rejoin, succeed},
};
use std::ops::ControlFlow;

/// An office and two stations in step.
struct Team {
    place: Place,
    office: Laptop,
    one: Laptop,
    two: Laptop,
    campaign: CampaignId,
}

impl Team {
    fn new(make: fn(&Laptop) -> Place) -> Self {
        let mut office = Laptop::new("bureau");
        let place = make(&office);
        office.import(rows());
        let campaign = office.open_campaign();
        office.sync(&mut *place.hub(&office)).unwrap();
        let mut team = Self { place, office, one: Laptop::new("poste 1"), two: Laptop::new("poste 2"), campaign };
        for station in [&mut team.one, &mut team.two] {
            station.refused(&mut *team.place.hub(station));
        }
        accept(&mut *team.place.hub(&team.office), &mut team.office, &Scope::All);
        team.in_step();
        team
    }

    /// Everybody syncs until everybody has everything.
    fn in_step(&mut self) {
        for round in 0..2 {
            for laptop in [&mut self.office, &mut self.one, &mut self.two] {
                let report = laptop.sync(&mut *self.place.hub(laptop)).unwrap();
                assert_eq!(report.troubles, [], "{}, round {round}", laptop.name);
            }
        }
    }

    fn sync_office(&mut self) -> Result<Report, HubError> {
        self.office.sync(&mut *self.place.hub(&self.office))
    }

    fn hub(&self) -> Box<dyn Hub + Send> {
        self.place.hub(&self.office)
    }

    /// All have the same, and it holds.
    fn agree(&mut self) {
        let all = [&self.office, &self.one, &self.two];
        let digests = self.office.store.revision_digests().unwrap();
        for laptop in all {
            assert_eq!(laptop.store.revision_digests().unwrap(), digests, "{}", laptop.name);
            assert_eq!(tags(laptop), tags(&self.office), "{}", laptop.name);
            assert_eq!(laptop.sealed(), self.office.sealed(), "{}", laptop.name);
            assert_eq!(laptop.store.waiting().unwrap(), 0, "{}", laptop.name);
            assert_eq!(laptop.store.verify().unwrap().problems, [], "{}", laptop.name);
        }
    }
}

/// What a laptop has of every device at its newest revision, without holders.
fn tags(laptop: &Laptop) -> Vec<(String, String, Option<String>)> {
    let newest = laptop.store.newest_revision().unwrap();
    let inventory = laptop.store.inventory(newest).unwrap();
    let told = inventory.devices().iter();
    told.map(|d| (d.tag.to_string(), d.model.to_string(), d.room.as_ref().map(ToString::to_string))).collect()
}

fn rejoined(hub: &mut dyn Hub, laptop: &mut Laptop) -> (Rejoined, Report) {
    let (mut rejoined, mut report) = (Rejoined::default(), Report::default());
    let me = laptop.me();
    rejoin(&mut laptop.store, hub, &me, (&mut rejoined, &mut report), &mut |_| ControlFlow::Continue(())).unwrap();
    (rejoined, report)
}

pub fn takes_over(hub: &mut dyn Hub, laptop: &mut Laptop, recovery: &SigningKey) -> Result<Report, HubError> {
    let (me, mut report) = (laptop.me(), Report::default());
    succeed(&mut laptop.store, hub, &me, recovery, &mut report, &mut |_| ControlFlow::Continue(())).map(|()| report)
}

pub fn names_recovery(office: &mut Laptop, seed: u8) -> SigningKey {
    let (me, key) = (office.me(), SigningKey::from_seed(&[seed; 32]));
    name_recovery(&mut office.store, &me, &key.public()).unwrap();
    key
}

fn moved(tag: &str, room: &str) -> Rows {
    changed(rows(), tag, room)
}

fn changed(mut rows: Rows, tag: &str, room: &str) -> Rows {
    rows.devices.iter_mut().find(|device| device.tag.as_str() == tag).unwrap().room = Some(room.into());
    rows
}

fn held_against(laptop: &Laptop, campaign: CampaignId) -> Revision {
    let ledger = laptop.store.ledger(campaign, Moment::new(laptop.now, 0)).unwrap();
    ledger.campaign().unwrap().revision
}

/// What the issue told: the same number and other content, for ever, and nobody the wiser.
#[test]
fn an_office_put_back_from_a_backup_is_refused_by_name_and_rejoins_without_losing_anything() {
    for make in Place::each() {
        let mut team = Team::new(make);
        let mut backup = team.office.image();
        // What the backup does not have: a revision, a campaign held against it, and that a station was turned away.
        let [here, ..] = colleges();
        let mut second = moved("A-1", "CDI");
        second.devices.retain(|device| device.tag.as_str() != "B-3");
        team.office.import(second);
        let later = team.office.open_campaign();
        team.two.see(team.campaign, here, "Réserve", "A-2");
        team.in_step();
        let mut third = Laptop::new("poste 3");
        let mut hub = team.place.hub(&third);
        third.refused(&mut *hub);
        let card = team.hub().meet(&[]).unwrap().cards.into_iter().find(|card| card.name == "poste 3").unwrap();
        say(&mut *team.hub(), &mut team.office, vec![(card, Word::Refused)]);
        let before = (team.office.sealed().len(), held_against(&team.office, later));
        assert_eq!(before.1, Revision(2));

        // The backup is put back, and the office goes on with it before it asks the hub.
        backup.now = team.office.now + 1_000;
        team.office = backup;
        team.office.import(moved("A-4", "CDI"));
        let own = team.office.open_campaign();
        assert_eq!(held_against(&team.office, own), Revision(2));
        assert!(matches!(team.sync_office(), Err(HubError::Refused(Refusal::OtherInventory(Revision(2))))));
        assert!(matches!(team.sync_office(), Err(HubError::Refused(Refusal::OtherInventory(Revision(2))))), "for ever");

        let (done, _) = rejoined(&mut *team.hub(), &mut team.office);
        assert_eq!((done.taken, done.moved), (1, 1));
        team.in_step();
        team.agree();
        assert_eq!(team.office.store.newest_revision().unwrap(), Revision(3));
        // Both changes are there, and what the hub had removed is gone.
        let told = tags(&team.one);
        let room = |tag: &str| told.iter().find(|(known, ..)| known == tag).and_then(|(.., room)| room.clone());
        assert_eq!((room("A-1").as_deref(), room("A-4").as_deref(), room("B-3")), (Some("CDI"), Some("CDI"), None));
        // Each campaign is held against what it was held against.
        for laptop in [&team.office, &team.one, &team.two] {
            assert_eq!((held_against(laptop, later), held_against(laptop, own)), (Revision(2), Revision(3)), "{}", laptop.name);
        }
        // The opening of the own campaign, its series' beginning, and that it was moved.
        assert_eq!(team.office.sealed().len(), before.0 + 3);
        // Holders stayed, though no hub is told them.
        let holder = |revision: u32| {
            let inventory = team.office.store.inventory(Revision(revision)).unwrap();
            inventory.by_tag("A-3").and_then(|ix| inventory.device(ix).unwrap().custody.holder().cloned())
        };
        assert!(holder(1).is_some() && holder(2) == holder(1) && holder(3) == holder(1));
        // Who was turned away stays so, and the office goes on.
        assert!(matches!(third.refused(&mut *hub), Refusal::NotAccepted { .. }));
        team.office.import(moved("B-1", "CDI"));
        team.in_step();
        team.agree();
    }
}

/// Whatever the backup did on its own is kept: entries in series that the hub has further on, words about stations.
#[test]
fn what_a_restored_office_wrote_goes_on_in_new_series_under_the_same_key() {
    for make in Place::each() {
        let mut team = Team::new(make);
        let [here, ..] = colleges();
        let mut backup = team.office.image();
        team.office.see(team.campaign, here, "Réserve", "A-1");
        team.in_step();
        let before = team.office.sealed().len();
        backup.now = team.office.now + 1_000;
        team.office = backup;
        let writer = team.office.series(team.campaign);
        assert!(matches!(team.sync_office(), Err(HubError::Refused(Refusal::Restored { .. }))));
        team.office.see(team.campaign, here, "Réserve", "A-2");
        let kept = team.office.see(team.campaign, here, "Réserve", "A-4");
        team.office.record(team.campaign, Fact::Retracted { entry: kept });
        assert!(matches!(team.sync_office(), Err(HubError::Refused(Refusal::Cloned(_) | Refusal::Restored { .. }))));
        assert!(matches!(
            recol::io::hub::renew(&mut team.office.store, &mut *team.place.hub(&Laptop::new("bureau")), Moment::new(0, 0)),
            Err(HubError::Refused(Refusal::IsOffice))
        ));
        let key = team.office.station.key.public();
        let (done, report) = rejoined(&mut *team.hub(), &mut team.office);
        assert_eq!((done.carried, report.arrived()), (3, 1));
        assert_ne!(team.office.series(team.campaign), writer);
        assert_eq!(team.office.store.station_key().unwrap(), Some(key));
        team.in_step();
        team.agree();
        // The beginning of a series, and what was carried.
        assert_eq!(team.office.sealed().len(), before + 1 + 3);
        let ledger = team.one.standing(team.campaign);
        assert!(!ledger.ledger().reads().iter().any(|read| read.kept == "A-4" && !ledger.ledger().is_void(read.order)));
        // Once more is nothing more.
        let (done, report) = rejoined(&mut *team.hub(), &mut team.office);
        assert_eq!((done, report.arrived(), report.sent), (Rejoined::default(), 0, 0));
        // The last word about a station is the last one that was said, in whichever series.
        for word in [Word::Refused, Word::Accepted(Scope::All), Word::Refused] {
            let card = team.hub().meet(&[]).unwrap().cards.into_iter().find(|card| card.name == "poste 1").unwrap();
            say(&mut *team.hub(), &mut team.office, vec![(card, word.clone())]);
            let accepted = matches!(word, Word::Accepted(_));
            assert_eq!(team.one.sync(&mut *team.place.hub(&team.one)).is_ok(), accepted);
        }
    }
}

/// A backup from before revisions were gathered at the hub: they come as a whole, and the own ones after them.
#[test]
fn an_office_from_before_a_gathering_rejoins() {
    for make in Place::each() {
        let mut team = Team::new(make);
        let mut backup = team.office.image();
        team.office.import(moved("A-1", "CDI"));
        team.office.import(moved("A-2", "CDI"));
        team.in_step();
        super::story::gather(&mut *team.place.hub(&team.office), &mut team.office, Revision(3));
        team.office.import(changed(moved("A-2", "CDI"), "B-1", "CDI"));
        team.in_step();
        backup.now = team.office.now + 1_000;
        team.office = backup;
        team.office.import(moved("A-4", "CDI"));
        assert!(team.sync_office().is_err());
        let (done, _) = rejoined(&mut *team.hub(), &mut team.office);
        assert_eq!((done.taken, done.moved), (2, 1));
        for laptop in [&mut team.office, &mut team.one, &mut team.two] {
            laptop.sync(&mut *team.place.hub(laptop)).unwrap();
        }
        assert_eq!(tags(&team.one), tags(&team.office));
        let told = tags(&team.office);
        let rooms: Vec<_> =
            told.iter().filter(|(.., room)| room.as_deref() == Some("CDI")).map(|(tag, ..)| tag.as_str()).collect();
        assert_eq!(rooms, ["A-2", "A-4", "B-1", "C-1"]);
        assert_eq!(team.office.store.verify().unwrap().problems, []);
    }
}

/// A backup from before a station was turned away: what it would say of it is not what the office said last.
#[test]
fn the_sync_of_an_older_office_leaves_the_hubs_list_as_it_is() {
    for make in Place::each() {
        let mut team = Team::new(make);
        let mut backup = team.office.image();
        let card = |team: &Team| team.hub().meet(&[]).unwrap().cards.into_iter().find(|card| card.name == "poste 1").unwrap();
        let turned_away = card(&team);
        say(&mut *team.hub(), &mut team.office, vec![(turned_away, Word::Refused)]);
        assert!(!card(&team).accepted);
        backup.now = team.office.now + 1_000;
        team.office = backup;
        assert!(matches!(team.sync_office(), Err(HubError::Refused(Refusal::Restored { .. }))));
        assert!(!card(&team).accepted, "it was put back on the list");
        rejoined(&mut *team.hub(), &mut team.office);
        assert!(!card(&team).accepted);
        assert!(matches!(team.one.refused(&mut *team.place.hub(&team.one)), Refusal::NotAccepted { .. }));
    }
}

/// An office from before its first import has none of the revisions that were gathered, and is no less whole for it.
#[test]
fn an_office_from_before_its_first_import_rejoins_and_holds() {
    for make in Place::each() {
        let mut office = Laptop::new("bureau");
        let place = make(&office);
        office.sync(&mut *place.hub(&office)).unwrap();
        let mut backup = office.image();
        for rows in [rows(), moved("A-1", "CDI"), moved("A-2", "CDI")] {
            office.import(rows);
        }
        office.sync(&mut *place.hub(&office)).unwrap();
        super::story::gather(&mut *place.hub(&office), &mut office, Revision(2));
        backup.now = office.now + 1_000;
        let before = std::mem::replace(&mut office, backup);
        assert!(office.sync(&mut *place.hub(&office)).is_err());
        let (done, _) = rejoined(&mut *place.hub(&office), &mut office);
        assert_eq!((done.taken, done.moved), (2, 0));
        assert_eq!(tags(&office), tags(&before));
        assert_eq!(office.store.verify().unwrap().problems, []);
        office.import(moved("A-3", "CDI"));
        office.sync(&mut *place.hub(&office)).unwrap();
        assert_eq!(office.store.newest_revision().unwrap(), Revision(4));
        assert_eq!(office.store.verify().unwrap().problems, []);
    }
}

/// Who takes the place of the office never received what was gathered before, and is no less whole for it: a new laptop, one
/// that was in step, and one that had fallen behind.
#[test]
fn who_takes_the_offices_place_after_a_gathering_holds() {
    for make in Place::each() {
        for who in ["nobody", "in step", "behind"] {
            let mut team = Team::new(make);
            let recovery = names_recovery(&mut team.office, 7);
            team.in_step();
            for room in ["CDI", "Salle 2"] {
                team.office.import(moved("A-1", room));
            }
            team.sync_office().unwrap();
            super::story::gather(&mut *team.hub(), &mut team.office, Revision(3));
            let mut next = match who {
                "nobody" => Laptop::new("bureau 2"),
                _ => std::mem::replace(&mut team.one, Laptop::new("poste 3")),
            };
            next.name = "bureau 2";
            if who == "in step" {
                next.sync(&mut *team.place.hub(&next)).unwrap();
            }
            takes_over(&mut *team.place.hub(&next), &mut next, &recovery).unwrap();
            assert_eq!(tags(&next), tags(&team.office), "{who}");
            assert_eq!(next.store.verify().unwrap().problems, [], "{who}");
            next.import(moved("A-2", "CDI"));
            next.sync(&mut *team.place.hub(&next)).unwrap();
            assert_eq!(next.store.verify().unwrap().problems, [], "{who}");
            team.two.sync(&mut *team.place.hub(&team.two)).unwrap();
            assert_eq!(tags(&team.two), tags(&next), "{who}");
        }
    }
}

/// A station with the recovery key takes the place of an office that is lost, and everybody follows it; nobody without it.
#[test]
fn a_lost_office_is_followed_by_whoever_has_the_recovery_key() {
    for make in Place::each() {
        let mut team = Team::new(make);
        let [here, ..] = colleges();
        team.two.see(team.campaign, here, "Réserve", "A-2");
        team.in_step();
        let mut fresh = Laptop::new("bureau 2");
        let (recovery, other) = (SigningKey::from_seed(&[7; 32]), SigningKey::from_seed(&[8; 32]));
        let refused = |done: Result<Report, HubError>| match done {
            Err(HubError::Refused(refusal)) => refusal,
            done => panic!("{done:?}"),
        };
        // None was named yet.
        assert_eq!(refused(takes_over(&mut *team.place.hub(&fresh), &mut fresh, &recovery)), Refusal::NoRecovery);
        names_recovery(&mut team.office, 6);
        names_recovery(&mut team.office, 7);
        team.in_step();
        // An earlier one holds no more.
        for key in [other, SigningKey::from_seed(&[6; 32])] {
            assert_eq!(refused(takes_over(&mut *team.place.hub(&fresh), &mut fresh, &key)), Refusal::OtherRecovery);
        }
        let before = team.office.sealed();
        let digests = team.office.store.revision_digests().unwrap();

        let report = takes_over(&mut *team.place.hub(&fresh), &mut fresh, &recovery).unwrap();
        assert_eq!(fresh.sealed(), before, "{:?}", report.troubles);
        assert_eq!(fresh.store.revision_digests().unwrap(), digests);
        assert_eq!(fresh.store.verify().unwrap().problems, []);
        let mut old = std::mem::replace(&mut team.office, fresh);
        let key = team.office.station.key.public();
        for station in [&mut team.one, &mut team.two] {
            let report = station.sync(&mut *team.place.hub(station)).unwrap();
            assert_eq!(report.troubles, [Trouble::OfficeChanged(key)]);
        }
        // It is the office: it publishes, opens, accepts, refuses.
        team.office.import(moved("A-1", "CDI"));
        let campaign = team.office.open_campaign();
        team.in_step();
        team.agree();
        assert_eq!(held_against(&team.one, campaign), Revision(2));
        let mut third = Laptop::new("poste 3");
        third.refused(&mut *team.place.hub(&third));
        let card = team.hub().meet(&[]).unwrap().cards.into_iter().find(|card| card.name == "poste 3").unwrap();
        say(&mut *team.hub(), &mut team.office, vec![(card, Word::Accepted(Scope::All))]);
        assert_eq!(third.sync(&mut *team.place.hub(&third)).unwrap().troubles, []);
        assert_eq!(tags(&third), tags(&team.office));
        // What the old one opened and said goes on to count, and what it writes now does not.
        assert!(held_against(&third, team.campaign) == Revision(1));
        let written = old.record(team.campaign, Fact::CampaignClosed {});
        assert!(matches!(old.refused(&mut *team.place.hub(&old)), Refusal::NotAccepted { .. }));
        assert!(third.standing(team.campaign).ledger().touched(written).is_none());
    }
}

/// Whoever follows without naming a key of its own can be followed by the same key, and everybody follows.
#[test]
fn an_office_that_named_no_key_of_its_own_is_followed_by_the_key_before() {
    for make in Place::each() {
        let mut team = Team::new(make);
        names_recovery(&mut team.office, 7);
        team.in_step();
        let (recovery, mut offices) = (SigningKey::from_seed(&[7; 32]), Vec::new());
        // One station sees each step, the other only the last one.
        for name in ["bureau 2", "bureau 3"] {
            let mut next = Laptop::new(name);
            takes_over(&mut *team.place.hub(&next), &mut next, &recovery).unwrap();
            let key = next.station.key.public();
            offices.push(std::mem::replace(&mut team.office, next));
            assert_eq!(team.one.sync(&mut *team.place.hub(&team.one)).unwrap().troubles, [Trouble::OfficeChanged(key)]);
        }
        let key = team.office.station.key.public();
        assert_eq!(team.two.sync(&mut *team.place.hub(&team.two)).unwrap().troubles, [Trouble::OfficeChanged(key)]);
        // Those who were the office learn that they are not, and wait like any station.
        for old in &mut offices {
            assert!(matches!(old.refused(&mut *team.place.hub(old)), Refusal::NotAccepted { .. }), "{}", old.name);
        }
        team.office.import(moved("A-1", "CDI"));
        team.in_step();
        team.agree();
        // A key that the present one names ends the one before, for whoever had begun with it too.
        names_recovery(&mut team.office, 8);
        team.in_step();
        let mut last = Laptop::new("bureau 4");
        let refused = takes_over(&mut *team.place.hub(&last), &mut last, &recovery);
        assert!(matches!(refused, Err(HubError::Refused(Refusal::OtherRecovery))), "{refused:?}");
        takes_over(&mut *team.place.hub(&last), &mut last, &SigningKey::from_seed(&[8; 32])).unwrap();
        team.office = last;
        team.one.sync(&mut *team.place.hub(&team.one)).unwrap();
        team.two.sync(&mut *team.place.hub(&team.two)).unwrap();
        team.in_step();
        team.agree();
    }
}

/// A hub that shows another office which nobody attested is refused, by those who know the first one.
#[test]
fn an_office_that_nobody_attests_is_refused() {
    let mut team = Team::new(Place::folder);
    names_recovery(&mut team.office, 7);
    team.in_step();
    let mut thief = Laptop::new("bureau 2");
    thief.refused(&mut *team.place.hub(&thief));
    let forged = SigningKey::from_seed(&[9; 32]);
    let root = team.place.root().unwrap();
    let identity = std::fs::read(root.join("recol-hub.json")).unwrap();
    // By hand: it says that it is the office, with a proof by a key that nobody named.
    let before = team.office.station.key.public();
    team.place.hub(&thief).succeed(&before, "bureau 2", &thief.station.key, &[]).unwrap();
    assert_eq!(team.one.refused(&mut *team.place.hub(&team.one)), Refusal::OtherOffice);
    let campaign = recol::audit::ids::HubId([1; 16]).roster();
    let proof = recol::audit::journal::Proof::sign(&forged, campaign, &before, &thief.station.key.public());
    thief.record(campaign, Fact::OfficeTaken { before, known: Vec::new(), proof });
    let writer = thief.series(campaign);
    let entries = thief.store.sealed_after(writer, 0, 9).unwrap();
    let segment = recol::audit::exchange::Segment::signed(campaign, &thief.station.key, entries).unwrap();
    team.place.hub(&thief).push(&segment).unwrap();
    assert_eq!(team.one.refused(&mut *team.place.hub(&team.one)), Refusal::OtherOffice);
    // The real one puts its own back.
    std::fs::write(root.join("recol-hub.json"), identity).unwrap();
    team.one.sync(&mut *team.place.hub(&team.one)).unwrap();
}

/// Whoever has an older recovery key states at the hub that it knows nothing of the newer one: nobody who heard of that one follows.
#[test]
fn an_older_recovery_key_attests_to_nobody_who_heard_of_a_newer_one() {
    for make in Place::each() {
        let mut team = Team::new(make);
        let (older, before) = (names_recovery(&mut team.office, 6), team.office.station.key.public());
        team.in_step();
        let campaign = recol::audit::ids::HubId([1; 16]).roster();
        let known = team.one.store.reaches(Some(&before)).unwrap();
        names_recovery(&mut team.office, 7);
        team.sync_office().unwrap();
        team.one.sync(&mut *team.place.hub(&team.one)).unwrap();
        // The server lets only its owner and the office do that.
        let mut thief = Laptop::new("bureau 2");
        let proof = recol::audit::journal::Proof::sign(&older, campaign, &before, &thief.station.key.public());
        thief.record(campaign, Fact::RosterOpened { known: known.clone() });
        thief.record(campaign, Fact::OfficeTaken { before, known, proof });
        let writer = thief.series(campaign);
        let entries = thief.store.sealed_after(writer, 0, 9).unwrap();
        let segment = recol::audit::exchange::Segment::signed(campaign, &thief.station.key, entries).unwrap();
        team.place.hub(&thief).succeed(&before, "bureau 2", &thief.station.key, &[segment]).unwrap();
        assert_eq!(team.one.refused(&mut *team.place.hub(&team.one)), Refusal::OtherOffice);
        // The office itself said it.
        assert!(matches!(team.sync_office(), Err(HubError::Refused(Refusal::OtherOffice))));
        // It attests to whoever did not hear of the newer one.
        assert_eq!(
            team.two.sync(&mut *team.place.hub(&team.two)).unwrap().troubles[0],
            Trouble::OfficeChanged(thief.station.key.public())
        );
    }
}

/// Whoever was the office has its place again with the key; an older copy of it only under a new key, because its series would fork.
#[test]
fn an_older_copy_of_a_former_office_takes_its_place_only_under_a_new_key() {
    for make in Place::each() {
        let mut team = Team::new(make);
        let recovery = names_recovery(&mut team.office, 7);
        team.in_step();
        let mut backup = team.office.image();
        // What the backup does not have.
        team.office.import(moved("A-1", "CDI"));
        team.in_step();
        let mut next = Laptop::new("bureau 2");
        takes_over(&mut *team.place.hub(&next), &mut next, &recovery).unwrap();
        let key = next.station.key.public();
        backup.now = team.office.now + 1_000;
        let refused = takes_over(&mut *team.place.hub(&backup), &mut backup, &recovery);
        assert!(matches!(refused, Err(HubError::Refused(Refusal::Restored { .. } | Refusal::Cloned(_)))), "{refused:?}");
        assert_eq!(team.place.hub(&next).meet(&[]).unwrap().office, key);
        backup.renew(&mut *team.place.hub(&backup));
        takes_over(&mut *team.place.hub(&backup), &mut backup, &recovery).unwrap();
        team.office = backup;
        for station in [&mut team.one, &mut team.two] {
            station.sync(&mut *team.place.hub(station)).unwrap();
        }
        team.in_step();
        team.agree();
    }
}

/// Nothing is sent.
struct Mute;

impl Around for Mute {
    fn before(&mut self, asked: Asked) -> Result<(), HubError> {
        let cut = || HubError::Unreachable { address: "hub".to_owned(), cause: "cut".to_owned() };
        if asked == Asked::Push { Err(cut()) } else { Ok(()) }
    }
}

/// An office that is lost between publishing a revision and stating it: the next one goes on after that revision.
#[test]
fn who_takes_the_offices_place_has_what_was_published_last_and_never_stated() {
    for make in Place::each() {
        let mut team = Team::new(make);
        let recovery = names_recovery(&mut team.office, 7);
        team.in_step();
        team.office.import(moved("A-1", "CDI"));
        team.office.see(team.campaign, colleges()[0], "Réserve", "A-1");
        let mut cut = Beset { hub: team.place.hub(&team.office), around: Mute };
        assert!(matches!(team.office.sync(&mut cut), Err(HubError::Unreachable { .. })));
        drop(cut);
        let mut next = Laptop::new("bureau 2");
        takes_over(&mut *team.place.hub(&next), &mut next, &recovery).unwrap();
        assert_eq!(tags(&next), tags(&team.office));
        team.office = next;
        team.office.import(changed(moved("A-1", "CDI"), "A-2", "CDI"));
        for station in [&mut team.one, &mut team.two] {
            station.sync(&mut *team.place.hub(station)).unwrap();
        }
        team.in_step();
        team.agree();
        assert_eq!(team.one.store.newest_revision().unwrap(), Revision(3));
    }
}
