//! Less at rest: no holder stays where it need not, what is purged is gone from the bytes of the files, and the chain is
//! proved as before.

use crate::env::{Env, HERE, fixture, tag};
use recol::audit::ids::Revision;
use std::fs;

const DEVICES: &str = "tag;model;custody;holder;due;college;room\n\
    L-1;Tab;assigned;HOLDER-REF-0001;;0921170X;\n\
    L-2;Tab;;HOLDER-REF-0002;;0921170X;\n\
    L-3;Tab;;HOLDER-REF-0003;2027-07-02;0921170X;\n\
    L-4;Tab;;;;0921170X;CDI\n\
    L-5;Tab;;Ana Li;;0921170X;\n";

/// Everything that lies in the data folder, as bytes.
fn at_rest(env: &Env) -> Vec<u8> {
    let files = fs::read_dir(env.data()).unwrap().map(|entry| entry.unwrap().path());
    files.flat_map(|path| fs::read(path).unwrap()).collect()
}

#[track_caller]
fn holds(env: &Env, text: &str, expected: bool) {
    let found = at_rest(env).windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert_eq!(found, expected, "{text:?} in the bytes of the store");
}

fn colleges() -> String {
    fixture("import/colleges.csv").to_str().unwrap().to_owned()
}

fn custodies(env: &Env) -> Vec<String> {
    let store = env.store();
    let inventory = store.inventory(store.newest_revision().unwrap()).unwrap();
    inventory.devices().iter().map(|device| device.custody.kind().code().to_owned()).collect()
}

#[test]
fn without_office_no_holder_is_kept_and_custody_is() {
    let env = Env::new();
    let devices = env.file("devices.csv", DEVICES);
    let said = env.run(&["import", &colleges(), &devices]).ends(0).stdout;
    assert!(said.contains("3 references to holders stayed at the office (--office keeps them)"), "{said}");
    holds(&env, "HOLDER-REF", false);
    assert_eq!(env.store().holders().unwrap(), 0);
    // Who has a device has it, whoever that is.
    assert_eq!(custodies(&env), ["assigned", "assigned", "on_loan", "stored", "assigned"]);
    env.run(&["verify"]).ends(0);
}

#[test]
fn an_import_without_office_takes_out_the_holders_of_those_before() {
    let env = Env::new();
    let devices = env.file("devices.csv", DEVICES);
    env.run(&["import", "--office", &colleges(), &devices]).ends(0);
    let more = env.file("more.csv", DEVICES.replace("HOLDER-REF-0001", "HOLDER-REF-0009"));
    env.run(&["import", "--office", &more]).ends(0);
    assert_eq!(env.store().holders().unwrap(), 4);
    holds(&env, "HOLDER-REF-0001", true);
    // Nothing else differs: no revision is made of it.
    let said = env.run(&["import", &more]).ends(0).stdout;
    assert!(said.contains("4 references to holders of earlier imports were removed"), "{said}");
    let store = env.store();
    assert_eq!((store.holders().unwrap(), store.newest_revision().unwrap()), (0, Revision(2)));
    drop(store);
    holds(&env, "HOLDER-REF", false);
    assert_eq!(custodies(&env), ["assigned", "assigned", "on_loan", "stored", "assigned"]);
    env.run(&["verify"]).ends(0);
    // And by purge, at the office too.
    env.run(&["import", "--office", &devices]).ends(0);
    holds(&env, "HOLDER-REF-0003", true);
    env.run(&["purge", "--holders", "--yes"]).ends(0);
    holds(&env, "HOLDER-REF", false);
    env.run(&["verify"]).ends(0);
}

