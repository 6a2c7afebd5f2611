//! The station, its series, and their campaigns.

use super::{
    error::StoreError,
    open::Store,
    roll::{self, vouch},
};
use crate::{
    audit::{
        ids::{CampaignId, WriterId},
        journal::{GENESIS, PublicKey, SigningKey},
    },
    job::Whereabouts,
};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use smol_str::SmolStr;

/// This installation.
#[derive(Clone, Debug)]
pub struct Station {
    /// Its name.
    pub name: SmolStr,
    /// The key that signs its heads.
    pub key: SigningKey,
}

/// One series of entries in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// The series.
    pub writer: WriterId,
    /// Its campaign.
    pub campaign: CampaignId,
    /// Whether this installation appends to it.
    pub own: bool,
    /// How many entries it contains.
    pub entries: u64,
}

/// A campaign in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CampaignLine {
    /// Which.
    pub campaign: CampaignId,
    /// This installation's own series in it, if it takes part.
    pub own: Option<WriterId>,
    /// How many entries it contains, over all series.
    pub entries: u64,
}

pub(super) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Random(error.to_string()))?;
    Ok(bytes)
}

pub(super) fn sixteen(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<[u8; 16]> {
    row.get(at)
}

impl Store {
    /// Returns this installation. The first call creates it with that name and a new key.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn station(&mut self, name: &str) -> Result<Station, StoreError> {
        let seed: [u8; 32] = random()?;
        self.vouched(&["station ".to_owned()], |write| {
            let sql = "INSERT INTO station (one, name, seed) VALUES (1, ?1, ?2) ON CONFLICT DO NOTHING";
            write.execute(sql, params![name, seed])
        })?;
        let read = self
            .db
            .query_row("SELECT name, seed FROM station", [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 32]>(1)?)));
        let (name, seed) = read.map_err(|e| self.error(e))?;
        Ok(Station { name: name.into(), key: SigningKey::from_seed(&seed) })
    }

    /// Gives this installation another name. Series begun with the old name keep it.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn rename_station(&mut self, name: &str) -> Result<(), StoreError> {
        let sql = "UPDATE station SET name = ?1";
        self.vouched(&["station ".to_owned()], |write| write.execute(sql, params![name]))
    }

    /// Changes data that is covered by the station's signed roll, and the roll, in one transaction. `change` returns
    /// how many rows it changed.
    fn vouched(
        &mut self,
        lines: &[String],
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<usize>,
    ) -> Result<(), StoreError> {
        self.write(|write| if change(write)? > 0 { vouch(write, lines) } else { Ok(()) })
    }

    /// Returns the key with which this station signs; `None` if nobody has worked here yet.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn station_key(&self) -> Result<Option<PublicKey>, StoreError> {
        Ok(roll::key(&self.db).map_err(|e| self.error(e))?.map(|key| key.public()))
    }

    /// Returns the name of this installation, if it has one yet.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn station_name(&self) -> Result<Option<SmolStr>, StoreError> {
        let found = self.db.query_row("SELECT name FROM station", [], |row| row.get::<_, String>(0)).optional();
        Ok(found.map_err(|e| self.error(e))?.map(SmolStr::from))
    }

    /// Returns the series of this installation in a campaign. The first call begins it.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn own_series(&mut self, campaign: CampaignId) -> Result<WriterId, StoreError> {
        let known = |db: &Connection| {
            let sql = "SELECT writer FROM series WHERE campaign = ?1 AND own = 1";
            db.query_row(sql, params![campaign.0], |row| sixteen(row, 0).map(WriterId)).optional()
        };
        if let Some(writer) = known(&self.db).map_err(|e| self.error(e))? {
            return Ok(writer);
        }
        let fresh = WriterId(random()?);
        self.write(|write| {
            // Another process of this store may have begun it meanwhile.
            if let Some(writer) = known(write)? {
                return Ok(writer);
            }
            let sql = "INSERT INTO series (writer, campaign, own, seq, hlc, hash) VALUES (?1, ?2, 1, 0, 0, ?3)";
            write.execute(sql, params![fresh.0, campaign.0, GENESIS])?;
            vouch(write, &[roll::series(fresh)])?;
            Ok(fresh)
        })
    }

    /// Creates a new campaign identity.
    ///
    /// # Errors
    /// [`StoreError::Random`].
    pub fn new_campaign(&self) -> Result<CampaignId, StoreError> {
        random().map(CampaignId)
    }

    /// Returns sixteen random bytes, which nobody else has.
    ///
    /// # Errors
    /// [`StoreError::Random`].
    pub fn random_id(&self) -> Result<[u8; 16], StoreError> {
        random()
    }

    /// Returns an unpredictable number.
    ///
    /// # Errors
    /// [`StoreError::Random`].
    pub fn random_number(&self) -> Result<u32, StoreError> {
        random().map(u32::from_be_bytes)
    }

    /// Returns every series, sorted by writer.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn series(&self) -> Result<Vec<Series>, StoreError> {
        let read = || {
            let mut asked = self.db.prepare_cached("SELECT writer, campaign, own, seq FROM series ORDER BY writer")?;
            let rows = asked.query_map([], |row| {
                Ok(Series {
                    writer: WriterId(sixteen(row, 0)?),
                    campaign: CampaignId(sixteen(row, 1)?),
                    own: row.get(2)?,
                    entries: row.get::<_, i64>(3)?.unsigned_abs(),
                })
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|e| self.error(e))
    }

    /// Returns the campaigns, each with this installation's series in it.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn campaigns(&self) -> Result<Vec<CampaignLine>, StoreError> {
        let mut lines: Vec<CampaignLine> = Vec::new();
        let rosters = self.rosters()?;
        for series in self.series()?.into_iter().filter(|series| !rosters.contains(&series.campaign)) {
            let own = series.own.then_some(series.writer);
            match lines.iter_mut().find(|line| line.campaign == series.campaign) {
                Some(line) => {
                    line.own = line.own.or(own);
                    line.entries += series.entries;
                }
                None => lines.push(CampaignLine { campaign: series.campaign, own, entries: series.entries }),
            }
        }
        Ok(lines)
    }

    /// Returns the current campaign of this installation.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn current_campaign(&self) -> Result<Option<CampaignId>, StoreError> {
        Ok(self.setting("campaign")?.and_then(|text| text.parse().ok()))
    }

    /// Makes a campaign the current one.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn use_campaign(&mut self, campaign: CampaignId) -> Result<(), StoreError> {
        self.set("campaign", &campaign.to_string())
    }

    /// Returns the name of the camera that the auditor chose last, as the system reported it.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn preferred_camera(&self) -> Result<Option<String>, StoreError> {
        self.setting("camera")
    }

    /// Stores the name of the camera that the auditor chose.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn prefer_camera(&mut self, name: &str) -> Result<(), StoreError> {
        self.set("camera", name)
    }

    /// Returns where the auditor was last. Data that can no longer be read counts as never stored.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn whereabouts(&self) -> Result<Option<Whereabouts>, StoreError> {
        Ok(self.setting("whereabouts")?.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Stores where the auditor is.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn keep_whereabouts(&mut self, whereabouts: &Whereabouts) -> Result<(), StoreError> {
        match serde_json::to_string(whereabouts) {
            Ok(text) => self.set("whereabouts", &text),
            // Plain data can always be written.
            Err(_) => Ok(()),
        }
    }

    /// Returns the first column of a query's first row, if there is one.
    pub(super) fn one<T: rusqlite::types::FromSql>(&self, sql: &str) -> Result<Option<T>, StoreError> {
        self.db.query_row(sql, [], |row| row.get(0)).optional().map_err(|e| self.error(e))
    }

    pub(super) fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let found = self.db.query_row("SELECT value FROM setting WHERE key = ?1", params![key], |row| row.get(0)).optional();
        found.map_err(|e| self.error(e))
    }

    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";
        self.db.execute(sql, params![key, value]).map_err(|e| self.error(e))?;
        Ok(())
    }
}
