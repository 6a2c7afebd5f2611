//! The changes of one device from revision to revision.

use super::{column::InventoryColumn, device::Device};
use crate::audit::ids::Revision;
use smol_str::SmolStr;

/// A revision in which a device was added, changed or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The revision.
    pub revision: Revision,
    /// When it was imported, RFC 3339 with offset.
    pub at: SmolStr,
    /// What it was imported from: the names of the files. Raw.
    pub source: SmolStr,
    /// The device from this revision on; `None` if it is removed.
    pub device: Option<Device>,
}

/// Returns the columns in which a device differs. The holder is left out, because it is confidential in the field.
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
