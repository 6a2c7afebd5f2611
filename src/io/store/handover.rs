//! Revisions of the inventory, handed out at the office; and walked through, to reckon their digests.

use super::{error::StoreError, inventory, open::Store};
use crate::audit::{
    exchange::{RevisionHead, Row},
    ids::{ProgrammeCode, Revision},
};
use rusqlite::{Connection, OptionalExtension, Params, params};
use smol_str::SmolStr;

impl Store {
    /// The head of a revision, as it is handed over.
    ///
    /// # Errors
    /// [`StoreError::NoRevision`], and as every read of the store.
    pub fn revision_head(&self, revision: Revision) -> Result<RevisionHead, StoreError> {
        head(&self.db, revision).map_err(|e| self.error(e))?.ok_or(StoreError::NoRevision(revision))
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
        let held_back = inventory.held_back().iter().map(|held| Row::HeldBack(Box::new(held.clone())));
        colleges.chain(programmes).chain(devices).chain(held_back).for_each(|row| take(row.for_field()));
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
        let of = [" WHERE revision = ?1", ""];
        each(&self.db, of, params![revision.0], |source| self.error(source).into(), |_, row| take(row))
    }
}

/// The head of a revision.
pub(super) fn head(db: &Connection, revision: Revision) -> rusqlite::Result<Option<RevisionHead>> {
    let sql = "SELECT at, source, prefixes FROM revision WHERE number = ?1";
    let read = db.query_row(sql, params![revision.0], |row| {
        let word = |at| row.get::<_, String>(at).map(SmolStr::from);
        Ok(RevisionHead { revision, at: word(0)?, source: word(1)?, prefixes: word(2)? })
    });
    read.optional()
}

/// Hands over the rows of one revision.
pub(super) fn each_row_of(db: &Connection, revision: Revision, mut take: impl FnMut(Row)) -> rusqlite::Result<()> {
    let take = |_, row| {
        take(row);
        Ok(())
    };
    each(db, [" WHERE revision = ?1", ""], params![revision.0], |source| source, take)
}

/// Hands over the rows of every revision in one walk: colleges, programmes, devices, each by key.
pub(super) fn each_row(db: &Connection, mut take: impl FnMut(Revision, Row)) -> rusqlite::Result<()> {
    let take = |revision, row| {
        take(revision, row);
        Ok(())
    };
    each(db, ["", ", revision"], [], |source| source, take)
}

/// Hands over rows, of one revision or of all: `within` says which, and what they are sorted by after their key.
fn each<E>(
    db: &Connection,
    [within, then]: [&str; 2],
    asked: impl Params + Copy,
    said: impl Fn(rusqlite::Error) -> E,
    mut take: impl FnMut(Revision, Row) -> Result<(), E>,
) -> Result<(), E> {
    type Read = dyn Fn(&rusqlite::Row<'_>) -> rusqlite::Result<(u32, Row)>;
    let mut table = |columns: &str, table: &str, key: &str, row: &Read| -> Result<(), E> {
        let sql = format!("SELECT {columns}, revision FROM {table}{within} ORDER BY {key}{then}");
        let mut walk = db.prepare(&sql).map_err(&said)?;
        let mut rows = walk.query(asked).map_err(&said)?;
        while let Some(found) = rows.next().map_err(&said)? {
            let (revision, row) = row(found).map_err(&said)?;
            take(Revision(revision), row.for_field())?;
        }
        Ok(())
    };
    table("uai, gone, name, commune, priority", "college", "uai", &|row| {
        let uai = inventory::uai(row.get(0)?).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, row.get(0)?))?;
        Ok((row.get(5)?, Row::College(uai, if row.get(1)? { None } else { Some(inventory::college(row)?.1) })))
    })?;
    table("code, gone, allotted, full_name", "programme", "code", &|row| {
        let code = ProgrammeCode::new(row.get::<_, String>(0)?);
        Ok((row.get(4)?, Row::Programme(code, if row.get(1)? { None } else { Some(inventory::programme(row)?.1) })))
    })?;
    let columns =
        "tag, gone, serial, model, kind, programme, delivery, owner, custody, holder, due, college, room, source_id, uuid";
    table(columns, "device", "tag", &|row| {
        let (tag, record) = inventory::device(row)?;
        Ok((row.get(15)?, if row.get(1)? { Row::Device(tag, None) } else { Row::of_device(tag, record) }))
    })
}
