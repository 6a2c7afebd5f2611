//! Continues in new series, with a new key, after another copy of this store was written to, or an older copy was
//! restored.

use super::{
    campaigns::{Series, random},
    error::StoreError,
    journal::{ends, put, sealed},
    open::Store,
    roll::{self, vouch},
};
use crate::audit::{
    ids::{CampaignId, EntryId, WriterId},
    journal::{Body, CodecError, Digest, Fact, GENESIS, Head, Hlc, Sealed, Signature, SigningKey, decode, encode, seal},
    moment::Moment,
};
use rusqlite::{Transaction, params};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// What a series has in common with the copies that others have: the number up to which they agree, and the signature
/// of that end if it is known.
pub type Common = BTreeMap<WriterId, (u64, Option<Signature>)>;

/// The errors inside the transaction.
enum Fault {
    Sql(rusqlite::Error),
    Codec(CodecError),
    Random(StoreError),
}

impl From<rusqlite::Error> for Fault {
    fn from(source: rusqlite::Error) -> Self {
        Self::Sql(source)
    }
}

impl From<CodecError> for Fault {
    fn from(error: CodecError) -> Self {
        Self::Codec(error)
    }
}

impl Store {
    /// Ends every own series where others agree with it, gives the station a new key, and moves the later entries into
    /// new series: the same facts, times and authors with new numbers. All in one transaction. Returns how many entries
    /// were moved.
    ///
    /// The common part stays as it is; from now on it counts as the series of another station.
    ///
    /// # Errors
    /// As every write to the store; nothing is changed then.
    pub fn renew(&mut self, common: &Common, at: Moment) -> Result<u64, StoreError> {
        let own = self.own()?;
        let renewed = self.write_or(|write| {
            let seed: [u8; 32] = random().map_err(Fault::Random)?;
            let key = SigningKey::from_seed(&seed);
            let old = roll::key(write)?.map(|old| old.public());
            write.execute("UPDATE station SET seed = ?1", params![seed])?;
            let carried = parted(write, &key, &own, common, at)?;
            if let Some(old) = old {
                roll::vouch_after(write, &old, &key, &CHANGED.map(str::to_owned))?;
            }
            Ok(carried)
        });
        renewed.map_err(|fault| self.fault(fault))
    }

    /// Ends only the own series that are named, where others agree with them, and moves their later entries into new series
    /// under the same key. All in one transaction. Returns how many entries were moved.
    ///
    /// # Errors
    /// As every write to the store; nothing is changed then.
    pub fn part(&mut self, common: &Common, at: Moment) -> Result<u64, StoreError> {
        let own: Vec<Series> = self.own()?.into_iter().filter(|series| common.contains_key(&series.writer)).collect();
        let parted = self.write_or(|write| {
            let Some(key) = roll::key(write)?.filter(|_| !own.is_empty()) else { return Ok(0) };
            let carried = parted(write, &key, &own, common, at)?;
            vouch(write, &CHANGED.map(str::to_owned))?;
            Ok(carried)
        });
        parted.map_err(|fault| self.fault(fault))
    }

    fn fault(&self, fault: Fault) -> StoreError {
        match fault {
            Fault::Sql(source) => self.error(source),
            Fault::Codec(error) => error.into(),
            Fault::Random(error) => error,
        }
    }
}

/// The beginnings of the roll's lines that change when series are ended.
const CHANGED: [&str; 2] = ["series ", "erased "];

/// Ends these series where others agree with them, and carries the rest over. Returns how many entries were carried.
fn parted(write: &Transaction<'_>, key: &SigningKey, own: &[Series], common: &Common, at: Moment) -> Result<u64, Fault> {
    let name: String = write.query_row("SELECT name FROM station", [], |row| row.get(0))?;
    let mut carried = 0;
    for series in own {
        let (until, signature) = common.get(&series.writer).copied().unwrap_or_default();
        carried += carry(write, key, &name, (series.writer, series.campaign), until.min(series.entries), at)?;
        end(write, series.writer, until.min(series.entries), until >= series.entries, signature)?;
    }
    Ok(carried)
}

