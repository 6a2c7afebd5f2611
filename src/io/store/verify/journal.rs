//! Walks the chain of every series, and compares its beginning with the station's key and its end with the signed head.

use super::problem::{Problem, Verified};
use crate::{
    audit::{
        ids::{CampaignId, EntryId, WriterId},
        journal::{Body, Chain, Digest, Fact, Head, PublicKey, Signature, decode},
    },
    io::store::{journal::sealed, roll},
};
use rusqlite::{Connection, params};

/// A series as it is stored.
struct Kept {
    writer: WriterId,
    campaign: CampaignId,
    own: bool,
    seq: u64,
    hlc: i64,
    hash: Digest,
    signature: Option<Signature>,
    pushed: u64,
}

/// A range of numbers in which the station erased payloads, and the hash of the series at its end.
struct Range {
    first: u64,
    last: u64,
    hash: Digest,
}

/// The range of possible logical times at the end of a series: those of its entries since the last correction of a
/// clock.
#[derive(Default)]
struct Times {
    least: i64,
    most: i64,
    /// Payloads that would have been needed for this are gone.
    unknown: bool,
}

impl Times {
    fn take(&mut self, body: &Body) {
        let hlc = body.hlc.to_stored();
        self.least = if matches!(body.fact, Fact::ClockSet { .. }) { hlc } else { self.least.max(hlc) };
        self.most = self.most.max(hlc);
    }

    fn fit(&self, hlc: i64) -> bool {
        hlc >= self.least && (self.unknown || hlc <= self.most)
    }
}

/// Checks every series, or those of one campaign.
pub(super) fn look(db: &Connection, of: Option<CampaignId>, verified: &mut Verified) -> rusqlite::Result<()> {
    let key = roll::key(db)?.map(|key| key.public());
    let mut asked = db.prepare("SELECT writer, campaign, own, seq, hlc, hash, signature, pushed FROM series ORDER BY writer")?;
    let rows = asked.query_map([], |row| {
        Ok(Kept {
            writer: WriterId(row.get(0)?),
            campaign: CampaignId(row.get(1)?),
            own: row.get(2)?,
            seq: row.get::<_, i64>(3)?.unsigned_abs(),
            hlc: row.get(4)?,
            hash: row.get(5)?,
            signature: row.get(6)?,
            pushed: row.get::<_, i64>(7)?.unsigned_abs(),
        })
    })?;
    for kept in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        if of.is_none_or(|campaign| kept.campaign == campaign) {
            verified.series += 1;
            let problem = walk(db, &kept, key, verified)?;
            verified.problems.extend(problem);
        }
    }
    Ok(())
}

fn erased(db: &Connection, writer: WriterId) -> rusqlite::Result<Vec<Range>> {
    let mut asked = db.prepare_cached("SELECT first, last, hash FROM erased WHERE writer = ?1 ORDER BY first")?;
    let rows = asked.query_map(params![writer.0], |row| {
        Ok(Range { first: row.get::<_, i64>(0)?.unsigned_abs(), last: row.get::<_, i64>(1)?.unsigned_abs(), hash: row.get(2)? })
    })?;
    rows.collect()
}

/// Returns what is wrong with a series, if anything is.
fn walk(db: &Connection, kept: &Kept, own: Option<PublicKey>, verified: &mut Verified) -> rusqlite::Result<Option<Problem>> {
    let writer = kept.writer;
    let ranges = erased(db, writer)?;
    let (mut chain, mut joined, mut times) = (Chain::of(writer), None, Times::default());
    let mut unproved = ranges.len();
    let mut asked =
        db.prepare_cached("SELECT writer, seq, prev, digest, hash, salt, payload FROM entry WHERE writer = ?1 ORDER BY seq")?;
    let mut rows = asked.query(params![writer.0])?;
    while let Some(row) = rows.next()? {
        let entry = sealed(row)?;
        let EntryId { seq, .. } = entry.id;
        if let Err(broken) = chain.follow(&entry) {
            return Ok(Some(broken.into()));
        }
        unproved -= ranges.iter().filter(|range| range.last == seq && range.hash == entry.hash).count();
        match entry.content.as_ref().map(|(_, payload)| decode(payload)) {
            None if !ranges.iter().any(|range| (range.first..=range.last).contains(&seq)) => {
                return Ok(Some(Problem::Erased(entry.id)));
            }
            None => {
                verified.erased += 1;
                times.unknown = true;
            }
            Some(Ok(body)) => {
                times.take(&body);
                if let (1, Fact::Joined { campaign, key, .. }) = (seq, body.fact) {
                    joined = Some((campaign, key));
                }
            }
            Some(Err(error)) => return Ok(Some(Problem::Payload { entry: entry.id, cause: error.to_string() })),
        }
        verified.entries += 1;
    }
    let (seq, hash) = chain.end();
    if (kept.seq, kept.hash) != (seq, hash) {
        return Ok(Some(Problem::Head { writer, found: seq, signed: kept.seq }));
    }
    if unproved > 0 || kept.pushed > seq || (kept.own && !times.fit(kept.hlc)) {
        return Ok(Some(Problem::Particulars(writer)));
    }
    if seq == 0 {
        return Ok(None);
    }
    let Some((campaign, key)) = joined else { return Ok(Some(Problem::Signature(writer))) };
    let head = Head { writer, seq, hash };
    if kept.signature.is_none_or(|signature| head.verify(&key, &signature).is_err()) {
        return Ok(Some(Problem::Signature(writer)));
    }
    // An own series was begun with the station's key. An office that rejoined its hub has ended some that were: which are its own
    // is signed in the roll.
    let strange = kept.own && own != Some(key);
    Ok((campaign != kept.campaign || strange).then_some(Problem::Key(writer)))
}
