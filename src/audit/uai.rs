//! UAI: the national number of a school, seven digits and a check letter.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::{fmt, str::FromStr};

/// The check letters, in the order of the remainder modulo 23 (`shared domain`, §3: 0921170 → X).
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// A school by its UAI. It can only be created from a number with a correct letter, or from digits alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SmolStr", into = "SmolStr")]
pub struct Uai(u32);

/// Why a text is not a UAI.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAUai {
    /// It does not have the form of seven digits and a letter.
    #[error("a UAI has seven digits and a letter, as 0921170X")]
    Form,
    /// The letter does not belong to the digits: a character was mistyped.
    #[error("the check letter of {digits:07} is {expected}, not {found}")]
    Letter {
        /// The seven digits that were read.
        digits: u32,
        /// The letter that belongs to them.
        expected: char,
        /// The letter that was read.
        found: char,
    },
}

impl Uai {
    /// Creates the UAI of a number of at most seven digits and computes its letter; `None` above 9,999,999.
    #[must_use]
    pub const fn from_number(number: u32) -> Option<Self> {
        if number > 9_999_999 { None } else { Some(Self(number)) }
    }

    /// The seven digits as a number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The check letter.
    #[must_use]
    pub fn letter(self) -> char {
        LETTERS.get(self.0 as usize % LETTERS.len()).map_or('A', |b| char::from(*b))
    }
}

impl FromStr for Uai {
    type Err = NotAUai;

    /// Reads a UAI. Surrounding blanks and lower case are allowed.
    ///
    /// # Errors
    /// [`NotAUai::Form`] if it is not seven digits and a letter, [`NotAUai::Letter`] if the letter does not fit.
    fn from_str(text: &str) -> Result<Self, NotAUai> {
        let text = text.trim();
        let [digits @ .., letter] = text.as_bytes() else { return Err(NotAUai::Form) };
        if digits.len() != 7 || !digits.iter().all(u8::is_ascii_digit) || !letter.is_ascii_alphabetic() {
            return Err(NotAUai::Form);
        }
        let number = digits.iter().fold(0, |sum, d| sum * 10 + u32::from(d - b'0'));
        let uai = Self(number);
        let found = char::from(letter.to_ascii_uppercase());
        if found == uai.letter() { Ok(uai) } else { Err(NotAUai::Letter { digits: number, expected: uai.letter(), found }) }
    }
}

impl fmt::Display for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:07}{}", self.0, self.letter())
    }
}

impl fmt::Debug for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Uai({self})")
    }
}

impl From<Uai> for SmolStr {
    /// As it is shown, without the detour by a format: an inventory has a million of them.
    fn from(uai: Uai) -> Self {
        let mut text = [b'0'; 8];
        let mut rest = uai.0;
        for digit in text.iter_mut().rev().skip(1) {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
        text.iter_mut().rev().take(1).for_each(|letter| *letter = u8::try_from(uai.letter()).unwrap_or(b'A'));
        std::str::from_utf8(&text).map(Self::new).unwrap_or_default()
    }
}

impl TryFrom<SmolStr> for Uai {
    type Error = NotAUai;
    fn try_from(text: SmolStr) -> Result<Self, NotAUai> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_known_schools() {
        for known in ["0921170X", "0920068Z", "0920594W", "0921243B"] {
            assert_eq!(known.parse::<Uai>().map(|u| u.to_string()), Ok(known.to_owned()));
        }
        assert_eq!(" 0921170x ".parse::<Uai>().map(Uai::number), Ok(921_170));
    }

    #[test]
    fn a_wrong_letter_names_the_right_one() {
        assert_eq!("0921170A".parse::<Uai>(), Err(NotAUai::Letter { digits: 921_170, expected: 'X', found: 'A' }));
        for bad in ["", "X", "921170X", "09211700", "0921170É", "0921170XX"] {
            assert_eq!(bad.parse::<Uai>(), Err(NotAUai::Form), "{bad}");
        }
    }
}
