//! The domain said once more, as plainly as possible: no index, no memory, no shortcut. Only which device a single read
//! means is asked of the code itself.

use recol::audit::{
    finding::{Code, Finding, Subject},
    findings::Sighted,
    ids::RoomName,
    inventory::{Custody, Inventory},
    journal::{By, Entry, Fact, RoomPlace, Seen, Spot},
    ledger::Read,
    tag::normal::normal,
    uai::Uai,
};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// The entries that were not taken back. A retraction counts if it comes later and was not taken back itself.
pub fn valid(entries: &[Entry]) -> Vec<&Entry> {
    entries.iter().filter(|entry| !is_void(entry, entries)).collect()
}

fn is_void(entry: &Entry, entries: &[Entry]) -> bool {
    let takes_it_back = |other: &&Entry| match other.body.fact {
        Fact::Retracted { entry: target } => target == entry.id && other.order() > entry.order(),
        _ => false,
    };
    entries.iter().filter(takes_it_back).any(|retraction| !is_void(retraction, entries))
}

/// Whether anything that happened in a college stands: an opening or closing, a read, a device without a label.
pub fn is_visited(college: Uai, valid: &[&Entry]) -> bool {
    valid.iter().any(|entry| match &entry.body.fact {
        Fact::VisitOpened { college: c } | Fact::VisitClosed { college: c } => *c == college,
        Fact::RoomOpened(place) | Fact::RoomClosed(place) => place.college == college,
        Fact::Seen(seen) => seen.spot.college == college,
        Fact::Unlabelled { spot, .. } => spot.college == college,
        _ => false,
    })
}

/// Whether a room, or what has no room, is closed: by itself, or with the visit. After the visit was closed, an opening of the room or
/// anything found there by somebody who did not know opens it again.
pub fn is_closed(college: Uai, room: Option<&RoomName>, valid: &[&Entry]) -> bool {
    let last = |is_one: &dyn Fn(&Fact) -> bool| valid.iter().filter(|e| is_one(&e.body.fact)).map(|e| e.order()).max();
    let here = |place: &RoomPlace| place.college == college && Some(&place.room) == room;
    let there = |spot: &Spot| spot.college == college && spot.room.as_ref() == room;
    let visit_opened = last(&|fact| *fact == Fact::VisitOpened { college });
    let visit_closed = last(&|fact| *fact == Fact::VisitClosed { college });
    let opened = last(&|fact| matches!(fact, Fact::RoomOpened(place) if here(place)));
    let closed = last(&|fact| matches!(fact, Fact::RoomClosed(place) if here(place)));
    let found = last(&|fact| match fact {
        Fact::Seen(seen) => there(&seen.spot),
        Fact::Unlabelled { spot, .. } => there(spot),
        _ => false,
    });
    if visit_closed > visit_opened { visit_closed.max(closed) > opened.max(found) } else { closed > opened }
}

/// What a read says of a label and of the maker's serial: a label of the world may carry both, and what was read beside it comes
/// first. Nothing of a label is known where only a serial was read.
fn told(seen: &Seen) -> (Seen, Option<SmolStr>) {
    let plain = |payload: &str| Seen { payload: payload.into(), serial: None, ..seen.clone() };
    let carried = || seen.payload.strip_prefix("tag=")?.split_once(";serial=");
    match carried().filter(|_| !matches!(seen.by, By::Serial | By::List)) {
        Some((tag, serial)) => (plain(tag), seen.serial.clone().or_else(|| Some(serial.into()))),
        None => (plain(&seen.payload), seen.serial.clone()),
    }
}

/// The findings about labels: one tag on two devices, and tag and serial of two devices. Each is where the latest read that shows
/// it was made.
pub fn faulty_labels(inventory: &Inventory, valid: &[&Entry]) -> BTreeSet<Finding> {
    let mut seen: Vec<(&Entry, &Seen)> = valid
        .iter()
        .filter_map(|entry| match &entry.body.fact {
            Fact::Seen(seen) => Some((*entry, seen)),
            _ => None,
        })
        .collect();
    seen.sort_by_key(|(entry, _)| entry.order());
    let alone = |entry: &Entry, seen: Seen| {
        Sighted::of(inventory, &Read::of(entry.order(), entry.body.at, entry.body.author.clone(), seen))
    };
    let mut serials: BTreeMap<SmolStr, BTreeSet<SmolStr>> = BTreeMap::new();
    let mut labels = Vec::new();
    for (entry, seen) in seen {
        let (label, serial) = told(seen);
        let sighted = alone(entry, label);
        if !sighted.tagged {
            continue;
        }
        let named = sighted.device;
        let tag = named.and_then(|ix| inventory.device(ix)).map_or(sighted.text, |device| device.tag.as_str().into());
        let of_serial =
            |text: &SmolStr| alone(entry, Seen { payload: text.clone(), by: By::Serial, serial: None, ..seen.clone() }).device;
        let two = named.zip(serial.as_ref().and_then(of_serial)).is_some_and(|(tag, serial)| tag != serial);
        if let Some(serial) = &serial {
            // A serial is the one that is recorded, however it is spelt.
            let recorded = of_serial(serial).and_then(|ix| inventory.device(ix)?.serial.as_ref());
            let number = recorded.map_or_else(|| normal(serial), |serial| normal(serial.as_str()));
            serials.entry(tag.clone()).or_default().insert(number);
        }
        labels.push((tag, seen.spot.college, seen.copies.get() > 1, serial.is_some(), two));
    }
    let mut last: BTreeMap<(SmolStr, Code), Uai> = BTreeMap::new();
    for (tag, college, twice, with_serial, two_devices) in labels {
        if twice || (with_serial && serials.get(&tag).is_some_and(|all| all.len() > 1)) {
            last.insert((tag.clone(), Code::DuplicateTag), college);
        }
        if two_devices {
            last.insert((tag, Code::SwappedTag), college);
        }
    }
    let subject = |tag: &SmolStr| match inventory.devices().iter().find(|device| device.tag.as_str() == tag) {
        Some(device) => Subject::Device(device.tag.clone()),
        None => Subject::Payload(tag.clone()),
    };
    last.iter().map(|((tag, code), college)| Finding { college: *college, code: *code, subject: subject(tag) }).collect()
}

/// Where each device, and each text that is none, was read last.
pub fn last_reads(inventory: &Inventory, valid: &[&Entry]) -> BTreeMap<Subject, Spot> {
    let mut reads: Vec<Read> = valid
        .iter()
        .filter_map(|entry| match &entry.body.fact {
            Fact::Seen(seen) => Some(Read::of(entry.order(), entry.body.at, entry.body.author.clone(), seen.clone())),
            _ => None,
        })
        .collect();
    reads.sort_by_key(|read| read.order);
    let subject = |read: &Read| {
        let sighted = Sighted::of(inventory, read);
        let device = sighted.device.and_then(|ix| inventory.device(ix));
        device.map_or(Subject::Payload(sighted.text), |device| Subject::Device(device.tag.clone()))
    };
    // A later read takes the place of an earlier one.
    reads.iter().map(|read| (subject(read), read.spot.clone())).collect()
}

/// Whether what is read there is looked for there: recorded in that college as stored, and in no other room of it.
pub fn is_expected_at(spot: &Spot, subject: &Subject, inventory: &Inventory) -> bool {
    let Subject::Device(tag) = subject else { return false };
    inventory.devices().iter().filter(|device| device.tag == *tag).any(|device| {
        let other_room = device.room.is_some() && spot.room.is_some() && device.room != spot.room;
        device.college == Some(spot.college) && device.custody == Custody::Stored && !other_room
    })
}
