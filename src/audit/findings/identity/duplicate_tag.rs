//! `duplicate_tag`: one tag on two devices: two different serials read under it, or twice in one frame.

use crate::audit::{
    finding::{Code, Finding},
    findings::sightings::Sightings,
    inventory::Inventory,
    ledger::Ledger,
    tag::normal::normal,
};
use smol_str::SmolStr;

/// The finding about a label that stands on two devices, in the college of the latest read that tells so.
#[must_use]
pub fn duplicate_tag(inventory: &Inventory, ledger: &Ledger, sightings: &Sightings, label: &SmolStr) -> Option<Finding> {
    let telling = || sightings.of_label(ledger, label).map(|(_, read)| read);
    let serial = |read: &crate::audit::ledger::Read| read.serial.as_ref().map(|s| normal(&s.kept));
    let first = telling().find_map(serial);
    let two_serials = telling().filter_map(serial).any(|other| Some(&other) != first.as_ref());
    let read = telling().find(|read| read.copies > 1 || (two_serials && read.serial.is_some()))?;
    Some(Finding { college: read.spot.college, code: Code::DuplicateTag, subject: super::about(inventory, label) })
}
