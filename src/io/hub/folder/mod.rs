//! The folder hub: a share, a synced folder, a stick. Immutable files, each written under another name, synced, renamed;
//! no lock, no link, no database file, so that it works wherever files do.
//!
//! ```text
//! recol-hub.json                                   which hub, which history of it, whose office; signed
//! stations/<key>.json                              a station introduces itself; signed by it
//! roster/<number>-<digest>.json                    who is accepted; signed by the office, the highest number holds
//! inventory/<revision>-<digest>.rev                what a revision changed; signed by the office
//! inventory/<revision>-<digest>.all                how everything stands at a revision, earlier ones gathered in it; likewise
//! journal/<writer>/<first>-<last>-<hash>.seg       a segment; signed by its station
//! ```
//!
//! It is storage that others write in too, and one of them may mean harm: below the folder no link is followed, regular files
//! alone are read, and no more of them than their form allows ([`crate::io::within`]). What is wrong with an own file is put
//! aside as `.recol-aside-…`; nothing is taken away but what was left half-written and what was gathered into another.
//!
//! A station writes under its own names alone, and no file of another name is looked at, told of in a sync, or moved: other
//! programs leave their own (`desktop.ini`, `Thumbs.db`), and copies of ours where they met two of a name. Only a segment under
//! another name is told by what is in it, since it proves itself. [`FolderHub::strangers`] lists what is passed over.

mod files;
mod inventory;
mod journal;
mod root;
mod roster;
mod strangers;

use super::{Greeting, Hub, HubError, TakeArrival, TakeSegment, TellRows};
use crate::audit::{
    exchange::{Card, RevisionHead, Scope, Segment},
    ids::{HubId, Incarnation, Revision, WriterId},
    journal::SigningKey,
};
use crate::{io::path::HUB_FILE, job::Thing};
use files::listed;
pub use root::FolderHub;
use std::path::Path;
pub use strangers::Strangers;

impl FolderHub {
    /// Makes a hub in a folder, with this station as its office.
    ///
    /// # Errors
    /// [`HubError::Exists`] where there is one, [`HubError::Io`].
    pub fn init(root: &Path, hub: HubId, incarnation: Incarnation, name: &str, office: &SigningKey) -> Result<Self, HubError> {
        let made = Self::at(root);
        std::fs::create_dir_all(root).map_err(HubError::io(root))?;
        match made.held()?.thing(HUB_FILE).map_err(HubError::io(made.identity_path()))? {
            None => {}
            Some(Thing::File) => return Err(HubError::Exists(root.display().to_string())),
            Some(thing) => return Err(HubError::Strange { path: made.identity_path(), thing }),
        }
        for folder in ["stations", "roster", "inventory", "journal"] {
            made.folder_made(folder)?;
        }
        let card = Card { key: office.public(), name: name.into(), accepted: true, scope: Scope::All };
        made.write_roster(&[card], office)?;
        // Last: a hub is there once it says who it is.
        made.write_identity(hub, incarnation, office)?;
        Ok(made)
    }
}

impl Hub for FolderHub {
    fn meet(&mut self, own: &[WriterId]) -> Result<Greeting, HubError> {
        let identity = self.identity()?;
        let root = self.held()?;
        let now = files::time(&root);
        listed(Some(&root))?.sweep(Some(&root), now);
        // Before the revisions: the office publishes one first and states it then, and who saw the statement has to see it too.
        let shown = self.series(own, now)?;
        let (cards, mut troubles) = self.cards(&identity.office, now)?;
        let (floor, revisions) = self.revisions(now)?;
        troubles.extend(shown.troubles);
        Ok(Greeting {
            hub: identity.id,
            incarnation: identity.incarnation,
            office: identity.office,
            time: now.and_then(files::moment),
            floor,
            revisions,
            cards,
            series: shown.heads,
            holes: shown.holes,
            troubles,
        })
    }

    fn introduce(&mut self, name: &str, key: &SigningKey) -> Result<(), HubError> {
        self.write_introduction(name, key)
    }

    fn admit(&mut self, cards: &[Card], office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        self.write_roster(cards, office)
    }

    fn publish(&mut self, head: &RevisionHead, tell: &mut TellRows<'_>, office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        self.write_revision(head, tell, office)
    }

    fn inventory(&mut self, after: Revision, upto: Revision, scope: &Scope, take: &mut TakeArrival<'_>) -> Result<(), HubError> {
        let office = self.identity()?.office;
        self.read_revisions(&office, after, upto, scope, take)
    }

    fn gather(&mut self, floor: Revision, office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        FolderHub::gather(self, floor, office)
    }

    fn push(&mut self, segment: &Segment) -> Result<(), HubError> {
        self.write_segment(segment)
    }

    fn fetch(&mut self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        self.read_series(writer, after, take)
    }

    fn restored(&mut self, office: &SigningKey) -> Result<(), HubError> {
        let identity = self.only_office(office)?;
        let mut fresh = [0; 16];
        getrandom::fill(&mut fresh).map_err(|error| HubError::Damaged { what: String::new(), cause: error.to_string() })?;
        self.write_identity(identity.id, Incarnation(fresh), office)
    }
}
