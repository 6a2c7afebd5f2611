//! Revisions of the inventory, received in the field: all that a hub tells at one time, or nothing of it.
//!
//! What arrives over a slow line is kept aside and taken in at once at its end: whoever records meanwhile waits for
//! nothing but that.

use super::{
    error::StoreError,
    inventory::RevisionWriter,
    open::{Store, translated},
    reckon::put_off,
};
use crate::audit::{
    exchange::{Line, RevisionHead, Row, Scope},
    ids::Revision,
    inventory::DeviceRecord,
    journal::Digest,
};
use rusqlite::{Transaction, TransactionBehavior, params};

/// What a receiver is told while an inventory arrives.
#[derive(Debug)]
pub enum Arrival {
    /// The lines of this revision follow; its digest, as the hub tells it.
    Revision(RevisionHead, Digest),
    /// A row.
    Line(Line),
}

/// What becomes of the revisions that are here, when others arrive.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    /// They stay; what arrives comes after them.
    Kept,
    /// Those from this one on are forgotten: they arrive anew, this one as a whole. Earlier ones stay, for the campaigns that
    /// are held against them, with no more of the devices outside a scope than what names them.
    Until(Revision, &'a Scope),
}

/// What keeps apart what has not wholly arrived.
const ASIDE: &str = "arriving_";
const TABLES: [(&str, &str); 3] = [("college", "uai"), ("programme", "code"), ("device", "tag")];

impl Store {
    /// Receives revisions, all that `bring` brings or none.
    ///
    /// # Errors
    /// As every write to the store, and what `bring` is refused; nothing is stored then.
    pub fn receive<E: From<StoreError>>(
        &mut self,
        known: Known<'_>,
        bring: impl FnOnce(&mut dyn FnMut(Arrival) -> Result<(), StoreError>) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = self.path().to_owned();
        let said = |source| translated(&path, source);
        // Where there is no inventory yet there is nothing to audit, and nobody to keep waiting.
        let first = self.newest_revision()? == Revision(0);
        if !first {
            self.db.execute_batch(&aside()).map_err(said)?;
        }
        let (behavior, prefix) =
            if first { (TransactionBehavior::Immediate, "") } else { (TransactionBehavior::Deferred, ASIDE) };
        let write = self.db.transaction_with_behavior(behavior).map_err(said)?;
        {
            let mut writer = RevisionWriter::on(&write, prefix).map_err(said)?;
            bring(&mut |arrival| arrived(&write, &mut writer, prefix, arrival).map_err(said))?;
        }
        if first {
            put_off(&write, Revision(0)).map_err(said)?;
        }
        write.commit().map_err(said)?;
        if !first {
            self.write(|write| taken_in(write, known))?;
            self.db.execute_batch(&cleared()).map_err(said)?;
        }
        Ok(self.reckon_what_was_put_off()?)
    }
}

/// Empty tables of this connection alone, as those of the store; what a broken-off delivery left in them is gone.
fn aside() -> String {
    let table = |name: &str| format!("CREATE TEMP TABLE {ASIDE}{name} AS SELECT * FROM main.{name} LIMIT 0;");
    let tables: String = ["revision", "college", "programme", "device"].map(table).concat();
    cleared() + &tables
}

fn cleared() -> String {
    ["revision", "college", "programme", "device"].map(|name| format!("DROP TABLE IF EXISTS temp.{ASIDE}{name};")).concat()
}

fn arrived(write: &Transaction<'_>, writer: &mut RevisionWriter<'_>, prefix: &str, arrival: Arrival) -> rusqlite::Result<()> {
    match arrival {
        Arrival::Revision(head, digest) => {
            let sql = format!("INSERT INTO {prefix}revision (number, at, source, prefixes, digest) VALUES (?1, ?2, ?3, ?4, ?5)");
            let RevisionHead { revision, at, source, prefixes } = head;
            write.execute(&sql, params![revision.0, at.as_str(), source.as_str(), prefixes.as_str(), digest]).map(drop)
        }
        Arrival::Line(Line { revision, row }) => match row {
            Row::College(uai, college) => writer.college(revision, uai, college.as_ref()),
            Row::Programme(code, programme) => writer.programme(revision, &code, programme.as_ref()),
            Row::Device(tag, device) => writer.device(revision, &tag, device.as_deref().map(DeviceRecord::of).as_ref()),
            Row::HeldBack(held) => writer.device(revision, &held.tag, Some(&held.record)),
        },
    }
}

/// What was kept aside, as part of the store.
fn taken_in(write: &Transaction<'_>, known: Known<'_>) -> rusqlite::Result<()> {
    if let Known::Until(base, scope) = known {
        for (table, _) in TABLES {
            write.execute(&format!("DELETE FROM main.{table} WHERE revision >= ?1"), params![base.0])?;
        }
        write.execute("DELETE FROM main.revision WHERE number >= ?1", params![base.0])?;
        // What was gathered here arrives anew too.
        write.execute("DELETE FROM setting WHERE key = 'floor' AND CAST(value AS INTEGER) >= ?1", params![base.0])?;
        if let Scope::Colleges(colleges) = scope {
            // The kind of custody stays, as for every device that is not this station's matter.
            let within = colleges.iter().map(|uai| uai.number().to_string()).collect::<Vec<_>>().join(",");
            let sql = format!(
                "UPDATE main.device SET model = '', kind = 'other', programme = NULL, delivery = NULL, owner = NULL, holder = NULL,
                 due = NULL, room = NULL WHERE gone = 0 AND (college IS NULL OR college NOT IN ({within}))"
            );
            write.execute(&sql, [])?;
        }
    }
    // Another process of this store may have taken the same in meanwhile.
    write.execute(&format!("INSERT OR IGNORE INTO main.revision SELECT * FROM temp.{ASIDE}revision"), [])?;
    for (table, key) in TABLES {
        let sql = format!("INSERT OR IGNORE INTO main.{table} SELECT * FROM temp.{ASIDE}{table} ORDER BY {key}, revision");
        write.execute(&sql, [])?;
        if let Known::Until(base, _) = known {
            // It arrived as a whole: what it does not hold went meanwhile.
            let sql = format!(
                "INSERT INTO main.{table} ({key}, revision, gone)
                 SELECT {key}, ?1, 1 FROM main.{table} old WHERE revision < ?1 AND gone = 0
                     AND revision = (SELECT max(revision) FROM main.{table} o WHERE o.{key} = old.{key} AND o.revision < ?1)
                     AND NOT EXISTS (SELECT 1 FROM main.{table} new WHERE new.{key} = old.{key} AND new.revision = ?1)"
            );
            write.execute(&sql, params![base.0])?;
        }
    }
    // What is held of earlier ones is less than before where a scope came in between.
    let from = match known {
        Known::Kept => {
            let sql = format!("SELECT coalesce(min(number), 0) FROM temp.{ASIDE}revision");
            write.query_row(&sql, [], |row| row.get(0)).map(Revision)?
        }
        Known::Until(..) => Revision(0),
    };
    put_off(write, from)
}
