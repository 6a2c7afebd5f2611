//! The journal in the store: durable appends, and reading.

use super::{
    campaigns::{Series, Station, random, sixteen},
    error::StoreError,
    open::Store,
};
use crate::audit::{
    exchange::FULL_BYTES,
    ids::{Author, CampaignId, EntryId, WriterId},
    journal::{Body, DRIFT_MS, Entry, Fact, Head, Hlc, Sealed, Signature, decode, encode, seal},
    moment::Moment,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(super) fn sealed(row: &Row<'_>) -> rusqlite::Result<Sealed> {
    let id = EntryId { writer: WriterId(sixteen(row, 0)?), seq: row.get::<_, i64>(1)?.unsigned_abs() };
    let salt: Option<[u8; 16]> = row.get(5)?;
    let payload: Option<Vec<u8>> = row.get(6)?;
    Ok(Sealed { id, prev: row.get(2)?, payload_digest: row.get(3)?, hash: row.get(4)?, content: salt.zip(payload) })
}

/// Writes an entry.
pub(super) fn put(write: &Connection, entry: &Sealed) -> rusqlite::Result<()> {
    let sql = "INSERT INTO entry (writer, seq, prev, digest, hash, salt, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let Sealed { id, prev, payload_digest, hash, content } = entry;
    let (salt, payload) = content.as_ref().map(|(salt, payload)| (salt, payload)).unzip();
    let values = params![id.writer.0, id.seq.cast_signed(), prev, payload_digest, hash, salt, payload];
    write.prepare_cached(sql)?.execute(values).map(drop)
}

/// Updates the end of a series: its last entry, its logical time, and the signature of its station.
pub(super) fn ends(write: &Connection, end: &Head, hlc: Hlc, signature: &Signature) -> rusqlite::Result<()> {
    let sql = "UPDATE series SET seq = ?2, hash = ?3, hlc = ?4, signature = ?5 WHERE writer = ?1";
    let values = params![end.writer.0, end.seq.cast_signed(), end.hash, hlc.to_stored(), signature];
    write.prepare_cached(sql)?.execute(values).map(drop)
}

impl Store {
    /// Appends facts to an own series: all of them or none, in one transaction that is on disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::NoSeries`] for a writer that is not this installation's, and every refusal of the disk; nothing is
    /// recorded then.
    pub fn append(
        &mut self,
        station: &Station,
        writer: WriterId,
        at: Moment,
        author: &Author,
        facts: Vec<Fact>,
    ) -> Result<Vec<Entry>, StoreError> {
        let salts: Vec<[u8; 16]> = facts.iter().map(|_| random()).collect::<Result<_, _>>()?;
        let appended = self.write_or(|write| {
            let mut head = {
                let mut asked = write.prepare_cached(
                    "SELECT seq, hash, (SELECT max(hlc) FROM series o WHERE o.campaign = s.campaign AND (own = 1 OR hlc <= ?2))
                     FROM series s WHERE writer = ?1 AND own = 1",
                )?;
                // The time stamp of another clock that is ahead does not move this one.
                let latest = Hlc::at(at.ms().saturating_add(DRIFT_MS)).to_stored();
                asked
                    .query_row(params![writer.0, latest], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get::<_, i64>(2)?)))
                    .optional()?
            }
            .map(|(seq, hash, hlc)| (seq.unsigned_abs(), hash, Hlc::from_stored(hlc)))
            .ok_or(Fault::NoSeries)?;
            let mut entries = Vec::with_capacity(facts.len());
            for (fact, salt) in facts.into_iter().zip(salts) {
                let id = EntryId { writer, seq: head.0 + 1 };
                let body = Body { hlc: Hlc::after(head.2, at), at, author: author.clone(), fact };
                let entry = seal(id, head.1, salt, encode(&body).map_err(Fault::Codec)?);
                put(write, &entry)?;
                head = (id.seq, entry.hash, body.hlc);
                entries.push(Entry { id, body });
            }
            let end = Head { writer, seq: head.0, hash: head.1 };
            ends(write, &end, head.2, &end.sign(&station.key))?;
            Ok(entries)
        });
        appended.map_err(|fault| match fault {
            Fault::NoSeries => StoreError::NoSeries(writer),
            Fault::Codec(error) => error.into(),
            Fault::Sql(source) => self.error(source),
        })
    }

    /// Returns the entries of a campaign, each series in its order, without erased ones.
    ///
    /// # Errors
    /// [`StoreError::Codec`] for a payload that is not an entry, and as every read of the store.
    pub fn entries(&self, campaign: CampaignId) -> Result<Vec<Entry>, StoreError> {
        let mut entries = Vec::new();
        self.each_entry(campaign, |_| true, |entry| entries.push(entry))?;
        Ok(entries)
    }

    /// Hands over the entries of a campaign one by one, as [`Self::entries`] returns them: there may be a million. Those with a payload
    /// that is not `wanted` are left out, and not even read.
    pub(super) fn each_entry(
        &self,
        campaign: CampaignId,
        wanted: impl Fn(&[u8]) -> bool,
        mut take: impl FnMut(Entry),
    ) -> Result<(), StoreError> {
        let sql = "SELECT seq, payload FROM entry WHERE writer = ?1 AND salt IS NOT NULL AND payload IS NOT NULL ORDER BY seq";
        let mut asked = self.db.prepare_cached(sql).map_err(|e| self.error(e))?;
        for Series { writer, .. } in self.series()?.into_iter().filter(|series| series.campaign == campaign) {
            let mut rows = asked.query(params![writer.0]).map_err(|e| self.error(e))?;
            while let Some(row) = rows.next().map_err(|e| self.error(e))? {
                let read = || Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get_ref(1)?.as_blob()?));
                let (seq, payload) = read().map_err(|e: rusqlite::Error| self.error(e))?;
                if wanted(payload) {
                    take(Entry { id: EntryId { writer, seq }, body: decode(payload)? });
                }
            }
        }
        Ok(())
    }

    /// Returns at most `most` entries of a series after a number, in order.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn sealed_after(&self, writer: WriterId, after: u64, most: usize) -> Result<Vec<Sealed>, StoreError> {
        self.some_after(writer, after, (most, usize::MAX))
    }

    /// Returns the entries of a series after a number that are sent in one segment: at most `most`, and no further one once they
    /// have [`FULL_BYTES`].
    ///
    /// # Errors
    /// As every read of the store.
    pub fn piece_after(&self, writer: WriterId, after: u64, most: usize) -> Result<Vec<Sealed>, StoreError> {
        self.some_after(writer, after, (most, FULL_BYTES))
    }

    fn some_after(&self, writer: WriterId, after: u64, (most, bytes): (usize, usize)) -> Result<Vec<Sealed>, StoreError> {
        let read = || {
            let sql = "SELECT writer, seq, prev, digest, hash, salt, payload FROM entry WHERE writer = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3";
            let mut asked = self.db.prepare_cached(sql)?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let (mut entries, mut held) = (Vec::new(), 0_usize);
            for entry in asked.query_map(params![writer.0, after.cast_signed(), most], sealed)? {
                let entry = entry?;
                held = held.saturating_add(entry.content.as_ref().map_or(0, |(_, payload)| payload.len()));
                entries.push(entry);
                if held >= bytes {
                    break;
                }
            }
            Ok(entries)
        };
        read().map_err(|e| self.error(e))
    }

    /// Hands over every stored entry of a series, in order.
    pub(super) fn each_sealed(
        &self,
        writer: WriterId,
        mut take: impl FnMut(Sealed) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let sql = "SELECT writer, seq, prev, digest, hash, salt, payload FROM entry WHERE writer = ?1 ORDER BY seq";
        let mut asked = self.db.prepare_cached(sql).map_err(|e| self.error(e))?;
        let mut rows = asked.query(params![writer.0]).map_err(|e| self.error(e))?;
        while let Some(row) = rows.next().map_err(|e| self.error(e))? {
            take(sealed(row).map_err(|e| self.error(e))?)?;
        }
        Ok(())
    }
}

