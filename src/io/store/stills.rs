//! The photographs that the entries name, and which of them the hub is known to have. The photographs themselves lie beside the store
//! ([`crate::io::album`]).

use super::{campaigns::sixteen, error::StoreError, open::Store};
use crate::audit::{
    ids::CampaignId,
    journal::{StillId, decode},
    uai::Uai,
};
use rusqlite::params;
use std::collections::BTreeSet;

/// How a payload that names a photograph is recognised before it is decoded. Text that a person wrote has its quotes escaped.
const MARK: &[u8] = br#""still":""#;

/// A photograph, as an entry names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedStill {
    /// Which.
    pub still: StillId,
    /// The college where it was taken.
    pub college: Uai,
    /// The campaign of the entry.
    pub campaign: CampaignId,
    /// Whether this station wrote the entry.
    pub own: bool,
}

impl Store {
    /// Returns the photographs that the entries name, each once for an entry of each kind. Retracted entries count too: a
    /// retraction can be retracted. Erased ones name nothing.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn stills(&self) -> Result<BTreeSet<NamedStill>, StoreError> {
        let read = || {
            let mut asked = self.db.prepare_cached(
                "SELECT s.campaign, s.own, e.payload FROM entry e JOIN series s ON s.writer = e.writer WHERE instr(e.payload, ?1) > 0",
            )?;
            let mut rows = asked.query(params![MARK])?;
            let mut found = BTreeSet::new();
            while let Some(row) = rows.next()? {
                let (campaign, own) = (CampaignId(sixteen(row, 0)?), row.get(1)?);
                // A payload that is damaged is told by `verify`.
                let fact = decode(&row.get::<_, Vec<u8>>(2)?).map(|body| body.fact);
                if let Some((still, college)) = fact.ok().and_then(|fact| fact.still()) {
                    found.insert(NamedStill { still, college, campaign, own });
                }
            }
            Ok(found)
        };
        read().map_err(|e| self.error(e))
    }

    /// Returns the photographs that the hub is known to have: it has acknowledged them, or they came from it.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn delivered(&self) -> Result<BTreeSet<StillId>, StoreError> {
        let read = || {
            let mut asked = self.db.prepare_cached("SELECT still FROM delivered")?;
            asked.query_map([], |row| row.get(0).map(StillId))?.collect::<rusqlite::Result<_>>()
        };
        read().map_err(|e| self.error(e))
    }

    /// Stores that the hub has these photographs.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn deliver(&mut self, stills: &BTreeSet<StillId>) -> Result<(), StoreError> {
        self.write(|write| {
            let mut put = write.prepare_cached("INSERT OR IGNORE INTO delivered (still) VALUES (?1)")?;
            stills.iter().try_for_each(|still| put.execute(params![still.0]).map(drop))
        })
    }
}
