//! Walks through the rows of revisions, to hand them over and to compute digests.

use super::rows;
use crate::audit::{
    exchange::{RevisionHead, Row},
    ids::{ProgrammeCode, Revision},
};
use rusqlite::{Connection, OptionalExtension, Params, params};
use smol_str::SmolStr;

/// Reads the head of a revision.
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

/// Hands over rows of one revision or of all: `within` selects them, and `then` is the order after their key.
pub(super) fn each<E>(
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
    table("uai, gone, name, commune, priority, commune_code", "college", "uai", &|row| {
        let uai = rows::uai(row.get(0)?).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, row.get(0)?))?;
        Ok((row.get(6)?, Row::College(uai, if row.get(1)? { None } else { Some(rows::college(row)?.1) })))
    })?;
    table("code, gone, allotted, full_name", "programme", "code", &|row| {
        let code = ProgrammeCode::new(row.get::<_, String>(0)?);
        Ok((row.get(4)?, Row::Programme(code, if row.get(1)? { None } else { Some(rows::programme(row)?.1) })))
    })?;
    let columns =
        "tag, gone, serial, model, kind, programme, delivery, owner, custody, holder, due, college, room, source_id, uuid";
    table(columns, "device", "tag", &|row| {
        let (tag, record) = rows::device(row)?;
        Ok((row.get(15)?, if row.get(1)? { Row::Device(tag, None) } else { Row::of_device(tag, record) }))
    })
}
