//! A keyring of the system: GNOME's, on a D-Bus of its own, unlocked with a password as a login does it. The password of a hub goes
//! in by one process of Récol, and a sync in another finds it there; so does the token of a pull.

use super::installed::program;
use crate::{
    env::{Env, Ran, finish},
    hubs::server::{OWNER, PASSWORD, Server},
    pulls::{
        Road,
        command::{office, parc},
        server::TOKEN,
    },
};

/// Runs Récol on a bus with an unlocked keyring, whose files are in the home of the test.
fn with_keyring(env: &Env, arguments: &[&str], input: &str) -> Ran {
    let daemon = program("gnome-keyring-daemon").get_program().to_str().unwrap().to_owned();
    let script = "printf '\\n' | \"$1\" --unlock --components=secrets >/dev/null && shift && exec \"$@\"";
    let mut command = program("dbus-run-session");
    env.dress(&mut command);
    let recol = env.command();
    command.args(["--", "sh", "-c", script, "sh", &daemon]).arg(recol.get_program()).args(recol.get_args()).args(arguments);
    command.env("XDG_RUNTIME_DIR", env.path(""));
    finish(&mut command, input.as_bytes())
}

#[test]
#[ignore = "run by make test-strangers"]
fn a_password_in_the_keyring_opens_the_hub() {
    let database = Server::shared().database();
    let office = Env::imported();
    office.run(&["campaign", "open", "Récolement"]).ends(0);
    let address = database.address(OWNER);
    office.run_in(&[("RECOL_HUB_PASSWORD", PASSWORD)], &["hub", "init", &address], b"").ends(0);
    // Without it, with nothing in it, with a wrong one in it, with the right one over that.
    office.run(&["sync"]).ends(3).complains_of(&["RECOL_HUB_PASSWORD"]);
    with_keyring(&office, &["sync"], "").ends(3).complains_of(&["RECOL_HUB_PASSWORD"]);
    with_keyring(&office, &["hub", "password"], "wrong\n").ends(0);
    with_keyring(&office, &["sync"], "").ends(3).complains_of(&["RECOL_HUB_PASSWORD"]);
    with_keyring(&office, &["hub", "password"], &format!("{PASSWORD}\n")).ends(0);
    with_keyring(&office, &["sync"], "").ends(0);
    // It is in no file of ours.
    let kept = std::fs::read(office.store_file()).unwrap();
    assert!(!kept.windows(PASSWORD.len()).any(|window| window == PASSWORD.as_bytes()));
}

#[test]
#[ignore = "run by make test-strangers"]
fn a_token_in_the_keyring_pulls_until_it_is_forgotten() {
    let (office, server) = (office(), parc(Road::SnipeIt, 2));
    let address = server.address();
    // A wrong one is not kept; the right one is, and found by another process.
    with_keyring(&office, &["pull", "snipe-it", &address, "--token-stdin"], "wrong\n").ends(3).complains_of(&["--token-stdin"]);
    with_keyring(&office, &["pull", "snipe-it", &address], "").ends(3).complains_of(&["RECOL_PULL_TOKEN"]);
    let ran = with_keyring(&office, &["pull", "snipe-it", &address, "--token-stdin"], &format!("{TOKEN}\n")).ends(0);
    assert!(ran.stdout.contains("holds the token"), "{}", ran.stdout);
    let ran = with_keyring(&office, &["pull", "snipe-it"], "").ends(0);
    assert!(ran.stdout.contains("2 devices read"), "{}", ran.stdout);
    with_keyring(&office, &["pull", "snipe-it", "--forget-token"], "").ends(0);
    let ran = with_keyring(&office, &["pull", "snipe-it", "--forget-token"], "").ends(0);
    assert!(ran.stdout.contains("no token"), "{}", ran.stdout);
    with_keyring(&office, &["pull", "snipe-it"], "").ends(3).complains_of(&["RECOL_PULL_TOKEN"]);
    let kept = std::fs::read(office.store_file()).unwrap();
    assert!(!kept.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes()));
}
