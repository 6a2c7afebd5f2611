//! The identity of a photograph that is kept with a note: the digest of its bytes. The journal names it; the bytes lie beside the
//! journal, and whoever has them can check that they are the ones meant.

use super::chain::Digest;
use crate::audit::ids::{hex, unhex};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use smol_str::SmolStr;
use std::fmt;

/// How many letters of an identity are shown to a person.
const SHORT: usize = 8;

/// The ending of a kept photograph's file.
const ENDING: &str = ".jpg";

/// A kept photograph, by the SHA-256 of its JPEG; 64 hexadecimal digits in the journal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SmolStr", into = "SmolStr")]
pub struct StillId(pub Digest);

/// The text is not the identity of a photograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a photograph: 64 hexadecimal digits were expected")]
pub struct NotAStill;

impl StillId {
    /// The identity of a photograph with these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Its first letters, as a person sees them.
    #[must_use]
    pub fn short(self) -> String {
        self.to_string().chars().take(SHORT).collect()
    }

    /// The name of its file, wherever it is kept: 64 small hexadecimal digits and `.jpg`.
    #[must_use]
    pub fn file_name(self) -> String {
        format!("{self}{ENDING}")
    }

    /// The photograph whose file has this name; `None` for any other name, also for one with capitals.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        let id = Self(unhex(name.strip_suffix(ENDING)?)?);
        (id.file_name() == name).then_some(id)
    }
}

impl fmt::Display for StillId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for StillId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StillId({self})")
    }
}

impl From<StillId> for SmolStr {
    fn from(id: StillId) -> Self {
        smol_str::format_smolstr!("{id}")
    }
}

impl TryFrom<SmolStr> for StillId {
    type Error = NotAStill;
    fn try_from(text: SmolStr) -> Result<Self, NotAStill> {
        unhex(&text).map(Self).ok_or(NotAStill)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_is_known_by_its_bytes_and_its_file_by_its_name() {
        let id = StillId::of(b"abc");
        assert_eq!(id.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(id.short(), "ba7816bf");
        assert_eq!(StillId::of_file(&id.file_name()), Some(id));
        let capital = id.to_string().to_uppercase();
        for name in ["", "a.jpg", ".jpg", &id.to_string(), &format!("{id}.png"), &format!("{capital}.jpg"), &format!("x{id}.jpg")]
        {
            assert_eq!(StillId::of_file(name), None, "{name}");
        }
        assert_eq!(StillId::try_from(SmolStr::new("00")), Err(NotAStill));
    }
}
