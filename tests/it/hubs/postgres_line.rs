//! The line to a PostgreSQL server: TLS always, the right server, the right password, the right form; and the refusals that tell
//! a clone, a backup and another hub by name.

use super::{
    laptop::{Laptop, accept},
    postgres::{hub_of, joined, opened},
    server::{Database, OWNER, PASSWORD, Server},
    story::colleges,
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, HubId, Incarnation},
    },
    io::hub::{FORM, Hub, HubError, PostgresHub, Refusal},
};
use std::{
    fs,
    time::{Duration, Instant},
};

fn met(address: &str, password: &str) -> Result<(), HubError> {
    PostgresHub::at(address).unwrap().with_password(password).meet(&[]).map(drop)
}

#[test]
fn a_server_is_spoken_to_by_tls_alone_and_has_to_show_who_it_is() {
    let mut server = Server::start();
    let office = Laptop::new("bureau");
    let database = hub_of(&server, &office);
    let plain = format!("postgres://{OWNER}@127.0.0.1:{}/{}", server.port, database.name);
    // By its certificate; or by knowing the password, over this very connection, whatever its certificate.
    met(&database.address(OWNER), PASSWORD).unwrap();
    met(&plain, PASSWORD).unwrap();
    met(&format!("{plain}?sslmode=require&channel_binding=require"), PASSWORD).unwrap();
    // Nobody vouches for it, or somebody else does.
    let tls = |result: Result<(), HubError>| matches!(result, Err(HubError::Tls { .. }));
    assert!(tls(met(&format!("{plain}?sslmode=verify-full"), PASSWORD)));
    let other = Server::shared().ca();
    assert!(tls(met(&format!("{plain}?sslrootcert={}", other.display()), PASSWORD)));
    assert!(tls(met(&format!("{plain}?sslrootcert=/nowhere.pem"), PASSWORD)));
    // The right certificate under another name.
    let renamed = format!("{plain}?sslrootcert={}", server.ca().display()).replace("127.0.0.1", "127.0.0.2");
    assert!(matches!(met(&renamed, PASSWORD), Err(HubError::Unreachable { .. } | HubError::Tls { .. })));
    for wrong in ["another", ""] {
        assert!(matches!(met(&plain, wrong), Err(HubError::Password { .. })), "{wrong:?}");
    }
    let nobody = plain.replace(OWNER, "personne");
    assert!(matches!(met(&nobody, PASSWORD), Err(HubError::Password { .. })));
    // Without TLS it would let everybody in: it is not spoken to.
    database.sql(OWNER, "ALTER SYSTEM SET ssl = off").unwrap();
    database.sql(OWNER, "SELECT pg_reload_conf()").unwrap();
    let refused = (0..6_000).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        tls(met(&plain, PASSWORD))
    });
    assert!(refused, "a server without TLS was spoken to");
    server.fail();
    assert!(matches!(met(&plain, PASSWORD), Err(HubError::Unreachable { .. })));
}

#[test]
fn a_password_comes_from_the_environment_or_a_file_and_is_told_nowhere() {
    let office = Laptop::new("bureau");
    let database = hub_of(Server::shared(), &office);
    let role = database.auditor("mot de passe");
    let address = database.address(&role);
    let laptop = Laptop::new("mot de passe");
    let run = |address: &str, variables: &[(&str, &str)]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_recol"));
        command.env_clear().env("HOME", laptop.dir.path()).env("TZ", "UTC").env("LANG", "C").envs(variables.iter().copied());
        command.arg("--data-dir").arg(laptop.dir.path()).args(["--lang", "en", "sync", "--hub", address]);
        let ran = command.output().unwrap();
        let said = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        assert!(!said.contains(PASSWORD) && !said.contains("s3cret"), "{said}");
        said
    };
    assert!(run(&address, &[]).contains("RECOL_HUB_PASSWORD"));
    assert!(run(&address, &[("PGPASSWORD", "s3cret")]).contains("RECOL_HUB_PASSWORD"));
    for variable in ["RECOL_HUB_PASSWORD", "PGPASSWORD"] {
        assert!(run(&address, &[(variable, PASSWORD)]).contains("accept"), "{variable}");
    }
    // One in the address is left out, not followed.
    let within = address.replace(&format!("{role}@"), &format!("{role}:s3cret@"));
    assert!(run(&within, &[]).contains("RECOL_HUB_PASSWORD"));
    // A file that others may read is refused; a private one is followed.
    let file = laptop.dir.path().join(".pgpass");
    let escaped = PASSWORD.replace('\\', "\\\\").replace(':', "\\:");
    fs::write(&file, format!("127.0.0.1:*:{}:{role}:{escaped}\n", database.name)).unwrap();
    let mode = |mode| fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    mode(0o644);
    assert!(run(&address, &[]).contains("chmod 600"));
    mode(0o600);
    assert!(run(&address, &[]).contains("accept"));
    assert!(run(&address, &[("PGPASSFILE", "/nowhere")]).contains("/nowhere"));
    assert!(run("postgres://aud@127.0.0.1/x?sslmode=prefer", &[]).contains("sslmode=prefer"));
    assert!(run("postgres://aud@127.0.0.1:1/x", &[]).contains("127.0.0.1:1"));
}

