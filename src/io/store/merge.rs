//! Takes in what other stations wrote, and hands out what this one wrote.

use super::{
    campaigns::Series,
    error::StoreError,
    journal::{ends, put, sealed},
    open::Store,
    purge::{erase, erased_until_here, purged},
    roll::{self, vouch},
    series::{beginning, begun},
};
use crate::audit::{
    exchange::{Heads, Segment, SignedHead},
    ids::{CampaignId, EntryId, WriterId},
    journal::{CodecError, DRIFT_MS, Digest, Entry, Fact, GENESIS, Hlc, PublicKey, Sealed, decode},
    moment::Moment,
};
use rusqlite::{OptionalExtension, Transaction, params};

/// Why a segment was not taken in. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum Unmergeable {
    /// The entries before its first one are not here yet.
    #[error("entry {expected} of the series is not here yet, the segment begins with {found}")]
    Missing {
        /// The number that should come next.
        expected: u64,
        /// The number of the segment's first entry.
        found: u64,
    },
    /// Another entry with that identity is here: two copies wrote to the series.
    #[error("another entry {0} is here already")]
    Forked(EntryId),
    /// The series belongs to another campaign than the segment names.
    #[error("the series belongs to campaign {found}, the segment says {said}")]
    Campaign {
        /// The campaign that the segment names.
        said: CampaignId,
        /// The campaign that the first entry of the series names.
        found: CampaignId,
    },
    /// The first entry of the series is not of the right kind, or names another key.
    #[error("the series does not begin with its station and key")]
    Unintroduced,
    /// It is an own series: no other station appends to it.
    #[error("series {0} is this station's own")]
    Own(WriterId),
    /// A payload is not an entry.
    #[error("entry {entry}: {cause}")]
    Payload {
        /// Which.
        entry: EntryId,
        /// Why.
        cause: CodecError,
    },
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The errors inside the transaction.
enum Fault {
    Sql(rusqlite::Error),
    Not(Unmergeable),
}

impl From<rusqlite::Error> for Fault {
    fn from(source: rusqlite::Error) -> Self {
        Self::Sql(source)
    }
}

impl From<Unmergeable> for Fault {
    fn from(not: Unmergeable) -> Self {
        Self::Not(not)
    }
}

impl Store {
    /// Takes in a segment of another station's series, completely or not at all, in one transaction. Entries that are
    /// already here are only compared. `now` limits how far the station's clock moves ours.
    ///
    /// The caller must have checked that the key is a known one. That it is the key of the series is checked here.
    ///
    /// # Errors
    /// By case of [`Unmergeable`].
    pub fn merge(&mut self, segment: &Segment, now: Moment) -> Result<Vec<Entry>, Unmergeable> {
        self.write_or(|write| merged(write, segment, now)).map_err(|fault| match fault {
            Fault::Sql(source) => Unmergeable::Store(self.error(source)),
            Fault::Not(not) => not,
        })
    }

    /// Returns at most `most` entries of a series after a number, in order.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn sealed_after(&self, writer: WriterId, after: u64, most: usize) -> Result<Vec<Sealed>, StoreError> {
        let read = || {
            let sql = "SELECT writer, seq, prev, digest, hash, salt, payload FROM entry WHERE writer = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3";
            let mut asked = self.db.prepare_cached(sql)?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            asked.query_map(params![writer.0, after.cast_signed(), most], sealed)?.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|e| self.error(e))
    }

    /// Returns the hash of an entry; for 0 the hash before the first one; `None` if the entry is not here.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn hash_at(&self, writer: WriterId, seq: u64) -> Result<Option<Digest>, StoreError> {
        if seq == 0 {
            return Ok(Some(GENESIS));
        }
        let sql = "SELECT hash FROM entry WHERE writer = ?1 AND seq = ?2";
        let read = self.db.query_row(sql, params![writer.0, seq.cast_signed()], |row| row.get(0)).optional();
        read.map_err(|e| self.error(e))
    }

    /// Returns the signed end of every series. A series without entries, or without a valid first entry, is left out.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn heads(&self) -> Result<Heads, StoreError> {
        let read = || {
            let sql = "SELECT s.writer, s.campaign, s.seq, s.hash, s.signature, e.payload FROM series s
                JOIN entry e ON e.writer = s.writer AND e.seq = 1 WHERE s.signature IS NOT NULL ORDER BY s.writer";
            let mut asked = self.db.prepare(sql)?;
            let rows = asked.query_map([], |row| {
                let key = row
                    .get::<_, Option<Vec<u8>>>(5)?
                    .and_then(|payload| beginning(&payload).ok().flatten())
                    .map(|begun| begun.key);
                Ok(key.zip(Some(SignedHead {
                    writer: WriterId(row.get(0)?),
                    campaign: CampaignId(row.get(1)?),
                    seq: row.get::<_, i64>(2)?.unsigned_abs(),
                    hash: row.get(3)?,
                    key: PublicKey::from_bytes([0; 32]),
                    signature: row.get(4)?,
                })))
            })?;
            let told = rows.filter_map(Result::transpose);
            let series = told.map(|found| found.map(|(key, head)| SignedHead { key, ..head }));
            Ok(Heads { series: series.collect::<rusqlite::Result<_>>()? })
        };
        read().map_err(|e| self.error(e))
    }

    /// Returns the series to which this installation appends.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn own(&self) -> Result<Vec<Series>, StoreError> {
        Ok(self.series()?.into_iter().filter(|series| series.own).collect())
    }
}

