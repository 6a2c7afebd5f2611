//! Corrects own entries that were stamped by a clock that was ahead, once the clock is known to agree with others.

use super::{
    campaigns::{Station, random},
    error::StoreError,
    journal::{ends, put},
    open::{Store, translated},
};
use crate::audit::{
    ids::{Author, EntryId, WriterId},
    journal::{Body, DRIFT_MS, Entry, Fact, Head, Hlc, encode, seal},
    moment::Moment,
};
use rusqlite::{TransactionBehavior, params};

/// A clock is doubted after this many milliseconds without an import, a sync or a read: five hundred days.
const LONG_MS: i64 = 500 * 24 * 60 * 60 * 1000;

impl Store {
    /// Finds every own series with a time stamp that is later than possible, and records in it that the clock was
    /// ahead. `now` is known to be right: another clock agrees with it. Returns each such series, and by how many
    /// minutes the clock was ahead.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn put_clocks_right(&mut self, station: &Station, now: Moment) -> Result<Vec<(WriterId, i64)>, StoreError> {
        let latest = Hlc::at(now.ms().saturating_add(DRIFT_MS));
        let mut put_right = Vec::new();
        for series in self.own()? {
            if self.stamped(series.writer)? <= latest {
                continue;
            }
            let entries: Vec<Entry> =
                self.entries(series.campaign)?.into_iter().filter(|entry| entry.id.writer == series.writer).collect();
            let ahead = ahead_of(&entries, now);
            self.set_clock(station, series.writer, now, ahead)?;
            put_right.push((series.writer, i64::try_from(ahead / 60_000).unwrap_or(i64::MAX)));
        }
        Ok(put_right)
    }

    /// Returns the moment that contradicts a clock which shows `now`: a known moment that the clock has not reached
    /// yet, or the newest known moment if it is too long ago. `None` if the clock may be right.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn clock_doubt(&self, now: Moment) -> Result<Option<Moment>, StoreError> {
        let latest = now.ms().saturating_add(DRIFT_MS);
        let mut known = self.newest_known()?;
        for series in self.own()? {
            known = known.max(i64::try_from(self.stamped(series.writer)?.ms()).ok());
        }
        let doubted = |known: &i64| *known > latest || now.ms().saturating_sub(*known) > LONG_MS;
        Ok(known.filter(|known| *known > 0).filter(doubted).map(|known| Moment::new(known, 0)))
    }

    /// The logical time of the last entry of a series.
    fn stamped(&self, writer: WriterId) -> Result<Hlc, StoreError> {
        let sql = "SELECT hlc FROM series WHERE writer = ?1";
        let read = self.db.query_row(sql, params![writer.0], |row| row.get(0));
        read.map(Hlc::from_stored).map_err(|e| self.error(e))
    }

    /// Appends the fact that the clock is right again. From there on the series continues with the wall time.
    fn set_clock(&mut self, station: &Station, writer: WriterId, now: Moment, ahead_ms: u64) -> Result<(), StoreError> {
        let path = self.path().to_owned();
        let salt = random()?;
        let said = |source| translated(&path, source);
        let write = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
        let (seq, hash): (i64, [u8; 32]) = write
            .query_row("SELECT seq, hash FROM series WHERE writer = ?1", params![writer.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(said)?;
        let id = EntryId { writer, seq: seq.unsigned_abs() + 1 };
        let hlc = Hlc::after(Hlc::default(), now);
        let body = Body { hlc, at: now, author: Author::new(&station.name), fact: Fact::ClockSet { ahead_ms } };
        let entry = seal(id, hash, salt, encode(&body)?);
        let end = Head { writer, seq: id.seq, hash: entry.hash };
        put(&write, &entry).and_then(|()| ends(&write, &end, hlc, &end.sign(&station.key))).map_err(said)?;
        write.commit().map_err(said)
    }
}

/// By how many milliseconds the clock was ahead. The value is chosen so that its last time stamp comes just before the
/// first correct wall time. Only entries since the last correction count.
fn ahead_of(entries: &[Entry], now: Moment) -> u64 {
    let since = entries.iter().rposition(|entry| matches!(entry.body.fact, Fact::ClockSet { .. })).map_or(0, |at| at + 1);
    let entries = entries.get(since..).unwrap_or_default();
    let is_ahead = |entry: &Entry| entry.body.at.ms() > now.ms().saturating_add(DRIFT_MS);
    let Some(last) = entries.iter().rposition(is_ahead) else { return 0 };
    let wall = entries.get(last + 1).map_or(now, |entry| entry.body.at);
    let furthest = entries.iter().filter(|entry| is_ahead(entry)).map(|entry| entry.body.at.ms()).max().unwrap_or_default();
    furthest.saturating_sub(wall.ms()).unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::journal::{Label, Spot};

    const NOW: i64 = 1_795_860_000_000;
    const YEAR: i64 = 365 * 86_400_000;

    /// From 1971 to 2262: whatever the clock said, the series goes on from the wall once it is right.
    #[test]
    fn whatever_the_clock_said_it_goes_on_from_the_wall() {
        let mut tried = 0;
        for year in (1971..=2262).step_by(3) {
            let dir = tempfile::TempDir::new().unwrap();
            let mut store = Store::open(dir.path()).unwrap();
            let station = store.station("poste 1").unwrap();
            let campaign = store.new_campaign().unwrap();
            let writer = store.own_series(campaign).unwrap();
            let joined = Fact::Joined { campaign, station: "poste 1".into(), key: station.key.public() };
            let spot = Spot { college: "0921170X".parse().unwrap(), room: None };
            let read = || Fact::Unlabelled { spot: spot.clone(), label: Label::Absent, note: None };
            let wrong = Moment::new((year - 1970) * YEAR, 0);
            store.append(&station, writer, wrong, &Author::default(), vec![joined, read()]).unwrap();
            let now = Moment::new(NOW, 0);
            let put_right = store.put_clocks_right(&station, now).unwrap();
            assert_eq!(put_right.len(), usize::from(wrong.ms() > NOW), "{year}");
            assert_eq!(store.put_clocks_right(&station, now).unwrap(), [], "{year}: only once");
            let later = Moment::new(NOW + 1_000, 0);
            let entry = store.append(&station, writer, later, &Author::default(), vec![read()]).unwrap().remove(0);
            assert_eq!(entry.body.hlc.ms(), u64::try_from(NOW + 1_000).unwrap(), "{year}");
            assert_eq!(store.verify().unwrap().problems, []);
            tried += 1;
            assert_eq!(store.clock_doubt(now).unwrap(), None, "{year}");
            // A laptop may lie in a cupboard for a year.
            assert_eq!(store.clock_doubt(wrong).unwrap().is_some(), year != 2028, "{year}");
        }
        println!("clocks from 1971 to 2262: {tried} tried");
    }
}
