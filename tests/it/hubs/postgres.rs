//! The PostgreSQL hub, over real servers.

use super::{
    laptop::{Laptop, accept},
    server::{Database, OWNER, Server},
    story::{rows, story},
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, HubId, Incarnation},
    },
    io::hub::Hub,
};

/// A database with a hub in it.
pub fn hub_of(server: &Server, office: &Laptop) -> Database {
    let database = server.database();
    database.hub(OWNER).init(HubId([1; 16]), Incarnation([1; 16]), office.name, &office.station.key).unwrap();
    database
}

/// A hub with an office that has published an inventory and opened a campaign.
pub fn opened(server: &Server) -> (Database, Laptop, CampaignId) {
    let mut office = Laptop::new("bureau");
    let database = hub_of(server, &office);
    office.import(rows());
    let campaign = office.open_campaign();
    office.sync(&mut database.hub(OWNER)).unwrap();
    (database, office, campaign)
}

/// A station that the office has accepted, in step with the hub, under a role of its own.
pub fn joined(database: &Database, office: &mut Laptop, name: &'static str, scope: &Scope) -> Laptop {
    let mut laptop = Laptop::new(name);
    let mut hub = database.hub(&database.auditor(name));
    laptop.refused(&mut hub);
    accept(&mut database.hub(OWNER), office, scope);
    laptop.sync(&mut hub).unwrap();
    laptop
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
