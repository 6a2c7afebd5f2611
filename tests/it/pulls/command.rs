//! `recol pull`, as it is typed.

use super::{
    Road,
    server::{APPLICATION, CLIENT, CLIENT_SECRET, Event, HARDWARE, Item, PASSWORD, Server, TOKEN, USER},
};
use crate::env::{Env, HERE, Ran, fixture};
use std::{collections::BTreeMap, fs};

/// Devices of the fixture's college, for an interface.
pub fn parc(road: Road, count: u64) -> Server {
    let item = |number: u64| Item {
        tag: format!("HDS-9{number:06}"),
        serial: format!("SN9{number}"),
        model: "Latitude d'essai".to_owned(),
        category: "Portable".to_owned(),
        status: "En stock".to_owned(),
        entity: HERE.to_owned(),
        place: "Réserve".to_owned(),
        with: (number == 2).then(|| ("user".to_owned(), "Jeanne Dupont".to_owned())),
        ..Item::default()
    };
    let items: BTreeMap<u64, Item> = (1..=count).map(|number| (number, item(number))).collect();
    let mut items = items;
    if let Some(second) = items.get_mut(&2) {
        second.status = if road == Road::SnipeIt { "Ready to Deploy" } else { "En service" }.to_owned();
        second.meta = if road == Road::SnipeIt { "deployed" } else { "" }.to_owned();
    }
    let list = road.lists()[0];
    let mut lists: BTreeMap<_, _> = recol::io::pull::TYPES.map(|name| (name.to_owned(), BTreeMap::new())).into();
    lists.insert(list.to_owned(), items);
    Server::with(lists)
}

/// Colleges without devices.
pub fn office() -> Env {
    let env = Env::new();
    let colleges = fixture("import").join("colleges.csv");
    env.run(&["import", colleges.to_str().unwrap()]).ends(0);
    env
}

fn pull(env: &Env, road: Road, args: &[&str]) -> Ran {
    let (token, beside) = match road {
        Road::SnipeIt => (TOKEN, ""),
        Road::Glpi => (TOKEN, APPLICATION),
        Road::Glpi11 => (PASSWORD, CLIENT_SECRET),
    };
    env.run_in(&[("RECOL_PULL_TOKEN", token), ("RECOL_PULL_APP_TOKEN", beside)], args, b"")
}

fn nothing_secret(env: &Env, ran: &Ran) {
    let mut all = format!("{}{}", ran.stdout, ran.stderr).into_bytes();
    for entry in fs::read_dir(env.data()).into_iter().flatten() {
        all.extend(fs::read(entry.unwrap().path()).unwrap_or_default());
    }
    for secret in [TOKEN, APPLICATION, PASSWORD, CLIENT_SECRET, "Dupont"] {
        assert!(!all.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret} was kept or shown");
    }
}

#[test]
fn a_server_is_pulled_as_a_file_is_imported() {
    for road in Road::ALL {
        let (env, server) = (office(), parc(road, 3));
        let address = server.address();
        let mut args = vec!["pull", if road == Road::SnipeIt { "snipe-it" } else { "glpi" }, &address];
        if road == Road::Glpi11 {
            args.extend(["--client", CLIENT, "--user", USER]);
        }
        let dry = [&args[..], &["--dry-run"]].concat();
        let ran = pull(&env, road, &dry).ends(0);
        assert!(ran.stdout.contains("3 devices read") && ran.stdout.contains("+ HDS-9000001"), "{}", ran.stdout);
        assert_eq!(env.store().inventory(env.store().newest_revision().unwrap()).unwrap().devices().len(), 0);

        let ran = pull(&env, road, &args).ends(0);
        nothing_secret(&env, &ran);
        let stock = env.store().inventory(env.store().newest_revision().unwrap()).unwrap();
        let custody: Vec<String> =
            stock.devices().iter().map(|device| format!("{} {}", device.tag, device.custody.kind().code())).collect();
        assert_eq!(custody, ["HDS-9000001 stored", "HDS-9000002 assigned", "HDS-9000003 stored"], "{}", ran.stdout);
        env.run(&["verify"]).ends(0);

        // The address and the user are remembered, the token is not. What the server no longer has goes with --replace.
        server.state().lists.get_mut(road.lists()[0]).unwrap().remove(&3);
        let short = &args[..2];
        env.run(short).ends(3).complains_of(&["RECOL_PULL_TOKEN"]);
        pull(&env, road, &[short, &["--replace"]].concat()).ends(3).complains_of(&["--remove"]);
        let ran = pull(&env, road, &[short, &["--replace", "--remove", "1", "--json"]].concat()).ends(0);
        let lines = ran.json();
        assert_eq!((&lines[0]["pulled"], &lines[1]["removed"]), (&2.into(), &1.into()), "{}", ran.stdout);
        assert_eq!(fs::read_dir(env.data()).unwrap().filter(|entry| name(entry).contains("pull")).count(), 0);
    }
}

fn name(entry: &std::io::Result<fs::DirEntry>) -> String {
    entry.as_ref().unwrap().file_name().into_string().unwrap()
}

