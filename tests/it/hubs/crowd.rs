//! Many at once: words of the office said in parallel, thousands of strangers who introduce themselves, lists that are lost or
//! damaged. Who is accepted is what the office said last, whoever writes a list, and nobody waits for rubbish.

use super::{laptop::Laptop, story::rows, ways::Place};
use recol::{
    audit::{
        exchange::{Card, Scope},
        ids::HubId,
        journal::SigningKey,
    },
    io::{
        hub::{FolderHub, Hub, Me, Trouble, Word, admit, roster},
        store::Store,
    },
};
use std::{fs, thread};

/// How often the words are said in parallel.
const ROUNDS: usize = 8;

/// An office with stations that wait.
fn office_and_waiting(make: fn(&Laptop) -> Place, names: &[&'static str]) -> (Place, Laptop, Vec<Card>) {
    let mut office = Laptop::new("bureau");
    let place = make(&office);
    office.import(rows());
    office.sync(&mut *place.hub(&office)).unwrap();
    for name in names {
        let mut station = Laptop::new(name);
        station.refused(&mut *place.hub(&station));
    }
    let cards = place.hub(&office).meet(&[]).unwrap().cards;
    let waiting = cards.into_iter().filter(|card| !card.accepted).collect();
    (place, office, waiting)
}

/// What the hub's own lists say, which a server goes by.
fn listed(place: &Place, office: &Laptop) -> Vec<(String, bool)> {
    let cards = place.hub(office).meet(&[]).unwrap().cards;
    let mut listed: Vec<_> = cards.into_iter().map(|card| (card.name.to_string(), card.accepted)).collect();
    listed.sort();
    listed
}

#[test]
fn words_of_the_office_that_are_said_at_once_all_count() {
    const NAMES: [&str; 7] = ["poste 1", "poste 2", "poste 3", "poste 4", "poste 5", "poste 6", "poste 7"];
    for make in Place::each() {
        let (place, mut office, waiting) = office_and_waiting(make, &NAMES);
        for round in 0..ROUNDS {
            // Each station gets the other word than the last time.
            let word = |at: usize| if (at + round).is_multiple_of(2) { Word::Accepted(Scope::All) } else { Word::Refused };
            let folder = office.folder().to_owned();
            let (key, now) = (office.station.key.clone(), office.moment());
            thread::scope(|scope| {
                for (at, card) in waiting.iter().enumerate() {
                    let (folder, key) = (&folder, key.clone());
                    let mut hub = place.hub(&office);
                    scope.spawn(move || {
                        let mut store = Store::open(folder).unwrap();
                        let me = Me { name: "bureau".to_owned(), key, now };
                        admit(&mut store, &mut *hub, &me, &[(card.clone(), word(at))]).unwrap();
                    });
                }
            });
            let mut wanted: Vec<(String, bool)> =
                waiting.iter().enumerate().map(|(at, card)| (card.name.to_string(), word(at) != Word::Refused)).collect();
            wanted.push(("bureau".to_owned(), true));
            wanted.sort();
            assert_eq!(listed(&place, &office), wanted, "round {round}: the hub's lists");
            let office_key = office.station.key.public();
            let said = roster(&office.store, HubId([1; 16]).roster(), &office_key).unwrap();
            for (at, card) in waiting.iter().enumerate() {
                assert_eq!(said.has_refused(&card.key), word(at) == Word::Refused, "round {round}: the entries");
            }
        }
        println!("{} words, {} at a time", ROUNDS * NAMES.len(), NAMES.len());
        assert_eq!(office.store.verify().unwrap().problems, []);
    }
}

/// How many strangers introduce themselves.
const STRANGERS: usize = 2_000;

/// A folder bears any number of introductions: few of them are opened, and the one that the office asks for is found.
#[test]
fn two_thousand_introductions_in_a_folder_are_bounded() {
    let (place, mut office, _) = office_and_waiting(Place::folder, &[]);
    let root = place.root().unwrap();
    let mut hub = FolderHub::at(&root);
    for at in 0..STRANGERS {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&at.to_be_bytes());
        hub.introduce("intrus", &SigningKey::from_seed(&seed)).unwrap();
    }
    let mut last = Laptop::new("poste 1");
    last.refused(&mut hub);
    let report = office.sync(&mut hub).unwrap();
    assert!(matches!(report.troubles.as_slice(), [Trouble::Crowded { most: 200, .. }]), "{:?}", report.troubles);
    assert!(hub.meet(&[]).unwrap().cards.len() <= 201);
    let digits: String = last.station.key.public().to_string().chars().take(8).collect();
    let found = Hub::introduced_as(&mut hub, &digits).unwrap();
    let card = found.into_iter().find(|card| card.name == "poste 1").expect("asked for by its key");
    super::laptop::say(&mut hub, &mut office, vec![(card, Word::Accepted(Scope::All))]);
    last.sync(&mut hub).unwrap();
    assert_eq!(last.store.newest_revision().unwrap(), office.store.newest_revision().unwrap());
}

