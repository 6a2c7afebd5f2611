//! Who may read and write what at a PostgreSQL hub, tried by no client of ours: the server itself refuses.

use super::{
    laptop::{Laptop, say},
    office::{names_recovery, takes_over},
    postgres::{joined, opened},
    server::{Database, OWNER, PASSWORD, Server},
    story::colleges,
};
use recol::{
    audit::{exchange::Scope, ids::WriterId},
    io::hub::{Hub, HubError, Refusal, Trouble, Word},
};

/// Permission denied, by grant or by row.
const DENIED: &str = "42501";
/// The journal only grows.
const KEPT: &str = "RC002";

/// A hub with an office, two auditors of one college each, one who waits, and a role that is nobody.
struct Team {
    database: Database,
    office: Laptop,
    one: Laptop,
    two: Laptop,
}

impl Team {
    fn new(server: &Server) -> Self {
        let (database, mut office, campaign) = opened(server);
        let mut read = |name, college: usize| {
            let mut laptop = joined(&database, &mut office, name, &Scope::Colleges([colleges()[college]].into()));
            laptop.see(campaign, colleges()[college], "Réserve", "A-1");
            laptop.sync(&mut database.hub(&database.role(name))).unwrap();
            laptop
        };
        let (one, two) = (read("un", 0), read("deux", 1));
        let waiting = database.auditor("attend");
        Laptop::new("attend").refused(&mut database.hub(&waiting));
        database
            .sql(OWNER, &format!("CREATE ROLE {} LOGIN PASSWORD '{}'", database.role("rien"), PASSWORD.replace('\'', "''")))
            .unwrap();
        Self { database, office, one, two }
    }

    /// The own series of a laptop, as SQL writes bytes.
    fn series(laptop: &Laptop) -> String {
        let WriterId(writer) = laptop.store.own().unwrap().last().unwrap().writer;
        bytes(&writer)
    }
}

fn bytes(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("'\\x{digits}'::bytea")
}

