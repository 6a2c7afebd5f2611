//! Several stations from the outside: a hub on a folder, joining, accepting, auditing apart, and one export at the end.

use crate::env::{Env, HERE, ROOM, THERE, tag};

/// An office with an inventory, a campaign and a hub, and a station that was accepted and has synced.
pub fn team() -> (Env, Env, String) {
    let office = Env::imported();
    office.run(&["station", "name", "bureau"]).ends(0);
    office.run(&["campaign", "open", "Récolement"]).ends(0);
    let hub = office.path("hub").display().to_string();
    office.run(&["sync"]).ends(3).complains_of(&["hub"]);
    office.run(&["hub", "init", &hub]).ends(0);
    office.run(&["hub", "init", &hub]).ends(3).complains_of(&["already"]);
    assert!(office.run(&["sync"]).ends(0).stdout.contains("1 revision published"));

    let field = Env::new();
    field.run(&["sync", "--hub", "/nowhere"]).ends(3).complains_of(&["/nowhere"]);
    field.run(&["station", "name", "poste 1"]).ends(0);
    field.run(&["sync", "--hub", &hub]).ends(3).complains_of(&["poste 1", "accept"]);
    office.run(&["station", "accept", "nobody"]).ends(3).complains_of(&["nobody"]);
    assert!(office.run(&["station", "accept", "poste 1", "--college", HERE]).ends(0).stdout.contains(HERE));
    // The address was remembered when it introduced itself.
    let synced = field.run(&["sync", "--json"]).ends(0).json().remove(0);
    assert_eq!((&synced["revisions"], &synced["received"]), (&1.into(), &2.into()));
    field.run(&["campaign", "use", "Récolement"]).ends(0);
    (office, field, hub)
}

