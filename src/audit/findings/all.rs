//! All findings at once, computed only from inventory, ledger and date.

use super::{
    identity,
    presence::{Case, settle},
    sightings::Sightings,
};
use crate::audit::{
    finding::{Code, Finding, Subject},
    inventory::{CustodyKind, DeviceIx, Inventory},
    ledger::{Ledger, Read, RoomState},
    sampling::Draw,
    uai::Uai,
};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Returns every finding of the campaign, sorted by college, code and subject.
#[must_use]
pub fn all(inventory: &Inventory, ledger: &Ledger, date: Date) -> Vec<Finding> {
    let sightings = Sightings::of(inventory, ledger);
    let draw = Draw::of(inventory, ledger.mode());
    let mut out = Vec::with_capacity(inventory.devices().len());
    let mut visited: FxHashMap<Uai, bool> = FxHashMap::default();
    for (ix, device) in inventory.iter() {
        let latest = sightings.latest(ledger, ix);
        let recorded = device.college.filter(|c| *visited.entry(*c).or_insert_with(|| ledger.is_visited(*c)));
        let read_at = latest.map(|read| read.spot.college).filter(|c| Some(*c) != device.college);
        for college in recorded.into_iter().chain(read_at) {
            out.extend(presence_of(inventory, ledger, &draw, ix, latest, college, date).map(|code| Finding {
                college,
                code,
                subject: Subject::Device(device.tag.clone()),
            }));
        }
    }
    out.extend(sightings.unknown_texts().filter_map(|text| identity::unknown(ledger, &sightings, text)));
    out.extend(sightings.label_texts().filter_map(|label| identity::duplicate_tag(inventory, ledger, &sightings, label)));
    out.extend(sightings.label_texts().filter_map(|label| identity::swapped_tag(inventory, ledger, &sightings, label)));
    out.extend(ledger.unlabelled().filter_map(|found| identity::unidentified(ledger, found.order.id())));
    out.sort_unstable();
    out
}

/// Returns the presence finding of one device in one college, given its latest read.
pub(in crate::audit) fn presence_of(
    inventory: &Inventory,
    ledger: &Ledger,
    draw: &Draw,
    ix: DeviceIx,
    latest: Option<&Read>,
    here: Uai,
    date: Date,
) -> Option<Code> {
    let device = inventory.device(ix)?;
    // Only a stored device that was not read can be missing. For all others neither the room's state nor the draw
    // matters.
    let matters = latest.is_none() && device.custody.kind() == CustodyKind::Stored;
    let closed = matters && ledger.room(here, device.room.as_ref()) == RoomState::Closed;
    let drawn = !matters || draw.holds(ix) || ledger.went_full(here);
    settle(&Case { device, here, latest, closed, drawn, date })
}
