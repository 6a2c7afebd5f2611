//! Files as offices have them, from `fixtures/import/office`: each is imported rightly, or its rows are held back with a
//! reason. Whoever adds a file there adds what is expected of it here.

use crate::env::{Env, Ran, fixture};
use recol::audit::inventory::{Device, Inventory};
use serde_json::Value;
use std::{collections::BTreeSet, fs};

/// The persons of the files. Nothing of them may leave an import.
const PERSONS: [&str; 6] = ["Dupont", "DUPONT", "Person A", "a@b.example", "+33100000000", "\"pa\""];

/// What is expected of a file: how many devices it adds, and the rejected lines, each with a part of its reason.
struct Case {
    name: &'static str,
    added: u64,
    rejected: &'static [(u64, &'static str)],
}

const fn good(name: &'static str, added: u64) -> Case {
    Case { name, added, rejected: &[] }
}

const fn held(name: &'static str, added: u64, rejected: &'static [(u64, &'static str)]) -> Case {
    Case { name, added, rejected }
}

const ROUNDED: &str = "spoilt by a spreadsheet";
const NOTHING: &str = "stands for nothing";
const MONTH: &str = "the month first";
const UNKNOWN: &str = "unknown custody";
const NOBODY: &str = "in use, but not said by whom";

const CASES: &[Case] = &[
    held("01-scientific.csv", 0, &[(2, ROUNDED), (3, ROUNDED), (4, ROUNDED)]),
    good("03-zeros-before.csv", 2),
    good("04-formula-text.csv", 2),
    good("05-apostrophe.csv", 2),
    held("07-placeholders.csv", 5, &[(2, NOTHING), (3, NOTHING), (4, NOTHING), (5, NOTHING), (6, NOTHING), (7, NOTHING)]),
    held("08-totals-below.csv", 2, &[(4, "below the table"), (5, "below the table")]),
    held("09-dates-us.csv", 0, &[(2, MONTH), (3, MONTH)]),
    held("11-thousands.csv", 0, &[(3, "not a whole number"), (4, "not a whole number"), (5, "not a whole number")]),
    good("22-double-bom.csv", 1),
    good("23-unicode-text.txt", 1),
    good("24-utf16-no-bom.csv", 1),
    good("26-macroman-cr.csv", 2),
    held("28-mixed.csv", 1, &[(3, "bytes that are not text")]),
    held("29-one-nul.csv", 1, &[(3, "bytes that are not text")]),
    good("30-nul-tail.csv", 1),
    good("40-pipe.csv", 1),
    good("41-short-rows.csv", 4),
    good("42-trailing-columns.csv", 2),
    good("43-title-lines.csv", 1),
    good("45-headers-twice.csv", 1),
    good("46-header-decorated.csv", 1),
    held("48-repeated-header.csv", 2, &[(3, "the header again")]),
    good("49-long-note.csv", 2),
    good("50-newlines-in-cells.csv", 2),
    held("51-inch-quote.csv", 2, &[(2, "unbalanced quote")]),
    good("53-spaces.csv", 1),
    good("55-header-only.csv", 0),
    held("56-html.csv", 0, &[(2, "HTML inside"), (2, "HTML inside"), (3, "HTML inside")]),
    good("57-sep-quoted.csv", 1),
    good("59-single-column.csv", 2),
    // "En panne" is neither in repair nor retired: nobody but the office knows. So two of the four rows, and not three.
    held("60-glpi.csv", 2, &[(4, UNKNOWN), (5, "empty")]),
    good("61-snipe-report-en.csv", 3),
    good("63-snipe-import-en.csv", 3),
    good("64-school-export.csv", 2),
    held("65-college-names.csv", 2, &[(4, "perhaps 0921170X"), (5, "perhaps 0921170X")]),
    good("66-homebox.csv", 2),
    good("67-rejected-replace-1.csv", 20),
    good("70-google-admin.csv", 1),
    good("72-jamf.csv", 1),
    held("73-persons-elsewhere.csv", 0, &[(2, "perhaps a name")]),
    good("75-geoloc-colleges.csv", 0),
    good("77-ralph.csv", 1),
    good("80-kinds.csv", 20),
    // Each word that says where a device is is taken; one that says only that it is used, or that it is broken, is not.
    held(
        "81-statuses.csv",
        16,
        &[
            (2, NOBODY),
            (5, NOBODY),
            (6, NOBODY),
            (7, UNKNOWN),
            (8, UNKNOWN),
            (9, UNKNOWN),
            (20, NOBODY),
            (21, NOBODY),
            (22, UNKNOWN),
            (24, UNKNOWN),
            (27, NOBODY),
            (28, NOBODY),
        ],
    ),
];

/// Files that are refused as a whole, with a part of what is said.
const REFUSED: &[(&str, &str)] = &[
    ("20-mojibake.csv", "--encoding utf8-twice"),
    ("54-no-header.csv", "the first line looks like data"),
    // Devices without a tag: a mapping takes their serial for it (mapping.rs).
    ("69-autopilot.csv", "no known column"),
    ("71-intune-devices.csv", "the column \"tag\" of the devices is missing"),
    ("78-shelf.csv", "the column \"tag\" of the devices is missing"),
];

/// Files that need another one before them, in tests of their own.
const APART: [&str; 2] = ["03-zeros-after.csv", "67-rejected-replace-2.csv"];

/// A store that knows two colleges by their names.
fn office() -> Env {
    let env = Env::new();
    let colleges = "uai,name\n0921170X,Collège Test\n0920068Z,Collège Jean Moulin\n";
    env.run(&["import", &env.file("colleges.csv", colleges)]).ends(0);
    env
}

fn path(name: &str) -> String {
    fixture("import/office").join(name).to_str().unwrap().to_owned()
}

fn inventory(env: &Env) -> Inventory {
    let store = env.store();
    store.inventory(store.newest_revision().unwrap()).unwrap()
}

#[track_caller]
fn device(env: &Env, tag: &str) -> Device {
    let inventory = inventory(env);
    inventory.devices().iter().find(|device| device.tag.as_str() == tag).unwrap_or_else(|| panic!("no {tag}")).clone()
}

#[track_caller]
fn nobody(ran: &Ran, name: &str) {
    for person in PERSONS {
        assert!(!ran.stdout.contains(person) && !ran.stderr.contains(person), "{name} tells {person}: {ran:?}");
    }
}

#[test]
fn every_file_has_an_expectation() {
    let here: BTreeSet<String> =
        fs::read_dir(fixture("import/office")).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let named = CASES.iter().map(|case| case.name).chain(REFUSED.iter().map(|(name, _)| *name)).chain(APART);
    assert_eq!(here, named.map(str::to_owned).collect());
}

#[test]
fn every_row_is_right_or_held_back_and_nobody_is_named() {
    for Case { name, added, rejected } in CASES {
        let env = office();
        let code = if rejected.is_empty() { 0 } else { 1 };
        nobody(&env.run(&["import", "--dry-run", "--office", &path(name)]).ends(code), name);
        let ran = env.run(&["import", "--json", "--office", &path(name)]).ends(code);
        nobody(&ran, name);
        let mut told = ran.json();
        let whole = told.pop().unwrap();
        assert_eq!(whole["added"], Value::from(*added), "{name}: {}", ran.stdout);
        let reasons: Vec<(u64, &str)> =
            told.iter().map(|line| (line["line"].as_u64().unwrap(), line["reason"].as_str().unwrap())).collect();
        assert_eq!(reasons.len(), rejected.len(), "{name}: {reasons:?}");
        for ((line, reason), (expected, part)) in reasons.iter().zip(*rejected) {
            assert!(line == expected && reason.contains(part), "{name}: {reasons:?}");
        }
        let kept = format!("{:?}", inventory(&env).rows());
        assert!(PERSONS.iter().all(|person| !kept.contains(person)), "{name}: {kept}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_refused_by_what_it_is() {
    for (name, words) in REFUSED {
        let env = office();
        let ran = env.run(&["import", &path(name)]).ends(3);
        ran.complains_of(&[name, words]);
        nobody(&ran, name);
    }
    let utf32: Vec<u8> = "tag;serial\nA;B\n".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let files: [(&[u8], &str); 7] = [
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml\0xl/workbook.xml\0", "the workbook is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", "the workbook is damaged"),
        (b"\xef\xbb\xbf<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", "a web page"),
        (b"<html><table><tr><td>tag</td></tr></table>", "a web page"),
        (b"%PDF-1.7\n", "a PDF"),
        (&utf32, "UTF-32"),
        (b"tag;model;room\r\nA;\x90cran;R\x82serve\r\n", "CP850 (DOS)"),
    ];
    for (bytes, words) in files {
        let env = office();
        env.run(&["import", &env.file("fichier.csv", bytes)]).ends(3).complains_of(&["fichier.csv", words]);
    }
}

#[test]
fn a_number_that_lost_its_zeros_is_no_new_device() {
    let env = office();
    env.run(&["import", &path("03-zeros-before.csv")]).ends(0);
    for args in [&["import"][..], &["import", "--replace"]] {
        let said = env.run(&[args, &[&path("03-zeros-after.csv")]].concat()).ends(1).stdout;
        assert!(said.contains("perhaps 0012345") && said.contains("nothing changes: 2 devices"), "{said}");
    }
}

#[test]
fn nineteen_spoilt_rows_remove_nothing() {
    let env = office();
    env.run(&["import", &path("67-rejected-replace-1.csv")]).ends(0);
    let said = env.run(&["import", "--replace", &path("67-rejected-replace-2.csv")]).ends(1).stdout;
    assert!(said.contains("19 records stay as they are") && said.contains("nothing changes: 20 devices"), "{said}");
    env.run(&["import", "--replace", &path("55-header-only.csv")]).ends(3).complains_of(&["--remove 20"]);
    assert_eq!(inventory(&env).devices().len(), 20);
}

#[test]
fn accents_that_were_damaged_are_repaired_when_told_so() {
    let env = office();
    let said = env.run(&["import", "--encoding", "utf8-twice", &path("20-mojibake.csv")]).ends(0).stdout;
    assert!(said.contains("accents repaired"), "{said}");
    let device = device(&env, "HDS-E1");
    assert_eq!((device.model.as_str(), device.room.unwrap().as_str()), ("Écran", "Réserve"));
}

#[test]
fn what_is_taken_is_what_the_file_says() {
    let room = |device: &Device| device.room.as_ref().map(|room| room.as_str().to_owned()).unwrap_or_default();
    let serial = |device: &Device| device.serial.as_ref().map(|serial| serial.as_str().to_owned()).unwrap_or_default();
    // File, tag, serial, room, custody.
    for (name, tag, expected) in [
        ("04-formula-text.csv", "0012345", ["00098", "", "stored"]),
        ("05-apostrophe.csv", "-12", ["+33", "", "stored"]),
        ("07-placeholders.csv", "HDS-B1", ["", "", "stored"]),
        ("26-macroman-cr.csv", "HDS-G5", ["S5", "Salle à côté", "stored"]),
        ("41-short-rows.csv", "HDS-J1", ["S1", "CDI", "stored"]),
        ("43-title-lines.csv", "HDS-L1", ["S1", "CDI", "stored"]),
        ("45-headers-twice.csv", "HDS-N1", ["S1", "CDI", "stored"]),
        ("46-header-decorated.csv", "HDS-O1", ["S1", "CDI", "stored"]),
        ("53-spaces.csv", "HDS-U1", ["S1", "CDI", "stored"]),
        ("60-glpi.csv", "HDS-Z1", ["S1", "Bâtiment A > CDI", "assigned"]),
        ("60-glpi.csv", "HDS-Z2", ["S2", "Réserve", "stored"]),
        ("61-snipe-report-en.csv", "HDS-1", ["S1", "CDI", "on_loan"]),
        ("61-snipe-report-en.csv", "HDS-2", ["S2", "Stock", "stored"]),
        ("61-snipe-report-en.csv", "HDS-3", ["S3", "Stock", "in_repair"]),
        ("63-snipe-import-en.csv", "HDS-1", ["", "Stock", "assigned"]),
        ("63-snipe-import-en.csv", "HDS-2", ["", "CDI", "stored"]),
        ("63-snipe-import-en.csv", "HDS-3", ["", "Stock", "stored"]),
        ("64-school-export.csv", "2026/01", ["SN001", "", "stored"]),
        ("66-homebox.csv", "000-001", ["S1", "Collège / Réserve", "stored"]),
        ("70-google-admin.csv", "HDS-4A", ["S1", "CDI", "assigned"]),
        ("72-jamf.csv", "HDS-5A", ["S1", "CDI", "assigned"]),
        ("77-ralph.csv", "HDS-7A", ["S1", "", "assigned"]),
    ] {
        let env = office();
        env.run(&["import", &path(name)]);
        let found = device(&env, tag);
        let words = [serial(&found), room(&found), found.custody.kind().code().to_owned()];
        assert_eq!(words, expected.map(str::to_owned), "{name} {tag}");
        assert!(found.custody.holder().is_none(), "{name}");
    }
    let env = office();
    env.run(&["import", &path("61-snipe-report-en.csv")]).ends(0);
    assert_eq!(device(&env, "HDS-1").custody.due().unwrap().to_string(), "2027-07-02");
    env.run(&["import", &path("60-glpi.csv")]).ends(1);
    assert_eq!(device(&env, "HDS-Z1").college.unwrap().to_string(), "0921170X");
    env.run(&["import", &path("65-college-names.csv")]).ends(1);
    assert_eq!(device(&env, "HDS-2A").college.unwrap().to_string(), "0920068Z");
}

#[test]
fn persons_are_called_so_and_what_was_done_is_told() {
    let env = office();
    let said = env.run(&["import", &path("73-persons-elsewhere.csv")]).ends(1).stdout;
    let personal = "not imported: Affecté à, Bénéficiaire, Attribué à, Assigned To, User Allocated, Agent, Contact";
    assert!(said.contains(personal) && said.contains("ignored: Commentaires"), "{said}");
    for (name, words) in [
        ("04-formula-text.csv", "4 cells protected by a spreadsheet"),
        ("07-placeholders.csv", "5 serial numbers that stand for nothing were left out"),
        ("24-utf16-no-bom.csv", "read as UTF-16"),
        ("26-macroman-cr.csv", "read as Mac Roman"),
        ("43-title-lines.csv", "the header is on line 4"),
        ("45-headers-twice.csv", "equal to another column, read once: Serial Number, Room"),
        ("63-snipe-import-en.csv", "1 device is with somebody, according to a personal column"),
        ("72-jamf.csv", "Username, Full Name, Email Address"),
        ("80-kinds.csv", "7 devices of unknown kinds are “other”"),
    ] {
        let said = office().run(&["import", &path(name)]).stdout;
        assert!(said.contains(words), "{name}: {said}");
    }
}