/// A hub with an office and a station that has read something.
fn met_and_read() -> (Database, Laptop, Laptop, CampaignId, String) {
    let (database, mut office, campaign) = opened(Server::shared());
    let mut one = joined(&database, &mut office, "poste 1", &Scope::All);
    let role = database.role(one.name);
    one.see(campaign, colleges()[0], "Réserve", "A-1");
    one.sync(&mut database.hub(&role)).unwrap();
    (database, office, one, campaign, role)
}

#[test]
fn clones_and_backups_are_refused_by_name_and_go_on_under_a_new_key() {
    let (database, mut office, mut one, campaign, role) = met_and_read();
    let mut hub = database.hub(&role);
    let (mut backup, mut clone) = (one.image(), one.image());
    one.see(campaign, colleges()[0], "Réserve", "A-2");
    one.sync(&mut hub).unwrap();
    let writer = one.series(campaign);
    assert_eq!(backup.refused(&mut hub), Refusal::Restored { writer, here: 2, there: 3 });
    clone.see(campaign, colleges()[0], "Réserve", "A-4");
    assert_eq!(clone.refused(&mut hub), Refusal::Cloned(writer));
    assert_eq!(clone.renew(&mut hub), 1);
    assert!(matches!(clone.refused(&mut hub), Refusal::NotAccepted { .. }));
    accept(&mut database.hub(OWNER), &mut office, &Scope::All);
    assert_eq!(clone.sync(&mut hub).unwrap().troubles, []);
    one.sync(&mut hub).unwrap();
    assert_eq!(one.sealed(), clone.sealed());
    assert_eq!(one.export(campaign), clone.export(campaign));
    // Two copies that push at the same moment: the one that comes second is refused by the server's own comparison.
    let mut twin = one.image();
    twin.see(campaign, colleges()[0], "Réserve", "A-4");
    one.see(campaign, colleges()[0], "Réserve", "A-1");
    let mut both = [database.hub(&role), database.hub(&role)];
    let mut push = |laptop: &Laptop, at: usize| {
        let entries = laptop.store.sealed_after(writer, 3, 10).unwrap();
        let segment = recol::audit::exchange::Segment::signed(campaign, &laptop.station.key, entries).unwrap();
        both[at].push(&segment)
    };
    push(&one, 0).unwrap();
    assert!(matches!(push(&twin, 1), Err(HubError::Refused(Refusal::Cloned(found))) if found == writer));
}

#[test]
fn a_server_put_back_from_a_backup_is_refused_until_the_office_says_so() {
    let (database, mut office, mut one, campaign, role) = met_and_read();
    // The backup, and what it does not have.
    let older = Server::shared().copy_of(&database);
    one.see(campaign, colleges()[0], "Réserve", "A-2");
    one.sync(&mut database.hub(&role)).unwrap();
    let before = one.sealed();
    assert_eq!(one.refused(&mut older.hub(&role)), Refusal::HubRestored);
    assert!(matches!(older.hub(&role).restored(&one.station.key), Err(HubError::Refused(Refusal::OfficeOnly))));
    older.hub(OWNER).restored(&office.station.key).unwrap();
    office.sync(&mut older.hub(OWNER)).unwrap();
    one.sync(&mut older.hub(&role)).unwrap();
    office.sync(&mut older.hub(OWNER)).unwrap();
    assert_eq!((one.sealed(), office.sealed()), (before.clone(), before));
}