/// At a server a role introduces no more than a bounded number, and hides nobody else.
#[cfg(unix)]
#[test]
fn two_thousand_introductions_of_one_role_are_bounded() {
    use super::server::OWNER;
    let (place, mut office, _) = office_and_waiting(Place::postgres, &[]);
    let Place::Postgres(database) = &place else { panic!("a server was made") };
    let role = database.auditor("intrus");
    let mut hub = database.hub(&role);
    let mut taken = 0;
    for at in 0..STRANGERS {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&at.to_be_bytes());
        match hub.introduce("intrus", &SigningKey::from_seed(&seed)) {
            Ok(()) => taken += 1,
            // The server says no; nothing of the line or of the question is wrong.
            Err(recol::io::hub::HubError::NoRight { .. }) => break,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(taken, 100);
    // However they came there, few are told.
    let more = "INSERT INTO recol.station (key, owner, name, proof) SELECT sha256(int4send(n)), 'ROLE', 'intrus', sha512(''::bytea) FROM generate_series(1, 2000) n";
    database.sql(OWNER, &more.replace("ROLE", &role)).unwrap();
    let mut one = Laptop::new("poste 1");
    one.refused(&mut *place.hub(&one));
    let greeting = place.hub(&office).meet(&[]).unwrap();
    assert!(greeting.cards.len() + greeting.troubles.len() <= 1 + 20 + 1, "{} cards", greeting.cards.len());
    super::laptop::accept(&mut *place.hub(&office), &mut office, &Scope::All);
    one.sync(&mut *place.hub(&one)).unwrap();
}

/// The newest list is enough: an older one may be damaged, unreadable or gone, and a newer one that nobody signed is named.
#[test]
fn a_damaged_older_list_is_nobodys_matter() {
    let (place, mut office, waiting) = office_and_waiting(Place::folder, &["poste 1"]);
    let root = place.root().unwrap();
    let mut hub = FolderHub::at(&root);
    let words = [Word::Accepted(Scope::All), Word::Refused, Word::Accepted(Scope::All)];
    for word in words {
        super::laptop::say(&mut hub, &mut office, vec![(waiting[0].clone(), word)]);
    }
    let files = || {
        let mut found: Vec<_> = fs::read_dir(root.join("roster")).unwrap().map(|entry| entry.unwrap().path()).collect();
        found.sort();
        found
    };
    let lists = files();
    assert!(lists.len() >= 4, "{lists:?}");
    for (at, older) in lists.iter().rev().skip(1).enumerate() {
        match at % 3 {
            0 => fs::write(older, "{").unwrap(),
            1 => fs::remove_file(older).unwrap(),
            _ => {
                fs::remove_file(older).unwrap();
                fs::create_dir(older).unwrap();
            }
        }
    }
    let report = office.sync(&mut hub).unwrap();
    assert_eq!(report.troubles, []);
    // One that says to be newer: named, and the real one counts.
    fs::write(root.join("roster").join("900000-0123456789abcdef.json"), "{}").unwrap();
    let copied = root.join("roster").join("900001-0123456789abcdef.json");
    fs::copy(lists.last().unwrap(), copied).unwrap();
    let report = office.sync(&mut hub).unwrap();
    assert!(matches!(report.troubles.as_slice(), [Trouble::Altered { .. }, Trouble::Altered { .. }]), "{:?}", report.troubles);
    assert!(hub.meet(&[]).unwrap().cards.iter().any(|card| card.name == "poste 1" && card.accepted));
}
