//! Pulling the inventory from servers: what comes from which interface, what happens to it on the way, and the command.

pub mod command;
mod faults;
#[cfg(unix)]
mod interrupt;
mod laws;
mod push;
pub mod server;
mod tls;
mod wire;

use recol::{
    audit::moment::Moment,
    io::pull::{Address, Anew, Bounds, Kept, Login, Order, PullError, Pulled, Secret, System, Watch, pull},
    job::Progress,
};
use server::{APPLICATION, ARCHIVED, CLIENT, CLIENT_SECRET, HARDWARE, Item, PASSWORD, Server, TOKEN, USER};
use std::{collections::BTreeMap, path::Path, time::Duration};

/// The three interfaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Road {
    SnipeIt,
    Glpi,
    Glpi11,
}

impl Road {
    pub const ALL: [Self; 3] = [Self::SnipeIt, Self::Glpi, Self::Glpi11];

    /// The lists that it reads in these tests.
    pub fn lists(self) -> &'static [&'static str] {
        if self == Self::SnipeIt { &[HARDWARE] } else { &["Computer", "Peripheral"] }
    }

    pub fn login(self) -> Login {
        match self {
            Self::SnipeIt => Login::Bearer(Secret::new(TOKEN)),
            Self::Glpi => Login::Session { user: Secret::new(TOKEN), application: Some(Secret::new(APPLICATION)) },
            Self::Glpi11 => Login::Oauth {
                client: CLIENT.to_owned(),
                client_secret: Secret::new(CLIENT_SECRET),
                user: USER.to_owned(),
                password: Secret::new(PASSWORD),
            },
        }
    }

    pub fn order(self, address: &str) -> Order {
        let system = if self == Self::SnipeIt { System::SnipeIt } else { System::Glpi };
        Order {
            address: Address::parse(system, address, false).unwrap(),
            login: self.login(),
            types: self.lists().iter().map(ToString::to_string).collect(),
            roots: None,
            bounds: Bounds { page: 4, ..Bounds::default() },
        }
    }
}

/// A watch that sleeps never, and remembers.
#[derive(Debug, Default)]
pub struct Notes {
    pub waits: Vec<Duration>,
    pub far: Vec<(String, Progress)>,
    pub anew: Vec<Anew>,
    /// After how many reports it stops.
    pub stops: Option<usize>,
}

impl Watch for Notes {
    fn far(&mut self, far: Progress, list: &str) {
        self.far.push((list.to_owned(), far));
    }

    fn anew(&mut self, why: Anew) {
        self.anew.push(why);
    }

    fn wait(&mut self, time: Duration) {
        self.waits.push(time);
    }

    fn stopped(&self) -> bool {
        self.stops.is_some_and(|most| self.far.len() >= most)
    }
}

/// Pulls, without a folder for what is kept.
pub fn pulled(order: &Order) -> (Result<Pulled, PullError>, Notes) {
    let mut notes = Notes::default();
    (pull(order, None, &mut notes), notes)
}

/// Pulls, with one.
pub fn pulled_in(folder: &Path, order: &Order, notes: &mut Notes) -> Result<Pulled, PullError> {
    let kept = Kept::at(folder, &order.address.source(), Moment::new(1_000_000_000, 0)).unwrap();
    pull(order, Some(kept), notes)
}

/// A device, by header.
pub type Cells = BTreeMap<String, String>;

/// The rows of a table, by what stands in its column `id`.
pub fn rows(pulled: &Pulled) -> BTreeMap<String, Cells> {
    let mut reader = csv::Reader::from_reader(pulled.bytes.as_slice());
    let headers = reader.headers().unwrap().clone();
    let mut found = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        let cells: Cells = headers.iter().zip(&record).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
        let id = cells["id"].clone();
        assert!(found.insert(id, cells).is_none(), "a device came twice");
    }
    assert_eq!(found.len(), pulled.devices);
    found
}

/// What should come of an item.
fn expected(road: Road, list: &str, id: u64, item: &Item) -> Option<(String, Cells)> {
    let (kind, name) = item.with.clone().unwrap_or_default();
    let user = if kind == "user" { "user" } else { "" };
    let id = if road == Road::SnipeIt { id.to_string() } else { format!("{list}/{id}") };
    let mut cells = vec![("id", id.clone()), ("asset_tag", item.tag.clone()), ("serial", item.serial.clone())];
    cells.extend([("model", item.model.clone()), ("location", item.place.clone()), ("assigned_to", user.to_owned())]);
    if road == Road::SnipeIt {
        let place = if kind == "location" { name } else { String::new() };
        let meta = if item.meta.is_empty() { String::new() } else { format!(" ({})", item.meta) };
        cells.extend([
            ("category", item.category.clone()),
            ("status", format!("{}{meta}", item.status)),
            ("company", item.entity.clone()),
            ("default_location", item.place.clone()),
            ("expected_checkin_date", item.due.clone()),
            ("checkout_type", kind),
            ("Checked Out To: Location", place),
        ]);
    } else {
        let category = if item.category.is_empty() { list.to_owned() } else { item.category.clone() };
        cells.extend([
            ("category", category),
            ("status", item.status.clone()),
            ("entity", item.entity.clone()),
            ("uuid", item.uuid.clone()),
            ("checkout_type", user.to_owned()),
        ]);
    }
    let left_out = item.deleted || (item.template && road != Road::SnipeIt);
    (!left_out).then(|| (id, cells.into_iter().map(|(name, cell)| (name.to_owned(), cell)).collect()))
}

