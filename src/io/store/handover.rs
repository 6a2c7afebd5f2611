//! Revisions of the inventory, handed out at the office and received in the field.

use super::{
    error::StoreError,
    inventory::{self, RevisionWriter},
    open::{Store, translated},
};
use crate::audit::{
    exchange::{Line, RevisionHead, Row},
    ids::{ProgrammeCode, Revision, Tag},
    journal::Digest,
};
use rusqlite::{OptionalExtension, TransactionBehavior, params};
use smol_str::SmolStr;

/// What a receiver is told while an inventory arrives.
#[derive(Debug)]
pub enum Arrival {
    /// The lines of this revision follow; its digest, as the hub tells it.
    Revision(RevisionHead, Digest),
    /// A row.
    Line(Line),
}

impl Store {
    /// The head of a revision, as it is handed over.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`], and as every read of the store.
    pub fn revision_head(&self, revision: Revision) -> Result<RevisionHead, StoreError> {
        let sql = "SELECT at, source, prefixes FROM revision WHERE number = ?1";
        let read = self.db.query_row(sql, params![revision.0], |row| {
            let word = |at| row.get::<_, String>(at).map(SmolStr::from);
            Ok(RevisionHead { revision, at: word(0)?, source: word(1)?, prefixes: word(2)? })
        });
        read.optional().map_err(|e| self.error(e))?.ok_or(StoreError::NoRevision(revision))
    }

    /// Hands over the rows of one revision: colleges, programmes, devices, each by key; without what stays at the office.
    ///
    /// # Errors
    /// As every read of the store, and what `take` refuses.
    pub fn hand_over<E: From<StoreError>>(
        &self,
        revision: Revision,
        mut take: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let said = |source| E::from(self.error(source));
        let mut each = |sql: &str, row: &dyn Fn(&rusqlite::Row<'_>) -> rusqlite::Result<Row>| -> Result<(), E> {
            let mut asked = self.db.prepare(sql).map_err(said)?;
            let mut rows = asked.query(params![revision.0]).map_err(said)?;
            while let Some(found) = rows.next().map_err(said)? {
                take(row(found).map_err(said)?.for_field())?;
            }
            Ok(())
        };
        each("SELECT uai, gone, name, commune, priority FROM college WHERE revision = ?1 ORDER BY uai", &|row| {
            let uai = inventory::uai(row.get(0)?).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, row.get(0)?))?;
            Ok(Row::College(uai, if row.get(1)? { None } else { Some(inventory::college(row)?.1) }))
        })?;
        each("SELECT code, gone, allotted, full_name FROM programme WHERE revision = ?1 ORDER BY code", &|row| {
            let code = ProgrammeCode::new(row.get::<_, String>(0)?);
            Ok(Row::Programme(code, if row.get(1)? { None } else { Some(inventory::programme(row)?.1) }))
        })?;
        each(
            "SELECT tag, gone, serial, model, kind, programme, delivery, owner, custody, holder, due, college, room, source_id, uuid
             FROM device WHERE revision = ?1 ORDER BY tag",
            &|row| {
                let tag = Tag::new(row.get::<_, String>(0)?);
                Ok(Row::Device(tag, if row.get(1)? { None } else { Some(Box::new(inventory::device(row)?.1)) }))
            },
        )
    }

    /// Receives revisions, all that `bring` brings or none, in one transaction; `anew` forgets those that are here first.
    ///
    /// # Errors
    /// As every write to the store, and what `bring` is refused; nothing is stored then.
    pub fn receive<E: From<StoreError>>(
        &mut self,
        anew: bool,
        bring: impl FnOnce(&mut dyn FnMut(Arrival) -> Result<(), StoreError>) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = self.path().to_owned();
        let said = |source| translated(&path, source);
        let write = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(said)?;
        if anew {
            write
                .execute_batch("DELETE FROM device; DELETE FROM programme; DELETE FROM college; DELETE FROM revision")
                .map_err(said)?;
        }
        {
            let mut writer = RevisionWriter::on(&write).map_err(said)?;
            bring(&mut |arrival| match arrival {
                Arrival::Revision(head, digest) => {
                    let sql = "INSERT INTO revision (number, at, source, prefixes, digest) VALUES (?1, ?2, ?3, ?4, ?5)";
                    let RevisionHead { revision, at, source, prefixes } = head;
                    let values = params![revision.0, at.as_str(), source.as_str(), prefixes.as_str(), digest];
                    write.execute(sql, values).map(drop).map_err(said)
                }
                Arrival::Line(Line { revision, row }) => match row {
                    Row::College(uai, college) => writer.college(revision, uai, college.as_ref()),
                    Row::Programme(code, programme) => writer.programme(revision, &code, programme.as_ref()),
                    Row::Device(tag, device) => writer.device(revision, &tag, device.as_deref()),
                }
                .map_err(said),
            })?;
        }
        write.commit().map_err(|source| E::from(said(source)))
    }
}
