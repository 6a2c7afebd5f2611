//! What the screen does can be scripted: entering a room, ticking off, devices without a label, decisions, notes, undo and redo.

use crate::env::{DATE, Env, HERE, ROOM, THERE, tag};
use recol::audit::journal::{About, By, Decision, Fact, Label};
use serde_json::Value;

/// The last fact of the journal.
fn last(env: &Env) -> Fact {
    env.journal().into_iter().max_by_key(|entry| (entry.body.hlc, entry.id)).unwrap().body.fact
}

/// The last object that a command prints.
fn told(env: &Env, args: &[&str]) -> Value {
    env.run(&[args, &["--json"]].concat()).ends(0).json().pop().unwrap()
}

fn state(env: &Env, tag: &str) -> String {
    let found = env.run(&["findings", "--all", "--json", "--date", DATE]).ends(0).json();
    let of_it = found.iter().find(|finding| finding["asset_tag"] == tag).unwrap();
    of_it["finding"].as_str().unwrap().to_owned()
}

#[test]
fn a_room_is_entered_without_a_read_whatever_its_name_begins_with() {
    let env = Env::auditing();
    let entered = told(&env, &["visit", HERE, "--room", "-1 Cave"]);
    assert_eq!((&entered["state"], &entered["room_state"]), (&"open".into(), &"open".into()), "{entered}");
    assert_eq!(entered["room"], "-1 Cave");
    assert!(matches!(last(&env), Fact::RoomOpened(place) if place.room.as_str() == "-1 Cave"));
    let entries = env.journal().len();
    env.run(&["visit", HERE, "--room", "-1 cave"]).ends(0);
    assert_eq!(env.journal().len(), entries, "it is open already");
    env.run(&["visit", HERE, "--room", "-1 Cave", "--close"]).ends(0);
    assert!(matches!(last(&env), Fact::RoomClosed(_)));
    assert_eq!(told(&env, &["visit", HERE, "--room", "-1 Cave"])["room_state"], "open", "a closed room is reopened");
    let forgot = env.run(&["visit", HERE, "--room", "--close"]).ends(2).stderr;
    assert!(forgot.contains("the name of a room is missing"), "{forgot}");
    assert_eq!(told(&env, &["visit", HERE])["state"], "open");
}

#[test]
fn a_device_is_ticked_off_and_one_without_a_label_is_recorded() {
    let env = Env::auditing();
    let ticked = env.run(&["visit", HERE, "--room", ROOM, "--tick", &tag(1), "--tick", &tag(2), "--json"]).ends(0).json();
    assert_eq!(ticked.iter().filter(|line| line["by"] == "list" && line["finding"] == "present").count(), 2, "{ticked:?}");
    assert!(matches!(last(&env), Fact::Seen(seen) if seen.by == By::List));
    let said = env.run(&["visit", HERE, "--room", ROOM, "--unidentified", "absent", "--note", "-gris, fissuré"]).ends(0).stdout;
    assert!(said.contains("a device without a readable label"), "{said}");
    let Fact::Unlabelled { spot, label, note } = last(&env) else { panic!("{:?}", last(&env)) };
    assert_eq!((label, note.as_deref(), spot.room.unwrap().as_str()), (Label::Absent, Some("-gris, fissuré"), ROOM));
    let entries = env.journal().len();
    env.run(&["visit", HERE, "--room", "CDI", "--tick", &tag(3), "--tick", "NOPE-1"]).ends(3).complains_of(&["NOPE-1"]);
    assert_eq!(env.journal().len(), entries, "all ticks or none");
    env.run(&["visit", HERE, "--unidentified", "torn"]).ends(2);
    env.run(&["visit", HERE, "--note", "x"]).ends(2);
    assert_eq!(env.run(&["findings", "--finding", "unidentified", "--json"]).ends(0).json().len(), 1);
    // Nothing is recorded where the visit is closed.
    env.run(&["visit", HERE, "--close"]).ends(0);
    let entries = env.journal().len();
    let shut = env.run(&["visit", HERE, "--room", ROOM, "--tick", &tag(1), "--unidentified", "absent"]).ends(3);
    shut.complains_of(&["The visit is closed", HERE]);
    assert_eq!(env.journal().len(), entries);
    env.run(&["visit", HERE, "--reopen"]).ends(0);
}

#[test]
fn the_last_step_is_undone_and_redone() {
    let env = Env::auditing();
    env.run(&["visit", HERE, "--room", ROOM, "--tick", &tag(1)]).ends(0);
    assert_eq!(state(&env, &tag(1)), "present");
    let said = env.run(&["undo"]).ends(0).stdout;
    assert!(said.contains(&format!("undone: read of {}", tag(1))), "{said}");
    assert_eq!(state(&env, &tag(1)), "pending");
    let said = env.run(&["redo"]).ends(0).stdout;
    assert!(said.contains("redone: read of"), "{said}");
    assert_eq!(state(&env, &tag(1)), "present");
    assert!(env.run(&["redo"]).ends(1).stdout.contains("nothing to redo"));
    // Read, room, visit: then there is nothing left.
    for _ in 0..3 {
        env.run(&["undo"]).ends(0);
    }
    assert!(env.run(&["undo"]).ends(1).stdout.contains("nothing to undo"));
    env.run(&["verify"]).ends(0);
}