/// What should come of lists.
pub fn all_expected(road: Road, lists: &BTreeMap<String, BTreeMap<u64, Item>>) -> BTreeMap<String, Cells> {
    let named = road.lists().iter().chain(&[ARCHIVED]).filter_map(|list| Some((*list, lists.get(*list)?)));
    named.flat_map(|(list, items)| items.iter().filter_map(move |(id, item)| expected(road, list, *id, item))).collect()
}

/// Lists for an interface, with everything in them that is not simple.
pub fn strange(road: Road) -> BTreeMap<String, BTreeMap<u64, Item>> {
    let with = |kind: &str, name: &str| Some((kind.to_owned(), name.to_owned()));
    let item = |number: u64| Item {
        tag: format!("HDS-{number:07}"),
        serial: format!("00{number}"),
        uuid: format!("4c4c4544-0000-1000-8000-{number:012}"),
        model: "Latitude 3310 \"2-en-1\" & co".to_owned(),
        category: "Portable".to_owned(),
        status: "Ready to Deploy".to_owned(),
        meta: "deployable".to_owned(),
        entity: "Racine > Collège 0921170X".to_owned(),
        place: "Bâtiment A > Salle d'arts; \"1\"\nau fond".to_owned(),
        ..Item::default()
    };
    let items = [
        item(1),
        Item { with: with("user", "Jeanne Dupont"), meta: "deployed".to_owned(), due: "2027-07-02".to_owned(), ..item(2) },
        Item { with: with("location", "Réserve <2>"), ..item(3) },
        Item { with: with("asset", "HDS-0000001"), ..item(4) },
        Item { deleted: true, ..item(5) },
        Item { template: true, ..item(6) },
        Item { tag: "=1+1".to_owned(), serial: "-0012".to_owned(), ..item(7) },
        Item { tag: "  à blancs  ".to_owned(), ..item(8) },
        Item { category: String::new(), status: String::new(), place: String::new(), ..item(9) },
        Item { entity: "Racine".to_owned(), ..item(10) },
        Item { archived: true, status: "Archived".to_owned(), meta: "archived".to_owned(), ..item(11) },
    ];
    let all: BTreeMap<u64, Item> = items.into_iter().zip(1..).map(|(item, id)| (id * 3, item)).collect();
    road.lists().iter().map(|list| ((*list).to_owned(), all.clone())).collect()
}

#[test]
fn every_interface_hands_out_the_whole_inventory_and_no_person() {
    for road in Road::ALL {
        let server = Server::with(strange(road));
        server.state().narrow = true;
        server.state().rootless = true;
        let (pulled, notes) = pulled(&road.order(&server.address()));
        let pulled = pulled.unwrap();
        assert_eq!(rows(&pulled), all_expected(road, &server.state().lists), "{road:?}");
        let text = String::from_utf8(pulled.bytes.clone()).unwrap().to_lowercase();
        for person in ["dupont", "jeanne", "4711", "example.org", "pc-de"] {
            assert!(!text.contains(person), "{road:?}: {person}");
        }
        // Snipe-IT lists nothing of its bin; GLPI lists templates, and GLPI 11 its bin.
        assert_eq!(pulled.left_out, [0, 2, 2][Road::ALL.iter().position(|other| *other == road).unwrap()]);
        assert_eq!((server.sessions(), notes.waits.len()), (0, 0), "{road:?}");
        let (list, last) = notes.far.last().unwrap();
        assert_eq!((list.as_str(), last.percent()), (if road == Road::SnipeIt { ARCHIVED } else { "Peripheral" }, 100));
    }
}

#[test]
fn no_list_and_an_empty_one_are_two_things() {
    for road in Road::ALL {
        let mut lists = strange(road);
        lists.values_mut().for_each(BTreeMap::clear);
        let server = Server::with(lists);
        let (pulled, _) = pulled(&road.order(&server.address()));
        let pulled = pulled.unwrap();
        assert_eq!((pulled.devices, String::from_utf8(pulled.bytes).unwrap().lines().count()), (0, 1));
    }
    for road in [Road::Glpi, Road::Glpi11] {
        let server = Server::with(BTreeMap::new());
        let refused = pulled(&road.order(&server.address())).0;
        assert!(matches!(refused, Err(PullError::Answer { .. })), "{refused:?}");
    }
}

/// What the requests say: identities that rise, so that no page depends on when another came, and no token in an address.
#[test]
fn requests_ask_for_order_and_show_no_token() {
    for road in Road::ALL {
        let server = Server::with(strange(road));
        pulled(&road.order(&server.address())).0.unwrap();
        let state = server.state();
        for request in &state.log {
            let address = format!("{} {:?}", request.path, request.query);
            for secret in [TOKEN, APPLICATION, CLIENT_SECRET, PASSWORD] {
                assert!(!address.contains(secret), "{address}");
            }
            if request.asked("limit").is_some() || request.asked("range").is_some() {
                assert_eq!(request.asked("sort"), Some("id"));
                assert_eq!(request.header("accept"), "application/json");
            }
        }
    }
}