fn merged(write: &Transaction<'_>, segment: &Segment, now: Moment) -> Result<Vec<Entry>, Fault> {
    let writer = segment.head().writer;
    let known = write
        .query_row("SELECT campaign, own, seq, hash, hlc FROM series WHERE writer = ?1", params![writer.0], |row| {
            Ok((
                CampaignId(row.get(0)?),
                row.get::<_, bool>(1)?,
                row.get::<_, i64>(2)?.unsigned_abs(),
                row.get::<_, Digest>(3)?,
                row.get::<_, i64>(4)?,
            ))
        })
        .optional()?;
    let (campaign, own, mut seq, mut hash, mut hlc) = known.unwrap_or((segment.campaign(), false, 0, GENESIS, 0));
    if own {
        return Err(Unmergeable::Own(writer).into());
    }
    if campaign != segment.campaign() {
        return Err(Unmergeable::Campaign { said: segment.campaign(), found: campaign }.into());
    }
    if segment.first() > seq + 1 {
        return Err(Unmergeable::Missing { expected: seq + 1, found: segment.first() }.into());
    }
    if known.is_none() {
        let sql = "INSERT INTO series (writer, campaign, own, seq, hlc, hash) VALUES (?1, ?2, 0, 0, 0, ?3)";
        write.execute(sql, params![writer.0, campaign.0, GENESIS])?;
        vouch(write, &[roll::series(writer)])?;
    }
    // An entry with a later time stamp is stored unchanged, but does not affect the order of what is written here.
    let latest = Hlc::at(now.ms().saturating_add(DRIFT_MS));
    let mut compare = write.prepare_cached("SELECT hash FROM entry WHERE writer = ?1 AND seq = ?2")?;
    let (mut new, mut without) = (Vec::new(), None);
    for entry in segment.entries() {
        if entry.id.seq <= seq {
            let here: Digest = compare.query_row(params![writer.0, entry.id.seq.cast_signed()], |row| row.get(0))?;
            if here != entry.hash {
                return Err(Unmergeable::Forked(entry.id).into());
            }
            continue;
        }
        if entry.prev != hash {
            return Err(Unmergeable::Forked(EntryId { writer, seq }).into());
        }
        let body = match &entry.content {
            Some((_, payload)) => Some(decode(payload).map_err(|cause| Unmergeable::Payload { entry: entry.id, cause })?),
            None => None,
        };
        if entry.id.seq == 1 {
            introduced(body.as_ref().map(|body| &body.fact), segment.campaign(), segment.key())?;
        }
        put(write, entry)?;
        (seq, hash) = (entry.id.seq, entry.hash);
        if entry.content.is_none() && without.is_none() {
            without = Some(entry.id.seq);
        }
        if let Some(body) = body {
            if body.hlc <= latest {
                hlc = hlc.max(body.hlc.to_stored());
            }
            new.push(Entry { id: entry.id, body });
        }
    }
    if begun(write, writer)?.map(|begun| begun.key) != Some(segment.key()) {
        return Err(Unmergeable::Unintroduced.into());
    }
    if seq == segment.head().seq {
        ends(write, &segment.head(), Hlc::from_stored(hlc), segment.signature())?;
    }
    if purged(write, campaign)?.is_some() {
        // A late entry of a campaign that was purged here is erased like the others.
        erase(write, writer, now)?;
        new.clear();
    } else if let Some(first) = without {
        // Its station has erased them.
        erased_until_here(write, writer, first, now)?;
    }
    Ok(new)
}

/// Checks that the first entry of a series names this campaign and this key.
fn introduced(fact: Option<&Fact>, said: CampaignId, by: PublicKey) -> Result<(), Unmergeable> {
    match fact {
        Some(Fact::Joined { campaign, key, .. }) if *campaign == said && *key == by => Ok(()),
        Some(Fact::Joined { campaign, .. }) if *campaign != said => Err(Unmergeable::Campaign { said, found: *campaign }),
        _ => Err(Unmergeable::Unintroduced),
    }
}
