//! The only place that reads the time.

use crate::{audit::moment::Moment, job::Stamp};
use jiff::civil::Date;
use std::time::Instant;

/// Returns the wall time now, with the offset of the local time zone.
#[must_use]
pub fn now() -> Moment {
    let now = jiff::ZonedDateTime::now();
    let offset = now.offset().seconds() / 60;
    Moment::new(now.timestamp().as_millisecond(), i16::try_from(offset).unwrap_or(0))
}

/// Stamps messages with the wall time and the time since the stamper was created.
#[derive(Clone, Copy, Debug)]
pub struct Stamper(Instant);

impl Stamper {
    /// Starts counting now.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Returns the stamp of this moment.
    #[must_use]
    pub fn stamp(self) -> Stamp {
        Stamp { moment: now(), since: self.0.elapsed() }
    }
}

/// Returns the date of evaluation: the fixed one if there is one, otherwise today.
pub(super) fn today(fixed: Option<Date>) -> Date {
    fixed.unwrap_or_else(|| now().date())
}
