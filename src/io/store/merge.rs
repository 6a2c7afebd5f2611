//! Takes in what other stations wrote, and hands out what this one wrote.

use super::{
    campaigns::Series,
    error::StoreError,
    journal::{ends, put},
    open::Store,
    purge::{erase, erased_until_here, purged},
    roll::{self, vouch},
    series::{beginning, begun},
};
use crate::audit::{
    exchange::{Heads, Segment, SignedHead},
    ids::{CampaignId, EntryId, WriterId},
    journal::{CodecError, DRIFT_MS, Digest, Entry, Fact, GENESIS, Hlc, PublicKey, decode},
    moment::Moment,
};
use rusqlite::{Connection, OptionalExtension, params};

/// What was taken in of a segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// Its new entries, without those that have no content.
    pub entries: Vec<Entry>,
    /// How many new entries came without their content.
    pub emptied: u64,
    /// Whether the series was not here before.
    begins: bool,
}

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
    /// Takes in segments of other stations' series, in one transaction that is on disk when this returns: each completely or
    /// not at all, and one that is refused takes no other with it. Returns in turn what became of each. Entries that are
    /// already here are only compared. `now` limits how far the others' clocks move ours.
    ///
    /// The caller must have checked that the keys are known ones. That each is the key of its series is checked here.
    ///
    /// # Errors
    /// As every write to the store; nothing is stored then. What the store cannot do for one segment alone is the last answer:
    /// those before it are stored, and those after it are not tried.
    pub fn merge(&mut self, segments: &[Segment], now: Moment) -> Result<Vec<Result<Taken, Unmergeable>>, StoreError> {
        let merged = self.write(|write| {
            let (mut done, mut begun) = (Vec::with_capacity(segments.len()), Vec::new());
            for segment in segments {
                let part = write.savepoint()?;
                match merged(&part, segment, now) {
                    Ok(taken) => {
                        part.commit()?;
                        begun.extend(taken.begins.then(|| roll::series(segment.head().writer)));
                        done.push(Ok(taken));
                    }
                    Err(Fault::Not(not)) => {
                        part.finish()?;
                        done.push(Err(Fault::Not(not)));
                    }
                    Err(Fault::Sql(source)) => {
                        // A full disk may have ended the whole transaction; then there is nothing to go back to.
                        if part.finish().is_err() {
                            return Err(source);
                        }
                        done.push(Err(Fault::Sql(source)));
                        break;
                    }
                }
            }
            // Once for all of them: the roll is read and signed as a whole.
            if !begun.is_empty() {
                vouch(write, &begun)?;
            }
            Ok(done)
        })?;
        let told = merged.into_iter().map(|one| {
            one.map_err(|fault| match fault {
                Fault::Sql(source) => Unmergeable::Store(self.error(source)),
                Fault::Not(not) => not,
            })
        });
        Ok(told.collect())
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

fn merged(write: &Connection, segment: &Segment, now: Moment) -> Result<Taken, Fault> {
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
    }
    // An entry with a later time stamp is stored unchanged, but does not affect the order of what is written here.
    let latest = Hlc::at(now.ms().saturating_add(DRIFT_MS));
    let mut compare = write.prepare_cached("SELECT hash FROM entry WHERE writer = ?1 AND seq = ?2")?;
    let (mut taken, mut without) = (Taken { begins: known.is_none(), ..Taken::default() }, None);
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
        if entry.content.is_none() {
            taken.emptied += 1;
            without = without.or(Some(entry.id.seq));
        }
        if let Some(body) = body {
            if body.hlc <= latest {
                hlc = hlc.max(body.hlc.to_stored());
            }
            taken.entries.push(Entry { id: entry.id, body });
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
        taken.entries.clear();
    } else if let Some(first) = without {
        // Its station has erased them.
        erased_until_here(write, writer, first, now)?;
    }
    Ok(taken)
}

/// Checks that the first entry of a series names this campaign and this key.
fn introduced(fact: Option<&Fact>, said: CampaignId, by: PublicKey) -> Result<(), Unmergeable> {
    match fact {
        Some(Fact::Joined { campaign, key, .. }) if *campaign == said && *key == by => Ok(()),
        Some(Fact::Joined { campaign, .. }) if *campaign != said => Err(Unmergeable::Campaign { said, found: *campaign }),
        _ => Err(Unmergeable::Unintroduced),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{
        ids::Author,
        journal::{Label, Spot},
    };

    const MANY: u64 = 40;

    /// A database that may not grow answers as a full disk does. What came with the one that did not fit is there or not, but
    /// nothing of it in part; and with room again all of it comes.
    #[test]
    fn a_full_disk_leaves_a_store_that_verifies_and_takes_it_all_in_later() {
        let [there, here] = [(); 2].map(|()| tempfile::TempDir::new().unwrap());
        let (mut other, at) = (Store::open(there.path()).unwrap(), Moment::new(0, 0));
        let station = other.station("poste 1").unwrap();
        let segments: Vec<Segment> = (0..MANY)
            .map(|_| {
                let campaign = other.new_campaign().unwrap();
                let writer = other.own_series(campaign).unwrap();
                let spot = Spot { college: "0921170X".parse().unwrap(), room: None };
                let joined = Fact::Joined { campaign, station: "poste 1".into(), key: station.key.public() };
                let big = Fact::Unlabelled { spot, label: Label::Absent, note: Some("x".repeat(900).into()) };
                other.append(&station, writer, at, &Author::default(), vec![joined, big.clone(), big]).unwrap();
                Segment::signed(campaign, &station.key, other.sealed_after(writer, 0, 10).unwrap()).unwrap()
            })
            .collect();
        let mut refused = 0;
        for room in 1..60 {
            let folder = here.path().join(room.to_string());
            let mut store = Store::open(&folder).unwrap();
            store.station("poste 2").unwrap();
            let limit = |store: &Store, pages: i64| {
                store.db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
            };
            let pages: i64 = store.db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
            limit(&store, pages + room);
            let taken = match store.merge(&segments, at) {
                Ok(answers) => {
                    let taken = answers.iter().filter(|answer| answer.is_ok()).count();
                    let full = answers.iter().any(|answer| matches!(answer, Err(Unmergeable::Store(StoreError::Full { .. }))));
                    assert_eq!(full, taken < segments.len(), "{answers:?}");
                    refused += usize::from(full);
                    taken
                }
                Err(error) => {
                    assert!(matches!(error, StoreError::Full { .. }), "{error}");
                    refused += 1;
                    0
                }
            };
            limit(&store, 1_000_000);
            assert_eq!(store.verify().unwrap().problems, [], "{room} pages");
            assert_eq!(store.heads().unwrap().series.len(), taken, "{room} pages");
            assert!(store.merge(&segments, at).unwrap().iter().all(Result::is_ok));
            assert_eq!(store.heads().unwrap().series.len(), segments.len());
            assert_eq!(store.verify().unwrap().problems, [], "{room} pages, later");
        }
        println!("{refused} times the disk was full");
        assert!(refused > 30, "{refused}");
    }
}
