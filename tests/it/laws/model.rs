//! The domain said once more, as plainly as possible: no index, no memory, no shortcut. Only which device a single read
//! means is asked of the code itself.

use recol::audit::{
    finding::Subject,
    findings::Sighted,
    inventory::{Custody, Inventory},
    journal::{Entry, Fact, Spot},
    ledger::Read,
    uai::Uai,
};
use std::collections::BTreeMap;

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
