//! The inventory in the store. Every revision is stored as its changes; any revision can be read.

use super::{
    error::StoreError,
    open::Store,
    reckon,
    revising::RevisionWriter,
    rows::{college, programme, shared, understood, word},
};
use crate::audit::{
    exchange::RevisionHead,
    ids::{Revision, Tag},
    inventory::{Change, HeldBack, Inventory, Pool, Revised, Rows},
    journal::Scope,
    moment::Moment,
};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use smol_str::{SmolStr, ToSmolStr};
use std::{ops::ControlFlow, panic::resume_unwind, thread};

/// A revision in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionLine {
    /// Its number.
    pub revision: Revision,
    /// When it was imported.
    pub at: String,
    /// What it was imported from: the names of the files.
    pub source: String,
}

impl Store {
    /// Returns the number of the newest revision; 0 before the first import.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn newest_revision(&self) -> Result<Revision, StoreError> {
        let newest = self.db.query_row("SELECT coalesce(max(number), 0) FROM revision", [], |row| row.get(0));
        newest.map(Revision).map_err(|e| self.error(e))
    }

    /// Returns the revisions, oldest first.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn revisions(&self) -> Result<Vec<RevisionLine>, StoreError> {
        let read = || {
            let mut asked = self.db.prepare("SELECT number, at, source FROM revision ORDER BY number")?;
            let lines = asked.query_map([], |row| {
                Ok(RevisionLine { revision: Revision(row.get(0)?), at: row.get(1)?, source: row.get(2)? })
            })?;
            lines.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|e| self.error(e))
    }

    /// Returns the inventory at a revision. A device with a word that is not understood is held back in it.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`] if there is no such revision (0 is the empty inventory), and as every read.
    pub fn inventory(&self, revision: Revision) -> Result<Inventory, StoreError> {
        if revision == Revision(0) {
            return Ok(Inventory::default());
        }
        let sql = "SELECT prefixes FROM revision WHERE number = ?1";
        let prefixes =
            self.db.query_row(sql, params![revision.0], |row| row.get::<_, String>(0)).optional().map_err(|e| self.error(e))?;
        let prefixes = prefixes.ok_or(StoreError::NoRevision(revision))?;
        let floor = self.floor()?;
        if revision < floor {
            return Err(StoreError::Gathered { revision, floor });
        }
        let (mut pool, mut held_back) = (Pool::default(), Vec::new());
        let read = at_revision(&self.db, DEVICES, revision, |row| shared(row, &mut pool)).map_err(|e| self.error(e))?;
        // In place: a second list would be as large as the first.
        let devices = read.into_iter().filter_map(|read| read.map_err(|held| held_back.push(*held)).ok()).collect();
        let rows = Rows {
            colleges: at_revision(&self.db, COLLEGES, revision, college).map_err(|e| self.error(e))?,
            programmes: at_revision(&self.db, PROGRAMMES, revision, programme).map_err(|e| self.error(e))?,
            devices,
            held_back,
            prefixes: prefixes.split_whitespace().map(SmolStr::new).collect(),
        };
        let inventory = Inventory::new(revision, rows);
        Ok(match self.pin()?.map(|pin| pin.scope) {
            Some(Scope::Colleges(colleges)) => inventory.in_full_for(colleges),
            Some(Scope::All) | None => inventory,
        })
    }

    /// Returns the revisions in which a device was added, changed or removed, oldest first. Those in which it is held
    /// back are left out.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn device_history(&self, tag: &Tag) -> Result<Vec<Revised>, StoreError> {
        let read = || {
            let mut asked = self.db.prepare_cached(HISTORY)?;
            let revised = asked.query_map(params![tag.as_str()], |row| {
                let gone: bool = row.get(1)?;
                let device = if gone { Some(None) } else { understood(row)?.1.ok().map(Some) };
                let (at, source) = (word(row, 16)?.unwrap_or_default(), word(row, 17)?.unwrap_or_default());
                let revision = Revision(row.get(15)?);
                Ok(device.map(|device| Revised { revision, at, source, device }))
            })?;
            revised.filter_map(Result::transpose).collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|e| self.error(e))
    }

    /// Stores a change as the next revision, in one transaction.
    ///
    /// # Errors
    /// As every write to the store; nothing is stored then.
    pub fn add_revision(&mut self, at: Moment, source: &str, change: &Change) -> Result<Revision, StoreError> {
        let base = self.newest_revision()?;
        let stored = self.add_revision_watched(at, source, (base, change), &mut |_| ControlFlow::Continue(()))?;
        // Nothing stops it.
        stored.map_or_else(|| self.newest_revision(), Ok)
    }

    /// As [`Self::add_revision`], for a change of a given revision. The watcher receives the number of written rows and
    /// may stop the write: the result is then `None`, and nothing is stored.
    ///
    /// # Errors
    /// [`StoreError::Outdated`] if that is no longer the newest revision, and as [`Self::add_revision`].
    pub fn add_revision_watched(
        &mut self,
        at: Moment,
        source: &str,
        (base, change): (Revision, &Change),
        watch: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Option<Revision>, StoreError> {
        let path = self.path().to_owned();
        let mut write = || {
            let write = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let (newest, before): (u32, String) = write
                .query_row("SELECT number, prefixes FROM revision ORDER BY number DESC LIMIT 1", [], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?
                .unwrap_or_default();
            if Revision(newest) != base {
                return Ok(Err(StoreError::Outdated { base, newest: Revision(newest) }));
            }
            let number = newest + 1;
            let prefixes = change.prefixes.as_ref().map_or(before, |list| list.join(" "));
            let sql = "INSERT INTO revision (number, at, source, prefixes) VALUES (?1, ?2, ?3, ?4)";
            write.execute(sql, params![number, at.to_string(), source, prefixes])?;
            let revision = Revision(number);
            let head = RevisionHead { revision, at: at.to_smolstr(), source: source.into(), prefixes: prefixes.into() };
            let before = reckon::before(&write, revision)?;
            let (written, digest) = thread::scope(|scope| {
                // Beside the writing: both take as long, and neither waits for the other.
                let digest = scope.spawn(|| reckon::of_change(&before, &head, change));
                let written = RevisionWriter::on(&write, "").and_then(|mut writer| writer.change(revision, change, watch));
                (written, digest.join().unwrap_or_else(|panic| resume_unwind(panic)))
            });
            if written?.is_break() {
                return Ok(Ok(None));
            }
            reckon::written(&write, revision, &digest)?;
            write.commit()?;
            Ok(Ok(Some(Revision(number))))
        };
        write().map_err(|source| super::open::translated(&path, source))?
    }
}

pub(super) const COLLEGES: &str =
    "SELECT uai, gone, name, commune, priority, commune_code FROM college WHERE revision <= ?1 ORDER BY uai, revision";
pub(super) const PROGRAMMES: &str =
    "SELECT code, gone, allotted, full_name FROM programme WHERE revision <= ?1 ORDER BY code, revision";
const DEVICES: &str =
    "SELECT tag, gone, serial, model, kind, programme, delivery, owner, custody, holder, due, college, room, source_id, uuid
    FROM device WHERE revision <= ?1 ORDER BY tag, revision";

/// The columns of [`DEVICES`], then the revision, when it was imported, and from what.
const HISTORY: &str =
    "SELECT tag, gone, serial, model, kind, programme, delivery, owner, custody, holder, due, college, room, source_id, uuid,
    revision, at, source FROM device JOIN revision ON revision.number = device.revision WHERE tag = ?1 ORDER BY revision";

/// Reads rows sorted by key and revision and keeps the last one of each key, in one pass and without an index.
pub(super) fn at_revision<T, K: PartialEq>(
    db: &Connection,
    sql: &str,
    revision: Revision,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<(K, T)>,
) -> rusqlite::Result<Vec<T>> {
    let mut asked = db.prepare_cached(sql)?;
    let mut rows = asked.query(params![revision.0])?;
    let mut out: Vec<T> = Vec::new();
    let mut last: Option<(K, bool)> = None;
    while let Some(row) = rows.next()? {
        let gone: bool = row.get(1)?;
        let (key, item) = read(row)?;
        if last.as_ref().is_some_and(|(known, kept)| *kept && *known == key) {
            out.pop();
        }
        if !gone {
            out.push(item);
        }
        last = Some((key, !gone));
    }
    Ok(out)
}

/// Returns the devices of the newest revision that are held back.
pub(super) fn held_back(db: &Connection) -> rusqlite::Result<Vec<HeldBack>> {
    let newest = db.query_row("SELECT coalesce(max(number), 0) FROM revision", [], |row| row.get(0)).map(Revision)?;
    let rows = at_revision(db, DEVICES, newest, understood)?;
    Ok(rows.into_iter().filter_map(Result::err).map(|held| *held).collect())
}
