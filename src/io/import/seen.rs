//! Which keys were accepted so far, and in which lines: compact, because a file may have millions of rows.

use super::{
    alike::{hash_of_spelling, spelling},
    contradiction::stay,
};
use hashbrown::{HashTable, hash_table::Entry};
use rustc_hash::{FxBuildHasher, FxHashSet};
use smol_str::SmolStr;
use std::{collections::BTreeMap, hash::BuildHasher};

/// What was accepted before a key, by its position in the order in which keys were accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing like it.
    Nothing,
    /// The same key.
    Same(usize),
    /// A key that differs only in spelling.
    Alike(usize),
}

/// The hash of a key's [`spelling`], as it is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelt(u32);

impl Spelt {
    /// The hash of a key.
    pub(super) fn of(key: &str) -> Self {
        Self(u32::try_from(hash_of_spelling(key) >> 32).unwrap_or_default())
    }

    /// Spread over 64 bits, as a table needs it: by the golden ratio.
    fn spread(self) -> u64 {
        u64::from(self.0).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// Keys in the order in which they were accepted: about 20 bytes each. Their texts stay with the rows, of which `key` returns
/// that at a position. A file of half a gigabyte, which is the most, has fewer lines than 32 bits count.
#[derive(Debug, Default)]
pub(super) struct Seen {
    lines: Vec<u32>,
    /// Positions by the hash of the spelling: a text is looked at only where the hashes are equal.
    spelt: HashTable<(Spelt, u32)>,
}

impl Seen {
    /// What was accepted before this one.
    pub(super) fn before(&self, (one, spelt): (&str, Spelt), key: impl Fn(usize) -> SmolStr) -> Before {
        let at = |(_, at): &(Spelt, u32)| *at as usize;
        let equal = |known: &(Spelt, u32)| known.0.0 == spelt.0 && key(at(known)) == one;
        if let Some(same) = self.spelt.find(spelt.spread(), equal) {
            return Before::Same(at(same));
        }
        let alike = |known: &(Spelt, u32)| known.0.0 == spelt.0 && spelling(&key(at(known))) == spelling(one);
        self.spelt.find(spelt.spread(), alike).map_or(Before::Nothing, |alike| Before::Alike(at(alike)))
    }

    /// Accepts one that was not accepted before.
    pub(super) fn add(&mut self, spelt: Spelt, line: u64) {
        let at = narrow(self.lines.len() as u64);
        self.lines.push(narrow(line));
        self.spelt.insert_unique(spelt.spread(), (spelt, at), |(spelt, _)| spelt.spread());
    }

    /// Forgets the lines at these positions, and all keys: no more of them are looked for.
    pub(super) fn forget(&mut self, gone: &FxHashSet<usize>) {
        self.spelt = HashTable::new();
        stay(&mut self.lines, gone);
    }

    /// The lines of all of them.
    pub(super) fn into_lines(self) -> Vec<u32> {
        self.lines
    }

    /// The line of a key, by its position in the order in which they were accepted.
    pub(super) fn line(&self, at: usize) -> Option<u64> {
        self.lines.get(at).copied().map(u64::from)
    }
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

/// Groups of positions with the same word, each group with at least two and in ascending order, by their first ones.
pub(super) fn repeated<'w>(count: usize, word: impl Fn(usize) -> Option<&'w str>) -> Vec<Vec<usize>> {
    let mut first: HashTable<u32> = HashTable::with_capacity(count);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let key = |at: &u32| word(*at as usize).unwrap_or_default();
    for at in 0..count {
        let Some(here) = word(at) else { continue };
        match first.entry(hash(here), |other| key(other) == here, |other| hash(key(other))) {
            Entry::Occupied(known) => {
                let known = *known.get() as usize;
                groups.entry(known).or_insert_with(|| vec![known]).push(at);
            }
            Entry::Vacant(free) => drop(free.insert(narrow(at as u64))),
        }
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    #[test]
    fn what_was_seen_is_found_as_in_two_maps() {
        proptest!(crate::kept_below_tests(), |(keys in prop::collection::vec("[aAbB0-]{0,3}", 0..40))| {
            let (mut seen, mut same, mut alike) = (Seen::default(), HashMap::new(), HashMap::<_, Vec<usize>>::new());
            let mut kept: Vec<SmolStr> = Vec::new();
            for key in &keys {
                let spelt = Spelt::of(key);
                let others = alike.entry(spelling(key)).or_default();
                match (seen.before((key.as_str(), spelt), |at| kept[at].clone()), same.get(key)) {
                    (Before::Same(at), Some(first)) => prop_assert_eq!(at, *first),
                    (Before::Alike(at), None) => prop_assert!(others.contains(&at)),
                    (Before::Nothing, None) => prop_assert!(others.is_empty()),
                    (other, expected) => prop_assert!(false, "{key}: {other:?} {expected:?}"),
                }
                if !same.contains_key(key) {
                    seen.add(spelt, 7);
                    same.insert(key.clone(), kept.len());
                    others.push(kept.len());
                    kept.push(key.into());
                }
            }
            prop_assert_eq!(seen.into_lines().len(), kept.len());
        });
        assert_eq!(
            repeated(6, |at| ["b", "a", "b", "c", "a", "b"].get(at).copied().filter(|word| *word != "c")),
            [vec![0, 2, 5], vec![1, 4]]
        );
    }
}
