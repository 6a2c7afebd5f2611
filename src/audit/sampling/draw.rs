//! The draw: which devices of a college belong to the sample.
//!
//! The devices stored in a college are sorted by `sha256("recol draw 1\0" ‖ seed ‖ UAI ‖ tag)`: the seed in eight
//! bytes, most significant first, the UAI in its eight characters, the tag as it is recorded, in UTF-8. The first
//! [`size`] of them are drawn. So the draw depends only on the seed and the inventory, and is the same on every machine
//! and in every version. A device that is added or removed does not change the order of the others: at most the end of
//! the drawn list changes.

use super::law::size;
use crate::audit::{
    inventory::{CustodyKind, DeviceIx, Inventory},
    journal::{AuditMode, Sampling},
    uai::Uai,
};
use rustc_hash::FxHashSet;
use sha2::{Digest as _, Sha256};

const DOMAIN: &[u8] = b"recol draw 1\0";

/// Returns the drawn devices of one college, in the order of the draw.
#[must_use]
pub fn drawn(inventory: &Inventory, college: Uai, sampling: Sampling) -> Vec<DeviceIx> {
    let before = Sha256::new().chain_update(DOMAIN).chain_update(sampling.seed.to_be_bytes());
    let before = before.chain_update(college.to_string());
    let stored = inventory.in_college(college).iter().filter_map(|ix| inventory.device(*ix).map(|device| (*ix, device)));
    let stored = stored.filter(|(_, device)| device.custody.kind() == CustodyKind::Stored);
    let mut order: Vec<([u8; 32], DeviceIx)> =
        stored.map(|(ix, device)| (before.clone().chain_update(device.tag.as_str()).finalize().into(), ix)).collect();
    order.sort_unstable();
    let count = size(u32::try_from(order.len()).unwrap_or(u32::MAX), sampling.confidence, sampling.tolerable);
    order.into_iter().take(count as usize).map(|(_, ix)| ix).collect()
}

/// The draw of a whole campaign over one inventory.
#[derive(Clone, Debug, Default)]
pub struct Draw {
    /// The drawn devices; `None` if every device is looked for.
    drawn: Option<FxHashSet<DeviceIx>>,
}

impl Draw {
    /// Draws in every college of the inventory, if the campaign samples.
    #[must_use]
    pub fn of(inventory: &Inventory, mode: AuditMode) -> Self {
        let AuditMode::Sampling(sampling) = mode else { return Self::default() };
        let mut colleges: Vec<Uai> = inventory.places().iter().filter_map(|place| place.college).collect();
        colleges.dedup();
        Self { drawn: Some(colleges.into_iter().flat_map(|college| drawn(inventory, college, sampling)).collect()) }
    }

    /// Whether a device is drawn. Always true if there is no draw.
    #[must_use]
    pub fn holds(&self, device: DeviceIx) -> bool {
        self.drawn.as_ref().is_none_or(|drawn| drawn.contains(&device))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{
        ids::Revision,
        inventory::{Custody, Device, Rows},
    };

    fn here() -> Uai {
        "0921170X".parse().unwrap()
    }

    fn inventory(numbers: impl Iterator<Item = u32>) -> Inventory {
        let device = |n: u32| Device { tag: format!("T-{n:04}").as_str().into(), college: Some(here()), ..Device::default() };
        let mut devices: Vec<Device> = numbers.map(device).collect();
        devices.push(Device { custody: Custody::Given, ..device(9_999) });
        Inventory::new(Revision(1), Rows { devices, ..Rows::default() })
    }

    fn sampling(seed: u64) -> Sampling {
        Sampling { confidence: "95".parse().unwrap(), tolerable: "5".parse().unwrap(), seed, misplaced_tolerated: false }
    }

    fn tags(inventory: &Inventory, seed: u64) -> Vec<&str> {
        let order = drawn(inventory, here(), sampling(seed));
        order.iter().filter_map(|ix| inventory.device(*ix)).map(|device| device.tag.as_str()).collect()
    }

    /// The order was worked out with Python's hashlib: it is the same for ever.
    #[test]
    fn the_draw_can_be_repeated_by_anybody() {
        let inventory = inventory(1..=100);
        let order = tags(&inventory, 20_261_124);
        assert_eq!(order.len(), 45);
        assert_eq!(order[..5], ["T-0067", "T-0099", "T-0070", "T-0091", "T-0011"]);
        assert!(!order.contains(&"T-9999"), "what was given away is not drawn");
        assert_ne!(order, tags(&inventory, 20_261_125));
    }

    #[test]
    fn a_device_more_or_less_moves_at_most_the_last() {
        let before = inventory(1..=400);
        let drawn_before = tags(&before, 7);
        for gone in [1, 77, 400] {
            let after = inventory((1..=400).filter(|n| *n != gone));
            let gone = format!("T-{gone:04}");
            let drawn_after = tags(&after, 7);
            let kept: Vec<&str> = drawn_before.iter().copied().filter(|tag| *tag != gone).collect();
            let same = kept.iter().zip(&drawn_after).take_while(|(a, b)| a == b).count();
            assert!(same + 1 >= kept.len().min(drawn_after.len()), "{same} of {}", kept.len());
        }
    }

    #[test]
    fn without_a_sample_every_device_is_looked_for() {
        let inventory = inventory(1..=100);
        let count = |mode| inventory.iter().filter(|(ix, _)| Draw::of(&inventory, mode).holds(*ix)).count();
        assert_eq!([AuditMode::Full, AuditMode::Blind, AuditMode::Sampling(sampling(1))].map(count), [101, 101, 45]);
    }
}
