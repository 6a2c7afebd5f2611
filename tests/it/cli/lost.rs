//! `recol station lost`: what is told of a lost laptop, and that nothing reaches it any more.

use super::sync::team;
use crate::env::{Env, HERE, ROOM, Ran, THERE, tag};
use recol::{
    audit::{ledger::Lost, minutes::Recap},
    shell::Session,
};

fn read(env: &Env, college: &str, number: u64) {
    env.run_fed(&["visit", college, "--room", ROOM, "--payloads", "-"], format!("{}\n", tag(number)).as_bytes()).ends(0);
}

fn told(ran: Ran) -> serde_json::Value {
    ran.ends(0).json().remove(0)
}

/// The lost stations of the recapitulation.
fn in_the_report(office: &Env) -> Vec<Lost> {
    let session = Session::open(&office.data(), "bureau", "").unwrap();
    let standing = session.standing("2026-11-24".parse().unwrap()).unwrap();
    Recap::of(&standing, session.joined().unwrap().campaign).lost
}

#[test]
fn a_lost_laptop_is_told_of_and_refused_at_a_folder() {
    let (office, field, hub) = team();
    read(&field, HERE, 1);
    field.run(&["sync"]).ends(0);
    let sent = field.journal().len();
    // What is at the hub and not here yet would not count: that is said before.
    let ask = ["station", "lost", "poste 1"];
    let words = office.run(&ask).ends(0).stdout;
    for part in ["would be refused", "revision 1", HERE, "No entry of it has arrived", "“recol sync” first", &hub, "--yes"] {
        assert!(words.contains(part), "{part:?} is not in {words}");
    }
    let dry = told(office.run(&["station", "lost", "poste 1", "--json"]));
    assert_eq!((&dry["event"], &dry["entries"], &dry["last_at"]), (&"would_lose_station".into(), &0.into(), &().into()));
    let (own, all) = (dry["not_here"].as_u64().unwrap(), u64::try_from(sent).unwrap());
    assert!(own >= 3 && own < all, "{own} of {all}: the office's own entries are not the laptop's");
    field.run(&["sync"]).ends(0);
    assert!(in_the_report(&office).is_empty());
    // As long as a sync would take them in, it is not shut out: nothing is recorded, and both ways on are told.
    let before = office.journal().len();
    let ran = office.run(&["station", "lost", "poste 1", "--yes"]).ends(1);
    for part in ["was not refused", "nothing was recorded", "“recol sync” first", "“recol station refuse "] {
        assert!(ran.stdout.contains(part), "{part:?} is not in {ran:?}");
    }
    let waits = office.run(&["station", "lost", "poste 1", "--yes", "--json"]).ends(1).json().remove(0);
    assert_eq!((&waits["event"], &waits["not_here"], &waits["lost_at"]), (&"station_not_lost".into(), &own.into(), &().into()));
    let french = office.run_french(&[], &["station", "lost", "poste 1", "--yes"]).ends(1).stdout;
    assert!(french.contains("n’a pas été refusé") && french.contains("recol station refuse "), "{french}");
    assert_eq!(office.journal().len(), before);
    office.run(&["sync"]).ends(0);
    // Only the office says so, and nobody of itself.
    field.run(&["station", "lost", "bureau", "--yes"]).ends(3).complains_of(&["Only the office"]);
    office.run(&["station", "lost", "bureau", "--yes"]).ends(3).complains_of(&["recol hub succeed"]);
    office.run(&["station", "lost", "nobody", "--yes"]).ends(3).complains_of(&["nobody"]);

    read(&field, HERE, 3);
    let before = field.journal().len();
    let words = office.run(&["station", "lost", "poste 1"]).ends(0).stdout;
    assert!(words.contains(" entries of it have arrived here") && !words.contains("to count"), "{words}");
    let lost = told(office.run(&["station", "lost", "poste 1", "--yes", "--json"]));
    assert_eq!((&lost["event"], &lost["entries"], &lost["not_here"]), (&"station_lost".into(), &own.into(), &0.into()));
    let accept = lost["accept"].as_str().unwrap();
    assert!(accept.starts_with("recol station accept ") && accept.ends_with(&format!(" --college {HERE}")), "{accept}");
    assert_eq!((&lost["colleges"], &lost["revision"], &lost["had_access"]), (&vec![HERE].into(), &1.into(), &true.into()));
    assert!(lost["last_at"].is_string() && lost["hub"] == hub.as_str() && lost["commands"] == serde_json::json!([]), "{lost}");
    assert_eq!(office.run(&["station", "list", "--json"]).ends(0).json().iter().filter(|one| one["refused"] == true).count(), 1);

    // What colleagues read from now on never reaches it, and what it reads reaches nobody.
    read(&office, THERE, 2);
    office.run(&["sync"]).ends(0);
    for _ in 0..2 {
        field.run(&["sync"]).ends(3).complains_of(&["accept"]);
    }
    assert_eq!(field.journal().len(), before);
    office.run(&["sync"]).ends(0);
    assert_eq!(told(office.run(&["station", "lost", "poste 1", "--json"]))["colleges"], serde_json::json!([HERE]));
    let report = in_the_report(&office);
    assert_eq!((report.len(), report[0].name.as_str(), report[0].entries), (1, "poste 1", own));
    let recap = office.path("recap.pdf");
    office.run(&["report", "-o", recap.to_str().unwrap()]).ends(0);
    office.run(&["verify", recap.to_str().unwrap()]).ends(0);
    // A refusal alone is no loss, and does not undo one. Said again, it is recorded once, and the first time holds.
    office.run(&["station", "refuse", "poste 1"]).ends(0);
    let journal = office.journal().len();
    let again = told(office.run(&["station", "lost", "poste 1", "--yes", "--json"]));
    assert_eq!((&again["event"], &again["accept"]), (&"station_lost_before".into(), &accept.into()));
    assert_eq!(again["lost_at"], report[0].at.to_string());
    let words = office.run(&["station", "lost", "poste 1", "--yes"]).ends(0).stdout;
    let way_back = format!("If it is found: “{accept}”");
    for part in ["called lost or stolen on", "nothing was recorded", &way_back] {
        assert!(words.contains(part), "{part:?} is not in {words}");
    }
    assert_eq!(office.journal().len(), journal);
    assert_eq!(in_the_report(&office), report);

    // It was found: the command that was told accepts it as it was accepted.
    office.run(&accept.split(' ').skip(1).collect::<Vec<_>>()).ends(0);
    field.run(&["sync"]).ends(0);
    office.run(&["sync"]).ends(0);
    assert!(in_the_report(&office).is_empty());
    assert_eq!(field.journal().len(), office.journal().len());
    office.run(&["verify", recap.to_str().unwrap()]).ends(0);
}

