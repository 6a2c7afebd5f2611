//! The parc that the colleges had before: desktops in rooms, laptops on a trolley. It is what an auditor finds in place.

use super::{
    colleges::COLLEGES,
    row::Device,
    shuffle::{code, drawn},
};
use recol::audit::tag::OwnTag;

/// The first own tag of this parc, far above those of the mobile devices.
const FIRST_TAG: usize = 100_001;
/// The first number of the labels of old: seven digits, so that they begin with zeros.
const FIRST_LEGACY: usize = 12_345;
/// The first number of the same devices in the program that printed those labels; no legacy number comes near.
const FIRST_SOURCE: usize = 700_001;

/// A room: its name, what stands there, the fewest devices, and how many more there may be.
type Room = (&'static str, Model, usize, usize);

#[derive(Clone, Copy)]
struct Model {
    name: &'static str,
    kind: &'static str,
    serial: &'static str,
}

const TOWER: Model = Model { name: "Poste fixe F24", kind: "desktop", serial: "FA" };
const SMALL: Model = Model { name: "Mini-poste F10", kind: "desktop", serial: "FB" };
const ROLLING: Model = Model { name: "Portable 14 classe mobile", kind: "laptop", serial: "PM" };

const ROOMS: [Room; 8] = [
    ("Salle informatique 1", TOWER, 14, 5),
    ("Salle informatique 2", TOWER, 8, 7),
    ("CDI", SMALL, 5, 4),
    ("Salle de technologie", TOWER, 5, 4),
    ("Salle des professeurs", SMALL, 2, 3),
    ("Vie scolaire", SMALL, 1, 2),
    ("Classe mobile 1", ROLLING, 8, 5),
    ("Réserve", TOWER, 4, 5),
];

/// Every device of this parc, by college, then room.
#[must_use]
pub fn devices() -> Vec<Device> {
    let mut out = Vec::with_capacity(6200);
    for (at, (uai, ..)) in COLLEGES.iter().enumerate() {
        // Three colleges in ten still carry the labels of an earlier program: digits alone.
        let legacy = drawn(11, at, 10) < 3;
        for (room_at, (room, model, fewest, more)) in ROOMS.iter().enumerate() {
            for _ in 0..fewest + drawn(12, at * ROOMS.len() + room_at, more + 1) {
                let device = one(out.len(), *model, legacy);
                out.push(Device { college: uai, room: if device.custody == "stored" { room } else { "" }, ..device });
            }
        }
    }
    out
}

fn one(n: usize, model: Model, legacy: bool) -> Device {
    Device {
        tag: if legacy { format!("{:07}", FIRST_LEGACY + n) } else { OwnTag::numbered((FIRST_TAG + n) as u64).to_string() },
        serial: code(model.serial, 100_000 + n),
        model: model.name,
        kind: model.kind,
        programme: "F1",
        delivery: ["2016", "2018", "2019"][drawn(13, n / 60, 3)],
        owner: "Département",
        custody: match drawn(14, n, 1000) {
            0..=14 => "in_repair",
            15..=34 => "retired",
            35..=44 => "lost",
            _ => "stored",
        },
        source_id: if legacy { (FIRST_SOURCE + n).to_string() } else { String::new() },
        ..Device::default()
    }
}
