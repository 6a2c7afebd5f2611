//! Reads a row of each table of the inventory, and tells the words of a device that is to be written.

use crate::audit::{
    ids::{HolderRef, ProgrammeCode, RoomName, Serial, Tag},
    inventory::{Aliases, College, Custody, CustodyKind, Device, DeviceRecord, HeldBack, Kind, Pool, Programme},
    uai::Uai,
};
use rusqlite::{Row, types::ValueRef};
use smol_str::{SmolStr, ToSmolStr};

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
    // What is no code was put there by another program, and is told by `recol verify`.
    let commune_code = word(row, 5)?.and_then(|code| code.parse().ok());
    let priority = row.get::<_, Option<bool>>(4)?.unwrap_or_default();
    Ok((number, College { uai, name: text(2)?, commune: text(3)?, commune_code, priority }))
}

pub(super) fn programme(row: &Row<'_>) -> rusqlite::Result<(SmolStr, Programme)> {
    let code = word(row, 0)?.unwrap_or_default();
    let allotted = row.get::<_, Option<u32>>(2)?.unwrap_or_default();
    Ok((code.clone(), Programme { code: ProgrammeCode::new(code), allotted, full_name: word(row, 3)? }))
}

pub(super) fn device(row: &Row<'_>) -> rusqlite::Result<(Tag, DeviceRecord)> {
    let text = |at| word(row, at).map(Option::unwrap_or_default);
    // A number that is not a UAI is kept as a word that is not understood.
    let college =
        |number: i64| u32::try_from(number).ok().and_then(Uai::from_number).map_or(number.to_smolstr(), |uai| uai.to_smolstr());
    let record = DeviceRecord {
        serial: word(row, 2)?,
        model: text(3)?,
        kind: text(4)?,
        programme: word(row, 5)?,
        delivery: word(row, 6)?,
        owner: word(row, 7)?,
        custody: text(8)?,
        holder: word(row, 9)?,
        due: word(row, 10)?,
        college: row.get::<_, Option<i64>>(11)?.map(college),
        room: word(row, 12)?,
        source_id: word(row, 13)?,
        uuid: word(row, 14)?,
    };
    Ok((Tag::new(text(0)?), record))
}

/// Reads a device, or holds it back.
pub(super) fn understood(row: &Row<'_>) -> rusqlite::Result<(Tag, Result<Device, Box<HeldBack>>)> {
    let (tag, record) = device(row)?;
    Ok((tag.clone(), record.read(tag)))
}

/// As [`understood`], for a million of them: what a device has in common with those before it is neither copied nor understood anew.
pub(super) fn shared(row: &Row<'_>, pool: &mut Pool) -> rusqlite::Result<(Tag, Result<Device, Box<HeldBack>>)> {
    if let Some(device) = plain(row, pool)? {
        return Ok((device.tag.clone(), Ok(device)));
    }
    let (tag, mut read) = understood(row)?;
    read.iter_mut().for_each(|device| pool.share(device));
    Ok((tag, read))
}

/// Reads a device of which every column is as this program writes it; `None` for any other.
fn plain(row: &Row<'_>, pool: &mut Pool) -> rusqlite::Result<Option<Device>> {
    let mut strange = false;
    let mut text = |at| {
        Ok::<_, rusqlite::Error>(match row.get_ref(at)? {
            ValueRef::Text(bytes) => str::from_utf8(bytes).inspect_err(|_| strange = true).ok(),
            ValueRef::Null => None,
            _ => {
                strange = true;
                None
            }
        })
    };
    let (Some(tag), Some(model)) = (text(0)?, text(3)?) else { return Ok(None) };
    let kind = text(4)?.and_then(Kind::from_code);
    let custody = text(8)?.and_then(CustodyKind::from_code);
    let (holder, due) = (text(9)?.map(HolderRef::new), text(10)?.map(str::parse).transpose());
    let (Some(kind), Some(custody), Ok(due)) = (kind, custody, due) else { return Ok(None) };
    let (serial, programme, delivery, owner) = (text(2)?, text(5)?, text(6)?, text(7)?);
    let (room, source_id, uuid) = (text(12)?, text(13)?, text(14)?);
    let college = match row.get_ref(11)? {
        ValueRef::Integer(number) => u32::try_from(number).ok().and_then(Uai::from_number),
        _ => None,
    };
    if strange || college.is_none() != (row.get_ref(11)? == ValueRef::Null) {
        return Ok(None);
    }
    let aliases = (source_id.is_some() || uuid.is_some())
        .then(|| Box::new(Aliases { source_id: source_id.map(SmolStr::new), uuid: uuid.map(SmolStr::new) }));
    Ok(Some(Device {
        tag: Tag::new(tag),
        serial: serial.map(Serial::new),
        model: pool.word(model),
        kind,
        programme: programme.map(|code| pool.programme(code)),
        delivery: delivery.map(|word| pool.word(word)),
        owner: owner.map(|word| pool.word(word)),
        custody: Custody::of(custody, holder, due),
        college,
        room: room.map(|name| pool.room(name)),
        aliases,
    }))
}

