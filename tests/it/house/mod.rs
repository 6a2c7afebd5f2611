//! The house: which room may use which, and which outside crate each room may name. Read from the source as text, so that
//! an arrow that should not stand is named with its file and line.

mod graph;

use graph::{Graph, circles, within};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Rooms that a room may use. What is not here may not stand. The map of the house is in `src/lib.rs`.
const ARROWS: [(&str, &[&str]); 25] = [
    ("atlas", &["audit"]),
    ("audit", &[]),
    ("vision", &[]),
    ("settings", &[]),
    ("job", &["audit", "vision"]),
    ("locale", &["audit", "job"]),
    ("io/path", &[]),
    ("io/picture", &["job", "vision"]),
    ("io/album", &["audit", "io", "job", "vision"]),
    ("io/bounded", &["job"]),
    ("io/within", &["job"]),
    ("io/whole", &["audit", "job"]),
    ("io/store", &["audit", "job"]),
    ("io/camera", &["io", "job", "vision"]),
    ("io/hub", &["audit", "io", "job"]),
    ("io/import", &["audit", "job"]),
    ("io/export", &["audit", "io", "job"]),
    ("io/keyring", &[]),
    ("io/sealed", &[]),
    ("io/tls", &["io"]),
    ("io/pull", &["audit", "io", "job"]),
    ("io/paper", &["atlas", "audit", "job"]),
    ("tui", &["atlas", "audit", "job", "locale"]),
    ("shell", &["atlas", "audit", "io", "job", "locale", "tui", "vision", "settings"]),
    ("cli", &["audit", "io", "job", "locale", "settings", "shell", "vision"]),
];

