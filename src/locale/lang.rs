//! The languages, and how each writes dates, shares and numbers.

use crate::audit::{journal::Percent, moment::Moment};
use jiff::civil::Date;

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// French, the language of the field.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// Its code, `fr` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language that a flag or a locale name asks for: `fr`, `fr_FR.UTF-8`, `en-GB`… `None` if it is neither.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim();
        let language = name.split(['_', '-', '.', '@', ':']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// A date as people write it: `23/11/2026` in French, `2026-11-23` in English.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        match self {
            Self::Fr => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
            Self::En => date.to_string(),
        }
    }

    /// A day and the time of it: `23/11/2026 10:15` in French, `2026-11-23 10:15` in English.
    #[must_use]
    pub fn moment(self, at: Moment) -> String {
        format!("{} {}", self.date(at.date()), at.clock())
    }

    /// A share as people write it: `99,9 %` in French, `99.9%` in English.
    #[must_use]
    pub fn share(self, share: Percent) -> String {
        match self {
            Self::Fr => format!("{}\u{a0}%", share.to_string().replace('.', ",")),
            Self::En => format!("{share}%"),
        }
    }

    /// A number with its thousands grouped: `11 480` in French, `11,480` in English.
    #[must_use]
    pub fn number(self, number: impl Into<i64>) -> String {
        let number: i64 = number.into();
        let digits = number.unsigned_abs().to_string();
        let mut out = String::with_capacity(digits.len() * 2);
        for (ix, digit) in digits.chars().enumerate() {
            if ix > 0 && (digits.len() - ix).is_multiple_of(3) {
                out.push(match self {
                    Self::Fr => '\u{a0}',
                    Self::En => ',',
                });
            }
            out.push(digit);
        }
        if number < 0 { format!("-{out}") } else { out }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_as_each_language_writes_them() {
        assert_eq!(Lang::Fr.number(11_480), "11\u{a0}480");
        assert_eq!(Lang::En.number(1_000_000), "1,000,000");
        assert_eq!(Lang::En.number(-12), "-12");
        assert_eq!(Lang::Fr.number(0), "0");
        let date = jiff::civil::date(2026, 11, 3);
        assert_eq!(Lang::Fr.date(date), "03/11/2026");
        assert_eq!(Lang::En.date(date), "2026-11-03");
    }
}
