//! What is recorded meets what a file says: another spelling of a device, an empty cell, two rows that contradict each other.

use crate::env::Env;
use recol::audit::inventory::Device;

/// A store with these devices.
fn with(text: &str) -> Env {
    let env = Env::new();
    env.run(&["import", &env.file("colleges.csv", "uai,name\n0921170X,Collège La Fontaine\n")]).ends(0);
    env.run(&["import", &env.file("recorded.csv", text)]).ends(0);
    env
}

/// The devices, as `tag serial model kind custody due college room`; `-` for what is not recorded.
fn devices(env: &Env) -> Vec<String> {
    let store = env.store();
    let inventory = store.inventory(store.newest_revision().unwrap()).unwrap();
    let or = |text: Option<String>| text.filter(|text| !text.is_empty()).unwrap_or_else(|| "-".to_owned());
    let word = |device: &Device| {
        let custody = device.custody.kind().code();
        [
            device.tag.as_str().to_owned(),
            or(device.serial.as_ref().map(|serial| serial.as_str().to_owned())),
            or(Some(device.model.to_string())),
            device.kind.code().to_owned(),
            custody.to_owned(),
            or(device.custody.due().map(|due| due.to_string())),
            or(device.college.map(|uai| uai.to_string())),
            or(device.room.as_ref().map(|room| room.as_str().to_owned())),
        ]
        .join(" ")
    };
    inventory.devices().iter().map(word).collect()
}

fn tags(env: &Env) -> Vec<String> {
    devices(env).iter().filter_map(|device| device.split(' ').next().map(str::to_owned)).collect()
}

#[test]
fn a_recorded_device_in_another_spelling_is_no_second_device() {
    let env = with("tag;serial\nHDS-0012;\n");
    for other in
        ["hds-0012", "\u{41d}DS-0012", "HDS–0012", "HDS 0012", "HDS_0012", "ＨＤＳ-0012", "HDS-12", "HDS-00012", "HDS0012"]
    {
        for text in [format!("tag\n{other}\n"), format!("tag;serial\n{other};S1\n")] {
            let said = env.run(&["import", &env.file("other.csv", text)]).ends(1).stdout;
            assert!(said.contains("perhaps HDS-0012, which is recorded"), "{other}: {said}");
            assert_eq!(tags(&env), ["HDS-0012"], "{other}");
        }
    }
    // Nor is the recorded one removed by a table that names it otherwise.
    env.run(&["import", "--replace", &env.file("whole.csv", "tag\nhds-0012\nX-1\n")]).ends(1);
    assert_eq!(tags(&env), ["HDS-0012", "X-1"]);
    // What looks like none is new.
    env.run(&["import", &env.file("new.csv", "tag\nHDS-0013\nHDS-00120\nHDT-0012\n")]).ends(0);
    assert_eq!(tags(&env).len(), 5);
}

#[test]
fn the_prefix_of_labels_makes_no_second_device() {
    let env = with("tag\nHDS-0012\n");
    env.run(&["import", "--prefix", "HDS-", &env.file("again.csv", "tag\nHDS-0012\n")]).ends(0);
    let said = env.run(&["import", &env.file("bare.csv", "tag\n0012\n")]).ends(1).stdout;
    assert!(said.contains("perhaps HDS-0012"), "{said}");
}

#[test]
fn the_serial_says_whether_it_is_the_same_device() {
    let env = with("tag;serial;model\nHDS-0012;SN-1;A\nHDS-0013;SN-2;B\n");
    let said = env.run(&["import", &env.file("same.csv", "tag;serial;model\nhds-0012;sn-1;C\n")]).ends(0).stdout;
    assert!(said.contains("“hds-0012” is HDS-0012") && said.contains("same serial"), "{said}");
    let said = env.run(&["import", &env.file("other.csv", "tag;serial;model\nhds-0013;SN-3;D\n")]).ends(0).stdout;
    assert!(said.contains("resembles a recorded one, with another serial") && said.contains("HDS-0013"), "{said}");
    assert_eq!(tags(&env), ["HDS-0012", "HDS-0013", "hds-0013"]);
    let said = env.run(&["import", &env.file("moved.csv", "tag;serial\nNEW-1;SN-2\n")]).ends(0).stdout;
    assert!(said.contains("“NEW-1” and HDS-0013"), "{said}");
    // Two rows of a file that are one device in two spellings: the second is no change of the first.
    let said = env.run(&["import", &env.file("two.csv", "tag;serial\nHDS-0012;SN-1\nHDS 0012;SN-1\n")]).ends(1).stdout;
    assert!(said.contains("already on line 2"), "{said}");
}

#[test]
fn a_recorded_serial_in_another_spelling_is_no_second_device_where_it_is_the_key() {
    let env = with("tag;serial\nA1;SN-0012\n");
    let map = "source = \"x\"\ntable = \"devices\"\ncolumns = [{ header = \"No\", means = \"serial_as_tag\" }]\n";
    let map = env.file("map.toml", map);
    for other in ["sn-0012", "SN0012", "SN-12", "a1"] {
        let said = env.run(&["import", "--map", &map, &env.file("other.csv", format!("No\n{other}\n"))]).ends(1).stdout;
        assert!(said.contains("which is recorded"), "{other}: {said}");
    }
    assert_eq!(tags(&env), ["A1"]);
}

const FULL: &str = "tag;serial;model;kind;custody;due;college;room\n\
    A1;S1;M1;laptop;on_loan;2027-07-02;0921170X;CDI\nA2;S2;M2;tablet;retired;;0921170X;CDI\nA3;S3;M3;laptop;lost;;;\n";

