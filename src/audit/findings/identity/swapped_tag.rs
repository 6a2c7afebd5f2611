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
    let is_swapped = |ix| sightings.sighted(ix).is_some_and(|sighted| sighted.swapped.is_some());
    sightings.of_label(ledger, label).find(|(ix, _)| is_swapped(*ix))
}

/// The finding about such a label, in the college of that read.
#[must_use]
pub fn swapped_tag(inventory: &Inventory, ledger: &Ledger, sightings: &Sightings, label: &SmolStr) -> Option<Finding> {
    let (_, read) = swapped(ledger, sightings, label)?;
    Some(Finding { college: read.spot.college, code: Code::SwappedTag, subject: about(inventory, label) })
}
