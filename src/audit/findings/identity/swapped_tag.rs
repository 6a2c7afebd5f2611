//! `swapped_tag`: tag and serial read from one device belong to two recorded devices.

use crate::audit::{
    finding::{Code, Finding},
    findings::sightings::Sightings,
    inventory::Inventory,
    ledger::Ledger,
};
use smol_str::SmolStr;

/// The finding about a label that is on another device than the one it was made for.
#[must_use]
pub fn swapped_tag(inventory: &Inventory, ledger: &Ledger, sightings: &Sightings, label: &SmolStr) -> Option<Finding> {
    let is_swapped = |ix| sightings.sighted(ix).is_some_and(|sighted| sighted.swapped.is_some());
    let (_, read) = sightings.of_label(ledger, label).find(|(ix, _)| is_swapped(*ix))?;
    Some(Finding { college: read.spot.college, code: Code::SwappedTag, subject: super::about(inventory, label) })
}
