//! Workbooks that LibreOffice writes.

use super::installed::program;
use crate::env::{Env, tag};
use recol::io::import::{FullNames, Imported, read_with};
use std::{fs, ops::ControlFlow, path::Path};

fn imported(path: &Path) -> Imported {
    let bytes = fs::read(path).unwrap();
    read_with("t", &bytes, FullNames::Kept, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Converts a file into another format, by the name of its ending. `filter` says how a text is taken in.
fn converted(from: &Path, to: &str, filter: &str, folder: &Path) -> Imported {
    let home = folder.join("home");
    let ran = program("soffice")
        .args(["--headless", &format!("-env:UserInstallation=file://{}", home.display())])
        .args([filter, "--convert-to", to, "--outdir"])
        .args([folder, from])
        .output()
        .unwrap();
    let path = folder.join(from.file_stem().unwrap()).with_extension(to);
    assert!(path.is_file(), "{to}: {}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    imported(&path)
}

#[test]
#[ignore = "run by make test-strangers"]
fn a_workbook_of_libreoffice_says_what_the_kept_ones_say() {
    let books = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import/books");
    let folder = tempfile::tempdir().unwrap();
    let kept = imported(&books.join("devices.ods"));
    for format in ["xlsx", "ods", "xls"] {
        assert_eq!(converted(&books.join("devices.fods"), format, "--norestore", folder.path()), kept, "{format}");
    }
}

#[test]
#[ignore = "run by make test-strangers"]
fn a_csv_says_the_same_as_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("devices.csv");
    let text = "tag;serial;model;kind;custody;due;college;room;source_id\n\
        0012345;SN1;\u{c9}cran \u{e9};laptop;;;0921170X;101;17\n\
        0012346;SN2;\"Mod\u{e8}le 15\"\"\";tablet;on_loan;2027-07-02;0921170X;Salle 2;18\n\
        HDS-1;8939010102358400001;M;other;;;0921170X;;\n";
    fs::write(&csv, text).unwrap();
    let said = imported(&csv);
    assert_eq!((said.table.rows.len(), said.rejected.len()), (3, 0));
    // Semicolons, quotes, UTF-8, from the first line on; columns of text, two of days and numbers (LibreOffice's help, \"CSV filter\").
    let filter = "--infilter=CSV:59,34,76,1,1/2/2/2/3/2/4/2/5/2/6/5/7/2/8/1/9/1";
    for format in ["xlsx", "ods", "xls"] {
        assert_eq!(converted(&csv, format, filter, folder.path()), said, "{format}");
    }
}

#[test]
#[ignore = "run by make test-strangers"]
fn libreoffice_keeps_the_tags_and_days_of_an_export_and_runs_nothing() {
    let env = Env::imported();
    let strange = "tag;serial;model;kind;custody;college;room\n0012345;8939010102358400001;M;laptop;stored;0921170X;Réserve\n";
    env.run(&["import", &env.file("strange.csv", strange)]).ends(0);
    env.run(&["campaign", "open", "Récolement 2026"]).ends(0);
    env.visit(&["--close"], format!("{}\n=2*21+0\n@SUM(1)\n0012345\n", tag(1)).as_bytes()).ends(0);
    let path = env.path("constats.xlsx");
    env.run(&["export", "--all", "-o", path.to_str().unwrap()]).ends(0);
    let convert = |to: &str| {
        let home = env.path("home");
        let ran = program("soffice")
            .args(["--headless", "--norestore", &format!("-env:UserInstallation=file://{}", home.display())])
            .args(["--convert-to", to, "--outdir"])
            .args([&env.path(""), &path])
            .output()
            .unwrap();
        assert!(ran.status.success(), "{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    };
    // Every sheet as CSV, cells as shown (LibreOffice's help, "CSV filter").
    convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1");
    let csv = fs::read_to_string(env.path("constats-Findings.csv")).unwrap();
    for words in ["0012345,8939010102358400001", "=2*21+0", "@SUM(1)", &tag(1)] {
        assert!(csv.contains(words), "{words} is not in {csv}");
    }
    assert!(!csv.contains(",42,"), "something ran: {csv}");
    // Its own format says of each cell what it is.
    convert("fods");
    let sheet = fs::read_to_string(env.path("constats.fods")).unwrap();
    assert!(!sheet.contains("table:formula"), "a formula");
    assert!(sheet.contains("office:value-type=\"date\" office:date-value=\"20"), "no day");
    let text = sheet.split("<table:table-cell").find(|cell| cell.contains("<text:p>0012345</text:p>")).unwrap();
    assert!(text.contains("office:value-type=\"string\""), "{text}");
}