/// Outside crates, and the rooms that may name them. A crate that is not here may be named nowhere.
const CRATES: [(&str, &[&str]); 59] = [
    ("age", &["io/sealed"]),
    ("apple_native_keyring_store", &["io/keyring"]),
    ("base64", &["io/paper/html"]),
    ("bytes", &["io/hub/postgres"]),
    ("cfb", &["io/import/source/book"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("crossterm", &["tui/keys", "shell", "cli"]),
    ("ed25519_dalek", &["audit/journal"]),
    ("encoding_rs", &["io/import", "io/text"]),
    ("etcetera", &["shell"]),
    ("fluent_bundle", &["locale"]),
    ("futures_util", &["io/hub/postgres"]),
    ("getrandom", &["io/hub", "io/store", "io/whole"]),
    ("hashbrown", &["audit/ledger", "io/import"]),
    ("image", &["io/album", "io/paper", "io/picture", "vision", "tui/view"]),
    ("jiff", &["audit", "locale", "io/store", "io/import", "io/export", "io/paper", "tui", "shell", "cli"]),
    ("keyring_core", &["io/keyring"]),
    ("krilla", &["io/paper"]),
    ("memchr", &["audit/find", "audit/journal", "io/import", "locale/query"]),
    ("nokhwa", &["io/camera"]),
    ("percent_encoding", &["audit/tag", "io/hub/postgres"]),
    ("postgres_protocol", &["io/hub/postgres"]),
    ("qrcode", &["io/paper/code", "vision/scene"]),
    ("quick_xml", &["io/import/source/book"]),
    ("ratatui", &["tui/view", "tui/theme", "shell"]),
    ("ratatui_image", &["tui/view"]),
    ("rpassword", &["cli"]),
    ("rqrr", &["vision"]),
    ("rusqlite", &["io/store"]),
    ("rust_xlsxwriter", &["io/export/xlsx"]),
    ("rustc_hash", &["audit", "io/import", "locale/query", "tui/app"]),
    ("rustix", &["io/store", "io/within", "shell"]),
    ("rustls", &["io/hub/postgres", "io/pull", "io/tls"]),
    ("rustls_native_certs", &["io/tls"]),
    ("rxing", &["io/paper", "vision"]),
    ("same_file", &["io/path"]),
    ("serde", &["audit", "io/hub", "io/pull", "job"]),
    ("serde_json", &["atlas", "audit", "cli", "io/hub", "io/pull", "io/store"]),
    (
        "sha2",
        &[
            "audit/exchange",
            "audit/journal",
            "audit/minutes",
            "audit/sampling",
            "audit/tag",
            "io/hub",
            "io/import/form",
            "io/paper/archive",
            "io/paper/html",
            "io/pull",
            "shell/papers",
        ],
    ),
    ("signal_hook", &["shell"]),
    ("skrifa", &["io/paper/face"]),
    ("smol_str", &["audit", "io", "job", "locale/query", "tui", "shell", "cli"]),
    ("strsim", &["audit", "io/import", "settings"]),
    ("tempfile", &["cli"]),
    ("tokio", &["io/hub/postgres"]),
    ("tokio_postgres", &["io/hub/postgres"]),
    ("tokio_postgres_rustls", &["io/hub/postgres"]),
    ("toml", &["io/import/form", "settings"]),
    ("tui_input", &["tui/app"]),
    ("unicode_normalization", &["audit", "io/import", "io/paper/face", "tui/view"]),
    ("ureq", &["io/pull"]),
    ("v4l", &["io/camera"]),
    ("windows_native_keyring_store", &["io/keyring"]),
    ("x509_cert", &["io/hub/postgres"]),
    ("zbus_secret_service_keyring_store", &["io/keyring"]),
    ("zip", &["io/export/known", "io/import/source/book", "io/paper/archive"]),
    ("zune_jpeg", &["vision"]),
];

/// Crates of which it does not matter who names them.
const EVERYWHERE: [&str; 5] = ["std", "core", "thiserror", "proptest", "unicode_width"];

/// Crates that nothing may name: they stand in the manifest for a feature alone, that the tests' crates want of them (`.ci/once`).
const FOR_A_FEATURE: [&str; 2] = ["libc", "serde_core"];

/// The most lines of code a file may have, and the length that half of the files stay under.
const LONGEST: usize = 400;
const MEDIAN: usize = 140;

struct Source {
    /// Path below `src/`, with slashes.
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut found) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push(Source { path: path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"), text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 100, "the source tree was not found");
    found
}

/// The lines that are code: without comments, and without test modules, which may use what they like.
fn code(text: &str) -> Vec<(usize, &str)> {
    let body = text.split("\n#[cfg(test)]\n").next().unwrap_or_default();
    body.lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default())).collect()
}

/// Whether a file lies in a room: `tui/view/x.rs` in `tui/view` and in `tui`; `tui/view.rs` too.
fn lies_in(path: &str, room: &str) -> bool {
    path.strip_prefix(room).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
}

/// Every `crate::room` that a line names, also inside a grouped `use crate::{a::…, b}`.
fn rooms_used(source: &Source) -> Vec<(usize, String)> {
    let lines = code(&source.text);
    let mut used = Vec::new();
    let mut depth: Option<i32> = None;
    for (at, line) in lines {
        let mut rest = line;
        if let Some(level) = &mut depth {
            // Inside `use crate::{`: a room's name stands at the first level.
            let name: String = line.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if *level == 1 && !name.is_empty() {
                used.push((at, name));
            }
            *level += count(line, '{') - count(line, '}');
            if *level <= 0 {
                depth = None;
            }
            continue;
        }
        while let Some(found) = rest.find("crate::") {
            rest = &rest[found + "crate::".len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let level = 1 + count(group, '{') - count(group, '}');
                if level <= 0 {
                    used.extend(top_names(group).map(|name| (at, name)));
                } else {
                    depth = Some(level);
                }
                break;
            }
            used.push((at, rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()));
        }
    }
    used
}

fn count(text: &str, c: char) -> i32 {
    i32::try_from(text.matches(c).count()).unwrap()
}

/// The names at the first level of a group that closes on its line.
fn top_names(group: &str) -> impl Iterator<Item = String> {
    let mut level = 0;
    let mut parts = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => level += 1,
            '}' => level -= 1,
            ',' if level == 0 => parts.push(String::new()),
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
    }
    parts.into_iter().map(|p| p.trim_start_matches(',').trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

#[test]
fn only_the_arrows_of_the_map_stand() {
    let rooms: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| room.split('/').next().unwrap()).collect();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let own = source.path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        let allowed = ARROWS.iter().find(|(room, _)| lies_in(&source.path, room)).map(|(_, allowed)| *allowed);
        for (line, used) in rooms_used(&source) {
            if used == own || !rooms.contains(used.as_str()) {
                continue;
            }
            seen += 1;
            if !allowed.is_some_and(|allowed| allowed.contains(&used.as_str())) {
                wrong.push(format!("src/{}:{line} uses {used}", source.path));
            }
        }
    }
    assert!(seen > 150, "only {seen} arrows were found: the reading of the source is broken");
    assert!(wrong.is_empty(), "arrows that may not stand:\n{}", wrong.join("\n"));
}

#[test]
fn no_two_rooms_of_io_know_each_other() {
    let rooms = ["store", "hub", "camera", "import", "export"];
    for source in sources().iter().filter(|s| lies_in(&s.path, "io")) {
        for other in rooms.iter().filter(|room| !lies_in(&source.path, &format!("io/{room}"))) {
            // A sync is where store and hub meet: the one arrow between them.
            if *other == "store" && lies_in(&source.path, "io/hub") {
                continue;
            }
            let named = [format!("crate::io::{other}"), format!("super::{other}::"), format!("io::{{{other}")];
            let found = code(&source.text).into_iter().find(|(_, line)| named.iter().any(|n| line.contains(n.as_str())));
            assert_eq!(found, None, "src/{} uses io/{other}", source.path);
        }
    }
}

