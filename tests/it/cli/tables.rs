//! Tables that are not as they should be: each says file, line, column and what to do, and what is good in it is kept.

use crate::env::{Env, fixture};
use recol::audit::inventory::Inventory;
use std::fs;

fn inventory(env: &Env) -> Inventory {
    let store = env.store();
    store.inventory(store.newest_revision().unwrap()).unwrap()
}

fn imports(name: &str, code: i32) -> (Env, String) {
    let env = Env::auditing();
    let before = env.journal().len();
    let path = fixture("import").join(name);
    let ran = env.run(&["import", path.to_str().unwrap()]).ends(code);
    env.nothing_lost(before);
    assert_eq!(ran.stderr, "");
    (env, ran.stdout)
}

/// Files that are no table at all: nothing of them is taken.
#[track_caller]
fn refused(name: &str, bytes: impl AsRef<[u8]>, words: &[&str]) {
    let env = Env::auditing();
    let (before, revision) = (env.journal().len(), env.store().newest_revision().unwrap());
    let path = env.file(name, bytes);
    let good = fixture("import/ignored-column.csv");
    // Beside a good file too: an import is whole or not at all.
    let ran = env.run(&["import", good.to_str().unwrap(), &path]).ends(3);
    ran.complains_of(&[name]).complains_of(words);
    assert_eq!(env.store().newest_revision().unwrap(), revision);
    env.nothing_lost(before);
}

#[test]
fn files_without_a_table_are_refused_whole() {
    refused(
        "colonnes.csv",
        fs::read(fixture("import/unknown-columns.csv")).unwrap(),
        &["no known column", "\"etiquete\"", "\"etiquete\" perhaps means \"tag\""],
    );
    refused("vide.csv", "", &["the file is empty"]);
    refused("blancs.csv", " \n\n \n", &["the file is empty"]);
    refused(
        "table.xlsx",
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0binary\0sheet",
        &["the workbook is damaged", "save the table as XLSX"],
    );
    refused("table.dat", b"\x7f\0\x01\0\0tag\0\0\0", &["this is no text: save the sheet as XLSX, ODS or CSV first"]);
    refused("page.xls", "<html><table><tr><td>tag</td></tr></table></html>", &["a web page", "save the table as XLSX"]);
    refused("image.csv", fs::read(fixture("optics/qr1-13.jpg")).unwrap(), &["this is no text"]);
    refused("deux.csv", "tag;serial;numéro de série\nA;B;C\n", &["the column \"serial\" is there twice", "numéro de série"]);
    refused("sans-nom.csv", "uai;commune\n0921170X;Antony\n", &["the column \"name\" of the colleges is missing"]);
    refused("entete.csv", "\"tag;serial\nA;B\n", &["the header line has an unbalanced quote"]);
}

#[test]
fn a_workbook_is_imported_and_its_other_sheets_are_named() {
    for name in ["devices.xlsx", "devices.ods", "devices.xls"] {
        let env = Env::imported();
        let ran = env.run(&["import", fixture(&format!("import/books/{name}")).to_str().unwrap()]).ends(1);
        let told = format!("{}{}", ran.stdout, ran.stderr);
        for words in ["sheet read: \u{201c}Matériel\u{201d}; not read: Lisez-moi, Aide", "8.93901010235848E18"] {
            assert!(told.contains(words), "{name}: {words:?} is not in {told}");
        }
        let inventory = env.store().inventory(env.store().newest_revision().unwrap()).unwrap();
        for tag in ["0012345", "HDS-1", "HDS-2"] {
            assert!(inventory.by_tag(tag).is_some(), "{name}: {tag}");
        }
    }
}

#[test]
fn a_file_that_is_not_there_or_is_a_folder() {
    let env = Env::imported();
    env.run(&["import", "nowhere.csv"]).ends(3).complains_of(&["nowhere.csv"]);
    let folder = env.path("folder");
    fs::create_dir(&folder).unwrap();
    env.run(&["import", folder.to_str().unwrap()]).ends(5).complains_of(&["folder"]);
}

