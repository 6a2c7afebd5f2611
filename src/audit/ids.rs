//! The names of things: tags, serials, rooms, programmes, people, campaigns, writers, entries, revisions.

use super::word::Word;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::{
    fmt,
    sync::{Arc, OnceLock},
};

macro_rules! word {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name($inner);

        impl $name {
            /// Takes the word unchanged. A caller that reads it from a file or a tag must trim it and limit its length
            /// first.
            #[must_use]
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(<$inner>::from(text.as_ref()))
            }

            /// The word as written: raw, not escaped for a screen.
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
    /// The asset tag of a device, as the inventory writes it; unique within a revision. `Display` escapes it.
    Tag(SmolStr)
);
word!(
    /// The maker's serial number of a device.
    Serial(SmolStr)
);
word!(
    /// The neutral code of a programme (`P1` … `P6`, `F1`). It is the programme's only name that leaves the office.
    ProgrammeCode(Word)
);
word!(
    /// A pseudonymous reference to a holder; never a name.
    HolderRef(SmolStr)
);
word!(
    /// The author of an entry: a short name that the auditor chose for the station.
    Author(SmolStr)
);

impl From<Word> for ProgrammeCode {
    fn from(word: Word) -> Self {
        Self(word)
    }
}

/// The name of a room inside a college: storeroom, IT room, trolley…
///
/// Two spellings of one name (`CDI`, `cdi`; `Réserve`, `RESERVE`) are one room: names are compared and ordered by their
/// [folded](super::text::fold) form, and shown as they were written. `Display` escapes the name.
///
/// A clone shares the text: many devices are in one room.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "SmolStr", into = "SmolStr")]
pub struct RoomName(Arc<Spellings>);

/// A name as it is written and as it is compared, once it has been: most names of a journal are those of rooms that are known.
#[derive(Debug, Default)]
struct Spellings {
    written: SmolStr,
    folded: OnceLock<SmolStr>,
}

impl RoomName {
    /// Takes the name unchanged. A caller that reads it from a file or a person must trim it and limit its length
    /// first.
    #[must_use]
    pub fn new(text: impl AsRef<str>) -> Self {
        SmolStr::new(text).into()
    }

    /// The name as written: raw, not escaped for a screen.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.written
    }

    /// The name as it is compared: [`super::text::fold`]ed.
    #[must_use]
    pub fn folded(&self) -> &str {
        self.0.folded.get_or_init(|| super::text::fold(&self.0.written).into())
    }
}

impl PartialEq for RoomName {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.folded() == other.folded()
    }
}

impl Eq for RoomName {}

impl PartialOrd for RoomName {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RoomName {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        if Arc::ptr_eq(&self.0, &other.0) { std::cmp::Ordering::Equal } else { self.folded().cmp(other.folded()) }
    }
}

impl std::hash::Hash for RoomName {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.folded().hash(state);
    }
}

impl fmt::Display for RoomName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::text::printable(&self.0.written))
    }
}

impl From<&str> for RoomName {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<SmolStr> for RoomName {
    fn from(written: SmolStr) -> Self {
        Self(Arc::new(Spellings { written, folded: OnceLock::new() }))
    }
}

impl From<RoomName> for SmolStr {
    fn from(room: RoomName) -> Self {
        room.0.written.clone()
    }
}

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
                unhex(text).map(Self).ok_or(NotAnId)
            }
        }
    };
}

random_id!(
    /// One campaign: 16 random bytes, drawn on the machine that opened it.
    CampaignId
);
random_id!(
    /// One series of entries: one installation of Récol within one campaign. Only that installation appends to it.
    WriterId
);

random_id!(
    /// One hub: 16 random bytes, drawn on the machine that created it.
    HubId
);
impl HubId {
    /// The value that takes the place of a campaign in the roster, the series that the office keeps for the whole hub.
    #[must_use]
    pub const fn roster(self) -> CampaignId {
        CampaignId(self.0)
    }
}

random_id!(
    /// One history of a hub. It is drawn anew when the hub is restored from a backup, so that the two histories can be
    /// distinguished.
    Incarnation
);

/// The text is not an identifier of 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: 32 hexadecimal digits were expected")]
pub struct NotAnId;

/// Bytes as hexadecimal digits, two for each.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The bytes that `2 × N` hexadecimal digits represent; `None` for any other text.
#[must_use]
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut out = [0; N];
    if text.len() != 2 * N || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in out.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}

/// The identity of an entry: its series, and its number in that series, from 1.
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
    fn two_spellings_of_a_room_are_one_room() {
        let (one, other) = (RoomName::new("Réserve"), RoomName::new("RESERVE "));
        assert_eq!(one, other);
        assert_eq!(one.cmp(&other), std::cmp::Ordering::Equal);
        assert_eq!((one.as_str(), other.as_str()), ("Réserve", "RESERVE "));
        assert_ne!(one, RoomName::new("Réserve 2"));
        let json = serde_json::to_string(&one).unwrap();
        assert_eq!((json.as_str(), serde_json::from_str::<RoomName>(&json).unwrap().as_str()), ("\"Réserve\"", "Réserve"));
    }

    #[test]
    fn digits_read_back_what_they_write() {
        let bytes: [u8; 64] = std::array::from_fn(|at| u8::try_from(at * 3).unwrap());
        assert_eq!(unhex(&hex(&bytes)), Some(bytes));
        assert_eq!(unhex::<2>("00g0"), None);
        assert_eq!(unhex::<2>("000"), None);
    }

    #[test]
    fn an_id_reads_back_what_it_writes() {
        let id = WriterId(*b"0123456789abcdef");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("zz".parse::<WriterId>(), Err(NotAnId));
        assert_eq!("+f".repeat(16).parse::<WriterId>(), Err(NotAnId));
        assert_eq!("éééééééééééééééé".parse::<WriterId>(), Err(NotAnId));
    }
}