#[test]
fn a_purge_shows_first_and_erases_when_it_is_said() {
    let env = Env::auditing();
    let secret = "WHAT-WAS-READ-4711";
    env.visit(&[], format!("{}\n{secret}\n", tag(1)).as_bytes()).ends(0);
    // A campaign that goes on is nothing to purge.
    assert!(env.run(&["purge"]).ends(0).stdout.contains("nothing to purge"));
    env.run(&["purge", "--campaign", "Récolement 2026", "--yes"]).ends(3).complains_of(&["Récolement 2026"]);
    env.run(&["campaign", "close"]).ends(0);
    let (entries, series) = (env.journal().len(), env.store().series().unwrap());
    let hash = |env: &Env| env.store().hash_at(series[0].writer, entries as u64).unwrap().unwrap();
    let head = hash(&env);
    let shown = env.run(&["purge"]).ends(0).stdout;
    assert!(shown.contains("campaign “Récolement 2026”, closed: 4 entries lose their content"), "{shown}");
    assert!(shown.contains("nothing was erased: add --yes"), "{shown}");
    assert_eq!(env.journal().len(), entries);
    holds(&env, secret, true);

    assert!(env.run(&["purge", "--yes"]).ends(0).stdout.contains("erased; the file was written anew"));
    holds(&env, secret, false);
    // The chain is as it was, and the station vouches for what is gone from it.
    assert_eq!((hash(&env), env.store().series().unwrap()), (head, series.clone()));
    assert_eq!(env.journal().len(), entries - 4);
    let said = env.run(&["verify"]).ends(0).stdout;
    assert!(said.contains(&format!("{entries} entries in 1 series, the chain holds, 4 erased")), "{said}");
    // It concludes nothing, and nobody works on it.
    assert!(env.run(&["campaign", "list"]).ends(0).stdout.contains("purged on"));
    assert_eq!(env.run(&["campaign", "list", "--json"]).ends(0).json()[0]["state"], "purged");
    env.run(&["campaign", "use", "Récolement 2026"]).ends(3).complains_of(&["It was purged"]);
    env.run(&["findings"]).ends(3);
    assert!(env.run(&["purge", "--yes"]).ends(0).stdout.contains("nothing to purge"));
    env.run(&["campaign", "open", "Récolement 2027"]).ends(0);
    env.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0);
    env.run(&["findings"]).ends(0);
    env.run(&["verify"]).ends(0);
    // Only what the station erased is taken for erased.
    let db = rusqlite::Connection::open(env.store_file()).unwrap();
    db.execute_batch("UPDATE entry SET payload = NULL, salt = NULL WHERE seq = 4").unwrap();
    drop(db);
    let told = env.run(&["verify"]).ends(1).stdout;
    assert!(told.contains("an entry was emptied by somebody else"), "{told}");
    // And nothing is concluded from that, unless it is asked for.
    let out = env.path("out.csv");
    env.run(&["export", "-o", out.to_str().unwrap()]).ends(5).complains_of(&["is gone", "--broken"]);
    assert!(!out.exists());
    env.run(&["export", "--broken", "-o", out.to_str().unwrap()]).ends(0);
}

#[test]
fn earlier_revisions_go_when_no_campaign_needs_them() {
    let env = Env::auditing();
    let model = |text: &str| env.file("more.csv", format!("tag;model;college;room\n{};{text};{HERE};CDI\n", tag(1)));
    env.run(&["import", &model("OLD-MODEL-NAME-2")]).ends(0);
    env.run(&["import", &model("OLD-MODEL-NAME-3")]).ends(0);
    env.run(&["import", &model("NEW-MODEL-NAME-4")]).ends(0);
    // The campaign is held against the first.
    assert!(env.run(&["purge", "--revisions"]).ends(0).stdout.contains("nothing to purge"));
    env.run(&["campaign", "move", "--revision", "4"]).ends(0);
    let before = env.store().inventory(Revision(4)).unwrap().rows().clone();
    let digests = env.store().revision_digests().unwrap();
    assert!(env.run(&["purge", "--revisions"]).ends(0).stdout.contains("inventory before r4"));
    env.run(&["purge", "--revisions", "--yes"]).ends(0);
    holds(&env, "OLD-MODEL-NAME", false);
    holds(&env, "NEW-MODEL-NAME-4", true);
    let store = env.store();
    assert_eq!(*store.inventory(Revision(4)).unwrap().rows(), before);
    assert_eq!(store.revision_digests().unwrap(), digests);
    assert!(store.inventory(Revision(3)).is_err(), "it tells nothing any more, least of all that there was nothing");
    drop(store);
    env.run(&["campaign", "move", "--revision", "2"]).ends(3).complains_of(&["r2"]);
    assert!(env.run(&["verify"]).ends(0).stdout.contains("here only in part"));
    // Work goes on.
    env.run(&["import", &model("NEW-MODEL-NAME-5")]).ends(0);
    env.run(&["campaign", "move"]).ends(0);
    env.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0);
    env.run(&["verify"]).ends(0);
    // A row of it is altered as noticeably as before.
    let db = rusqlite::Connection::open(env.store_file()).unwrap();
    db.execute("UPDATE device SET room = 'X' WHERE revision = 4 AND tag <> ?1", [tag(1)]).unwrap();
    drop(db);
    assert!(env.run(&["verify"]).ends(1).stdout.contains("the inventory was altered"));
}

