//! Erases what is no longer needed: the payloads of closed campaigns, and the rows of earlier revisions of the
//! inventory. Hashes stay, so that every chain can still be verified. The station signs a statement of what it erased.

use super::{
    error::StoreError,
    open::Store,
    reckon,
    roll::{self, vouch},
};
use crate::audit::{
    ids::{CampaignId, EntryId, Revision, WriterId},
    journal::{Fact, decode},
    moment::Moment,
};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Whether a fact is erased when its campaign is purged: reads, remarks and decisions are. The opening, moves and
/// closing of the campaign stay, and so does the first entry of each series. A fact of a newer version stays too,
/// because its meaning is not known.
const fn goes(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::VisitOpened { .. }
            | Fact::VisitClosed { .. }
            | Fact::RoomOpened(_)
            | Fact::RoomClosed(_)
            | Fact::Seen(_)
            | Fact::Unlabelled { .. }
            | Fact::Noted(_)
            | Fact::Decided(_)
    )
}

/// Returns the entries of a series that are erased. A retraction of an entry that stays also stays.
fn going(db: &Connection, writer: WriterId) -> rusqlite::Result<BTreeSet<u64>> {
    let mut asked = db.prepare_cached("SELECT seq, payload FROM entry WHERE writer = ?1 AND payload IS NOT NULL ORDER BY seq")?;
    let mut rows = asked.query(params![writer.0])?;
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (seq, payload) = (row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, Vec<u8>>(1)?);
        // A payload that cannot be read is damaged. It stays, so that `verify` can report it.
        let Ok(body) = decode(&payload) else { continue };
        let taken_back = |entry: &EntryId| entry.writer != writer || found.contains(&entry.seq);
        let erased = match &body.fact {
            Fact::Retracted { entry, .. } => taken_back(entry),
            fact => goes(fact),
        };
        if erased {
            found.insert(seq);
        }
    }
    Ok(found)
}

fn series_of(db: &Connection, campaign: CampaignId) -> rusqlite::Result<Vec<WriterId>> {
    let mut asked = db.prepare_cached("SELECT writer FROM series WHERE campaign = ?1 AND seq > 0 ORDER BY writer")?;
    asked.query_map(params![campaign.0], |row| row.get(0).map(WriterId))?.collect()
}

/// Returns when a campaign was purged, if it was.
pub(super) fn purged(db: &Connection, campaign: CampaignId) -> rusqlite::Result<Option<String>> {
    db.query_row("SELECT at FROM purged WHERE campaign = ?1", params![campaign.0], |row| row.get(0)).optional()
}

/// Erases what must be erased of a series, as far as it is here, and adds that to the signed roll.
pub(super) fn erase(write: &Connection, writer: WriterId, at: Moment) -> rusqlite::Result<u64> {
    let going = going(write, writer)?;
    let mut empty = write.prepare_cached("UPDATE entry SET payload = NULL, salt = NULL WHERE writer = ?1 AND seq = ?2")?;
    for seq in &going {
        empty.execute(params![writer.0, seq.cast_signed()])?;
    }
    erased_until_here(write, writer, 1, at)?;
    Ok(going.len() as u64)
}

/// Notes that payloads of a series from a number to its end may be missing: the station erased them, or they arrived
/// without content.
pub(super) fn erased_until_here(write: &Connection, writer: WriterId, first: u64, at: Moment) -> rusqlite::Result<()> {
    write.execute("DELETE FROM erased WHERE writer = ?1 AND first >= ?2", params![writer.0, first.cast_signed()])?;
    let sql = "INSERT INTO erased (writer, first, last, hash, at)
        SELECT writer, ?2, seq, hash, ?3 FROM entry WHERE writer = ?1 ORDER BY seq DESC LIMIT 1";
    write.execute(sql, params![writer.0, first.cast_signed(), at.to_string()])?;
    vouch(write, &[roll::erased(writer)])
}

