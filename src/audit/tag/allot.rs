//! New own tags: numbers that nobody has, and that resemble nothing recorded.

use super::{
    own::{OwnTag, PREFIX},
    parse::parse,
    resolve::{Resolution, resolve},
};
use crate::audit::{inventory::Inventory, normal::normal};
use smol_str::SmolStr;

/// The largest number that is given out: eleven characters of a body. With it a tag fits into the smallest code at a good level
/// (ISO/IEC 18004: version 1 holds 16 alphanumeric characters at Q).
const MOST: u64 = (1 << 55) - 1;
/// Numbers above this one do not push later ones up: a mistaken or forged tag must not make all new tags long.
const HIGH: u64 = 1 << 45;

/// Consecutive numbers that are given out together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Allotment {
    /// The first number.
    pub first: u64,
    /// How many.
    pub count: u32,
}

impl Allotment {
    /// The tags, in their order.
    pub fn tags(self) -> impl Iterator<Item = SmolStr> {
        (0..u64::from(self.count)).map(move |n| OwnTag::numbered(self.first.saturating_add(n)))
    }

    /// The last number; the first if there is none.
    const fn last(self) -> u64 {
        self.first.saturating_add((self.count as u64).saturating_sub(1))
    }

    /// Whether both contain a number.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.first <= other.last() && other.first <= self.last()
    }
}

/// The numbers that are taken: of recorded tags, of tags that were read anywhere, and of those that were given out before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The highest number that later ones lie above.
    above: u64,
    /// Every number that is taken.
    met: Vec<Allotment>,
}

impl Taken {
    /// A tag of an inventory, as it is written there. `bare` says that labels carry a prefix which the inventory leaves out.
    pub fn recorded(&mut self, tag: &str, bare: bool) {
        let normal = normal(tag);
        let number = OwnTag::number(&normal).or_else(|| bare.then(|| OwnTag::number(&format!("{PREFIX}{normal}"))).flatten());
        if let Some(number) = number {
            self.take(Allotment { first: number, count: 1 }, true);
        }
    }

    /// A text that was read from a label. It is avoided, and later numbers need not lie above it: anybody can print a label.
    pub fn read(&mut self, payload: &str) {
        for candidate in parse(payload).candidates {
            if let Some(number) = OwnTag::number(&normal(&candidate.text)) {
                self.take(Allotment { first: number, count: 1 }, false);
            }
        }
    }

    /// Numbers that were given out. `ruling` says that those who gave them out may do so: others' numbers are avoided alone.
    pub fn allotted(&mut self, allotment: Allotment, ruling: bool) {
        self.take(allotment, ruling);
    }

    fn take(&mut self, taken: Allotment, lifts: bool) {
        if taken.count == 0 {
            return;
        }
        if lifts && taken.last() < HIGH {
            self.above = self.above.max(taken.last());
        }
        self.met.push(taken);
    }
}

/// So many consecutive numbers, of which none is taken and no tag means anything in this inventory, not approximately either: above
/// all that are taken, by a distance. `None` if no numbers are left.
#[must_use]
pub fn allot(mut taken: Taken, inventory: &Inventory, count: u32, distance: u64) -> Option<Allotment> {
    taken.met.sort_unstable();
    let mut first = taken.above.checked_add(1)?.checked_add(distance)?;
    let mut met = taken.met.iter().peekable();
    loop {
        let wanted = Allotment { first, count };
        if wanted.last() > MOST {
            return None;
        }
        // Those that begin earlier and end earlier are behind; the list is sorted by its beginnings.
        while let Some(taken) = met.next_if(|taken| taken.first <= wanted.last()) {
            first = first.max(if taken.overlaps(wanted) { taken.last().checked_add(1)? } else { first });
        }
        if first != wanted.first {
            continue;
        }
        let resembles = |tag: &SmolStr| resolve(inventory, &parse(tag)) != Resolution::None;
        match wanted.tags().position(|tag| resembles(&tag)) {
            Some(at) => first = first.checked_add(at as u64)?.checked_add(1)?,
            None => return Some(wanted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::inventory::{Device, Rows};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn inventory(tags: &[String]) -> Inventory {
        let devices = tags.iter().map(|tag| Device { tag: tag.as_str().into(), ..Device::default() }).collect();
        Inventory::new(Default::default(), Rows { devices, prefixes: vec!["HDS-".into()], ..Rows::default() })
    }

    #[test]
    fn new_numbers_lie_above_the_recorded_ones_and_beside_those_that_were_read() {
        let mut taken = Taken::default();
        assert_eq!(allot(taken.clone(), &Inventory::default(), 3, 0), Some(Allotment { first: 1, count: 3 }));
        taken.recorded(&OwnTag::numbered(40).to_lowercase(), false);
        taken.recorded("0012345", false);
        taken.read(&format!("https://example.org/ht/{}", OwnTag::numbered(45)));
        taken.allotted(Allotment { first: 50, count: 2 }, false);
        // Forged ones, far away and at the very end.
        taken.read(&OwnTag::numbered(u64::MAX));
        taken.recorded(&OwnTag::numbered(MOST), false);
        taken.allotted(Allotment { first: u64::MAX, count: u32::MAX }, true);
        let first = |count| allot(taken.clone(), &Inventory::default(), count, 0).unwrap().first;
        assert_eq!([first(4), first(5), first(50)], [41, 52, 52]);
        let next = allot(taken.clone(), &Inventory::default(), 4, 0).unwrap();
        assert!(next.tags().eq((41..45).map(OwnTag::numbered)));
        assert_eq!(allot(taken, &Inventory::default(), 1, MOST), None);
    }

    #[test]
    fn a_new_tag_resembles_nothing_recorded() {
        // Without its prefix and its zeros the second tag is a number that is recorded.
        let like = OwnTag::numbered(2).trim_start_matches("HDS-").trim_start_matches('0').to_owned();
        let found = allot(Taken::default(), &inventory(&[like]), 2, 0).unwrap();
        assert_eq!(found, Allotment { first: 3, count: 2 });
        let mut bare = Taken::default();
        bare.recorded(OwnTag::numbered(77).trim_start_matches("HDS-"), true);
        assert_eq!(allot(bare, &Inventory::default(), 1, 0).unwrap().first, 78);
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn no_tag_is_given_twice(
            steps in prop::collection::vec((0_u8..5, 0_u64..300, 1_u32..40, 0_u64..9), 1..40),
        ) {
            let (mut taken, mut tags, mut given) = (Taken::default(), Vec::new(), BTreeSet::new());
            for (kind, n, count, distance) in steps {
                let tag = OwnTag::numbered(n).to_string();
                match kind {
                    0 => {
                        taken.recorded(&tag, false);
                        tags.push(tag.clone());
                        given.insert(tag);
                    }
                    1 => {
                        taken.read(&tag);
                        given.insert(tag);
                    }
                    2 => {
                        taken.allotted(Allotment { first: n, count }, false);
                        given.extend(Allotment { first: n, count }.tags().map(String::from));
                    }
                    _ => {
                        let new = allot(taken.clone(), &inventory(&tags), count, distance).unwrap();
                        for tag in new.tags() {
                            prop_assert!(given.insert(tag.to_string()), "{tag} twice");
                        }
                        taken.allotted(new, true);
                    }
                }
            }
        }
    }
}