#[test]
fn two_stations_make_one_campaign() {
    let (office, field, _) = team();
    // The inventory is the office's matter.
    let colleges = crate::env::fixture("import/colleges.csv").display().to_string();
    field.run(&["import", &colleges]).ends(3).complains_of(&["office"]);
    field.run(&["hub", "restored"]).ends(3).complains_of(&["office"]);

    let read = |env: &Env, college: &str, number| {
        env.run_fed(&["visit", college, "--room", ROOM, "--payloads", "-"], format!("{}\n", tag(number)).as_bytes()).ends(0);
    };
    read(&field, HERE, 1);
    read(&office, THERE, 2);
    assert!(field.run(&["sync"]).ends(0).stdout.contains("sent"));
    office.run(&["sync"]).ends(0);
    field.run(&["sync"]).ends(0);
    let nothing = field.run(&["sync"]).ends(0).stdout;
    assert!(nothing.contains("nothing to send, nothing new"), "{nothing}");
    let findings = |env: &Env| {
        let lines = env.run(&["findings", "--all", "--json"]).ends(0).json();
        let told = |line: &serde_json::Value| format!("{} {} {}", line["finding"], line["college_uai"], line["asset_tag"]);
        lines.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(findings(&field), findings(&office));
    let shown = field.run(&["station", "show"]).ends(0).stdout;
    assert!(shown.contains("poste 1") && shown.contains("field"), "{shown}");
    field.run(&["verify"]).ends(0);
    // Turned away, what it reads waits here.
    office.run(&["station", "refuse", "poste 1"]).ends(0);
    read(&field, HERE, 3);
    field.run(&["sync"]).ends(3).complains_of(&["accept"]);
    assert_eq!(office.run(&["station", "list", "--json"]).ends(0).json().len(), 2);
}

#[test]
fn a_renewed_station_goes_on_under_a_new_key() {
    let (office, field, _) = team();
    let listed = || office.run(&["station", "list"]).ends(0).stdout;
    let before = listed();
    field.run(&["station", "name", "poste 1 bis"]).ends(0);
    field.run(&["station", "renew"]).ends(0);
    field.run(&["sync"]).ends(3).complains_of(&["poste 1 bis"]);
    assert_ne!(listed(), before);
    office.run(&["station", "accept", "poste 1 bis"]).ends(0);
    field.run(&["sync"]).ends(0);
    office.run(&["sync"]).ends(0);
    for env in [&office, &field] {
        env.run(&["verify"]).ends(0);
    }
    // A hub that the office says was restored is agreed with anew.
    office.run(&["hub", "restored"]).ends(0);
    field.run(&["sync"]).ends(0);
    field.run(&["hub", "forget"]).ends(0);
    field.run(&["sync"]).ends(3).complains_of(&["--hub"]);
}

#[test]
fn the_office_gathers_what_no_open_campaign_needs() {
    let (office, field, _) = team();
    let devices = std::fs::read_to_string(crate::env::fixture("import/devices.csv")).unwrap();
    let other = office.file("devices.csv", devices.replace("modèle A", "modèle B"));
    office.run(&["import", &other]).ends(0);
    office.run(&["sync"]).ends(0);
    // Held against the first one.
    office.run(&["hub", "gather", "2"]).ends(3).complains_of(&["Récolement", "campaign move"]);
    assert!(office.run(&["hub", "gather"]).ends(0).stdout.contains("revision 1"));
    office.run(&["hub", "gather", "99"]).ends(3);
    office.run(&["campaign", "close"]).ends(0);
    assert!(office.run(&["hub", "gather"]).ends(0).stdout.contains("revision 2"));
    office.run(&["hub", "gather", "99"]).ends(3).complains_of(&["99"]);
    field.run(&["hub", "gather"]).ends(3).complains_of(&["office"]);
    field.run(&["sync"]).ends(0);
    let newest = |env: &Env| env.store().newest_revision().unwrap();
    assert_eq!(newest(&field), newest(&office));
}

/// The office's key is compared once, at the first contact; a station leaves to the office what is the office's, and where it
/// was not accepted, and where the campaign does not go, it reads all the same, and says that it waits.
#[test]
fn what_is_the_offices_matter_is_said_and_waits() {
    let (office, field, hub) = team();
    let told = office.run(&["station", "show"]).ends(0).stdout;
    let groups = told.split("office’s key: ").nth(1).unwrap().lines().next().unwrap().to_owned();
    assert_eq!(groups.split(' ').count(), 8, "{told}");
    let other = Env::new();
    let joins = |key: &str| other.run(&["sync", "--hub", &hub, "--office", key]);
    joins("0000 1111 2222 3333 4444 5555 6666 7777").ends(3).complains_of(&["not the one agreed on"]);
    joins(&groups.replace(' ', "-").to_uppercase()).ends(3).complains_of(&["accept"]);

    for command in
        [&["campaign", "open", "Autre"][..], &["campaign", "close"], &["campaign", "move"], &["campaign", "widen", THERE]]
    {
        field.run(command).ends(if command.contains(&"widen") { 0 } else { 3 });
    }
    // Beyond its scope: kept, told, and counted once the office says so.
    let payload = format!("{}\n", tag(2));
    let visit = field.run_fed(&["visit", THERE, "--room", ROOM, "--payloads", "-"], payload.as_bytes()).ends(0);
    assert!([THERE, "not accepted", "station accept"].iter().all(|word| visit.stderr.contains(word)), "{}", visit.stderr);
    let aside = |env: &Env| env.run(&["campaign", "aside", "--json"]).ends(0).json();
    assert_eq!(aside(&field)[0]["reason"], "out_of_scope");
    field.run(&["sync"]).ends(0);
    office.run(&["sync"]).ends(0);
    assert_eq!(aside(&office), aside(&field));
    let shown = office.run(&["campaign", "show"]).ends(0).stdout;
    assert!(shown.contains("poste 1 set aside"), "{shown}");
    office.run(&["station", "accept", "poste 1", "--college", HERE, "--college", THERE]).ends(0);
    assert!(aside(&office).is_empty());
    field.run(&["sync"]).ends(0);
    assert!(aside(&field).is_empty());
}

/// A campaign goes where it was opened on; a command widens it.
#[test]
fn a_campaign_is_widened_by_a_command() {
    let office = Env::imported();
    office.run(&["campaign", "open", "Ici", "--college", HERE]).ends(0);
    let payload = format!("{}\n", tag(2));
    let visit = office.run_fed(&["visit", THERE, "--room", ROOM, "--payloads", "-"], payload.as_bytes()).ends(0);
    assert!([THERE, "campaign widen"].iter().all(|word| visit.stderr.contains(word)), "{}", visit.stderr);
    assert!(office.run(&["findings", "--all", "--college", THERE, "--json"]).ends(0).json().is_empty());
    let widened = office.run(&["campaign", "widen", THERE]).ends(0).stdout;
    assert!(widened.contains("1 more college") && widened.contains("count now"), "{widened}");
    assert!(!office.run(&["findings", "--all", "--college", THERE, "--json"]).ends(0).json().is_empty());
    office.run(&["campaign", "widen", "0000000A"]).ends(3);
}

#[test]
fn a_station_that_was_turned_away_shows_as_refused_and_one_that_waits_as_waiting() {
    let (office, field, hub) = team();
    let other = Env::new();
    other.run(&["station", "name", "poste 2"]).ends(0);
    other.run(&["sync", "--hub", &hub]).ends(3);
    let state = |name: &str| {
        let list = office.run(&["station", "list", "--json"]).ends(0).json();
        let found = list.iter().find(|card| card["name"] == name).unwrap().clone();
        let words = office.run(&["station", "list"]).ends(0).stdout;
        let line = words.lines().find(|line| line.contains(name)).unwrap().to_owned();
        (found["accepted"].as_bool().unwrap(), found["refused"].as_bool().unwrap(), line)
    };
    let shows = |name: &str, accepted: bool, refused: bool, word: &str| {
        let (is_accepted, is_refused, line) = state(name);
        assert_eq!((is_accepted, is_refused), (accepted, refused), "{line}");
        assert!(line.contains(word), "{line}");
    };
    shows("bureau", true, false, "accepted");
    shows("poste 1", true, false, "accepted");
    shows("poste 2", false, false, "waiting");
    assert!(office.run(&["station", "refuse", "poste 1"]).ends(0).stdout.contains("refused"));
    // Also after it knocked again, and after the next roster.
    field.run(&["sync"]).ends(3);
    shows("poste 1", false, true, "refused");
    office.run(&["sync"]).ends(0);
    office.run(&["station", "accept", "poste 2"]).ends(0);
    shows("poste 1", false, true, "refused");
    shows("poste 2", true, false, "accepted");
    office.run(&["station", "accept", "poste 1"]).ends(0);
    shows("poste 1", true, false, "accepted");
}