#[test]
fn a_pull_that_fails_imports_nothing_and_goes_on() {
    let (env, server) = (office(), parc(Road::SnipeIt, 1200));
    let args = ["pull", "snipe-it", &server.address()];
    server.then(&[Event::Nothing, Event::Nothing, Event::Page]);
    let ran = pull(&env, Road::SnipeIt, &args).ends(5);
    ran.complains_of(&["web page", "127.0.0.1"]);
    nothing_secret(&env, &ran);
    assert_eq!(env.store().inventory(env.store().newest_revision().unwrap()).unwrap().devices().len(), 0);
    assert_eq!(fs::read_dir(env.data()).unwrap().filter(|entry| name(entry).starts_with(".recol-pull-")).count(), 1);
    let pages = server.pages();
    let ran = pull(&env, Road::SnipeIt, &args).ends(0);
    assert!(ran.stdout.contains("999 had arrived"), "{}", ran.stdout);
    // The last of the devices, and what is archived.
    assert_eq!(server.pages() - pages, 2);
    assert_eq!(env.store().inventory(env.store().newest_revision().unwrap()).unwrap().devices().len(), 1200);
    // A file that is none of ours is put aside, and this is said.
    server.then(&[Event::Nothing, Event::Page]);
    pull(&env, Road::SnipeIt, &args).ends(5);
    let kept = fs::read_dir(env.data()).unwrap().find(|entry| name(entry).starts_with(".recol-pull-")).unwrap().unwrap();
    fs::write(kept.path(), "notes").unwrap();
    let ran = pull(&env, Road::SnipeIt, &args).ends(0);
    assert!(ran.stderr.contains("set aside") && ran.stdout.contains("1,200 devices"), "{}{}", ran.stdout, ran.stderr);
    assert!(fs::read_dir(env.data()).unwrap().any(|entry| name(&entry).starts_with(".recol-aside-")));
}

#[test]
fn refusals_say_what_to_do() {
    let (env, server) = (office(), parc(Road::SnipeIt, 1));
    let address = server.address();
    // Nothing is named yet; a token in an address is not repeated; clear text; no token; a wrong one.
    env.run(&["pull", "snipe-it"]).ends(3).complains_of(&["address"]);
    for wrong in ["https://h/?token=s3cret", "https://u:s3cret@h", "http://inventaire.example.org", "h"] {
        let ran = env.run(&["pull", "glpi", wrong]).ends(3);
        ran.complains_of(&["https://"]);
        assert!(!ran.stderr.contains("s3cret"), "{}", ran.stderr);
    }
    env.run(&["pull", "snipe-it", &address]).ends(3).complains_of(&["RECOL_PULL_TOKEN"]);
    env.run_fed(&["pull", "snipe-it", &address, "--token-stdin"], b"wrong-t0ken\n").ends(3).complains_of(&["--token-stdin"]);
    assert!(env.run(&["pull", "glpi", &address, "--client", "x"]).ends(2).stderr.contains("--user"));
    let other = env.run(&["pull", "snipe-it", "https://localhost:1", "--ca", "/nowhere.pem"]);
    assert!(other.ends(3).stderr.contains("RECOL_PULL_TOKEN"));
    let ran =
        env.run_in(&[("RECOL_PULL_TOKEN", TOKEN)], &["pull", "snipe-it", "https://localhost:1", "--ca", "/nowhere.pem"], b"");
    ran.ends(5).complains_of(&["nowhere.pem", "--ca"]);
    // Without a keyring it is said, and the pull is good. The other systems always have one, which is not for tests.
    if cfg!(target_os = "linux") {
        let input = format!("{TOKEN}\n");
        let ran = env.run_fed(&["pull", "snipe-it", &address, "--token-stdin"], input.as_bytes()).ends(0);
        assert!(ran.stderr.contains("RECOL_PULL_TOKEN") && ran.stdout.contains("1 device read"), "{}{}", ran.stdout, ran.stderr);
        nothing_secret(&env, &ran);
        env.run(&["pull", "snipe-it", "--forget-token"]).ends(5).complains_of(&["RECOL_PULL_TOKEN"]);
    }
    assert_eq!(server.state().lists[HARDWARE].len(), 1);
}

#[test]
fn only_the_office_pulls() {
    let office = Env::imported();
    let hub = office.path("hub");
    office.run(&["campaign", "open", "Récolement"]).ends(0);
    office.run(&["hub", "init", hub.to_str().unwrap()]).ends(0);
    office.run(&["sync"]).ends(0);
    let field = Env::new();
    field.run(&["station", "name", "poste 3"]).ends(0);
    field.run(&["sync", "--hub", hub.to_str().unwrap()]).ends(3);
    office.run(&["station", "accept", "poste 3"]).ends(0);
    field.run(&["sync", "--hub", hub.to_str().unwrap()]).ends(0);
    let server = parc(Road::SnipeIt, 1);
    pull(&field, Road::SnipeIt, &["pull", "snipe-it", &server.address()]).ends(3).complains_of(&["office"]);
    assert_eq!(server.pages(), 0);
    pull(&field, Road::SnipeIt, &["pull", "snipe-it", &server.address(), "--dry-run"]).ends(3).complains_of(&["office"]);
    pull(&office, Road::SnipeIt, &["pull", "snipe-it", &server.address()]).ends(0);
}
