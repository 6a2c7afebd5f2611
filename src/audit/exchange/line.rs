//! The inventory as it is handed over: one row of one revision at a time, nothing in it that must not leave the office.

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
    /// When it was imported at the office, RFC 3339 with offset.
    pub at: SmolStr,
    /// Where it came from there: the names of the files. Raw.
    pub source: SmolStr,
    /// The prefixes of labels that hold from it on, separated by spaces.
    pub prefixes: SmolStr,
}

/// How a key stands from a revision on; `None` that it is there no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A college.
    College(Uai, Option<College>),
    /// A programme; its full name is never handed over.
    Programme(ProgrammeCode, Option<Programme>),
    /// A device; who holds it is never handed over.
    Device(Tag, Option<Box<Device>>),
    /// A device of which a word is not understood here: handed on as it came.
    HeldBack(Box<HeldBack>),
}

/// A row of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The revision that it holds from.
    pub revision: Revision,
    /// The row.
    pub row: Row,
}

impl Row {
    /// The row of a device that is there, by its words.
    #[must_use]
    pub fn of_device(tag: Tag, record: DeviceRecord) -> Self {
        match record.read(tag.clone()) {
            Ok(device) => Self::Device(tag, Some(Box::new(device))),
            Err(held) => Self::HeldBack(held),
        }
    }

    /// The college of a device that is there: `None` where the row is no such device.
    pub(super) fn recorded_in(&self) -> Option<Option<Uai>> {
        match self {
            Self::Device(_, Some(device)) => Some(device.college),
            Self::HeldBack(held) => Some(held.record.college.as_deref().and_then(|college| college.parse().ok())),
            _ => None,
        }
    }

    /// The row without what stays at the office: holders, and what programmes are called in full (domain, privacy).
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

    /// The row as a station of that scope is handed it. Of a device outside of it remains what resolves a read: the names
    /// that its label may carry, its college and the kind of its custody, so that *misassigned*, *recovered* and *gone but
    /// present* are told apart without a network, and on every laptop alike.
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

/// Reckons the digest of a revision: chained to the one before, over the stored form of head and rows, in the order in
/// which they are published (colleges, programmes, devices; each by key).
#[derive(Clone, Debug)]
pub struct RevisionDigest(Sha256);

impl RevisionDigest {
    /// Begins with the digest of the revision before; zeros for the first.
    #[must_use]
    pub fn after(before: &Digest) -> Self {
        Self(Sha256::new().chain_update(b"recol revision 1\0").chain_update(before))
    }

    /// Takes a written line in.
    pub fn add(&mut self, line: &[u8]) {
        self.0.update(u64::try_from(line.len()).unwrap_or(u64::MAX).to_be_bytes());
        self.0.update(line);
    }

    /// The digest.
    #[must_use]
    pub fn end(self) -> Digest {
        self.0.finalize().into()
    }
}
