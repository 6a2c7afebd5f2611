//! The one place that asks the time.

use crate::{audit::moment::Moment, job::Stamp};
use jiff::civil::Date;
use std::time::Instant;

/// The wall time now, with the offset of the local zone.
#[must_use]
pub fn now() -> Moment {
    let now = jiff::ZonedDateTime::now();
    let offset = now.offset().seconds() / 60;
    Moment::new(now.timestamp().as_millisecond(), i16::try_from(offset).unwrap_or(0))
}

/// Stamps messages with wall time and the time since it was made.
#[derive(Clone, Copy, Debug)]
pub struct Stamper(Instant);

impl Stamper {
    /// Counts from now on.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The stamp of this moment.
    #[must_use]
    pub fn stamp(self) -> Stamp {
        Stamp { moment: now(), since: self.0.elapsed() }
    }
}

/// The date of evaluation: the fixed one, else today.
pub(super) fn today(fixed: Option<Date>) -> Date {
    fixed.unwrap_or_else(|| now().date())
}
