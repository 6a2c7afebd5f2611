//! A campaign that a station purged stays purged there, whatever the hub still has of it; everybody else keeps theirs.

use super::{
    laptop::{Laptop, accept},
    memory::MemoryHub,
    story::{colleges, rows},
};
use recol::audit::{
    exchange::Scope,
    ids::CampaignId,
    inventory::{Custody, Rows},
    journal::Fact,
};

/// How many entries of a campaign a store holds, and how many of them say something; its walk finds nothing wrong.
#[track_caller]
fn held(laptop: &Laptop, campaign: CampaignId) -> (usize, usize) {
    let verified = laptop.store.verify().unwrap();
    assert_eq!(verified.problems, [], "{}", laptop.name);
    let series = laptop.store.series().unwrap().into_iter().filter(|series| series.campaign == campaign);
    let sealed: Vec<_> = series.flat_map(|series| laptop.store.sealed_after(series.writer, 0, usize::MAX).unwrap()).collect();
    (sealed.len(), sealed.iter().filter(|entry| entry.content.is_some()).count())
}

#[test]
fn what_was_purged_is_not_pulled_again() {
    let mut office = Laptop::new("bureau");
    let mut hub = MemoryHub::new("bureau", &office.station.key);
    office.import(rows());
    let campaign = office.open_campaign();
    office.sync(&mut hub).unwrap();
    let (mut one, mut two) = (Laptop::new("poste 1"), Laptop::new("poste 2"));
    for laptop in [&mut one, &mut two] {
        laptop.refused(&mut hub);
    }
    accept(&mut hub, &mut office, &Scope::All);
    for (laptop, device) in [(&mut one, "A-1"), (&mut two, "A-2")] {
        laptop.sync(&mut hub).unwrap();
        laptop.see(campaign, colleges()[0], "Réserve", device);
        laptop.sync(&mut hub).unwrap();
    }
    office.record(campaign, Fact::CampaignClosed {});
    for laptop in [&mut office, &mut one, &mut two] {
        laptop.sync(&mut hub).unwrap();
    }
    let (entries, everything) = held(&office, campaign);
    assert_eq!((entries, held(&one, campaign)), (everything, (entries, everything)));

    // One read of each laptop goes; whose series they are stays, and that the campaign was opened and closed.
    let at = one.moment();
    assert_eq!(one.store.would_go(campaign).unwrap(), 2);
    assert_eq!(one.store.purge(&[campaign], at).unwrap(), 2);
    assert_eq!(held(&one, campaign), (entries, everything - 2));
    for _ in 0..3 {
        for laptop in [&mut office, &mut one, &mut two] {
            laptop.sync(&mut hub).unwrap();
        }
    }
    assert_eq!((held(&one, campaign), held(&office, campaign)), ((entries, everything - 2), (entries, everything)));

    // What comes late, from a series known or new, says nothing there either.
    two.see(campaign, colleges()[0], "Réserve", "A-1");
    two.sync(&mut hub).unwrap();
    let mut three = Laptop::new("poste 3");
    three.refused(&mut hub);
    accept(&mut hub, &mut office, &Scope::All);
    three.sync(&mut hub).unwrap();
    three.see(campaign, colleges()[0], "Réserve", "A-2");
    three.sync(&mut hub).unwrap();
    for laptop in [&mut office, &mut one] {
        laptop.sync(&mut hub).unwrap();
    }
    assert_eq!(held(&office, campaign), (entries + 3, everything + 3));
    // The first entry of the new series names its key.
    assert_eq!(held(&one, campaign), (entries + 3, everything - 2 + 1));

    // A hub that lost everything is given what is left, and who takes that has nothing to be alarmed at.
    let mut another = MemoryHub::new("bureau", &office.station.key);
    for laptop in [&mut office, &mut one] {
        laptop.store.drop_pin().unwrap();
    }
    // The office's roster goes there with it, and in it who was accepted.
    office.sync(&mut another).unwrap();
    let mut four = Laptop::new("poste 4");
    four.refused(&mut another);
    accept(&mut another, &mut office, &Scope::All);
    one.sync(&mut another).unwrap();
    four.sync(&mut another).unwrap();
    let (all, told) = held(&four, campaign);
    assert_eq!(told, all - 1, "one read of the first laptop is gone for good");
}

#[test]
fn a_laptop_that_joins_a_hub_keeps_no_holder_and_no_full_name() {
    let mut office = Laptop::new("bureau");
    let mut hub = MemoryHub::new("bureau", &office.station.key);
    let with_secrets = || -> Rows {
        let mut rows = rows();
        for device in &mut rows.devices {
            device.custody = Custody::Assigned { holder: Some("HOLDER-REF-7".into()) };
        }
        for programme in &mut rows.programmes {
            programme.full_name = Some("Dotation".into());
        }
        rows
    };
    office.import(with_secrets());
    office.sync(&mut hub).unwrap();
    let mut one = Laptop::new("poste 1");
    one.refused(&mut hub);
    accept(&mut hub, &mut office, &Scope::All);
    one.sync(&mut hub).unwrap();
    assert_eq!(one.store.holders().unwrap(), 0);
    assert!(office.store.holders().unwrap() > 0, "the office keeps its own");
    // However they came there: an old version had let them in.
    let db = rusqlite::Connection::open(one.store.path()).unwrap();
    db.execute_batch("UPDATE device SET holder = 'HOLDER-REF-8'").unwrap();
    drop(db);
    one.sync(&mut hub).unwrap();
    assert_eq!(one.store.holders().unwrap(), 0);
    for file in std::fs::read_dir(one.dir.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(10).any(|bytes| bytes == b"HOLDER-REF"));
    }
    assert_eq!(one.store.verify().unwrap().problems, []);
    office.sync(&mut hub).unwrap();
    assert!(office.store.holders().unwrap() > 0);
}
