//! Colleges and programmes as the inventory records them.

use crate::audit::{ids::ProgrammeCode, uai::Uai};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::str::FromStr;

/// The code of a commune by INSEE: the number of its département (`2A` and `2B` in Corsica) and three digits more; five characters (Code
/// officiel géographique, insee.fr).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SmolStr", into = "SmolStr")]
pub struct CommuneCode(SmolStr);

/// The text is not the code of a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a commune: five characters as 92002 were expected")]
pub struct NotACommuneCode;

impl CommuneCode {
    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CommuneCode {
    type Err = NotACommuneCode;

    fn from_str(text: &str) -> Result<Self, NotACommuneCode> {
        let (place, rest) = text.split_at_checked(2).ok_or(NotACommuneCode)?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let known = digits(place) || place.eq_ignore_ascii_case("2a") || place.eq_ignore_ascii_case("2b");
        let is_code = known && rest.len() == 3 && digits(rest);
        if is_code { Ok(Self(text.to_ascii_uppercase().into())) } else { Err(NotACommuneCode) }
    }
}

impl TryFrom<SmolStr> for CommuneCode {
    type Error = NotACommuneCode;

    fn try_from(text: SmolStr) -> Result<Self, NotACommuneCode> {
        text.parse()
    }
}

impl From<CommuneCode> for SmolStr {
    fn from(code: CommuneCode) -> Self {
        code.0
    }
}

/// A college: where visits take place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct College {
    /// Its national number.
    pub uai: Uai,
    /// Its name, `Collège La Fontaine`.
    pub name: SmolStr,
    /// Its commune, `Antony`.
    pub commune: SmolStr,
    /// The commune's code, `92002`, if the inventory says it: two communes may have one name.
    pub commune_code: Option<CommuneCode>,
    /// Whether it belongs to a network of priority education.
    pub priority: bool,
}

/// A programme: the allotment by which devices came. Only its neutral code is shown, because a full name can reveal a
/// disability or a child under protection.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Programme {
    /// The neutral code.
    pub code: ProgrammeCode,
    /// How many devices were allotted.
    pub allotted: u32,
    /// The full name. It is kept only if the office asked for it, and never shown or exported by default.
    pub full_name: Option<SmolStr>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_five_characters() {
        for good in ["92002", "01001", "2A004", "2b033", "97411"] {
            assert_eq!(good.parse::<CommuneCode>().unwrap().as_str(), good.to_ascii_uppercase());
        }
        // A spreadsheet takes the zero of 01001 away.
        for bad in ["", "1001", "920022", "2C004", "9200é", "é2002", "92 02", "-2002", "A2002"] {
            assert_eq!(bad.parse::<CommuneCode>(), Err(NotACommuneCode), "{bad}");
        }
    }
}
