//! The pace of reading: how many reads each of the last minutes had, and when what remains will be read at that pace.

use super::moment::Moment;

/// How many minutes are looked at.
pub const MINUTES: usize = 20;
/// A minute in milliseconds.
const MINUTE: i64 = 60_000;
/// The least time that a pace is computed over: shorter ones tell of chance.
const LEAST: i64 = 2 * MINUTE;

/// The pace of the last minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// How many reads each minute had; the present one is the last.
    pub minutes: [u32; MINUTES],
    /// How many reads there were in all these minutes.
    pub reads: u32,
    /// How long it is since the first of them, in milliseconds.
    pub span: i64,
}

impl Pace {
    /// The pace at a moment, from the times of reads in any order. Reads after that moment, by a clock that is ahead, count as made now.
    #[must_use]
    pub fn of(reads: impl Iterator<Item = Moment>, now: Moment) -> Self {
        let mut pace = Self::default();
        for at in reads {
            let ago = now.ms().saturating_sub(at.ms()).max(0);
            let minute = usize::try_from(ago / MINUTE).unwrap_or(usize::MAX);
            let Some(count) = MINUTES.checked_sub(minute + 1).and_then(|place| pace.minutes.get_mut(place)) else { continue };
            *count += 1;
            pace.reads += 1;
            pace.span = pace.span.max(ago);
        }
        pace
    }

    /// The moment at which so many more reads will be made if the pace stays the same; `None` without a pace, or where nothing is left.
    #[must_use]
    pub fn end(&self, left: u32, now: Moment) -> Option<Moment> {
        if left == 0 || self.reads == 0 {
            return None;
        }
        let lasts = i64::from(left).checked_mul(self.span.max(LEAST))? / i64::from(self.reads);
        Some(Moment::new(now.ms().checked_add(lasts)?, now.offset_min()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(minutes: i64, seconds: i64) -> Moment {
        Moment::new((1_000_000 + minutes) * MINUTE + seconds * 1000, 60)
    }

    #[test]
    fn minutes_are_counted_back_from_now() {
        let pace = Pace::of([at(0, 0), at(0, 30), at(9, 10), at(10, 1), at(-30, 0)].into_iter(), at(10, 1));
        assert_eq!((pace.minutes[MINUTES - 1], pace.minutes[MINUTES - 11], pace.reads), (2, 1, 4));
        assert_eq!(pace.minutes.iter().sum::<u32>(), 4);
        // 4 reads in ten minutes: 8 more take twenty.
        assert_eq!(pace.end(8, at(10, 1)), Some(at(30, 3)));
        assert_eq!(pace.end(0, at(10, 1)), None);
        assert_eq!(Pace::of(std::iter::empty(), at(0, 0)).end(5, at(0, 0)), None);
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn no_time_is_too_strange(reads in prop::collection::vec(any::<i64>(), 0..20), now in any::<i64>(), left in any::<u32>()) {
            let now = Moment::new(now, 0);
            let pace = Pace::of(reads.iter().map(|ms| Moment::new(*ms, 0)), now);
            prop_assert_eq!(pace.minutes.iter().sum::<u32>(), pace.reads);
            let end = pace.end(left, now);
            prop_assert!(end.is_none_or(|end| end.ms() >= now.ms()));
        }
    }
}
