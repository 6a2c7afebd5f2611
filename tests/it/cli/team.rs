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
    // Where this machine keeps the certificate is of no use on that one: the name of its file is said.
    let certificate = Server::shared().ca();
    assert!(theirs.ends_with("?sslrootcert=ca.crt") && made.contains("file ca.crt"), "{made}");
    assert!(!made.contains(certificate.parent().unwrap().to_str().unwrap()), "{made}");
    run(&office, PASSWORD, &["hub", "auditor", "Poste; 3"]).ends(3).complains_of(&["small letters"]);

    // A role that is there for something else keeps its password; it may become an auditor as it is.
    let other = database.role("autre");
    database.sql(OWNER, &format!("CREATE ROLE {other} LOGIN PASSWORD 'its own'")).unwrap();
    run(&office, PASSWORD, &["hub", "auditor", &other]).ends(3).complains_of(&[&other, "--keep-password"]);
    run(&office, PASSWORD, &["hub", "auditor", &other, "--keep-password"]).ends(0);
    let field = Env::new();
    std::fs::copy(certificate, field.path("ca.crt")).unwrap();
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

    // What is told to be made works: it was tried.
    assert!(made.stdout.starts_with('√'), "{}", made.stdout);
    database.sql(OWNER, &format!("ALTER ROLE {role} VALID UNTIL '2000-01-01'")).unwrap();
    let made = run(&office, PASSWORD, &["hub", "auditor", &role]).ends(3);
    made.complains_of(&["RECOL_HUB_PASSWORD"]);
    assert!(made.stdout.starts_with('×') && made.stdout.contains("password"), "{}", made.stdout);
    let made = run(&office, PASSWORD, &["hub", "auditor", &role, "--keep-password", "--json"]).ends(0).json().remove(0);
    assert_eq!(made["access"], "untried");
    run(&office, PASSWORD, &["hub", "repair", "--hub", "/tmp"]).ends(3).complains_of(&["postgres://"]);
    let whole = run(&office, PASSWORD, &["hub", "repair"]).ends(0).stdout;
    assert!(whole.contains("Nothing is missing") && whole.lines().count() == 1, "{whole}");
    // Where a station has no access, the hub is not whole, though nothing of it can be made anew.
    database.sql(OWNER, &format!("REVOKE recol_auditor FROM {role}")).unwrap();
    let less = run(&office, PASSWORD, &["hub", "repair"]).ends(0).stdout;
    assert!(less.contains(&role) && less.lines().count() == 1, "{less}");
    database.sql(OWNER, &format!("GRANT recol_auditor TO {role}")).unwrap();
    database.sql(OWNER, "DROP POLICY own ON recol.entry").unwrap();
    run(&office, PASSWORD, &["hub", "auditor", &role]).ends(3).complains_of(&["recol hub repair"]);
    let elsewhere = database.address(&other);
    run(&field, "its own", &["hub", "repair", "--hub", &elsewhere]).ends(3).complains_of(&["belongs to role", "made the hub"]);
    let mended = run(&office, PASSWORD, &["hub", "repair", "--json"]).ends(0).json().remove(0);
    assert_eq!((&mended["policies"], &mended["of"], &mended["rights"]), (&1.into(), &21.into(), &0.into()), "{mended}");
}

/// The role that made the hub owns everything there. From day to day the office needs less.
#[test]
fn the_office_goes_on_with_a_role_that_owns_nothing() {
    let database = Server::shared().database();
    let office = Env::imported();
    office.run(&["station", "name", "bureau"]).ends(0);
    office.run(&["campaign", "open", "Récolement"]).ends(0);
    run(&office, PASSWORD, &["hub", "init", &database.address(OWNER)]).ends(0);
    run(&office, PASSWORD, &["sync"]).ends(0);
    let role = database.role("bureau_sync");
    let made = run(&office, PASSWORD, &["hub", "office", &role, "--json"]).ends(0).json().remove(0);
    let lesser = database.address(&role);
    let password = made["password"].as_str().unwrap().to_owned();
    assert_eq!(made["certificate"], "ca.crt");
    let poste = database.auditor("poste_9");
    let field = Env::new();
    field.run(&["station", "name", "poste 9"]).ends(0);
    run(&field, PASSWORD, &["sync", "--hub", &database.address(&poste)]).ends(3);
    // Everything that an office does, with the lesser role.
    run(&office, &password, &["sync", "--hub", &lesser]).ends(0);
    run(&office, &password, &["station", "accept", "poste 9"]).ends(0);
    let changed = std::fs::read_to_string(crate::env::fixture("import/devices.csv")).unwrap().replacen("stored", "lost", 1);
    let file = office.file("devices.csv", changed);
    office.run(&["import", &file]).ends(0);
    office.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0);
    let synced = run(&office, &password, &["sync", "--json"]).ends(0).json().remove(0);
    assert_eq!((&synced["published"], &synced["waiting"]), (&1.into(), &0.into()), "{synced}");
    run(&office, &password, &["campaign", "move", "--revision", "2"]).ends(0);
    run(&office, &password, &["sync"]).ends(0);
    run(&field, PASSWORD, &["sync"]).ends(0);
    let devices = |env: &Env| env.store().inventory(env.store().newest_revision().unwrap()).unwrap().devices().len();
    assert_eq!((devices(&field), field.store().newest_revision().unwrap().0), (devices(&office), 2));
    run(&office, &password, &["hub", "gather"]).ends(0);
    run(&office, &password, &["station", "refuse", "poste 9"]).ends(0);
    run(&field, PASSWORD, &["sync"]).ends(3).complains_of(&["accept"]);
    // It makes no roles, and the hint names who does.
    run(&office, &password, &["hub", "auditor", "encore"]).ends(3).complains_of(&["made the hub"]);
    // Nor does it own anything, in this database or beside it.
    let owned = |role: &str| {
        let text = format!("SELECT 1 FROM pg_shdepend WHERE deptype = 'o' AND refobjid = '{role}'::regrole");
        database.sql(OWNER, &text).unwrap().len()
    };
    assert_eq!(owned(&role), 0);
    let table = format!("CREATE TABLE {role}_own (); ALTER TABLE {role}_own OWNER TO {role}");
    for text in table.split("; ") {
        database.sql(OWNER, text).unwrap();
    }
    assert_eq!(owned(&role), 1, "what it owned would be seen");
}