#[test]
fn a_lost_laptop_that_was_never_accepted_had_nothing() {
    let (office, _, hub) = team();
    let stranger = Env::new();
    stranger.run(&["station", "name", "poste 2"]).ends(0);
    stranger.run(&["sync", "--hub", &hub]).ends(3);
    let ran = office.run_french(&[], &["station", "lost", "poste 2", "--yes"]).ends(0).stdout;
    assert!(ran.contains("jamais été accepté") && ran.contains("perdu ou volé") && ran.contains(&hub), "{ran}");
    // A folder hands nothing over, and keeps nothing back.
    assert!(ran.contains("n’a pris de ce hub") && ran.contains("qui atteint le dossier") && !ran.contains("remis"), "{ran}");
    // The campaign had nothing to do with it.
    assert!(in_the_report(&office).is_empty() && !ran.contains("récapitulatif"), "{ran}");
    let again = told(office.run(&["station", "lost", "poste 2", "--json"]));
    assert_eq!((&again["had_access"], &again["colleges"], &again["revision"]), (&false.into(), &().into(), &().into()));
    assert_eq!((&again["event"], &again["accept"]), (&"station_lost_before".into(), &().into()));
}

#[test]
fn what_a_refused_laptop_sent_does_not_hold_the_word_up() {
    let (office, field, _) = team();
    read(&field, HERE, 1);
    field.run(&["sync"]).ends(0);
    office.run(&["station", "refuse", "poste 1"]).ends(0);
    // No sync takes it in any more: the loss is noted, and the way to take it in is told.
    office.run(&["sync"]).ends(1);
    let words = office.run(&["station", "lost", "poste 1", "--yes"]).ends(0).stdout;
    for part in ["refused from now on", "not accepted", &format!(" --college {HERE}”, “recol sync”")] {
        assert!(words.contains(part), "{part:?} is not in {words}");
    }
    assert_eq!(in_the_report(&office).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_lost_laptop_is_told_of_and_refused_at_a_server() {
    use crate::hubs::server::{OWNER, PASSWORD, Server};
    let database = Server::shared().database();
    let run = |env: &Env, arguments: &[&str]| env.run_in(&[("RECOL_HUB_PASSWORD", PASSWORD)], arguments, b"");
    let (office, field) = (Env::imported(), Env::new());
    office.run(&["station", "name", "bureau"]).ends(0);
    office.run(&["campaign", "open", "Récolement"]).ends(0);
    run(&office, &["hub", "init", &database.address(OWNER)]).ends(0);
    run(&office, &["sync"]).ends(0);
    let role = database.auditor("poste_7");
    field.run(&["station", "name", "poste 7"]).ends(0);
    run(&field, &["sync", "--hub", &database.address(&role)]).ends(3);
    run(&office, &["station", "accept", "poste 7"]).ends(0);
    run(&field, &["sync"]).ends(0);
    field.run(&["campaign", "use", "Récolement"]).ends(0);
    read(&field, HERE, 1);
    run(&field, &["sync"]).ends(0);
    run(&office, &["sync"]).ends(0);

    let words = run(&office, &["station", "lost", "poste 7"]).ends(0).stdout;
    let command = format!("ALTER ROLE \"{role}\" NOLOGIN;");
    assert!(words.contains(&command) && words.contains("every college in full"), "{words}");
    let before = field.journal().len();
    let lost = told(run(&office, &["station", "lost", "poste 7", "--yes", "--json"]));
    assert_eq!((&lost["roles"], &lost["not_here"], &lost["had_access"]), (&vec![role.clone()].into(), &0.into(), &true.into()));
    assert!(lost["entries"].as_u64().unwrap() >= 3 && lost["commands"][0] == command.as_str(), "{lost}");
    // Accepted for every college, so it is accepted again.
    assert!(lost["accept"].as_str().unwrap().starts_with("recol station accept ") && lost["colleges"].is_null(), "{lost}");
    assert!(!lost["accept"].as_str().unwrap().contains("--college"), "{lost}");
    // The hub holds what had arrived, and the word of the office; what colleagues write goes on to arrive there.
    let asked = |role: &str, what: &str| database.sql(role, what).map(|rows| rows[0].get::<_, i64>(0));
    let of_role = format!("SELECT count(*) FROM recol.entry WHERE pushed_by = '{role}'");
    let all = "SELECT count(*) FROM recol.entry";
    let held = asked(OWNER, all).unwrap();
    assert_eq!(asked(OWNER, &of_role), Ok(lost["entries"].as_i64().unwrap()));
    let listed = format!("SELECT count(*) FROM recol.station WHERE owner = '{role}' AND NOT accepted");
    assert_eq!(asked(OWNER, &listed), Ok(1));
    read(&office, THERE, 2);
    run(&office, &["sync"]).ends(0);
    let now = asked(OWNER, all).unwrap();
    assert!(now > held, "{now} of {held}");
    // Nothing more reaches the laptop, and nothing more of it the hub.
    read(&field, HERE, 3);
    let more = field.journal().len();
    assert!(more > before);
    run(&field, &["sync"]).ends(3).complains_of(&["accept"]);
    assert_eq!(field.journal().len(), more);
    assert_eq!((asked(OWNER, &of_role), asked(OWNER, all)), (Ok(lost["entries"].as_i64().unwrap()), Ok(now)));
    // Nor by the server's own client, for as long as the role can still log in.
    for table in ["entry", "head", "series", "inventory", "revision", "college", "programme", "still"] {
        assert_eq!(asked(&role, &format!("SELECT count(*) FROM recol.{table}")), Ok(0), "{table}");
    }
    assert_eq!(asked(&role, "SELECT count(*) FROM recol.station WHERE owner <> session_user"), Ok(0));
    let begun = "INSERT INTO recol.series (writer, campaign, key)
        SELECT decode(repeat('5a', 16), 'hex'), decode(repeat('a5', 16), 'hex'), key FROM recol.station WHERE owner = session_user";
    for statement in [begun, "UPDATE recol.station SET accepted = true"] {
        // The code of PostgreSQL for a right that is missing.
        assert_eq!(database.sql(&role, statement).unwrap_err(), "42501", "{statement}");
    }
    database.sql(OWNER, &command).unwrap();
    assert!(database.sql(&role, "SELECT 1").is_err());
    run(&field, &["sync"]).ends(3);
    let report = in_the_report(&office);
    assert_eq!((report.len(), report[0].name.as_str(), report[0].entries), (1, "poste 7", lost["entries"].as_u64().unwrap()));
}
