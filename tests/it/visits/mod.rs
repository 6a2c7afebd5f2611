//! Visits told in files (`fixtures/visits/*.toml`): an inventory, what happened, and every finding that follows.
//!
//! `scenario` is the form of such a file, `script` the short form of entries, readings and findings in it, `play` runs
//! one file. To add a case, add a file; what it may say stands at the top of `script`.

mod play;
mod scenario;
mod script;

use recol::audit::finding::Code;
use std::path::{Path, PathBuf};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/visits");
    let listed = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<_> =
        listed.map(|item| item.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    assert!(!files.is_empty(), "no scenario in {}", folder.display());
    files
}

#[test]
fn every_visit_concludes_what_its_file_says() {
    let complaints: Vec<String> = files().iter().flat_map(|file| play::complaints(&scenario::read(file))).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// A finding that no scenario expects is a rule that nobody wrote down.
#[test]
fn every_finding_is_expected_somewhere() {
    let told: Vec<Code> = files().iter().flat_map(|file| scenario::read(file).codes()).collect();
    let untold: Vec<_> = Code::ALL.into_iter().filter(|c| !told.contains(c)).collect();
    assert!(untold.is_empty(), "no scenario expects {untold:?}");
}

/// The diff is what a person reads when a rule changed: it must name the file, and tell both directions.
#[test]
fn a_wrong_expectation_is_told_in_both_directions() {
    let mut scenario = scenario::read(&files()[0]);
    scenario.stages[0].findings = "overdue 0921170X NO-SUCH-DEVICE".to_owned();
    let told = play::complaints(&scenario).join("\n");
    assert!(told.contains(&scenario.name), "{told}");
    assert!(told.contains("missing     overdue 0921170X NO-SUCH-DEVICE"), "{told}");
    assert!(told.contains("unexpected  "), "{told}");
}
