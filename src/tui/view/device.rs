//! A device in one row of a list.

use super::paint::{cut, left};
use crate::audit::{inventory::DeviceIx, standing::Standing, text::printable};

pub(super) fn device_row(standing: &Standing, ix: DeviceIx, cells: usize, with_room: bool) -> String {
    let Some(device) = standing.inventory().device(ix) else { return String::new() };
    let room = device.room.as_ref().filter(|_| with_room).map(|room| format!(" · {room}")).unwrap_or_default();
    let serial = device.serial.as_ref().map(|s| format!(" · {s}")).unwrap_or_default();
    cut(&format!("{}  {}{serial}{room}", left(&device.tag.to_string(), 14), printable(&device.model)), cells)
}
