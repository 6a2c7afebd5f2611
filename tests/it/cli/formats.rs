//! The formats of an export: which one is written, what is in it, and what of the campaign.

use crate::env::{DATE, Env, HERE, ROOM, THERE, finish, tag};
use serde_json::Value;
use std::{
    fs,
    io::{Cursor, Read},
    process::Command,
};

/// Devices whose tags and serial numbers a spreadsheet would change, and one with a holder.
const STRANGE: &str = "tag;serial;model;kind;programme;custody;holder;college;room\n\
    0012345;8939010102358400001;M <1> & \"2\";laptop;P3;stored;;0921170X;Réserve\n\
    HDS-9;SN9;M;tablet;P2;stored;;0921170X;Réserve\n\
    HDS-10;SN10;M;tablet;P2;assigned;H-9315;0920068Z;CDI\n";

/// A campaign with reads in both colleges: strange devices, an unknown label that looks like a formula.
fn begun() -> Env {
    let env = Env::imported();
    env.run(&["import", "--office", &env.file("strange.csv", STRANGE)]).ends(0);
    env.run(&["campaign", "open", "Récolement 2026"]).ends(0);
    env.visit(&["--close"], format!("{}\n=HYPERLINK(1)\n", tag(1)).as_bytes()).ends(0);
    let there = ["visit", THERE, "--room", ROOM, "--payloads", "-", "--close"];
    env.run_fed(&there, format!("{}\nHDS-9\n", tag(2)).as_bytes()).ends(0);
    env
}

/// The rows of a JSON document on standard output.
fn rows(env: &Env, more: &[&str]) -> Vec<Value> {
    let args = [&["export", "--date", DATE, "--format", "json", "-o", "-"], more].concat();
    let ran = env.run(&args).ends(0);
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    document["rows"].as_array().unwrap().clone()
}

/// The parts of a workbook that are XML, by name.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_ending_or_the_option_names_the_format() {
    let env = begun();
    let written = |name: &str, more: &[&str]| {
        let path = env.path(name);
        let args = [&["export", "-o", path.to_str().unwrap()], more].concat();
        env.run(&args).ends(0);
        fs::read(&path).unwrap()
    };
    let is = |bytes: &[u8], begin: &[u8]| assert!(bytes.starts_with(begin), "{:?}", &bytes[..bytes.len().min(40)]);
    is(&written("a.xlsx", &[]), b"PK");
    is(&written("a.XLSX", &["--summary"]), b"PK");
    is(&written("a.json", &[]), b"{\"schema\":\"recol.findings/1\",\"rows\":[\n{\"campaign\"");
    is(&written("b.json", &["--summary"]), b"{\"schema\":\"recol.summary/1\"");
    is(&written("a.jsonl", &[]), b"{\"schema\":\"recol.findings/1\",\"campaign\"");
    is(&written("a.csv", &[]), "\u{feff}campagne;".as_bytes());
    is(&written("c.json", &["--profile", "rfc4180"]), b"campaign,");
    is(&written("c.dat", &["--format", "jsonl"]), b"{\"schema\"");
    is(&written("a.csv", &["--format", "xlsx"]), b"PK");
    let refused = |args: &[&str], words: &[&str]| {
        let path = env.path("refused.x");
        env.run(&[&["export", "-o", path.to_str().unwrap()], args].concat()).ends(3).complains_of(words);
        assert!(!path.exists());
    };
    refused(&["--format", "xlsx", "--profile", "rfc4180"], &["--profile", "only for CSV"]);
    refused(&["--format", "json", "--sheet-per-college"], &["--sheet-per-college", "xlsx"]);
    refused(&["--campaign", "no such"], &["no such"]);
    // A workbook that Récol did not write stays.
    let foreign = env.file("foreign.xlsx", fs::read(crate::env::fixture("import/books/devices.xlsx")).unwrap());
    env.run(&["export", "-o", &foreign]).ends(3).complains_of(&["foreign.xlsx", "--force"]);
}

#[test]
fn a_workbook_has_a_summary_and_the_findings_as_they_are() {
    let env = begun();
    let path = env.path("constats.xlsx");
    let ran = env.run(&["export", "--all", "--date", DATE, "-o", path.to_str().unwrap()]).ends(0);
    assert_eq!(ran.stderr, "", "a workbook changes no tag");
    let bytes = fs::read(&path).unwrap();
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("name=\"Summary\"") && book.contains("name=\"Findings\""), "{book}");
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    for words in [
        "state=\"frozen\"",
        "<autoFilter ref=\"A1:",
        "t=\"inlineStr\"><is><t>0012345</t></is>",
        "<t>8939010102358400001</t>",
        "<t>M &lt;1&gt; &amp; \"2\"</t>",
        "<t>=HYPERLINK(1)</t>",
        "<t>missing</t>",
        "<t>not in inventory</t>",
    ] {
        assert!(sheet.contains(words), "{words} is not in {sheet}");
    }
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "a formula");
    // Times are numbers with a format of days.
    assert!(
        part(&bytes, "xl/styles.xml").contains("yyyy\\-mm\\-dd") || part(&bytes, "xl/styles.xml").contains("yyyy-mm-dd hh:mm:ss")
    );
    let summary = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(summary.contains("<t>0921170X</t>") && summary.contains("<t>discrepancies</t>"), "{summary}");
    // A sheet for each college, named by its UAI.
    env.run(&["export", "--all", "--sheet-per-college", "-o", path.to_str().unwrap()]).ends(0);
    let book = part(&fs::read(&path).unwrap(), "xl/workbook.xml");
    for name in ["Summary", "0921170X Collège La Fontaine", "0920068Z Collège Maison Blanche"] {
        assert!(book.contains(&format!("name=\"{name}\"")), "{book}");
    }
    // In French its words are French.
    let mut french = Command::new(env!("CARGO_BIN_EXE_recol"));
    env.dress(&mut french).arg("--data-dir").arg(env.data()).args(["--lang", "fr", "export", "-o"]).arg(&path);
    finish(&mut french, b"").ends(0);
    let bytes = fs::read(&path).unwrap();
    assert!(part(&bytes, "xl/workbook.xml").contains("name=\"Écarts\""));
    assert!(part(&bytes, "xl/worksheets/sheet2.xml").contains("<t>manquant</t>"));
}

