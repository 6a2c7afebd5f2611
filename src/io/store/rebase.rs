//! At an office that was restored: receives the revisions that the hub has beyond a common one, and puts the own ones on
//! top of them. Nothing is lost: every row of both stays, and where both changed one, the own one is valid.

use super::{
    error::StoreError,
    open::Store,
    receive::{Arrival, Known},
    reckon,
    roll::vouch,
    skipped::note_skipped,
};
use crate::audit::ids::{CampaignId, Revision};
use rusqlite::{Transaction, params};

/// The prefix of the temporary tables for the own rows.
const ASIDE: &str = "own_";
const TABLES: [(&str, &str, &str); 4] = [
    ("revision", "number", "number"),
    ("college", "revision", "uai"),
    ("programme", "revision", "code"),
    ("device", "revision", "tag"),
];

/// The own revisions after a common one, while others are put beneath them.
struct Lifted<'a> {
    /// The common revision.
    base: Revision,
    /// The newest revision that arrives.
    upto: Revision,
    /// The campaigns that are held against own revisions, with those.
    held: &'a [(CampaignId, Revision)],
}

impl Store {
    /// Receives revisions beneath the own ones after `base`, up to `upto`: everything that `bring` delivers, or nothing. The
    /// own ones come after them then, in the same order. What stays at the office stays where it is not contradicted:
    /// holders, full names of programmes. The campaigns that are held against own revisions, and their new numbers, are
    /// noted in the same step ([`Self::campaigns_to_move`]).
    ///
    /// # Errors
    /// As every write to the store, and the errors of `bring`; nothing is stored then.
    pub fn rebase<E: From<StoreError>>(
        &mut self,
        (base, upto): (Revision, Revision),
        known: Known<'_>,
        held: &[(CampaignId, Revision)],
        bring: impl FnOnce(&mut dyn FnMut(Arrival) -> Result<(), StoreError>) -> Result<(), E>,
    ) -> Result<(), E> {
        let own = Lifted { base, upto, held };
        self.received(known, Some([&|write| own.lift(write), &|write| own.lay(write)]), bring)
    }

    /// Returns the campaigns that are held against a revision that has another number since then, with that number.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn campaigns_to_move(&self) -> Result<Vec<(CampaignId, Revision)>, StoreError> {
        let noted = self.setting("moves")?.unwrap_or_default();
        let read = |pair: &str| {
            let (campaign, revision) = pair.split_once(':')?;
            Some((campaign.parse().ok()?, Revision(revision.parse().ok()?)))
        };
        Ok(noted.split_whitespace().filter_map(read).collect())
    }

    /// Forgets which campaigns were to be moved, once an entry says so of each.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn campaigns_moved(&mut self) -> Result<(), StoreError> {
        self.write(|write| write.execute("DELETE FROM setting WHERE key = 'moves'", []).map(drop))
    }
}

impl Lifted<'_> {
    /// Puts the own rows aside.
    fn lift(&self, write: &Transaction<'_>) -> rusqlite::Result<()> {
        for (table, number, _) in TABLES {
            write.execute_batch(&format!("DROP TABLE IF EXISTS temp.{ASIDE}{table}"))?;
            let base = self.base.0;
            // The number is one of ours, and no text. A definition takes no parameters.
            write.execute_batch(&format!(
                "CREATE TEMP TABLE {ASIDE}{table} AS SELECT * FROM main.{table} WHERE {number} > {base};"
            ))?;
        }
        // Rows before their revision, which they refer to.
        for (table, number, _) in TABLES.into_iter().rev() {
            write.execute(&format!("DELETE FROM main.{table} WHERE {number} > ?1"), params![self.base.0])?;
        }
        Ok(())
    }

    /// Puts them on top of what arrived.
    fn lay(&self, write: &Transaction<'_>) -> rusqlite::Result<()> {
        self.keep_what_stays_here(write)?;
        note_skipped(write, self.base)?;
        let shift = self.upto.0.saturating_sub(self.base.0);
        for (table, number, key) in TABLES {
            write.execute(&format!("UPDATE temp.{ASIDE}{table} SET {number} = {number} + ?1"), params![shift])?;
            write.execute(&format!("INSERT INTO main.{table} SELECT * FROM temp.{ASIDE}{table} ORDER BY {key}, {number}"), [])?;
            write.execute_batch(&format!("DROP TABLE temp.{ASIDE}{table}"))?;
        }
        write.execute("UPDATE main.revision SET digest = NULL, held = NULL WHERE number > ?1", params![self.upto.0])?;
        let moves: Vec<String> =
            self.held.iter().map(|(campaign, revision)| format!("{campaign}:{}", revision.0.saturating_add(shift))).collect();
        if !moves.is_empty() {
            let sql = "INSERT INTO setting (key, value) VALUES ('moves', ?1) ON CONFLICT DO UPDATE SET value = excluded.value";
            write.execute(sql, params![moves.join(" ")])?;
        }
        reckon::fill(write)?;
        vouch(write, &["revision ".to_owned()])
    }

    /// A hub is never told holders and full names. What arrives says nothing against those that are here.
    fn keep_what_stays_here(&self, write: &Transaction<'_>) -> rusqlite::Result<()> {
        let before = |table: &str, key: &str, column: &str| {
            format!(
                "(SELECT b.{column} FROM main.{table} b WHERE b.{key} = main.{table}.{key} AND b.revision <= ?1 ORDER BY b.revision DESC LIMIT 1)"
            )
        };
        let holder = format!(
            "UPDATE main.device SET holder = {} WHERE revision > ?1 AND gone = 0 AND holder IS NULL AND custody = {}",
            before("device", "tag", "holder"),
            before("device", "tag", "custody")
        );
        let full_name = format!(
            "UPDATE main.programme SET full_name = {} WHERE revision > ?1 AND gone = 0 AND full_name IS NULL",
            before("programme", "code", "full_name")
        );
        write.execute(&holder, params![self.base.0])?;
        write.execute(&full_name, params![self.base.0]).map(drop)
    }
}
