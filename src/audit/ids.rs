//! The names of things: tags, serials, rooms, programmes, people, campaigns, writers, entries, revisions.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

macro_rules! word {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(SmolStr);

        impl $name {
            /// Takes the word as it stands; whoever reads it from a file or a tag trims and bounds it first.
            #[must_use]
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(SmolStr::new(text))
            }

            /// The word as written: raw, not made harmless for a screen.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&super::text::printable(&self.0))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    };
}

word!(
    /// The asset tag of a device, as the inventory writes it; unique within a revision. `Display` makes it harmless.
    Tag
);
word!(
    /// The maker's serial number of a device.
    Serial
);
word!(
    /// The name of a room inside a college: storeroom, IT room, trolley…
    RoomName
);
word!(
    /// The neutral code of a programme (`P1` … `P6`, `F1`): the only name of it that leaves the office.
    ProgrammeCode
);
word!(
    /// A pseudonymous reference to a holder; never a name.
    HolderRef
);
word!(
    /// Who wrote an entry: a short name that the auditor chose for the station.
    Author
);

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "SmolStr", into = "SmolStr")]
        pub struct $name(pub [u8; 16]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl From<$name> for SmolStr {
            fn from(id: $name) -> Self {
                smol_str::format_smolstr!("{id}")
            }
        }

        impl TryFrom<SmolStr> for $name {
            type Error = NotAnId;
            fn try_from(text: SmolStr) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                sixteen(text).map(Self).ok_or(NotAnId)
            }
        }
    };
}

random_id!(
    /// One campaign: 16 random bytes, drawn where it was opened.
    CampaignId
);
random_id!(
    /// One series of entries: one install of Récol within one campaign. Only that install appends to it.
    WriterId
);

/// A text that should have been 32 hexadecimal digits and is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: 32 hexadecimal digits were expected")]
pub struct NotAnId;

fn sixteen(text: &str) -> Option<[u8; 16]> {
    let mut out = [0; 16];
    if text.len() != 32 || !text.is_ascii() {
        return None;
    }
    for (byte, pair) in out.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}

/// The identity of an entry: its series and its number in it, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryId {
    /// The series.
    pub writer: WriterId,
    /// The number in the series, from 1, without gaps.
    pub seq: u64,
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, ..] = self.writer.0;
        write!(f, "{a:02x}{b:02x}{c:02x}·{}", self.seq)
    }
}

/// The number of an inventory revision, from 1; 0 is the empty inventory before the first import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Revision(pub u32);

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "r{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_writes() {
        let id = WriterId(*b"0123456789abcdef");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("zz".parse::<WriterId>(), Err(NotAnId));
        assert_eq!("éééééééééééééééé".parse::<WriterId>(), Err(NotAnId));
    }
}
