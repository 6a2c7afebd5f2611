//! The answer to a read, given before it is recorded, is what it leads to once it is; and no text is too odd to answer.

use super::{cases, world};
use proptest::prelude::*;
use recol::audit::{
    finding::{Code, Finding, Subject},
    journal::{By, Fact, Spot},
    ledger::Ledger,
    standing::{Answer, Reading, Standing},
    tag::{normal::normal, parse},
};

fn standing(world: &world::World) -> Standing {
    Standing::new(world.inventory.clone(), Ledger::of(world.entries.clone()), world::TODAY)
}

/// Readings from the stock of the world, and from nowhere.
fn reading() -> impl Strategy<Value = Reading> {
    let text = prop_oneof![3 => world::text().prop_map(str::to_owned), 1 => world::odd_text()];
    (text, world::seen()).prop_map(|(text, seen)| Reading {
        payload: parse(&text),
        by: seen.by,
        serial: seen.serial.as_deref().map(parse),
        copies: seen.copies,
    })
}

/// Holds an answer to what it leads to. Whatever is not to be recorded holds by itself.
fn keeps_its_word(standing: &mut Standing, reading: &Reading, spot: &Spot, insist: bool) -> Result<(), TestCaseError> {
    let Answer::Record { seen, verdict } = standing.answer(reading, spot, world::moment(200), insist) else { return Ok(()) };
    let subject = |ix| standing.inventory().device(ix).map(|device| Subject::Device(device.tag.clone()));
    let subject = verdict.device.and_then(subject).unwrap_or_else(|| Subject::Payload(normal(&seen.payload)));
    let delta = standing.apply(world::last_entry(1, Fact::Seen(seen)));
    let found = standing.findings();
    let promised = Finding { college: spot.college, code: verdict.code, subject };
    prop_assert!(found.contains(&promised), "{:?} was answered, not concluded: {:?}", promised, found);

    let alarms = [Code::DuplicateTag, Code::SwappedTag];
    for alarm in &verdict.alarms {
        let there = found.iter().any(|f| f.college == spot.college && f.code == *alarm);
        prop_assert!(there, "{:?} was answered, not concluded: {:?}", alarm, found);
    }
    for come in delta.come.iter().filter(|f| alarms.contains(&f.code)) {
        prop_assert!(verdict.alarms.contains(&come.code), "{:?} was concluded, not answered", come);
    }
    let again = standing.answer(reading, spot, world::moment(200), insist);
    // Of a card or a message so little is kept that two of them look alike: each is recorded.
    let is_known = matches!(again, Answer::Already { .. });
    prop_assert_eq!(is_known, !(reading.payload.is_stripped() && verdict.device.is_none()), "read again: {:?}", again);
    Ok(())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_is_answered_is_what_it_leads_to(
        world in world::world(20), reading in reading(), spot in world::spot(), insist in any::<bool>()
    ) {
        keeps_its_word(&mut standing(&world), &reading, &spot, insist)?;
    }

    #[test]
    fn every_text_is_answered(
        text in world::odd_text(), serial in proptest::option::of(world::odd_text()), spot in world::spot()
    ) {
        let world = world::World { inventory: Default::default(), entries: Vec::new() };
        let reading = Reading { serial: serial.as_deref().map(parse), ..Reading::new(&text, By::Wedge) };
        keeps_its_word(&mut standing(&world), &reading, &spot, true)?;
        let again = parse(&reading.payload.kept);
        prop_assert_eq!(again, reading.payload, "keeping what was kept changes it");
    }
}
