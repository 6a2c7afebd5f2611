//! Files as they come, and what becomes of them.

use super::*;
use crate::{
    audit::{
        ids::Revision,
        inventory::{Custody, CustodyKind, Device, Inventory, InventoryColumn, Records, Rows},
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
    assert!(imported.rejected[4].to_string().contains("the check letter of 0921170 is X"));
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
        "uai,nom,ville,rep\n0921170X,Collège La Fontaine,Antony,REP+\n0921243B,\"Collège, Anne\",,\n0921170X,Collège La Fontaine,Antony,REP+\n,b,,peut-être\n",
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
    assert!(matches!(problem(b"PK\x03\x04\0\0"), Problem::Damaged(_)));
    assert!(matches!(problem(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Problem::Damaged(_)));
    for page in ["<html><table>", "\u{feff}<!DOCTYPE html>", " <meta charset=utf-8>"] {
        assert_eq!(problem(page.as_bytes()), Problem::Foreign("a web page"), "{page}");
    }
    let wide: Vec<u8> = "\u{feff}<html xmlns:x=\"excel\">".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(problem(&wide), Problem::Foreign("a web page"));
    assert_eq!(problem(b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"), Problem::Foreign("an XML file"));
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
fn what_is_not_known_of_a_kind_is_other_and_told() {
    let imported = import("tag;type\n1;Vidéoprojecteur\n2;iPad\n3;DUPONT Jean\n");
    assert_eq!(devices(&imported).iter().map(|d| d.kind.code()).collect::<Vec<_>>(), ["other", "tablet", "other"]);
    assert_eq!(imported.notices, [Notice::UnknownKinds { words: vec!["Vidéoprojecteur".into()], count: 2 }]);
}

#[test]
fn a_surname_is_not_taken_for_a_holder_and_not_repeated() {
    let imported = import_at_office("tag;Détenteur;Affecté à\n1;MARTIN;\n2;H-2;\n3;;Martin Paul\n4;;\n");
    assert_eq!(reasons(&imported), [(2, "Détenteur", &Reason::PerhapsName)]);
    let custody: Vec<_> = devices(&imported).iter().map(|d| d.custody.kind().code()).collect();
    assert_eq!(custody, ["assigned", "assigned", "stored"]);
    assert_eq!(imported.notices, [Notice::PersonalColumns(vec!["Affecté à".into()]), Notice::Kept { count: 1 }]);
    assert!(!format!("{imported:?}").to_lowercase().contains("martin"));
}

#[test]
fn a_code_without_a_digit_has_the_form_of_the_others() {
    let holders = |words: &[&str]| {
        let rows = words.iter().enumerate().map(|(n, word)| format!("{n}9;{word}\n"));
        reasons(&import_at_office(&format!("tag;holder\n{}", rows.collect::<String>()))).len()
    };
    assert_eq!(holders(&["HADJ19C3", "HYTP08F8", "HK7SZ7JD", "HADJTCQF"]), 0);
    assert_eq!(holders(&["HADJ19C3", "HYTP08F8", "HK7SZ7JD", "HENRY"]), 1);
    assert_eq!(holders(&["HADJ19C3", "HYTP08F8", "HADJTCQF"]), 1);
    assert_eq!(holders(&["HADJ19C3", "X1", "HK7SZ7JD", "HADJTCQF"]), 1);
}

#[test]
fn a_place_in_a_column_about_persons_is_not_taken_for_a_person() {
    let imported = import("tag;Affecté à;salle\n1;Salle 12;\n2;B 204;B 204\n3;Non attribué;B 204\n4;Dupont Jean;\n");
    assert_eq!(reasons(&imported), [(2, "-", &Reason::PerhapsPlace), (3, "-", &Reason::PerhapsPlace)]);
    assert_eq!(devices(&imported).iter().map(|d| d.custody.kind().code()).collect::<Vec<_>>(), ["stored", "assigned"]);
    let snipe =
        "Étiquette de l'actif;Date de libération;Type;Lieu\n1;CDI;location;Stock\n2;Dupont;user;Stock\n3;PC1;asset;Stock\n";
    let imported = import(snipe);
    assert_eq!(reasons(&imported), [(4, "Type", &Reason::WithSomethingElse)]);
    let told = devices(&imported).iter().map(|d| (d.custody.kind().code(), d.room.as_ref().unwrap().as_str().to_owned()));
    assert_eq!(told.collect::<Vec<_>>(), [("stored", "CDI".to_owned()), ("assigned", "Stock".to_owned())]);
}

#[test]
fn a_remark_about_somebody_is_not_repeated() {
    let imported = import("tag;statut\n1;Prêté à Jean Dupont\n2;Jean Dupont\n3;chez M. Dupont\n4;hors service\n");
    let found: Vec<&str> = imported.rejected.iter().map(|row| row.found.as_str()).collect();
    assert_eq!(found, ["", "", "", "hors service"]);
}

#[test]
fn a_first_line_of_persons_is_not_repeated() {
    assert_eq!(problem("Dupont Jean;Portable\nMartin Paul;Tablette\n".as_bytes()), Problem::NoHeaderLine);
}

#[test]
fn a_column_of_names_is_personal_whatever_its_header() {
    let imported = import(
        "tag;Qui;Couleur;Où\n1;Dupont Jean;Bleu Nuit;Salle Verte\n2;Martin Paul;Bleu Nuit;Salle Bleue\n3;Durand Zoé;Bleu Nuit;Salle Rose\n",
    );
    assert_eq!(
        imported.notices,
        [Notice::PersonalColumns(vec!["Qui".into()]), Notice::IgnoredColumns(vec!["Couleur".into(), "Où".into()])]
    );
}

#[test]
fn a_column_is_judged_as_a_whole() {
    let long = import("tag;serial\na;8939010000000000000\nb;8939020000000000000\n");
    assert_eq!(reasons(&long).iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(devices(&import("tag;serial\na;8939010000000000000\nb;8939012345678901234\n")).len(), 2);
    let words = import("étiquette;serial\nPortable;1\nPortable;2\nPortable;3\nTablette;4\nPortable;5\nTablette;6\n");
    assert!(devices(&words).is_empty() && reasons(&words).iter().any(|(_, _, reason)| **reason == Reason::FewKeys));
    let short = import("tag;model;room\na;M;R\nb;M\nc\n");
    assert_eq!((devices(&short).len(), reasons(&short)), (3, vec![]));
    let cut = import("tag;model;room\na;M;\nb;M\n");
    assert_eq!(reasons(&cut), [(3, "-", &Reason::FieldCount { expected: 3, found: 2 })]);
    let moved = import("tag;model;serial\na;M;S\nb;;M;\n");
    assert_eq!(reasons(&moved), [(3, "-", &Reason::FieldCount { expected: 3, found: 4 })]);
}

#[test]
fn what_an_export_protects_is_imported_as_it_was() {
    use crate::io::export::{Format, Sheet, Value, write_to};
    use proptest::prelude::*;
    // Tags and words of rooms as an inventory holds them: neither blanks around them, nor an apostrophe that was taken off.
    let word = "[A-Za-z0-9=+@é;,\"-][A-Za-z0-9=+@é;,\" -]{0,10}[A-Za-z0-9é]";
    proptest!(crate::kept_below_tests(), |(tag in word, room in word, excel: bool)| {
        prop_assume!(value::required_key(&tag).is_ok() && !value::is_footer(&tag) && value::unwrapped(&tag).is_none());
        prop_assume!(value::unwrapped(&room).is_none() && !value::is_placeholder(&room));
        let format = if excel { Format::ExcelCsv } else { Format::Rfc4180 };
        let mut out = Vec::new();
        let rows = [Ok(vec![Value::Text(tag.clone()), Value::Text(room.clone())])].into_iter();
        let headers = vec!["tag".to_owned(), "room".to_owned()];
        write_to(&mut out, format, "", vec![Sheet { name: String::new(), headers, rows: Box::new(rows) }]).unwrap();
        let imported = read("t.csv", &out).unwrap();
        prop_assert_eq!(&imported.rejected, &vec![]);
        let device = devices(&imported).first().unwrap();
        prop_assert_eq!(device.tag.as_str(), tag);
        let same: Vec<&str> = room.split_whitespace().collect();
        prop_assert_eq!(device.room.as_ref().unwrap().as_str(), same.join(" "));
    });
}

/// A good file: every device has every column, except the last one, which shows that empty cells are written at the end of a
/// row.
const GOOD: &str = "tag;serial;model;custody;holder;due;room\n\
    0000101;SN-1A;Écran é;on_loan;H-1;2027-07-02;Réserve\n\
    0000102;SN-2A;Modèle à;on_loan;H-2;2027-07-13;Salle côté cour\n\
    0000103;SN-3A;Écran é;on_loan;H-3;2027-08-14;Réserve\n\
    0000104;SN-4A;Boîte;on_loan;H-4;2027-09-15;CDI été\n\
    0000105;SN-5A;Écran;on_loan;H-5;2027-07-02;Réserve\n\
    0000199;SN-9A;Écran;on_loan;H-9;2027-07-02;\n";

/// One damage to a file of text, by a number that chooses where.
fn damaged(text: &str, what: u8, at: usize) -> Vec<u8> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // The last row stays as it is.
    let row = 1 + at % (lines.len() - 2);
    let cell = at / 8 % 7;
    let change = |line: &str, change: &dyn Fn(&str) -> String| -> String {
        let cells = line.split(';').enumerate().map(|(n, text)| if n == cell { change(text) } else { text.to_owned() });
        cells.collect::<Vec<_>>().join(";")
    };
    let whole = |lines: Vec<String>| lines.join("\r\n") + "\r\n";
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    match what {
        0 => return latin(&whole(lines)),
        1 => return encoding_rs::MACINTOSH.encode(&whole(lines)).0.into_owned(),
        2 => return whole(lines).encode_utf16().flat_map(u16::to_le_bytes).collect(),
        3 => return whole(lines).encode_utf16().flat_map(u16::to_be_bytes).collect(),
        4 => {
            let bytes = lines.iter().enumerate().map(|(n, line)| if n == row { latin(line) } else { line.clone().into_bytes() });
            return bytes.collect::<Vec<_>>().join(&b"\r\n"[..]);
        }
        5 => lines[row] = latin(&lines[row]).iter().map(|b| char::from(*b)).collect::<String>().replace('é', "Ã©"),
        6 => lines[row] = change(&lines[row], &|text| format!("\"{text}")),
        7 => lines[row] = change(&lines[row], &|text| format!("{text};")),
        8 => lines[row] = lines[row].replacen(';', "", 1),
        9 => lines[row] = lines[row].rsplit_once(';').unwrap().0.to_owned(),
        10 => lines.insert(row, lines[0].clone()),
        11 => lines.insert(0, "Inventaire du collège;;;;;;".to_owned()),
        12 => lines[row] = change(&lines[row], &|text| format!("={text:?}")),
        13 => lines[row] = lines[row].replacen("0000", "'0000", 1),
        14 => lines[row] = lines[row].replacen("00001", "1", 1),
        15 => lines[row] = lines[row].replacen("00001", "1,01E+", 1),
        16 => lines.push("Total;;6;;;;".to_owned()),
        17 => lines[row] = change(&lines[row], &|_| "\0".to_owned()),
        18 => {
            // The whole column with the month first.
            let us = |line: &str| {
                let mut cells: Vec<String> = line.split(';').map(str::to_owned).collect();
                let parts: Vec<String> = cells[5].split('-').map(str::to_owned).collect();
                if let [year, month, day] = parts.as_slice() {
                    cells[5] = format!("{month}/{day}/{year}");
                }
                cells.join(";")
            };
            lines = lines.iter().map(|line| us(line)).collect();
        }
        19 => lines[0] = change(&lines[0], &|text| format!("{} *", text.to_uppercase())),
        20 => lines[0] = change(&lines[0], &|_| "couleur".to_owned()),
        _ => lines[row] = change(&lines[row], &|text| format!("<b>{text}</b>")),
    }
    whole(lines).into_bytes()
}

#[test]
fn whatever_is_damaged_a_row_is_right_or_held_back() {
    use proptest::prelude::*;
    let good = import_at_office(GOOD);
    let inventory = Inventory::new(Revision(1), Rows { devices: devices(&good).to_vec(), ..Rows::default() });
    let terms = Terms { full_names: FullNames::Kept, known: Known::of(&inventory), ..Terms::default() };
    assert_eq!((devices(&good).len(), good.rejected_rows()), (6, 0));
    let mapping = propose("t.csv", GOOD.as_bytes(), None, &terms.known).unwrap().mapping;
    let mapped = Terms { mapping: Some(mapping), ..terms.clone() };
    let damage = (0_u8..22, any::<usize>());
    // A second damage of the whole file: two in one row may make another good row.
    let more = (prop::sample::select(vec![0_u8, 1, 2, 3, 11, 16, 19]), any::<usize>());
    proptest!(crate::kept_below_tests(), |(first in damage, second in more, twice: bool, by_mapping: bool)| {
        let mut bytes = damaged(GOOD, first.0, first.1);
        if let Some(text) = twice.then(|| String::from_utf8(bytes.clone()).ok()).flatten() {
            bytes = damaged(&text, second.0, second.1);
        }
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        let terms = if by_mapping { &mapped } else { &terms };
        let Ok(read) = read_knowing("t.csv", &bytes, terms, &mut |_| ControlFlow::Continue(())) else { return Ok(()) };
        let lacks = |column| read.table.absent.contains(&column);
        for device in devices(&read) {
            let right = devices(&good).iter().find(|good| good.tag == device.tag);
            let right = right.unwrap_or_else(|| panic!("{device:?} of {shown}"));
            let mut expected = right.clone();
            if lacks(InventoryColumn::Serial) {
                expected.serial = None;
            }
            if lacks(InventoryColumn::Model) {
                expected.model = "".into();
            }
            if lacks(InventoryColumn::Room) {
                expected.room = None;
            }
            let (holder, due) = (right.custody.holder().cloned(), right.custody.due());
            let holder = holder.filter(|_| !lacks(InventoryColumn::Holder));
            let due = due.filter(|_| !lacks(InventoryColumn::Due));
            let somebody = if due.is_some() { CustodyKind::OnLoan } else { CustodyKind::Assigned };
            let kind = match (lacks(InventoryColumn::Custody), holder.is_some()) {
                (false, _) => CustodyKind::OnLoan,
                (true, true) => somebody,
                (true, false) => CustodyKind::Stored,
            };
            expected.custody = Custody::of(kind, holder, due);
            prop_assert_eq!(device, &expected, "{}", shown);
        }
    });
}

#[test]
fn what_is_empty_below_a_value_is_held_back_where_cells_were_merged() {
    let text = "tag;college;room\n1;0921170X;CDI\n2;;CDI\n3;;CDI\n4;0920068Z;CDI\n5;;CDI\n6;;CDI\n";
    let imported = import(text);
    let rejected: Vec<u64> = imported.rejected.iter().map(|row| row.line).collect();
    assert_eq!(rejected, [3, 4, 6, 7]);
    assert!(imported.rejected.iter().all(|row| row.reason == Reason::BelowValue));
    // A value that stands twice shows that each row says its own.
    assert_eq!(devices(&import(&text.replace("3;;CDI", "3;0921170X;CDI"))).len(), 6);
    assert_eq!(
        devices(&import("tag;college;room\n1;;CDI\n2;0921170X;CDI\n3;;CDI\n4;;CDI\n5;0920068Z;CDI\n6;;CDI\n7;;CDI\n")).len(),
        7
    );
}

#[test]
fn what_is_with_a_place_by_its_kind_is_stored_there() {
    let text = "Étiquette;Type de destinataire;Attribué à;Lieu\n1;Lieu;CDI;Stock\n2;Utilisateur;Dupont Jean;Stock\n3;;;Stock\n";
    for imported in [import(text), by_proposal(text)] {
        let told = devices(&imported).iter().map(|d| (d.custody.kind().code(), d.room.as_ref().unwrap().as_str().to_owned()));
        let expected = [("stored", "CDI".to_owned()), ("assigned", "Stock".to_owned()), ("stored", "Stock".to_owned())];
        assert_eq!(told.collect::<Vec<_>>(), expected, "{imported:?}");
        assert!(!format!("{imported:?}").contains("Dupont"));
    }
}

/// As the proposal for a file reads it.
fn by_proposal(text: &str) -> Imported {
    let mapping = propose("t.csv", text.as_bytes(), None, &Known::default()).unwrap().mapping;
    let terms = Terms { mapping: Some(mapping), ..Terms::default() };
    read_knowing("t.csv", text.as_bytes(), &terms, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn what_homebox_archived_is_out_of_use() {
    let text = "HB.asset_id;HB.name;HB.archived\n000-001;a;true\n000-002;b;false\n000-003;c;\n";
    for imported in [import(text), by_proposal(text)] {
        let custody: Vec<_> = devices(&imported).iter().map(|device| device.custody.kind().code()).collect();
        assert_eq!(custody, ["retired", "stored", "stored"], "{imported:?}");
        let says = [0, 1, 2].map(|row| imported.says(row, InventoryColumn::Custody));
        assert_eq!(says, [true, false, false], "what is not archived says nothing more");
    }
}

#[test]
fn a_header_that_perhaps_means_the_tag_is_proposed_where_its_cells_are_codes() {
    for header in ["Référence", "QR code", "Code QR", "Numéro"] {
        let text = format!("{header};Modèle\nPC-01;M\nPC-02;M\n");
        let proposal = propose("t.csv", text.as_bytes(), None, &Known::default()).unwrap();
        assert_eq!(proposal.mapping.columns[0].means, crate::job::Means::Column(InventoryColumn::Tag), "{header}");
        let Problem::MissingColumn { near, .. } = problem(text.as_bytes()) else { panic!("{header}") };
        assert_eq!(near, [Near { found: header.into(), meant: InventoryColumn::Tag }]);
    }
    // Not words that stand twice, and not beside a tag.
    for text in ["Référence;Modèle\nA-1;M\nA-1;M\n", "Référence;Étiquette\nA-1;T1\nA-2;T2\n"] {
        let proposal = propose("t.csv", text.as_bytes(), None, &Known::default()).unwrap();
        assert_eq!(proposal.mapping.columns[0].means, crate::job::Means::Ignored, "{text}");
    }
}

#[test]
fn kinds_that_are_not_known_are_asked_and_hold_nothing_back() {
    let text = "tag;type\n1;Vidéoprojecteur\n2;TNI\n3;TNI\n4;iPad\n5;Mini portable 11\n";
    let proposal = propose("t.csv", text.as_bytes(), None, &Known::default()).unwrap();
    let asked: Vec<_> = proposal.asked.iter().map(|asked| (asked.word.as_str(), asked.rows, asked.near.clone())).collect();
    let kind = |kind| Some(crate::job::WordMeans::Kind(kind));
    let expected = [
        ("TNI", 2, kind(crate::audit::inventory::Kind::Other)),
        ("Mini portable 11", 1, kind(crate::audit::inventory::Kind::Laptop)),
        ("Vidéoprojecteur", 1, kind(crate::audit::inventory::Kind::Other)),
    ];
    assert_eq!((asked.as_slice(), proposal.unasked), (expected.as_slice(), 0));
    assert_eq!(devices(&by_proposal(text)).len(), 5);
    let word = |means| crate::job::MappedWord { of: crate::job::WordOf::Kind, word: "tni".into(), means };
    let words = vec![word(crate::job::WordMeans::HeldBack)];
    let terms = Terms { mapping: Some(Mapping { words, ..proposal.mapping }), ..Terms::default() };
    let imported = read_knowing("t.csv", text.as_bytes(), &terms, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(
        imported.rejected.iter().map(|row| (row.line, &row.reason)).collect::<Vec<_>>(),
        [(3, &Reason::HeldBack), (4, &Reason::HeldBack)]
    );
}

#[test]
fn any_bytes_are_answered() {
    use proptest::prelude::*;
    proptest!(crate::kept_below_tests(), |(bytes: Vec<u8>, text in "tag[;,]serial\n(\"?[a-c;,\"=0-9]{0,6}\"?[\r\n]){0,8}")| {
        let _ = read("t", &bytes);
        let _ = propose("t", &bytes, None, &Known::default());
        if let Ok(proposal) = propose("t", text.as_bytes(), None, &Known::default()) {
            prop_assert_eq!(proposal.mapping.columns.len(), proposal.samples.len());
            let terms = Terms { mapping: Some(proposal.mapping), ..Terms::default() };
            let by_mapping = read_knowing("t", text.as_bytes(), &terms, &mut |_| ControlFlow::Continue(()));
            prop_assert!(by_mapping.is_ok(), "{:?}", by_mapping);
        }
        if let Ok(imported) = read("t", text.as_bytes()) {
            let rows = imported.table.rows.len() + imported.rejected_rows();
            prop_assert!(rows <= text.lines().flat_map(|l| l.split('\r')).count());
            for reject in &imported.rejected {
                prop_assert!(reject.found.chars().count() <= 80 && !reject.found.chars().any(char::is_control));
            }
        }
    });
}