impl Store {
    /// Returns when a campaign was purged, if it was.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn purged(&self, campaign: CampaignId) -> Result<Option<String>, StoreError> {
        purged(&self.db, campaign).map_err(|e| self.error(e))
    }

    /// Returns how many payloads of a campaign would be erased.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn would_go(&self, campaign: CampaignId) -> Result<u64, StoreError> {
        let count = || {
            let mut count = 0;
            for writer in series_of(&self.db, campaign)? {
                count += going(&self.db, writer)?.len() as u64;
            }
            Ok(count)
        };
        count().map_err(|e| self.error(e))
    }

    /// Erases the payloads of campaigns, all in one transaction. They are never taken in again. Returns how many were
    /// erased.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn purge(&mut self, campaigns: &[CampaignId], at: Moment) -> Result<u64, StoreError> {
        let count = self.write(|write| {
            let mut count = 0;
            for campaign in campaigns {
                for writer in series_of(write, *campaign)? {
                    count += erase(write, writer, at)?;
                }
                let sql = "INSERT INTO purged (campaign, at) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET at = excluded.at";
                write.execute(sql, params![campaign.0, at.to_string()])?;
                vouch(write, &[format!("purged {campaign}")])?;
                // It is no longer the current campaign, and the auditor's whereabouts in it are meaningless.
                let sql = "DELETE FROM setting WHERE key IN ('campaign', 'whereabouts')
                    AND (SELECT value FROM setting WHERE key = 'campaign') = ?1";
                write.execute(sql, params![campaign.to_string()])?;
            }
            Ok(count)
        })?;
        self.scrub()?;
        Ok(count)
    }

    /// Returns how many rows of earlier revisions would be removed by merging them into one.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn would_be_gathered(&self, floor: Revision) -> Result<u64, StoreError> {
        let count = || {
            let mut sum = 0;
            for table in ["college", "programme", "device"] {
                let sql = format!("SELECT count(*) FROM {table} WHERE revision < ?1");
                sum += self.db.query_row(&sql, params![floor.0], |row| row.get::<_, i64>(0))?.unsigned_abs();
            }
            Ok(sum)
        };
        count().map_err(|e| self.error(e))
    }

    /// Merges every revision before one into it. That revision then contains the last row of each key, without the keys
    /// that are gone, and earlier revisions contain nothing. All keep number, date and digest. Returns how many rows
    /// were removed.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`], and as every write to the store.
    pub fn gather(&mut self, floor: Revision) -> Result<u64, StoreError> {
        let before = self.would_be_gathered(floor)?;
        self.revision_head(floor)?;
        if before == 0 {
            return Ok(0);
        }
        self.write(|write| {
            for (table, key) in [("college", "uai"), ("programme", "code"), ("device", "tag")] {
                // Rows that were replaced or removed by then.
                let sql = format!(
                    "DELETE FROM {table} WHERE revision < ?1 AND EXISTS
                         (SELECT 1 FROM {table} later WHERE later.{key} = {table}.{key} AND later.revision > {table}.revision
                          AND later.revision <= ?1)"
                );
                write.execute(&sql, params![floor.0])?;
                write.execute(&format!("DELETE FROM {table} WHERE revision <= ?1 AND gone = 1"), params![floor.0])?;
                write.execute(&format!("UPDATE {table} SET revision = ?1 WHERE revision < ?1"), params![floor.0])?;
            }
            let all = reckon::kept(write)?;
            let made = reckon::reckoned(write, &all)?;
            let touched: Vec<_> = all.into_iter().filter(|one| one.revision <= floor).collect();
            reckon::settle(write, &touched, &made)?;
            vouch(write, &touched.iter().map(|one| roll::revision(one.revision)).collect::<Vec<_>>())?;
            write.execute(
                "INSERT INTO setting (key, value) VALUES ('floor', ?1) ON CONFLICT DO UPDATE SET value = excluded.value",
                params![floor.0.to_string()],
            )
        })?;
        self.scrub()?;
        Ok(before)
    }

    /// Returns the revision into which earlier ones were merged; 0 if none were.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn floor(&self) -> Result<Revision, StoreError> {
        Ok(Revision(self.setting("floor")?.and_then(|floor| floor.parse().ok()).unwrap_or_default()))
    }
}
