//! The demo without a screen: it says that its devices are invented, and concludes what it states.

use crate::env::Env;
use recol::audit::finding::{Class, Code};
#[cfg(unix)]
use std::os::unix::fs::{PermissionsExt, symlink};
use std::{collections::BTreeSet, fs, path::PathBuf};

fn codes_in(csv: &[u8], delimiter: u8) -> Vec<String> {
    let body = csv.strip_prefix("\u{feff}".as_bytes()).unwrap_or(csv);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(body);
    reader.records().map(|row| row.unwrap()[4].to_owned()).collect()
}

/// How many discrepancies the totals name, and which findings.
fn totals(said: &str, word: &str) -> usize {
    let count = |line: &str| {
        let (before, _) = line.split_once(word)?;
        before.split_whitespace().next_back()?.parse::<usize>().ok()
    };
    said.lines().filter(|line| line.starts_with("Collège ")).filter_map(count).sum()
}

#[test]
fn the_demo_concludes_every_finding_in_both_languages() {
    let env = Env::new();
    for (lang, invented, stated, discrepancy, delimiter) in [
        ("en", "The devices of this demonstration are invented", "is what the scenario states", " discrepanc", b','),
        ("fr", "Les équipements de cette démonstration sont inventés", "est ce que le scénario annonce", " écart", b';'),
    ] {
        let out = env.path(&format!("{lang}.csv"));
        let ran = env.run(&["demo", "--headless", "-o", out.to_str().unwrap(), "--lang", lang]).ends(0);
        assert!(ran.stdout.starts_with(invented), "{}", ran.stdout);
        assert!(ran.stdout.contains(stated), "{}", ran.stdout);
        assert_eq!(ran.stderr, "");
        let bytes = fs::read(&out).unwrap();
        let found = codes_in(&bytes, delimiter);
        assert_eq!(found.len(), totals(&ran.stdout, discrepancy), "one row for each discrepancy:\n{}", ran.stdout);
        if lang == "en" {
            let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
            let discrepancies: BTreeSet<&str> =
                Code::ALL.into_iter().filter(|code| code.class() == Class::Discrepancy).map(Code::code).collect();
            assert_eq!(found, discrepancies);
        }
    }
    assert!(!env.store_file().exists(), "the demo keeps away from the auditor's store");
    let left: Vec<_> = fs::read_dir(env.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "it leaves its two files alone behind: {left:?}");
}

#[test]
fn without_a_name_for_its_file_it_writes_into_a_new_folder_of_its_own() {
    let env = Env::new();
    // What somebody else of this machine may have put into the folder that all share.
    let theirs = env.file("theirs", "kept");
    #[cfg(unix)]
    for name in ["recol-demo.csv", "recol-demo-"] {
        symlink(&theirs, env.path(name)).unwrap();
    }
    let before = fs::read_dir(env.path("")).unwrap().count();
    let mut written = BTreeSet::new();
    for _ in 0..2 {
        let ran = env.run(&["demo", "--headless"]).ends(0);
        let from = ran.stdout.find(env.path("").to_str().unwrap()).unwrap_or_else(|| panic!("where is it? {}", ran.stdout));
        let name = format!("{}recol-demo.csv", std::path::MAIN_SEPARATOR);
        let to = from + ran.stdout[from..].find(&name).unwrap_or_else(|| panic!("where is it? {}", ran.stdout));
        let path = PathBuf::from(&ran.stdout[from..to + name.len()]);
        assert!(!codes_in(&fs::read(&path).unwrap(), b',').is_empty());
        let folder = path.parent().unwrap().to_owned();
        #[cfg(unix)]
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700, "nobody else may look into it");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "the store is gone, the file alone is left");
        assert!(written.insert(folder), "a folder is used once");
    }
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "kept");
    assert_eq!(fs::read_dir(env.path("")).unwrap().count(), before + 2);
}
