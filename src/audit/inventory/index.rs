//! The look-up tables of an inventory: from the hash of a text to the positions of the devices that may carry it.
//!
//! Each table is a sorted list of (hash, position), 32 bits each. It stores no text. The caller must compare with the device
//! itself, so a collision costs time but never gives a wrong result.

use super::rows::{DeviceIx, Rows, to_u32};
use crate::audit::normal::{core, normal};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// One table.
#[derive(Debug, Default)]
struct Table {
    entries: Vec<(u32, u32)>,
    /// Where the entries begin whose hashes have these first bits: a search through all of them would touch memory a score of times
    /// for each of a million reads.
    begins: Vec<u32>,
    /// How many bits of a hash come after these.
    after: u32,
}

/// About so many entries, as a power of two, begin alike.
const ALIKE: u32 = 3;

impl Table {
    fn of(mut entries: Vec<(u32, u32)>) -> Self {
        entries.sort_unstable();
        let first_bits = (usize::BITS - entries.len().leading_zeros()).saturating_sub(ALIKE).clamp(1, 24);
        let after = u32::BITS - first_bits;
        let mut begins = Vec::with_capacity((1 << first_bits) + 1);
        let mut from = 0;
        for first in 0..1_u32 << first_bits {
            from += entries.iter().skip(from).take_while(|(hash, _)| hash >> after < first).count();
            begins.push(to_u32(from));
        }
        begins.push(to_u32(entries.len()));
        Self { entries, begins, after }
    }

    fn find(&self, text: &str) -> impl Iterator<Item = DeviceIx> {
        let wanted = hashed(text);
        let first = usize::try_from(wanted.checked_shr(self.after).unwrap_or_default()).unwrap_or_default();
        let begin = |at: usize| self.begins.get(at).map_or(0, |begin| *begin as usize);
        let alike = self.entries.get(begin(first)..begin(first + 1)).unwrap_or_default();
        let from = alike.partition_point(|(hash, _)| *hash < wanted);
        alike.get(from..).unwrap_or_default().iter().take_while(move |(hash, _)| *hash == wanted).map(|(_, ix)| DeviceIx(*ix))
    }
}

/// The hash of a text, in half the room: among a million texts, one in four thousand has a neighbour.
fn hashed(text: &str) -> u32 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    let hash = hasher.finish();
    u32::try_from((hash ^ (hash >> 32)) & u64::from(u32::MAX)).unwrap_or_default()
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

    /// Returns the devices whose normalised tag may be this one.
    pub(in crate::audit) fn tags(&self, normal: &str) -> impl Iterator<Item = DeviceIx> {
        self.tags.find(normal)
    }

    /// Returns the devices whose tag may have this core.
    pub(in crate::audit) fn cores(&self, core: &str) -> impl Iterator<Item = DeviceIx> {
        self.cores.find(core)
    }

    /// Returns the devices whose normalised serial may be this one.
    pub(in crate::audit) fn serials(&self, normal: &str) -> impl Iterator<Item = DeviceIx> {
        self.serials.find(normal)
    }

    /// Returns the devices whose number in the source software may be this one.
    pub(in crate::audit) fn source_ids(&self, id: &str) -> impl Iterator<Item = DeviceIx> {
        self.source_ids.find(id)
    }

    /// Returns the devices whose UUID, in lower case, may be this one.
    pub(in crate::audit) fn uuids(&self, uuid: &str) -> impl Iterator<Item = DeviceIx> {
        self.uuids.find(uuid)
    }
}
