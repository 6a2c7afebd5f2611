//! An office that is put back from a backup or lost, by the commands that its hints name.

use crate::{
    env::{Env, fixture},
    folders::copied,
};
use std::fs;

/// An office with a hub, and a station that is accepted. Returns the recovery key too.
fn team() -> (Env, Env, String, String) {
    let (office, field) = (Env::imported(), Env::new());
    let hub = office.path("hub").to_str().unwrap().to_owned();
    office.run(&["station", "name", "bureau"]).ends(0);
    let made = office.run(&["hub", "init", &hub]).ends(0).stdout;
    let recovery = made.lines().last().unwrap().trim().to_owned();
    assert_eq!(recovery.split(' ').filter(|group| group.len() == 4).count(), 16, "{made}");
    office.run(&["sync"]).ends(0);
    field.run(&["sync", "--hub", &hub]).ends(3).complains_of(&["accept"]);
    office.run(&["station", "accept", "poste 7"]).ends(0);
    // The first sync was refused, and the address is remembered all the same.
    field.run(&["sync"]).ends(0);
    (office, field, hub, recovery)
}

/// An inventory in which one device is somewhere else.
fn imported(office: &Env, line: usize, room: &str) {
    let text = fs::read_to_string(fixture("import/devices.csv")).unwrap();
    let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
    lines[line] = lines[line].replace("Réserve", room);
    let file = office.file("changed.csv", lines.join("\n"));
    office.run(&["import", &file]).ends(0);
}

fn digests(env: &Env) -> Vec<String> {
    env.store().revision_digests().unwrap().into_iter().map(|digest| format!("{digest:?}")).collect()
}

#[test]
fn an_office_put_back_from_a_backup_is_told_its_way_out() {
    let (office, field, ..) = team();
    let backup = office.path("backup");
    copied(&office.data(), &backup);
    imported(&office, 1, "CDI");
    office.run(&["sync"]).ends(0);
    field.run(&["sync"]).ends(0);
    copied(&backup, &office.data());
    imported(&office, 2, "Salle 3");
    for _ in 0..2 {
        office.run(&["sync"]).ends(3).complains_of(&["another revision", "recol hub rejoin"]);
    }
    // It says nothing about stations before it knows what it had said.
    office.run(&["station", "refuse", "poste 7"]).ends(3).complains_of(&["recol hub rejoin"]);
    office.run(&["station", "renew"]).ends(3).complains_of(&["recol hub rejoin", "recol hub succeed"]);
    field.run(&["hub", "rejoin"]).ends(3).complains_of(&["office"]);
    let told = office.run(&["hub", "rejoin", "--json"]).ends(0).json().remove(0);
    assert_eq!((&told["taken"], &told["moved"]), (&1.into(), &1.into()), "{told}");
    field.run(&["sync"]).ends(0);
    assert_eq!(digests(&office), digests(&field));
    assert_eq!(digests(&office).len(), 3);
    office.run(&["sync"]).ends(0);
    office.run(&["verify"]).ends(0);
    field.run(&["verify"]).ends(0);
    let again = office.run(&["hub", "rejoin"]).ends(0).stdout;
    assert!(again.contains("0 revisions, 0 entries") && again.lines().count() == 1, "{again}");
}

#[test]
fn a_lost_office_is_followed_by_a_station_with_the_recovery_key() {
    let (office, field, hub, recovery) = team();
    let next = Env::new();
    next.run(&["station", "name", "nouveau bureau"]).ends(0);
    let wrong = "0123 ".repeat(16);
    let succeed = |key: &str| next.run_fed(&["hub", "succeed", "--hub", &hub], format!("{key}\n").as_bytes());
    succeed("").ends(3).complains_of(&["recovery key"]);
    succeed(&wrong).ends(3).complains_of(&["not the recovery key"]);
    succeed(&recovery.to_uppercase()).ends(0);
    let told = field.run(&["sync"]).ends(1).stdout;
    assert!(told.contains("another station is the office now"), "{told}");
    field.run(&["sync"]).ends(0);
    imported(&next, 1, "CDI");
    next.run(&["sync"]).ends(0);
    field.run(&["sync"]).ends(0);
    assert_eq!(digests(&next), digests(&field));
    // The one before is a station that was turned away, and may come back as one.
    office.run(&["sync"]).ends(3).complains_of(&["accept"]);
    // It knows that it is the office no longer: no key that is worth nothing, and no way out that is none.
    let told = office.run(&["station", "show", "--json"]).ends(0).json().remove(0);
    let new = next.run(&["station", "show", "--json"]).ends(0).json().remove(0);
    assert_eq!((&told["office"], &told["office_key"]), (&false.into(), &new["key"]), "{told}");
    let said = office.run(&["station", "show"]).ends(0).stdout;
    assert!(!said.contains("(office)"), "{said}");
    office.run(&["hub", "recovery"]).ends(3).complains_of(&["Only the office station"]);
    office.run(&["hub", "rejoin"]).ends(3).complains_of(&["Only the office station"]);
    let changed = office.file("more.csv", fs::read_to_string(fixture("import/devices.csv")).unwrap());
    office.run(&["import", &changed, "--dry-run"]).ends(3).complains_of(&["Only the office station"]);
    next.run(&["station", "accept", "bureau"]).ends(0);
    assert!(office.run(&["sync"]).ends(1).stdout.contains("another station is the office now"));
    office.run(&["sync"]).ends(0);
    office.run(&["station", "refuse", "poste 7"]).ends(3).complains_of(&["office"]);
    // Until another key is named, the same one makes a further office, whoever has seen which.
    let further = Env::new();
    further.run_fed(&["hub", "succeed", "--hub", &hub], format!("{recovery}\n").as_bytes()).ends(0);
    assert!(further.run(&["station", "show"]).ends(0).stdout.contains("(office)"));
    for env in [&office, &field] {
        assert!(env.run(&["sync"]).ends(1).stdout.contains("another station is the office now"));
    }
    next.run(&["sync"]).ends(3).complains_of(&["accept"]);
    let next = further;
    // A new key: the one before is worth nothing.
    let said = next.run(&["hub", "recovery", "--json"]).ends(0).json().remove(0);
    next.run(&["sync"]).ends(0);
    let third = Env::new();
    let succeed = |key: &str| third.run_fed(&["hub", "succeed", "--hub", &hub], format!("{key}\n").as_bytes());
    succeed(&recovery).ends(3).complains_of(&["not the recovery key"]);
    succeed(said["recovery"].as_str().unwrap()).ends(0);
    field.run(&["sync"]).ends(1);
    for env in [&next, &field, &third] {
        env.run(&["verify"]).ends(0);
    }
}
