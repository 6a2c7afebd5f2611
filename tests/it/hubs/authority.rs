//! Who may say what, over a hub: what one accepted laptop signs without the right to is kept, told with its author, and stops
//! nobody; and every station concludes the same.

use super::{
    laptop::{Laptop, accept, say},
    memory::MemoryHub,
    story::{colleges, rows},
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, Revision},
        journal::{Fact, RoomPlace},
        ledger::{Reason, RoomState},
    },
    io::hub::{Hub, Word},
};

fn team(scope: &Scope) -> (MemoryHub, Laptop, Laptop, CampaignId) {
    let mut office = Laptop::new("bureau");
    let mut hub = MemoryHub::new("bureau", &office.station.key);
    office.import(rows());
    let campaign = office.open_campaign();
    office.sync(&mut hub).unwrap();
    let mut one = Laptop::new("poste 1");
    one.refused(&mut hub);
    accept(&mut hub, &mut office, scope);
    one.sync(&mut hub).unwrap();
    (hub, office, one, campaign)
}

#[test]
fn what_only_the_office_may_say_is_set_aside_and_stops_nobody() {
    let (mut hub, mut office, mut one, campaign) = team(&Scope::All);
    for fact in [
        Fact::CampaignMoved { revision: Revision(77) },
        Fact::CampaignClosed {},
        Fact::CampaignWidened { colleges: vec![colleges()[2]] },
        Fact::StationAccepted { key: one.station.key.public(), name: "poste 1".into(), scope: Scope::All, known: Vec::new() },
    ] {
        one.record(campaign, fact);
    }
    one.sync(&mut hub).unwrap();
    office.sync(&mut hub).unwrap();
    for laptop in [&office, &one] {
        let standing = laptop.standing(campaign);
        let told = standing.ledger().campaign().unwrap();
        assert_eq!((told.revision, told.closed), (Revision(1), false), "{}", laptop.name);
        assert_eq!(standing.ledger().aside().count(), 4);
        assert!(
            standing.ledger().aside().all(|(_, aside)| aside.author.as_str() == "poste 1" && aside.reason == Reason::NotOffice)
        );
    }
    assert_eq!(one.export(campaign), office.export(campaign));
}

/// A revision that the office itself names and that is not here: the one before is worked with until it arrives.
#[test]
fn a_revision_that_is_not_here_stops_nobody() {
    let (mut hub, mut office, mut one, campaign) = team(&Scope::All);
    office.record(campaign, Fact::CampaignMoved { revision: Revision(9) });
    office.sync(&mut hub).unwrap();
    one.sync(&mut hub).unwrap();
    for laptop in [&office, &one] {
        let now = recol::audit::moment::Moment::new(laptop.now, 0);
        let ledger = laptop.store.ledger(campaign, now).unwrap();
        assert_eq!(ledger.campaign().unwrap().revision, Revision(9));
        assert_eq!(laptop.store.revision_for(&ledger).unwrap(), Revision(1));
    }
}

#[test]
fn a_station_writes_within_its_scope_and_what_is_beyond_waits_for_the_office() {
    let [here, there, _] = colleges();
    let (mut hub, mut office, mut one, campaign) = team(&Scope::Colleges([here].into()));
    one.see(campaign, here, "Réserve", "A-1");
    one.see(campaign, there, "Réserve", "B-1");
    one.record(campaign, Fact::VisitClosed { college: there });
    one.record(campaign, Fact::RoomClosed(RoomPlace { college: here, room: "Réserve".into() }));
    one.sync(&mut hub).unwrap();
    office.sync(&mut hub).unwrap();
    one.sync(&mut hub).unwrap();
    for laptop in [&office, &one] {
        let standing = laptop.standing(campaign);
        let ledger = standing.ledger();
        assert!(!ledger.is_visited(there) && ledger.is_visited(here), "{}", laptop.name);
        assert_eq!(ledger.room(here, Some(&"Réserve".into())), RoomState::Closed);
        assert_eq!(ledger.aside().map(|(_, aside)| aside.reason).collect::<Vec<_>>(), [Reason::OutOfScope(there); 2]);
    }
    assert_eq!(one.export(campaign), office.export(campaign));
    // The office gives it the other college too: what it read there counts, at every station.
    let card = hub.meet(&[]).unwrap().cards.into_iter().find(|card| card.name == "poste 1").unwrap();
    say(&mut hub, &mut office, vec![(card, Word::Accepted(Scope::Colleges([here, there].into())))]);
    one.sync(&mut hub).unwrap();
    for laptop in [&office, &one] {
        assert_eq!(laptop.standing(campaign).ledger().aside().count(), 0, "{}", laptop.name);
    }
    assert_eq!(one.export(campaign), office.export(campaign));
    // Turned away, what the office has of it goes on to count.
    let card = hub.meet(&[]).unwrap().cards.into_iter().find(|card| card.name == "poste 1").unwrap();
    let before = office.export(campaign);
    say(&mut hub, &mut office, vec![(card, Word::Refused)]);
    assert_eq!(office.export(campaign), before);
}

/// A laptop had a campaign of its own before it joined: it goes on with it, and the office sees it.
#[test]
fn a_campaign_opened_before_joining_stays_usable_at_the_hub() {
    let mut office = Laptop::new("bureau");
    let mut hub = MemoryHub::new("bureau", &office.station.key);
    office.sync(&mut hub).unwrap();
    let mut one = Laptop::new("poste 1");
    let campaign = one.open_campaign();
    one.refused(&mut hub);
    accept(&mut hub, &mut office, &Scope::All);
    one.sync(&mut hub).unwrap();
    one.record(campaign, Fact::CampaignClosed {});
    one.record(campaign, Fact::CampaignReopened {});
    one.sync(&mut hub).unwrap();
    office.sync(&mut hub).unwrap();
    for laptop in [&office, &one] {
        let standing = laptop.standing(campaign);
        assert_eq!(standing.ledger().campaign().map(|told| told.closed), Some(false), "{}", laptop.name);
        assert_eq!(standing.ledger().aside().count(), 0, "{}", laptop.name);
    }
}
