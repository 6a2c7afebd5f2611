//! Receives revisions of the inventory in the field: everything that a hub hands over at one time, or nothing of it.
//!
//! What arrives over a slow line is stored in temporary tables and moved into the store at the end, in one step.
//! Whoever records meanwhile waits only for that step.

use super::{
    error::StoreError,
    open::{Store, translated},
    reckon::put_off,
    revising::RevisionWriter,
};
use crate::audit::{
    exchange::{Line, RevisionHead, Row, Scope},
    ids::Revision,
    inventory::DeviceRecord,
    journal::Digest,
};
use rusqlite::{Transaction, TransactionBehavior, params};

/// A part of an arriving inventory.
#[derive(Debug)]
pub enum Arrival {
    /// The lines of this revision follow. With its digest according to the hub.
    Revision(RevisionHead, Digest),
    /// A row.
    Line(Line),
}

/// What happens to the revisions that are already here.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    /// They stay. The arriving ones come after them.
    Kept,
    /// Those from this one on are removed and arrive again, this one with all its rows. Earlier ones stay, for the
    /// campaigns that use them. Of their devices outside the scope only the names stay.
    Until(Revision, &'a Scope),
}

/// A step before or after the arrived rows are moved into the store.
pub(super) type Around<'a> = dyn Fn(&Transaction<'_>) -> rusqlite::Result<()> + 'a;

/// The prefix of the temporary tables for what has not arrived completely.
const ASIDE: &str = "arriving_";
const TABLES: [(&str, &str); 3] = [("college", "uai"), ("programme", "code"), ("device", "tag")];

impl Store {
    /// Receives revisions: everything that `bring` delivers, or nothing.
    ///
    /// # Errors
    /// As every write to the store, and the errors of `bring`; nothing is stored then.
    pub fn receive<E: From<StoreError>>(
        &mut self,
        known: Known<'_>,
        bring: impl FnOnce(&mut dyn FnMut(Arrival) -> Result<(), StoreError>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.received(known, None, bring)
    }

    /// As [`Self::receive`], with more to do in the transaction that moves what arrived into the store.
    pub(super) fn received<E: From<StoreError>>(
        &mut self,
        known: Known<'_>,
        around: Option<[&Around<'_>; 2]>,
        bring: impl FnOnce(&mut dyn FnMut(Arrival) -> Result<(), StoreError>) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = self.path().to_owned();
        let said = |source| translated(&path, source);
        // Without an inventory nothing can be audited, so nobody has to wait.
        let first = self.newest_revision()? == Revision(0);
        if !first {
            self.db.execute_batch(&aside()).map_err(said)?;
        }
        let (behavior, prefix) =
            if first { (TransactionBehavior::Immediate, "") } else { (TransactionBehavior::Deferred, ASIDE) };
        let write = self.db.transaction_with_behavior(behavior).map_err(said)?;
        if first {
            around.map_or(Ok(()), |[before, _]| before(&write)).map_err(said)?;
        }
        {
            let mut writer = RevisionWriter::on(&write, prefix).map_err(said)?;
            bring(&mut |arrival| arrived(&write, &mut writer, prefix, arrival).map_err(said))?;
        }
        if first {
            put_off(&write, Revision(0)).map_err(said)?;
            around.map_or(Ok(()), |[_, after]| after(&write)).map_err(said)?;
        }
        write.commit().map_err(said)?;
        if !first {
            self.write(|write| {
                around.map_or(Ok(()), |[before, _]| before(write))?;
                taken_in(write, known)?;
                around.map_or(Ok(()), |[_, after]| after(write))
            })?;
            self.db.execute_batch(&cleared()).map_err(said)?;
        }
        Ok(self.reckon_what_was_put_off()?)
    }
}

/// Creates empty tables like those of the store, only for this connection. The remains of an interrupted delivery are
/// removed.
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

/// Moves the content of the temporary tables into the store.
fn taken_in(write: &Transaction<'_>, known: Known<'_>) -> rusqlite::Result<()> {
    if let Known::Until(base, scope) = known {
        for (table, _) in TABLES {
            write.execute(&format!("DELETE FROM main.{table} WHERE revision >= ?1"), params![base.0])?;
        }
        write.execute("DELETE FROM main.revision WHERE number >= ?1", params![base.0])?;
        // The revision into which others were merged here arrives again too.
        write.execute("DELETE FROM setting WHERE key = 'floor' AND CAST(value AS INTEGER) >= ?1", params![base.0])?;
        if let Scope::Colleges(colleges) = scope {
            // The kind of custody stays, as for every device outside this station's scope.
            let within = colleges.iter().map(|uai| uai.number().to_string()).collect::<Vec<_>>().join(",");
            let sql = format!(
                "UPDATE main.device SET model = '', kind = 'other', programme = NULL, delivery = NULL, owner = NULL, holder = NULL,
                 due = NULL, room = NULL WHERE gone = 0 AND (college IS NULL OR college NOT IN ({within}))"
            );
            write.execute(&sql, [])?;
        }
    }
    // Another process of this store may have received the same meanwhile.
    write.execute(&format!("INSERT OR IGNORE INTO main.revision SELECT * FROM temp.{ASIDE}revision"), [])?;
    for (table, key) in TABLES {
        let sql = format!("INSERT OR IGNORE INTO main.{table} SELECT * FROM temp.{ASIDE}{table} ORDER BY {key}, revision");
        write.execute(&sql, [])?;
        if let Known::Until(base, _) = known {
            // It arrived with all its rows: a key that it does not contain was removed meanwhile.
            let sql = format!(
                "INSERT INTO main.{table} ({key}, revision, gone)
                 SELECT {key}, ?1, 1 FROM main.{table} old WHERE revision < ?1 AND gone = 0
                     AND revision = (SELECT max(revision) FROM main.{table} o WHERE o.{key} = old.{key} AND o.revision < ?1)
                     AND NOT EXISTS (SELECT 1 FROM main.{table} new WHERE new.{key} = old.{key} AND new.revision = ?1)"
            );
            write.execute(&sql, params![base.0])?;
        }
    }
    // After a change of scope, less of the earlier revisions is stored than before.
    let from = match known {
        Known::Kept => {
            let sql = format!("SELECT coalesce(min(number), 0) FROM temp.{ASIDE}revision");
            write.query_row(&sql, [], |row| row.get(0)).map(Revision)?
        }
        Known::Until(..) => Revision(0),
    };
    put_off(write, from)
}
