//! Wall time as it was recorded: an instant and the UTC offset of the clock that showed it. Nothing here reads a clock.

use jiff::{Timestamp, civil::Date, tz::Offset};
use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, ToSmolStr};
use std::{fmt, str::FromStr};

/// An instant in milliseconds since 1970 UTC, with the UTC offset of the local clock. Ordered by instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SmolStr", into = "SmolStr")]
pub struct Moment {
    ms: i64,
    offset_min: i16,
}

/// The text is not an RFC 3339 date and time with an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date and time: RFC 3339 was expected, as 2026-11-23T10:15:00.000+01:00")]
pub struct NotAMoment;

impl Moment {
    /// The moment `ms` milliseconds after 1970 UTC, on a clock `offset_min` minutes east of UTC.
    ///
    /// Both are clamped to what a calendar can show: years 0001 to 9998, offsets within 23 hours.
    #[must_use]
    pub fn new(ms: i64, offset_min: i16) -> Self {
        Self { ms: ms.clamp(-62_135_596_800_000, 253_370_764_799_999), offset_min: offset_min.clamp(-1380, 1380) }
    }

    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub const fn ms(self) -> i64 {
        self.ms
    }

    /// How many minutes east of UTC its clock is.
    #[must_use]
    pub const fn offset_min(self) -> i16 {
        self.offset_min
    }

    /// Milliseconds from 1970-01-01T00:00 to the reading of the local clock.
    #[must_use]
    pub fn local_ms(self) -> i64 {
        self.ms + i64::from(self.offset_min) * 60_000
    }

    fn parts(self) -> (Date, jiff::civil::Time) {
        let offset = Offset::from_seconds(i32::from(self.offset_min) * 60).unwrap_or(Offset::UTC);
        let civil = offset.to_datetime(Timestamp::from_millisecond(self.ms).unwrap_or_default());
        (civil.date(), civil.time())
    }

    /// The calendar date on the local clock.
    #[must_use]
    pub fn date(self) -> Date {
        self.parts().0
    }

    /// Hour and minute on the local clock, `14:05`.
    #[must_use]
    pub fn clock(self) -> String {
        let time = self.parts().1;
        format!("{:02}:{:02}", time.hour(), time.minute())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = self.parts();
        let (sign, off) = if self.offset_min < 0 { ('-', -self.offset_min) } else { ('+', self.offset_min) };
        write!(
            f,
            "{date}T{:02}:{:02}:{:02}.{:03}{sign}{:02}:{:02}",
            time.hour(),
            time.minute(),
            time.second(),
            time.millisecond(),
            off / 60,
            off % 60
        )
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;
    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let instant: Timestamp = text.parse().map_err(|_| NotAMoment)?;
        let zone = text.get(text.len().saturating_sub(6)..).unwrap_or_default();
        let offset_min = match zone.as_bytes() {
            [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] if [h1, h2, m1, m2].iter().all(|d| d.is_ascii_digit()) => {
                let minutes =
                    i16::from(h1 - b'0') * 600 + i16::from(h2 - b'0') * 60 + i16::from(m1 - b'0') * 10 + i16::from(m2 - b'0');
                if *sign == b'-' { -minutes } else { minutes }
            }
            _ => 0,
        };
        Ok(Self::new(instant.as_millisecond(), offset_min))
    }
}

impl From<Moment> for SmolStr {
    fn from(moment: Moment) -> Self {
        moment.to_smolstr()
    }
}

impl TryFrom<SmolStr> for Moment {
    type Error = NotAMoment;
    fn try_from(text: SmolStr) -> Result<Self, NotAMoment> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_3339_both_ways() {
        let m = Moment::new(1_790_000_000_123, 120);
        assert_eq!(m.to_string(), "2026-09-21T16:13:20.123+02:00");
        assert_eq!(m.to_string().parse(), Ok(m));
        assert_eq!(m.clock(), "16:13");
        assert_eq!("2026-09-21T14:13:20.123Z".parse::<Moment>().map(Moment::ms), Ok(m.ms()));
        let west = Moment::new(0, -210);
        assert_eq!(west.to_string(), "1969-12-31T20:30:00.000-03:30");
        assert_eq!(west.to_string().parse(), Ok(west));
    }

    #[test]
    fn extremes_are_clamped_not_panicked_on() {
        for (ms, off) in [(i64::MIN, i16::MIN), (i64::MAX, i16::MAX)] {
            let m = Moment::new(ms, off);
            assert_eq!(m.to_string().parse(), Ok(m));
        }
        assert_eq!("yesterday".parse::<Moment>(), Err(NotAMoment));
    }
}
