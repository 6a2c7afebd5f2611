//! `recol push` and `recol give-back`: what is written at the source, that it is written once, and what is left.

use super::{
    Notes, Road,
    server::{Event, HARDWARE, Item, Server, TOKEN},
};
use crate::{
    cli::closing::{audited, decide, device},
    env::{DATE, Env, HERE, Ran, THERE, tag},
};
use recol::{
    audit::{
        finding::{Code, Subject},
        inventory::{CustodyKind, Inventory},
        journal::Decision,
    },
    io::pull::{Known, PullError, Pushed, Secret, Wanted, push},
};
use std::{collections::BTreeMap, fs, time::Duration};

fn inventory(env: &Env) -> Inventory {
    let store = env.store();
    store.inventory(store.newest_revision().unwrap()).unwrap()
}

/// A Snipe-IT with the devices of a store: places by college and room, a status for each situation.
fn source(env: &Env) -> Server {
    let inventory = inventory(env);
    let status = |kind: CustodyKind| match kind {
        CustodyKind::Stored => "Ready to Deploy",
        CustodyKind::Lost => "Lost/Stolen",
        _ => "Other",
    };
    let item = |device: &recol::audit::inventory::Device| Item {
        tag: device.tag.as_str().to_owned(),
        serial: device.serial.as_ref().map(|serial| serial.as_str().to_owned()).unwrap_or_default(),
        status: status(device.custody.kind()).to_owned(),
        place: place(
            &device.college.map(|college| college.to_string()).unwrap_or_default(),
            device.room.as_ref().map(|r| r.as_str()),
        ),
        ..Item::default()
    };
    let items: BTreeMap<u64, Item> = (1..).zip(inventory.devices().iter().map(item)).collect();
    let server = Server::with([(HARDWARE.to_owned(), items)].into());
    server.state().labels = vec!["Lost/Stolen".to_owned(), "Ready to Deploy".to_owned()];
    server
}

fn place(college: &str, room: Option<&str>) -> String {
    room.map_or_else(|| college.to_owned(), |room| format!("{college} {room} & co"))
}

fn run(env: &Env, server: &Server, more: &[&str]) -> Ran {
    let address = server.address();
    let args = [&["push", "snipe-it", &address, "--date", DATE], more].concat();
    env.run_in(&[("RECOL_PUSH_TOKEN", TOKEN)], &args, b"")
}

/// Decisions: device 1 is sent back, 2 recorded where it was read, 3 missing, 5 left as it is; the unknown one is registered.
fn decided() -> Env {
    let env = audited();
    decide(&env, THERE, Code::Misassigned, device(1), Decision::SendBack);
    decide(&env, HERE, Code::Misplaced, device(2), Decision::CorrectInventory);
    decide(&env, HERE, Code::Missing, device(3), Decision::ConfirmMissing);
    decide(&env, HERE, Code::Overdue, device(5), Decision::AcceptAsIs);
    decide(&env, THERE, Code::Unknown, Subject::Payload("NEW-77".into()), Decision::RegisterAsNew);
    env
}

/// The marks in the notes of all audits.
fn marks(server: &Server) -> Vec<String> {
    let mark = |(_, note): &(String, String)| note.split_once("recol:").unwrap().1.trim_end_matches(']').to_owned();
    server.state().audits.iter().map(mark).collect()
}

