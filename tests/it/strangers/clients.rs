//! Clients of others, from PyPI, at the server of the tests: what they read there is what Récol reads, so that the server answers as
//! a real one does, and not as Récol expects.

use super::installed::program;
use crate::pulls::{
    Road, pulled, rows,
    server::{APPLICATION, CLIENT, CLIENT_SECRET, Event, HARDWARE, PASSWORD, Server, TOKEN, USER},
    strange,
};
use serde_json::Value;
use std::{collections::BTreeSet, path::Path, process::Command};

/// The clients, each with the interface that it speaks and what it is given to log in.
const CLIENTS: [(&str, Road, &[&str]); 4] = [
    ("glpi-api", Road::Glpi, &[TOKEN, APPLICATION]),
    ("glpi-utils", Road::Glpi, &[TOKEN, APPLICATION]),
    ("glpi-utils-oauth", Road::Glpi11, &[CLIENT, CLIENT_SECRET, USER, PASSWORD]),
    ("cairn-sync", Road::SnipeIt, &[TOKEN]),
];

/// Runs a client. One that is missing is a failure that says how to install it.
#[track_caller]
fn client(name: &str, address: &str, login: &[&str]) -> Value {
    drop(program("python3"));
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = house.join("target/strangers-clients/bin/python");
    assert!(python.is_file(), "{} is not here: tests/strangers/install.sh, or make test-strangers", python.display());
    let mut command = Command::new(python);
    command.arg(house.join("tests/strangers/clients.py")).args([name, address]).args(login);
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(name).env_remove(name.to_uppercase());
    }
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{name}: {error}: {said}"))
}

#[test]
#[ignore = "run by make test-strangers"]
fn real_clients_read_the_same_from_the_server_of_the_tests() {
    for (name, road, login) in CLIENTS {
        let server = Server::with(strange(road));
        // Of these clients one can ask for every entity; the users of the others see all of them from the beginning.
        server.state().narrow = name == "glpi-api";
        // Nor does the one of Snipe-IT ask for what is archived.
        server.state().shows_archived = true;
        // A server that asks to wait is waited for by the one client that knows of it.
        if road == Road::SnipeIt {
            server.then(&[Event::Nothing, Event::Busy(1)]);
        }
        let found = client(name, &server.address(), login);
        let list = road.lists()[0];
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let theirs: BTreeSet<(u64, String, String)> = found["devices"]
            .as_array()
            .unwrap_or_else(|| panic!("{name}: {found}"))
            .iter()
            .map(|row| (row[0].as_u64().unwrap(), text(&row[1]), text(&row[2])))
            .collect();
        let mut order = road.order(&server.address());
        order.types = vec![list.to_owned()];
        let ours: BTreeSet<(u64, String, String)> = rows(&pulled(&order).0.unwrap())
            .into_values()
            .map(|cells| {
                let id = cells["id"].rsplit('/').next().unwrap().parse().unwrap();
                (id, cells["asset_tag"].clone(), cells["serial"].clone())
            })
            .collect();
        // These clients take templates for devices.
        let state = server.state();
        let is_template = |id: &u64| road != Road::SnipeIt && state.lists[list][id].template;
        let theirs: BTreeSet<_> = theirs.into_iter().filter(|(id, ..)| !is_template(id)).collect();
        assert_eq!(theirs, ours, "{name}");
        assert!(theirs.len() >= 8 && state.lists.contains_key(list), "{name}");
        drop(state);
        assert_eq!(server.sessions(), 0, "{name} left its session open");
    }
    assert_eq!(HARDWARE, Road::SnipeIt.lists()[0]);
}

#[test]
#[ignore = "run by make test-strangers"]
fn real_clients_understand_the_refusals_of_the_server_of_the_tests() {
    for (name, road, login) in CLIENTS {
        let server = Server::with(strange(road));
        let mut wrong = login.to_vec();
        wrong[0] = "n0-such";
        let found = client(name, &server.address(), &wrong);
        let error = found["error"].as_str().unwrap_or_else(|| panic!("{name}: {found}"));
        let expected = match name {
            "glpi-api" => "GLPIError",
            "cairn-sync" => "HttpError",
            _ => "GlpiAuthError",
        };
        assert_eq!(error, expected, "{name}: {found}");
        server.then(&[Event::Page]);
        let found = client(name, &server.address(), login);
        assert!(found["devices"].is_null() || found["devices"].as_array().unwrap().is_empty(), "{name}: {found}");
    }
}
