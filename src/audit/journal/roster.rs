//! What the office states about stations: for which colleges each may write, and what the office had received from it
//! by then. Stored as JSON, like the facts that contain it.

use super::chain::Digest;
use crate::audit::{
    ids::{Revision, WriterId, hex, unhex},
    uai::Uai,
};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::{collections::BTreeSet, fmt};

/// The scope of a station. It receives the devices of these colleges in full, and only the names of all others
/// ([`Row::for_scope`](crate::audit::exchange::Row::for_scope)). What it writes about other colleges does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every college.
    #[default]
    All,
    /// Only these colleges.
    Colleges(BTreeSet<Uai>),
}

impl Scope {
    /// Whether a device recorded in this college is handed over in full. A device without a college is in the scope
    /// only if the scope is every college.
    #[must_use]
    pub fn holds(&self, college: Option<Uai>) -> bool {
        match self {
            Self::All => true,
            Self::Colleges(colleges) => college.is_some_and(|uai| colleges.contains(&uai)),
        }
    }
}

/// The length of a series at the office at the time of a statement.
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

/// The length of a series, and the hash of its last entry. The hash makes it impossible to present another history in
/// its place.
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

/// The office's statement about a revision of the inventory. A station that receives only a part of the revision can
/// check with it that the part comes from the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedRevision {
    /// Its number.
    pub revision: Revision,
    /// Its digest, chained to the previous one ([`crate::audit::exchange::RevisionDigest`]).
    pub digest: Sum,
    /// Whether it contains all rows of earlier revisions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gathered: bool,
    /// The sum over its rows in outline, as everybody receives them ([`crate::audit::exchange::RowSums`]).
    pub outlines: Sum,
    /// The sums over its devices in full, by the college in which they are recorded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colleges: Vec<(Option<Uai>, Sum)>,
}

/// The text is not a digest of 64 hexadecimal digits.
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
