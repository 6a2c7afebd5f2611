//! How a campaign is held: when it is planned, and whether everything is counted, counted blind, or sampled. Stored JSON,
//! like the facts that carry it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, ToSmolStr};
use std::{fmt, ops::RangeInclusive, str::FromStr};

/// The days on which a campaign is planned: for people; no conclusion depends on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Every device, and what is expected in a room is hidden until the room is closed.
    Blind,
    /// Only those that are drawn.
    Sampling(Sampling),
}

impl Sampling {
    /// Which confidences may be asked for, in hundredths of a percent: below a half nothing is assured, and beyond the last
    /// nearly everything would have to be counted.
    pub const CONFIDENCE: RangeInclusive<u16> = 5_000..=9_990;
    /// Which tolerable rates may be, in hundredths of a percent.
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

/// What a sample has to assure, and what it is drawn by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampling {
    /// How surely a rate of errors that reaches the tolerable one would be noticed.
    pub confidence: Percent,
    /// The rate of errors that must not be reached.
    pub tolerable: Percent,
    /// The number that the draw follows from: whoever knows it can repeat the draw.
    pub seed: u64,
}

/// A share between nought and the whole, both left out, in hundredths of a percent. Stored and shown as a decimal number
/// of percent, `95` or `0.25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SmolStr", into = "SmolStr")]
pub struct Percent(u16);

/// A text that should have been a share in percent and is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a share is between 0.01 and 99.99 percent, with at most two decimals")]
pub struct NotAPercent;

impl Percent {
    /// So many hundredths of a percent; `None` outside 1 to 9,999.
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

    /// Reads a number of percent; the comma is a decimal sign too.
    ///
    /// # Errors
    /// [`NotAPercent`] for any other text, more than two decimals, and a share outside 0.01 to 99.99.
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
