//! The digests of the inventory's revisions. They are chained, and cover what two stations can compare (no holder, no
//! full name).
//!
//! A revision whose rows are all here has the digest computed from them. A revision that a laptop has only in part (its
//! scope), or into which earlier ones were merged, keeps the digest with which it arrived. Beside it the store has a
//! digest of the rows that are here.

use super::{
    roll::{self, vouch},
    walk::{each_row, each_row_of, head},
};
use crate::audit::{
    exchange::{RevisionDigest, RevisionHead, Row, write_device, write_head, write_row},
    ids::Revision,
    inventory::{Change, College, Programme, Step},
    journal::Digest,
};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// The digest before the first revision.
const NOTHING: Digest = [0; 32];
/// Stands for a digest that is not computed yet: the rows are stored, and nobody waited for the digest.
const LATER: Digest = [0; 32];

/// The digests of a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) revision: Revision,
    /// The digest as it is handed over; `None` in a store of an older format.
    pub(super) digest: Option<Digest>,
    /// The digest of the rows that are here, if it differs.
    pub(super) held: Option<Digest>,
}

impl Kept {
    /// Whether it is not computed yet.
    pub(super) fn later(&self) -> bool {
        self.held == Some(LATER)
    }
}

/// Returns the stored digests of every revision, oldest first.
pub(super) fn kept(db: &Connection) -> rusqlite::Result<Vec<Kept>> {
    let mut asked = db.prepare("SELECT number, digest, held FROM revision ORDER BY number")?;
    let rows = asked.query_map([], |row| Ok(Kept { revision: Revision(row.get(0)?), digest: row.get(1)?, held: row.get(2)? }))?;
    rows.collect()
}

/// Computes the digest of every revision from its rows, each chained to the digest of the previous one, in one walk.
pub(super) fn reckoned(db: &Connection, kept: &[Kept]) -> rusqlite::Result<BTreeMap<Revision, Digest>> {
    let mut before = NOTHING;
    let mut begun: BTreeMap<Revision, RevisionDigest> = BTreeMap::new();
    for one in kept {
        let mut digest = RevisionDigest::after(&before);
        if let Some(head) = head(db, one.revision)? {
            digest.add(&write_head(&head));
        }
        begun.insert(one.revision, digest);
        before = one.digest.unwrap_or(NOTHING);
    }
    each_row(db, |revision, row| {
        if let Some(digest) = begun.get_mut(&revision) {
            digest.add(&write_row(&row));
        }
    })?;
    Ok(begun.into_iter().map(|(revision, digest)| (revision, digest.end())).collect())
}

/// Computes the digest of one revision from its rows, chained to the previous one.
fn reckoned_of(db: &Connection, revision: Revision, before: &Digest) -> rusqlite::Result<Digest> {
    let mut digest = RevisionDigest::after(before);
    if let Some(head) = head(db, revision)? {
        digest.add(&write_head(&head));
    }
    each_row_of(db, revision, |row| digest.add(&write_row(&row)))?;
    Ok(digest.end())
}

/// Computes every missing digest, each chained to the previous one; then the digest of the rows that are here, if it
/// differs.
pub(super) fn fill(write: &Connection) -> rusqlite::Result<()> {
    let mut before = NOTHING;
    for one in kept(write)? {
        before = match one.digest {
            Some(digest) => digest,
            None => {
                let digest = reckoned_of(write, one.revision, &before)?;
                set_digest(write, one.revision, &digest)?;
                digest
            }
        };
    }
    let all = kept(write)?;
    let made = reckoned(write, &all)?;
    settle(write, &all, &made)
}

/// The digest before a revision.
pub(super) fn before(db: &Connection, revision: Revision) -> rusqlite::Result<Digest> {
    let sql = "SELECT digest FROM revision WHERE number < ?1 ORDER BY number DESC LIMIT 1";
    let before: Option<Option<Digest>> = db.query_row(sql, params![revision.0], |row| row.get(0)).optional()?;
    Ok(before.flatten().unwrap_or(NOTHING))
}

/// Computes the digest of a revision that is being written, from its change: the rows are in the order in which they are read.
pub(super) fn of_change(before: &Digest, head: &RevisionHead, change: &Change) -> Digest {
    let mut digest = RevisionDigest::after(before);
    digest.add(&write_head(head));
    let mut add = |row: Row| digest.add(&write_row(&row.for_field()));
    for step in &change.colleges {
        add(match step {
            Step::Removed(uai) => Row::College(*uai, None),
            Step::Added(college) => Row::College(college.uai, Some(college.clone())),
            Step::Changed { after, .. } => Row::College(after.uai, Some(College::clone(after))),
        });
    }
    for step in &change.programmes {
        add(match step {
            Step::Removed(code) => Row::Programme(code.clone(), None),
            Step::Added(programme) => Row::Programme(programme.code.clone(), Some(programme.clone())),
            Step::Changed { after, .. } => Row::Programme(after.code.clone(), Some(Programme::clone(after))),
        });
    }
    let mut line = Vec::new();
    for step in &change.devices {
        match step {
            Step::Removed(tag) => line = write_row(&Row::Device(tag.clone(), None)),
            Step::Added(device) => write_device(&mut line, device),
            Step::Changed { after, .. } => write_device(&mut line, after),
        }
        digest.add(&line);
    }
    digest.end()
}

/// Stores the digest of the newest revision, which was just written.
pub(super) fn written(write: &Connection, revision: Revision, digest: &Digest) -> rusqlite::Result<()> {
    set_digest(write, revision, digest)?;
    vouch(write, &[roll::revision(revision)])
}

fn set_digest(write: &Connection, revision: Revision, digest: &Digest) -> rusqlite::Result<()> {
    write.execute("UPDATE revision SET digest = ?2 WHERE number = ?1", params![revision.0, digest]).map(drop)
}

/// Compares the digests computed from the rows with those that arrived, and stores the computed one if it differs.
pub(super) fn settle(write: &Connection, which: &[Kept], made: &BTreeMap<Revision, Digest>) -> rusqlite::Result<()> {
    let mut set = write.prepare("UPDATE revision SET held = ?2 WHERE number = ?1")?;
    for one in which {
        let held = made.get(&one.revision).copied().filter(|made| one.digest != Some(*made));
        if held != one.held {
            set.execute(params![one.revision.0, held])?;
        }
    }
    Ok(())
}

/// Marks the digests from one revision on as to be computed later.
pub(super) fn put_off(write: &Connection, from: Revision) -> rusqlite::Result<()> {
    write.execute("UPDATE revision SET held = ?1 WHERE number >= ?2", params![LATER, from.0])?;
    vouch(write, &["revision ".to_owned()])
}
