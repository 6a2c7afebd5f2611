//! The written form of revision heads and rows: one line of JSON each. What was written once is read for ever: fields are
//! added, never changed.

use super::line::{RevisionHead, Row};
use crate::audit::{
    ids::{ProgrammeCode, Revision, RoomName, Serial, Tag},
    inventory::{Aliases, College, Custody, CustodyKind, Device, Kind, Programme},
    uai::Uai,
};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A text that should have been such a line.
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
    Device(Tag, #[serde(default)] Option<Box<WireDevice>>),
}

#[derive(Serialize, Deserialize)]
struct WireCollege {
    name: SmolStr,
    commune: SmolStr,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    priority: bool,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct WireDevice {
    #[serde(skip_serializing_if = "Option::is_none")]
    serial: Option<SmolStr>,
    #[serde(skip_serializing_if = "SmolStr::is_empty")]
    model: SmolStr,
    kind: SmolStr,
    #[serde(skip_serializing_if = "Option::is_none")]
    programme: Option<SmolStr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<SmolStr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<SmolStr>,
    custody: SmolStr,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<SmolStr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    college: Option<Uai>,
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<SmolStr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_id: Option<SmolStr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uuid: Option<SmolStr>,
}

/// The line of a head.
#[must_use]
pub fn write_head(head: &RevisionHead) -> Vec<u8> {
    let RevisionHead { revision, at, source, prefixes } = head.clone();
    // Words and numbers always have a JSON form.
    serde_json::to_vec(&Head { revision, at, source, prefixes }).unwrap_or_default()
}

/// The head that a line tells.
///
/// # Errors
/// [`NotALine`].
pub fn read_head(line: &[u8]) -> Result<RevisionHead, NotALine> {
    let Head { revision, at, source, prefixes } = serde_json::from_slice(line).map_err(|e| NotALine(e.to_string()))?;
    Ok(RevisionHead { revision, at, source, prefixes })
}

/// The line of a row: without holder and full name, which have no place in it.
#[must_use]
pub fn write_row(row: &Row) -> Vec<u8> {
    let wire = match row {
        Row::College(uai, college) => {
            let wire = |c: &College| WireCollege { name: c.name.clone(), commune: c.commune.clone(), priority: c.priority };
            Wire::College(*uai, college.as_ref().map(wire))
        }
        Row::Programme(code, programme) => Wire::Programme(code.clone(), programme.as_ref().map(|p| p.allotted)),
        Row::Device(tag, device) => Wire::Device(tag.clone(), device.as_deref().map(|device| Box::new(written(device)))),
    };
    serde_json::to_vec(&wire).unwrap_or_default()
}

/// The row that a line tells.
///
/// # Errors
/// [`NotALine`].
pub fn read_row(line: &[u8]) -> Result<Row, NotALine> {
    let wire: Wire = serde_json::from_slice(line).map_err(|e| NotALine(e.to_string()))?;
    Ok(match wire {
        Wire::College(uai, college) => {
            Row::College(uai, college.map(|c| College { uai, name: c.name, commune: c.commune, priority: c.priority }))
        }
        Wire::Programme(code, allotted) => {
            let programme = allotted.map(|allotted| Programme { code: code.clone(), allotted, full_name: None });
            Row::Programme(code, programme)
        }
        Wire::Device(tag, device) => {
            let device = device.map(|wire| read(tag.clone(), *wire)).transpose()?;
            Row::Device(tag, device.map(Box::new))
        }
    })
}

fn written(device: &Device) -> WireDevice {
    WireDevice {
        serial: device.serial.as_ref().map(|serial| serial.as_str().into()),
        model: device.model.clone(),
        kind: device.kind.code().into(),
        programme: device.programme.as_ref().map(|code| code.as_str().into()),
        delivery: device.delivery.clone(),
        owner: device.owner.clone(),
        custody: device.custody.kind().code().into(),
        due: device.custody.due().map(|due| smol_str::format_smolstr!("{due}")),
        college: device.college,
        room: device.room.as_ref().map(|room| room.as_str().into()),
        source_id: device.source_id().map(SmolStr::from),
        uuid: device.uuid().map(SmolStr::from),
    }
}

fn read(tag: Tag, wire: WireDevice) -> Result<Device, NotALine> {
    let custody = CustodyKind::from_code(&wire.custody).ok_or_else(|| NotALine(format!("custody {:?}", wire.custody)))?;
    let kind = Kind::from_code(&wire.kind).ok_or_else(|| NotALine(format!("kind {:?}", wire.kind)))?;
    let due = wire.due.map(|due| due.parse()).transpose().map_err(|_| NotALine("due: a date was expected".to_owned()))?;
    let (source_id, uuid) = (wire.source_id, wire.uuid);
    Ok(Device {
        tag,
        serial: wire.serial.map(Serial::new),
        model: wire.model,
        kind,
        programme: wire.programme.map(ProgrammeCode::new),
        delivery: wire.delivery,
        owner: wire.owner,
        custody: Custody::of(custody, None, due),
        college: wire.college,
        room: wire.room.map(RoomName::new),
        aliases: (source_id.is_some() || uuid.is_some()).then(|| Box::new(Aliases { source_id, uuid })),
    })
}
