//! Which keys were accepted so far, and in which lines: compact, because a file may have millions of rows.

use crate::audit::tag::normal::normal;
use hashbrown::{HashTable, hash_table::Entry};
use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;
use std::{collections::BTreeMap, hash::BuildHasher};

/// What was accepted before a key.
pub(super) enum Before {
    /// Nothing like it.
    Nothing,
    /// The same key, in this line.
    Same(u64),
    /// A key that differs only in spelling, in this line.
    Alike(u64),
}

/// Keys in the order in which they were accepted: about 15 bytes each. Their texts stay with the rows, of which `key` returns
/// that at a position. A file of half a gigabyte, which is the most, has fewer lines than 32 bits count.
#[derive(Debug, Default)]
pub(super) struct Seen {
    lines: Vec<u32>,
    /// Positions by the key as written, and those of the first key of each normal form by that.
    written: HashTable<u32>,
    spelt: HashTable<u32>,
}

impl Seen {
    /// What was accepted before this one.
    pub(super) fn before(&self, one: &str, key: impl Fn(u32) -> SmolStr) -> Before {
        let line = |at: &u32| self.line(*at as usize).unwrap_or_default();
        if let Some(at) = self.written.find(hash(one), |at| key(*at) == one) {
            return Before::Same(line(at));
        }
        let form = normal(one);
        self.spelt.find(hash(&form), |at| normal(&key(*at)) == form).map_or(Before::Nothing, |at| Before::Alike(line(at)))
    }

    /// Accepts one that was not accepted before. `alike` is whether one like it was.
    pub(super) fn add(&mut self, one: &str, alike: bool, line: u64, key: impl Fn(u32) -> SmolStr) {
        let at = narrow(self.lines.len() as u64);
        self.lines.push(narrow(line));
        self.written.insert_unique(hash(one), at, |at| hash(&key(*at)));
        if !alike {
            self.spelt.insert_unique(hash(&normal(one)), at, |at| hash(&normal(&key(*at))));
        }
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
    let mut first: HashTable<u32> = HashTable::new();
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
            let (mut seen, mut same, mut alike) = (Seen::default(), HashMap::new(), HashMap::new());
            let mut kept: Vec<SmolStr> = Vec::new();
            for (line, key) in (1..).zip(&keys) {
                let expected = (same.get(key).copied(), alike.get(&normal(key)).copied());
                match (seen.before(key, |at| kept[at as usize].clone()), expected) {
                    (Before::Same(line), (Some(first), _)) | (Before::Alike(line), (None, Some(first))) => prop_assert_eq!(line, first),
                    (Before::Nothing, (None, None)) => {}
                    (_, expected) => prop_assert!(false, "{key}: {expected:?}"),
                }
                if expected.0.is_none() {
                    seen.add(key, expected.1.is_some(), line, |at| kept[at as usize].clone());
                    kept.push(key.into());
                    same.insert(key.clone(), line);
                    alike.entry(normal(key)).or_insert(line);
                }
            }
        });
        assert_eq!(
            repeated(6, |at| ["b", "a", "b", "c", "a", "b"].get(at).copied().filter(|word| *word != "c")),
            [vec![0, 2, 5], vec![1, 4]]
        );
    }
}
