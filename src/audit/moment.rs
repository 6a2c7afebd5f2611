//! Wall time as it was recorded: an instant and the UTC offset of the clock that showed it. Nothing here reads a clock.

use jiff::{Timestamp, civil::Date, tz::Offset};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Visitor},
};
use smol_str::{SmolStr, ToSmolStr};
use std::{fmt, str::FromStr};

/// An instant in milliseconds since 1970 UTC, with the UTC offset of the local clock. Ordered by instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "SmolStr")]
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

    /// When its minute began.
    #[must_use]
    pub fn minute(self) -> Self {
        Self::new(self.ms().div_euclid(60_000) * 60_000, self.offset_min())
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
        own_form(text).map_or_else(|| by_calendar(text), Ok)
    }
}

/// Reads RFC 3339 in all its forms.
fn by_calendar(text: &str) -> Result<Moment, NotAMoment> {
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
    Ok(Moment::new(instant.as_millisecond(), offset_min))
}

impl From<Moment> for SmolStr {
    fn from(moment: Moment) -> Self {
        moment.to_smolstr()
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Moment;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date and time")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Moment, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// Reads the form in which moments are written here. Every entry has one, and a journal a million entries; `None` for any other form,
/// and for what may be no moment.
fn own_form(text: &str) -> Option<Moment> {
    let bytes: &[u8; 29] = text.as_bytes().try_into().ok()?;
    let [.., sign, _, _, _, _, _] = bytes;
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'.'), (26, b':')];
    if marks.iter().any(|(at, mark)| bytes.get(*at) != Some(mark)) || !matches!(sign, b'+' | b'-') {
        return None;
    }
    let number = |from: usize, to: usize| {
        let digits = bytes.get(from..to)?;
        digits.iter().try_fold(0_i16, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0')))
    };
    let small = |at: usize| i8::try_from(number(at, at + 2)?).ok();
    let year = number(0, 4).filter(|year| (1..9999).contains(year))?;
    let date = Date::new(year, small(5)?, small(8)?).ok()?;
    let of_day =
        [(11, 23, 3_600_000), (14, 59, 60_000), (17, 59, 1_000)].into_iter().try_fold(0_i64, |sum, (at, most, ms)| {
            let part = small(at).filter(|part| *part <= most)?;
            Some(sum + i64::from(part) * ms)
        })?;
    let (hours, minutes) = (number(24, 26).filter(|hours| *hours <= 23)?, number(27, 29).filter(|minutes| *minutes <= 59)?);
    let offset = (hours * 60 + minutes) * if *sign == b'-' { -1 } else { 1 };
    let days = i64::from(Date::constant(1970, 1, 1).until(date).ok()?.get_days());
    Some(Moment::new(days * 86_400_000 + of_day + i64::from(number(20, 23)?) - i64::from(offset) * 60_000, offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// Read from its own form, a moment is what any reader of RFC 3339 takes it for.
        #[test]
        fn the_own_form_is_read_as_by_the_calendar(
            ms in -62_135_596_800_000_i64..253_370_764_800_000,
            offset in -1_400_i16..1_400,
            text in "[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]\\.[0-9]{3}[+-][0-2][0-9]:[0-6][0-9]",
        ) {
            let moment = Moment::new(ms, offset);
            prop_assert_eq!(own_form(&moment.to_string()), by_calendar(&moment.to_string()).ok());
            if let Some(own) = own_form(&text) {
                prop_assert_eq!(Ok(own), by_calendar(&text));
            }
        }
    }
}
