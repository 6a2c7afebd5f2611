//! What an import would do, shown and not done; and devices that are held back, named by every command that looks at them.

use crate::env::Env;
use recol::{
    audit::inventory::{Inventory, MergeMode},
    io::import::FullNames,
    job::Hint,
    shell::{ImportOrder, ImportSource, Session},
};
use rusqlite::Connection;
use serde_json::Value;
use std::ops::ControlFlow;

const FIRST: &str = "tag;model;custody\nX-1;M1;stored\nX-2;M2;stored\nX-3;M3;stored\n";
const NEXT: &str = "tag;model;custody\nX-1;M1;stored\nX-2;Other;stored\nX-4;M4;stored\nX-5;M5;nonsense\n";

fn newest(env: &Env) -> Inventory {
    let store = env.store();
    store.inventory(store.newest_revision().unwrap()).unwrap()
}

#[test]
fn a_plan_that_another_import_overtook_is_refused_and_nothing_of_it_is_stored() {
    let env = Env::new();
    let first = env.file("first.csv", FIRST);
    env.run(&["import", &first]).ends(0);
    let mut session = Session::open(&env.data(), "", "").unwrap();
    let order = |name: &str, text: &str| ImportOrder {
        sources: vec![ImportSource { name: name.into(), bytes: text.into() }],
        mode: MergeMode::Upsert,
        remove: None,
        names: FullNames::Dropped,
        encoding: None,
        prefixes: None,
        mapping: None,
    };
    let mut watch = |_| ControlFlow::Continue(());
    let plan = session.plan_import(&order("late.csv", "tag;model\nX-1;Late\n"), &mut watch).unwrap();
    let other = env.file("other.csv", "tag;model\nX-1;Other\n");
    env.run(&["import", &other]).ends(0);
    let refused = session.commit_import(plan, &mut watch).unwrap_err();
    assert_eq!(refused.hint, Hint::ImportAgain);
    let newest = newest(&env);
    assert_eq!(newest.revision().0, 2);
    assert!(newest.devices().iter().any(|device| device.model == "Other"));
}

