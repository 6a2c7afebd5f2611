//! What is of Windows' own making: names with blanks and accents, lines that end with two bytes, paths beyond 260 characters, a file
//! that another program holds open. Kills, copies, hubs and strangers at the store have their tests elsewhere, which run here too.

use crate::env::{Env, HERE, ROOM, Ran, THERE, finish, fixture, tag};
use recol::{
    audit::journal::Fact,
    io::store::{FILE_NAME, Store},
};
use std::{
    fs,
    os::windows::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// What others may do with a file that is open (`FILE_SHARE_READ`, winnt.h). A spreadsheet lets them read it and nothing more.
const SHARE_READ: u32 = 1;
/// The length that a path may have where nobody says that it may be longer (`MAX_PATH`, minwindef.h).
const MAX_PATH: usize = 260;

/// The program with a data folder, in English.
fn recol(env: &Env, data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
    env.dress(&mut command).arg("--data-dir").arg(data).args(["--lang", "en", "--station", "poste 7"]);
    command
}

fn ran(env: &Env, data: &Path, args: &[&str]) -> Ran {
    finish(recol(env, data).args(args), b"")
}

/// A store with the fixture inventory and a campaign, in a folder that need not be there.
fn audit_in(env: &Env, data: &Path) {
    let files = ["colleges.csv", "programmes.csv", "devices.csv"].map(|name| fixture("import").join(name));
    finish(recol(env, data).arg("import").args(files), b"").ends(0);
    ran(env, data, &["campaign", "open", "Récolement 2026"]).ends(0);
}

/// How often each payload was read, as the journal of a store tells.
fn reads(data: &Path) -> Vec<String> {
    let store = Store::open_read_only(data).unwrap();
    assert_eq!(store.verify().unwrap().problems, []);
    let campaigns = store.campaigns().unwrap();
    let entries = campaigns.iter().flat_map(|line| store.entries(line.campaign).unwrap());
    let seen = entries.filter_map(|entry| match entry.body.fact {
        Fact::Seen(seen) => Some(seen.payload.to_string()),
        _ => None,
    });
    seen.collect()
}

/// Every name in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The road of an audit with every path below one folder: two stations, a hub, an export over the one before.
fn whole_road(env: &Env, folder: &Path, exports: &Path) {
    fs::create_dir_all(folder).unwrap();
    let (office, field, hub) = (folder.join("poste été"), folder.join("poste n° 2"), folder.join("moyeu partagé"));
    let hub = hub.to_str().unwrap();
    audit_in(env, &office);
    ran(env, &office, &["station", "name", "bureau"]).ends(0);
    ran(env, &office, &["hub", "init", hub]).ends(0);
    ran(env, &office, &["sync"]).ends(0);
    ran(env, &field, &["station", "name", "poste 2"]).ends(0);
    ran(env, &field, &["sync", "--hub", hub]).ends(3);
    ran(env, &office, &["station", "accept", "poste 2", "--college", HERE]).ends(0);
    ran(env, &field, &["sync"]).ends(0);
    ran(env, &field, &["campaign", "use", "Récolement 2026"]).ends(0);
    for (data, college, number) in [(&field, HERE, 1), (&office, THERE, 4)] {
        let mut command = recol(env, data);
        let payloads = format!("{}\r\n", tag(number));
        finish(command.args(["visit", college, "--room", ROOM, "--payloads", "-"]), payloads.as_bytes()).ends(0);
    }
    ran(env, &field, &["sync"]).ends(0);
    ran(env, &office, &["sync"]).ends(0);
    ran(env, &field, &["sync"]).ends(0);
    let export = exports.join("écarts d’été.csv");
    for data in [&field, &office] {
        ran(env, data, &["export", "--all", "--profile", "rfc4180", "-o", export.to_str().unwrap()]).ends(0);
        let written = fs::read_to_string(&export).unwrap();
        assert!(written.contains(&tag(1)) && written.contains(&tag(4)), "{written}");
        ran(env, data, &["verify"]).ends(0);
    }
    assert_eq!(reads(&office), reads(&field));
    let picture = folder.join("étiquette nº 1.jpg");
    fs::write(&picture, b"no picture").unwrap();
    ran(env, &office, &["read", picture.to_str().unwrap()]).ends(1).complains_of(&["cannot read the picture"]);
    assert_eq!(names(folder).len(), if exports == folder { 5 } else { 4 }, "nothing else is left: {:?}", names(folder));
}

#[test]
fn names_with_blanks_and_accents_are_names() {
    let env = Env::new();
    let folder = env.path("Récol à l’essai (été)");
    whole_road(&env, &folder, &folder);
}

#[test]
fn a_path_beyond_260_characters_is_a_path() {
    let env = Env::new();
    let mut folder = env.path("");
    while folder.as_os_str().len() < MAX_PATH + 40 {
        folder.push("un dossier au nom long de quarante lettres");
    }
    // Wine 8 tells no whole path of such a length, which an export asks for.
    whole_road(&env, &folder, &env.path(""));
}

#[test]
fn lines_end_with_one_byte_or_two() {
    let env = Env::auditing();
    let payloads = format!("{}\r\n\r\n\"{}\"\r\n{}\n\n{}", tag(1), tag(2), tag(3), tag(11));
    let file = env.file("relevé.txt", &payloads);
    let out = env.run(&["visit", HERE, "--room", ROOM, "--payloads", &file, "--json"]).ends(0).json();
    let told: Vec<_> = out.iter().filter_map(|line| line["payload"].as_str()).collect();
    let expected = [1, 2, 3, 11].map(tag);
    assert_eq!(reads(&env.data()), expected);
    assert_eq!(told.len(), 4, "{out:?}");
    // The same through a pipe is read already.
    env.visit(&[], payloads.as_bytes()).ends(0);
    assert_eq!(reads(&env.data()), expected);
    // Two bytes at the end of the lines of every file that is read.
    for name in ["colleges.csv", "programmes.csv", "devices.csv"] {
        let text = fs::read_to_string(fixture("import").join(name)).unwrap().replace("\r\n", "\n").replace('\n', "\r\n");
        env.run(&["import", &env.file(name, text)]).ends(0);
    }
    let settings = env.file("réglages.toml", "theme = \"light\"\r\nstation = \"Poste 3\"\r\n");
    let told = env.run_in(&[("RECOL_CONFIG", &settings)], &["config"], b"").ends(0);
    assert!(told.stdout.contains("light"), "{}", told.stdout);
    env.nothing_lost(env.journal().len());
}

#[test]
fn an_export_over_a_file_that_is_held_open_leaves_it_whole() {
    let env = Env::auditing();
    let export = env.path("écarts 1.csv");
    let to = export.to_str().unwrap();
    env.run(&["export", "-o", to]).ends(0);
    env.visit(&[], format!("{}\r\n", tag(1)).as_bytes()).ends(0);
    let before = fs::read(&export).unwrap();
    let there = names(&env.path(""));
    for share in [0, SHARE_READ] {
        let held = fs::OpenOptions::new().read(true).write(true).share_mode(share).open(&export).unwrap();
        let refused = env.run(&["export", "--all", "-o", to]);
        assert_eq!(refused.code, Some(5), "shared as {share}: {refused:?}");
        refused.complains_of(&["écarts 1.csv"]);
        drop(held);
        assert_eq!(fs::read(&export).unwrap(), before, "shared as {share}");
        assert_eq!(names(&env.path("")), there, "nothing half-written is left");
    }
    env.run(&["export", "--all", "-o", to]).ends(0);
    assert_ne!(fs::read(&export).unwrap(), before);
    env.run(&["verify"]).ends(0);
}

#[test]
fn a_store_that_another_program_holds_open_is_told_and_left() {
    let env = Env::auditing();
    env.visit(&[], format!("{}\r\n", tag(1)).as_bytes()).ends(0);
    let held = fs::OpenOptions::new().read(true).share_mode(0).open(env.store_file()).unwrap();
    env.visit(&[], format!("{}\r\n", tag(2)).as_bytes()).ends(5).complains_of(&[FILE_NAME]);
    env.run(&["verify"]).ends(5).complains_of(&[FILE_NAME]);
    drop(held);
    env.visit(&[], format!("{}\r\n", tag(3)).as_bytes()).ends(0);
    assert_eq!(reads(&env.data()), [1, 3].map(tag));
}

#[test]
fn two_programs_record_in_one_store_at_once() {
    const EACH: u32 = 150;
    let env = Env::auditing();
    let begun = |who: &str| -> (Child, PathBuf) {
        let lines: String = (0..EACH).map(|n| format!("POSTE-{who}-{n:03}\r\n")).collect();
        let file = PathBuf::from(env.file(&format!("{who}.txt"), lines));
        let mut command = env.command();
        command.args(["visit", HERE, "--room", ROOM, "--json", "--payloads"]).arg(&file);
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        (child, file)
    };
    for (child, file) in ["un", "deux"].map(begun) {
        let out = child.wait_with_output().unwrap();
        let (told, said) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
        assert_eq!(out.status.code(), Some(0), "{}: {told}{said}", file.display());
        assert_eq!(told.matches("\"recorded\":true").count(), usize::try_from(EACH).unwrap(), "{said}");
    }
    let recorded = reads(&env.data());
    for who in ["un", "deux"] {
        let theirs: Vec<_> = recorded.iter().filter(|payload| payload.starts_with(&format!("POSTE-{who}-"))).collect();
        let fed: Vec<_> = (0..EACH).map(|n| format!("POSTE-{who}-{n:03}")).collect();
        assert_eq!(theirs, fed.iter().collect::<Vec<_>>(), "each once, in its order");
    }
    env.run(&["verify"]).ends(0);
}

#[test]
fn names_that_windows_keeps_for_itself_lose_nothing() {
    let env = Env::auditing();
    env.visit(&[], format!("{}\r\n", tag(1)).as_bytes()).ends(0);
    let entries = env.journal().len();
    // Whatever it answers to a device, a stream beside a file or a name that cannot be, it ends.
    for name in ["NUL", "con", "COM7", "a:b.csv", "a|b.csv", "nul.csv", " .csv"] {
        let ran = env.run(&["export", "-o", env.path(name).to_str().unwrap()]);
        assert!(matches!(ran.code, Some(0 | 3 | 5)), "{name}: {ran:?}");
    }
    env.nothing_lost(entries);
}