#[test]
fn an_unknown_column_is_told_and_the_rest_imported() {
    let (env, said) = imports("ignored-column.csv", 0);
    assert!(said.contains("ignored-column.csv (devices): 1 row read, none rejected"), "{said}");
    assert!(said.contains("unknown columns, ignored: couleur"), "{said}");
    assert!(said.contains("recol campaign move"), "what comes next: {said}");
    assert!(inventory(&env).by_tag("NEW-0001").is_some());
}

#[test]
fn a_quote_that_does_not_close_spoils_its_row_alone() {
    let (env, said) = imports("quotes.csv", 1);
    assert!(said.contains("× quotes.csv: line 2, column “model”: a quote that does not close"), "{said}");
    assert!(said.contains("2 rows read, 1 rejected"), "{said}");
    let inventory = inventory(&env);
    assert_eq!(["Q-0001", "Q-0002", "Q-0003"].map(|tag| inventory.by_tag(tag).is_some()), [false, true, true]);
}

#[test]
fn a_wrong_uai_names_line_column_and_the_right_letter() {
    let (env, said) = imports("wrong-uai.csv", 1);
    assert!(said.contains("× wrong-uai.csv: line 3, column “college”: the letter of 0921170 is X: “0921170A”"), "{said}");
    assert!(
        said.contains("line 4, column “college”: not a UAI: seven digits and a letter, such as 0921170X: “Antony”"),
        "{said}"
    );
    let inventory = inventory(&env);
    assert_eq!(["W-0001", "W-0002", "W-0003"].map(|tag| inventory.by_tag(tag).is_some()), [true, false, false]);
}

#[test]
fn a_tag_that_stands_twice_with_different_words_keeps_neither() {
    let (env, said) = imports("twice.csv", 1);
    for words in [
        "× twice.csv: line 2, column “tag”: line 4 says something else about it (model): neither is imported: “D-0001”",
        "× twice.csv: line 4, column “tag”: line 2 says something else about it (model): neither is imported: “D-0001”",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    let inventory = inventory(&env);
    assert_eq!(["D-0001", "D-0002"].map(|tag| inventory.by_tag(tag).is_some()), [false, true]);
}

#[test]
fn other_encodings_are_read_and_told() {
    for (name, tag, notice) in
        [("windows-1252.csv", "E-0001", "read as Windows-1252: check the accents"), ("utf-16.csv", "E-0002", "read as UTF-16")]
    {
        let (env, said) = imports(name, 0);
        assert!(said.contains(notice), "{said}");
        let inventory = inventory(&env);
        let device = inventory.device(inventory.by_tag(tag).unwrap()).unwrap();
        assert_eq!((device.model.as_str(), device.room.as_ref().unwrap().as_str()), ("modèle é", "Réserve"));
    }
}

#[test]
fn rejects_are_told_in_json_too() {
    let env = Env::auditing();
    let path = fixture("import/wrong-uai.csv");
    let told = env.run(&["import", "--json", path.to_str().unwrap()]).ends(1).json();
    assert_eq!(told.len(), 3);
    assert_eq!((&told[0]["line"], &told[0]["column"]), (&3.into(), &"college".into()));
    assert_eq!((&told[2]["rejected"], &told[2]["added"], &told[2]["total"]), (&2.into(), &1.into(), &13.into()));
}

#[test]
fn what_a_spreadsheet_spoilt_is_rejected() {
    let env = Env::imported();
    let path = env.file("tableur.csv", "tag;due;uuid\n1,23E+05;;\nA-1;31/02/2027;\nA-2;;no-uuid\nA-3;2027-07-02;\nA-4;x\n");
    let said = env.run(&["import", &path]).ends(1).stdout;
    for words in [
        "line 2, column “tag”: spoilt by a spreadsheet: export the column as text: “1,23E+05”",
        "line 3, column “due”: not a date",
        "line 4, column “uuid”: not a UUID",
        "line 6: 2 fields, the header has 3",
        "1 row read, 4 rejected",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn an_import_that_changes_nothing_makes_no_revision() {
    let env = Env::imported();
    let before = env.store().newest_revision().unwrap();
    let said = env.run(&["import", fixture("import/devices.csv").to_str().unwrap()]).ends(0).stdout;
    assert!(said.contains("nothing changes: 12 devices in all"), "{said}");
    assert_eq!(env.store().newest_revision().unwrap(), before);
}