/// Writes the entries after a number into a new series.
fn carry(
    write: &Transaction<'_>,
    key: &SigningKey,
    name: &str,
    (writer, campaign): (WriterId, CampaignId),
    until: u64,
    at: Moment,
) -> Result<u64, Fault> {
    let tail: Vec<Sealed> = {
        let sql = "SELECT writer, seq, prev, digest, hash, salt, payload FROM entry WHERE writer = ?1 AND seq > ?2 ORDER BY seq";
        let mut asked = write.prepare(sql)?;
        asked.query_map(params![writer.0, until.cast_signed()], sealed)?.collect::<rusqlite::Result<_>>()?
    };
    let bodies: Vec<(EntryId, Body)> = tail
        .iter()
        .filter_map(|entry| entry.content.as_ref().map(|(_, payload)| decode(payload).map(|body| (entry.id, body))))
        .collect::<Result<_, _>>()?;
    let Some(author) = bodies.first().map(|(_, body)| body.author.clone()) else { return Ok(0) };
    let bodies: Vec<(EntryId, Body)> =
        bodies.into_iter().filter(|(_, body)| !matches!(body.fact, Fact::Joined { .. } | Fact::Foreign(_))).collect();
    let into = WriterId(random().map_err(Fault::Random)?);
    let renamed: BTreeMap<EntryId, EntryId> =
        bodies.iter().zip(2..).map(|((was, _), seq)| (*was, EntryId { writer: into, seq })).collect();
    let sql = "SELECT max(hlc) FROM series WHERE campaign = ?1";
    let last: Hlc = Hlc::from_stored(write.query_row(sql, params![campaign.0], |row| row.get(0))?);
    let joined = Fact::Joined { campaign, station: SmolStr::new(name), key: key.public() };
    let first = Body { hlc: Hlc::after(last, at), at, author, fact: joined };
    let carried = bodies.len() as u64;
    let moved = bodies
        .into_iter()
        .map(|(_, body)| Body { fact: body.fact.renumbered(|id| renamed.get(&id).copied().unwrap_or(id)), ..body });
    let sql = "INSERT INTO series (writer, campaign, own, seq, hlc, hash) VALUES (?1, ?2, 1, 0, 0, ?3)";
    write.execute(sql, params![into.0, campaign.0, GENESIS])?;
    let mut head = Head { writer: into, seq: 0, hash: GENESIS };
    let mut hlc = first.hlc;
    for body in std::iter::once(first).chain(moved) {
        let id = EntryId { writer: into, seq: head.seq + 1 };
        hlc = hlc.max(body.hlc);
        let entry = seal(id, head.hash, random().map_err(Fault::Random)?, encode(&body)?);
        put(write, &entry)?;
        head = Head { seq: id.seq, hash: entry.hash, ..head };
    }
    ends(write, &head, hlc, &head.sign(key))?;
    // A first entry contains nothing but the introduction. The first entry of the new series takes its place.
    let mut note = write.prepare("INSERT INTO carried (writer, seq, into_writer, into_seq) VALUES (?1, ?2, ?3, ?4)")?;
    for entry in &tail {
        let to = renamed.get(&entry.id).map_or(1, |to| to.seq);
        note.execute(params![writer.0, entry.id.seq.cast_signed(), into.0, to.cast_signed()])?;
    }
    Ok(carried)
}

/// Ends a series at a number. From now on it is another station's.
fn end(write: &Transaction<'_>, writer: WriterId, until: u64, whole: bool, signature: Option<Signature>) -> rusqlite::Result<()> {
    if whole {
        return write.execute("UPDATE series SET own = 0 WHERE writer = ?1", params![writer.0]).map(drop);
    }
    write.execute("DELETE FROM erased WHERE writer = ?1 AND first > ?2", params![writer.0, until.cast_signed()])?;
    let clipped = "UPDATE erased SET last = ?2, hash = (SELECT hash FROM entry e WHERE e.writer = ?1 AND e.seq = ?2)
        WHERE writer = ?1 AND last > ?2";
    write.execute(clipped, params![writer.0, until.cast_signed()])?;
    write.execute("DELETE FROM entry WHERE writer = ?1 AND seq > ?2", params![writer.0, until.cast_signed()])?;
    if until == 0 {
        return write.execute("DELETE FROM series WHERE writer = ?1", params![writer.0]).map(drop);
    }
    let sql = "SELECT hash FROM entry WHERE writer = ?1 AND seq = ?2";
    let hash: Digest = write.query_row(sql, params![writer.0, until.cast_signed()], |row| row.get(0))?;
    let sql = "UPDATE series SET own = 0, seq = ?2, hash = ?3, signature = ?4 WHERE writer = ?1";
    write.execute(sql, params![writer.0, until.cast_signed(), hash, signature]).map(drop)
}
