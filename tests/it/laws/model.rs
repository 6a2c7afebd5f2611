//! The domain said once more, as plainly as possible: no index, no memory, no shortcut. Only which device a single read
//! means is asked of the code itself.

use recol::audit::{
    findings::Sighted,
    ids::Tag,
    inventory::Inventory,
    journal::{Entry, Fact},
    ledger::Read,
    uai::Uai,
};

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

/// The college of the latest read of a device.
pub fn last_read_in(tag: &Tag, inventory: &Inventory, valid: &[&Entry]) -> Option<Uai> {
    let reads = valid.iter().filter_map(|entry| match &entry.body.fact {
        Fact::Seen(seen) => Some(Read::of(entry.order(), entry.body.at, entry.body.author.clone(), seen.clone())),
        _ => None,
    });
    let of_it = reads.filter(|read| {
        let device = Sighted::of(inventory, read).device.and_then(|ix| inventory.device(ix));
        device.is_some_and(|device| device.tag == *tag)
    });
    of_it.max_by_key(|read| read.order).map(|read| read.spot.college)
}