#[test]
fn the_server_refuses_whatever_is_not_a_roles_matter() {
    let team = Team::new(Server::shared());
    let (own, others) = (Team::series(&team.one), Team::series(&team.two));
    let key = bytes(&team.one.station.key.public().bytes());
    let others_key = bytes(&team.two.station.key.public().bytes());
    let (zeros, long) = (bytes(&[0; 32]), bytes(&[7; 64]));
    let entry = |writer: &str, seq: i64, prev: &str, hash: &str| {
        format!("INSERT INTO recol.entry (writer, seq, prev, digest, hash) VALUES ({writer}, {seq}, {prev}, {zeros}, {hash})")
    };
    let hash = |writer: &str, seq: i64, prev: &str| {
        format!("sha256('recol entry 1'::bytea || '\\x00'::bytea || {writer} || int8send({seq}) || {prev} || {zeros})")
    };
    let follows = |writer: &str, seq: i64| {
        let prev = format!("(SELECT hash FROM recol.entry WHERE writer = {writer} AND seq = {})", seq - 1);
        entry(writer, seq, &prev, &hash(writer, seq, &prev))
    };
    let introduce = |columns: &str, values: &str| {
        format!("INSERT INTO recol.station (key, name, proof{columns}) VALUES ({zeros}, 'x', {long}{values})")
    };
    let tried: Vec<(&str, String, &str)> = vec![
        // Nobody: not even which hub it is.
        ("rien", "SELECT * FROM recol.hub".into(), DENIED),
        ("rien", "SELECT recol.accepted()".into(), DENIED),
        // Others' journals.
        ("un", follows(&others, 3), DENIED),
        (
            "un",
            format!(
                "INSERT INTO recol.head (writer, seq, hash, signature) SELECT writer, seq, hash, {long} FROM recol.entry WHERE writer = {others} AND seq = 1"
            ),
            DENIED,
        ),
        (
            "un",
            format!(
                "SELECT recol.push({others}, substr({zeros}, 1, 16), {key}, '{{3}}', ARRAY[{zeros}], ARRAY[{zeros}], ARRAY[{zeros}], ARRAY[NULL::bytea], ARRAY[NULL::bytea], {long})"
            ),
            DENIED,
        ),
        (
            "un",
            format!(
                "INSERT INTO recol.series (writer, campaign, key) VALUES (substr({zeros}, 1, 16), substr({zeros}, 1, 16), {others_key})"
            ),
            DENIED,
        ),
        // A false author.
        (
            "un",
            format!(
                "INSERT INTO recol.series (writer, campaign, key, owner) VALUES (substr({zeros}, 1, 16), substr({zeros}, 1, 16), {key}, 'bureau')"
            ),
            DENIED,
        ),
        (
            "un",
            format!(
                "INSERT INTO recol.entry (writer, seq, prev, digest, hash, pushed_by) VALUES ({own}, 3, {zeros}, {zeros}, {zeros}, 'bureau')"
            ),
            DENIED,
        ),
        ("un", introduce(", owner", ", 'bureau'"), DENIED),
        // Change and deletion.
        ("un", "UPDATE recol.entry SET payload = NULL, salt = NULL".into(), DENIED),
        ("un", "DELETE FROM recol.entry".into(), DENIED),
        ("un", "TRUNCATE recol.entry CASCADE".into(), DENIED),
        ("un", "UPDATE recol.head SET seq = 9".into(), DENIED),
        ("un", "DELETE FROM recol.head".into(), DENIED),
        ("un", "DELETE FROM recol.series".into(), DENIED),
        ("un", format!("{} ON CONFLICT (writer, seq) DO UPDATE SET payload = NULL", follows(&own, 2)), DENIED),
        // The office's matter.
        ("un", introduce(", accepted", ", true"), DENIED),
        ("un", "UPDATE recol.station SET accepted = true".into(), DENIED),
        ("un", "UPDATE recol.station SET everything = true".into(), DENIED),
        ("un", "DELETE FROM recol.station".into(), DENIED),
        ("un", format!("INSERT INTO recol.revision VALUES (9, '', '', '', {zeros})"), DENIED),
        ("un", "INSERT INTO recol.device (tag, revision, gone) VALUES ('x', 1, true)".into(), DENIED),
        ("un", "UPDATE recol.college SET name = 'x'".into(), DENIED),
        ("un", "DELETE FROM recol.programme".into(), DENIED),
        ("un", "UPDATE recol.hub SET floor = 9".into(), DENIED),
        ("un", "SET ROLE recol_office".into(), DENIED),
        ("un", "CREATE TABLE recol.mine (x int)".into(), DENIED),
        ("un", "ALTER TABLE recol.entry DISABLE TRIGGER ALL".into(), DENIED),
        // Out of scope: what lies under the view.
        ("un", "SELECT * FROM recol.device".into(), DENIED),
        ("attend", "SELECT * FROM recol.device".into(), DENIED),
        (
            "attend",
            format!(
                "INSERT INTO recol.series (writer, campaign, key) SELECT substr({zeros}, 1, 16), substr({zeros}, 1, 16), key FROM recol.station"
            ),
            DENIED,
        ),
        // A gap, a wrong hash, a fork, in the own series.
        ("un", entry(&own, 9, &zeros, &hash(&own, 9, &zeros)), "23503"),
        ("un", entry(&own, 3, &zeros, &zeros), "23514"),
        ("un", follows(&own, 2), "23505"),
        // Not even the owner of the tables.
        (OWNER, "UPDATE recol.entry SET payload = 'x', digest = digest".into(), KEPT),
        (OWNER, "UPDATE recol.entry SET pushed_by = 'x', payload = NULL, salt = NULL".into(), KEPT),
        (OWNER, "DELETE FROM recol.entry".into(), KEPT),
        (OWNER, "TRUNCATE recol.entry CASCADE".into(), KEPT),
        (OWNER, "DELETE FROM recol.head".into(), KEPT),
    ];
    for (who, statement, code) in &tried {
        let role = if *who == OWNER { OWNER.to_owned() } else { team.database.role(who) };
        let answer = team.database.sql(&role, statement).map(|rows| rows.len());
        assert_eq!(answer, Err((*code).to_owned()), "{who}: {statement}");
    }
    println!("{} refused by the server", tried.len());

    // What each reads.
    let count = |who: &str, what: &str| {
        let rows = team.database.sql(&team.database.role(who), &format!("SELECT 1 FROM {what}")).unwrap();
        rows.len()
    };
    let tables =
        ["recol.revision", "recol.college", "recol.programme", "recol.inventory", "recol.series", "recol.entry", "recol.head"];
    assert_eq!(tables.map(|table| count("attend", table)), [0; 7]);
    assert_eq!(tables.map(|table| count("un", table)), [1, 3, 1, 8, 4, 11, 7]);
    assert_eq!((count("attend", "recol.station"), count("un", "recol.station")), (1, 4));
    let detail = "recol.inventory WHERE model IS NOT NULL OR room IS NOT NULL OR kind IS NOT NULL OR programme IS NOT NULL";
    assert_eq!((count("un", detail), count("deux", detail)), (4, 3));
}

