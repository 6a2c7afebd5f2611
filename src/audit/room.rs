//! A room device by device: what is expected there with what is known of each, then what else was last read there.

use super::{
    finding::Code,
    inventory::{CustodyKind, Device, DeviceIx},
    journal::Spot,
    standing::Standing,
};

/// The devices of a room, with the finding that each has now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomContents {
    /// The expected ones, in the order of the inventory, so that each keeps its place while the room is read. Empty where a blind count
    /// hides them.
    pub expected: Vec<(DeviceIx, Code)>,
    /// What else was last read there, in the order of these reads: recorded elsewhere, not stored, or in no inventory; in a blind count what
    /// is expected too.
    pub others: Vec<(Option<DeviceIx>, Code)>,
}

/// Returns the contents of a room; of the devices without a recorded room where the spot has none. O(devices and reads of the college).
#[must_use]
pub fn contents(standing: &Standing, spot: &Spot) -> RoomContents {
    let (inventory, ledger, sightings) = (standing.inventory(), standing.ledger(), standing.sightings());
    let college = spot.college;
    let mut found = RoomContents::default();
    let here = inventory.place(college, spot.room.as_ref()).map(|place| inventory.at_place(place)).unwrap_or_default();
    let is_expected = |ix: DeviceIx| {
        let stored = |device: &Device| {
            device.college == Some(college) && device.room == spot.room && device.custody.kind() == CustodyKind::Stored
        };
        inventory.device(ix).is_some_and(stored) && standing.at_home(ix) != Some(Code::NotSampled)
    };
    if standing.expected_shown(college, spot.room.as_ref()) {
        let known = here.iter().filter(|ix| is_expected(**ix));
        found.expected = known.filter_map(|ix| Some((*ix, standing.at_home(*ix)?))).collect();
    }
    for ix in ledger.reads_in(college) {
        let Some(read) = ledger.valid_read(*ix).filter(|read| read.spot.room == spot.room) else { continue };
        match sightings.device(*ix) {
            Some(device) if sightings.of_device(ledger, device).next().is_some_and(|(latest, _)| latest == *ix) => {
                if !found.expected.is_empty() && is_expected(device) {
                    continue;
                }
                let at_home = inventory.device(device).and_then(|device| device.college) == Some(college);
                let code = if at_home { standing.at_home(device) } else { standing.away(device).map(|(_, code)| code) };
                found.others.push((Some(device), code.unwrap_or(Code::Misassigned)));
            }
            Some(_) => {}
            None if sightings.of_unknown(ledger, &read.text()).next().is_some_and(|(latest, _)| latest == *ix) => {
                found.others.push((None, Code::Unknown));
            }
            None => {}
        }
    }
    let unlabelled = ledger.unlabelled().filter(|found| found.spot == *spot);
    found.others.extend(unlabelled.map(|_| (None, Code::Unidentified)));
    found
}
