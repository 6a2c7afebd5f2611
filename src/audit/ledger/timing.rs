//! When entries happened if their own time stamps are known to be wrong. The true time follows from corrections by the
//! stations themselves, and from the latest time that is possible.

use crate::audit::{
    ids::{EntryId, WriterId},
    journal::{Entry, Fact, Hlc, Order},
    moment::Moment,
};
use std::collections::BTreeMap;

/// One correction of a clock. Earlier entries of the series with a later time stamp than this were stamped too late.
#[derive(Clone, Copy, Debug)]
struct Correction {
    hlc: Hlc,
    at_ms: i64,
    ahead_ms: u64,
}

/// The corrections of all series, and the moment after which nothing can have happened.
#[derive(Clone, Debug)]
pub(super) struct Timing {
    /// By series, and by the number of the entry that reports the correction.
    corrections: BTreeMap<WriterId, BTreeMap<u64, Correction>>,
    horizon: Hlc,
}

impl Default for Timing {
    fn default() -> Self {
        Self { corrections: BTreeMap::new(), horizon: Hlc::MAX }
    }
}

impl Timing {
    /// Whether a fact corrects a clock.
    pub(super) const fn is_changed_by(fact: &Fact) -> bool {
        matches!(fact, Fact::ClockSet { .. })
    }

    /// Collects the corrections from these entries. An entry stamped after the horizon, without a correction, has no
    /// believable time.
    pub(super) fn of<'e>(horizon: Hlc, entries: impl IntoIterator<Item = &'e Entry>) -> Self {
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
        self.place(entry.id, entry.body.hlc, entry.body.at)
    }

    /// As [`Self::order`], of an entry with this identity that its station stamped so.
    pub(super) fn place(&self, id: EntryId, stamped: Hlc, at: Moment) -> Order {
        // Only the next correction after an entry concerns the clock that stamped it; later corrections concern later
        // errors.
        let later = id.seq.saturating_add(1)..;
        let next = self.corrections.get(&id.writer).and_then(|series| series.range(later).next());
        let put_right = next.filter(|(_, correction)| stamped > correction.hlc);
        let hlc = put_right.map_or(stamped, |(_, correction)| correction.put_right(at));
        // An entry without a believable time sorts before every entry with one.
        Order::of(id, if hlc > self.horizon { Hlc::default() } else { hlc })
    }
}

impl Correction {
    /// When the entry was written: its wall time, if that is not later than the correction; otherwise its wall time
    /// less the amount by which the clock was ahead. Never after the correction.
    fn put_right(&self, at: Moment) -> Hlc {
        let wall = at.ms();
        let ahead = i64::try_from(self.ahead_ms).unwrap_or(i64::MAX);
        let ms = if wall <= self.at_ms { wall } else { wall.saturating_sub(ahead) };
        Hlc::at(ms).min(self.hlc)
    }
}
