//! Revisions of the inventory, handed out at the office.

use super::{error::StoreError, inventory, open::Store};
use crate::audit::{
    exchange::{RevisionHead, Row},
    ids::{ProgrammeCode, Revision, Tag},
};
use rusqlite::{OptionalExtension, params};
use smol_str::SmolStr;

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

    /// Hands over every row that stands at a revision, whenever it came; without what stays at the office.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`], and as every read of the store.
    pub fn hand_over_all(&self, revision: Revision, mut take: impl FnMut(Row)) -> Result<(), StoreError> {
        let inventory = self.inventory(revision)?;
        let rows = inventory.rows();
        let colleges = rows.colleges.iter().map(|college| Row::College(college.uai, Some(college.clone())));
        let programmes = rows.programmes.iter().map(|found| Row::Programme(found.code.clone(), Some(found.clone())));
        let devices = inventory.devices().iter().map(|device| Row::Device(device.tag.clone(), Some(Box::new(device.clone()))));
        colleges.chain(programmes).chain(devices).for_each(|row| take(row.for_field()));
        Ok(())
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
}
