//! The PostgreSQL hub, over real servers.

use super::{
    laptop::Laptop,
    server::{Database, OWNER, Server},
    story::story,
};
use recol::{
    audit::ids::{HubId, Incarnation},
    io::hub::Hub,
};

/// A database with a hub in it.
pub fn hub_of(server: &Server, office: &Laptop) -> Database {
    let database = server.database();
    database.hub(OWNER).init(HubId([1; 16]), Incarnation([1; 16]), office.name, &office.station.key).unwrap();
    database
}

#[test]
fn the_story_in_postgres() {
    let mut office = Laptop::new("bureau");
    let database = hub_of(Server::shared(), &office);
    for who in ["poste 1", "poste 2", "poste 3"] {
        database.auditor(who);
    }
    story(&mut office, &mut |who| -> Box<dyn Hub> {
        Box::new(if who == "bureau" { database.hub(OWNER) } else { database.hub(&database.role(who)) })
    });
}