#[test]
fn another_hub_a_newer_form_and_a_wrong_clock_are_refused_by_name() {
    let (database, office, mut one, _, role) = met_and_read();
    let other = Server::shared().database();
    other.hub(OWNER).init(HubId([2; 16]), Incarnation([1; 16]), "autre", &Laptop::new("autre").station.key).unwrap();
    let ours = HubId([1; 16]);
    assert_eq!(one.refused(&mut other.hub(&role)), Refusal::WrongHub { ours, found: HubId([2; 16]) });
    let again = database.hub(OWNER).init(HubId([3; 16]), Incarnation([1; 16]), "bureau", &office.station.key);
    assert!(matches!(again, Err(HubError::Exists(_))));
    let empty = Server::shared().database();
    assert!(matches!(one.sync(&mut empty.hub(OWNER)), Err(HubError::NoHub(_))));
    for off in [-86_400_000, 86_400_000] {
        one.now += off;
        let Refusal::Clock { minutes } = one.refused(&mut database.hub(&role)) else { panic!("the clock was not named") };
        assert!((minutes - off / 60_000).abs() < 5, "{minutes}");
        one.now -= off;
    }
    // A newer one may have other tables: it is known by its form alone.
    database.sql(OWNER, "UPDATE recol.hub SET form = form + 1").unwrap();
    database.sql(OWNER, "ALTER TABLE recol.series RENAME campaign TO operation").unwrap();
    assert_eq!(one.refused(&mut database.hub(&role)), Refusal::NewerHub { found: FORM + 1, known: FORM });
    database.sql(OWNER, "UPDATE recol.hub SET form = 0").unwrap();
    assert_eq!(one.refused(&mut database.hub(&role)), Refusal::OlderHub { found: 0, known: FORM });
}

/// What a server writes of a client that went without a goodbye.
const BROKEN: [&str; 4] = ["reset by peer", "unexpected eof", "broken pipe", "could not receive data"];

/// The server's log in small letters, once every connection that it let in has ended.
fn log_of_ended(server: &Server) -> String {
    let begun = Instant::now();
    loop {
        let log = server.log().to_lowercase();
        let (in_, out) = (log.matches("connection authorized").count(), log.matches("disconnection: session").count());
        if in_ == out {
            return log;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{in_} came and {out} went");
        std::thread::yield_now();
    }
}

/// A server notes a connection that broke: ours end as they should, whatever was asked, and also after a refusal.
#[test]
fn a_connection_ends_with_a_goodbye() {
    let server = Server::start();
    let mut office = Laptop::new("bureau");
    let database = hub_of(&server, &office);
    // One that breaks between two questions is nothing much to a server: it has to be told to say so.
    for setting in ["log_min_messages = debug1", "log_connections = on", "log_disconnections = on"] {
        database.sql(OWNER, &format!("ALTER SYSTEM SET {setting}")).unwrap();
    }
    database.sql(OWNER, "SELECT pg_reload_conf()").unwrap();
    let is_told = || database.sql(OWNER, "SHOW log_disconnections").unwrap()[0].get::<_, &str>(0) == "on";
    let begun = Instant::now();
    while !is_told() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the server reads its settings");
    }
    office.import(super::story::rows());
    let campaign = office.open_campaign();
    office.sync(&mut database.hub(OWNER)).unwrap();
    let mut one = joined(&database, &mut office, "poste 1", &Scope::All);
    let role = database.role(one.name);
    for at in 0..5 {
        one.see(campaign, colleges()[0], "Réserve", "A-1");
        one.sync(&mut database.hub(&role)).unwrap();
        assert!(matches!(database.hub(&role).restored(&one.station.key), Err(HubError::Refused(Refusal::OfficeOnly))), "{at}");
        assert!(matches!(met(&database.address(&role), "another"), Err(HubError::Password { .. })), "{at}");
    }
    let log = log_of_ended(&server);
    assert!(log.matches("disconnection: session").count() > 10, "{log}");
    for broken in BROKEN {
        assert!(!log.contains(broken), "{broken}");
    }
    // It does note one that goes without a word.
    database.leave(OWNER);
    let log = log_of_ended(&server);
    assert!(BROKEN.iter().any(|broken| log.contains(broken)), "{log}");
}
