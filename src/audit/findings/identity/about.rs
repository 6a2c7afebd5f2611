//! The subject of a finding about a label.

use crate::audit::{finding::Subject, ids::Tag, inventory::Inventory};
use smol_str::SmolStr;

/// The subject of a finding about a label: the device that has this tag in the record, otherwise the text itself.
pub(super) fn about(inventory: &Inventory, label: &SmolStr) -> Subject {
    if inventory.by_tag(label).is_some() { Subject::Device(Tag::new(label)) } else { Subject::Payload(label.clone()) }
}
