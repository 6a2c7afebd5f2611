//! A row of each table of the inventory, read.

use crate::audit::{
    ids::{HolderRef, ProgrammeCode, RoomName, Serial, Tag},
    inventory::{Aliases, College, Custody, CustodyKind, Device, Kind, Programme},
    uai::Uai,
};
use rusqlite::{Row, types::ValueRef};
use smol_str::SmolStr;

pub(super) fn word(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<SmolStr>> {
    Ok(match row.get_ref(at)? {
        ValueRef::Text(bytes) => Some(SmolStr::new(String::from_utf8_lossy(bytes))),
        _ => None,
    })
}

pub(super) fn uai(number: Option<u32>) -> Option<Uai> {
    number.and_then(Uai::from_number)
}

pub(super) fn college(row: &Row<'_>) -> rusqlite::Result<(u32, College)> {
    let number: u32 = row.get(0)?;
    let uai = uai(Some(number)).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, i64::from(number)))?;
    let text = |at| word(row, at).map(Option::unwrap_or_default);
    Ok((number, College { uai, name: text(2)?, commune: text(3)?, priority: row.get::<_, Option<bool>>(4)?.unwrap_or_default() }))
}

pub(super) fn programme(row: &Row<'_>) -> rusqlite::Result<(SmolStr, Programme)> {
    let code = word(row, 0)?.unwrap_or_default();
    let allotted = row.get::<_, Option<u32>>(2)?.unwrap_or_default();
    Ok((code.clone(), Programme { code: ProgrammeCode::new(code), allotted, full_name: word(row, 3)? }))
}

pub(super) fn device(row: &Row<'_>) -> rusqlite::Result<(SmolStr, Device)> {
    let tag = word(row, 0)?.unwrap_or_default();
    let due = word(row, 10)?.and_then(|text| text.parse().ok());
    let custody = CustodyKind::from_code(&word(row, 8)?.unwrap_or_default()).unwrap_or(CustodyKind::Stored);
    let (source_id, uuid) = (word(row, 13)?, word(row, 14)?);
    let aliases = (source_id.is_some() || uuid.is_some()).then(|| Box::new(Aliases { source_id, uuid }));
    Ok((
        tag.clone(),
        Device {
            tag: Tag::new(tag),
            serial: word(row, 2)?.map(Serial::new),
            model: word(row, 3)?.unwrap_or_default(),
            kind: Kind::from_code(&word(row, 4)?.unwrap_or_default()).unwrap_or_default(),
            programme: word(row, 5)?.map(ProgrammeCode::new),
            delivery: word(row, 6)?,
            owner: word(row, 7)?,
            custody: Custody::of(custody, word(row, 9)?.map(HolderRef::new), due),
            college: uai(row.get(11)?),
            room: word(row, 12)?.map(RoomName::new),
            aliases,
        },
    ))
}
