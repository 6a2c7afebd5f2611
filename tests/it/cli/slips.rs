//! Slips of a script, and codes that hide what they hold: nothing secret is kept, nothing that was forgotten means everything.

use crate::env::{Env, HERE, ROOM, tag};
use recol::audit::journal::Fact;
use std::fs;

/// Whether any file of the data folder holds these bytes.
fn holds(env: &Env, bytes: &str) -> bool {
    let files = fs::read_dir(env.data()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| fs::read(path).unwrap()).any(|file| file.windows(bytes.len()).any(|part| part == bytes.as_bytes()))
}

#[test]
fn no_secret_is_kept_however_its_code_is_dressed() {
    let env = Env::auditing();
    let codes = [
        "]Q1WIFI:S:q;T:WPA;P:secretone;;",
        "]Q3WIFI:T:WPA;P:secrettwo;S:q2;;",
        "Réseau WIFI:S:q3;P:secretthree;;",
        "WIFI :S:q4;P:secretfour;;",
        "wifi：S:q5;P:secretfive;;",
        "]Q1BEGIN:VCARD\nN:Secretsix;Jean",
    ];
    for code in codes {
        let line = serde_json::to_string(code).unwrap();
        let said = env.run_fed(&["visit", HERE, "--room", ROOM, "--payloads", "-"], line.as_bytes()).ends(0).stdout;
        let (before, after) = said.split_once("What is about a person or a secret is not kept").expect(&said);
        assert!(![before, after].concat().to_lowercase().contains("secret"), "{said}");
    }
    assert!(!holds(&env, "secret") && !holds(&env, "Secretsix"));
    let exported = env.run(&["findings", "--finding", "unknown", "--json"]).ends(0);
    assert_eq!(exported.json().len(), 6, "{}", exported.stdout);
    // What is typed is not repeated either.
    let (noted, refused) = (
        env.run(&["note", codes[0], "--text", "seen"]).ends(0),
        env.run(&["note", "WIFI:S:none;P:secretseven;;", "--text", "x"]).ends(3),
    );
    let said = [noted.stdout, noted.stderr, refused.stdout, refused.stderr].concat();
    assert!(!said.contains("secret"), "{said}");
    // The mark of a scanner hides no label.
    let read = env.run_fed(&["visit", HERE, "--room", ROOM, "--payloads", "-"], format!("]Q1{}\n", tag(1)).as_bytes()).ends(0);
    assert!(read.stdout.contains("present"), "{}", read.stdout);
}

#[test]
fn another_label_with_the_serial_of_a_device_is_never_already_read() {
    let env = Env::auditing();
    let read = |label: &str| {
        let line = format!("{{\"tag\":\"{label}\",\"serial\":\"SN-TWICE\"}}\n");
        env.run_fed(&["visit", HERE, "--room", ROOM, "--payloads", "-", "--json"], line.as_bytes()).ends(0).json().remove(0)
    };
    let (first, again, other) = (read("NEW-A"), read("NEW-A"), read("NEW-B"));
    assert!(first["entry"].is_object() && !again["entry"].is_object() && other["entry"].is_object(), "{first}\n{again}\n{other}");
}

#[test]
fn what_was_forgotten_does_not_mean_everything() {
    let env = Env::auditing();
    env.run(&["visit", HERE, "--close"]).ends(0);
    let entries = env.journal().len();
    env.run(&["decide", "accept_as_is", "--filter", "", "--yes"]).ends(3);
    env.run(&["decide", "accept_as_is", "--filter", "room:", "--yes"]).ends(3);
    env.run(&["visit", HERE, "--room", "", "--reopen", "--tick", &tag(1)]).ends(3);
    env.run(&["campaign", "open", " "]).ends(3);
    env.run(&["campaign", "move", "--revision", "0"]).ends(3);
    assert_eq!(env.journal().len(), entries);
    let said = env.run(&["campaign", "reopen"]).ends(0).stdout;
    assert!(said.contains("open already") && env.journal().len() == entries, "{said}");
}

#[test]
fn a_room_is_not_closed_over_pictures_that_were_not_read() {
    let env = Env::auditing();
    let broken = env.file("broken.png", "no picture");
    let empty = env.path("empty");
    fs::create_dir(&empty).unwrap();
    for (images, words) in [(broken.as_str(), "could not be read"), (empty.to_str().unwrap(), "no picture in it")] {
        let said = env.run(&["visit", HERE, "--room", ROOM, "--images", images, "--close"]).ends(1).stderr;
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(env.run(&["visit", HERE, "--room", ROOM, "--json"]).ends(0).json()[0]["room_state"], "open");
    assert!(!env.journal().iter().any(|entry| matches!(entry.body.fact, Fact::RoomClosed { .. })));
}
