//! The seed data as a pure function: no clock, no chance, the same bytes on every machine.
//!
//! Colleges are real. Devices, serial numbers, models, holders and rooms are invented; their counts by programme and
//! delivery are those of the press release told in `seeds/README.md`.

pub mod colleges;
mod fixed;
mod mobile;
mod row;
mod shuffle;

use colleges::COLLEGES;
use row::{Device, HEADER, line};

/// A file of the seed data: its name and its content.
pub type File = (&'static str, String);

/// A programme of the press release, or the parc that was there before.
pub struct Programme {
    /// The neutral code.
    pub code: &'static str,
    /// The name, which stays at the office.
    pub name: &'static str,
    /// How many devices.
    pub allotted: usize,
}

/// The programmes in the order of the press release, and the parc of the colleges last.
#[must_use]
pub fn programmes(fixed: usize) -> Vec<Programme> {
    let row = |code, allotted, name| Programme { code, name, allotted };
    vec![
        row("P1", 4000, "Ultraportables des enseignants"),
        row("P2", 2600, "Tablettes d'élèves, dont tous les élèves d'ULIS"),
        row("P3", 2000, "Ultraportables des collèges prêtés aux familles"),
        row("P4", 30, "Ordinateurs recyclés offerts à des familles non équipées"),
        row("P5", 600, "Tablettes prêtées à des enfants confiés à l'Aide sociale à l'enfance"),
        row("P6", 2250, "Ordinateurs recyclés offerts régulièrement"),
        row("F1", fixed, "Parc des collèges : postes fixes et classes mobiles"),
    ]
}

/// The four files.
#[must_use]
pub fn files() -> [File; 4] {
    let fixed = fixed::devices();
    let mut devices = mobile::devices();
    let count = fixed.len();
    devices.extend(fixed);
    [
        ("colleges.csv", college_rows()),
        ("programmes.csv", programme_rows(count)),
        ("programmes-office.csv", office_rows(count)),
        ("devices.csv", std::iter::once(HEADER.to_owned()).chain(devices.iter().map(Device::line)).collect()),
    ]
}

fn college_rows() -> String {
    let rows = COLLEGES
        .iter()
        .map(|(uai, name, commune, code, priority)| line(&[uai, name, commune, code, if *priority { "yes" } else { "no" }]));
    std::iter::once(line(&["uai", "name", "commune", "commune_code", "priority"])).chain(rows).collect()
}

fn programme_rows(fixed: usize) -> String {
    let rows = programmes(fixed).into_iter().map(|p| line(&[p.code, &p.allotted.to_string()]));
    std::iter::once(line(&["code", "allotted"])).chain(rows).collect()
}

/// The programmes with their names, for the office alone: nothing builds this file into the program.
fn office_rows(fixed: usize) -> String {
    let rows = programmes(fixed).into_iter().map(|p| line(&[p.code, &p.allotted.to_string(), p.name]));
    std::iter::once(line(&["code", "allotted", "name"])).chain(rows).collect()
}
