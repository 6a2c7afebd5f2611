//! The roll: what the station vouches for, in one signed text. Which hub, which series, which revisions with which digests
//! there are here, and what was erased. Each series' end has a signature of its own; that a series is gone altogether, or a
//! payload was emptied by somebody else's hand, shows here.

use crate::audit::{
    ids::{Revision, WriterId},
    journal::{PublicKey, Signature, SigningKey},
};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Keeps these signatures apart from any other use of the key.
const DOMAIN: &[u8] = b"recol roll 1\0";

/// A line for each thing, sorted.
const LINES: &str = "
    SELECT 'station ' || lower(hex(name)) FROM station
    UNION ALL SELECT 'hub ' || lower(hex(id)) || ' ' || lower(hex(incarnation)) || ' ' || lower(hex(office)) FROM hub
    UNION ALL SELECT 'series ' || lower(hex(writer)) || ' ' || lower(hex(campaign)) || ' ' || own FROM series
    UNION ALL SELECT 'revision ' || number || ' ' || coalesce(lower(hex(digest)), '-') || ' ' || coalesce(lower(hex(held)), '-')
        FROM revision
    UNION ALL SELECT 'erased ' || lower(hex(writer)) || ' ' || first || ' ' || last || ' ' || lower(hex(hash)) FROM erased
    UNION ALL SELECT 'purged ' || lower(hex(campaign)) FROM purged
    ORDER BY 1";

/// What there is, a line for each thing.
pub(super) fn lines(db: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut asked = db.prepare_cached(LINES)?;
    asked.query_map([], |row| row.get(0))?.collect()
}

/// What was vouched for: the lines, and whether this station signed them. `None` where nothing was yet.
pub(super) fn vouched(db: &Connection, key: &PublicKey) -> rusqlite::Result<Option<(BTreeSet<String>, bool)>> {
    let sql = "SELECT said, signature FROM roll";
    let read = db.query_row(sql, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Signature>(1)?))).optional()?;
    Ok(read.map(|(said, signature)| {
        let signed = key.verify(DOMAIN, said.as_bytes(), &signature).is_ok();
        (said.lines().map(ToOwned::to_owned).collect(), signed)
    }))
}

/// The key of this station, if it has one yet.
pub(super) fn key(db: &Connection) -> rusqlite::Result<Option<SigningKey>> {
    let seed = db.query_row("SELECT seed FROM station", [], |row| row.get::<_, [u8; 32]>(0)).optional()?;
    Ok(seed.map(|seed| SigningKey::from_seed(&seed)))
}

/// Vouches for what was changed: to be done in every transaction that changes a line. Lines that begin so are taken as they
/// stand now; all others stay as they were vouched for, so that what somebody else changed still shows. A roll that this
/// station did not sign is left as it is, for the same reason.
pub(super) fn vouch(write: &Connection, changed: &[String]) -> rusqlite::Result<()> {
    match key(write)? {
        Some(own) => vouch_after(write, &own.public(), &own, changed),
        None => Ok(()),
    }
}

/// The same by a new key, after what was vouched for by an old one.
pub(super) fn vouch_after(write: &Connection, old: &PublicKey, new: &SigningKey, changed: &[String]) -> rusqlite::Result<()> {
    let now = lines(write)?;
    let said: BTreeSet<String> = match vouched(write, old)? {
        Some((_, false)) => return Ok(()),
        Some((before, true)) => {
            let ours = |line: &String| changed.iter().any(|begin| line.starts_with(begin.as_str()));
            let stays = before.into_iter().filter(|line| !ours(line));
            stays.chain(now.into_iter().filter(ours)).collect()
        }
        None => now,
    };
    let said = said.into_iter().collect::<Vec<String>>().join("\n");
    let sql = "INSERT INTO roll (one, said, signature) VALUES (1, ?1, ?2)
        ON CONFLICT DO UPDATE SET said = excluded.said, signature = excluded.signature";
    let signature = new.sign(DOMAIN, said.as_bytes());
    write.execute(sql, params![said, signature]).map(drop)
}

/// How the line of a series begins.
pub(super) fn series(writer: WriterId) -> String {
    format!("series {writer} ")
}

/// How the lines of what was erased of a series begin.
pub(super) fn erased(writer: WriterId) -> String {
    format!("erased {writer} ")
}

/// How the line of a revision begins.
pub(super) fn revision(revision: Revision) -> String {
    format!("revision {} ", revision.0)
}
