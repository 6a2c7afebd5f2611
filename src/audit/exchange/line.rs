//! The inventory in the form in which it is handed over: one row of one revision at a time, without anything that must
//! not leave the office.

use crate::audit::{
    ids::{ProgrammeCode, Revision, Tag},
    inventory::{College, Custody, Device, DeviceRecord, HeldBack, Programme},
    journal::{Digest, Scope},
    uai::Uai,
};
use sha2::{Digest as _, Sha256};
use smol_str::SmolStr;

/// A revision, without its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionHead {
    /// Its number.
    pub revision: Revision,
    /// When the office imported it, RFC 3339 with offset.
    pub at: SmolStr,
    /// What it was imported from: the names of the files. Raw.
    pub source: SmolStr,
    /// The prefixes of labels that are valid from this revision on, separated by spaces.
    pub prefixes: SmolStr,
}

/// The content of a key from a revision on; `None` if the key is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A college.
    College(Uai, Option<College>),
    /// A programme; its full name is never handed over.
    Programme(ProgrammeCode, Option<Programme>),
    /// A device; its holder is never handed over.
    Device(Tag, Option<Box<Device>>),
    /// A device with a word that is not understood here. It is passed on unchanged.
    HeldBack(Box<HeldBack>),
}

/// A row of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The revision from which it is valid.
    pub revision: Revision,
    /// The row.
    pub row: Row,
}

impl Row {
    /// The row of an existing device, read from its words.
    #[must_use]
    pub fn of_device(tag: Tag, record: DeviceRecord) -> Self {
        match record.read(tag.clone()) {
            Ok(device) => Self::Device(tag, Some(Box::new(device))),
            Err(held) => Self::HeldBack(held),
        }
    }

    /// Returns the college of an existing device, if it has one. The outer `None` means that the row is not such a
    /// device.
    pub(super) fn recorded_in(&self) -> Option<Option<Uai>> {
        match self {
            Self::Device(_, Some(device)) => Some(device.college),
            Self::HeldBack(held) => Some(held.record.college.as_deref().and_then(|college| college.parse().ok())),
            _ => None,
        }
    }

    /// Returns the row without what stays at the office: holders, and the full names of programmes (domain, privacy).
    #[must_use]
    pub fn for_field(self) -> Self {
        match self {
            Self::Device(tag, Some(mut device)) => {
                device.custody = Custody::of(device.custody.kind(), None, device.custody.due());
                Self::Device(tag, Some(device))
            }
            Self::Programme(code, Some(programme)) => Self::Programme(code, Some(Programme { full_name: None, ..programme })),
            Self::HeldBack(mut held) => {
                held.record.holder = None;
                Self::HeldBack(held)
            }
            other => other,
        }
    }

    /// Returns the row as a station with this scope receives it. For a device outside the scope, only what resolves a
    /// read remains: the names that its label may carry, its college and the kind of its custody. With these, every
    /// laptop can distinguish *misassigned*, *recovered* and *gone but present* in the same way, without a network.
    #[must_use]
    pub fn for_scope(self, scope: &Scope) -> Self {
        let outside = self.recorded_in().is_some_and(|college| !scope.holds(college));
        match self.for_field() {
            Self::HeldBack(held) if outside => Self::of_device(held.tag, held.record.outline()),
            Self::Device(tag, Some(device)) if outside => {
                let custody = Custody::of(device.custody.kind(), None, None);
                let Device { serial, college, aliases, .. } = *device;
                let outline = Device { tag: tag.clone(), serial, college, aliases, custody, ..Device::default() };
                Self::Device(tag, Some(Box::new(outline)))
            }
            other => other,
        }
    }
}

/// Computes the digest of a revision. It is chained to the digest of the previous revision, and covers the stored form
/// of head and rows in the order in which they are published (colleges, programmes, devices; each by key).
#[derive(Clone, Debug)]
pub struct RevisionDigest(Sha256);

impl RevisionDigest {
    /// Starts from the digest of the previous revision; zeros for the first one.
    #[must_use]
    pub fn after(before: &Digest) -> Self {
        Self(Sha256::new().chain_update(b"recol revision 1\0").chain_update(before))
    }

    /// Adds a written line.
    pub fn add(&mut self, line: &[u8]) {
        self.0.update(u64::try_from(line.len()).unwrap_or(u64::MAX).to_be_bytes());
        self.0.update(line);
    }

    /// Returns the digest.
    #[must_use]
    pub fn end(self) -> Digest {
        self.0.finalize().into()
    }
}
