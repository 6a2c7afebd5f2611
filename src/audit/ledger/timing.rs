//! When entries happened, where their own stamps are known to be wrong: from what the stations themselves put right, and
//! from what cannot have happened yet.

use crate::audit::{
    ids::WriterId,
    journal::{Entry, Fact, Hlc, Order},
};
use std::collections::BTreeMap;

/// One clock put right: entries of the series before this number that are stamped later were stamped too late.
#[derive(Clone, Copy, Debug)]
struct Correction {
    hlc: Hlc,
    at_ms: i64,
    ahead_ms: u64,
}

/// The corrections of all series, and the moment after which nothing can have happened.
#[derive(Clone, Debug)]
pub(super) struct Timing {
    /// By series, and by the number of the entry that put the clock right.
    corrections: BTreeMap<WriterId, BTreeMap<u64, Correction>>,
    horizon: Hlc,
}

impl Default for Timing {
    fn default() -> Self {
        Self { corrections: BTreeMap::new(), horizon: Hlc::MAX }
    }
}

impl Timing {
    /// Whether a fact puts a clock right.
    pub(super) const fn is_changed_by(fact: &Fact) -> bool {
        matches!(fact, Fact::ClockSet { .. })
    }

    /// What these entries put right. What is stamped after the horizon, and was put right by nobody, has no time that
    /// could be believed.
    pub(super) fn of(horizon: Hlc, entries: &[Entry]) -> Self {
        let mut timing = Self { corrections: BTreeMap::new(), horizon };
        for entry in entries {
            if let Fact::ClockSet { ahead_ms } = entry.body.fact {
                let (hlc, at_ms) = (entry.body.hlc, entry.body.at.ms());
                let correction = Correction { hlc, at_ms, ahead_ms };
                timing.corrections.entry(entry.id.writer).or_default().insert(entry.id.seq, correction);
            }
        }
        timing
    }

    /// The place of an entry in the order of all entries.
    pub(super) fn order(&self, entry: &Entry) -> Order {
        let stamped = entry.body.hlc;
        // The next one speaks for the clock that stamped it; later ones are of clocks that were wrong later.
        let later = entry.id.seq.saturating_add(1)..;
        let next = self.corrections.get(&entry.id.writer).and_then(|series| series.range(later).next());
        let put_right = next.filter(|(_, correction)| stamped > correction.hlc);
        let hlc = put_right.map_or(stamped, |(_, correction)| correction.put_right(entry));
        // Whatever has a time that can be believed counts as later.
        entry.order_at(if hlc > self.horizon { Hlc::default() } else { hlc })
    }
}

impl Correction {
    /// When the entry was written: by the wall, where the wall was right already; else as much earlier as the clock was
    /// ahead; never after the correction.
    fn put_right(&self, entry: &Entry) -> Hlc {
        let wall = entry.body.at.ms();
        let ahead = i64::try_from(self.ahead_ms).unwrap_or(i64::MAX);
        let ms = if wall <= self.at_ms { wall } else { wall.saturating_sub(ahead) };
        Hlc::at(ms).min(self.hlc)
    }
}