#[test]
fn json_has_codes_and_the_whole_text_and_no_words() {
    let env = begun();
    let all = rows(&env, &["--all"]);
    let of = |tag: &str| all.iter().find(|row| row["asset_tag"] == tag).unwrap_or_else(|| panic!("{tag} is not there"));
    let strange = of("0012345");
    assert_eq!((&strange["finding"], &strange["serial"]), (&"missing".into(), &"8939010102358400001".into()));
    assert_eq!((&strange["custody"], &strange["kind"], &strange["read_at"]), (&"stored".into(), &"laptop".into(), &Value::Null));
    let unknown = all.iter().find(|row| row["finding"] == "unknown").unwrap();
    assert_eq!(unknown["payload"], "=HYPERLINK(1)");
    assert!(strange.get("finding_label").is_none());
    let lines = env.run(&["export", "--all", "--date", DATE, "--format", "jsonl", "-o", "-"]).ends(0);
    let mut lines = lines.json();
    for line in &mut lines {
        assert_eq!(line.as_object_mut().unwrap().remove("schema"), Some("recol.findings/1".into()));
    }
    assert_eq!(lines, all);
}

#[test]
fn colleges_programme_and_campaign_select() {
    let env = begun();
    let all = rows(&env, &["--all"]);
    let count = |more: &[&str]| rows(&env, &[&["--all"], more].concat()).len();
    let (here, there) = (count(&["--college", HERE]), count(&["--college", THERE]));
    assert!(here > 0 && there > 0);
    assert_eq!((here + there, count(&["--college", THERE, "--college", HERE, "--college", HERE])), (all.len(), all.len()));
    let of_p2 = all.iter().filter(|row| row["programme"] == "P2").count();
    assert!(of_p2 > 0 && of_p2 < all.len());
    assert_eq!((count(&["--programme", "P2"]), count(&["--programme", "p2"])), (of_p2, of_p2));
    // What is recorded nowhere is no selection: an empty file would say that nothing is wrong there.
    for (option, unknown) in [("--programme", "P9"), ("--college", "0920594W")] {
        env.run(&["export", option, unknown, "-o", "-"]).ends(3).complains_of(&[unknown]);
    }
    // The summary counts what is selected.
    let summary = rows(&env, &["--summary", "--programme", "P2"]);
    let counted: u64 = summary.iter().map(|row| row["missing"].as_u64().unwrap()).sum();
    let missing = |row: &&Value| row["programme"] == "P2" && row["finding"] == "missing";
    assert_eq!(counted, u64::try_from(all.iter().filter(missing).count()).unwrap());
    assert_eq!(rows(&env, &["--summary", "--college", HERE]).len(), 1);
    // Another campaign has its own findings.
    env.run(&["campaign", "open", "Deuxième"]).ends(0);
    assert_eq!(rows(&env, &["--all"]).len(), 0);
    assert_eq!(rows(&env, &["--all", "--campaign", "Récolement 2026"]), all);
}

#[test]
fn tags_that_a_double_click_would_change_are_told() {
    let env = begun();
    let path = env.path("a.csv");
    for more in [&[][..], &["--profile", "rfc4180"]] {
        let ran = env.run(&[&["export", "-o", path.to_str().unwrap()], more].concat()).ends(0);
        assert!(ran.stderr.contains("3 tags or serial numbers, such as 0004217 ("), "{}", ran.stderr);
        assert!(ran.stderr.contains("--format xlsx"), "{}", ran.stderr);
        assert!(fs::read_to_string(&path).unwrap().contains("0012345"));
    }
    for more in [&["--college", THERE][..], &["--summary"], &["--format", "json"]] {
        let ran = env.run(&[&["export", "-o", path.to_str().unwrap()], more].concat()).ends(0);
        assert_eq!(ran.stderr, "");
    }
}

#[test]
fn no_format_has_a_holder() {
    let env = begun();
    for name in ["a.csv", "a.xlsx", "a.json", "a.jsonl"] {
        let path = env.path(name);
        env.run(&["export", "--all", "-o", path.to_str().unwrap()]).ends(0);
        let bytes = fs::read(&path).unwrap();
        let text = if name == "a.xlsx" { part(&bytes, "xl/worksheets/sheet2.xml") } else { String::from_utf8(bytes).unwrap() };
        assert!(text.contains("HDS-10") && !text.contains("H-9315"), "{name}");
    }
}