#[test]
fn what_stays_at_the_office_is_nowhere_at_the_hub() {
    let team = Team::new(Server::shared());
    let columns = "SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'recol'";
    let columns: Vec<String> = team.database.sql(OWNER, columns).unwrap().iter().map(|row| row.get(0)).collect();
    assert!(columns.len() > 40, "{columns:?}");
    assert!(!columns.iter().any(|column| column.contains("holder") || column.contains("full")), "{columns:?}");
    let all = "SELECT coalesce(string_agg(t::text, ' '), '') FROM";
    for table in ["recol.device", "recol.programme"] {
        let text: String = team.database.sql(OWNER, &format!("{all} {table} t")).unwrap()[0].get(0);
        assert!(text.contains("P1") && !text.contains("H-77") && !text.contains("Secret"), "{text}");
    }
    // Nor a password in what the server wrote down of every statement.
    let log = Server::shared().log();
    assert!(log.contains("PASSWORD 'SCRAM-SHA-256$"), "the log does not tell statements");
    let ours: Vec<&str> = log.lines().filter(|line| line.contains(PASSWORD) && !line.contains("_rien LOGIN")).collect();
    assert_eq!(ours, Vec::<&str>::new());
}

#[test]
fn an_erased_payload_leaves_a_chain_that_holds() {
    let mut team = Team::new(Server::shared());
    let own = Team::series(&team.one);
    team.database
        .sql(OWNER, &format!("UPDATE recol.entry SET payload = NULL, salt = NULL WHERE writer = {own} AND seq = 2"))
        .unwrap();
    let report = team.office.sync(&mut team.database.hub(OWNER)).unwrap();
    // Whoever erased it: that something is missing is said.
    let writer = team.one.store.own().unwrap()[0].writer;
    let emptied = Trouble::Emptied { writer, name: "un".into(), count: 1 };
    assert_eq!((report.arrived(), report.troubles), (3, vec![emptied]));
    assert_eq!(team.office.sealed().iter().filter(|entry| entry.content.is_none()).count(), 1);
    assert_eq!(team.office.store.verify().unwrap().problems, []);
}

