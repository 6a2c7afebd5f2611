//! The hub to which this store belongs, and the state of the agreement with it.

use super::{
    campaigns::sixteen,
    error::StoreError,
    less::without_secrets,
    open::Store,
    roll::{self, vouch},
};
use crate::audit::{
    exchange::Scope,
    ids::{HubId, Incarnation, Revision, WriterId},
    journal::{Digest, PublicKey},
    moment::Moment,
};
use rusqlite::{OptionalExtension, params};

/// The hub of this store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Which.
    pub hub: HubId,
    /// The history of it that this store has accepted.
    pub incarnation: Incarnation,
    /// The key of its office.
    pub office: PublicKey,
    /// The scope with which the inventory was last received from it.
    pub scope: Scope,
    /// When a sync last ended successfully.
    pub synced: Option<Moment>,
}

impl Store {
    /// Returns the hub of this store, if it has one.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn pin(&self) -> Result<Option<Pin>, StoreError> {
        let sql = "SELECT id, incarnation, office, scope, synced FROM hub";
        let read = self.db.query_row(sql, [], |row| {
            let (scope, synced): (String, Option<String>) = (row.get(3)?, row.get(4)?);
            Ok(Pin {
                hub: HubId(sixteen(row, 0)?),
                incarnation: Incarnation(sixteen(row, 1)?),
                office: PublicKey::from_bytes(row.get(2)?),
                // A scope that cannot be read is treated as another scope: everything is received again.
                scope: serde_json::from_str(&scope).unwrap_or_else(|_| Scope::Colleges(Default::default())),
                synced: synced.and_then(|at| at.parse().ok()),
            })
        });
        read.optional().map_err(|e| self.error(e))
    }

    /// Stores the hub. Another hub, or another history of it, has acknowledged nothing yet.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn set_pin(&mut self, pin: &Pin) -> Result<(), StoreError> {
        let before = self.pin()?;
        let same = before.as_ref().is_some_and(|b| b.hub == pin.hub && b.incarnation == pin.incarnation);
        let taken = self.write(|write| {
            if !same {
                write.execute_batch("UPDATE series SET pushed = 0; DELETE FROM delivered")?;
            }
            let scope = serde_json::to_string(&pin.scope).unwrap_or_default();
            let synced = pin.synced.map(|at| at.to_string());
            write.execute(
                "INSERT INTO hub (one, id, incarnation, office, scope, synced) VALUES (1, ?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE
                 SET id = excluded.id, incarnation = excluded.incarnation, office = excluded.office, scope = excluded.scope, synced = excluded.synced",
                params![pin.hub.0, pin.incarnation.0, pin.office.bytes(), scope, synced],
            )?;
            vouch(write, &["hub ".to_owned()])?;
            // Data that only the office may keep does not stay on a laptop, however it came there.
            let office = roll::key(write)?.is_some_and(|own| own.public() == pin.office);
            if office { Ok(0) } else { without_secrets(write) }
        })?;
        if taken > 0 {
            self.scrub()?;
        }
        // A process that was killed may have left this undone.
        self.reckon_what_was_put_off()
    }

    /// Ends the membership in the hub. Everything recorded and received stays.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn drop_pin(&mut self) -> Result<(), StoreError> {
        // Its roster must not count as a campaign afterwards either.
        let rosters: Vec<String> = self.rosters()?.iter().map(ToString::to_string).collect();
        self.set("rosters", &rosters.join(" "))?;
        self.write(|write| {
            write.execute_batch(
                "UPDATE series SET pushed = 0; DELETE FROM delivered; DELETE FROM hub; DELETE FROM setting WHERE key IN ('hub', 'office')",
            )?;
            vouch(write, &["hub ".to_owned()])
        })
    }

    /// Returns the key of the office that was met first, before this store belonged to its hub. From then on no other
    /// one is accepted.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn office_met(&self) -> Result<Option<PublicKey>, StoreError> {
        Ok(self.setting("office")?.and_then(|key| PublicKey::try_from(smol_str::SmolStr::new(key)).ok()))
    }

    /// Whether this key is the office's at the hub of this store, as far as is known here: an office that was followed learns
    /// so at the next greeting, before anything else is agreed.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn is_office(&self, key: &PublicKey) -> Result<bool, StoreError> {
        let agreed = self.pin()?.is_some_and(|pin| pin.office == *key);
        Ok(agreed && self.office_met()?.is_none_or(|met| met == *key))
    }

    /// Accepts this office from now on.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn meet_office(&mut self, office: &PublicKey) -> Result<(), StoreError> {
        self.set("office", &office.to_string())
    }

    /// Returns the address of the hub that was used last.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn hub_address(&self) -> Result<Option<String>, StoreError> {
        self.setting("hub")
    }

    /// Stores the address of the hub.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn set_hub_address(&mut self, address: &str) -> Result<(), StoreError> {
        self.set("hub", address)
    }

    /// Returns a number that changes whenever another connection or process has written to the store.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn changes_of_others(&self) -> Result<i64, StoreError> {
        self.db.query_row("PRAGMA data_version", [], |row| row.get(0)).map_err(|e| self.error(e))
    }

    /// Returns the number of entries in the store, over all series.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn entries_held(&self) -> Result<u64, StoreError> {
        let sum = self.db.query_row("SELECT coalesce(sum(seq), 0) FROM series", [], |row| row.get::<_, i64>(0));
        sum.map(|sum| u64::try_from(sum).unwrap_or_default()).map_err(|e| self.error(e))
    }

    /// Returns the number up to which the hub has acknowledged an own series.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn acknowledged(&self, writer: WriterId) -> Result<u64, StoreError> {
        let read =
            self.db.query_row("SELECT pushed FROM series WHERE writer = ?1", params![writer.0], |row| row.get::<_, i64>(0));
        Ok(read.optional().map_err(|e| self.error(e))?.unwrap_or(0).unsigned_abs())
    }

    /// Stores that the hub has acknowledged an own series up to this number.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn acknowledge(&mut self, writer: WriterId, seq: u64) -> Result<(), StoreError> {
        let sql = "UPDATE series SET pushed = max(pushed, ?2) WHERE writer = ?1";
        self.db.execute(sql, params![writer.0, seq.cast_signed()]).map(drop).map_err(|e| self.error(e))
    }

    /// Returns how many own entries the hub has not acknowledged yet.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn waiting(&self) -> Result<u64, StoreError> {
        let sql = "SELECT coalesce(sum(seq - pushed), 0) FROM series WHERE own = 1";
        self.db.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs).map_err(|e| self.error(e))
    }

    /// Returns the digests of the revisions, oldest first; `None` for one that was never handed over.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn revision_digests(&self) -> Result<Vec<(Revision, Option<Digest>)>, StoreError> {
        let read = || {
            let mut asked = self.db.prepare_cached("SELECT number, digest FROM revision ORDER BY number")?;
            let rows = asked.query_map([], |row| Ok((Revision(row.get(0)?), row.get(1)?)))?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|e| self.error(e))
    }

    /// Stores the digest of a revision.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn set_revision_digest(&mut self, revision: Revision, digest: &Digest) -> Result<(), StoreError> {
        self.write(|write| {
            let sql = "UPDATE revision SET digest = ?2 WHERE number = ?1 AND digest IS NOT ?2";
            if write.execute(sql, params![revision.0, digest])? > 0 {
                vouch(write, &[roll::revision(revision)])?;
            }
            Ok(())
        })
    }
}
