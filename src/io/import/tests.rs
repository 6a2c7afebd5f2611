//! Files as they come, and what becomes of them.

use super::*;
use crate::{
    audit::{
        inventory::{Device, InventoryColumn, Records},
        uai::{NotAUai, Uai},
    },
    job::Progress,
};

fn import(text: &str) -> Imported {
    read("t.csv", text.as_bytes()).unwrap()
}

/// As the office imports: nothing of what it may keep is dropped.
fn import_at_office(text: &str) -> Imported {
    read_with("t.csv", text.as_bytes(), FullNames::Kept, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn whoever_watches_is_told_how_far_it_is_and_may_stop_it() {
    let rows: String = (0..5_000).map(|n| format!("T{n};laptop\n")).collect();
    let text = format!("tag;kind\n{rows}");
    let mut told = Vec::new();
    let mut watch = |far: Progress| {
        told.push(far);
        ControlFlow::Continue(())
    };
    read_with("t.csv", text.as_bytes(), FullNames::Dropped, &mut watch).unwrap();
    assert_eq!(told.len(), 5);
    assert!(told.windows(2).all(|two| two[0].done < two[1].done && two[1].done <= two[1].total), "{told:?}");
    let stopped = read_with("t.csv", text.as_bytes(), FullNames::Dropped, &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped.unwrap_err().problem, Problem::Stopped));
}

fn problem(bytes: &[u8]) -> Problem {
    read("t.csv", bytes).unwrap_err().problem
}

fn devices(imported: &Imported) -> &[Device] {
    match &imported.table.rows {
        Records::Devices(rows) => rows,
        other => panic!("{other:?}"),
    }
}

fn reasons(imported: &Imported) -> Vec<(u64, &str, &Reason)> {
    imported.rejected.iter().map(|r| (r.line, r.column.as_deref().unwrap_or("-"), &r.reason)).collect()
}

#[test]
fn a_device_row_says_everything() {
    let imported = import_at_office(
        "uuid,source_id,room,college,due,holder,custody,owner,delivery,programme,kind,model,serial,tag\n\
         0A1B2C3D-0000-4000-8000-000000000001,17,Salle 1,0921170x,02/07/2027,H-1,on_loan,SYN,2020-12,P3,laptop,UP13,SN1,0012\n",
    );
    assert_eq!((imported.rejected, imported.notices), (vec![], vec![]));
    assert!(imported.table.absent.is_empty());
    let Records::Devices(rows) = imported.table.rows else { panic!() };
    let d = rows.first().unwrap();
    assert_eq!((d.tag.as_str(), d.serial.as_ref().unwrap().as_str()), ("0012", "SN1"));
    assert_eq!((d.model.as_str(), d.kind.code(), d.delivery.as_deref()), ("UP13", "laptop", Some("2020-12")));
    assert_eq!((d.custody.kind().code(), d.custody.due().unwrap().to_string()), ("on_loan", "2027-07-02".into()));
    assert_eq!(d.custody.holder().unwrap().as_str(), "H-1");
    assert_eq!((d.college, d.room.as_ref().unwrap().as_str()), (Uai::from_number(921_170), "Salle 1"));
    assert_eq!((d.source_id(), d.uuid()), (Some("17"), Some("0a1b2c3d-0000-4000-8000-000000000001")));
    assert_eq!((d.owner.as_deref(), d.programme.as_ref().unwrap().as_str()), (Some("SYN"), "P3"));
}

#[test]
fn french_headers_and_every_encoding() {
    let text = "Étiquette;Numéro de série;Modèle;Situation;Échéance\r\n0012;SN1;Écran é;prêté;\r\n";
    let utf16 = |big: bool| -> Vec<u8> {
        "\u{feff}"
            .chars()
            .chain(text.chars())
            .map(|c| c as u16)
            .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
            .collect()
    };
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let files = [
        (text.as_bytes().to_vec(), None),
        (format!("\u{feff}{text}").into_bytes(), None),
        (format!("sep=;\r\n{text}").into_bytes(), None),
        (utf16(false), Some(Encoding::Utf16)),
        (utf16(true), Some(Encoding::Utf16)),
        (latin, Some(Encoding::Windows1252)),
        (text.replace(';', "\t").into_bytes(), None),
        (text.replace(';', ",").into_bytes(), None),
    ];
    for (bytes, encoding) in files {
        let imported = read("t.csv", &bytes).unwrap();
        assert_eq!(imported.notices, encoding.map(Notice::Encoding).into_iter().collect::<Vec<_>>());
        assert_eq!(devices(&imported).first().unwrap().model, "Écran é");
        assert_eq!(devices(&imported).first().unwrap().custody.kind().code(), "on_loan");
    }
}

#[test]
fn a_bad_row_is_rejected_with_all_its_reasons() {
    let imported = import(
        "tag;serial;kind;custody;due;college\n\
         ;2,17003E+13;phone;gone;31/02/2027;0921170A\n\
         a;;;;;\n\
         b;;laptop\n\
         c;;laptop;;;;;\n\
         d;;laptop;;;;x\n\
         e;\"f;;;;\n\
         a;;;;;\n",
    );
    let wrong = Reason::Uai(NotAUai::Letter { digits: 921_170, expected: 'X', found: 'A' });
    assert_eq!(
        reasons(&imported),
        [
            (2, "tag", &Reason::Empty),
            (2, "serial", &Reason::SpreadsheetNumber),
            (2, "kind", &Reason::UnknownKind),
            (2, "custody", &Reason::UnknownCustody),
            (2, "due", &Reason::BadDate),
            (2, "college", &wrong),
            (4, "-", &Reason::FieldCount { expected: 6, found: 3 }),
            (6, "-", &Reason::FieldCount { expected: 6, found: 7 }),
            (7, "serial", &Reason::UnbalancedQuote),
            (8, "tag", &Reason::Twice { first: 3 }),
        ]
    );
    assert_eq!(imported.rejected_rows(), 5);
    assert_eq!(devices(&imported).iter().map(|d| d.tag.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    assert!(imported.rejected[5].to_string().contains("the check letter of 0921170 is X"));
}

#[test]
fn persons_stay_outside() {
    let imported = import_at_office(
        "tag;Prénom;E-mail;Couleur;holder;custody\n1;Ana;a@b.fr;rouge;H-1;assigned\n2;;;;Ana Li;assigned\n3;;;;a@b;assigned\n",
    );
    assert_eq!(
        imported.notices,
        [
            Notice::PersonalColumns(vec!["Prénom".into(), "E-mail".into()]),
            Notice::IgnoredColumns(vec!["Couleur".into()]),
            Notice::PersonalHolders { count: 2 },
        ]
    );
    let holders: Vec<_> = devices(&imported).iter().map(|d| d.custody.holder().map(|h| h.as_str())).collect();
    assert_eq!(holders, [Some("H-1"), None, None]);
    assert!(!format!("{:?}", imported.table).contains("Ana"));
}

#[test]
fn holders_stay_at_the_office_and_who_has_a_device_has_it() {
    let text = "tag;custody;holder;due\n1;assigned;H-1;\n2;;H-2;\n3;;H-3;2027-07-02\n4;;Ana Li;\n5;stored;H-5;\n6;;;\n";
    let kinds = |imported: &Imported| devices(imported).iter().map(|d| d.custody.kind().code()).collect::<Vec<_>>();
    let expected = ["assigned", "assigned", "on_loan", "assigned", "stored", "stored"];
    let (field, office) = (import(text), import_at_office(text));
    assert_eq!((kinds(&field), kinds(&office)), (expected.to_vec(), expected.to_vec()));
    assert_eq!(field.notices, [Notice::PersonalHolders { count: 1 }, Notice::HoldersDropped { count: 3 }]);
    assert!(devices(&field).iter().all(|device| device.custody.holder().is_none()));
    assert_eq!(devices(&office).iter().filter(|device| device.custody.holder().is_some()).count(), 3);
}

#[test]
fn one_serial_in_two_rows_and_two_spellings_of_a_tag_are_told() {
    let imported = import("tag;serial\nab-1;S\nAB–1;S\nc;S\nd;\ne;\n");
    assert_eq!(devices(&imported).len(), 5);
    assert_eq!(
        imported.notices,
        [
            Notice::KeysAlike { key: "AB–1".into(), first: 2, second: 3 },
            Notice::SerialTwice { serial: "S".into(), lines: vec![2, 3, 4], count: 3 },
        ]
    );
}

#[test]
fn colleges_and_programmes() {
    let imported = import(
        "uai,nom,ville,rep\n0921170X,Collège La Fontaine,Antony,REP+\n0921243B,\"Collège, Anne\",,\n0921170X,b,,\n,b,,peut-être\n",
    );
    let Records::Colleges(rows) = &imported.table.rows else { panic!() };
    assert_eq!(
        rows.iter().map(|c| (c.name.as_str(), c.priority)).collect::<Vec<_>>(),
        [("Collège La Fontaine", true), ("Collège, Anne", false)]
    );
    assert_eq!(
        reasons(&imported),
        [(4, "uai", &Reason::Twice { first: 2 }), (5, "uai", &Reason::Empty), (5, "rep", &Reason::BadFlag)]
    );

    let text = "code;allotted;name\nP2;2600;Tablettes ULIS\nP9;beaucoup;\n";
    let imported = import(text);
    assert_eq!(imported.notices, [Notice::FullNamesDropped { count: 1 }]);
    assert_eq!(imported.table.absent, [InventoryColumn::Name]);
    assert!(!format!("{:?}", imported.table).contains("ULIS"));
    assert_eq!(reasons(&imported), [(3, "allotted", &Reason::BadNumber)]);
    let kept = read_with("t.csv", text.as_bytes(), FullNames::Kept, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(kept.notices, []);
    let Records::Programmes(rows) = &kept.table.rows else { panic!() };
    assert_eq!(rows.first().unwrap().full_name.as_deref(), Some("Tablettes ULIS"));
}

#[test]
fn a_file_as_a_whole() {
    assert_eq!(problem(b""), Problem::Empty);
    assert_eq!(problem(b"\xef\xbb\xbf \r\n"), Problem::Empty);
    assert_eq!(problem(b"PK\x03\x04\0\0"), Problem::Binary);
    assert_eq!(problem(b"\"tag;serial\n"), Problem::SpoiltHeader);
    assert_eq!(
        problem(b"tag;serial;Tag\n"),
        Problem::HeaderTwice { column: InventoryColumn::Tag, first: "tag".into(), second: "Tag".into() }
    );
    assert!(devices(&import("tag\n")).is_empty());
    let lost = problem(b"couleur;taille\nrouge;3\n");
    let Problem::NoHeader { found, expected, near } = &lost else { panic!("{lost:?}") };
    assert_eq!((found.len(), expected.as_slice(), near.as_slice()), (2, ["tag", "uai", "code"].as_slice(), [].as_slice()));
    let Problem::MissingColumn { table, column, near, .. } = problem("Etiquete;serial;model\n".as_bytes()) else { panic!() };
    assert_eq!((table, column), (TableKind::Devices, InventoryColumn::Tag));
    assert_eq!(near, [Near { found: "Etiquete".into(), meant: InventoryColumn::Tag }]);
    let lost = problem(b"serial;model;programme;name\n");
    assert!(matches!(lost, Problem::MissingColumn { table: TableKind::Devices, column: InventoryColumn::Tag, .. }), "{lost:?}");
    let shown = read("parc\u{1b}.csv", "uai;ville\n".as_bytes()).unwrap_err().to_string();
    assert_eq!(shown, "parc\\u{1b}.csv: the column \"name\" of the colleges is missing: found \"uai\", \"ville\"");
}

#[test]
fn any_bytes_are_answered() {
    use proptest::prelude::*;
    proptest!(crate::kept_below_tests(), |(bytes: Vec<u8>, text in "tag[;,]serial\n(\"?[a-c;,\"=0-9]{0,6}\"?[\r\n]){0,8}")| {
        let _ = read("t", &bytes);
        if let Ok(imported) = read("t", text.as_bytes()) {
            let rows = imported.table.rows.len() + imported.rejected_rows();
            prop_assert!(rows <= text.lines().flat_map(|l| l.split('\r')).count());
            for reject in &imported.rejected {
                prop_assert!(reject.found.chars().count() <= 80 && !reject.found.chars().any(char::is_control));
            }
        }
    });
}