#[test]
fn turned_away_a_station_neither_reads_nor_writes() {
    let mut team = Team::new(Server::shared());
    let cards = team.database.hub(OWNER).meet(&[]).unwrap().cards;
    let words = cards.into_iter().filter(|card| card.name == "un").map(|card| (card, Word::Refused)).collect();
    say(&mut team.database.hub(OWNER), &mut team.office, words);
    let role = team.database.role("un");
    assert!(matches!(team.one.refused(&mut team.database.hub(&role)), Refusal::NotAccepted { .. }));
    let count = team.database.sql(&role, "SELECT 1 FROM recol.entry").unwrap().len();
    assert_eq!(count, 0);
    // A key that somebody else introduced under another role is told apart by who signed it.
    let stolen = team.two.station.key.public();
    let (key, proof) = (bytes(&stolen.bytes()), bytes(&[1; 64]));
    let waiting = team.database.role("attend");
    team.database
        .sql(&waiting, &format!("INSERT INTO recol.station (key, name, proof) VALUES ({key}, 'deux', {proof})"))
        .unwrap();
    let greeting = team.database.hub(OWNER).meet(&[]).unwrap();
    assert_eq!(greeting.cards.iter().filter(|card| card.key == stolen).count(), 1);
    assert_eq!(greeting.troubles.len(), 1);
    // A role with no right at all is told what to ask for.
    let nobody = team.database.role("rien");
    assert!(matches!(team.database.hub(&nobody).meet(&[]), Err(HubError::NoRight { .. })));
}

/// Who is told a key of somebody else, and introduces it, is not accepted with it, whoever is.
#[test]
fn the_key_of_another_opens_nothing_to_the_role_that_introduces_it() {
    let mut team = Team::new(Server::shared());
    let (key_of, junk) = (|laptop: &Laptop| bytes(&laptop.station.key.public().bytes()), bytes(&[1; 64]));
    let introduce =
        |key: &str, name: &str| format!("INSERT INTO recol.station (key, name, proof) VALUES ({key}, '{name}', {junk})");
    let waiting = team.database.role("attend");
    let read = |team: &Team| {
        let what = ["recol.revision", "recol.inventory", "recol.entry"];
        what.map(|table| team.database.sql(&waiting, &format!("SELECT 1 FROM {table}")).unwrap().len())
    };
    let said_of = |team: &mut Team, name: &str, word: Word| {
        let card = team.database.hub(OWNER).meet(&[]).unwrap().cards.into_iter().find(|card| card.name == name).unwrap();
        say(&mut team.database.hub(OWNER), &mut team.office, vec![(card, word)]);
    };
    for station in [&team.two, &team.office] {
        team.database.sql(&waiting, &introduce(&key_of(station), station.name)).unwrap();
    }
    said_of(&mut team, "deux", Word::Accepted(Scope::Colleges([colleges()[2]].into())));
    assert_eq!(read(&team), [0; 3], "after a word of the office");
    // Whose key it is, is heard.
    let role = team.database.role("deux");
    let wider = "SELECT 1 FROM recol.station WHERE owner = session_user AND accepted AND cardinality(colleges) = 1";
    assert_eq!(team.database.sql(&role, wider).unwrap().len(), 1);
    let scope = team.database.sql(&role, "SELECT recol.colleges()").unwrap()[0].get::<_, Vec<String>>(0);
    assert_eq!(scope, [colleges()[2].to_string()]);
    // What an earlier version let in is turned out with the next word.
    team.database
        .sql(OWNER, &format!("UPDATE recol.station SET accepted = true WHERE owner = '{waiting}' AND proof = {junk}"))
        .unwrap();
    assert_ne!(read(&team), [0; 3]);
    said_of(&mut team, "un", Word::Accepted(Scope::All));
    assert_eq!(read(&team), [0; 3], "after one had been let in");
    // Or with the next sync, which says so. Whoever signed stays.
    team.database.sql(OWNER, &format!("UPDATE recol.station SET accepted = true WHERE proof = {junk}")).unwrap();
    assert_ne!(read(&team), [0; 3]);
    let troubles = team.two.sync(&mut team.database.hub(&role)).unwrap().troubles;
    assert!(troubles.iter().all(|trouble| matches!(trouble, Trouble::Altered { .. })), "{troubles:?}");
    assert_ne!(read(&team), [0; 3], "no station may turn him out");
    let troubles = team.office.sync(&mut team.database.hub(OWNER)).unwrap().troubles;
    assert!(
        troubles.iter().any(|trouble| matches!(trouble, Trouble::Altered { what, .. } if what.starts_with("deux"))),
        "{troubles:?}"
    );
    assert_eq!(read(&team), [0; 3], "after a sync of the office");
    assert_eq!(team.database.sql(&role, wider).unwrap().len(), 1);
    team.two.sync(&mut team.database.hub(&role)).unwrap();
    // Nor does one who takes the place of the office let him in.
    let recovery = names_recovery(&mut team.office, 7);
    team.office.sync(&mut team.database.hub(OWNER)).unwrap();
    let mut next = Laptop::new("bureau 2");
    team.database.sql(&waiting, &introduce(&key_of(&next), next.name)).unwrap();
    takes_over(&mut team.database.hub(OWNER), &mut next, &recovery).unwrap();
    assert_eq!(read(&team), [0; 3], "after a succession");
    assert_eq!(next.sync(&mut team.database.hub(OWNER)).unwrap().arrived(), 0);
    assert_eq!(read(&team), [0; 3]);
}