#[test]
fn an_empty_cell_says_nothing_of_what_every_device_has() {
    let env = with(FULL);
    let before = devices(&env);
    let text = "tag;serial;model;kind;custody;due;college;room\nA1;;;;;;0921170X;CDI\nA2;N/A;;;;;0921170X;CDI\nA3;;;;;;;\n";
    let said = env.run(&["import", &env.file("empty.csv", text)]).ends(0).stdout;
    assert!(said.contains("nothing changes"), "{said}");
    assert_eq!(devices(&env), before);
    // One row that says it beside others that do not.
    env.run(&["import", &env.file("some.csv", "tag;serial;custody\nA1;;stored\nA2;S9;\n")]).ends(0);
    assert_eq!(devices(&env)[..2], ["A1 S1 M1 laptop stored - 0921170X CDI", "A2 S9 M2 tablet retired - 0921170X CDI"]);
}

#[test]
fn an_empty_room_is_taken_away_and_the_plan_shows_it() {
    let env = with(FULL);
    let text = "tag;college;room\nA1;0921170X;\nA2;;\n";
    let said = env.run(&["import", "--dry-run", &env.file("empty.csv", text)]).ends(0).stdout;
    assert!(said.contains("room CDI → (empty)"), "{said}");
    env.run(&["import", &env.file("empty.csv", text)]).ends(0);
    assert_eq!(devices(&env)[..2], ["A1 S1 M1 laptop on_loan 2027-07-02 0921170X -", "A2 S2 M2 tablet retired - - -"]);
}

#[test]
fn a_day_of_return_is_never_dropped_without_a_word() {
    let env = with(FULL);
    // The same custody said again, without the day.
    env.run(&["import", &env.file("again.csv", "tag;custody;due\nA1;on_loan;\n")]).ends(0);
    assert_eq!(devices(&env)[0], "A1 S1 M1 laptop on_loan 2027-07-02 0921170X CDI");
    // A day beside a custody that has none.
    let said = env.run(&["import", &env.file("beside.csv", "tag;custody;due\nA2;stored;2027-08-01\n")]).ends(0).stdout;
    assert!(said.contains("1 day of return was not imported") && said.contains("line 2"), "{said}");
    // A day without a word of custody lends what was assigned.
    env.run(&["import", &env.file("assign.csv", "tag;custody\nA3;assigned\n")]).ends(0);
    env.run(&["import", &env.file("lend.csv", "tag;due\nA3;2027-09-01\n")]).ends(0);
    assert_eq!(devices(&env)[2], "A3 S3 M3 laptop on_loan 2027-09-01 - -");
}

#[test]
fn rows_that_contradict_each_other_are_held_back_and_both_named() {
    let env = with("tag;model\nD1;old\n");
    let text = "tag;model;room\nD1;a;CDI\nD2;x;CDI\nD1;b;CDI\nD3;y;CDI\nD3;y;CDI\n";
    let file = env.file("one.csv", text);
    let said = env.run(&["import", "--replace", "--remove", "0", &file]).ends(1).stdout;
    for words in [
        "line 2, column “tag”: line 4 says something else about it (model): neither is imported: “D1”",
        "line 4, column “tag”: line 2 says something else about it (model)",
        "line 6, column “tag”: already on line 5, which is kept",
        "2 rows read, 3 rejected",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    let models: Vec<String> = devices(&env).iter().map(|one| one.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(models, ["D1 - old", "D2 - x", "D3 - y"]);
}

#[test]
fn files_that_contradict_each_other_are_held_back_and_both_named() {
    let env = with("tag;model\nD1;old\n");
    let (a, b) = (
        env.file("a.csv", "tag;model;room\nD1;a;CDI\nD2;x;CDI\nD3;y;CDI\n"),
        env.file("b.csv", "tag;model;custody\nD3;z;\nD1;;stored\nD2;x;lost\n"),
    );
    let said = env.run(&["import", &a, &b]).ends(1).stdout;
    for words in [
        "a.csv: line 4, column “tag”: b.csv, line 2, says something else about it (model): neither is imported: “D3”",
        "b.csv: line 2, column “tag”: a.csv, line 4, says something else about it (model)",
        "a.csv (devices): 2 rows read, 1 rejected",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    assert_eq!(devices(&env), ["D1 - a other stored - - CDI", "D2 - x other lost - - CDI"]);
    // One device under two spellings is not made two, unless its serials say so.
    let (a, b) = (env.file("e.csv", "tag;serial\nHDS-E1;S1\nHDS-E2;S2\n"), env.file("f.csv", "tag;serial\nhds e1;\nhds-e2;S3\n"));
    let said = env.run(&["import", &a, &b]).ends(1).stdout;
    assert!(said.contains("e.csv: line 2") && said.contains("perhaps hds e1") && said.contains("perhaps HDS-E1"), "{said}");
    assert_eq!(devices(&env).iter().filter(|one| one.to_lowercase().contains("e2")).count(), 2, "{:?}", devices(&env));
    assert!(!devices(&env).iter().any(|one| one.to_lowercase().contains("e1")), "{:?}", devices(&env));
    // Colleges too.
    let (a, b) = (env.file("c.csv", "uai,name\n0920068Z,Un\n"), env.file("d.csv", "uai,name\n0920068Z,Deux\n"));
    let said = env.run(&["import", &a, &b]).ends(1).stdout;
    assert!(said.contains("d.csv, line 2, says something else about it (name)"), "{said}");
}
