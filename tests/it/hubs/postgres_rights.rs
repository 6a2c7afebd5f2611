//! The rights at a PostgreSQL hub: of a hub beside another one, and of one that was restored to a server without its roles.

use super::{
    laptop::{Laptop, accept},
    postgres::{hub_of, opened},
    server::{Database, OWNER, PASSWORD, Server, folder_of},
    story::{colleges, rows},
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, HubId, Incarnation},
    },
    io::hub::{Hub, HubError, Refusal},
};
use std::{path::Path, process::Command};

/// Roles that may make roles, and are no superusers.
const CHEF: &str = "chef";
const OTHER: &str = "autre_chef";

/// A hub that this role owns, with an inventory and a campaign.
fn hub_as(server: &Server, owner: &str, hub: u8) -> (Database, Laptop, CampaignId) {
    let mut office = Laptop::new("bureau");
    let database = server.database_of(owner);
    database.hub(owner).init(HubId([hub; 16]), Incarnation([1; 16]), office.name, &office.station.key).unwrap();
    office.import(rows());
    let campaign = office.open_campaign();
    office.sync(&mut database.hub(owner)).unwrap();
    (database, office, campaign)
}

/// A station under a role that this owner makes, accepted and in step.
fn station_of(database: &Database, owner: &str, office: &mut Laptop) -> (Laptop, String) {
    let mut one = Laptop::new("poste 1");
    let role = database.role("poste_1");
    database.hub(owner).auditor(&role, Some(PASSWORD)).unwrap();
    one.refused(&mut database.hub(&role));
    accept(&mut database.hub(owner), office, &Scope::All);
    one.sync(&mut database.hub(&role)).unwrap();
    (one, role)
}

fn texts(database: &Database, sql: &str) -> Vec<String> {
    database.sql(OWNER, sql).unwrap().iter().map(|row| row.get(0)).collect()
}

/// From PostgreSQL 16 on a role gives nobody a role that another one made: the second hub has roles of its own then.
#[test]
fn a_second_hub_in_a_cluster_belongs_to_another_role() {
    let server = Server::start();
    let mut hubs: Vec<_> = [(CHEF, 1), (OTHER, 2)].map(|(owner, hub)| (hub_as(&server, owner, hub), owner)).into();
    let version: i32 = hubs[0].0.0.sql(OWNER, "SELECT current_setting('server_version_num')::integer").unwrap()[0].get(0);
    for ((database, office, campaign), owner) in &mut hubs {
        let (mut one, role) = station_of(database, owner, office);
        one.see(*campaign, colleges()[0], "Réserve", "A-1");
        assert_eq!(one.sync(&mut database.hub(&role)).unwrap().sent, 2);
        assert_eq!(office.sync(&mut database.hub(owner)).unwrap().arrived(), 2);
        let daily = database.role("bureau_jour");
        database.hub(owner).office(&daily, Some(PASSWORD), office.name, &office.station.key).unwrap();
        assert_eq!(office.sync(&mut database.hub(&daily)).unwrap().troubles, []);
        // Nothing was missing, whichever the roles are.
        let repaired = database.hub(owner).repair(office.name, &office.station.key).unwrap();
        assert_eq!((repaired.roles.len(), repaired.rights, repaired.policies.0, repaired.office), (0, 0, 0, false));
    }
    let roles = texts(&hubs[0].0.0, "SELECT rolname::text FROM pg_roles WHERE rolname LIKE 'recol\\_%' ORDER BY 1");
    println!("PostgreSQL {version}: {roles:?}");
    assert_eq!(roles.len(), if version >= 160_000 { 4 } else { 2 });
}

/// Runs a program of the server's for backups as a role, and returns whether it had nothing to complain of.
fn run(program: &str, database: &Database, role: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(folder_of(program).join(program));
    command.env("PGPASSWORD", PASSWORD).env("PGSSLMODE", "require");
    command.args(["-h", "127.0.0.1", "-p", &database.port.to_string(), "-U", role, "-d", &database.name]).args(arguments);
    let ran = command.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() || said.contains("does not exist"), "{program}: {said}");
    ran.status.success()
}

/// Puts the database of a hub back from a backup, at another server, as another role.
fn restored(from: &Database, to: &Server, owner: &str, folder: &Path) -> Database {
    let file = folder.join("hub.dump");
    let file = file.to_str().unwrap();
    assert!(run("pg_dump", from, OWNER, &["-Fc", "-f", file]));
    let database = to.database_of(owner);
    // The roles are not there: it complains, and goes on.
    assert!(!run("pg_restore", &database, owner, &["--no-owner", file]));
    database
}

