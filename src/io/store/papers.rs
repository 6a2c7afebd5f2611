//! The papers that were made here: what, when, where, with which digest.

use super::{Store, StoreError};
use crate::audit::{ids::CampaignId, journal::Digest, moment::Moment};
use rusqlite::params;

/// A paper that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLine {
    /// When, RFC 3339 with offset.
    pub at: String,
    /// What it is, as a code.
    pub kind: String,
    /// The campaign that it is about, if there is one.
    pub campaign: Option<CampaignId>,
    /// The college that it is about, as text; empty for all.
    pub college: String,
    /// Where it was written.
    pub path: String,
    /// SHA-256 of the file.
    pub digest: Digest,
}

impl Store {
    /// Notes that a paper was made.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn note_paper(&mut self, at: Moment, line: &PaperLine) -> Result<(), StoreError> {
        let sql = "INSERT INTO paper (at, kind, campaign, college, path, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let campaign = line.campaign.map(|campaign| campaign.0);
        let written = self.db.execute(sql, params![at.to_string(), line.kind, campaign, line.college, line.path, line.digest]);
        written.map(drop).map_err(|e| self.error(e))
    }

    /// Returns the papers, the newest first.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn papers(&self) -> Result<Vec<PaperLine>, StoreError> {
        let read = || {
            let sql = "SELECT at, kind, campaign, college, path, digest FROM paper ORDER BY number DESC";
            let mut asked = self.db.prepare(sql)?;
            let lines = asked.query_map([], |row| {
                let campaign: Option<[u8; 16]> = row.get(2)?;
                Ok(PaperLine {
                    at: row.get(0)?,
                    kind: row.get(1)?,
                    campaign: campaign.map(CampaignId),
                    college: row.get(3)?,
                    path: row.get(4)?,
                    digest: row.get(5)?,
                })
            })?;
            lines.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|e| self.error(e))
    }
}
