//! How a campaign is run: the days for which it is planned, and whether everything is counted, counted blind, or
//! sampled. Stored as JSON, like the facts that contain it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, ToSmolStr};
use std::{fmt, ops::RangeInclusive, str::FromStr};

/// The days for which a campaign is planned. They are for people; no conclusion depends on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
}

/// How devices are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditMode {
    /// Every device.
    #[default]
    Full,
    /// Every device. What is expected in a room is hidden until the room is closed.
    Blind,
    /// Only the drawn devices.
    Sampling(Sampling),
}

impl Sampling {
    /// The allowed confidences, in hundredths of a percent. Below a half nothing is assured; above the upper limit
    /// nearly everything would have to be counted.
    pub const CONFIDENCE: RangeInclusive<u16> = 5_000..=9_990;
    /// The allowed tolerable rates, in hundredths of a percent.
    pub const TOLERABLE: RangeInclusive<u16> = 1..=5_000;
}

impl AuditMode {
    /// The code in files: `full`, `blind`, `sampling`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Blind => "blind",
            Self::Sampling(_) => "sampling",
        }
    }

    pub(super) fn is_full(&self) -> bool {
        *self == Self::Full
    }
}

/// What a sample has to assure, and the seed of the draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampling {
    /// The probability with which a rate of errors that reaches the tolerable one is noticed.
    pub confidence: Percent,
    /// The rate of errors that must not be reached.
    pub tolerable: Percent,
    /// The seed of the draw. Anyone who knows it can repeat the draw.
    pub seed: u64,
    /// Whether a device in another room of its college is no error of the sample. Entries without this field mean that it is one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub misplaced_tolerated: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// A share strictly between zero and the whole, in hundredths of a percent. It is stored and shown as a decimal number
/// of percent, `95` or `0.25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SmolStr", into = "SmolStr")]
pub struct Percent(u16);

/// The text is not a share in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a share is between 0.01 and 99.99 percent, with at most two decimals")]
pub struct NotAPercent;

impl Percent {
    /// Creates a share from hundredths of a percent; `None` outside 1 to 9,999.
    #[must_use]
    pub const fn from_hundredths(hundredths: u16) -> Option<Self> {
        if matches!(hundredths, 1..=9_999) { Some(Self(hundredths)) } else { None }
    }

    /// The share in hundredths of a percent, 1 to 9,999.
    #[must_use]
    pub const fn hundredths(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match (part, part % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole}.{}", part / 10),
            _ => write!(f, "{whole}.{part:02}"),
        }
    }
}

impl FromStr for Percent {
    type Err = NotAPercent;

    /// Reads a number of percent. A comma is also accepted as the decimal sign.
    ///
    /// # Errors
    /// [`NotAPercent`] for any other text, more than two decimals, or a share outside 0.01 to 99.99.
    fn from_str(text: &str) -> Result<Self, NotAPercent> {
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) {
            return Err(NotAPercent);
        }
        let number = |text: &str| text.parse::<u16>().map_err(|_| NotAPercent);
        let part = number(part)? * if part.len() == 1 { 10 } else { 1 };
        Self::from_hundredths(number(whole)? * 100 + part).ok_or(NotAPercent)
    }
}

impl From<Percent> for SmolStr {
    fn from(percent: Percent) -> Self {
        percent.to_smolstr()
    }
}

impl TryFrom<SmolStr> for Percent {
    type Error = NotAPercent;
    fn try_from(text: SmolStr) -> Result<Self, NotAPercent> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_share_reads_back_and_nothing_else_is_one() {
        for hundredths in 1..=9_999 {
            let percent = Percent::from_hundredths(hundredths).unwrap();
            assert_eq!(percent.to_string().parse(), Ok(percent));
        }
        assert_eq!(["95", "99.9", "0,25", "05"].map(|t| t.parse().map(Percent::hundredths)), [9_500, 9_990, 25, 500].map(Ok));
        for bad in ["", "0", "100", "0.001", "-1", "+5", "9é", "1e1", "5.", ".5", "95 %"] {
            assert_eq!(bad.parse::<Percent>(), Err(NotAPercent), "{bad}");
        }
    }
}
