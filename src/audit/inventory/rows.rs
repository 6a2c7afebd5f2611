//! The rows of an inventory, and positions in them: what the revision and its look-up tables both speak of.

use super::{
    college::{College, Programme},
    device::Device,
    record::HeldBack,
};
use smol_str::SmolStr;

/// The position of a device in an [`Inventory`](super::Inventory), valid for that inventory alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceIx(pub u32);

/// The position of a recorded place in an [`Inventory`](super::Inventory), valid for that inventory alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIx(pub u32);

/// What goes into an inventory: rows of any order, the identity of each unique.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The colleges.
    pub colleges: Vec<College>,
    /// The programmes.
    pub programmes: Vec<Programme>,
    /// The devices.
    pub devices: Vec<Device>,
    /// Prefixes that a label may carry and the inventory may not, as `HDS-`: stripped in the approximate match.
    pub prefixes: Vec<SmolStr>,
    /// Devices of which this Récol does not understand a word: they are recorded, and take no part in anything.
    pub held_back: Vec<HeldBack>,
}

/// Positions are 32 bits wide: four thousand million devices are more than any département owns.
pub(super) fn to_u32(ix: usize) -> u32 {
    u32::try_from(ix).unwrap_or(u32::MAX)
}
