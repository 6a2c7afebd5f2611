//! The story of a campaign over a hub, told for every hub by the same words: joining, publishing, auditing apart, merging,
//! a new revision, a late arrival, and the refusals that every hub gives alike.

use super::{
    laptop::{Laptop, accept, say},
    memory::MemoryHub,
};
use recol::{
    audit::{
        exchange::Scope,
        finding::{Code, Finding, Subject},
        ids::{HolderRef, HubId, Incarnation, Revision, Tag},
        inventory::{College, Custody, CustodyKind, Device, Programme, Rows},
        uai::Uai,
    },
    io::hub::{FolderHub, Hub, Refusal, Word, state},
};
use tempfile::TempDir;

pub fn colleges() -> [Uai; 3] {
    ["0921170X", "0920068Z", "0920594W"].map(|uai| uai.parse().unwrap())
}

fn device(tag: &str, college: usize, room: &str, custody: Custody) -> Device {
    Device {
        tag: Tag::new(tag),
        serial: Some(format!("SN-{tag}").as_str().into()),
        model: "Lenovo 300e".into(),
        programme: Some("P1".into()),
        custody,
        college: Some(colleges()[college]),
        room: Some(room.into()),
        ..Device::default()
    }
}

/// The inventory of the story; every rule of presence has a device.
pub fn rows() -> Rows {
    let due = "2026-01-31".parse().ok();
    let loan = Custody::of(CustodyKind::OnLoan, Some(HolderRef::new("H-77")), due);
    Rows {
        colleges: colleges()
            .map(|uai| College { uai, name: format!("Collège {uai}").into(), commune: "Antony".into(), priority: false })
            .to_vec(),
        programmes: vec![Programme { code: "P1".into(), allotted: 9, full_name: Some("Secret".into()) }],
        devices: vec![
            device("A-1", 0, "Réserve", Custody::Stored),
            device("A-2", 0, "Réserve", Custody::Stored),
            device("A-3", 0, "Réserve", loan),
            device("A-4", 0, "Chariot", Custody::Stored),
            device("B-1", 1, "Réserve", Custody::Stored),
            device("B-2", 1, "Réserve", Custody::Lost),
            device("B-3", 1, "Réserve", Custody::Stored),
            device("C-1", 2, "CDI", Custody::Stored),
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

/// The story. `hub` gives one more way to the same hub, made by this office, for who is named.
pub fn story(office: &mut Laptop, hub: &mut dyn FnMut(&str) -> Box<dyn Hub>) {
    let [a, b, _] = colleges();
    office.import(rows());
    let campaign = office.open_campaign();
    let report = office.sync(&mut *hub(office.name)).unwrap();
    assert_eq!((report.published, report.sent, report.troubles.as_slice()), (1, 2, [].as_slice()));

    // Unknown until the office accepts them; each then sees its own college in full.
    let (mut one, mut two) = (Laptop::new("poste 1"), Laptop::new("poste 2"));
    for laptop in [&mut one, &mut two] {
        let key = laptop.station.key.public();
        assert_eq!(laptop.refused(&mut *hub(laptop.name)), Refusal::NotAccepted { name: laptop.name.to_owned(), key });
        assert_eq!(laptop.refused(&mut *hub(laptop.name)), Refusal::NotAccepted { name: laptop.name.to_owned(), key });
    }
    accept(&mut *hub(office.name), office, &Scope::Colleges([a, b].into()));
    for laptop in [&mut one, &mut two] {
        let report = laptop.sync(&mut *hub(laptop.name)).unwrap();
        assert_eq!((report.revisions, report.rows, report.arrived()), (1, 12, 2), "{:?}", report.troubles);
    }
    // In scope everything but the holder; outside what resolves a read.
    let inventory = one.store.inventory(Revision(1)).unwrap();
    let found = |tag: &str| inventory.device(inventory.by_tag(tag).unwrap()).unwrap().clone();
    assert_eq!((found("A-3").custody.holder(), found("A-3").custody.kind()), (None, CustodyKind::OnLoan));
    assert_eq!(found("A-3").model, "Lenovo 300e");
    assert_eq!((found("C-1").college, found("C-1").model.as_str(), found("C-1").room), (Some(colleges()[2]), "", None));
    assert_eq!(found("C-1").serial.as_ref().map(|serial| serial.as_str()), Some("SN-C-1"));
    assert_eq!(inventory.rows().programmes[0].full_name, None);

    // Two audit apart, in one college and across; the other end of a misassignment comes from the other laptop.
    one.see(campaign, a, "Réserve", "A-1");
    one.see(campaign, a, "Réserve", "B-1");
    one.close_room(campaign, a, "Réserve");
    two.see(campaign, b, "Réserve", "B-2");
    two.see(campaign, b, "Réserve", "C-1");
    two.see(campaign, a, "Chariot", "A-1");
    assert_eq!(one.sync(&mut *hub(one.name)).unwrap().sent, 4);
    let report = two.sync(&mut *hub(two.name)).unwrap();
    assert_eq!((report.sent, report.arrived()), (4, 4));
    // Once more is nothing more.
    let report = two.sync(&mut *hub(two.name)).unwrap();
    assert_eq!((report.sent, report.arrived(), report.rows), (0, 0, 0));
    one.sync(&mut *hub(one.name)).unwrap();
    office.sync(&mut *hub(office.name)).unwrap();
    assert_eq!(one.export(campaign), two.export(campaign));
    assert_eq!(one.sealed().len(), 2 + 4 + 4);
    let findings = |laptop: &Laptop| laptop.standing(campaign).findings();
    assert_eq!(findings(&one), findings(office));
    let is = |college, code, tag: &str| Finding { college, code, subject: Subject::Device(Tag::new(tag)) };
    for expected in [
        is(a, Code::Misplaced, "A-1"),
        is(a, Code::Missing, "A-2"),
        is(a, Code::Misassigned, "B-1"),
        is(b, Code::SeenElsewhere, "B-1"),
        is(b, Code::Recovered, "B-2"),
        is(b, Code::Misassigned, "C-1"),
    ] {
        assert!(findings(&one).contains(&expected), "{expected:?} in {:?}", findings(&one));
    }

    // A device read before its room was closed, told after: late, and not lost.
    two.now -= 60_000;
    two.see(campaign, a, "Réserve", "A-2");
    two.now += 60_000;
    two.sync(&mut *hub(two.name)).unwrap();
    let report = one.sync(&mut *hub(one.name)).unwrap();
    assert_eq!(report.arrived(), 1);
    assert!(findings(&one).contains(&is(a, Code::Present, "A-2")));

    // The office's next import: one moves out of scope, one in, one goes.
    let mut next = rows();
    next.devices[3].college = Some(colleges()[2]);
    next.devices[7].college = Some(a);
    next.devices.remove(6);
    let next_rows = next.clone();
    office.import(next);
    assert_eq!(office.sync(&mut *hub(office.name)).unwrap().published, 1);
    let report = one.sync(&mut *hub(one.name)).unwrap();
    assert_eq!((report.revisions, report.rows), (1, 3));
    let inventory = one.store.inventory(Revision(2)).unwrap();
    let found = |tag: &str| inventory.by_tag(tag).and_then(|ix| inventory.device(ix)).cloned();
    assert_eq!(found("A-4").map(|d| (d.college, d.model)), Some((Some(colleges()[2]), "".into())));
    assert_eq!(found("C-1").map(|d| (d.college, d.model)), Some((Some(a), "Lenovo 300e".into())));
    assert_eq!(found("B-3"), None);
    // The campaign is held against the first one still, and that one is whole.
    assert_eq!(findings(&one), findings(&two));
    assert_eq!(one.store.inventory(Revision(1)).unwrap().rows().devices.len(), 8);

    // Another scope: everything anew, the same revisions.
    let cards = hub(office.name).meet(&[]).unwrap().cards;
    let all = cards.iter().filter(|card| card.key != office.station.key.public());
    let words = all.map(|card| (card.clone(), Word::Accepted(Scope::All))).collect();
    say(&mut *hub(office.name), office, words);
    let report = one.sync(&mut *hub(one.name)).unwrap();
    assert_eq!((report.revisions, report.rows), (2, 12 + 3));
    let inventory = one.store.inventory(Revision(2)).unwrap();
    assert_eq!(inventory.device(inventory.by_tag("A-4").unwrap()).unwrap().model, "Lenovo 300e");

    // Earlier revisions are gathered into the newest: who has it goes on, who comes later is told no more than that.
    gather(&mut *hub(office.name), office, Revision(2));
    let greeting = hub(office.name).meet(&[]).unwrap();
    assert_eq!((greeting.floor, greeting.revisions.len()), (Revision(2), 1));
    assert_eq!(one.sync(&mut *hub(one.name)).unwrap().rows, 0);
    // The newer scope: everything anew from there on; what the campaign is held against stays as it is here.
    let before = (findings(&two), two.store.inventory(Revision(1)).unwrap().rows().devices.len());
    let report = two.sync(&mut *hub(two.name)).unwrap();
    assert_eq!((report.revisions, report.rows, report.anew), (1, 3 + 1 + 7, true));
    assert_eq!((findings(&two), two.store.inventory(Revision(1)).unwrap().rows().devices.len()), before);
    let rows_of = |laptop: &Laptop| {
        let devices = laptop.store.inventory(Revision(2)).unwrap().rows().devices.clone();
        devices.into_iter().map(|device| (device.tag, device.model, device.college, device.room)).collect::<Vec<_>>()
    };
    assert_eq!(rows_of(&two), rows_of(&one));
    // A laptop that comes now knows nothing of what was before.
    let mut late = Laptop::new("poste 3");
    late.refused(&mut *hub(late.name));
    accept(&mut *hub(office.name), office, &Scope::All);
    assert_eq!(late.sync(&mut *hub(late.name)).unwrap().rows, 3 + 1 + 7);
    assert_eq!(rows_of(&late), rows_of(&one));
    // One that was away while the office went on: behind the floor, it keeps what it has and takes the rest as a whole.
    let mut third = next_rows;
    third.devices.remove(0);
    third.devices[0].model = "Autre".into();
    office.import(third.clone());
    third.colleges.pop();
    office.import(third);
    office.sync(&mut *hub(office.name)).unwrap();
    gather(&mut *hub(office.name), office, Revision(4));
    let report = late.sync(&mut *hub(late.name)).unwrap();
    assert_eq!((report.revisions, report.anew), (1, true));
    let newest = late.store.inventory(Revision(4)).unwrap();
    assert_eq!((newest.rows().devices.len(), newest.rows().colleges.len()), (6, 2));
    assert_eq!(rows_of(&late), rows_of(&one));
    assert_eq!(office.sync(&mut *hub(office.name)).unwrap().published, 0);

    // Only the office sets who is known, gathers and begins a new history.
    let refused = |result| matches!(result, Err(recol::io::hub::HubError::Refused(Refusal::OfficeOnly)));
    assert!(refused(hub(one.name).admit(&cards, &one.station.key)));
    assert!(refused(hub(one.name).gather(Revision(4), &one.station.key)));
    assert!(refused(hub(one.name).restored(&one.station.key)));
    for laptop in [&one, &two] {
        assert_eq!(laptop.store.verify().unwrap().problems, []);
        assert_eq!(laptop.store.waiting().unwrap(), 0);
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