#[test]
fn nothing_is_written_before_it_was_shown_and_everything_once() {
    let env = decided();
    let server = source(&env);
    let lost = ["--status", "lost=lost/stolen"];
    let shown = run(&env, &server, &lost).ends(0);
    let place = |room| place(HERE, Some(room));
    let change = format!("{}  location {} \u{2192} {}", tag(2), place("Réserve"), place("CDI"));
    for words in [&change, &format!("{}  status Ready to Deploy \u{2192} Lost/Stolen", tag(3)), "2 changes and 5 audits", "--yes"]
    {
        assert!(shown.stdout.contains(words), "{words} is not in {}", shown.stdout);
    }
    assert!(shown.stderr.contains("NEW-77") && shown.stderr.contains("recol give-back"), "{}", shown.stderr);
    assert!(server.state().changes.is_empty() && server.state().audits.is_empty(), "it was only to be shown");
    let written = run(&env, &server, &[&lost[..], &["--yes"]].concat()).ends(0);
    assert!(written.stdout.contains("2 changes and 5 audits written; 0 were"), "{}", written.stdout);
    let items = server.state().lists[HARDWARE].clone();
    let of = |number: u64| items.values().find(|item| item.tag == tag(number)).unwrap();
    assert_eq!((of(2).place.as_str(), of(3).status.as_str()), (place("CDI").as_str(), "Lost/Stolen"));
    assert!(of(1).place.contains("Réserve") && of(4).status == "Ready to Deploy");
    let notes: Vec<String> = server.state().audits.iter().map(|(_, note)| note.clone()).collect();
    assert!(notes.iter().any(|note| note.contains("vu sur place")) && notes.iter().all(|note| note.contains("Récolement 2026")));
    // A second time nothing is there to write.
    let mut once = marks(&server);
    let again = run(&env, &server, &[&lost[..], &["--yes"]].concat()).ends(0);
    assert!(again.stdout.contains("no change and no audit written; 5 were"), "{}", again.stdout);
    assert_eq!((marks(&server), server.state().changes.len()), (once.clone(), 2));
    once.sort();
    once.dedup();
    assert_eq!(once.len(), 5, "each has its own mark: {once:?}");
    // No token is kept or shown.
    let mut all = format!("{}{}{}", shown.stdout, written.stdout, again.stderr).into_bytes();
    fs::read_dir(env.data()).unwrap().for_each(|entry| all.extend(fs::read(entry.unwrap().path()).unwrap_or_default()));
    assert!(!all.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes()));
}

#[test]
fn a_push_that_is_cut_goes_on_and_doubles_nothing() {
    let env = decided();
    let lost = ["--status", "lost=Lost/Stolen", "--yes"];
    for at in 0..7 {
        for fault in [Event::Cut(0), Event::Cut(20), Event::Broken, Event::Page] {
            let server = source(&env);
            server.state().writes = [vec![Event::Nothing; at], vec![fault]].concat().into();
            run(&env, &server, &lost).ends(5).complains_of(&["the same command again"]);
            run(&env, &server, &lost).ends(0);
            let mut marks = marks(&server);
            let all = marks.len();
            marks.sort();
            marks.dedup();
            assert_eq!((marks.len(), all), (5, 5), "{fault:?} at {at}");
            let places: Vec<String> = server.state().lists[HARDWARE].values().map(|item| item.place.clone()).collect();
            assert!(places.contains(&place(HERE, Some("CDI"))), "{fault:?} at {at}");
        }
    }
}

#[test]
fn what_cannot_be_written_is_named_and_the_rest_is_written() {
    let env = decided();
    let server = source(&env);
    // No device is lost there, and nobody says what that is called; one may not be changed; one is not there.
    server.state().fixed.insert(tag(2));
    let gone = server.state().lists[HARDWARE].iter().find(|(_, item)| item.tag == tag(1)).map(|(id, _)| *id).unwrap();
    server.state().lists.get_mut(HARDWARE).unwrap().remove(&gone);
    server.state().lists.get_mut(HARDWARE).unwrap().retain(|_, item| item.status != "Lost/Stolen");
    let ran = run(&env, &server, &["--yes"]).ends(1);
    for words in [&format!("{}: not on the server", tag(1)), "refuses: This status is not allowed", "--status lost=NAME"] {
        assert!(ran.stderr.contains(words), "{words} is not in {}", ran.stderr);
    }
    assert_eq!(server.state().changes.len(), 0);
    assert_eq!(marks(&server).len(), 1, "the read of device 2");
    // A name that is no label there, a wrong token, no token, a station that is not the office.
    run(&env, &server, &["--status", "lost=Nowhere"]).ends(5).complains_of(&["Nowhere"]);
    let address = server.address();
    let args = ["push", "snipe-it", &address];
    env.run_in(&[("RECOL_PUSH_TOKEN", "n0-such")], &args, b"").ends(3).complains_of(&["RECOL_PUSH_TOKEN"]);
    env.run(&args).ends(3).complains_of(&["RECOL_PUSH_TOKEN"]);
    assert!(env.run(&["push", "snipe-it", &address, "--status", "gone=x"]).ends(2).stderr.contains("stored"));
}

/// As many audits as a college has devices.
fn many(env: &Env, count: usize) -> Vec<Wanted> {
    let tags: Vec<String> = inventory(env).devices().iter().map(|device| device.tag.as_str().to_owned()).collect();
    let wanted = |(n, tag): (usize, &String)| Wanted {
        tag: tag.clone(),
        place: None,
        custody: None,
        serial: None,
        seen: None,
        note: "n".to_owned(),
        mark: format!("{n:016x}"),
    };
    tags.iter().cycle().take(count).enumerate().map(wanted).collect()
}