#[test]
fn a_decision_is_about_one_device_or_about_all_that_a_filter_lets_through() {
    let env = Env::auditing();
    env.run(&["visit", HERE, "--room", ROOM, "--tick", &tag(1), "--close"]).ends(0);
    let one = told(&env, &["decide", "confirm-missing", &tag(2), "--cause", "cherché partout"]);
    assert_eq!((&one["event"], &one["count"]), (&"decided".into(), &1.into()), "{one}");
    let Fact::Decided(decided) = last(&env) else { panic!("{:?}", last(&env)) };
    assert_eq!((decided.decision, decided.cause.as_deref()), (Decision::ConfirmMissing, Some("cherché partout")));
    assert!(decided.basis.is_some(), "it no longer applies once the device is read");
    // By filter it is counted first.
    let filter = ["decide", "confirm_missing", "--college", HERE, "--finding", "missing", "--undecided"];
    let entries = env.journal().len();
    let dry = told(&env, &filter);
    assert_eq!((&dry["event"], &dry["count"]), (&"would_decide".into(), &2.into()), "{dry}");
    assert_eq!(env.journal().len(), entries, "counting records nothing");
    let words = env.run(&filter).ends(0).stdout;
    assert!(words.contains("would be recorded about 2 discrepancies") && words.contains("--yes"), "{words}");
    let done = told(&env, &[&filter[..], &["--yes"]].concat());
    assert_eq!((&done["event"], done["findings"].as_array().unwrap().len()), (&"decided".into(), 2), "{done}");
    assert_eq!(told(&env, &filter)["count"], 0);
    let open = env.run(&["findings", "--finding", "missing", "--json"]).ends(0).json();
    assert!(open.iter().all(|finding| finding["decision"] == "confirm_missing"), "{open:?}");
    // One undo takes back what was decided together.
    env.run(&["undo"]).ends(0);
    assert_eq!(told(&env, &filter)["count"], 2);
    // The words of the screen's filter.
    assert_eq!(told(&env, &["decide", "confirm_missing", "--filter", "room:réserve prog:P3"])["count"], 2);
    assert_eq!(told(&env, &["decide", "confirm_missing", "--filter", "room:nowhere"])["count"], 0);
}

#[test]
fn a_decision_that_cannot_be_is_refused_with_the_reason() {
    let env = Env::auditing();
    env.run(&["visit", HERE, "--room", ROOM, "--tick", &tag(1), "--close"]).ends(0);
    let entries = env.journal().len();
    let refused = |args: &[&str], code: i32, words: &[&str]| {
        let ran = env.run(args).ends(code);
        for word in words {
            assert!(ran.stderr.contains(word), "{word:?} is not in: {}", ran.stderr);
        }
    };
    refused(&["decide", "report_theft", &tag(2)], 3, &["report_theft", "--evidence"]);
    refused(&["decide", "confirm_missing", &tag(1)], 3, &[&tag(1), "recol findings"]);
    refused(&["decide", "confirm_missing", "NOPE-1"], 3, &["NOPE-1", "recol findings --all"]);
    refused(&["decide", "confirm_missing", "--college", "0921243B"], 3, &["0921243B", "not in the inventory"]);
    refused(&["decide", "confirm_missing"], 2, &["required"]);
    refused(&["decide", "vanish", &tag(2)], 2, &["known decisions: correct_inventory"]);
    assert_eq!(env.journal().len(), entries);
    env.run(&["decide", "report_theft", &tag(2), "--evidence", "plainte 2026-1137"]).ends(0);
    // A device read in another college is settled in both.
    env.run(&["visit", THERE, "--room", "CDI", "--tick", &tag(2)]).ends(0);
    let both = told(&env, &["decide", "send_back", &tag(2), "--college", THERE]);
    assert_eq!((&both["count"], &both["ends"]), (&1.into(), &1.into()), "{both}");
}

