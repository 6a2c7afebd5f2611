//! A password in the address of a hub: it is refused with the ways that there are for it, and is in no file and on no screen.

use crate::env::Env;
use recol::io::store::Store;
use std::fs;

/// Passwords as people have them, with every letter that means something in an address.
const PASSWORDS: [&str; 6] = ["Zmotdepasse", "Zmotde/passe", "Zmotde?passe", "Zmotde%passe", "Zmotde@passe", "Zmotde#pa:sse"];

#[test]
fn a_password_in_an_address_is_refused_and_shown_nowhere() {
    let env = Env::imported();
    for password in PASSWORDS {
        let address = format!("postgres://aud:{password}@127.0.0.1:1/recol");
        for command in [
            vec!["sync", "--hub", &address],
            vec!["hub", "init", &address],
            vec!["station", "list", "--hub", &address],
            vec!["hub", "rejoin", "--hub", &address],
            vec!["hub", "repair", "--hub", &address],
        ] {
            let ran = env.run(&command).ends(3);
            ran.complains_of(&["password", "recol hub password", "postgres://aud@127.0.0.1:1/recol"]);
            assert!(!ran.stderr.contains('Z') && !ran.stdout.contains('Z'), "{password}: {ran:?}");
        }
        let option = format!("postgres://aud@127.0.0.1:1/recol?password={password}");
        let ran = env.run(&["sync", "--hub", &option]).ends(3);
        assert!(!ran.stderr.contains('Z'), "{ran:?}");
        for shown in [vec!["config"], vec!["config", "--json"]] {
            let ran = env.run_in(&[("RECOL_HUB", &address)], &shown, b"").ends(0);
            assert!(ran.stdout.contains("postgres://aud@127.0.0.1:1/recol"), "{shown:?}: {ran:?}");
            assert!(!ran.stdout.contains("Zmot") && !ran.stderr.contains("Zmot"), "{shown:?}: {ran:?}");
        }
        let blank = format!(" {address}\n");
        let ran = env.run(&["sync", "--hub", &blank]).ends(3);
        assert!(!ran.stderr.contains('Z') && !ran.stdout.contains('Z'), "{ran:?}");
        let ran = env.run_in(&[("RECOL_HUB", &address)], &["sync"], b"").ends(3);
        ran.complains_of(&["recol hub password"]);
    }
    for file in fs::read_dir(env.data()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(6).any(|part| part == b"Zmotde"), "it is in the store");
    }
}

/// An earlier version kept what was typed.
#[test]
fn a_password_that_was_stored_once_is_not_shown() {
    let env = Env::imported();
    let hub = env.path("hub");
    env.run(&["hub", "init", hub.to_str().unwrap()]).ends(0);
    let mut store = Store::open(&env.data()).unwrap();
    store.set_hub_address("postgres://aud:Zm/ot?@127.0.0.1:1/recol").unwrap();
    drop(store);
    for (shown, code) in [(vec!["station", "show"], 0), (vec!["station", "show", "--json"], 0), (vec!["sync", "--json"], 5)] {
        let ran = env.run(&shown).ends(code);
        assert!(!ran.stdout.contains('Z') && !ran.stderr.contains("Zm"), "{shown:?}: {ran:?}");
    }
    assert!(env.run(&["station", "show"]).stdout.contains("postgres://aud@127.0.0.1:1/recol"));
}
