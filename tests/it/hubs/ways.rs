//! A hub of any kind, reached by whoever is named.

use super::laptop::Laptop;
#[cfg(unix)]
use super::server::{Database, OWNER, Server};
use recol::{
    audit::ids::{HubId, Incarnation},
    io::hub::{FolderHub, Hub},
};
use std::path::PathBuf;
use tempfile::TempDir;

/// Where a hub is.
pub enum Place {
    Folder(TempDir),
    #[cfg(unix)]
    Postgres(Database),
}

impl Place {
    /// Every kind of hub, made by an office.
    pub fn each() -> Vec<fn(&Laptop) -> Self> {
        #[cfg(unix)]
        return vec![Self::folder, Self::postgres];
        #[cfg(not(unix))]
        return vec![Self::folder];
    }

    pub fn folder(office: &Laptop) -> Self {
        let dir = TempDir::new().unwrap();
        FolderHub::init(dir.path(), HubId([1; 16]), Incarnation([1; 16]), office.name, &office.station.key).unwrap();
        Self::Folder(dir)
    }

    #[cfg(unix)]
    pub fn postgres(office: &Laptop) -> Self {
        let database = Server::shared().database();
        database.hub(OWNER).init(HubId([1; 16]), Incarnation([1; 16]), office.name, &office.station.key).unwrap();
        Self::Postgres(database)
    }

    /// The hub, as a station reaches it. At a server each has a role, which is made where it is not there; whoever is the office
    /// has the owner's.
    pub fn hub(&self, laptop: &Laptop) -> Box<dyn Hub + Send> {
        // A folder asks nobody who comes.
        let _ = laptop;
        match self {
            Self::Folder(dir) => Box::new(FolderHub::at(dir.path())),
            #[cfg(unix)]
            Self::Postgres(database) if laptop.name.starts_with("bureau") => Box::new(database.hub(OWNER)),
            #[cfg(unix)]
            Self::Postgres(database) => {
                let role = database.role(laptop.name);
                if database.sql(OWNER, &format!("SELECT FROM pg_roles WHERE rolname = '{role}'")).unwrap().is_empty() {
                    database.auditor(laptop.name);
                }
                Box::new(database.hub(&role))
            }
        }
    }

    /// The folder, if it is one.
    pub fn root(&self) -> Option<PathBuf> {
        match self {
            Self::Folder(dir) => Some(dir.path().to_owned()),
            #[cfg(unix)]
            Self::Postgres(_) => None,
        }
    }
}