#[test]
fn a_note_is_about_a_device_or_about_what_is_unknown() {
    let env = Env::auditing();
    env.run_fed(&["visit", HERE, "--room", ROOM, "--payloads", "-"], format!("{}\nSTRANGER-1\n", tag(1)).as_bytes()).ends(0);
    let noted = told(&env, &["note", "ser0001aa", "--lacks", "charger", "--text", "-usé"]);
    assert_eq!((&noted["tag"], &noted["college"]), (&tag(1).into(), &HERE.into()), "{noted}");
    let Fact::Noted(fact) = last(&env) else { panic!("{:?}", last(&env)) };
    assert_eq!(fact.about, About::Device(tag(1).as_str().into()));
    assert_eq!((fact.condition.unwrap().code(), fact.lacks.len(), fact.note.as_deref()), ("incomplete", 1, Some("-usé")));
    env.run(&["note", "STRANGER-1", "--condition", "damaged", "--photo", "classeur 3"]).ends(0);
    assert!(matches!(last(&env), Fact::Noted(fact) if matches!(fact.about, About::Entry(_))));
    let entries = env.journal().len();
    env.run(&["note", &tag(1)]).ends(2);
    env.run(&["note", &tag(1), "--text", "  "]).ends(3);
    env.run(&["note", &tag(1), "--condition", "good", "--lacks", "pen"]).ends(3).complains_of(&["--condition"]);
    env.run(&["note", "NOPE-1", "--text", "x"]).ends(3).complains_of(&["NOPE-1", "Neither the inventory nor a read"]);
    env.run(&["note", &tag(1), "--text", "x", "--college", "0921243B"]).ends(3).complains_of(&["0921243B"]);
    assert_eq!(env.journal().len(), entries);
}

/// A campaign's colleges are what it was opened on.
#[test]
fn a_visit_outside_the_campaign_is_kept_aside_and_says_how_to_widen() {
    let env = Env::imported();
    env.run(&["campaign", "open", "Ici", "--college", HERE]).ends(0);
    let ran = env.run(&["visit", THERE, "--room", ROOM, "--tick", &tag(4)]).ends(0);
    assert!(ran.stderr.contains(&format!("recol campaign widen {THERE}")), "{}", ran.stderr);
    let shown = env.run(&["campaign", "show", "--json"]).ends(0).json();
    assert!(shown.iter().all(|line| line["college"] != THERE), "widened silently: {shown:?}");
    assert!(env.run(&["findings", "--all", "--college", THERE]).ends(0).stdout.contains("no discrepancy"));
    let aside = env.run(&["campaign", "aside", "--json"]).ends(0).json();
    assert!(aside.iter().any(|line| line["reason"] == "outside_campaign" && line["college"] == THERE), "{aside:?}");
    assert_eq!(told(&env, &["visit", THERE])["aside"], "outside_campaign");
    let read = env.run(&["visit", THERE, "--room", ROOM, "--tick", &tag(4), "--json"]).ends(0).json();
    assert_eq!((&read[0]["event"], &read[0]["aside"]), (&"read".into(), &"outside_campaign".into()));
    let widened = told(&env, &["campaign", "widen", THERE]);
    assert!(widened["counted"].as_u64().unwrap() >= 3, "{widened}");
    assert_eq!(state(&env, &tag(4)), "present");
}

/// One station closes the visit, another that does not know goes on: here two entries of one store, in that order.
#[test]
fn a_visit_with_rooms_open_since_says_so_and_is_closed_again() {
    use recol::{
        audit::journal::{Seen, Spot},
        shell::Session,
    };
    let env = Env::auditing();
    env.run(&["visit", HERE, "--room", ROOM, "--tick", &tag(1)]).ends(0);
    env.run(&["visit", HERE, "--close"]).ends(0);
    let missing = || env.run(&["findings", "--finding", "missing", "--college", HERE, "--json"]).ends(0).json().len();
    let before = missing();
    let seen = Seen {
        spot: Spot { college: HERE.parse().unwrap(), room: Some(ROOM.into()) },
        payload: tag(2).as_str().into(),
        by: By::Typed,
        serial: None,
        instead: None,
        copies: std::num::NonZeroU8::MIN,
    };
    Session::open(&env.data(), "poste 7", "b").unwrap().append(vec![Fact::Seen(seen)]).unwrap();
    assert_eq!(missing(), before - 3, "one is read, and two are to be looked for again");
    for args in [&["campaign", "show"][..], &["findings"], &["findings", "--college", HERE], &["export", "-o", "-"]] {
        let ran = env.run(args).ends(0);
        let said = ran.stdout + &ran.stderr;
        assert!(said.contains("closed, with 1 room open since: 2 devices to check there"), "{args:?}: {said}");
    }
    // The page of the campaign says so too.
    let page = env.path("page.html");
    env.run(&["report", "-o", page.to_str().unwrap()]).ends(0);
    assert!(std::fs::read_to_string(page).unwrap().contains("closed, 1 place open since"), "the page");
    let shown = env.run(&["campaign", "show", "--json"]).ends(0).json();
    let here = shown.iter().find(|line| line["college"] == HERE).unwrap();
    assert_eq!((&here["open_since"], &here["pending"], &here["state"]), (&1.into(), &2.into(), &"closed".into()));
    let closed = told(&env, &["visit", HERE, "--close"]);
    assert_eq!((&closed["open_since"], &closed["pending"]), (&0.into(), &0.into()), "{closed}");
    assert_eq!(missing(), before - 1);
}