#[test]
fn a_dry_run_shows_the_plan_and_writes_nothing() {
    let env = Env::new();
    let first = env.file("first.csv", FIRST);
    let said = env.run(&["import", "--dry-run", &first]).ends(0).stdout;
    assert!(said.contains("+ X-1") && said.contains("nothing is written"), "{said}");
    assert!(!env.data().exists(), "no store is made for a look");
    env.run(&["import", &first]).ends(0);
    let next = env.file("next.csv", NEXT);
    let said = env.run(&["import", "--dry-run", "--replace", &next]).ends(1).stdout;
    for line in ["+ X-4", "~ X-2: model", "- X-3", "unknown custody", "1 added, 1 changed, 1 removed; 3 devices"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert_eq!(newest(&env).revision().0, 1);
    assert!(said.contains("--remove 1"), "{said}");
    let planned = env.run(&["import", "--dry-run", "--json", "--replace", "--remove", "1", &next]).ends(1).json();
    let done = env.run(&["import", "--json", "--replace", "--remove", "1", &next]).ends(1).json();
    let [planned, done] = [planned, done].map(|lines| lines.last().unwrap().clone());
    assert_eq!(
        (&planned["dry_run"], &planned["revision"], &done["revision"]),
        (&Value::Bool(true), &Value::Null, &Value::from(2))
    );
    for count in ["added", "changed", "removed", "total", "rejected"] {
        assert_eq!(planned[count], done[count], "{count}");
    }
}

#[test]
fn a_device_that_is_held_back_is_named() {
    let env = Env::new();
    env.run(&["import", &env.file("first.csv", FIRST)]).ends(0);
    env.run(&["campaign", "open", "Essai"]).ends(0);
    let alter = "UPDATE device SET custody = 'borrowed' WHERE tag = 'X-2'";
    Connection::open(env.store_file()).unwrap().execute(alter, []).unwrap();
    assert_eq!(newest(&env).devices().len(), 2);
    for command in ["verify", "doctor"] {
        let said = env.run(&[command]).stdout;
        assert!(said.contains("X-2") && said.contains("borrowed"), "{command}: {said}");
    }
    for command in [["findings", "--all"], ["campaign", "show"]] {
        let said = env.run(&command).stderr;
        assert!(said.contains("X-2") && said.contains("borrowed"), "{command:?}: {said}");
    }
    // A file that says nothing of the custody leaves it held back; one that does tells it anew.
    let mute = env.run(&["import", &env.file("mute.csv", "tag;model\nX-2;M9\n")]).ends(0).stdout;
    assert!(mute.contains("X-2") && mute.contains("nothing changes"), "{mute}");
    env.run(&["import", &env.file("again.csv", FIRST)]).ends(0);
    assert_eq!((newest(&env).devices().len(), newest(&env).held_back()), (3, [].as_slice()));
}

/// Twenty devices, and a file of the same in which all but the first have a word of custody that is not understood.
fn twenty(custody: &str) -> String {
    let row = |n: usize| format!("R-{n};S{n};{}\n", if n == 0 { "stored" } else { custody });
    format!("tag;serial;custody\n{}", (0..20).map(row).collect::<String>())
}

#[test]
fn a_rejected_row_removes_no_device() {
    let env = Env::new();
    env.run(&["import", &env.file("first.csv", twenty("stored"))]).ends(0);
    let said = env.run(&["import", "--replace", &env.file("spoilt.csv", twenty("nonsense"))]).ends(1).stdout;
    assert!(said.contains("19 records stay as they are: their rows were rejected"), "{said}");
    assert_eq!((newest(&env).devices().len(), newest(&env).revision().0), (20, 1));
    // A row that names nothing may be about any device.
    let nameless = env.file("nameless.csv", "tag;serial;custody\nR-0;S0;stored\n2,17E+13;;stored\n");
    let said = env.run(&["import", "--replace", &nameless]).ends(1).stdout;
    assert!(said.contains("1 rejected row names nothing that can be read: nothing is removed, and 19 records stay"), "{said}");
    assert_eq!(newest(&env).devices().len(), 20);
}

#[test]
fn many_devices_go_only_if_their_number_is_said() {
    let env = Env::new();
    env.run(&["import", &env.file("first.csv", twenty("stored"))]).ends(0);
    let fewer = |count: usize| -> String { twenty("stored").lines().take(1 + count).map(|line| format!("{line}\n")).collect() };
    let (empty, half) = (env.file("empty.csv", fewer(0)), env.file("half.csv", fewer(10)));
    for (file, number) in [(&empty, 20), (&half, 10)] {
        let ran = env.run(&["import", "--replace", file]).ends(3);
        ran.complains_of(&[&format!("{number} records would be removed"), &format!("--remove {number}")]);
        env.run(&["import", "--replace", "--remove", "7", file]).ends(3).complains_of(&[&format!("--remove {number}")]);
    }
    env.run(&["import", "--remove", "20", &empty]).ends(2);
    assert_eq!((newest(&env).devices().len(), newest(&env).revision().0), (20, 1));
    // One of twenty is five percent, and needs no number.
    env.run(&["import", "--replace", &env.file("nineteen.csv", fewer(19))]).ends(0);
    env.run(&["import", "--replace", "--remove", "9", &half]).ends(0);
    assert_eq!(newest(&env).devices().len(), 10);
    env.run(&["import", "--replace", "--remove", "10", &empty]).ends(0);
    assert_eq!(newest(&env).devices().len(), 0);
}

#[test]
fn the_revisions_tell_what_each_changed() {
    let env = Env::new();
    let none = env.run(&["revisions"]).ends(0).stdout;
    assert!(none.contains("No inventory"), "{none}");
    let (first, next) = (env.file("first.csv", FIRST), env.file("next.csv", NEXT));
    env.run(&["import", &first]).ends(0);
    env.run(&["import", "--replace", "--remove", "1", &next]).ends(1);
    // What was gone comes back as a new device.
    let again = env.file("again.csv", "tag;model;custody\nX-3;M3;lost\n");
    env.run(&["import", &again]).ends(0);
    let told: Vec<Value> =
        env.run(&["revisions", "--json"]).ends(0).stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let counts: Vec<_> = told
        .iter()
        .map(|one| ["revision", "added", "changed", "removed", "total"].map(|key| one[key].as_u64().unwrap()))
        .collect();
    assert_eq!(counts, [[3, 1, 0, 0, 4], [2, 1, 1, 1, 3], [1, 3, 0, 0, 3]]);
    assert_eq!(told[0]["source"], "again.csv");
    let said = env.run(&["revisions", "2"]).ends(0).stdout;
    assert_eq!(said, "- X-3\n~ X-2: model M2 → Other\n+ X-4\n");
    let said = env.run(&["revisions", "2", "--json"]).ends(0).stdout;
    assert_eq!(said.lines().count(), 3, "{said}");
    let said = env.run(&["revisions", "9"]).ends(3).stderr;
    assert!(said.contains("r9"), "{said}");
}
