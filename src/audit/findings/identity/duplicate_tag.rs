//! `duplicate_tag`: one tag on two devices. Either two different serials were read under it, or it was read twice in
//! one frame.

use super::about::about;
use crate::audit::{
    finding::{Code, Finding},
    findings::sightings::Sightings,
    inventory::Inventory,
    ledger::{Ledger, Read, ReadIx},
};
use smol_str::SmolStr;

/// The latest read that shows that a label is on two devices.
#[must_use]
pub fn duplicated<'a>(ledger: &'a Ledger, sightings: &'a Sightings, label: &str) -> Option<(ReadIx, &'a Read)> {
    let serial = |read: &Read| read.serial.as_ref().map(|serial| serial.serial_number());
    let mut serials = sightings.of_label(ledger, label).filter_map(|(_, read)| serial(read));
    let first = serials.next();
    let two_serials = serials.any(|other| Some(&other) != first.as_ref());
    sightings.of_label(ledger, label).find(|(_, read)| read.copies > 1 || (two_serials && read.serial.is_some()))
}

/// The finding about such a label, in the college of that read.
#[must_use]
pub fn duplicate_tag(inventory: &Inventory, ledger: &Ledger, sightings: &Sightings, label: &SmolStr) -> Option<Finding> {
    let (_, read) = duplicated(ledger, sightings, label)?;
    Some(Finding { college: read.spot.college, code: Code::DuplicateTag, subject: about(inventory, label) })
}