fn pushed(env: &Env, server: &Server, wanted: &[Wanted]) -> (Result<Pushed, PullError>, Notes) {
    let (inventory, mut notes) = (inventory(env), Notes::default());
    let known = Known { inventory: &inventory, statuses: &[] };
    let order = Road::SnipeIt.order(&server.address());
    (push(&order, &Secret::new(TOKEN), known, wanted, true, &mut notes), notes)
}

#[test]
fn no_more_is_asked_in_a_minute_than_the_server_answers() {
    let env = Env::imported();
    let server = source(&env);
    let (done, notes) = pushed(&env, &server, &many(&env, 250));
    assert_eq!(done.unwrap().audits, 250);
    let requests = server.state().log.len();
    // One wait before each further hundred, for the rest of its minute.
    assert_eq!(notes.waits.len(), (requests - 1) / 100, "{requests} requests");
    assert!(notes.waits.iter().all(|wait| *wait <= Duration::from_secs(60)), "{:?}", notes.waits);
    // And what the server asks for comes on top.
    let server = source(&env);
    server.state().writes = [Event::Nothing, Event::Busy(17), Event::Nothing].into();
    let (done, notes) = pushed(&env, &server, &many(&env, 5));
    assert_eq!((done.unwrap().audits, notes.waits), (5, vec![Duration::from_secs(17)]));
    assert_eq!(marks(&server).len(), 5);
}

#[test]
fn decisions_become_a_file_for_the_importer() {
    let env = decided();
    let path = env.path("retour.csv");
    let name = path.to_str().unwrap();
    let read = || -> Vec<BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_path(&path).unwrap();
        let heads = reader.headers().unwrap().clone();
        let row =
            |row: csv::StringRecord| heads.iter().zip(&row).map(|(head, cell)| (head.to_owned(), cell.to_owned())).collect();
        reader.records().map(|record| row(record.unwrap())).collect()
    };
    let back = [
        "give-back",
        "snipe-it",
        "--date",
        DATE,
        "-o",
        name,
        "--status",
        "lost=Lost/Stolen",
        "--status",
        "stored=Ready to Deploy",
    ];
    let ran = env.run(&back).ends(0);
    assert!(ran.stdout.contains("4 rows written") && ran.stdout.contains("update existing"), "{}", ran.stdout);
    assert!(ran.stderr.contains("La Fontaine > CDI") && ran.stderr.contains("1 device is new"), "{}", ran.stderr);
    let rows = read();
    let of = |tag: &str| rows.iter().find(|row| row["Asset Tag"] == tag).unwrap_or_else(|| panic!("{tag} is not in {rows:?}"));
    let cells = |tag: &str| ["Location", "Status", "Recol decision"].map(|head| of(tag)[head].clone());
    assert_eq!(cells(&tag(1)), ["", "", "send back"]);
    assert_eq!(cells(&tag(2)), ["Collège La Fontaine > CDI", "", "correct the inventory"]);
    assert_eq!(cells(&tag(3)), ["", "Lost/Stolen", "confirm missing"]);
    assert_eq!(cells("NEW-77"), ["Collège Maison Blanche > CDI", "Ready to Deploy", "register as new"]);
    assert_eq!(rows.len(), 4, "what is left as it is asks for nothing");
    // What was carried out is left out, what the inventory contradicts is held back and named.
    let next = format!("tag;college;room;custody\n{};0921170X;CDI;stored\n{};0920068Z;Réserve;stored\n", tag(2), tag(3));
    env.run(&["import", &env.file("next.csv", next)]).ends(0);
    let ran = env.run(&["give-back", "glpi", "--date", DATE, "-o", name]).ends(1);
    assert!(ran.stdout.contains("1 decision is carried out") && ran.stderr.contains(&format!("something else (1): {}", tag(3))));
    let head = fs::read_to_string(&path).unwrap();
    assert!(head.starts_with("Inventory number,Serial number,Model,Location,Status,"), "{head}");
    assert_eq!(read().len(), 2);
    // It replaces its own file, and nobody else's.
    env.run(&["give-back", "snipe-it", "-o", &env.file("lettre.txt", "Chère tante,\n")]).ends(3).complains_of(&["--force"]);
}
