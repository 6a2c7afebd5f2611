//! Compares the rows of every revision with its digest.

use super::problem::{Problem, Verified};
use crate::{
    audit::{ids::Revision, journal::PublicKey},
    io::store::{reckon, roll, skipped::skipped},
};
use rusqlite::{Connection, OptionalExtension};

pub(super) fn look(db: &Connection, verified: &mut Verified) -> rusqlite::Result<()> {
    let kept = reckon::kept(db)?;
    let made = reckon::reckoned(db, &kept)?;
    for one in &kept {
        verified.revisions += 1;
        verified.partial += u64::from(one.held.is_some());
        let holds = one.later() || one.held.or(one.digest) == made.get(&one.revision).copied();
        if !holds || one.digest.is_none() {
            verified.problems.push(Problem::Revision(one.revision));
        }
    }
    if is_office(db)? {
        let here = |at: &Revision| kept.iter().any(|one| one.revision == *at);
        let newest = kept.last().map_or(0, |one| one.revision.0);
        // What the hub no longer had when this office received from it.
        let skipped = skipped(db)?;
        let missing = (1..newest).map(Revision).filter(|at| !here(at) && !skipped.contains(at));
        verified.problems.extend(missing.map(Problem::NoRevision));
    }
    Ok(())
}

/// Whether this is the office. There the revisions have no gap; a hub may hand them over only from a later one on.
fn is_office(db: &Connection) -> rusqlite::Result<bool> {
    let office: Option<[u8; 32]> = db.query_row("SELECT office FROM hub", [], |row| row.get(0)).optional()?;
    let Some(office) = office.map(PublicKey::from_bytes) else { return Ok(true) };
    Ok(roll::key(db)?.is_some_and(|key| key.public() == office))
}
