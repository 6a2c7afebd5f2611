//! The rows of an inventory, and the types of positions in them. Both the revision and its look-up tables use them.

use super::{
    college::{College, Programme},
    device::Device,
    record::HeldBack,
};
use smol_str::SmolStr;

/// The position of a device in an [`Inventory`](super::Inventory); valid only for that inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceIx(pub u32);

/// The position of a recorded place in an [`Inventory`](super::Inventory); valid only for that inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIx(pub u32);

/// The content of an inventory: rows in any order, each with a unique identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The colleges.
    pub colleges: Vec<College>,
    /// The programmes.
    pub programmes: Vec<Programme>,
    /// The devices.
    pub devices: Vec<Device>,
    /// Prefixes that a label may carry although the inventory does not, such as `HDS-`. The approximate match removes
    /// them.
    pub prefixes: Vec<SmolStr>,
    /// Devices with a word that this Récol does not understand. They are recorded but have no effect on anything.
    pub held_back: Vec<HeldBack>,
}

impl Rows {
    /// Sorts each table by its key. If two rows have the same key, the first is kept.
    pub(super) fn sort(&mut self) {
        self.colleges.sort_by_key(|college| college.uai);
        self.colleges.dedup_by_key(|college| college.uai);
        self.programmes.sort_by(|a, b| a.code.cmp(&b.code));
        self.programmes.dedup_by(|a, b| a.code == b.code);
        self.devices.sort_by(|a, b| a.tag.cmp(&b.tag));
        self.devices.dedup_by(|a, b| a.tag == b.tag);
        self.held_back.sort_by(|a, b| a.tag.cmp(&b.tag));
    }
}

/// Converts a position to 32 bits, which is enough: no département owns four thousand million devices.
pub(super) fn to_u32(ix: usize) -> u32 {
    u32::try_from(ix).unwrap_or(u32::MAX)
}