/// A hub of the first versions gets the rights of the newer ones from the role that owns it, and from no other.
#[test]
fn a_hub_from_before_gets_its_rights_from_its_owner() {
    let mut team = Team::new(Server::shared());
    let database = &team.database;
    let older = || {
        for text in [
            "ALTER POLICY introduces_itself ON recol.station WITH CHECK (owner = session_user AND NOT accepted)",
            "DROP FUNCTION recol.may_introduce()",
            "REVOKE UPDATE (office) ON recol.hub FROM recol_office",
            "ALTER TABLE recol.college DROP COLUMN commune_code",
        ] {
            database.sql(OWNER, text).unwrap();
        }
    };
    let many = |role: &str| {
        let (key, junk) = ("decode(lpad(to_hex(n), 64, '0'), 'hex')", bytes(&[1; 64]));
        let text =
            format!("INSERT INTO recol.station (key, name, proof) SELECT {key}, 'x', {junk} FROM generate_series(1, 200) n");
        database.sql(role, &text).map(|rows| rows.len())
    };
    let takes_office = |role: &str| database.sql(role, "UPDATE recol.hub SET office = office").map(|rows| rows.len());
    let office = database.role("siege");
    let key = team.office.station.key.clone();
    database.hub(OWNER).office(&office, Some(PASSWORD), "bureau", &key).unwrap();
    let refused = (Err(DENIED.to_owned()), Ok(0));
    assert_eq!((many(&database.role("un")), takes_office(&office)), refused, "a new hub");

    older();
    assert_eq!(takes_office(&office), Err(DENIED.to_owned()));
    // The office's own role cannot, and says who can; nothing else is kept from it.
    let report = team.office.sync(&mut database.hub(&office)).unwrap();
    assert_eq!((report.arrived(), report.troubles.as_slice()), (4, [Trouble::LacksRights(OWNER.to_owned())].as_slice()));
    assert_eq!(takes_office(&office), Err(DENIED.to_owned()));
    // Nobody else is told.
    assert_eq!(team.one.sync(&mut database.hub(&database.role("un"))).unwrap().troubles, []);
    assert_eq!(team.office.sync(&mut database.hub(OWNER)).unwrap().troubles, []);
    assert_eq!((many(&database.role("un")), takes_office(&office)), refused, "after a sync of its owner");
    assert_eq!(team.office.sync(&mut database.hub(&office)).unwrap().troubles, []);

    older();
    database.auditor("trois");
    assert_eq!((many(&database.role("un")), takes_office(&office)), refused, "after a new auditor");
    older();
    database.hub(OWNER).office(&office, None, "bureau", &key).unwrap();
    assert_eq!((many(&database.role("un")), takes_office(&office)), refused, "after a new office");
}
