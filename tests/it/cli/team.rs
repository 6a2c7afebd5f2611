//! A team on a PostgreSQL server, by the commands of the README.

use crate::{
    env::{Env, HERE, ROOM, THERE, tag},
    hubs::server::{OWNER, PASSWORD, Server},
};

/// Runs a command with a password in its environment.
fn run(env: &Env, password: &str, arguments: &[&str]) -> crate::env::Ran {
    env.run_in(&[("RECOL_HUB_PASSWORD", password)], arguments, b"")
}

#[test]
fn a_team_meets_on_a_server() {
    let database = Server::shared().database();
    let office = Env::imported();
    office.run(&["station", "name", "bureau"]).ends(0);
    office.run(&["campaign", "open", "Récolement"]).ends(0);
    let address = database.address(OWNER);
    office.run(&["hub", "init", &address]).ends(3).complains_of(&["RECOL_HUB_PASSWORD"]);
    run(&office, PASSWORD, &["hub", "init", &address]).ends(0);
    run(&office, PASSWORD, &["sync"]).ends(0);

    // A role, told once with its password; names that need quotes are refused.
    let role = database.role("poste_3");
    let made = run(&office, PASSWORD, &["hub", "auditor", &role]).ends(0).stdout;
    let theirs = made.split('\'').nth(1).unwrap().to_owned();
    let password = made.lines().last().unwrap().split_whitespace().last().unwrap().to_owned();
    assert!(theirs.starts_with(&format!("postgres://{role}@")) && password.len() == 32, "{made}");
    run(&office, PASSWORD, &["hub", "auditor", "Poste; 3"]).ends(3).complains_of(&["small letters"]);

    // A role that is there for something else keeps its password; it may become an auditor as it is.
    let other = database.role("autre");
    database.sql(OWNER, &format!("CREATE ROLE {other} LOGIN PASSWORD 'its own'")).unwrap();
    run(&office, PASSWORD, &["hub", "auditor", &other]).ends(3).complains_of(&[&other, "--keep-password"]);
    run(&office, PASSWORD, &["hub", "auditor", &other, "--keep-password"]).ends(0);
    let field = Env::new();
    field.run(&["station", "name", "poste 3"]).ends(0);
    run(&field, "another", &["sync", "--hub", &theirs]).ends(3).complains_of(&["RECOL_HUB_PASSWORD"]);
    run(&field, &password, &["sync", "--hub", &theirs]).ends(3).complains_of(&["poste 3", "accept"]);
    run(&field, &password, &["station", "accept", "poste 3", "--hub", &theirs]).ends(3).complains_of(&["office"]);
    run(&field, &password, &["hub", "auditor", "autre", "--hub", &theirs]).ends(3).complains_of(&["office"]);
    run(&office, PASSWORD, &["station", "accept", "poste 3", "--college", HERE]).ends(0);
    run(&field, &password, &["sync", "--hub", &theirs]).ends(0);
    field.run(&["campaign", "use", "Récolement"]).ends(0);

    let read = |env: &Env, college: &str, number| {
        env.run_fed(&["visit", college, "--room", ROOM, "--payloads", "-"], format!("{}\n", tag(number)).as_bytes()).ends(0);
    };
    read(&field, HERE, 1);
    read(&office, THERE, 2);
    // The address is remembered, the password is not.
    run(&field, &password, &["sync"]).ends(0);
    run(&office, PASSWORD, &["sync"]).ends(0);
    run(&field, &password, &["sync"]).ends(0);
    field.run(&["sync"]).ends(3).complains_of(&["RECOL_HUB_PASSWORD"]);
    let findings = |env: &Env| {
        let lines = env.run(&["findings", "--all", "--json"]).ends(0).json();
        let told = |line: &serde_json::Value| format!("{} {} {}", line["finding"], line["college_uai"], line["asset_tag"]);
        lines.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(findings(&field), findings(&office));
    let waiting = run(&field, &password, &["sync", "--json"]).ends(0).json().remove(0);
    assert_eq!((&waiting["sent"], &waiting["received"], &waiting["waiting"]), (&0.into(), &0.into(), &0.into()));

    // No keyring answers here, and the other ways are told; with one: strangers::keyring.
    field.run_fed(&["hub", "password"], password.as_bytes()).ends(5).complains_of(&[
        "Secret Service",
        "pgpass",
        "RECOL_HUB_PASSWORD",
    ]);

    // A password of one's own choice; a hub that is no server has no roles.
    let made = office.run_in(&[("PGPASSWORD", PASSWORD)], &["hub", "auditor", &role, "--password-stdin"], b"choisi\n").ends(0);
    assert!(!made.stdout.contains("choisi"), "{}", made.stdout);
    run(&field, "choisi", &["sync"]).ends(0);
    run(&office, PASSWORD, &["hub", "auditor", "x", "--hub", "/tmp"]).ends(3).complains_of(&["postgres://"]);
}
