//! What a finding about a label is about.

use crate::audit::{finding::Subject, ids::Tag, inventory::Inventory};
use smol_str::SmolStr;

/// The subject of a finding about a label: the device that it is recorded for, else its text.
pub(super) fn about(inventory: &Inventory, label: &SmolStr) -> Subject {
    if inventory.by_tag(label).is_some() { Subject::Device(Tag::new(label)) } else { Subject::Payload(label.clone()) }
}