#[test]
fn outside_crates_are_named_only_where_they_belong() {
    let manifest: toml::Table =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap().parse().unwrap();
    let known: BTreeMap<&str, &[&str]> = CRATES.into_iter().collect();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let tables = |table: &toml::Table| table.get("dependencies").and_then(|names| names.as_table().cloned());
    let of_systems = manifest["target"].as_table().unwrap().values().filter_map(|system| tables(system.as_table().unwrap()));
    let dependencies: Vec<String> =
        tables(&manifest).into_iter().chain(of_systems).flatten().map(|(name, _)| name.replace('-', "_")).collect();
    for held in ["rustix", "signal_hook", "v4l", "same_file", "nokhwa"] {
        assert!(dependencies.iter().any(|name| name == held), "{held} was not found: the reading of Cargo.toml is broken");
    }
    let mut wrong = Vec::new();
    for source in sources() {
        for (line, text) in code(&source.text) {
            for name in dependencies.iter().filter(|name| names(text, name)) {
                used.insert(name.clone());
                let rooms = known.get(name.as_str()).copied();
                let free = EVERYWHERE.contains(&name.as_str());
                if !free && !rooms.is_some_and(|rooms| rooms.iter().any(|room| lies_in(&source.path, room))) {
                    wrong.push(format!("src/{}:{line} names {name}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "crates named where they do not belong:\n{}", wrong.join("\n"));
    let idle: BTreeSet<_> = dependencies.iter().filter(|name| !used.contains(*name)).map(String::as_str).collect();
    assert_eq!(idle, BTreeSet::from(FOR_A_FEATURE), "dependencies that nothing in src/ names");
}

/// Whether a line names the crate as the begin of a path.
fn names(line: &str, krate: &str) -> bool {
    line.match_indices(krate).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let free = !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '.' || c == '"');
        free && line[at + krate.len()..].starts_with("::")
    })
}

#[test]
fn no_files_and_no_rooms_go_in_a_circle() {
    let sources = sources();
    let graph = Graph::of(&sources);
    let edges = graph.edges();
    let count: usize = edges.values().map(BTreeSet::len).sum();
    assert!(count > 800, "only {count} uses were found: the reading of the source is broken");
    let mut wrong: Vec<String> = circles(&edges).iter().map(|circle| format!("files: {}", circle.join(" ↔ "))).collect();
    let folders: BTreeSet<&str> =
        edges.keys().flat_map(|file| file.match_indices('/').map(|(at, _)| &file[..at])).chain([""]).collect();
    for folder in folders {
        let found = circles(&within(folder, &edges));
        wrong.extend(found.iter().map(|circle| format!("in src/{folder}: {}", circle.join(" ↔ "))));
    }
    println!("{} files, {count} uses, {} circles", edges.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_circle_is_found_where_one_is() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let sources = [
        source("a/mod.rs", "mod one; mod two; pub use two::Two; #[cfg(test)] mod tests { use super::one::x; }"),
        source("a/one.rs", "use super::Two; pub fn x() -> Two { Two }"),
        source("a/two.rs", "pub struct Two; fn y() { assert!(matches!(super::one::x(), Two)); }"),
        source("a/deep/mod.rs", "use crate::a as home; fn z() { home::one::x(); }"),
        source("b.rs", "fn free() { std::fs::read(\"a\").ok(); }"),
    ];
    let graph = Graph::of(&sources);
    let edges = graph.edges();
    assert_eq!(circles(&edges), [["a/one.rs", "a/two.rs"]]);
    assert_eq!(edges["a/deep/mod.rs"], BTreeSet::from(["a/one.rs"]));
    assert!(edges["a/mod.rs"].is_empty() && edges["b.rs"].is_empty());
    assert!(circles(&within("", &edges)).is_empty());
}

#[test]
fn every_file_says_what_lives_in_it_and_has_one_job() {
    let mut lengths = Vec::new();
    for source in sources() {
        assert!(source.text.starts_with("//! "), "src/{} does not say what lives in it", source.path);
        let lines = code(&source.text).iter().filter(|(_, line)| !line.trim().is_empty()).count();
        assert!(lines <= LONGEST, "src/{} has {lines} lines of code: more than one job?", source.path);
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    println!("{} files, median {median} lines of code, longest {}", lengths.len(), lengths[lengths.len() - 1]);
    assert!(median <= MEDIAN, "half of the files have more than {median} lines of code");
}

#[test]
fn the_core_touches_nothing() {
    let forbidden =
        ["std::fs", "std::net", "std::time::Instant", "std::env", "std::thread", "std::process", "println!", "eprintln!"];
    for source in
        sources().iter().filter(|s| ["audit", "vision", "locale", "settings", "job"].iter().any(|room| lies_in(&s.path, room)))
    {
        for (line, text) in code(&source.text) {
            for word in forbidden {
                // `job` may name a path, and `std::time::Duration` is a number.
                assert!(!text.contains(word), "src/{}:{line} touches {word}", source.path);
            }
        }
    }
}
