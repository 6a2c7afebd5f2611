//! The roll: one text signed by the station. It lists the hub, the series, the revisions with their digests, and what
//! was erased. The end of each series has a signature of its own. The roll shows if a whole series is missing, or if
//! somebody else emptied a payload.

use crate::audit::{
    ids::{Revision, WriterId},
    journal::{PublicKey, Signature, SigningKey},
};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Separates these signatures from any other use of the key.
const DOMAIN: &[u8] = b"recol roll 1\0";

/// The query for the lines: one for each thing, sorted.
const LINES: &str = "
    SELECT 'station ' || lower(hex(name)) FROM station
    UNION ALL SELECT 'hub ' || lower(hex(id)) || ' ' || lower(hex(incarnation)) || ' ' || lower(hex(office)) FROM hub
    UNION ALL SELECT 'series ' || lower(hex(writer)) || ' ' || lower(hex(campaign)) || ' ' || own FROM series
    UNION ALL SELECT 'revision ' || number || ' ' || coalesce(lower(hex(digest)), '-') || ' ' || coalesce(lower(hex(held)), '-')
        FROM revision
    UNION ALL SELECT 'erased ' || lower(hex(writer)) || ' ' || first || ' ' || last || ' ' || lower(hex(hash)) FROM erased
    UNION ALL SELECT 'purged ' || lower(hex(campaign)) FROM purged
    ORDER BY 1";

/// Returns the lines for what is in the store now, one for each thing.
pub(super) fn lines(db: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut asked = db.prepare_cached(LINES)?;
    asked.query_map([], |row| row.get(0))?.collect()
}

/// Returns the signed lines, and whether this station signed them. `None` if nothing was signed yet.
pub(super) fn vouched(db: &Connection, key: &PublicKey) -> rusqlite::Result<Option<(BTreeSet<String>, bool)>> {
    let sql = "SELECT said, signature FROM roll";
    let read = db.query_row(sql, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Signature>(1)?))).optional()?;
    Ok(read.map(|(said, signature)| {
        let signed = key.verify(DOMAIN, said.as_bytes(), &signature).is_ok();
        (said.lines().map(ToOwned::to_owned).collect(), signed)
    }))
}

/// Returns the key of this station, if it has one yet.
pub(super) fn key(db: &Connection) -> rusqlite::Result<Option<SigningKey>> {
    let seed = db.query_row("SELECT seed FROM station", [], |row| row.get::<_, [u8; 32]>(0)).optional()?;
    Ok(seed.map(|seed| SigningKey::from_seed(&seed)))
}

/// Signs the roll after a change. Every transaction that changes a line must call it. Lines with one of these
/// beginnings are updated; all others stay as they were signed, so that a change by somebody else remains visible. For
/// the same reason, a roll that this station did not sign stays unchanged.
pub(super) fn vouch(write: &Connection, changed: &[String]) -> rusqlite::Result<()> {
    match key(write)? {
        Some(own) => vouch_after(write, &own.public(), &own, changed),
        None => Ok(()),
    }
}

/// As `vouch`, with a new key, after a roll that was signed with an old one.
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

/// The beginning of the line of a series.
pub(super) fn series(writer: WriterId) -> String {
    format!("series {writer} ")
}

/// The beginning of the lines about what was erased of a series.
pub(super) fn erased(writer: WriterId) -> String {
    format!("erased {writer} ")
}

/// The beginning of the line of a revision.
pub(super) fn revision(revision: Revision) -> String {
    format!("revision {} ", revision.0)
}
