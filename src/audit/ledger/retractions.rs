//! Which entries were retracted, and which retractions were themselves retracted.

use crate::audit::{ids::EntryId, journal::Order};
use rustc_hash::{FxHashMap, FxHashSet};

/// The retractions of each entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Retractions {
    by_target: FxHashMap<EntryId, Vec<Order>>,
}

impl Retractions {
    pub(super) fn insert(&mut self, retraction: Order, target: EntryId) {
        self.by_target.entry(target).or_default().push(retraction);
    }

    /// Whether the entry at this place is void: some retraction of it comes later and is not void itself.
    ///
    /// A retraction that comes *before* the entry it names has no effect. This also excludes circles.
    pub(super) fn is_void(&self, entry: Order) -> bool {
        if !self.by_target.contains_key(&entry.id()) {
            return false;
        }
        let mut above = vec![entry];
        let mut met: FxHashSet<Order> = FxHashSet::default();
        let mut next = 0;
        while let Some(order) = above.get(next).copied() {
            next += 1;
            let later = self.of(order).filter(|r| met.insert(*r));
            above.extend(later);
        }
        // Latest first: the retractions of an entry are judged before the entry itself.
        above.sort_unstable_by(|a, b| b.cmp(a));
        let mut void: FxHashSet<Order> = FxHashSet::default();
        for order in above {
            if self.of(order).any(|r| !void.contains(&r)) {
                void.insert(order);
            }
        }
        void.contains(&entry)
    }

    fn of(&self, entry: Order) -> impl Iterator<Item = Order> {
        self.by_target.get(&entry.id()).into_iter().flatten().copied().filter(move |r| *r > entry)
    }
}
