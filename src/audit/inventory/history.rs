//! What became of one device from revision to revision.

use super::{column::InventoryColumn, device::Device};
use crate::audit::ids::Revision;
use smol_str::SmolStr;

/// A revision in which a device came, changed or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The revision.
    pub revision: Revision,
    /// When it was imported, RFC 3339 with offset.
    pub at: SmolStr,
    /// Where it came from: the names of the files. Raw.
    pub source: SmolStr,
    /// The device from then on; `None` where it is gone.
    pub device: Option<Device>,
}

/// The columns in which a device differs. Who holds it is left out: that is nobody's business in the field.
#[must_use]
pub fn altered(before: &Device, after: &Device) -> Vec<InventoryColumn> {
    let room = |device: &Device| device.room.as_ref().map(|room| SmolStr::new(room.as_str()));
    [
        (InventoryColumn::Serial, before.serial != after.serial),
        (InventoryColumn::Model, before.model != after.model),
        (InventoryColumn::Kind, before.kind != after.kind),
        (InventoryColumn::Programme, before.programme != after.programme),
        (InventoryColumn::Owner, before.owner != after.owner),
        (InventoryColumn::Custody, before.custody.kind() != after.custody.kind() || before.custody.due() != after.custody.due()),
        (InventoryColumn::College, before.college != after.college),
        (InventoryColumn::Room, room(before) != room(after)),
    ]
    .into_iter()
    .filter(|(_, differs)| *differs)
    .map(|(column, _)| column)
    .collect()
}