/// The errors inside the transaction, before they are converted to the store's errors.
enum Fault {
    NoSeries,
    Codec(crate::audit::journal::CodecError),
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(source: rusqlite::Error) -> Self {
        Self::Sql(source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{
        exchange::Segment,
        journal::{Label, Spot},
    };

    /// Nobody could read it otherwise, and it would be sent for ever.
    #[test]
    fn long_entries_go_in_several_pieces() {
        let folder = tempfile::TempDir::new().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        let station = store.station("poste 1").unwrap();
        let campaign = store.new_campaign().unwrap();
        let writer = store.own_series(campaign).unwrap();
        let spot = Spot { college: "0921170X".parse().unwrap(), room: None };
        let joined = Fact::Joined { campaign, station: "poste 1".into(), key: station.key.public() };
        let long = Fact::Unlabelled { spot, label: Label::Absent, note: Some("x".repeat(1_000_000).into()) };
        let facts = std::iter::once(joined).chain(vec![long; 40]).collect();
        store.append(&station, writer, Moment::new(0, 0), &Author::default(), facts).unwrap();
        let mut pieces = Vec::new();
        loop {
            let after = pieces.last().map_or(0, |piece: &Segment| piece.head().seq);
            let entries = store.piece_after(writer, after, usize::MAX).unwrap();
            if entries.is_empty() {
                break;
            }
            pieces.push(Segment::signed(campaign, &station.key, entries).unwrap());
        }
        assert_eq!(pieces.iter().map(|piece| piece.entries().len()).sum::<usize>(), 41);
        assert_eq!(pieces.len(), 3);
        assert!(pieces.iter().all(|piece| piece.to_bytes().len() < 2 * FULL_BYTES));
        assert_eq!(store.piece_after(writer, 0, 2).unwrap().len(), 2);
    }

    /// A database that may not grow answers as a full disk does.
    #[test]
    fn a_full_disk_loses_nothing_that_was_recorded() {
        let dir = tempfile::TempDir::new().unwrap();
        let mut store = Store::open(dir.path()).unwrap();
        let station = store.station("poste 1").unwrap();
        let campaign = store.new_campaign().unwrap();
        let writer = store.own_series(campaign).unwrap();
        let joined = Fact::Joined { campaign, station: "poste 1".into(), key: station.key.public() };
        let spot = Spot { college: "0921170X".parse().unwrap(), room: None };
        let big = Fact::Unlabelled { spot, label: Label::Absent, note: Some("x".repeat(900).into()) };
        let append = |store: &mut Store, fact: &Fact| {
            store.append(&station, writer, Moment::new(0, 0), &Author::default(), vec![fact.clone()])
        };
        append(&mut store, &joined).unwrap();
        let limit =
            |store: &Store, pages: i64| store.db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
        let pages: i64 = store.db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        limit(&store, pages + 2);
        let mut recorded = 1;
        let refused = loop {
            assert!(recorded < 1000, "the disk never filled");
            match append(&mut store, &big) {
                Ok(_) => recorded += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(refused, StoreError::Full { .. }), "{refused}");
        limit(&store, 1_000_000);
        append(&mut store, &big).unwrap();
        assert_eq!(store.entries(campaign).unwrap().len(), recorded + 1);
        assert_eq!(store.verify().unwrap().problems, []);
    }
}
