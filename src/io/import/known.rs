//! What is recorded before an import: the colleges by their names, and the keys that begin with zeros. With it a row can
//! name its college in words, and a number that lost its zeros is not taken for a new device.

use crate::audit::{
    inventory::{College, Inventory},
    text::fold,
    uai::Uai,
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// What is recorded before an import.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// By folded name; `None` for a name that several colleges have.
    colleges: FxHashMap<String, Option<Uai>>,
    tags: Zeros,
    serials: Zeros,
}

/// Recorded numbers that begin with zeros, by the form without them.
#[derive(Clone, Debug, Default)]
struct Zeros(FxHashMap<SmolStr, SmolStr>);

impl Known {
    /// What is recorded in an inventory.
    #[must_use]
    pub fn of(inventory: &Inventory) -> Self {
        let rows = inventory.rows();
        let mut known = Self::default();
        known.learn(&rows.colleges);
        known.tags = Zeros::of(|| rows.devices.iter().map(|device| device.tag.as_str()));
        known.serials = Zeros::of(|| rows.devices.iter().filter_map(|device| device.serial.as_ref().map(|s| s.as_str())));
        known
    }

    /// Adds the colleges of a file that is imported together with the next ones.
    pub fn learn(&mut self, colleges: &[College]) {
        for college in colleges {
            let same = self.colleges.entry(fold(&college.name)).or_insert(Some(college.uai));
            *same = same.filter(|uai| *uai == college.uai);
        }
    }

    /// The only college with this name.
    pub(super) fn college(&self, name: &str) -> Option<Uai> {
        self.colleges.get(&fold(name)).copied().flatten()
    }

    /// The recorded tag that a spreadsheet perhaps wrote as this number.
    pub(super) fn tag(&self, number: &str) -> Option<&str> {
        self.tags.0.get(number).map(SmolStr::as_str)
    }

    /// The recorded serial that a spreadsheet perhaps wrote as this number.
    pub(super) fn serial(&self, number: &str) -> Option<&str> {
        self.serials.0.get(number).map(SmolStr::as_str)
    }
}

impl Zeros {
    fn of<'a, I: Iterator<Item = &'a str>>(keys: impl Fn() -> I) -> Self {
        let short = |key: &'a str| key.bytes().all(|b| b.is_ascii_digit()).then(|| key.trim_start_matches('0'));
        let long =
            keys().filter_map(|key| short(key).filter(|short| *short != key && !short.is_empty()).map(|short| (short, key)));
        let mut zeros: FxHashMap<SmolStr, SmolStr> = long.map(|(short, key)| (short.into(), key.into())).collect();
        if !zeros.is_empty() {
            // Both numbers are recorded: each means itself.
            keys().for_each(|key| {
                zeros.remove(key);
            });
        }
        Self(zeros)
    }
}
