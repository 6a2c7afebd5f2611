//! Inventories made for tests and measures: colleges by number, and what is alike in the colleges and devices of all of them.

use recol::audit::{
    ids::{RoomName, Serial, Tag},
    inventory::{College, Device},
    uai::Uai,
};
use smol_str::SmolStr;

/// Rooms of every college of a large inventory.
pub const ROOMS: [&str; 8] = ["Réserve", "Salle info", "Chariot 1", "Chariot 2", "CDI", "Salle 12", "Salle 14", "Vie scolaire"];

/// One of them, round and round.
pub fn one<'a>(of: &[&'a str], n: u64) -> &'a str {
    of.get(usize::try_from(n).unwrap_or_default() % of.len()).copied().unwrap_or_default()
}

/// One college of so many, round and round.
#[expect(clippy::expect_used, reason = "a test stops at a mistake, and a measurement too")]
pub fn uai(n: u64, colleges: u64) -> Uai {
    let number = 920_000 + u32::try_from(n % colleges).unwrap_or_default() * 7;
    Uai::from_number(number).expect("seven digits")
}

/// A college of Antony.
pub fn college(uai: Uai, name: impl Into<SmolStr>) -> College {
    College { uai, name: name.into(), commune: "Antony".into(), commune_code: "92002".parse().ok(), priority: false }
}

/// A device that is stored in a room.
pub fn device(tag: &str, serial: &str, college: Uai, room: &str) -> Device {
    Device {
        tag: Tag::new(tag),
        serial: Some(Serial::new(serial)),
        college: Some(college),
        room: Some(RoomName::new(room)),
        ..Device::default()
    }
}
