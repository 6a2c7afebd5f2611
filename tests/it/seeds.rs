//! The committed seed data: it is what the generator makes, it imports without a reject, and its counts are those of the
//! press release.

#[path = "../../seeds/parc/mod.rs"]
mod parc;

use recol::{
    audit::{
        ids::Revision,
        inventory::{CustodyKind, Device, Inventory, MergeMode, Records, merge},
        tag::{Resolution, parse, resolve},
    },
    io::import::{self, FullNames, Imported, Notice},
};
use std::{collections::BTreeMap, fs, ops::ControlFlow, path::Path};

fn committed(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name)).unwrap()
}

fn imported(name: &str) -> Imported {
    let imported = import::read_with(name, &committed(name), FullNames::Kept, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(imported.rejected, [], "{name}");
    assert_eq!(imported.notices, Vec::<Notice>::new(), "{name}");
    imported
}

/// The invented parc, as it is imported.
pub fn inventory() -> Inventory {
    let tables = ["colleges.csv", "programmes.csv", "devices.csv"].map(|name| imported(name).table);
    Inventory::new(Revision(1), merge(&Inventory::default(), tables, MergeMode::Replace))
}

#[test]
fn the_committed_files_are_what_the_generator_makes() {
    for (name, made) in parc::files() {
        assert!(committed(name) == made.as_bytes(), "{name} differs: run `cargo run --example seeds`");
        assert!(made.len() < 2_200_000, "{name} has {} bytes", made.len());
    }
}

#[test]
fn counts_are_those_of_the_press_release() {
    let inventory = inventory();
    let count = |fits: &dyn Fn(&Device) -> bool| inventory.devices().iter().filter(|d| fits(d)).count();
    let in_programme = |d: &Device, code: &str| d.programme.as_ref().is_some_and(|p| p.as_str() == code);
    for (code, total, kind, custody) in [
        ("P1", 4000, "laptop", &[CustodyKind::Assigned][..]),
        ("P2", 2600, "tablet", &[CustodyKind::Assigned]),
        ("P3", 2000, "laptop", &[CustodyKind::OnLoan]),
        ("P4", 30, "laptop", &[CustodyKind::Given]),
        ("P5", 600, "tablet", &[CustodyKind::OnLoan]),
        ("P6", 2250, "laptop", &[CustodyKind::Given, CustodyKind::Stored]),
    ] {
        let fits = |d: &Device| in_programme(d, code) && d.kind.code() == kind && custody.contains(&d.custody.kind());
        assert_eq!((count(&|d| in_programme(d, code)), count(&fits)), (total, total), "{code}");
    }
    assert_eq!(count(&|d| !in_programme(d, "F1")), 11_480);
    assert_eq!(count(&|d| in_programme(d, "P3") && d.delivery.as_deref() == Some("2020-12")), 1000);
    let waiting = |d: &Device| in_programme(d, "P6") && d.delivery.as_deref() == Some("2021-01");
    assert_eq!(count(&waiting), 400);
    let mut per_college = BTreeMap::new();
    for device in inventory.devices().iter().filter(|d| waiting(d)) {
        assert_eq!((device.custody.kind(), device.room.as_ref().unwrap().as_str()), (CustodyKind::Stored, "Réserve"));
        *per_college.entry(device.college.unwrap()).or_insert(0) += 1;
    }
    assert_eq!(per_college.len(), 10);
    for (uai, count) in per_college {
        assert!(count == 40 && inventory.college(uai).unwrap().priority, "{uai}");
    }
    for programme in &inventory.rows().programmes {
        let devices = count(&|d| d.programme.as_ref() == Some(&programme.code));
        assert_eq!(devices, programme.allotted as usize, "{}", programme.code);
        assert!(programme.full_name.is_none());
    }
}

/// A full name can tell of a disability or of a child under protection: the program knows the codes alone.
#[test]
fn the_office_has_the_full_names_and_the_program_does_not() {
    let Records::Programmes(rows) = imported("programmes-office.csv").table.rows else { panic!("not the programmes") };
    let program = fs::read(env!("CARGO_BIN_EXE_recol")).unwrap();
    let holds = |word: &str| memmem(&program, word.as_bytes());
    assert!(holds("Salle informatique 1"), "the search finds what is built in");
    for programme in parc::programmes(0) {
        let row = rows.iter().find(|row| row.code.as_str() == programme.code).unwrap();
        assert_eq!(row.full_name.as_deref(), Some(programme.name));
        assert!(!holds(programme.name), "{} is built in", programme.name);
    }
}

fn memmem(all: &[u8], part: &[u8]) -> bool {
    let Some((first, _)) = part.split_first() else { return true };
    (0..all.len()).filter(|at| all[*at] == *first).any(|at| all[at..].starts_with(part))
}

#[test]
fn an_auditor_finds_something_to_do_in_every_college() {
    let inventory = inventory();
    assert_eq!(inventory.rows().colleges.len(), 99);
    assert_eq!(inventory.rows().colleges.iter().filter(|c| c.priority).count(), 10);
    for college in &inventory.rows().colleges {
        let here = || inventory.in_college(college.uai).iter().filter_map(|ix| inventory.device(*ix));
        let stored = here().filter(|d| d.custody.kind() == CustodyKind::Stored).count();
        assert!((40..=125).contains(&stored), "{}: {stored}", college.uai);
        assert!(here().any(|d| d.custody.kind() == CustodyKind::OnLoan), "{}", college.uai);
        assert!(inventory.rooms_of(college.uai).any(|room| room.as_str() == "Réserve"), "{}", college.uai);
    }
    let evening = "2026-11-23".parse().unwrap();
    let overdue = inventory.devices().iter().filter(|d| d.custody.due().is_some_and(|due| due < evening)).count();
    let lent = inventory.devices().iter().filter(|d| d.custody.due().is_some()).count();
    assert_eq!(lent, 2600);
    assert!((20..=130).contains(&overdue), "{overdue} overdue");
}

#[test]
fn serials_are_unique_and_every_tag_resolves_to_its_device() {
    let inventory = inventory();
    let mut serials: Vec<_> = inventory.devices().iter().map(|d| d.serial.clone().unwrap()).collect();
    serials.sort();
    assert!(serials.windows(2).all(|pair| pair[0] != pair[1]));
    let mut legacy = 0;
    for (ix, device) in inventory.iter() {
        let tag = device.tag.as_str();
        assert_eq!(resolve(&inventory, &parse(tag)).device(), Some(ix), "{tag}");
        if let Some(stripped) = tag.strip_prefix("00") {
            legacy += 1;
            assert_eq!(resolve(&inventory, &parse(stripped)).device(), Some(ix), "{tag} without its zeros");
        }
    }
    assert!(legacy > 1000, "{legacy} legacy tags");
    assert_eq!(resolve(&inventory, &parse("HDS-NOTHERE")), Resolution::None);
}

#[test]
fn nothing_in_the_devices_names_a_person_or_a_programme() {
    let text = String::from_utf8(committed("devices.csv")).unwrap();
    for word in ["@", "ULIS", "ASE", "Aide", "enfance"] {
        let found = text.lines().find(|line| line.split(',').any(|cell| cell == word) || (word.len() > 3 && line.contains(word)));
        assert_eq!(found, None, "{word}");
    }
}
