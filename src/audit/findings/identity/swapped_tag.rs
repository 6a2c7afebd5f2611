//! `swapped_tag`: tag and serial read from one device belong to two recorded devices.

use super::about::about;
use crate::audit::{
    finding::{Code, Finding},
    findings::sightings::Sightings,
    inventory::Inventory,
    ledger::{Ledger, Read, ReadIx},
};
use smol_str::SmolStr;

/// The latest read that shows that a label is on another device than the one it was made for.
#[must_use]
pub fn swapped<'a>(ledger: &'a Ledger, sightings: &'a Sightings, label: &str) -> Option<(ReadIx, &'a Read)> {
    let found = sightings.of_label(ledger, label).find(|(labelled, _)| labelled.swapped);
    found.map(|(labelled, read)| (labelled.ix, read))
}

/// The finding about such a label, in the college of that read.
#[must_use]
pub fn swapped_tag(inventory: &Inventory, ledger: &Ledger, sightings: &Sightings, label: &SmolStr) -> Option<Finding> {
    let (_, read) = swapped(ledger, sightings, label)?;
    Some(Finding { college: read.spot.college, code: Code::SwappedTag, subject: about(inventory, label) })
}
