//! The look-up tables of an inventory: from a hash of a text to the positions of the devices that may carry it.
//!
//! Each table is a sorted list of (hash, position). It keeps no text: whoever looks up compares with the device itself,
//! so that a collision costs time, never truth.

use super::rows::{DeviceIx, Rows, to_u32};
use crate::audit::normal::{core, normal};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// One table.
#[derive(Debug, Default)]
struct Table(Vec<(u64, u32)>);

impl Table {
    fn of(mut entries: Vec<(u64, u32)>) -> Self {
        entries.sort_unstable();
        Self(entries)
    }

    fn find(&self, text: &str) -> impl Iterator<Item = DeviceIx> {
        let wanted = hashed(text);
        let from = self.0.partition_point(|(hash, _)| *hash < wanted);
        self.0.get(from..).unwrap_or_default().iter().take_while(move |(hash, _)| *hash == wanted).map(|(_, ix)| DeviceIx(*ix))
    }
}

fn hashed(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The tables of one inventory.
#[derive(Debug, Default)]
pub(in crate::audit) struct Index {
    tags: Table,
    cores: Table,
    serials: Table,
    source_ids: Table,
    uuids: Table,
}

impl Index {
    /// Builds the tables: O(n log n).
    pub(super) fn of(rows: &Rows) -> Self {
        let count = rows.devices.len();
        let (mut tags, mut cores, mut serials) =
            (Vec::with_capacity(count), Vec::with_capacity(count), Vec::with_capacity(count));
        let (mut source_ids, mut uuids) = (Vec::new(), Vec::new());
        for (ix, device) in rows.devices.iter().enumerate() {
            let ix = to_u32(ix);
            let tag = normal(device.tag.as_str());
            tags.push((hashed(&tag), ix));
            cores.push((hashed(core(&tag, &rows.prefixes)), ix));
            serials.extend(device.serial.as_ref().map(|serial| (hashed(&normal(serial.as_str())), ix)));
            source_ids.extend(device.source_id().map(|id| (hashed(id), ix)));
            uuids.extend(device.uuid().map(|uuid| (hashed(uuid), ix)));
        }
        Self {
            tags: Table::of(tags),
            cores: Table::of(cores),
            serials: Table::of(serials),
            source_ids: Table::of(source_ids),
            uuids: Table::of(uuids),
        }
    }

    /// Devices whose normalised tag may be this.
    pub(in crate::audit) fn tags(&self, normal: &str) -> impl Iterator<Item = DeviceIx> {
        self.tags.find(normal)
    }

    /// Devices the core of whose tag may be this.
    pub(in crate::audit) fn cores(&self, core: &str) -> impl Iterator<Item = DeviceIx> {
        self.cores.find(core)
    }

    /// Devices whose normalised serial may be this.
    pub(in crate::audit) fn serials(&self, normal: &str) -> impl Iterator<Item = DeviceIx> {
        self.serials.find(normal)
    }

    /// Devices whose number in the source program may be this.
    pub(in crate::audit) fn source_ids(&self, id: &str) -> impl Iterator<Item = DeviceIx> {
        self.source_ids.find(id)
    }

    /// Devices whose UUID, in lower case, may be this.
    pub(in crate::audit) fn uuids(&self, uuid: &str) -> impl Iterator<Item = DeviceIx> {
        self.uuids.find(uuid)
    }
}