#[test]
fn a_hub_restored_to_a_server_without_its_roles_is_repaired() {
    let source = Server::start_for_backups();
    let (database, mut office, campaign) = hub_as(&source, CHEF, 1);
    let (mut one, role) = station_of(&database, CHEF, &mut office);
    one.see(campaign, colleges()[0], "Réserve", "A-1");
    one.sync(&mut database.hub(&role)).unwrap();
    office.sync(&mut database.hub(CHEF)).unwrap();

    let target = Server::start();
    let restored = restored(&database, &target, OTHER, office.dir.path());
    let policies = "SELECT tablename || ' ' || policyname FROM pg_policies WHERE schemaname = 'recol'";
    assert_eq!(texts(&restored, policies), Vec::<String>::new());
    // No role is made that would reach nothing.
    let key = office.station.key.clone();
    let made = restored.hub(OTHER).auditor(&role, Some(PASSWORD));
    assert!(matches!(made, Err(HubError::NoRights(_))), "{made:?}");
    assert_eq!(restored.sql(OWNER, &format!("SELECT FROM pg_roles WHERE rolname = '{role}'")).unwrap().len(), 0);
    // Nothing of anybody else's is touched.
    let nothing = target.database_of(CHEF);
    assert!(matches!(nothing.hub(CHEF).repair(office.name, &key), Err(HubError::NoHub(_))));
    let stranger = restored.hub(CHEF).repair(office.name, &key);
    assert!(matches!(&stranger, Err(HubError::NoRight { .. } | HubError::NotOwner { .. })), "{stranger:?}");
    nothing.sql(OWNER, "ALTER ROLE chef RENAME TO sans_rapport").unwrap();

    let repaired = restored.hub(OTHER).repair(office.name, &key).unwrap();
    assert_eq!(repaired.roles, ["recol_auditor", "recol_office"]);
    assert_eq!((repaired.policies, repaired.office), ((21, 21), true));
    assert!(repaired.rights > 40, "{repaired:?}");
    // The office's role of before is not one to be made again: whoever were given its name would be handed everything.
    assert_eq!(repaired.without, [role.as_str()]);
    let owners = "SELECT owner::text FROM recol.station ORDER BY 1";
    assert_eq!(texts(&restored, owners), [OTHER, role.as_str()]);
    restored.hub(OTHER).auditor(CHEF, Some(PASSWORD)).unwrap();
    assert_eq!(restored.sql(CHEF, "SELECT FROM recol.inventory").unwrap().len(), 0);
    assert_eq!(restored.sql(OTHER, "SELECT FROM recol.inventory").unwrap().len(), 8);
    assert_eq!(texts(&restored, policies).len(), 21);
    let again = restored.hub(OTHER).repair(office.name, &key).unwrap();
    assert_eq!((again.roles.len(), again.rights, again.policies, again.office), (0, 0, (0, 21), false));
    // What was granted is what a new hub grants.
    let rights = "SELECT relname || coalesce(relacl::text, '') FROM pg_class WHERE relnamespace = 'recol'::regnamespace AND relkind IN ('r', 'v')
        UNION ALL SELECT proname || coalesce(proacl::text, '') FROM pg_proc WHERE pronamespace = 'recol'::regnamespace
        UNION ALL SELECT attname || attacl::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE relnamespace = 'recol'::regnamespace AND attacl IS NOT NULL ORDER BY 1";
    let granted = |database: &Database, owner: &str| {
        let mut all: Vec<String> = texts(database, rights).into_iter().map(|right| right.replace(owner, "owner")).collect();
        all.iter_mut().for_each(|right| {
            let mut parts: Vec<&str> = right.split(['{', '}', ',']).collect();
            parts.sort_unstable();
            *right = parts.join(" ");
        });
        all
    };
    let fresh = target.database_of(OTHER);
    fresh.hub(OTHER).init(HubId([3; 16]), Incarnation([1; 16]), "neuf", &Laptop::new("neuf").station.key).unwrap();
    assert_eq!(granted(&restored, OTHER), granted(&fresh, OTHER));

    // Everybody goes on.
    restored.hub(OTHER).auditor(&role, Some(PASSWORD)).unwrap();
    assert_eq!(restored.hub(OTHER).repair(office.name, &key).unwrap().without, Vec::<String>::new());
    one.see(campaign, colleges()[0], "Réserve", "A-2");
    assert_eq!(one.sync(&mut restored.hub(&role)).unwrap().troubles, []);
    let more = office.open_campaign();
    office.see(more, colleges()[0], "Réserve", "A-1");
    assert_eq!(office.sync(&mut restored.hub(OTHER)).unwrap().troubles, []);
    one.sync(&mut restored.hub(&role)).unwrap();
    assert_eq!(one.sealed(), office.sealed());
}

