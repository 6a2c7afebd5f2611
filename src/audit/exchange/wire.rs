//! The written form of revision heads and rows: one line of JSON each. Every written form stays readable for ever:
//! fields are added, never changed.

use super::line::{RevisionHead, Row};
use crate::audit::{
    ids::{ProgrammeCode, Revision, RoomName, Serial, Tag},
    inventory::{College, CommuneCode, Device, DeviceRecord, InventoryColumn, Programme},
    uai::Uai,
};
use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, ToSmolStr};

/// The text is not such a line. Contains the reason.
#[derive(Debug, thiserror::Error)]
#[error("not a line of an inventory: {0}")]
pub struct NotALine(String);

#[derive(Serialize, Deserialize)]
struct Head {
    revision: Revision,
    at: SmolStr,
    source: SmolStr,
    prefixes: SmolStr,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Wire {
    College(Uai, #[serde(default)] Option<WireCollege>),
    Programme(ProgrammeCode, #[serde(default)] Option<u32>),
    Device(Tag, #[serde(default)] Option<Box<DeviceRecord>>),
}

#[derive(Serialize, Deserialize)]
struct WireCollege {
    name: SmolStr,
    commune: SmolStr,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    priority: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    commune_code: Option<CommuneCode>,
}

/// Writes the line of a head.
#[must_use]
pub fn write_head(head: &RevisionHead) -> Vec<u8> {
    let RevisionHead { revision, at, source, prefixes } = head.clone();
    // Words and numbers always have a JSON form.
    serde_json::to_vec(&Head { revision, at, source, prefixes }).unwrap_or_default()
}

/// Reads a head from a line.
///
/// # Errors
/// [`NotALine`].
pub fn read_head(line: &[u8]) -> Result<RevisionHead, NotALine> {
    let Head { revision, at, source, prefixes } = serde_json::from_slice(line).map_err(|e| NotALine(e.to_string()))?;
    Ok(RevisionHead { revision, at, source, prefixes })
}

/// Writes the line of a row, without holder and full name: the format has no place for them.
#[must_use]
pub fn write_row(row: &Row) -> Vec<u8> {
    let wire = match row {
        Row::College(uai, college) => {
            let wire = |c: &College| WireCollege {
                name: c.name.clone(),
                commune: c.commune.clone(),
                priority: c.priority,
                commune_code: c.commune_code.clone(),
            };
            Wire::College(*uai, college.as_ref().map(wire))
        }
        Row::Programme(code, programme) => Wire::Programme(code.clone(), programme.as_ref().map(|p| p.allotted)),
        Row::Device(tag, device) => Wire::Device(tag.clone(), device.as_deref().map(|device| Box::new(DeviceRecord::of(device)))),
        Row::HeldBack(held) => Wire::Device(held.tag.clone(), Some(Box::new(held.record.clone()))),
    };
    serde_json::to_vec(&wire).unwrap_or_default()
}

/// Writes the line of a device into a buffer, in place of what is there: as [`write_row`], without a copy of anything. An inventory
/// may have a million of them, of which few have a letter to escape.
pub fn write_device(line: &mut Vec<u8>, device: &Device) {
    let due = device.custody.due().map(|due| due.to_smolstr());
    let college = device.college.map(SmolStr::from);
    let members = [
        ("serial", device.serial.as_ref().map(Serial::as_str)),
        ("model", Some(device.model.as_str()).filter(|model| !model.is_empty())),
        ("kind", Some(device.kind.code())),
        ("programme", device.programme.as_ref().map(ProgrammeCode::as_str)),
        ("delivery", device.delivery.as_deref()),
        ("owner", device.owner.as_deref()),
        ("custody", Some(device.custody.kind().code())),
        ("due", due.as_deref()),
        ("college", college.as_deref()),
        ("room", device.room.as_ref().map(RoomName::as_str)),
        ("source_id", device.source_id()),
        ("uuid", device.uuid()),
    ];
    line.clear();
    line.extend_from_slice(b"{\"device\":[");
    text(line, device.tag.as_str());
    let mut before: &[u8] = b",{";
    for (name, value) in members {
        let Some(value) = value else { continue };
        line.extend_from_slice(before);
        text(line, name);
        line.push(b':');
        text(line, value);
        before = b",";
    }
    line.extend_from_slice(b"}]}");
}

/// Writes a text of JSON.
fn text(line: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|b| b >= b' ' && b != b'"' && b != b'\\') {
        line.push(b'"');
        line.extend_from_slice(text.as_bytes());
        line.push(b'"');
    } else {
        // A text always has a form in JSON.
        line.extend_from_slice(&serde_json::to_vec(text).unwrap_or_default());
    }
}

/// Reads a row from a line.
///
/// # Errors
/// [`NotALine`].
pub fn read_row(line: &[u8]) -> Result<Row, NotALine> {
    let wire: Wire = serde_json::from_slice(line).map_err(|e| NotALine(e.to_string()))?;
    Ok(match wire {
        Wire::College(uai, college) => {
            let college = college.map(|c| College {
                uai,
                name: c.name,
                commune: c.commune,
                commune_code: c.commune_code,
                priority: c.priority,
            });
            Row::College(uai, college)
        }
        Wire::Programme(code, allotted) => {
            let programme = allotted.map(|allotted| Programme { code: code.clone(), allotted, full_name: None });
            Row::Programme(code, programme)
        }
        Wire::Device(tag, Some(record)) => match Row::of_device(tag, *record) {
            // A newer Récol cannot have introduced a new form of college number: the line is damaged.
            Row::HeldBack(held) if held.column == InventoryColumn::College => return Err(NotALine(held.to_string())),
            row => row,
        },
        Wire::Device(tag, None) => Row::Device(tag, None),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{
        ids::HolderRef,
        inventory::{Aliases, Custody, CustodyKind, Kind},
    };
    use proptest::{option::of, prelude::*};

    prop_compose! {
        fn devices()(
            (tag, serial, model) in (".{1,30}", of(".{0,30}"), ".{0,30}"),
            (kind, custody) in (prop::sample::select(Kind::ALL.to_vec()), prop::sample::select(CustodyKind::ALL.to_vec())),
            (programme, delivery, owner, room) in (of("P[1-6]"), of(".{0,9}"), of(".{0,9}"), of(".{0,40}")),
            (source_id, uuid, holder) in (of("[0-9]{1,9}"), of("[0-9a-f-]{36}"), of("[A-Z0-9]{1,9}")),
            (college, due) in (of(0_u32..=9_999_999), of((1900_i16..2200, 1_i8..=12, 1_i8..=28))),
        ) -> Device {
            let due = due.and_then(|(year, month, day)| jiff::civil::Date::new(year, month, day).ok());
            let aliases = Aliases { source_id: source_id.map(SmolStr::from), uuid: uuid.map(SmolStr::from) };
            Device {
                tag: Tag::new(tag),
                serial: serial.map(Serial::new),
                model: model.into(),
                kind,
                programme: programme.map(ProgrammeCode::new),
                delivery: delivery.map(Into::into),
                owner: owner.map(Into::into),
                custody: Custody::of(custody, holder.map(HolderRef::new), due),
                college: college.and_then(Uai::from_number),
                room: room.map(RoomName::new),
                aliases: (aliases != Aliases::default()).then(|| Box::new(aliases)),
            }
        }
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// Digests of other stations are compared with what is written here.
        #[test]
        fn a_borrowed_device_is_written_as_its_row(device in devices()) {
            let mut line = b"before".to_vec();
            write_device(&mut line, &device);
            let row = Row::Device(device.tag.clone(), Some(Box::new(device))).for_field();
            prop_assert_eq!(String::from_utf8(line), String::from_utf8(write_row(&row)));
        }
    }

    /// What was written before there were codes has the same bytes, and so the same digest, as it had.
    #[test]
    fn a_college_without_a_code_is_written_as_it_always_was() {
        let college = |code: Option<&str>| {
            let commune_code = code.map(|code| code.parse().unwrap());
            let uai: Uai = "0921170X".parse().unwrap();
            Row::College(uai, Some(College { uai, name: "A".into(), commune: "B".into(), commune_code, priority: true }))
        };
        for (code, line) in [
            (None, r#"{"college":["0921170X",{"name":"A","commune":"B","priority":true}]}"#),
            (Some("2a004"), r#"{"college":["0921170X",{"name":"A","commune":"B","priority":true,"commune_code":"2A004"}]}"#),
        ] {
            let row = college(code);
            assert_eq!(write_row(&row), line.as_bytes());
            assert_eq!(read_row(line.as_bytes()).unwrap(), row);
        }
        assert!(read_row(br#"{"college":["0921170X",{"name":"A","commune":"B","commune_code":"\u001b[2J"}]}"#).is_err());
    }
}
