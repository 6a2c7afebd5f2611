//! The folder hub: a share, a synced folder, a stick. It consists of immutable files, each written under another name,
//! flushed, then renamed. It needs no lock, no link and no database file, so it works wherever files work.
//!
//! ```text
//! recol-hub.json                                   which hub, which history of it, whose office, and whose before; signed
//! stations/<key>.json                              a station introduces itself; signed by it
//! roster/<number>-<digest>.json                    who is accepted; signed by the office; the highest number is valid, and no other is read
//! inventory/<revision>-<digest>.rev                the changes of a revision; signed by the office
//! inventory/<revision>-<digest>.all                all rows at a revision, earlier ones merged into it; signed by the office
//! journal/<writer>/<first>-<last>-<hash>.seg       a segment; signed by its station
//! photographs/<digest>.jpg                         a photograph that an entry names by its digest
//! ```
//!
//! Others write to this storage too, and one of them may be malicious. Below the folder no link is followed, only
//! regular files are read, and only as many bytes of them as their format allows ([`crate::io::within`]). A faulty file
//! of the own series is put aside as `.recol-aside-…`. Only unfinished files, and files that were merged into another,
//! are deleted. A station merges the pieces of its own series where they have become many.
//!
//! A station writes under its own names alone, and no file of another name is looked at, reported by a sync, or moved: other
//! programs leave their own (`desktop.ini`, `Thumbs.db`), and copies of ours where they met two of a name. Only a segment under
//! another name is recognised by its content, since it proves itself. [`FolderHub::strangers`] lists what is passed over.

mod files;
mod inventory;
mod journal;
mod merge;
mod root;
mod roster;
mod stills;
mod strangers;

use super::{Begun, Greeting, Hub, HubError, Refusal, Shot, TakeArrival, TakeSegment, TellRows};
use crate::audit::{
    exchange::{Card, RevisionHead, Scope, Segment},
    ids::{HubId, Incarnation, Revision, WriterId},
    journal::{PublicKey, SigningKey, StillId},
};
use crate::{
    io::{album::Photograph, path::HUB_FILE},
    job::Thing,
};
use files::listed;
pub use root::FolderHub;
use std::{collections::BTreeSet, path::Path};
pub use strangers::Strangers;

impl FolderHub {
    /// Creates a hub in a folder, with this station as its office.
    ///
    /// # Errors
    /// [`HubError::Exists`] if there is one already, [`HubError::Io`].
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
        made.write_roster(&[card], &[office.public()], office)?;
        // Written last: a hub exists once its identity is there.
        made.write_identity((hub, incarnation), Vec::new(), office)?;
        Ok(made)
    }
}

impl Hub for FolderHub {
    fn knows(&mut self, begun: &[Begun]) {
        self.begun.extend(begun.iter().copied());
    }

    fn meet(&mut self, own: &[WriterId]) -> Result<Greeting, HubError> {
        let identity = self.identity()?;
        let root = self.held()?;
        let now = files::time(&root);
        listed(Some(&root))?.sweep(Some(&root), now);
        // Read before the revisions: the office first publishes a revision and then states it, so a station that sees
        // the statement must also see the revision.
        let shown = self.series(own, now)?;
        let (cards, mut troubles) = self.cards(&identity, now)?;
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
            misled: false,
            series: shown.heads,
            holes: shown.holes,
            troubles,
        })
    }

    fn introduce(&mut self, name: &str, key: &SigningKey) -> Result<(), HubError> {
        self.write_introduction(name, key)
    }

    fn admit(&mut self, cards: &[Card], office: &SigningKey) -> Result<(), HubError> {
        let identity = self.only_office(office)?;
        self.write_roster(cards, &identity.signers(), office)
    }

    fn publish(&mut self, head: &RevisionHead, tell: &mut TellRows<'_>, office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        self.write_revision(head, tell, office)
    }

    fn inventory(&mut self, after: Revision, upto: Revision, scope: &Scope, take: &mut TakeArrival<'_>) -> Result<(), HubError> {
        let signers = self.identity()?.signers();
        self.read_revisions(&signers, after, upto, scope, take)
    }

    fn gather(&mut self, floor: Revision, office: &SigningKey) -> Result<(), HubError> {
        let identity = self.only_office(office)?;
        FolderHub::gather(self, floor, &identity.signers(), office)
    }

    fn push(&mut self, segment: &Segment) -> Result<(), HubError> {
        self.write_segment(segment)?;
        // The segment is there, whatever becomes of this.
        let _ = self.merge_pieces(segment.head().writer);
        Ok(())
    }

    fn fetch(&mut self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        self.read_series(writer, after, take)
    }

    fn stills(&mut self, asked: &BTreeSet<Shot>) -> Result<BTreeSet<Shot>, HubError> {
        self.stills_there(asked)
    }

    fn put_still(&mut self, _: Shot, photograph: &Photograph) -> Result<(), HubError> {
        self.write_still(photograph)
    }

    fn still(&mut self, still: StillId) -> Result<Option<Photograph>, HubError> {
        self.read_still(still)
    }

    /// A folder is made with the first photograph.
    fn make_place_for_stills(&mut self, _: &SigningKey) -> Result<(), HubError> {
        Ok(())
    }

    fn introduced_as(&mut self, digits: &str) -> Result<Vec<Card>, HubError> {
        FolderHub::introduced_as(self, digits)
    }

    fn succeed(&mut self, before: &PublicKey, name: &str, office: &SigningKey, told: &[Segment]) -> Result<(), HubError> {
        let identity = self.identity()?;
        let mut signers = identity.signers();
        if identity.office != *before {
            return Err(Refusal::OtherOffice.into());
        }
        told.iter().try_for_each(|segment| self.write_segment(segment))?;
        let (mut cards, _) = self.cards(&identity, None)?;
        cards.retain(|card| card.accepted && card.key != office.public() && card.key != *before);
        cards.push(Card { key: office.public(), name: name.into(), accepted: true, scope: Scope::All });
        signers.insert(0, office.public());
        self.write_roster(&cards, &signers, office)?;
        // Written last: from here on this is the office.
        self.write_identity((identity.id, identity.incarnation), identity.signers(), office)
    }

    fn restored(&mut self, office: &SigningKey) -> Result<(), HubError> {
        let identity = self.only_office(office)?;
        let mut fresh = [0; 16];
        getrandom::fill(&mut fresh).map_err(|error| HubError::Damaged { what: String::new(), cause: error.to_string() })?;
        self.write_identity((identity.id, Incarnation(fresh)), identity.before, office)
    }
}
