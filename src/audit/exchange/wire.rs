//! The written form of revision heads and rows: one line of JSON each. Every written form stays readable for ever:
//! fields are added, never changed.

use super::line::{RevisionHead, Row};
use crate::audit::{
    ids::{ProgrammeCode, Revision, Tag},
    inventory::{College, DeviceRecord, InventoryColumn, Programme},
    uai::Uai,
};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

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
            let wire = |c: &College| WireCollege { name: c.name.clone(), commune: c.commune.clone(), priority: c.priority };
            Wire::College(*uai, college.as_ref().map(wire))
        }
        Row::Programme(code, programme) => Wire::Programme(code.clone(), programme.as_ref().map(|p| p.allotted)),
        Row::Device(tag, device) => Wire::Device(tag.clone(), device.as_deref().map(|device| Box::new(DeviceRecord::of(device)))),
        Row::HeldBack(held) => Wire::Device(held.tag.clone(), Some(Box::new(held.record.clone()))),
    };
    serde_json::to_vec(&wire).unwrap_or_default()
}

/// Reads a row from a line.
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
        Wire::Device(tag, Some(record)) => match Row::of_device(tag, *record) {
            // A newer Récol cannot have introduced a new form of college number: the line is damaged.
            Row::HeldBack(held) if held.column == InventoryColumn::College => return Err(NotALine(held.to_string())),
            row => row,
        },
        Wire::Device(tag, None) => Row::Device(tag, None),
    })
}