/// How many [`texts`] a device has.
pub(super) const TEXTS: usize = 12;

/// What a device is in words, but for its day and its college: tag, serial, model, kind, programme, delivery, owner, custody, holder,
/// room, source number, UUID.
pub(super) fn texts(d: &Device) -> [Option<&str>; TEXTS] {
    [
        Some(d.tag.as_str()),
        d.serial.as_ref().map(Serial::as_str),
        Some(d.model.as_str()),
        Some(d.kind.code()),
        d.programme.as_ref().map(ProgrammeCode::as_str),
        d.delivery.as_deref(),
        d.owner.as_deref(),
        Some(d.custody.kind().code()),
        d.custody.holder().map(HolderRef::as_str),
        d.room.as_ref().map(RoomName::as_str),
        d.source_id(),
        d.uuid(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, sample::select};
    use rusqlite::{Connection, params_from_iter, types::Value};

    /// What this program writes, what a newer one may write, and what no program should.
    fn value() -> impl Strategy<Value = Value> {
        const NUMBERS: &[i64] = &[920_001, 921_170, -1, 0, 1 << 40];
        const WORDS: &[&str] = &[
            "",
            "CDI",
            "cdi",
            "Réserve",
            "laptop",
            "phone",
            "stored",
            "on_loan",
            "borrowed",
            "2027-07-02",
            "02/07/2027",
            "0921170X",
            "P1",
        ];
        prop_oneof![
            4 => Just(Value::Null),
            12 => select(WORDS).prop_map(|word| Value::Text(word.into())),
            4 => select(NUMBERS).prop_map(Value::Integer),
            1 => Just(Value::Real(0.5)),
            1 => Just(Value::Blob(vec![0xff])),
        ]
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn what_is_read_with_shared_words_is_what_is_read_by_itself(
            rows in proptest::collection::vec(proptest::collection::vec(value(), 15), 1..6),
            sound in proptest::collection::vec(any::<bool>(), 6),
            broken in proptest::option::of(2_usize..15),
        ) {
            let (db, mut pool) = (Connection::open_in_memory().unwrap(), Pool::default());
            for (mut values, sound) in rows.into_iter().zip(sound) {
                if sound {
                    for (at, word) in [(0, "T-1"), (3, "UP13"), (4, "laptop"), (8, "stored")] {
                        values[at] = Value::Text(word.into());
                    }
                    for at in [10, 11] {
                        values[at] = Value::Null;
                    }
                }
                // A text whose bytes are none is made by the database.
                let column = |at: usize| if broken == Some(at) { "CAST(x'66ff' AS TEXT)".to_owned() } else { format!("?{}", at + 1) };
                let sql = format!("SELECT {}", (0..15).map(column).collect::<Vec<_>>().join(", "));
                let mut asked = db.prepare(&sql).unwrap();
                let count = asked.parameter_count();
                let read = asked.query_row(params_from_iter(values.into_iter().take(count)), |row| {
                    Ok((understood(row)?, shared(row, &mut pool)?))
                });
                if let Ok((alone, shared)) = read {
                    prop_assert_eq!(alone, shared);
                }
            }
        }
    }
}
