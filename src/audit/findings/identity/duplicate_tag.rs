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
    let mut serials = sightings.of_label(ledger, label).filter_map(|(labelled, _)| labelled.serial.as_ref());
    let first = serials.next();
    let two_serials = serials.any(|other| Some(other) != first);
    let mut reads = sightings.of_label(ledger, label);
    let shows = reads.find(|(labelled, read)| read.copies > 1 || (two_serials && labelled.serial.is_some()));
    shows.map(|(labelled, read)| (labelled.ix, read))
}

/// The finding about such a label, in the college of that read.
#[must_use]
pub fn duplicate_tag(inventory: &Inventory, ledger: &Ledger, sightings: &Sightings, label: &SmolStr) -> Option<Finding> {
    let (_, read) = duplicated(ledger, sightings, label)?;
    Some(Finding { college: read.spot.college, code: Code::DuplicateTag, subject: about(inventory, label) })
}
