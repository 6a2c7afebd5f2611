//! The hybrid logical clock: wall time if it can be trusted, a counter if it cannot.

use crate::audit::moment::Moment;
use serde::{Deserialize, Serialize};

/// How far the clocks of two stations may differ, in milliseconds: ten minutes. A time stamp that is further ahead does
/// not move another station's clock.
pub const DRIFT_MS: i64 = 10 * 60 * 1000;

/// Milliseconds since 1970 UTC in the upper 48 bits, a counter in the lower 16. Orders entries across stations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hlc(u64);

impl Hlc {
    /// Later than any reading.
    pub const MAX: Self = Self(u64::MAX);

    /// The reading after `last` at wall time `at`. It is never before the wall time and always after `last`, even if
    /// the wall clock was set back.
    #[must_use]
    pub fn after(last: Self, at: Moment) -> Self {
        Self::at(at.ms()).max(Self(last.0.saturating_add(1)))
    }

    /// The lowest reading at this wall time.
    #[must_use]
    pub fn at(ms: i64) -> Self {
        Self(u64::try_from(ms).unwrap_or(0) << 16)
    }

    /// The reading as a signed 64-bit number, for stores that have no other type. The order is kept up to the year
    /// 6429.
    #[must_use]
    pub const fn to_stored(self) -> i64 {
        self.0.cast_signed()
    }

    /// The reading from which [`Self::to_stored`] gave this number.
    #[must_use]
    pub const fn from_stored(number: i64) -> Self {
        Self(number.cast_unsigned())
    }

    /// Its wall time, in milliseconds since 1970 UTC.
    #[must_use]
    pub const fn ms(self) -> u64 {
        self.0 >> 16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_goes_back() {
        let first = Hlc::after(Hlc::default(), Moment::new(1000, 0));
        let set_back = Hlc::after(first, Moment::new(10, 0));
        assert!(set_back > first);
        assert_eq!(Hlc::after(set_back, Moment::new(5000, 0)).ms(), 5000);
        assert_eq!(Hlc::after(Hlc::default(), Moment::new(-5, 0)), Hlc(1));
    }
}
