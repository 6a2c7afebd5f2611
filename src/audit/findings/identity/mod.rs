//! Identity: findings about a label or a read, beside the presence of the devices concerned. One rule a file.
//!
//! Like presence they follow the latest read that tells: a label that was moved on is reported where it was last met.

mod duplicate_tag;
mod swapped_tag;
mod unidentified;
mod unknown;

pub use duplicate_tag::{duplicate_tag, duplicated};
pub use swapped_tag::{swapped, swapped_tag};
pub use unidentified::unidentified;
pub use unknown::unknown;

use crate::audit::{finding::Subject, ids::Tag, inventory::Inventory};
use smol_str::SmolStr;

/// The subject of a finding about a label: the device that it is recorded for, else its text.
fn about(inventory: &Inventory, label: &SmolStr) -> Subject {
    if inventory.by_tag(label).is_some() { Subject::Device(Tag::new(label)) } else { Subject::Payload(label.clone()) }
}
