//! What the office says of stations: how far each may write, and what was known of it then. Stored JSON, like the facts
//! that carry it.

use super::chain::Digest;
use crate::audit::{
    ids::{Revision, WriterId, hex, unhex},
    uai::Uai,
};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::{collections::BTreeSet, fmt};

/// How far a station goes: these colleges' devices are handed to it in full, of all others only what names them
/// ([`Row::for_scope`](crate::audit::exchange::Row::for_scope)); and what it writes about other colleges does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every college.
    #[default]
    All,
    /// These.
    Colleges(BTreeSet<Uai>),
}

impl Scope {
    /// Whether a device recorded there is handed over in full. One recorded in no college is, only where all are.
    #[must_use]
    pub fn holds(&self, college: Option<Uai>) -> bool {
        match self {
            Self::All => true,
            Self::Colleges(colleges) => college.is_some_and(|uai| colleges.contains(&uai)),
        }
    }
}

/// How far a series went at the office when it said something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reach {
    /// The series.
    pub writer: WriterId,
    /// The number of its last entry there.
    pub seq: u64,
}

/// A SHA-256 digest, as 64 hexadecimal digits in the journal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SmolStr", into = "SmolStr")]
pub struct Sum(pub Digest);

/// How far a series goes, and by which entry: with the hash nobody can pass another history off for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StatedHead {
    /// The series.
    pub writer: WriterId,
    /// The number of its last entry.
    pub seq: u64,
    /// The hash of that entry.
    pub hash: Sum,
    /// The name of its station, for people. Raw.
    #[serde(default, skip_serializing_if = "SmolStr::is_empty")]
    pub station: SmolStr,
}

/// A revision of the inventory, so that whoever is handed only a part of it can tell whether the part is the office's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedRevision {
    /// Its number.
    pub revision: Revision,
    /// Its digest, chained to the one before ([`crate::audit::exchange::RevisionDigest`]).
    pub digest: Sum,
    /// Whether all rows of earlier revisions are gathered in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gathered: bool,
    /// Of its rows as everybody is handed them ([`crate::audit::exchange::RowSums`]).
    pub outlines: Sum,
    /// Of its devices in full, by the college that they are recorded in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colleges: Vec<(Option<Uai>, Sum)>,
}

/// A text that should have been 64 hexadecimal digits and is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a digest: 64 hexadecimal digits were expected")]
pub struct NotASum;

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sum({self})")
    }
}

impl From<Sum> for SmolStr {
    fn from(sum: Sum) -> Self {
        smol_str::format_smolstr!("{sum}")
    }
}

impl TryFrom<SmolStr> for Sum {
    type Error = NotASum;
    fn try_from(text: SmolStr) -> Result<Self, NotASum> {
        unhex(&text).map(Self).ok_or(NotASum)
    }
}