/// Whose rights are gone is told that, and not that the journal is wrong.
#[test]
fn missing_rights_are_named_as_such() {
    let mut office = Laptop::new("bureau");
    let database = hub_of(Server::shared(), &office);
    office.import(rows());
    let campaign = office.open_campaign();
    office.sync(&mut database.hub(OWNER)).unwrap();
    let (mut one, role) = station_of(&database, OWNER, &mut office);
    one.see(campaign, colleges()[0], "Réserve", "A-1");
    let key = office.station.key.clone();
    for (broken, policies) in [
        ("DROP POLICY own ON recol.entry", 1),
        ("DROP POLICY own ON recol.series; DROP POLICY accepted ON recol.head", 2),
        ("REVOKE INSERT (writer, seq, hash, signature) ON recol.head FROM recol_auditor", 0),
        ("REVOKE EXECUTE ON FUNCTION recol.accepted() FROM recol_auditor", 0),
        ("REVOKE USAGE ON SCHEMA recol FROM recol_auditor", 0),
    ] {
        for statement in broken.split("; ") {
            database.sql(OWNER, statement).unwrap();
        }
        let refused = one.sync(&mut database.hub(&role));
        assert!(matches!(&refused, Err(HubError::NoRight { .. })), "{broken}: {refused:?}");
        let made = database.hub(OWNER).auditor(&role, Some(PASSWORD));
        assert!(matches!(&made, Err(HubError::NoRights(_))), "{broken}: {made:?}");
        let repaired = database.hub(OWNER).repair(office.name, &key).unwrap();
        assert_eq!(repaired.policies.0, policies, "{broken}");
        assert_eq!(repaired.rights, usize::from(policies == 0) * if broken.contains("INSERT") { 4 } else { 1 }, "{broken}");
        database.hub(OWNER).auditor(&role, Some(PASSWORD)).unwrap();
        one.see(campaign, colleges()[0], "Réserve", "A-1");
    }
    one.sync(&mut database.hub(&role)).unwrap();
    // Whoever was turned away is still told so.
    database.sql(OWNER, "UPDATE recol.station SET accepted = false WHERE name = 'poste 1'").unwrap();
    let writer = one.series(campaign);
    let entries = one.store.sealed_after(writer, 0, 1).unwrap();
    let segment = recol::audit::exchange::Segment::signed(campaign, &one.station.key, entries).unwrap();
    let pushed = database.hub(&role).push(&segment);
    assert!(matches!(&pushed, Err(HubError::Refused(Refusal::NotAccepted { .. }))), "{pushed:?}");
}

/// What the office introduced with a role that is gone goes with it, and whoever repairs goes on, also where it had only introduced
/// the key before.
#[test]
fn an_office_whose_role_is_gone_goes_on_with_the_role_that_repairs() {
    let (database, mut office, campaign) = opened(Server::shared());
    let gone = "INSERT INTO recol.station (key, owner, name, proof, accepted)
        SELECT key, 'disparu', name, proof, true FROM recol.station WHERE owner = session_user";
    let key = office.station.key.clone();
    let stations = "SELECT owner || ' ' || accepted FROM recol.station";
    let owners = "SELECT DISTINCT owner::text FROM recol.series";
    for waits in [true, false] {
        database.sql(OWNER, gone).unwrap();
        database.sql(OWNER, "UPDATE recol.series SET owner = 'disparu'").unwrap();
        if waits {
            database.sql(OWNER, "UPDATE recol.station SET accepted = false WHERE owner = session_user").unwrap();
        }
        let repaired = database.hub(OWNER).repair(office.name, &key).unwrap();
        assert_eq!((repaired.office, repaired.without), (waits, vec![]));
        assert_eq!((texts(&database, stations), texts(&database, owners)), (vec!["bureau true".into()], vec!["bureau".into()]));
        office.see(campaign, colleges()[0], "Réserve", "A-1");
        assert_eq!(office.sync(&mut database.hub(OWNER)).unwrap().troubles, []);
    }
    // Somebody else who owns the tables repairs them without being the office: nobody is let in by the name.
    database.sql(OWNER, gone).unwrap();
    database.sql(OWNER, "UPDATE recol.series SET owner = 'disparu'").unwrap();
    database.sql(OWNER, "DELETE FROM recol.station WHERE owner = session_user").unwrap();
    let other = Laptop::new("autre");
    let repaired = database.hub(OWNER).repair(other.name, &other.station.key).unwrap();
    assert_eq!((repaired.office, repaired.without), (false, vec![]));
    assert_eq!(texts(&database, stations), ["disparu false"]);
    // With a role for each day, the office has its rows again, and that one is gone.
    let daily = database.role("bureau_jour");
    database.hub(OWNER).office(&daily, Some(PASSWORD), office.name, &key).unwrap();
    assert_eq!(texts(&database, stations), [format!("{daily} true")]);
    assert_eq!(office.sync(&mut database.hub(&daily)).unwrap().troubles, []);
}

/// Somebody else's role may have a similar name, and a way in.
#[test]
fn a_role_of_a_similar_name_is_not_taken_for_that_of_the_auditors() {
    let (database, mut office, campaign) = opened(Server::shared());
    for similar in ["recol_auditor_visiteurs_du_soir", "recol_auditors"] {
        let made = format!("DO $$ BEGIN CREATE ROLE {similar}; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        database.sql(OWNER, &made).unwrap();
        database.sql(OWNER, &format!("GRANT USAGE ON SCHEMA recol TO {similar}")).unwrap();
    }
    let (mut one, role) = station_of(&database, OWNER, &mut office);
    one.see(campaign, colleges()[0], "Réserve", "A-1");
    assert_eq!(one.sync(&mut database.hub(&role)).unwrap().sent, 2);
    let repaired = database.hub(OWNER).repair(office.name, &office.station.key).unwrap();
    assert_eq!((repaired.roles.len(), repaired.rights, repaired.policies.0), (0, 0, 0));
}