/// The ends of the series, written beside an export, tell later that a store is an older copy.
#[test]
fn heads_are_written_and_held_against() {
    let env = Env::auditing();
    let copy = fs::read(env.store_file()).unwrap();
    env.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0);
    let (out, heads) = (env.path("out.csv"), env.path("a.heads"));
    let args = ["export", "--heads", heads.to_str().unwrap(), "-o", out.to_str().unwrap()];
    env.run(&args).ends(0);
    let with = ["verify", "--heads", heads.to_str().unwrap()];
    assert!(env.run(&with).ends(0).stdout.contains("the series that this file names is here"));
    // Never onto the store.
    let store = env.store_file();
    env.run(&["export", "--heads", store.to_str().unwrap(), "-o", out.to_str().unwrap()])
        .ends(3)
        .complains_of(&["the store itself"]);
    fs::write(&store, copy).unwrap();
    env.run(&["verify"]).ends(0);
    assert!(env.run(&with).ends(1).stdout.contains("this store is an older copy"));
    fs::write(&heads, fs::read_to_string(&heads).unwrap().replace("\"seq\":", "\"seq\":1")).unwrap();
    env.run(&with).ends(3).complains_of(&["a.heads"]);
}

/// What a person names as an input is never the store: reading it beside SQLite would cost the store its locks.
#[test]
fn the_store_is_no_input() {
    let env = Env::auditing();
    let before = env.journal().len();
    let link = env.path("innocent.png");
    #[cfg(unix)]
    std::os::unix::fs::symlink(env.store_file(), &link).unwrap();
    #[cfg(not(unix))]
    fs::hard_link(env.store_file(), &link).unwrap();
    for path in [env.store_file(), link] {
        let path = path.to_str().unwrap();
        for args in [&["import", path][..], &["visit", HERE, "--payloads", path], &["visit", HERE, "--images", path]] {
            env.run(args).ends(3).complains_of(&["the store itself"]);
        }
    }
    env.run(&["visit", HERE, "--images", env.path(".").to_str().unwrap()]).ends(3).complains_of(&["the store itself"]);
    env.nothing_lost(before);
}

/// No core dump of a process that holds the key, and no other process of the user looks into its memory.
#[cfg(target_os = "linux")]
#[test]
fn the_memory_of_the_program_is_its_own() {
    use std::{io::Write, os::unix::fs::MetadataExt, process::Stdio};
    let env = Env::auditing();
    let mut command = env.command();
    command.args(["visit", HERE, "--payloads", "-", "--json"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"A\n").unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut line).unwrap();
    let of = |name: &str| format!("/proc/{}/{name}", child.id());
    let limits = fs::read_to_string(of("limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{core}");
    // What may not be dumped belongs to root in /proc, whoever runs it.
    assert_eq!(fs::metadata(of("mem")).unwrap().uid(), 0);
    drop(input);
    assert!(child.wait().unwrap().success());
}
